//! From identification to the public page, with each refusal on the way.

use crate::house::*;
use jiff::civil::date;
use serde_json::{Value, json};

#[tokio::test]
async fn a_red_risk_from_a_draft_to_the_public_page() {
    for h in houses().await {
        let notice = format!("/public/risks?site={}", site(1));
        let r = h.risk("罐区", form("卸车", 4.0, 5.0, 2.0)).await;
        let risk = id(&r);
        assert_eq!((r["level"]["level"].as_i64(), r["level"]["color"]["code"].as_str()), (Some(1), Some("red")));
        assert_eq!((r["value"].as_f64(), r["residual"]["level"].as_i64()), (Some(20.0), Some(3)));
        assert_eq!(r["inherent"]["say"], "R = L×S = 4×5 = 20，重大风险");
        assert_eq!(r["inherent"]["explain"]["parameters"][0]["key"], "risk.ls.major");
        assert_eq!(r["controls"][0]["kind"], "engineering", "the most lasting first");
        assert_eq!(r["controls"][0]["every_label"], "每班");
        assert_eq!((r["control_level"]["code"].as_str(), r["person"].as_str()), (Some("company"), Some("甲某")));
        assert_eq!(offered(&r), ["assess", "retire"]);
        assert_eq!(h.no_step("officer", &risk, json!({"action": "sign"})).await, "WRONG_STATE");
        assert_eq!(h.no_step("regulator", &risk, json!({"action": "assess"})).await, "NOT_YOURS");

        let r = h.step("officer", &risk, json!({"action": "assess", "version": 1})).await;
        assert_eq!((r["state"].as_str(), r["reassess_on"].as_str()), (Some("assessed"), Some("2028-11-22")));
        assert_eq!(r["plan_lacks"].as_array().unwrap().len(), 5);
        let again = json!({"action": "sign", "version": 1});
        assert_eq!(h.no_step("head", &risk, again).await, "CHANGED_MEANWHILE");
        assert_eq!(h.no_step("officer", &risk, json!({"action": "sign"})).await, "PRINCIPAL_REQUIRED");
        let (status, lacking) = h.ask("head", "POST", &format!("/risks/{risk}/moves"), json!({"action": "sign"})).await;
        assert_eq!((status, lacking["code"].as_str()), (422, Some("PLAN_INCOMPLETE")));
        assert_eq!(lacking["fields"].as_array().unwrap().len(), 5);

        // Only the plan changes: the assessment stands.
        let mut with_plan = form("卸车", 4.0, 5.0, 2.0);
        with_plan["plan"] = plan();
        with_plan["version"] = json!(2);
        let path = format!("/risks/{risk}");
        let r = h.ok("officer", "PUT", &path, with_plan.clone()).await;
        assert_eq!((r["state"].as_str(), r["plan_lacks"].as_array().unwrap().len()), (Some("assessed"), 0));
        let r = h.step("head", &risk, json!({"action": "sign"})).await;
        assert_eq!((r["state"].as_str(), r["review_on"].as_str()), (Some("signed"), Some("2026-11-29")));
        with_plan["version"] = r["version"].clone();
        assert_eq!(h.no("officer", "PUT", &path, with_plan.clone()).await, "RISK_SIGNED");

        // Published by the leader in charge alone, whom the regulator names.
        assert_eq!(h.no_step("leader", &risk, json!({"action": "publish"})).await, "NOT_YOURS");
        assert_eq!(
            h.no_step("head", &risk, json!({"action": "appoint", "leader": person("leader")})).await,
            "NOT_YOURS"
        );
        assert_eq!(h.no_step("regulator", &risk, json!({"action": "appoint"})).await, "MISSING_FIELD");
        for (who, code) in [("officer", "NOT_A_LEADER"), ("far.leader", "NOT_A_LEADER"), ("clerk", "NOT_A_LEADER")] {
            let body = json!({"action": "appoint", "leader": person(who)});
            assert_eq!(h.no_step("regulator", &risk, body).await, code, "{who}");
        }
        let r = h.step("regulator", &risk, json!({"action": "appoint", "leader": person("leader")})).await;
        assert_eq!(r["leader"]["name"], "leader");
        assert_eq!(h.ask("stranger", "GET", &notice, Value::Null).await.0, 404, "not published yet");
        assert_eq!(offered(&h.get("leader", &path).await), ["publish", "return", "review"]);
        h.step("leader", &risk, json!({"action": "publish"})).await;

        let (status, board) = h.ask("stranger", "GET", &notice, Value::Null).await;
        assert_eq!((status, board["site"].as_str()), (200, Some("甲化工厂区")));
        let mut keys: Vec<&String> = board["risks"][0].as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, ["duty", "event", "level", "phone", "point", "published_on", "under_review"]);
        assert!(!board.to_string().contains("甲某"), "no names: {board}");
        assert_eq!(board["risks"][0]["phone"], "0000-1234567");

        // The weekly review, and what is missed.
        assert_eq!(h.no_step("leader", &risk, json!({"action": "review"})).await, "MISSING_FIELD");
        h.day(date(2026, 11, 30));
        assert_eq!(h.get("clerk", "/risks?review_missed=true").await["items"].as_array().unwrap().len(), 1);
        let r = h.step("leader", &risk, json!({"action": "review", "note": "现场调度，措施有效"})).await;
        assert_eq!((r["review_on"].as_str(), r["review_missed"].as_bool()), (Some("2026-12-07"), Some(false)));

        // Something changed: assessed again, the notice stays as it was until then.
        assert_eq!(h.no_step("officer", &risk, json!({"action": "reassess"})).await, "MISSING_FIELD");
        let change = json!({"action": "reassess", "change": "weather"});
        assert_eq!(h.no_step("officer", &risk, change).await, "BAD_CHANGE");
        let change = json!({"action": "reassess", "change": "process", "reason": "改用密闭卸车"});
        let r = h.step("officer", &risk, change).await;
        assert_eq!(
            (r["state"].as_str(), r["reassess_why"].as_str()),
            (Some("draft"), Some("工艺、技术改变：改用密闭卸车"))
        );
        let mut lower = form("卸车", 3.0, 3.0, 1.0);
        (lower["version"], lower["event"]) = (r["version"].clone(), json!("灼烫"));
        h.ok("officer", "PUT", &path, lower).await;
        let board = h.get("stranger", &notice).await;
        assert_eq!(
            (board["risks"][0]["under_review"].as_bool(), board["risks"][0]["event"].as_str()),
            (Some(true), Some("火灾"))
        );
        let r = h.step("officer", &risk, json!({"action": "assess"})).await;
        assert_eq!((r["level"]["level"].as_i64(), r["leader"].is_null()), (Some(3), true));
        assert_eq!(h.ask("stranger", "GET", &notice, Value::Null).await.0, 404, "no longer red");

        let told = h.get("auditor", &format!("{path}/timeline")).await;
        let labels: Vec<&str> = told.as_array().unwrap().iter().map(|e| e["label"].as_str().unwrap()).collect();
        let all = [
            "辨识登记",
            "完成评价",
            "修改",
            "签批",
            "明确包案领导",
            "签字公示",
            "登记调度",
            "启动再评价",
            "修改",
            "完成评价",
        ];
        assert_eq!(labels, all);
        assert_eq!((told[1]["from"].as_str(), told[1]["to"].as_str()), (Some("待评价"), Some("已评价")));
        let fields = told[8]["fields"].as_array().unwrap();
        assert!(fields.contains(&json!({"label": "等级", "before": "重大风险", "after": "一般风险"})), "{fields:?}");
    }
}

