//! 重大风险四张清单: 基础信息, 责任分工, 防控措施, 应急处置 (not the four work lists of the same nickname). Made from what is
//! already there, so that nothing is typed twice.

use crate::risk::model::{Every, Risk, element, factor};
use crate::risk::score::plain;
use kernel::light::Input;

/// One list: its code, its name and its lines.
pub struct List {
    pub code: &'static str,
    pub label: &'static str,
    pub lines: Vec<Input>,
}

fn line(label: &str, value: impl Into<String>) -> Input {
    Input { label: label.to_owned(), value: value.into() }
}

/// The four lists of a risk at a point of a site. Lines without content are left out.
pub fn lists(risk: &Risk, site: &str, point: &str) -> Vec<List> {
    let named = risk.factor.as_deref().map(|code| {
        let kind = element(code).unwrap_or_default();
        format!("{code} {}（{kind}）", factor(code).unwrap_or_default())
    });
    let score = risk.inherent.as_ref().and_then(|i| i.scored.value).map(plain);
    let basics = vec![
        line("场所", site),
        line("风险点", point),
        line("作业活动、部位", &risk.activity),
        line("危险源", &risk.source),
        line("可能发生的事故", &risk.event),
        line("危险有害因素", named.unwrap_or_default()),
        line("可能后果", &risk.consequence),
        line("评价方法", risk.method.label()),
        line("固有风险", [score.unwrap_or_default(), level(risk)].join(" ").trim()),
        line("周边环境", &risk.plan.surroundings),
    ];
    let who = |d: &crate::risk::model::Duty| {
        let post = d.post.as_deref().map(|p| format!("（{p}）")).unwrap_or_default();
        line(d.level.label(), format!("{}{post}", d.name))
    };
    let mut people: Vec<_> = risk.duty.iter().collect();
    people.sort_by_key(|d| d.level);
    let mut duties: Vec<Input> = people.into_iter().map(who).collect();
    duties.push(line("包案领导", risk.leader_name.clone().unwrap_or_default()));
    duties.push(line("责任", &risk.plan.responsibility));
    let usual = risk.level.map(Every::usual);
    let measure = |c: &&crate::risk::model::Control| {
        let every = c.every.or(usual).map(|e| format!("，{}检查", e.label())).unwrap_or_default();
        let check = c.check.as_deref().map(|k| format!("（查：{k}）")).unwrap_or_default();
        line(c.kind.label(), format!("{}{every}{check}", c.text))
    };
    let emergency = |c: &&crate::risk::model::Control| c.kind == crate::risk::model::ControlKind::Emergency;
    let (at_once, mut kept): (Vec<_>, Vec<_>) = risk.by_preference().into_iter().partition(emergency);
    let mut controls: Vec<Input> = kept.drain(..).map(|c| measure(&c)).collect();
    let money = risk.plan.funds_fen.map(|fen| format!("{}.{:02} 元", fen / 100, fen % 100));
    let funds = [Some(risk.plan.funds.clone()), money].into_iter().flatten().filter(|t| !t.is_empty());
    controls.push(line("方案措施", &risk.plan.measures));
    controls.push(line("资金", funds.collect::<Vec<_>>().join("，")));
    controls.push(line("时限", risk.plan.deadline.map(|d| d.to_string()).unwrap_or_default()));
    let mut steps = vec![line("预案", &risk.plan.emergency), line("处置要点", &risk.plan.first_steps)];
    steps.extend(at_once.iter().map(measure));
    steps.push(line("应急电话", &risk.plan.phone));
    let filled = |lines: Vec<Input>| lines.into_iter().filter(|l| !l.value.trim().is_empty()).collect();
    [
        ("basics", "基础信息清单", basics),
        ("duties", "责任分工清单", duties),
        ("controls", "防控措施清单", controls),
        ("emergency", "应急处置清单", steps),
    ]
    .map(|(code, label, lines)| List { code, label, lines: filled(lines) })
    .into()
}

fn level(risk: &Risk) -> String {
    risk.level.map(|l| format!("{}（{}色）", l.label(), l.colour().label())).unwrap_or_default()
}
