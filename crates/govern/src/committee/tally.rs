//! What a period of a committee has and lacks, from records and issued papers: the “4个1” of a special committee are four
//! such lines over one quarter. What is over in one period never counts for the next (handbook 12 S02).

use super::rhythm::{Item, Line};
use jiff::civil::Date;
use kernel::Colour;
use uuid::Uuid;

/// A record or an issued paper of the committee.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// `record` `paper`
    pub concept: &'static str,
    pub id: Uuid,
    /// Kind of the record; papers prove a report.
    pub kind: String,
    pub on: Date,
    pub title: String,
    /// A session on major questions.
    pub study: bool,
}

/// One line over one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    pub from: Date,
    pub to: Date,
    pub need: i64,
    pub have: i64,
    pub proofs: Vec<Proof>,
    /// 还差 1 次联合检查; empty when nothing is missing.
    pub missing: String,
    pub colour: Colour,
}

fn proves(item: Item, p: &Proof) -> bool {
    match item {
        Item::Study => p.kind == "meeting" && p.study,
        Item::Report => p.concept == "paper" || p.kind == "report",
        _ => p.kind == item.record_kind(),
    }
}

/// Count a line in the period that holds a day. Of several proofs of one day one counts.
pub fn tally(line: &Line, since_year: i16, day: Date, proofs: &[Proof], today: Date) -> Tally {
    let (from, to) = line.period.window(day, since_year);
    let mut found: Vec<Proof> =
        proofs.iter().filter(|p| from <= p.on && p.on <= to && proves(line.item, p)).cloned().collect();
    found.sort_by_key(|p| (p.on, p.id));
    let mut days: Vec<Date> = found.iter().map(|p| p.on).collect();
    days.dedup();
    let have = days.len() as i64;
    let left = line.min - have;
    let missing = if left > 0 {
        let word = if line.item == Item::Report { "份" } else { "次" };
        format!("还差 {left} {word}{}", line.title)
    } else {
        String::new()
    };
    let colour = match (left > 0, today > to) {
        (false, _) => Colour::Done,
        (true, true) => Colour::Red,
        // The last fifth of the period: it becomes urgent.
        (true, false) if near(from, to, today) => Colour::Yellow,
        (true, false) => Colour::Green,
    };
    Tally { from, to, need: line.min, have, proofs: found, missing, colour }
}

fn near(from: Date, to: Date, today: Date) -> bool {
    let days = |a: Date, b: Date| b.since(a).map_or(0, |s| s.get_days());
    today >= from && days(today, to) * 5 <= days(from, to)
}
