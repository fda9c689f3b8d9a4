//! LS: R = L × S, S the largest of its dimensions.

use super::tables::{Grade, LS_L, LS_LOSS, LS_PEOPLE, LS_S, LS_STOP};
use super::{Chosen, Cuts, Scored, input, listed, missing, plain};
use crate::risk::level::Level;
use kernel::Outcome;

/// Level of an R by the cut points (at least).
pub fn r_level(r: f64, cuts: [f64; 3]) -> Level {
    let levels = [Level::Major, Level::Larger, Level::General];
    cuts.iter().zip(levels).find(|(cut, _)| r >= **cut - 1e-9).map_or(Level::Low, |(_, level)| level)
}

/// Assess by the matrix. `s` stands for the whole; or some of people, loss, stop, of which the largest counts.
pub fn ls(chosen: &Chosen, cuts: &Cuts) -> Outcome<Scored> {
    let l = listed("l", "可能性 L", chosen.l, LS_L)?;
    let dimensions: [(&str, &str, Option<f64>, &[Grade]); 4] = [
        ("s", "严重性 S", chosen.s, LS_S),
        ("people", "严重性 S（人员）", chosen.people, LS_PEOPLE),
        ("loss", "严重性 S（直接经济损失）", chosen.loss, LS_LOSS),
        ("stop", "严重性 S（停工）", chosen.stop, LS_STOP),
    ];
    let mut inputs = vec![input("可能性 L", &l)];
    let mut s: Option<f64> = None;
    for (field, label, value, table) in dimensions {
        if value.is_none() {
            continue;
        }
        let grade = listed(field, label, value, table)?;
        inputs.push(input(label, &grade));
        s = Some(s.map_or(grade.value, |most| most.max(grade.value)));
    }
    let s = s.ok_or_else(|| missing("s", "严重性 S"))?;
    let r = l.value * s;
    let mut parameters = Vec::new();
    let level = r_level(r, cuts.of("ls", &mut parameters));
    Ok(Scored {
        value: Some(r),
        level,
        say: format!("R = L×S = {}×{} = {}，{}", plain(l.value), plain(s), plain(r), level.label()),
        rule: "risk.ls".into(),
        clause: "风险矩阵法：R=L×S，S 取人员、损失、停工中最大者".into(),
        inputs,
        parameters,
    })
}
