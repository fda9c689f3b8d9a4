//! Findings against the faults that were planted in texts of our own (crates/prose/tests/planted/README.md).

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Least share of faults found, and of findings that are faults.
pub const LIMITS: [(&str, f64); 2] = [("recall", 0.90), ("precision", 0.80)];

/// Counts over all texts; per kind `[found, planted, false alarms]`.
#[derive(Default)]
pub struct Seen {
    pub texts: u32,
    pub kinds: BTreeMap<String, [u32; 3]>,
    /// What was missed and what was a false alarm, one line each.
    pub remarks: Vec<String>,
}

impl Seen {
    /// Share of the faults that were found.
    pub fn recall(&self) -> f64 {
        let (found, planted) = self.kinds.values().fold((0, 0), |s, k| (s.0 + k[0], s.1 + k[1]));
        if planted == 0 { 0.0 } else { f64::from(found) / f64::from(planted) }
    }

    /// Share of the findings that were faults.
    pub fn precision(&self) -> f64 {
        let (found, alarms) = self.kinds.values().fold((0, 0), |s, k| (s.0 + k[0], s.1 + k[2]));
        if found + alarms == 0 { 0.0 } else { f64::from(found) / f64::from(found + alarms) }
    }
}

/// A place: kind, quote without white space, line (0 if not known), and the whole measure where the finding has one.
struct Place {
    kind: String,
    quote: String,
    line: u64,
    around: String,
}

/// Compare every `NAME.json` of the planted folder with the prediction of the same name.
pub fn compare(planted: &Path, predicted: &Path) -> Seen {
    let mut seen = Seen::default();
    for file in crate::place::files(planted, &[]) {
        if file.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let gold = read(&file);
        let text = std::fs::read_to_string(file.with_extension("txt")).unwrap_or_default();
        let found = findings(&read(&predicted.join(file.file_name().unwrap_or_default())), &text);
        one(&name, &gold, found, &mut seen);
        seen.texts += 1;
    }
    seen
}

fn one(name: &str, gold: &Value, found: Vec<Place>, seen: &mut Seen) {
    let (mut faults, optional) = (places(&gold["faults"]), places(&gold["optional"]));
    let mut taken: Vec<Vec<Place>> = Vec::new();
    for fault in &faults {
        seen.kinds.entry(fault[0].kind.clone()).or_default()[1] += 1;
    }
    for finding in found {
        if let Some(i) = faults.iter().position(|f| f.iter().any(|p| same(p, &finding))) {
            seen.kinds.entry(finding.kind.clone()).or_default()[0] += 1;
            taken.push(faults.remove(i));
        } else if !taken.iter().chain(&optional).any(|f| f.iter().any(|p| same(p, &finding))) {
            // A second finding at the other place of a conflict, or where a reader may flag, is no false alarm.
            seen.kinds.entry(finding.kind.clone()).or_default()[2] += 1;
            seen.remarks.push(format!(
                "{name}:{} false alarm {} {}",
                finding.line,
                finding.kind,
                short(&finding.quote)
            ));
        }
    }
    for fault in &faults {
        seen.remarks.push(format!("{name}:{} missed {} {}", fault[0].line, fault[0].kind, short(&fault[0].quote)));
    }
}

/// Same kind, overlapping quotes (or the fault stands in the finding's measure), and not lines apart.
fn same(fault: &Place, finding: &Place) -> bool {
    let overlap = fault.quote.contains(&finding.quote) || finding.quote.contains(&fault.quote);
    let inside = matches!(fault.kind.as_str(), "no_deadline" | "no_lead") && finding.around.contains(&fault.quote);
    let near = fault.line == 0 || finding.line == 0 || fault.line.abs_diff(finding.line) <= 2;
    fault.kind == finding.kind && !finding.quote.is_empty() && (overlap || inside) && near
}

