//! Handbook 12 S04, day by day: due 2026-06-30, not done, urged without an answer.

use super::*;
use crate::supervise::condition::YesFact;
use crate::supervise::ladder::{Facts, Verdict, judge};
use crate::supervise::model::Reply;
use crate::supervise::rule::shipped;
use kernel::Colour;

fn facts(today: &str, light: Colour, since: &str, past: Vec<Supervision>) -> Facts {
    Facts {
        subject: Subject {
            concept: "task".into(),
            id: Uuid::from_u128(99),
            number: "RW-1".into(),
            title: "建账".into(),
        },
        unit: Some(unit(1)),
        personal: false,
        today: day(today),
        due: Some(day("2026-06-30")),
        light,
        light_since: day(since),
        marks: vec![],
        missed: 0,
        since: day("2026-01-05"),
        rests: false,
        past,
    }
}

/// Codes of the rules that are due, in the order of the file.
fn due(facts: &Facts) -> Vec<&'static str> {
    let is_due = |v: Option<Verdict>| matches!(v, Some(Verdict::Due { .. }));
    shipped().iter().filter(|r| is_due(judge(r, facts))).map(|r| r.code.as_str()).collect()
}

fn why(code: &str, facts: &Facts) -> String {
    let rule = shipped().iter().find(|r| r.code == code).unwrap();
    match judge(rule, facts) {
        Some(Verdict::Held { why }) => why,
        other => panic!("{code} is not held back: {other:?}"),
    }
}

fn urge() -> Supervision {
    served(1, Step::Urge, "2026-07-01", Some("2026-07-06"))
}

fn letter() -> Supervision {
    served(2, Step::SuperviseLetter, "2026-07-16", Some("2026-07-30"))
}

fn overtaken(mut s: Supervision, on: &str) -> Supervision {
    s.state = Standing::Stopped;
    s.ended = Some(mark(on));
    s
}

#[test]
fn the_ladder_of_the_handbook() {
    // 06-19 is 11 days before, 06-20 ten: the reminder of ten days goes out on the 20th.
    assert_eq!(due(&facts("2026-06-19", Colour::Green, "2026-01-01", vec![])), ["remind.due30"]);
    assert_eq!(due(&facts("2026-06-20", Colour::Green, "2026-01-01", vec![])), ["remind.due10"]);
    assert_eq!(due(&facts("2026-06-30", Colour::Yellow, "2026-06-20", vec![])), ["remind.due3", "remind.yellow"]);
    // 07-01: red, urged.
    assert_eq!(due(&facts("2026-07-01", Colour::Red, "2026-07-01", vec![])), ["urge.red"]);
    // Urged, answer due 07-06: nothing more until the 15 days are over.
    assert_eq!(due(&facts("2026-07-15", Colour::Red, "2026-07-01", vec![urge()])), [] as [&str; 0]);
    // 07-16 is 16 days past: the letter is drafted.
    assert_eq!(due(&facts("2026-07-16", Colour::Red, "2026-07-01", vec![urge()])), ["letter.overdue"]);
    // 07-30 is the last day for the letter's answer; 07-31, 31 days past: an interview is proposed.
    let past = || vec![overtaken(urge(), "2026-07-16"), letter()];
    assert_eq!(due(&facts("2026-07-30", Colour::Red, "2026-07-01", past())), [] as [&str; 0]);
    assert_eq!(due(&facts("2026-07-31", Colour::Red, "2026-07-01", past())), ["interview.overdue"]);
    // Talked on 08-05, report due 09-07 and not there: a circular is proposed on the 8th, not before.
    let mut talk = served(3, Step::Interview, "2026-08-03", Some("2026-09-07"));
    talk.state = Standing::Held;
    let past = || vec![overtaken(urge(), "2026-07-16"), overtaken(letter(), "2026-08-03"), talk.clone()];
    assert_eq!(due(&facts("2026-09-07", Colour::Red, "2026-07-01", past())), [] as [&str; 0]);
    assert_eq!(due(&facts("2026-09-08", Colour::Red, "2026-07-01", past())), ["circular.no_progress"]);
}

