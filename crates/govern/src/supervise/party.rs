//! In what capacities a person acts on a step (handbook 01 §4 rule 2, §5): the unit answers, the office that sent it judges,
//! and each step is signed by whoever holds its right in exactly that region. From above one may read, not act.

use super::flow::Standing;
use super::model::Supervision;
use super::step::Step;
use kernel::id::UnitId;
use kernel::{Outcome, Party, Refusal, Right, Scope};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    pub unit: Option<UnitId>,
    pub scope: &'a Scope,
}

impl Who<'_> {
    /// Holds a right over exactly this region, not over one around it.
    pub fn at(&self, right: Right, path: &str) -> bool {
        self.scope.everything || self.scope.areas.iter().any(|a| a.right == right && a.path == path)
    }

    /// Every capacity on this step. `organ_path`: region of the organ that sends it.
    pub fn parties(&self, s: &Supervision, organ_path: &str) -> Vec<Party> {
        let mut out = Vec::new();
        if self.scope.everything && self.scope.person.is_none() {
            out.push(Party::Clock);
        }
        if self.unit == Some(s.unit) && s.state != Standing::Draft && self.scope.may(Right::SuperviseAct) {
            out.push(Party::Owner);
        }
        if self.at(Right::SuperviseWork, organ_path) {
            out.push(Party::Clerk);
        }
        if self.at(s.step.signed_with(), organ_path) {
            out.push(Party::Signer);
        }
        out
    }

    /// Refuses signing what is above one's office, and says who signs it.
    pub fn may_sign(&self, step: Step, organ_path: &str) -> Outcome<()> {
        match self.at(step.signed_with(), organ_path) {
            true => Ok(()),
            false => Err(Refusal::forbidden(
                "FORBIDDEN_SIGN",
                format!("{}由{}签发，您不能代签；请提请签发。", step.label(), step.signer()),
            )),
        }
    }
}
