//! A million events: partition, after-image, reading a record as of a moment, sealing.
use crate::db::{Db, Dice, V, id, say, spread};
use sm3::{Digest, Sm3};
use sqlx::Row;
use std::time::Instant;

/// What a task looks like after an event: about as much as the real record holds.
fn after(i: &str) -> String {
    format!(
        "'{{\"id\":\"019a0000-0000-7000-8001-' || {i} || '\",\"region\":\"/99/990100/990121/\",\"sector\":\"s7\",\"title\":\"开展重点行业领域安全生产隐患排查整治并建立问题清单和整改台账' || {i}
         || '\",\"words\":\"县应急管理局牵头，县住房和城乡建设局、县交通运输局、县消防救援大队配合，每季度至少组织一次联合检查，发现的问题逐项登记，当场不能改正的限期整改并复查\",\"lead\":\"019a0000-0000-7000-8002-000000000001\",\"assist\":[\"019a0000-0000-7000-8002-000000000002\",\"019a0000-0000-7000-8002-000000000003\"],\"work\":\"working\",\"extension\":null,\"dispute\":null,\"pause\":null,\"due\":\"2026-12-31\",\"light\":{{\"colour\":\"yellow\",\"rule\":\"light.near\",\"parameter\":\"light.days@2024-01-01\"}},\"document\":\"019a0000-0000-7000-8003-000000000001\",\"place\":[1021,1187],\"version\":' || {i} || '}}'"
    )
}

pub async fn run(db: &mut Db, url: &str, rows: i64) {
    let pg = db.pg();
    let n =
        format!("with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i < {rows} - 1)");
    // 24 months, a record has ten events spread over them
    let month = "(202500 + (i * 24 / ROWS) / 12 * 100 + (i * 24 / ROWS) % 12 + 1)".replace("ROWS", &rows.to_string());
    let mut ways = vec![("no after-image", "text", false, "null".to_owned()), ("text", "text", false, after("i"))];
    if pg {
        ways.push(("jsonb", "jsonb", false, format!("({})::jsonb", after("i"))));
        ways.push(("text, by month", "text", true, after("i")));
    } else {
        ways.push(("text, month index", "text", true, after("i")));
    }
    for (name, kind, by_month, after) in ways {
        let part = if pg && by_month { " partition by range (month)" } else { "" };
        let key = if pg && by_month { "seq bigint not null, " } else { "seq @int not null primary key, " };
        db.script(&format!(
            "drop table if exists ledger; create table ledger ({key} at @int not null, actor @id not null, unit @id not null, concept text not null,
             record @id not null, action text not null, was text, became text, note text, after {kind}, after_schema @int, month @int not null,
             tx @int not null{}) {}{part}",
            if pg && by_month { ", primary key (month, seq)" } else { "" },
            if pg { "" } else { "strict" }
        ))
        .await;
        if pg && by_month {
            for m in 0..24 {
                let (a, b) = (202501 + m / 12 * 100 + m % 12, 202501 + (m + 1) / 12 * 100 + (m + 1) % 12);
                db.script(&format!("create table ledger_{a} partition of ledger for values from ({a}) to ({b})")).await;
            }
        }
        db.script("create index ledger_record on ledger (record, seq)").await;
        if !pg && by_month {
            db.script("create index ledger_month on ledger (month, seq)").await;
        }
        let t = Instant::now();
        db.script(&format!(
            "{n} insert into ledger select i, 1700000000 + i * 60, {}, {}, 'task', {}, 'report', 'accepted', 'working', '已召开部署会', {after}, 1, {month}, i from n",
            db.id_sql(5, "i % 500"), db.id_sql(2, "i % 40"), db.id_sql(1, &format!("i % ({rows} / 10)"))
        ))
        .await;
        let load = t.elapsed().as_secs_f64();
        db.script(if pg { "vacuum analyze ledger" } else { "analyze ledger" }).await;
        let mb = if pg {
            db.int("select cast(sum(pg_total_relation_size(c.oid)) as bigint) from pg_class c where c.relname like 'ledger%' and c.relkind = 'r'", &[]).await
        } else {
            db.size(&["ledger"]).await
        } >> 20;
        let mut d = Dice(5);
        let (mut asof, mut line) = (vec![], vec![]);
        for _ in 0..1000 {
            let r = V::Id(id(1, d.below(rows as u64 / 10) as i64));
            let at = V::Int(1_700_000_000 + d.below(rows as u64) as i64 * 60);
            let t = Instant::now();
            db.rows(&format!("select after, after_schema from ledger where record = $1 and at <= $2 order by seq desc limit 1 -- {name}"), &[r.clone(), at]).await;
            asof.push(t.elapsed());
            let t = Instant::now();
            db.rows(
                &format!(
                    "select at, actor, action, was, became, note from ledger where record = $1 order by seq -- {name}"
                ),
                &[r],
            )
            .await;
            line.push(t.elapsed());
        }
        println!(
            "{:8} {name:18} {mb:5} MB ({:4} B/event)  load {load:5.1} s  as-of {}",
            db.name(),
            (mb << 20) / rows,
            spread(asof)
        );
        println!("{:8} {name:18} timeline of one record {}", db.name(), spread(line));
    }
    seal(db).await;
    if pg {
        late(url).await;
    }
}

