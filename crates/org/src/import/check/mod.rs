//! Rows against the directory.

mod enterprises;
mod persons;
mod rosters;
#[cfg(test)]
mod tests;
mod units;

use super::model::{CellProblem, Checked, Kind, Known, Line, Plan, State};
use crate::Directory;
use crate::region::Region;
use crate::unit::Unit;
use jiff::civil::Date;
use kernel::Refusal;
use std::collections::HashMap;

/// Check every row. `on` is today: names resolve to units that exist then.
pub fn check(kind: Kind, lines: &[Line], directory: &Directory, known: &Known, on: Date) -> Vec<Checked> {
    match kind {
        Kind::Units => units::check(lines, directory, known),
        Kind::Persons => persons::check(lines, directory, known, on),
        Kind::Rosters => rosters::check(lines, directory, known, on),
        Kind::Enterprises => enterprises::check(lines, directory, known),
    }
}

/// One row under examination; collects what is wrong with it.
struct Row<'a> {
    line: &'a Line,
    problems: Vec<CellProblem>,
}

impl<'a> Row<'a> {
    fn new(line: &'a Line) -> Row<'a> {
        let mut row = Row { line, problems: Vec::new() };
        for (head, cell) in &line.cells {
            if let Some(doubt) = &cell.doubt {
                row.wrong(head, doubt);
            }
        }
        row
    }

    /// Something is wrong with the cell under a heading; its address is put in front.
    fn wrong(&mut self, head: &str, say: &str) {
        let address = self.line.cells.get(head).map(|c| c.address.as_str()).filter(|a| !a.is_empty());
        let place = address.map_or_else(|| format!("第 {} 行", self.line.row), |a| format!("{a} 单元格"));
        self.problems.push(CellProblem { column: head.to_owned(), say: format!("{place}：{say}") });
    }

    /// Take a value, or note the refusal of the house's own rule under the heading.
    fn take<T>(&mut self, head: &str, value: Result<T, Refusal>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.wrong(head, &refusal.say);
                None
            }
        }
    }

    /// Text that must be there.
    fn need(&mut self, head: &str) -> Option<&'a str> {
        let text = self.line.text(head);
        if text.is_empty() {
            self.wrong(head, &format!("“{head}”没有填，请补上。"));
            return None;
        }
        Some(text)
    }

    /// A day, if one is written.
    fn day(&mut self, head: &str) -> Option<Date> {
        let text = self.line.text(head);
        if text.is_empty() {
            return None;
        }
        let day = read_day(text);
        if day.is_none() {
            self.wrong(head, &format!("“{text}”不是日期，请写作 2024-06-30。"));
        }
        day
    }

    /// A region by code or name; the name may stand after the names above it.
    fn region<'d>(&mut self, head: &str, directory: &'d Directory, known: &Known) -> Option<&'d Region> {
        let text = self.need(head)?;
        let mut found: Vec<&Region> =
            directory.regions().iter().filter(|r| r.code == text || r.name == text || r.path == text).collect();
        if found.is_empty() {
            found = directory.regions().iter().filter(|r| full_name(directory, r) == text).collect();
        }
        match found.as_slice() {
            [] => {
                self.wrong(head, &format!("没有叫“{text}”的地区，请填地区名称或区划代码（见“组织—地区”）。"));
                None
            }
            [region] if known.may(&region.path) => Some(region),
            [region] => {
                self.wrong(head, &format!("您没有维护“{}”的权限，请交由该地区的管理员导入。", region.name));
                None
            }
            more => {
                let codes: Vec<&str> = more.iter().map(|r| r.code.as_str()).collect();
                self.wrong(
                    head,
                    &format!("叫“{text}”的地区有 {} 个，请改填区划代码：{}。", more.len(), codes.join("、")),
                );
                None
            }
        }
    }

    /// One living unit by its words, as a reader in `from` would understand them.
    fn unit<'d>(&mut self, head: &str, text: &str, from: &str, directory: &'d Directory, on: Date) -> Option<&'d Unit> {
        let found = directory.resolve(text, from, on);
        let all = if found.units.is_empty() { &found.candidates } else { &found.units };
        let named: Vec<&Unit> = all.iter().filter_map(|u| directory.by_id(*u)).collect();
        if let [only] = named.as_slice()
            && !found.units.is_empty()
        {
            return Some(only);
        }
        let names: Vec<String> = named.iter().take(3).map(|u| format!("“{}”", u.name)).collect();
        let say = match (names.is_empty(), found.units.is_empty()) {
            (true, _) => format!("没有找到单位“{text}”，请核对全称，或先在“单位”中添加。"),
            (false, true) => format!("没有找到单位“{text}”；是否是{}？请改填全称。", names.join("或")),
            (false, false) => format!("“{text}”指 {} 个单位（{}…），这里只能填一个。", named.len(), names.join("、")),
        };
        self.wrong(head, &say);
        None
    }

    fn done(self, state: State, plan: Option<Plan>) -> Checked {
        let good = self.problems.is_empty() && plan.is_some();
        Checked {
            row: self.line.row,
            state: if good { state } else { State::Error },
            plan: plan.filter(|_| good),
            problems: self.problems,
        }
    }
}

/// 云岭州云溪县 for 云溪县.
fn full_name(directory: &Directory, region: &Region) -> String {
    let above = directory.regions().iter().filter(|r| region.path.starts_with(&r.path));
    let mut chain: Vec<&Region> = above.collect();
    chain.sort_by_key(|r| r.depth);
    chain.iter().map(|r| r.name.as_str()).collect()
}

/// 2024-06-30, 2024/6/30, 2024.6.30, 2024年6月30日, 20240630.
fn read_day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    let (y, m, d) = match parts.as_slice() {
        [y, m, d, ..] => (*y, *m, *d),
        [all] if all.len() == 8 => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    if y.len() != 4 {
        return None;
    }
    Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok()
}

/// Remembers the keys of rows before, and complains about a second row of one key.
#[derive(Default)]
struct Seen(HashMap<String, u32>);

impl Seen {
    fn first(&mut self, key: String, row: &mut Row, head: &str) -> bool {
        match self.0.insert(key, row.line.row) {
            None => true,
            Some(before) => {
                row.wrong(head, &format!("与第 {before} 行重复，请删去其中一行。"));
                false
            }
        }
    }
}
