//! Worked by hand from handbook 04 §7.2: ten o'clock, noon, the second day; promised against actual.

use super::clock::{Hours, Stands, missed_before, stands};
use super::model::{Figures, Promise, Work, correct, make};
use super::movement::{Moving, Shown, moves};
use super::rules::{Actual, compare, for_rating};
use crate::alarm::model::Mark;
use crate::warning::model::Colour;
use crate::warning::{Fact, Promised};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::id::{PromiseId, SiteId};
use kernel::{Kind, Outcome};
use uuid::Uuid;

const DAY: Date = date(2026, 11, 22);

/// An instant by the clock on the wall in Beijing.
fn wall(day: Date, hour: i8, minute: i8) -> Timestamp {
    format!("{day}T{hour:02}:{minute:02}:00+08:00").parse().unwrap()
}

fn hours() -> Hours {
    Hours::read(&law::Law::shipped().parameters, "/990100/990121/", DAY)
}

fn figures() -> Figures {
    Figures {
        total: 5,
        running: 4,
        stopped: 1,
        trial: 1,
        overhaul: 1,
        stores_safe: true,
        sources_safe: true,
        work: Work { first_hot: 1, confined_space: 2, ..Work::default() },
        safe: true,
        ..Figures::default()
    }
}

fn mark(at: Timestamp, note: Option<&str>) -> Mark {
    Mark { at, by: None, name: "主要负责人".into(), note: note.map(Into::into), files: vec![] }
}

fn made(figures: Figures, at: Timestamp, principal: bool, earlier: Option<&Promise>) -> Outcome<Promise> {
    let (id, site) = (PromiseId(Uuid::nil()), SiteId(Uuid::nil()));
    make(id, site, DAY, figures, mark(at, None), principal, earlier)
}

fn code<T: std::fmt::Debug>(refused: Outcome<T>) -> &'static str {
    refused.unwrap_err().code
}

#[test]
fn ten_noon_and_the_second_day() {
    use Stands::*;
    let cases = [
        (None, 0, (9, 59), NotDue, None),
        (None, 1, (9, 59), NotDue, None),
        (None, 0, (10, 0), Remind, None),
        (None, 3, (11, 59), Remind, None),
        (None, 0, (12, 0), Missing, Some(Colour::Yellow)),
        (None, 1, (12, 0), MissingAgain, Some(Colour::Orange)),
        (None, 5, (23, 0), MissingAgain, Some(Colour::Orange)),
        (Some((10, 0)), 0, (13, 0), Made, None),
        (Some((10, 1)), 0, (13, 0), Late, None),
        // made at last: no longer lacking, however often it lacked before
        (Some((15, 0)), 4, (15, 1), Late, None),
    ];
    for (i, (at, before, now, expected, colour)) in cases.into_iter().enumerate() {
        let at = at.map(|(h, m)| wall(DAY, h, m));
        let got = stands(DAY, at, before, wall(DAY, now.0, now.1), &hours());
        assert_eq!((got, got.floor().map(|f| f.colour)), (expected, colour), "case {i}");
        assert_eq!(got.lacking(), matches!(expected, Remind | Missing | MissingAgain), "case {i}");
    }
}

#[test]
fn days_without_are_counted_back_to_the_last_promise() {
    let promised = [date(2026, 11, 18), date(2026, 11, 20)].into();
    let since = date(2026, 1, 1);
    assert_eq!(missed_before(DAY, since, &promised), 1);
    assert_eq!(missed_before(date(2026, 11, 21), since, &promised), 0);
    assert_eq!(missed_before(date(2026, 11, 18), date(2026, 11, 15), &promised), 3, "not before it was owed");
    assert_eq!(missed_before(date(2026, 11, 15), date(2026, 11, 15), &promised), 0);
}

#[test]
fn the_principal_promises_once_on_the_day() {
    let first = made(figures(), wall(DAY, 9, 30), true, None).unwrap();
    assert_eq!(first.figures, figures());
    let refused = made(figures(), wall(DAY, 9, 30), false, None).unwrap_err();
    assert_eq!((refused.kind, refused.code), (Kind::Forbidden, "NOT_PRINCIPAL"));
    assert_eq!(code(made(figures(), wall(DAY, 9, 40), true, Some(&first))), "ALREADY_PROMISED");
    assert_eq!(code(made(figures(), wall(date(2026, 11, 21), 23, 59), true, None)), "NOT_TODAY");
    assert_eq!(code(made(figures(), wall(date(2026, 11, 23), 0, 0), true, None)), "NOT_TODAY");
}

