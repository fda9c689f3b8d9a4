use super::*;
use crate::task::model::{LightCounts, Milestone, days_between};
use crate::task::rules::light::{Period, PeriodState, light, time_share};
use crate::task::rules::{plan, rollup};
use jiff::ToSpan;

fn colour(t: &Task, on: &str) -> Colour {
    light(t, &[], &parameters(), day(on)).color
}

#[test]
fn share_of_time_counts_both_ends() {
    // 181 of 365 days.
    assert!((time_share(date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 30)) - 0.4959).abs() < 0.0001);
    assert_eq!(time_share(date(2026, 1, 1), date(2026, 1, 10), date(2025, 12, 31)), 0.0);
    assert_eq!(time_share(date(2026, 1, 1), date(2026, 1, 10), date(2026, 1, 1)), 0.1);
    assert_eq!(time_share(date(2026, 1, 1), date(2026, 1, 10), date(2026, 2, 1)), 1.0);
    // An end before the beginning is no division by zero.
    assert_eq!(time_share(date(2026, 1, 2), date(2026, 1, 1), date(2026, 1, 1)), 1.0);
}

#[test]
fn the_golden_cases() {
    let at = |progress| Task { progress, ..task() };
    for (progress, want) in [(45, Colour::Green), (38, Colour::Yellow), (20, Colour::Red)] {
        assert_eq!(colour(&at(progress), "2026-06-30"), want, "p = {progress}");
    }
    let short = Task { due: Some(date(2026, 6, 30)), ..at(99) };
    assert_eq!(colour(&short, "2026-07-01"), Colour::Red);
    assert_eq!(colour(&short, "2026-06-30"), Colour::Green, "the due day itself is in time");
    assert_eq!(colour(&at(100), "2026-06-30"), Colour::Submitted, "complete but not verified is not done");
    for work in [Work::Submitted, Work::LeadVerified, Work::Verified] {
        assert_eq!(colour(&Task { work, ..at(100) }, "2026-06-30"), Colour::Submitted);
    }
    assert_eq!(colour(&Task { work: Work::Closed, ..at(100) }, "2027-06-30"), Colour::Done);
    assert_eq!(colour(&Task { pause: Pause::Suspended, ..at(0) }, "2027-06-30"), Colour::None);
}

#[test]
fn exactly_on_the_border_is_over_it() {
    // Ten days, five passed: τ = 0.5.
    let at = |progress| Task { due: Some(date(2026, 1, 10)), progress, accept_by: date(2026, 1, 31), ..task() };
    let far = |progress| Task { start: date(2025, 10, 3), due: Some(date(2026, 1, 10)), progress, ..task() };
    assert_eq!(colour(&at(25), "2026-01-05"), Colour::Red);
    assert_eq!(colour(&at(26), "2026-01-05"), Colour::Yellow);
    // 100 days, 60 passed on 2025-12-01, 40 days before the end.
    assert_eq!(colour(&far(50), "2025-12-01"), Colour::Yellow);
    assert_eq!(colour(&far(51), "2025-12-01"), Colour::Green);
    // Ten days left and below 90 %.
    assert_eq!(colour(&far(89), "2025-12-31"), Colour::Yellow);
    assert_eq!(colour(&far(90), "2025-12-31"), Colour::Green);
    assert_eq!(colour(&far(82), "2025-12-30"), Colour::Green, "eleven days left");
}

#[test]
fn a_checkpoint_warns_and_after_fifteen_days_alarms() {
    let m = Milestone { name: "2026 年度检查点".into(), due: date(2026, 12, 31), weight: 0.5, done_on: None };
    let t = Task { due: Some(date(2027, 12, 31)), milestones: vec![m], progress: 60, ..task() };
    assert_eq!(colour(&t, "2026-12-31"), Colour::Green);
    assert_eq!(colour(&t, "2027-01-01"), Colour::Yellow);
    assert_eq!(colour(&t, "2027-01-15"), Colour::Yellow, "fifteen days late");
    assert_eq!(colour(&t, "2027-01-16"), Colour::Red, "sixteen days late");
    let mut met = t.clone();
    plan::meet_checkpoints(&mut met.milestones, met.curve, date(2026, 9, 30));
    assert_eq!(met.milestones[0].done_on, None, "too early to speak for the year");
    plan::meet_checkpoints(&mut met.milestones, met.curve, date(2026, 10, 8));
    assert_eq!(colour(&met, "2027-01-16"), Colour::Green);
    let years: Vec<Date> =
        plan::checkpoints(date(2024, 4, 12), Some(date(2026, 12, 31))).iter().map(|m| m.due).collect();
    assert_eq!(years, [date(2024, 12, 31), date(2025, 12, 31)]);
    assert!(plan::checkpoints(date(2024, 4, 12), Some(date(2024, 12, 31))).is_empty());
    assert!(plan::checkpoints(date(2024, 4, 12), None).is_empty());
}

