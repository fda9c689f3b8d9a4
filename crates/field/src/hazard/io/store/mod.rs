//! SQL of hazards.

pub mod count;
mod listing;
mod row;
mod settle;

pub(crate) use listing::decode as decode_listing;
pub use listing::{
    LISTINGS, NamedListing, PLACARDS, listing, listings_of, named_listing, order, orders_of, stopped_sites,
    stops_of_site,
};
pub(super) use listing::{insert_listing, insert_order, save_listing, save_order};
pub(crate) use row::decode;
use row::written;
pub use settle::{Pace, settle, urgent};

use crate::hazard::model::{Hazard, Piece};
use ::store::list::{Keeper, Large};
use ::store::{Kind, Listed, Row, ScopeOn, Sort, Together, Tx, Value, Words, list, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, HazardId, PersonId, SiteId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use std::collections::HashMap;
use web::view::UnitRef;

macro_rules! columns {
    () => {
        "t.id, t.number, t.site, t.enterprise, t.region_path, t.trade, t.unit, t.regulator, t.risk, t.risk_point, \
         t.place, t.lng, t.lat, t.picture_spot, t.source, t.kind, t.title, t.text, t.client_key, t.found_at, t.found_by, \
         t.found_name, t.reported_at, t.grade, t.verdict, t.state, t.dual, t.delay, t.due, t.step_due, t.overdue, \
         t.extensions, t.returned, t.plan, t.listing, t.listed, t.stop_order, t.stopped, t.told_regulator, t.told_workers, \
         t.verified, t.rectified, t.recheck, t.closed, t.relapse_of, t.merged_into, t.suspect, t.version"
    };
}

pub(crate) const COLUMNS: &str = columns!();

pub(super) const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: Some(Large {
        sort: "t.found_at",
        open: "t.open",
        open_sorts: &["t.due_key", "t.found_at"],
        rare: &["t.listed is not null", "t.suspect > 0", "t.regulator is null", "t.grade = 'major'"],
        own: &["t.regulator", "t.site", "t.unit"],
        settled: "t.settled",
        keeper: Some(Keeper { unit: "t.regulator", little: 2_000 }),
    }),
};

/// By which words hazards are found.
pub const WORDS: Words = Words {
    table: "hazard",
    texts: &["number", "title", "place", "text"],
    values: &[
        ("area1", Kind::Text),
        ("area2", Kind::Text),
        ("area3", Kind::Text),
        ("area4", Kind::Text),
        ("trade", Kind::Text),
        ("unit", Kind::Id),
        ("regulator", Kind::Id),
        ("site", Kind::Id),
        ("enterprise", Kind::Id),
        ("state", Kind::Text),
        ("open", Kind::Bool),
        ("grade", Kind::Text),
        ("source", Kind::Text),
        ("kind", Kind::Text),
        ("grade is null", Kind::Bool),
        ("suspect > 0", Kind::Bool),
        ("listed is not null", Kind::Bool),
        ("regulator is null", Kind::Bool),
    ],
};

/// The register of hazards.
pub static LISTED: Listed = LISTED_PARTS;

const LISTED_PARTS: Listed = Listed {
    table: "hazard",
    joins: "join site s on s.id = t.site join enterprise e on e.id = t.enterprise \
            left join unit g on g.id = t.regulator left join region r on r.path = t.region_path",
    columns: concat!(
        columns!(),
        ", s.name as site_name, e.name as enterprise_name, g.name as regulator_name, g.short as regulator_short, \
         g.region_path as regulator_region, r.name as region_name"
    ),
    on: SCOPE,
    sorts: &[
        Sort { name: "found", column: "t.found_at", kind: Kind::Time },
        Sort { name: "due", column: "t.due_key", kind: Kind::Date },
        Sort { name: "number", column: "t.number", kind: Kind::Text },
    ],
    default: "-found",
};

/// The same by last day: over the open ones, which have indexes of their own.
pub static BY_DUE: Listed = Listed { default: "due", ..LISTED_PARTS };

