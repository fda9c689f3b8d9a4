//! What SQLite's planner knows of the tables: how many rows an index holds for one key. It asks nobody and learns nothing by
//! itself, and `PRAGMA optimize` looks at 2,000 entries of an index at most, after which three million open hazards of a
//! prefecture and its forty thousand suspected ones look alike. PostgreSQL gathers its own.

use crate::Db;
use crate::db::Pools;
use kernel::Refusal;

/// Entries of each index that are looked at. What is rarer than that is told from what is common; all indexes of ten million
/// hazards take some two seconds.
pub(crate) const ENTRIES: u32 = 100_000;

/// Which tables are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Those ten times as large or as small as when they were last looked at, and those with an index never looked at.
    Grown,
    /// All: what they hold may be others' by now, though they are no larger.
    All,
}

impl Look {
    /// The names of the tables, as rows of one column `name`.
    fn tables(self) -> &'static str {
        match self {
            // 0x2: look; 0x10000: at tables that this connection has not asked either; 0x1: only say the statements, of
            // the form ANALYZE "main"."hazard". Without 0x10 the connection's own number of entries holds.
            Look::Grown => {
                "select replace(substr(optimize, instr(optimize, '.') + 1), '\"', '') as name from pragma_optimize(0x10003)"
            }
            Look::All => {
                "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'
                   and name not like 'sqlite\\_%' escape '\\'"
            }
        }
    }
}

impl Db {
    /// Look at tables anew, each in a turn of its own so that nobody waits for all of them; whoever reads afterwards knows
    /// what was found. Returns how many were looked at; on PostgreSQL none.
    ///
    /// # Errors
    /// The engine's.
    pub async fn look(&self, which: Look) -> Result<usize, Refusal> {
        let Pools::Sqlite { read, .. } = self.pools() else { return Ok(0) };
        let mut tables: Vec<String> = Vec::new();
        let mut tx = self.begin_alone().await?;
        for row in tx.all(which.tables(), &[]).await? {
            tables.push(row.get("name")?);
        }
        tx.commit().await?;
        for table in &tables {
            self.outside_transaction(&format!("analyze \"{table}\"")).await?;
        }
        if !tables.is_empty() {
            // A connection reads what is known when it is opened.
            read.renew();
        }
        Ok(tables.len())
    }
}
