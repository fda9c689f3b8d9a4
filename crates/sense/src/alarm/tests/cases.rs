//! `cases.txt`: worked by hand, read by a safety officer.

use crate::alarm::{Change, Cut, Input, Rate, Rule, State, What, step};
use crate::reading::Quality;

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

fn ms(text: &str) -> i64 {
    (number(text) * 1000.0) as i64
}

fn rule(text: &str) -> Rule {
    let mut rule = Rule { version: 1, ..Rule::default() };
    for word in text.split_whitespace() {
        let two = |name: &str, by: char| word.strip_prefix(name).and_then(|r| r.split_once(by));
        if let Some((on, off)) = two("延时", '/') {
            (rule.on_ms, rule.off_ms) = (ms(on) as u32, ms(off) as u32);
        } else if let Some((cut, restore)) = two("断电", '/') {
            rule.cut = Some(Cut { cut: number(cut), restore: number(restore) });
        } else if let Some((lo, hi)) = two("量程", '~') {
            (rule.lo, rule.hi) = (number(lo), number(hi));
        } else if let Some((change, window)) = two("变化", '每') {
            rule.rate = Some(Rate { change: number(change), window_ms: ms(window) as u32 });
        } else if let Some(r) = word.strip_prefix("死区") {
            rule.deadband = number(r);
        } else if let Some(r) = word.strip_prefix("静默") {
            rule.silent_ms = ms(r) as u32;
        } else if let Some(r) = word.strip_prefix("正常") {
            rule.normal = Some(r == "开");
        } else if let Some(r) = word.strip_prefix("高高") {
            rule.hh = Some(number(r));
        } else if let Some(r) = word.strip_prefix("低低") {
            rule.ll = Some(number(r));
        } else if let Some(r) = word.strip_prefix('高') {
            rule.h = Some(number(r));
        } else if let Some(r) = word.strip_prefix('低') {
            rule.l = Some(number(r));
        } else {
            panic!("no rule: {word}");
        }
    }
    rule
}

fn reading(text: &str) -> Input {
    let (at, value) = text.split_once(':').unwrap();
    let (value, quality) = match value {
        "非数" => (f64::NAN, Quality::NotANumber),
        "故障" => (0.0, Quality::Bad),
        "标校" => (2.0, Quality::Calibrating),
        "屏蔽" => (0.1, Quality::Masked),
        other => (number(other), Quality::Good),
    };
    Input::Reading { at_ms: ms(at), value, quality, late: false }
}

fn words(out: &[Change]) -> String {
    let one = |c: &Change| {
        let what = match c.what {
            What::Raised => format!("{}报警", c.limit.label()),
            What::Returned => format!("{}恢复", c.limit.label()),
            What::Cut => "断电".into(),
            What::Restored => "复电".into(),
        };
        format!("{}{what}", c.at_ms as f64 / 1000.0)
    };
    if out.is_empty() { "无".into() } else { out.iter().map(one).collect::<Vec<_>>().join(" ") }
}

#[test]
fn worked_by_hand() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("cases.txt").lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        let [name, rules, curve, until, wanted] =
            line.split('|').map(str::trim).collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{line}"));
        let (rule, mut state, mut out) = (rule(rules), State::new(), Vec::new());
        for r in curve.split_whitespace() {
            step(&rule, &mut state, reading(r), &mut out);
        }
        step(&rule, &mut state, Input::Clock { at_ms: ms(until) }, &mut out);
        let found = words(&out);
        if found != wanted {
            wrong.push(format!("{name}：应为“{wanted}”，算得“{found}”"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 50, "{count}");
}
