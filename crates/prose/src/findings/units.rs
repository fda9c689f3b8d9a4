//! Who leads, who is meant, whether the list is closed.

use super::{on, start};
use crate::model::{Assignment, Document, Finding, FindingKind};
use regex::Regex;
use std::sync::LazyLock;

/// Group phrases that no directory answers.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(各|其他|其它|有关|相关)?(有关|相关|类|级|行业|其他)*(部门|单位|企业|机构|部委|方面|科室|成员单位|部门和单位|单位和部门|部门单位|企事业单位|企业单位)(（单位）|（部门）)?$
        |负有.{0,24}(部门|单位|机构)$|具有.{0,24}职责的(部门|单位)|成员单位$|(有关|相关|各|各类|各行业|行业|各级)[^县市区州镇乡]{0,16}(主管部门|监管部门|管理部门|职能部门|起草部门|责任部门|部门|单位)(（单位）|（部门）)?$
        |^(省级|市级|州级|县级|国务院|市直|州直|县直|省直|省|市|州|县|区|镇)*(各)?(有关|相关|其他)(部门|单位|企业)|(省|市|州|县|区|镇)(直|级)(各)?(部门|单位)$|^(行业|项目)[\p{Han}]{0,4}(主管|监管|管理)部门$|责任部门$|主管部门$",
    )
    .expect("pattern")
});
/// Regions and what hangs on them are answered by the directory of regions.
static REGION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(各)?(省|市|州|县|区|镇|乡|街道|园区|功能区|地|盟|旗)[^部单]{0,12}(政府|党委|办事处|街道|乡镇|县|市|区|园区|功能区|管委会)$").expect("pattern")
});

/// Whether a phrase names a group that nobody can resolve without a roster.
pub(crate) fn group_phrase(unit: &str) -> bool {
    let bare: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
    GROUP.is_match(&bare) && !REGION.is_match(&bare)
}

pub(super) fn find(doc: &Document, out: &mut Vec<Finding>) {
    let with_units = doc.measures.iter().filter(|m| !m.assignments.is_empty()).count();
    let mostly = with_units > 0 && with_units * 2 >= doc.measures.len();
    for (i, measure) in doc.measures.iter().enumerate() {
        if measure.assignments.is_empty() && measure.inherited.is_empty() && measure.subjects.is_empty() && mostly {
            let span = measure.span.clone();
            out.push(on(
                FindingKind::NoLead,
                i,
                start(measure),
                span,
                "这一条没有写明责任单位，下发前请指定牵头单位。",
            ));
        }
        // The cells of one row are one assignment.
        let row_lead = measure.assignments.iter().filter(|a| cell(a)).any(|a| !a.lead.is_empty());
        for assignment in &measure.assignments {
            one(i, assignment, row_lead && cell(assignment), out);
        }
    }
}

/// A cell of a table: units alone, without a word of role.
fn cell(a: &Assignment) -> bool {
    !["牵头", "负责", "责任", "配合", "参与", "落实", "协助", "主办", "协办"].iter().any(|w| a.quote.contains(w))
}

fn one(i: usize, a: &Assignment, led: bool, out: &mut Vec<Finding>) {
    let each = ["分别", "共同", "联合"].iter().any(|w| a.quote.contains(w));
    if a.lead.is_empty() && a.responsible.len() >= 2 && !each && !led {
        let say =
            format!("{}等 {} 个单位负责而没有牵头单位，请指定其中一个牵头。", a.responsible[0], a.responsible.len());
        out.push(on(FindingKind::NoLead, i, &a.quote, a.span.clone(), say));
    }
    if a.lead.len() >= 2 && !each {
        let say = format!(
            "同一项任务有 {} 个牵头单位（{}），请确定一个牵头，或写明分别牵头的事项。",
            a.lead.len(),
            a.lead.join("、")
        );
        out.push(on(FindingKind::TwoLeads, i, &a.quote, a.span.clone(), say));
    }
    if a.open {
        let (quote, span) = part(a, "等");
        out.push(on(
            FindingKind::OpenList,
            i,
            quote,
            span,
            "单位名单以“等”收尾，没有列全；请补齐名单或确认只含已列单位。",
        ));
    }
    let all = a.lead.iter().chain(&a.assist).chain(&a.responsible);
    let mut seen: Vec<&String> = Vec::new();
    for unit in all.filter(|u| group_phrase(u)) {
        if seen.contains(&unit) {
            continue;
        }
        seen.push(unit);
        let (quote, span) = part(a, unit);
        let say = format!("“{unit}”是泛指，单位名录里查不到；请选定具体单位或对应的成员名册。");
        out.push(on(FindingKind::UnresolvedGroup, i, quote, span, say));
    }
}

/// The place of some words inside an assignment, where its quote is printed without white space; else the whole of it.
fn part(a: &Assignment, words: &str) -> (String, std::ops::Range<usize>) {
    let Some(at) = a.quote.find(words) else { return (a.quote.clone(), a.span.clone()) };
    let tail: String = if words == "等" {
        let rest = &a.quote[at..];
        let end = rest.find(['，', '；', '）', ')', ',', '。']).unwrap_or(rest.len());
        let rest: String = rest[..end].chars().take(8).collect();
        let end =
            ["按", "负", "配", "牵", "参", "分", "落"].iter().filter_map(|w| rest.find(w)).min().unwrap_or(rest.len());
        rest[..end].to_owned()
    } else {
        words.to_owned()
    };
    if a.span.len() == a.quote.len() {
        let from = a.span.start + at;
        return (tail.clone(), from..from + tail.len());
    }
    (tail, a.span.clone())
}
