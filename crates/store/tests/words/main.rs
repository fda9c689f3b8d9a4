//! Lists by a word: with the index of words they answer what a look at every row answers, on both engines.

mod house;
mod settled;

use house::{Dice, House, NOTES, WORDS, engines, list};
use kernel::id::UnitId;
use kernel::page::PageAsk;
use kernel::{Area, Right, Scope};
use store::list::like;
use store::words::{FEW_AT_ONCE, Hits};
use store::{Db, List, params};
use uuid::Uuid;

const LIKE: &str = r"(lower(t.title) like ? escape '\' or lower(t.words) like ? escape '\')";

/// All pages, each with what it says of the total.
async fn pages(db: &Db, list: &List, limit: u32) -> Vec<(Vec<Uuid>, u64)> {
    let mut tx = db.read().await.unwrap();
    let (mut out, mut after) = (Vec::new(), None);
    loop {
        let ask = PageAsk { limit: Some(limit), after, sort: None };
        let page = list.page(&mut tx, &ask, |r| r.get::<Uuid>("sort_id")).await.unwrap();
        out.push((page.items, page.total.count));
        after = page.next;
        if after.is_none() {
            return out;
        }
    }
}

#[tokio::test]
async fn the_index_answers_what_a_look_at_every_row_answers() {
    for (db, _keep) in engines().await {
        let mut dice = Dice(20_241_120);
        let mut house = House { units: [UnitId(Uuid::from_u128(1)), UnitId(Uuid::from_u128(2))], ids: Vec::new() };
        let (mut found, mut asked, mut outside) = (0, 0, 0);
        for round in 0..12 {
            for n in 0..30 {
                house.write(&db, &mut dice, round * 100 + n).await;
            }
            // Some rounds ask while nothing, some while all, most while half of it is read.
            if round % 4 != 0 {
                WORDS.feed(&db, usize::MAX, FEW_AT_ONCE).await.unwrap();
            }
            if round % 4 == 2 {
                house.write(&db, &mut dice, round * 100 + 90).await;
            }
            for _ in 0..40 {
                let word = if dice.below(8) == 0 { dice.text(1) } else { dice.text(3) };
                if word.trim().is_empty() {
                    continue;
                }
                let scope = house.scope(&mut dice);
                let seed = dice.0;
                let plain = list(&mut Dice(seed), &scope).and(LIKE, vec![like(&word); 2]);
                let by_index = list(&mut dice, &scope).and(LIKE, vec![like(&word); 2]);
                let mut tx = db.read().await.unwrap();
                let (asked_for, shown) = by_index.terms(&WORDS);
                let hits = WORDS.look(&mut tx, word.trim(), asked_for, shown).await.unwrap();
                drop(tx);
                asked += usize::from(matches!(hits, Hits::Among { .. }));
                // As with many candidates too: pages by the list, totals by the index.
                let many = match hits.clone() {
                    Hits::Among { candidates, .. } => Hits::Among { candidates, few: false },
                    Hits::Unknown => Hits::Unknown,
                };
                let truth = pages(&db, &plain, 7).await;
                assert_eq!(pages(&db, &by_index.hits(hits), 7).await, truth, "“{word}” in {scope:?}");
                let again = list(&mut Dice(seed), &scope).and(LIKE, vec![like(&word); 2]).hits(many);
                assert_eq!(pages(&db, &again, 7).await, truth, "“{word}” in {scope:?}, many");
                found += truth.iter().map(|p| p.0.len()).sum::<usize>();
                let all = List::new(&NOTES, &Scope::everything(), Right::TaskRead).and(LIKE, vec![like(&word); 2]);
                outside += pages(&db, &all, 200).await.iter().map(|p| p.0.len()).sum::<usize>();
            }
        }
        assert!(asked > 300, "the index was asked {asked} times: else this proves nothing");
        assert!(found > 500 && outside > 2 * found, "{found} rows found of {outside}");
    }
}

#[tokio::test]
async fn what_was_written_past_the_verbs_is_told_by_the_checkup_and_put_right() {
    for (db, _keep) in engines().await {
        let mut dice = Dice(7);
        let mut house = House { units: [UnitId(Uuid::from_u128(1)), UnitId(Uuid::from_u128(2))], ids: Vec::new() };
        for n in 0..25 {
            house.write(&db, &mut dice, n).await;
        }
        let wrong = async || WORDS.checkup(&mut db.read().await.unwrap()).await.unwrap();
        assert!(wrong().await.is_empty(), "unread is no fault");
        assert_eq!(WORDS.feed(&db, usize::MAX, FEW_AT_ONCE).await.unwrap(), house.ids.len());
        assert_eq!(WORDS.feed(&db, usize::MAX, FEW_AT_ONCE).await.unwrap(), 0, "read once");
        assert!(wrong().await.is_empty());

        let mut tx = db.begin().await.unwrap();
        tx.exec("delete from note where id = $1", params![house.ids[0]]).await.unwrap();
        tx.exec("update note set id = $2 where id = $1", params![house.ids[1], Uuid::from_u128(9)]).await.unwrap();
        tx.commit().await.unwrap();
        let said = wrong().await;
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("1 条记录没有编入") && said[1].contains("2 条记录已不存在却仍编入"), "{said:?}");
        WORDS.anew(&db).await.unwrap();
        WORDS.feed(&db, usize::MAX, FEW_AT_ONCE).await.unwrap();
        assert!(wrong().await.is_empty(), "{:?}", wrong().await);
    }
}

