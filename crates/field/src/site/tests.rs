//! Tables that a safety officer could read.

use super::flow::{SiteFlow, State};
use super::form::{Ground, SiteForm, filled};
use super::model::{Park, Site, SiteColour, Tag, plain};
use super::part::{PartKind, check};
use super::rules::{self, Candidate, Held, Standing};
use jiff::civil::{Date, date};
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, SiteId, UnitId};
use law::Law;
use law::scale::Scale;
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

const DAY: Date = date(2026, 11, 22);

fn ground() -> Ground {
    Ground {
        id: SiteId(Uuid::from_u128(1)),
        enterprise: EnterpriseId(Uuid::from_u128(2)),
        enterprise_name: "云溪县样例化工厂（虚构）".into(),
        uscc: None,
        unit: None,
        main: true,
        region_path: "/990100/990121/990121100/".into(),
    }
}

fn form(industry: &str) -> SiteForm {
    SiteForm { industry: Some(industry.into()), ..SiteForm::default() }
}

fn site(form: &SiteForm) -> Site {
    filled(form, ground(), None, &Held::default()).unwrap()
}

#[test]
fn the_flow_closes() {
    SiteFlow::prove().unwrap();
    insta::assert_snapshot!(SiteFlow::matrix());
}

#[test]
fn high_risk_by_industry_licence_tag_or_installation() {
    let none = Held::default();
    let licence = |kind: &str| Held { licences: vec![kind.into()], installation: 0 };
    for (code, tags, held, by) in [
        ("2614", &[][..], &none, &["industry"][..]),
        ("1391", &[], &none, &[]),
        ("1391", &[Tag::Ammonia], &none, &["tag"]),
        ("1391", &[Tag::Crowd], &none, &[]),
        ("5211", &[], &licence("fireworks_trade"), &["licence"]),
        ("5211", &[], &licence("standard"), &[]),
        ("4620", &[], &Held { licences: vec![], installation: 4 }, &["installation"]),
        (
            "2614",
            &[Tag::HazchemProcess, Tag::Confined],
            &Held { licences: vec!["safety_production".into()], installation: 1 },
            &["industry", "licence", "tag", "tag", "installation"],
        ),
    ] {
        let got: Vec<String> = rules::high_risk(code, tags, held).into_iter().map(|w| w.by).collect();
        assert_eq!(got, by, "{code} {tags:?} {held:?}");
    }
}

/// Worked by hand: 0.35×固有 + 0.25×隐患 + 0.15×处罚 + 0.15×标准化 + 0.10×报警; without penalties and alarms over 0.75.
#[test]
fn classes_worked_by_hand() {
    let law = Law::shipped().parameters;
    for (industry, tags, standard, standing, score, colour, next) in [
        // (0.35×20 + 0.15×100) ÷ 0.75
        ("1391", &[][..], 0, Standing::default(), 29.3, SiteColour::Blue, None),
        // (0.35×60 + 0.15×50) ÷ 0.75
        ("2614", &[], 3, Standing::default(), 38.0, SiteColour::Blue, None),
        // (0.35×(60+15) + 0.15×100) ÷ 0.75
        ("2614", &["dust"], 0, Standing::default(), 55.0, SiteColour::Yellow, Some(date(2027, 11, 22))),
        // (0.35×100 + 0.25×(60+2)) ÷ 0.75
        (
            "2614",
            &[],
            1,
            Standing { installation: 1, major: 1, open: 1, ..Standing::default() },
            67.3,
            SiteColour::Orange,
            Some(date(2027, 5, 22)),
        ),
        // 0.35×100 + 0.25×100 + 0.15×70 + 0.15×100 + 0.10×25
        (
            "2614",
            &[],
            0,
            Standing { installation: 1, major: 2, overdue: 3, open: 9, penalties: Some(2), alarms: Some(5) },
            88.0,
            SiteColour::Red,
            Some(date(2027, 2, 22)),
        ),
    ] {
        let form = SiteForm {
            tags: Some(tags.iter().map(|t| (*t).to_owned()).collect()),
            standard_level: Some(standard),
            ..form(industry)
        };
        let site = site(&form);
        let got = rules::grade(&site, &standing, &law, DAY);
        assert!((got.score - score).abs() < 0.051, "{industry} {standing:?}: {}", got.explain.say);
        assert_eq!(got.colour, colour, "{industry} {standing:?}: {}", got.explain.say);
        assert_eq!(rules::next_check(colour, &site.region_path, &law, DAY), next);
        assert_eq!(got.terms.len(), 5);
        assert!(got.explain.parameters.iter().all(|p| p.source.contains("非法定")), "no weight is called law");
    }
}

