//! Colours, mappings, control levels, controls, days.

use super::{TODAY, control, form, law, lec_of, ls_of, major, risk};
use crate::risk::level::{Colour, ControlLevel, Level, Mapping, Taken};
use crate::risk::model::{Area, ControlKind, Every, element, event, factor};
use crate::risk::rules::{advice, due};
use crate::risk::score::Method;
use jiff::civil::date;

#[test]
fn four_colours_are_one_to_one() {
    let colours: Vec<&str> = Level::ALL.map(|l| Mapping::Four.show(l).label()).into();
    assert_eq!(colours, ["红", "橙", "黄", "蓝"]);
    for level in Level::ALL {
        let back = Mapping::Four.read(Mapping::Four.show(level)).unwrap();
        assert_eq!(back, Taken { level, needs_review: false });
    }
}

#[test]
fn three_colours_lose_a_level_and_say_so() {
    let colours: Vec<&str> = Level::ALL.map(|l| Mapping::Three.show(l).label()).into();
    assert_eq!(colours, ["红", "黄", "蓝", "蓝"]);
    assert_eq!(Mapping::Three.read(Colour::Red), Ok(Taken { level: Level::Major, needs_review: false }));
    assert_eq!(Mapping::Three.read(Colour::Yellow), Ok(Taken { level: Level::Larger, needs_review: false }));
    assert_eq!(Mapping::Three.read(Colour::Blue), Ok(Taken { level: Level::General, needs_review: true }));
    assert!(Mapping::Three.read(Colour::Orange).unwrap_err().contains("没有“橙”"));
    // Yellow means another level in each.
    assert_eq!(Mapping::Four.read(Colour::Yellow).unwrap().level, Level::General);
}

#[test]
fn who_controls_what() {
    let least: Vec<&str> = Level::ALL.map(|l| ControlLevel::least(l).label()).into();
    assert_eq!(least, ["公司（厂）级", "部门级", "车间级", "班组（岗位）级"]);
    let lower: Vec<ControlLevel> = ControlLevel::Department.with_lower().collect();
    assert_eq!(lower, [ControlLevel::Department, ControlLevel::Workshop, ControlLevel::Team]);
    for word in ["部门", "部门级", "department"] {
        assert_eq!(ControlLevel::parse(word), Some(ControlLevel::Department));
    }
    assert_eq!(ControlLevel::parse(""), None);
    assert_eq!(ControlLevel::parse("级"), None);
    let usual: Vec<&str> = Level::ALL.map(|l| Every::usual(l).label()).into();
    assert_eq!(usual, ["每班", "每日", "每周", "每月"]);
}

#[test]
fn the_most_lasting_control_comes_first() {
    let mut r = major();
    r.controls = [ControlKind::Emergency, ControlKind::Protection, ControlKind::Elimination, ControlKind::Management]
        .map(|k| control(k, k.label()))
        .into();
    let kinds: Vec<&str> = r.by_preference().into_iter().map(|c| c.kind.label()).collect();
    assert_eq!(kinds, ["消除", "管理", "个体防护", "应急处置"]);
}

#[test]
fn weak_control_is_said() {
    let mut r = risk(form(Method::Lec, lec_of(6.0, 6.0, 15.0), lec_of(3.0, 3.0, 40.0)));
    r.controls = vec![control(ControlKind::Protection, "安全帽")];
    r.controls[0].every = Some(Every::Week);
    r.duty.truncate(1);
    let said = advice::advice(&r).join("\n");
    for words in ["仍为重大风险", "只靠管理", "每班", "部门级、车间级、班组（岗位）级没有写明"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(advice::advice(&risk(form(Method::Ls, ls_of(1.0, 1.0), ls_of(1.0, 1.0)))), Vec::<String>::new());
}

#[test]
fn days_of_assessment_and_review() {
    let law = law();
    assert_eq!(due::reassess_on(date(2026, 11, 22), "", &law), date(2028, 11, 22));
    assert_eq!(due::reassess_on(date(2024, 2, 29), "", &law), date(2026, 2, 28));
    let mut r = major();
    assert_eq!(due::review_on(&r, TODAY, &law), None, "nobody has signed it");
    r.state = crate::risk::flow::RiskState::Signed;
    assert_eq!(due::review_on(&r, TODAY, &law), Some(date(2026, 11, 29)));
    r.review_on = Some(TODAY);
    assert!(!due::review_missed(&r, TODAY) && due::review_missed(&r, date(2026, 11, 23)));
    r.reassess_on = Some(TODAY);
    assert!(due::is_due(&r, TODAY) && !due::is_due(&r, date(2026, 11, 21)));
    r.state = crate::risk::flow::RiskState::Retired;
    assert!(!due::is_due(&r, TODAY));
    r = risk(form(Method::Ls, ls_of(3.0, 3.0), ls_of(1.0, 3.0)));
    r.state = crate::risk::flow::RiskState::Signed;
    assert_eq!(due::review_on(&r, TODAY, &law), None, "only red ones are reviewed weekly");
}

#[test]
fn factors_and_events() {
    assert_eq!(factor("2106"), Ok("物理性因素"));
    assert_eq!(factor(" 41 "), Ok("安全管理机构和人员不健全"));
    for bad in ["", "1", "213", "51", "13", "21a4", "2101011"] {
        assert!(factor(bad).is_err(), "{bad}");
    }
    let letters: Vec<_> = ["11", "22", "32", "45", "9", ""].into_iter().map(element).collect();
    assert_eq!(letters, [Some("人"), Some("机"), Some("环"), Some("管"), None, None]);
    assert_eq!(event("09"), Some("高处坠落"));
    assert_eq!(event("粉尘爆炸"), Some("粉尘爆炸"));
    assert_eq!(event("21"), None);
}

#[test]
fn areas_of_the_plan() {
    let checked = |corners: &[[f64; 2]]| Area::checked(corners.to_vec(), "罐区", "areas[0]");
    let square = checked(&[[0.1, 0.1], [0.5, 0.1], [0.5, 0.5], [0.1, 0.5]]).unwrap();
    assert!((square.size() - 0.16).abs() < 1e-12);
    assert!(checked(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]).is_ok(), "corners of the picture itself");
    // A comb: two sides in one line that do not meet.
    let comb = [[0.1, 0.1], [0.2, 0.1], [0.2, 0.3], [0.3, 0.3], [0.3, 0.1], [0.4, 0.1], [0.4, 0.5], [0.1, 0.5]];
    assert!(checked(&comb).is_ok());
    for bad in [
        vec![[0.1, 0.1], [0.5, 0.1]],
        vec![[0.1, 0.1], [0.5, 0.1], [1.01, 0.5]],
        vec![[0.1, 0.1], [0.5, 0.1], [f64::NAN, 0.5]],
        vec![[0.1, 0.1], [0.5, 0.1], [0.9, 0.1]],
        vec![[0.1, 0.1], [0.9, 0.9], [0.9, 0.1], [0.1, 0.9]],
        // A corner that touches another side.
        vec![[0.1, 0.1], [0.5, 0.5], [0.9, 0.1], [0.1, 0.9]],
        vec![[0.5, 0.5]; 201],
    ] {
        assert_eq!(checked(&bad).unwrap_err().code, "BAD_AREA", "{bad:?}");
    }
}
