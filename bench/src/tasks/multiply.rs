//! Multiplying what the demonstration made, inside the database. The only place of the benchmark that knows two engines.

use store::{Db, Engine};
use uuid::Uuid;

/// Prefectures that stand beside the demonstration's own.
const GROUPS: i64 = 10;

/// Copies made in one transaction.
const PART: usize = 200;

/// What stands in the database afterwards.
pub struct Seeded {
    pub tasks: i64,
    pub access: i64,
    pub events: i64,
    pub policies: i64,
    /// The document with 38 measures × 60 units.
    pub wall: Uuid,
}

struct Copying<'a> {
    db: &'a Db,
    lite: bool,
}

/// Copy until there are `rows` tasks.
///
/// # Errors
/// The engine's, in words.
pub async fn run(db: &Db, rows: i64) -> Result<Seeded, String> {
    let c = Copying { db, lite: db.engine() == Engine::Sqlite };
    let base = c.count("task").await?;
    if base == 0 {
        return Err("the demonstration made no task".to_owned());
    }
    let copies = (rows - base) / base + 1;
    let group = "n.k % 10".to_owned();
    for table in ["region", "unit"] {
        let of = [
            ("id", c.id("x.id", "n.k", 1)),
            ("parent", c.id("x.parent", "n.k", 1)),
            ("region", c.id("x.region", "n.k", 1)),
        ];
        c.copy(table, GROUPS - 1, &of, &["code", "path", "region_path"], "true", &group).await?;
    }
    let unit = |column: &str| c.unit(column);
    let of = [("id", c.id("x.id", "n.k", 2)), ("previous", c.id("x.previous", "n.k", 2))];
    c.copy("policy", copies, &of, &["region_path", "area1", "area2", "area3", "area4"], "true", &group).await?;
    let of = [("id", c.id("x.id", "n.k", 2)), ("policy", c.id("x.policy", "n.k", 2))];
    c.copy("measure", copies, &of, &[], "true", &group).await?;
    let of = [
        ("id", c.id("x.id", "n.k", 2)),
        ("policy", c.id("x.policy", "n.k", 2)),
        ("measure", c.id("x.measure", "n.k", 2)),
        ("number", "x.number || '-' || n.k".to_owned()),
        ("unit", unit("x.unit")),
        ("lead", unit("x.lead")),
    ];
    c.copy("task", copies, &of, &["region_path", "area1", "area2", "area3", "area4"], "true", &group).await?;
    let of = [("task", c.id("x.task", "n.k", 2)), ("policy", c.id("x.policy", "n.k", 2)), ("unit", unit("x.unit"))];
    c.copy("task_access", copies, &of, &[], "true", &group).await?;
    let of = [
        ("id", c.id("x.id", "n.k", 2)),
        ("record", c.id("x.record", "n.k", 2)),
        ("unit", unit("x.unit")),
        // A running system has sealed its past; what the clock seals meanwhile is measured as such, not as a backlog.
        ("seal", "coalesce(x.seal, 1)".to_owned()),
        // Fifteen gigabytes that no page and no chart reads; `BENCH_AFTER=full` keeps them.
        ("after", if full_after() { "x.after".to_owned() } else { "'{}'".to_owned() }),
    ];
    c.copy("ledger_event", copies, &of, &[], "x.concept = 'task'", &group).await?;
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

impl Copying<'_> {
    /// The id of the `k`-th copy: the first six bytes (time) replaced; null stays null.
    fn id(&self, column: &str, k: &str, family: i64) -> String {
        let time = 1_600_000_000_000 + family * 10_000_000_000;
        match self.lite {
            true => format!(
                "case when {column} is null then null else unhex(printf('%012x', {time} + {k}) || substr(hex({column}), 13)) end"
            ),
            false => format!(
                "(lpad(to_hex({time}::bigint + {k}), 12, '0') || substr(replace({column}::text, '-', ''), 13))::uuid"
            ),
        }
    }

    /// The unit's twin in the copy's prefecture.
    fn unit(&self, column: &str) -> String {
        format!(
            "case when n.k % {GROUPS} = 0 then {column} else {} end",
            self.id(column, &format!("(n.k % {GROUPS})"), 1)
        )
    }

    async fn columns(&self, table: &str) -> Result<Vec<String>, String> {
        let sql = match self.lite {
            true => format!("select name from pragma_table_info('{table}')"),
            false => format!(
                "select column_name::text as name from information_schema.columns where table_name = '{table}' and table_schema = current_schema() order by ordinal_position"
            ),
        };
        let mut tx = self.db.read().await.map_err(|e| e.to_string())?;
        let rows = tx.all(&sql, &[]).await.map_err(|e| e.to_string())?;
        rows.iter().map(|r| r.get("name").map_err(|e| e.to_string())).collect()
    }

    /// `times` copies of every row of a table for which `only` holds. `places` are columns that name a region: copies of
    /// group 1–9 lie in another prefecture.
    async fn copy(
        &self,
        table: &str,
        times: i64,
        of: &[(&str, String)],
        places: &[&str],
        only: &str,
        group: &str,
    ) -> Result<(), String> {
        println!("  copying {table} × {times}");
        let mut all: Vec<(&str, String)> = of.to_vec();
        for place in places {
            let g = group;
            all.push((
                place,
                format!("case when {g} = 0 then x.{place} else replace(x.{place}, '9901', '98' || ({g}) || '1') end"),
            ));
        }
        // Only what the demonstration made: its ids carry times from 2024 on, those of copies earlier ones.
        let key = if table == "task_access" { "task" } else { "id" };
        let bound = if self.lite { "x'018bcfe56800'" } else { "'018bcfe5-6800-0000-0000-000000000000'::uuid" };
        // In parts, so that the log of a transaction stays small.
        for first in (1..=times).step_by(PART) {
            let last = times.min(first + PART as i64 - 1);
            let numbers = format!(
                "with recursive n(k) as (select cast({first} as bigint) union all select k + 1 from n where k < {last}) "
            );
            let source = format!("{table} x cross join n where x.{key} > {bound} and {only}");
            self.insert_with(&numbers, table, &all, &source).await?;
        }
        Ok(())
    }

    async fn insert(&self, table: &str, of: &[(&str, String)], source: &str) -> Result<(), String> {
        self.insert_with("", table, of, source).await
    }

    async fn insert_with(&self, with: &str, table: &str, of: &[(&str, String)], source: &str) -> Result<(), String> {
        let columns = self.columns(table).await?;
        let exprs: Vec<String> = columns
            .iter()
            .map(|c| of.iter().find(|(name, _)| name == c).map_or_else(|| format!("x.{c}"), |(_, e)| e.clone()))
            .collect();
        let sql =
            format!("{with}insert into {table} ({}) select {} from {source}", columns.join(", "), exprs.join(", "));
        let mut tx = self.db.begin().await.map_err(|e| e.to_string())?;
        tx.exec(&sql, &[]).await.map_err(|e| format!("{e}\n{sql}"))?;
        tx.commit().await.map_err(|e| e.to_string())
    }

    async fn count(&self, table: &str) -> Result<i64, String> {
        let mut tx = self.db.read().await.map_err(|e| e.to_string())?;
        let row = tx.one(&format!("select count(*) as n from {table}"), &[]).await.map_err(|e| e.to_string())?;
        row.get("n").map_err(|e| e.to_string())
    }
}
