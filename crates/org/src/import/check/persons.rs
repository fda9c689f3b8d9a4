//! Rows of persons.

use super::{Row, Seen};
use crate::Directory;
use crate::import::model::{Checked, Known, Line, Plan, PlannedPost, State};
use crate::person::login_ok;
use crate::role;
use crate::unit::rules;
use jiff::civil::Date;
use kernel::id::UnitId;

pub(super) fn check(lines: &[Line], directory: &Directory, known: &Known, on: Date) -> Vec<Checked> {
    let mut seen = Seen::default();
    lines.iter().map(|line| one(line, directory, known, on, &mut seen)).collect()
}

fn one(line: &Line, directory: &Directory, known: &Known, on: Date, seen: &mut Seen) -> Checked {
    let mut row = Row::new(line);
    let root = directory.regions().first().map_or("/", |r| r.path.as_str());
    let login = row.need("账号").and_then(|l| row.take("账号", login_ok(l)));
    let name = row.need("姓名").map(str::to_owned);
    if name.as_ref().is_some_and(|n| !(2..=40).contains(&n.chars().count())) {
        row.wrong("姓名", "姓名须为 2 至 40 个字。");
    }
    let unit = row.need("所属单位").and_then(|u| row.unit("所属单位", u, root, directory, on));
    if let Some(unit) = unit.filter(|u| !known.may(&u.region_path)) {
        row.wrong("所属单位", &format!("您没有维护“{}”人员的权限，请交由该地区的管理员导入。", unit.name));
    }
    let title = line.text("职务");
    let (from, to) = (row.day("任职日期"), row.day("离任日期"));
    row.take("离任日期", rules::days(from, to));
    let here = unit.map_or(root, |u| u.region_path.as_str());
    let portfolio: Vec<UnitId> = line
        .list("分管单位")
        .iter()
        .filter_map(|words| row.unit("分管单位", words, here, directory, on).map(|u| u.id))
        .collect();
    let post = match (title, from) {
        ("", _) if portfolio.is_empty() => None,
        ("", _) => {
            row.wrong("职务", "填了分管单位，还须填职务。");
            None
        }
        (_, None) if line.text("任职日期").is_empty() => {
            row.wrong("任职日期", "填了职务，还须填任职日期；履职按任期计算。");
            None
        }
        (_, None) => None,
        (title, Some(from)) => Some(PlannedPost { title: title.to_owned(), from, to, portfolio }),
    };
    let grant = match line.text("角色") {
        "" => None,
        word => match role::role(word) {
            None => {
                let all: Vec<_> = role::ROLES.iter().map(|r| r.label).collect();
                row.wrong("角色", &format!("没有“{word}”这个角色，可选：{}。", all.join("、")));
                None
            }
            Some(role) => {
                let path = match line.text("授权地区") {
                    "" => unit.map(|u| u.region_path.clone()),
                    _ => row.region("授权地区", directory, known).map(|r| r.path.clone()),
                };
                path.map(|p| (role.code.to_owned(), p))
            }
        },
    };
    let (Some(login), Some(name), Some(unit)) = (login, name, unit) else { return row.done(State::Error, None) };
    // One person may stand in several rows: one for each post or role.
    let key = format!("{login}/{title}/{}/{}", line.text("角色"), line.text("授权地区"));
    seen.first(key, &mut row, "账号");
    let old = known.people.get(&login);
    if let Some(old) = old.filter(|o| !known.may(&o.region_path)) {
        row.wrong("账号", &format!("账号“{}”已经有人使用，请换一个。", old.login));
    }
    let post_there = |p: &PlannedPost| {
        known.posts.iter().any(|o| {
            old.is_some_and(|x| x.id == o.person)
                && (o.title.as_str(), o.valid_from, o.valid_to, &o.portfolio) == (&p.title, p.from, p.to, &p.portfolio)
        })
    };
    let grant_there = |g: &(String, String)| {
        known
            .grants
            .iter()
            .any(|o| old.is_some_and(|x| x.id == o.person) && o.role == g.0 && o.region_path == g.1 && o.holds(on))
    };
    let state = match old {
        None => State::New,
        Some(o)
            if o.name == name
                && o.unit == unit.id
                && post.as_ref().is_none_or(post_there)
                && grant.as_ref().is_none_or(grant_there) =>
        {
            State::Same
        }
        Some(_) => State::Change,
    };
    let plan = Plan::Person {
        old: old.map(|o| o.id),
        login,
        name,
        unit: unit.id,
        version: old.map(|o| o.version),
        post: post.filter(|p| !post_there(p)),
        grant: grant.filter(|g| !grant_there(g)),
    };
    row.done(state, Some(plan))
}
