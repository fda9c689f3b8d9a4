//! Which doubts a draft has, what each offers, and whether it can be issued. The same reading serves the review page, the
//! refusals and the tasks.

mod dates;
mod doubt;
mod who;

pub use dates::{Day, When};
pub use doubt::{Choice, Doubt, DoubtKind};
pub use who::{Part, PartRole, Who};

use super::book::Book;
use super::guess;
use super::model::*;
use doubt::Doubts;
use jiff::civil::Date;
use kernel::Refusal;
use kernel::id::MeasureId;
use prose::FindingKind;

/// A draft, understood with the directory.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub measures: Vec<Seen>,
    pub doubts: Vec<Doubt>,
}

/// One measure, understood.
#[derive(Clone, Debug)]
pub struct Seen {
    pub measure: MeasureId,
    pub parts: Vec<Part>,
    pub inherited: Vec<Part>,
    pub who: Who,
    pub when: When,
    pub territorial: Territorial,
    /// What recurs for the units; without what was decided to be asked of firms only.
    pub recurring: Vec<Recurrence>,
}

/// The measure's printed number, or its place: `第12条`.
pub fn number(draft: &Draft, id: MeasureId) -> String {
    match draft.measures.iter().position(|m| m.id == id) {
        Some(at) => match draft.measures[at].label.as_deref() {
            Some(label) => format!("“{}{}”", label, brief(&draft.measures[at].name, 12)),
            None => format!("第{}条“{}”", at + 1, brief(&draft.measures[at].name, 12)),
        },
        None => "（已删除的措施）".into(),
    }
}

/// The first characters of a name.
pub fn brief(words: &str, most: usize) -> String {
    let mut out: String = words.chars().take(most).collect();
    if words.chars().count() > most {
        out.push('…');
    }
    out
}

/// Understand a draft on `today`.
pub fn look(draft: &Draft, book: &Book, today: Date) -> Reading {
    let mut doubts = Doubts::new(draft);
    if draft.kind != Kind::Plan {
        doubts.orders_nothing();
        return Reading { measures: Vec::new(), doubts: doubts.done() };
    }
    if draft.issued_on.is_none() || draft.said.settled.contains_key("issued_on") {
        doubts.issued_on(today);
    }
    let issued = draft.issued_on.unwrap_or(today);
    let outside = guess::outside(draft);
    let measures = draft
        .measures
        .iter()
        .map(|m| {
            if !m.kept {
                let when = When::default();
                let (who, parts, inherited) = (Who::default(), Vec::new(), Vec::new());
                let (territorial, recurring) = (Territorial::None, Vec::new());
                return Seen { measure: m.id, parts, inherited, who, when, territorial, recurring };
            }
            if outside.contains(&m.id) && !doubts.general(m) {
                let (who, when) = (Who::default(), When::default());
                let (parts, inherited) = who::parts(draft, m, book);
                let (territorial, recurring) = (Territorial::None, Vec::new());
                return Seen { measure: m.id, parts, inherited, who, when, territorial, recurring };
            }
            let (parts, inherited) = who::parts(draft, m, book);
            doubts.units(m, parts.iter().chain(&inherited), book);
            let territorial = territorial(m, &parts);
            let who = who::who(draft, m, book, &parts, &inherited, territorial, &mut doubts);
            let when = dates::when(draft, m, issued, &mut doubts);
            let recurring = m
                .recurrences
                .iter()
                .filter(|r| !(guess::of_firms(&m.text, &r.quote) && doubts.firm_duty(m, r)))
                .cloned()
                .collect();
            Seen { measure: m.id, parts, inherited, who, when, territorial, recurring }
        })
        .collect();
    findings(draft, &mut doubts);
    Reading { measures, doubts: doubts.done() }
}

/// 各功能区负责 replaces the inherited regions; without inheritance nobody gets copies (handbook 02 §2, rule 4).
fn territorial(m: &Measure, parts: &[Part]) -> Territorial {
    let words = parts.iter().any(|p| p.role != PartRole::Assist && guess::zones(&p.words));
    m.hand.territorial.unwrap_or(match (words, m.inherited.is_empty()) {
        (true, _) => Territorial::Zones,
        (false, false) => Territorial::All,
        (false, true) => Territorial::None,
    })
}

