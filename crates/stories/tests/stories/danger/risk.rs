//! A red risk from its identification to the public page, reviewed weekly, assessed again; through the routes.

use super::*;
use crate::steps::all;
use stories::worlds;

/// A form that can be assessed: L = 4, S = 5 without controls.
pub fn form(l: f64, s: f64) -> Value {
    let people: Vec<Value> = ["company", "department", "workshop", "team"]
        .map(|level| json!({ "level": level, "name": "样例甲", "post": "负责人" }))
        .into();
    json!({ "activity": "液氨卸车", "source": "软管脱落", "event": "中毒和窒息", "factor": "22", "method": "ls",
        "inherent": { "l": l, "s": s }, "residual": { "l": 2, "s": s }, "duty": people,
        "controls": [{ "kind": "engineering", "text": "紧急切断阀" }, { "kind": "emergency", "text": "喷淋" }] })
}

/// What a red risk's plan says.
pub fn plan() -> Value {
    json!({ "responsibility": "厂长总负责", "measures": "加装切断阀", "funds": "安全生产费用",
            "deadline": "2025-06-30", "emergency": "泄漏预案", "phone": "0000-1234567" })
}

async fn advance(who: &Person, risk: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "action": action });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    who.post(&format!("/risks/{risk}/moves"), body).await
}