#[test]
fn staff_that_must_be_there() {
    let law = Law::shipped().parameters;
    // industry, staff, full-time, part-time, engineers → rules that are broken
    for (industry, staff, full, part, engineers, broken) in [
        ("1391", Some(100), 0, 1, 0, &[][..]),
        ("1391", Some(100), 0, 0, 0, &["staff.full_time"]),
        ("1391", Some(101), 0, 5, 0, &["staff.full_time"]),
        ("1391", Some(101), 1, 0, 0, &[]),
        ("1391", Some(300), 1, 0, 0, &["staff.director"]),
        ("1391", Some(1000), 9, 0, 0, &["staff.director", "staff.committee"]),
        ("2614", Some(5), 0, 9, 0, &["staff.full_time", "staff.engineer"]),
        ("2614", Some(100), 1, 0, 1, &["staff.director"]),
        ("5430", Some(8), 0, 3, 0, &["staff.full_time"]),
        ("1391", None, 0, 0, 0, &[]),
    ] {
        let mut s = site(&SiteForm { staff, ..form(industry) });
        (s.staffing.full_time, s.staffing.part_time, s.staffing.engineers) = (full, part, engineers);
        let lines = rules::staffing(&s, &law, DAY, &mut Vec::new());
        let got: Vec<&str> = lines.iter().filter(|l| l.ok == Some(false)).map(|l| l.rule.as_str()).collect();
        assert_eq!(got, broken, "{industry} {staff:?} {full} {part} {engineers}");
        assert!(lines.iter().all(|l| l.statutory == l.clause.contains('《')), "only words of the law are called so");
    }
}

#[test]
fn where_chemical_production_may_stand() {
    for (industry, park, state, code) in [
        ("2614", Some(Park::C), State::Building, Some("fit")),
        ("2614", Some(Park::A), State::Building, Some("barred")),
        ("2614", Some(Park::B), State::Building, Some("barred")),
        ("2614", Some(Park::Outside), State::Building, Some("barred")),
        ("2614", Some(Park::Outside), State::Operating, Some("outside")),
        ("2614", Some(Park::A), State::Operating, Some("outside")),
        ("2614", None, State::Operating, Some("unknown")),
        ("5265", Some(Park::Outside), State::Building, None),
        ("1391", None, State::Operating, None),
    ] {
        let mut s = site(&form(industry));
        (s.park, s.state) = (park, state);
        assert_eq!(rules::siting(&s).map(|x| x.code).as_deref(), code, "{industry} {park:?} {state:?}");
    }
}

#[test]
fn who_looks_after_it() {
    let unit = |n: u128, path: &str, kind: &str, sectors: &str| Candidate {
        id: UnitId(Uuid::from_u128(n)),
        region_path: path.into(),
        kind: kind.into(),
        sectors: sectors.into(),
    };
    let all = [
        unit(1, "/990100/", "emergency_bureau", "危险化学品;非煤矿山;工贸"),
        unit(2, "/990100/990121/", "emergency_bureau", "危险化学品;工贸"),
        unit(3, "/990100/990121/", "regulator", "城镇燃气"),
        unit(4, "/990100/990121/", "regulator", "交通运输"),
        unit(5, "/990100/990121/", "regulator", "道路运输;交通运输"),
        unit(6, "/990100/990121/990121100/", "township", ""),
        unit(7, "/990100/990122/", "industry_authority", "商贸"),
        unit(8, "/990100/990122/", "regulator", "商贸"),
    ];
    for (trade, path, of) in [
        ("chemical", "/990100/990121/990121100/", Some(2)),
        ("chemical", "/990100/990122/", Some(1)),
        ("mine", "/990100/990121/", Some(1)),
        ("gas", "/990100/990121/", Some(3)),
        ("road", "/990100/990121/", Some(5)),
        ("coal", "/990100/990121/", None),
        ("commerce", "/990100/990122/", None),
        ("other", "/990100/990121/", None),
    ] {
        assert_eq!(rules::in_charge(trade, path, &all), of.map(|n| UnitId(Uuid::from_u128(n))), "{trade} {path}");
    }
    assert_eq!(rules::town("/990100/990121/990121100/990121100201/", &all), Some(UnitId(Uuid::from_u128(6))));
    assert_eq!(rules::town("/990100/990121/", &all), None);
}

#[test]
fn a_size_by_hand_needs_a_reason_and_returns_to_the_rule() {
    let figures = SiteForm { staff: Some(320), revenue_wan: Some(1800.0), ..form("2614") };
    assert_eq!(site(&figures).scale, Some(Scale::Small), "handbook 10 §6");
    let wish = |scale: &str, reason: Option<&str>| SiteForm {
        scale: Some(scale.into()),
        scale_reason: reason.map(str::to_owned),
        ..figures.clone()
    };
    let refused = filled(&wish("中型", None), ground(), None, &Held::default()).unwrap_err();
    assert_eq!(refused.fields[0].path, "scale_reason");
    let by_hand = site(&wish("medium", Some("统计局认定")));
    assert_eq!((by_hand.scale, by_hand.scale_reason.as_deref()), (Some(Scale::Medium), Some("统计局认定")));
    let back = filled(
        &SiteForm { scale: Some(String::new()), ..SiteForm::default() },
        ground(),
        Some(&by_hand),
        &Held::default(),
    );
    assert_eq!(back.unwrap().scale, Some(Scale::Small));
    let same = site(&wish("小型企业", None));
    assert_eq!(same.scale_reason, None);
}

