//! Hours, limits, words.

use super::burden::{month, say, sums};
use super::digest::{markdown, subject, tame, url};
use super::model::Message;
use super::rules::{Peace, address_ok, due, fit, wake};
use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use kernel::calendar::Calendar;
use kernel::id::{MessageId, PersonId, UnitId};
use org::ask::{Burden, Weight};
use proptest::prelude::*;
use uuid::Uuid;

const NIGHT: Peace = Peace { from: 22, to: 7, rest_days: false, work_hour: 8 };

fn at(local: &str) -> Timestamp {
    kernel::ZONE.to_timestamp(local.parse::<DateTime>().unwrap()).unwrap()
}

/// Mid-Autumn of 2024: Saturday the 14th is worked, Sunday to Tuesday are free. National Day 1–7 October, 12 October worked.
fn calendar() -> Calendar {
    let mut c = Calendar::default();
    c.holidays.extend([15, 16, 17].map(|d| date(2024, 9, d)));
    c.holidays.extend((1..=7).map(|d| date(2024, 10, d)));
    c.working_weekends.extend([date(2024, 9, 14), date(2024, 10, 12)]);
    c
}

#[test]
fn nobody_is_woken_and_a_working_saturday_is_no_rest() {
    for (made, wakes) in [
        ("2024-11-20T10:00:00", "2024-11-20T10:00:00"),
        ("2024-11-20T21:59:59", "2024-11-20T21:59:59"),
        ("2024-11-20T22:00:00", "2024-11-21T07:00:00"),
        ("2024-11-21T00:30:00", "2024-11-21T07:00:00"),
        ("2024-11-21T07:00:00", "2024-11-21T07:00:00"),
        // Friday night: the weekend is between.
        ("2024-11-22T22:00:00", "2024-11-25T08:00:00"),
        ("2024-11-23T12:00:00", "2024-11-25T08:00:00"),
        ("2024-09-13T22:30:00", "2024-09-14T07:00:00"),
        ("2024-09-14T12:00:00", "2024-09-14T12:00:00"),
        ("2024-09-14T22:00:00", "2024-09-18T08:00:00"),
        ("2024-09-30T23:00:00", "2024-10-08T08:00:00"),
        ("2024-10-12T09:00:00", "2024-10-12T09:00:00"),
        ("2024-10-13T09:00:00", "2024-10-14T08:00:00"),
    ] {
        assert_eq!(wake(at(made), &NIGHT, &calendar()), at(wakes), "{made}");
    }
    let always = Peace { from: 0, to: 0, rest_days: true, work_hour: 8 };
    assert_eq!(wake(at("2024-10-01T03:00:00"), &always, &calendar()), at("2024-10-01T03:00:00"));
    let noon = Peace { from: 12, to: 14, rest_days: true, work_hour: 8 };
    assert_eq!(wake(at("2024-10-01T13:10:00"), &noon, &calendar()), at("2024-10-01T14:00:00"));
}

#[test]
fn urgent_goes_at_once_and_others_wait_for_company() {
    let now = at("2024-11-20T23:00:00");
    assert_eq!(due(now, true, 60, &NIGHT, &calendar()), now);
    assert_eq!(due(now, false, 60, &NIGHT, &calendar()), at("2024-11-21T07:00:00"));
    assert_eq!(due(at("2024-11-20T10:00:00"), false, 60, &NIGHT, &calendar()), at("2024-11-20T11:00:00"));
    assert_eq!(due(at("2024-11-20T21:30:00"), false, 60, &NIGHT, &calendar()), at("2024-11-21T07:00:00"));
}

proptest! {
    #[test]
    fn waking_never_goes_back_and_stays_awake(second in 0i64..300_000_000, from in 0i8..24, to in 0i8..24, rest_days: bool, work_hour in 0i8..24) {
        let peace = Peace { from, to, rest_days, work_hour };
        let made = Timestamp::from_second(1_700_000_000 + second).unwrap();
        let woken = wake(made, &peace, &calendar());
        prop_assert!(woken >= made);
        prop_assert_eq!(wake(woken, &peace, &calendar()), woken);
    }
}

