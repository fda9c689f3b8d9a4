//! A million enterprises, a fifth without a code: resolve a line of a list by code, by name and region, by alias.
use crate::db::{Db, Dice, V, id, say, spread};
use std::time::Instant;

pub async fn run(db: &mut Db, rows: i64) {
    db.script(
        "drop table if exists enterprise; drop table if exists enterprise_alias; drop table if exists enterprise_succession;
         create table enterprise (id @id not null primary key, uscc text, name text not null, region text not null, parent @id) @strict;
         create table enterprise_alias (name text not null, enterprise @id not null, primary key (name, enterprise)) @strict;
         create table enterprise_succession (was @id not null, became @id not null, on_day @int not null, primary key (was, became)) @strict;",
    )
    .await;
    let t = Instant::now();
    let n =
        format!("with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i < {rows} - 1)");
    let me = db.id_sql(6, "i");
    let next = db.id_sql(6, "(i * 7919 + 1)");
    // One name in fifty is shared by two firms of one region; one firm in ten has a former name; one in a hundred was merged.
    db.script(&format!(
        "{n} insert into enterprise select {me}, case when i % 5 = 0 then null else '91990121MA' || (10000000 + i) end,
           '云溪县第' || (i - (case when i % 50 = 1 then 1110 else 0 end)) || '化工有限公司', '/990100/' || (i % 1110) || '/', null from n;
         {n} insert into enterprise_alias select '原第' || i || '化工厂', {me} from n where i % 10 = 0;
         {n} insert into enterprise_succession select {me}, {next}, 1700000000 from n where i % 100 = 7 and i * 7919 + 1 < {rows} * 100"
    ))
    .await;
    db.script("create unique index enterprise_uscc on enterprise (uscc) where uscc is not null; create index enterprise_name on enterprise (name, region); analyze").await;
    say(t, "load");
    let (mut by_code, mut by_name, mut by_alias, mut chain, mut none, mut two) = (vec![], vec![], vec![], vec![], 0, 0);
    let mut d = Dice(9);
    for _ in 0..2000 {
        let i = d.below(rows as u64) as i64;
        let t = Instant::now();
        if db
            .rows(
                "select id, name, region from enterprise where uscc = $1",
                &[V::Text(format!("91990121MA{}", 10_000_000 + i))],
            )
            .await
            == 0
        {
            none += 1;
        }
        by_code.push(t.elapsed());
        let t = Instant::now();
        let name = V::Text(format!("云溪县第{i}化工有限公司"));
        if db
            .rows(
                "select id, uscc from enterprise where name = $1 and region = $2",
                &[name, V::Text(format!("/990100/{}/", i % 1110))],
            )
            .await
            > 1
        {
            two += 1;
        }
        by_name.push(t.elapsed());
        let t = Instant::now();
        db.rows(
            "select e.id, e.name from enterprise_alias a join enterprise e on e.id = a.enterprise where a.name = $1",
            &[V::Text(format!("原第{}化工厂", i / 10 * 10))],
        )
        .await;
        by_alias.push(t.elapsed());
        let t = Instant::now();
        db.rows(
            "with recursive later(id, depth) as (select became, 1 from enterprise_succession where was = $1
               union select s.became, later.depth + 1 from enterprise_succession s join later on s.was = later.id where later.depth < 10)
             select id from later",
            &[V::Id(id(6, i / 100 * 100 + 7))],
        )
        .await;
        chain.push(t.elapsed());
    }
    println!(
        "{:8} enterprises {} MB; of 2,000 lines {none} have no code, {two} names stand for two firms of one region",
        db.name(),
        db.size(&["enterprise", "enterprise_alias"]).await >> 20
    );
    for (name, times) in
        [("by code", by_code), ("by name and region", by_name), ("by alias", by_alias), ("successors", chain)]
    {
        println!("{:8} {name:20} {}", db.name(), spread(times));
    }
}
