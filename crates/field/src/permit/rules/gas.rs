//! `permit.gas`: what an analysis must show.

use crate::permit::kind::Kind;
use crate::permit::limits::Limits;
use crate::permit::model::{Analysis, Permit};
use jiff::{SignedDuration, Timestamp};
use kernel::{Outcome, Refusal};

/// A sample older than this is not entered any more: a slip of the finger.
const OLDEST: SignedDuration = SignedDuration::from_hours(24);

fn bad(field: &'static str, say: String) -> Refusal {
    Refusal::invalid("BAD_ANALYSIS", say.clone()).at(field, say)
}

/// Refuses figures that cannot be, and those that lack what this kind of work asks for.
pub fn sound(permit: &Permit, a: &Analysis, now: Timestamp) -> Outcome<()> {
    if !permit.sampled() {
        let say = format!("{}不需要气体分析。", permit.called());
        return Err(Refusal::conflict("NOT_ANALYSED", say));
    }
    if a.at > now {
        return Err(bad("at", "取样时间不能晚于现在。".into()));
    }
    if a.at < now - OLDEST {
        return Err(bad("at", "取样时间早于 24 小时以前，请核对；过期的分析不能用于开工。".into()));
    }
    let shares = [
        (a.combustible, "combustible", "可燃气体浓度"),
        (a.lower_limit, "lower_limit", "爆炸下限"),
        (a.oxygen, "oxygen", "氧含量"),
    ];
    for (value, field, label) in shares {
        if value.is_some_and(|v| !v.is_finite() || !(0.0..=100.0).contains(&v)) {
            return Err(bad(field, format!("{label}应为 0 到 100 的体积百分数。")));
        }
    }
    for (value, field, label) in [(a.toxic, "toxic", "有毒气体浓度"), (a.toxic_limit, "toxic_limit", "接触限值")]
    {
        if value.is_some_and(|v| !v.is_finite() || v < 0.0) {
            return Err(bad(field, format!("{label}不能小于 0。")));
        }
    }
    if a.toxic.is_some() != a.toxic_limit.is_some() {
        return Err(bad("toxic_limit", "有毒气体浓度和接触限值须同时填写。".into()));
    }
    let fire = a.combustible.is_some() && a.lower_limit.is_some();
    match permit.kind {
        Kind::HotWork | Kind::TempPower if !fire => {
            Err(bad("combustible", "须填写可燃气体浓度和介质的爆炸下限。".into()))
        }
        Kind::ConfinedSpace if a.oxygen.is_none() => Err(bad("oxygen", "受限空间作业须填写氧含量。".into())),
        _ if a.combustible.is_some() && a.lower_limit.is_none() => {
            Err(bad("lower_limit", "填了可燃气体浓度，须同时填写介质的爆炸下限。".into()))
        }
        _ if a.combustible.is_none() && a.oxygen.is_none() && a.toxic.is_none() => {
            Err(bad("combustible", "请至少填写一项分析数据。".into()))
        }
        _ => Ok(()),
    }
}

/// What is beyond its limit, in sentences.
pub fn fails(a: &Analysis, rich: bool, limits: &Limits) -> Vec<String> {
    let mut out = Vec::new();
    if let (Some(is), Some(lel)) = (a.combustible, a.lower_limit) {
        let most = if lel >= limits.lel_split { limits.combustible_high } else { limits.combustible_low };
        if is > most {
            out.push(format!("可燃气体 {is}%(V)，超过 {most}%(V)（爆炸下限 {lel}%）"));
        }
    }
    if let Some(is) = a.oxygen {
        let most = if rich { limits.oxygen_rich } else { limits.oxygen_high };
        if is < limits.oxygen_low || is > most {
            out.push(format!("氧含量 {is}%(V)，应在 {}%–{most}% 之间", limits.oxygen_low));
        }
    }
    if let (Some(is), Some(most)) = (a.toxic, a.toxic_limit)
        && is > most
    {
        out.push(format!("有毒气体 {is} mg/m³，超过 {most} mg/m³"));
    }
    out
}

/// The last analysis, if there is one and it passed; a ticket that needs none has none.
///
/// # Errors
/// `NO_ANALYSIS`, `GAS_BEYOND`.
pub fn latest(permit: &Permit) -> Outcome<Option<&Analysis>> {
    if !permit.analysed() {
        return Ok(None);
    }
    let Some(last) = permit.latest() else {
        let say = format!("{}须先做气体分析，请登记分析结果。", permit.called());
        return Err(Refusal::conflict("NO_ANALYSIS", say));
    };
    if !last.passed() {
        let say = format!("最近一次气体分析不合格：{}；处理后请重新分析。", last.fails.join("；"));
        return Err(Refusal::conflict("GAS_BEYOND", say));
    }
    Ok(Some(last))
}
