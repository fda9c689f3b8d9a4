//! Evidence on a hazard.

use crate::hazard::io::store;
use crate::hazard::io::view::{Coded, HazardFile, Person};
use crate::hazard::model::{EVIDENCE_KINDS, Hazard, Piece, evidence_label};
use crate::hazard::rules::evidence;
use ::store::{Together, Tx, params};
use kernel::id::{EventId, FileId, PersonId, UnitId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// A file brought with a move.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub file: FileId,
    /// Code of a kind of evidence; a picture without one is a photo.
    pub kind: Option<String>,
}

/// Files that one step may bring.
const MOST: usize = 20;

/// Check the files of a step: they exist, are the asker's, and prove no other hazard. Returns them as pieces.
pub async fn check(ctx: &Ctx, tx: &mut Tx, h: &Hazard, brought: &[Evidence]) -> Outcome<Vec<Piece>> {
    Ok(check_shown(ctx, tx, h, brought).await?.0)
}

/// The same, and the files as the page shows them.
pub async fn check_shown(
    ctx: &Ctx,
    tx: &mut Tx,
    h: &Hazard,
    brought: &[Evidence],
) -> Outcome<(Vec<Piece>, Vec<HazardFile>)> {
    if brought.len() > MOST {
        let say = format!("一次最多上传 {MOST} 个附件，现有 {} 个；请分次提交。", brought.len());
        return Err(Refusal::invalid("TOO_MANY_FILES", say).at("evidence", "过多"));
    }
    let (mut out, mut shown): (Vec<Piece>, Vec<HazardFile>) = (Vec::new(), Vec::new());
    for e in brought {
        if out.iter().any(|p| p.file == e.file) {
            continue;
        }
        let sql = "select f.sha, f.name, f.media, f.size, f.taken_at, f.lat, f.lng, f.at, f.unit, f.by_person, f.by_name, \
                   (select t.number from hazard_file hf join hazard t on t.id = hf.hazard \
                    where hf.sha = f.sha and hf.hazard <> $2 limit 1) as elsewhere from file f where f.id = $1";
        let row =
            tx.opt(sql, params![e.file, h.id]).await?.ok_or_else(|| unknown().at("evidence", e.file.to_string()))?;
        let (unit, person): (Option<UnitId>, Option<PersonId>) = (row.get("unit")?, row.get("by_person")?);
        let of_unit = unit.is_some() && unit == ctx.actor().unit;
        let of_person = person.is_some() && person == ctx.actor().person;
        if !(of_unit || of_person || ctx.scope().everything) {
            return Err(unknown().at("evidence", e.file.to_string()));
        }
        let (sha, name, media): (String, String, String) = (row.get("sha")?, row.get("name")?, row.get("media")?);
        if let Some(other) = row.get::<Option<String>>("elsewhere")? {
            // Whoever must not see the other hazard learns that there is one, and no more.
            return Err(evidence::used_elsewhere(&name, &other));
        }
        let usual = if media.starts_with("image/") { "photo" } else { "other" };
        let kind = e.kind.clone().filter(|k| !k.is_empty()).unwrap_or_else(|| usual.to_owned());
        if !EVIDENCE_KINDS.iter().any(|(code, _)| *code == kind) {
            let say = format!("没有“{kind}”这种凭据，请从列表中选择。");
            return Err(Refusal::invalid("BAD_EVIDENCE_KIND", say).at("evidence", "种类不对"));
        }
        if kind.starts_with("photo") && !media.starts_with("image/") {
            let say = format!("“{name}”不是图片，不能作为照片；请拍照上传。");
            return Err(Refusal::invalid("BAD_EVIDENCE_KIND", say).at("evidence", "不是图片"));
        }
        shown.push(HazardFile {
            id: e.file,
            name: name.clone(),
            size: row.get("size")?,
            media,
            sha: sha.clone(),
            kind: Coded::new(&kind, evidence_label(&kind)),
            taken_at: row.get("taken_at")?,
            lat: row.get("lat")?,
            lng: row.get("lng")?,
            uploaded_at: row.get("at")?,
            by: Person { id: person.map(|p| p.0), name: row.get("by_name")? },
        });
        out.push(Piece { file: e.file, sha, name, kind });
    }
    evidence::before_is_not_after(&out)?;
    shown.sort_by_key(|f| f.id);
    Ok((out, shown))
}

