//! Cases that a clerk could read: who may do what, what a rule looks at, and the ladder of handbook 12 S04 day by day.

mod conditions;
mod flows;
mod guards;
mod ladder;

use super::flow::{Standing, Term};
use super::model::{Mark, Subject, Supervision};
use super::step::Step;
use jiff::civil::Date;
use kernel::id::{SuperviseId, UnitId};
use uuid::Uuid;

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Nine in the morning in China.
pub fn mark(on: &str) -> Mark {
    Mark { at: format!("{on}T01:00:00Z").parse().unwrap(), by: None, name: "系统".into(), note: None }
}

pub fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

/// A step that was opened and served on a day, with the last day for the answer.
pub fn served(n: u128, step: Step, on: &str, due: Option<&str>) -> Supervision {
    Supervision {
        id: SuperviseId(Uuid::from_u128(n)),
        number: format!("DB-990100-2026-{n:06}"),
        step,
        subject: Some(Subject {
            concept: "task".into(),
            id: Uuid::from_u128(99),
            number: "RW-1".into(),
            title: "建账".into(),
        }),
        unit: unit(1),
        organ: unit(2),
        region_path: "/990100/".into(),
        title: "建账".into(),
        text: "请回复".into(),
        rule: None,
        facts: None,
        state: Standing::Served,
        opened: mark(on),
        signed: Some(mark(on)),
        paper: None,
        paper_number: None,
        reply_due: due.map(day),
        talk: None,
        replies: vec![],
        term: Term::Never,
        asked: vec![],
        ended: None,
        rests_until: None,
        leader: None,
        leader_name: None,
        reviews: vec![],
        version: 1,
    }
}
