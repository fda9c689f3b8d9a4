//! SQL of photos and findings.

use crate::hazard::io::store::WORDS;
use crate::hazard::sign::recur::Same;
use crate::hazard::sign::{Sign, Verdict, photo::Photo};
use ::store::{Row, Together, Tx, Value, params};
use jiff::Timestamp;
use kernel::id::{EnterpriseId, FileId, HazardId, SiteId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// A sign that is kept.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Finding {
    pub n: i64,
    pub kind: String,
    pub say: String,
    pub score: f64,
    pub file: Option<FileId>,
    pub other_file: Option<FileId>,
    pub other_hazard: Option<HazardId>,
    pub at: Timestamp,
    /// `open` `dismissed` `confirmed`
    pub state: String,
    pub settled_name: Option<String>,
    pub settled_at: Option<Timestamp>,
    pub reason: Option<String>,
}

const COLUMNS: &str =
    "n, kind, say, score, file, other_file, other_hazard, at, state, settled_name, settled_at, reason";

fn decode(row: &Row) -> Outcome<Finding> {
    Ok(Finding {
        n: row.get("n")?,
        kind: row.get("kind")?,
        say: row.get("say")?,
        score: row.get("score")?,
        file: row.get("file")?,
        other_file: row.get("other_file")?,
        other_hazard: row.get("other_hazard")?,
        at: row.get("at")?,
        state: row.get("state")?,
        settled_name: row.get("settled_name")?,
        settled_at: row.get("settled_at")?,
        reason: row.get("reason")?,
    })
}

/// Findings of a hazard: open ones first, the strongest first. The caller has found the hazard in scope.
pub async fn of(tx: &mut Tx, hazard: HazardId) -> Outcome<Vec<Finding>> {
    let sql =
        format!("select {COLUMNS} from hazard_finding where hazard = $1 order by state = 'open' desc, score desc, n");
    tx.all(&sql, params![hazard]).await?.iter().map(decode).collect()
}

/// Keeps what is new and gives it back.
pub(super) async fn keep(tx: &mut Tx, hazard: HazardId, signs: &[Sign], now: Timestamp) -> Outcome<Vec<Sign>> {
    let mut new = Vec::new();
    for s in signs {
        let row =
            tx.one("select coalesce(max(n), 0) as n from hazard_finding where hazard = $1", params![hazard]).await?;
        let n: i64 = row.get("n")?;
        let sql = "insert into hazard_finding (hazard, n, key, kind, say, score, file, other_file, other_hazard, at, state) \
                   values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'open') on conflict (hazard, key) do nothing";
        let values =
            params![hazard, n + 1, s.key(), s.kind, &s.say, s.score, s.file, s.other_file, s.other_hazard, now];
        if tx.exec(sql, values).await? > 0 {
            new.push(s.clone());
        }
    }
    if !new.is_empty() {
        count(tx, hazard).await?;
    }
    Ok(new)
}

/// Counts what is open, for the lists and the index of words.
async fn count(tx: &mut Tx, hazard: HazardId) -> Outcome<()> {
    let mut all = Together::new();
    all.add(
        "update hazard set suspect = (select count(*) from hazard_finding f where f.hazard = $1 and f.state = 'open') \
         where id = $1",
        params![hazard],
    );
    WORDS.changed(&mut all, hazard);
    tx.together(all).await?;
    Ok(())
}

/// A person settles a finding, with a reason; once.
pub async fn settle(
    ctx: &Ctx,
    tx: &mut Tx,
    hazard: HazardId,
    n: i64,
    verdict: Verdict,
    reason: &str,
) -> Outcome<Finding> {
    let sql = format!("select {COLUMNS} from hazard_finding where hazard = $1 and n = $2");
    let found = tx.opt(&sql, params![hazard, n]).await?.ok_or_else(|| Refusal::not_found("疑点"))?;
    let finding = decode(&found)?;
    if reason.trim().chars().count() < 4 {
        let say = "请写明认定的理由（不少于 4 个字），例如核对了什么、向谁了解。";
        return Err(Refusal::invalid("REASON_REQUIRED", say).at("reason", "缺理由"));
    }
    let done = tx
        .exec(
            "update hazard_finding set state = $3, settled_by = $4, settled_name = $5, settled_at = $6, reason = $7 \
             where hazard = $1 and n = $2 and state = 'open'",
            params![hazard, n, verdict.code(), ctx.actor().person, &ctx.actor().name, ctx.now(), reason.trim()],
        )
        .await?;
    if done == 0 {
        let who = finding.settled_name.unwrap_or_default();
        let say = format!("这条疑点已由{who}处理过，不能再改；如有异议请在隐患下留言。");
        return Err(Refusal::conflict("ALREADY_SETTLED", say));
    }
    count(tx, hazard).await?;
    decode(&tx.one(&sql, params![hazard, n]).await?)
}

/// A photo with what is known of its picture.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub photo: Photo,
    pub sha: String,
    /// Whether it was sketched before, and under which name the sketch lies.
    pub seen: bool,
    pub hash: Option<i64>,
    pub sketch: Option<String>,
}

