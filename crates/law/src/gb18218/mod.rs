//! 危险化学品重大危险源辨识 (GB 18218-2018): whether a unit of an enterprise is a major installation, and of which level, with
//! the working shown. Figures are data (`content/law`), each with its mark; a substance is looked up in Table 1 first, then
//! by its class in Table 2.
//! - `substance.rs` Tables 1 to 4
//! - `tests.rs` cases of the handbook, cases worked by hand, properties

mod substance;
#[cfg(test)]
mod tests;

pub use substance::{Class, Substance, class, classes, substance, substances};

use crate::Mark;
use serde::{Deserialize, Serialize};

/// Quantities of the standard are compared with this tolerance, so that 0.1 + 0.2 is not less than 0.3.
const NEAR: f64 = 1e-9;

/// One substance in the unit. The quantity is the largest by design, in tonnes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    pub name: String,
    /// CAS number, used when the name is not in Table 1.
    #[serde(default)]
    pub cas: Option<String>,
    /// Class of Table 2 (`W5.3`), for substances that Table 1 does not name.
    #[serde(default)]
    pub class: Option<String>,
    pub quantity_t: f64,
}

/// One line of the working.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub name: String,
    /// As Table 1 names it, or the class of Table 2.
    pub basis: String,
    /// q, tonnes.
    pub quantity_t: f64,
    /// Q, tonnes.
    pub critical_t: f64,
    /// q/Q.
    pub ratio: f64,
    pub beta: f64,
    /// β·q/Q.
    pub weighted: f64,
    /// `V` read in the original, `M` from memory.
    pub mark: Mark,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// S = Σ q/Q.
    pub s: f64,
    pub alpha: f64,
    /// R = α·Σ β·q/Q.
    pub r: f64,
    /// 1 to 4; 0: no major installation (S < 1).
    pub level: u8,
    pub residents: i64,
    pub lines: Vec<Line>,
    /// The working, one sentence a step.
    pub working: Vec<String>,
}

/// What is wrong with which line of the input, in Chinese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub line: usize,
    pub say: String,
}

/// 一级 … 四级, 不构成.
pub fn level_label(level: u8) -> &'static str {
    match level {
        1 => "一级重大危险源",
        2 => "二级重大危险源",
        3 => "三级重大危险源",
        4 => "四级重大危险源",
        _ => "不构成重大危险源",
    }
}

/// α by the residents within 500 m outside the plant (GB 18218-2018 Table 5).
pub fn alpha(residents: i64) -> f64 {
    match residents {
        100.. => 2.0,
        50..=99 => 1.5,
        30..=49 => 1.2,
        1..=29 => 1.0,
        _ => 0.5,
    }
}

/// Level by R (GB 18218-2018 Table 6).
pub fn level_of(r: f64) -> u8 {
    match r + NEAR {
        r if r >= 100.0 => 1,
        r if r >= 50.0 => 2,
        r if r >= 10.0 => 3,
        _ => 4,
    }
}

/// Two or three decimals, as people write them.
fn shown(x: f64) -> String {
    let text = format!("{x:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn line(q: &Quantity) -> Result<Line, String> {
    let name = q.name.trim();
    if name.is_empty() {
        return Err("没有填危险化学品名称，请补上。".into());
    }
    if !q.quantity_t.is_finite() || q.quantity_t < 0.0 || q.quantity_t > 1e8 {
        return Err(format!("“{name}”的最大量应为 0 至 1 亿吨之间的数，请核对单位（吨）。"));
    }
    let listed = substance(name).or_else(|| substance::by_cas(q.cas.as_deref()?));
    let (basis, critical_t, beta, mark) = match (listed, q.class.as_deref().map(str::trim).filter(|c| !c.is_empty())) {
        (Some(s), _) => (format!("表1“{}”", s.name), s.critical_t, s.beta(), s.mark),
        (None, Some(code)) => {
            let c =
                class(code).ok_or_else(|| format!("没有“{code}”这个危险性类别，请从表2的类别中选择，例如 W5.3。"))?;
            (format!("表2 {}", c.label), c.critical_t, c.beta, c.mark)
        }
        (None, None) => {
            return Err(format!("“{name}”不在 GB 18218 表1 中，请核对名称，或按表2选择它的危险性类别。"));
        }
    };
    let ratio = q.quantity_t / critical_t;
    let name = name.to_owned();
    Ok(Line { name, basis, quantity_t: q.quantity_t, critical_t, ratio, beta, weighted: beta * ratio, mark })
}

/// Identify and grade one unit (a production unit or a storage unit; each for itself).
///
/// # Errors
/// Every line that cannot be used, with a sentence.
pub fn assess(quantities: &[Quantity], residents: i64) -> Result<Assessment, Vec<Wrong>> {
    let mut wrong = Vec::new();
    if residents < 0 {
        wrong.push(Wrong { line: quantities.len(), say: "厂外 500 米内常住人口不能小于 0。".into() });
    }
    if quantities.is_empty() {
        wrong.push(Wrong { line: 0, say: "至少要有一种危险化学品。".into() });
    }
    let mut lines = Vec::new();
    for (i, q) in quantities.iter().enumerate() {
        match line(q) {
            Ok(l) => lines.push(l),
            Err(say) => wrong.push(Wrong { line: i, say }),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let s: f64 = lines.iter().map(|l| l.ratio).sum();
    let alpha = alpha(residents);
    let weighted: f64 = lines.iter().map(|l| l.weighted).sum();
    let r = alpha * weighted;
    let level = if s + NEAR >= 1.0 { level_of(r) } else { 0 };
    let sum = |f: &dyn Fn(&Line) -> String| lines.iter().map(f).collect::<Vec<_>>().join(" + ");
    let mut working = vec![format!(
        "S = Σ q/Q = {} = {}",
        sum(&|l| format!("{}/{}（{}）", shown(l.quantity_t), shown(l.critical_t), l.name)),
        shown(s)
    )];
    if level == 0 {
        working.push(format!("S = {} < 1，不构成重大危险源。", shown(s)));
    } else {
        working.push(format!("S = {} ≥ 1，构成重大危险源。", shown(s)));
        working.push(format!("厂外 500 米内常住人口 {residents} 人，α = {}", shown(alpha)));
        working.push(format!(
            "R = α·Σ β·q/Q = {} ×（{}）= {} × {} = {}",
            shown(alpha),
            sum(&|l| format!("{}×{}", shown(l.beta), shown(l.ratio))),
            shown(alpha),
            shown(weighted),
            shown(r)
        ));
        working.push(format!(
            "R = {}，{}（一级≥100，二级 50—100，三级 10—50，四级＜10）。",
            shown(r),
            level_label(level)
        ));
    }
    Ok(Assessment { s, alpha, r, level, residents, lines, working })
}
