use super::*;
use crate::supervise::flow::SuperviseAction;
use crate::supervise::guard::{fits, held_on, judges, more_time, promise, reviews, words};
use crate::supervise::model::Asked;
use crate::supervise::term::{again_due, reply_due, report_due, review_late};
use kernel::Party;
use kernel::id::PersonId;

fn law() -> law::Law {
    law::Law::shipped()
}

/// Terms over the official calendar of 2026, reckoned by hand on the calendar of handbook 02 §3.
#[test]
fn terms_count_working_days() {
    let law = law();
    let due = |step, on: &str| reply_due(step, day(on), "/990100/", &law.calendar, &law.parameters);
    // Wednesday; the weekend is not counted.
    assert_eq!(due(Step::Urge, "2026-07-01"), Some(day("2026-07-06")));
    assert_eq!(due(Step::SuperviseLetter, "2026-07-16"), Some(day("2026-07-30")));
    // 09-24 is a Thursday before 中秋 (25–27) and 国庆 (1–7): 28, 29, 30.
    assert_eq!(due(Step::Urge, "2026-09-24"), Some(day("2026-09-30")));
    // 10-10 is a Saturday on which people work: 8, 9, 10.
    assert_eq!(due(Step::Urge, "2026-10-07"), Some(day("2026-10-10")));
    assert_eq!(due(Step::Remind, "2026-07-01"), None);
    assert_eq!(due(Step::Circular, "2026-07-01"), None);
    // A month after a talk; 2026-10-03 lies in the holidays, so the report is due on the 8th.
    assert_eq!(report_due(day("2026-08-05"), "/990100/", &law.calendar, &law.parameters), day("2026-09-07"));
    assert_eq!(report_due(day("2026-08-06"), "/990100/", &law.calendar, &law.parameters), day("2026-09-07"));
    assert_eq!(report_due(day("2026-09-03"), "/990100/", &law.calendar, &law.parameters), day("2026-10-08"));
    assert_eq!(again_due(day("2026-07-31"), "/990100/", &law.calendar, &law.parameters), day("2026-08-05"));
}

#[test]
fn each_step_takes_only_its_own_moves() {
    let s = |step| served(1, step, "2026-07-16", Some("2026-07-30"));
    assert!(fits(&s(Step::SuperviseLetter), SuperviseAction::Hold).is_err(), "a letter is not a talk");
    assert!(fits(&s(Step::Interview), SuperviseAction::Hold).is_ok());
    let early = fits(&s(Step::Interview), SuperviseAction::Reply).unwrap_err();
    assert!(early.say.contains("约谈还没有记录"), "{}", early.say);
    assert!(fits(&s(Step::Circular), SuperviseAction::Reply).is_err());
    assert!(fits(&s(Step::SuperviseLetter), SuperviseAction::Conclude).is_err(), "a letter ends by an accepted answer");
    assert!(fits(&s(Step::Accountability), SuperviseAction::Conclude).is_ok());
}

#[test]
fn a_leader_accepts_what_a_leader_leads() {
    let s = served(1, Step::Secretary, "2026-07-16", None);
    assert_eq!(judges(&s, SuperviseAction::Accept, &[Party::Clerk]).unwrap_err().code, "LEADER_ACCEPTS");
    assert!(judges(&s, SuperviseAction::Accept, &[Party::Clerk, Party::Signer]).is_ok());
    assert!(judges(&served(1, Step::Urge, "2026-07-16", None), SuperviseAction::Accept, &[Party::Clerk]).is_ok());
}

#[test]
fn a_talk_is_held_between_its_notice_and_today() {
    let s = served(1, Step::Interview, "2026-07-31", None);
    assert_eq!(held_on(Some(day("2026-08-05")), &s, day("2026-08-05")).unwrap(), day("2026-08-05"));
    for wrong in ["2026-07-30", "2026-08-06"] {
        assert_eq!(held_on(Some(day(wrong)), &s, day("2026-08-05")).unwrap_err().code, "BAD_HELD_ON", "{wrong}");
    }
    assert!(promise(Some(day("2026-08-04")), day("2026-08-05")).is_err());
    assert!(promise(Some(day("2026-08-05")), day("2026-08-05")).is_ok());
}