#[test]
fn figures_that_contradict_themselves_are_refused() {
    let say = |f: Figures| f.checked().unwrap_err().to_string();
    assert!(figures().checked().is_ok());
    assert!(say(Figures { stopped: 2, ..figures() }).contains("不等于总数 5"));
    assert!(say(Figures { trial: 5, ..figures() }).contains("多于运行 4"));
    assert!(say(Figures { overhaul: 6, ..figures() }).contains("多于总数 5"));
    assert!(say(Figures { sources_safe: false, ..figures() }).contains("重大危险源"));
    assert!(say(Figures { stores_safe: false, ..figures() }).contains("罐区"));
    assert!(
        Figures { stores_safe: false, safe: false, ..figures() }.checked().is_ok(),
        "one may say that it is not safe"
    );
    let slip = Work { first_hot: 10_000, ..Work::default() };
    assert!(say(Figures { work: slip, ..figures() }).contains("一级动火"));
    assert!(say(Figures { total: u32::MAX, running: u32::MAX, ..figures() }).contains("上限"));
    assert!(say(Figures { note: "长".repeat(1001), ..figures() }).contains("1001"));
}

#[test]
fn a_correction_keeps_what_stood_there() {
    let first = made(figures(), wall(DAY, 9, 30), true, None).unwrap();
    let other = Figures { running: 3, stopped: 2, ..figures() };
    let at = wall(DAY, 14, 0);
    let second = correct(&first, other.clone(), mark(at, Some("二号装置停车")), true).unwrap();
    assert_eq!(second.figures, other);
    assert_eq!(second.corrections.len(), 1);
    assert_eq!(second.corrections[0].before, figures());
    assert_eq!(second.made, first.made, "when it was promised does not change");
    assert_eq!(code(correct(&first, other.clone(), mark(at, None), true)), "NO_REASON");
    assert_eq!(code(correct(&first, other.clone(), mark(at, Some("  ")), true)), "NO_REASON");
    assert_eq!(code(correct(&first, other.clone(), mark(at, Some("误填")), false)), "NOT_PRINCIPAL");
    assert_eq!(code(correct(&first, figures(), mark(at, Some("误填")), true)), "NO_CHANGE");
    let tomorrow = mark(wall(date(2026, 11, 23), 0, 1), Some("误填"));
    assert_eq!(code(correct(&first, other, tomorrow, true)), "NOT_TODAY");
    assert_eq!(code(correct(&first, Figures { total: 9, ..figures() }, mark(at, Some("误填")), true)), "BAD_PROMISE");
}

fn actual() -> Actual {
    Actual {
        work: Fact::Known(figures().work),
        running: Fact::Known(4),
        red_points: Fact::Known(0),
        red_since: Fact::Known(0),
        moving: Fact::Known(vec![]),
    }
}

#[test]
fn the_promise_beside_what_is() {
    let rules = |f: &Figures, a: &Actual| {
        let c = compare(f, a);
        c.contradictions.into_iter().map(|c| (c.rule, c.colour, c.say)).collect::<Vec<_>>()
    };
    assert_eq!(rules(&figures(), &actual()), []);
    // Fewer in fact than promised is no lie.
    let fewer = Actual { work: Fact::Known(Work::default()), running: Fact::Known(2), ..actual() };
    assert_eq!(rules(&figures(), &fewer), []);
    // Two first-class hot works under one promised, two running units more.
    let work = Work { first_hot: 2, ..figures().work };
    let more = Actual { work: Fact::Known(work), running: Fact::Known(6), ..actual() };
    let orange = |say: &str| ("promise.below_actual".to_owned(), Colour::Orange, say.to_owned());
    let expected = [orange("一级动火承诺 1 处，实际 2 处"), orange("运行装置承诺 4 套，实际 6 套")];
    assert_eq!(rules(&figures(), &more), expected);
    // "Safe" under a red alarm.
    let alarm = Actual { red_points: Fact::Known(2), ..actual() };
    let found = rules(&figures(), &alarm);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].0.as_str(), found[0].1), ("promise.safe_under_alarm", Colour::Red));
    // Who did not say that it was safe is not contradicted by the alarm.
    assert_eq!(rules(&Figures { safe: false, ..figures() }, &alarm), []);
}

