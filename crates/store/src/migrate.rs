//! Migrations run in one global order by their id; each runs once, in a transaction of its own.

use crate::dialect::render;
use crate::params;
use crate::{Db, Error};
use jiff::Timestamp;
use kernel::Refusal;
use sm3::{Digest, Sm3};

/// One step of the schema. `id` begins with a date: `20261121_govern_task`.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    pub id: &'static str,
    pub sql: &'static str,
}

/// Bring the schema up to date; returns the ids that ran now. Refuses a database whose applied migrations were edited
/// afterwards or that is newer than the program.
pub async fn migrate(db: &Db, migrations: &[Migration], now: Timestamp) -> Result<Vec<&'static str>, Refusal> {
    let mut sorted: Vec<&Migration> = migrations.iter().collect();
    sorted.sort_by_key(|m| m.id);
    let mut tx = db.begin_alone().await?;
    tx.script(&render(
        "create table if not exists migration (id @text not null primary key, hash @text not null, at @time not null) @strict",
        db.engine(),
    ))
    .await?;
    let mut applied = Vec::new();
    for row in tx.all("select id, hash from migration order by id", &[]).await? {
        applied.push((row.get::<String>("id")?, row.get::<String>("hash")?));
    }
    tx.commit().await?;
    for (id, _) in &applied {
        if !sorted.iter().any(|m| m.id == id) {
            return Err(Refusal::conflict(
                "DATABASE_NEWER",
                format!("数据库里有本程序不认识的结构变更 {id}，说明数据库比程序新；请升级程序后再启动。"),
            ));
        }
    }
    let mut ran = Vec::new();
    for m in sorted {
        let hash = hex::encode(Sm3::digest(m.sql.as_bytes()));
        match applied.iter().find(|(id, _)| id == m.id) {
            Some((_, old)) if *old != hash => {
                return Err(Refusal::conflict(
                    "MIGRATION_EDITED",
                    format!("结构变更 {} 的内容与数据库中已执行的不同；请使用与数据库相符的程序版本。", m.id),
                ));
            }
            Some(_) => {}
            None => {
                let mut tx = db.begin_alone().await?;
                tx.script(&render(m.sql, db.engine()))
                    .await
                    .map_err(|e: Error| Refusal::internal(format!("migration {}: {e}", m.id)))?;
                tx.exec("insert into migration (id, hash, at) values ($1, $2, $3)", params![m.id, hash, now]).await?;
                tx.commit().await?;
                ran.push(m.id);
            }
        }
    }
    crate::ledger::ensure_months(db, now).await?;
    Ok(ran)
}
