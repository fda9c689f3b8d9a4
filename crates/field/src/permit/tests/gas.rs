//! What an analysis must show.

use super::*;
use crate::permit::rules::gas::{fails, latest, sound};

#[test]
fn combustible_gas_by_the_lower_limit_of_the_medium() {
    let p = permit(Kind::HotWork, Grade::HotFirst);
    let judge = |lel: f64, is: f64| {
        let a = Analysis { lower_limit: Some(lel), ..sample("2026-11-02 08:40", is) };
        fails(&a, false, &limits(&p)).is_empty()
    };
    assert!(judge(5.0, 0.5) && !judge(5.0, 0.51), "from 4 % on: half a per cent");
    assert!(judge(4.0, 0.5) && judge(3.9, 0.2) && !judge(3.9, 0.21), "below 4 %: a fifth");
}

#[test]
fn oxygen_between_its_bounds() {
    let p = permit(Kind::ConfinedSpace, Grade::None);
    let judge = |is: f64, rich: bool| {
        let a = Analysis { combustible: None, lower_limit: None, oxygen: Some(is), ..sample("2026-11-02 08:40", 0.0) };
        fails(&a, rich, &limits(&p)).is_empty()
    };
    assert!(judge(19.5, false) && judge(21.0, false) && !judge(19.4, false) && !judge(21.1, false));
    assert!(judge(23.5, true) && !judge(23.6, true));
}

#[test]
fn toxic_gas_by_the_limit_that_was_entered() {
    let p = permit(Kind::ConfinedSpace, Grade::None);
    let judge = |is: f64| {
        let a = Analysis { toxic: Some(is), toxic_limit: Some(10.0), ..sample("2026-11-02 08:40", 0.0) };
        fails(&a, false, &limits(&p)).is_empty()
    };
    assert!(judge(10.0) && !judge(10.5));
}

#[test]
fn figures_that_cannot_be_are_refused() {
    let hot = permit(Kind::HotWork, Grade::HotFirst);
    let space = permit(Kind::ConfinedSpace, Grade::None);
    let now = at("2026-11-02 09:00");
    let good = sample("2026-11-02 08:40", 0.1);
    let code = |p: &Permit, a: &Analysis| sound(p, a, now).map_err(|r| r.code);
    assert_eq!(code(&hot, &good), Ok(()));
    let none = Analysis { combustible: None, ..good.clone() };
    for (p, a) in [
        (&hot, Analysis { at: at("2026-11-02 09:01"), ..good.clone() }),
        (&hot, Analysis { at: at("2026-11-01 08:59"), ..good.clone() }),
        (&hot, Analysis { combustible: Some(-0.1), ..good.clone() }),
        (&hot, Analysis { combustible: Some(f64::NAN), ..good.clone() }),
        (&hot, Analysis { lower_limit: Some(101.0), ..good.clone() }),
        (&hot, Analysis { lower_limit: None, ..good.clone() }),
        (&hot, none.clone()),
        (&hot, Analysis { toxic: Some(1.0), ..good.clone() }),
        (&space, good.clone()),
        (&space, Analysis { oxygen: Some(20.9), lower_limit: None, ..good.clone() }),
    ] {
        assert_eq!(code(p, &a), Err("BAD_ANALYSIS"), "{a:?}");
    }
    assert_eq!(code(&space, &Analysis { oxygen: Some(20.9), ..none.clone() }), Ok(()));
    let height = permit(Kind::Height, Grade::Height1);
    assert_eq!(code(&height, &good), Err("NOT_ANALYSED"));
    let mut digging = permit(Kind::Digging, Grade::None);
    assert_eq!(code(&digging, &good), Err("NOT_ANALYSED"));
    digging.area = true;
    assert_eq!(code(&digging, &good), Ok(()));
    assert_eq!(code(&digging, &none), Err("BAD_ANALYSIS"), "nothing measured");
}

#[test]
fn the_sample_taken_last_decides() {
    let mut p = permit(Kind::HotWork, Grade::HotFirst);
    assert_eq!(latest(&p).unwrap_err().code, "NO_ANALYSIS");
    p.analyses = vec![sample("2026-11-02 08:50", 0.1), sample("2026-11-02 08:30", 0.1)];
    p.analyses[1].fails = vec!["可燃气体超标".into()];
    assert_eq!(latest(&p).unwrap().map(|a| a.at), Some(at("2026-11-02 08:50")));
    p.analyses.swap(0, 1);
    assert!(latest(&p).is_ok(), "in whatever order they were entered");
    p.analyses.push(Analysis { fails: vec!["可燃气体超标".into()], ..sample("2026-11-02 08:55", 0.9) });
    assert_eq!(latest(&p).unwrap_err().code, "GAS_BEYOND");
    assert!(latest(&permit(Kind::Height, Grade::Height1)).unwrap().is_none(), "nothing to analyse");
}