/// A hazard with the names that a list shows.
#[derive(Clone, Debug)]
pub struct Named {
    pub hazard: Hazard,
    pub site_name: String,
    pub enterprise_name: String,
    pub regulator: Option<UnitRef>,
    pub region_name: String,
}

/// One row of [`LISTED`].
pub fn named(row: &Row) -> Outcome<Named> {
    let hazard = decode(row)?;
    Ok(Named {
        site_name: row.get("site_name")?,
        enterprise_name: row.get("enterprise_name")?,
        regulator: regulator(row, hazard.regulator)?,
        region_name: row.get::<Option<String>>("region_name")?.unwrap_or_default(),
        hazard,
    })
}

/// The regulator as a row with its names tells it.
fn regulator(row: &Row, id: Option<UnitId>) -> Outcome<Option<UnitRef>> {
    let (Some(id), Some(name)) = (id, row.get::<Option<String>>("regulator_name")?) else { return Ok(None) };
    Ok(Some(UnitRef { id, name, short: row.get("regulator_short")?, region: row.get("regulator_region")? }))
}

/// What a new hazard takes over from its site.
#[derive(Clone, Debug)]
pub struct SiteBrief {
    pub id: SiteId,
    pub name: String,
    pub enterprise: EnterpriseId,
    pub enterprise_name: String,
    pub region_name: String,
    /// Its regulator, named.
    pub regulator_named: Option<UnitRef>,
    pub region_path: String,
    pub trade: String,
    pub unit: Option<UnitId>,
    pub regulator: Option<UnitId>,
    pub lng: Option<f64>,
    pub lat: Option<f64>,
}

/// A site that the one who asks may report hazards of; missing and out of scope look the same.
pub async fn site(tx: &mut Tx, scope: &Scope, id: SiteId) -> Outcome<SiteBrief> {
    const ON: ScopeOn = ScopeOn { areas: false, ..SCOPE };
    let missing = || Refusal::not_found("场所");
    let mut values = vec![Value::from(id)];
    let and =
        list::condition(scope, Right::HazardReport, &ON, &mut values).map_or_else(String::new, |c| format!(" and {c}"));
    let sql = format!(
        "select t.id, t.name, t.enterprise, t.region_path, t.trade, t.unit, t.regulator, t.lng, t.lat, \
         e.name as enterprise_name, r.name as region_name, g.name as regulator_name, g.short as regulator_short, \
         g.region_path as regulator_region from site t join enterprise e on e.id = t.enterprise \
         left join unit g on g.id = t.regulator left join region r on r.path = t.region_path where t.id = $1{and}"
    );
    let row = tx.opt(&sql, &values).await?.ok_or_else(missing)?;
    Ok(SiteBrief {
        id: row.get("id")?,
        name: row.get("name")?,
        enterprise: row.get("enterprise")?,
        enterprise_name: row.get("enterprise_name")?,
        region_name: row.get::<Option<String>>("region_name")?.unwrap_or_default(),
        regulator_named: regulator(&row, row.get("regulator")?)?,
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        unit: row.get("unit")?,
        regulator: row.get("regulator")?,
        lng: row.get("lng")?,
        lat: row.get("lat")?,
    })
}

/// The main site of an enterprise's own unit: where its people report without being asked for a place.
pub async fn own_site(tx: &mut Tx, unit: UnitId) -> Outcome<Option<SiteId>> {
    let sql = "select id from site where unit = $1 and main order by id limit 1";
    tx.opt(sql, params![unit]).await?.map(|r| r.get("id")).transpose()
}

/// The report that somebody already sent under this key.
pub async fn by_client_key(tx: &mut Tx, person: PersonId, key: &str) -> Outcome<Option<HazardId>> {
    let row = tx.opt("select id from hazard where found_by = $1 and client_key = $2", params![person, key]).await?;
    row.map(|r| r.get("id")).transpose()
}

/// Insert one; the index of keys refuses what the same person has already sent.
pub async fn insert(tx: &mut Tx, h: &Hazard) -> Outcome<()> {
    let mut all = Together::new();
    insert_in(&mut all, h);
    tx.together(all).await?;
    Ok(())
}

