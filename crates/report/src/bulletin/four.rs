//! “4个1” of the special committees (handbook 02 §1, D11): what each has in a quarter, and what it lacks, in words.

use super::view::{BulletinCommittee, CommitteeItem};
use govern::committee::rhythm::{Item, Line};
use govern::committee::tally::{Proof, Tally, tally};
use jiff::civil::Date;
use uuid::Uuid;

/// A committee as it was known at the moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    pub id: Uuid,
    pub name: String,
    pub since: Date,
    /// Its last day.
    pub until: Option<Date>,
}

/// The quarter that begins on `from`, by what was known on `seen`.
pub fn quarter(body: Body, lines: &[&Line], proofs: &[Proof], from: Date, seen: Date) -> BulletinCommittee {
    let items: Vec<CommitteeItem> =
        lines.iter().map(|line| item(line, tally(line, body.since.year(), from, proofs, seen))).collect();
    let lacks: Vec<&str> = items.iter().map(|i| i.missing.as_str()).filter(|m| !m.is_empty()).collect();
    let missing = lacks.join("、");
    let end = from.saturating_add(jiff::Span::new().months(3)).saturating_sub(jiff::Span::new().days(1));
    let since = Some(body.since).filter(|d| *d > from);
    let until = body.until.filter(|d| *d <= end);
    let say = say(&items, &missing, since, until);
    BulletinCommittee { id: body.id, name: body.name, since, until, items, missing, say }
}

fn item(line: &Line, t: Tally) -> CommitteeItem {
    CommitteeItem {
        item: line.item.code().into(),
        title: line.title.clone(),
        count_word: if line.item == Item::Report { "份" } else { "次" }.into(),
        need: t.need,
        have: t.have,
        missing: t.missing,
        proofs: t.proofs.into_iter().map(Into::into).collect(),
    }
}

/// 风险分析1次、会议2次；还差 1 次联合检查、还差 1 份工作情况报告。（8月20日设立）
fn say(items: &[CommitteeItem], missing: &str, since: Option<Date>, until: Option<Date>) -> String {
    let done: Vec<String> =
        items.iter().filter(|i| i.have > 0).map(|i| format!("{}{}{}", i.title, i.have, i.count_word)).collect();
    let words = match (done.is_empty(), missing.is_empty()) {
        (_, true) if items.is_empty() => "没有规定季度工作。".to_owned(),
        (_, true) => format!("{}，已齐全。", done.join("、")),
        (true, false) => format!("尚未开展；{missing}。"),
        (false, false) => format!("{}；{missing}。", done.join("、")),
    };
    let day = |d: Date, what: &str| format!("（{}月{}日{what}）", d.month(), d.day());
    let tail = [since.map(|d| day(d, "设立")), until.map(|d| day(d, "撤销"))];
    tail.into_iter().flatten().fold(words, |words, t| words + &t)
}
