//! Enterprises, sites and hazards multiplied inside the database, then sealed and counted.
//!
//! - Regions below the prefecture and their units stand ten times beside each other: the demonstration's counties are group
//!   0. The `k`-th copy of a site lies in group `k % 10`; copies of hazards are dealt out over all sites.
//! - What is closed is spread over a thousand days before the demonstration's, what is open over forty-five; of what is at
//!   work each eighth copy is overdue.
//! - An enterprise's account stays with the demonstration's own sites; copies have none.

use super::spread::Spread;
use crate::copying::Copying;
use jiff::Timestamp;
use store::Db;

/// Groups of counties in the prefecture.
const GROUPS: i64 = 10;
/// Enterprises to have, each with its site.
pub const ENTERPRISES: i64 = 100_000;
/// Beginnings of the ids of copies.
const PLACES: i64 = 1;
const SITES: i64 = 2;
const HAZARDS: i64 = 3;

/// Tables with many rows, copied without their indexes. Some are joined by their key alone meanwhile.
const LARGE: [&str; 8] = [
    "hazard",
    "hazard_file",
    "file",
    "listing",
    "hazard_extension",
    "hazard_comment",
    "listing_progress",
    "ledger_event",
];

/// What stands in the database afterwards.
#[derive(Clone, Copy)]
pub struct Seeded {
    pub enterprises: i64,
    pub hazards: i64,
    pub open: i64,
    pub events: i64,
    pub files: i64,
}

/// Copy until there are `rows` hazards.
///
/// # Errors
/// The engine's, in words.
pub async fn run(db: &Db, rows: i64) -> Result<Seeded, String> {
    let c = Copying::new(db);
    let below = ids(&c, "select id from unit where region_path <> '/990100/' and kind <> 'enterprise'").await?;
    let regions = ids(&c, "select id from region where path <> '/990100/'").await?;
    // The k-th copy of a place or a unit is group k.
    let unit = |column: &str, group: &str| {
        format!(
            "case when {group} > 0 and {column} in ({below}) then {} else {column} end",
            c.id(column, group, PLACES)
        )
    };
    let region = |column: &str, group: &str| {
        format!(
            "case when {group} > 0 and {column} in ({regions}) then {} else {column} end",
            c.id(column, group, PLACES)
        )
    };
    let of = [
        ("id", c.id("x.id", "n.k", PLACES)),
        ("parent", region("x.parent", "n.k")),
        ("code", lies("x.code", "n.k")),
        ("path", lies("x.path", "n.k")),
    ];
    c.copy("region", GROUPS - 1, &of, &format!("x.id in ({regions})")).await?;
    let of = [
        ("id", c.id("x.id", "n.k", PLACES)),
        ("parent", unit("x.parent", "n.k")),
        ("region", region("x.region", "n.k")),
        ("region_path", lies("x.region_path", "n.k")),
    ];
    c.copy("unit", GROUPS - 1, &of, &format!("x.id in ({below})")).await?;

    let firms = c.count("enterprise").await?;
    let times = (ENTERPRISES - firms) / firms + 1;
    let group = format!("(n.k % {GROUPS})");
    let code = if c.lite { "printf('%06d', n.k)" } else { "lpad(n.k::text, 6, '0')" };
    let uscc = ("uscc", format!("substr(x.uscc, 1, 2) || {code} || substr(x.uscc, 9)"));
    let of = [
        ("id", c.id("x.id", "n.k", SITES)),
        uscc.clone(),
        ("name", "x.name || n.k".into()),
        ("region", region("x.region", &group)),
        ("region_path", lies("x.region_path", &group)),
        ("unit", "null".into()),
    ];
    c.copy("enterprise", times, &of, "x.succeeded_by is null").await?;
    let of = scoped(
        &[
            ("id", c.id("x.id", "n.k", SITES)),
            ("enterprise", c.id("x.enterprise", "n.k", SITES)),
            uscc,
            ("name", "x.name || n.k".into()),
            ("name_key", "x.name_key || n.k".into()),
            ("unit", "null".into()),
            ("regulator", unit("x.regulator", &group)),
            ("township", unit("x.township", &group)),
        ],
        &group,
    );
    c.copy("site", times, &of, "1 = 1").await?;
    let of = [("id", c.id("x.id", "n.k", SITES)), ("site", c.id("x.site", "n.k", SITES))];
    c.copy("site_part", times, &of, "1 = 1").await?;

    let sites = numbered(&c).await?;
    let copy = |column: &str| c.id(column, "n.k", HAZARDS);
    let base = c.count("hazard").await?;
    let copies = (rows - base) / base.max(1) + 1;
    let spread = Spread::new(c.lite);
    let indexes = c.bare(&LARGE).await?;
    let mut of = vec![
        ("id", copy("x.id")),
        ("number", "x.number || '-' || n.k".into()),
        ("client_key", "x.client_key || '-' || n.k".into()),
        ("site", "s.id".into()),
        ("listing", copy("x.listing")),
        ("stop_order", copy("x.stop_order")),
        ("relapse_of", copy("x.relapse_of")),
        ("merged_into", copy("x.merged_into")),
        ("settled", if c.lite { "1" } else { "true" }.into()),
    ];
    let place = ["enterprise", "region_path", "area1", "area2", "area3", "area4", "trade", "unit", "regulator"];
    of.extend(place.map(|column| (column, format!("s.{column}"))));
    of.extend(spread.columns());
    let joins =
        format!("join bench_hazard b on b.id = x.id join bench_site s on s.no = (b.no * 7919 + n.k * 31) % {sites}");
    c.copy_with("hazard", copies, &of, &joins, "1 = 1").await?;
    let sha = if c.lite { "printf('%010x', n.k)" } else { "lpad(to_hex(n.k), 10, '0')" };
    let sha = ("sha", format!("{sha} || substr(x.sha, 11)"));
    let of = [("hazard", copy("x.hazard")), ("file", copy("x.file")), ("event", copy("x.event")), sha.clone()];
    c.copy("hazard_file", copies, &of, "1 = 1").await?;
    let of = [("id", copy("x.id")), ("record", copy("x.record")), ("region_path", lies("x.region_path", &group)), sha];
    c.copy("file", copies, &of, "x.concept = 'hazard'").await?;
    let number = ("number", "x.number || '-' || n.k".to_owned());
    let mut of = vec![("id", copy("x.id")), ("hazard", copy("x.hazard")), number.clone()];
    let place = ["region_path", "area1", "area2", "area3", "area4", "trade", "unit", "regulator"];
    of.extend(place.map(|column| (column, format!("h.{column}"))));
    c.copy_with("listing", copies, &of, &format!("join hazard h on h.id = {}", copy("x.hazard")), "1 = 1").await?;
    for (table, more) in [("hazard_extension", None), ("hazard_comment", None), ("stop_order", Some(number))] {
        let mut of = vec![("id", copy("x.id")), ("hazard", copy("x.hazard"))];
        of.extend(more);
        c.copy(table, copies, &of, "1 = 1").await?;
    }
    let of = [("id", copy("x.id")), ("listing", copy("x.listing"))];
    c.copy("listing_progress", copies, &of, "1 = 1").await?;
    let of = [
        ("id", copy("x.id")),
        ("record", copy("x.record")),
        ("seal", "null".into()),
        // Several gigabytes that no list reads; `BENCH_AFTER=full` keeps them.
        ("after", if crate::tasks::full_after() { "x.after".into() } else { "'{}'".into() }),
    ];
    c.copy("ledger_event", copies, &of, "x.concept = 'hazard'").await?;
    c.dressed(indexes).await?;
    super::recount::run(&c).await?;
    store::counter::fold(db).await.map_err(|e| e.to_string())?;
    println!("  sealing");
    while store::ledger::seal(db, now()).await.map_err(|e| e.to_string())? > 0 {}
    println!("  gathering statistics");
    if c.lite {
        db.look(store::Look::All).await.map_err(|e| e.to_string())?;
        db.outside_transaction("pragma wal_checkpoint(truncate)").await.map_err(|e| e.to_string())?;
    } else {
        db.outside_transaction("vacuum analyze").await.map_err(|e| e.to_string())?;
        db.outside_transaction("checkpoint").await.map_err(|e| e.to_string())?;
    }
    Ok(Seeded {
        enterprises: c.count("enterprise").await?,
        hazards: c.count("hazard").await?,
        open: c.count_where("hazard", "x.open").await?,
        events: c.count_where("ledger_event", "x.concept = 'hazard'").await?,
        files: c.count("hazard_file").await?,
    })
}