#[test]
fn milestones_alone_may_be_the_progress() {
    let m = |weight, done: bool| Milestone {
        name: "节点".into(),
        due: date(2026, 12, 1),
        weight,
        done_on: done.then(|| date(2026, 3, 1)),
    };
    let t = |milestones| Task { curve: Curve::MilestoneOnly, milestones, progress: 0, ..task() };
    assert_eq!(colour(&t(vec![m(2.0, true), m(2.0, false)]), "2026-06-30"), Colour::Green);
    assert_eq!(colour(&t(vec![m(1.0, true), m(3.0, false)]), "2026-06-30"), Colour::Yellow, "0.25 against 0.496");
    assert_eq!(colour(&t(vec![m(1.0, true), m(4.0, false)]), "2026-06-30"), Colour::Red, "0.20 against 0.496");
}

#[test]
fn silence_is_yellow_after_three_working_days() {
    // Issued Thursday 2026-09-24; 25–27 September is a holiday: 28, 29, 30 are the three working days.
    let law = law::Law::shipped();
    let by = plan::accept_by(date(2026, 9, 24), "/990100/", &law.calendar, &law.parameters);
    assert_eq!(by, date(2026, 9, 30));
    let t = Task { work: Work::Issued, accepted: None, accept_by: by, start: date(2026, 9, 24), ..task() };
    let t = Task { due: Some(date(2028, 12, 31)), ..t };
    assert_eq!(colour(&t, "2026-09-30"), Colour::Green);
    let late = light(&t, &[], &parameters(), date(2026, 10, 1));
    assert_eq!((late.color, late.rule.as_str()), (Colour::Yellow, "task.light.unclaimed"));
    let implied = Task { work: Work::Accepted, implied: true, ..t.clone() };
    assert_eq!(colour(&implied, "2026-10-01"), Colour::Yellow);
    assert_eq!(colour(&Task { accepted: stamp(1), ..implied }, "2026-10-01"), Colour::Green);
}

#[test]
fn from_red_to_green_only_after_somebody_looked() {
    let t = Task { progress: 60, unconfirmed: true, ..task() };
    let l = light(&t, &[], &parameters(), date(2026, 6, 30));
    assert_eq!((l.color, l.rule.as_str()), (Colour::Yellow, "task.light.unconfirmed"));
    assert_eq!(colour(&Task { unconfirmed: false, ..t.clone() }, "2026-06-30"), Colour::Green);
    assert_eq!(colour(&Task { progress: 10, ..t }, "2026-06-30"), Colour::Red, "still red for itself");
}

#[test]
fn the_turn_is_the_first_day_with_another_colour() {
    let law = parameters();
    let mut cases = vec![task(), Task { progress: 38, ..task() }, Task { progress: 97, ..task() }];
    cases.push(Task { progress: 100, ..task() });
    cases.push(Task { curve: Curve::SCurve, progress: 30, ..task() });
    cases.push(Task { accepted: None, work: Work::Issued, accept_by: date(2026, 4, 20), progress: 35, ..task() });
    let checkpoint = Milestone { name: "节点".into(), due: date(2026, 5, 5), weight: 1.0, done_on: None };
    cases.push(Task { milestones: vec![checkpoint], progress: 90, ..task() });
    for t in cases {
        for start in ["2025-12-20", "2026-04-15", "2026-12-25"] {
            let today = day(start);
            let l = light(&t, &[], &law, today);
            let slow = (1..=500)
                .map(|n| today.saturating_add(n.days()))
                .map(|d| (d, light(&t, &[], &law, d).color))
                .find(|(_, c)| *c != l.color);
            assert_eq!(l.turns_at.zip(l.turns_to), slow, "from {start} with {}%", t.progress);
        }
    }
    // By hand: nothing done from the first of January. τ ≥ 0.10 on day 37 (37/365 = 0.1014), ≥ 0.25 on day 92.
    let none = light(&task(), &[], &parameters(), date(2026, 1, 1));
    assert_eq!(
        (none.color, none.turns_at, none.turns_to),
        (Colour::Green, Some(date(2026, 2, 6)), Some(Colour::Yellow))
    );
    let later = light(&task(), &[], &parameters(), date(2026, 2, 6));
    assert_eq!((later.turns_at, later.turns_to), (Some(date(2026, 4, 2)), Some(Colour::Red)));
    assert_eq!(days_between(date(2026, 1, 1), date(2026, 4, 2)) + 1, 92);
    for work in [Work::Closed, Work::Submitted] {
        assert_eq!(light(&Task { work, ..task() }, &[], &parameters(), date(2026, 2, 6)).turns_at, None);
    }
}

