//! Expected values are worked by hand from handbook 02 §4 and 12 S02.

use super::model::{Duty, Rule, State, Window};
use super::rules::{Fact, count, fits, missing};
use jiff::civil::{Date, date};
use kernel::calendar::Period;
use kernel::id::{DutyId, MeasureId, PolicyId, RecordId, TaskId, UnitId};
use uuid::Uuid;

const US: UnitId = UnitId(Uuid::from_u128(1));
const OTHERS: UnitId = UnitId(Uuid::from_u128(2));

fn rule(period: Period, min: i64, kind: Option<&str>) -> Rule {
    Rule {
        period,
        since_year: 2024,
        min,
        unit_word: "次".into(),
        record_kind: kind.map(str::to_owned),
        subset: None,
        last_days: None,
        site: None,
        by: None,
    }
}

fn duty(rule: Rule, since: Date, until: Option<Date>) -> Duty {
    Duty {
        id: DutyId(Uuid::nil()),
        task: Some(TaskId(Uuid::nil())),
        policy: Some(PolicyId(Uuid::nil())),
        measure: Some(MeasureId(Uuid::nil())),
        place: None,
        watch: None,
        unit: US,
        region_path: "/990100/".into(),
        title: "带队检查".into(),
        quote: String::new(),
        rule,
        since,
        until,
        post: None,
        template: None,
        aside: None,
    }
}

fn fact(n: u128, kind: &str, on: Date) -> Fact {
    Fact {
        id: RecordId(Uuid::from_u128(n)),
        kind: kind.into(),
        on,
        units: vec![US],
        people: Vec::new(),
        title: "记录".into(),
        object: Some(format!("对象{n}")),
        site: None,
        high_risk: false,
        amount: 1,
        entered_on: on,
    }
}

fn ends(windows: &[Window]) -> Vec<Date> {
    windows.iter().map(|w| w.to).collect()
}

#[test]
fn windows_begin_with_the_issue_and_go_one_ahead() {
    let quarterly = duty(rule(Period::Quarter, 1, None), date(2024, 4, 12), Some(date(2026, 12, 31)));
    assert_eq!(ends(&quarterly.windows(date(2024, 4, 12))), [date(2024, 6, 30), date(2024, 9, 30)]);
    let later = quarterly.windows(date(2024, 11, 20));
    assert_eq!(ends(&later), [date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31), date(2025, 3, 31)]);
    assert_eq!(quarterly.extend_on(&later), Some(date(2025, 1, 1)));
    // The end of the task ends the windows.
    let last = quarterly.windows(date(2026, 12, 1));
    assert_eq!(last.last().unwrap().to, date(2026, 12, 31));
    assert_eq!(quarterly.extend_on(&last), None);
    // Not begun yet: the first window is the one that holds the beginning.
    let future = duty(rule(Period::Month, 1, None), date(2025, 1, 1), None);
    assert_eq!(ends(&future.windows(date(2024, 11, 20))), [date(2025, 1, 31), date(2025, 2, 28)]);
}

#[test]
fn two_years_count_from_the_beginning_of_the_rule() {
    let d = duty(rule(Period::TwoYears, 1, None), date(2024, 4, 12), None);
    let w = d.windows(date(2025, 3, 1));
    assert_eq!((w[0].from, w[0].to, w[0].next_to), (date(2024, 1, 1), date(2025, 12, 31), date(2027, 12, 31)));
}

#[test]
fn the_last_week_of_a_quarter_is_its_last_seven_days() {
    let d = duty(Rule { last_days: Some(7), ..rule(Period::Quarter, 1, None) }, date(2026, 7, 1), None);
    let w = d.windows(date(2026, 9, 1))[0];
    assert_eq!(w.count_from, date(2026, 9, 24));
    assert!(!fits(&d.rule, US, &w, &fact(1, "inspection", date(2026, 9, 23))));
    assert!(fits(&d.rule, US, &w, &fact(1, "inspection", date(2026, 9, 24))));
    assert!(fits(&d.rule, US, &w, &fact(1, "inspection", date(2026, 9, 30))));
    assert!(!fits(&d.rule, US, &w, &fact(1, "inspection", date(2026, 10, 1))));
    // A task that ends before the last days begin owes nothing in that quarter.
    let cut = Duty { until: Some(date(2026, 9, 20)), ..d };
    assert!(cut.windows(date(2026, 9, 1)).is_empty());
}

#[test]
fn two_meetings_in_one_quarter_do_not_help_the_next() {
    // 12 S02: 2026-01-15 and 2026-03-20.
    let r = rule(Period::Quarter, 1, Some("meeting"));
    let facts = [fact(1, "meeting", date(2026, 1, 15)), fact(2, "meeting", date(2026, 3, 20))];
    let today = date(2026, 7, 1);
    let first = count(&r, US, &r.window(date(2026, 2, 1)), &facts, today);
    assert_eq!((first.have, first.state), (2, State::Done));
    let second = count(&r, US, &r.window(date(2026, 5, 1)), &facts, today);
    assert_eq!((second.have, second.state), (0, State::Missed));
    assert_eq!(count(&r, US, &r.window(date(2026, 5, 1)), &facts, date(2026, 6, 30)).state, State::Pending);
}