#[tokio::test]
async fn the_clock_reminds_once_and_changes_from_outside_count() {
    use field::risk::io::act::{Reach, change};
    for h in houses().await {
        let r = h.risk("库房", form("堆垛", 3.0, 3.0, 2.0)).await;
        let risk = id(&r);
        h.step("officer", &risk, json!({"action": "assess"})).await;
        h.step("officer", &risk, json!({"action": "sign"})).await;
        let remind = || async { field::risk::io::jobs::remind(&h.system()).await.unwrap() };
        assert_eq!(remind().await, 0);
        h.day(date(2028, 10, 22));
        assert_eq!(remind().await, 0, "31 days before");
        h.day(date(2028, 10, 23));
        assert_eq!((remind().await, remind().await), (1, 0));
        assert_eq!(h.get("officer", "/risks?due=true").await["items"].as_array().unwrap().len(), 0);
        assert_eq!(h.get("officer", "/risks?due=false").await["items"].as_array().unwrap().len(), 1);
        h.day(date(2028, 11, 22));
        assert_eq!(h.get("officer", "/risks?due=true").await["items"][0]["id"], risk.as_str());
        h.step("officer", &risk, json!({"action": "reassess", "change": "yearly"})).await;
        h.step("officer", &risk, json!({"action": "assess"})).await;
        assert_eq!(h.get("officer", "/risks?due=true").await["items"].as_array().unwrap().len(), 0);

        let ctx = h.system();
        let mut tx = ctx.begin().await.unwrap();
        let n = change(&ctx, &mut tx, Reach::Site(site(1)), "hazard", "同类隐患反复出现").await.unwrap();
        assert_eq!(n, 1);
        assert_eq!(change(&ctx, &mut tx, Reach::Site(site(1)), "accident", "").await.unwrap(), 0, "already due");
        tx.commit().await.unwrap();
        let r = h.get("officer", &format!("/risks/{risk}")).await;
        assert_eq!(
            (r["due"].as_bool(), r["reassess_why"].as_str()),
            (Some(true), Some("隐患反复出现：同类隐患反复出现"))
        );
        assert_eq!(r["state"], "assessed", "the enterprise takes the step");
    }
}

