//! LS and LEC: every value by hand, every boundary, every refusal.

use super::{cuts, law, lec_of, ls_of};
use crate::risk::level::Level::{self, *};
use crate::risk::score::{Chosen, Direct, Method, d_level, r_level, score, tables};
use proptest::prelude::*;

/// Level of every cell of the matrix, rows L = 1…5, columns S = 1…5 (handbook 03 §2.1: 20–25, 15–16, 9–12, 1–8).
const MATRIX: [[Level; 5]; 5] = [
    [Low, Low, Low, Low, Low],
    [Low, Low, Low, Low, General],
    [Low, Low, General, General, Larger],
    [Low, Low, General, Larger, Major],
    [Low, General, Larger, Major, Major],
];

#[test]
fn every_cell_of_the_matrix() {
    let law = law();
    let mut seen = std::collections::BTreeSet::new();
    for l in 1..=5u8 {
        for s in 1..=5u8 {
            let scored = score(Method::Ls, &ls_of(l.into(), s.into()), &cuts(&law)).unwrap();
            assert_eq!(scored.value, Some(f64::from(l * s)));
            assert_eq!(scored.level, MATRIX[usize::from(l) - 1][usize::from(s) - 1], "L{l} S{s}");
            seen.insert(l * s);
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]);
}

#[test]
fn severity_is_the_largest_of_its_dimensions() {
    let law = law();
    let chosen = Chosen { l: Some(4.0), people: Some(3.0), loss: Some(5.0), stop: Some(2.0), ..Chosen::default() };
    let scored = score(Method::Ls, &chosen, &cuts(&law)).unwrap();
    assert_eq!((scored.value, scored.level), (Some(20.0), Major));
    assert_eq!(scored.say, "R = L×S = 4×5 = 20，重大风险");
    let labels: Vec<&str> = scored.inputs.iter().map(|i| i.label.as_str()).collect();
    assert_eq!(labels, ["可能性 L", "严重性 S（人员）", "严重性 S（直接经济损失）", "严重性 S（停工）"]);
    let keys: Vec<&str> = scored.parameters.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(keys, ["risk.ls.major", "risk.ls.larger", "risk.ls.general"]);
    assert!(scored.parameters.iter().all(|p| p.source.contains("非法定")), "marked M");
}

#[test]
fn the_worked_examples_of_lec() {
    let law = law();
    for (l, e, c, d, level) in [
        (6.0, 6.0, 15.0, 540.0, Major),
        (1.0, 6.0, 40.0, 240.0, Larger),
        (3.0, 6.0, 7.0, 126.0, General),
        (0.5, 6.0, 15.0, 45.0, Low),
        // By hand: the ends of the tables, and products that binary fractions do not hold exactly.
        (10.0, 10.0, 100.0, 10_000.0, Major),
        (0.1, 0.5, 1.0, 0.05, Low),
        (0.2, 0.5, 7.0, 0.7, Low),
        (10.0, 1.0, 7.0, 70.0, Low),
        (0.2, 6.0, 100.0, 120.0, General),
        (0.1, 10.0, 100.0, 100.0, General),
        (1.0, 10.0, 40.0, 400.0, Major),
    ] {
        let scored = score(Method::Lec, &lec_of(l, e, c), &cuts(&law)).unwrap();
        assert_eq!((scored.value, scored.level), (Some(d), level), "{l}×{e}×{c}");
    }
}

#[test]
fn the_boundaries_belong_where_the_table_says() {
    let lec = [320.0, 160.0, 70.0];
    for (d, level) in
        [(320.1, Major), (320.0, Larger), (160.1, Larger), (160.0, General), (70.1, General), (70.0, Low), (0.05, Low)]
    {
        assert_eq!(d_level(d, lec), level, "D {d}");
    }
    let ls = [20.0, 15.0, 9.0];
    for (r, level) in
        [(25.0, Major), (20.0, Major), (16.0, Larger), (15.0, Larger), (12.0, General), (9.0, General), (8.0, Low)]
    {
        assert_eq!(r_level(r, ls), level, "R {r}");
    }
}

#[test]
fn a_region_may_cut_elsewhere() {
    use jiff::civil::date;
    let mut rows: Vec<law::Parameter> = law().iter().cloned().collect();
    let mut own = rows.iter().find(|p| p.key == "risk.ls.major").unwrap().clone();
    (own.region, own.value, own.effective_from) = ("/990100/990121/".into(), 16.0, date(2026, 1, 1));
    rows.push(own);
    let law = law::Parameters::new(rows).unwrap();
    assert_eq!(score(Method::Ls, &ls_of(4.0, 4.0), &cuts(&law)).unwrap().level, Major);
    let elsewhere = crate::risk::score::Cuts { region: "/990100/990122/", ..cuts(&law) };
    assert_eq!(score(Method::Ls, &ls_of(4.0, 4.0), &elsewhere).unwrap().level, Larger);
    let before = crate::risk::score::Cuts { on: date(2025, 12, 31), ..cuts(&law) };
    assert_eq!(score(Method::Ls, &ls_of(4.0, 4.0), &before).unwrap().level, Larger);
}

