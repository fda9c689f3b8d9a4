//! Signs of the work: how fast, by whom, in which words.

use super::model::Sign;
use jiff::Timestamp;
use kernel::id::{HazardId, PersonId};

/// What is known about the work.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Handed to the enterprise, and reported done.
    pub given_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    pub done_by: Option<PersonId>,
    /// Rechecked or closed, by whom.
    pub checked_by: Vec<PersonId>,
    /// Mended on the spot: then a short time is as it should be.
    pub on_spot: bool,
    /// Other hazards whose work was described in the very same words, newest first.
    pub same_words: Vec<(HazardId, String)>,
}

/// Figures of the parameters `sign.*`.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub least_minutes: f64,
    pub same_text: f64,
}

/// Signs of the work on one hazard.
pub fn signs(work: &Work, limits: Limits) -> Vec<Sign> {
    let mut out = Vec::new();
    if let (Some(given), Some(done), false) = (work.given_at, work.done_at, work.on_spot) {
        let seconds = done.as_second() - given.as_second();
        if seconds >= 0 && (seconds as f64) < limits.least_minutes * 60.0 {
            let took = if seconds < 120 { format!("{seconds} 秒") } else { format!("{} 分钟", seconds / 60) };
            let say = format!("从交办到报整改完成只用了 {took}，短于 {:.0} 分钟。", limits.least_minutes);
            out.push(Sign::new("too_fast", if seconds < 60 { 0.8 } else { 0.5 }, say));
        }
    }
    if work.done_by.is_some_and(|by| work.checked_by.contains(&by)) {
        let say = "报整改完成和复查、销号的是同一个人。".to_owned();
        out.push(Sign::new("own_check", 0.9, say));
    }
    // This one counts too.
    if work.same_words.len() as f64 + 1.0 >= limits.same_text {
        let numbers: Vec<&str> = work.same_words.iter().take(3).map(|(_, number)| number.as_str()).collect();
        let n = work.same_words.len();
        let say =
            format!("整改说明与另外 {n} 条隐患（{}{}）一字不差。", numbers.join("、"), if n > 3 { "等" } else { "" });
        let mut sign = Sign::new("same_text", (0.4 + 0.05 * n as f64).min(0.8), say);
        sign.other_hazard = work.same_words.first().map(|(id, _)| *id);
        out.push(sign);
    }
    out
}

/// Shorter texts say nothing (“已整改” is on every second hazard).
const LEAST: usize = 12;

/// What two texts share if they are the same but for spaces, punctuation, digits and width; `None` if too short to tell.
pub fn words(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (plain.chars().count() >= LEAST).then_some(plain)
}
