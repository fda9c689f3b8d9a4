//! In what capacities a person acts: the office of the organ's region plans, the head of the office approves, the units of
//! the team carry out.

use kernel::id::UnitId;
use kernel::{Party, Right, Scope};

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

    /// Capacities on what an organ of this region plans, with the units of its team.
    pub fn parties(&self, path: &str, team: &[UnitId]) -> Vec<Party> {
        let on_team = self.unit.is_some_and(|u| team.contains(&u)) && self.scope.may(Right::SuperviseAct);
        let all = [
            (Party::Clerk, self.at(Right::SuperviseWork, path)),
            (Party::Signer, self.at(Right::SuperviseSign, path)),
            // 督查组成员单位.
            (Party::Lead, on_team),
        ];
        all.into_iter().filter(|p| p.1).map(|p| p.0).collect()
    }
}
