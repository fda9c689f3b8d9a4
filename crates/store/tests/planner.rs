//! What SQLite's planner is told: how rare a key is, when, and who learns of it.

use store::{Db, Look, params};

/// Rows of the table, and how many of them are rare.
const ROWS: i64 = 20_000;
const RARE: i64 = 500;

const TABLES: &str = "create table thing (id integer primary key, place text not null, n integer not null, rare integer not null) strict;
    create index thing_place on thing (place, n);
    create index thing_rare on thing (place, n) where rare;
    create table small (id integer primary key, name text not null) strict;
    create index small_name on small (name)";

async fn fresh() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = open(&folder).await;
    let mut tx = db.begin().await.unwrap();
    tx.script(TABLES).await.unwrap();
    tx.commit().await.unwrap();
    (db, folder)
}

async fn open(folder: &tempfile::TempDir) -> Db {
    Db::open(folder.path().join("t.db").to_str().unwrap()).await.unwrap()
}

/// Rows of one place; the first `rare` of them are.
async fn things(db: &Db, from: i64, to: i64, rare: i64) {
    let sql = "insert into thing (id, place, n, rare)
               with recursive k(n) as (select $1 union all select n + 1 from k where n + 1 < $2)
               select n, '990100', n, n < $3 from k";
    let mut tx = db.begin().await.unwrap();
    tx.exec(sql, params![from, to, rare]).await.unwrap();
    tx.commit().await.unwrap();
}

/// Rows the planner expects under one key of an index's first column; none if it knows nothing.
async fn expected(db: &Db, index: &str) -> Option<i64> {
    let rows = db.glance("select count(*) as n from sqlite_schema where name = 'sqlite_stat1'", &[]).await.unwrap();
    if rows[0].get::<i64>("n").unwrap() == 0 {
        return None;
    }
    let rows = db.glance("select stat from sqlite_stat1 where idx = $1", params![index]).await.unwrap();
    let stat: String = rows.first()?.get("stat").unwrap();
    Some(stat.split(' ').nth(1).unwrap().parse().unwrap())
}

#[tokio::test]
async fn an_index_that_holds_nothing_is_the_smallest() {
    let (db, folder) = fresh().await;
    things(&db, 0, ROWS, 0).await;
    assert_eq!(db.look(Look::Grown).await.unwrap(), 1);
    assert_eq!(expected(&db, "thing_rare").await, Some(0));
    assert!(plan(&db).await.contains("thing_rare"), "{}", plan(&db).await);
    assert_eq!(db.look(Look::Grown).await.unwrap(), 0, "nothing is new about it");
    db.close().await;
    let db = open(&folder).await;
    assert_eq!(db.look(Look::Grown).await.unwrap(), 0, "nor after a start");
    // Once it holds something, that is what counts.
    let mut tx = db.begin().await.unwrap();
    tx.exec("update thing set rare = n < $1", params![RARE]).await.unwrap();
    tx.commit().await.unwrap();
    db.look(Look::All).await.unwrap();
    assert_eq!(expected(&db, "thing_rare").await, Some(RARE));
}

/// The index by which those who read would look for rare ones.
async fn plan(db: &Db) -> String {
    // The common index needs no sorting either; only numbers tell them apart.
    let sql = "explain query plan select id from thing where place = $1 and rare and n > $2 order by n";
    let rows = db.glance(sql, params!["990100", 0i64]).await.unwrap();
    rows[0].get("detail").unwrap()
}

#[tokio::test]
async fn what_is_rare_is_told_from_what_is_common() {
    let (db, folder) = fresh().await;
    things(&db, 0, ROWS, RARE).await;
    assert_eq!(expected(&db, "thing_rare").await, None);
    assert_eq!(db.look(Look::Grown).await.unwrap(), 1, "the small table is empty");
    assert_eq!(expected(&db, "thing_place").await, Some(ROWS));
    assert_eq!(expected(&db, "thing_rare").await, Some(RARE));
    assert!(plan(&db).await.contains("thing_rare"), "{}", plan(&db).await);

    // Closing and opening leaves it as it was.
    db.close().await;
    let db = open(&folder).await;
    assert_eq!(expected(&db, "thing_place").await, Some(ROWS));
    assert_eq!(db.look(Look::Grown).await.unwrap(), 0);
}

#[tokio::test]
async fn what_has_grown_is_looked_at_again_and_what_has_not_is_left() {
    let (db, _folder) = fresh().await;
    things(&db, 0, 100, 100).await;
    let mut tx = db.begin().await.unwrap();
    tx.exec("insert into small (id, name) values (1, 'a')", &[]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.look(Look::Grown).await.unwrap(), 2);
    things(&db, 100, 300, 0).await;
    assert_eq!(db.look(Look::Grown).await.unwrap(), 0, "three times is not ten");
    assert_eq!(expected(&db, "thing_place").await, Some(100));
    things(&db, 300, ROWS, 0).await;
    assert_eq!(db.look(Look::Grown).await.unwrap(), 1, "the small one is as it was");
    assert_eq!(expected(&db, "thing_place").await, Some(ROWS));

    // No larger, but of other content.
    let mut tx = db.begin().await.unwrap();
    tx.exec("update thing set place = 'p' || (n % 200)", &[]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.look(Look::Grown).await.unwrap(), 0);
    assert!(db.look(Look::All).await.unwrap() >= 2);
    assert_eq!(expected(&db, "thing_place").await, Some(ROWS / 200));

    // An index that nobody looked at yet.
    let mut tx = db.begin().await.unwrap();
    tx.script("create index thing_n on thing (n)").await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.look(Look::Grown).await.unwrap(), 1);
    assert_eq!(expected(&db, "thing_n").await, Some(1));
}

#[tokio::test]
async fn whoever_reads_learns_of_it() {
    let (db, _folder) = fresh().await;
    let mut tx = db.begin().await.unwrap();
    tx.script("drop index thing_place; create index thing_n on thing (n); create index thing_one on thing (place)")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    things(&db, 0, ROWS, 0).await;
    db.look(Look::Grown).await.unwrap();
    let by = "explain query plan select id from thing where place = $1 and n = $2";
    let found = async |db: &Db| {
        let rows = db.glance(by, params!["990100", 7i64]).await.unwrap();
        rows[0].get::<String>("detail").unwrap()
    };
    assert!(found(&db).await.contains("thing_n "), "each number once: {}", found(&db).await);

    // Now each place is there once and all have one number. One connection is out meanwhile, and at work.
    let mut out = db.read().await.unwrap();
    out.all("select count(*) from thing", &[]).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    tx.exec("update thing set place = 'p' || n, n = 7", &[]).await.unwrap();
    tx.commit().await.unwrap();
    assert!(found(&db).await.contains("thing_n "), "nobody looked yet");
    assert!(db.look(Look::All).await.unwrap() > 0);
    drop(out);
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(found(&db).await.contains("thing_one"), "{}", found(&db).await);
}