#[test]
fn more_time_is_asked_for_in_time_and_once() {
    let law = law().parameters;
    let mut s = served(1, Step::SuperviseLetter, "2026-07-16", Some("2026-07-30"));
    let ask = |s: &Supervision, to: &str, on: &str| more_time(s, Some(day(to)), &law, day(on));
    assert_eq!(ask(&s, "2026-08-06", "2026-07-30").unwrap(), (day("2026-07-30"), day("2026-08-06")));
    assert_eq!(ask(&s, "2026-07-30", "2026-07-20").unwrap_err().code, "DUE_NOT_LATER");
    assert_eq!(ask(&s, "2026-08-06", "2026-07-31").unwrap_err().code, "TERM_OVER");
    let asked = Asked {
        to: day("2026-08-06"),
        from: day("2026-07-30"),
        mark: mark("2026-07-20"),
        decided: Some(mark("2026-07-21")),
        granted: Some(false),
    };
    s.asked = vec![asked.clone()];
    assert!(ask(&s, "2026-08-06", "2026-07-22").is_ok(), "a refused request does not count");
    s.asked = vec![Asked { granted: Some(true), ..asked }];
    assert_eq!(ask(&s, "2026-08-06", "2026-07-22").unwrap_err().code, "TOO_OFTEN");
    s.state = Standing::Replied;
    assert_eq!(ask(&s, "2026-08-06", "2026-07-22").unwrap_err().code, "NO_TERM");
}

#[test]
fn only_the_named_leader_reviews_and_a_missed_week_shows() {
    let law = law().parameters;
    let me = PersonId(Uuid::from_u128(7));
    let mut s = served(1, Step::Secretary, "2026-07-01", None);
    s.leader = Some(me);
    assert!(reviews(&s, Some(me)).is_ok());
    assert_eq!(reviews(&s, Some(PersonId(Uuid::from_u128(8)))).unwrap_err().code, "NOT_YOURS");
    assert!(reviews(&served(1, Step::Urge, "2026-07-01", None), Some(me)).is_err());
    assert!(!review_late(&s, day("2026-07-08"), &law), "seven days are a week");
    assert!(review_late(&s, day("2026-07-09"), &law));
    s.reviews.push(mark("2026-07-08"));
    assert!(!review_late(&s, day("2026-07-15"), &law));
}

#[test]
fn words_have_an_end() {
    assert_eq!(words("  已完成  ", "reply", "回复").unwrap(), "已完成");
    assert_eq!(words("   ", "reply", "回复").unwrap_err().code, "MISSING_FIELD");
    assert_eq!(words(&"字".repeat(2001), "reply", "回复").unwrap_err().code, "TOO_LONG");
}

#[test]
fn nobody_judges_their_own_answer() {
    use crate::supervise::guard::four_eyes;
    use crate::supervise::model::Reply;
    let me = Some(PersonId(Uuid::from_u128(7)));
    let mut s = served(1, Step::Urge, "2026-07-01", Some("2026-07-06"));
    let reply = |by| Reply {
        at: mark("2026-07-02").at,
        by,
        name: "甲".into(),
        text: "在办".into(),
        files: vec![],
        promise: None,
        late: false,
        returned: None,
    };
    s.replies = vec![reply(me)];
    assert_eq!(four_eyes(&s, SuperviseAction::Accept, me).unwrap_err().code, "SELF_APPROVAL");
    assert_eq!(four_eyes(&s, SuperviseAction::Return, me).unwrap_err().code, "SELF_APPROVAL");
    assert!(four_eyes(&s, SuperviseAction::Stop, me).is_ok());
    s.replies.push(reply(Some(PersonId(Uuid::from_u128(8)))));
    assert!(four_eyes(&s, SuperviseAction::Accept, me).is_ok(), "the last answer counts");
}