/// Each fault with the other place of a conflict behind it.
fn places(list: &Value) -> Vec<Vec<Place>> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let all = items.iter().map(|f| {
        let kind = f["kind"].as_str().unwrap_or_default().to_owned();
        let first = Place {
            kind: kind.clone(),
            quote: bare(&f["quote"]),
            line: f["line"].as_u64().unwrap_or(0),
            around: String::new(),
        };
        let also = match &f["also"] {
            Value::Array(more) => more.iter().map(bare).collect(),
            other => vec![bare(other)],
        };
        let also = also.into_iter().filter(|q| !q.is_empty());
        std::iter::once(first)
            .chain(also.map(|quote| Place { kind: kind.clone(), quote, line: 0, around: String::new() }))
            .collect()
    });
    all.collect()
}

fn findings(predicted: &Value, text: &str) -> Vec<Place> {
    let documents: Vec<&Value> = match predicted {
        Value::Array(many) => many.iter().collect(),
        one => vec![one],
    };
    let mut out = Vec::new();
    for document in documents {
        for f in document["findings"].as_array().map(Vec::as_slice).unwrap_or_default() {
            let at = f["span"][0].as_u64().or_else(|| f["span"]["start"].as_u64());
            let before = at.and_then(|a| text.as_bytes().get(..usize::try_from(a).ok()?));
            let measure = f["measure"].as_u64().and_then(|i| document["measures"].get(usize::try_from(i).ok()?));
            out.push(Place {
                kind: f["kind"].as_str().unwrap_or_default().to_owned(),
                quote: bare(&f["quote"]),
                line: before.map_or(0, |b| b.iter().filter(|c| **c == b'\n').count() as u64 + 1),
                around: measure.map(|m| bare(&m["text"])).unwrap_or_default(),
            });
        }
    }
    out
}

fn bare(v: &Value) -> String {
    let text = v.as_str().or_else(|| v["quote"].as_str()).unwrap_or_default();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn short(text: &str) -> String {
    text.chars().take(24).collect()
}

fn read(path: &Path) -> Value {
    std::fs::read_to_string(path).ok().and_then(|t| serde_json::from_str(&t).ok()).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn seen(gold: Value, predicted: Value) -> (f64, f64) {
        let mut seen = Seen::default();
        one("x", &gold, findings(&predicted, "第一行\n第二行\n第三行\n第四行\n第五行\n"), &mut seen);
        (seen.recall(), seen.precision())
    }

    #[test]
    fn a_conflict_counts_once_and_its_other_place_is_no_alarm() {
        let gold = json!({"faults": [{"kind": "frequency_conflict", "quote": "每月", "line": 1, "also": "每季度"}]});
        let both = json!({"findings": [{"kind": "frequency_conflict", "quote": "每 月"}, {"kind": "frequency_conflict", "quote": "每季度"}]});
        assert_eq!(seen(gold, both), (1.0, 1.0));
    }

    #[test]
    fn another_kind_another_line_and_an_empty_quote_are_false_alarms() {
        let gold = json!({"faults": [{"kind": "no_lead", "quote": "甲局、乙局", "line": 1}]});
        let other = json!({"findings": [
            {"kind": "two_leads", "quote": "甲局、乙局"},
            {"kind": "no_lead", "quote": "甲局、乙局", "span": [45, 48]},
            {"kind": "no_lead", "quote": ""}]});
        assert_eq!(seen(gold, other), (0.0, 0.0));
    }

    #[test]
    fn the_measure_of_the_finding_counts_for_whole_measures_only() {
        let predicted = |kind: &str| json!({"measures": [{"text": "开展排查，按时完成"}], "findings": [{"kind": kind, "quote": "按时", "measure": 0}]});
        let gold = |kind: &str| json!({"faults": [{"kind": kind, "quote": "开展排查"}]});
        assert_eq!(seen(gold("no_deadline"), predicted("no_deadline")).0, 1.0);
        assert_eq!(seen(gold("open_list"), predicted("open_list")).0, 0.0);
    }
}
