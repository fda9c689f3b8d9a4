//! Who is left, how many days are left, and whether the rest can be reached at the pace so far.

use crate::tour::model::Target;
use jiff::civil::Date;
use kernel::id::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How a target stands. Only a finished visit covers it; nobody can mark it otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    Covered,
    Begun,
    Planned,
    Left,
}

impl Stands {
    pub fn code(self) -> &'static str {
        match self {
            Stands::Covered => "covered",
            Stands::Begun => "begun",
            Stands::Planned => "planned",
            Stands::Left => "left",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Stands::Covered => "已巡查",
            Stands::Begun => "进行中",
            Stands::Planned => "已排期",
            Stands::Left => "未安排",
        }
    }
}

/// What is known of the visits to one target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Day of the first finished visit in the window.
    pub finished: Option<Date>,
    pub begun: bool,
    /// The next planned day.
    pub planned: Option<Date>,
}

/// One target of the set.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub unit: UnitId,
    pub stands: Stands,
    /// Covered on, or planned for.
    pub on: Option<Date>,
}

/// Each target as it stands, in the order of the programme.
pub fn places(targets: &[Target], seen: &HashMap<UnitId, Seen>) -> Vec<Place> {
    let one = |t: &Target| {
        let s = seen.get(&t.unit).copied().unwrap_or_default();
        let (stands, on) = match s {
            Seen { finished: Some(day), .. } => (Stands::Covered, Some(day)),
            Seen { begun: true, .. } => (Stands::Begun, None),
            Seen { planned: Some(day), .. } => (Stands::Planned, Some(day)),
            _ => (Stands::Left, None),
        };
        Place { unit: t.unit, stands, on }
    };
    targets.iter().map(one).collect()
}

/// Whether the rest can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Everything is covered.
    Done,
    /// At the pace so far it ends in time.
    InTime,
    /// Too early to say.
    Early,
    /// At the pace so far it does not end in time.
    TooSlow,
    /// The time is over and something is left.
    Missed,
}

impl Outlook {
    pub fn code(self) -> &'static str {
        match self {
            Outlook::Done => "done",
            Outlook::InTime => "in_time",
            Outlook::Early => "early",
            Outlook::TooSlow => "too_slow",
            Outlook::Missed => "missed",
        }
    }
}

/// The outlook with its reckoning in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    pub outlook: Outlook,
    pub covered: usize,
    pub left: usize,
    /// Days until the window ends, today counted; 0 when it is over.
    pub days_left: i64,
    pub say: String,
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |s| i64::from(s.get_days()))
}

/// Reckon: days passed divided by what was covered is the time that one takes; times what is left, against the days left.
/// `early_days`: before so many days a pace is no pace (`tour.pace_days`).
pub fn pace(covered: usize, total: usize, from: Date, to: Date, today: Date, early_days: i64) -> Pace {
    let left = total.saturating_sub(covered);
    let days_left = (days(today, to) + 1).max(0);
    let passed = (days(from, today) + 1).max(0);
    let out = |outlook, say| Pace { outlook, covered, left, days_left, say };
    if left == 0 {
        return out(Outlook::Done, format!("{total} 个对象已全部巡查。"));
    }
    if today > to {
        return out(Outlook::Missed, format!("周期已于 {to} 结束，还有 {left} 个对象没有巡查。"));
    }
    let rest = format!("还剩 {left} 个、{days_left} 天");
    if passed < early_days {
        let say = format!("{rest}；才过 {passed} 天，不足 {early_days} 天，暂不推算。");
        return out(Outlook::Early, say);
    }
    if covered == 0 {
        let say = format!(
            "已过 {passed} 天，一个都没有完成；{rest}，平均每 {} 天须完成一个。",
            (days_left / left as i64).max(1)
        );
        return out(Outlook::TooSlow, say);
    }
    let each = passed as f64 / covered as f64;
    let needed = (each * left as f64).ceil() as i64;
    let sum = format!("已过 {passed} 天，完成 {covered} 个，平均 {each:.0} 天一个；{rest}，照此需要 {needed} 天");
    match needed > days_left {
        true => out(Outlook::TooSlow, format!("{sum}，差 {} 天，请加快排期。", needed - days_left)),
        false => out(Outlook::InTime, format!("{sum}，来得及。")),
    }
}
