//! Rows of units.

use super::{Row, Seen};
use crate::Directory;
use crate::import::model::{Checked, Known, Line, Plan, State};
use crate::unit::{Unit, UnitForm, rules};
use std::collections::{HashMap, HashSet};

pub(super) fn check(lines: &[Line], directory: &Directory, known: &Known) -> Vec<Checked> {
    let mut seen = Seen::default();
    let in_file: HashMap<&str, &str> = lines.iter().map(|l| (l.text("单位全称"), l.text("上级单位"))).collect();
    lines.iter().map(|line| one(line, directory, known, &mut seen, &in_file)).collect()
}

fn one(line: &Line, directory: &Directory, known: &Known, seen: &mut Seen, in_file: &HashMap<&str, &str>) -> Checked {
    let mut row = Row::new(line);
    let name = row.need("单位全称").and_then(|n| row.take("单位全称", rules::name_ok(n, "name")));
    let kind = row.need("类别").and_then(|k| row.take("类别", rules::kind_ok(k)));
    let region = row.region("所在地区", directory, known);
    let (from, to) = (row.day("成立日期"), row.day("撤销日期"));
    row.take("撤销日期", rules::days(from, to));
    let short = match line.text("简称") {
        "" => name.clone(),
        text => row.take("简称", rules::name_ok(text, "short")),
    };
    let (Some(name), Some(short), Some(kind), Some(region)) = (name, short, kind, region) else {
        return row.done(State::Error, None);
    };
    seen.first(format!("{}{name}", region.path), &mut row, "单位全称");
    let aliases = row.take("别名", rules::aliases(&name, &short, &line.list("别名"))).unwrap_or_default();
    let old = directory.units().iter().find(|u| u.region == region.id && u.name == name);

    let wanted = line.text("上级单位");
    let mut parent = old.and_then(|o| o.parent);
    let mut later = None;
    if !wanted.is_empty() {
        let registered: Vec<&Unit> =
            directory.units().iter().filter(|u| u.name == wanted || u.short == wanted).collect();
        let near = registered.iter().find(|u| region.path.starts_with(&u.region_path)).or(registered.first());
        match near {
            _ if wanted == name => row.wrong("上级单位", "单位不能是自己的上级，请改填或留空。"),
            Some(unit) => parent = Some(unit.id),
            None if in_file.contains_key(wanted) && !circles(&name, in_file) => later = Some(wanted.to_owned()),
            None if in_file.contains_key(wanted) => row.wrong("上级单位", "本表中的上级关系绕成了一圈，请改正。"),
            None => row.wrong("上级单位", &format!("没有找到上级单位“{wanted}”，请填全称，或在本表中加上它。")),
        }
    }
    let form = UnitForm {
        name,
        short,
        kind: kind.code().into(),
        region: region.path.clone(),
        parent,
        aliases: match old {
            // Aliases are added: a table that leaves some out does not take them away.
            Some(old) => {
                old.aliases.iter().cloned().chain(aliases.into_iter().filter(|a| !old.aliases.contains(a))).collect()
            }
            None => aliases,
        },
        level: old.map(|o| o.level.clone()),
        sector: Some(line.text("行业领域").to_owned()).filter(|s| !s.is_empty()).or(old.and_then(|o| o.sector.clone())),
        valid_from: from.or(old.and_then(|o| o.valid_from)),
        valid_to: to.or(old.and_then(|o| o.valid_to)),
        version: old.map(|o| o.version),
    };
    let state = match old {
        None => State::New,
        Some(old) if later.is_none() && same(old, &form) => State::Same,
        Some(_) => State::Change,
    };
    row.done(state, Some(Plan::Unit { old: old.map(|o| o.id), form, parent: later }))
}

fn same(old: &Unit, form: &UnitForm) -> bool {
    old.short == form.short
        && old.kind.code() == form.kind
        && old.parent == form.parent
        && old.aliases == form.aliases
        && old.sector == form.sector
        && old.valid_from == form.valid_from
        && old.valid_to == form.valid_to
}

/// Whether the parents written in the file lead back to the name.
fn circles(name: &str, in_file: &HashMap<&str, &str>) -> bool {
    let mut been = HashSet::new();
    let mut at = name;
    while let Some(next) = in_file.get(at).filter(|n| !n.is_empty()) {
        if *next == name || !been.insert(*next) {
            return true;
        }
        at = next;
    }
    false
}
