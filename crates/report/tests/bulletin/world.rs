//! A database with random histories, and the histories beside it.

use super::naive;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::Actor;
use kernel::event::Event;
use report::bulletin::figure;
use report::bulletin::period::Span;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use store::{Db, Tx, Value};
use uuid::Uuid;

/// What a field holds.
#[derive(Clone, Debug)]
pub enum V {
    Day(Date),
    At(Timestamp),
    Text(String),
    Number(i64),
    Flag(bool),
}
pub type State = BTreeMap<&'static str, V>;

/// A record with its states, each from an instant on; `None`: it was deleted.
pub struct Record {
    pub concept: &'static str,
    pub id: Uuid,
    pub history: Vec<(Timestamp, Option<State>)>,
}

pub struct World {
    pub db: Db,
    pub seed: u64,
    pub records: Vec<Record>,
    _folder: tempfile::TempDir,
}

pub struct Dice(pub u64);
impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }
    /// An instant in the two years, on a full minute or at the very edge of a day.
    fn at(&mut self) -> Timestamp {
        let day = date(2023, 1, 1).saturating_add((self.below(760) as i64).days());
        let midnight: Timestamp = format!("{day}T00:00:00+08:00").parse().expect("an instant");
        match self.below(4) {
            0 => midnight,
            1 => midnight - SignedDuration::from_secs(1),
            _ => midnight + SignedDuration::from_mins(self.below(1440) as i64),
        }
    }
    fn day(&mut self) -> Date {
        naive::local(self.at())
    }
}

const MIGRATIONS: [(&str, &str); 7] = [
    ("task", include_str!("../../../govern/src/task/io/task.sql")),
    ("supervise", include_str!("../../../govern/src/supervise/io/supervise.sql")),
    ("hazard", include_str!("../../../field/src/hazard/io/hazard.sql")),
    ("listing", include_str!("../../../field/src/hazard/io/hazard.sql")),
    ("accident", include_str!("../../../ready/src/accident/io/accident.sql")),
    ("alarm", include_str!("../../../sense/src/alarm/io/alarm.sql")),
    ("doubt", include_str!("../../../sense/src/doubt/io/doubt.sql")),
];