#[tokio::test]
async fn gone_and_back() {
    for h in houses().await {
        let risk = id(&h.risk("锅炉房", form("点火", 4.0, 5.0, 2.0)).await);
        h.step("officer", &risk, json!({"action": "assess"})).await;
        assert_eq!(
            h.no_step("officer", &risk, json!({"action": "retire", "reason": "拆除"})).await,
            "PRINCIPAL_REQUIRED"
        );
        assert_eq!(h.no_step("head", &risk, json!({"action": "retire"})).await, "MISSING_FIELD");
        h.step("head", &risk, json!({"action": "retire", "reason": "锅炉已拆除"})).await;
        assert_eq!(h.get("officer", "/risks").await["items"], json!([]), "what is gone is only shown when asked for");
        assert_eq!(h.get("officer", "/risks?state=retired").await["items"].as_array().unwrap().len(), 1);
        let tree = h.get("officer", &format!("/sites/{}/risks", site(1))).await;
        assert_eq!((tree["level"].is_null(), &tree["counts"]), (true, &json!([0, 0, 0, 0, 0])));
        let r = h.step("regulator", &risk, json!({"action": "reopen", "reason": "现场仍在用"})).await;
        assert_eq!(r["state"], "draft");
        let r = h.step("head", &risk, json!({"action": "assess"})).await;
        assert_eq!(offered(&r), ["sign", "return", "reassess", "retire"]);
        let sign = r["offers"].as_array().unwrap().iter().find(|o| o["action"] == "sign").unwrap();
        assert!(sign["refused"].as_str().unwrap().contains("由您本人完成评价"), "{sign}");
    }
}

#[tokio::test]
async fn the_calculator() {
    for h in houses().await {
        let ask = |body| h.ok("worker", "POST", "/risks/score", body);
        let d = ask(json!({"method": "lec", "l": 1, "e": 6, "c": 40})).await;
        assert_eq!((d["value"].as_f64(), d["level"]["color"]["label"].as_str()), (Some(240.0), Some("橙")));
        assert_eq!((&d["control_level"]["code"], &d["every"]["code"]), (&json!("department"), &json!("day")));
        let three = ask(json!({"method": "lec", "l": 1, "e": 6, "c": 40, "colours": "three"})).await;
        assert_eq!(three["level"]["color"]["label"], "黄");
        for (body, code) in [
            (json!({"method": "lec", "l": 2, "e": 6, "c": 40}), "NOT_IN_TABLE"),
            (json!({"method": "ls", "l": 2}), "SCORE_INCOMPLETE"),
            (json!({"method": "dice", "l": 2}), "NO_SUCH_METHOD"),
            (json!({"method": "ls", "l": 2, "s": 2, "colours": "seven"}), "BAD_FILTER"),
            (json!({"method": "ls", "l": "many"}), "BAD_BODY"),
        ] {
            assert_eq!(h.no("worker", "POST", "/risks/score", body.clone()).await, code, "{body}");
        }
        let tables = h.get("worker", "/risk-tables").await;
        let lec: Vec<usize> = tables["tables"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|t| t["scale"] == "lec")
            .map(|t| t["choices"].as_array().unwrap().len())
            .collect();
        assert_eq!(lec, [7, 6, 6]);
        assert_eq!(tables["events"].as_array().unwrap().len(), 20);
    }
}
