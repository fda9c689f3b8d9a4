use super::agenda::{self, Found, fill};
use super::attend::{Said, Seat, host, lines, seated};
use super::flow::{MeetingAction, MeetingFlow, Standing};
use super::guard;
use super::model::{About, How, Item, Mark, Sort};
use jiff::Timestamp;
use jiff::civil::{date, time};
use kernel::flow::{Flow, Party, Refused};
use kernel::id::{PersonId, UnitId};
use uuid::Uuid;

#[test]
fn nobody_skips_a_step_and_nobody_is_called_twice() {
    MeetingFlow::prove().unwrap();
    insta::assert_snapshot!("meeting", MeetingFlow::matrix());
    let next = |from, act, by: &[Party], filled: &[&str]| MeetingFlow::next(from, act, by, filled);
    use MeetingAction::*;
    assert_eq!(next(Standing::Planned, Call, &[Party::Host], &[]), Ok(Standing::Called));
    assert!(
        matches!(next(Standing::Called, Call, &[Party::Host], &[]), Err(Refused::NoSuchMove { .. })),
        "called twice"
    );
    assert!(
        matches!(next(Standing::Called, Minute, &[Party::Signer], &[]), Err(Refused::NoSuchMove { .. })),
        "not held"
    );
    assert!(matches!(next(Standing::Planned, Hold, &[Party::Host], &["held_on"]), Err(Refused::NoSuchMove { .. })));
    assert_eq!(next(Standing::Called, Hold, &[Party::Host], &[]), Err(Refused::Missing { field: "held_on" }));
    assert!(
        matches!(next(Standing::Held, Minute, &[Party::Host], &[]), Err(Refused::NotYours { .. })),
        "not by the clerk"
    );
    assert_eq!(next(Standing::Called, Cancel, &[Party::Host], &[]), Err(Refused::Missing { field: "reason" }));
    assert!(matches!(next(Standing::Held, Cancel, &[Party::Host], &["reason"]), Err(Refused::NoSuchMove { .. })));
    for end in [Standing::Closed, Standing::Cancelled] {
        assert!(MeetingFlow::offers(end, &Party::ALL).is_empty());
    }
}

fn found(n: u128, sort: Sort, why: &str) -> Found {
    Found {
        sort,
        about: About {
            concept: "task".into(),
            id: Uuid::from_u128(n),
            number: format!("RW-{n}"),
            link: format!("/tasks/{n}"),
        },
        title: format!("任务{n}"),
        who: "甲局".into(),
        why: why.into(),
        facts: vec![],
        colour: Some("red".into()),
    }
}

fn mark(note: Option<&str>) -> Mark {
    Mark { at: Timestamp::UNIX_EPOCH, by: None, name: "经办".into(), note: note.map(str::to_owned) }
}

fn order(items: &[Item]) -> Vec<(u32, &str)> {
    items.iter().map(|i| (i.n, i.title.as_str())).collect()
}

#[test]
fn filling_again_keeps_what_people_did() {
    let mut items = fill(&[], vec![found(1, Sort::Red, "a"), found(2, Sort::Decision, "b"), found(3, Sort::Red, "c")]);
    assert_eq!(order(&items), [(1, "任务2"), (2, "任务1"), (3, "任务3")], "what was decided comes first");
    let own = agenda::add(&mut items, "研究冬季防火", "气象部门提请", "乙局", "经办").unwrap();
    agenda::drop(&mut items, 3, mark(Some("上午已专题研究"))).unwrap();
    agenda::order(&mut items, &[own, 2, 1, 3]).unwrap();
    // Task 2 is done, task 3 has got worse, task 4 is new.
    let items =
        fill(&items, vec![found(1, Sort::Red, "a"), found(3, Sort::Red, "worse"), found(4, Sort::Overdue, "d")]);
    let at = |n: u32| items.iter().find(|i| i.n == n).unwrap();
    assert_eq!(items.iter().map(|i| i.title.as_str()).collect::<Vec<_>>()[0], "任务4", "before what is less grave");
    assert!(items.iter().all(|i| i.title != "任务2"), "what is no longer so goes");
    assert_eq!((at(3).why.as_str(), at(3).dropped.is_some()), ("worse", true), "dropped stays dropped, with new facts");
    assert_eq!((at(own).sort, at(own).by.as_deref()), (Sort::Own, Some("经办")));
    assert!(items.iter().any(|i| i.title == "任务4" && i.n > own), "numbers are never given twice");
}

#[test]
fn one_record_stands_once_for_its_graver_reason() {
    let items =
        fill(&[], vec![found(1, Sort::Red, "red"), found(1, Sort::Overdue, "late"), found(1, Sort::Red, "again")]);
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].why, "late");
}

#[test]
fn what_the_agenda_refuses() {
    let mut items = fill(&[], vec![found(1, Sort::Red, "a"), found(2, Sort::Red, "b")]);
    let code = |r: kernel::Outcome<()>| r.unwrap_err().code;
    assert_eq!(code(agenda::drop(&mut items, 1, mark(None))), "REASON_REQUIRED");
    assert_eq!(code(agenda::drop(&mut items, 1, mark(Some("  ")))), "REASON_REQUIRED");
    assert_eq!(code(agenda::drop(&mut items, 9, mark(Some("x")))), "NO_SUCH_ITEM");
    agenda::drop(&mut items, 1, mark(Some("已办结"))).unwrap();
    assert_eq!(code(agenda::drop(&mut items, 1, mark(Some("又一次")))), "DROPPED");
    assert_eq!(code(agenda::restore(&mut items, 2)), "NOT_DROPPED");
    for wrong in [&[1, 1][..], &[1], &[1, 2, 3], &[]] {
        assert_eq!(code(agenda::order(&mut items, wrong)), "BAD_ORDER");
    }
    for (title, why) in [("", "理由"), ("议题", " ")] {
        assert_eq!(agenda::add(&mut items, title, why, "", "经办").unwrap_err().code, "MISSING_FIELD");
    }
}

fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}
fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// A county head who presides, an emergency bureau's seat for anybody, a guest.
fn table() -> Vec<Seat> {
    let seat = |n: u128, name: &str, post: Option<&str>, guest: bool, people: &[(u128, &str, &str)]| Seat {
        unit: unit(n),
        unit_name: name.into(),
        post: post.map(str::to_owned),
        chair: post.is_some(),
        guest,
        people: people.iter().map(|p| (person(p.0), p.1.to_owned(), p.2.to_owned())).collect(),
    };
    vec![
        seat(1, "县政府", Some("县长"), false, &[(11, "甲", "县长"), (12, "乙", "副县长")]),
        seat(2, "县应急局", None, false, &[(21, "丙", "局长"), (22, "丁", "科长")]),
        seat(3, "某集团", None, true, &[(31, "戊", "总监")]),
    ]
}

fn said(n: u128, how: How, who: Option<u128>) -> Said {
    Said { unit: Some(unit(n)), post: None, how: Some(how), person: who.map(person), stands_for: None, reason: None }
}

#[test]
fn who_was_there() {
    let all = [said(1, How::Deputy, Some(12)), said(2, How::Present, Some(22))];
    let seats = seated(&table(), &all).unwrap();
    assert_eq!(host(&seats), "乙（代）");
    assert_eq!(lines(&seats, How::Deputy), ["县政府乙（副县长）代甲"]);
    assert_eq!(lines(&seats, How::Present), ["县应急局丁（科长）"]);
    assert_eq!(seats[2].how, How::Absent, "of whom nothing was said was not there");
    let head = seated(&table(), &[said(1, How::Present, Some(11))]).unwrap();
    assert_eq!(host(&head), "甲");
}

#[test]
fn who_may_not_sit_there() {
    let chair = said(1, How::Present, Some(11));
    let code = |more: Vec<Said>| seated(&table(), &more).unwrap_err().code;
    let with = |s: Said| code(vec![chair.clone(), s]);
    assert_eq!(with(said(9, How::Present, Some(91))), "NOT_MEMBER", "an outsider's unit");
    assert_eq!(with(said(2, How::Present, Some(12))), "OUTSIDER", "of another unit");
    assert_eq!(with(said(2, How::Present, None)), "PERSON_REQUIRED");
    assert_eq!(with(said(1, How::Deputy, Some(12))), "SEAT_TWICE");
    assert_eq!(with(said(2, How::Leave, None)), "LEAVE_REASON");
    assert_eq!(with(Said { how: None, ..said(2, How::Present, Some(21)) }), "BAD_HOW");
    assert_eq!(with(said(2, How::Deputy, Some(22))), "STANDS_FOR", "a seat of a unit has no holder to stand for");
    assert_eq!(code(vec![said(1, How::Present, Some(12))]), "NOT_HOLDER");
    assert_eq!(code(vec![said(1, How::Deputy, Some(11))]), "OWN_DEPUTY");
    assert_eq!(code(vec![]), "NOBODY");
    assert_eq!(code(vec![said(2, How::Present, Some(21))]), "NO_CHAIR");
    let mut two = table();
    two.push(Seat { post: Some("党组成员".into()), ..two[1].clone() });
    let twice = [
        chair,
        Said { post: None, ..said(2, How::Present, Some(21)) },
        Said { post: Some("党组成员".into()), stands_for: Some("某某".into()), ..said(2, How::Deputy, Some(21)) },
    ];
    assert_eq!(seated(&two, &twice).unwrap_err().code, "PERSON_TWICE", "one person on two seats counts once");
}

#[test]
fn days_hours_and_decisions() {
    let today = date(2026, 11, 20);
    assert_eq!(guard::when(Some(date(2026, 11, 20)), "09:30", today).unwrap(), (today, time(9, 30, 0, 0)));
    let code = |on, time: &str| guard::when(on, time, today).unwrap_err().code;
    assert_eq!(code(None, "09:00"), "MISSING_FIELD");
    assert_eq!(code(Some(date(2026, 11, 19)), "09:00"), "DAY_PAST");
    assert_eq!(code(Some(date(2062, 11, 21)), "09:00"), "DAY_FAR");
    for bad in ["", "9点", "25:00", "09:61"] {
        assert_eq!(code(Some(today), bad), "BAD_TIME", "{bad}");
    }
    let wrong = |text: &str, lead: Option<u8>, due| -> Vec<String> {
        let r = guard::decision(text, lead, due, today);
        r.err().map_or(vec![], |r| r.fields.into_iter().map(|f| f.path).collect())
    };
    assert!(wrong("月底前完成排查", Some(1), Some(today)).is_empty());
    assert_eq!(wrong("月底前完成排查", None, Some(today)), ["lead"]);
    assert_eq!(wrong("月底前完成排查", Some(1), None), ["due"]);
    assert_eq!(wrong("月底前完成排查", Some(1), Some(date(2026, 11, 19))), ["due"]);
    assert_eq!(wrong(" ", None, None), ["text", "lead", "due"], "all at once");
}