/// Photos on a hazard.
pub(super) async fn photos(tx: &mut Tx, hazard: HazardId) -> Outcome<Vec<Kept>> {
    let sql = "select hf.file, hf.sha, hf.kind, f.name, f.taken_at, f.lat, f.lng, p.file as seen, p.hash, p.sketch, p.camera \
               from hazard_file hf join file f on f.id = hf.file left join photo p on p.file = hf.file \
               where hf.hazard = $1 and f.media like 'image/%' order by hf.at, hf.file";
    let rows = tx.all(sql, params![hazard]).await?;
    rows.iter()
        .map(|r| {
            let seen = r.get::<Option<FileId>>("seen")?.is_some();
            Ok(Kept {
                photo: Photo {
                    file: r.get("file")?,
                    name: r.get("name")?,
                    after: r.get::<String>("kind")? == "photo_after",
                    taken_at: r.get("taken_at")?,
                    lat: r.get("lat")?,
                    lng: r.get("lng")?,
                    camera: if seen { r.json("camera")? } else { Default::default() },
                },
                sha: r.get("sha")?,
                seen,
                hash: r.get("hash")?,
                sketch: r.get("sketch")?,
            })
        })
        .collect()
}

/// Keeps what was seen in a photo.
pub(super) async fn keep_photo(tx: &mut Tx, hazard: HazardId, k: &Kept, now: Timestamp) -> Outcome<()> {
    tx.exec(
        "insert into photo (file, hazard, hash, sketch, camera, at) values ($1,$2,$3,$4,$5,$6) on conflict (file) do nothing",
        params![k.photo.file, hazard, k.hash, k.sketch.clone(), Value::json(&k.photo.camera), now],
    )
    .await?;
    Ok(())
}

/// Where a photo hangs: hazard, its number, whether it proves the work, and its sketch.
pub(super) async fn place(tx: &mut Tx, file: FileId) -> Outcome<Option<(HazardId, String, bool, String)>> {
    let sql = "select p.hazard, p.sketch, t.number, hf.kind from photo p join hazard t on t.id = p.hazard \
               join hazard_file hf on hf.hazard = p.hazard and hf.file = p.file \
               where p.file = $1 and p.sketch is not null";
    let Some(r) = tx.opt(sql, params![file]).await? else { return Ok(None) };
    let after = r.get::<String>("kind")? == "photo_after";
    Ok(Some((r.get("hazard")?, r.get("number")?, after, r.get("sketch")?)))
}

/// Other hazards whose work was described in the same words, newest first.
pub(super) async fn same_words(
    tx: &mut Tx,
    hazard: HazardId,
    words: &str,
    now: Timestamp,
) -> Outcome<Vec<(HazardId, String)>> {
    tx.exec(
        "insert into hazard_words (hazard, words, at) values ($1,$2,$3) \
         on conflict (hazard) do update set words = excluded.words",
        params![hazard, words, now],
    )
    .await?;
    let sql = "select t.id, t.number from hazard_words w join hazard t on t.id = w.hazard \
               where w.words = $1 and w.hazard <> $2 order by w.at desc limit 50";
    let rows = tx.all(sql, params![words, hazard]).await?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("number")?))).collect()
}

/// The note with which the work was last reported done.
pub(super) async fn done_note(tx: &mut Tx, hazard: HazardId) -> Outcome<Option<String>> {
    let sql = "select note from ledger_event where concept = 'hazard' and record = $1 and action = 'finish' \
               order by id desc limit 1";
    match tx.opt(sql, params![hazard]).await? {
        None => Ok(None),
        Some(r) => Ok(r.get::<Option<String>>("note")?),
    }
}

const SAME: &str = "t.id, t.number, t.site, t.enterprise, t.found_at, t.closed_at";

fn same(r: &Row) -> Outcome<Same> {
    Ok(Same {
        id: r.get("id")?,
        number: r.get("number")?,
        site: r.get("site")?,
        enterprise: r.get("enterprise")?,
        found_on: kernel::day_of(r.get("found_at")?),
        closed_on: r.get::<Option<Timestamp>>("closed_at")?.map(kernel::day_of),
    })
}

/// Hazards of the same kind at the firm's sites since a time; closed as untrue or merged ones do not count.
pub(super) async fn of_firm(
    tx: &mut Tx,
    firm: EnterpriseId,
    kind: &str,
    since: Timestamp,
    _site: SiteId,
) -> Outcome<Vec<Same>> {
    let sql = format!(
        "select {SAME} from site s join hazard t on t.site = s.id where s.enterprise = $1 and t.found_at >= $3 \
         and t.kind = $2 and t.state <> 'void' and t.state <> 'merged' limit 500"
    );
    tx.all(&sql, params![firm, kind, since]).await?.iter().map(same).collect()
}

/// Major hazards of the same criterion in the same county since a time.
pub(super) async fn of_criterion(tx: &mut Tx, criterion: &str, area: &str, since: Timestamp) -> Outcome<Vec<Same>> {
    // By the index of the county, and among the fresh ones (docs/decisions/0011).
    let of = |settled: &str| {
        format!(
            "select * from (select {SAME} from hazard t where {settled} and t.area2 = $2 and t.found_at >= $3 \
             and t.criterion = $1 and t.state <> 'void' and t.state <> 'merged' order by t.found_at desc limit 500) arm"
        )
    };
    let sql = format!("{} union all {} order by found_at desc limit 500", of("t.settled"), of("not t.settled"));
    tx.all(&sql, params![criterion, area, since]).await?.iter().map(same).collect()
}
