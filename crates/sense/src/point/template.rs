//! Templates by kind: `content/point/templates.csv`, each with the source and the mark of its figures (V read in the
//! original, M from memory, P our proposal).

use super::model::{Kind, Limits};

const TABLE: &str = include_str!("../../../../content/point/templates.csv");

/// One template.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub code: String,
    pub label: String,
    pub kind: Kind,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    pub resolution: f64,
    pub sample_s: u32,
    pub report_s: u32,
    pub limits: Limits,
    pub critical: bool,
    pub mark: String,
    pub source: String,
}

/// All templates, in the order of the table.
///
/// # Errors
/// The line that doesn't parse; a test reads what ships.
pub fn templates() -> Result<Vec<Template>, String> {
    TABLE.lines().skip(1).enumerate().map(|(n, l)| one(l).ok_or(format!("第 {} 行：{l}", n + 2))).collect()
}

/// A template by its code or label.
pub fn template(word: &str) -> Option<Template> {
    let all = templates().unwrap_or_default();
    all.into_iter().find(|t| t.code == word.trim() || t.label == word.trim())
}

fn one(line: &str) -> Option<Template> {
    let cells: Vec<&str> = line.split(',').collect();
    let [code, label, kind, lo, hi, resolution, sample, report, rest @ ..] = cells.as_slice() else { return None };
    let [ll, l, h, hh, rate, window, deadband, on, off, cut, restore, normal, silent, critical, mark, source] = rest
    else {
        return None;
    };
    let number = |text: &str| match text {
        "" => Some(None),
        t => t.parse::<f64>().ok().map(Some),
    };
    Some(Template {
        code: (*code).into(),
        label: (*label).into(),
        kind: Kind::parse(kind)?,
        lo: number(lo)?,
        hi: number(hi)?,
        resolution: resolution.parse().ok()?,
        sample_s: sample.parse().ok()?,
        report_s: report.parse().ok()?,
        limits: Limits {
            ll: number(ll)?,
            l: number(l)?,
            h: number(h)?,
            hh: number(hh)?,
            rate: number(rate)?,
            rate_window_s: number(window)?.map(|w| w as u32),
            deadband: deadband.parse().ok()?,
            on_s: on.parse().ok()?,
            off_s: off.parse().ok()?,
            cut: number(cut)?,
            restore: number(restore)?,
            normal: number(normal)?.map(|n| n > 0.5),
            silent_s: silent.parse().ok()?,
        },
        critical: *critical == "1",
        mark: (*mark).into(),
        source: (*source).into(),
    })
}
