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

    /// Refuses beginning a step by hand where one neither drafts, nor decides, nor signs (handbook 01 §5: the office drafts,
    /// its head signs letters, the committee or a leader decides on what is above).
    pub fn may_begin(&self, step: Step, organ_path: &str) -> Outcome<()> {
        let may = begins(step).iter().any(|r| self.at(*r, organ_path));
        if may { Ok(()) } else { Err(not_yours(step)) }
    }

    /// Region in whose name one begins a step that no document's office sends. With `around`, only a region that this
    /// place lies in, the nearest first.
    pub fn begins_at(&self, step: Step, around: Option<&str>) -> Outcome<String> {
        let holds = |right: &Right| {
            let here = self.scope.areas.iter().filter(|a| a.right == *right).map(|a| a.path.as_str());
            match around {
                Some(place) => here.filter(|path| place.starts_with(path)).max_by_key(|path| path.len()),
                None => here.min_by_key(|path| path.len()),
            }
        };
        begins(step).iter().find_map(holds).map(str::to_owned).ok_or_else(|| not_yours(step))
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

/// Rights of which one is enough to begin a step, the weightiest first.
fn begins(step: Step) -> [Right; 3] {
    [step.signed_with(), Right::SuperviseWork, Right::SuperviseLead]
}

fn not_yours(step: Step) -> Refusal {
    let say = format!("{}由安委办拟办、{}签发，您不能代办。", step.label(), step.signer());
    Refusal::forbidden("NOT_YOURS", say)
}
