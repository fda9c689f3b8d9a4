//! From tasks to a chart. Pure.

use crate::tally::LightTally;
use govern::task::io::api::list::NO_HEADING;
use govern::task::model::LightCounts;
use jiff::civil::Date;
use kernel::light::Colour;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// One task, as far as the chart looks at it.
#[derive(Clone, Debug)]
pub struct Spot {
    pub task: Uuid,
    pub measure: Uuid,
    pub seq: i64,
    pub label: Option<String>,
    pub name: String,
    /// Headings above the measure; the last one is the action.
    pub action: String,
    pub unit: Uuid,
    pub unit_short: String,
    /// The units above it in its region, the highest first: the directory's order, and the heads of the columns.
    pub above: Vec<(Uuid, String)>,
    /// Sort order and group of the unit's column.
    pub region_path: String,
    pub region_name: String,
    pub due: Option<Date>,
    pub colour: Colour,
}

/// What stands in the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Unit,
    Region,
    Quarter,
    Action,
}

impl By {
    pub fn parse(word: &str) -> Option<By> {
        match word {
            "unit" => Some(By::Unit),
            "region" => Some(By::Region),
            "quarter" => Some(By::Quarter),
            "action" => Some(By::Action),
            _ => None,
        }
    }
}

/// The chart as sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Chart {
    pub title: String,
    pub policy: Uuid,
    pub counts: LightTally,
    pub columns: Vec<Column>,
    pub groups: Vec<Group>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Column {
    pub id: String,
    pub label: String,
    pub group: Option<String>,
    /// Depth of the column's region: 1 for the highest.
    pub depth: u8,
}

/// Rows under one heading.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Group {
    pub label: String,
    pub rows: Vec<RowOf>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = WallRow)]
pub struct RowOf {
    pub measure: Uuid,
    pub label: Option<String>,
    pub name: String,
    pub cells: Vec<Cell>,
}

/// Only cells that hold a task are sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = WallCell)]
pub struct Cell {
    pub column: String,
    /// The worst colour among the cell's tasks.
    pub color: String,
    /// Days overdue of the worst task, where it is overdue.
    pub days: Option<i64>,
    /// The worst task, to open.
    pub task: Uuid,
    pub count: u64,
}

/// Worst first: red, yellow, submitted, green, none, done.
fn gravity(c: Colour) -> u8 {
    match c {
        Colour::Red => 0,
        Colour::Yellow => 1,
        Colour::Submitted => 2,
        Colour::Green => 3,
        Colour::None => 4,
        Colour::Done => 5,
    }
}

fn column_of(spot: &Spot, by: By) -> (String, Column) {
    let depth = spot.region_path.split('/').filter(|part| !part.is_empty()).count().min(9) as u8;
    match by {
        By::Unit | By::Action => {
            // Ids grow with the directory, so that each unit stands behind its superior in the order of entry.
            let tree = spot.above.iter().map(|u| u.0).chain([spot.unit]);
            let key = tree.fold(spot.region_path.clone(), |key, id| format!("{key}\u{1}{id}"));
            let id = spot.unit.to_string();
            let group = spot.above.first().map_or(&spot.region_name, |top| &top.1);
            (key, Column { id, label: spot.unit_short.clone(), group: Some(group.clone()), depth })
        }
        By::Region => {
            let column = Column { id: spot.region_path.clone(), label: spot.region_name.clone(), group: None, depth };
            (spot.region_path.clone(), column)
        }
        By::Quarter => match spot.due {
            Some(d) => {
                let label = format!("{}年{}季度", d.year(), (d.month() - 1) / 3 + 1);
                let id = format!("{}q{}", d.year(), (d.month() - 1) / 3 + 1);
                (id.clone(), Column { id, label, group: Some(format!("{}年", d.year())), depth: 0 })
            }
            None => ("~".into(), Column { id: "standing".into(), label: "长期".into(), group: None, depth: 0 }),
        },
    }
}

/// A unit that leads a run of its own subordinates stands under the same head as they.
fn head(columns: &mut BTreeMap<String, Column>) {
    let mut next: Option<(String, Option<String>)> = None;
    for (key, column) in columns.iter_mut().rev() {
        if let Some((below, group)) = &next
            && below.starts_with(&format!("{key}\u{1}"))
        {
            column.group.clone_from(group);
        }
        next = Some((key.clone(), column.group.clone()));
    }
}

/// Fold tasks into a chart. With [`By::Action`] the rows are the actions themselves.
pub fn chart(title: String, policy: Uuid, spots: &[Spot], by: By, today: Date) -> Chart {
    let mut counts = LightCounts::default();
    let mut columns: BTreeMap<String, Column> = BTreeMap::new();
    let mut rows: BTreeMap<(i64, Uuid), (RowOf, String, BTreeMap<String, (Cell, u8)>)> = BTreeMap::new();
    let mut first_of_action: BTreeMap<&str, (i64, Uuid)> = BTreeMap::new();
    for spot in spots {
        counts.add(spot.colour, 1);
        let (key, column) = column_of(spot, by);
        let id = column.id.clone();
        columns.entry(key).or_insert(column);
        let row_key = match by {
            By::Action => *first_of_action.entry(&spot.action).or_insert((spot.seq, spot.measure)),
            _ => (spot.seq, spot.measure),
        };
        let (_, _, cells) = rows.entry(row_key).or_insert_with(|| {
            let (label, name) = match by {
                By::Action if spot.action.is_empty() => (None, NO_HEADING.to_owned()),
                By::Action => (None, spot.action.clone()),
                _ => (spot.label.clone(), spot.name.clone()),
            };
            let row = RowOf { measure: spot.measure, label, name, cells: Vec::new() };
            (row, spot.action.clone(), BTreeMap::new())
        });
        let days = match (spot.colour, spot.due) {
            (Colour::Done | Colour::None, _) | (_, None) => None,
            (_, Some(due)) => Some(i64::from((today - due).get_days())).filter(|d| *d > 0),
        };
        let weight = gravity(spot.colour);
        let fresh = Cell { column: id.clone(), color: spot.colour.code().into(), days, task: spot.task, count: 1 };
        match cells.get_mut(&id) {
            None => drop(cells.insert(id, (fresh, weight))),
            Some((cell, worst)) => {
                let count = cell.count + 1;
                if weight < *worst || (weight == *worst && days > cell.days) {
                    (*cell, *worst) = (fresh, weight);
                }
                cell.count = count;
            }
        }
    }
    head(&mut columns);
    let mut groups: Vec<Group> = Vec::new();
    for (mut row, action, cells) in rows.into_values() {
        row.cells = cells.into_values().map(|c| c.0).collect();
        let label = match by {
            By::Action => String::new(),
            _ if action.is_empty() => NO_HEADING.to_owned(),
            _ => action,
        };
        match groups.last_mut() {
            Some(group) if group.label == label => group.rows.push(row),
            _ => groups.push(Group { label, rows: vec![row] }),
        }
    }
    Chart { title, policy, counts: LightTally::from(&counts), columns: columns.into_values().collect(), groups }
}