/// Columns of a table that must hold something, with something.
fn blank(table: &str) -> BTreeMap<String, Value> {
    let sql = MIGRATIONS.iter().find(|m| m.0 == table).expect("a migration").1;
    let body =
        sql.split(&format!("create table {table} (")).nth(1).expect("the table").split("\n)").next().unwrap_or("");
    let mut out = BTreeMap::new();
    for line in body.lines().filter(|l| l.contains("not null")) {
        let mut words = line.split_whitespace();
        let (name, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let value = match kind {
            "@id" => {
                Value::Id(Uuid::from_u128(u128::from(store::noise() as u64) << 64 | u128::from(store::noise() as u64)))
            }
            "@int" => Value::Int(0),
            "@real" => Value::Real(0.0),
            "@bool" => Value::Bool(false),
            "@time" => Value::Time(Timestamp::UNIX_EPOCH),
            "@date" => Value::Date(date(2024, 1, 1)),
            "@json" => Value::Json(json!([])),
            _ => Value::Text(String::new()),
        };
        out.insert(name.to_owned(), value);
    }
    out
}

/// Column of a field where it is called otherwise, and whether it is an object with the instant in `at`.
fn column(concept: &str, field: &'static str) -> (String, bool) {
    let json = matches!(
        (concept, field),
        ("supervise", "signed") | ("listing", "decided" | "delisted") | ("alarm", "confirmed") | ("doubt", "verified")
    );
    let name = match (concept, field) {
        ("task", "issued" | "closed")
        | ("hazard", "found" | "closed" | "rectified")
        | ("accident", "occurred")
        | ("alarm", "raised")
        | ("doubt", "found") => format!("{field}_at"),
        ("listing", "from") => "from_day".into(),
        (_, "region") => "region_path".into(),
        ("hazard" | "accident" | "alarm" | "doubt" | "listing", "unit") => "regulator".into(),
        (_, other) => other.into(),
    };
    (name, json)
}

fn plain(v: &V) -> Json {
    match v {
        V::Day(d) => json!(d.to_string()),
        V::At(t) => json!(t.to_string()),
        V::Text(t) => json!(t),
        V::Number(n) => json!(n),
        V::Flag(b) => json!(b),
    }
}

/// The after-image as the concept writes it.
fn image(concept: &str, s: &State) -> Json {
    let mut out = Map::new();
    for (field, v) in s {
        let (name, object) = column(concept, field);
        let stamped = object || matches!((concept, *field), ("task", "closed") | ("hazard", "closed" | "rectified"));
        let key = match (concept, *field) {
            ("task" | "hazard", "closed" | "rectified") => (*field).to_owned(),
            _ => name,
        };
        match (concept, *field) {
            ("accident", "dead") => drop(out.insert("harm".into(), json!({ "dead": plain(v) }))),
            _ if stamped => drop(out.insert(key, json!({ "at": plain(v), "name": "某人" }))),
            _ => drop(out.insert(key, plain(v))),
        }
    }
    Json::Object(out)
}

async fn write(tx: &mut Tx, concept: &str, id: Uuid, s: &State) {
    tx.exec(&format!("delete from {concept} where id = $1"), &[Value::Id(id)]).await.expect("gone");
    let mut row = blank(concept);
    row.insert("id".into(), Value::Id(id));
    if row.contains_key("number") {
        row.insert("number".into(), Value::Text(id.to_string()));
    }
    if row.contains_key("slot") {
        row.insert("slot".into(), Value::Int(i64::from(store::noise() as u32)));
    }
    let path = match &s["region"] {
        V::Text(t) => t.clone(),
        _ => String::new(),
    };
    for (k, code) in store::list::areas(&path).into_iter().enumerate() {
        row.insert(format!("area{}", k + 1), Value::from(code));
    }
    for (field, v) in s {
        let (name, object) = column(concept, field);
        let value = match v {
            _ if object => Value::Json(json!({ "at": plain(v), "name": "某人" })),
            V::Text(t) if matches!(*field, "unit") => Value::Id(Uuid::parse_str(t).expect("an id")),
            V::Day(d) => Value::Date(*d),
            V::At(t) => Value::Time(*t),
            V::Text(t) => Value::Text(t.clone()),
            V::Number(n) => Value::Int(*n),
            V::Flag(b) => Value::Bool(*b),
        };
        row.insert(name, value);
    }
    let names: Vec<&str> = row.keys().map(String::as_str).collect();
    let values: Vec<Value> = row.values().cloned().collect();
    tx.bulk_insert(concept, &names, &[values]).await.expect("a row");
}

const REGIONS: [&str; 5] =
    ["/990100/", "/990100/990121/", "/990100/990121/990121001/", "/990100/990122/", "/990100/Z990101001/"];
const COLOURS: [&str; 5] = ["red", "yellow", "green", "submitted", "none"];
const STEPS: [&str; 9] = [
    "remind",
    "urge",
    "supervise_letter",
    "interview",
    "circular",
    "accountability",
    "secretary",
    "assignment",
    "warning_notice",
];

/// A state of a record; fields that may be missing mostly are there.
fn state(dice: &mut Dice, concept: &str) -> State {
    let mut s = State::new();
    let unit = Uuid::from_u128(u128::from(0xA0 + dice.below(4)));
    s.insert("region", V::Text(dice.of(&REGIONS).into()));
    s.insert("unit", V::Text(unit.to_string()));
    let often = |dice: &mut Dice| dice.below(3) > 0;
    match concept {
        "task" => {
            s.insert("issued", V::At(dice.at()));
            s.insert("late", V::Flag(dice.below(2) == 0));
            s.insert("light", V::Text(dice.of(&COLOURS).into()));
            if often(dice) {
                s.insert("due", V::Day(dice.day()));
            }
            if often(dice) {
                s.insert("turns_at", V::Day(dice.day()));
                s.insert("turns_to", V::Text(dice.of(&["red", "yellow"]).into()));
            }
            if dice.below(2) == 0 {
                s.insert("closed", V::At(dice.at()));
            }
        }
        "hazard" => {
            s.insert("found", V::At(dice.at()));
            s.insert("state", V::Text(dice.of(&["rectifying", "review", "closed", "void", "merged"]).into()));
            for (field, share) in [("due", 3), ("rectified", 2), ("closed", 2)] {
                if dice.below(share) > 0 {
                    let v = if field == "due" { V::Day(dice.day()) } else { V::At(dice.at()) };
                    s.insert(field, v);
                }
            }
            if often(dice) {
                s.insert("grade", V::Text(dice.of(&["major", "general"]).into()));
            }
        }
        "accident" => {
            s.insert("occurred", V::At(dice.at()));
            s.insert("grade", V::Text(dice.of(&["ordinary", "larger", "major"]).into()));
            s.insert("counted", V::Flag(dice.below(4) > 0));
            s.insert("stage", V::Text(dice.of(&["reported", "verified", "struck"]).into()));
            s.insert("dead", V::Number(dice.below(5) as i64));
        }
        "supervise" => {
            s.insert("step", V::Text(dice.of(&STEPS).into()));
            s.insert("state", V::Text("served".into()));
            if often(dice) {
                s.insert("signed", V::At(dice.at()));
            }
        }
        "listing" => {
            s.insert("from", V::Day(dice.day()));
            s.insert("decided", V::At(dice.at()));
            if dice.below(2) == 0 {
                s.insert("delisted", V::At(dice.at()));
            }
        }
        "alarm" => {
            s.insert("raised", V::At(dice.at()));
            s.insert("confirm_due", V::At(dice.at()));
            if often(dice) {
                s.insert("confirmed", V::At(dice.at()));
            }
        }
        _ => {
            s.insert("found", V::At(dice.at()));
            s.insert("verify_due", V::At(dice.at()));
            if often(dice) {
                s.insert("verified", V::At(dice.at()));
            }
        }
    }
    s
}

const HISTORIES: [&str; 5] = ["task", "hazard", "accident", "supervise", "doubt"];

fn histories(dice: &mut Dice) -> Vec<Record> {
    let mut out = Vec::new();
    for (concept, n) in [
        ("task", 120),
        ("hazard", 90),
        ("accident", 40),
        ("supervise", 60),
        ("doubt", 30),
        ("listing", 30),
        ("alarm", 40),
    ] {
        for _ in 0..n {
            let id = Uuid::from_u128(
                u128::from(dice.below(1 << 30)) << 96 | u128::from(dice.below(1 << 30)) << 32 | (1 + out.len() as u128),
            );
            let mut history = Vec::new();
            if HISTORIES.contains(&concept) {
                let mut times: Vec<Timestamp> = (0..1 + dice.below(4)).map(|_| dice.at()).collect();
                times.sort_unstable();
                times.dedup();
                let last = times.len() - 1;
                for (k, at) in times.into_iter().enumerate() {
                    // Some are deleted in the end.
                    let gone = k == last && k > 0 && dice.below(8) == 0;
                    history.push((at, (!gone).then(|| state(dice, concept))));
                }
            } else {
                history.push((Timestamp::UNIX_EPOCH, Some(state(dice, concept))));
            }
            out.push(Record { concept, id, history });
        }
    }
    out
}

/// One world for each engine that is there.
pub async fn worlds(seed: u64) -> Vec<World> {
    let mut out = vec![build(seed, None).await];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => out.push(build(seed, Some(url)).await),
        Err(_) => eprintln!("PostgreSQL half skipped: ANLAN_TEST_POSTGRES is not set"),
    }
    out
}

