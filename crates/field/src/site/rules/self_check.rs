//! How often an enterprise checks itself: by the colour of its class (handbook 03 §3, 10 §8). The figures are this
//! product's (mark P); no screen may call them statutory.

use crate::site::model::SiteColour;
use jiff::civil::Date;
use kernel::calendar::Period;
use kernel::light::Used;
use law::Parameters;

/// The calendar period for an interval in days: 1, 7, 15, 30, 90, 180, 365; anything else is the next shorter one, so that
/// a figure typed in wrongly asks for more rather than less.
pub fn period(days: f64) -> Period {
    match days {
        d if d >= 365.0 => Period::Year,
        d if d >= 180.0 => Period::HalfYear,
        d if d >= 90.0 => Period::Quarter,
        d if d >= 30.0 => Period::Month,
        d if d >= 15.0 => Period::HalfMonth,
        d if d >= 7.0 => Period::Week,
        _ => Period::Day,
    }
}

/// The period in which a site of a colour checks itself at least once (`site.self_check.*`).
pub fn self_check(colour: SiteColour, region: &str, law: &Parameters, on: Date, used: &mut Vec<Used>) -> Period {
    let key = match colour {
        SiteColour::Red => "site.self_check.red",
        SiteColour::Orange => "site.self_check.orange",
        SiteColour::Yellow => "site.self_check.yellow",
        SiteColour::Blue => "site.self_check.blue",
    };
    period(law.used(key, region, on, used))
}

/// 等级为红色（D 级），每周至少自查 1 次
pub fn say_self_check(colour: SiteColour, period: Period) -> String {
    format!(
        "等级为{}色（{} 级），{}至少自查 1 次（产品建议的频次，非法定）",
        colour.label(),
        colour.letter(),
        period.label()
    )
}