#[test]
fn what_is_not_in_the_table_is_refused_with_its_field() {
    let law = law();
    for (method, chosen, field) in [
        (Method::Lec, lec_of(4.0, 6.0, 15.0), "l"),
        (Method::Lec, lec_of(6.0, 4.0, 15.0), "e"),
        (Method::Lec, lec_of(6.0, 6.0, 10.0), "c"),
        (Method::Lec, lec_of(f64::NAN, 6.0, 15.0), "l"),
        (Method::Lec, lec_of(f64::INFINITY, 6.0, 15.0), "l"),
        (Method::Lec, lec_of(-1.0, 6.0, 15.0), "l"),
        (Method::Ls, ls_of(0.0, 3.0), "l"),
        (Method::Ls, ls_of(6.0, 3.0), "l"),
        (Method::Ls, ls_of(3.0, 2.5), "s"),
        (Method::Ls, Chosen { l: Some(3.0), people: Some(0.0), ..Chosen::default() }, "people"),
    ] {
        let refusal = score(method, &chosen, &cuts(&law)).unwrap_err();
        assert_eq!((refusal.code, refusal.fields[0].path.as_str()), ("NOT_IN_TABLE", field), "{chosen:?}");
        assert!(refusal.say.contains("只能取") && refusal.say.ends_with('。'), "{}", refusal.say);
    }
    for (method, chosen, field) in [
        (Method::Ls, Chosen { s: Some(3.0), ..Chosen::default() }, "l"),
        (Method::Ls, Chosen { l: Some(3.0), ..Chosen::default() }, "s"),
        (Method::Lec, Chosen { l: Some(3.0), e: Some(6.0), ..Chosen::default() }, "c"),
        (Method::Direct, Chosen::default(), "reason"),
        (Method::Direct, Chosen { reason: Some("many_people".into()), ..Chosen::default() }, "count"),
    ] {
        let refusal = score(method, &chosen, &cuts(&law)).unwrap_err();
        assert_eq!((refusal.code, refusal.fields[0].path.as_str()), ("SCORE_INCOMPLETE", field), "{chosen:?}");
    }
}

#[test]
fn jobs_and_checklists_take_either_scale() {
    let law = law();
    assert_eq!(score(Method::Jha, &ls_of(3.0, 5.0), &cuts(&law)).unwrap().rule, "risk.ls");
    assert_eq!(score(Method::Scl, &lec_of(3.0, 6.0, 7.0), &cuts(&law)).unwrap().rule, "risk.lec");
}

#[test]
fn some_cases_are_major_without_a_score() {
    let law = law();
    for case in Direct::ALL {
        let chosen = Chosen { reason: Some(case.label().into()), count: Some(10), ..Chosen::default() };
        let scored = score(Method::Direct, &chosen, &cuts(&law)).unwrap();
        assert_eq!((scored.level, scored.value), (Major, None));
    }
    let nine = Chosen { reason: Some("many_people".into()), count: Some(9), ..Chosen::default() };
    assert_eq!(score(Method::Direct, &nine, &cuts(&law)).unwrap_err().code, "NOT_DIRECT");
    let other = Chosen { reason: Some("feels bad".into()), ..Chosen::default() };
    assert_eq!(score(Method::Direct, &other, &cuts(&law)).unwrap_err().code, "NOT_IN_TABLE");
}

fn any_of(table: &'static [tables::Grade]) -> impl Strategy<Value = f64> {
    prop::sample::select(table.iter().map(|g| g.value).collect::<Vec<_>>())
}

proptest! {
    /// Whatever grows, the level never falls.
    #[test]
    fn more_is_never_less_dangerous(
        (l, e, c) in (any_of(tables::LEC_L), any_of(tables::LEC_E), any_of(tables::LEC_C)),
        (l2, e2, c2) in (any_of(tables::LEC_L), any_of(tables::LEC_E), any_of(tables::LEC_C)),
    ) {
        let law = law();
        let least = score(Method::Lec, &lec_of(l.min(l2), e.min(e2), c.min(c2)), &cuts(&law)).unwrap();
        let most = score(Method::Lec, &lec_of(l.max(l2), e.max(e2), c.max(c2)), &cuts(&law)).unwrap();
        prop_assert!(most.level <= least.level && most.value >= least.value);
    }

    /// D is the exact product to the hundredth, so that no boundary is missed by a binary fraction.
    #[test]
    fn d_has_no_rest(l in any_of(tables::LEC_L), e in any_of(tables::LEC_E), c in any_of(tables::LEC_C)) {
        let law = law();
        let d = score(Method::Lec, &lec_of(l, e, c), &cuts(&law)).unwrap().value.unwrap();
        prop_assert!((d - l * e * c).abs() < 1e-6);
        let hundredths = d * 100.0;
        prop_assert!((hundredths - hundredths.round()).abs() < 1e-6);
    }

    /// Nothing typed in makes it panic or pass unless it is in the table.
    #[test]
    fn any_number_is_taken_or_refused(l in any::<f64>(), e in any::<f64>(), c in any::<f64>()) {
        let law = law();
        let inside = |x: f64, t: &[tables::Grade]| t.iter().any(|g| g.value == x);
        let all = inside(l, tables::LEC_L) && inside(e, tables::LEC_E) && inside(c, tables::LEC_C);
        let taken = score(Method::Lec, &lec_of(l, e, c), &cuts(&law)).is_ok();
        prop_assert!(taken || !all);
    }
}
