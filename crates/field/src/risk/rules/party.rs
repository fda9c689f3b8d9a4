//! In what capacities a person acts on a risk: the enterprise assesses and signs its own, the regulator and the office look
//! after it, a leader answers for a red one.

use crate::risk::model::{Place, Risk};
use kernel::id::{PersonId, UnitId};
use kernel::{Party, Right, Scope};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    pub person: Option<PersonId>,
    pub unit: Option<UnitId>,
    pub scope: &'a Scope,
}

impl Who<'_> {
    /// People of the enterprise itself, with this right.
    fn inside(&self, place: &Place, right: Right) -> bool {
        self.unit.is_some() && self.unit == place.unit && self.scope.may(right)
    }

    /// May write the enterprise's risks.
    pub fn owns(&self, place: &Place) -> bool {
        self.scope.everything || self.inside(place, Right::RiskWrite)
    }

    /// The enterprise's principal: whoever may sign there.
    pub fn is_principal(&self, risk: &Risk) -> bool {
        self.inside(&risk.place, Right::RiskSign)
    }

    /// The leader in charge of this risk.
    fn leads(&self, risk: &Risk) -> bool {
        self.person.is_some() && self.person == risk.leader && self.scope.may(Right::RiskSign)
    }

    /// The regulator of the site, or an office over the region: whoever may verify hazards there.
    pub fn supervises(&self, place: &Place) -> bool {
        if self.scope.everything {
            return true;
        }
        let right = Right::HazardVerify;
        let over = |a: &kernel::Area| {
            place.region_path.starts_with(&a.path) && (a.sectors.is_empty() || a.sectors.contains(&place.trade))
        };
        let charged = self.unit.is_some() && self.unit == place.regulator && self.scope.may(right);
        charged || self.scope.whole_regions(right).any(over)
    }

    /// Every capacity in which the person may act on this risk.
    pub fn parties(&self, risk: &Risk) -> Vec<Party> {
        let all = [
            (Party::Clock, self.scope.everything && self.person.is_none()),
            (Party::Owner, self.owns(&risk.place)),
            (Party::Principal, self.scope.everything || self.is_principal(risk)),
            (Party::Leader, self.scope.everything || self.leads(risk)),
            (Party::Supervisor, self.supervises(&risk.place)),
        ];
        all.into_iter().filter(|p| p.1).map(|p| p.0).collect()
    }
}