/// Read the ledger in order and chain it: each event's digest covers the one before.
pub async fn seal(db: &mut Db) {
    let t = Instant::now();
    let (mut bytes, mut count) = (0usize, 0);
    for m in 0..24 {
        let month = 202501 + m / 12 * 100 + m % 12;
        let (mut prev, mut from) = (vec![0u8; 32], -1i64);
        loop {
            // With the month in the predicate the partition's own index gives the order.
            let sql =
                format!("select seq, after from ledger where month = {month} and seq > {from} order by seq limit 5000");
            let got: Vec<(i64, String)> = match db {
                Db::Sqlite(c) => sqlx::query(sqlx::AssertSqlSafe(sql))
                    .fetch_all(c)
                    .await
                    .expect("seal")
                    .iter()
                    .map(|r| (r.get(0), r.get(1)))
                    .collect(),
                Db::Pg(c) => sqlx::query(sqlx::AssertSqlSafe(sql))
                    .fetch_all(c)
                    .await
                    .expect("seal")
                    .iter()
                    .map(|r| (r.get(0), r.get(1)))
                    .collect(),
            };
            let Some(last) = got.last() else { break };
            from = last.0;
            for (seq, after) in &got {
                let mut h = Sm3::new();
                h.update(&prev);
                h.update(seq.to_be_bytes());
                h.update(after.as_bytes());
                prev = h.finalize().to_vec();
                bytes += after.len();
                count += 1;
            }
        }
    }
    let s = t.elapsed().as_secs_f64();
    println!("{:8} chain of {count} events, {} MB: {s:.1} s, {:.0} events/s", db.name(), bytes >> 20, count as f64 / s);
}

/// A number given before, committed after: the sealer must not pass it.
async fn late(url: &str) {
    let (mut a, mut b, mut s) = (Db::open(url).await, Db::open(url).await, Db::open(url).await);
    a.script("drop table if exists late; create table late (seq bigint generated always as identity, tx bigint not null default (pg_current_xact_id()::text)::bigint)").await;
    a.script("begin; insert into late default values").await;
    b.script("begin; insert into late default values; commit").await;
    let t = Instant::now();
    let seen = s.int("select max(seq) from late", &[]).await;
    let safe =
        "select coalesce(max(seq), 0) from late where tx < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint";
    let before = s.int(safe, &[]).await;
    a.script("commit").await;
    let after = s.int(safe, &[]).await;
    println!(
        "postgres late commit: highest visible seq {seen}, safe to seal while the older one is open {before}, after its commit {after}"
    );
    say(t, "late");
}
