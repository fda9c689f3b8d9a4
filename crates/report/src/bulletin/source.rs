//! Where records are, which of their fields the figures look at, and how what they were at a moment is known.

use kernel::Right;

/// Kind of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Day,
    At,
    Text,
    Number,
    Flag,
    /// An id, held as text.
    Id,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    /// Expression over `t`, the table.
    pub column: &'static str,
    /// Where the column is JSON: the way to the value. Such a field is read here and never by the database.
    pub inner: &'static [&'static str],
    /// The way to it in the after-image.
    pub image: &'static [&'static str],
    pub sort: Sort,
}

const fn field(name: &'static str, column: &'static str, image: &'static [&'static str], sort: Sort) -> Field {
    Field { name, column, inner: &[], image, sort }
}
const fn deep(
    name: &'static str,
    column: &'static str,
    inner: &'static [&'static str],
    image: &'static [&'static str],
) -> Field {
    Field { name, column, inner, image, sort: Sort::At }
}

/// How the past of a record is known.
#[derive(Clone, Copy, Debug)]
pub enum History {
    /// Every change left its after-image in the ledger.
    Images,
    /// Not every change does; the times at which the fields were written stand in the record itself. `born` after the
    /// moment: it was not there; a time of `undo` after the moment: these fields held nothing.
    Stamps { born: &'static str, undo: &'static [(&'static str, &'static [&'static str])] },
}

/// What lines of a table a record belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Its unit.
    Unit,
    /// The region directly below the one that is asked for.
    Region,
    No,
}

/// Records of one concept.
#[derive(Debug)]
pub struct Source {
    /// Concept as the ledger names it.
    pub concept: &'static str,
    pub label: &'static str,
    pub table: &'static str,
    /// What it takes to see them one by one.
    pub right: Right,
    pub fields: &'static [Field],
    pub history: History,
    /// Summed in the database, because there may be a million; the others are read and judged here.
    pub wide: bool,
    /// Of the others: an instant that must lie in one of the spans, so that not all are read.
    pub near: Option<&'static str>,
    pub lines: Lines,
    /// Path of a record's page, its id appended (or the id of the field `page`).
    pub link: &'static str,
}

impl Source {
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.name == name)
    }
}

/// The source of a concept.
pub fn of(concept: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|s| s.concept == concept)
}

