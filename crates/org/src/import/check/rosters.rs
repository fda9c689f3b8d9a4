//! Rows of rosters: one for each unit's time on a list.

use super::{Row, Seen};
use crate::Directory;
use crate::import::model::{Checked, Known, Line, Plan, State};
use crate::roster::{RosterEntry, rules};
use crate::unit;
use jiff::civil::Date;

pub(super) fn check(lines: &[Line], directory: &Directory, known: &Known, on: Date) -> Vec<Checked> {
    let mut seen = Seen::default();
    lines.iter().map(|line| one(line, directory, known, on, &mut seen)).collect()
}

fn one(line: &Line, directory: &Directory, known: &Known, on: Date, seen: &mut Seen) -> Checked {
    let mut row = Row::new(line);
    let phrase = row.need("名单词语").and_then(|p| row.take("名单词语", rules::phrase_ok(p)));
    let region = row.region("所在地区", directory, known);
    let path = region.map_or("/", |r| r.path.as_str());
    let from = if row.need("加入日期").is_some() { row.day("加入日期") } else { None };
    let to = row.day("退出日期");
    row.take("退出日期", unit::rules::days(from, to));
    // A unit that has ended since may stand on a list of the past.
    let day = from.unwrap_or(on);
    let unit = row.need("单位").and_then(|u| row.unit("单位", u, path, directory, day));
    if let (Some(unit), Some(region)) = (unit, region)
        && !unit.region_path.starts_with(&region.path)
    {
        row.wrong("单位", &format!("“{}”不在“{}”范围内，不能列入它的名单。", unit.name, region.name));
    }
    let (Some(phrase), Some(region), Some(unit), Some(from)) = (phrase, region, unit, from) else {
        return row.done(State::Error, None);
    };
    seen.first(format!("{}/{phrase}/{}/{from}", region.path, unit.id), &mut row, "单位");
    let old = directory.rosters().iter().find(|r| r.region == region.id && r.phrase == phrase);
    let entry = RosterEntry { unit: unit.id, valid_from: from, valid_to: to };
    let there = old.and_then(|r| r.entries.iter().find(|e| e.unit == unit.id && e.valid_from == from));
    let state = match there {
        None => {
            if let Some(old) = old {
                let mut all = old.entries.clone();
                all.push(entry.clone());
                if rules::entries_ok(&all).is_err() {
                    row.wrong("单位", &format!("“{}”在这段时间已经在名单上，请改加入日期或先登记退出。", unit.name));
                }
            }
            State::New
        }
        Some(e) if *e == entry => State::Same,
        Some(_) => State::Change,
    };
    let plan = Plan::Roster {
        old: old.map(|o| o.id),
        phrase,
        region: region.path.clone(),
        source: line.text("依据").to_owned(),
        entry,
    };
    row.done(state, Some(plan))
}
