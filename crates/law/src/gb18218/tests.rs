use super::*;
use proptest::prelude::*;

fn of(list: &[(&str, f64)]) -> Vec<Quantity> {
    list.iter().map(|(name, t)| Quantity { name: (*name).into(), quantity_t: *t, ..Quantity::default() }).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

/// Handbook 10 §7 and 12 S20 b.
#[test]
fn the_cases_of_the_handbook() {
    let three = [("氯", 30.0), ("氨", 20.0), ("甲醇", 800.0)];
    for (list, residents, s, r, level) in [
        (&three[..], 60, 9.6, 44.4, 3),
        (&three[..], 100, 9.6, 59.2, 2),
        (&three[..], 0, 9.6, 14.8, 3),
        (&[("氯", 100.0), ("氨", 20.0), ("甲醇", 800.0)][..], 60, 23.6, 128.4, 1),
        (&[("汽油", 260.0)][..], 10, 1.3, 1.3, 4),
        (&[("氯", 0.5), ("氨", 3.0), ("甲醇", 150.0)][..], 60, 0.7, 0.0, 0),
    ] {
        let got = assess(&of(list), residents).unwrap();
        assert!(near(got.s, s), "{list:?}: S {}", got.s);
        assert!(level == 0 || near(got.r, r), "{list:?}: R {}", got.r);
        assert_eq!(got.level, level, "{list:?}");
    }
}

/// Worked by hand from the tables: 液氨 40/10·2 = 8; LPG 100/50·1.5 = 3; 氧 400/200·1 = 2; by class W5.4: 10000/5000 = 2.
#[test]
fn cases_worked_by_hand() {
    let mut list = of(&[("液氨", 40.0), ("LPG", 100.0), ("液氧", 400.0)]);
    list.push(Quantity { name: "某溶剂油".into(), class: Some("w5.4".into()), quantity_t: 10_000.0, cas: None });
    let got = assess(&list, 35).unwrap();
    assert!(near(got.s, 4.0 + 2.0 + 2.0 + 2.0));
    assert!(near(got.r, 1.2 * (8.0 + 3.0 + 2.0 + 2.0)));
    assert_eq!(got.level, 3);
    let text = got.working.join("\n");
    assert!(text.contains("40/10（液氨）") && text.contains("= 18") && text.contains("三级"), "{text}");
}

#[test]
fn limits_belong_to_the_higher_level() {
    for (r, level) in [(9.999, 4), (10.0, 3), (49.999, 3), (50.0, 2), (99.999, 2), (100.0, 1), (500.0, 1)] {
        assert_eq!(level_of(r), level, "{r}");
    }
    for (people, a) in [(0, 0.5), (1, 1.0), (29, 1.0), (30, 1.2), (49, 1.2), (50, 1.5), (99, 1.5), (100, 2.0)] {
        assert_eq!(alpha(people), a, "{people}");
    }
    // Ten lots of a tenth are one whole, although the sum of floats is a little less.
    assert_eq!(assess(&of(&[("钾", 0.1); 10]), 1).unwrap().level, 4);
    assert_eq!(assess(&of(&[("氨", 9.99)]), 500).unwrap().level, 0);
}

#[test]
fn names_are_found_as_people_write_them() {
    for (name, t) in [
        ("液 氯", 5.0),
        ("光气", 0.3),
        ("ＬＰＧ", 50.0),
        ("lng", 50.0),
        ("硝酸铵(含可燃物>0.2%)", 5.0),
        ("硝酸铵", 50.0),
        ("酒精", 500.0),
        ("电石", 100.0),
    ] {
        assert_eq!(substance(name).map(|s| s.critical_t), Some(t), "{name}");
    }
    let by_cas = Quantity { name: "进口溶剂".into(), cas: Some("67-56-1".into()), quantity_t: 500.0, class: None };
    assert!(near(assess(&[by_cas], 1).unwrap().s, 1.0));
}

#[test]
fn what_cannot_be_used_is_named_by_its_line() {
    let mut list = of(&[("氯", 30.0), ("不知名溶剂", 1.0), ("氨", -1.0), ("", 1.0), ("甲醇", f64::NAN)]);
    list[1].class = Some("W12".into());
    let wrong = assess(&list, -3).unwrap_err();
    let lines: Vec<usize> = wrong.iter().map(|w| w.line).collect();
    assert_eq!(lines, [5, 1, 2, 3, 4]);
    assert!(wrong[1].say.contains("W12"));
    assert!(assess(&[], 1).is_err());
    assert!(assess(&of(&[("不知名溶剂", 1.0)]), 1).unwrap_err()[0].say.contains("表2"));
}

/// β by Table 3 as read; a data set that says “氟 4” would be caught here: 4 belongs to chlorine.
#[test]
fn toxic_gases_by_table_3() {
    for (name, beta) in [
        ("一氧化碳", 2.0),
        ("二氧化硫", 2.0),
        ("氨", 2.0),
        ("环氧乙烷", 2.0),
        ("氯化氢", 3.0),
        ("溴甲烷", 3.0),
        ("氯", 4.0),
        ("硫化氢", 5.0),
        ("氟化氢", 5.0),
        ("二氧化氮", 10.0),
        ("氰化氢", 10.0),
        ("碳酰氯", 20.0),
        ("磷化氢", 20.0),
        ("异氰酸甲酯", 20.0),
    ] {
        let s = substance(name).unwrap();
        assert_eq!((s.toxic, s.beta()), (Some(beta), beta), "{name}");
    }
    assert_eq!(substances().iter().filter(|s| s.toxic.is_some()).count(), 14);
    assert_eq!(substance("氟").unwrap().toxic, None);
}

#[test]
fn the_tables_are_whole() {
    assert_eq!(classes().len(), 24);
    assert!(classes().iter().all(|c| c.critical_t > 0.0 && c.beta >= 1.0));
    let mut names: Vec<&str> = Vec::new();
    for s in substances() {
        assert!(s.critical_t > 0.0 && class(&s.class).is_some(), "{}", s.name);
        names.push(&s.name);
        names.extend(s.aliases.iter().map(String::as_str));
    }
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "no name leads to two substances");
}

