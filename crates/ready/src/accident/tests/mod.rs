//! Figures of handbook 06, as tables that a statistician could read.

use super::grade::{Grade, Harm, counts, grade};
use super::kind::{NEW, OLD, became, label};
use super::report::{Delay, chain, delay, window_end};
use super::warn::{Seen, Why, pairs, rise};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}
fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn the_worst_of_three_figures_makes_the_grade() {
    let harm = |dead, injured, loss| Harm { dead, injured, missing: 0, loss };
    for (h, expected) in [
        (harm(2, 12, 300.0), Grade::Larger),
        (harm(0, 0, 1000.0), Grade::Larger),
        (harm(0, 0, 999.99), Grade::Ordinary),
        (harm(1, 0, 0.0), Grade::Ordinary),
        (harm(3, 0, 0.0), Grade::Larger),
        (harm(2, 9, 999.0), Grade::Ordinary),
        (harm(10, 0, 0.0), Grade::Major),
        (harm(9, 49, 4999.99), Grade::Larger),
        (harm(0, 50, 0.0), Grade::Major),
        (harm(29, 99, 9999.99), Grade::Major),
        (harm(30, 0, 0.0), Grade::Extraordinary),
        (harm(0, 100, 0.0), Grade::Extraordinary),
        (harm(0, 0, 10000.0), Grade::Extraordinary),
    ] {
        assert_eq!(grade(&h).0, expected, "{h:?}");
    }
    assert_eq!(grade(&harm(2, 12, 300.0)).1, "重伤人数");
    assert!(!counts(&harm(0, 0, 99.99), 100.0) && counts(&harm(0, 0, 100.0), 100.0) && counts(&harm(0, 1, 0.0), 100.0));
}

#[test]
fn the_hour_runs_without_nights_and_the_window_without_holidays() {
    let known = at("2026-03-16T15:30:00Z");
    let end = window_end(known, 30);
    assert_eq!(end, day("2026-04-15"));
    assert_eq!(window_end(known, 7), day("2026-03-23"));
    assert_eq!(delay(known, at("2026-03-16T16:30:00Z"), 60, end), Delay::InTime, "the hour itself is in time");
    assert_eq!(delay(known, at("2026-03-16T16:30:01Z"), 60, end), Delay::Late);
    assert_eq!(delay(known, at("2026-04-15T15:59:59Z"), 60, end), Delay::Late, "23:59:59 of the last day in China");
    assert_eq!(delay(known, at("2026-04-15T16:00:00Z"), 60, end), Delay::Omitted);
    assert_eq!(delay(known, at("2026-03-16T16:01:00Z"), 30, end), Delay::Late, "a local rule of thirty minutes");
}

#[test]
fn each_level_has_two_hours_up_to_where_the_grade_ends() {
    let reported = at("2026-03-16T02:00:00Z");
    let ends = |g| chain(reported, g, 2).into_iter().map(|(l, t)| format!("{l} {t}")).collect::<Vec<_>>();
    assert_eq!(ends(Grade::Ordinary), ["县级 2026-03-16T02:00:00Z", "市级 2026-03-16T04:00:00Z"]);
    assert_eq!(ends(Grade::Larger).last().unwrap(), "省级 2026-03-16T06:00:00Z");
    assert_eq!(ends(Grade::Major).last().unwrap(), "国务院 2026-03-16T08:00:00Z");
}

fn seen(n: u128, on: &str, dead: i64) -> Seen {
    Seen { id: Uuid::from_u128(n), on: day(on), grade: Grade::Ordinary, dead }
}

/// 03-01 and 04-30 are sixty days apart, 05-01 is sixty-one.
#[test]
fn two_within_sixty_days_warn_and_sixty_one_do_not() {
    let near = pairs(&[seen(1, "2026-03-01", 1), seen(2, "2026-04-30", 0)], 60);
    assert_eq!(near, [Why::Pair { first: Uuid::from_u128(1), second: Uuid::from_u128(2), days: 60, third: false }]);
    assert_eq!(pairs(&[seen(1, "2026-03-01", 1), seen(2, "2026-05-01", 0)], 60), []);
    assert_eq!(pairs(&[seen(1, "2026-03-01", 1)], 60), []);
    // The third within sixty days of the second: a pair of its own, marked for an interview.
    let three = pairs(&[seen(3, "2026-05-20", 1), seen(1, "2026-03-01", 1), seen(2, "2026-04-10", 0)], 60);
    assert!(matches!(three[..], [Why::Pair { third: false, .. }, Why::Pair { third: true, .. }]), "{three:?}");
    // Struck off, the pair is gone; the occasion of what remains does not change.
    assert_eq!(near[0].occasion(), pairs(&[seen(2, "2026-04-30", 0), seen(1, "2026-03-01", 1)], 60)[0].occasion());
}

