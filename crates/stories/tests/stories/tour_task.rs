//! What a tour found becomes a task: with a unit, a day and a light, closed only by evidence; the finding is closed by going
//! there again, and a task that does not hold on the spot goes back.

use crate::steps::{all, evidence as photo, step};
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

async fn unit(person: &Person, short: &str) -> Value {
    let units = all(person, "/units").await;
    units.iter().find(|u| u["short"] == short).unwrap_or_else(|| panic!("no unit {short}"))["id"].clone()
}

fn path(of: &str, page: &Value) -> String {
    format!("/{of}/{}", page["it"]["id"].as_str().unwrap_or_else(|| panic!("no id: {page}")))
}

struct Visited {
    tour: String,
    visit: String,
    clerk: Person,
    builder: Person,
}

/// A visit of the prefecture's office and a department to the county; three findings, two of them to become tasks; ended by
/// the department, which may not issue tasks.
async fn visited(world: &World) -> Visited {
    let (clerk, head, builder) =
        (world.sign_in("an.jingban").await, world.sign_in("an.zhuren").await, world.sign_in("zj.jingban").await);
    let county = unit(&clerk, "云溪县委县政府").await;
    let body = json!({ "sort": "tour", "title": "样例全覆盖巡查", "topics": "责任落实", "from_year": 2024, "targets": [{ "unit": county }] });
    let tour = path("tours", &clerk.post("/tours", body).await.ok());
    head.post(&format!("{tour}/moves"), json!({ "action": "issue" })).await.ok();
    let plan =
        json!({ "target": county, "on": "2024-11-20", "leader": "样例组长", "team": [unit(&clerk, "州住建局").await] });
    let visit = path("tour-visits", &clerk.post(&format!("{tour}/visits"), plan).await.ok());
    clerk.post(&format!("{visit}/moves"), json!({ "action": "begin" })).await.ok();
    let finding = |title: &str, hand: Value| json!({ "title": title, "text": "限期整改并报告。", "due": "2024-12-20", "hand": hand });
    let findings = format!("{visit}/findings");
    builder.post(&findings, finding("燃气管线占压", json!("letter"))).await.refused(422, "NO_SUCH_HAND");
    builder.post(&findings, finding("燃气管线占压", json!("task"))).await.ok();
    builder.post(&findings, finding("值班记录缺失", json!("task"))).await.ok();
    let page = builder.post(&findings, finding("台账不全", Value::Null)).await.ok();
    let first = page["findings"][0]["id"].as_str().expect("an id").to_owned();
    clerk.post(&format!("{findings}/{first}/task"), json!({})).await.refused(409, "WRONG_STATE");
    for method in ["briefing", "papers", "site", "people"] {
        let body = json!({ "method": method, "text": "已核对台账和现场。" });
        builder.post(&format!("{visit}/evidence"), body).await.ok();
    }
    builder.post(&format!("{visit}/moves"), json!({ "action": "finish", "note": "发现三个问题。" })).await.ok();
    Visited { tour, visit, clerk, builder }
}

