//! From figures to the facts of a paper: what the templates of `content/paper` put into words.

use super::compare::{beside, number, yearly};
use super::cond::Facts;
use super::source::{self, Source};
use super::view::{BulletinCase, BulletinFigures, BulletinLine, FigureRow, LightBases};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// Lines of a table in a paper.
const MOST: usize = 20;

/// 2024年11月18日9时05分
pub fn moment(at: Timestamp) -> String {
    let t = kernel::ZONE.to_datetime(at);
    format!("{}年{}月{}日{}时{:02}分", t.year(), t.month(), t.day(), t.hour(), t.minute())
}

/// 120项; — where there is no value.
pub fn say(value: Option<f64>, unit: &str) -> String {
    value.map_or_else(|| "—".into(), |v| format!("{}{unit}", number(v)))
}

fn figure(f: &FigureRow) -> Value {
    let of = match f.how.as_str() {
        "share" => format!("{}÷{}", f.sum, f.records),
        "mean" => format!("{}件", f.records),
        _ => String::new(),
    };
    let plain = say(f.value, &f.unit);
    // 120项（较上期增加3项）, or the figure alone where there is nothing to compare with.
    let full = match beside("上期", f.change.as_ref()) {
        words if words.is_empty() => plain.clone(),
        words => format!("{plain}（{words}）"),
    };
    json!({
        "name": f.name,
        "say": plain,
        "full": full,
        "of": (!of.is_empty()).then_some(of),
        "last": say(f.last, &f.unit),
        "yearly": yearly(f.yearly.as_ref()),
    })
}

fn lines(of: &[BulletinLine], main: &str) -> Option<Value> {
    let kept: Vec<Value> = of
        .iter()
        .filter(|l| l.cells.iter().any(|c| c.figure == main && c.records > 0))
        .take(MOST)
        .map(|l| {
            let mut out = Map::new();
            out.insert("name".into(), json!(l.name));
            for c in &l.cells {
                out.insert(c.figure.clone(), json!(say(c.value, "")));
            }
            Value::Object(out)
        })
        .collect();
    (!kept.is_empty()).then_some(Value::Array(kept))
}

fn some<T>(of: &[T], each: impl Fn(&T) -> Value) -> Option<Value> {
    (!of.is_empty()).then(|| Value::Array(of.iter().map(each).collect()))
}

/// Why lights stand without those of an earlier period, in words; `None`: both are beside them.
fn uncompared(of: &LightBases) -> Option<String> {
    let bare = [&of.last, &of.last_year].into_iter().filter(|b| b.how == "none").map(|b| b.words.clone());
    let bare: Vec<String> = bare.collect();
    (!bare.is_empty()).then(|| format!("{}。", bare.join("；")))
}

/// The facts. Lists that are empty are missing, so that a template leaves them out.
pub fn facts(b: &BulletinFigures, contact: Option<&str>) -> Value {
    let f: Map<String, Value> = b.figures.iter().map(|f| (f.id.clone(), figure(f))).collect();
    let steps = b.figures.iter().filter(|f| f.chapter == "督办" && f.value.is_some_and(|v| v > 0.0));
    let steps: Vec<String> = steps.map(|f| format!("{}{}", f.name, say(f.value, &f.unit))).collect();
    json!({
        "period": b.label,
        "from": b.from.to_string(),
        "till": b.to.to_string(),
        "as_of": moment(b.as_of),
        "region": b.region_name,
        "f": f,
        // A reader must not take a figure without a comparison for one that did not change.
        "lights": b.lights.as_ref().and_then(uncompared),
        "steps": (!steps.is_empty()).then(|| steps.join("、")),
        "units": lines(&b.units, "tasks_total"),
        "regions": lines(&b.regions, "hazards_open"),
        "places": lines(&b.regions, "accidents_count"),
        "rising": some(&b.rising, |r| json!({ "name": r.name, "say": r.words })),
        "rankings": some(&b.rankings.iter().filter(|r| !r.rows.is_empty()).collect::<Vec<_>>(), |r| json!({
            "title": r.title,
            "source": r.source,
            "unit": r.unit,
            "rows": r.rows.iter().map(|p| json!({ "place": p.place, "name": p.name, "say": say(Some(p.value), &r.unit), "n": p.records })).collect::<Vec<_>>(),
            "left_out": (!r.left_out.is_empty()).then(|| r.left_out.join("、")),
        })),
        "next": some(&b.next, |n| json!(format!("{}（{}）", n.title, n.number))),
        "cases": some(&b.cases, |c| json!(format!("{}（{}）", c.title, c.number))),
        "committees": some(&b.committees, |c| json!({ "name": c.name, "say": c.say })),
        "zero_rule": b.zero_rule,
        "contact": contact.map(str::trim).filter(|c| !c.is_empty()),
    })
}

/// Path of a record's page.
pub fn link(source: &Source, facts: &Facts) -> String {
    match facts.text("page") {
        "" => format!("{}{}", source.link, facts.id),
        other => format!("{}{other}", source.link),
    }
}

/// A record as the text names it; `None`: no such concept.
pub fn case(concept: &str, facts: &Facts) -> Option<BulletinCase> {
    let source = source::of(concept)?;
    Some(BulletinCase {
        concept: concept.into(),
        id: facts.id,
        number: facts.text("number").into(),
        title: facts.text("title").into(),
        link: link(source, facts),
    })
}