pub const SOURCES: &[Source] = &[
    Source {
        concept: "task",
        label: "任务",
        table: "task",
        right: Right::TaskRead,
        fields: &[
            field("number", "t.number", &["number"], Sort::Text),
            field("title", "t.title", &["title"], Sort::Text),
            field("region", "t.region_path", &["region_path"], Sort::Text),
            field("unit", "t.unit", &["unit"], Sort::Id),
            field("issued", "t.issued_at", &["issued_at"], Sort::At),
            field("due", "t.due", &["due"], Sort::Day),
            field("closed", "t.closed_at", &["closed", "at"], Sort::At),
            field("late", "t.late", &["late"], Sort::Flag),
            field("light", "t.light", &["light"], Sort::Text),
            field("turns_at", "t.turns_at", &["turns_at"], Sort::Day),
            field("turns_to", "t.turns_to", &["turns_to"], Sort::Text),
        ],
        history: History::Images,
        wide: true,
        near: None,
        lines: Lines::Unit,
        link: "/tasks/",
    },
    Source {
        concept: "hazard",
        label: "隐患",
        table: "hazard",
        right: Right::HazardRead,
        fields: &[
            field("number", "t.number", &["number"], Sort::Text),
            field("title", "t.title", &["title"], Sort::Text),
            field("region", "t.region_path", &["region_path"], Sort::Text),
            field("unit", "t.regulator", &["regulator"], Sort::Id),
            field("found", "t.found_at", &["found_at"], Sort::At),
            field("grade", "t.grade", &["grade"], Sort::Text),
            field("state", "t.state", &["state"], Sort::Text),
            field("due", "t.due", &["due"], Sort::Day),
            field("rectified", "t.rectified_at", &["rectified", "at"], Sort::At),
            field("closed", "t.closed_at", &["closed", "at"], Sort::At),
        ],
        history: History::Images,
        wide: true,
        near: None,
        lines: Lines::Region,
        link: "/hazards/",
    },
    Source {
        concept: "listing",
        label: "挂牌督办",
        table: "listing",
        right: Right::HazardRead,
        fields: &[
            field("number", "t.number", &[], Sort::Text),
            field("title", "(select h.title from hazard h where h.id = t.hazard)", &[], Sort::Text),
            field("region", "t.region_path", &[], Sort::Text),
            field("unit", "t.regulator", &[], Sort::Id),
            field("page", "t.hazard", &[], Sort::Id),
            field("from", "t.from_day", &[], Sort::Day),
            deep("decided", "t.decided", &["at"], &[]),
            deep("delisted", "t.delisted", &["at"], &[]),
        ],
        history: History::Stamps { born: "decided", undo: &[("delisted", &["delisted"])] },
        wide: false,
        near: None,
        lines: Lines::No,
        link: "/hazards/",
    },
    Source {
        concept: "accident",
        label: "事故",
        table: "accident",
        right: Right::AccidentRead,
        fields: &[
            field("number", "t.number", &["number"], Sort::Text),
            field("title", "t.title", &["title"], Sort::Text),
            field("region", "t.region_path", &["region_path"], Sort::Text),
            field("unit", "t.regulator", &["regulator"], Sort::Id),
            field("occurred", "t.occurred_at", &["occurred_at"], Sort::At),
            field("grade", "t.grade", &["grade"], Sort::Text),
            field("counted", "t.counted", &["counted"], Sort::Flag),
            field("stage", "t.stage", &["stage"], Sort::Text),
            field("dead", "t.dead", &["harm", "dead"], Sort::Number),
        ],
        history: History::Images,
        wide: false,
        near: None,
        lines: Lines::Region,
        link: "/accidents/",
    },
    Source {
        concept: "supervise",
        label: "督办",
        table: "supervise",
        right: Right::SuperviseRead,
        fields: &[
            field("number", "t.number", &["number"], Sort::Text),
            field("title", "t.title", &["title"], Sort::Text),
            field("region", "t.region_path", &["region_path"], Sort::Text),
            field("unit", "t.unit", &["unit"], Sort::Id),
            field("step", "t.step", &["step"], Sort::Text),
            field("state", "t.state", &["state"], Sort::Text),
            deep("signed", "t.signed", &["at"], &["signed", "at"]),
        ],
        history: History::Images,
        wide: false,
        near: None,
        lines: Lines::No,
        link: "/supervisions/",
    },
    Source {
        concept: "alarm",
        label: "报警",
        table: "alarm",
        right: Right::AlarmRead,
        fields: &[
            field("number", "t.point_code", &[], Sort::Text),
            field("title", "t.point_name", &[], Sort::Text),
            field("region", "t.region_path", &[], Sort::Text),
            field("unit", "t.regulator", &[], Sort::Id),
            field("raised", "t.raised_at", &[], Sort::At),
            field("confirm_due", "t.confirm_due", &[], Sort::At),
            deep("confirmed", "t.confirmed", &["at"], &[]),
        ],
        history: History::Stamps { born: "raised", undo: &[("confirmed", &["confirmed"])] },
        wide: false,
        near: Some("confirm_due"),
        lines: Lines::No,
        link: "/alarms/",
    },
    Source {
        concept: "doubt",
        label: "数据疑点",
        table: "doubt",
        right: Right::AlarmRead,
        fields: &[
            field("number", "t.point_code", &["point_code"], Sort::Text),
            field("title", "t.told", &["told"], Sort::Text),
            field("region", "t.region_path", &["region_path"], Sort::Text),
            field("unit", "t.regulator", &["regulator"], Sort::Id),
            field("found", "t.found_at", &["found_at"], Sort::At),
            field("verify_due", "t.verify_due", &["verify_due"], Sort::At),
            deep("verified", "t.verified", &["at"], &["verified", "at"]),
        ],
        history: History::Images,
        wide: false,
        near: None,
        lines: Lines::No,
        link: "/doubts/",
    },
];