#[test]
fn addresses() {
    for good in ["a@b.example", "an.jingban+x@mail.county.example", "1@2.cn"] {
        assert!(address_ok(good), "{good}");
    }
    for bad in [
        "",
        "a",
        "@b.cn",
        "a@",
        "a@b",
        "a b@c.cn",
        "a@b..cn",
        ".a@b.cn",
        "a@-b.cn",
        "a@b.cn\r\nBcc: x@y.cn",
        "甲@b.cn",
        "a@b@c.cn",
    ] {
        assert!(!address_ok(bad), "{bad}");
    }
}

fn message(title: &str) -> Message {
    Message {
        sheaf: String::new(),
        id: MessageId(Uuid::nil()),
        person: PersonId(Uuid::nil()),
        unit: UnitId(Uuid::nil()),
        region_path: String::new(),
        kind: "task.return".into(),
        key: "k".into(),
        title: title.into(),
        text: "原因：照片不清楚。".into(),
        link: "/tasks/1".into(),
        concept: "task".into(),
        record: Uuid::nil(),
        urgent: false,
        receipt: false,
        letter: false,
        made_at: at("2024-11-20T10:00:00"),
        read_at: None,
        receipt_at: None,
    }
}

#[test]
fn what_is_told_draws_no_links_of_its_own_and_fits() {
    assert_eq!(tame("[a](b) <@all> `x` *y*\n#"), "［a］(b) ＜@all＞ ｀x｀ ＊y＊ ＃");
    assert_eq!((url("", "/x"), url("https://a.example/", "/x")), (String::new(), "https://a.example/x".into()));
    let many: Vec<_> = (0..40).map(|n| (message(&"长".repeat(100)), format!("甲{n}"))).collect();
    let text = markdown(&many, "https://a.example", 4000);
    assert!(text.len() <= 4000 && text.contains("另有"), "{}", text.len());
    assert!(!markdown(&many[..2], "https://a.example", 4000).contains("另有"));
    let (one, two) = (message("甲"), message("乙"));
    assert_eq!(subject(std::slice::from_ref(&one)), "甲");
    assert_eq!(subject(&[one.clone(), two]), "2 条消息：甲 等");
    assert_eq!(subject(&[Message { urgent: true, ..one }]), "【紧急】甲");
}

#[test]
fn burdens_are_summed_by_sort_and_said_before_another_is_sent() {
    let w = |sort, label: &str, count| Weight { sort, label: label.into(), count };
    let all = [
        w(Burden::Letter, "督办", 2),
        w(Burden::Form, "任务", 4),
        w(Burden::Form, "任务", 1),
        w(Burden::Form, "填报", 2),
        w(Burden::Message, "消息", 30),
        w(Burden::Visit, "检查", 0),
    ];
    let sums = sums(&all, |s| if s == Burden::Letter { 3 } else { 0 });
    assert_eq!(sums.iter().map(|s| s.count).collect::<Vec<_>>(), [2, 0, 7, 30]);
    assert_eq!(sums[2].parts, [("任务".to_owned(), 5), ("填报".to_owned(), 2)]);
    assert_eq!(say(&sums), "本月已有函件 2 件次、检查走访 0 件次、报表材料 7 件次。");
    let mut more = sums;
    more[0].count = 3;
    assert!(say(&more).contains("函件已达提示线"));
    assert_eq!(month("2024-02"), Some((date(2024, 2, 1), date(2024, 2, 29))));
    for bad in ["", "2024", "2024-13", "24-01", "2024-1", "2024-01-01", "x"] {
        assert_eq!(month(bad), None, "{bad}");
    }
}

#[test]
fn long_words_are_cut() {
    assert_eq!(
        (fit(" 甲\u{7}乙\n丙 ", 10), fit("甲乙丙", 3), fit("甲乙丙丁", 3)),
        ("甲 乙\n丙".into(), "甲乙丙".into(), "甲乙…".to_owned())
    );
}
