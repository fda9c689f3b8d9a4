use super::*;
use crate::policy::settle::{apply, replay};

fn set(measure: MeasureId, change: Set) -> Decision {
    Decision::Set { measure, set: Box::new(change) }
}

fn refused(draft: &Draft, decision: Decision) -> &'static str {
    let c = made(1, decision);
    apply(draft, &c.decision, &c).unwrap_err().code
}

#[test]
fn replaying_gives_the_same_draft_and_undoing_is_replaying_without() {
    let parsed = plan(vec![measure(1), measure(2)]);
    let rename = |n, name: &str| set(m(n), Set { name: Some(name.into()), ..Set::default() });
    let list = vec![made(1, rename(1, "甲")), made(2, rename(2, "乙")), made(3, rename(1, "丙"))];
    assert_eq!(replay(&parsed, &list), replay(&parsed, &list));
    assert_eq!(replay(&parsed, &list).measures[0].name, "丙");
    let mut undone = list;
    undone.push(made(4, Decision::Undo { seq: 3 }));
    assert_eq!(replay(&parsed, &undone).measures[0].name, "甲");
    assert_eq!(replay(&parsed, &undone).measures[1].name, "乙");
}

#[test]
fn a_day_by_hand_outranks_the_words_and_standing_outranks_the_day() {
    let draft = plan(vec![measure(1)]);
    let change = Set { due: Some(Some(date(2025, 6, 30))), ..Set::default() };
    let c = made(1, set(m(1), change));
    let dated = apply(&draft, &c.decision, &c).unwrap();
    assert_eq!(look(&dated).measures[0].when.days[0].due, date(2025, 6, 30));
    let c = made(2, set(m(1), Set { standing: Some(true), ..Set::default() }));
    let standing = apply(&dated, &c.decision, &c).unwrap();
    assert!(look(&standing).measures[0].when.standing);
    let c = made(3, set(m(1), Set { standing: Some(false), ..Set::default() }));
    let back = apply(&standing, &c.decision, &c).unwrap();
    assert_eq!(look(&back).measures[0].when.days[0].due, date(2024, 12, 31), "the words count again");
}

#[test]
fn splitting_parts_the_facts_by_their_place() {
    let mut one = measure(1);
    one.assignments = vec![bracket(120, &[], &["州公安局"], &[]), bracket(180, &[], &["州住建局"], &[])];
    one.recurrences = vec![Recurrence {
        quote: "每月".into(),
        span: (160, 162),
        min: 1,
        per: kernel::calendar::Period::Month,
        subset: None,
        last_days: None,
        record_kind: None,
        unit_word: "次".into(),
    }];
    let draft = plan(vec![one, measure(2)]);
    let c = made(1, Decision::Split { measure: m(1), at: 130, new: m(9), texts: ("前半".into(), "后半，又".into()) });
    let next = apply(&draft, &c.decision, &c).unwrap();
    let ids: Vec<MeasureId> = next.measures.iter().map(|x| x.id).collect();
    assert_eq!(ids, [m(1), m(9), m(2)]);
    let (a, b) = (&next.measures[0], &next.measures[1]);
    assert_eq!((a.span, b.span), ((100, 130), (130, 200)));
    assert_eq!((a.assignments.len(), b.assignments.len()), (1, 1));
    assert_eq!((a.recurrences.len(), b.recurrences.len()), (0, 1));
    assert_eq!((a.text.as_str(), b.name.as_str()), ("前半", "后半"));
    assert!(open(&next).iter().all(|k| *k != "no_lead"), "each half has one responsible unit");
}

#[test]
fn merging_joins_neighbours_only() {
    let draft = plan(vec![measure(1), measure(2), measure(3)]);
    let c = made(1, Decision::Merge { measures: vec![m(2), m(1)] });
    let next = apply(&draft, &c.decision, &c).unwrap();
    assert_eq!(next.measures.len(), 2);
    assert_eq!(next.measures[0].span, (100, 300));
    assert_eq!(next.measures[0].assignments.len(), 2);
    assert_eq!(refused(&draft, Decision::Merge { measures: vec![m(1), m(3)] }), "BAD_MERGE");
    assert_eq!(refused(&draft, Decision::Merge { measures: vec![m(1)] }), "BAD_MERGE");
    assert_eq!(refused(&draft, Decision::Merge { measures: vec![m(1), m(8)] }), "NOT_FOUND");
}

#[test]
fn what_does_not_fit_is_refused() {
    let draft = plan(vec![measure(1)]);
    let split = |at| Decision::Split { measure: m(1), at, new: m(9), texts: ("前".into(), "后".into()) };
    assert_eq!(refused(&draft, split(100)), "BAD_SPLIT");
    assert_eq!(refused(&draft, split(200)), "BAD_SPLIT");
    let empty = Decision::Split { measure: m(1), at: 150, new: m(9), texts: ("前".into(), " ".into()) };
    assert_eq!(refused(&draft, empty), "BAD_SPLIT");
    assert_eq!(refused(&draft, set(m(7), Set { key: Some(true), ..Set::default() })), "NOT_FOUND");
    let field = |change: Set| refused(&draft, set(m(1), change));
    assert_eq!(field(Set { name: Some("  ".into()), ..Set::default() }), "BAD_FIELD");
    assert_eq!(field(Set { state: Some("gone".into()), ..Set::default() }), "BAD_FIELD");
    let target = Target { quote: String::new(), span: (0, 0), value: 3.0, unit: "家".into(), op: "至少".into() };
    assert_eq!(field(Set { targets: Some(vec![target]), ..Set::default() }), "BAD_FIELD");
}

#[test]
fn a_new_day_of_issue_brings_its_deadlines_along() {
    let draft = plan(vec![measure(1)]);
    let head = Head { issued_on: Some(date(2024, 9, 1)), title: Some(" 新题 ".into()), ..Head::default() };
    let c = made(1, Decision::Head { head, deadlines: vec![(m(1), vec![due(date(2025, 3, 1))])] });
    let next = apply(&draft, &c.decision, &c).unwrap();
    assert_eq!((next.issued_on, next.title.as_deref()), (Some(date(2024, 9, 1)), Some("新题")));
    assert_eq!(look(&next).measures[0].when.days[0].due, date(2025, 3, 1));
}

#[test]
fn a_body_reads_as_a_set_with_and_without_a_day() {
    let read = |json: &str| serde_json::from_str::<Set>(json);
    assert_eq!(read(r#"{"due":null}"#).unwrap().due, Some(None));
    assert_eq!(read(r#"{"due":"2025-06-30"}"#).unwrap().due, Some(Some(date(2025, 6, 30))));
    assert_eq!(read(r#"{}"#).unwrap(), Set::default());
    assert!(read(r#"{"owner":1}"#).is_err(), "unknown fields are refused, not lost");
}
