//! Judgements about points: whether limits make sense, and whether they are looser than before.

use super::model::{Kind, Limits};
use crate::alarm::Limit;
use kernel::{Outcome, Refusal};

/// Longest on-delay of a gas that kills or explodes, in seconds (handbook 04 §4.1).
const GAS_ON_S: f64 = 3.0;
/// Longest delay and silence, in seconds: a day.
const LONGEST_S: f64 = 86_400.0;

fn bad(path: &str, say: impl Into<String>) -> Refusal {
    let say = say.into();
    Refusal::invalid("BAD_LIMITS", say.clone()).at(format!("limits.{path}"), say)
}

/// Whether limits make sense on a range.
///
/// # Errors
/// `BAD_LIMITS` with the field and a Chinese sentence.
pub fn check(kind: Kind, lo: Option<f64>, hi: Option<f64>, l: &Limits) -> Outcome<()> {
    let figures =
        [("ll", l.ll), ("l", l.l), ("h", l.h), ("hh", l.hh), ("rate", l.rate), ("cut", l.cut), ("restore", l.restore)];
    let others = [("deadband", l.deadband), ("on_s", l.on_s), ("off_s", l.off_s), ("silent_s", l.silent_s)];
    for (path, value) in figures.into_iter().filter_map(|(p, v)| Some((p, v?))).chain(others) {
        if !value.is_finite() {
            return Err(bad(path, "限值应为数字，请核对。"));
        }
    }
    if [lo, hi].into_iter().flatten().any(|v| !v.is_finite()) || lo.zip(hi).is_some_and(|(lo, hi)| lo >= hi) {
        return Err(Refusal::invalid("BAD_RANGE", "量程下限应小于量程上限，请核对。").at("hi", "应大于下限"));
    }
    let unit = kind.unit();
    for (path, label, value) in [("ll", "低低限", l.ll), ("l", "低限", l.l), ("h", "高限", l.h), ("hh", "高高限", l.hh)]
    {
        if let Some(v) = value.filter(|v| hi.is_some_and(|hi| *v > hi)) {
            let say =
                format!("{label} {v}{unit} 超出量程上限 {}{unit}，永远不会报警，请核对。", hi.unwrap_or_default());
            return Err(bad(path, say));
        }
    }
    let order = [("ll", "低低限", l.ll), ("l", "低限", l.l), ("h", "高限", l.h), ("hh", "高高限", l.hh)];
    let set: Vec<_> = order.into_iter().filter_map(|(p, n, v)| Some((p, n, v?))).collect();
    for pair in set.windows(2) {
        if pair[0].2 >= pair[1].2 {
            return Err(bad(pair[1].0, format!("{}应高于{}，请核对。", pair[1].1, pair[0].1)));
        }
    }
    if l.deadband < 0.0 || l.l.zip(l.h).is_some_and(|(low, high)| l.deadband >= high - low) {
        return Err(bad("deadband", "死区不能为负，也不能大于高限与低限之差。"));
    }
    for (path, value) in [("on_s", l.on_s), ("off_s", l.off_s), ("silent_s", l.silent_s)] {
        if !(0.0..=LONGEST_S).contains(&value) {
            return Err(bad(path, "延时和静默时间应在 0 到 86400 秒之间。"));
        }
    }
    if kind.gas() && l.on_s > GAS_ON_S {
        return Err(bad("on_s", format!("涉及生命安全的气体，报警延时不得超过 {GAS_ON_S} 秒。")));
    }
    match (l.cut, l.restore) {
        (None, None) => {}
        (Some(_), Some(_)) if kind != Kind::Methane => return Err(bad("cut", "断电值只用于甲烷点位。")),
        (Some(cut), Some(restore)) if restore > cut => return Err(bad("restore", "复电值不得高于断电值。")),
        (Some(cut), Some(_)) if l.h.is_some_and(|h| h > cut) => return Err(bad("cut", "断电值不得低于报警值。")),
        (Some(_), Some(_)) => {}
        _ => return Err(bad("restore", "断电值和复电值须同时填写。")),
    }
    if l.rate.is_some() != l.rate_window_s.is_some() || l.rate.is_some_and(|r| r <= 0.0) || l.rate_window_s == Some(0) {
        return Err(bad("rate", "变化率须填写大于 0 的变化量和时间窗（秒）。"));
    }
    if (kind == Kind::Switch) != l.normal.is_some() {
        return Err(bad("normal", "开关量点位须填写正常状态（开或关），其他点位不填。"));
    }
    Ok(())
}

