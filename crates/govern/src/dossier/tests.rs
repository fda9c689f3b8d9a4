//! Expected values are worked by hand from handbook 02 §1, §4, 12 S02 and the calendar.

use super::count;
use super::red::{Span, Turn, days, spans};
use super::rules::{Asker, contradictions, frame, organisation_department, rate};
use super::template::{self, Counts};
use crate::duty::model::{Aside, By, Duty, Rule, State};
use crate::duty::rules::Fact;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::calendar::Period;
use kernel::id::{DutyId, PersonId, PostId, RecordId, UnitId};
use uuid::Uuid;

const ME: PersonId = PersonId(Uuid::from_u128(7));
const OTHER: PersonId = PersonId(Uuid::from_u128(8));
const US: UnitId = UnitId(Uuid::from_u128(1));

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn duty(n: u128, code: &str, period: Period, min: i64, term: (Date, Option<Date>)) -> Duty {
    Duty {
        id: DutyId(Uuid::from_u128(n)),
        task: None,
        policy: None,
        measure: None,
        unit: US,
        place: None,
        watch: None,
        region_path: "/990100/".into(),
        title: "带队检查".into(),
        quote: String::new(),
        rule: Rule {
            period,
            since_year: term.0.year(),
            min,
            unit_word: "次".into(),
            record_kind: Some("led_inspection".into()),
            subset: None,
            last_days: None,
            site: None,
            by: Some(By { person: ME, from: term.0, to: term.1 }),
        },
        since: term.0,
        until: term.1,
        post: Some(PostId(Uuid::from_u128(3))),
        template: Some(code.into()),
        aside: None,
    }
}

fn fact(n: u128, who: PersonId, on: Date, entered_on: Date) -> Fact {
    Fact {
        id: RecordId(Uuid::from_u128(n)),
        kind: "led_inspection".into(),
        on,
        units: vec![US],
        people: vec![who],
        title: "带队检查".into(),
        object: Some(format!("企业{n}")),
        site: None,
        high_risk: false,
        amount: 1,
        entered_on,
    }
}

#[test]
fn the_templates_are_read_and_name_their_source() {
    let all = template::shipped();
    assert!(all.len() >= 20, "{}", all.len());
    for code in ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10", "D15"] {
        assert!(template::of(code).is_some(), "{code}");
    }
    assert!(all.iter().all(|t| !t.source.is_empty() && !t.evidence.is_empty()));
    // Handbook 02 §1: the secretary leads an inspection each month, a member of the leading body four times a year.
    let figures = |code: &str| template::of(code).map(|t| (t.period, t.min)).unwrap();
    assert_eq!(figures("D01"), (Period::Quarter, 1));
    assert_eq!(figures("D02"), (Period::Month, 1));
    assert_eq!(figures("D04"), (Period::HalfYear, 1));
    assert_eq!(figures("D07"), (Period::Year, 4));
    assert_eq!(figures("D08"), (Period::Year, 10));
    assert_eq!(template::of("D06").unwrap().count, Counts::Review);
    assert!(template::of("D02").unwrap().suits("州委书记"));
    assert!(!template::of("D02").unwrap().suits("州委副书记"));
    assert!(template::of("D07").unwrap().suits("副州长（分管住建交通）"));
}

#[test]
fn a_file_of_templates_with_a_fault_is_refused_by_name() {
    let one = "{ code: X1, who: 甲, titles: [], without: [], title: 乙, family: f, object: 丙, period: month, min: 1, \
               unit_word: 次, record_kind: meeting, evidence: 丁, source: P, count: record }";
    assert_eq!(template::read(&format!("- {one}")).unwrap().len(), 1);
    for (text, part) in [
        (format!("- {one}\n- {one}"), "重复"),
        (format!("- {}", one.replace("min: 1", "min: 0")), "最小数量"),
        (format!("- {}", one.replace("meeting", "party")), "不存在"),
        ("- { code: X1 }".into(), "职责模板"),
    ] {
        assert!(template::read(&text).unwrap_err().contains(part), "{text}");
    }
}

