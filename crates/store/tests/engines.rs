//! The same behaviour on SQLite and, where `ANLAN_TEST_POSTGRES` names a server, on PostgreSQL.

use jiff::Timestamp;
use kernel::event::Event;
use kernel::id::{TaskId, UnitId};
use kernel::page::PageAsk;
use kernel::{Actor, Area, Right, Scope};
use store::list::areas;
use store::{Access, Db, Engine, Kind, List, Listed, Migration, ScopeOn, Sort, Tx, Value, ledger, params};

const TABLES: &[Migration] = &[Migration {
    id: "20990101_test",
    sql: "create table thing (id @id not null primary key, name @text not null, n @int not null, ok @bool not null,
            real_n @real, due @date not null, at @time, detail @json not null, unit @id not null, region_path @text not null,
            area1 @text not null, area2 @text not null, area3 @text not null, area4 @text not null) @strict;
          create table thing_access (unit @id not null, thing @id not null, reason @text not null, due @date not null,
            primary key (unit, thing)) @strict;",
}];

const THINGS: Listed = Listed {
    table: "thing",
    joins: "",
    columns: "t.name, t.due",
    on: ScopeOn {
        path: "t.region_path",
        sector: None,
        units: &["t.unit"],
        access: Some(Access { table: "thing_access", record: "thing", copies: &["due"] }),
        areas: true,
        large: None,
    },
    sorts: &[
        Sort { name: "due", column: "t.due", kind: Kind::Date },
        Sort { name: "name", column: "t.name", kind: Kind::Text },
    ],
    default: "due",
};

fn now() -> Timestamp {
    "2024-11-20T02:00:00Z".parse().unwrap()
}

async fn engines() -> Vec<(Db, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let mut out = vec![(Db::open(folder.path().join("t.db").to_str().unwrap()).await.unwrap(), Some(folder))];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(url) => {
            let name = format!("store_{:016x}", store::noise() as u64);
            let admin = Db::open(&url).await.unwrap();
            // create database cannot run in a transaction; the simple protocol outside one is what psql does.
            admin.outside_transaction(&format!("create database {name}")).await.unwrap();
            let base = url.rsplit_once('/').unwrap().0;
            out.push((Db::open(&format!("{base}/{name}")).await.unwrap(), None));
        }
        Err(_) => println!("PostgreSQL half skipped: ANLAN_TEST_POSTGRES is not set"),
    }
    for (db, _) in &out {
        let all: Vec<Migration> = store::MIGRATIONS.iter().chain(TABLES).copied().collect();
        assert_eq!(store::migrate(db, &all, now()).await.unwrap().len(), all.len());
        assert!(store::migrate(db, &all, now()).await.unwrap().is_empty(), "each migration runs once");
    }
    out
}

