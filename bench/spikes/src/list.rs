//! Optional filters: `$n is null or col = $n` against emitting only the filters present; keyset against offset.
use crate::db::{Db, Dice, V, id, spread};
use std::time::Instant;

pub async fn run(db: &mut Db, rows: i64) {
    let all =
        "select id, region, state, due, title from task where ($1 is null or lead = $1) and ($2 is null or state = $2)
               and ($3 is null or sector = $3) and ($4 is null or region = $4) order by due, id limit 50";
    let all_pg = "select id, region, state, due, title from task where ($1::uuid is null or lead = $1) and ($2::text is null or state = $2)
               and ($3::text is null or sector = $3) and ($4::text is null or region = $4) order by due, id limit 50";
    let all = if db.pg() { all_pg } else { all };
    for (name, present) in [
        ("lead", [true, false, false, false]),
        ("lead+state", [true, true, false, false]),
        ("region+state", [false, true, false, true]),
        ("state", [false, true, false, false]),
    ] {
        for emitted in [false, true] {
            let (mut d, mut times) = (Dice(7), vec![]);
            for k in 0..40 {
                let t = d.below(1000) as i64;
                let (p, c) = (t % 10, t % 100);
                let full = [
                    V::Id(id(2, (10 + c) * 40 + d.below(40) as i64)),
                    V::Text(crate::seed::STATES[d.below(4) as usize].into()),
                    V::Text(format!("s{}", d.below(20))),
                    V::Text(format!("/53/{}/{}/", 100000 + p, 200000 + c)),
                ];
                let none = [V::NullId, V::NullText, V::NullText, V::NullText];
                let t = Instant::now();
                if emitted {
                    let names = ["lead", "state", "sector", "region"];
                    let v: Vec<V> = (0..4).filter(|i| present[*i]).map(|i| full[i].clone()).collect();
                    let w: Vec<String> = (0..4)
                        .filter(|i| present[*i])
                        .enumerate()
                        .map(|(n, i)| format!("{} = ${}", names[i], n + 1))
                        .collect();
                    db.rows(
                        &format!(
                            "select id, region, state, due, title from task where {} order by due, id limit 50",
                            w.join(" and ")
                        ),
                        &v,
                    )
                    .await;
                } else {
                    let v: Vec<V> =
                        (0..4).map(|i| if present[i] { full[i].clone() } else { none[i].clone() }).collect();
                    db.rows(all, &v).await;
                }
                if k >= 10 {
                    times.push(t.elapsed());
                }
            }
            println!(
                "{:8} {name:14} {:24} {}",
                db.name(),
                if emitted { "filters present only" } else { "$n is null or c = $n" },
                spread(times)
            );
        }
    }
    for deep in [0, 1_000, 100_000] {
        if deep >= rows / 3 {
            continue;
        }
        let (mut off, mut key) = (vec![], vec![]);
        let at = format!("select due from task where state = 'closed' order by due, id limit 1 offset {deep}");
        let due = db.int(&at, &[]).await;
        for _ in 0..15 {
            let t = Instant::now();
            db.rows(
                "select id, region, state, due, title from task where state = $1 order by due, id limit 50 offset $2",
                &[V::Text("closed".into()), V::Int(deep)],
            )
            .await;
            off.push(t.elapsed());
            let t = Instant::now();
            db.rows("select id, region, state, due, title from task where state = $1 and (due, id) > ($2, $3) order by due, id limit 50", &[V::Text("closed".into()), V::Int(due), V::Id(id(1, 1))]).await;
            key.push(t.elapsed());
        }
        println!("{:8} row {deep:7} offset {}", db.name(), spread(off));
        println!("{:8} row {deep:7} keyset {}", db.name(), spread(key));
    }
    for (name, sql) in [
        ("count, one state", "select count(*) from task where state = 'working'"),
        ("count up to 1001", "select count(*) from (select 1 from task where state = 'working' limit 1001) x"),
        (
            "group by region, state",
            "select count(*) from (select region, state, count(*) from task group by region, state) x",
        ),
    ] {
        let mut t = vec![];
        for _ in 0..5 {
            let s = Instant::now();
            db.int(sql, &[]).await;
            t.push(s.elapsed());
        }
        println!("{:8} {name:28} {}", db.name(), spread(t));
    }
}
