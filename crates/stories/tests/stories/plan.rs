//! A plan becomes duties, and every duty shows its light.

use crate::steps::*;
use serde_json::{Value, json};
use stories::worlds;

fn find<'a>(rows: &'a [Value], label: &str, unit: &str) -> &'a Value {
    let hit = |r: &&Value| r["measure"]["label"] == label && r["unit"]["short"] == unit;
    rows.iter().find(hit).unwrap_or_else(|| panic!("no task {label} of {unit}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clerk_settles_the_doubts_and_issues_the_plan() {
    for world in worlds("issue").await {
        let clerk = world.sign_in("an.jingban").await;
        let id = upload(&clerk, "三年行动方案.txt", PLAN).await;
        let policy = clerk.get(&format!("/policies/{id}")).await.ok();
        assert_eq!(policy["title"], "云岭州安全生产治本攻坚三年行动实施方案（2024—2026年）");
        assert_eq!(policy["doc_number"], "云安委〔2024〕7号");
        assert_eq!(policy["issued_on"], "2024-04-12");
        assert!(!open_doubts(&policy).is_empty(), "a plan with 各有关部门 in it is not without doubts");

        // Not before the doubts are settled, and not by anybody.
        let body = json!({ "flow": "policy", "action": "issue", "version": policy["version"] });
        let early = clerk.post(&format!("/policies/{id}/moves"), body.clone()).await;
        assert!(matches!(early.status, 409 | 422), "{early:?}");
        world.sign_in("zj.jingban").await.post(&format!("/policies/{id}/moves"), body).await.refused(403, "FORBIDDEN");

        let (settled, clicks) = settle(&clerk, &id).await;
        assert!(clicks <= 25, "{clicks} clicks");
        assert_eq!(settled["ready"]["open"], 0);

        // Somebody else's version is refused.
        let stale = json!({ "flow": "policy", "action": "issue", "version": 1 });
        clerk.post(&format!("/policies/{id}/moves"), stale).await.refused(409, "CHANGED_MEANWHILE");
        let issued = issue(&clerk, &id).await;
        assert_eq!(issued["state"], "issued");

        // Every task hangs on a measure of the document, and counties hold their inherited copies.
        let tasks = all(&clerk, &format!("/tasks?policy={id}")).await;
        assert!(tasks.len() > 150, "{} tasks", tasks.len());
        for county in ["云溪县委县政府", "松泉县委县政府", "雪岭县委县政府", "园区管委会"] {
            let n = tasks.iter().filter(|t| t["unit"]["short"] == county && t["role"] == "territorial").count();
            assert!(n > 20, "{county} holds {n}");
        }
        // 15 says 各功能区负责: the zone alone, no county.
        let zones: Vec<&Value> =
            tasks.iter().filter(|t| t["measure"]["label"].as_str().is_some_and(|l| l.starts_with("15"))).collect();
        assert!(zones.iter().any(|t| t["unit"]["short"] == "园区管委会"));
        // Issued once is issued.
        let again = json!({ "flow": "policy", "action": "issue", "version": issued["version"] });
        clerk.post(&format!("/policies/{id}/moves"), again).await.refused(409, "WRONG_STATE");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_department_works_is_returned_once_and_a_second_person_closes() {
    for world in worlds("close").await {
        let clerk = world.sign_in("an.jingban").await;
        let id = issued_plan(&clerk).await;
        let worker = world.sign_in("bb.jingban").await;
        let rows = all(&worker, &format!("/tasks?policy={id}&mine=accept")).await;
        // 31: 2024年底前 by 州委编办, which leads.
        let task = find(&rows, "31.", "州委编办");
        assert_eq!((task["due"].as_str(), task["role"].as_str()), (Some("2024-12-31"), Some("lead")));
        let t = task["id"].as_str().expect("an id").to_owned();

        step(&worker, &t, "work", "progress", json!({ "progress": 10 })).await.refused(409, "WRONG_STATE");
        step(&worker, &t, "work", "accept", json!({})).await.ok();
        step(&worker, &t, "work", "progress", json!({ "progress": 60, "note": "人员已到岗三分之二" }))
            .await
            .refused(422, "EVIDENCE_REQUIRED");
        let half =
            json!({ "progress": 60, "note": "人员已到岗三分之二", "evidence": [evidence(&worker, 1, "photo").await] });
        step(&worker, &t, "work", "progress", half).await.ok();
        let view = worker.get(&format!("/tasks/{t}")).await.ok();
        assert_eq!(view["progress"], 60);

        // All that the task asks for, one file each.
        let mut files = vec![];
        for (n, need) in view["evidence_needed"].as_array().into_iter().flatten().enumerate() {
            files.push(evidence(&worker, 10 + n as u8, need["kind"].as_str().unwrap_or("photo")).await);
        }
        files.push(evidence(&worker, 2, "photo_after").await);
        let report = json!({ "note": "全部到位，名单见附件", "evidence": files });
        let view = step(&worker, &t, "work", "submit", report).await.ok();
        assert_eq!(view["light"]["color"], "submitted", "reported is not done");

        // Whoever does the work does not check it, and whoever checked it does not close it.
        step(&worker, &t, "work", "check", json!({})).await.refused(403, "SELF_APPROVAL");
        let colleague = world.sign_in("zj.jingban").await;
        step(&colleague, &t, "work", "check", json!({})).await.refused(404, "NOT_FOUND");
        let checker = world.sign_in("an.fuhe").await;
        let head = world.sign_in("an.zhuren").await;
        step(&checker, &t, "work", "return", json!({})).await.refused(422, "MISSING_FIELD");
        step(&checker, &t, "work", "return", json!({ "reason": "缺少编制文件" })).await.ok();
        let again = json!({ "note": "已补编制文件", "evidence": [evidence(&worker, 3, "official_doc").await] });
        step(&worker, &t, "work", "submit", again).await.ok();
        step(&head, &t, "work", "close", json!({})).await.refused(409, "WRONG_STATE");
        step(&checker, &t, "work", "verify", json!({ "note": "材料齐全" })).await.ok();
        let own = step(&checker, &t, "work", "close", json!({})).await;
        assert_eq!(own.status, 403, "{own:?}");
        let view = step(&head, &t, "work", "close", json!({ "note": "同意销号" })).await.ok();
        assert_eq!(view["light"]["color"], "done");

        // The timeline tells all of it.
        let timeline = clerk.get(&format!("/tasks/{t}/timeline")).await.ok();
        let labels: Vec<&str> = timeline.as_array().into_iter().flatten().filter_map(|e| e["label"].as_str()).collect();
        for word in ["下发", "认领", "说明进展", "报完成", "退回", "销号"] {
            assert!(labels.iter().any(|l| l.contains(word)), "{word} is missing from {labels:?}");
        }
        // The wall chart shows the same.
        let wall = clerk.get(&format!("/wall?policy={id}")).await.ok();
        let cell = wall["groups"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|g| g["rows"].as_array().cloned().unwrap_or_default())
            .flat_map(|r| r["cells"].as_array().cloned().unwrap_or_default())
            .find(|c| c["task"] == t.as_str());
        assert_eq!(cell.expect("the task's cell")["color"], "done");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_untouched_task_turns_red_and_says_why() {
    for world in worlds("red").await {
        let clerk = world.sign_in("an.jingban").await;
        let id = issued_plan(&clerk).await;
        let rows = all(&clerk, &format!("/tasks?policy={id}")).await;
        let t = find(&rows, "31.", "州委编办")["id"].as_str().expect("an id").to_owned();
        world.day("2025-01-01").await;
        let clerk = world.sign_in("an.jingban").await;
        let view = clerk.get(&format!("/tasks/{t}")).await.ok();
        assert_eq!(view["light"]["color"], "red", "{}", view["light"]);
        assert_eq!(view["overdue_days"], 1);
        let said = view["light"]["say"].as_str().unwrap_or_default();
        assert!(said.contains("2024-12-31") || said.contains("逾期"), "{said}");
        assert!(!view["light"]["inputs"].as_array().expect("inputs").is_empty());
        let wall = clerk.get(&format!("/wall?policy={id}")).await.ok();
        let reds = all(&clerk, &format!("/tasks?policy={id}&light=red")).await.len();
        assert_eq!(wall["counts"]["red"].as_u64(), Some(reds as u64), "the chart's number is the register's");
        // So are the roll-ups', whatever they are summed by, and every task is in the denominator.
        let total = all(&clerk, &format!("/tasks?policy={id}")).await.len() as i64;
        for by in ["unit", "region", "action", "policy"] {
            let lines = clerk.get(&format!("/rollups?by={by}&policy={id}")).await.ok();
            let sum = |key: &str| lines.as_array().into_iter().flatten().filter_map(|l| l[key].as_i64()).sum::<i64>();
            assert_eq!((sum("total"), sum("red")), (total, reds as i64), "by {by}");
        }
        // Two months before there was no task at all; of the last week only what turned is told.
        let turns = clerk.get(&format!("/wall/turns?policy={id}&days=60")).await.ok();
        let turned = turns["items"].as_array().into_iter().flatten().find(|x| x["task"] == t.as_str());
        let turned = turned.expect("the task is new");
        assert_eq!((turned["to"].as_str(), turned["from"].as_str()), (Some("red"), None));
        let week = clerk.get(&format!("/wall/turns?policy={id}")).await.ok();
        let week = week["items"].as_array().expect("items");
        assert!(week.iter().all(|x| x["from"] != x["to"]), "what stayed is not told");
        // A register by action and by region alone holds what the sums count.
        clerk.get(&format!("/wall/turns?policy={id}&days=93")).await.refused(422, "BAD_DAYS");
        for (by, filter) in [("action", "heading"), ("region", "exact=true&region")] {
            let lines = clerk.get(&format!("/rollups?by={by}&policy={id}")).await.ok();
            for line in lines.as_array().into_iter().flatten() {
                let key = line["key"].as_str().unwrap_or_default();
                let rows = all(&clerk, &format!("/tasks?policy={id}&{filter}={key}")).await;
                assert_eq!(Some(rows.len() as i64), line["total"].as_i64(), "{by} {key}");
            }
        }
        let closed = all(&clerk, &format!("/tasks?policy={id}&open=false")).await.len();
        let open = all(&clerk, &format!("/tasks?policy={id}&open=true")).await.len();
        assert_eq!((open + closed) as i64, total, "open and closed are all");
        clerk.get("/rollups?by=colour").await.refused(422, "BAD_VIEW");
        clerk.get("/wall?by=colour").await.refused(422, "BAD_VIEW");
        for by in ["unit", "region", "quarter", "action"] {
            let wall = clerk.get(&format!("/wall?policy={id}&by={by}")).await.ok();
            assert_eq!(wall["counts"]["total"].as_i64(), Some(total), "by {by}");
        }
        let found = clerk.get("/search?q=动火").await.ok();
        assert!(!found["tasks"].as_array().expect("tasks").is_empty());
        clerk.get("/search?q=%20").await.refused(422, "NO_WORDS");
        clerk.get("/desk").await.ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_record_counts_for_every_duty_that_it_fits() {
    for world in worlds("record").await {
        let clerk = world.sign_in("an.jingban").await;
        issued_plan(&clerk).await;
        let officer = world.sign_in("wb.jingban").await;
        let before = all(&officer, "/occurrences?mine=true&state=pending").await;
        let inspections = |rows: &[Value]| rows.iter().filter(|o| o["duty"]["record_kind"] == "led_inspection").count();
        assert!(inspections(&before) > 0, "州委办 owes a led inspection each month");
        let me = officer.get("/me").await.ok();
        let record = json!({
            "kind": "led_inspection", "title": "州委书记带队检查烟花仓库", "on": "2024-11-20", "unit": me["unit"]["id"],
            "people": [], "object": "云岭甲化工厂", "note": "发现问题3条", "files": [],
        });
        let saved = officer.post("/records", record.clone()).await.ok();
        assert!(!saved["counts_for"].as_array().expect("counts_for").is_empty());
        let open = all(&officer, "/occurrences?mine=true&state=pending").await;
        assert!(inspections(&open) < inspections(&before), "the month's inspection is done");
        let bad = json!({ "kind": "party", "title": "聚餐", "on": "2024-11-20", "unit": me["unit"]["id"], "people": [], "note": "", "files": [] });
        let refused = officer.post("/records", bad).await;
        assert_eq!(refused.status, 422, "{refused:?}");
        let future = json!({ "kind": "meeting", "title": "明年的会", "on": "2025-03-01", "unit": me["unit"]["id"], "people": [], "note": "", "files": [] });
        let refused = officer.post("/records", future).await;
        assert_eq!(refused.status, 422, "{refused:?}");
        // Voided, it counts no longer.
        let id = saved["id"].as_str().expect("an id");
        let voided = json!({ "flow": "record", "action": "void", "reason": "登记错了", "note": "登记错了" });
        officer.post(&format!("/records/{id}/moves"), voided).await.ok();
        let after = all(&officer, "/occurrences?mine=true&state=pending").await;
        assert_eq!(inspections(&after), inspections(&before));
    }
}