async fn point(p: &Place) -> String {
    let points = format!("/sites/{}/risk-points", p.site);
    let body = json!({ "name": "液氨装卸区", "kind": "task", "department": "储运部", "owner": "样例班长" });
    p.first.post(&points, body.clone()).await.refused(403, "FORBIDDEN");
    let made = p.officer.post(&points, body.clone()).await.ok();
    p.officer.post(&points, body).await.refused(409, "POINT_EXISTS");
    id(&made)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_red_risk_is_signed_with_its_plan_published_and_assessed_again() {
    for world in worlds("risk").await {
        let p = &place(&world).await;
        let point = point(p).await;
        let risks = format!("/risk-points/{point}/risks");
        let mut wrong = form(4.0, 5.0);
        wrong["inherent"] = json!({ "l": 9, "s": 5 });
        assert_eq!(p.officer.post(&risks, wrong).await.status, 422, "L is 1 to 5");
        p.stranger.post(&risks, form(4.0, 5.0)).await.refused(403, "FORBIDDEN");
        let made = p.officer.post(&risks, form(4.0, 5.0)).await.ok();
        let r = id(&made);
        assert_eq!(
            (made["value"].as_f64(), made["level"]["color"]["code"].as_str()),
            (Some(20.0), Some("red")),
            "4 × 5"
        );

        advance(&p.officer, &r, "sign", json!({})).await.refused(409, "WRONG_STATE");
        advance(&p.first, &r, "assess", json!({})).await.refused(403, "NOT_YOURS");
        advance(&p.stranger, &r, "assess", json!({})).await.refused(404, "NOT_FOUND");
        let assessed = advance(&p.officer, &r, "assess", json!({ "version": made["version"] })).await.ok();
        assert_eq!(
            (assessed["state"].as_str(), assessed["reassess_on"].as_str()),
            (Some("assessed"), Some("2026-11-20")),
            "two years"
        );
        advance(&p.officer, &r, "sign", json!({})).await.refused(403, "PRINCIPAL_REQUIRED");
        advance(&p.head, &r, "sign", json!({})).await.refused(422, "PLAN_INCOMPLETE");
        let mut with_plan = form(4.0, 5.0);
        (with_plan["plan"], with_plan["version"]) = (plan(), assessed["version"].clone());
        p.officer.put(&format!("/risks/{r}"), with_plan.clone()).await.ok();
        p.officer.put(&format!("/risks/{r}"), with_plan.clone()).await.refused(409, "CHANGED_MEANWHILE");
        let signed = advance(&p.head, &r, "sign", json!({})).await.ok();
        assert_eq!((signed["state"].as_str(), signed["review_on"].as_str()), (Some("signed"), Some("2024-11-27")));
        with_plan["version"] = signed["version"].clone();
        p.officer.put(&format!("/risks/{r}"), with_plan).await.refused(409, "RISK_SIGNED");

        // Published by the leader in charge, whom the regulator names.
        let leader = world.sign_in("ld.gongye").await;
        advance(&leader, &r, "publish", json!({})).await.refused(403, "NOT_YOURS");
        advance(&p.head, &r, "appoint", json!({ "leader": person(&leader).await })).await.refused(403, "NOT_YOURS");
        advance(&p.first, &r, "appoint", json!({ "leader": person(&p.first).await }))
            .await
            .refused(422, "NOT_A_LEADER");
        advance(&p.first, &r, "appoint", json!({ "leader": person(&leader).await })).await.ok();
        let notice = format!("/public/risks?site={}", p.site);
        world.stranger().get(&notice).await.refused(404, "NOT_FOUND");
        advance(&leader, &r, "publish", json!({})).await.ok();
        let board = world.stranger().get(&notice).await.ok();
        assert_eq!(board["risks"][0]["phone"], "0000-1234567");
        assert!(
            !board.to_string().contains("样例甲") && !board.to_string().contains("安全生产费用"),
            "no names, no plan: {board}"
        );

        // Reviewed weekly; a missed review is found.
        world.day("2024-11-28").await;
        world.tick().await;
        assert_eq!(all(&p.office, "/risks?review_missed=true").await.len(), 1);
        let told = leader.get(&format!("/risks/{r}/timeline")).await.ok().to_string();
        assert_eq!(told.matches("未按期调度").count(), 1, "told once: {told}");
        advance(&leader, &r, "review", json!({})).await.refused(422, "MISSING_FIELD");
        let reviewed = advance(&leader, &r, "review", json!({ "note": "措施有效" })).await.ok();
        assert_eq!(
            (reviewed["review_on"].as_str(), reviewed["review_missed"].as_bool()),
            (Some("2024-12-05"), Some(false))
        );

        // Something changed: assessed again; the notice stays until then.
        advance(&p.officer, &r, "reassess", json!({})).await.refused(422, "MISSING_FIELD");
        advance(&p.officer, &r, "reassess", json!({ "change": "weather" })).await.refused(422, "BAD_CHANGE");
        let draft =
            advance(&p.officer, &r, "reassess", json!({ "change": "process", "reason": "改用密闭卸车" })).await.ok();
        assert_eq!(
            (draft["state"].as_str(), draft["reassess_why"].as_str()),
            (Some("draft"), Some("工艺、技术改变：改用密闭卸车"))
        );
        let mut lower = form(3.0, 3.0);
        lower["version"] = draft["version"].clone();
        p.officer.put(&format!("/risks/{r}"), lower).await.ok();
        assert_eq!(world.stranger().get(&notice).await.ok()["risks"][0]["under_review"], true);
        let again = advance(&p.officer, &r, "assess", json!({})).await.ok();
        assert_eq!(again["level"]["level"], 3, "3 × 3");
        world.stranger().get(&notice).await.refused(404, "NOT_FOUND");
        p.stranger.get(&format!("/risks/{r}")).await.refused(404, "NOT_FOUND");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_years_pass_and_a_control_fails_again() {
    for world in worlds("reassess").await {
        let p = &place(&world).await;
        let point = point(p).await;
        let made = p.officer.post(&format!("/risk-points/{point}/risks"), form(3.0, 3.0)).await.ok();
        let r = id(&made);
        advance(&p.officer, &r, "assess", json!({})).await.ok();
        advance(&p.other, &r, "sign", json!({})).await.ok();
        assert!(all(&p.officer, "/risks?due=true").await.is_empty());

        // The same kind at the same place again within the year: the control does not hold, the risk is due.
        for (n, text) in [(51, "卸车软管接头漏"), (52, "卸车软管接头又漏")] {
            let body = json!({ "site": p.site, "source": "self", "kind": "machine.tank", "text": text, "risk": r, "risk_point": point });
            let h = id(&p.officer.post("/hazards", body).await.ok());
            step(&p.officer, &h, "hazard", "verify", json!({})).await.ok();
            world.tick().await;
            assert_eq!(hazard(&p.officer, &h).await["relapse"], n == 52);
            let after = photo(&p.officer, n, "photo_after").await;
            step(&p.officer, &h, "hazard", "finish", json!({ "evidence": [after] })).await.ok();
            step(&p.other, &h, "hazard", "pass", json!({})).await.ok();
            step(&p.head, &h, "hazard", "close", json!({})).await.ok();
            world.tick().await;
            let due = all(&p.officer, "/risks?due=true").await;
            assert_eq!(due.len(), usize::from(n == 52), "after {text}: {due:?}");
        }
        let view = p.officer.get(&format!("/risks/{r}")).await.ok();
        assert!(
            view["reassess_why"].as_str().is_some_and(|w| w.starts_with("隐患反复出现")),
            "{}",
            view["reassess_why"]
        );
        assert_eq!(
            (view["due"].as_bool(), view["state"].as_str()),
            (Some(true), Some("signed")),
            "due, and in force until then"
        );

        // Assessed again; two years later the clock says so, thirty days before.
        advance(&p.officer, &r, "reassess", json!({ "change": "hazard" })).await.ok();
        advance(&p.officer, &r, "assess", json!({})).await.ok();
        advance(&p.other, &r, "sign", json!({})).await.ok();
        world.day("2026-10-20").await;
        let told = || async { p.officer.get(&format!("/risks/{r}/timeline")).await.ok().to_string() };
        let before = told().await.matches("再评价提醒").count();
        world.day("2026-10-21").await;
        world.tick().await;
        assert_eq!(told().await.matches("再评价提醒").count(), before + 1);
        assert!(all(&p.officer, "/risks?due=true").await.is_empty());
        world.day("2026-11-20").await;
        assert_eq!(all(&p.officer, "/risks?due=true").await.len(), 1);
    }
}
