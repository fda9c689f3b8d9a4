//! What hangs on a task: files, reports, remarks, extensions.

use crate::task::io::view::{CommentView, ExtensionView, PersonName, ProgressEntry, TaskFile};
use crate::task::model::{Piece, evidence_label};
use ::store::{Row, Tx, ledger, params};
use kernel::Outcome;
use kernel::id::TaskId;

fn person(row: &Row, id: &str, name: &str) -> Outcome<PersonName> {
    Ok(PersonName { id: row.get(id)?, name: row.get(name)? })
}

/// Files of a task, oldest first.
pub async fn files(tx: &mut Tx, task: TaskId) -> Outcome<Vec<TaskFile>> {
    let rows = tx
        .all(
            "select f.id, f.name, f.size, f.media, f.sha, tf.kind, tf.dated, tf.event, f.taken_at, f.lat, f.lng, f.at, \
                    f.by_person, f.by_name \
             from task_file tf join file f on f.id = tf.file where tf.task = $1 order by tf.at, f.id",
            params![task],
        )
        .await?;
    rows.iter()
        .map(|r| {
            let kind: String = r.get("kind")?;
            Ok(TaskFile {
                id: r.get("id")?,
                name: r.get("name")?,
                size: r.get("size")?,
                media: r.get("media")?,
                sha: r.get("sha")?,
                kind_label: evidence_label(&kind).into(),
                kind,
                dated: r.get("dated")?,
                taken_at: r.get("taken_at")?,
                lat: r.get("lat")?,
                lng: r.get("lng")?,
                uploaded_at: r.get("at")?,
                by: person(r, "by_person", "by_name")?,
                event: r.get("event")?,
            })
        })
        .collect()
}

/// Files as the evidence rules see them.
pub fn pieces(files: &[TaskFile]) -> Vec<Piece> {
    files
        .iter()
        .map(|f| Piece {
            sha: f.sha.clone(),
            name: f.name.clone(),
            kind: f.kind.clone(),
            dated: f.dated.or(f.taken_at.map(kernel::day_of)),
        })
        .collect()
}

/// Every report, oldest first, from the ledger.
pub async fn progress_log(tx: &mut Tx, task: TaskId, files: &[TaskFile]) -> Outcome<Vec<ProgressEntry>> {
    let entries = ledger::of(tx, "task", task.0).await?;
    let reports = entries.into_iter().filter(|e| matches!(e.action.as_str(), "progress" | "submit"));
    Ok(reports
        .map(|e| ProgressEntry {
            at: e.at,
            by: PersonName { id: e.actor.map(|p| p.0), name: e.actor_name },
            progress: e.after.get("progress").and_then(serde_json::Value::as_i64).unwrap_or_default(),
            note: e.note,
            files: files.iter().filter(|f| f.event == Some(e.id.0)).cloned().collect(),
        })
        .collect())
}

/// Remarks, oldest first.
pub async fn comments(tx: &mut Tx, task: TaskId) -> Outcome<Vec<CommentView>> {
    let rows = tx
        .all("select id, person, name, text, at from task_comment where task = $1 order by id", params![task])
        .await?;
    rows.iter()
        .map(|r| {
            let by = person(r, "person", "name")?;
            Ok(CommentView { id: r.get("id")?, at: r.get("at")?, by, text: r.get("text")? })
        })
        .collect()
}

/// Extensions, oldest first.
pub async fn extensions(tx: &mut Tx, task: TaskId) -> Outcome<Vec<ExtensionView>> {
    let rows = tx
        .all(
            "select from_due, to_due, reason, state, person, name, at, decided_by, decided_name, decided_at, decision \
             from task_extension where task = $1 order by id",
            params![task],
        )
        .await?;
    rows.iter()
        .map(|r| {
            let state: String = r.get("state")?;
            let label = match state.as_str() {
                "requested" => "待批",
                "extended" => "已同意",
                _ => "未获准",
            };
            let decided: Option<String> = r.get("decided_name")?;
            let id = r.get("decided_by")?;
            Ok(ExtensionView {
                from: r.get("from_due")?,
                to: r.get("to_due")?,
                reason: r.get("reason")?,
                state_label: label.into(),
                state,
                at: r.get("at")?,
                by: person(r, "person", "name")?,
                decided_by: decided.map(|name| PersonName { id, name }),
                decided_at: r.get("decided_at")?,
                decision: r.get("decision")?,
            })
        })
        .collect()
}