#[test]
fn what_is_left_out_is_kept() {
    let old = site(&SiteForm {
        staff: Some(9),
        principal: Some("样例人".into()),
        tags: Some(vec!["粉尘涉爆".into()]),
        ..form("2011")
    });
    let new =
        filled(&SiteForm { staff: Some(10), ..SiteForm::default() }, ground(), Some(&old), &Held::default()).unwrap();
    assert_eq!((new.staff, new.principal.as_deref(), &new.tags[..]), (Some(10), Some("样例人"), &[Tag::Dust][..]));
    let cleared = SiteForm { principal: Some(" ".into()), tags: Some(vec![]), ..SiteForm::default() };
    let cleared = filled(&cleared, ground(), Some(&old), &Held::default()).unwrap();
    assert_eq!((cleared.principal, cleared.high_risk), (None, false));
}

#[test]
fn parts_that_make_no_sense_are_refused_at_their_field() {
    for (kind, body, path) in [
        (PartKind::Licence, json!({ "kind": "magic", "number": "1" }), "kind"),
        (PartKind::Licence, json!({ "kind": "gas", "number": " " }), "number"),
        (PartKind::Licence, json!({ "kind": "gas", "number": "1", "from": "2026-01-01", "to": "2025-01-01" }), "to"),
        (PartKind::Licence, json!({ "kind": "gas", "number": "1", "unknown": 1 }), "body"),
        (PartKind::Person, json!({ "post": "king", "name": "甲" }), "post"),
        (PartKind::Person, json!({ "post": "director", "name": "甲", "phone": "见名片" }), "phone"),
        (PartKind::Chemical, json!({ "name": "氯", "quantity_t": -1 }), "quantity_t"),
        (PartKind::Chemical, json!({ "name": "某油", "quantity_t": 1, "class": "W99" }), "class"),
        (
            PartKind::Installation,
            json!({ "name": "罐区", "kind": "storage", "residents": 1, "substances": [] }),
            "substances[0]",
        ),
        (
            PartKind::Installation,
            json!({ "name": "罐区", "kind": "attic", "residents": 1, "substances": [{ "name": "氯", "quantity_t": 9 }] }),
            "kind",
        ),
        (PartKind::Equipment, json!({ "kind": "锅炉", "code": "" }), "code"),
        (PartKind::Reform, json!({ "kind": "exit", "state": "accepted" }), "evidence"),
        (PartKind::Reform, json!([]), "body"),
    ] {
        let refused = check(kind, body.clone()).unwrap_err();
        assert_eq!(refused.fields[0].path, path, "{body}");
    }
    let said = check(PartKind::Installation, json!({ "name": "液氯库", "kind": "storage", "residents": 60, "result": null, "assessed_on": "2024-02-29",
        "substances": [{ "name": "氯", "quantity_t": 30 }, { "name": "氨", "quantity_t": 20 }, { "name": "甲醇", "quantity_t": 800 }] })).unwrap();
    assert_eq!((said.level, said.due), (3, Some(date(2027, 2, 28))));
}

#[test]
fn names_are_compared_without_blanks_and_width() {
    assert_eq!(plain("云溪县 样例厂（虚构）"), plain("云溪县样例厂(虚构)"));
    assert_eq!(plain("Ａ区１号"), "a区1号");
    assert_ne!(plain("样例一厂"), plain("样例二厂"));
}

proptest! {
    /// A worse standing never makes a better class.
    #[test]
    fn worse_is_never_better(level in 0u8..=4, major in 0i64..4, overdue in 0i64..6, open in 0i64..40, more in 0i64..3) {
        static LAW: std::sync::LazyLock<Law> = std::sync::LazyLock::new(Law::shipped);
        let law = &LAW.parameters;
        let site = site(&form("2614"));
        let one = Standing { installation: level, major, overdue, open, ..Standing::default() };
        let two = Standing { major: major + more, overdue: overdue + more, open: open + more, ..one };
        let (a, b) = (rules::grade(&site, &one, law, DAY), rules::grade(&site, &two, law, DAY));
        prop_assert!(b.score >= a.score);
        prop_assert!(b.colour <= a.colour, "worst first");
        prop_assert!((0.0..=100.0).contains(&b.score));
    }

    /// Any words in a form are answered and never a panic.
    #[test]
    fn any_words_are_answered(name in ".{0,12}", industry in ".{0,6}", phone in ".{0,12}", tag in ".{0,5}", lng in any::<f64>(), staff in any::<i64>()) {
        let wild = SiteForm { name: Some(name), industry: Some(industry), phone: Some(phone), tags: Some(vec![tag]),
            lng: Some(lng), lat: Some(lng), staff: Some(staff), ..SiteForm::default() };
        let _ = filled(&wild, ground(), None, &Held::default());
    }
}
