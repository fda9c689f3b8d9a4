//! What must be there before a step, who may take it, and what can be kept at all.

use super::*;
use crate::risk::flow::{RiskAction, RiskState};
use crate::risk::level::{ControlLevel, Level};
use crate::risk::model::Stamp;
use crate::risk::rules::gate::{editable, open};
use crate::risk::rules::lists;
use crate::risk::rules::party::Who;
use kernel::id::PersonId;
use kernel::{Area, Party, Right, Scope};

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn scope(n: u128, of: u128, rights: &[Right], path: &str, sectors: &[&str], whole: bool) -> Scope {
    let area = |right: &Right| Area {
        right: *right,
        path: path.into(),
        sectors: sectors.iter().map(|s| (*s).into()).collect(),
        whole_region: whole,
    };
    let areas = rights.iter().map(area).collect();
    Scope { person: Some(person(n)), unit: Some(unit(of)), areas, ..Scope::default() }
}

fn who(scope: &Scope) -> Who<'_> {
    Who { person: scope.person, unit: scope.unit, scope }
}

fn officer() -> Scope {
    scope(1, 10, &[Right::RiskRead, Right::RiskWrite], REGION, &[], false)
}
fn head() -> Scope {
    scope(2, 10, &[Right::RiskRead, Right::RiskWrite, Right::RiskSign], REGION, &[], false)
}
fn leader() -> Scope {
    scope(3, 30, &[Right::RiskRead, Right::RiskSign], REGION, &[], true)
}

fn by(n: u128) -> Option<Stamp> {
    Some(Stamp { at: jiff::Timestamp::UNIX_EPOCH, by: Some(person(n)), name: "某".into() })
}

fn code(scope: &Scope, risk: &Risk, action: RiskAction) -> &'static str {
    open(&who(scope), risk, action).err().map_or("", |r| r.code)
}

#[test]
fn assessed_means_scored_controlled_and_answered_for() {
    let whole = major();
    assert_eq!(code(&officer(), &whole, RiskAction::Assess), "");
    for (spoil, field) in [
        ((|r: &mut Risk| r.inherent = None) as fn(&mut Risk), "inherent"),
        (|r| r.controls.clear(), "controls"),
        (|r| r.residual = None, "residual"),
        (|r| r.duty.retain(|d| d.level != ControlLevel::Company), "duty"),
    ] {
        let mut r = whole.clone();
        spoil(&mut r);
        let refusal = open(&who(&officer()), &r, RiskAction::Assess).unwrap_err();
        assert_eq!((refusal.code, refusal.fields[0].path.as_str()), ("NOT_ASSESSED", field));
    }
    // A low risk needs no second score.
    let mut low = risk(form(Method::Ls, ls_of(1.0, 3.0), Chosen::default()));
    assert_eq!(code(&officer(), &low, RiskAction::Assess), "");
    low.duty.clear();
    assert_eq!(code(&officer(), &low, RiskAction::Assess), "NOT_ASSESSED");
}

#[test]
fn a_major_risk_is_signed_by_the_principal_with_all_five_fields() {
    let mut r = major();
    (r.state, r.plan, r.assessed) = (RiskState::Assessed, full_plan(), by(1));
    assert_eq!(code(&officer(), &r, RiskAction::Sign), "PRINCIPAL_REQUIRED");
    assert_eq!(code(&leader(), &r, RiskAction::Sign), "PRINCIPAL_REQUIRED", "a leader signs for no enterprise");
    assert_eq!(code(&head(), &r, RiskAction::Sign), "");
    for (spoil, field, name) in [
        ((|p: &mut Plan| p.responsibility.clear()) as fn(&mut Plan), "plan.responsibility", "责任"),
        (|p| p.measures = "  ".into(), "plan.measures", "措施"),
        (|p| (p.funds, p.funds_fen) = (String::new(), None), "plan.funds", "资金"),
        (|p| p.deadline = None, "plan.deadline", "时限"),
        (|p| p.emergency.clear(), "plan.emergency", "预案"),
    ] {
        let mut r = r.clone();
        spoil(&mut r.plan);
        let refusal = open(&who(&head()), &r, RiskAction::Sign).unwrap_err();
        assert_eq!((refusal.code, refusal.fields[0].path.as_str()), ("PLAN_INCOMPLETE", field));
        assert!(refusal.say.contains(&format!("还缺{name}")), "{}", refusal.say);
    }
    r.plan = Plan::default();
    assert_eq!(open(&who(&head()), &r, RiskAction::Sign).unwrap_err().fields.len(), 5);
    (r.plan, r.assessed) = (full_plan(), by(2));
    assert_eq!(code(&head(), &r, RiskAction::Sign), "SELF_APPROVAL");
}