#[test]
fn an_answer_in_time_stops_the_next_step() {
    let mut answered = letter();
    answered.state = Standing::Replied;
    answered.replies = vec![Reply {
        at: mark("2026-07-29").at,
        by: None,
        name: "应经办".into(),
        text: "八月底前完成".into(),
        files: vec![],
        promise: Some(day("2026-08-31")),
        late: false,
        returned: None,
    }];
    let on = |today: &str, s: &Supervision| {
        facts(today, Colour::Red, "2026-07-01", vec![overtaken(urge(), "2026-07-16"), s.clone()])
    };
    assert!(why("interview.overdue", &on("2026-08-10", &answered)).contains("先审核回复"));
    // Accepted: the ladder rests until the day promised, and goes on if it is broken.
    answered.state = Standing::Accepted;
    answered.ended = Some(mark("2026-08-03"));
    answered.rests_until = Some(day("2026-08-31"));
    assert!(why("interview.overdue", &on("2026-08-31", &answered)).contains("2026-08-31"));
    // The lower rules hold too, for occasions that they have had; the clock takes the highest.
    assert_eq!(due(&on("2026-09-01", &answered)).last(), Some(&"interview.overdue"));
    // Sent back: a new term, and only when it runs out too.
    answered.state = Standing::Returned;
    (answered.ended, answered.rests_until) = (None, None);
    answered.reply_due = Some(day("2026-08-05"));
    assert!(why("interview.overdue", &on("2026-08-05", &answered)).contains("未过"));
    assert_eq!(due(&on("2026-08-06", &answered)), ["interview.overdue"]);
}

#[test]
fn no_step_is_left_out_however_late_it_is() {
    // The clock jumped to 45 days past: still the urging first, then its term, then the letter.
    let late = facts("2026-08-14", Colour::Red, "2026-08-14", vec![]);
    assert_eq!(due(&late), ["urge.red"]);
    assert!(why("letter.overdue", &late).contains("还没有发过催办"));
    assert!(why("interview.overdue", &late).contains("还没有发过督办函"));
    let mut unsigned = letter();
    (unsigned.state, unsigned.signed, unsigned.reply_due) = (Standing::Draft, None, None);
    let waiting = facts("2026-08-14", Colour::Red, "2026-07-01", vec![overtaken(urge(), "2026-07-16"), unsigned]);
    assert!(why("interview.overdue", &waiting).contains("还没有签发"));
}

#[test]
fn a_unit_that_did_its_part_is_left_alone() {
    let mut done = facts("2026-07-16", Colour::Red, "2026-07-01", vec![urge()]);
    done.rests = true;
    assert_eq!(due(&done), [] as [&str; 0], "reported complete, or paused");
    // Two urgings unanswered bring the letter earlier.
    let second = served(2, Step::Urge, "2026-07-07", Some("2026-07-10"));
    let twice = facts("2026-07-13", Colour::Red, "2026-07-01", vec![overtaken(urge(), "2026-07-07"), second]);
    assert_eq!(due(&twice), ["letter.overdue"]);
}

#[test]
fn a_key_task_that_is_red_is_proposed_for_a_leader_once() {
    let mut key = facts("2026-07-01", Colour::Red, "2026-07-01", vec![]);
    key.marks = vec![YesFact::Key];
    assert_eq!(due(&key), ["urge.red", "secretary.key_red"]);
    key.past = vec![urge(), served(5, Step::Secretary, "2026-07-01", None)];
    assert!(why("secretary.key_red", &key).contains("还在办理中"));
    key.light = Colour::Yellow;
    assert!(!due(&key).contains(&"secretary.key_red"));
}

#[test]
fn a_due_date_that_moved_is_a_new_occasion_and_the_same_one_is_not() {
    let rule = shipped().iter().find(|r| r.code == "remind.due10").unwrap();
    let occasion = |f: &Facts| match judge(rule, f) {
        Some(Verdict::Due { occasion, .. }) => occasion,
        other => panic!("{other:?}"),
    };
    let first = facts("2026-06-20", Colour::Green, "2026-01-01", vec![]);
    let next_day = facts("2026-06-21", Colour::Green, "2026-01-01", vec![]);
    assert_eq!(occasion(&first), occasion(&next_day));
    let mut moved = facts("2026-09-20", Colour::Green, "2026-01-01", vec![]);
    moved.due = Some(day("2026-09-30"));
    assert_ne!(occasion(&first), occasion(&moved));
}

#[test]
fn rules_are_silent_outside_their_dates_and_without_a_due_date() {
    let mut rule = shipped().iter().find(|r| r.code == "urge.red").unwrap().clone();
    rule.effective_to = Some(day("2026-06-30"));
    assert_eq!(judge(&rule, &facts("2026-07-01", Colour::Red, "2026-07-01", vec![])), None);
    let mut endless = facts("2026-07-01", Colour::Green, "2026-01-01", vec![]);
    endless.due = None;
    assert_eq!(due(&endless), [] as [&str; 0]);
}

