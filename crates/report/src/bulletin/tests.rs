use super::compare::{Way, beside, change, yearly};
use super::cond::{Edge, Fact, Facts};
use super::figure::{FIGURES, Tally, of};
use super::period::{Kind, Period};
use super::source::{self, SOURCES};
use super::view::{BulletinCell, BulletinLine};
use super::{ranking, write};
use jiff::civil::{Date, date};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

fn period(kind: Kind, day: Date) -> (Date, Date) {
    let p = Period::of(kind, day);
    (p.from, p.end())
}

#[test]
fn weeks_begin_on_monday_months_and_quarters_on_the_first() {
    assert_eq!(period(Kind::Weekly, date(2024, 11, 18)), (date(2024, 11, 18), date(2024, 11, 24)));
    assert_eq!(period(Kind::Weekly, date(2024, 11, 24)), (date(2024, 11, 18), date(2024, 11, 24)));
    assert_eq!(period(Kind::Monthly, date(2024, 2, 29)), (date(2024, 2, 1), date(2024, 2, 29)));
    for (day, from, end) in [
        (date(2024, 1, 1), date(2024, 1, 1), date(2024, 3, 31)),
        (date(2024, 6, 30), date(2024, 4, 1), date(2024, 6, 30)),
        (date(2024, 12, 31), date(2024, 10, 1), date(2024, 12, 31)),
    ] {
        assert_eq!(period(Kind::Quarterly, day), (from, end));
    }
}

#[test]
fn last_period_last_year_and_the_day_on_which_it_is_due() {
    let q = Period::of(Kind::Quarterly, date(2024, 1, 15));
    assert_eq!((q.last().from, q.last_year().from), (date(2023, 10, 1), date(2023, 1, 1)));
    assert_eq!((q.label(), q.due(10)), ("2024年第一季度".into(), date(2024, 4, 10)));
    let m = Period::of(Kind::Monthly, date(2024, 3, 31));
    assert_eq!((m.last().end(), m.last_year().from, m.due(5)), (date(2024, 2, 29), date(2023, 3, 1), date(2024, 4, 5)));
    let w = Period::of(Kind::Weekly, date(2025, 1, 1));
    assert_eq!(w.label(), "2024年12月30日至2025年1月5日");
    // 52 weeks before, a Monday too; due on the Monday after.
    assert_eq!((w.last_year().from, w.due(1)), (date(2024, 1, 1), date(2025, 1, 6)));
}

/// Handbook 02 §5, last line.
#[test]
fn bases_of_zero() {
    let c = |now: f64, from: f64| change(Some(now), Some(from), "起").expect("both are there");
    assert_eq!((c(3.0, 0.0).way, c(3.0, 0.0).percent), (Way::Up, None));
    assert_eq!(yearly(Some(&c(3.0, 0.0))), "同比上升（上年同期为0）");
    assert_eq!((c(0.0, 4.0).percent, yearly(Some(&c(0.0, 4.0))).as_str()), (Some(-100.0), "同比下降100%"));
    assert_eq!((c(0.0, 0.0).way, yearly(Some(&c(0.0, 0.0))).as_str()), (Way::Flat, "同比持平"));
    assert_eq!(yearly(Some(&c(5.0, 4.0))), "同比上升25%");
    assert_eq!(change(None, Some(1.0), "%"), None);
    assert_eq!(yearly(None), "同比—");
}

#[test]
fn changes_are_said_in_words() {
    let say = |now, from, unit| beside("上期", change(Some(now), Some(from), unit).as_ref());
    assert_eq!(say(9.0, 6.0, "项"), "较上期增加3项");
    assert_eq!(say(6.0, 9.0, "项"), "较上期减少3项");
    assert_eq!(say(6.0, 6.0, "项"), "与上期持平");
    assert_eq!(say(91.2, 90.0, "%"), "较上期提高1.2个百分点");
    assert_eq!(say(88.0, 90.0, "%"), "较上期降低2个百分点");
    assert_eq!(beside("上期", None), "");
}

