//! Whether instruments move where everything was promised to stand still: power is drawn, something flows, a level moves.

use crate::point::Kind;
use jiff::civil::Date;
use law::Parameters;

/// From how much on it counts; proposals of this product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moving {
    /// How far back is looked, minutes.
    pub minutes: f64,
    /// Share of the range that power or flow reaches.
    pub power: f64,
    /// Share of the range by which a level moves.
    pub level: f64,
}

impl Moving {
    /// For a region path on a day.
    pub fn read(p: &Parameters, region: &str, on: Date) -> Moving {
        Moving {
            minutes: p.value("promise.moving_minutes", region, on),
            power: p.value("promise.moving_power_share", region, on),
            level: p.value("promise.moving_level_share", region, on),
        }
    }
}

/// What an instrument showed in that time.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<'a> {
    pub kind: Kind,
    pub name: &'a str,
    pub lo: f64,
    pub hi: f64,
    /// Good readings, in order.
    pub values: &'a [f64],
}

/// Whether an instrument of this kind can tell that something runs.
pub fn tells(kind: Kind) -> bool {
    matches!(kind, Kind::Power | Kind::Flow | Kind::Level)
}

/// One sentence if it moves; none if it stands still, has no range or said too little.
pub fn moves(shown: &Shown, limits: &Moving) -> Option<String> {
    let range = shown.hi - shown.lo;
    if !tells(shown.kind) || !range.is_finite() || range <= 0.0 || shown.values.len() < 2 {
        return None;
    }
    let (low, high) = shown.values.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
    let (name, unit, minutes) = (shown.name, shown.kind.unit(), limits.minutes);
    let short = |v: f64| (v * 100.0).round() / 100.0;
    if shown.kind == Kind::Level {
        let by = high - low;
        let say = || format!("“{name}”近 {minutes} 分钟变动 {} {unit}", short(by));
        return (by >= limits.level * range).then(say);
    }
    let what = if shown.kind == Kind::Power { "用电" } else { "流量" };
    let say = || format!("“{name}”近 {minutes} 分钟{what}最高 {} {unit}", short(high));
    (high - shown.lo >= limits.power * range).then(say)
}
