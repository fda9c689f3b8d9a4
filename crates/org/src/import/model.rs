//! What a filled template becomes.

use crate::enterprise::{Enterprise, EnterpriseForm};
use crate::person::{Person, Post};
use crate::role::GrantHeld;
use crate::roster::RosterEntry;
use crate::unit::UnitForm;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, PersonId, RosterId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

/// Which table a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Units,
    Persons,
    Rosters,
    Enterprises,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Units, Kind::Persons, Kind::Rosters, Kind::Enterprises];

    pub fn code(self) -> &'static str {
        match self {
            Kind::Units => "units",
            Kind::Persons => "persons",
            Kind::Rosters => "rosters",
            Kind::Enterprises => "enterprises",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Kind::Units => "单位",
            Kind::Persons => "人员",
            Kind::Rosters => "名单",
            Kind::Enterprises => "企业",
        }
    }
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// One filled row as kept between preview and apply.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    /// As Excel counts, from 1.
    pub row: u32,
    /// Heading → text, address, doubt of the reader.
    pub cells: BTreeMap<String, Cell>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    pub text: String,
    pub address: String,
    pub doubt: Option<String>,
}

impl Line {
    pub fn text(&self, head: &str) -> &str {
        self.cells.get(head).map_or("", |c| c.text.trim())
    }
    /// Several values in one cell.
    pub fn list(&self, head: &str) -> Vec<String> {
        let parts = self.text(head).split(['；', ';', '、', '，', ',', '\n']);
        parts.map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
    }
}

/// What applying a row would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    New,
    Change,
    Same,
    Error,
}

/// Something wrong with a cell, in Chinese, with its address and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CellProblem {
    /// Heading of the column.
    pub column: String,
    pub say: String,
}

/// A row after checking.
#[derive(Clone, Debug)]
pub struct Checked {
    pub row: u32,
    pub state: State,
    pub problems: Vec<CellProblem>,
    /// Absent if the row is wrong.
    pub plan: Option<Plan>,
}

/// What to write for a row.
#[derive(Clone, Debug)]
pub enum Plan {
    Unit {
        old: Option<UnitId>,
        form: UnitForm,
        /// Name of a parent that another row of the file adds.
        parent: Option<String>,
    },
    Person {
        old: Option<PersonId>,
        login: String,
        name: String,
        unit: UnitId,
        version: Option<i64>,
        post: Option<PlannedPost>,
        /// Code of the role and region path.
        grant: Option<(String, String)>,
    },
    Roster {
        old: Option<RosterId>,
        phrase: String,
        region: String,
        source: String,
        entry: RosterEntry,
    },
    Enterprise {
        old: Option<EnterpriseId>,
        form: EnterpriseForm,
    },
}

#[derive(Clone, Debug)]
pub struct PlannedPost {
    pub title: String,
    pub from: Date,
    pub to: Option<Date>,
    pub portfolio: Vec<UnitId>,
}

/// How many rows of each sort; after applying, how many were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    pub new: usize,
    pub change: usize,
    pub same: usize,
    pub error: usize,
}

impl Counts {
    pub fn of(rows: &[Checked]) -> Counts {
        let n = |state| rows.iter().filter(|r| r.state == state).count();
        Counts { new: n(State::New), change: n(State::Change), same: n(State::Same), error: n(State::Error) }
    }
}

/// What rows are checked against, besides the directory.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By login.
    pub people: HashMap<String, Person>,
    pub posts: Vec<Post>,
    pub grants: Vec<GrantHeld>,
    pub enterprises: Vec<Enterprise>,
    /// Whether the one who imports may write in a region path.
    pub may_write: Vec<String>,
    /// Whether everything may be written.
    pub everything: bool,
}

impl Known {
    pub fn may(&self, path: &str) -> bool {
        self.everything || self.may_write.iter().any(|p| path.starts_with(p.as_str()))
    }
}
