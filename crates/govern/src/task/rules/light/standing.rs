//! Standing tasks: judged by their last occurrences.

use super::{Bounds, Verdict, verdict};
use jiff::civil::Date;
use kernel::Colour;

/// How one occurrence of a standing task's duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodState {
    Done,
    /// Done after its window.
    Late,
    Missed,
    /// Its window is still open and the duty not yet done.
    Pending,
}

/// One occurrence, as a standing task's light sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Which of the task's duties; the last occurrences are taken for each.
    pub duty: u32,
    pub from: Date,
    pub to: Date,
    pub state: PeriodState,
}

impl Period {
    /// The state as of a day, if nothing is reported until then.
    fn on(&self, day: Date) -> Option<PeriodState> {
        match self.state {
            _ if self.from > day => None,
            PeriodState::Pending if self.to < day => Some(PeriodState::Missed),
            state => Some(state),
        }
    }
}

/// Missed among the last occurrences, for the duty that has most of them.
pub(super) fn missed_of(periods: &[Period], most: usize, day: Date) -> (usize, usize) {
    let mut duties: Vec<u32> = periods.iter().map(|p| p.duty).collect();
    duties.sort_unstable();
    duties.dedup();
    duties
        .into_iter()
        .map(|duty| {
            let mut ended: Vec<(Date, PeriodState)> = periods
                .iter()
                .filter(|p| p.duty == duty)
                .filter_map(|p| p.on(day).map(|s| (p.to, s)))
                .filter(|(_, s)| *s != PeriodState::Pending)
                .collect();
            ended.sort_by_key(|(to, _)| std::cmp::Reverse(*to));
            ended.truncate(most);
            (ended.iter().filter(|(_, s)| *s == PeriodState::Missed).count(), ended.len())
        })
        .max_by_key(|(missed, seen)| (*missed, *seen))
        .unwrap_or((0, 0))
}

pub(super) fn by_occurrences(periods: &[Period], b: &Bounds, day: Date) -> Verdict {
    let (missed, seen) = missed_of(periods, b.periods, day);
    let rule = "task.light.standing";
    match missed {
        0 if seen == 0 => verdict(Colour::Green, rule, "常设任务，还没有到期的期次。"),
        0 => verdict(Colour::Green, rule, format!("常设任务，近 {seen} 期都已完成。")),
        1 => verdict(Colour::Yellow, rule, format!("常设任务，近 {seen} 期有 1 期未完成。")),
        n => verdict(Colour::Red, rule, format!("常设任务，近 {seen} 期有 {n} 期未完成。")),
    }
}
