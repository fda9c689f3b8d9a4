//! In what capacities a person acts on an alarm.

use crate::alarm::model::{Alarm, Priority};
use kernel::id::{PersonId, UnitId};
use kernel::{Area, Outcome, Party, Refusal, Right, Scope};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Who<'a> {
    pub person: Option<PersonId>,
    pub unit: Option<UnitId>,
    /// Level of the unit's region: 1 county or zone, 2 prefecture, 3 province; none below and for enterprises.
    pub level: Option<i64>,
    pub scope: &'a Scope,
}

impl Who<'_> {
    /// Of the enterprise itself; where it has no account, whoever looks after it enters for it.
    fn owns(&self, a: &Alarm) -> bool {
        match a.place.unit {
            Some(unit) => self.unit == Some(unit) && self.scope.may(Right::AlarmWork),
            None => self.supervises(a) && !self.scope.everything,
        }
    }

    /// An officer of the regulator, or of the region, over this alarm.
    pub fn supervises(&self, a: &Alarm) -> bool {
        let reaches = |area: &Area| {
            area.right == Right::AlarmVerify
                && a.place.region_path.starts_with(&area.path)
                && (area.sectors.is_empty() || area.sectors.contains(&a.place.trade))
                && (area.whole_region || self.unit.is_some() && self.unit == a.place.regulator)
        };
        self.scope.everything || self.scope.areas.iter().any(reaches)
    }

    /// Every capacity in which the person may act on this alarm.
    pub fn parties(&self, a: &Alarm) -> Vec<Party> {
        let mut out = Vec::new();
        if self.scope.everything && self.person.is_none() {
            out.push(Party::Clock);
        }
        if self.owns(a) {
            out.push(Party::Owner);
        }
        if self.supervises(a) {
            out.push(Party::Supervisor);
        }
        out
    }

    /// Levels for which the person may take note: the own one, and, of the unit in charge of the site, the county's too.
    pub fn levels(&self, a: &Alarm) -> Vec<i64> {
        let mut out: Vec<i64> = self.level.into_iter().collect();
        if self.unit.is_some() && self.unit == a.place.regulator && !out.contains(&1) {
            out.push(1);
        }
        out
    }

    /// The push of which the person may take note (handbook 04 §7: each level by a person of its own). `level`: the one
    /// that was asked for.
    pub fn told(&self, a: &Alarm, level: Option<i64>) -> Outcome<usize> {
        let mine: Vec<i64> = self.levels(a).into_iter().filter(|l| level.is_none_or(|w| w == *l)).collect();
        let of_mine = |l: &i64| a.steps.iter().position(|s| s.level == *l);
        let told: Vec<usize> = mine.iter().filter_map(of_mine).collect();
        let Some(open) = told.iter().copied().find(|i| a.steps[*i].known.is_none()) else {
            return Err(match told.first() {
                Some(_) => Refusal::conflict("ALREADY_KNOWN", "本级已有人登记知悉，不用重复登记。"),
                None => Refusal::forbidden("NOT_TOLD", "这条报警没有推送到您所在的层级，不需要登记知悉。"),
            });
        };
        let me = |m: &crate::alarm::model::Mark| m.by.is_some() && m.by == self.person;
        if a.steps.iter().any(|s| s.known.as_ref().is_some_and(me)) {
            let say = "您已在另一层级登记知悉；每一级须由本级人员本人登记。";
            return Err(Refusal::forbidden("SELF_TWICE", say));
        }
        Ok(open)
    }

    /// Whoever fed back what was done does not close it, except for blue alarms; a red one is closed by the regulator
    /// (proposal of this product).
    pub fn may_close(&self, a: &Alarm) -> Outcome<()> {
        if a.priority == Priority::Low {
            return Ok(());
        }
        if a.priority == Priority::Critical && !self.supervises(a) {
            let say = "红色报警须由监管部门核实后闭环，本企业不能自己闭环；请等待监管部门办理。";
            return Err(Refusal::forbidden("SELF_APPROVAL", say));
        }
        let did = a.handled.as_ref().is_some_and(|m| m.by.is_some() && m.by == self.person);
        if did {
            let say = "处置结果由您本人反馈，不能再由您闭环；请由另一位人员办理。";
            return Err(Refusal::forbidden("SELF_APPROVAL", say));
        }
        Ok(())
    }
}
