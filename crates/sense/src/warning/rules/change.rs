//! What a rating does to a warning, and what must hold before one is lowered or lifted.

use crate::warning::model::Colour;
use crate::warning::rating::Rating;
use jiff::{SignedDuration, Timestamp};
use kernel::{Outcome, Refusal};
use law::Parameters;

/// What the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Nothing,
    /// No warning runs, and the rating is yellow or worse.
    Issue(Colour),
    /// One runs, and the rating is worse than it.
    Raise(Colour),
}

/// By the running warning's colour, if one runs, and the new rating's. The clock never lowers: a person says why.
pub fn change(running: Option<Colour>, rated: Colour) -> Change {
    match running {
        None if rated >= Colour::Yellow => Change::Issue(rated),
        Some(now) if rated > now => Change::Raise(rated),
        _ => Change::Nothing,
    }
}

/// The newest rating must be fresh enough to decide by (`warning.fresh_minutes`).
pub fn fresh(rated_at: Option<Timestamp>, now: Timestamp, region: &str, law: &Parameters) -> Outcome<()> {
    let most = law.value("warning.fresh_minutes", region, kernel::day_of(now));
    let limit = SignedDuration::from_secs((most * 60.0) as i64);
    match rated_at {
        Some(at) if now.duration_since(at) <= limit => Ok(()),
        Some(_) => Err(Refusal::conflict(
            "STALE_RATING",
            format!("最近一次风险评定已超过 {most} 分钟，请等待系统重新评定后再降级或解除。"),
        )),
        None => Err(Refusal::conflict("NO_RATING", "该对象尚未评定风险，请等待系统评定后再降级或解除。")),
    }
}

/// Lowered only, and not below what the rating says.
pub fn downgrade(now: Colour, to: Colour, rating: &Rating) -> Outcome<()> {
    lower(now, to, rating.colour, &rating.say)
}

/// The same by any figure's colour and sentence.
pub fn lower(now: Colour, to: Colour, rated: Colour, why: &str) -> Outcome<()> {
    if to >= now {
        let say = format!("降级后的颜色须低于目前的{}，不能改为{}。", now.label(), to.label());
        return Err(Refusal::invalid("NOT_LOWER", say).at("colour", "须低于目前颜色"));
    }
    if to < rated {
        let say = format!("目前评定为{}（{why}），不能降至{}。", rated.label(), to.label());
        return Err(Refusal::conflict("STILL_AT_RISK", say));
    }
    Ok(())
}

/// Lifted only when the rating is blue.
pub fn lift(rating: &Rating) -> Outcome<()> {
    end(rating.colour, &rating.say)
}

/// The same by any figure's colour and sentence.
pub fn end(rated: Colour, why: &str) -> Outcome<()> {
    if rated > Colour::Blue {
        let say = format!("目前评定仍为{}（{why}），不能解除；请先消除所列因素。", rated.label());
        return Err(Refusal::conflict("STILL_AT_RISK", say));
    }
    Ok(())
}

/// Raised by a person: only to a worse colour.
pub fn raise(now: Colour, to: Colour) -> Outcome<()> {
    if to <= now {
        let say = format!("升级后的颜色须高于目前的{}，不能改为{}。", now.label(), to.label());
        return Err(Refusal::invalid("NOT_HIGHER", say).at("colour", "须高于目前颜色"));
    }
    Ok(())
}
