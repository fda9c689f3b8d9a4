//! Period and moment, contradicting families, the rate, who may read.

use super::model::Rate;
use super::template;
use crate::duty::model::{Duty, State};
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::id::{DutyId, PersonId};
use kernel::{Outcome, Refusal};

/// Longest period of one dossier, in days: a term of five years and a bit.
pub const LONGEST: i32 = 2000;

/// A period and the moment up to which things are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub from: Date,
    pub to: Date,
    /// Day of the moment: windows that ended before it are over.
    pub day: Date,
    /// Events up to this instant are known.
    pub at: Timestamp,
    /// The moment is the end of its day.
    pub whole_day: bool,
}

/// What was asked for, checked: this year up to now unless said otherwise; a past day is known up to its end (24:00).
///
/// # Errors
/// `BAD_PERIOD`, `AS_OF_FUTURE`, each with the field.
pub fn frame(from: Option<Date>, to: Option<Date>, as_of: Option<Date>, now: Timestamp) -> Outcome<Frame> {
    let today = kernel::day_of(now);
    let day = as_of.unwrap_or(today);
    if day > today {
        let say = format!("{day} 还没有到，档案只能截至今天或以前的某一天；请把截至日期改为不晚于 {today}。");
        return Err(Refusal::invalid("AS_OF_FUTURE", say).at("as_of", "晚于今天"));
    }
    let whole_day = day < today;
    let at = match whole_day {
        true => kernel::start_of(day.saturating_add(1.day())).saturating_sub(jiff::SignedDuration::from_micros(1)),
        false => Ok(now),
    };
    let at = at.map_err(Refusal::internal)?;
    let to = to.unwrap_or(day);
    let from = from.unwrap_or_else(|| to.first_of_year());
    let bad = |say: String, field: &str, short: &str| Err(Refusal::invalid("BAD_PERIOD", say).at(field, short));
    if from > to {
        return bad(format!("起始日期 {from} 晚于截止日期 {to}，请核对。"), "from", "晚于截止日期");
    }
    if (to - from).get_days() > LONGEST {
        return bad("一份档案最多覆盖约五年，请缩短起止日期后分期制作。".into(), "from", "时间过长");
    }
    if from > day {
        return bad(format!("起始日期 {from} 晚于数据截至日期 {day}，这段时间还没有数据。"), "from", "晚于截至日期");
    }
    Ok(Frame { from, to, day, at, whole_day })
}

impl Frame {
    /// `2026年6月30日24时`, or the minute where the day is not over.
    pub fn label(&self) -> String {
        let day = crate::paper::rules::printed_day(self.day);
        if self.whole_day {
            return format!("{day}24时");
        }
        let time = kernel::ZONE.to_datetime(self.at).time();
        format!("{day}{:02}时{:02}分", time.hour(), time.minute())
    }
}

/// The family of an assigned duty, narrowed to the unit where it is asked for each unit of the portfolio.
fn family(duty: &Duty) -> Option<String> {
    let t = template::of(duty.template.as_deref()?)?;
    Some(match t.per {
        template::Per::Post => t.family.clone(),
        template::Per::Portfolio => format!("{}/{}", t.family, duty.rule.subset.as_deref().unwrap_or_default()),
    })
}

/// What one asks for, as far as two can contradict each other.
fn asks(duty: &Duty) -> (kernel::calendar::Period, i64, Option<&str>, Option<i64>) {
    (duty.rule.period, duty.rule.min, duty.rule.record_kind.as_deref(), duty.rule.last_days)
}

/// Duties of one post that ask for the same act in different ways; both run until a person chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub family: String,
    /// In the order of their templates.
    pub duties: Vec<DutyId>,
}

/// All contradictions among duties of one post that run on a day.
pub fn contradictions(duties: &[Duty], day: Date) -> Vec<Contradiction> {
    let mut running: Vec<(String, &Duty)> = duties
        .iter()
        .filter(|d| d.aside.is_none() && d.until.is_none_or(|u| day <= u))
        .filter_map(|d| Some((family(d)?, d)))
        .collect();
    running.sort_by(|a, b| (&a.0, &a.1.template, a.1.id).cmp(&(&b.0, &b.1.template, b.1.id)));
    let mut out: Vec<Contradiction> = Vec::new();
    for group in running.chunk_by(|a, b| a.0 == b.0) {
        if group.iter().any(|d| asks(d.1) != asks(group[0].1)) {
            out.push(Contradiction { family: group[0].0.clone(), duties: group.iter().map(|d| d.1.id).collect() });
        }
    }
    out
}

/// Windows by how they ended; those that are open or not owed count for nothing.
pub fn rate(states: impl IntoIterator<Item = State>) -> Rate {
    let mut out = Rate::default();
    for state in states {
        match state {
            State::Pending => continue,
            State::Done => out.done += 1,
            State::Late => out.late += 1,
            State::Missed => out.missed += 1,
        }
        out.due += 1;
    }
    out.per_mille = (out.due > 0).then(|| out.done * 1000 / out.due);
    out
}

/// Who asks for somebody's dossier.
#[derive(Clone, Debug, Default)]
pub struct Asker {
    pub person: Option<PersonId>,
    /// Regions whose office the asker belongs to.
    pub office: Vec<String>,
    /// Region whose organisation department (组织部) the asker belongs to.
    pub organisation: Option<String>,
    pub everything: bool,
}

impl Asker {
    /// One's own; the office's and the organisation department's of the region or above; nobody else.
    pub fn may_read(&self, person: PersonId, region_path: &str) -> bool {
        let over = |path: &String| region_path.starts_with(path.as_str());
        self.everything
            || self.person == Some(person)
            || self.office.iter().any(over)
            || self.organisation.as_ref().is_some_and(over)
    }
}

/// The department of a party committee that keeps the files of leaders, told by its name.
pub fn organisation_department(name: &str) -> bool {
    name.trim().ends_with("组织部")
}

/// A reason that a person gave.
pub fn reason(text: &str) -> Outcome<String> {
    crate::supervise::guard::words(text, "reason", "理由")
}
