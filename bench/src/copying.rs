//! Rows copied inside the database. The only place of the benchmarks that knows two engines, with what counts them.

use store::{Db, Engine};

/// Rows copied in one transaction.
const PART: i64 = 40_000;

pub struct Copying<'a> {
    pub db: &'a Db,
    pub lite: bool,
}

impl<'a> Copying<'a> {
    pub fn new(db: &'a Db) -> Copying<'a> {
        Copying { db, lite: db.engine() == Engine::Sqlite }
    }

    /// The id of the `k`-th copy: the first six bytes (time) replaced; null stays null.
    pub fn id(&self, column: &str, k: &str, family: i64) -> String {
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

    pub async fn columns(&self, table: &str) -> Result<Vec<String>, String> {
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

    /// Copies `1..=times` of every row `x` that the demonstration made and for which `only` holds; `n.k` is the number of the
    /// copy, `of` says what a column of it becomes.
    pub async fn copy(&self, table: &str, times: i64, of: &[(&str, String)], only: &str) -> Result<(), String> {
        self.copy_with(table, times, of, "", only).await
    }

    /// The same with tables joined, of which `of` may speak.
    pub async fn copy_with(
        &self,
        table: &str,
        times: i64,
        of: &[(&str, String)],
        joins: &str,
        only: &str,
    ) -> Result<(), String> {
        println!("  copying {table} × {times}");
        // Only what the demonstration made: its ids carry times from 2024 on, those of copies earlier ones.
        let key = match table {
            "task_access" => "task",
            "hazard_file" => "hazard",
            _ => "id",
        };
        let bound = if self.lite { "x'018bcfe56800'" } else { "'018bcfe5-6800-0000-0000-000000000000'::uuid" };
        let rows = self.count_where(table, &format!("x.{key} > {bound} and {only}")).await?.max(1);
        let part = (PART / rows).max(1) as usize;
        // In parts, so that the log of a transaction stays small.
        for first in (1..=times).step_by(part) {
            let last = times.min(first + part as i64 - 1);
            let numbers = format!(
                "with recursive n(k) as (select cast({first} as bigint) union all select k + 1 from n where k < {last}) "
            );
            let source = format!("{table} x cross join n {joins} where x.{key} > {bound} and {only}");
            self.insert_with(&numbers, table, of, &source).await?;
        }
        Ok(())
    }

    pub async fn insert(&self, table: &str, of: &[(&str, String)], source: &str) -> Result<(), String> {
        self.insert_with("", table, of, source).await
    }

    pub async fn insert_with(
        &self,
        with: &str,
        table: &str,
        of: &[(&str, String)],
        source: &str,
    ) -> Result<(), String> {
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

    /// Takes the indexes off these tables (never those of a key), and says how they are put back: sorting millions of entries
    /// once is many times faster than placing each.
    pub async fn bare(&self, tables: &[&str]) -> Result<Vec<String>, String> {
        let mut back = Vec::new();
        let mut tx = self.db.begin().await.map_err(|e| e.to_string())?;
        for table in tables {
            let sql = match self.lite {
                true => format!(
                    "select name, sql as text from sqlite_master where type = 'index' and tbl_name = '{table}' and sql is not null"
                ),
                false => format!(
                    "select indexname::text as name, indexdef as text from pg_indexes where schemaname = current_schema() \
                     and tablename = '{table}' and indexname not in (select conname from pg_constraint)"
                ),
            };
            for row in tx.all(&sql, &[]).await.map_err(|e| e.to_string())? {
                let (name, text): (String, String) =
                    (row.get("name").map_err(|e| e.to_string())?, row.get("text").map_err(|e| e.to_string())?);
                tx.exec(&format!("drop index {name}"), &[]).await.map_err(|e| e.to_string())?;
                // Of a table in partitions PostgreSQL says only; put back so, the index would be empty.
                back.push(text.replace(" ON ONLY ", " ON "));
            }
        }
        tx.commit().await.map_err(|e| e.to_string())?;
        Ok(back)
    }

    /// Puts indexes back, one transaction each.
    pub async fn dressed(&self, back: Vec<String>) -> Result<(), String> {
        println!("  making {} indexes", back.len());
        for text in back {
            let mut tx = self.db.begin().await.map_err(|e| e.to_string())?;
            tx.exec(&text, &[]).await.map_err(|e| format!("{e}\n{text}"))?;
            tx.commit().await.map_err(|e| e.to_string())?;
        }
        Ok(())
    }

    pub async fn count(&self, table: &str) -> Result<i64, String> {
        self.count_where(table, "1 = 1").await
    }

    /// Rows `x` for which `only` holds.
    pub async fn count_where(&self, table: &str, only: &str) -> Result<i64, String> {
        let mut tx = self.db.read().await.map_err(|e| e.to_string())?;
        let row = tx
            .one(&format!("select count(*) as n from {table} x where {only}"), &[])
            .await
            .map_err(|e| e.to_string())?;
        row.get("n").map_err(|e| e.to_string())
    }
}
