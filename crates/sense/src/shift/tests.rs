//! A week of a small works, by hand.

use super::flow::{ShiftFlow, ShiftState};
use super::model::{Manned, Shift};
use super::rules::{Line, TOGETHER, gaps, hand_over, plan, void};
use crate::alarm::model::Mark;
use jiff::Timestamp;
use kernel::Flow;
use kernel::id::{PersonId, ShiftId, UnitId};
use uuid::Uuid;

fn at(text: &str) -> Timestamp {
    let (day, time) = text.split_once(' ').unwrap();
    format!("2026-11-{day}T{time}:00+08:00").parse().unwrap()
}

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn shift(n: u128, from: &str, to: &str) -> Shift {
    Shift {
        id: ShiftId(Uuid::from_u128(n)),
        unit: UnitId(Uuid::from_u128(9)),
        region_path: "/990100/".into(),
        person: person(n),
        person_name: "样例值班员".into(),
        from: at(from),
        to: at(to),
        planned: Mark { at: at("01 08:00"), by: None, name: "样例".into(), note: None, files: vec![] },
        handed: None,
        void: None,
        state: ShiftState::Planned,
        version: 1,
    }
}

fn line(n: u128, from: &str, to: &str) -> Line {
    Line { person: person(n), from: at(from), to: at(to) }
}

#[test]
fn the_life_of_a_shift_is_whole() {
    ShiftFlow::prove().unwrap();
    insta::assert_snapshot!("shift", ShiftFlow::matrix());
}

#[test]
fn a_plan_is_of_the_future_not_too_long_and_nobody_twice_at_once() {
    let known = [shift(1, "02 08:00", "02 20:00")];
    let judge = |lines: &[Line]| plan(lines, &known, 24.0, at("02 09:00")).map_err(|r| r.code);
    assert_eq!(judge(&[line(2, "02 08:00", "02 20:00")]), Ok(()), "two together are two on duty");
    assert_eq!(judge(&[line(1, "02 20:00", "03 08:00")]), Ok(()), "right after another");
    assert_eq!(judge(&[line(1, "02 19:59", "03 08:00")]), Err("BAD_SHIFT"), "twice at once");
    assert_eq!(judge(&[line(3, "03 08:00", "03 20:00"), line(3, "03 12:00", "04 08:00")]), Err("BAD_SHIFT"));
    assert_eq!(judge(&[line(3, "03 08:00", "03 08:00")]), Err("BAD_SHIFT"), "no time at all");
    assert_eq!(judge(&[line(3, "03 08:00", "04 08:00")]), Ok(()), "a day");
    assert_eq!(judge(&[line(3, "03 08:00", "04 08:01")]), Err("BAD_SHIFT"), "more than a day");
    assert_eq!(judge(&[line(3, "01 08:00", "02 08:00")]), Err("BAD_SHIFT"), "past");
    assert_eq!(judge(&[]), Err("BAD_SHIFT"));
    let many: Vec<Line> = (0..=TOGETHER as u128).map(|n| line(100 + n, "03 08:00", "03 20:00")).collect();
    assert_eq!(judge(&many), Err("BAD_SHIFT"));
    let mut gone = shift(1, "02 08:00", "02 20:00");
    gone.state = ShiftState::Void;
    assert!(plan(&[line(1, "02 10:00", "02 20:00")], &[gone], 24.0, at("02 09:00")).is_ok(), "cancelled is free");
}

#[test]
fn whoever_was_on_duty_hands_over() {
    let s = shift(1, "02 08:00", "02 20:00");
    let judge = |n: u128, when: &str| hand_over(&s, Some(person(n)), at(when)).map_err(|r| r.code);
    assert_eq!(judge(1, "02 07:59"), Err("NOT_YET"));
    assert_eq!(judge(1, "02 08:00"), Ok(()));
    assert_eq!(judge(2, "02 19:00"), Err("NOT_ON_DUTY"));
    assert_eq!(judge(1, "03 08:00"), Ok(()));
    assert_eq!(judge(1, "03 08:01"), Err("TOO_LATE"));
    assert!(void(&s, at("02 19:59")).is_ok());
    assert_eq!(void(&s, at("02 20:00")).unwrap_err().code, "SHIFT_OVER");
}

#[test]
fn gaps_and_who_is_missed() {
    let mut night = shift(2, "02 20:00", "03 08:00");
    let day = shift(1, "02 08:00", "02 18:00");
    let of = |all: &[Shift]| gaps(all, at("02 00:00"), at("03 00:00"));
    let all = [night.clone(), day.clone()];
    assert_eq!(of(&all), [(at("02 00:00"), at("02 08:00")), (at("02 18:00"), at("02 20:00"))]);
    night.state = ShiftState::Void;
    assert_eq!(of(&[night, day])[1], (at("02 18:00"), at("03 00:00")));
    assert_eq!(of(&[]), [(at("02 00:00"), at("03 00:00"))]);
    let mut s = shift(1, "02 08:00", "02 20:00");
    assert!(s.on_duty(at("02 08:00")) && !s.on_duty(at("02 20:00")));
    s.state = ShiftState::Handed;
    assert!(s.on_duty(at("02 19:00")), "handed over early, still on duty until the end");
    assert!(!Manned::default().missing(), "who keeps no plan is not missed");
    assert!(Manned { kept: true, people: vec![] }.missing());
    assert!(!Manned { kept: true, people: vec![(person(1), "样例".into())] }.missing());
}
