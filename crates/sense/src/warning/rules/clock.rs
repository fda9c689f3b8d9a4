//! Response clocks by colour, and who is told when nothing happens (handbook 04 §7; figures are parameters `warning.*`,
//! proposals of this product). They run from the instant at which the warning got its colour.

use crate::warning::flow::WarningState;
use crate::warning::model::{Colour, Warning};
use jiff::{SignedDuration, Timestamp};
use law::Parameters;

/// What stops a push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unless {
    /// Nothing: it is told at once.
    Never,
    Responded,
    /// Lowered or lifted.
    Eased,
}

struct Rung {
    level: i64,
    key: &'static str,
    unless: Unless,
    why: &'static str,
}

const fn rung(level: i64, key: &'static str, unless: Unless, why: &'static str) -> Rung {
    Rung { level, key, unless, why }
}

const RED: &[Rung] = &[
    rung(1, "warning.red.county_minutes", Unless::Never, "红色预警同步推送"),
    rung(2, "warning.red.prefecture_minutes", Unless::Never, "红色预警同步推送"),
    rung(3, "warning.red.province_minutes", Unless::Eased, "红色预警限时未降级或解除"),
];
const ORANGE: &[Rung] = &[
    rung(1, "warning.orange.county_minutes", Unless::Never, "橙色预警同步推送"),
    rung(2, "warning.orange.prefecture_minutes", Unless::Eased, "橙色预警限时未降级或解除"),
    rung(3, "warning.orange.province_minutes", Unless::Eased, "橙色预警限时未降级或解除"),
];
const YELLOW: &[Rung] = &[
    rung(1, "warning.yellow.county_minutes", Unless::Responded, "黄色预警企业限时未响应"),
    rung(2, "warning.yellow.prefecture_minutes", Unless::Eased, "黄色预警限时未降级或解除"),
];
const BLUE: &[Rung] = &[rung(1, "warning.blue.county_minutes", Unless::Responded, "蓝色预警企业限时未响应")];

fn after(at: Timestamp, key: &str, region: &str, law: &Parameters) -> Timestamp {
    let minutes = law.value(key, region, kernel::day_of(at)).max(0.0);
    at.saturating_add(SignedDuration::from_secs((minutes * 60.0) as i64)).unwrap_or(at)
}

/// Until when the enterprise responds.
pub fn respond_due(w: &Warning, law: &Parameters) -> Timestamp {
    due(w.colour, w.since, &w.region_path, law)
}

/// Until when somebody answers a colour that is there since an instant.
pub fn due(colour: Colour, since: Timestamp, region: &str, law: &Parameters) -> Timestamp {
    let key = match colour {
        Colour::Red => "warning.red.respond_minutes",
        Colour::Orange => "warning.orange.respond_minutes",
        Colour::Yellow => "warning.yellow.respond_minutes",
        Colour::Blue => "warning.blue.respond_minutes",
    };
    after(since, key, region, law)
}

/// Until when the county has verified it, on the telephone or there; milder colours need not be verified.
pub fn verify_due(w: &Warning, law: &Parameters) -> Option<Timestamp> {
    let key = match w.colour {
        Colour::Red => "warning.red.verify_minutes",
        Colour::Orange => "warning.orange.verify_minutes",
        Colour::Yellow | Colour::Blue => return None,
    };
    Some(after(w.since, key, &w.region_path, law))
}

/// Whether a due thing was not done in time: done at an instant, or not at all until now.
pub fn overdue(due: Timestamp, done: Option<Timestamp>, now: Timestamp) -> bool {
    done.unwrap_or(now) > due
}

/// The next push: when, to which level, why; none when it is closed. A lowered warning runs by its new colour's clock, and
/// counts as not yet eased for that colour until it is lowered again or lifted.
pub fn next(w: &Warning, law: &Parameters) -> Option<(Timestamp, i64, &'static str)> {
    if w.state.closed() {
        return None;
    }
    let rungs = match w.colour {
        Colour::Red => RED,
        Colour::Orange => ORANGE,
        Colour::Yellow => YELLOW,
        Colour::Blue => BLUE,
    };
    let answered = w.state != WarningState::Issued;
    let open = rungs.iter().filter(|r| r.level > w.level && !(r.unless == Unless::Responded && answered));
    open.map(|r| (after(w.since, r.key, &w.region_path, law), r.level, r.why)).min_by_key(|r| (r.0, r.1))
}