proptest! {
    /// More of a substance, or more neighbours, never lowers S, R or the urgency of the level.
    #[test]
    fn r_grows_with_quantity_and_neighbours(pick in prop::collection::vec((0usize..80, 0f64..2000.0), 1..8), more in 0f64..500.0, people in 0i64..150, extra in 0i64..100) {
        let all = substances();
        let list: Vec<Quantity> = pick.iter().map(|(i, t)| Quantity { name: all[i % all.len()].name.clone(), quantity_t: *t, ..Quantity::default() }).collect();
        let mut bigger = list.clone();
        bigger[0].quantity_t += more;
        let (a, b) = (assess(&list, people).unwrap(), assess(&bigger, people + extra).unwrap());
        prop_assert!(b.s >= a.s - 1e-9 && b.r >= a.r - 1e-9);
        let urgency = |l: u8| if l == 0 { 0 } else { 5 - l };
        prop_assert!(urgency(b.level) >= urgency(a.level));
    }

    /// R is linear: twice of everything is twice of R.
    #[test]
    fn r_is_linear(pick in prop::collection::vec((0usize..80, 0f64..1000.0), 1..8), people in 0i64..150) {
        let all = substances();
        let make = |k: f64| pick.iter().map(|(i, t)| Quantity { name: all[i % all.len()].name.clone(), quantity_t: t * k, ..Quantity::default() }).collect::<Vec<_>>();
        let (one, two) = (assess(&make(1.0), people).unwrap(), assess(&make(2.0), people).unwrap());
        prop_assert!((two.r - 2.0 * one.r).abs() < 1e-6 * (1.0 + one.r));
    }
}
