use super::*;
use crate::policy::diff::{Field, by_hand, carried, diff};

fn compare(old: &Draft, new: &Draft) -> crate::policy::diff::Diff {
    diff((old, &look(old)), (new, &look(new)))
}

/// The same measure under another identifier, as another version has it.
fn again(old: &Measure, n: u128) -> Measure {
    Measure { id: m(n), ..old.clone() }
}

#[test]
fn unchanged_renumbered_changed_new_and_gone_are_told_apart() {
    let old = plan(vec![measure(1), measure(2), measure(3)]);
    let renumbered = Measure { label: Some("4.".into()), ..again(&old.measures[0], 11) };
    let mut changed = again(&old.measures[1], 12);
    changed.deadlines = vec![due(date(2025, 6, 30))];
    changed.assignments[0].assist = words(&["州公安局"]);
    let mut fresh = measure(4);
    (fresh.id, fresh.text) = (m(14), "完全不同的一件新事情，要求建立平台。".into());
    let d = compare(&old, &plan(vec![renumbered, changed, fresh]));
    assert_eq!(d.same, [(m(1), m(11))], "a new number alone changes nothing");
    assert_eq!(d.changed, [(m(2), m(12), vec![Field::Units, Field::Due])]);
    assert_eq!((d.added, d.dropped), (vec![m(14)], vec![m(3)]));
}

#[test]
fn a_few_other_words_under_the_same_number_are_a_change_not_a_new_measure() {
    let old = plan(vec![measure(3)]);
    let mut edited = again(&old.measures[0], 13);
    edited.text = edited.text.replace("全部文字", "部分条款");
    let d = compare(&old, &plan(vec![edited]));
    assert_eq!(d.changed, [(m(3), m(13), vec![Field::Text])]);
}

#[test]
fn what_was_left_out_before_and_is_kept_now_is_new() {
    let mut old = plan(vec![measure(1)]);
    old.measures[0].kept = false;
    let new = plan(vec![again(&old.measures[0], 11)]);
    let new = Draft { measures: vec![Measure { kept: true, ..new.measures[0].clone() }], ..new };
    let d = compare(&old, &new);
    assert_eq!((d.added, d.dropped), (vec![m(11)], vec![]));
}

#[test]
fn decisions_about_the_same_words_are_carried_and_those_about_one_place_are_not() {
    let mut one = measure(1);
    one.assignments = vec![bracket(180, &[], &["州应急局", "州公安局"], &[])];
    let old = plan(vec![one.clone(), measure(2)]);
    let reading = look(&old);
    let pick = |kind: &str, id: &str| {
        let d = reading.doubts.iter().find(|d| d.kind.code() == kind).unwrap();
        let c = d.choices.iter().find(|c| c.id == id).unwrap();
        Chosen {
            doubt: d.key.clone(),
            choice: c.id.clone(),
            label: c.label.clone(),
            effect: c.effect.clone(),
            split: None,
            deadlines: vec![],
        }
    };
    let lead = pick("no_lead", &format!("lead:{}", u(3)));
    let drop = Chosen { effect: Effect::Drop { measures: vec![m(1)] }, ..lead.clone() };
    let list = vec![
        made(1, Decision::Choose { chosen: vec![lead.clone()] }),
        made(2, Decision::Choose { chosen: vec![drop] }),
    ];
    let new = plan(vec![again(&one, 11)]);
    assert_eq!(carried(&list, &look(&new)), [lead]);
    let undone = [list, vec![made(3, Decision::Undo { seq: 1 })]].concat();
    assert!(carried(&undone, &look(&new)).is_empty(), "what was undone is not carried");
    let other = plan(vec![measure(2)]);
    assert!(carried(&undone, &look(&other)).is_empty());
}

#[test]
fn facts_set_by_hand_go_along_only_where_the_words_are_the_same() {
    let mut old = plan(vec![measure(1), measure(2)]);
    old.measures[0].hand.lead = Some(vec![u(5)]);
    old.measures[1].hand.due = Some(Some(date(2025, 1, 1)));
    let mut reworded = again(&old.measures[1], 12);
    reworded.hand = Hand::default();
    reworded.text += "又加了一句。";
    let mut same = again(&old.measures[0], 11);
    same.hand = Hand::default();
    let found = by_hand(&old, &plan(vec![same, reworded]));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0, found[0].1.lead.clone()), (m(11), Some(vec![u(5)])));
}

#[test]
fn corrected_frequencies_go_along_with_their_places() {
    let often = |from: u32| Recurrence {
        quote: "每季度至少1次".into(),
        span: (from, from + 7),
        min: 1,
        per: kernel::calendar::Period::Quarter,
        subset: None,
        last_days: None,
        record_kind: Some("meeting".into()),
        unit_word: "次".into(),
    };
    let mut old = plan(vec![measure(1), measure(2)]);
    old.measures[0].span = (100, 200);
    old.measures[0].recurrences = vec![often(120)];
    old.measures[0].hand.touched = true;
    // Read otherwise, never touched: the new reading holds.
    old.measures[1].recurrences = vec![often(10)];
    let fresh = |old: &Measure, id: u128| {
        let mut new = again(old, id);
        new.hand = Hand::default();
        new.recurrences = Vec::new();
        new
    };
    let mut moved = fresh(&old.measures[0], 11);
    moved.span = (150, 250);
    let found = by_hand(&old, &plan(vec![moved, fresh(&old.measures[1], 12)]));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0, found[0].1.recurrences.clone()), (m(11), Some(vec![often(170)])));
}
