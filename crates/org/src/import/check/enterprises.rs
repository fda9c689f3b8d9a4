//! Rows of enterprises.

use super::{Row, Seen};
use crate::Directory;
use crate::enterprise::{EnterpriseForm, uscc_ok};
use crate::import::model::{Checked, Known, Line, Plan, State};
use crate::unit::rules;

pub(super) fn check(lines: &[Line], directory: &Directory, known: &Known) -> Vec<Checked> {
    let mut seen = Seen::default();
    lines.iter().map(|line| one(line, directory, known, &mut seen)).collect()
}

fn one(line: &Line, directory: &Directory, known: &Known, seen: &mut Seen) -> Checked {
    let mut row = Row::new(line);
    let name = row.need("企业名称").map(str::to_owned);
    if name.as_ref().is_some_and(|n| !(2..=100).contains(&n.chars().count())) {
        row.wrong("企业名称", "企业名称须为 2 至 100 个字。");
    }
    let uscc = row.take("统一社会信用代码", uscc_ok(Some(line.text("统一社会信用代码")))).flatten();
    let region = row.region("所在地区", directory, known);
    let high_risk = match line.text("高危企业") {
        "" | "否" => false,
        "是" => true,
        other => {
            row.wrong("高危企业", &format!("“{other}”无法识别，请填“是”或“否”。"));
            false
        }
    };
    let (Some(name), Some(region)) = (name, region) else { return row.done(State::Error, None) };
    match &uscc {
        Some(code) => seen.first(code.clone(), &mut row, "统一社会信用代码"),
        None => seen.first(format!("{}{name}", region.path), &mut row, "企业名称"),
    };
    let old = known.enterprises.iter().find(|x| match &uscc {
        Some(code) => x.uscc.as_ref() == Some(code),
        None => x.uscc.is_none() && x.name == name && x.region == region.id,
    });
    if let Some(old) = old.filter(|o| !known.may(&o.region_path)) {
        let code = old.uscc.as_deref().unwrap_or_default();
        row.wrong("统一社会信用代码", &format!("代码 {code} 已由其他地区登记，请联系该地区核对。"));
    }
    let mut aliases = old.map_or_else(Vec::new, |o| o.aliases.clone());
    aliases.extend(line.list("曾用名"));
    // A new name for a known code: the old one stays findable.
    aliases.extend(old.map(|o| o.name.clone()).filter(|o| *o != name));
    let aliases = row.take("曾用名", rules::aliases(&name, "", &aliases)).unwrap_or_default();
    let form = EnterpriseForm {
        name,
        uscc,
        region: region.path.clone(),
        sector: Some(line.text("行业领域").to_owned()).filter(|s| !s.is_empty()).or(old.and_then(|o| o.sector.clone())),
        high_risk: if line.text("高危企业").is_empty() { old.is_some_and(|o| o.high_risk) } else { high_risk },
        aliases,
        succeeded_by: old.and_then(|o| o.succeeded_by),
        version: old.map(|o| o.version),
    };
    let state = match old {
        None => State::New,
        Some(o)
            if o.name == form.name
                && o.region_path == form.region
                && o.sector == form.sector
                && o.high_risk == form.high_risk
                && o.aliases == form.aliases =>
        {
            State::Same
        }
        Some(_) => State::Change,
    };
    row.done(state, Some(Plan::Enterprise { old: old.map(|o| o.id), form }))
}
