//! What the demo's clerks decided while checking the two plans (content/demo/decisions.yaml); what is left after that is
//! settled by the first choice that the page offers.

use super::browser::Browser;
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

const DECISIONS: &str = include_str!("../../../../content/demo/decisions.yaml");

/// Where a measure stands that no task number names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    plan: String,
    under: Option<String>,
    label: Option<String>,
}

/// A task, as far as the script names it.
pub struct Spot {
    pub task: Uuid,
    /// Place of the measure in the document.
    pub seq: i64,
    pub unit: Uuid,
    pub label: Option<String>,
    pub path: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    plan: String,
    measure: String,
    #[serde(default)]
    lead: Vec<String>,
    how: Option<String>,
    /// An empty list: nobody assists. Absent: as the document says.
    assist: Option<Vec<String>>,
    #[serde(default)]
    units: Vec<String>,
    /// The page offers rosters as first choices; kept here for the reader.
    #[allow(dead_code)]
    roster: Option<String>,
    #[allow(dead_code)]
    whole: Option<bool>,
    drop: Option<String>,
    recurrences: Option<String>,
    #[serde(default)]
    record_kind: Vec<String>,
    split: Option<String>,
    due: Option<Date>,
    key: Option<bool>,
    #[serde(default)]
    evidence: Vec<String>,
    #[allow(dead_code)] // the reason, for the reader
    say: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Decisions {
    decisions: Vec<Said>,
}

/// Whether a measure with this printed number and these headings is the one that the script means.
pub fn is(places: &BTreeMap<String, Place>, plan: &str, name: &str, label: Option<&str>, path: &[String]) -> bool {
    let bare = |s: &str| s.trim_end_matches(['.', '．', '、']).to_owned();
    let label = label.unwrap_or_default();
    let name = name.split_once('/').map_or(name, |(n, _)| n);
    match places.get(name).filter(|p| p.plan == plan) {
        Some(place) => {
            let under = place.under.as_ref().is_none_or(|u| path.iter().any(|h| h.starts_with(u.as_str())));
            under && place.label.as_ref().is_none_or(|l| bare(l) == bare(label))
        }
        None => {
            let numbered = bare(label) == name || path.iter().any(|h| h.starts_with(&format!("{name}.")));
            numbered && (plan != "prefecture" || path.iter().any(|h| h.starts_with("三、")))
        }
    }
}

/// Tasks of a unit under a measure (`*`: all). `11/2` is the second part of task 11, `11` the first, if it was cut.
pub fn tasks(places: &BTreeMap<String, Place>, plan: &str, name: &str, unit: Uuid, all: &[Spot]) -> Vec<Uuid> {
    if name == "*" {
        return all.iter().filter(|s| s.unit == unit).map(|s| s.task).collect();
    }
    let named: Vec<&Spot> = all.iter().filter(|s| is(places, plan, name, s.label.as_deref(), &s.path)).collect();
    let of_unit = |seq: Option<i64>| -> Vec<Uuid> {
        named.iter().filter(|s| s.unit == unit && seq.is_none_or(|n| n == s.seq)).map(|s| s.task).collect()
    };
    if !name.starts_with(|c: char| c.is_ascii_digit()) {
        return of_unit(None);
    }
    let seqs: BTreeSet<i64> = named.iter().map(|s| s.seq).collect();
    let part = name.split_once('/').and_then(|(_, n)| n.parse::<usize>().ok());
    let wanted = seqs.iter().nth(part.unwrap_or(1) - 1).or(seqs.iter().next_back()).copied();
    let found = of_unit(wanted);
    // A plain number means the first part; a unit that has no share in it means the part that it has.
    if found.is_empty() && part.is_none() { of_unit(None) } else { found }
}

/// Make the decisions of one plan, then take the first choice of what is still open.
pub async fn decide(
    browser: &mut Browser,
    who: &str,
    plan: &str,
    id: &str,
    places: &BTreeMap<String, Place>,
    units: &HashMap<String, Uuid>,
) -> Outcome<()> {
    let all: Decisions =
        serde_yaml_ng::from_str(DECISIONS).map_err(|e| Refusal::internal(format!("decisions.yaml: {e}")))?;
    let mut policy = browser.call(who, "GET", &format!("/policies/{id}"), None).await?;
    let said: Vec<&Said> = all.decisions.iter().filter(|s| s.plan == plan).collect();
    for s in said.iter().filter(|s| s.split.is_some()) {
        let words = s.split.as_deref().unwrap_or_default();
        if let Some(body) = split(&policy, places, s, words) {
            policy = send(browser, who, id, &policy, body).await.unwrap_or(policy);
        }
    }
    for s in &said {
        for measure in matching(&policy, places, s) {
            let set = set(&measure, s, units)?;
            if set.as_object().is_some_and(|o| !o.is_empty()) {
                let body = json!({ "measure": measure["id"], "set": set });
                policy = send(browser, who, id, &policy, body).await?;
            }
        }
    }
    // Every choice closes a doubt; new ones may open, but never without end.
    for _ in 0..200 {
        let open = doubts(&policy)
            .into_iter()
            .find(|d| d["settled"].is_null() && d["choices"].as_array().is_some_and(|c| !c.is_empty()));
        let Some(doubt) = open else { break };
        let body = json!({ "doubt": doubt["id"], "choice": choice(&doubt) });
        policy = send(browser, who, id, &policy, body).await?;
    }
    Ok(())
}

/// The first choice, but where the page asks whether general demands are tasks too: in the demo they are.
fn choice(doubt: &Value) -> Value {
    let choices = doubt["choices"].as_array().map(Vec::as_slice).unwrap_or_default();
    let keep = choices.iter().find(|c| c["id"] == "keep");
    keep.or(choices.first()).map_or(Value::Null, |c| c["id"].clone())
}

/// Doubts of the measures and of the document.
fn doubts(policy: &Value) -> Vec<Value> {
    let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
    let of_measures =
        list(&policy["measures"]).into_iter().filter(|m| m["state"] != "dropped").flat_map(|m| list(&m["doubts"]));
    list(&policy["doubts"]).into_iter().chain(of_measures).collect()
}

async fn send(browser: &mut Browser, who: &str, id: &str, policy: &Value, mut body: Value) -> Outcome<Value> {
    body["version"] = policy["version"].clone();
    browser.call(who, "POST", &format!("/policies/{id}/decisions"), Some(body)).await
}

fn matching(policy: &Value, places: &BTreeMap<String, Place>, s: &Said) -> Vec<Value> {
    let measures = policy["measures"].as_array().cloned().unwrap_or_default();
    let path = |m: &Value| -> Vec<String> {
        m["path"].as_array().into_iter().flatten().filter_map(|h| h.as_str().map(str::to_owned)).collect()
    };
    measures.into_iter().filter(|m| is(places, &s.plan, &s.measure, m["label"].as_str(), &path(m))).collect()
}

/// The measure is cut before these words; offsets are UTF-16 in the document's text.
fn split(policy: &Value, places: &BTreeMap<String, Place>, s: &Said, words: &str) -> Option<Value> {
    let text: Vec<u16> = policy["text"].as_str()?.encode_utf16().collect();
    let words: Vec<u16> = words.encode_utf16().collect();
    matching(policy, places, s).into_iter().find_map(|m| {
        let (from, to) = (m["span"][0].as_u64()? as usize, m["span"][1].as_u64()? as usize);
        let at = text.get(from..to)?.windows(words.len()).position(|w| w == words)? + from;
        Some(json!({ "split": { "measure": m["id"], "at": at } }))
    })
}

fn set(measure: &Value, s: &Said, units: &HashMap<String, Uuid>) -> Outcome<Value> {
    let find = |names: &[String]| -> Outcome<Vec<Uuid>> {
        let one = |n: &String| {
            units.get(n).copied().ok_or_else(|| Refusal::internal(format!("decisions.yaml names no unit {n}")))
        };
        names.iter().map(one).collect()
    };
    let mut set = serde_json::Map::new();
    if s.drop.is_some() {
        set.insert("state".into(), "dropped".into());
        return Ok(Value::Object(set));
    }
    // Of a measure that was cut in two, dates and leads are read from each part's own words.
    let whole = s.split.is_none();
    if whole && !s.lead.is_empty() && (s.how.is_some() || s.lead.len() == 1) {
        set.insert("lead".into(), json!(find(&s.lead)?));
    }
    let assist: Vec<String> = s.assist.iter().flatten().chain(&s.units).cloned().collect();
    if whole && (s.assist.is_some() || !assist.is_empty()) {
        set.insert("assist".into(), json!(find(&assist)?));
    }
    if let Some(due) = s.due.filter(|_| whole) {
        set.insert("due".into(), json!(due));
    }
    if let Some(key) = s.key {
        set.insert("key".into(), json!(key));
    }
    if !s.evidence.is_empty() {
        set.insert("evidence".into(), json!(s.evidence));
    }
    let mut recurrences = measure["recurrences"].as_array().cloned().unwrap_or_default();
    if s.recurrences.as_deref() == Some("none") {
        set.insert("recurrences".into(), json!([]));
    } else if !s.record_kind.is_empty() && !recurrences.is_empty() {
        for (r, kind) in recurrences.iter_mut().zip(&s.record_kind) {
            r["record_kind"] = json!(kind);
        }
        set.insert("recurrences".into(), Value::Array(recurrences));
    }
    Ok(Value::Object(set))
}
