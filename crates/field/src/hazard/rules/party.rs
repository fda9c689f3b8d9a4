//! In what capacities a person acts on a hazard (handbook 01 §5; 03 §5 ⑤, §6: 整改人≠验收人): who rectified never accepts,
//! who accepted never closes, an enterprise closes only what it found itself and what is not major.

use super::super::flow::{Action, State};
use super::super::model::{Hazard, Listing};
use kernel::id::{PersonId, UnitId};
use kernel::{Area, Outcome, Party, Refusal, Right, Scope};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    pub person: Option<PersonId>,
    pub unit: Option<UnitId>,
    pub scope: &'a Scope,
}

impl Who<'_> {
    /// Of the enterprise itself, with a duty in rectifying.
    pub fn owns(&self, h: &Hazard) -> bool {
        self.unit.is_some() && self.unit == h.unit && self.scope.may(Right::HazardWork)
    }

    /// The enterprise has no account yet: whoever looks after it enters for it what it reports.
    pub fn stands_in(&self, h: &Hazard) -> bool {
        h.unit.is_none() && self.holds(Right::HazardReport, h) && !self.scope.everything
    }

    /// Holds a right over this record: in a whole region, or as the unit in charge.
    fn holds(&self, right: Right, h: &Hazard) -> bool {
        let reaches = |a: &Area| {
            a.right == right
                && h.region_path.starts_with(&a.path)
                && (a.sectors.is_empty() || a.sectors.contains(&h.trade))
                && (a.whole_region || self.unit.is_some() && self.unit == h.regulator)
        };
        self.scope.everything || self.scope.areas.iter().any(reaches)
    }

    /// A regulator's officer over this record.
    pub fn supervises(&self, h: &Hazard) -> bool {
        self.holds(Right::HazardVerify, h)
    }

    /// Of the office that lists and delists.
    pub fn lists(&self, h: &Hazard) -> bool {
        self.holds(Right::HazardList, h)
    }

    /// Who answers for the enterprise.
    fn heads(&self, h: &Hazard) -> bool {
        self.unit.is_some() && self.unit == h.unit && self.scope.may(Right::RiskSign)
    }

    /// Reported it complete.
    fn did(&self, h: &Hazard) -> bool {
        self.person.is_some() && h.rectified.as_ref().is_some_and(|s| s.by == self.person)
    }

    /// Was at the recheck that it passed.
    fn checked(&self, h: &Hazard) -> bool {
        let Some(me) = self.person else { return false };
        h.recheck.as_ref().is_some_and(|r| r.passed && (r.by == Some(me) || r.officers.iter().any(|o| o.0 == me)))
    }

    /// Every capacity in which the person may act on this hazard.
    pub fn parties(&self, h: &Hazard) -> Vec<Party> {
        let mut out = Vec::new();
        if self.scope.everything && self.person.is_none() {
            out.push(Party::Clock);
        }
        if self.owns(h) || self.stands_in(h) {
            out.push(Party::Owner);
        }
        if self.heads(h) {
            out.push(Party::Principal);
        }
        if self.person.is_some() && self.person == h.found_by {
            out.push(Party::Finder);
        }
        if self.supervises(h) && !self.did(h) {
            out.push(Party::Supervisor);
        }
        if self.holds(Right::HazardClose, h) && !self.did(h) && !self.checked(h) {
            out.push(Party::Second);
        }
        if self.lists(h) {
            out.push(Party::Clerk);
        }
        out
    }

    /// Capacities in which the person acts on a listing: whoever proposed or asked does not decide.
    pub fn parties_of_listing(&self, h: &Hazard, l: &Listing) -> Vec<Party> {
        let mut out = self.parties(h);
        let asked = self.person.is_some() && (self.person == l.proposed_by || self.person == l.asked_by);
        if self.lists(h) && !asked {
            out.push(Party::Closer);
        }
        out
    }

    /// Refuses judging one's own work, with the reason, before the table would only say "not yours".
    pub fn four_eyes(&self, h: &Hazard, action: Action) -> Outcome<()> {
        let (own, passing) = (self.owns(h), matches!(action, Action::Pass | Action::Return));
        match action {
            Action::Downgrade if own => Err(downgrade_forbidden()),
            Action::Void | Action::Merge if own && h.is_major() => Err(downgrade_forbidden()),
            Action::Pass | Action::Close if self.did(h) => Err(self_approval(format!(
                "这条隐患由您本人报整改完成，不能再由您{}；请由另一位人员办理。",
                if passing { "验收" } else { "销号" }
            ))),
            Action::Close if self.checked(h) && !own => {
                Err(self_approval("这条隐患由您复查合格，销号须由没有经手的第二人办理。".into()))
            }
            Action::Pass | Action::Return | Action::Close if own && !self.supervises(h) => may_close_itself(h),
            _ => Ok(()),
        }
    }

    /// Steps that are no buttons at all for this person, though the table knows them.
    pub fn never(&self, h: &Hazard, action: Action) -> bool {
        let own = self.owns(h) && !self.supervises(h);
        match action {
            Action::Pass | Action::Return | Action::Close => own && may_close_itself(h).is_err(),
            Action::Void | Action::Merge => own && h.is_major(),
            Action::Verify | Action::VerifyMajor if h.state == State::Reported => own && !h.self_found(),
            // Nothing to lower.
            Action::Downgrade => !h.is_major(),
            Action::Verify => h.is_major(),
            _ => false,
        }
    }
}

/// 企业自查的一般隐患可由企业自己验收销号; everything else is the regulator's.
fn may_close_itself(h: &Hazard) -> Outcome<()> {
    if h.is_major() {
        return Err(self_approval("重大隐患须由监管部门复查、销号，本企业不能自己验收；请等待监管部门办理。".into()));
    }
    if !h.self_found() {
        return Err(self_approval("这条隐患不是本企业自查发现的，须由监管部门复查、销号；请等待监管部门办理。".into()));
    }
    Ok(())
}

/// 重大降一般 must not be done by the enterprise (handbook 03 §5 ⑤; 12 S06).
pub fn downgrade_forbidden() -> Refusal {
    Refusal::forbidden(
        "DOWNGRADE_FORBIDDEN",
        "符合重大事故隐患判定标准的隐患，企业不能改判为一般；如有异议，请报监管部门出具判定复核单\
         （2名执法人员、1名专家和部门负责人）。",
    )
}

fn self_approval(say: String) -> Refusal {
    Refusal::forbidden("SELF_APPROVAL", say)
}
