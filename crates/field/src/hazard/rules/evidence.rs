//! What may and what must be brought (handbook 03 §6, §7; 12 S05, S07).

use super::super::model::{Hazard, Piece, evidence_label};
use kernel::{Outcome, Refusal};

/// How many pieces of a kind there are.
pub fn count(kind: &str, have: &[Piece]) -> usize {
    have.iter().filter(|p| p.kind == kind).count()
}

fn need(what: &str, kinds: &[&str], have: &[Piece]) -> Outcome<()> {
    let missing: Vec<&str> = kinds.iter().filter(|k| count(k, have) == 0).map(|k| evidence_label(k)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let say = format!("{what}还缺：{}；请上传后再提交。", missing.join("、"));
    Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("evidence", "凭据不齐"))
}

/// Reporting complete: a photo of afterwards; for a major one the firm's own evaluation too (16号令 §18 [M]).
pub fn finish(h: &Hazard, have: &[Piece]) -> Outcome<()> {
    match h.is_major() {
        true => need("重大隐患报整改完成", &["photo_after", "assessment"], have),
        false => need("报整改完成", &["photo_after"], have),
    }
}

/// Mended on the spot: both pictures.
pub fn fixed(have: &[Piece]) -> Outcome<()> {
    if count("photo_before", have) + count("photo", have) == 0 {
        return need("当场整改", &["photo_before", "photo_after"], have);
    }
    need("当场整改", &["photo_after"], have)
}

/// Accepting a major one: before and after, and an expert's or third party's opinion.
pub fn pass_major(have: &[Piece], expert: bool) -> Outcome<()> {
    before_and_after("重大隐患复查合格", have)?;
    if expert {
        return Ok(());
    }
    need("重大隐患复查合格", &["expert"], have)
}

/// Delisting rests on the same.
pub fn before_and_after(what: &str, have: &[Piece]) -> Outcome<()> {
    let before = count("photo_before", have) + count("photo", have);
    match (before, count("photo_after", have)) {
        (0, _) => need(what, &["photo_before"], have),
        (_, 0) => need(what, &["photo_after"], have),
        _ => Ok(()),
    }
}

/// A photo taken before the work and one taken after it cannot be the same picture.
pub fn before_is_not_after(pieces: &[Piece]) -> Outcome<()> {
    let earlier = pieces.iter().filter(|p| matches!(p.kind.as_str(), "photo_before" | "photo"));
    let mut later = pieces.iter().filter(|p| p.kind == "photo_after");
    let Some(same) = later.find(|a| earlier.clone().any(|b| a.sha == b.sha)) else { return Ok(()) };
    Err(duplicate(format!("整改前和整改后的照片是同一张（{}），请上传整改后实拍的照片。", same.name)))
}

/// The very same file was used on another hazard.
pub fn used_elsewhere(name: &str, number: &str) -> Refusal {
    duplicate(format!("文件“{name}”已用作隐患 {number} 的凭据，不能重复使用；请上传本隐患自己的材料。"))
}

fn duplicate(say: String) -> Refusal {
    Refusal::invalid("DUPLICATE_EVIDENCE", say).at("evidence", "重复的凭据")
}
