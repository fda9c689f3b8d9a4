//! The many ordinary hazards of the demo (content/demo/hazards.csv): a row is one hazard and how far it came, from being
//! found to being closed. An empty time means that the step is still to come.

use super::danger::Entry;
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use serde_json::{Map, Value, json};

const HAZARDS: &str = include_str!("../../../../content/demo/hazards.csv");

/// Scenes of these hazards are counted from here; those below belong to danger.yaml.
const FIRST_SCENE: u64 = 100;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    found: String,
    team: String,
    site: String,
    source: String,
    kind: String,
    text: String,
    place: String,
    due: String,
    finish: String,
    pass: String,
    close: String,
}

/// Who finds, verifies, rechecks and closes; four people, as far as the demo has them.
struct Team {
    finds: &'static str,
    verifies: &'static str,
    checks: &'static str,
    closes: &'static str,
}

fn team(code: &str) -> Outcome<Team> {
    Ok(match code {
        "yj" => Team { finds: "zf.yi", verifies: "zf.er", checks: "zf.san", closes: "yj.juzhang" },
        "zj" => Team { finds: "zj.jingban", verifies: "zj.juzhang", checks: "zj.jingban", closes: "an.zhuren" },
        "jt" => alone("jt.jingban"),
        "ny" => alone("ny.nengyuan"),
        "ga" => alone("ga.jingban"),
        other => return Err(Refusal::internal(format!("hazards.csv: no team {other}"))),
    })
}

/// A department with one officer in the demo; the head of the office closes.
fn alone(who: &'static str) -> Team {
    Team { finds: who, verifies: who, checks: who, closes: "an.zhuren" }
}

/// Who records what the firm did, for firms without an account: the county's or the park's own officer.
fn proxy(site: &str) -> &'static str {
    match site.chars().take(2).collect::<String>().as_str() {
        "云溪" => "yx.jingban",
        "松泉" => "sq.jingban",
        "雪岭" => "xl.jingban",
        _ => "yq.jingban",
    }
}

/// All steps of all rows, in no particular order.
///
/// # Errors
/// The file cannot be read; that is a fault of the program.
pub fn entries() -> Outcome<Vec<Entry>> {
    let mut reader = csv::Reader::from_reader(HAZARDS.as_bytes());
    let mut out = Vec::new();
    for (n, row) in reader.deserialize::<Row>().enumerate() {
        let row = row.map_err(|e| Refusal::internal(format!("hazards.csv: {e}")))?;
        steps(FIRST_SCENE + n as u64, &row, &mut out)?;
    }
    Ok(out)
}

fn steps(scene: u64, row: &Row, out: &mut Vec<Entry>) -> Outcome<()> {
    let team = team(&row.team)?;
    let key = format!("{} {}", row.found, row.site);
    let report = object(json!({ "source": row.source, "kind": row.kind, "text": row.text, "place": row.place }));
    out.push(Entry {
        at: row.found.clone(),
        who: team.finds.into(),
        act: "report".into(),
        key: key.clone(),
        site: Some(row.site.clone()),
        // One in three was photographed when it was found.
        photo: scene.is_multiple_of(3).then_some(scene),
        small: true,
        body: report,
        ..Entry::default()
    });
    let verified = row.found.split(' ').next().unwrap_or_default().to_owned() + " 17:10";
    let done = "已按要求整改，现场照片附后";
    let steps = [
        (&row.due, verified, team.verifies, "verify", json!({ "due": row.due, "note": "限期整改" })),
        (&row.finish, row.finish.clone() + " 16:20", proxy(&row.site), "finish", json!({ "note": done })),
        (&row.pass, row.pass.clone() + " 16:40", team.checks, "pass", json!({ "note": "现场复查，已整改到位" })),
        (&row.close, row.close.clone() + " 17:20", team.closes, "close", json!({ "note": "同意销号" })),
    ];
    for (when, at, who, action, body) in steps {
        if when.is_empty() {
            break;
        }
        out.push(Entry {
            at,
            who: who.into(),
            act: "move".into(),
            key: key.clone(),
            flow: Some("hazard".into()),
            action: Some(action.into()),
            after: (action == "finish").then_some(scene),
            small: true,
            body: object(body),
            ..Entry::default()
        });
    }
    Ok(())
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value { map } else { Map::new() }
}
