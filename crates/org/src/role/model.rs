//! A role, and grants turned into a scope.

use super::ROLES;
use jiff::civil::Date;
use kernel::Right::{DirectoryRead, DirectoryWrite, LedgerRead, PeopleWrite, SystemRead};
use kernel::id::{GrantId, PersonId};
use kernel::{Area, Right};
use serde::{Deserialize, Serialize};

/// Which page a person starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    Office,
    Unit,
    Leader,
    Enterprise,
}

impl Home {
    pub fn code(self) -> &'static str {
        match self {
            Home::Office => "office",
            Home::Unit => "unit",
            Home::Leader => "leader",
            Home::Enterprise => "enterprise",
        }
    }
}

/// What somebody in this role may do.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    pub code: &'static str,
    pub label: &'static str,
    /// In parts, since offices, departments and firms share most of theirs.
    pub rights: &'static [&'static [Right]],
    /// The rights reach every record of the granted region; otherwise only records that concern the own unit. The
    /// directory of a region is open to all its officials either way.
    pub whole_region: bool,
    pub home: Home,
}

impl Role {
    pub fn has(&self, right: Right) -> bool {
        self.rights.iter().any(|part| part.contains(&right))
    }
}

/// A role by code or Chinese label.
pub fn role(word: &str) -> Option<&'static Role> {
    ROLES.iter().find(|r| r.code == word || r.label == word)
}

/// A role given to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantHeld {
    pub id: GrantId,
    pub person: PersonId,
    /// Code of the role.
    pub role: String,
    pub region_path: String,
    /// Empty: all sectors.
    pub sectors: Vec<String>,
    /// First and last day.
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

impl GrantHeld {
    pub fn holds(&self, on: Date) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|to| on <= to)
    }
}

/// What the grants that hold on a day allow. A role that no longer exists allows nothing.
pub fn areas(grants: &[GrantHeld], on: Date) -> Vec<Area> {
    let mut out: Vec<Area> = Vec::new();
    for grant in grants.iter().filter(|g| g.holds(on)) {
        let Some(role) = role(&grant.role) else { continue };
        for right in role.rights.iter().copied().flatten() {
            // Names of units and people belong to no sector.
            let directory = matches!(right, DirectoryRead | DirectoryWrite | PeopleWrite | SystemRead | LedgerRead);
            let area = Area {
                right: *right,
                path: grant.region_path.clone(),
                sectors: if directory { Vec::new() } else { grant.sectors.clone() },
                whole_region: role.whole_region
                    || *right == DirectoryRead
                    || (right.of_field() && role.home == Home::Unit && !grant.sectors.is_empty()),
            };
            if !out.contains(&area) {
                out.push(area);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::Right::*;
    use kernel::Scope;
    use uuid::Uuid;

    fn grant(role: &str, path: &str, from: Date, to: Option<Date>) -> GrantHeld {
        GrantHeld {
            id: GrantId(Uuid::nil()),
            person: PersonId(Uuid::nil()),
            role: role.into(),
            region_path: path.into(),
            sectors: vec![],
            valid_from: from,
            valid_to: to,
        }
    }

    fn scope(grants: &[GrantHeld], on: Date) -> Scope {
        Scope { person: Some(PersonId(Uuid::nil())), areas: areas(grants, on), ..Scope::default() }
    }

    /// Separation of duties, handbook 01 §5 (职责分离) and §4 rule 2.
    #[test]
    fn nobody_both_reports_and_closes_unless_the_office_heads_itself() {
        for r in ROLES {
            let closes = r.has(TaskClose);
            assert_eq!(closes, r.code == "office_head", "{}", r.code);
            let manages_accounts = r.has(PeopleWrite);
            assert!(!manages_accounts || !r.has(TaskRead), "{} keeps accounts and does duty work", r.code);
        }
        let auditor = role("auditor").unwrap();
        let writes = [
            DirectoryWrite,
            PeopleWrite,
            PolicyWrite,
            TaskWork,
            TaskNote,
            TaskVerify,
            TaskClose,
            RecordWrite,
            SiteWrite,
            SiteGrade,
            RiskWrite,
            RiskSign,
            HazardReport,
            HazardWork,
            HazardVerify,
            HazardClose,
            HazardList,
            FileWrite,
        ];
        assert!(writes.iter().all(|w| !auditor.has(*w)));
        assert!(!role("leader").unwrap().has(TaskWork), "领导只读加批示，不代办");
    }

    #[test]
    fn a_grant_holds_within_its_days_and_its_region() {
        let held = [grant("county_officer", "/990100/990121/", date(2024, 1, 1), Some(date(2024, 12, 31)))];
        let now = scope(&held, date(2024, 12, 31));
        assert!(now.may_in(TaskRead, "/990100/990121/", None));
        assert!(!now.may_in(TaskRead, "/990100/990122/", None));
        assert!(!now.may_in(TaskVerify, "/990100/990121/", None));
        assert!(!scope(&held, date(2025, 1, 1)).may(TaskRead));
        assert!(!scope(&held, date(2023, 12, 31)).may(TaskRead));
    }

    #[test]
    fn a_department_reads_the_directory_of_its_region_but_only_its_own_tasks() {
        let held = [grant("dept_officer", "/990100/", date(2024, 1, 1), None)];
        let s = scope(&held, date(2024, 6, 1));
        assert_eq!(s.whole_regions(DirectoryRead).count(), 1);
        assert_eq!(s.whole_regions(TaskRead).count(), 0);
        assert!(s.may(TaskRead));
    }

    /// Handbook 01 §4: a department sees its sectors in its whole region; §5: who rectifies does not close, a town neither
    /// grades nor closes, an enterprise sees only its own.
    #[test]
    fn a_department_sees_the_hazards_of_its_sectors_and_no_others() {
        let mut held = grant("dept_officer", "/990100/", date(2024, 1, 1), None);
        held.sectors = vec!["chemical".into()];
        let s = scope(&[held], date(2024, 6, 1));
        assert_eq!(s.whole_regions(HazardRead).count(), 1);
        assert!(s.may_in(HazardRead, "/990100/990121/", Some("chemical")));
        assert!(!s.may_in(HazardRead, "/990100/990121/", Some("mine")));
        assert_eq!(s.whole_regions(TaskRead).count(), 0);
        let firm = scope(&[grant("enterprise_officer", "/990100/", date(2024, 1, 1), None)], date(2024, 6, 1));
        assert_eq!(firm.whole_regions(HazardRead).count(), 0);
        for r in ROLES {
            assert!(!(r.has(HazardWork) && (r.has(HazardVerify) || r.has(HazardClose))), "{}", r.code);
        }
        assert!(!role("township_officer").unwrap().has(HazardVerify));
    }

    #[test]
    fn an_unknown_role_allows_nothing() {
        assert!(areas(&[grant("emperor", "/", date(2024, 1, 1), None)], date(2024, 6, 1)).is_empty());
    }
}
