//! SQL of duty records.

use crate::duty::rules::Fact;
use crate::record::flow::RecordFlow;
use crate::record::model::Record;
use crate::record::rules::Term;
use ::store::{Access, Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{PersonId, RecordId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use std::collections::HashMap;

pub(crate) const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &[],
    access: Some(Access { table: "duty_record_unit", record: "record", copies: &["on_day", "kind"] }),
    areas: true,
    large: None,
};

/// The register of records.
pub static LISTED: Listed = Listed {
    table: "duty_record",
    joins: "join unit u on u.id = t.unit",
    columns: "t.id, t.kind, t.title, t.on_day, t.unit, t.region_path, t.people, t.object, t.site, t.places, t.amount, t.high_risk, \
        t.note, t.files, t.state, t.person, t.by_name, t.at, t.version, \
        u.name as unit_name, u.short as unit_short, u.region_path as unit_region",
    on: SCOPE,
    sorts: &[Sort { name: "on", column: "t.on_day", kind: Kind::Date }],
    default: "-on",
};

/// One row; the units concerned are not in it.
pub fn decode(row: &Row) -> Outcome<Record> {
    let state: String = row.get("state")?;
    Ok(Record {
        id: row.get("id")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        on: row.get("on_day")?,
        unit: row.get("unit")?,
        region_path: row.get("region_path")?,
        people: row.json("people")?,
        units: Vec::new(),
        object: row.get("object")?,
        site: row.get("site")?,
        places: row.json("places")?,
        amount: row.get("amount")?,
        high_risk: row.get("high_risk")?,
        note: row.get("note")?,
        files: row.json("files")?,
        state: RecordFlow::parse_state(&state)
            .ok_or_else(|| Refusal::internal(format!("duty_record.state holds {state}")))?,
        by: row.get("person")?,
        by_name: row.get("by_name")?,
        at: row.get("at")?,
        version: row.get("version")?,
    })
}

/// Insert a record with the units concerned.
pub async fn insert(tx: &mut Tx, r: &Record) -> Outcome<()> {
    let areas = list::areas(&r.region_path);
    tx.exec(
        "insert into duty_record (id, kind, title, on_day, unit, region_path, area1, area2, area3, area4, people, object, \
             places, amount, high_risk, note, files, state, person, by_name, at, entered_on, version, site) \
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24)",
        params![
            r.id,
            &r.kind,
            &r.title,
            r.on,
            r.unit,
            &r.region_path,
            areas[0],
            areas[1],
            areas[2],
            areas[3],
            Value::json(&r.people),
            r.object.clone(),
            Value::json(&r.places),
            r.amount,
            r.high_risk,
            r.note.clone(),
            Value::json(&r.files),
            r.state.code(),
            r.by,
            &r.by_name,
            r.at,
            kernel::day_of(r.at),
            r.version,
            r.site
        ],
    )
    .await?;
    let rows: Vec<Vec<Value>> =
        r.units.iter().map(|u| vec![Value::from(*u), r.id.into(), r.on.into(), (&r.kind).into()]).collect();
    tx.bulk_insert("duty_record_unit", &["unit", "record", "on_day", "kind"], &rows).await?;
    Ok(())
}

/// Valid records of a unit between two days, as counting sees them.
pub async fn facts(tx: &mut Tx, unit: UnitId, from: Date, to: Date) -> Outcome<Vec<Fact>> {
    let rows = tx
        .all(
            "select r.id, r.kind, r.on_day, r.title, r.people, r.object, r.site, r.high_risk, r.amount, r.entered_on \
             from duty_record_unit x join duty_record r on r.id = x.record \
             where x.unit = $1 and x.on_day >= $2 and x.on_day <= $3 and r.state = 'valid'",
            params![unit, from, to],
        )
        .await?;
    rows.iter()
        .map(|r| {
            Ok(Fact {
                id: r.get("id")?,
                kind: r.get("kind")?,
                on: r.get("on_day")?,
                units: vec![unit],
                people: r.json("people")?,
                title: r.get("title")?,
                object: r.get("object")?,
                site: r.get("site")?,
                high_risk: r.get("high_risk")?,
                amount: r.get("amount")?,
                entered_on: r.get("entered_on")?,
            })
        })
        .collect()
}

/// One record in scope.
pub async fn find(tx: &mut Tx, scope: &Scope, id: RecordId) -> Outcome<Record> {
    if !list::visible(tx, scope, Right::RecordRead, &SCOPE, "duty_record", id).await? {
        return Err(Refusal::not_found("履职记录"));
    }
    let sql = format!("select {} from duty_record t {} where t.id = $1", LISTED.columns, LISTED.joins);
    let row = tx.opt(&sql, params![id]).await?.ok_or_else(|| Refusal::not_found("履职记录"))?;
    let units = tx.all("select unit from duty_record_unit where record = $1 order by unit", params![id]).await?;
    Ok(Record { units: units.iter().map(|r| r.get("unit")).collect::<Outcome<_>>()?, ..decode(&row)? })
}

/// Compare-and-set of the state.
pub async fn set_state(tx: &mut Tx, r: &Record, before: i64) -> Outcome<()> {
    let n = tx
        .exec(
            "update duty_record set state = $3, version = $4 where id = $1 and version = $2",
            params![r.id, before, r.state.code(), r.version],
        )
        .await?;
    if n == 0 { Err(Refusal::changed_meanwhile("履职记录")) } else { Ok(()) }
}

/// Somebody who took part: name, present unit, and terms.
#[derive(Clone, Debug)]
pub struct Participant {
    pub name: String,
    pub unit: UnitId,
    pub terms: Vec<Term<UnitId>>,
}

/// People with their terms.
pub async fn people(tx: &mut Tx, ids: &[PersonId]) -> Outcome<HashMap<PersonId, Participant>> {
    let mut out: HashMap<PersonId, Participant> = HashMap::new();
    for chunk in ids.chunks(200) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let values: Vec<Value> = chunk.iter().map(|p| Value::from(*p)).collect();
        let sql = format!("select id, name, unit from person where id in ({})", marks.join(","));
        for row in tx.all(&sql, &values).await? {
            let one = Participant { name: row.get("name")?, unit: row.get("unit")?, terms: Vec::new() };
            out.insert(row.get("id")?, one);
        }
        let sql = format!("select person, unit, valid_from, valid_to from post where person in ({})", marks.join(","));
        for row in tx.all(&sql, &values).await? {
            let term = Term { unit: row.get("unit")?, from: row.get("valid_from")?, to: row.get("valid_to")? };
            if let Some(p) = out.get_mut(&row.get::<PersonId>("person")?) {
                p.terms.push(term);
            }
        }
    }
    Ok(out)
}

