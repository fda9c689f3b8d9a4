//! What may be brought as evidence (handbook 02 §8; 12 S05).

use super::super::model::{Piece, evidence_label};
use jiff::civil::Date;
use kernel::{Outcome, Refusal};

/// Kinds of evidence that the office asked for and that are not there yet. Any photo counts for `photo`.
pub fn missing<'a>(asked: &'a [String], have: &[Piece]) -> Vec<&'a str> {
    asked.iter().map(String::as_str).filter(|kind| count(kind, have) == 0).collect()
}

/// How many pieces of a kind there are.
pub fn count(kind: &str, have: &[Piece]) -> usize {
    have.iter().filter(|p| p.kind == kind || kind == "photo" && p.kind.starts_with("photo_")).count()
}

/// Refuses to report complete while something asked for is missing.
pub fn complete(asked: &[String], have: &[Piece]) -> Outcome<()> {
    let missing: Vec<&str> = missing(asked, have).into_iter().map(evidence_label).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let say = format!("报完成还缺凭据：{}；请上传后再报。", missing.join("、"));
    Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("evidence", "凭据不齐"))
}

/// A photo taken before the work and one taken after it cannot be the same picture.
pub fn before_is_not_after(pieces: &[Piece]) -> Outcome<()> {
    let of = |kind: &'static str| pieces.iter().filter(move |p| p.kind == kind);
    let same = of("photo_before").find(|b| of("photo_after").any(|a| a.sha == b.sha));
    match same {
        None => Ok(()),
        Some(p) => Err(duplicate(format!("整改前和整改后的照片是同一张（{}），请上传整改后实拍的照片。", p.name))),
    }
}

/// The very same file was used on another task.
pub fn used_elsewhere(name: &str, number: &str) -> Refusal {
    duplicate(format!("文件“{name}”已用作任务 {number} 的凭据，不能重复使用；请上传本任务自己的材料。"))
}

fn duplicate(say: String) -> Refusal {
    Refusal::invalid("DUPLICATE_EVIDENCE", say).at("evidence", "重复的凭据")
}

/// Evidence that was signed or taken after the due date makes the completion late, and so does reporting after it.
pub fn is_late(due: Option<Date>, reported_on: Date, pieces: &[Piece]) -> bool {
    due.is_some_and(|due| reported_on > due || pieces.iter().filter_map(|p| p.dated).any(|d| d > due))
}