fn unknown() -> Refusal {
    Refusal::invalid("FILE_UNKNOWN", "凭据中有文件没有上传成功，或不是本单位上传的；请重新上传后再提交。")
}

/// What hangs on the hazard together with what is brought; before and after are never the same picture.
pub async fn together(tx: &mut Tx, h: &Hazard, brought: &[Piece]) -> Outcome<Vec<Piece>> {
    let mut have = store::pieces(tx, h.id).await?;
    have.retain(|p| !brought.iter().any(|b| b.file == p.file));
    have.extend(brought.iter().cloned());
    evidence::before_is_not_after(&have)?;
    Ok(have)
}

/// Hang the checked files on the hazard.
pub async fn attach(ctx: &Ctx, tx: &mut Tx, h: &Hazard, pieces: &[Piece], event: EventId) -> Outcome<()> {
    if pieces.is_empty() {
        return Ok(());
    }
    let mut all = Together::new();
    let attached = attach_in(ctx, &mut all, h, pieces, event);
    let changed = tx.together(all).await?;
    attached.judge(tx, &changed, h).await
}

/// Where [`attach_in`] stands among the changes, to see what came of it.
pub struct Attached {
    at: usize,
    files: Vec<FileId>,
    /// Place among the changes, digest and name of each piece.
    pieces: Vec<(usize, String, String)>,
}

/// The same among other changes of the verb.
pub fn attach_in(ctx: &Ctx, all: &mut Together, h: &Hazard, pieces: &[Piece], event: EventId) -> Attached {
    let files: Vec<FileId> = pieces.iter().map(|p| p.file).collect();
    let at = org::file::attach_in(all, &files, "hazard", h.id.0, &h.region_path);
    // Asked once more here: the check may have read before another hazard took the very same picture.
    let hang = |all: &mut Together, p: &Piece| {
        all.add(
            "insert into hazard_file (hazard, file, sha, kind, event, at) select $1,$2,$3,$4,$5,$6 \
             where not exists (select 1 from hazard_file where sha = $3 and hazard <> $1) \
             on conflict (hazard, file) do update set kind = excluded.kind",
            params![h.id, p.file, &p.sha, &p.kind, event, ctx.now()],
        )
    };
    let pieces = pieces.iter().map(|p| (hang(all, p), p.sha.clone(), p.name.clone())).collect();
    Attached { at, files, pieces }
}

impl Attached {
    /// Refuse if a file, or its very content, belongs to something else already; the transaction is dropped then.
    pub async fn judge(&self, tx: &mut Tx, changed: &[u64], h: &Hazard) -> Outcome<()> {
        for (at, sha, name) in &self.pieces {
            if changed.get(*at) == Some(&0) {
                let sql = "select t.number from hazard_file hf join hazard t on t.id = hf.hazard \
                           where hf.sha = $1 and hf.hazard <> $2 limit 1";
                let other = tx.opt(sql, params![sha, h.id]).await?;
                let other: Option<String> = other.map(|r| r.get("number")).transpose()?;
                return Err(
                    other.map_or_else(|| Refusal::changed_meanwhile("附件"), |n| evidence::used_elsewhere(name, &n))
                );
            }
        }
        match changed.get(self.at) {
            Some(n) if *n < self.files.len() as u64 => Err(org::file::used(tx, &self.files, "hazard", h.id.0).await?),
            _ => Ok(()),
        }
    }
}