#[test]
fn both_figures_up_two_months_running_warn_and_one_month_does_not() {
    let last = [seen(1, "2025-03-03", 1), seen(2, "2025-04-03", 1)];
    let with = |more: &[Seen]| [&last[..], more].concat();
    let march = [seen(11, "2026-03-02", 1), seen(12, "2026-03-20", 1)];
    let april = [seen(13, "2026-04-02", 1), seen(14, "2026-04-20", 1)];
    let both = with(&[march, april].concat());
    assert_eq!(
        rise(&both, 2026, 4),
        Some(Why::Rise { year: 2026, month: 4, this: [(2, 2), (2, 2)], last: [(1, 1), (1, 1)] })
    );
    assert_eq!(rise(&with(&april), 2026, 4), None, "only one month up");
    // More accidents, not more deaths.
    let milder = [seen(13, "2026-04-02", 1), seen(14, "2026-04-20", 0)];
    assert_eq!(rise(&with(&[march, milder].concat()), 2026, 4), None);
    // The year turns: December and January against the year before.
    let winter = [seen(21, "2025-12-01", 1), seen(22, "2026-01-05", 1)];
    assert!(rise(&winter, 2026, 1).is_some(), "nought last year, one now, in both months");
    assert_eq!(rise(&winter, 2026, 2), None);
}

#[test]
fn categories_have_names_and_every_old_one_leads_somewhere() {
    assert_eq!((OLD.len(), NEW.len()), (20, 27));
    assert_eq!(label("09"), Some("高处坠落"));
    assert_eq!(label("AT25-FALL-HEIGHT"), Some("高处坠落"));
    assert_eq!(label("99"), None);
    for (code, name) in OLD {
        assert!(!became(code).is_empty(), "{code} {name} becomes nothing");
    }
    assert!(NEW.iter().all(|(key, ..)| key.starts_with("AT25-")), "our keys are no official codes");
}

proptest! {
    /// More harm never makes a lesser grade.
    #[test]
    fn grades_only_rise(dead in 0i64..40, injured in 0i64..130, loss in 0.0f64..12_000.0, more in 0i64..40) {
        let less = Harm { dead, injured, missing: 0, loss };
        let worse = Harm { dead: dead + more, injured: injured + more, missing: 0, loss: loss + more as f64 };
        prop_assert!(grade(&worse).0 <= grade(&less).0);
    }

    /// Pairs found by looking at neighbours are there by looking at every two, and none is missing between neighbours.
    #[test]
    fn pairs_are_real(days in proptest::collection::vec(0i64..400, 0..12)) {
        let all: Vec<Seen> = days.iter().enumerate().map(|(n, d)| Seen {
            id: Uuid::from_u128(n as u128 + 1),
            on: day("2026-01-01").saturating_add(jiff::ToSpan::days(*d)),
            grade: Grade::Ordinary,
            dead: 0,
        }).collect();
        let mut sorted = days.clone();
        sorted.sort_unstable();
        let expected = sorted.windows(2).filter(|w| w[1] - w[0] <= 60).count();
        prop_assert_eq!(pairs(&all, 60).len(), expected);
    }
}