async fn thing(tx: &mut Tx, name: &str, due: &str, unit: UnitId, path: &str, seen_by: &[UnitId]) -> TaskId {
    let id: TaskId = store::new_id(now());
    let due: jiff::civil::Date = due.parse().unwrap();
    let a = areas(path);
    tx.exec(
        "insert into thing (id,name,n,ok,real_n,due,at,detail,unit,region_path,area1,area2,area3,area4)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)",
        params![
            id,
            name,
            7i64,
            true,
            Some(0.5),
            due,
            Some(now()),
            serde_json::json!({"说明": "通道"}),
            unit,
            path,
            a[0],
            a[1],
            a[2],
            a[3]
        ],
    )
    .await
    .unwrap();
    for u in seen_by.iter().chain([&unit]) {
        tx.exec(
            "insert into thing_access (unit, thing, reason, due) values ($1,$2,$3,$4)",
            params![*u, id, "lead", due],
        )
        .await
        .unwrap();
    }
    id
}

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_went() {
    for (db, _keep) in engines().await {
        let unit: UnitId = store::new_id(now());
        let mut tx = db.begin().await.unwrap();
        let id = thing(&mut tx, "甲", "2024-12-31", unit, "/990100/", &[]).await;
        tx.exec("update thing set at = $2, real_n = $3 where id = $1", params![id, None::<Timestamp>, None::<f64>])
            .await
            .unwrap();
        let row = tx.one("select * from thing where id = $1", params![id]).await.unwrap();
        assert_eq!(row.get::<TaskId>("id").unwrap(), id);
        assert_eq!(row.get::<String>("name").unwrap(), "甲");
        assert!(row.get::<bool>("ok").unwrap());
        assert_eq!(row.get::<jiff::civil::Date>("due").unwrap(), jiff::civil::date(2024, 12, 31));
        assert_eq!(row.get::<Option<Timestamp>>("at").unwrap(), None);
        assert_eq!(row.get::<serde_json::Value>("detail").unwrap()["说明"], "通道");
        assert!(row.get::<i64>("name").is_err(), "a wrong kind is an error, not a guess");
        tx.commit().await.unwrap();

        let mut tx = db.begin().await.unwrap();
        let rows: Vec<Vec<Value>> = (0..1200i64)
            .map(|i| {
                vec![
                    Value::from(unit),
                    store::new_id::<TaskId>(now()).into(),
                    format!("a\tb\\{i}").into(),
                    Value::Date("2025-01-01".parse().unwrap()),
                ]
            })
            .collect();
        tx.bulk_insert("thing_access", &["unit", "thing", "reason", "due"], &rows).await.unwrap();
        let n: i64 = tx
            .one("select count(*) as n from thing_access where reason = $1", params!["a\tb\\1199"])
            .await
            .unwrap()
            .get("n")
            .unwrap();
        assert_eq!(n, 1);
        drop(tx);
        let mut tx = db.read().await.unwrap();
        let n: i64 = tx.one("select count(*) as n from thing_access", &[]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 1, "dropped without commit, nothing of it is there");
    }
}

#[tokio::test]
async fn a_list_shows_what_the_scope_allows_and_only_that() {
    for (db, _keep) in engines().await {
        let (a, b, c): (UnitId, UnitId, UnitId) = (store::new_id(now()), store::new_id(now()), store::new_id(now()));
        let mut tx = db.begin().await.unwrap();
        for i in 0..7 {
            thing(&mut tx, &format!("州{i}"), &format!("2024-12-{:02}", i + 10), a, "/990100/", &[b]).await;
            thing(&mut tx, &format!("县{i}"), &format!("2024-12-{:02}", i + 10), b, "/990100/990121/", &[]).await;
            thing(&mut tx, &format!("邻县{i}"), "2024-12-31", c, "/990100/990122/", &[]).await;
        }
        tx.commit().await.unwrap();
        let area = |path: &str| Area { right: Right::TaskRead, path: path.into(), sectors: vec![], whole_region: true };
        let own = |path: &str| Area { whole_region: false, ..area(path) };
        let names = async |scope: &Scope, sort: &str| -> Vec<String> {
            let mut out = Vec::new();
            let mut ask = PageAsk { limit: Some(4), after: None, sort: Some(sort.into()) };
            loop {
                let mut tx = db.read().await.unwrap();
                let page = List::new(&THINGS, scope, Right::TaskRead)
                    .page(&mut tx, &ask, |r| r.get::<String>("name"))
                    .await
                    .unwrap();
                assert!(page.items.len() <= 4);
                out.extend(page.items);
                match page.next {
                    Some(next) => ask.after = Some(next),
                    None => return out,
                }
            }
        };
        // Seven rows of each exist; the whole prefecture sees all, once each, in order.
        let all = names(&Scope { areas: vec![area("/990100/")], ..Scope::default() }, "due").await;
        assert_eq!(all.len(), 21);
        let back = names(&Scope { areas: vec![area("/990100/")], ..Scope::default() }, "-due").await;
        assert_eq!(all, back.into_iter().rev().collect::<Vec<_>>());
        // The county sees its own rows by grant and the prefecture's by access, none twice.
        let county = Scope { unit: Some(b), areas: vec![area("/990100/990121/")], ..Scope::default() };
        let seen = names(&county, "name").await;
        assert_eq!(seen.len(), 14);
        assert!(seen.iter().all(|n| !n.starts_with("邻县")));
        // A stranger's unit with the right but without a row sees nothing; nor does a person without the right.
        let stranger = Scope { unit: Some(store::new_id(now())), areas: vec![own("/990100/")], ..Scope::default() };
        assert!(names(&stranger, "due").await.is_empty());
        assert!(names(&Scope { unit: Some(a), ..Scope::default() }, "due").await.is_empty());
        let mut tx = db.read().await.unwrap();
        let ask = PageAsk { sort: Some("colour".into()), ..PageAsk::default() };
        let bad = List::new(&THINGS, &stranger, Right::TaskRead).page(&mut tx, &ask, |_| Ok(())).await;
        assert_eq!(bad.unwrap_err().code, "BAD_SORT");
        let total =
            List::new(&THINGS, &county, Right::TaskRead).when(Some("县3"), "t.name = ?").total(&mut tx).await.unwrap();
        assert_eq!((total.count, total.exact), (1, true));
    }
}