#[test]
fn what_nobody_can_say_is_told_and_not_taken_for_agreement() {
    let unwired = Actual { work: Fact::unwired(), running: Fact::unwired(), ..actual() };
    let c = compare(&figures(), &unwired);
    assert_eq!((c.contradictions.len(), c.open.len()), (0, 2));
    assert!(c.open[0].contains("特殊作业票：未接入，未比对"), "{:?}", c.open);
}

#[test]
fn what_the_rating_takes_from_it() {
    let alarm = Actual { red_points: Fact::Known(1), ..actual() };
    let lie = compare(&figures(), &alarm);
    let (promised, floors) = for_rating(Stands::Made, Some(&lie));
    assert!(matches!(promised, Promised::Contradicted(why) if why.len() == 1));
    assert_eq!(floors.iter().map(|f| f.colour).collect::<Vec<_>>(), [Colour::Red]);
    assert_eq!(for_rating(Stands::NotDue, None), (Promised::NotDue, vec![]));
    assert_eq!(for_rating(Stands::Remind, None), (Promised::Missing, vec![]));
    let (promised, floors) = for_rating(Stands::MissingAgain, None);
    assert_eq!((promised, floors[0].colour), (Promised::Missing, Colour::Orange));
    let (promised, floors) = for_rating(Stands::Late, Some(&compare(&figures(), &actual())));
    assert_eq!((promised, floors), (Promised::Made, vec![]));
}

#[test]
fn everything_stands_still_but_the_instruments_move() {
    let still = Figures { running: 0, stopped: 5, trial: 0, ..figures() };
    let none = Actual { running: Fact::Known(0), ..actual() };
    assert_eq!(compare(&still, &none).contradictions, []);
    let moving =
        Actual { moving: Fact::Known(vec!["“总用电”近 60 分钟用电最高 320 kW".into()]), ..none.clone() };
    let found = compare(&still, &moving).contradictions;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].rule.as_str(), found[0].colour), ("promise.moving_while_stopped", Colour::Orange));
    assert!(found[0].say.contains("320 kW"), "{}", found[0].say);
    // A unit that is being started up moves; one that runs of five is no standstill.
    assert_eq!(compare(&Figures { starting: true, ..still.clone() }, &moving).contradictions, []);
    assert_eq!(compare(&figures(), &Actual { running: Fact::Known(4), ..moving }).contradictions, []);
    let silent = Actual { moving: Fact::Absent("没有读数".into()), ..none };
    assert!(compare(&still, &silent).open.iter().any(|o| o.contains("没有读数，未比对")));
}

#[test]
fn an_alarm_after_the_promise_stays_named_until_it_is_corrected() {
    let since = Actual { red_since: Fact::Known(2), ..actual() };
    let found = compare(&figures(), &since).contradictions;
    assert_eq!((found[0].rule.as_str(), found[0].colour), ("promise.alarm_since", Colour::Yellow));
    assert_eq!(compare(&Figures { safe: false, ..figures() }, &since).contradictions, []);
}

#[test]
fn what_counts_as_moving() {
    use crate::point::Kind;
    let limits = Moving { minutes: 60.0, power: 0.05, level: 0.02 };
    let say = |kind, hi, values: &[f64]| moves(&Shown { kind, name: "一号", lo: 0.0, hi, values }, &limits);
    // 5 % of 1000 kW is 50.
    assert_eq!(say(Kind::Power, 1000.0, &[49.0, 49.9]), None);
    assert_eq!(say(Kind::Power, 1000.0, &[12.0, 50.0]), Some("“一号”近 60 分钟用电最高 50 kW".into()));
    assert_eq!(say(Kind::Flow, 100.0, &[0.0, 6.0]), Some("“一号”近 60 分钟流量最高 6 m³/h".into()));
    // 2 % of 10 m is 20 cm; a full tank that stands is still.
    assert_eq!(say(Kind::Level, 10.0, &[8.0, 8.1, 8.05]), None);
    assert_eq!(say(Kind::Level, 10.0, &[8.0, 7.75]), Some("“一号”近 60 分钟变动 0.25 m".into()));
    assert_eq!(say(Kind::Temperature, 10.0, &[0.0, 9.0]), None, "heat says nothing of running");
    assert_eq!(say(Kind::Power, 0.0, &[1.0, 9.0]), None, "without a range");
    assert_eq!(say(Kind::Power, 100.0, &[90.0]), None, "one reading is none");
}
