//! A province of tasks: 10 prefectures × 10 counties × 10 towns, 40 units each; seven tenths assist rows.
use crate::db::{Db, say};
use std::time::Instant;

pub const STATES: [&str; 5] = ["issued", "accepted", "working", "review", "closed"];

pub async fn run(db: &mut Db, rows: i64) {
    let t = Instant::now();
    db.script(
        "drop table if exists task; drop table if exists task_access; drop table if exists task_row;
         create table task (id @id not null primary key, region text not null, sector text not null, state text not null,
           due @int not null, lead @id not null, doc @id not null, title text not null, updated @int not null,
           version @int not null) @strict;
         create table task_access (unit @id not null, task @id not null, reason text not null,
           primary key (unit, task, reason)) @strict;
         create table task_row (viewer @id not null, state text not null, due @int not null, task @id not null,
           reason text not null, sector text not null, primary key (viewer, state, due, task)) @strict;",
    )
    .await;
    if db.pg() {
        db.script("alter table task alter region type text collate \"C\"").await;
    }
    // r: a region ordinal: 0..10 prefecture, 10..110 county, 110..1110 town; one fifth, two fifths, two fifths of tasks.
    let h = "((i * 2654435761) % 4294967296)";
    let n = format!(
        "with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i < {rows} - 1),
         a as (select i, {h} / 16 as h, case when {h} % 5 = 0 then 1 when {h} % 5 < 3 then 2 else 3 end as lv from n),
         b as (select i, h, lv, h % 10 as p, h % 100 as c, h % 1000 as t from a)"
    );
    let path = "case lv when 1 then '/53/' || (100000 + p) || '/' when 2 then '/53/' || (100000 + p) || '/' || (200000 + c) || '/'
                else '/53/' || (100000 + p) || '/' || (200000 + c) || '/' || (300000 + t) || '/' end";
    let ordinal = "(case lv when 1 then p when 2 then 10 + c else 110 + t end)";
    let (id, lead, doc) =
        (db.id_sql(1, "i"), db.id_sql(2, &format!("{ordinal} * 40 + (h / 1000) % 40")), db.id_sql(3, "i / 400"));
    db.script(&format!(
        "{n} insert into task select {id}, {path}, 's' || ((h / 7) % 20),
           case when (h / 11) % 20 < 1 then 'issued' when (h / 11) % 20 < 3 then 'accepted' when (h / 11) % 20 < 8 then 'working'
                when (h / 11) % 20 < 9 then 'review' else 'closed' end,
           1700000000 + ((h / 13) % 1095) * 86400, {lead}, {doc},
           '开展第' || i || '项重点行业领域安全生产隐患排查整治并建立问题清单和整改台账', 1700000000 + i * 60, 1 from b"
    ))
    .await;
    say(t, "task");
    let t = Instant::now();
    // lead: own; assist twice: units of counties of the same prefecture (h % 10 keeps the prefecture); three tenths territorial.
    for (k, who, reason, part) in [
        (0, format!("{ordinal} * 40 + (h / 1000) % 40"), "lead", "1 = 1"),
        (1, "p * 40 + (h / 17) % 40".to_owned(), "assist", "1 = 1"),
        (2, "(10 + ((h / 19) % 10) * 10 + p) * 40 + (h / 23) % 40".to_owned(), "assist", "1 = 1"),
        (3, "(10 + ((h / 29) % 10) * 10 + p) * 40".to_owned(), "territorial", "(h / 3) % 10 < 3"),
    ] {
        let unit = db.id_sql(2, &who);
        db.script(&format!("{n} insert into task_access select {unit}, {id}, '{reason}' from b where {part}")).await;
        say(t, &format!("access {k} {reason}"));
    }
    let t = Instant::now();
    db.script(
        "create index task_state_due on task (state, due, id); create index task_region_due on task (region, state, due, id);
         create index task_due on task (due, id); create index task_lead on task (lead, state, due, id);
         create index access_task on task_access (task, unit);",
    )
    .await;
    say(t, "indexes");
    let t = Instant::now();
    db.script(
        "insert into task_row select a.unit, t.state, t.due, t.id, min(a.reason), t.sector from task_access a join task t on t.id = a.task
           group by a.unit, t.state, t.due, t.id, t.sector",
    )
    .await;
    say(t, "task_row: units");
    let t = Instant::now();
    // the region chain of a task as viewers of kind 4: province 0, prefecture 1+p, county 11+c, town 111+t
    for (viewer, part) in [("0", "1 = 1"), ("1 + p", "1 = 1"), ("11 + c", "lv > 1"), ("111 + t", "lv > 2")] {
        let v = db.id_sql(4, viewer);
        db.script(&format!(
            "{n} insert into task_row select {v}, t.state, t.due, t.id, 'grant', t.sector from b join task t on t.id = {id} where {part}"
        ))
        .await;
    }
    say(t, "task_row: regions");
    let t = Instant::now();
    areas(db).await;
    say(t, "task_area, task_seen");
    db.script("analyze").await;
    for t in ["task", "task_access", "task_row", "task_area", "task_seen"] {
        println!(
            "{} {t}: {} rows, {} MB",
            db.name(),
            db.int(&format!("select count(*) from {t}"), &[]).await,
            db.size(&[t]).await >> 20
        );
    }
}

/// The other layout: the ancestors of the region as columns, one covering index each; access rows with the sort key.
pub async fn areas(db: &mut Db) {
    let tail = if db.pg() { "" } else { " without rowid" };
    let strict = if db.pg() { "" } else { "strict, " }.trim_end_matches(", ");
    let opts = if db.pg() { String::new() } else { format!("{strict},{tail}") };
    let part = |from: i64, to: i64, least: i64| {
        format!("case when length(region) > {least} then substr(region, {from}, {to}) else '' end")
    };
    db.script(&format!(
        "drop table if exists task_area; drop table if exists task_seen;
         create table task_area (id @id not null primary key, region text not null, a2 text not null, a3 text not null, a4 text not null,
           sector text not null, state text not null, due @int not null, lead @id not null, doc @id not null, title text not null,
           updated @int not null, version @int not null) @strict;
         create table task_seen (unit @id not null, due @int not null, task @id not null, state text not null, sector text not null,
           reason text not null, primary key (unit, due, task, state, sector, reason)) {opts};
         insert into task_area select id, region, {}, {}, {}, sector, state, due, lead, doc, title, updated, version from task;
         insert into task_seen select a.unit, t.due, t.id, t.state, t.sector, a.reason from task_access a join task t on t.id = a.task;
         create index area_all on task_area (due, id, state, sector);
         create index area_2 on task_area (a2, due, id, state, sector); create index area_3 on task_area (a3, due, id, state, sector);
         create index area_4 on task_area (a4, due, id, state, sector)",
        part(5, 6, 5), part(12, 6, 12), part(19, 6, 19)
    ))
    .await;
}
