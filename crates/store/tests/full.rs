//! A full disk refuses in words, loses nothing that was there, and writing goes on as soon as there is room again.

use kernel::{Kind, Refusal};
use store::{Db, params};

#[tokio::test]
async fn a_full_disk_is_said_and_writing_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&folder.path().join("a.db").to_string_lossy()).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    tx.script("create table thing (id integer not null primary key, words text not null) strict").await.unwrap();
    tx.exec("insert into thing (id, words) values ($1, $2)", params![1_i64, "first"]).await.unwrap();
    // As many pages as there are and a few more: to SQLite the same as a disk without room.
    let pages: i64 =
        tx.one("select page_count as n from pragma_page_count", params![]).await.unwrap().get("n").unwrap();
    tx.script(&format!("pragma max_page_count = {}", pages + 8)).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = db.begin().await.unwrap();
    let mut refused = None;
    for id in 2..200_i64 {
        let words = "字".repeat(1000);
        if let Err(e) = tx.exec("insert into thing (id, words) values ($1, $2)", params![id, words]).await {
            refused = Some(e);
            break;
        }
    }
    let refused = refused.expect("eight pages hold no two hundred rows of three kilobytes");
    assert!(refused.is_full(), "{refused}");
    let told = Refusal::from(refused);
    assert_eq!((told.kind, told.code), (Kind::Busy, "DISK_FULL"));
    assert!(told.say.contains("磁盘已满"), "{}", told.say);
    drop(tx);

    // The limit belonged to the connection that met it: with another there is room again.
    let mut tx = db.begin().await.expect("the next transaction begins");
    tx.exec("insert into thing (id, words) values ($1, $2)", params![1000_i64, "after"]).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.read().await.unwrap();
    let rows = tx.all("select words from thing order by id", params![]).await.unwrap();
    let words: Vec<String> = rows.iter().map(|r| r.get("words").unwrap()).collect();
    assert_eq!(words, ["first", "after"], "what was there stayed, what was refused is not there");
}