/// A seal says when it was made; a benchmark has no clock of the program's.
#[allow(clippy::disallowed_methods)]
fn now() -> Timestamp {
    Timestamp::now()
}

/// Tables that number the hazards told and all sites, so that each copy finds its site; the number of sites.
async fn numbered(c: &Copying<'_>) -> Result<i64, String> {
    let columns = "id, enterprise, region_path, area1, area2, area3, area4, trade, unit, regulator";
    let mut tx = c.db.begin().await.map_err(|e| e.to_string())?;
    let say = |e: store::Error| e.to_string();
    tx.script("drop table if exists bench_site; drop table if exists bench_hazard").await.map_err(say)?;
    tx.script(&format!(
        "create table bench_site as select row_number() over (order by id) - 1 as no, {columns} from site;
         create unique index bench_site_no on bench_site (no);
         create table bench_hazard as select row_number() over (order by id) - 1 as no, id from hazard;
         create unique index bench_hazard_id on bench_hazard (id)"
    ))
    .await
    .map_err(say)?;
    tx.commit().await.map_err(say)?;
    c.count("bench_site").await
}

/// A code or a path in a group of counties; what names the prefecture alone stays.
fn lies(column: &str, group: &str) -> String {
    format!(
        "case when {group} = 0 then {column} \
         else replace(replace({column}, '99012', '8' || {group} || '012'), 'Z9901', 'Z8' || {group} || '01') end"
    )
}

/// The columns of the scope beside others.
fn scoped<'a>(of: &[(&'a str, String)], group: &str) -> Vec<(&'a str, String)> {
    let mut all = of.to_vec();
    for column in ["region_path", "area1", "area2", "area3", "area4"] {
        all.push((column, lies(&format!("x.{column}"), group)));
    }
    all
}

/// Ids as literals, joined.
async fn ids(c: &Copying<'_>, sql: &str) -> Result<String, String> {
    let mut tx = c.db.read().await.map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    for row in tx.all(sql, &[]).await.map_err(|e| e.to_string())? {
        let id: uuid::Uuid = row.get("id").map_err(|e| e.to_string())?;
        out.push(if c.lite { format!("x'{}'", id.simple()) } else { format!("'{id}'::uuid") });
    }
    Ok(out.join(","))
}