#[test]
fn a_past_day_is_known_up_to_its_end_and_nothing_is_known_of_tomorrow() {
    let now = at("2026-07-01T02:30:00Z");
    let past = frame(None, None, Some(date(2026, 6, 30)), now).unwrap();
    assert_eq!((past.from, past.to, past.day), (date(2026, 1, 1), date(2026, 6, 30), date(2026, 6, 30)));
    // 24:00 in Shanghai is 16:00 UTC; one microsecond before it.
    assert_eq!(past.at, at("2026-06-30T15:59:59.999999Z"));
    assert_eq!(past.label(), "2026年6月30日24时");
    let today = frame(None, None, None, now).unwrap();
    assert_eq!((today.at, today.label().as_str()), (now, "2026年7月1日10时30分"));
    let code = |from, to, as_of| frame(from, to, as_of, now).unwrap_err().code;
    assert_eq!(code(None, None, Some(date(2026, 7, 2))), "AS_OF_FUTURE");
    assert_eq!(code(Some(date(2026, 3, 2)), Some(date(2026, 3, 1)), None), "BAD_PERIOD");
    assert_eq!(code(Some(date(2010, 1, 1)), Some(date(2026, 1, 1)), None), "BAD_PERIOD");
    assert_eq!(code(Some(date(2026, 7, 1)), Some(date(2026, 8, 1)), Some(date(2026, 6, 1))), "BAD_PERIOD");
}

#[test]
fn two_families_that_contradict_each_other_wait_for_a_person() {
    let term = (date(2026, 1, 1), None);
    let (monthly, yearly) = (duty(1, "D02", Period::Month, 1, term), duty(2, "D07", Period::Year, 4, term));
    let alone = duty(3, "D10", Period::Year, 1, term);
    let day = date(2026, 5, 1);
    let found = contradictions(&[yearly.clone(), alone.clone(), monthly.clone()], day);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].family.as_str(), &found[0].duties), ("inspect.led", &vec![monthly.id, yearly.id]));
    // The same template for two units of a portfolio is no contradiction, nor are two that ask the same.
    assert!(contradictions(&[monthly.clone(), duty(4, "D02", Period::Month, 1, term)], day).is_empty());
    // Chosen: the other one is set aside.
    let aside = Aside {
        at: at("2026-04-01T00:00:00Z"),
        by: None,
        name: "甲".into(),
        reason: "以书记职责为准".into(),
        kept: Some(monthly.id),
    };
    let gone = Duty { aside: Some(aside), until: Some(date(2026, 3, 31)), ..yearly };
    assert!(contradictions(&[monthly, gone, alone], day).is_empty());
}

#[test]
fn a_term_owes_only_the_windows_that_it_covers_by_half() {
    // In office from 20 August to 10 November 2026: of the third quarter 42 of 92 days, of the fourth 41 of 92.
    let d = duty(1, "D07", Period::Quarter, 1, (date(2026, 8, 20), Some(date(2026, 11, 10))));
    let owed = |day| d.owes(&d.rule.window(day), 0.5);
    assert!(!owed(date(2026, 9, 1)));
    assert!(!owed(date(2026, 10, 1)));
    // From 16 August it is 46 of 92.
    let longer = duty(1, "D07", Period::Quarter, 1, (date(2026, 8, 16), None));
    assert!(longer.owes(&longer.rule.window(date(2026, 9, 1)), 0.5));
    // Duties of units owe every window.
    let of_unit = Duty { rule: Rule { by: None, ..d.rule.clone() }, ..d.clone() };
    assert!(of_unit.owes(&d.rule.window(date(2026, 9, 1)), 0.5));
}

