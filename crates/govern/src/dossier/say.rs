//! The dossier in words: facts for its paper and for the draft of 述安全. Nothing is left blank; what there is none of is said.

use super::model::{Dossier, DutyLine, FactLine, HeldPost, Rate};
use crate::paper::rules::printed_day;
use serde_json::{Value, json};

fn or(text: String, none: &str) -> String {
    if text.is_empty() { none.to_owned() } else { text }
}

/// 应履行 12 项次，按期 9 项次……
pub fn rate(rate: &Rate) -> String {
    match rate.per_mille {
        None => "本期没有到期的应履行事项。".into(),
        Some(p) => format!(
            "应履行{}项次，按期完成{}项次、补录完成{}项次、未完成{}项次，按期履职率{}.{}%。",
            rate.due,
            rate.done,
            rate.late,
            rate.missed,
            p / 10,
            p % 10
        ),
    }
}

/// 2023年1月1日至今
pub fn term(post: &HeldPost) -> String {
    let end = post.to.map_or("今".to_owned(), printed_day);
    format!("{}至{end}", printed_day(post.from))
}

fn charge(post: &HeldPost) -> String {
    if post.whole_region {
        return "全面工作".into();
    }
    let names: Vec<&str> = post.portfolio.iter().map(|u| u.name.as_str()).collect();
    or(names.join("、"), "未登记分管单位")
}

fn ended(line: &DutyLine) -> String {
    let r = &line.rate;
    let open = line.windows.iter().filter(|w| w.owed && w.state == "pending").count();
    let short = line.windows.iter().filter(|w| !w.owed).count();
    let mut parts = vec![format!("{}期到期，按期{}、补录{}、未完成{}", r.due, r.done, r.late, r.missed)];
    if open > 0 {
        parts.push(format!("{open}期未到期"));
    }
    if short > 0 {
        parts.push(format!("{short}期任期不足不计"));
    }
    if let Some(why) = &line.aside {
        parts.push(format!("已停止计算：{why}"));
    }
    parts.join("；")
}

fn duty(line: &DutyLine) -> Value {
    let over = || line.windows.iter().filter(|w| w.owed && w.state != "pending");
    json!({
        "name": format!("{} {}", line.template, line.title),
        "rule": format!("{}〔{}〕", line.rule, line.source),
        "due": over().map(|w| w.need).sum::<i64>(),
        "done": over().map(|w| w.have).sum::<i64>(),
        "result": ended(line),
    })
}

fn facts(lines: &[FactLine]) -> Vec<Value> {
    lines.iter().map(|l| json!({ "say": format!("{}。", l.say.trim_end_matches('。')) })).collect()
}

fn counted(n: usize, some: &str, none: &str) -> String {
    if n == 0 { format!("{none}。") } else { some.replace("{n}", &n.to_string()) }
}

/// What must still be done or was missed, one sentence for each duty.
fn gaps(d: &Dossier) -> Vec<String> {
    let missed = d.duties.iter().filter(|l| l.rate.missed + l.rate.late > 0);
    missed.map(|l| format!("{}：{}期未完成、{}期补录。", l.title, l.rate.missed, l.rate.late)).collect()
}

/// Facts for the templates `dossier` and `statement`.
pub fn paper(d: &Dossier) -> Value {
    let reds: Vec<Value> = d
        .reds
        .iter()
        .map(|r| {
            let until = r.until.map_or("仍为红灯".to_owned(), |u| format!("至{u}"));
            json!({ "title": format!("{} {}", r.number, r.title), "unit": r.unit.name,
                    "span": format!("{}起，{until}", r.from), "days": r.days })
        })
        .collect();
    let records: Vec<Value> = d
        .records
        .iter()
        .map(|r| {
            let about = r.object.as_ref().map(|o| format!("，对象：{o}")).unwrap_or_default();
            let late = if r.entered_on == r.on { String::new() } else { format!("，{}登记", r.entered_on) };
            let more = if r.amount > 1 { format!("，数量{}", r.amount) } else { String::new() };
            json!({ "on": r.on.to_string(), "kind": r.kind_label, "title": format!("{}{about}{more}{late}", r.title),
                    "event": r.event.to_string() })
        })
        .collect();
    let reds_say = match d.reds_all {
        0 => "分管范围内的任务在本期没有红灯。".to_owned(),
        n if n > d.reds.len() as i64 => format!("分管范围内有{n}次红灯，下表列出时间最长的{}次。", d.reds.len()),
        n => format!("分管范围内有{n}次红灯。"),
    };
    json!({
        "person": { "name": d.name },
        "from": d.from.to_string(),
        "till": d.to.to_string(),
        "as_of": d.as_of_label,
        "posts": d.posts.iter().map(|p| json!({
            "unit": p.unit.name, "title": p.title, "term": term(p), "portfolio": charge(p),
        })).collect::<Vec<_>>(),
        "rate_say": rate(&d.rate),
        "duties": d.duties.iter().map(duty).collect::<Vec<_>>(),
        "gaps": gaps(d),
        "records_say": counted(records.len(), "本期登记履职记录{n}条。", "本期没有登记的履职记录"),
        "records": records,
        "led_say": counted(d.led.len(), "包案和领办事项{n}件：", "本期没有登记的包案事项"),
        "led": facts(&d.led),
        "reds_say": reds_say,
        "reds": reds,
        "accidents_say": counted(d.accidents.len(), "分管范围内发生事故{n}起：", "分管范围内没有计入统计的事故"),
        "accidents": facts(&d.accidents),
        "talks_say": counted(d.talks.len(), "约谈和谈话{n}次：", "本期没有约谈和谈话记录"),
        "talks": facts(&d.talks),
        "steps_say": counted(d.steps.len(), "本单位和分管单位收到督办{n}件：", "本单位和分管单位没有收到督办"),
        "steps": facts(&d.steps),
        "proofs": d.proof.events.len(),
        "digest": d.proof.digest,
    })
}
