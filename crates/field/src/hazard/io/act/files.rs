//! Evidence on a hazard.

use crate::hazard::io::store;
use crate::hazard::model::{EVIDENCE_KINDS, Hazard, Piece};
use crate::hazard::rules::evidence;
use ::store::{Tx, params};
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
    if brought.len() > MOST {
        let say = format!("一次最多上传 {MOST} 个附件，现有 {} 个；请分次提交。", brought.len());
        return Err(Refusal::invalid("TOO_MANY_FILES", say).at("evidence", "过多"));
    }
    let mut out: Vec<Piece> = Vec::new();
    for e in brought {
        if out.iter().any(|p| p.file == e.file) {
            continue;
        }
        let row = tx
            .opt("select sha, name, media, unit, by_person from file where id = $1", params![e.file])
            .await?
            .ok_or_else(|| unknown().at("evidence", e.file.to_string()))?;
        let (unit, person): (Option<UnitId>, Option<PersonId>) = (row.get("unit")?, row.get("by_person")?);
        let of_unit = unit.is_some() && unit == ctx.actor().unit;
        let of_person = person.is_some() && person == ctx.actor().person;
        if !(of_unit || of_person || ctx.scope().everything) {
            return Err(unknown().at("evidence", e.file.to_string()));
        }
        let (sha, name, media): (String, String, String) = (row.get("sha")?, row.get("name")?, row.get("media")?);
        let sql = "select t.number from hazard_file hf join hazard t on t.id = hf.hazard \
                   where hf.sha = $1 and hf.hazard <> $2 limit 1";
        if let Some(other) = tx.opt(sql, params![&sha, h.id]).await? {
            // Whoever must not see the other hazard learns that there is one, and no more.
            return Err(evidence::used_elsewhere(&name, &other.get::<String>("number")?));
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
        out.push(Piece { file: e.file, sha, name, kind });
    }
    evidence::before_is_not_after(&out)?;
    Ok(out)
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
    let ids: Vec<FileId> = pieces.iter().map(|p| p.file).collect();
    org::file::attach(ctx, tx, &ids, "hazard", h.id.0, &h.region_path).await?;
    for p in pieces {
        tx.exec(
            "insert into hazard_file (hazard, file, sha, kind, event, at) values ($1,$2,$3,$4,$5,$6) \
             on conflict (hazard, file) do update set kind = excluded.kind",
            params![h.id, p.file, &p.sha, &p.kind, event, ctx.now()],
        )
        .await?;
    }
    Ok(())
}
