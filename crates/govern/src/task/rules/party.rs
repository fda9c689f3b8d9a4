//! In what capacities a person acts on a task (handbook 01 §5, 02 §8): whoever does the work never verifies or closes it.

use super::super::flow::{Work, WorkAction};
use super::super::model::Task;
use super::super::new::Role;
use kernel::id::{PersonId, UnitId};
use kernel::{Outcome, Party, Refusal, Right, Scope};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    pub person: Option<PersonId>,
    pub unit: Option<UnitId>,
    pub scope: &'a Scope,
}

impl Who<'_> {
    /// The unit's own people; for a territorial task also the office of exactly that county or zone.
    pub fn owns(&self, task: &Task) -> bool {
        let own = self.unit == Some(task.unit) && self.scope.may(Right::TaskWork);
        let place = || self.scope.whole_regions(Right::TaskWork).any(|a| a.path == task.region_path);
        own || task.role == Role::Territorial && place()
    }

    /// People of the leading unit, on the others' tasks.
    fn leads(&self, task: &Task) -> bool {
        task.has_other_lead() && self.unit.is_some() && self.unit == task.lead && self.scope.may(Right::TaskWork)
    }

    /// Holds an office's right over the task. A county's copy is judged from above: a grant over the county alone is not
    /// enough.
    fn office(&self, right: Right, task: &Task) -> bool {
        if self.scope.everything {
            return true;
        }
        if task.role != Role::Territorial {
            return self.scope.may_in(right, &task.region_path, None);
        }
        let above = |path: &str| task.region_path.starts_with(path) && path.len() < task.region_path.len();
        self.scope.areas.iter().any(|a| a.right == right && a.sectors.is_empty() && above(&a.path))
    }

    /// Reported it complete.
    fn did(&self, task: &Task) -> bool {
        self.person.is_some() && task.submitted.is_some_and(|s| s.by == self.person)
    }

    /// Verified it in either step.
    fn checked(&self, task: &Task) -> bool {
        self.person.is_some() && [task.lead_verified, task.verified].into_iter().flatten().any(|s| s.by == self.person)
    }

    /// Every capacity in which the person may act on this task.
    pub fn parties(&self, task: &Task) -> Vec<Party> {
        let mut out = Vec::new();
        if self.scope.everything && self.person.is_none() {
            out.push(Party::Clock);
        }
        if self.owns(task) {
            out.push(Party::Owner);
        }
        if self.leads(task) && !self.did(task) {
            out.push(Party::Lead);
        }
        if self.office(Right::TaskVerify, task) && !self.did(task) {
            out.push(Party::Clerk);
        }
        if self.office(Right::TaskClose, task) && !self.did(task) && !self.checked(task) {
            out.push(Party::Closer);
        }
        out
    }

    /// Refuses judging one's own work, with the reason, before the table would only say "not yours".
    pub fn four_eyes(&self, task: &Task, action: WorkAction) -> Outcome<()> {
        let judging =
            matches!(action, WorkAction::Verify | WorkAction::Check | WorkAction::Close | WorkAction::Confirm);
        if !judging {
            return Ok(());
        }
        let word = match action {
            WorkAction::Close => "销号",
            _ => "核验",
        };
        if self.did(task) {
            return Err(self_approval(format!("这项任务由您本人报完成，不能再由您{word}；请由另一位人员办理。")));
        }
        if action == WorkAction::Close && self.checked(task) {
            return Err(self_approval("这项任务由您核验，销号须由没有经手的第二人办理。".into()));
        }
        let right = if action == WorkAction::Close { Right::TaskClose } else { Right::TaskVerify };
        if self.owns(task) && !self.office(right, task) {
            return Err(self_approval(format!("这项任务由本单位办理，不能由本单位自己{word}；{}。", next_hand(task))));
        }
        Ok(())
    }
}

fn next_hand(task: &Task) -> &'static str {
    match task.work {
        Work::Submitted if task.has_other_lead() => "请等待牵头单位核验",
        Work::Verified => "请等待安委办第二人销号",
        _ => "请等待安委办核验",
    }
}

fn self_approval(say: String) -> Refusal {
    Refusal::forbidden("SELF_APPROVAL", say)
}
