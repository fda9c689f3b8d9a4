//! When a risk is looked at again: every so many years [P], at once when something changed, and weekly for red.

use crate::risk::flow::RiskState;
use crate::risk::model::Risk;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use law::Parameters;

/// What may make a risk another one (handbook 03 §3), and must then be assessed again.
pub const CHANGES: &[(&str, &str)] = &[
    ("process", "工艺、技术改变"),
    ("equipment", "设备设施改变"),
    ("people", "人员、岗位调整"),
    ("law", "法律法规、标准改变"),
    ("accident", "发生事故或险情"),
    ("hazard", "隐患反复出现"),
    ("yearly", "年度全面辨识"),
    ("other", "其他变化"),
];

/// Chinese name of a change; an unknown code is shown as it is.
pub fn change_label(code: &str) -> &str {
    CHANGES.iter().find(|(c, _)| *c == code).map_or(code, |c| c.1)
}

/// Last day for assessing again what was assessed on a day.
pub fn reassess_on(assessed: Date, region: &str, law: &Parameters) -> Date {
    let years = law.value("risk.reassess_years", region, assessed).max(1.0) as i64;
    assessed.checked_add(Span::new().years(years)).unwrap_or(Date::MAX)
}

/// The next review of a red risk after one on this day; `None` for the others, which the enterprise sees to.
pub fn review_on(risk: &Risk, on: Date, law: &Parameters) -> Option<Date> {
    let open = matches!(risk.state, RiskState::Signed | RiskState::Published);
    let days = law.value("risk.review_days", &risk.place.region_path, on).max(1.0) as i64;
    (risk.is_major() && open).then(|| on.saturating_add(days.days()))
}

/// Must be assessed again: its day has come, or something changed.
pub fn is_due(risk: &Risk, today: Date) -> bool {
    let rated = !matches!(risk.state, RiskState::Draft | RiskState::Retired);
    rated && risk.reassess_on.is_some_and(|day| day <= today)
}

/// A red risk whose review was not noted in time.
pub fn review_missed(risk: &Risk, today: Date) -> bool {
    risk.review_on.is_some_and(|day| day < today)
}
