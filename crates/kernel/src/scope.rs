//! Whose rows a person sees. Data only: `store` turns it into the one predicate that every list carries.

use crate::id::{PersonId, UnitId};
use crate::right::Right;
use serde::{Deserialize, Serialize};

/// A grant: a right over a region subtree and some sectors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub right: Right,
    /// Own materialised path of the region, ending in `/`: `/990100/990121/`.
    pub path: String,
    /// Empty: all sectors.
    pub sectors: Vec<String>,
    /// The grant reaches every record of the region, not only those that concern the person's own unit.
    pub whole_region: bool,
}

/// Why a unit sees a record that no grant shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// 牵头
    Lead,
    /// 配合、参与
    Assist,
    /// 属地
    Territorial,
    /// 本单位的
    Owner,
    /// 分管领导
    Portfolio,
}

impl Reason {
    pub fn code(self) -> &'static str {
        match self {
            Reason::Lead => "lead",
            Reason::Assist => "assist",
            Reason::Territorial => "territorial",
            Reason::Owner => "owner",
            Reason::Portfolio => "portfolio",
        }
    }
}

/// Everything that decides what a request may see and do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    pub person: Option<PersonId>,
    pub unit: Option<UnitId>,
    pub areas: Vec<Area>,
    /// Units that the person is in charge of (分管), seen by portfolio.
    pub portfolio: Vec<UnitId>,
    /// Jobs and the command line see everything.
    pub everything: bool,
}

impl Scope {
    /// For jobs, seeds and the command line; never for a request.
    pub fn everything() -> Scope {
        Scope { everything: true, ..Scope::default() }
    }

    pub fn may(&self, right: Right) -> bool {
        self.everything || (right == Right::Own && self.person.is_some()) || self.areas.iter().any(|a| a.right == right)
    }

    /// Has the right over a record of this region path and sector.
    pub fn may_in(&self, right: Right, path: &str, sector: Option<&str>) -> bool {
        self.everything
            || self.areas.iter().any(|a| {
                a.right == right
                    && path.starts_with(&a.path)
                    && (a.sectors.is_empty() || sector.is_some_and(|s| a.sectors.iter().any(|x| x == s)))
            })
    }

    /// Region subtrees in which every record is seen with this right.
    pub fn whole_regions(&self, right: Right) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(move |a| a.right == right && a.whole_region)
    }

    /// The own unit and the units of the portfolio.
    pub fn units(&self) -> Vec<UnitId> {
        self.unit.into_iter().chain(self.portfolio.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_reaches_its_subtree_and_no_further() {
        let area =
            Area { right: Right::TaskVerify, path: "/990100/990121/".into(), sectors: vec![], whole_region: true };
        let scope = Scope { areas: vec![area], ..Scope::default() };
        assert!(scope.may_in(Right::TaskVerify, "/990100/990121/990121001/", None));
        assert!(!scope.may_in(Right::TaskVerify, "/990100/990122/", None));
        assert!(!scope.may_in(Right::TaskVerify, "/990100/", None));
        assert!(!scope.may_in(Right::TaskClose, "/990100/990121/", None));
    }

    #[test]
    fn sectors_narrow_a_grant_and_a_record_without_sector_is_outside() {
        let area =
            Area { right: Right::TaskRead, path: "/990100/".into(), sectors: vec!["mine".into()], whole_region: true };
        let scope = Scope { areas: vec![area], ..Scope::default() };
        assert!(scope.may_in(Right::TaskRead, "/990100/", Some("mine")));
        assert!(!scope.may_in(Right::TaskRead, "/990100/", Some("chemical")));
        assert!(!scope.may_in(Right::TaskRead, "/990100/", None));
    }
}
