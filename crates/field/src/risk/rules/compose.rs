//! A form becomes a risk: scored, checked, or refused with the field that is wrong.

use super::{check, gate};
use crate::risk::flow::{RiskAction, RiskFlow, RiskState};
use crate::risk::level::Level;
use crate::risk::model::{Place, Rating, Risk, RiskForm};
use crate::risk::score::{self, Chosen, Cuts, Method};
use kernel::flow::{Flow, Party};
use kernel::id::{RiskId, RiskPointId};
use kernel::{Outcome, Refusal};

/// A risk of which nothing is known yet.
pub fn blank(id: RiskId, point: RiskPointId, place: Place) -> Risk {
    Risk {
        id,
        place,
        point,
        activity: String::new(),
        source: String::new(),
        event: String::new(),
        consequence: String::new(),
        standard: String::new(),
        factor: None,
        method: Method::Ls,
        inherent: None,
        residual: None,
        level: None,
        needs_review: false,
        control_level: None,
        duty: Vec::new(),
        controls: Vec::new(),
        plan: Default::default(),
        reassess_on: None,
        reassess_why: None,
        reminded: false,
        leader: None,
        leader_name: None,
        state: RiskFlow::START,
        assessed: None,
        signed: None,
        published: None,
        reviewed: None,
        review_on: None,
        version: 1,
    }
}

/// Fill a risk from a form. A level that was taken from a colour stays until there is a score.
pub fn fill(risk: &mut Risk, form: RiskForm, cuts: &Cuts) -> Outcome<()> {
    risk.inherent = rate(form.method, form.inherent, cuts).map_err(|r| under("inherent", r))?;
    let after = if form.method == Method::Direct && form.residual.reason.is_none() { Method::Jha } else { form.method };
    risk.residual = rate(after, form.residual, cuts).map_err(|r| under("residual", r))?;
    if let Some(rating) = &risk.inherent {
        (risk.level, risk.needs_review) = (Some(rating.scored.level), false);
    }
    (risk.activity, risk.source, risk.event) = (form.activity, form.source, form.event);
    (risk.consequence, risk.standard, risk.factor) = (form.consequence, form.standard, form.factor);
    (risk.method, risk.control_level) = (form.method, form.control_level);
    (risk.duty, risk.controls) = (form.duty, form.controls);
    if let Some(plan) = form.plan {
        risk.plan = plan;
    }
    check::whole(risk)
}

fn rate(method: Method, chosen: Chosen, cuts: &Cuts) -> Outcome<Option<Rating>> {
    if chosen.is_empty() {
        return Ok(None);
    }
    let scored = score::score(method, &chosen, cuts)?;
    Ok(Some(Rating { chosen, scored }))
}

/// Fields of a refusal, named as the form names them.
fn under(part: &str, mut refusal: Refusal) -> Refusal {
    for field in &mut refusal.fields {
        field.path = format!("{part}.{}", field.path);
    }
    refusal
}

/// A risk as it would be after a change of its form; `None` if nothing differs. What was assessed and is changed beyond
/// its plan goes back to be assessed again.
pub fn amended(before: &Risk, form: RiskForm, cuts: &Cuts) -> Outcome<Option<Risk>> {
    let mut risk = before.clone();
    fill(&mut risk, form, cuts)?;
    if risk == *before {
        return Ok(None);
    }
    gate::editable(before)?;
    if before.state == RiskState::Assessed && !only_plan(before, &risk) {
        risk.state = RiskFlow::next(before.state, RiskAction::Reassess, &[Party::Owner], &["reason"])
            .map_err(|e| Refusal::internal(format!("{e:?}")))?;
        risk.assessed = None;
    }
    Ok(Some(risk))
}

/// The same thing that may happen, told twice.
pub fn same(a: &Risk, b: &Risk) -> bool {
    (&a.activity, &a.event, &a.source) == (&b.activity, &b.event, &b.source)
}

/// Take a level from a colour, without a score.
pub fn take_level(risk: &mut Risk, level: Level, needs_review: bool) {
    (risk.level, risk.needs_review) = (Some(level), needs_review);
}

/// Whether only the plan differs; a plan may be completed after the assessment.
fn only_plan(before: &Risk, after: &Risk) -> bool {
    let same = Risk { plan: before.plan.clone(), ..after.clone() };
    same == *before
}