/// Seals until so many are sealed. On PostgreSQL a writing transaction anywhere in the cluster, another test's for instance,
/// holds back what came after it.
async fn sealed(db: &Db, wanted: usize) -> usize {
    let mut n = 0;
    for _ in 0..600 {
        n += ledger::seal(db, now()).await.unwrap();
        if n >= wanted {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    n
}

#[tokio::test]
async fn the_ledger_is_sealed_and_a_changed_line_is_found() {
    for (db, _keep) in engines().await {
        let task: TaskId = store::new_id(now());
        for i in 0..5 {
            let mut tx = db.begin().await.unwrap();
            let event = Event::new(task, "progress", "填报进展").moved("work:working", "work:working");
            tx.record(&Actor::clock(), now(), &event, &serde_json::json!({ "progress": i * 20 })).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(sealed(&db, 5).await, 5);
        assert_eq!(ledger::seal(&db, now()).await.unwrap(), 0);
        let verdict = ledger::verify(&db).await.unwrap();
        assert_eq!((verdict.events, verdict.broken.len()), (5, 0));
        let mut tx = db.read().await.unwrap();
        assert_eq!(ledger::of(&mut tx, "task", task.0).await.unwrap().len(), 5);
        assert_eq!(ledger::as_of(&mut tx, "task", task.0, now()).await.unwrap().unwrap()["progress"], 80);
        drop(tx);
        let mut tx = db.begin().await.unwrap();
        tx.exec("update ledger_event set after = '{\"progress\":100}' where after = '{\"progress\":60}'", &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(ledger::verify(&db).await.unwrap().broken.len(), 1);
    }
}

/// A backlog of 46 million events in one month was gone through for each two thousand of another.
#[tokio::test]
async fn what_is_to_be_sealed_of_a_month_is_looked_for_in_that_month_only() {
    for (db, _keep) in engines().await {
        let mut tx = db.read().await.unwrap();
        let (explain, name) = match db.engine() {
            Engine::Sqlite => ("explain query plan ", "detail"),
            Engine::Postgres => ("explain ", "QUERY PLAN"),
        };
        let sql = format!("{explain}{}", ledger::unsealed(db.engine()));
        let plan = tx.all(&sql, params![202_411_i64, 1_000_i64]).await.unwrap();
        let lines: Vec<String> = plan.iter().map(|r| r.get(name).unwrap()).collect();
        let tables: Vec<&String> = lines.iter().filter(|l| l.contains("ledger_event")).collect();
        assert_eq!(tables.len(), 1, "{lines:?}");
        if db.engine() == Engine::Sqlite {
            assert!(tables[0].contains("USING INDEX ledger_event_unsealed"), "{lines:?}");
        }
    }
}

#[tokio::test]
async fn a_job_is_claimed_once_and_comes_back_after_a_failure() {
    for (db, _keep) in engines().await {
        let mut tx = db.begin().await.unwrap();
        tx.later("seal", &serde_json::json!({}), now()).await.unwrap();
        tx.commit().await.unwrap();
        let jobs = store::jobs::claim(&db, now(), 10).await.unwrap();
        assert_eq!(jobs.len(), 1);
        assert!(store::jobs::claim(&db, now(), 10).await.unwrap().is_empty(), "leased");
        store::jobs::failed(&db, &jobs[0], now(), "没有连上").await.unwrap();
        assert!(store::jobs::claim(&db, now(), 10).await.unwrap().is_empty(), "waits");
        let later = now() + jiff::SignedDuration::from_mins(1);
        let again = store::jobs::claim(&db, later, 10).await.unwrap();
        assert_eq!((again.len(), again[0].attempts), (1, 2));
        let mut tx = db.begin().await.unwrap();
        store::jobs::done(&mut tx, again[0].id, later).await.unwrap();
        tx.commit().await.unwrap();
        let after_lease = later + store::jobs::LEASE + store::jobs::LEASE;
        assert!(store::jobs::claim(&db, after_lease, 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn numbers_have_no_gap_after_a_rollback() {
    for (db, _keep) in engines().await {
        let mut tx = db.begin().await.unwrap();
        assert_eq!(store::number::take(&mut tx, "RW-990100", 2024, 3).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let mut tx = db.begin().await.unwrap();
        assert_eq!(store::number::take(&mut tx, "RW-990100", 2024, 1).await.unwrap(), 4);
        drop(tx);
        let mut tx = db.begin().await.unwrap();
        assert_eq!(store::number::take(&mut tx, "RW-990100", 2024, 1).await.unwrap(), 4);
        assert_eq!(store::number::take(&mut tx, "RW-990100", 2025, 1).await.unwrap(), 1);
        tx.commit().await.unwrap();
    }
}

/// Totals against a plain count of the same rows, with deltas folded, half folded and not folded.
#[tokio::test]
async fn totals_are_exact_whether_folded_or_not_and_a_wrong_one_is_found() {
    use store::counter::{self, By, Grades, Place};
    const PATHS: [&str; 4] = ["/990100/", "/990100/990121/", "/990100/990122/", "/980100/980121/980121001/"];
    for (db, _keep) in engines().await {
        let mut records: Vec<Place> = Vec::new();
        let mut dice = 7_u64;
        let mut below = |n: u64| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((dice >> 33) % n) as usize
        };
        for step in 0..400 {
            let mut tx = db.begin().await.unwrap();
            let place = Place {
                region_path: PATHS[below(4)].into(),
                trade: ["chemical", "mine"][below(2)].into(),
                state: "reported".into(),
                grade: ["", "major"][below(2)].into(),
                month: 202_601 + below(3) as i64,
            };
            if step % 3 < 2 {
                tx.counted("thing", None, Some(&place), now()).await.unwrap();
                records.push(place);
            } else {
                let at = below(records.len() as u64);
                let mut moved = records[at].clone();
                moved.state = ["assigned", "closed"][below(2)].into();
                tx.counted("thing", Some(&records[at]), Some(&moved), now()).await.unwrap();
                records[at] = moved;
            }
            tx.commit().await.unwrap();
            if step == 200 {
                assert!(counter::fold(&db).await.unwrap() > 200);
            }
        }
        let check = async |db: &Db| {
            let mut tx = db.read().await.unwrap();
            for (region, depth) in [("", 0), ("990100", 1), ("990121", 2), ("980121001", 3)] {
                let mut expected = std::collections::BTreeMap::new();
                let inside = |p: &&Place| region.is_empty() || p.region_path.contains(&format!("/{region}/"));
                for p in records.iter().filter(inside) {
                    *expected.entry((p.trade.clone(), p.state.clone(), p.grade.clone(), p.month)).or_insert(0_i64) += 1;
                }
                let seen = counter::totals(&mut tx, "thing", region, depth, By::All, &[], Grades::Apart).await.unwrap();
                let seen: std::collections::BTreeMap<_, _> =
                    seen.into_iter().map(|t| ((t.trade, t.state, t.grade, t.month), t.n)).collect();
                assert_eq!(seen, expected, "{region}");
                // Summed over months and over trades, and of some trades only.
                for (by, only) in [(By::Trade, ""), (By::Month, ""), (By::Month, "mine"), (By::Trade, "mine")] {
                    let trades: Vec<String> = (!only.is_empty()).then(|| only.to_owned()).into_iter().collect();
                    let mut sums = std::collections::BTreeMap::new();
                    for ((trade, state, grade, month), n) in &expected {
                        let trade_kept = if by == By::Month { String::new() } else { trade.clone() };
                        let key = (trade_kept, state.clone(), grade.clone(), if by == By::Trade { 0 } else { *month });
                        if only.is_empty() || trade == only {
                            *sums.entry(key).or_insert(0_i64) += n;
                        }
                    }
                    let seen =
                        counter::totals(&mut tx, "thing", region, depth, by, &trades, Grades::Apart).await.unwrap();
                    let seen: std::collections::BTreeMap<_, _> =
                        seen.into_iter().map(|t| ((t.trade, t.state, t.grade, t.month), t.n)).collect();
                    assert_eq!(seen, sums, "{region} {by:?} {only}");
                    // Grades summed, and one of them: by state and month.
                    for (grades, one) in [(Grades::Summed, None), (Grades::One("major"), Some("major"))] {
                        let mut sums = std::collections::BTreeMap::new();
                        for ((trade, state, grade, month), n) in &expected {
                            let trade_kept = if by == By::Month { String::new() } else { trade.clone() };
                            let key = (trade_kept, state.clone(), if by == By::Trade { 0 } else { *month });
                            if (only.is_empty() || trade == only) && one.is_none_or(|o| o == grade) {
                                *sums.entry(key).or_insert(0_i64) += n;
                            }
                        }
                        let seen = counter::totals(&mut tx, "thing", region, depth, by, &trades, grades).await.unwrap();
                        assert!(seen.iter().all(|t| t.grade == one.unwrap_or_default()));
                        let seen: std::collections::BTreeMap<_, _> =
                            seen.into_iter().map(|t| ((t.trade, t.state, t.month), t.n)).collect();
                        assert_eq!(seen, sums, "{region} {by:?} {only} {grades:?}");
                    }
                }
            }
        };
        check(&db).await;
        assert!(counter::fold(&db).await.unwrap() > 0);
        assert_eq!(counter::fold(&db).await.unwrap(), 0);
        check(&db).await;
        assert!(
            counter::totals(&mut db.read().await.unwrap(), "other", "", 0, By::All, &[], Grades::Apart)
                .await
                .unwrap()
                .is_empty()
        );

        // What is rolled back is not counted.
        let mut tx = db.begin().await.unwrap();
        tx.counted("thing", None, Some(&records[0]), now()).await.unwrap();
        drop(tx);
        check(&db).await;

        // The checkup: a recount that agrees, and one in which a record stands elsewhere.
        let mut tx = db.read().await.unwrap();
        let mut truth: Vec<(Place, i64)> = records.iter().map(|p| (p.clone(), 1)).collect();
        assert_eq!(counter::compare(&mut tx, "thing", truth.clone()).await.unwrap(), Vec::<String>::new());
        truth[0].0.state = "void".into();
        let found = counter::compare(&mut tx, "thing", truth).await.unwrap();
        assert!(found.len() >= 4 && found.iter().any(|f| f.contains("void")), "{found:?}");

        // Side by side: two counties of one prefecture.
        let split =
            counter::split(&mut tx, "thing", &["990121", "990122", "990199"], 2, &[], Grades::Summed).await.unwrap();
        for code in ["990121", "990122"] {
            let n: i64 = split[code].iter().map(|t| t.n).sum();
            let inside = format!("/{code}/");
            assert_eq!(n, records.iter().filter(|p| p.region_path.contains(&inside)).count() as i64, "{code}");
        }
        assert!(!split.contains_key("990199"));
        let mine = ["mine".to_owned()];
        let split = counter::split(&mut tx, "thing", &["990121"], 2, &mine, Grades::One("major")).await.unwrap();
        let n: i64 = split.values().flatten().map(|t| t.n).sum();
        let of = |p: &&Place| p.region_path.contains("/990121/") && p.trade == "mine" && p.grade == "major";
        assert_eq!(n, records.iter().filter(of).count() as i64);
        drop(tx);

        // A sum that was tampered with is told.
        let mut tx = db.begin().await.unwrap();
        tx.exec("update counter_month set n = n + 1 where region = '990121'", &[]).await.unwrap();
        let truth: Vec<(Place, i64)> = records.iter().map(|p| (p.clone(), 1)).collect();
        let found = counter::compare(&mut tx, "thing", truth).await.unwrap();
        assert!(!found.is_empty() && found.iter().all(|f| f.contains("counter_month")), "{found:?}");
    }
}

#[tokio::test]
async fn a_sort_without_an_index_is_refused_over_a_set_that_is_too_large_for_it() {
    for (db, _keep) in engines().await {
        let unit: UnitId = store::new_id(now());
        let due: jiff::civil::Date = "2024-12-31".parse().unwrap();
        let columns =
            ["id", "name", "n", "ok", "due", "detail", "unit", "region_path", "area1", "area2", "area3", "area4"];
        let row = |n: i64| -> Vec<Value> {
            let id: TaskId = store::new_id(now());
            let (path, town) = if n < 100 { ("/990100/990121/", "990121") } else { ("/990100/990122/", "990122") };
            let mut row: Vec<Value> = vec![id.into(), format!("{n:06}").into(), n.into(), true.into(), due.into()];
            row.push(Value::json(&serde_json::json!({})));
            row.extend([unit.into(), path.into(), "990100".into(), town.into(), "".into(), "".into()]);
            row
        };
        let rows: Vec<Vec<Value>> = (0..20_001).map(row).collect();
        let mut tx = db.begin().await.unwrap();
        tx.bulk_insert("thing", &columns, &rows).await.unwrap();
        tx.commit().await.unwrap();
        let scope = |path: &str| {
            let area = Area { right: Right::TaskRead, path: path.into(), sectors: Vec::new(), whole_region: true };
            Scope { areas: vec![area], ..Scope::default() }
        };
        let mut tx = db.read().await.unwrap();
        let by_name = PageAsk { sort: Some("-name".into()), ..PageAsk::default() };
        let name = |r: &store::Row| r.get::<String>("name");
        let whole = || List::new(&THINGS, &scope("/990100/"), Right::TaskRead);
        let refused = whole().page(&mut tx, &by_name, name).await.unwrap_err();
        assert_eq!(refused.code, "SORT_TOO_MANY");
        assert!(refused.say.contains("筛选"), "{}", refused.say);
        assert_eq!(whole().page(&mut tx, &PageAsk::default(), name).await.unwrap().items.len(), 50);
        let filtered = whole().and("t.n < ?", [Value::from(20_000_i64)]);
        assert_eq!(filtered.page(&mut tx, &by_name, name).await.unwrap().items[0], "019999");
        let county = List::new(&THINGS, &scope("/990100/990121/"), Right::TaskRead);
        assert_eq!(county.page(&mut tx, &by_name, name).await.unwrap().items[0], "000099");
    }
}