#[test]
fn only_ones_own_deeds_in_ones_own_term_count() {
    let d = duty(1, "D02", Period::Month, 1, (date(2026, 1, 1), Some(date(2026, 3, 31))));
    let facts = [
        fact(1, ME, date(2026, 1, 10), date(2026, 1, 10)),
        // Somebody else's in February, and one's own that was entered in March.
        fact(2, OTHER, date(2026, 2, 10), date(2026, 2, 10)),
        fact(3, ME, date(2026, 2, 20), date(2026, 3, 2)),
        // After the term.
        fact(4, ME, date(2026, 4, 1), date(2026, 4, 1)),
    ];
    let now = frame(Some(date(2026, 1, 1)), Some(date(2026, 12, 31)), None, at("2026-06-01T00:00:00Z")).unwrap();
    let windows = count::windows(&d, &facts, &now, 0.5);
    let seen: Vec<(Date, i64, &str)> = windows.iter().map(|w| (w.to, w.have, w.state.as_str())).collect();
    assert_eq!(
        seen,
        [(date(2026, 1, 31), 1, "done"), (date(2026, 2, 28), 1, "late"), (date(2026, 3, 31), 0, "missed")]
    );
    let r = rate(count::states(&windows));
    assert_eq!((r.due, r.done, r.late, r.missed, r.per_mille), (3, 1, 1, 1, Some(333)));
    // As known at the end of February the late one was not there and March had not begun.
    let then = frame(Some(date(2026, 1, 1)), None, Some(date(2026, 2, 28)), at("2026-06-01T00:00:00Z")).unwrap();
    let known: Vec<Fact> = facts.iter().filter(|f| f.entered_on <= date(2026, 2, 28)).cloned().collect();
    let seen: Vec<(i64, String)> =
        count::windows(&d, &known, &then, 0.5).into_iter().map(|w| (w.have, w.state)).collect();
    assert_eq!(seen, [(1, "done".to_owned()), (0, "pending".to_owned())]);
    // A post that ended earlier than the duty says ends it.
    let bounded = count::bounded(&d, (date(2026, 1, 1), Some(date(2026, 1, 31))));
    assert_eq!((bounded.until, bounded.rule.by.unwrap().to), (Some(date(2026, 1, 31)), Some(date(2026, 1, 31))));
    // Set aside on 20 February: January stays, the window that was cut off is nobody's.
    let aside =
        Aside {
            at: at("2026-02-20T00:00:00Z"), by: None, name: "甲".into(), reason: "分工调整".into(), kept: None
        };
    let gone = Duty { aside: Some(aside), until: Some(date(2026, 2, 19)), ..d.clone() };
    let seen: Vec<Date> = count::windows(&gone, &facts, &now, 0.5).into_iter().map(|w| w.to).collect();
    assert_eq!(seen, [date(2026, 1, 31)]);
    assert_eq!(rate([]).per_mille, None, "nothing was due: no rate");
    assert_eq!(rate([State::Pending, State::Done]).per_mille, Some(1000));
}

#[test]
fn red_is_counted_by_days_within_the_period() {
    let turn = |day: i8, red| Turn { on: date(2026, 3, day), red, key: day };
    let found = spans(&[
        turn(1, false),
        turn(5, true),
        turn(6, true),
        turn(9, false),
        turn(20, true),
        turn(20, false),
        turn(25, true),
    ]);
    let seen: Vec<(Date, Option<Date>)> = found.iter().map(|s| (s.from, s.until)).collect();
    assert_eq!(seen, [(date(2026, 3, 5), Some(date(2026, 3, 9))), (date(2026, 3, 25), None)]);
    let (from, to, day) = (date(2026, 3, 1), date(2026, 3, 31), date(2026, 3, 27));
    assert_eq!(days(&found[0], from, to, day), 4, "5 to 8 March");
    assert_eq!(days(&found[1], from, to, day), 3, "25 to 27 March, as far as is known");
    let before = Span { from: date(2026, 1, 1), until: Some(date(2026, 2, 1)), key: 0 };
    assert_eq!(days(&before, from, to, day), 0);
}

#[test]
fn ones_own_and_those_of_the_office_and_the_organisation_department() {
    let county = "/990100/990121/";
    let own = Asker { person: Some(ME), ..Asker::default() };
    assert!(own.may_read(ME, county));
    assert!(!own.may_read(OTHER, county));
    let office = |path: &str| Asker { person: Some(OTHER), office: vec![path.into()], ..Asker::default() };
    assert!(office("/990100/").may_read(ME, county));
    assert!(office(county).may_read(ME, county));
    assert!(!office("/990100/990122/").may_read(ME, county), "another county's");
    assert!(!office(county).may_read(ME, "/990100/"), "from below");
    let organisation = Asker { organisation: Some(county.into()), ..Asker::default() };
    assert!(organisation.may_read(ME, county));
    assert!(!organisation.may_read(ME, "/990100/"));
    assert!(!Asker::default().may_read(ME, county));
    assert!(organisation_department("中共云岭州委组织部"));
    assert!(!organisation_department("云岭州应急管理局"));
}
