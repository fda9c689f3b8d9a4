//! Who is on duty: planned, told of alarms, handed over, missed.

use super::*;
use crate::danger::person;
use stories::worlds;

/// A plan of one person from one hour to another, counted from now.
async fn plan(world: &World, who: &Person, whom: &str, from: i64, to: i64) -> Answered {
    let at = |h: i64| (world.clock.now() + SignedDuration::from_hours(h)).to_string();
    who.post("/shifts", json!({ "shifts": [{ "person": whom, "from": at(from), "to": at(to) }] })).await
}

/// How often somebody was told as the one on duty.
async fn told(who: &Person) -> usize {
    let page = who.get("/messages").await.ok();
    page["items"].as_array().into_iter().flatten().filter(|m| m["kind"] == "alarm.on_duty").count()
}

fn duty<'a>(seen: &'a Value, side: &str) -> &'a Value {
    let all = seen["on_duty"].as_array().expect("who is on duty");
    all.iter().find(|d| d["side"] == side).unwrap_or_else(|| panic!("no {side}: {seen}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn alarms_go_to_whoever_is_on_duty_and_a_gap_sends_them_up() {
    for world in worlds("shift").await {
        let w = works(&world).await;
        let p = &w.p;
        // Nobody plans: nobody is missed, nobody is told, nothing goes up.
        let a = w.raise(&world, 1, Limit::H, 8.2).await;
        let seen = alarm(&p.officer, &a).await;
        assert_eq!(
            (duty(&seen, "enterprise")["kept"].as_bool(), seen["level"].as_i64()),
            (Some(false), Some(0)),
            "{seen}"
        );
        assert_eq!(told(&p.officer).await, 0);
        w.tell(&world, 1, Limit::H, What::Returned, 7.0).await;

        // What must not be planned, and by whom not.
        let (officer, other) = (person(&p.officer).await, person(&p.other).await);
        plan(&world, &p.officer, &officer, 2, 2).await.refused(422, "BAD_SHIFT");
        plan(&world, &p.officer, &officer, 0, 25).await.refused(422, "BAD_SHIFT");
        plan(&world, &p.officer, &officer, -5, -1).await.refused(422, "BAD_SHIFT");
        plan(&world, &p.officer, &officer, 24 * 70, 24 * 70 + 8).await.refused(422, "BAD_SHIFT");
        plan(&world, &p.officer, &person(&p.first).await, 0, 8).await.refused(422, "BAD_PERSON");
        plan(&world, &p.worker, &officer, 0, 8).await.refused(403, "FORBIDDEN");
        plan(&world, &world.stranger(), &officer, 0, 8).await.refused(401, "SIGN_IN");
        p.officer.post("/shifts", json!({ "shifts": [] })).await.refused(422, "BAD_SHIFT");

        // Eight hours for one, the next eight hours for nobody, then the other.
        let page = plan(&world, &p.officer, &officer, 0, 8).await.ok();
        assert_eq!(
            (page["shifts"][0]["now"].as_bool(), page["may_plan"].as_bool()),
            (Some(true), Some(true)),
            "{page}"
        );
        plan(&world, &p.other, &officer, 7, 12).await.refused(422, "BAD_SHIFT");
        let page = plan(&world, &p.officer, &other, 16, 24).await.ok();
        assert_eq!(page["gaps"].as_array().map(Vec::len), Some(2), "in between, and after it: {page}");
        let (mine, next) = (page["shifts"][0]["id"].clone(), page["shifts"][1]["id"].clone());
        let unit = page["unit"]["id"].as_str().expect("a unit").to_owned();
        p.first.get(&format!("/shifts?unit={unit}")).await.ok();
        p.stranger.get(&format!("/shifts?unit={unit}")).await.refused(404, "NOT_FOUND");
        p.officer.get("/shifts?from=2024-11-20T00:00:00Z&to=2025-11-20T00:00:00Z").await.refused(422, "BAD_FILTER");
        p.worker.get("/shifts").await.refused(403, "FORBIDDEN");

        // On duty is told at once; the other is not. The regulator plans too, and is told from the county's level on.
        let first = person(&p.first).await;
        plan(&world, &p.first, &first, 0, 4).await.ok();
        let gas = w.raise(&world, 0, Limit::H, 26.0).await;
        let seen = alarm(&p.officer, &gas).await;
        assert_eq!(
            (told(&p.officer).await, told(&p.other).await, told(&p.first).await, told(&p.second).await),
            (1, 0, 1, 0)
        );
        assert_eq!(duty(&seen, "enterprise")["names"], json!(["甲厂安全员"]), "{seen}");
        assert_eq!(duty(&seen, "regulator")["names"].as_array().map(Vec::len), Some(1), "{seen}");
        assert_eq!(seen["level"].as_i64(), Some(1), "orange is pushed to the county, and stays there: {seen}");
        let message = p.officer.get("/messages").await.ok();
        assert!(message.to_string().contains(&format!("/alarms/{gas}")), "{message}");

        // Whoever sees the enterprise sees who is on duty; others do not.
        let now = p.first.get("/shifts/now").await.ok();
        let firm =
            now["units"].as_array().unwrap().iter().find(|u| u["side"] == "enterprise").cloned().unwrap_or_default();
        assert_eq!(
            (firm["names"].as_array().map(Vec::len), firm["missing"].as_bool()),
            (Some(1), Some(false)),
            "{now}"
        );
        let theirs = p.stranger.get("/shifts/now").await.ok();
        assert_eq!(theirs["units"].as_array().map(Vec::len), Some(1), "the own unit only: {theirs}");
        assert_eq!((theirs["total"].as_i64(), theirs["unplanned"].as_i64()), (Some(1), Some(1)), "{theirs}");

        // Handing over.
        let step = async |who: &Person, id: &Value, body: Value| {
            who.post(&format!("/shifts/{}/moves", id.as_str().expect("an id")), body).await
        };
        step(&p.other, &mine, json!({ "action": "hand_over", "note": "无异常" })).await.refused(403, "NOT_ON_DUTY");
        step(&p.first, &mine, json!({ "action": "hand_over", "note": "无异常" })).await.refused(404, "NOT_FOUND");
        step(&p.officer, &mine, json!({ "action": "hand_over" })).await.refused(422, "MISSING_FIELD");
        step(&p.other, &next, json!({ "action": "hand_over", "note": "提前" })).await.refused(409, "NOT_YET");
        step(&p.officer, &mine, json!({ "action": "swap" })).await.refused(422, "NO_SUCH_ACTION");
        later(&world, 7 * 60).await;
        let note = json!({ "action": "hand_over", "note": "一号罐区可燃气体报警待复测", "version": 1 });
        let page = step(&p.officer, &mine, note).await.ok();
        assert_eq!(page["last_note"]["note"], "一号罐区可燃气体报警待复测", "{page}");
        step(&p.officer, &mine, json!({ "action": "void", "reason": "误" })).await.refused(409, "WRONG_STATE");
        w.tell(&world, 0, Limit::H, What::Returned, 12.0).await;

        // Nine hours on nobody is on duty, neither at the works nor at the regulator: a blue alarm goes up at once, twice.
        later(&world, 2 * 60).await;
        let now = p.first.get("/shifts/now").await.ok();
        assert_eq!(now["missing"].as_i64(), Some(2), "{now}");
        let missing: Vec<&str> = now["units"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|u| u["missing"] == true)
            .filter_map(|u| u["side"].as_str())
            .collect();
        assert_eq!(missing, ["own", "enterprise"], "{now}");
        let b = w.raise(&world, 1, Limit::H, 8.4).await;
        let seen = alarm(&p.office, &b).await;
        assert_eq!(seen["level"].as_i64(), Some(2), "{seen}");
        let why: Vec<&str> = seen["told"].as_array().unwrap().iter().filter_map(|t| t["why"].as_str()).collect();
        assert_eq!(why, ["企业无人值班，直接升级", "监管单位无人值班，直接升级"], "{seen}");
        assert_eq!((told(&p.officer).await, told(&p.other).await), (1, 0));
        world.tick().await;
        assert_eq!(alarm(&p.office, &b).await["told"].as_array().map(Vec::len), Some(2), "once");
        w.tell(&world, 1, Limit::H, What::Returned, 7.0).await;

        // Sixteen hours on the other is there; the cancelled shift of tomorrow is a gap again.
        later(&world, 8 * 60).await;
        let c = w.raise(&world, 1, Limit::H, 8.6).await;
        assert_eq!((told(&p.other).await, alarm(&p.office, &c).await["level"].as_i64()), (1, Some(0)));
        let page = plan(&world, &p.officer, &officer, 12, 20).await.ok();
        let tomorrow = page["shifts"].as_array().unwrap().last().cloned().unwrap()["id"].clone();
        step(&p.officer, &tomorrow, json!({ "action": "void" })).await.refused(422, "MISSING_FIELD");
        let page = step(&p.other, &tomorrow, json!({ "action": "void", "reason": "临时出差" })).await.ok();
        assert_eq!(page["gaps"].as_array().map(Vec::len), Some(1), "from the end of the one on duty: {page}");
        plan(&world, &p.officer, &officer, 12, 20).await.ok();
    }
}
