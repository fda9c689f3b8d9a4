//! Multiplying what the demonstration made, inside the database. The only place of the benchmark that knows two engines.

use crate::copying::Copying;
use store::Db;
use uuid::Uuid;

/// Prefectures that stand beside the demonstration's own.
const GROUPS: i64 = 10;

/// What stands in the database afterwards.
pub struct Seeded {
    pub tasks: i64,
    pub access: i64,
    pub events: i64,
    pub policies: i64,
    /// The document with 38 measures × 60 units.
    pub wall: Uuid,
}

/// Copy until there are `rows` tasks.
///
/// # Errors
/// The engine's, in words.
pub async fn run(db: &Db, rows: i64) -> Result<Seeded, String> {
    let c = Copying::new(db);
    let base = c.count("task").await?;
    if base == 0 {
        return Err("the demonstration made no task".to_owned());
    }
    let copies = (rows - base) / base + 1;
    for table in ["region", "unit"] {
        let of = [
            ("id", c.id("x.id", "n.k", 1)),
            ("parent", c.id("x.parent", "n.k", 1)),
            ("region", c.id("x.region", "n.k", 1)),
        ];
        copy(&c, table, GROUPS - 1, &of, &["code", "path", "region_path"], "true").await?;
    }
    let unit = |column: &str| {
        format!("case when n.k % {GROUPS} = 0 then {column} else {} end", c.id(column, &format!("(n.k % {GROUPS})"), 1))
    };
    let of = [("id", c.id("x.id", "n.k", 2)), ("previous", c.id("x.previous", "n.k", 2))];
    copy(&c, "policy", copies, &of, &["region_path", "area1", "area2", "area3", "area4"], "true").await?;
    let of = [("id", c.id("x.id", "n.k", 2)), ("policy", c.id("x.policy", "n.k", 2))];
    copy(&c, "measure", copies, &of, &[], "true").await?;
    let of = [
        ("id", c.id("x.id", "n.k", 2)),
        ("policy", c.id("x.policy", "n.k", 2)),
        ("measure", c.id("x.measure", "n.k", 2)),
        ("number", "x.number || '-' || n.k".to_owned()),
        ("unit", unit("x.unit")),
        ("lead", unit("x.lead")),
    ];
    copy(&c, "task", copies, &of, &["region_path", "area1", "area2", "area3", "area4"], "true").await?;
    let of = [("task", c.id("x.task", "n.k", 2)), ("policy", c.id("x.policy", "n.k", 2)), ("unit", unit("x.unit"))];
    copy(&c, "task_access", copies, &of, &[], "true").await?;
    let of = [
        ("id", c.id("x.id", "n.k", 2)),
        ("record", c.id("x.record", "n.k", 2)),
        ("unit", unit("x.unit")),
        // A running system has sealed its past; what the clock seals meanwhile is measured as such, not as a backlog.
        ("seal", "coalesce(x.seal, 1)".to_owned()),
        // Fifteen gigabytes that no page and no chart reads; `BENCH_AFTER=full` keeps them.
        ("after", if full_after() { "x.after".to_owned() } else { "'{}'".to_owned() }),
    ];
    copy(&c, "ledger_event", copies, &of, &[], "x.concept = 'task'").await?;
    let wall = wall(&c).await?;
    println!("  gathering statistics");
    db.outside_transaction("analyze").await.map_err(|e| e.to_string())?;
    Ok(Seeded {
        tasks: c.count("task").await?,
        access: c.count("task_access").await?,
        events: c.count("ledger_event").await?,
        policies: c.count("policy").await?,
        wall,
    })
}

/// Whether copied events keep the state of their record.
pub fn full_after() -> bool {
    std::env::var("BENCH_AFTER").is_ok_and(|v| v == "full")
}

/// One document more: 38 measures of the longest plan, each given to 60 units.
async fn wall(c: &Copying<'_>) -> Result<Uuid, String> {
    let mut tx = c.db.begin().await.map_err(|e| e.to_string())?;
    let sql = "select policy, count(distinct measure) as n from task where number not like '%-%-%-%-%' group by policy order by n desc limit 1";
    let row = tx.one(sql, &[]).await.map_err(|e| e.to_string())?;
    let from: Uuid = row.get("policy").map_err(|e| e.to_string())?;
    drop(tx);
    let k = 900_000;
    let literal = if c.lite { format!("x'{}'", from.simple()) } else { format!("'{from}'::uuid") };
    let id = |column: &str| c.id(column, &k.to_string(), 2);
    c.insert("policy", &[("id", id("x.id"))], &format!("policy x where x.id = {literal}")).await?;
    c.insert(
        "measure",
        &[("id", id("x.id")), ("policy", id("x.policy"))],
        &format!("measure x where x.policy = {literal}"),
    )
    .await?;
    // One task of each of the first 38 measures is the pattern; sixty units, those of the demonstration first.
    let pattern = format!(
        "(select measure, min(number) as number from task where policy = {literal} group by measure order by min(seq) limit 38)"
    );
    let units = "(select id, region_path, short, row_number() over (order by case when region_path like '/990100/%' then 0 else 1 end, id) as k from unit)";
    let of = [
        ("id", c.id("x.id", "(910000 + u.k)", 2)),
        ("policy", id("x.policy")),
        ("measure", id("x.measure")),
        ("number", "x.number || '-W' || u.k".to_owned()),
        ("unit", "u.id".to_owned()),
        ("unit_key", "u.short".to_owned()),
        ("region_path", "'/990100/'".to_owned()),
        ("area1", "'990100'".to_owned()),
        ("area2", "''".to_owned()),
        ("area3", "''".to_owned()),
        ("area4", "''".to_owned()),
    ];
    let source = format!("task x join {pattern} p on p.number = x.number join {units} u on u.k <= 60");
    c.insert("task", &of, &source).await?;
    let mut tx = c.db.begin().await.map_err(|e| e.to_string())?;
    let access = format!(
        "insert into task_access (unit, task, reason, due_key, work, light, policy)
         select unit, id, 'lead', due_key, work, light, policy from task where policy = (select {} from policy x where x.id = {literal})",
        id("x.id")
    );
    tx.exec(&access, &[]).await.map_err(|e| e.to_string())?;
    let sql = format!("select {} as id from policy x where x.id = {literal}", id("x.id"));
    let wall = tx.one(&sql, &[]).await.map_err(|e| e.to_string())?.get("id").map_err(|e| e.to_string())?;
    tx.commit().await.map_err(|e| e.to_string())?;
    Ok(wall)
}

/// Copies of a table whose `places` name a region: copies of group 1–9 lie in another prefecture.
async fn copy(
    c: &Copying<'_>,
    table: &str,
    times: i64,
    of: &[(&str, String)],
    places: &[&str],
    only: &str,
) -> Result<(), String> {
    let g = format!("n.k % {GROUPS}");
    let mut all: Vec<(&str, String)> = of.to_vec();
    for place in places {
        all.push((
            place,
            format!("case when {g} = 0 then x.{place} else replace(x.{place}, '9901', '98' || ({g}) || '1') end"),
        ));
    }
    c.copy(table, times, &all, only).await
}
