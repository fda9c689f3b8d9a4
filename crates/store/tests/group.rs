//! Changes of several that share one commit on SQLite: each is kept or undone for itself, and nobody is told more than is true.

use std::time::Duration;
use store::{Db, Error, params};
use tokio::task::{JoinHandle, yield_now};

async fn fresh() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&folder.path().join("a.db").to_string_lossy()).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    tx.script("create table thing (id integer not null primary key, words text not null) strict").await.unwrap();
    tx.commit().await.unwrap();
    (db, folder)
}

const INSERT: &str = "insert into thing (id, words) values ($1, $2)";

async fn ids(db: &Db) -> Vec<i64> {
    let mut tx = db.read().await.unwrap();
    let rows = tx.all("select id from thing order by id", params![]).await.unwrap();
    rows.iter().map(|r| r.get("id").unwrap()).collect()
}

/// A change that waits in the queue: it inserts these ids and commits, or goes away without.
fn queued(db: &Db, insert: &'static [i64], keep: bool) -> JoinHandle<Result<(), Error>> {
    let db = db.clone();
    tokio::spawn(async move {
        let mut tx = db.begin().await?;
        for id in insert {
            tx.exec(INSERT, params![*id, "一"]).await?;
        }
        if keep { tx.commit().await } else { Ok(()) }
    })
}

/// Let the spawned ones reach the queue.
async fn settle() {
    for _ in 0..50 {
        yield_now().await;
    }
}

#[tokio::test]
async fn each_of_a_group_is_kept_or_undone_for_itself() {
    let (db, _folder) = fresh().await;
    let mut first = db.begin().await.unwrap();
    first.exec(INSERT, params![1_i64, "一"]).await.unwrap();
    let gone = queued(&db, &[2, 3], false);
    let double = queued(&db, &[4, 1], true);
    let good = queued(&db, &[5, 6], true);
    let last = queued(&db, &[7], false);
    settle().await;
    first.commit().await.expect("the first is kept");
    assert!(gone.await.unwrap().is_ok());
    assert!(
        double.await.unwrap().is_err_and(|e| e.is_unique()),
        "the second 1 is refused, with everything of that change"
    );
    good.await.unwrap().expect("what stands behind a refused one is kept");
    last.await.unwrap().unwrap();
    assert_eq!(ids(&db).await, [1, 5, 6]);
}

#[tokio::test]
async fn hundreds_at_once_all_find_their_row_when_they_are_answered() {
    let (db, _folder) = fresh().await;
    let mut all = tokio::task::JoinSet::new();
    for worker in 0..16_i64 {
        let db = db.clone();
        all.spawn(async move {
            for n in 0..25_i64 {
                let id = worker * 1000 + n;
                let mut tx = db.begin().await.unwrap();
                tx.exec(INSERT, params![id, "一"]).await.unwrap();
                if n % 5 == 4 {
                    continue;
                }
                tx.commit().await.unwrap();
                let there =
                    db.read().await.unwrap().opt("select id from thing where id = $1", params![id]).await.unwrap();
                assert!(there.is_some(), "answered, so it is there");
            }
        });
    }
    while let Some(done) = all.join_next().await {
        done.unwrap();
    }
    assert_eq!(ids(&db).await.len(), 16 * 20);
}

#[tokio::test]
async fn a_disk_that_fills_under_one_is_said_to_all_who_were_not_yet_answered() {
    let (db, _folder) = fresh().await;
    let mut first = db.begin().await.unwrap();
    first.exec(INSERT, params![1_i64, "一"]).await.unwrap();
    let pages: i64 =
        first.one("select page_count as n from pragma_page_count", params![]).await.unwrap().get("n").unwrap();
    first.script(&format!("pragma max_page_count = {}", pages + 8)).await.unwrap();
    let large = {
        let db = db.clone();
        tokio::spawn(async move {
            let mut tx = db.begin().await.unwrap();
            for id in 100..300_i64 {
                tx.exec(INSERT, params![id, "字".repeat(1000)]).await?;
            }
            tx.commit().await
        })
    };
    let behind = queued(&db, &[2], true);
    settle().await;
    assert!(first.commit().await.is_err_and(|e| e.is_full()), "its commit was the group's");
    assert!(large.await.unwrap().is_err_and(|e| e.is_full()));
    behind.await.unwrap().expect("the next has a transaction of its own");
    assert_eq!(ids(&db).await, [2]);
}

