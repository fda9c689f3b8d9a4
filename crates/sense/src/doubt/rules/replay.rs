//! Replayed: the bends of the curve repeat those of an earlier stretch (handbook 04 §6 `replay`). The noise of an instrument
//! is its fingerprint; two honest stretches agree in half of their bends.

use super::{Case, grade, hours};
use crate::doubt::digest::Digest;
use crate::doubt::model::{Doubt, Rule};

/// 64 bends of a day from a bit on.
fn at(words: &[u64], bit: usize) -> Option<u64> {
    let (w, o) = (bit / 64, bit % 64);
    let low = words.get(w)? >> o;
    if o == 0 { Some(low) } else { Some(low | words.get(w + 1)? << (64 - o)) }
}

/// Share of ones over all words.
fn ones(words: &[u64]) -> f64 {
    let n = words.len().max(1) * 64;
    words.iter().map(|w| f64::from(w.count_ones())).sum::<f64>() / n as f64
}

/// How many words from `w` on agree with `old` from `bit` on, and in how many bends.
fn extent(new: &[u64], w: usize, old: &Digest, bit: usize) -> (usize, u32) {
    let (mut words, mut agree) = (0, 0);
    for (i, a) in new[w..].iter().enumerate() {
        let Some(b) = at(&old.signs, bit + 64 * i) else { break };
        let same = 64 - (a ^ b).count_ones();
        if same < 46 {
            break;
        }
        words += 1;
        agree += same;
    }
    (words, agree)
}

/// `replayed`.
pub fn replayed(case: &Case, out: &mut Vec<Doubt>) {
    let x = case.x();
    let new = &x.today.signs;
    let f = ones(new);
    // A smooth or resting curve has no fingerprint.
    if x.calm() || !(0.2..0.8).contains(&f) {
        return;
    }
    let chance = f * f + (1.0 - f) * (1.0 - f);
    let mut best: Option<(f64, usize, usize, f64, i64)> = None;
    let mut w = 0;
    while w < new.len() {
        let word = new[w];
        let mut seen = 1;
        if (14..=50).contains(&word.count_ones()) {
            for old in &x.past {
                let bits = (old.signs.len() * 64).saturating_sub(64);
                for bit in 0..bits {
                    let Some(b) = at(&old.signs, bit) else { break };
                    if 64 - (word ^ b).count_ones() < 52 {
                        continue;
                    }
                    let (words, agree) = extent(new, w, old, bit);
                    let n = 64.0 * words as f64;
                    let share = f64::from(agree) / n;
                    let z = (share - chance) * n.sqrt() / (chance * (1.0 - chance)).sqrt();
                    if share >= case.settings.replay_agree - 0.08 && best.is_none_or(|b| z > b.0) {
                        let from = old.sign_ms.get(bit / 64).copied().unwrap_or(old.from_ms);
                        best = Some((z, w, words, share, from + (bit % 64) as i64 * old.period_ms));
                        seen = words;
                    }
                }
            }
        }
        w += seen.max(1);
    }
    let Some((z, w, words, share, from)) = best.filter(|b| b.0 >= 9.0) else { return };
    let begin = x.today.sign_ms[w];
    let long = words as i64 * 64 * x.today.period_ms;
    let text = format!(
        "{} 小时的曲线与 {} 小时前的一段走向 {:.0}% 相同，而两段真实曲线的噪声只会有约 {:.0}% 相同。",
        hours(long),
        hours(begin - from),
        100.0 * share,
        100.0 * chance
    );
    out.push(
        Doubt::new(Rule::Replayed, grade(z, 9.0, 20.0, 0.7, 1.0), (begin, begin + long), text)
            .with("走向一致", share)
            .with("偶然一致", chance)
            .with("相隔（小时）", hours(begin - from)),
    );
}
