//! SQL of stations and their logs.

use super::{SCOPE, placed, put};
use crate::tour::model::{Entry, Station};
use ::store::{Kind, Listed, Row, Sort as By, Tx, Value, list, params};
use kernel::id::TourStationId;
use kernel::{Outcome, Refusal, Right, Scope};

const COLUMNS: &str = "t.id, t.number, t.title, t.organ, t.region_path, t.target, t.from_on, t.to_on, t.people, \
    t.opened, t.version";

/// Stations, those that end last first.
pub static LISTED: Listed = Listed {
    table: "tour_station",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[By { name: "to", column: "t.to_on", kind: Kind::Date }],
    default: "-to",
};

/// One row.
pub fn decode(row: &Row) -> Outcome<Station> {
    Ok(Station {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        organ: row.get("organ")?,
        region_path: row.get("region_path")?,
        target: row.get("target")?,
        from: row.get("from_on")?,
        to: row.get("to_on")?,
        people: row.get("people")?,
        opened: row.json("opened")?,
        version: row.get("version")?,
    })
}

pub async fn insert(tx: &mut Tx, s: &Station) -> Outcome<()> {
    let mut columns = placed(&s.region_path);
    columns.extend([
        ("number", Value::from(&s.number)),
        ("title", (&s.title).into()),
        ("organ", s.organ.into()),
        ("target", s.target.into()),
        ("from_on", s.from.into()),
        ("to_on", s.to.into()),
        ("people", (&s.people).into()),
        ("opened", Value::json(&s.opened)),
    ]);
    put(tx, "tour_station", s.id.into(), columns).await
}

/// One in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: TourStationId) -> Outcome<Station> {
    if !list::visible(tx, scope, Right::SuperviseRead, &SCOPE, "tour_station", id).await? {
        return Err(Refusal::not_found("驻点"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from tour_station t where t.id = $1"), params![id]).await?;
    decode(&row.ok_or_else(|| Refusal::not_found("驻点"))?)
}

/// The log, the latest day first; whoever asks.
pub async fn entries(tx: &mut Tx, id: TourStationId) -> Outcome<Vec<Entry>> {
    let sql = "select day, text, found, late, mark from tour_log where station = $1 order by day desc";
    let one = |r: &Row| {
        Ok(Entry {
            day: r.get("day")?,
            text: r.get("text")?,
            found: r.get("found")?,
            late: r.get("late")?,
            mark: r.json("mark")?,
        })
    };
    tx.all(sql, params![id]).await?.iter().map(one).collect()
}

/// Keep a day's entry; false where the day is taken.
pub async fn write(tx: &mut Tx, id: TourStationId, e: &Entry) -> Outcome<bool> {
    let sql = "insert into tour_log (station, day, text, found, late, mark) values ($1,$2,$3,$4,$5,$6) \
               on conflict (station, day) do nothing";
    let values: Vec<Value> =
        vec![id.into(), e.day.into(), (&e.text).into(), (&e.found).into(), e.late.into(), Value::json(&e.mark)];
    Ok(tx.exec(sql, &values).await? > 0)
}
