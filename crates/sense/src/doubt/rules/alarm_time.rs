//! Excuses at the wrong time: a calibration when the limit is crossed, a fault while production goes on.

use super::{Case, grade, hours, plain};
use crate::doubt::digest::BLOCK_MS;
use crate::doubt::model::{Doubt, Mark, Rule, Told};
use crate::doubt::neighbours::risen;
use crate::doubt::profile::{PAST, TODAY};
use crate::doubt::robust::quantile;

/// `calibrated_at_alarm`: a calibration is claimed within minutes of a value near the limit, or over a rise of the neighbours.
pub fn calibrated(case: &Case, out: &mut Vec<Doubt>) {
    let (x, s) = (case.x(), case.settings);
    let Some(limit) = x.subject.high else { return };
    for &(from, peak, pulse) in &x.today.before_calibration {
        let to = x.marks.iter().find(|m| m.told == Told::Calibration && m.from_ms == from).map_or(from, |m| m.to_ms);
        let near = f64::from(peak) >= s.near_share * limit;
        let r = risen(case.of, case.group, from, to);
        if !near && r.inside < 2 {
            continue;
        }
        let month = x.marks.iter().filter(|m| m.told == Told::Calibration).count();
        // An honest calibration shows the test gas, on top of what is there; a second one at alarm time is no accident.
        let shown = f64::from(pulse) >= 0.5 * limit && pulse >= 0.9 * peak;
        let again = x.past.iter().flat_map(|d| &d.before_calibration).any(|b| f64::from(b.1) >= s.near_share * limit);
        let score = if near && r.inside + r.already > 0 { 0.9 } else { 0.75 } - if shown { 0.35 } else { 0.0 }
            + if again && near { 0.2 } else { 0.0 };
        let seen = if shown { "有" } else { "无" };
        let text = format!(
            "标校前 20 分钟最高 {}（限值 {}），标校期间{seen}标气响应，{} 个同类相邻点明显升高；近 30 日共标校 {month} 次。",
            plain(peak),
            plain(limit as f32),
            r.inside + r.already
        );
        out.push(
            Doubt::new(Rule::CalibratedAtAlarm, score, (from - 1_800_000, to), text)
                .with("标校前最高值", f64::from(peak))
                .with("升高的相邻点", (r.inside + r.already) as f64)
                .with("近30日标校次数", month as f64),
        );
    }
}

/// Hours of production within a mark as far as the power of the works tells; `None` where it is not known.
fn worked(case: &Case, m: &Mark) -> Option<f64> {
    let power = case.power()?;
    let mut past: Vec<f32> = power.line[..TODAY].iter().copied().filter(|v| !v.is_nan()).collect();
    let low = quantile(&mut past, 0.05)?;
    let high = quantile(&mut past, 0.9)?;
    let at_work = (low + high) / 2.0;
    let start = power.today.from_ms - PAST as i64 * 96 * BLOCK_MS;
    let inside = |t: usize| {
        let at = start + t as i64 * BLOCK_MS;
        at >= m.from_ms && at < m.to_ms
    };
    let blocks = power.line.iter().enumerate().filter(|(t, v)| **v >= at_work && inside(*t)).count();
    Some(blocks as f64 / 4.0)
}

/// `faulty_in_production`: reported faulty for hours in which the works consumed as at full work (a fault means: stop).
pub fn faulty(case: &Case, out: &mut Vec<Doubt>) {
    let (x, s) = (case.x(), case.settings);
    let (today, end) = (x.today.from_ms, x.today.from_ms + 96 * BLOCK_MS);
    for m in x.marks.iter().filter(|m| m.told == Told::Fault && m.from_ms < end && m.to_ms > today) {
        let long = m.to_ms.min(end) - m.from_ms;
        let work = worked(case, m);
        let (score, text) = match work {
            Some(h) if h >= s.fault_work_h => (
                grade(h, s.fault_work_h, 24.0, 0.65, 0.95),
                format!("报故障 {} 小时，其间企业用电达到生产水平 {h:.1} 小时。", hours(long)),
            ),
            None if long as f64 >= s.fault_blind_h * 3_600_000.0 => {
                (0.65, format!("报故障已 {} 小时未恢复，生产是否停止没有数据可证。", hours(long)))
            }
            _ => continue,
        };
        out.push(
            Doubt::new(Rule::FaultyInProduction, score, (m.from_ms, m.to_ms.min(end)), text)
                .with("报故障（小时）", hours(long))
                .with("其间生产（小时）", work.unwrap_or(f64::NAN)),
        );
    }
}