async fn again(v: &Visited, who: &Person, on: &str, finding: &str, passed: bool) -> Answered {
    let results = json!([{ "finding": finding, "passed": passed, "note": "现场查看。" }]);
    who.post(&format!("{}/rechecks", v.visit), json!({ "on": on, "results": results })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_becomes_a_task_that_leads_back_to_it() {
    for world in worlds("tourtask").await {
        let v = visited(&world).await;
        let page = v.clerk.get(&v.visit).await.ok();
        let found: Vec<(String, &str)> = page["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .map(|f| (f["id"].as_str().unwrap_or("").to_owned(), f["state"].as_str().unwrap_or("")))
            .collect();
        assert_eq!([found[0].1, found[1].1, found[2].1], ["noted", "noted", "assigned"], "{page}");
        let [gas, watch, register] = [&found[0].0, &found[1].0, &found[2].0];
        let issue = async |who: &Person, finding: &str, body: Value| {
            who.post(&format!("{}/findings/{finding}/task", v.visit), body).await
        };
        // Who may not, and what is not acceptable.
        issue(&v.builder, gas, json!({})).await.refused(403, "FORBIDDEN");
        world.sign_in("yx.anban").await.get(&v.visit).await.refused(404, "NOT_FOUND");
        issue(&v.clerk, gas, json!({ "unit": uuid::Uuid::nil() })).await.refused(422, "UNIT_UNKNOWN");
        issue(&v.clerk, gas, json!({ "due": "2024-11-19" })).await.refused(422, "DUE_PAST");
        issue(&v.clerk, gas, json!({ "evidence": ["gossip"] })).await.refused(422, "NO_SUCH_EVIDENCE");
        issue(&v.clerk, &uuid::Uuid::nil().to_string(), json!({})).await.refused(404, "NOT_FOUND");
        issue(&v.clerk, register, json!({})).await.refused(409, "ALREADY_HANDED");
        again(&v, &v.builder, "2024-11-20", gas, true).await.refused(409, "NOT_HANDED");
        assert!(all(&v.clerk, "/tasks").await.is_empty(), "nothing of all that made a task");

        let page = issue(&v.clerk, gas, json!({})).await.ok();
        let line = &page["findings"][0]["task"];
        assert_eq!(
            (page["findings"][0]["state"].as_str(), line["light"]["color"].as_str()),
            (Some("assigned"), Some("green"))
        );
        assert_eq!((line["due"].as_str(), line["state"].as_str()), (Some("2024-12-20"), Some("issued")), "{line}");
        let task = line["id"].as_str().expect("an id").to_owned();
        issue(&v.clerk, gas, json!({})).await.refused(409, "ALREADY_HANDED");
        let bureau = unit(&v.clerk, "云溪县应急局").await;
        let page = issue(&v.clerk, watch, json!({ "unit": bureau, "due": "2024-12-10", "key": true })).await.ok();
        let second = page["findings"][1]["task"]["id"].as_str().expect("an id").to_owned();

        // The unit is told, finds the task, and the way back to the finding; who does not see the visit reads it only.
        let county = world.sign_in("yx.jingban").await;
        let told = county.get("/messages").await.ok();
        assert!(told["items"].as_array().is_some_and(|m| m.iter().any(|m| m["kind"] == "tour.task")), "{told}");
        let t = county.get(&format!("/tasks/{task}")).await.ok();
        let origin = &t["provenance"]["origin"];
        assert_eq!(
            (t["provenance"]["policy"].is_null(), origin["link"].as_str()),
            (true, Some(v.visit.as_str())),
            "{t}"
        );
        assert!(origin["title"].as_str().is_some_and(|s| s.contains("云溪县") && s.contains("发现的问题")), "{origin}");
        assert_eq!(t["evidence_needed"][0]["kind"], "photo_after");
        let t = world.sign_in("yxyj.jingban").await.get(&format!("/tasks/{second}")).await.ok();
        assert_eq!((t["key"].as_bool(), t["provenance"]["origin"]["link"].is_null()), (Some(true), true), "{t}");
        world.sign_in("sq.jingban").await.get(&format!("/tasks/{task}")).await.refused(404, "NOT_FOUND");
        // The member of the team reads the state where it may not open the task.
        let seen = v.builder.get(&v.visit).await.ok();
        let line = &seen["findings"][0]["task"];
        assert_eq!((line["state_label"].as_str(), line["open"].as_bool()), (Some("待认领"), Some(false)), "{line}");

        // Steps of supervision may be taken on it like on any task.
        let urge = json!({ "step": "urge", "task": second, "text": "请尽快认领。" });
        v.clerk.post("/supervisions", urge).await.ok();
        // Past its day it is red; the other is too, with two thirds of its time gone and nothing done.
        world.day("2024-12-11").await;
        let tour = world.sign_in("an.jingban").await.get(&v.tour).await.ok();
        let red = tour["tasks"].as_array().and_then(|t| t.iter().find(|t| t["color"] == "red")).cloned();
        assert_eq!(red.map(|r| r["count"].clone()), Some(json!(2)), "{}", tour["tasks"]);
        let page = world.sign_in("an.jingban").await.get(&v.visit).await.ok();
        assert_eq!(page["findings"][1]["task"]["light"]["days"], 1, "a day past: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_closed_by_evidence_and_the_finding_by_going_there_again() {
    for world in worlds("tourtaskend").await {
        let v = visited(&world).await;
        let page = v.clerk.get(&v.visit).await.ok();
        let gas = page["findings"][0]["id"].as_str().expect("an id").to_owned();
        let page = v.clerk.post(&format!("{}/findings/{gas}/task", v.visit), json!({})).await.ok();
        let task = page["findings"][0]["task"]["id"].as_str().expect("an id").to_owned();
        let county = world.sign_in("yx.jingban").await;
        step(&county, &task, "work", "accept", json!({})).await.ok();
        again(&v, &v.builder, "2024-11-20", &gas, true).await.refused(409, "TASK_OPEN");
        step(&county, &task, "work", "submit", json!({ "note": "已拆除。" })).await.refused(422, "EVIDENCE_REQUIRED");
        let done = json!({ "note": "已拆除占压。", "evidence": [photo(&county, 1, "photo_after").await] });
        step(&county, &task, "work", "submit", done).await.ok();
        // The county's own office does not judge it; the prefecture's does, and a second person closes.
        let own = step(&world.sign_in("yx.anban").await, &task, "work", "verify", json!({})).await;
        assert_eq!(own.status, 403, "{own:?}");
        step(&v.clerk, &task, "work", "verify", json!({})).await.ok();
        assert_eq!(step(&v.clerk, &task, "work", "close", json!({})).await.status, 403);
        let head = world.sign_in("an.zhuren").await;
        step(&head, &task, "work", "close", json!({})).await.ok();

        // Gone there again: it does not hold, the closed task is opened again with the reason.
        let page = again(&v, &v.builder, "2024-11-20", &gas, false).await.ok();
        let f = &page["findings"][0];
        assert_eq!((f["state"].as_str(), f["task"]["state"].as_str()), (Some("failed"), Some("working")), "{f}");
        again(&v, &v.builder, "2024-11-20", &gas, true).await.refused(409, "TASK_OPEN");
        let done = json!({ "note": "重新整改。", "evidence": [photo(&county, 2, "photo_after").await] });
        step(&county, &task, "work", "submit", done).await.ok();
        let page = again(&v, &v.builder, "2024-11-20", &gas, false).await.ok();
        assert_eq!(page["findings"][0]["task"]["state"], "returned", "reported, not closed: it goes back");
        let done = json!({ "note": "第三次整改。", "evidence": [photo(&county, 3, "photo_after").await] });
        step(&county, &task, "work", "submit", done).await.ok();
        let page = again(&v, &v.builder, "2024-11-20", &gas, true).await.ok();
        assert_eq!(
            (page["findings"][0]["state"].as_str(), page["findings"][0]["closed"].as_bool()),
            (Some("closed"), Some(true))
        );
        let t = county.get(&format!("/tasks/{task}")).await.ok();
        let rechecks = t["provenance"]["origin"]["rechecks"].as_array().cloned().unwrap_or_default();
        assert_eq!(rechecks.len(), 3, "{rechecks:?}");
        assert!(rechecks[2].as_str().is_some_and(|s| s.contains("复核通过")), "{rechecks:?}");
        step(&v.clerk, &task, "work", "verify", json!({})).await.ok();
        step(&head, &task, "work", "close", json!({})).await.ok();
        assert_eq!(v.clerk.get(&v.visit).await.ok()["findings"][0]["task"]["light"]["color"], "done");
    }
}
