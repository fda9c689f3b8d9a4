//! LEC: D = L × E × C. Only the values of the tables.

use super::tables::{LEC_C, LEC_E, LEC_L};
use super::{Chosen, Cuts, Scored, input, listed, plain};
use crate::risk::level::Level;
use kernel::Outcome;

/// Level of a D by the cut points (more than).
pub fn d_level(d: f64, cuts: [f64; 3]) -> Level {
    let levels = [Level::Major, Level::Larger, Level::General];
    cuts.iter().zip(levels).find(|(cut, _)| d > **cut + 1e-9).map_or(Level::Low, |(_, level)| level)
}

/// The method's own names; below 20 a risk is hardly worth a word.
fn own_name(d: f64, level: Level) -> &'static str {
    match level {
        Level::Major => "极其危险",
        Level::Larger => "高度危险",
        Level::General => "显著危险",
        Level::Low if d >= 20.0 => "一般危险",
        Level::Low => "稍有危险",
    }
}

/// Assess by LEC.
pub fn lec(chosen: &Chosen, cuts: &Cuts) -> Outcome<Scored> {
    let l = listed("l", "可能性 L", chosen.l, LEC_L)?;
    let e = listed("e", "暴露频繁程度 E", chosen.e, LEC_E)?;
    let c = listed("c", "后果 C", chosen.c, LEC_C)?;
    // In hundredths, so that 0.2 × 0.5 × 7 is exactly 0.7.
    let d = (l.value * 10.0).round() * (e.value * 10.0).round() * c.value / 100.0;
    let mut parameters = Vec::new();
    let level = d_level(d, cuts.of("lec", &mut parameters));
    Ok(Scored {
        value: Some(d),
        level,
        say: format!(
            "D = L×E×C = {}×{}×{} = {}，{}，{}",
            plain(l.value),
            plain(e.value),
            plain(c.value),
            plain(d),
            own_name(d, level),
            level.label()
        ),
        rule: "risk.lec".into(),
        clause: "作业条件危险性评价法：D=L×E×C".into(),
        inputs: vec![input("可能性 L", &l), input("暴露频繁程度 E", &e), input("后果 C", &c)],
        parameters,
    })
}