/// In which respects `after` alarms later or less than `before`: Chinese, one for each. Empty: as strict or stricter
/// (handbook 04 §5.6: the enterprise may only tighten).
pub fn looser(kind: Kind, before: &Limits, after: &Limits) -> Vec<String> {
    let mut out = Vec::new();
    let unit = kind.unit();
    let mut figure = |label: &str, a: Option<f64>, b: Option<f64>, up: bool| match (a, b) {
        (Some(a), None) => out.push(format!("取消{label}（原 {a}{unit}）")),
        (Some(a), Some(b)) if (up && b > a) || (!up && b < a) => {
            out.push(format!("{label}由 {a}{unit} 放宽到 {b}{unit}"))
        }
        _ => {}
    };
    for (limit, up) in [(Limit::H, true), (Limit::Hh, true), (Limit::L, false), (Limit::Ll, false)] {
        figure(&format!("{}限", limit.label()), before.of(limit), after.of(limit), up);
    }
    figure("断电值", before.cut, after.cut, true);
    figure("复电值", before.restore, after.restore, true);
    let slope = |l: &Limits| l.rate.zip(l.rate_window_s).map(|(r, s)| r / f64::from(s.max(1)));
    match (slope(before), slope(after)) {
        (Some(_), None) => out.push("取消变化率报警".into()),
        (Some(a), Some(b)) if b > a => out.push("变化率限值放宽".into()),
        _ => {}
    }
    let mut longer = |label: &str, a: f64, b: f64| {
        if b > a {
            out.push(format!("{label}由 {a} 秒延长到 {b} 秒"));
        }
    };
    longer("报警延时", before.on_s, after.on_s);
    match (before.silent_s > 0.0, after.silent_s > 0.0) {
        (true, false) => out.push("取消静默报警".into()),
        (true, true) => longer("静默时间", before.silent_s, after.silent_s),
        _ => {}
    }
    // Back to normal earlier than before: the alarm stands for a shorter time.
    if after.off_s < before.off_s {
        out.push(format!("恢复延时由 {} 秒缩短到 {} 秒", before.off_s, after.off_s));
    }
    if after.deadband < before.deadband {
        out.push(format!("死区由 {}{unit} 缩小到 {}{unit}", before.deadband, after.deadband));
    }
    if before.normal.is_some() && before.normal != after.normal {
        out.push("改变开关量的正常状态".into());
    }
    out
}

/// Length of the union of stretches, in their unit.
pub fn covered(mut stretches: Vec<(i64, i64)>) -> i64 {
    stretches.sort_unstable();
    let (mut sum, mut end) = (0, i64::MIN);
    for (from, until) in stretches {
        let from = from.max(end);
        if until > from {
            sum += until - from;
            end = until;
        }
    }
    sum
}

/// Colour of so many silent hours in thirty days on a critical point (handbook 04 §5.4, parameters); none: not yet.
pub fn silence_colour(critical: bool, hours: f64, orange: f64, red: f64) -> Option<&'static str> {
    match hours {
        _ if !critical => None,
        h if h > red => Some("red"),
        h if h > orange => Some("orange"),
        _ => None,
    }
}

/// What an installation still lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    pub missing: Vec<&'static str>,
}

/// Whether the kinds of points on a major hazard installation are enough: process values (temperature, pressure, level or
/// flow) and gas detection (危险化学品重大危险源监督管理暂行规定 §13 [M]).
pub fn covers(kinds: &[Kind]) -> Covered {
    let process = [Kind::Temperature, Kind::Pressure, Kind::Level, Kind::Flow];
    let gas = [Kind::Combustible, Kind::Toxic, Kind::H2s, Kind::Co, Kind::Methane];
    let any = |of: &[Kind]| kinds.iter().any(|k| of.contains(k));
    let missing = [(any(&process), "温度、压力、液位或流量监测"), (any(&gas), "可燃或有毒气体泄漏检测")];
    Covered { missing: missing.into_iter().filter(|m| !m.0).map(|m| m.1).collect() }
}