#[tokio::test]
async fn whoever_asked_may_go_away_and_a_long_change_is_waited_for_by_nobody() {
    let (db, _folder) = fresh().await;
    let mut first = db.begin().await.unwrap();
    first.exec(INSERT, params![1_i64, "一"]).await.unwrap();
    let long = {
        let db = db.clone();
        tokio::spawn(async move {
            let mut tx = db.begin_alone().await.unwrap();
            tx.exec(INSERT, params![9_i64, "一"]).await.unwrap();
            tokio::time::sleep(Duration::from_secs(3600)).await;
            drop(tx);
        })
    };
    settle().await;
    first.commit().await.expect("answered, although the long one has not ended");
    assert_eq!(ids(&db).await, [1]);
    long.abort();
    assert!(long.await.unwrap_err().is_cancelled());

    let mut held = db.begin().await.unwrap();
    held.exec(INSERT, params![2_i64, "一"]).await.unwrap();
    let behind = queued(&db, &[3], true);
    settle().await;
    let asker = tokio::spawn(async move { held.commit().await });
    settle().await;
    asker.abort();
    behind.await.unwrap().unwrap();
    assert_eq!(ids(&db).await, [1, 2, 3], "the commit that was under way is made, the long one that was ended is not");
}

/// The asker may go away at any moment, also while its transaction is being opened: the next one begins as ever.
#[tokio::test]
async fn whoever_goes_away_while_a_transaction_opens_leaves_the_way_free() {
    let (db, _folder) = fresh().await;
    for n in 0..200_u64 {
        let asker = {
            let db = db.clone();
            tokio::spawn(async move {
                let mut tx = if n % 3 == 0 { db.begin_alone().await } else { db.begin().await }.unwrap();
                tx.exec(INSERT, params![9_i64, "一"]).await.unwrap();
                tokio::time::sleep(Duration::from_secs(3600)).await;
            })
        };
        tokio::time::sleep(Duration::from_micros(n * 6)).await;
        asker.abort();
        let mut next = db.begin().await.unwrap_or_else(|e| panic!("after {n}: {e}"));
        next.exec("delete from thing", params![]).await.unwrap();
        next.exec(INSERT, params![n as i64 + 1000, "一"]).await.unwrap();
        next.commit().await.unwrap();
        assert_eq!(ids(&db).await, [n as i64 + 1000], "what the one who went away began is not kept");
    }
}

/// One text of several statements: what each changed is told apart, and a refused one takes those before it along.
#[tokio::test]
async fn statements_that_go_together_are_counted_each_and_kept_or_undone_as_one() {
    let (db, _folder) = fresh().await;
    let all = |ids: &[i64]| {
        let mut all = store::Together::new();
        for id in ids {
            all.add(INSERT, params![*id, "一"]);
        }
        all.add("update thing set words = $2 where id >= $1 and words <> $2", params![2_i64, "二"]);
        all.add(
            "insert into thing (id, words) select $1, $2 where not exists (select 1 from thing where id = $3)",
            params![9_i64, "九", 1_i64],
        );
        all
    };
    let mut tx = db.begin().await.unwrap();
    assert_eq!(tx.together(all(&[1, 2, 3])).await.unwrap(), [1, 1, 1, 2, 0]);
    tx.commit().await.unwrap();
    let behind = queued(&db, &[7], true);
    let mut tx = db.begin().await.unwrap();
    assert!(tx.together(all(&[4, 3, 5])).await.is_err_and(|e| e.is_unique()));
    drop(tx);
    behind.await.unwrap().unwrap();
    assert_eq!(ids(&db).await, [1, 2, 3, 7]);
}
