//! What is not yours to see is not there. Every list: out-of-scope rows exist, and are not returned.

use crate::steps::*;
use serde_json::Value;
use stories::worlds;

const LISTS: &[&str] = &["/tasks", "/occurrences", "/records", "/policies", "/units", "/persons"];

#[tokio::test(flavor = "multi_thread")]
async fn every_list_is_scoped() {
    for world in worlds("scope").await {
        let clerk = world.sign_in("an.jingban").await;
        let plan = issued_plan(&clerk).await;
        // Records on both sides of the wall.
        for login in ["an.jingban", "yx.jingban", "sq.jingban"] {
            let person = world.sign_in(login).await;
            let unit = person.get("/me").await.ok()["unit"]["id"].clone();
            let record = serde_json::json!({ "kind": "meeting", "title": "安全例会", "on": "2024-11-19", "unit": unit, "people": [], "note": "", "files": [] });
            person.post("/records", record).await.ok();
        }
        let stranger = world.sign_in("qx.jingban").await;
        let county = world.sign_in("yx.jingban").await;
        for list in LISTS {
            let everything = all(&clerk, list).await;
            assert!(!everything.is_empty(), "{list}: the office sees nothing, so the test would prove nothing");
        }
        // A unit without a part in the plan sees none of it, whichever way it asks.
        assert!(all(&stranger, "/tasks").await.is_empty());
        assert!(all(&stranger, "/occurrences").await.is_empty());
        let task = all(&clerk, &format!("/tasks?policy={plan}")).await[0]["id"].as_str().expect("an id").to_owned();
        stranger.get(&format!("/tasks/{task}")).await.refused(404, "NOT_FOUND");
        stranger.get(&format!("/tasks/{task}/timeline")).await.refused(404, "NOT_FOUND");
        // Nor by searching for its words, nor by asking for the newest chart.
        let word = "%E5%AE%89%E5%85%A8"; // 安全
        let theirs = clerk.get(&format!("/search?q={word}")).await.ok();
        for kind in ["measures", "policies", "tasks"] {
            assert!(theirs[kind].as_array().is_some_and(|a| !a.is_empty()), "the office finds no {kind}: {theirs}");
            let found = stranger.get(&format!("/search?q={word}")).await.ok();
            assert_eq!(found[kind], serde_json::json!([]), "a stranger finds {kind}");
        }
        stranger.get("/wall").await.refused(404, "NO_PLAN");
        stranger.get(&format!("/wall?policy={plan}")).await.refused(404, "NOT_FOUND");
        step(&stranger, &task, "work", "accept", serde_json::json!({})).await.refused(404, "NOT_FOUND");

        // A county sees its own region's tasks, its inherited copies among them, and not its neighbour's.
        let mine = all(&county, "/tasks").await;
        assert!(mine.iter().any(|t| t["role"] == "territorial"));
        assert!(mine.iter().all(|t| t["unit"]["short"] != "松泉县委县政府"), "a neighbour's task is shown");
        let neighbours: Vec<Value> =
            all(&clerk, "/tasks").await.into_iter().filter(|t| t["unit"]["short"] == "松泉县委县政府").collect();
        assert!(!neighbours.is_empty());
        let theirs = neighbours[0]["id"].as_str().expect("an id");
        county.get(&format!("/tasks/{theirs}")).await.refused(404, "NOT_FOUND");
        let records = all(&county, "/records").await;
        assert!(!records.is_empty() && records.iter().all(|r| r.to_string().contains("云溪县")), "{records:?}");

        // Assisting: the lead sees the others' tasks of its measure, to verify them.
        let lead = world.sign_in("xc.jingban").await;
        let seen = all(&lead, "/tasks").await;
        let unit = lead.get("/me").await.ok()["unit"]["short"].clone();
        assert!(seen.iter().any(|t| t["unit"]["short"] != unit), "a lead sees whom it leads");
        // Portfolio: the leader in charge sees the tasks of his units.
        let leader = world.sign_in("ld.chengjian").await;
        assert!(all(&leader, "/tasks").await.iter().any(|t| t["unit"]["short"] == "州住建局"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_enters_without_signing_in_and_no_foreign_page_writes() {
    for world in worlds("door").await {
        let stranger = world.stranger();
        for path in LISTS {
            stranger.get(path).await.refused(401, "SIGN_IN");
        }
        stranger.get("/health").await.ok();
        stranger.get("/nothing").await.refused(404, "NO_SUCH_ROUTE");
        let raw = reqwest::Client::new();
        let url = format!("{}/demo/session", world.base);
        let body = serde_json::json!({ "login": "an.jingban" });
        let without = raw.post(&url).json(&body).send().await.expect("an answer");
        assert_eq!(without.status(), 403, "no header of ours");
        let foreign = raw
            .post(&url)
            .header("x-anlan", "1")
            .header("origin", "https://example.org")
            .json(&body)
            .send()
            .await
            .expect("an answer");
        assert_eq!(foreign.status(), 403, "a foreign origin");
    }
}