#[test]
fn what_is_over_or_nobodys_is_not_pursued_by_hand() {
    use crate::supervise::guard::pursuable;
    assert_eq!(pursuable("YH-1", Step::Urge, None, Some(unit(3)), false).unwrap(), unit(3));
    let over = pursuable("YH-1", Step::Urge, Some("已销号"), Some(unit(3)), false).unwrap_err();
    assert_eq!((over.code, over.say.as_str()), ("SUBJECT_ENDED", "YH-1 已销号，不再催办。"));
    assert_eq!(pursuable("YH-1", Step::Urge, None, None, false).unwrap_err().code, "NO_UNIT");
    assert_eq!(pursuable("D02", Step::Urge, None, Some(unit(3)), true).unwrap_err().code, "PERSONAL");
}

/// Rights of a person over some regions.
fn holding(rights: &[(kernel::Right, &str)]) -> kernel::Scope {
    let area = |(right, path): &(kernel::Right, &str)| kernel::scope::Area {
        right: *right,
        path: (*path).into(),
        sectors: vec![],
        whole_region: true,
    };
    kernel::Scope { areas: rights.iter().map(area).collect(), ..kernel::Scope::default() }
}

#[test]
fn who_begins_a_step_is_judged_over_exactly_the_offices_region() {
    use crate::supervise::party::Who;
    use kernel::Right::{SuperviseLead, SuperviseRead, SuperviseSign, SuperviseWork};
    let (county, prefecture) = ("/990100/990121/", "/990100/");
    let may = |rights: &[(kernel::Right, &str)], step, at: &str| {
        let scope = holding(rights);
        Who { unit: None, scope: &scope }.may_begin(step, at).is_ok()
    };
    assert!(may(&[(SuperviseWork, prefecture)], Step::Urge, prefecture), "the office's clerk");
    assert!(may(&[(SuperviseWork, prefecture)], Step::Interview, prefecture), "drafts what a leader signs");
    assert!(may(&[(SuperviseSign, prefecture)], Step::SuperviseLetter, prefecture));
    assert!(may(&[(SuperviseLead, prefecture)], Step::Assignment, prefecture), "a leader decides");
    assert!(!may(&[(SuperviseSign, prefecture)], Step::Interview, prefecture), "signs letters, not talks");
    assert!(!may(&[(SuperviseWork, prefecture)], Step::Urge, county), "from above one reads");
    assert!(!may(&[(SuperviseWork, county)], Step::Urge, prefecture));
    assert!(!may(&[(SuperviseRead, prefecture)], Step::Urge, prefecture));
    assert!(!may(&[], Step::Urge, prefecture));
}

#[test]
fn a_step_without_a_document_is_begun_by_the_nearest_office_around_the_place() {
    use crate::supervise::party::Who;
    use kernel::Right::SuperviseWork;
    let scope = holding(&[(SuperviseWork, "/990100/"), (SuperviseWork, "/990100/990121/")]);
    let who = Who { unit: None, scope: &scope };
    let at = |place: Option<&str>| who.begins_at(Step::Urge, place).map_err(|r| r.code);
    assert_eq!(at(Some("/990100/990121/990121100/")), Ok("/990100/990121/".into()));
    assert_eq!(at(Some("/990100/990122/")), Ok("/990100/".into()));
    assert_eq!(at(Some("/990200/")), Err("NOT_YOURS"), "somebody else's region");
    assert_eq!(at(None), Ok("/990100/".into()));
    let nobody = holding(&[]);
    let nobody = Who { unit: None, scope: &nobody };
    assert_eq!(nobody.begins_at(Step::Assignment, None).map_err(|r| r.code), Err("NOT_YOURS"));
}