#[test]
fn a_larger_risk_is_signed_by_another_and_lesser_ones_by_anybody_of_the_firm() {
    let mut larger = risk(form(Method::Ls, ls_of(3.0, 5.0), ls_of(2.0, 5.0)));
    (larger.state, larger.assessed) = (RiskState::Assessed, by(1));
    assert_eq!(larger.level, Some(Level::Larger));
    assert_eq!(code(&officer(), &larger, RiskAction::Sign), "SELF_APPROVAL");
    larger.assessed = by(9);
    assert_eq!(code(&officer(), &larger, RiskAction::Sign), "");
    let mut general = risk(form(Method::Ls, ls_of(3.0, 3.0), Chosen::default()));
    (general.state, general.assessed) = (RiskState::Assessed, by(1));
    assert_eq!(code(&officer(), &general, RiskAction::Sign), "");
}

#[test]
fn a_red_risk_is_published_by_its_leader_alone() {
    let mut r = major();
    (r.state, r.plan) = (RiskState::Signed, full_plan());
    assert_eq!(code(&leader(), &r, RiskAction::Publish), "LEADER_REQUIRED", "nobody was named");
    (r.leader, r.leader_name) = (Some(person(3)), Some("某领导".into()));
    assert_eq!(code(&leader(), &r, RiskAction::Publish), "");
    let other = scope(4, 30, &[Right::RiskRead, Right::RiskSign], REGION, &[], true);
    assert_eq!(code(&other, &r, RiskAction::Publish), "LEADER_REQUIRED");
    r.plan.phone.clear();
    assert_eq!(code(&leader(), &r, RiskAction::Publish), "PHONE_REQUIRED");
    let mut low = risk(form(Method::Ls, ls_of(1.0, 3.0), Chosen::default()));
    low.state = RiskState::Signed;
    for action in [RiskAction::Publish, RiskAction::Review, RiskAction::Appoint] {
        assert_eq!(code(&leader(), &low, action), "NOT_MAJOR");
    }
}

#[test]
fn a_major_risk_that_was_assessed_is_retired_by_the_principal() {
    let mut r = major();
    assert_eq!(code(&officer(), &r, RiskAction::Retire), "", "a draft that was a mistake");
    r.state = RiskState::Signed;
    assert_eq!(code(&officer(), &r, RiskAction::Retire), "PRINCIPAL_REQUIRED");
    assert_eq!(code(&head(), &r, RiskAction::Retire), "");
    for (state, code) in [
        (RiskState::Draft, ""),
        (RiskState::Assessed, ""),
        (RiskState::Signed, "RISK_SIGNED"),
        (RiskState::Published, "RISK_SIGNED"),
        (RiskState::Retired, "RISK_RETIRED"),
    ] {
        r.state = state;
        assert_eq!(editable(&r).err().map_or("", |e| e.code), code, "{state:?}");
    }
}

#[test]
fn capacities() {
    let mut r = major();
    r.leader = Some(person(3));
    let parties = |s: &Scope| who(s).parties(&r);
    assert_eq!(parties(&officer()), [Party::Owner]);
    assert_eq!(parties(&head()), [Party::Owner, Party::Principal]);
    assert_eq!(parties(&leader()), [Party::Leader]);
    let verify = &[Right::RiskRead, Right::HazardVerify];
    assert_eq!(parties(&scope(5, 20, verify, "/990100/", &[], false)), [Party::Supervisor], "the regulator itself");
    assert_eq!(parties(&scope(5, 21, verify, "/990100/", &[], false)), [], "another department");
    assert_eq!(parties(&scope(5, 21, verify, "/990100/", &["chemical"], true)), [Party::Supervisor]);
    assert_eq!(parties(&scope(5, 21, verify, "/990100/", &["mine"], true)), [], "another trade");
    assert_eq!(parties(&scope(5, 21, verify, "/990100/990122/", &[], true)), [], "another county");
    // The same rights in another enterprise are nothing here.
    let stranger = scope(6, 11, &[Right::RiskRead, Right::RiskWrite, Right::RiskSign], REGION, &[], false);
    assert_eq!(parties(&stranger), []);
    let auditor = scope(7, 40, &[Right::RiskRead], "/990100/", &[], true);
    assert_eq!(parties(&auditor), []);
}

