//! In what capacities a person acts on points and alarms: the enterprise on its own, the regulator and the office on those
//! they look after.

use crate::point::model::Place;
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
    pub fn inside(&self, place: &Place, right: Right) -> bool {
        self.unit.is_some() && self.unit == place.unit && self.scope.may(right)
    }

    /// The regulator of the site, or an office over the region, with this right; never the enterprise's own people.
    pub fn over(&self, place: &Place, right: Right) -> bool {
        if self.scope.everything {
            return true;
        }
        if self.unit.is_some() && self.unit == place.unit {
            return false;
        }
        let covers = |a: &kernel::Area| {
            place.region_path.starts_with(&a.path) && (a.sectors.is_empty() || a.sectors.contains(&place.trade))
        };
        let charged = self.unit.is_some() && self.unit == place.regulator && self.scope.may(right);
        charged || self.scope.whole_regions(right).any(covers)
    }

    /// May enter points of the place: the enterprise, or who looks after it.
    pub fn writes(&self, place: &Place) -> bool {
        self.inside(place, Right::PointWrite) || self.over(place, Right::PointWrite)
    }

    /// Capacities towards a place, the enterprise's own by the right `own`.
    pub fn parties(&self, place: &Place, own: Right) -> Vec<Party> {
        let all = [
            (Party::Clock, self.scope.everything && self.person.is_none()),
            (Party::Owner, self.scope.everything || self.inside(place, own)),
            // Whoever signs the enterprise's major risks is its principal.
            (Party::Principal, self.scope.everything || self.inside(place, Right::RiskSign)),
            (Party::Supervisor, self.over(place, Right::AlarmVerify)),
        ];
        all.into_iter().filter(|p| p.1).map(|p| p.0).collect()
    }
}
