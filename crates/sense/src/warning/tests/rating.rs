//! The moving risk figure.

use crate::alarm::flow::Signal;
use crate::alarm::model::Priority;
use crate::warning::facts::{Standing, alarms};
use crate::warning::model::Colour::{self, Blue, Orange, Red, Yellow};
use crate::warning::rating::{RULE, Term};
use crate::warning::{Fact, Facts, Floor, Promised, Rating, Scale, rate};
use jiff::civil::date;
use kernel::id::PointId;

fn scale() -> Scale {
    Scale::read(&law::Law::shipped().parameters, "/990100/990121/", date(2026, 11, 22))
}

/// An enterprise where nothing is wrong, with a major installation of a grade.
fn calm(grade: Option<u8>) -> Facts {
    Facts {
        grade: Fact::Known(grade),
        red_points: Fact::Known(0),
        high_alarms: Fact::Known(0),
        doubts: Fact::Known(0),
        major_hazards: Fact::Known(0),
        overdue_hazards: Fact::Known(0),
        promise: Fact::Known(Promised::Made),
        hot_work: Fact::Known(0),
        confined_space: Fact::Known(0),
        weather: Fact::Known(vec![]),
    }
}

fn floor(colour: Colour) -> Floor {
    Floor { colour, rule: "promise.safe_under_alarm".into(), say: "承诺安全而红色报警未消".into() }
}

/// Grade, red points, high alarms, doubts, major hazards, overdue ones, promise (m missing, x contradicted, else made), hot
/// work, weather → score, colour.
type Case = (Option<u8>, [u32; 5], char, u32, bool, f64, Colour);

#[test]
fn sums_worked_by_hand() {
    let cases: &[Case] = &[
        (None, [0, 0, 0, 0, 0], '-', 0, false, 0.0, Blue),
        (Some(1), [0, 0, 0, 0, 0], '-', 0, false, 60.0, Orange),
        (Some(2), [0, 0, 0, 0, 0], '-', 0, false, 45.0, Yellow),
        (Some(3), [0, 0, 0, 0, 0], '-', 0, false, 30.0, Blue),
        (Some(4), [0, 0, 0, 0, 0], '-', 0, false, 20.0, Blue),
        // 60 + 2·10: red begins at 80 exactly
        (Some(1), [2, 0, 0, 0, 0], '-', 0, false, 80.0, Red),
        // 60 + 10 + 2·4
        (Some(1), [1, 2, 0, 0, 0], '-', 0, false, 78.0, Orange),
        // … and one major hazard, overdue: 3 + 2
        (Some(1), [1, 2, 0, 1, 1], '-', 0, false, 83.0, Red),
        // four red points count as three: 45 + 30
        (Some(2), [4, 0, 0, 0, 0], '-', 0, false, 75.0, Orange),
        // seven high alarms count as five: 30 + 20
        (Some(3), [0, 7, 0, 0, 0], '-', 0, false, 50.0, Yellow),
        // 30 + 5
        (Some(3), [0, 0, 0, 0, 0], 'm', 0, false, 35.0, Blue),
        // 30 + 10: yellow begins at 40 exactly
        (Some(3), [0, 0, 0, 0, 0], 'x', 0, false, 40.0, Yellow),
        // five major hazards count as four, five overdue as four: 20 + 12 + 8
        (Some(4), [0, 0, 0, 5, 5], '-', 0, false, 40.0, Yellow),
        // four major hazards in time: 20 + 12
        (Some(4), [0, 0, 0, 4, 0], '-', 0, false, 32.0, Blue),
        // nine hot works count as five: 45 + 15; orange begins at 60 exactly
        (Some(2), [0, 0, 0, 0, 0], '-', 9, false, 60.0, Orange),
        // 30 + 5 + 5
        (Some(3), [0, 0, 0, 0, 0], 'm', 0, true, 40.0, Yellow),
        // six doubts count as five: 30 + 15
        (Some(3), [0, 0, 6, 0, 0], '-', 0, false, 45.0, Yellow),
        // without a major installation: 30 + 20 + 15 + 5
        (None, [3, 5, 5, 0, 0], '-', 0, true, 70.0, Orange),
        // 45 + 3 + 3 + 5 = 56
        (Some(2), [0, 0, 1, 0, 0], '-', 1, true, 56.0, Yellow),
        // 45 + 10 + 4 + 3 + 3 + 2 + 10 + 3 + 5 = 85
        (Some(2), [1, 1, 1, 1, 1], 'x', 1, true, 85.0, Red),
        // 175 is cut at 100
        (Some(1), [9, 9, 9, 9, 9], 'x', 9, true, 100.0, Red),
    ];
    for (i, (grade, n, promise, hot, weather, score, colour)) in cases.iter().enumerate() {
        let mut f = calm(*grade);
        f.red_points = Fact::Known(n[0]);
        f.high_alarms = Fact::Known(n[1]);
        f.doubts = Fact::Known(n[2]);
        f.major_hazards = Fact::Known(n[3]);
        f.overdue_hazards = Fact::Known(n[4]);
        f.promise = Fact::Known(match promise {
            'm' => Promised::Missing,
            'x' => Promised::Contradicted(vec!["一级动火承诺 0 处，实际 1 处".into()]),
            _ => Promised::Made,
        });
        f.hot_work = Fact::Known(*hot);
        let marks = if *weather { vec!["暴雨橙色".to_owned()] } else { vec![] };
        f.weather = Fact::Known(marks);
        let r = rate(&f, vec![], &scale());
        assert_eq!((r.score, r.colour), (*score, *colour), "case {i}: {}", r.say);
        assert_eq!((r.possible, r.missing.len()), (*score, 0), "case {i}: everything is known");
        assert_eq!(r.contributions.len(), Term::ALL.len(), "case {i}: every term is shown");
        let shown: f64 = r.contributions.iter().filter_map(|c| c.points).sum();
        assert_eq!(shown.min(100.0), *score, "case {i}: the terms add up to the score");
    }
}

