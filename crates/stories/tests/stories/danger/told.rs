//! Who is told of a hazard: whoever must act next, once for each step, and nobody of his own step.

use super::*;
use stories::worlds;

/// Kinds of the messages about a hazard that somebody has not read, the latest first.
async fn told(who: &Person, hazard: &str) -> Vec<String> {
    let items = who.get("/messages").await.ok()["items"].clone();
    let mine = items.as_array().into_iter().flatten().filter(|m| m["record"] == hazard);
    mine.map(|m| m["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_tells_whoever_is_next() {
    for world in worlds("told").await {
        let p = &place(&world).await;
        let form = json!({ "site": p.site, "source": "inspection", "kind": "machine.fire", "text": "灭火器压力不足" });
        let h = id(&p.first.post("/hazards", form).await.ok());
        assert!(told(&p.officer, &h).await.is_empty(), "not verified yet: nothing to do for the firm");
        step(&p.first, &h, "hazard", "verify", json!({ "due": "2024-11-27" })).await.ok();
        assert_eq!(told(&p.officer, &h).await, ["hazard.assigned"]);
        assert!(told(&p.first, &h).await.is_empty(), "his own step");
        assert!(told(&p.stranger, &h).await.is_empty(), "another county");
        let message = p.officer.get("/messages").await.ok()["items"][0].clone();
        assert_eq!(message["link"].as_str(), Some(format!("/hazards/{h}").as_str()));
        assert!(message["text"].as_str().is_some_and(|t| t.contains("2024-11-27")), "{message}");
        // Refused is not told.
        step(&p.stranger, &h, "hazard", "finish", json!({})).await.refused(404, "NOT_FOUND");
        step(&p.first, &h, "hazard", "close", json!({})).await.refused(409, "WRONG_STATE");
        assert_eq!(told(&p.officer, &h).await.len(), 1);

        // The day passes: both sides, once, however often the clock looks.
        world.day("2024-11-28").await;
        world.tick().await;
        world.tick().await;
        assert_eq!(told(&p.officer, &h).await, ["hazard.overdue", "hazard.assigned"]);
        assert_eq!(told(&p.first, &h).await, ["hazard.overdue"]);

        // Done, returned, done again, passed, closed.
        let after = photo(&p.officer, 41, "photo_after").await;
        step(&p.officer, &h, "hazard", "finish", json!({ "evidence": [after] })).await.ok();
        assert_eq!(told(&p.first, &h).await[0], "hazard.review");
        step(&p.first, &h, "hazard", "return", json!({ "reason": "压力仍不足" })).await.ok();
        assert_eq!(told(&p.officer, &h).await[0], "hazard.returned");
        let message = p.officer.get("/messages").await.ok()["items"][0].clone();
        assert!(message["text"].as_str().is_some_and(|t| t.contains("压力仍不足")), "{message}");
        let again = photo(&p.officer, 42, "photo_after").await;
        step(&p.officer, &h, "hazard", "finish", json!({ "evidence": [again] })).await.ok();
        let rounds = told(&p.first, &h).await;
        assert_eq!(rounds.iter().filter(|k| *k == "hazard.review").count(), 2, "each round is told: {rounds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_major_one_is_urgent_and_its_plan_goes_to_the_regulator() {
    for world in worlds("toldmajor").await {
        let p = &place(&world).await;
        let form = json!({ "site": p.site, "source": "inspection", "kind": "machine.alarm", "text": "联锁旁路" });
        let h = id(&p.first.post("/hazards", form).await.ok());
        step(&p.first, &h, "hazard", "verify_major", json!({})).await.ok();
        assert_eq!(told(&p.head, &h).await, ["hazard.plan_due"]);
        let message = p.head.get("/messages").await.ok()["items"][0].clone();
        assert_eq!(message["urgent"], true, "{message}");
        assert_eq!(message["sheaf"], message["id"], "what is urgent is never laid under others");
    }
}
