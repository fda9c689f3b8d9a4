use super::flow::{RecordAction, RecordFlow, Standing};
use super::rules::{Term, acceptable, unit_on};
use jiff::civil::date;
use kernel::flow::{Flow, Party, Refused};

#[test]
fn a_record_is_voided_with_a_reason_and_stays_void() {
    RecordFlow::prove().unwrap();
    insta::assert_snapshot!("record", RecordFlow::matrix());
    let void = |from, by: &[Party], filled: &[&str]| RecordFlow::next(from, RecordAction::Void, by, filled);
    assert_eq!(void(Standing::Valid, &[Party::Author], &["note"]), Ok(Standing::Voided));
    assert_eq!(void(Standing::Valid, &[Party::Author], &[]), Err(Refused::Missing { field: "note" }));
    assert!(matches!(void(Standing::Valid, &[Party::Owner], &["note"]), Err(Refused::NotYours { .. })));
    assert!(matches!(void(Standing::Voided, &[Party::Clerk], &["note"]), Err(Refused::NoSuchMove { .. })));
}

#[test]
fn what_may_be_entered() {
    let today = date(2026, 6, 30);
    let wrong = |kind: &str, title: &str, on, amount| -> Vec<String> {
        acceptable(kind, title, on, amount, today)
            .err()
            .map_or(vec![], |r| r.fields.into_iter().map(|f| f.path).collect())
    };
    assert!(wrong("meeting", "安委会全体会议", today, 1).is_empty());
    assert_eq!(wrong("party", "安委会全体会议", today, 1), ["kind"]);
    assert_eq!(wrong("meeting", "  ", today, 1), ["title"]);
    assert_eq!(wrong("meeting", &"会".repeat(201), today, 1), ["title"]);
    assert_eq!(wrong("meeting", "会", date(2026, 7, 1), 1), ["on"], "not yet");
    assert_eq!(wrong("meeting", "会", date(2022, 7, 1), 1), ["on"], "a wrong year");
    assert_eq!(wrong("meeting", "会", today, 0), ["amount"]);
    assert_eq!(wrong("", "", date(2030, 1, 1), 99_999), ["kind", "title", "on", "amount"], "all at once");
}

#[test]
fn a_successor_cannot_make_up_for_the_predecessor() {
    let term = |unit, from, to| Term { unit, from, to };
    let terms = [term('a', date(2024, 1, 1), Some(date(2024, 6, 30))), term('b', date(2024, 9, 1), None)];
    assert_eq!(unit_on(&terms, 'b', date(2024, 6, 30)), Some('a'));
    assert_eq!(unit_on(&terms, 'b', date(2024, 7, 15)), None);
    assert_eq!(unit_on(&terms, 'b', date(2024, 9, 1)), Some('b'));
    assert_eq!(unit_on(&[], 'x', date(2024, 9, 1)), Some('x'), "no terms on file");
}
