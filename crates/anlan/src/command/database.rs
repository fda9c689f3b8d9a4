//! `anlan db …`

use super::DbCommand;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::wiring;
use kernel::{Clock, Outcome, Refusal};
use store::{Db, Engine};

pub async fn run(command: DbCommand, config: &Config) -> Outcome<()> {
    let db = Db::open(&config.database).await?;
    match command {
        DbCommand::Migrate => {
            let ran = store::migrate(&db, &wiring::migrations(), SystemClock.now()).await?;
            match ran.len() {
                0 => println!("数据库结构已是最新。"),
                n => println!("已执行 {n} 项结构变更：{}", ran.join("、")),
            }
        }
        DbCommand::Status => {
            let mut tx = db.read().await?;
            println!("引擎：{}", db.engine().name());
            for row in tx.all("select id from migration order by id", &[]).await? {
                println!("结构：{}", row.get::<String>("id")?);
            }
            for table in
                ["region", "unit", "person", "policy", "measure", "task", "occurrence", "duty_record", "ledger_event"]
            {
                let n: i64 = tx.one(&format!("select count(*) as n from {table}"), &[]).await?.get("n")?;
                println!("{table}：{n} 行");
            }
        }
        DbCommand::Checkup => {
            let mut wrong = wiring::checkup(&db).await?;
            wrong.extend(store::ledger::verify(&db).await?.broken);
            if !wrong.is_empty() {
                return Err(Refusal::conflict("CHECKUP", wrong.join("\n")));
            }
            println!("核对完毕，没有不符。");
        }
        DbCommand::Words => println!("已重新编入 {} 条记录的检索词。", wiring::words(&db).await?),
        DbCommand::Backup { to } => {
            if db.engine() != Engine::Sqlite {
                return Err(Refusal::invalid("BACKUP", "PostgreSQL 请用 pg_dump 备份；本命令只备份 SQLite 文件。"));
            }
            if to.exists() {
                return Err(Refusal::invalid(
                    "BACKUP",
                    format!("{} 已存在，备份不会覆盖已有文件，请换一个文件名。", to.display()),
                ));
            }
            let path = to.to_string_lossy().replace('\'', "''");
            db.outside_transaction(&format!("vacuum into '{path}'")).await?;
            println!("已备份到 {}（附件目录请另行复制）。", to.display());
        }
    }
    db.close().await;
    Ok(())
}
