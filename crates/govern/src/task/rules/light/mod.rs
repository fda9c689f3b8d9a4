//! 进度灯 of a task (handbook 02 §6). The formula and its numbers are parameters of the product, not law.

mod standing;
mod turn;

pub use standing::{Period, PeriodState};

use crate::task::flow::{Pause, Work};
use crate::task::model::{Curve, Milestone, NO_DUE, Task, days_between};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::light::{Input, Used};
use kernel::{Colour, Light};
use law::Parameters;
use standing::{by_occurrences, missed_of};
use turn::first_turn;

/// Differences below this are noise of the arithmetic, not of the work.
const NOISE: f64 = 1e-9;
const CLAUSE: &str = "进度灯规则：比较时间进度与完成进度；公式和界限为可调参数，非法定。";

/// The numbers of the rule, read once for the day of the judgement.
struct Bounds {
    yellow: f64,
    red: f64,
    near_days: i64,
    near_progress: f64,
    milestone_red: i64,
    periods: usize,
    /// The best colour that steps of supervision leave, with the step's name.
    floor: Option<(&'static str, Colour)>,
}

/// Steps that are served and not answered keep the light from looking good (handbook 02 §7; `supervise.light.*`).
fn floor(task: &Task, p: &Parameters, on: Date, used: &mut Vec<Used>) -> Option<(&'static str, Colour)> {
    let mut worst: Option<(&'static str, Colour)> = None;
    for step in &task.supervised {
        let colour = match step.light_key().map(|key| p.used(key, &task.region_path, on, used)) {
            Some(v) if v >= 2.0 => Colour::Red,
            Some(v) if v >= 1.0 => Colour::Yellow,
            _ => continue,
        };
        if worst.is_none_or(|w| colour < w.1) {
            worst = Some((step.label(), colour));
        }
    }
    worst
}

impl Bounds {
    fn read(p: &Parameters, region: &str, on: Date, standing: bool, used: &mut Vec<Used>) -> Bounds {
        let mut get = |key: &str, show: bool| match show {
            true => p.used(key, region, on, used),
            false => p.value(key, region, on),
        };
        Bounds {
            yellow: get("task.light.yellow_gap", !standing),
            red: get("task.light.red_gap", !standing),
            near_days: get("task.light.near_due_days", !standing) as i64,
            near_progress: get("task.light.near_due_progress", !standing),
            milestone_red: get("task.light.milestone_red_days", !standing) as i64,
            periods: get("task.light.standing_periods", standing) as usize,
            floor: None,
        }
    }
}

/// What decided.
struct Verdict {
    color: Colour,
    rule: &'static str,
    say: String,
}

fn verdict(color: Colour, rule: &'static str, say: impl Into<String>) -> Verdict {
    Verdict { color, rule, say: say.into() }
}

/// The light of a task on a day, and when it will turn if nothing is reported. `periods`: occurrences of a standing task.
pub fn light(task: &Task, periods: &[Period], parameters: &Parameters, today: Date) -> Light {
    let mut used = Vec::new();
    let judged_by_periods = by_periods(task);
    let bounds = Bounds::read(parameters, &task.region_path, today, judged_by_periods, &mut used);
    let b = Bounds { floor: floor(task, parameters, today, &mut used), ..bounds };
    let at = |day: Date| judge(task, periods, &b, day);
    let now = at(today);
    let turn =
        (!settled(task)).then(|| first_turn(today, last_day(task, periods, &b), now.color, |d| at(d).color)).flatten();
    if settled(task) {
        used.clear();
    }
    Light {
        color: now.color,
        say: now.say,
        turns_at: turn.map(|t| t.0),
        turns_to: turn.map(|t| t.1),
        rule: now.rule.into(),
        clause: CLAUSE.into(),
        inputs: inputs(task, periods, &b, today),
        parameters: used,
    }
}

/// The colour alone depends on what is in the record, not on the day.
fn settled(task: &Task) -> bool {
    task.pause == Pause::Suspended
        || matches!(task.work, Work::Closed | Work::Submitted | Work::LeadVerified | Work::Verified)
}

/// Judged by the occurrences of its duties instead of a date.
pub fn by_periods(task: &Task) -> bool {
    task.standing || task.due.is_none()
}

fn judge(task: &Task, periods: &[Period], b: &Bounds, day: Date) -> Verdict {
    if task.pause == Pause::Suspended {
        return verdict(Colour::None, "task.light.paused", "任务已中止，恢复前不亮灯。");
    }
    match task.work {
        Work::Closed if task.late => return verdict(Colour::Done, "task.light.done", "已销号（逾期完成）。"),
        Work::Closed => return verdict(Colour::Done, "task.light.done", "已核验并销号。"),
        Work::Submitted | Work::LeadVerified | Work::Verified => {
            let late = if task.late { "，记为逾期完成" } else { "" };
            return verdict(
                Colour::Submitted,
                "task.light.submitted",
                format!("已报完成{late}，{}。", waits_for(task)),
            );
        }
        _ => {}
    }
    let found = if by_periods(task) { by_occurrences(periods, b, day) } else { by_progress(task, b, day) };
    let unclaimed = task.accepted.is_none() && day > task.accept_by;
    let found = match found.color {
        Colour::Green | Colour::Submitted if unclaimed => verdict(
            Colour::Yellow,
            "task.light.unclaimed",
            format!("下发后未在 {} 前认领，视为已认领并亮黄灯。", task.accept_by),
        ),
        Colour::Green | Colour::Submitted if task.unconfirmed => verdict(
            Colour::Yellow,
            "task.light.unconfirmed",
            "上次为红灯，本单位已补报进展；经牵头单位或安委办核实后才转绿。",
        ),
        _ => found,
    };
    match b.floor {
        Some((step, colour)) if colour < found.color => {
            verdict(colour, "task.light.supervised", format!("{step}尚未办结，办结前不转好。{}", found.say))
        }
        _ => found,
    }
}

fn waits_for(task: &Task) -> &'static str {
    match task.work {
        Work::Verified => "等待安委办第二人销号",
        Work::Submitted if task.has_other_lead() => "等待牵头单位核验",
        _ => "等待安委办经办核验",
    }
}

/// Share of the time that has passed, both ends counted: clamp((t − s + 1) / (d − s + 1), 0, 1).
pub fn time_share(start: Date, due: Date, day: Date) -> f64 {
    let all = days_between(start, due) + 1;
    if all <= 0 {
        return if day >= due { 1.0 } else { 0.0 };
    }
    ((days_between(start, day) + 1) as f64 / all as f64).clamp(0.0, 1.0)
}

/// The progress that the curve expects at a share of time.
fn expected(curve: Curve, share: f64) -> f64 {
    match curve {
        Curve::SCurve => share * share * (3.0 - 2.0 * share),
        Curve::Linear | Curve::MilestoneOnly => share,
    }
}

/// Progress 0–1: reported, or the weights of the milestones done.
fn reached(task: &Task) -> f64 {
    if task.curve == Curve::MilestoneOnly {
        let all: f64 = task.milestones.iter().map(|m| m.weight).sum();
        let done: f64 = task.milestones.iter().filter(|m| m.done_on.is_some()).map(|m| m.weight).sum();
        return if all > 0.0 { done / all } else { 0.0 };
    }
    task.progress as f64 / 100.0
}

/// The milestone that is longest overdue on a day, with its days.
fn late_milestone(milestones: &[Milestone], day: Date) -> Option<(&Milestone, i64)> {
    let open = milestones.iter().filter(|m| m.done_on.is_none() && day > m.due);
    open.map(|m| (m, days_between(m.due, day))).max_by_key(|(_, days)| *days)
}

fn by_progress(task: &Task, b: &Bounds, day: Date) -> Verdict {
    let due = task.due.unwrap_or(NO_DUE);
    let (share, p) = (expected(task.curve, time_share(task.start, due, day)), reached(task));
    let gap = share - p;
    if day > due {
        let days = days_between(due, day);
        return verdict(Colour::Red, "task.light.overdue", format!("应于 {due} 完成，已逾期 {days} 天。"));
    }
    if p >= 1.0 - NOISE {
        return verdict(Colour::Submitted, "task.light.unverified", "完成进度已达 100%，尚未报完成和核验，不算完成。");
    }
    let behind = || format!("时间已过 {}，完成 {}，落后 {}。", percent(share), percent(p), percent(gap));
    if gap >= b.red - NOISE {
        return verdict(Colour::Red, "task.light.red_gap", behind());
    }
    let milestone = late_milestone(&task.milestones, day);
    if let Some((m, days)) = milestone.filter(|(_, days)| *days > b.milestone_red) {
        return verdict(
            Colour::Red,
            "task.light.milestone",
            format!("“{}”应于 {} 完成，已逾期 {days} 天。", m.name, m.due),
        );
    }
    if gap >= b.yellow - NOISE {
        return verdict(Colour::Yellow, "task.light.yellow_gap", behind());
    }
    if let Some((m, days)) = milestone {
        return verdict(
            Colour::Yellow,
            "task.light.milestone",
            format!("“{}”应于 {} 完成，已逾期 {days} 天。", m.name, m.due),
        );
    }
    let left = days_between(day, due);
    if left <= b.near_days && p < b.near_progress - NOISE {
        return verdict(
            Colour::Yellow,
            "task.light.near_due",
            format!("距到期还有 {left} 天，完成 {}，未达到 {}。", percent(p), percent(b.near_progress)),
        );
    }
    verdict(Colour::Green, "task.light.on_time", format!("时间已过 {}，完成 {}。", percent(share), percent(p)))
}

/// Last day on which something can still change by time alone.
fn last_day(task: &Task, periods: &[Period], b: &Bounds) -> Date {
    let mut last = task.accept_by;
    if by_periods(task) {
        last = periods.iter().map(|p| p.to).fold(last, Date::max);
    } else {
        last = last.max(task.due.unwrap_or(NO_DUE));
        let after = b.milestone_red.max(0).days();
        last = task.milestones.iter().map(|m| m.due.saturating_add(after)).fold(last, Date::max);
    }
    last.saturating_add(1.day())
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

fn inputs(task: &Task, periods: &[Period], b: &Bounds, today: Date) -> Vec<Input> {
    let mut rows = vec![("判定日期", today.to_string()), ("办理状态", task.work.label().to_owned())];
    if by_periods(task) {
        let (missed, seen) = missed_of(periods, b.periods, today);
        rows.push(("已到期的近期期次", format!("{seen} 期")));
        rows.push(("其中未完成", format!("{missed} 期")));
    } else if let Some(due) = task.due {
        let share = expected(task.curve, time_share(task.start, due, today));
        rows.push(("起止日期", format!("{} 至 {due}", task.start)));
        rows.push(("时间进度", percent(share)));
        rows.push(("完成进度", percent(reached(task))));
        rows.push(("差距", percent(share - reached(task))));
        if let Some((m, days)) = late_milestone(&task.milestones, today) {
            rows.push(("逾期的检查点", format!("{}（逾期 {days} 天）", m.name)));
        }
    }
    rows.into_iter().map(|(label, value)| Input { label: label.into(), value }).collect()
}