/// Occurrence, its label, what it counts, and whose it is, where it is a post's.
pub type CountsFor = (uuid::Uuid, String, i64, Option<PersonId>);

/// Occurrences that a record counts for, with their labels.
pub async fn counts_for(tx: &mut Tx, ids: &[RecordId]) -> Outcome<HashMap<RecordId, Vec<CountsFor>>> {
    let mut out: HashMap<RecordId, Vec<CountsFor>> = HashMap::new();
    for chunk in ids.chunks(200) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let values: Vec<Value> = chunk.iter().map(|r| Value::from(*r)).collect();
        let sql = format!(
            "select c.record, c.occurrence, c.counts, o.window_from, o.window_to, coalesce(k.title, d.title) as title, u.short, d.person \
             from occurrence_record c join occurrence o on o.id = c.occurrence join duty d on d.id = o.duty \
             left join task k on k.id = o.task \
             join unit u on u.id = o.unit where c.record in ({}) order by o.window_to, o.id",
            marks.join(",")
        );
        for row in tx.all(&sql, &values).await? {
            let (from, to): (Date, Date) = (row.get("window_from")?, row.get("window_to")?);
            let label = format!("{} {}（{from}至{to}）", row.get::<String>("short")?, row.get::<String>("title")?);
            out.entry(row.get("record")?).or_default().push((
                row.get("occurrence")?,
                label,
                row.get("counts")?,
                row.get("person")?,
            ));
        }
    }
    Ok(out)
}
