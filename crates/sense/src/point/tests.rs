//! Limits and templates.

use super::model::{Kind, Limits};
use super::rules::{check, looser};
use super::template::{template, templates};

fn gas() -> Limits {
    Limits {
        h: Some(25.0),
        hh: Some(50.0),
        deadband: 2.0,
        on_s: 3.0,
        off_s: 60.0,
        silent_s: 300.0,
        ..Limits::default()
    }
}

#[test]
fn every_template_that_ships_makes_sense_and_names_its_source() {
    let all = templates().unwrap();
    assert!(all.len() >= 30, "{}", all.len());
    for t in &all {
        check(t.kind, t.lo, t.hi, &t.limits).unwrap_or_else(|e| panic!("{}: {e:?}", t.code));
        assert!(["V", "M", "P"].contains(&t.mark.as_str()) && !t.source.is_empty(), "{}", t.code);
        assert!(t.resolution > 0.0 && t.sample_s > 0 && t.report_s > 0, "{}", t.code);
        assert!(all.iter().filter(|o| o.code == t.code || o.label == t.label).count() == 1, "{}", t.code);
    }
}

/// The table of the methane standard, typed again here: place, alarm, cut, restore.
#[test]
fn methane_alarms_cuts_and_restores_where_the_standard_says() {
    for (code, alarm, cut, restore) in [
        ("methane_t0", 1.0, 1.5, 1.0),
        ("methane_t1", 1.0, 1.5, 1.0),
        ("methane_t2", 1.0, 1.0, 1.0),
        ("methane_t3", 0.5, 0.5, 0.5),
        ("methane_t4", 0.5, 0.5, 0.5),
        ("methane_heading", 1.0, 1.5, 1.0),
        ("methane_heading_return", 1.0, 1.0, 1.0),
        ("methane_heading_fan", 0.5, 0.5, 0.5),
        ("methane_shearer", 1.0, 1.5, 1.0),
        ("methane_drainage", 2.5, 2.5, 2.5),
    ] {
        let t = template(code).unwrap_or_else(|| panic!("no {code}"));
        assert_eq!((t.limits.h, t.limits.cut, t.limits.restore), (Some(alarm), Some(cut), Some(restore)), "{code}");
        assert!(t.limits.on_s <= 3.0 && t.critical, "{code}");
    }
}

#[test]
fn limits_that_make_no_sense_are_refused_with_their_field() {
    let none = Limits::default();
    for (kind, limits, path) in [
        (Kind::Combustible, Limits { h: Some(50.0), hh: Some(25.0), ..none.clone() }, "limits.hh"),
        (Kind::Combustible, Limits { h: Some(120.0), ..none.clone() }, "limits.h"),
        (Kind::Combustible, Limits { on_s: 10.0, ..gas() }, "limits.on_s"),
        (Kind::Combustible, Limits { h: Some(f64::NAN), ..none.clone() }, "limits.h"),
        (Kind::Combustible, Limits { cut: Some(50.0), restore: Some(25.0), ..gas() }, "limits.cut"),
        (Kind::Methane, Limits { h: Some(1.0), cut: Some(1.5), ..none.clone() }, "limits.restore"),
        (Kind::Methane, Limits { h: Some(1.0), cut: Some(1.5), restore: Some(2.0), ..none.clone() }, "limits.restore"),
        (Kind::Methane, Limits { h: Some(1.0), cut: Some(0.5), restore: Some(0.5), ..none.clone() }, "limits.cut"),
        (Kind::Level, Limits { l: Some(20.0), h: Some(10.0), ..none.clone() }, "limits.h"),
        (Kind::Level, Limits { l: Some(2.0), h: Some(8.0), deadband: 6.0, ..none.clone() }, "limits.deadband"),
        (Kind::Level, Limits { deadband: -1.0, ..none.clone() }, "limits.deadband"),
        (Kind::Level, Limits { silent_s: 1e9, ..none.clone() }, "limits.silent_s"),
        (Kind::Temperature, Limits { rate: Some(5.0), ..none.clone() }, "limits.rate"),
        (Kind::Switch, none.clone(), "limits.normal"),
        (Kind::Level, Limits { normal: Some(true), ..none.clone() }, "limits.normal"),
    ] {
        let refusal = check(kind, Some(0.0), Some(100.0), &limits).expect_err(path);
        assert_eq!(refusal.fields[0].path, path, "{}", refusal.say);
    }
    assert_eq!(check(Kind::Level, Some(5.0), Some(5.0), &none).unwrap_err().code, "BAD_RANGE");
    assert!(check(Kind::Combustible, Some(0.0), Some(100.0), &gas()).is_ok());
}

#[test]
fn tighter_is_free_and_looser_is_named() {
    let before = gas();
    let same = |after: Limits| looser(Kind::Combustible, &before, &after);
    for tighter in [
        before.clone(),
        Limits { h: Some(20.0), ..gas() },
        Limits { hh: Some(40.0), on_s: 0.0, ..gas() },
        Limits { l: Some(1.0), ..gas() },
        Limits { silent_s: 120.0, off_s: 90.0, deadband: 3.0, ..gas() },
        Limits { rate: Some(10.0), rate_window_s: Some(60), ..gas() },
    ] {
        assert_eq!(same(tighter.clone()), Vec::<String>::new(), "{tighter:?}");
    }
    for (looser, word) in [
        (Limits { h: Some(30.0), ..gas() }, "高限由 25%LEL 放宽到 30%LEL"),
        (Limits { hh: None, ..gas() }, "取消高高限"),
        (Limits { on_s: 5.0, ..gas() }, "报警延时由 3 秒延长到 5 秒"),
        (Limits { silent_s: 0.0, ..gas() }, "取消静默报警"),
        (Limits { silent_s: 600.0, ..gas() }, "静默时间"),
        (Limits { off_s: 10.0, ..gas() }, "恢复延时"),
        (Limits { deadband: 0.0, ..gas() }, "死区"),
    ] {
        let told = same(looser);
        assert!(told.len() == 1 && told[0].contains(word), "{told:?} {word}");
    }
    let (low, lower) = (Limits { l: Some(19.5), ..Limits::default() }, Limits { l: Some(18.0), ..Limits::default() });
    assert_eq!(looser(Kind::Oxygen, &low, &lower), ["低限由 19.5%VOL 放宽到 18%VOL"]);
    assert!(looser(Kind::Oxygen, &lower, &low).is_empty());
}

#[test]
fn silence_that_overlaps_counts_once() {
    use super::rules::{covered, silence_colour};
    assert_eq!(covered(vec![]), 0);
    assert_eq!(covered(vec![(10, 20), (15, 30), (40, 50), (41, 42), (60, 55)]), 30);
    assert_eq!(silence_colour(true, 8.0, 8.0, 24.0), None);
    assert_eq!(silence_colour(true, 8.1, 8.0, 24.0), Some("orange"));
    assert_eq!(silence_colour(true, 24.1, 8.0, 24.0), Some("red"));
    assert_eq!(silence_colour(false, 500.0, 8.0, 24.0), None);
}