async fn build(seed: u64, postgres: Option<String>) -> World {
    let folder = tempfile::tempdir().expect("a folder");
    let url = match postgres {
        None => folder.path().join("anlan.db").display().to_string(),
        Some(base) => {
            let name = format!("bulletin_{:016x}", store::noise() as u64);
            let admin = Db::open(&base).await.expect("PostgreSQL answers");
            admin.outside_transaction(&format!("create database {name}")).await.expect("a fresh database");
            admin.close().await;
            format!("{}/{name}", base.rsplit_once('/').expect("a URL with a database").0)
        }
    };
    let db = Db::open(&url).await.expect("a database");
    let all = [
        store::MIGRATIONS,
        org::MIGRATIONS,
        govern::MIGRATIONS,
        field::MIGRATIONS,
        ready::MIGRATIONS,
        sense::MIGRATIONS,
    ]
    .concat();
    store::migrate(&db, &all, "2023-01-01T00:00:00Z".parse().expect("an instant")).await.expect("tables");
    let records = histories(&mut Dice(seed));
    // Changes are written in the order of their instants, as they would come.
    let mut changes: Vec<(Timestamp, &Record, usize)> =
        records.iter().flat_map(|r| r.history.iter().enumerate().map(move |(k, (at, _))| (*at, r, k))).collect();
    changes.sort_by_key(|c| (c.0, c.1.id));
    let mut tx = db.begin().await.expect("a transaction");
    for (at, record, k) in changes {
        let before = k.checked_sub(1).and_then(|k| record.history[k].1.as_ref());
        match &record.history[k].1 {
            Some(s) => write(&mut tx, record.concept, record.id, s).await,
            None => {
                let sql = format!("delete from {} where id = $1", record.concept);
                tx.exec(&sql, &[Value::Id(record.id)]).await.expect("gone");
            }
        }
        if HISTORIES.contains(&record.concept) {
            let s = record.history[k].1.as_ref().or(before).expect("a state");
            let mut event = Event::new(kernel::id::TaskId(record.id), "change", "变更");
            event.concept = record.concept.into();
            tx.record(&Actor::clock(), at, &event, &image(record.concept, s)).await.expect("an event");
        }
    }
    tx.commit().await.expect("written");
    World { db, seed, records, _folder: folder }
}

impl World {
    /// Records of a figure with what each adds, recounted from the histories.
    pub fn expected(&self, figure: &str, span: &Span, path: &str) -> BTreeMap<Uuid, i64> {
        let source = figure::of(figure).expect("a figure").source;
        let mut out = BTreeMap::new();
        for record in self.records.iter().filter(|r| r.concept == source) {
            let known = record.history.iter().rev().find(|(at, _)| *at <= span.seen);
            let Some(mut s) = known.and_then(|(_, s)| s.clone()) else { continue };
            let later = |s: &State, field: &str| matches!(s.get(field), Some(V::At(t)) if *t > span.seen);
            match source {
                "listing" if later(&s, "decided") => continue,
                "alarm" if later(&s, "raised") => continue,
                "listing" if later(&s, "delisted") => drop(s.remove("delisted")),
                "alarm" if later(&s, "confirmed") => drop(s.remove("confirmed")),
                _ => {}
            }
            let inside = matches!(&s["region"], V::Text(t) if t.starts_with(path));
            if let Some(adds) = naive::adds(figure, &s, span).filter(|_| inside) {
                out.insert(record.id, adds);
            }
        }
        out
    }
}