#[test]
fn half_a_year_is_not_any_six_months() {
    let r = rule(Period::HalfYear, 1, None);
    let w = r.window(date(2026, 7, 2));
    assert_eq!((w.from, w.to), (date(2026, 7, 1), date(2026, 12, 31)));
    assert!(!fits(&r, US, &w, &fact(1, "drill", date(2026, 6, 30))));
}

#[test]
fn same_day_same_object_counts_once() {
    let r = rule(Period::Month, 3, Some("led_inspection"));
    let at = |n, object: Option<&str>, day| Fact {
        object: object.map(str::to_owned),
        ..fact(n, "led_inspection", date(2026, 6, day))
    };
    let facts = [
        at(1, Some("甲厂"), 3),
        at(2, Some("甲厂 "), 3),
        at(3, Some("乙厂"), 3),
        at(4, Some("甲厂"), 4),
        at(5, None, 5),
        at(6, None, 5),
    ];
    let c = count(&r, US, &r.window(date(2026, 6, 1)), &facts, date(2026, 6, 30));
    assert_eq!(c.have, 4);
    let counts: Vec<i64> = c.records.iter().map(|(_, n)| *n).collect();
    assert_eq!(counts, [1, 0, 1, 1, 1, 0]);
}

#[test]
fn kinds_units_and_marks_must_fit() {
    let r = rule(Period::Month, 1, Some("inspection"));
    let w = r.window(date(2026, 6, 1));
    let on = date(2026, 6, 9);
    assert!(fits(&r, US, &w, &fact(1, "inspection", on)));
    assert!(fits(&r, US, &w, &fact(1, "led_inspection", on)), "a led inspection is an inspection");
    assert!(!fits(&rule(Period::Month, 1, Some("led_inspection")), US, &w, &fact(1, "inspection", on)));
    assert!(!fits(&r, US, &w, &fact(1, "meeting", on)));
    assert!(!fits(&r, OTHERS, &w, &fact(1, "inspection", on)));
    assert!(fits(&r, OTHERS, &w, &Fact { units: vec![US, OTHERS], ..fact(1, "inspection", on) }), "a joint one");
    for subset in ["high_risk", "高危企业"] {
        let high = Rule { subset: Some(subset.into()), ..r.clone() };
        assert!(!fits(&high, US, &w, &fact(1, "inspection", on)));
        assert!(fits(&high, US, &w, &Fact { high_risk: true, ..fact(1, "inspection", on) }));
    }
    let mines = Rule { subset: Some("矿山".into()), ..r };
    assert!(fits(&mines, US, &w, &Fact { object: Some("云岭丙矿山".into()), ..fact(1, "inspection", on) }));
    assert!(!fits(&mines, US, &w, &fact(1, "inspection", on)));
}

#[test]
fn things_are_counted_by_amount_times_by_record() {
    let things = Rule { unit_word: "项".into(), ..rule(Period::Year, 30, Some("listing")) };
    let facts = [
        Fact { amount: 12, ..fact(1, "listing", date(2026, 3, 1)) },
        Fact { amount: 17, ..fact(2, "listing", date(2026, 8, 1)) },
    ];
    let w = things.window(date(2026, 1, 1));
    let c = count(&things, US, &w, &facts, date(2026, 9, 1));
    assert_eq!((c.have, c.state), (29, State::Pending));
    assert_eq!(missing(&things, c.have), "还差 1 项挂牌督办");
    let times = rule(Period::Year, 30, Some("listing"));
    assert_eq!(count(&times, US, &w, &facts, date(2026, 9, 1)).have, 2);
}

#[test]
fn entered_late_is_late_and_after_the_next_window_too_late() {
    let r = rule(Period::Month, 1, Some("talk"));
    let w = r.window(date(2026, 6, 1));
    let entered = |on| [Fact { entered_on: on, ..fact(1, "talk", date(2026, 6, 15)) }];
    let state = |on| count(&r, US, &w, &entered(on), date(2026, 9, 1)).state;
    assert_eq!(state(date(2026, 6, 30)), State::Done);
    assert_eq!(state(date(2026, 7, 1)), State::Late);
    assert_eq!(state(date(2026, 7, 31)), State::Late);
    assert_eq!(state(date(2026, 8, 1)), State::Missed);
    // One in time of two, the other entered late: late.
    let two = rule(Period::Month, 2, Some("talk"));
    let both =
        [fact(1, "talk", date(2026, 6, 2)), Fact { entered_on: date(2026, 7, 5), ..fact(2, "talk", date(2026, 6, 9)) }];
    assert_eq!(count(&two, US, &w, &both, date(2026, 7, 5)).state, State::Late);
}

#[test]
fn what_is_missing_is_said_in_words() {
    let mut r = rule(Period::Quarter, 4, Some("led_inspection"));
    assert_eq!(r.say(), "每季度至少 4 次带队检查");
    assert_eq!(missing(&r, 2), "还差 2 次带队检查");
    assert_eq!(missing(&r, 4), "");
    assert_eq!(missing(&r, 9), "");
    r.subset = Some("high_risk".into());
    r.last_days = Some(7);
    assert_eq!(r.say(), "每季度最后 7 天至少 4 次带队检查（高危企业）");
    assert_eq!(missing(&r, 3), "还差 1 次带队检查（须为高危企业）");
}
