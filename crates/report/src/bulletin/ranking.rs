//! Who is ranked: only where a rule asks for it (`content/bulletin/ranking.yaml`).

use super::figure;
use super::period::Kind;
use super::view::{BulletinLine, BulletinPlace, BulletinRanking};
use jiff::civil::Date;
use serde::Deserialize;

const RULES: &str = include_str!("../../../../content/bulletin/ranking.yaml");

/// A rule that asks for a ranking.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub code: String,
    pub title: String,
    pub kind: Kind,
    pub figure: String,
    /// `unit` or `region`
    pub by: String,
    /// The greatest value first.
    pub down: bool,
    /// Fewest records with which a line is ranked.
    pub least: i64,
    /// V, M or P, as parameters are marked.
    pub mark: String,
    pub source: String,
    pub effective_from: Date,
}

/// Read a file of rules; a fault says which rule and what is wrong.
pub fn read(text: &str) -> Result<Vec<Rule>, String> {
    let rules: Vec<Rule> = serde_yaml_ng::from_str(text).map_err(|e| format!("排名规则：{e}"))?;
    for rule in &rules {
        if figure::of(&rule.figure).is_none_or(|f| !f.lined) {
            return Err(format!("排名规则“{}”的指标“{}”不按单位或地区统计。", rule.code, rule.figure));
        }
        if !["unit", "region"].contains(&rule.by.as_str()) {
            return Err(format!("排名规则“{}”的 by 只能是 unit 或 region。", rule.code));
        }
    }
    Ok(rules)
}

/// The rules that are shipped.
pub fn shipped() -> &'static [Rule] {
    // A test reads the same file, so that a fault cannot be shipped.
    static READ: std::sync::LazyLock<Vec<Rule>> = std::sync::LazyLock::new(|| read(RULES).unwrap_or_default());
    &READ
}

/// The ranking of a rule over lines. Equal values share a place, and the next one is counted on.
pub fn rank(rule: &Rule, lines: &[BulletinLine]) -> BulletinRanking {
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    for line in lines {
        let Some(cell) = line.cells.iter().find(|c| c.figure == rule.figure) else { continue };
        match cell.value {
            Some(value) if cell.records >= rule.least => found.push((line, value, cell.records)),
            _ if cell.records > 0 => left_out.push(line.name.clone()),
            _ => {}
        }
    }
    found.sort_by(|a, b| {
        let by_value = if rule.down { b.1.total_cmp(&a.1) } else { a.1.total_cmp(&b.1) };
        by_value.then_with(|| a.0.key.cmp(&b.0.key))
    });
    let mut rows: Vec<BulletinPlace> = Vec::new();
    for (n, (line, value, records)) in found.into_iter().enumerate() {
        let place = match rows.last() {
            Some(before) if before.value == value => before.place,
            _ => n as i64 + 1,
        };
        rows.push(BulletinPlace { place, key: line.key.clone(), name: line.name.clone(), value, records });
    }
    let unit = figure::of(&rule.figure).map_or("", |f| f.unit);
    let source =
        if rule.mark == "V" { rule.source.clone() } else { format!("{}（参数，非法定）", rule.source) };
    BulletinRanking {
        title: rule.title.clone(),
        figure: rule.figure.clone(),
        unit: unit.into(),
        source,
        rows,
        left_out,
    }
}