fn term(r: &Rating, term: Term) -> &crate::warning::Contribution {
    r.contributions.iter().find(|c| c.term == term).unwrap()
}

#[test]
fn what_nobody_answers_for_is_said_and_is_not_nought() {
    let mut f = calm(Some(2));
    f.hot_work = Fact::unwired();
    let r = rate(&f, vec![], &scale());
    // 45 now; five hot works would make it 60
    assert_eq!((r.score, r.colour, r.possible, r.possible_colour), (45.0, Yellow, 60.0, Orange));
    assert_eq!(r.missing, [Term::HotWork]);
    let c = term(&r, Term::HotWork);
    assert_eq!((c.count, c.points, c.possible), (None, None, 15.0));
    assert!(c.say.contains("未接入") && r.say.contains("未计分"), "{} / {}", c.say, r.say);

    let mut f = calm(None);
    f.grade = Fact::unwired();
    let r = rate(&f, vec![], &scale());
    assert_eq!((r.score, r.possible, r.possible_colour), (0.0, 60.0, Orange));
    assert_eq!(r.missing, [Term::Base]);

    // 0 known; 60 + 30 + 20 + 15 + 12 + 8 + 10 + 15 + 10 + 5 possible
    let nobody = Facts {
        grade: Fact::unwired(),
        red_points: Fact::unwired(),
        high_alarms: Fact::unwired(),
        doubts: Fact::unwired(),
        major_hazards: Fact::unwired(),
        overdue_hazards: Fact::unwired(),
        promise: Fact::unwired(),
        hot_work: Fact::unwired(),
        confined_space: Fact::unwired(),
        weather: Fact::unwired(),
    };
    let r = rate(&nobody, vec![], &scale());
    assert_eq!((r.score, r.possible, r.possible_colour, r.missing.len()), (0.0, 100.0, Red, 10));
}

#[test]
fn what_does_not_apply_is_no_gap() {
    let mut f = calm(Some(2));
    f.promise = Fact::Exempt("不属于须承诺公告的企业".into());
    f.hot_work = Fact::Exempt("未取得危险化学品许可".into());
    let r = rate(&f, vec![], &scale());
    assert_eq!((r.score, r.possible, r.missing.len()), (45.0, 45.0, 0));
    assert!(term(&r, Term::Promise).say.contains("不适用"));
}

#[test]
fn a_grade_that_does_not_exist_is_not_taken_for_none() {
    for grade in [0, 5, 255] {
        let r = rate(&calm(Some(grade)), vec![], &scale());
        assert_eq!(r.missing, [Term::Base], "grade {grade}");
        assert_eq!(r.possible, 60.0);
    }
}

#[test]
fn a_rule_of_its_own_lifts_the_colour_and_never_lowers_it() {
    let r = rate(&calm(None), vec![floor(Yellow), floor(Red)], &scale());
    assert_eq!((r.score, r.by_score, r.colour), (0.0, Blue, Red));
    assert!(r.say.contains("承诺安全而红色报警未消"), "{}", r.say);
    let mut f = calm(Some(1));
    f.red_points = Fact::Known(2);
    let r = rate(&f, vec![floor(Yellow)], &scale());
    assert_eq!(r.colour, Red);
    assert!(!r.say.contains("定为"), "{}", r.say);
}

#[test]
fn weights_are_parameters_with_their_source() {
    let s = scale();
    assert_eq!(r_keys(&s), 25, "five bases, fourteen of lines, three of promise and weather, three thresholds");
    assert!(s.used.iter().all(|u| u.source.contains("非法定")), "none is shown as law");
    assert_eq!(rate(&calm(None), vec![], &s).rule, RULE);
}

fn r_keys(s: &Scale) -> usize {
    s.used.iter().filter(|u| u.key.starts_with("warning.")).count()
}

#[test]
fn a_point_counts_once_and_what_is_shelved_counts() {
    let at = |n: u128, priority, signal| Standing { point: PointId(uuid::Uuid::from_u128(n)), priority, signal };
    let standing = [
        at(1, Priority::Critical, Signal::Unack),
        at(1, Priority::Critical, Signal::Acked),
        // on a red point: told by the red already
        at(1, Priority::High, Signal::Unack),
        at(2, Priority::High, Signal::Acked),
        at(3, Priority::Critical, Signal::Shelved),
        at(4, Priority::Critical, Signal::Dsupr),
        at(5, Priority::High, Signal::Oosrv),
        at(6, Priority::Medium, Signal::Unack),
        at(7, Priority::Critical, Signal::Norm),
    ];
    assert_eq!(alarms(&standing), (2, 1));
    assert_eq!(alarms(&[]), (0, 0));
}

#[test]
fn confined_spaces_count_and_weather_is_named_and_counts_once() {
    let mut f = calm(Some(3));
    f.confined_space = Fact::Known(7);
    f.weather = Fact::Known(vec!["暴雨橙色".into(), "雷电黄色".into()]);
    // 30 + five of seven confined spaces at 2 + one weather at 5
    let r = rate(&f, vec![], &scale());
    assert_eq!((r.score, r.colour), (45.0, Yellow));
    assert_eq!(term(&r, Term::ConfinedSpace).points, Some(10.0));
    assert!(term(&r, Term::Weather).say.contains("暴雨橙色、雷电黄色"), "{}", term(&r, Term::Weather).say);
}
