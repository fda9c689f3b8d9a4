//! General or major, and how one becomes the other (handbook 03 §5): up by anyone who may verify, down only with the form.

use super::super::model::{Grade, Hazard, Review};
use super::party::downgrade_forbidden;
use kernel::{Outcome, Refusal};
use law::criterion::{self, Verdict};

/// The grade that follows from a verdict; `None` where the criteria leave it open.
pub fn by_verdict(verdict: Option<&Verdict>) -> Option<Grade> {
    match verdict?.outcome {
        criterion::Outcome::Major => Some(Grade::Major),
        criterion::Outcome::NotMajor => Some(Grade::General),
        criterion::Outcome::NeedsExpert => None,
    }
}

/// Verifying as general what the criteria or somebody before called major would lower it in silence.
pub fn verify_general(h: &Hazard) -> Outcome<()> {
    if h.is_major() || by_verdict(h.verdict.as_ref()) == Some(Grade::Major) {
        return Err(downgrade_forbidden());
    }
    Ok(())
}

/// The form: two officers who are not the same, a named expert, an opinion. `officers` counts the certified ones among
/// them; the head is whoever takes the step.
pub fn review_complete(review: &Review, officers: usize) -> Outcome<()> {
    if officers < 2 {
        return Err(two_officers(officers, "判定复核单"));
    }
    if review.expert.trim().is_empty() {
        let say = "判定复核单上没有专家姓名；重大隐患改判为一般须有专家意见。";
        return Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("review.expert", "必填"));
    }
    if review.opinion.trim().is_empty() {
        let say = "判定复核单上没有复核意见；请写明为什么不符合判定标准。";
        return Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("review.opinion", "必填"));
    }
    Ok(())
}

/// 行政处罚法 §42: not fewer than two certified officers (12 S07).
pub fn two_officers(have: usize, what: &str) -> Refusal {
    let say = format!("{what}须由2名以上持行政执法证件的人员办理，现有符合条件的 {have} 人；请补充现场人员后再提交。");
    Refusal::invalid("TWO_OFFICERS", say).at("officers", "不少于2人")
}