#[test]
fn what_cannot_be_kept_is_refused_where_it_is() {
    let law = law();
    let refusal = |change: fn(&mut RiskForm)| {
        let mut f = form(Method::Ls, ls_of(3.0, 3.0), ls_of(2.0, 3.0));
        change(&mut f);
        let mut r = compose::blank(RiskId(Uuid::nil()), RiskPointId(Uuid::nil()), place());
        let refusal = compose::fill(&mut r, f, &cuts(&law)).expect_err("refused");
        (refusal.code, refusal.fields.first().map(|f| f.path.clone()).unwrap_or_default())
    };
    let cases: [(fn(&mut RiskForm), &str, &str); 17] = [
        (|f| f.activity = " ".into(), "MISSING_FIELD", "activity"),
        (|f| f.activity = "长".repeat(101), "BAD_RISK", "activity"),
        (|f| f.event = "倒霉".into(), "BAD_RISK", "event"),
        (|f| f.event.clear(), "MISSING_FIELD", "event"),
        (|f| f.factor = Some("99".into()), "BAD_RISK", "factor"),
        (|f| f.inherent.l = Some(9.0), "NOT_IN_TABLE", "inherent.l"),
        (|f| f.residual.s = Some(9.0), "NOT_IN_TABLE", "residual.s"),
        (|f| f.residual = ls_of(4.0, 3.0), "RESIDUAL_HIGHER", "residual"),
        (|f| f.residual = ls_of(4.0, 5.0), "RESIDUAL_HIGHER", "residual"),
        (|f| f.control_level = Some(ControlLevel::Team), "CONTROL_LEVEL_TOO_LOW", "control_level"),
        (|f| f.controls[0].text.clear(), "MISSING_FIELD", "controls[0].text"),
        (|f| f.controls.push(f.controls[0].clone()), "BAD_RISK", "controls[1].text"),
        (|f| f.controls = vec![f.controls[0].clone(); 51], "BAD_RISK", "controls"),
        (|f| f.duty[0].name.clear(), "MISSING_FIELD", "duty[0].name"),
        (|f| f.method = Method::Jha, "MISSING_FIELD", "consequence"),
        (|f| f.plan = Some(Plan { phone: "打我".into(), ..Plan::default() }), "BAD_RISK", "plan.phone"),
        (|f| f.plan = Some(Plan { funds_fen: Some(-1), ..Plan::default() }), "BAD_RISK", "plan.funds_fen"),
    ];
    for (n, (change, code, path)) in cases.into_iter().enumerate() {
        assert_eq!(refusal(change), (code, path.to_owned()), "case {n}");
    }
    // Higher than needed is allowed.
    let mut f = form(Method::Ls, ls_of(3.0, 3.0), ls_of(2.0, 3.0));
    f.control_level = Some(ControlLevel::Company);
    assert_eq!(risk(f).controlled_by(), Some(ControlLevel::Company));
}

#[test]
fn the_four_lists_are_made_from_what_is_there() {
    let mut r = major();
    r.plan = full_plan();
    r.leader_name = Some("某领导".into());
    r.controls.push(control(ControlKind::Emergency, "启动喷淋"));
    let lists = lists::lists(&r, "云溪化工", "储罐区");
    let labels: Vec<&str> = lists.iter().map(|l| l.label).collect();
    assert_eq!(labels, ["基础信息清单", "责任分工清单", "防控措施清单", "应急处置清单"]);
    let has = |n: usize, label: &str, value: &str| {
        assert!(lists[n].lines.iter().any(|l| l.label == label && l.value == value), "{:?}", lists[n].lines);
    };
    has(0, "固有风险", "20 重大风险（红色）");
    has(1, "包案领导", "某领导");
    has(2, "工程技术", "紧急切断阀，每班检查");
    has(2, "资金", "安全生产费用列支，12000.00 元");
    has(3, "应急处置", "启动喷淋，每班检查");
    has(3, "应急电话", "0000-1234567");
    assert!(lists.iter().all(|l| l.lines.iter().all(|x| !x.value.is_empty())));
}

#[test]
fn a_change_after_the_assessment_begins_it_anew_but_the_plan_may_be_completed() {
    let law = law();
    let mut r = major();
    (r.state, r.assessed) = (RiskState::Assessed, by(1));
    let mut f = form(Method::Ls, ls_of(4.0, 5.0), ls_of(2.0, 5.0));
    assert_eq!(compose::amended(&r, f.clone(), &cuts(&law)).unwrap(), None, "nothing differs");
    f.plan = Some(full_plan());
    let planned = compose::amended(&r, f.clone(), &cuts(&law)).unwrap().unwrap();
    assert_eq!((planned.state, planned.assessed.is_some()), (RiskState::Assessed, true));
    f.inherent = ls_of(3.0, 5.0);
    let other = compose::amended(&r, f.clone(), &cuts(&law)).unwrap().unwrap();
    assert_eq!((other.state, other.assessed, other.level), (RiskState::Draft, None, Some(Level::Larger)));
    r.state = RiskState::Published;
    assert_eq!(compose::amended(&r, f, &cuts(&law)).unwrap_err().code, "RISK_SIGNED");
}
