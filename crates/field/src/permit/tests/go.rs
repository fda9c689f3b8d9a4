//! Approving, beginning, going on.

use super::*;
use crate::permit::model::{Break, GasStop};
use crate::permit::rules::gas::{latest, sound};
use crate::permit::rules::go::{
    approver, fresh, in_time, linked, linked_works, quiet, resume, safeguards, watcher_free,
};
use kernel::id::AlarmId;

#[test]
fn a_second_person_approves_and_the_principal_what_is_special() {
    let person = |n: u128| Some(PersonId(Uuid::from_u128(n)));
    let first = permit(Kind::HotWork, Grade::HotFirst);
    assert_eq!(approver(&first, person(7), true).unwrap_err().code, "SAME_PERSON", "asked for it");
    assert!(approver(&first, person(9), false).is_ok());
    let special = permit(Kind::HotWork, Grade::HotSpecial);
    assert_eq!(approver(&special, person(9), false).unwrap_err().code, "NOT_PRINCIPAL");
    assert!(approver(&special, person(9), true).is_ok());
    let rest = Permit { raised: Some("节假日".into()), ..permit(Kind::HotWork, Grade::HotFirst) };
    assert_eq!(approver(&rest, person(9), false).unwrap_err().code, "NOT_PRINCIPAL");
    let second = Permit { asked: Grade::HotSecond, ..rest };
    assert!(approver(&second, person(9), false).is_ok(), "second raised to first is approved as first");
}

#[test]
fn every_safeguard_is_confirmed() {
    let p = permit(Kind::HotWork, Grade::HotFirst);
    let all = p.kind.safeguards(p.grade);
    assert!(safeguards(&p, &all).is_ok());
    let refused = safeguards(&p, &all[..all.len() - 1]).unwrap_err();
    assert_eq!(refused.code, "SAFEGUARDS_OPEN");
    assert!(refused.say.contains("消防器材"), "says which: {}", refused.say);
    assert_eq!(safeguards(&p, &[]).unwrap_err().code, "SAFEGUARDS_OPEN");
    let lift = |grade| permit(Kind::Lifting, grade).kind.safeguards(grade).contains(&Safeguard::Plan);
    assert!(lift(Grade::Lift1) && lift(Grade::Lift2) && !lift(Grade::Lift3), "a plan from 40 t on");
}

#[test]
fn thirty_minutes_from_the_sample_to_the_beginning() {
    let mut p = permit(Kind::HotWork, Grade::HotFirst);
    p.analyses = vec![sample("2026-11-02 09:00", 0.1)];
    let judge = |p: &Permit, when: &str| fresh(p, &limits(p), at(when)).map_err(|r| r.code);
    assert_eq!(judge(&p, "2026-11-02 09:30"), Ok(()));
    assert_eq!(judge(&p, "2026-11-02 09:31"), Err("ANALYSIS_OLD"));
    assert_eq!(judge(&p, "2026-11-02 09:35"), Err("ANALYSIS_OLD"));
    p.analyses.clear();
    assert_eq!(judge(&p, "2026-11-02 09:05"), Err("NO_ANALYSIS"));
    assert_eq!(judge(&permit(Kind::Height, Grade::Height1), "2026-11-02 09:05"), Ok(()));
}

#[test]
fn within_its_time() {
    let p = permit(Kind::HotWork, Grade::HotFirst);
    let judge = |when: &str| in_time(&p, at(when)).map_err(|r| r.code);
    assert_eq!(judge("2026-11-02 08:59"), Err("NOT_YET"));
    assert_eq!(judge("2026-11-02 09:00"), Ok(()));
    assert_eq!(judge("2026-11-02 16:59"), Ok(()));
    assert_eq!(judge("2026-11-02 17:00"), Err("PERMIT_OVER"));
}

#[test]
fn after_an_interruption() {
    let paused = |kind, grade, again: Option<&str>| {
        let mut p = permit(kind, grade);
        p.state = State::Paused;
        p.analyses = vec![sample("2026-11-02 09:00", 0.1)];
        p.analyses[0].oxygen = Some(20.9);
        p.analyses.extend(again.map(|when| sample(when, 0.1)));
        p.breaks = vec![Break::begun(at("2026-11-02 10:00"), "吃饭".into())];
        p
    };
    let judge = |p: &Permit, when: &str| resume(p, &limits(p), at(when)).map_err(|r| r.code);
    let first = paused(Kind::HotWork, Grade::HotFirst, None);
    assert_eq!(judge(&first, "2026-11-02 10:30"), Ok(()), "thirty minutes");
    assert_eq!(judge(&first, "2026-11-02 10:40"), Err("ANALYSE_AGAIN"), "forty, first class");
    assert_eq!(judge(&paused(Kind::HotWork, Grade::HotSpecial, None), "2026-11-02 10:31"), Err("ANALYSE_AGAIN"));
    let second = paused(Kind::HotWork, Grade::HotSecond, None);
    assert_eq!(judge(&second, "2026-11-02 10:40"), Ok(()), "forty, second class");
    assert_eq!(judge(&second, "2026-11-02 11:00"), Ok(()));
    assert_eq!(judge(&second, "2026-11-02 11:01"), Err("ANALYSE_AGAIN"));
    assert_eq!(judge(&paused(Kind::ConfinedSpace, Grade::None, None), "2026-11-02 11:01"), Err("ANALYSE_AGAIN"));
    assert_eq!(judge(&paused(Kind::Height, Grade::Height1, None), "2026-11-02 15:00"), Ok(()), "no gas");
    let again = paused(Kind::HotWork, Grade::HotFirst, Some("2026-11-02 10:35"));
    assert_eq!(judge(&again, "2026-11-02 10:40"), Ok(()));
    assert_eq!(judge(&again, "2026-11-02 11:06"), Err("ANALYSIS_OLD"), "and begun soon after");
    let mut foul = paused(Kind::HotWork, Grade::HotFirst, Some("2026-11-02 10:05"));
    foul.analyses[1].fails = vec!["可燃气体超标".into()];
    assert_eq!(judge(&foul, "2026-11-02 10:10"), Err("GAS_BEYOND"), "however short");
    assert_eq!(judge(&again, "2026-11-02 17:00"), Err("PERMIT_OVER"));
}

