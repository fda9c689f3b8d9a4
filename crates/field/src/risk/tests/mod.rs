//! Tables worked by hand from the handbook's rules, not from the code.

mod flows;
mod gates;
mod levels;
mod register;
mod scores;

use super::model::{Control, ControlKind, Duty, Place, Plan, Risk, RiskForm};
use super::rules::compose;
use super::score::{Chosen, Cuts, Method};
use jiff::civil::{Date, date};
use kernel::id::{EnterpriseId, RiskId, RiskPointId, SiteId, UnitId};
use law::{Law, Parameters};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 22);
const REGION: &str = "/990100/990121/";

fn law() -> Parameters {
    Law::shipped().parameters
}

fn cuts(law: &Parameters) -> Cuts<'_> {
    Cuts { law, region: REGION, on: TODAY }
}

fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

fn place() -> Place {
    Place {
        site: SiteId(Uuid::from_u128(1)),
        enterprise: EnterpriseId(Uuid::from_u128(2)),
        region_path: REGION.into(),
        trade: "chemical".into(),
        unit: Some(unit(10)),
        regulator: Some(unit(20)),
    }
}

fn ls_of(l: f64, s: f64) -> Chosen {
    Chosen { l: Some(l), s: Some(s), ..Chosen::default() }
}

fn lec_of(l: f64, e: f64, c: f64) -> Chosen {
    Chosen { l: Some(l), e: Some(e), c: Some(c), ..Chosen::default() }
}

fn control(kind: ControlKind, text: &str) -> Control {
    Control { kind, text: text.into(), check: None, every: None }
}

fn duty(level: super::level::ControlLevel, name: &str) -> Duty {
    Duty { level, name: name.into(), post: None }
}

fn full_plan() -> Plan {
    Plan {
        responsibility: "厂长总负责".into(),
        measures: "加装紧急切断阀".into(),
        funds: "安全生产费用列支".into(),
        funds_fen: Some(1_200_000),
        deadline: Some(date(2026, 12, 31)),
        emergency: "储罐泄漏专项预案".into(),
        phone: "0000-1234567".into(),
        ..Plan::default()
    }
}

/// A form that can be assessed, with these values.
fn form(method: Method, inherent: Chosen, residual: Chosen) -> RiskForm {
    use super::level::ControlLevel::*;
    RiskForm {
        activity: "储罐区卸车".into(),
        source: "甲醇".into(),
        event: "火灾".into(),
        method,
        inherent,
        residual,
        duty: [Company, Department, Workshop, Team].map(|l| duty(l, "甲某")).into(),
        controls: vec![control(ControlKind::Engineering, "紧急切断阀")],
        ..RiskForm::default()
    }
}

fn risk(form: RiskForm) -> Risk {
    let law = law();
    let mut risk = compose::blank(RiskId(Uuid::from_u128(3)), RiskPointId(Uuid::from_u128(4)), place());
    compose::fill(&mut risk, form, &cuts(&law)).unwrap();
    risk
}

fn major() -> Risk {
    risk(form(Method::Ls, ls_of(4.0, 5.0), ls_of(2.0, 5.0)))
}