/// A task as the register holds it.
fn task(held: &[(&'static str, Fact)]) -> Facts {
    Facts { id: Uuid::nil(), held: held.iter().cloned().collect() }
}

#[test]
fn the_edges_of_a_quarter() {
    // 2024-07-01 00:00 in Beijing is 2024-06-30T16:00Z.
    let at = |t: &str| Fact::At(t.parse().expect("an instant"));
    let q3 = Period::of(Kind::Quarterly, date(2024, 7, 1)).span("2024-10-05T01:00:00Z".parse().expect("an instant"));
    let counts = |id: &str, facts: &Facts| of(id).expect("a figure").counts(facts, &q3);
    let issued = ("issued", at("2024-01-01T00:00:00Z"));
    let closed = |t| task(&[issued.clone(), ("closed", at(t))]);
    assert!(!counts("tasks_closed", &closed("2024-06-30T15:59:59Z")));
    assert!(counts("tasks_closed", &closed("2024-06-30T16:00:00Z")));
    assert!(counts("tasks_closed", &closed("2024-09-30T15:59:59Z")));
    assert!(!counts("tasks_closed", &closed("2024-09-30T16:00:00Z")));
    assert!(!counts("tasks_total", &closed("2024-06-30T15:59:59Z")), "closed before it began");
    assert!(counts("tasks_total", &closed("2024-10-01T00:00:00Z")));

    let due = |day, more: &[(&'static str, Fact)]| task(&[&[issued.clone(), ("due", Fact::Day(day))], more].concat());
    let last = due(date(2024, 9, 30), &[]);
    assert!(counts("tasks_due", &last) && counts("tasks_overdue", &last), "its day ended with the quarter");
    assert_eq!(of("tasks_overdue_days").expect("a figure").weight(&last, &q3), 1);
    assert!(!counts("tasks_due", &due(date(2024, 10, 1), &[])) && counts("tasks_next", &due(date(2024, 10, 1), &[])));
    assert!(!counts("tasks_overdue", &task(std::slice::from_ref(&issued))), "without a day nothing is late");
    let late = [("closed", at("2024-09-29T00:00:00Z")), ("late", Fact::Flag(true))];
    assert!(!counts("tasks_on_time", &due(date(2024, 8, 1), &late)));
    let in_time = [("closed", at("2024-09-29T00:00:00Z")), ("late", Fact::Flag(false))];
    assert!(counts("tasks_on_time", &due(date(2024, 8, 1), &in_time)), "verified later, handed in on time");

    // A stored light whose day of turning has come shows what it turned to.
    let turned = [
        ("light", Fact::Text("yellow".into())),
        ("turns_at", Fact::Day(date(2024, 10, 5))),
        ("turns_to", Fact::Text("red".into())),
    ];
    let turned = due(date(2024, 12, 1), &turned);
    assert!(counts("tasks_red", &turned) && !counts("tasks_yellow", &turned));
}

#[test]
fn a_share_of_nothing_is_no_number() {
    let rate = of("tasks_close_rate").expect("a figure");
    assert_eq!(rate.value(Tally { n: 0, sum: 0 }), None);
    assert_eq!(rate.value(Tally { n: 3, sum: 2 }), Some(66.7));
    assert_eq!(of("accidents_dead").expect("a figure").value(Tally { n: 2, sum: 5 }), Some(5.0));
    assert_eq!(write::say(None, "%"), "—");
}

#[test]
fn every_figure_has_its_source_and_only_fields_that_exist() {
    let ids: BTreeSet<&str> = FIGURES.iter().map(|f| f.id).collect();
    assert_eq!(ids.len(), FIGURES.len(), "each id once");
    for figure in FIGURES.iter() {
        let source = source::of(figure.source).unwrap_or_else(|| panic!("{}: no source", figure.id));
        assert!(!figure.rule.is_empty() && !figure.name.is_empty());
        let words = format!("{:?} {:?}", figure.base, figure.weigh);
        let named = words.split('"').skip(1).step_by(2).filter(|w| !w.is_empty());
        // A quoted word is a field or a text that a field is compared with; at least one is a field.
        assert!(named.into_iter().any(|w| source.field(w).is_some()), "{}", figure.id);
    }
    for source in SOURCES {
        for field in ["number", "title", "region", "unit"] {
            assert!(source.field(field).is_some(), "{} shows its records by {field}", source.concept);
        }
    }
    assert_eq!(
        Edge::Seen.day(
            &Period::of(Kind::Weekly, date(2024, 11, 18)).span("2024-11-24T16:30:00Z".parse().expect("an instant"))
        ),
        date(2024, 11, 26)
    );
}

fn line(name: &str, value: Option<f64>, records: i64) -> BulletinLine {
    let cell = BulletinCell { figure: "tasks_close_rate".into(), value, records };
    BulletinLine { key: name.into(), name: name.into(), cells: vec![cell] }
}

#[test]
fn ranked_only_where_a_rule_asks_and_there_is_enough() {
    let shipped = ranking::shipped();
    assert!(!shipped.is_empty(), "the shipped file can be read");
    let rule = shipped.iter().find(|r| r.figure == "tasks_close_rate").expect("the rule of the quarterly bulletin");
    let lines = [
        line("甲局", Some(80.0), 5),
        line("乙局", Some(100.0), 4),
        line("丙局", Some(80.0), 3),
        line("丁局", Some(100.0), 2),
        line("戊局", None, 0),
        line("己局", Some(10.0), 9),
    ];
    let ranked = ranking::rank(rule, &lines);
    let rows: Vec<_> = ranked.rows.iter().map(|r| (r.place, r.name.as_str())).collect();
    assert_eq!(rows, [(1, "乙局"), (2, "丙局"), (2, "甲局"), (4, "己局")].map(|(p, n)| (p, n)));
    assert_eq!(ranked.left_out, ["丁局"]);
    assert!(ranked.source.contains("非法定"));
    assert!(ranking::read("- { code: x, title: x, kind: weekly, figure: nothing, by: unit, down: true, least: 1, mark: P, source: x, effective_from: 2024-01-01 }").is_err());
    assert!(ranking::read("- { code: x, title: x, kind: weekly, figure: tasks_red, by: person, down: true, least: 1, mark: P, source: x, effective_from: 2024-01-01 }").is_err());
}

/// A shipped template lacks nothing that the facts could not give, save the name of whom one calls.
#[test]
fn the_templates_ask_for_nothing_that_is_not_there() {
    let seen = "2024-10-05T01:05:00Z".parse().expect("an instant");
    for kind in Kind::ALL {
        let p = Period::of(kind, date(2024, 9, 28));
        let row = |f: &super::figure::Figure| {
            json!({ "id": f.id, "chapter": f.chapter, "name": f.name, "unit": f.unit, "rule": f.rule, "value": 3.0, "records": 3, "sum": 3,
                    "how": f.how.code(), "moment": f.moment, "last": 1.0, "last_year": null, "change": change(Some(3.0), Some(1.0), f.unit), "yearly": null })
        };
        let figures: Vec<_> = FIGURES.iter().map(row).collect();
        let b = json!({ "kind": kind.code(), "kind_label": kind.label(), "region": "990100", "region_name": "云岭州", "from": p.from, "to": p.end(),
            "label": p.label(), "as_of": "2024-10-05T01:05:00Z", "zero_rule": "x", "figures": figures, "units": [], "regions": [], "rising": [],
            "rankings": [], "next": [], "cases": [] });
        let b = serde_json::from_value(b).expect("figures");
        let template = govern::paper::template::of(kind.code()).expect("a shipped template");
        let filled = govern::paper::fill::fill(&template.body, &write::facts(&b, Some("值班室"))).expect("a text");
        assert_eq!(filled.missing, Vec::<String>::new(), "{}", filled.text);
        assert!(filled.text.contains("在册任务3项（较上期增加2项）"), "{}", filled.text);
        let without = govern::paper::fill::fill(&template.body, &write::facts(&b, None)).expect("a text");
        assert_eq!(without.missing, ["contact"]);
    }
    assert_eq!(write::moment(seen), "2024年10月5日9时05分");
}

/// D11: each of the four at least once a quarter; what is over in one quarter does nothing for the next.
#[test]
fn the_four_ones_of_a_quarter_in_words() {
    use super::four::{Body, quarter};
    use govern::committee::{model::Kind as Sort, rhythm, tally::Proof};
    let lines = rhythm::of(Sort::SpecialCommittee, "county");
    let body = |since: Date, until| Body { id: Uuid::nil(), name: "样例专委会".into(), since, until };
    let proof = |kind: &str, on: Date| Proof {
        concept: "record",
        id: Uuid::from_u128(on.day() as u128),
        kind: kind.into(),
        on,
        title: "样例".into(),
        study: false,
    };
    let long_ago = date(2023, 1, 1);
    let of = |proofs: &[Proof]| quarter(body(long_ago, None), &lines, proofs, date(2024, 7, 1), date(2024, 10, 5));
    let none = of(&[]);
    assert_eq!(
        none.say,
        "尚未开展；还差 1 次风险分析、还差 1 次专委会会议、还差 1 次联合检查、还差 1 份工作情况报告。"
    );
    let all = [("risk_analysis", 1), ("meeting", 2), ("joint_inspection", 3), ("report", 30)];
    let whole: Vec<Proof> = all.iter().map(|(kind, day)| proof(kind, date(2024, 9, *day))).collect();
    assert_eq!(of(&whole).say, "风险分析1次、专委会会议1次、联合检查1次、工作情况报告1份，已齐全。");
    assert_eq!(of(&whole).missing, "");
    // One day before and one day after the quarter.
    let outside = [proof("risk_analysis", date(2024, 6, 30)), proof("meeting", date(2024, 10, 1))];
    assert_eq!(of(&outside).missing, none.missing);
    // Two of one day count once.
    let twice = [proof("meeting", date(2024, 8, 8)), proof("meeting", date(2024, 8, 8))];
    assert!(of(&twice).say.starts_with("专委会会议1次；"), "{}", of(&twice).say);
    let late =
        quarter(body(date(2024, 8, 20), Some(date(2024, 9, 1))), &lines, &[], date(2024, 7, 1), date(2024, 10, 5));
    assert!(late.say.ends_with("（8月20日设立）（9月1日撤销）"), "{}", late.say);
}