fn findings(draft: &Draft, doubts: &mut Doubts) {
    for f in &draft.findings {
        let kept = f.measure.is_none_or(|id| draft.measures.iter().any(|m| m.id == id && m.kept));
        let kind = match f.kind {
            FindingKind::ImpossibleDate => DoubtKind::ImpossibleDate,
            FindingKind::FrequencyConflict => DoubtKind::FrequencyConflict,
            FindingKind::QuantityConflict => DoubtKind::QuantityConflict,
            FindingKind::Repeated => DoubtKind::Repeated,
            FindingKind::Damaged => DoubtKind::Damaged,
            // The others are judged above, with the directory and the decisions.
            _ => continue,
        };
        if kept {
            doubts.finding(kind, f);
        }
    }
}

/// Refuse the issue while something that must be settled is open; the first refusal names every place of its kind.
pub fn ready(draft: &Draft, reading: &Reading) -> Result<(), Refusal> {
    if draft.kind != Kind::Plan || !draft.measures.iter().any(|m| m.kept) {
        let say = "这份文件没有可分解的措施，不能下发；如系误判，请上传带有任务条款的正式文件。";
        return Err(Refusal::invalid("ORDERS_NOTHING", say));
    }
    let open: Vec<&Doubt> = reading.doubts.iter().filter(|d| d.must && d.settled.is_none()).collect();
    let Some(first) = open.iter().min_by_key(|d| d.kind) else { return complete(draft, reading) };
    let same: Vec<&&Doubt> = open.iter().filter(|d| d.kind.code() == first.kind.code()).collect();
    let mut places: Vec<String> = Vec::new();
    for id in same.iter().flat_map(|d| &d.measures) {
        let place = number(draft, *id);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let more = if places.len() > 6 { format!("等{}处", places.len()) } else { String::new() };
    places.truncate(6);
    let at = if places.is_empty() { String::new() } else { format!("：{}{more}", places.join("、")) };
    let say =
        format!("还有 {} 处疑点未定，暂不能下发。{}{at}。请在校核页点选处理后再下发。", open.len(), first.kind.why());
    let refusal = Refusal::invalid(first.kind.refusal(), say);
    Err(open.iter().take(20).fold(refusal, |r, d| r.at(d.key.clone(), d.say.clone())))
}

/// A last look that does not rest on doubts: every measure has somebody who answers for it, and a day or a rhythm.
fn complete(draft: &Draft, reading: &Reading) -> Result<(), Refusal> {
    let kept = |s: &&Seen| draft.measures.iter().any(|m| m.id == s.measure && m.kept);
    for s in reading.measures.iter().filter(kept) {
        if s.who.leads.is_empty() && (s.who.territorial.is_empty() || !s.who.assist.is_empty()) {
            let say = format!("{}没有牵头或负责单位，不能下发；请指定后再下发。", number(draft, s.measure));
            return Err(Refusal::invalid("LEAD_REQUIRED", say));
        }
        if s.when.days.is_empty() && !s.when.standing {
            let say = format!("{}没有时限，也不是常设任务，不能下发；请确定后再下发。", number(draft, s.measure));
            return Err(Refusal::invalid("DATE_REQUIRED", say));
        }
    }
    Ok(())
}

/// Reasons that stand against the issue, for the review page.
pub fn reasons(reading: &Reading) -> Vec<String> {
    let mut out: Vec<(DoubtKind, usize)> = Vec::new();
    for d in reading.doubts.iter().filter(|d| d.must && d.settled.is_none()) {
        match out.iter_mut().find(|(k, _)| *k == d.kind) {
            Some((_, n)) => *n += 1,
            None => out.push((d.kind, 1)),
        }
    }
    out.into_iter().map(|(k, n)| format!("{}：{n} 处", k.label())).collect()
}