/// The same among other changes of the verb.
pub fn insert_in(all: &mut Together, h: &Hazard) {
    let columns = written(h);
    let mut names: Vec<&str> = vec!["id", "number", "version", "settled"];
    names.extend(columns.iter().map(|c| c.0));
    let marks: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
    let mut values: Vec<Value> = vec![h.id.into(), (&h.number).into(), h.version.into(), false.into()];
    values.extend(columns.into_iter().map(|c| c.1));
    let sql = format!("insert into hazard ({}) values ({})", names.join(", "), marks.join(","));
    all.add(sql, values);
    WORDS.changed(all, h.id);
    count::count_in(all, None, h, h.reported_at);
}

/// Compare-and-set on the version; counts it up in `h`. `at` is the instant of the change.
pub async fn save(tx: &mut Tx, h: &mut Hazard, before: &Hazard, at: Timestamp) -> Outcome<()> {
    // Signs are written by whoever looks, beside the verbs and without a version: a verb must not put back what it read.
    let mut columns = written(h);
    columns.retain(|c| !matches!(c.0, "suspect" | "relapse_of"));
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql =
        format!("update hazard set version = $3, settled = true, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![h.id, before.version, before.version + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("隐患"));
    }
    h.version = before.version + 1;
    let mut all = Together::new();
    WORDS.changed(&mut all, h.id);
    count::count_in(&mut all, Some(before), h, at);
    tx.together(all).await?;
    Ok(())
}

/// One hazard in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: HazardId) -> Outcome<Hazard> {
    if !list::visible(tx, scope, Right::HazardRead, &SCOPE, "hazard", id).await? {
        return Err(Refusal::not_found("隐患"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("隐患"))
}

/// One hazard whoever asks; for jobs and consequences.
pub async fn by_id(tx: &mut Tx, id: HazardId) -> Outcome<Option<Hazard>> {
    let row = tx.opt(&format!("select {COLUMNS} from hazard t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// What hangs on a hazard.
pub async fn pieces(tx: &mut Tx, id: HazardId) -> Outcome<Vec<Piece>> {
    let sql = "select hf.file, hf.sha, hf.kind, f.name from hazard_file hf join file f on f.id = hf.file \
               where hf.hazard = $1 order by hf.at, hf.file";
    let rows = tx.all(sql, params![id]).await?;
    rows.iter()
        .map(|r| Ok(Piece { file: r.get("file")?, sha: r.get("sha")?, kind: r.get("kind")?, name: r.get("name")? }))
        .collect()
}

/// Those among these people who hold a certified officer's role over the region and trade on a day, with their names.
pub async fn certified(
    tx: &mut Tx,
    people: &[PersonId],
    region: &str,
    trade: &str,
    on: Date,
) -> Outcome<Vec<(PersonId, String)>> {
    let grants = org::role::io::store::of(tx, people).await?;
    let mut out: Vec<(PersonId, String)> = Vec::new();
    for person in people {
        let holds = grants.iter().any(|g| {
            g.person == *person
                && g.role == "enforcer"
                && g.holds(on)
                && region.starts_with(&g.region_path)
                && (g.sectors.is_empty() || g.sectors.iter().any(|s| s == trade))
        });
        if holds && !out.iter().any(|(p, _)| p == person) {
            let sql = "select name from person where id = $1 and active = $2";
            if let Some(row) = tx.opt(sql, params![*person, true]).await? {
                out.push((*person, row.get("name")?));
            }
        }
    }
    Ok(out)
}

/// Names of units.
pub async fn units(tx: &mut Tx, ids: &[UnitId]) -> Outcome<HashMap<UnitId, UnitRef>> {
    let mut out = HashMap::new();
    for chunk in ids.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let sql = format!("select id, name, short, region_path from unit where id in ({})", marks.join(","));
        let values: Vec<Value> = chunk.iter().map(|u| Value::from(*u)).collect();
        for row in tx.all(&sql, &values).await? {
            let id: UnitId = row.get("id")?;
            let unit =
                UnitRef { id, name: row.get("name")?, short: row.get("short")?, region: row.get("region_path")? };
            out.insert(id, unit);
        }
    }
    Ok(out)
}
