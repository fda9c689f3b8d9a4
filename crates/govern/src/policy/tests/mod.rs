//! Pure tests of documents under review. Expected values are worked out by hand from handbook 02.

mod decisions;
mod doubts;
mod tasks;
mod versions;

use super::book::{Book, Known, Listing, Named, Via};
use super::flow::PolicyFlow;
use super::model::*;
use super::rules::{self, Reading};
use jiff::civil::{Date, date};
use kernel::Flow as _;
use kernel::id::{MeasureId, RosterId, UnitId};
use uuid::Uuid;

/// Unit number n of the test directory.
fn u(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}
fn m(n: u128) -> MeasureId {
    MeasureId(Uuid::from_u128(1000 + n))
}
fn today() -> Date {
    date(2024, 4, 12)
}

/// 州安委办 is 1, 应急局 2, 公安局 3, 住建局 4, 消防支队 5; counties 11–13; the zone 21. A roster of 2, 3 and 4.
fn book() -> Book {
    let mut book = Book::default();
    let names = [
        (1, "州安委办"),
        (2, "州应急局"),
        (3, "州公安局"),
        (4, "州住建局"),
        (5, "州消防支队"),
        (11, "云溪县"),
        (12, "松泉县"),
        (13, "雪岭县"),
        (21, "园区管委会"),
    ];
    for (n, name) in names {
        let known = Known { id: u(n), name: name.into(), short: name.into(), region: "/990100/".into() };
        book.units.insert(u(n), known);
        book.words.insert(name.into(), Named { units: vec![u(n)], via: Via::Name, ..Named::default() });
    }
    book.counties = vec![u(11), u(12), u(13)];
    book.zones = vec![u(21)];
    book.office = Some(u(1));
    let list = vec![u(2), u(3), u(4)];
    let roster = RosterId(Uuid::from_u128(77));
    let named = Named { units: list.clone(), via: Via::Roster, roster: Some(roster), near: vec![] };
    book.words.insert("负有安全监管职责的部门".into(), named);
    book.rosters.push(Listing { id: roster, phrase: "负有安全监管职责的部门".into(), units: list });
    let counties = Named { units: book.counties.clone(), via: Via::Region, ..Named::default() };
    book.words.insert("各县（市）党委政府".into(), counties);
    book.words.insert("州建设局".into(), Named { near: vec![u(4), u(2)], ..Named::default() });
    book
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|w| (*w).to_owned()).collect()
}

/// A bracket at a place in the text.
fn bracket(at: u32, lead: &[&str], responsible: &[&str], assist: &[&str]) -> Assignment {
    Assignment {
        quote: "（……）".into(),
        span: (at, at + 10),
        lead: words(lead),
        responsible: words(responsible),
        assist: words(assist),
        ..Assignment::default()
    }
}

fn due(day: Date) -> Deadline {
    Deadline { quote: "……前".into(), span: (0, 0), start: None, due: day, inferred: false, rule: "规则".into() }
}

/// A measure led by 州安委办 until the end of 2024, 100 characters long.
fn measure(n: u128) -> Measure {
    let from = 100 * n as u32;
    Measure {
        id: m(n),
        label: Some(format!("{n}.")),
        path: words(&["三、重点任务"]),
        name: format!("第{n}件事"),
        text: format!("第{n}件事的全部文字，与别的不同：{}", "甲乙丙丁戊己庚辛壬癸".repeat(n as usize)),
        span: (from, from + 100),
        kept: true,
        assignments: vec![bracket(from + 80, &["州安委办"], &[], &[])],
        inherited: Vec::new(),
        inherited_span: None,
        subjects: Vec::new(),
        deadlines: vec![due(date(2024, 12, 31))],
        recurrences: Vec::new(),
        targets: Vec::new(),
        evidence: Vec::new(),
        key: false,
        hand: Hand::default(),
    }
}

/// A plan issued on [`today`] with these measures.
fn plan(measures: Vec<Measure>) -> Draft {
    Draft { title: Some("某方案".into()), issued_on: Some(today()), measures, ..Draft::default() }
}

fn look(draft: &Draft) -> Reading {
    rules::look(draft, &book(), today())
}

/// A decision as the store would keep it.
fn made(seq: i64, decision: Decision) -> Correction {
    Correction { seq, at: jiff::Timestamp::UNIX_EPOCH, by: "甲".into(), decision, say: String::new(), click: false }
}

/// Click a prepared choice of the first doubt of a kind.
fn click(draft: &Draft, kind: &str, choice: &str) -> Draft {
    let reading = look(draft);
    let doubt = reading.doubts.iter().find(|d| d.kind.code() == kind).expect(kind);
    let picked = doubt.choices.iter().find(|c| c.id == choice || c.label.contains(choice)).expect(choice);
    let chosen = Chosen {
        doubt: doubt.key.clone(),
        choice: picked.id.clone(),
        label: picked.label.clone(),
        effect: picked.effect.clone(),
        split: None,
        deadlines: vec![],
    };
    let c = made(1, Decision::Choose { chosen: vec![chosen] });
    super::settle::apply(draft, &c.decision, &c).unwrap()
}

/// Kinds of the doubts that stand against the issue.
fn open(draft: &Draft) -> Vec<&'static str> {
    look(draft).doubts.iter().filter(|d| d.must && d.settled.is_none()).map(|d| d.kind.code()).collect()
}

#[test]
fn the_flow_closes_and_an_issued_document_is_not_issued_twice() {
    PolicyFlow::prove().unwrap();
    insta::assert_snapshot!(PolicyFlow::matrix());
}
