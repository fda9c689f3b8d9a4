//! Whom a programme visits, and who goes: a tour covers counties, zones and departments in a window of two calendar years
//! (handbook 02 §4, D12); a joint team is four core organs and members composed for each target (handbook 02 §7).

use crate::tour::model::{Sort, Target};
use jiff::civil::Date;
use kernel::calendar::Period;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal};
use org::unit::UnitKind;
use std::collections::HashSet;

/// Most units of one programme.
pub const MOST_TARGETS: usize = 300;

/// Kinds of units that a tour covers: counties by their governments, zones, departments.
pub fn toured(kind: UnitKind) -> bool {
    use UnitKind::*;
    matches!(kind, Government | FunctionalZone | EmergencyBureau | Regulator | IndustryAuthority | FireRescue)
}

/// The two calendar years of a tour that begins in a year.
pub fn window(from_year: i16) -> Outcome<(Date, Date)> {
    let first = Date::new(from_year, 1, 1)
        .map_err(|_| Refusal::invalid("BAD_YEAR", "起始年不对，请填写四位年份。").at("from_year", "不对"))?;
    Ok(Period::TwoYears.window(first, from_year))
}

/// At least one unit, none twice, not the organ itself.
pub fn targets(targets: &[Target], organ: UnitId) -> Outcome<()> {
    let bad = |say: &str| Err(Refusal::invalid("BAD_TARGETS", say.to_owned()).at("targets", say));
    if targets.is_empty() {
        return bad("请选择巡查对象。");
    }
    if targets.len() > MOST_TARGETS {
        return bad("巡查对象太多，请分成几个方案。");
    }
    let mut seen = HashSet::new();
    if !targets.iter().all(|t| seen.insert(t.unit)) {
        return bad("有单位选了两次，请去掉一个。");
    }
    if seen.contains(&organ) {
        return bad("组织巡查的单位不能是巡查对象。");
    }
    Ok(())
}

/// 4+N: the four are the supervision commission, the offices of party committee and government, the office of the safety
/// committee; each target has members of its own, none of which is the target or one of the four.
pub fn joint(core: &[(UnitId, UnitKind)], targets: &[Target], name: impl Fn(UnitId) -> String) -> Outcome<()> {
    let bad = |at: &'static str, say: String| Err(Refusal::invalid("BAD_TEAM", say.clone()).at(at, say));
    let count = |kind: UnitKind| core.iter().filter(|c| c.1 == kind).count();
    let distinct: HashSet<UnitId> = core.iter().map(|c| c.0).collect();
    let whole = count(UnitKind::SupervisionCommission) == 1
        && count(UnitKind::SafetyCommitteeOffice) == 1
        && count(UnitKind::SupportOrgan) == 2;
    if core.len() != 4 || distinct.len() != 4 || !whole {
        let say = "联合督查组的四个核心单位应为纪委监委机关、党委办公厅（室）、政府办公厅（室）和安委办，各一个。";
        return bad("core", say.into());
    }
    for t in targets {
        let target = name(t.unit);
        if t.members.is_empty() {
            return bad("targets", format!("{target}还没有选配成员单位（N），请至少选一个。"));
        }
        if t.members.contains(&t.unit) {
            return bad("targets", format!("{target}不能参加对自己的督查，请换一个成员单位。"));
        }
        if distinct.contains(&t.unit) {
            return bad("targets", format!("{target}是核心单位，不能同时是督查对象。"));
        }
        if let Some(twice) = t.members.iter().find(|m| distinct.contains(*m)) {
            return bad("targets", format!("{}已在四个核心单位中，不用再选为{target}的成员单位。", name(*twice)));
        }
        let members: HashSet<_> = t.members.iter().collect();
        if members.len() != t.members.len() {
            return bad("targets", format!("{target}的成员单位有重复。"));
        }
    }
    Ok(())
}

/// The time of a joint inspection: it ends after it begins, not before today, within a year.
pub fn span(sort: Sort, from: Date, to: Date, today: Date) -> Outcome<()> {
    let bad = |at: &'static str, say: &str| Err(Refusal::invalid("BAD_TIME", say.to_owned()).at(at, say));
    if to < from {
        return bad("to", "结束日期应不早于开始日期。");
    }
    if to < today {
        return bad("to", "结束日期已经过去，请重新选择。");
    }
    if sort == Sort::Joint && from.since(to).map_or(0, |s| s.get_days().abs()) > 366 {
        return bad("to", "一次联合督查不超过一年，请分次安排。");
    }
    Ok(())
}
