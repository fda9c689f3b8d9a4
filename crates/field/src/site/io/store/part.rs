//! SQL of parts and life events.

use crate::site::model::Site;
use crate::site::part::{Checked, PartKind};
use crate::site::rules::Held;
use ::store::{Row, Tx, Value, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, PersonId, SiteId};
use kernel::{Outcome, Refusal};
use uuid::Uuid;

/// A part as kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub id: Uuid,
    pub site: SiteId,
    pub kind: PartKind,
    pub label: String,
    pub due: Option<Date>,
    /// Level of an installation; 0 otherwise.
    pub level: i64,
    pub body: serde_json::Value,
}

fn decode(row: &Row) -> Outcome<Part> {
    let kind: String = row.get("kind")?;
    Ok(Part {
        id: row.get("id")?,
        site: row.get("site")?,
        kind: PartKind::parse(&kind).ok_or_else(|| Refusal::internal(format!("site_part.kind holds {kind}")))?,
        label: row.get("label")?,
        due: row.get("due")?,
        level: row.get("level")?,
        body: row.get("body")?,
    })
}

/// The parts of a site, in the order in which they were entered.
pub async fn of(tx: &mut Tx, site: SiteId) -> Outcome<Vec<Part>> {
    let sql = "select id, site, kind, label, due, level, body from site_part where site = $1 order by kind, id";
    tx.all(sql, params![site]).await?.iter().map(decode).collect()
}

/// Write a part, new or changed.
pub async fn put(tx: &mut Tx, id: Uuid, site: SiteId, kind: PartKind, part: &Checked, now: Timestamp) -> Outcome<()> {
    let changed = tx
        .exec(
            "update site_part set label = $4, due = $5, level = $6, body = $7, at = $8
             where id = $1 and site = $2 and kind = $3",
            params![
                id,
                site,
                kind.code(),
                &part.label,
                part.due,
                i64::from(part.level),
                Value::Json(part.body.clone()),
                now
            ],
        )
        .await?;
    if changed == 0 {
        tx.exec(
            "insert into site_part (id, site, kind, label, due, level, body, at) values ($1,$2,$3,$4,$5,$6,$7,$8)",
            params![
                id,
                site,
                kind.code(),
                &part.label,
                part.due,
                i64::from(part.level),
                Value::Json(part.body.clone()),
                now
            ],
        )
        .await?;
    }
    Ok(())
}

/// Whether a row of this id, site and kind is there.
pub async fn one(tx: &mut Tx, id: Uuid, site: SiteId, kind: PartKind) -> Outcome<Part> {
    let sql = "select id, site, kind, label, due, level, body from site_part where id = $1 and site = $2 and kind = $3";
    let row = tx.opt(sql, params![id, site, kind.code()]).await?;
    row.as_ref().map(decode).transpose()?.ok_or_else(|| Refusal::not_found(kind.label()))
}

pub async fn remove(tx: &mut Tx, id: Uuid) -> Outcome<()> {
    tx.exec("delete from site_part where id = $1", params![id]).await?;
    Ok(())
}

/// What high-risk is judged by, and the earliest day of a licence, certificate, inspection or assessment.
pub fn held(parts: &[Part]) -> (Held, Option<Date>) {
    let licences = parts.iter().filter(|p| p.kind == PartKind::Licence);
    let licences = licences.filter_map(|p| p.body.get("kind")?.as_str().map(str::to_owned)).collect();
    let levels = parts.iter().filter(|p| p.kind == PartKind::Installation && p.level > 0);
    let installation = levels.map(|p| p.level).min().unwrap_or(0) as u8;
    let dated = parts.iter().filter(|p| p.kind != PartKind::Reform);
    (Held { licences, installation }, dated.filter_map(|p| p.due).min())
}

/// The highest level of installation of each of some sites that have one, 1 the highest.
pub async fn installations(tx: &mut Tx, sites: &[Site]) -> Outcome<Vec<(SiteId, u8)>> {
    let marks: Vec<String> = (2..=sites.len() + 1).map(|n| format!("${n}")).collect();
    let mut values: Vec<Value> = vec![PartKind::Installation.code().into()];
    values.extend(sites.iter().map(|s| Value::from(s.id)));
    let sql = format!(
        "select site, min(level) as level from site_part where site in ({}) and kind = $1 and level > 0 group by site",
        marks.join(",")
    );
    let rows = tx.all(&sql, &values).await?;
    rows.iter().map(|r| Ok((r.get("site")?, r.get::<i64>("level")? as u8))).collect()
}

/// Assessed installations of sites that the scope shows with a right, the worst first: id, name, level, site.
pub async fn assessed(
    tx: &mut Tx,
    scope: &kernel::Scope,
    right: kernel::Right,
    most: usize,
) -> Outcome<Vec<(Uuid, String, i64, super::Brief)>> {
    let mut values: Vec<Value> = vec![PartKind::Installation.code().into()];
    let seen = ::store::list::condition(scope, right, &super::SCOPE, &mut values);
    let and = seen.map(|c| format!(" and {c}")).unwrap_or_default();
    let sql = format!(
        "select t.id, p.id as part, p.body as part_body, p.level as part_level from site_part p \
         join site t on t.id = p.site where p.kind = $1 and p.level > 0 and t.state <> 'closed'{and} \
         order by p.level, t.name_key, p.id limit {most}"
    );
    let mut out = Vec::new();
    for row in tx.all(&sql, &values).await? {
        let Some(brief) = super::brief(tx, row.get("id")?).await? else { continue };
        let body: serde_json::Value = row.get("part_body")?;
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        out.push((row.get("part")?, name, row.get("part_level")?, brief));
    }
    Ok(out)
}

/// A life event.
#[derive(Clone, Debug)]
pub struct LifeEvent {
    pub kind: String,
    pub on: Date,
    pub note: String,
    /// The name before, for a change of name.
    pub was: Option<String>,
    pub enterprise: Option<EnterpriseId>,
    pub person: Option<PersonId>,
    pub name: String,
    pub at: Timestamp,
}

pub async fn insert_event(tx: &mut Tx, id: Uuid, site: SiteId, e: &LifeEvent) -> Outcome<()> {
    tx.exec(
        "insert into site_event (id, site, kind, on_day, note, was, enterprise, person, name, at)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)",
        params![id, site, &e.kind, e.on, &e.note, e.was.clone(), e.enterprise, e.person, &e.name, e.at],
    )
    .await?;
    Ok(())
}

/// Life events of a site, oldest first.
pub async fn events(tx: &mut Tx, site: SiteId) -> Outcome<Vec<LifeEvent>> {
    let sql =
        "select kind, on_day, note, was, enterprise, person, name, at from site_event where site = $1 order by id";
    let rows = tx.all(sql, params![site]).await?;
    rows.iter()
        .map(|r| {
            Ok(LifeEvent {
                kind: r.get("kind")?,
                on: r.get("on_day")?,
                note: r.get("note")?,
                was: r.get("was")?,
                enterprise: r.get("enterprise")?,
                person: r.get("person")?,
                name: r.get("name")?,
                at: r.get("at")?,
            })
        })
        .collect()
}
