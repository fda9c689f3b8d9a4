//! Expected values are worked by hand from handbook 02 §2, §6, §8 and 12 S03, S05.

mod flows;
mod guards;
mod lights;
mod parties;

use super::flow::{Dispute, Extension, Pause, Work};
use super::model::{Curve, Stamp, Task};
use super::new::Role;
use jiff::civil::{Date, date};
use kernel::Colour;
use kernel::id::{MeasureId, PersonId, PolicyId, TaskId, UnitId};
use uuid::Uuid;

fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(1000 + n))
}

fn stamp(n: u128) -> Option<Stamp> {
    Some(Stamp { at: "2026-06-01T02:00:00Z".parse().unwrap(), by: Some(person(n)) })
}

/// A task of unit 1, led by itself, accepted, in the year 2026.
fn task() -> Task {
    Task {
        id: TaskId(Uuid::from_u128(7)),
        number: "RW-990100-2026-000001".into(),
        policy: PolicyId(Uuid::from_u128(8)),
        policy_title: "方案".into(),
        measure: MeasureId(Uuid::from_u128(9)),
        seq: 1,
        label: Some("1.".into()),
        title: "修订预案".into(),
        text: "修订预案。".into(),
        role: Role::Lead,
        unit: unit(1),
        lead: Some(unit(1)),
        region_path: "/990100/".into(),
        start: date(2026, 1, 1),
        due: Some(date(2026, 12, 31)),
        due_rule: None,
        standing: false,
        key: false,
        targets: vec![],
        evidence: vec![],
        milestones: vec![],
        curve: Curve::Linear,
        progress: 0,
        work: Work::Working,
        extension: Extension::Never,
        dispute: Dispute::Never,
        pause: Pause::Running,
        light: Colour::Green,
        light_since: date(2026, 1, 1),
        turns_at: None,
        turns_to: None,
        unconfirmed: false,
        late: false,
        extensions: 0,
        issued_at: "2026-01-01T01:00:00Z".parse().unwrap(),
        accept_by: date(2026, 1, 7),
        implied: false,
        accepted: stamp(1),
        submitted: None,
        lead_verified: None,
        verified: None,
        closed: None,
        supervised: vec![],
        version: 1,
    }
}

fn parameters() -> law::Parameters {
    law::Law::shipped().parameters
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