/// Handbook 06 §5 and 12 S16: sixty days, as many again, appraisal apart; the level by the grade.
#[test]
fn who_investigates_and_until_when() {
    use super::inquiry::{Inquiry, Lesson, Level, Longer, Terms, Ticked};
    use super::model::Mark;
    use jiff::civil::date;
    let mark = || Mark { at: jiff::Timestamp::UNIX_EPOCH, by: None, name: "样例".into(), note: None };
    let terms = Terms { report_days: 60, longer_days: 60, approve_days: 15, approve_days_top: 30, evaluate_months: 12 };
    let mut q = Inquiry::default();
    let day = date(2026, 3, 16);
    assert_eq!(q.report_due(day, &terms), date(2026, 5, 15));
    q.longer = Some(Longer { days: 60, by: "县政府".into(), mark: mark() });
    assert_eq!(q.report_due(day, &terms), date(2026, 7, 14));
    q.appraisal_days = 5;
    assert_eq!(q.report_due(day, &terms), date(2026, 7, 19));
    let levels = [Grade::Ordinary, Grade::Larger, Grade::Major, Grade::Extraordinary].map(|g| q.level(g));
    assert_eq!(levels, [Level::County, Level::Prefecture, Level::Province, Level::State]);
    q.raised = Some(Level::Prefecture);
    assert_eq!((q.level(Grade::Ordinary), q.level(Grade::Major)), (Level::Prefecture, Level::Province), "never lower");
    assert_eq!((Level::Province.above(), Level::State.above()), (Some(Level::State), None));
    assert_eq!((q.approve_due(Grade::Ordinary, &terms), q.evaluate_due(&terms)), (None, None));
    (q.submitted_on, q.approved_on) = (Some(date(2026, 6, 1)), Some(date(2026, 6, 10)));
    assert_eq!(q.approve_due(Grade::Major, &terms), Some(date(2026, 6, 16)));
    assert_eq!(q.approve_due(Grade::Extraordinary, &terms), Some(date(2026, 7, 1)));
    assert_eq!(q.evaluate_due(&terms), Some(date(2027, 6, 10)));
    for lesson in Lesson::ALL {
        assert_eq!(q.may_close().map_err(|r| r.code), Err("LESSONS_MISSING"));
        q.lessons.push(Ticked { lesson: *lesson, files: Vec::new(), mark: mark() });
    }
    assert!(q.may_close().is_ok());
}

/// Art. 20: a grade that rose above the team's level hands the investigation up, and one that fell hands nothing down.
#[test]
fn a_risen_grade_outgrows_its_team() {
    use super::inquiry::{Inquiry, Level, Member, Part, Team};
    use super::model::Mark;
    let team = |level| Team {
        lead: "样例".into(),
        lead_unit: None,
        authority: "样例县政府".into(),
        members: vec![Member { name: "样例".into(), part: Part::Expert, unit: None }],
        level,
        mark: Mark { at: jiff::Timestamp::UNIX_EPOCH, by: None, name: "样例".into(), note: None },
    };
    let mut q = Inquiry::default();
    assert_eq!(q.outgrown(Grade::Extraordinary), None, "nobody is there yet");
    q.team = Some(team(Level::County));
    let found = [Grade::Ordinary, Grade::Larger, Grade::Major].map(|g| q.outgrown(g));
    assert_eq!(found, [None, Some(Level::County), Some(Level::County)]);
    let said = q.hand_up(Grade::Larger).unwrap();
    assert!(said.contains("较大事故") && said.contains("移交市级") && said.contains("由县级成立"), "{said}");
    q.team = Some(team(Level::Province));
    assert_eq!([Grade::Ordinary, Grade::Major].map(|g| q.outgrown(g)), [None, None]);
    assert_eq!(q.outgrown(Grade::Extraordinary), Some(Level::Province));
    // Raised by the level above, the lower team does not stay the team of an ordinary accident either.
    (q.team, q.raised) = (Some(team(Level::County)), Some(Level::Prefecture));
    assert_eq!(q.outgrown(Grade::Ordinary), Some(Level::County));
}

/// Handbook 06 §8: 7 deaths over 368.5.
#[test]
fn rates_have_a_base_or_are_absent() {
    use super::rate::Base;
    assert_eq!(Base::Gdp.rate(7, Some(368.5)), Some(0.019));
    assert_eq!(Base::Workers.rate(3, Some(120_000.0)), Some(2.5));
    assert_eq!(Base::Gdp.rate(0, Some(368.5)), Some(0.0));
    assert_eq!((Base::Gdp.rate(7, None), Base::Gdp.rate(7, Some(0.0))), (None, None));
}