#[tokio::test]
async fn far_behind_the_index_is_not_asked() {
    for (db, _keep) in engines().await {
        let mut tx = db.begin().await.unwrap();
        for n in 0..2001_u128 {
            tx.exec("insert into note_unread (record) values ($1)", params![Uuid::from_u128(n)]).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut tx = db.read().await.unwrap();
        assert!(matches!(WORDS.look(&mut tx, "灭火", Vec::new(), None).await.unwrap(), Hits::Unknown));
    }
}

#[tokio::test]
async fn after_all_was_read_anew_no_search_passes_the_notes() {
    for (db, _keep) in engines().await {
        let mut dice = Dice(11);
        let mut house = House { units: [UnitId(Uuid::from_u128(1)), UnitId(Uuid::from_u128(2))], ids: Vec::new() };
        for n in 0..300 {
            house.write(&db, &mut dice, n).await;
        }
        WORDS.anew(&db).await.unwrap();
        // Seven transactions, as many pieces.
        WORDS.feed(&db, usize::MAX, 50).await.unwrap();
        WORDS.tidy(&db).await.unwrap();
        let rows = db.glance("select count(*) as n from note_unread", &[]).await.unwrap();
        assert_eq!(rows[0].get::<i64>("n").unwrap(), 0);
        if db.engine() == store::Engine::Postgres {
            // Blocks of 8 KB: the notes' places are given back, and the number of records is known.
            let sql = "select cast(pg_relation_size('note_unread') as bigint) as size, \
                       cast(reltuples as bigint) as n from pg_class where relname = 'note_word'";
            // Whoever is just signing in to the cluster, another test for instance, belongs to no database yet and holds back
            // what is cleared away in each.
            let mut rows = db.glance(sql, &[]).await.unwrap();
            for _ in 0..100 {
                if rows[0].get::<i64>("size").unwrap() == 0 {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                WORDS.tidy(&db).await.unwrap();
                rows = db.glance(sql, &[]).await.unwrap();
            }
            assert_eq!(rows[0].get::<i64>("size").unwrap(), 0);
            assert_eq!(rows[0].get::<i64>("n").unwrap(), house.ids.len() as i64);
        } else {
            // The checkup sees that nothing was lost on the way, here that all is in one piece.
            let pieces = "select count(distinct segid) as n from note_word_idx";
            assert_eq!(db.glance(pieces, &[]).await.unwrap()[0].get::<i64>("n").unwrap(), 1);
            let mut tx = db.read().await.unwrap();
            assert!(WORDS.checkup(&mut tx).await.unwrap().is_empty());
            drop(tx);
            let so = "select group_concat(k || '=' || v, ' ') as so from \
                      (select k, v from note_word_config where k <> 'version' order by k)";
            let so: String = db.glance(so, &[]).await.unwrap()[0].get("so").unwrap();
            assert_eq!(so, "automerge=4 hashsize=1048576 usermerge=4", "written by and by again");
        }
    }
}

/// How often indexes of words were asked by this connection, as PostgreSQL counts.
async fn scans(tx: &mut store::Tx) -> i64 {
    let sql =
        "select cast(coalesce(idx_scan, 0) as bigint) as n from pg_stat_xact_user_tables where relname = 'note_word'";
    tx.one(sql, &[]).await.unwrap().get("n").unwrap()
}

/// After many records were read PostgreSQL believes for a while that many are unread. A common word in a wide scope then made
/// it look in the index of words once for each row of the table that passed the filters.
#[tokio::test]
async fn the_index_is_asked_once_however_wrong_the_guesses_are() {
    for (db, _keep) in engines().await {
        if db.engine() == store::Engine::Sqlite {
            continue;
        }
        let mut tx = db.begin().await.unwrap();
        // No row holds the word while PostgreSQL looks at them; then all do.
        let rows = "insert into note (id, title, words, trade, state, open, unit, at, region_path, area1, area2, area3, area4, settled) \
                    select gen_random_uuid(), '通道堵塞 ' || n, '甲乙', 'mine', 'open', true, null, now(), '/990100/', \
                    '990100', '', '', '', true from generate_series(1, 20000) n";
        tx.exec(rows, &[]).await.unwrap();
        tx.commit().await.unwrap();
        for sql in
            ["alter table note set (autovacuum_enabled = false)", "analyze", "update note set title = '灭火器失效'"]
        {
            db.outside_transaction(sql).await.unwrap();
        }
        WORDS.anew(&db).await.unwrap();
        assert_eq!(WORDS.feed(&db, usize::MAX, FEW_AT_ONCE).await.unwrap(), 20_000);
        for sql in [
            "alter table note_unread set (autovacuum_enabled = false)",
            "insert into note_unread select id from note limit 7000",
            "analyze note_unread",
            "delete from note_unread",
        ] {
            db.outside_transaction(sql).await.unwrap();
        }
        let area = Area { right: Right::TaskRead, path: "/990100/".into(), sectors: vec![], whole_region: true };
        let scope = Scope { areas: vec![area], ..Scope::default() };
        let mut tx = db.read().await.unwrap();
        let list = List::new(&NOTES, &scope, Right::TaskRead).and(LIKE, vec![like("灭火器"); 2]);
        let (asked, shown) = list.terms(&WORDS);
        let hits = WORDS.look(&mut tx, "灭火器", asked, shown).await.unwrap();
        assert!(matches!(hits, Hits::Among { few: false, .. }), "a common word");
        let before = scans(&mut tx).await;
        let ask = PageAsk { limit: Some(50), after: None, sort: None };
        let page = list.hits(hits).page(&mut tx, &ask, |r| r.get::<Uuid>("sort_id")).await.unwrap();
        assert_eq!((page.items.len(), page.total.count), (50, 1000));
        let asked = scans(&mut tx).await - before;
        assert!((1..=3).contains(&asked), "the index was asked {asked} times");
    }
}

/// What the scope shows is said only where there are many without it; the answers are those of a look at every row.
#[tokio::test]
async fn a_common_word_in_a_small_scope_and_in_a_large_one() {
    for (db, _keep) in engines().await {
        let mut tx = db.begin().await.unwrap();
        // The last two hundred and fifty in a county, each fifth of all with the word, and more rows than are few.
        for n in 0..21_250_u128 {
            let county = if n >= 21_000 { "990121" } else { "" };
            let path = if n >= 21_000 { "/990100/990121/" } else { "/990100/" };
            let title = if n % 5 == 0 { "灭火器失效" } else { "通道堵塞" };
            tx.exec(
                "insert into note (id, title, words, trade, state, open, unit, at, region_path, area1, area2, area3, area4, settled) \
                 values ($1, $2, '甲乙', 'mine', 'new', true, null, $3, $4, '990100', $5, '', '', true)",
                params![Uuid::from_u128(n), title, house::now(), path, county],
            )
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
        WORDS.anew(&db).await.unwrap();
        WORDS.feed(&db, usize::MAX, FEW_AT_ONCE).await.unwrap();
        for (path, few, rows, total) in [("/990100/", false, 7, 1000), ("/990100/990121/", true, 7, 50)] {
            let area = Area { right: Right::TaskRead, path: path.into(), sectors: vec![], whole_region: true };
            let scope = Scope { areas: vec![area], ..Scope::default() };
            let list = || List::new(&NOTES, &scope, Right::TaskRead).and(LIKE, vec![like("灭火器"); 2]);
            let mut tx = db.read().await.unwrap();
            let (asked, shown) = list().terms(&WORDS);
            let hits = WORDS.look(&mut tx, "灭火器", asked, shown).await.unwrap();
            assert!(matches!(hits, Hits::Among { few: f, .. } if f == few), "{path}");
            let found = list().holding(&mut tx, &WORDS, "灭火器").await.unwrap();
            let ask = PageAsk { limit: Some(7), after: None, sort: None };
            let page = found.page(&mut tx, &ask, |r| r.get::<Uuid>("sort_id")).await.unwrap();
            assert_eq!((page.items.len(), page.total.count), (rows, total), "{path}");
            let plain = list().page(&mut tx, &ask, |r| r.get::<Uuid>("sort_id")).await.unwrap();
            assert_eq!(page.items, plain.items);
        }
    }
}

/// Where records keep changing, every look found a handful, and each was a transaction of its own.
#[tokio::test]
async fn what_changes_while_others_are_read_is_left_for_the_next_time() {
    for (db, _keep) in engines().await {
        let mut house = House { units: [UnitId(Uuid::from_u128(1)), UnitId(Uuid::from_u128(2))], ids: Vec::new() };
        for n in 0..3 {
            house.write(&db, &mut Dice(n), n as i64).await;
        }
        let n = house.ids.len();
        // Whatever was read has changed again.
        let again: &[&str] = match db.engine() {
            store::Engine::Sqlite => {
                &["create trigger again before delete on note_unread begin select raise(ignore); end"]
            }
            store::Engine::Postgres => &[
                "create function again() returns trigger language plpgsql as $$ begin return null; end $$",
                "create trigger again before delete on note_unread for each row execute function again()",
            ],
        };
        for sql in again {
            db.outside_transaction(sql).await.unwrap();
        }
        assert_eq!(WORDS.feed(&db, 1_000, FEW_AT_ONCE).await.unwrap(), n, "one look, and what it found");
    }
}