fn quarters(states: &[PeriodState]) -> Vec<Period> {
    let starts = [date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)];
    let ends = [date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)];
    let all = states.iter().zip(starts).zip(ends);
    all.map(|((state, from), to)| Period { duty: 0, from, to, state: *state }).collect()
}

#[test]
fn a_standing_task_shows_its_last_four_occurrences() {
    use PeriodState::{Done, Late, Missed, Pending};
    let t = Task { standing: true, due: None, ..task() };
    let at = |states: &[PeriodState], on: &str| light(&t, &quarters(states), &parameters(), day(on));
    assert_eq!(at(&[], "2026-05-01").color, Colour::Green);
    assert_eq!(at(&[Done, Late, Done, Pending, Pending], "2026-05-01").color, Colour::Green, "late is not missed");
    assert_eq!(at(&[Done, Missed, Done, Pending, Pending], "2026-05-01").color, Colour::Yellow);
    assert_eq!(at(&[Missed, Missed, Done, Pending, Pending], "2026-05-01").color, Colour::Red);
    // The oldest of five no longer counts; an open window that has ended does, before any job has run.
    assert_eq!(at(&[Missed, Done, Done, Done, Done], "2026-09-30").color, Colour::Green);
    assert_eq!(at(&[Done, Done, Done, Pending, Pending], "2026-07-01").color, Colour::Yellow);
    let open = at(&[Done, Done, Done, Pending, Pending], "2026-05-01");
    assert_eq!((open.turns_at, open.turns_to), (Some(date(2026, 7, 1)), Some(Colour::Yellow)));
    let one = at(&[Done, Done, Missed, Pending, Pending], "2026-05-01");
    assert_eq!((one.turns_at, one.turns_to), (Some(date(2026, 7, 1)), Some(Colour::Red)));
    // Two duties: the worse one speaks.
    let mut two = quarters(&[Done, Done, Done, Done]);
    two.extend(quarters(&[Missed, Done, Missed, Done]).into_iter().map(|p| Period { duty: 1, ..p }));
    assert_eq!(light(&t, &two, &parameters(), date(2026, 6, 30)).color, Colour::Red);
}

#[test]
fn a_light_tells_its_numbers_and_that_they_are_not_law() {
    let l = light(&Task { progress: 38, ..task() }, &[], &parameters(), date(2026, 6, 30));
    assert!(l.say.contains("落后 11.6%"), "{}", l.say);
    assert!(l.inputs.iter().any(|i| i.label == "时间进度" && i.value == "49.6%"));
    assert!(l.parameters.iter().any(|p| p.key == "task.light.yellow_gap" && p.source.contains("非法定")));
    assert!(l.clause.contains("非法定"));
}

#[test]
fn one_light_for_many() {
    let counts = |red, yellow, green| LightCounts { red, yellow, green, ..LightCounts::default() };
    let of = |c: &LightCounts, key| rollup::of(c, key, &parameters(), "/990100/", date(2026, 6, 30)).color;
    assert_eq!(of(&counts(1, 0, 99), 1), Colour::Red, "one red key task is enough");
    assert_eq!(of(&counts(10, 0, 90), 0), Colour::Red);
    assert_eq!(of(&counts(9, 20, 71), 0), Colour::Green, "9 % red, 29 % together");
    assert_eq!(of(&counts(9, 21, 70), 0), Colour::Yellow);
    assert_eq!(of(&counts(0, 0, 3), 0), Colour::Green);
    assert_eq!(
        of(&LightCounts { none: 4, ..LightCounts::default() }, 0),
        Colour::None,
        "paused ones are no denominator"
    );
    assert_eq!(of(&LightCounts { none: 90, red: 1, green: 9, ..LightCounts::default() }, 0), Colour::Red);
}
