//! Evidence on a task.

use crate::task::model::{Piece, Task};
use crate::task::rules::evidence;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{EventId, FileId, UnitId};
use kernel::{Outcome, Refusal};
use store::{Tx, params};
use web::Ctx;

/// A file brought with a move.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub file: FileId,
    /// Code of a kind of evidence; a picture without one is a photo.
    pub kind: Option<String>,
    /// Day of signing, as printed on the paper.
    pub dated: Option<Date>,
}

/// What already hangs on a task.
pub async fn have(tx: &mut Tx, task: &Task) -> Outcome<Vec<Piece>> {
    let rows = tx
        .all(
            "select f.sha, f.name, f.taken_at, tf.kind, tf.dated from task_file tf join file f on f.id = tf.file \
             where tf.task = $1 order by tf.at, f.id",
            params![task.id],
        )
        .await?;
    rows.iter()
        .map(|r| {
            let taken = r.get::<Option<Timestamp>>("taken_at")?.map(kernel::day_of);
            let dated = r.get::<Option<Date>>("dated")?.or(taken);
            Ok(Piece { sha: r.get("sha")?, name: r.get("name")?, kind: r.get("kind")?, dated })
        })
        .collect()
}

/// Check the files of a move: they exist, are the asker's, and hang on no other task. Returns them as pieces.
pub async fn check(ctx: &Ctx, tx: &mut Tx, task: &Task, brought: &[Evidence]) -> Outcome<Vec<(Evidence, Piece)>> {
    let mut out: Vec<(Evidence, Piece)> = Vec::new();
    for e in brought {
        if out.iter().any(|(o, _)| o.file == e.file) {
            continue;
        }
        let row = tx
            .opt("select sha, name, media, unit, by_person, taken_at from file where id = $1", params![e.file])
            .await?
            .ok_or_else(|| unknown().at("evidence", e.file.to_string()))?;
        let (unit, person): (Option<UnitId>, Option<kernel::id::PersonId>) = (row.get("unit")?, row.get("by_person")?);
        let of_unit = unit == Some(task.unit) || unit.is_some() && unit == ctx.actor().unit;
        let of_person = person.is_some() && person == ctx.actor().person;
        if !(of_unit || of_person || ctx.scope().everything) {
            return Err(unknown().at("evidence", e.file.to_string()));
        }
        let (sha, name, media): (String, String, String) = (row.get("sha")?, row.get("name")?, row.get("media")?);
        let other = tx
            .opt(
                "select k.number from task_file tf join file f on f.id = tf.file join task k on k.id = tf.task \
                 where f.sha = $1 and tf.task <> $2 limit 1",
                params![&sha, task.id],
            )
            .await?;
        if let Some(other) = other {
            return Err(evidence::used_elsewhere(&name, &other.get::<String>("number")?));
        }
        let usual = if media.starts_with("image/") { "photo" } else { "other" };
        let kind = e.kind.clone().filter(|k| !k.is_empty()).unwrap_or_else(|| usual.to_owned());
        if crate::task::model::EVIDENCE_KINDS.iter().all(|(code, _)| *code != kind) {
            let say = format!("没有“{kind}”这种凭据，请从列表中选择。");
            return Err(Refusal::invalid("BAD_EVIDENCE_KIND", say).at("evidence", "种类不对"));
        }
        let taken = row.get::<Option<Timestamp>>("taken_at")?.map(kernel::day_of);
        out.push((e.clone(), Piece { sha, name, kind, dated: e.dated.or(taken) }));
    }
    Ok(out)
}

fn unknown() -> Refusal {
    Refusal::invalid("FILE_UNKNOWN", "凭据中有文件没有上传成功，或不是本单位上传的；请重新上传后再提交。")
}

/// Hang the checked files on the task.
pub async fn attach(ctx: &Ctx, tx: &mut Tx, task: &Task, pieces: &[(Evidence, Piece)], event: EventId) -> Outcome<()> {
    let ids: Vec<FileId> = pieces.iter().map(|(e, _)| e.file).collect();
    org::file::attach(ctx, tx, &ids, "task", task.id.0, &task.region_path).await?;
    for (e, piece) in pieces {
        tx.exec(
            "insert into task_file (task, file, kind, dated, event, at) values ($1,$2,$3,$4,$5,$6) \
             on conflict (task, file) do update set kind = excluded.kind, dated = excluded.dated",
            params![task.id, e.file, &piece.kind, e.dated, event, ctx.now()],
        )
        .await?;
    }
    Ok(())
}