/// A hazard of somebody, due on 30 June 2026, as the same rules see it.
fn hazard(today: &str, marks: Vec<YesFact>, past: Vec<Supervision>) -> Facts {
    let late = day(today) > day("2026-06-30");
    let (light, since) = if late { (Colour::Red, "2026-07-01") } else { (Colour::Green, "2026-06-01") };
    let mut f = facts(today, light, since, past);
    f.subject =
        Subject {
            concept: "hazard".into(), id: Uuid::from_u128(77), number: "YH-1".into(), title: "护栏缺失".into()
        };
    f.marks = marks;
    f.since = day("2026-06-01");
    f
}

#[test]
fn a_major_hazard_climbs_and_a_listed_one_gets_its_letter_at_once() {
    let major = || vec![YesFact::Major];
    assert_eq!(due(&hazard("2026-06-22", major(), vec![])), [] as [&str; 0], "eight days left");
    assert_eq!(due(&hazard("2026-06-23", major(), vec![])), ["hazard.remind"]);
    assert_eq!(due(&hazard("2026-06-30", major(), vec![])), ["hazard.remind"], "the last day is not past");
    assert_eq!(due(&hazard("2026-07-01", major(), vec![])), ["hazard.urge"]);
    assert_eq!(due(&hazard("2026-07-15", major(), vec![urge()])), [] as [&str; 0], "fifteen days");
    assert_eq!(due(&hazard("2026-07-16", major(), vec![urge()])), ["hazard.letter"]);
    // A general one is its regulator's business, however late.
    assert_eq!(due(&hazard("2026-09-01", vec![], vec![])), [] as [&str; 0]);
    // Listed: the letter needs no urging before it.
    let both = || vec![YesFact::Major, YesFact::Listed];
    assert_eq!(due(&hazard("2026-06-30", both(), vec![])), ["hazard.remind"]);
    assert_eq!(due(&hazard("2026-07-01", both(), vec![])), ["hazard.urge", "hazard.listed"]);
    let past = || vec![letter()];
    assert_eq!(due(&hazard("2026-07-30", both(), past())), [] as [&str; 0], "the letter's term is not over");
    assert_eq!(due(&hazard("2026-07-31", both(), past())), ["hazard.interview"]);
}

#[test]
fn nobody_named_means_nothing_is_sent_and_it_says_so() {
    let mut f = hazard("2026-07-01", vec![YesFact::Major], vec![]);
    f.unit = None;
    assert_eq!(due(&f), [] as [&str; 0]);
    assert!(why("hazard.urge", &f).contains("还没有明确责任单位"));
}

fn duty(missed: i64, mark: YesFact) -> Facts {
    let mut f = facts("2026-07-01", Colour::Red, "2026-07-01", vec![]);
    f.subject.concept = "duty".into();
    (f.marks, f.missed, f.personal) = (vec![mark], missed, mark == YesFact::OfPost);
    f
}

#[test]
fn a_leader_is_reminded_at_the_first_and_again_at_the_second_period() {
    assert_eq!(due(&duty(0, YesFact::OfPost)), [] as [&str; 0]);
    assert_eq!(due(&duty(1, YesFact::OfPost)), ["duty.remind"]);
    assert_eq!(due(&duty(2, YesFact::OfPost)), ["duty.again"]);
    assert_eq!(due(&duty(2, YesFact::OfSite)), [] as [&str; 0]);
    assert_eq!(due(&duty(3, YesFact::OfSite)), ["duty.site"]);
}

#[test]
fn what_one_person_owes_is_never_a_letter_to_the_unit() {
    let mut letter = shipped().iter().find(|r| r.code == "duty.again").unwrap().clone();
    letter.step = Step::Urge;
    match judge(&letter, &duty(2, YesFact::OfPost)) {
        Some(Verdict::Held { why }) => assert!(why.contains("只提醒本人"), "{why}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_late_report_is_asked_about_while_it_is_fresh() {
    let accident = |today: &str, marks: Vec<YesFact>| {
        let mut f = facts(today, Colour::Red, "2026-07-01", vec![]);
        f.subject.concept = "accident".into();
        (f.marks, f.due, f.since) = (marks, None, day("2026-07-01"));
        due(&f)
    };
    assert_eq!(accident("2026-07-01", vec![YesFact::LateReport]), ["accident.late"]);
    assert_eq!(accident("2026-07-31", vec![YesFact::LateReport]), ["accident.late"], "the thirtieth day");
    assert_eq!(accident("2026-08-01", vec![YesFact::LateReport]), [] as [&str; 0]);
    assert_eq!(accident("2026-07-01", vec![]), [] as [&str; 0], "reported in time");
}
