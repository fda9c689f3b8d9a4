//! Numbers from law, standard or local rule, each with its source and the days on which it is in force.

use jiff::civil::Date;
use kernel::light::Used;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How sure the value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Read in the original.
    V,
    /// From memory; to be checked against the original before use as law.
    M,
    /// Our proposal; never shown as law.
    P,
}

/// One version of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    pub key: String,
    pub label: String,
    pub value: f64,
    pub unit: String,
    pub mark: Mark,
    pub source: String,
    /// Region path prefix for which it holds; empty: everywhere.
    #[serde(default)]
    pub region: String,
    pub effective_from: Date,
    #[serde(default)]
    pub effective_to: Option<Date>,
}

/// All versions of all parameters.
#[derive(Clone, Debug, Default)]
pub struct Parameters(BTreeMap<String, Vec<Parameter>>);

impl Parameters {
    /// Refuses two versions of one key that overlap in time for the same region.
    pub fn new(rows: Vec<Parameter>) -> Result<Parameters, String> {
        let mut all: BTreeMap<String, Vec<Parameter>> = BTreeMap::new();
        for row in rows {
            let versions = all.entry(row.key.clone()).or_default();
            let clash = versions.iter().any(|v| {
                v.region == row.region
                    && v.effective_from <= row.effective_to.unwrap_or(Date::MAX)
                    && row.effective_from <= v.effective_to.unwrap_or(Date::MAX)
            });
            if clash {
                return Err(format!("参数 {} 有两个版本的有效期重叠。", row.key));
            }
            versions.push(row);
        }
        Ok(Parameters(all))
    }

    /// The version in force on a day for a region path; the longest matching region wins, then the latest start.
    pub fn at(&self, key: &str, region: &str, on: Date) -> Option<&Parameter> {
        self.0
            .get(key)?
            .iter()
            .filter(|p| {
                region.starts_with(&p.region) && p.effective_from <= on && p.effective_to.is_none_or(|to| on <= to)
            })
            .max_by_key(|p| (p.region.len(), p.effective_from))
    }

    /// Its value, and a note of its use for the judgement that asks. Before the first version the earliest one is used:
    /// a duty older than our table must still have a light.
    pub fn used(&self, key: &str, region: &str, on: Date, notes: &mut Vec<Used>) -> f64 {
        let first = || self.0.get(key).and_then(|v| v.iter().min_by_key(|p| p.effective_from));
        let Some(p) = self.at(key, region, on).or_else(first) else { return 0.0 };
        if !notes.iter().any(|u| u.key == key) {
            notes.push(Used {
                key: key.to_owned(),
                label: p.label.clone(),
                value: words(p.value, &p.unit),
                source: format!("{}{}", p.source, if p.mark == Mark::V { "" } else { "〔参数，非法定〕" }),
                effective_from: Some(p.effective_from),
            });
        }
        p.value
    }

    /// Its value alone; 0 if the key is unknown. `cargo x check` compares the keys in the code with those that ship.
    pub fn value(&self, key: &str, region: &str, on: Date) -> f64 {
        self.used(key, region, on, &mut Vec::new())
    }

    pub fn iter(&self) -> impl Iterator<Item = &Parameter> {
        self.0.values().flatten()
    }
}

/// `0.1 比例` as 10%, everything else with its unit: 15日.
fn words(value: f64, unit: &str) -> String {
    match unit {
        "比例" if (0.0..=1.0).contains(&value) => format!("{}%", (value * 1000.0).round() / 10.0),
        _ => format!("{value}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn version(region: &str, value: f64, from: Date, to: Option<Date>) -> Parameter {
        Parameter {
            key: "k".into(),
            label: "标签".into(),
            value,
            unit: "日".into(),
            mark: Mark::P,
            source: "来源".into(),
            region: region.into(),
            effective_from: from,
            effective_to: to,
        }
    }

    #[test]
    fn the_version_of_the_day_and_the_nearest_region_wins() {
        let p = Parameters::new(vec![
            version("", 3.0, date(2024, 1, 1), Some(date(2024, 12, 31))),
            version("", 5.0, date(2025, 1, 1), None),
            version("/990100/", 2.0, date(2025, 6, 1), None),
        ])
        .unwrap();
        assert_eq!(p.value("k", "/990100/990121/", date(2024, 12, 31)), 3.0);
        assert_eq!(p.value("k", "/990100/990121/", date(2025, 5, 31)), 5.0);
        assert_eq!(p.value("k", "/990100/990121/", date(2025, 6, 1)), 2.0);
        assert_eq!(p.value("k", "/990200/", date(2025, 6, 1)), 5.0);
        assert_eq!(p.at("k", "", date(2023, 1, 1)), None);
    }

    #[test]
    fn overlapping_versions_are_refused() {
        let e =
            Parameters::new(vec![version("", 1.0, date(2024, 1, 1), None), version("", 2.0, date(2025, 1, 1), None)]);
        assert!(e.unwrap_err().contains("重叠"));
    }
}
