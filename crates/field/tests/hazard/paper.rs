//! The printed file and the trace: escaped, in order, with the batch of the ledger.

use crate::house::*;
use field::hazard::io::act::NewHazard;
use field::hazard::io::api::{file, timeline};
use web::Id;

#[tokio::test]
async fn the_file_prints_what_happened_and_nothing_that_runs() {
    for house in houses().await {
        let h = &house;
        let nasty = "<script>alert('x')</script> 电线裸露 & 未套管";
        let earlier = h.report("yi.worker", seen("乙", "self", "旧的砂轮机没有防护罩")).await.unwrap();
        h.at("2026-03-10T03:00:00Z".parse().unwrap());
        let id = h
            .report("yi.worker", NewHazard { place: "\"一车间\"".into(), ..seen("乙", "self", nasty) })
            .await
            .unwrap()
            .id;
        let photo = h.papers("yi.safety", &["photo_after"]).await;
        h.must("yi.safety", id, act("verify")).await;
        h.must("yi.safety", id, done(photo)).await;
        let page = file::file(h.who("yunxi"), Id(id)).await.ok().unwrap();
        let text = String::from_utf8(page.bytes).unwrap();
        assert!(page.inline && text.starts_with("<!doctype html>"));
        assert!(!text.contains("<script") && text.contains("&lt;script&gt;"));
        for words in ["YH-990121-2026-000002", "报整改完成", "整改后照片", "yi.safety"] {
            assert!(text.contains(words), "{words}");
        }
        assert!(file::file(h.who("songquan"), Id(id)).await.is_err());
        // On PostgreSQL another test's open transaction holds sealing back.
        for _ in 0..600 {
            store::ledger::seal(&h.app.db, h.who("office").now()).await.unwrap();
            let mut tx = h.app.db.read().await.unwrap();
            let open = "select count(*) as n from ledger_event where seal is null";
            if tx.one(open, &[]).await.unwrap().get::<i64>("n").unwrap() == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let mut tx = h.app.db.read().await.unwrap();
        let sql = "select hash from ledger_seal order by month desc, seq desc limit 1";
        let hash: String = tx.one(sql, &[]).await.unwrap().get("hash").unwrap();
        let trace = file::trace(h.who("audit"), Id(id)).await.ok().unwrap();
        let text = String::from_utf8(trace.bytes).unwrap();
        assert!(text.contains("202603 第 1 批") && text.contains(&hash));
        assert!(text.contains(&earlier.number), "the same kind at the same place was known before");
        let told: Vec<String> = timeline::of(&mut tx, id).await.unwrap().into_iter().map(|e| e.label).collect();
        assert_eq!(told, ["上报隐患", "核实交办", "报整改完成"]);
    }
}

#[tokio::test]
async fn counters_agree_with_the_hazards_and_a_state_changed_behind_their_back_is_found() {
    use field::hazard::io::store::count::checkup;
    for house in houses().await {
        let h = &house;
        h.report("yi.worker", seen("乙", "self", "临时用电线路沿地面敷设")).await.unwrap();
        h.at("2026-03-10T03:00:00Z".parse().unwrap());
        let id = h.report("yi.worker", seen("乙", "self", "砂轮机防护罩松动")).await.unwrap().id;
        let photo = h.papers("yi.safety", &["photo_after"]).await;
        h.must("yi.safety", id, act("verify")).await;
        h.must("yi.safety", id, done(photo)).await;
        let mut tx = h.app.db.read().await.unwrap();
        assert_eq!(checkup(&mut tx).await.unwrap(), Vec::<String>::new());
        drop(tx);
        store::counter::fold(&h.app.db).await.unwrap();
        let mut tx = h.app.db.begin().await.unwrap();
        assert_eq!(checkup(&mut tx).await.unwrap(), Vec::<String>::new());
        let n = tx.exec("update hazard set state = 'void' where id = $1", &[id.into()]).await.unwrap();
        assert_eq!(n, 1);
        let found = checkup(&mut tx).await.unwrap();
        assert!(found.iter().any(|f| f.contains("void")) && found.iter().any(|f| f.contains("review")), "{found:?}");
    }
}
