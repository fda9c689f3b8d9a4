//! Searching the register for words, before and after the clock read them; and the months of the statistics, whose figures
//! lead into their records.

use super::*;
use crate::steps::all;
use stories::worlds;

/// Words as an address writes them.
fn said(words: &str) -> String {
    words.bytes().map(|b| format!("%{b:02X}")).collect()
}

async fn found(who: &Person, words: &str, more: &str) -> Vec<String> {
    let mut ids: Vec<String> = all(who, &format!("/hazards?q={}{more}", said(words))).await.iter().map(id).collect();
    ids.sort();
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_finds_the_same_whether_it_was_read_or_not() {
    for world in worlds("words").await {
        let p = &place(&world).await;
        let report = async |text: &str, place: &str| {
            let form =
                json!({ "site": p.site, "source": "inspection", "kind": "machine.fire", "text": text, "place": place });
            id(&p.first.post("/hazards", form).await.ok())
        };
        let gauge = report("灭火器压力不足，指针在红区", "一号车间").await;
        let apart = report("火器库门未锁，灭了灯", "A3 罐区 100%").await;
        let valve = report("紧急切断阀没有投用", "a3_罐区").await;
        for round in ["nothing is read yet", "all is read", "what changed since is not"] {
            if round == "all is read" {
                world.tick().await;
            }
            for (words, expected) in [
                ("灭火器", vec![&gauge]),
                ("火器", vec![&gauge, &apart]),
                ("阀", vec![&valve]),
                ("a3", vec![&apart, &valve]),
                ("A3 罐", vec![&apart]),
                ("100%", vec![&apart]),
                ("%", vec![&apart]),
                ("_", vec![&valve]),
                ("车间", vec![&gauge]),
                ("器压 力", vec![]),
                ("没有的词", vec![]),
            ] {
                let mut expected: Vec<String> = expected.into_iter().cloned().collect();
                expected.sort();
                assert_eq!(found(&p.office, words, "").await, expected, "“{words}” when {round}");
                assert!(found(&p.stranger, words, "").await.is_empty(), "another county sees none of them");
            }
            // A step moves one of them to another state; what the index still says of it is not believed.
            let (state, other) = match round {
                "what changed since is not" => ("assigned", "reported"),
                _ => ("reported", "assigned"),
            };
            assert_eq!(
                found(&p.office, "切断阀", &format!("&state={state}")).await,
                std::slice::from_ref(&valve),
                "when {round}"
            );
            assert!(found(&p.office, "切断阀", &format!("&state={other}")).await.is_empty(), "when {round}");
            if round == "all is read" {
                step(&p.first, &valve, "hazard", "verify", json!({ "kind": "machine.fire" })).await.ok();
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_months_of_the_statistics_lead_into_their_records() {
    for world in worlds("months").await {
        let p = &place(&world).await;
        let report = async |text: &str| {
            let form = json!({ "site": p.site, "source": "inspection", "kind": "machine.guard", "text": text });
            id(&p.first.post("/hazards", form).await.ok())
        };
        let (closed, open, void) = (report("护栏缺失").await, report("地沟无盖").await, report("看错了").await);
        step(&p.first, &void, "hazard", "void", json!({ "reason": "不属实" })).await.ok();
        step(&p.first, &closed, "hazard", "verify", json!({ "due": "2024-12-18" })).await.ok();
        world.day("2024-12-10").await;
        let after = photo(&p.officer, 21, "photo_after").await;
        step(&p.officer, &closed, "hazard", "finish", json!({ "evidence": [after] })).await.ok();
        step(&p.first, &closed, "hazard", "pass", json!({})).await.ok();
        step(&p.bureau_head, &closed, "hazard", "close", json!({})).await.ok();
        let late = report("电线裸露").await;

        let stats = p.office.get("/hazards/stats?region=990100&grade=all").await.ok();
        let months = stats["months"].as_array().expect("months").clone();
        let told = |m: &str| {
            let of = months.iter().find(|x| x["month"] == m).unwrap_or_else(|| panic!("{m}"));
            ["found", "closed", "open"].map(|k| of[k].as_u64().unwrap_or(99))
        };
        assert_eq!((told("2024-11"), told("2024-12")), ([2, 0, 2], [1, 1, 2]));
        let ids = async |filter: &str| {
            let mut ids: Vec<String> =
                all(&p.office, &format!("/hazards?region=990100&{filter}")).await.iter().map(id).collect();
            ids.sort();
            ids
        };
        let sorted = |mut of: Vec<&String>| {
            of.sort();
            of.into_iter().cloned().collect::<Vec<_>>()
        };
        let in_december = "state=closed&closed_from=2024-12-01&closed_to=2024-12-31";
        assert_eq!(ids(in_december).await, sorted(vec![&closed]));
        assert!(ids("state=closed&closed_from=2024-11-01&closed_to=2024-11-30").await.is_empty());
        assert_eq!(
            ids("stock_on=2024-11-30").await,
            sorted(vec![&closed, &open]),
            "neither the void nor the later one"
        );
        assert_eq!(ids("stock_on=2024-12-31").await, sorted(vec![&open, &late]));
        assert!(ids("stock_on=2024-11-19").await.is_empty(), "the day before anything was found");
        // The clock closed it on the 10th: open at the end of the 9th, not of the 10th.
        assert!(
            ids("stock_on=2024-12-09").await.contains(&closed) && !ids("stock_on=2024-12-10").await.contains(&closed)
        );
        p.office.get("/hazards?stock_on=soon").await.refused(422, "BAD_QUERY");
    }
}
