//! Eight clients change tasks; totals kept three ways. Then what folding a million deltas costs.
use crate::db::{Db, Dice, V, id};
use std::time::{Duration, Instant};

pub async fn run(url: &str, rows: i64) {
    let mut db = Db::open(url).await;
    let last = if db.pg() { "alter table event alter seq add generated always as identity" } else { "select 1" };
    let pk = if db.pg() { "bigint not null primary key" } else { "integer primary key" };
    db.script(&format!("drop table if exists event; create table event (seq {pk}, record @id not null, after text not null) @strict; {last}")).await;
    for way in ["none", "hot rows", "deltas"] {
        db.script(
            "drop table if exists total; drop table if exists delta;
             create table total (region text not null, sector text not null, state text not null, n @int not null, primary key (region, sector, state)) @strict;",
        )
        .await;
        let pk = if db.pg() { "bigint generated always as identity primary key" } else { "integer primary key" };
        db.script(&format!("create table delta (seq {pk}, region text not null, sector text not null, state text not null, n @int not null) @strict")).await;
        for clients in [1u64, 8] {
            let until = Instant::now() + Duration::from_secs(5);
            let all: Vec<_> = (0..clients).map(|c| tokio::spawn(client(url.to_owned(), way, c, until))).collect();
            let mut times = vec![];
            for c in all {
                times.extend(c.await.expect("client"));
            }
            println!(
                "{:8} {way:9} {clients} clients {:6.0} changes/s  {}",
                db.name(),
                times.len() as f64 / 5.0,
                crate::db::spread(times)
            );
        }
    }
    // fold a million deltas in batches of 10,000
    db.script(&format!(
        "delete from delta; delete from total;
         with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i < {rows} - 1)
         insert into delta (region, sector, state, n) select '/53/' || (i * 7919 % 1110), 's' || (i * 31 % 20), 't' || (i * 17 % 5), 1 from n"
    ))
    .await;
    let top = db.int("select max(seq) from delta", &[]).await;
    let low = db.int("select min(seq) from delta", &[]).await;
    let t = Instant::now();
    let mut at = low;
    while at <= top {
        let end = at + 10_000;
        db.script(&format!(
            "begin; insert into total (region, sector, state, n) select region, sector, state, cast(sum(n) as bigint) from delta where seq >= {at} and seq < {end} group by region, sector, state
               on conflict (region, sector, state) do update set n = total.n + excluded.n;
             delete from delta where seq >= {at} and seq < {end}; commit"
        ))
        .await;
        at = end;
    }
    let s = t.elapsed().as_secs_f64();
    println!(
        "{:8} fold {rows} deltas into {} totals: {s:.1} s",
        db.name(),
        db.int("select count(*) from total", &[]).await
    );
    db.script("insert into delta (region, sector, state, n) select region, sector, state, 1 from total limit 2000")
        .await;
    let mut times = vec![];
    for _ in 0..20 {
        let t = Instant::now();
        db.rows("select state, cast(sum(n) as bigint) from (select state, n from total union all select state, n from delta) x group by state", &[]).await;
        times.push(t.elapsed());
    }
    println!("{:8} dashboard: totals + 2,000 unfolded deltas {}", db.name(), crate::db::spread(times));
}

/// One client: change a task, write its event, keep the totals.
async fn client(url: String, way: &'static str, c: u64, until: Instant) -> Vec<Duration> {
    let mut db = Db::open(&url).await;
    let mut d = Dice(c * 977 + 1);
    let mut times = vec![];
    let after = "台".repeat(280);
    while Instant::now() < until {
        let n = d.below(100_000) as i64;
        let (p, cc) = (n % 10, n % 100);
        let t = Instant::now();
        db.script(if db.pg() { "begin" } else { "begin immediate" }).await;
        db.exec("update task set version = version + 1 where id = $1", &[V::Id(id(1, n))]).await;
        db.exec("insert into event (record, after) values ($1, $2)", &[V::Id(id(1, n)), V::Text(after.clone())]).await;
        let places = ["/53/".to_owned(), format!("/53/{p}/"), format!("/53/{p}/{cc}/")];
        match way {
            "hot rows" => {
                for r in &places {
                    for (s, k) in [("accepted", -1), ("working", 1)] {
                        db.exec("insert into total (region, sector, state, n) values ($1, $2, $3, $4) on conflict (region, sector, state) do update set n = total.n + excluded.n",
                            &[V::Text(r.clone()), V::Text("s1".into()), V::Text(s.into()), V::Int(k)]).await;
                    }
                }
            }
            "deltas" => {
                // one row per side: the fold job climbs the regions
                for (s, k) in [("accepted", -1), ("working", 1)] {
                    db.exec(
                        "insert into delta (region, sector, state, n) values ($1, $2, $3, $4)",
                        &[V::Text(places[2].clone()), V::Text("s1".into()), V::Text(s.into()), V::Int(k)],
                    )
                    .await;
                }
            }
            _ => {}
        }
        db.script("commit").await;
        times.push(t.elapsed());
    }
    times
}
