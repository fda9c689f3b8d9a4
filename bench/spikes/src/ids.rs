//! Ids: 16 bytes time-ordered, 16 bytes random, 36 characters, 8-byte integer: load, size, look-up, join.
use crate::db::{Db, Dice, V, spread};
use std::time::Instant;

pub async fn run(db: &mut Db, rows: i64) {
    let pg = db.pg();
    let text = |e: String| if pg { format!("({e})::text") } else { format!("lower(hex({e}))||'----'") };
    let random = if pg {
        "md5('r' || i)::uuid".to_owned()
    } else {
        "unhex(printf('%016x%016x', (i * 7046029254386353131), i * 2654435761))".to_owned()
    };
    let random = if pg {
        random
    } else {
        random.replace("i * 7046029254386353131", "(i * 1442695040888963) % 9223372036854775807")
    };
    for (name, kind, expr) in [
        ("uuid7", "@id", db.id_sql(1, "i")),
        ("random", "@id", random),
        ("text36", "text", text(db.id_sql(1, "i"))),
        ("integer", "@int", "i".to_owned()),
    ] {
        db.script(&format!(
            "drop table if exists p_{name}; drop table if exists c_{name};
            create table p_{name} (id {kind} not null primary key, n @int not null, title text not null) @strict;
            create table c_{name} (id @int not null primary key, parent {kind} not null, note text not null) @strict;
            create index c_{name}_parent on c_{name} (parent);"
        ))
        .await;
        let n = format!(
            "with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i < {rows} - 1)"
        );
        let t = Instant::now();
        db.script(&format!("{n} insert into p_{name} select {expr}, i, '隐患排查整治任务' || i from n")).await;
        let load = t.elapsed().as_secs_f64();
        let t = Instant::now();
        db.script(&format!("insert into c_{name} select n, id, '一次办理记录' from p_{name}")).await;
        let child = t.elapsed().as_secs_f64();
        db.script("analyze").await;
        let mut d = Dice(3);
        let (mut one, mut join) = (vec![], vec![]);
        for _ in 0..2000 {
            let n = V::Int(d.below(rows as u64) as i64);
            let t = Instant::now();
            db.rows(&format!("select p.id from p_{name} p join c_{name} c on c.parent = p.id where c.id = $1"), &[n])
                .await;
            one.push(t.elapsed());
        }
        for _ in 0..5 {
            let t = Instant::now();
            db.int(
                &format!("select count(*) from c_{name} c join p_{name} p on p.id = c.parent where p.n % 7 = 3"),
                &[],
            )
            .await;
            join.push(t.elapsed());
        }
        let mb = db.size(&[&format!("p_{name}"), &format!("c_{name}")]).await as f64 / 1048576.0;
        println!(
            "{:8} {name:8} load {load:5.1} s  children {child:5.1} s  both tables {mb:6.0} MB  look-up {}  join {}",
            db.name(),
            spread(one),
            spread(join)
        );
        db.script(&format!("drop table c_{name}; drop table p_{name};")).await;
    }
}