#[test]
fn inside_a_vessel_a_confined_space_ticket_too() {
    let hot = Permit { inside: true, ..permit(Kind::HotWork, Grade::HotSpecial) };
    let space = Permit { id: PermitId(Uuid::from_u128(50)), ..permit(Kind::ConfinedSpace, Grade::None) };
    let code = |hot: &Permit, other: Option<&Permit>| linked(hot, other).map_err(|r| r.code);
    assert_eq!(code(&hot, None), Err("NO_CONFINED_PERMIT"));
    assert_eq!(code(&hot, Some(&space)), Ok(()));
    assert_eq!(code(&permit(Kind::HotWork, Grade::HotSpecial), None), Ok(()), "outside");
    let wrong = [
        permit(Kind::BlindPlate, Grade::None),
        Permit { state: State::Closed, ..space.clone() },
        Permit { to: at("2026-11-02 16:00"), ..space.clone() },
        Permit { from: at("2026-11-02 09:30"), ..space.clone() },
        Permit { place: Place { site: SiteId(Uuid::from_u128(99)), ..space.place.clone() }, ..space.clone() },
    ];
    for other in &wrong {
        assert_eq!(code(&hot, Some(other)), Err("NO_CONFINED_PERMIT"), "{other:?}");
    }
    let works = |state| linked_works(&hot, Some(&Permit { state, ..space.clone() })).map_err(|r| r.code);
    assert_eq!(works(State::Working), Ok(()));
    assert_eq!(works(State::Approved), Err("CONFINED_NOT_WORKING"));
    assert_eq!(works(State::Paused), Err("CONFINED_NOT_WORKING"));
    assert!(linked_works(&permit(Kind::HotWork, Grade::HotFirst), None).is_ok());
}

#[test]
fn whoever_watches_watches_one_place() {
    let p = permit(Kind::HotWork, Grade::HotFirst);
    assert!(watcher_free(&p, &[]).is_ok());
    let refused = watcher_free(&p, &["ZY-990121-2026-000009".into()]).unwrap_err();
    assert!(refused.code == "WATCHER_BUSY" && refused.say.contains("000009"));
}

#[test]
fn after_a_gas_alarm_only_a_new_sample_lets_go_on() {
    let stop = GasStop { alarm: AlarmId(Uuid::from_u128(5)), at: at("2026-11-02 10:00") };
    let stopped = |kind, grade| {
        let mut p = permit(kind, grade);
        p.state = State::Paused;
        p.breaks = vec![Break { gas: Some(stop), ..Break::begun(at("2026-11-02 10:01"), "报警".into()) }];
        p
    };
    let judge =
        |p: &Permit, standing: Option<&str>, when: &str| quiet(p, &limits(p), standing, at(when)).map_err(|r| r.code);
    let mut hot = stopped(Kind::HotWork, Grade::HotFirst);
    assert_eq!(judge(&hot, Some("可燃气体高限报警"), "2026-11-02 10:05"), Err("GAS_ALARM"), "it stands");
    assert_eq!(judge(&hot, None, "2026-11-02 10:05"), Err("ANALYSE_AGAIN"), "no sample at all");
    hot.analyses = vec![sample("2026-11-02 09:59", 0.1)];
    assert_eq!(judge(&hot, None, "2026-11-02 10:05"), Err("ANALYSE_AGAIN"), "taken before the alarm");
    hot.analyses = vec![sample("2026-11-02 10:00", 0.1)];
    assert_eq!(judge(&hot, None, "2026-11-02 10:05"), Err("ANALYSE_AGAIN"), "at the same instant is not after it");
    hot.analyses.push(Analysis { fails: vec!["超过".into()], ..sample("2026-11-02 10:10", 0.9) });
    assert_eq!(judge(&hot, None, "2026-11-02 10:12"), Err("GAS_BEYOND"));
    hot.analyses.push(sample("2026-11-02 10:20", 0.1));
    assert_eq!(judge(&hot, None, "2026-11-02 10:50"), Ok(()));
    assert_eq!(judge(&hot, None, "2026-11-02 10:51"), Err("ANALYSIS_OLD"), "30 minutes");
    assert_eq!(judge(&hot, Some("报警"), "2026-11-02 10:50"), Err("GAS_ALARM"), "a new alarm");
    // Work that is not analysed otherwise is asked for a sample too, and only then.
    let lift = stopped(Kind::Lifting, Grade::Lift3);
    assert_eq!(judge(&lift, None, "2026-11-02 10:05"), Err("ANALYSE_AGAIN"));
    assert!(sound(&lift, &sample("2026-11-02 10:02", 0.1), at("2026-11-02 10:05")).is_ok());
    let free = permit(Kind::Lifting, Grade::Lift3);
    assert_eq!(judge(&free, None, "2026-11-02 10:05"), Ok(()), "nothing happened");
    assert_eq!(judge(&free, Some("报警"), "2026-11-02 10:05"), Err("GAS_ALARM"), "nor may it begin");
    let refused = sound(&free, &sample("2026-11-02 10:02", 0.1), at("2026-11-02 10:05"));
    assert_eq!(refused.unwrap_err().code, "NOT_ANALYSED");
    assert!(latest(&free).unwrap().is_none());
}
