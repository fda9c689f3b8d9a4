//! 单位灯: one light for many tasks (handbook 02 §6, last line). Red is judged first.

use super::super::model::LightCounts;
use jiff::civil::Date;
use kernel::light::{Input, Light};
use kernel::{Colour, light};
use law::Parameters;

/// The light of a unit, region, action or document. `key_red`: red ones among the key tasks. The denominator is every task
/// that can show a colour or is done: paused ones are left out.
pub fn of(counts: &LightCounts, key_red: i64, parameters: &Parameters, region: &str, today: Date) -> Light {
    let mut used: Vec<light::Used> = Vec::new();
    let red_from = parameters.used("task.light.unit_red_share", region, today, &mut used);
    let yellow_from = parameters.used("task.light.unit_yellow_share", region, today, &mut used);
    let all = counts.total() - counts.none;
    let share = |n: i64| if all > 0 { n as f64 / all as f64 } else { 0.0 };
    let (red, both) = (share(counts.red), share(counts.red + counts.yellow));
    let (color, rule, say) = if all == 0 {
        (Colour::None, "task.light.unit_none", "没有可以判定的任务。".to_owned())
    } else if key_red > 0 {
        (Colour::Red, "task.light.unit_key_red", format!("{key_red} 项重点任务亮红灯。"))
    } else if counts.red > 0 && red >= red_from - 1e-9 {
        (Colour::Red, "task.light.unit_red", format!("{all} 项任务中 {} 项红灯，占 {:.1}%。", counts.red, red * 100.0))
    } else if counts.red + counts.yellow > 0 && both >= yellow_from - 1e-9 {
        let n = counts.red + counts.yellow;
        (
            Colour::Yellow,
            "task.light.unit_yellow",
            format!("{all} 项任务中 {n} 项黄灯或红灯，占 {:.1}%。", both * 100.0),
        )
    } else {
        (
            Colour::Green,
            "task.light.unit_green",
            format!("{all} 项任务中 {} 项红灯、{} 项黄灯。", counts.red, counts.yellow),
        )
    };
    let inputs = [("任务总数", all), ("红灯", counts.red), ("其中重点任务", key_red), ("黄灯", counts.yellow)];
    Light {
        color,
        say,
        turns_at: None,
        turns_to: None,
        rule: rule.into(),
        clause: "单位灯规则：按红灯和黄灯占比判定；界限为可调参数，非法定。".into(),
        inputs: inputs.map(|(l, n)| Input { label: l.into(), value: n.to_string() }).into(),
        parameters: used,
    }
}
