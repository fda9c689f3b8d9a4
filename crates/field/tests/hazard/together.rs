//! Many reports at once, and what was just reported before it stands in all indexes (docs/decisions/0011).

use crate::house::*;
use field::hazard::io::act::NewHazard;
use field::hazard::io::api::list::{HazardAsk, listed};
use field::hazard::io::store::{count, named, settle};
use kernel::id::HazardId;
use std::collections::BTreeSet;
use store::params;

async fn one(h: &House, sql: &str, values: &[store::Value]) -> i64 {
    let mut tx = h.app.db.read().await.unwrap();
    tx.one(sql, values).await.unwrap().get("n").unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_at_once_is_kept_once_each_with_numbers_without_a_gap() {
    for house in houses().await {
        let h = &house;
        let mut sent = tokio::task::JoinSet::new();
        let mut send = |login: &'static str, new: NewHazard| {
            let ctx = h.who(login);
            sent.spawn(async move { field::hazard::io::act::report(&ctx, new).await });
        };
        // 40 good ones of two counties, each with a picture of its own.
        for n in 0..20 {
            let own = h.file("yi.worker", &format!("yi {n}"), "photo_before").await;
            send("yi.worker", NewHazard { evidence: vec![own], ..seen("乙", "self", &format!("电线裸露，第 {n} 处")) });
            let own = h.file("jia.worker", &format!("jia {n}"), "photo_before").await;
            send(
                "jia.worker",
                NewHazard { evidence: vec![own], ..seen("甲", "self", &format!("阀门渗漏，第 {n} 处")) },
            );
        }
        // One picture for two, by two files of the same bytes; and one file for two.
        for what in ["电线裸露，甲说", "电线裸露，乙说"] {
            let copy = h.file("yi.worker", "the same bytes", "photo_before").await;
            send("yi.worker", NewHazard { evidence: vec![copy], ..seen("乙", "self", what) });
        }
        let file = h.file("jia.worker", "one file", "photo_before").await;
        for what in ["阀门渗漏，甲说", "阀门渗漏，乙说"] {
            send("jia.worker", NewHazard { evidence: vec![file.clone()], ..seen("甲", "self", what) });
        }
        // The same report three times, as a phone that regains its network sends it.
        for _ in 0..3 {
            let key = Some("phone-1-000001".to_owned());
            send("yi.worker", NewHazard { client_key: key, ..seen("乙", "self", "安全出口堵塞") });
        }
        send("yi.worker", seen("乙", "self", " "));
        let (mut kept, mut refused) = (BTreeSet::new(), Vec::new());
        while let Some(done) = sent.join_next().await {
            match done.unwrap() {
                Ok(made) => drop(kept.insert((made.number, made.id))),
                Err(e) => refused.push(e.code),
            }
        }
        refused.sort_unstable();
        assert_eq!(refused[0], "BAD_TEXT");
        assert_eq!(refused.len(), 3, "{refused:?}");
        assert!(refused[1..].iter().all(|c| ["DUPLICATE_EVIDENCE", "FILE_USED"].contains(c)), "{refused:?}");
        // 40, one of each two, one of three.
        let mut numbers: Vec<&str> = kept.iter().map(|(n, _)| n.as_str()).collect();
        numbers.sort_unstable();
        let mut wanted: Vec<String> = (1..=22).map(|n| format!("YH-990121-2026-{n:06}")).collect();
        wanted.extend((1..=21).map(|n| format!("YH-Z990101001-2026-{n:06}")));
        assert_eq!(numbers, wanted);
        assert_eq!(one(h, "select count(*) as n from hazard", &[]).await, 43);
        for (number, id) in &kept {
            let of = "select count(*) as n from ledger_event where record = $1 and after like $2";
            let image = format!("%\"number\":\"{number}\"%");
            assert_eq!(one(h, of, params![*id, image]).await, 1, "{number}: its own event with its own image");
        }
        let own = "select count(*) as n from hazard_file hf join file f on f.id = hf.file and f.record = hf.hazard";
        assert_eq!(one(h, own, &[]).await, 42);
        assert_eq!(one(h, "select count(*) as n from hazard_file", &[]).await, 42);
        let mut tx = h.app.db.read().await.unwrap();
        assert_eq!(count::checkup(&mut tx).await.unwrap(), [""; 0], "totals");
    }
}

/// Ids of what is settled.
async fn settled(h: &House) -> BTreeSet<HazardId> {
    let mut tx = h.app.db.read().await.unwrap();
    let rows = tx.all("select id from hazard where settled", &[]).await.unwrap();
    rows.iter().map(|r| r.get("id").unwrap()).collect()
}

#[tokio::test]
async fn a_fresh_report_is_on_every_list_and_is_settled_soon_or_by_its_next_step() {
    for house in houses().await {
        let h = &house;
        let first = h.report("yi.worker", seen("乙", "self", "电线裸露")).await.unwrap().id;
        let second = h.report("yi.worker", seen("乙", "self", "安全出口堵塞")).await.unwrap().id;
        assert!(settled(h).await.is_empty(), "a report stands in few indexes");
        let lists = [
            HazardAsk::default(),
            HazardAsk { site: vec![site("乙")], ..HazardAsk::default() },
            HazardAsk { state: vec!["reported".into()], sort: Some("due".into()), ..HazardAsk::default() },
            HazardAsk { region: vec!["990121".into()], trade: vec!["industry".into()], ..HazardAsk::default() },
        ];
        let all = async || {
            for (n, ask) in lists.iter().enumerate() {
                for who in ["office", "yunxi", "yi.head"] {
                    let ctx = h.who(who);
                    let mut tx = ctx.read().await.unwrap();
                    let list = listed(&ctx, &mut tx, ask).await.unwrap();
                    let page = list.page(&mut tx, &ask.page(), named).await.unwrap();
                    let found: BTreeSet<HazardId> = page.items.iter().map(|i| i.hazard.id).collect();
                    assert_eq!(found, BTreeSet::from([first, second]), "list {n} of {who}");
                    assert_eq!(page.total.count, 2, "list {n} of {who}");
                }
            }
        };
        all().await;
        let before = h.hazard(first).await;
        h.must("yi.safety", second, act("verify")).await;
        assert_eq!(settled(h).await, BTreeSet::from([second]), "its next step puts it there");
        assert_eq!(settle(&h.app.db).await.unwrap(), 1);
        assert_eq!(settle(&h.app.db).await.unwrap(), 0, "once");
        assert_eq!(settled(h).await, BTreeSet::from([first, second]));
        assert_eq!(h.hazard(first).await.version, before.version, "nobody's step meanwhile is refused for it");
        let others = h.who("songquan");
        let mut tx = others.read().await.unwrap();
        let ask = HazardAsk::default();
        let none = listed(&others, &mut tx, &ask).await.unwrap().page(&mut tx, &ask.page(), named).await.unwrap();
        assert!(none.items.is_empty(), "nor does being fresh show it to anybody else");
    }
}

/// Where reports keep coming, every look found a handful, and each was a transaction of its own, without an end.
#[tokio::test]
async fn what_comes_while_others_are_settled_is_left_for_the_next_time() {
    for house in houses().await {
        let (h, db) = (&house, &house.app.db);
        h.report("yi.worker", seen("乙", "self", "电线裸露")).await.unwrap();
        // Whenever one is settled there is a fresh one.
        let coming: &[&str] = match db.engine() {
            store::Engine::Sqlite => &["create trigger coming after update on hazard when new.settled begin \
                  update hazard set settled = false where id = new.id; end"],
            store::Engine::Postgres => &[
                "create function coming() returns trigger language plpgsql as \
                 $$ begin new.settled := false; return new; end $$",
                "create trigger coming before update on hazard for each row execute function coming()",
            ],
        };
        for sql in coming {
            db.outside_transaction(sql).await.unwrap();
        }
        let once = tokio::time::timeout(std::time::Duration::from_secs(20), settle(db)).await;
        assert_eq!(once.expect("it comes to an end").unwrap(), 1, "one look, and what it found");
        let on = if h.engine == "postgres" { " on hazard" } else { "" };
        db.outside_transaction(&format!("drop trigger coming{on}")).await.unwrap();
        assert_eq!(settle(db).await.unwrap(), 1);
        assert_eq!(settled(h).await.len(), 1);
    }
}
