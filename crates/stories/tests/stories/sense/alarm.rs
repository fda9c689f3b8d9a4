//! An alarm from raising to closing, with everything that is refused on the way.

use super::*;
use crate::danger::{offered, person};
use crate::steps::all;
use stories::worlds;

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_is_confirmed_handled_and_closed_by_a_second_person() {
    for world in worlds("alarmlife").await {
        let w = works(&world).await;
        let p = &w.p;
        let a = w.raise(&world, 0, Limit::H, 26.0).await;
        let seen = alarm(&p.officer, &a).await;
        assert_eq!((seen["priority"]["colour"].as_str(), seen["level"].as_i64()), (Some("orange"), Some(1)), "{seen}");
        assert_eq!((seen["signal"]["code"].as_str(), seen["handling"]["code"].as_str()), (Some("UNACK"), Some("open")));
        assert_eq!((seen["limit_value"].as_f64(), seen["value"].as_f64()), (Some(25.0), Some(26.0)));
        // 5 minutes to confirm, 2 hours for feedback, the prefecture after 4 hours (handbook 04 §7).
        assert_eq!(seen["waiting"]["remaining_s"].as_i64(), Some(300));
        assert_eq!(seen["clocks"]["feedback"]["remaining_s"].as_i64(), Some(7200));
        assert_eq!((seen["next"]["level"].as_i64(), seen["next"]["remaining_s"].as_i64()), (Some(2), Some(4 * 3600)));
        assert_eq!(offered(&seen), ["alarm.confirm", "alarm.escalate"]);
        assert_eq!(seen["told"][0]["to"].as_str(), Some("云岭产业园区"));

        // Who may not, and what is missing.
        world.stranger().get(&format!("/alarms/{a}")).await.refused(401, "SIGN_IN");
        p.stranger.get(&format!("/alarms/{a}")).await.refused(404, "NOT_FOUND");
        step(&p.stranger, &a, "confirm", json!({ "cause": "leak" })).await.refused(404, "NOT_FOUND");
        p.worker.get(&format!("/alarms/{a}")).await.refused(403, "FORBIDDEN");
        step(&p.officer, &a, "confirm", json!({})).await.refused(422, "MISSING_FIELD");
        step(&p.officer, &a, "confirm", json!({ "cause": "magic" })).await.refused(422, "BAD_CAUSE");
        step(&p.officer, &a, "close", json!({ "note": "好了" })).await.refused(409, "WRONG_STATE");
        step(&p.officer, &a, "explode", json!({})).await.refused(422, "NO_SUCH_ACTION");
        step(&p.officer, &a, "know", json!({})).await.refused(403, "NOT_YOURS");
        step(&p.officer, &a, "confirm", json!({ "flow": "other" })).await.refused(422, "NO_SUCH_FLOW");
        step(&p.officer, &a, "confirm", json!({ "cause": "leak", "version": 7 }))
            .await
            .refused(409, "CHANGED_MEANWHILE");
        step(&p.officer, &a, "confirm", json!({ "cause": "leak", "note": "长".repeat(1001) }))
            .await
            .refused(422, "TOO_LONG");

        let done = step(&p.officer, &a, "confirm", json!({ "cause": "leak", "note": "法兰渗漏" })).await.ok();
        assert_eq!(
            (done["signal"]["code"].as_str(), done["handling"]["code"].as_str()),
            (Some("ACKED"), Some("confirmed"))
        );
        assert_eq!(done["cause"]["label"].as_str(), Some("泄漏"));
        step(&p.officer, &a, "confirm", json!({ "cause": "leak" })).await.refused(409, "WRONG_STATE");

        // Assigned to somebody of the firm, not of the bureau.
        let stranger = person(&p.first).await;
        step(&p.officer, &a, "assign", json!({ "person": stranger })).await.refused(422, "BAD_PERSON");
        step(&p.first, &a, "assign", json!({ "person": person(&p.other).await })).await.refused(403, "NOT_YOURS");
        let other = person(&p.other).await;
        let done = step(&p.officer, &a, "assign", json!({ "person": other })).await.ok();
        assert_eq!(done["assignee"]["name"].as_str(), Some("甲厂安全员乙"));
        assert_eq!(all(&p.other, "/alarms?mine=assigned").await.len(), 1);
        assert!(all(&p.officer, "/alarms?mine=assigned").await.is_empty());

        // Fed back as work in progress: the value may still be beyond the limit. It is sent back once.
        let proof = file(&p.other, 1).await;
        let done = step(&p.other, &a, "handle", json!({ "note": "已关阀，正在通风", "files": [proof] })).await.ok();
        assert_eq!((done["handling"]["code"].as_str(), done["files"][0]["id"].clone()), (Some("handled"), proof));
        step(&p.officer, &a, "return", json!({ "reason": "自己退" })).await.refused(403, "NOT_YOURS");
        step(&p.first, &a, "return", json!({})).await.refused(422, "MISSING_FIELD");
        step(&p.first, &a, "return", json!({ "reason": "没有说明检测结果" })).await.ok();
        step(&p.other, &a, "handle", json!({ "note": "复测 12%LEL" })).await.ok();
        step(&p.officer, &a, "close", json!({ "note": "好了" })).await.refused(409, "STILL_RAISED");

        later(&world, 30).await;
        w.tell(&world, 0, Limit::H, What::Returned, 12.0).await;
        let seen = alarm(&p.officer, &a).await;
        assert_eq!(
            (seen["signal"]["code"].as_str(), seen["handling"]["code"].as_str()),
            (Some("NORM"), Some("handled")),
            "back is not closed"
        );
        assert_eq!(all(&p.officer, "/alarms").await.len(), 1);
        step(&p.other, &a, "close", json!({ "note": "好了" })).await.refused(403, "SELF_APPROVAL");
        let done =
            step(&p.officer, &a, "close", json!({ "note": "换垫片，复测正常", "files": [file(&p.officer, 2).await] }))
                .await;
        assert_eq!(done.ok()["handling"]["code"].as_str(), Some("closed"));
        assert!(all(&p.officer, "/alarms").await.is_empty(), "sorted by urgency only what is not closed is listed");
        assert_eq!(all(&p.officer, "/alarms?sort=-raised_at").await.len(), 1);
        step(&p.officer, &a, "escalate", json!({ "reason": "再看看" })).await.refused(409, "WRONG_STATE");
        let seen = alarm(&p.office, &a).await;
        let told: Vec<&str> =
            seen["timeline"].as_array().unwrap().iter().filter_map(|e| e["action"].as_str()).collect();
        assert_eq!(
            told,
            ["raise", "confirm", "assign", "handle", "return", "handle", "return", "close"],
            "the second return is the signal's"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn untrue_feedback_goes_back_by_itself_and_up_one_level() {
    for world in worlds("alarmuntrue").await {
        let w = works(&world).await;
        let p = &w.p;
        let a = w.raise(&world, 0, Limit::H, 26.0).await;
        step(&p.officer, &a, "confirm", json!({ "cause": "leak" })).await.ok();
        let say =
            step(&p.officer, &a, "handle", json!({ "note": "已消除", "gone": true })).await.refused(409, "UNTRUE");
        assert!(say.contains("市州监管"), "{say}");
        let seen = alarm(&p.office, &a).await;
        assert_eq!((seen["handling"]["code"].as_str(), seen["level"].as_i64()), (Some("working"), Some(2)), "{seen}");
        assert!(seen["rejected"]["note"].as_str().is_some_and(|n| n.contains("仍然越限")));
        // Once more: the province. Then there is no higher level, and it is refused all the same.
        step(&p.officer, &a, "handle", json!({ "note": "已消除", "gone": true })).await.refused(409, "UNTRUE");
        step(&p.officer, &a, "handle", json!({ "note": "已消除", "gone": true })).await.refused(409, "UNTRUE");
        let seen = alarm(&p.office, &a).await;
        assert_eq!((seen["level"].as_i64(), seen["told"].as_array().map(Vec::len)), (Some(3), Some(3)));
        step(&p.first, &a, "escalate", json!({ "reason": "再报" })).await.refused(409, "TOP_LEVEL");
        // True feedback is taken.
        w.tell_at(&world, 0, Limit::H, What::Returned, 12.0, world.clock.now() + SignedDuration::from_secs(60)).await;
        let done = step(&p.officer, &a, "handle", json!({ "note": "已消除", "gone": true })).await.ok();
        assert_eq!(done["handling"]["code"].as_str(), Some("handled"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_tells_each_level_once_and_each_takes_note_for_itself() {
    for world in worlds("alarmclock").await {
        let w = works(&world).await;
        let p = &w.p;
        // 60 ℃ on an ordinary vessel is blue, 80 ℃ orange; the level is blue: the county after a day without feedback.
        let a = w.raise(&world, 1, Limit::H, 8.2).await;
        let gas = w.raise(&world, 0, Limit::Hh, 55.0).await;
        let red = alarm(&w.zone, &gas).await;
        assert_eq!((red["priority"]["colour"].as_str(), red["level"].as_i64()), (Some("red"), Some(2)));
        assert_eq!(red["unknown_levels"], json!([1, 2]), "county and prefecture at once");

        // The county's by the zone, the prefecture's by the bureau; nobody stands for two, nobody for the firm.
        assert_eq!(all(&w.zone, "/alarms?mine=know").await.len(), 1);
        let done = step(&w.zone, &gas, "know", json!({ "note": "已电话核实" })).await.ok();
        assert_eq!(done["told"][0]["known"]["by"]["name"].as_str(), Some("园区经办"));
        assert!(all(&w.zone, "/alarms?mine=know").await.is_empty());
        step(&w.zone, &gas, "know", json!({})).await.refused(409, "ALREADY_KNOWN");
        step(&w.bureau, &gas, "know", json!({ "level": 1 })).await.refused(409, "ALREADY_KNOWN");
        step(&w.bureau, &gas, "know", json!({ "level": 3 })).await.refused(403, "NOT_TOLD");
        let done = step(&w.bureau, &gas, "know", json!({})).await.ok();
        assert_eq!(done["unknown_levels"], json!([]));
        step(&w.zone, &a, "know", json!({})).await.refused(403, "NOT_TOLD");

        // Not yet, then once, however often the clock comes.
        later(&world, 119).await;
        assert_eq!(alarm(&p.office, &gas).await["level"].as_i64(), Some(2));
        later(&world, 1).await;
        world.tick().await;
        world.tick().await;
        let red = alarm(&p.office, &gas).await;
        assert_eq!((red["level"].as_i64(), red["told"].as_array().map(Vec::len)), (Some(3), Some(3)));
        let pushes = |v: &Value| v["timeline"].as_array().unwrap().iter().filter(|e| e["action"] == "push").count();
        assert_eq!(pushes(&red), 1);
        assert_eq!(alarm(&p.office, &a).await["level"].as_i64(), Some(0));
        later(&world, 22 * 60).await;
        let blue = alarm(&p.office, &a).await;
        assert_eq!((blue["level"].as_i64(), pushes(&blue)), (Some(1), 1), "{blue}");
        assert!(blue["waiting"]["remaining_s"].as_i64().is_some_and(|s| s < 0), "overdue is said");

        // One person takes note for one level only: the bureau stands for the county too, where the zone does not.
        step(&w.bureau, &gas, "know", json!({ "level": 1 })).await.refused(409, "ALREADY_KNOWN");
        let b = w.raise(&world, 2, Limit::Hh, 81.0).await;
        step(&p.first, &b, "escalate", json!({ "reason": "企业没有人接电话" })).await.ok();
        step(&p.first, &b, "know", json!({})).await.ok();
        step(&p.first, &b, "know", json!({ "level": 1 })).await.refused(403, "SELF_TWICE");
        let done = step(&p.second, &b, "know", json!({ "level": 1 })).await.ok();
        assert_eq!(done["unknown_levels"], json!([]), "{done}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_most_urgent_comes_first_and_what_is_critical_is_confirmed_one_by_one() {
    for world in worlds("alarmlist").await {
        let w = works(&world).await;
        let p = &w.p;
        let level = w.raise(&world, 1, Limit::H, 8.2).await;
        let heat = w.raise(&world, 2, Limit::H, 61.0).await;
        later(&world, 1).await;
        let hot = w.raise(&world, 2, Limit::Hh, 81.0).await;
        let gas = w.raise(&world, 0, Limit::Hh, 55.0).await;
        let order = |rows: &[Value]| rows.iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(order(&all(&p.officer, "/alarms").await)[..2], [gas.clone(), hot.clone()]);
        let newest = order(&all(&p.officer, "/alarms?sort=-raised_at").await);
        assert!(newest[..2].contains(&gas) && newest[..2].contains(&hot));
        for (ask, n) in [
            ("priority=critical", 1),
            ("priority=critical&priority=high", 2),
            ("priority=low", 2),
            ("kind=temperature", 2),
            ("limit_type=HH", 2),
            ("state=open", 4),
            ("state=confirmed", 0),
            ("signal=UNACK", 4),
            ("standing=false", 0),
            ("late=true", 0),
            ("late=false", 4),
            ("confirmed=true", 0),
            ("confirmed=false", 4),
            ("in_flood=true", 0),
            ("in_flood=false", 4),
            ("mine=confirm", 4),
            ("mine=handle", 0),
            ("overdue=true", 0),
            ("region=Z990101001", 4),
            ("region=990122", 0),
            ("since=2024-11-20T01:00:30Z", 2),
            ("q=t-1", 1),
            ("trade=mine", 0),
        ] {
            assert_eq!(all(&p.officer, &format!("/alarms?{ask}")).await.len(), n, "{ask} on {:?}", world.engine);
        }
        let site = &p.site;
        assert_eq!(all(&p.office, &format!("/alarms?site={site}")).await.len(), 4);
        assert!(all(&p.stranger, "/alarms").await.is_empty());
        for (ask, code) in [
            ("state=lost", "BAD_FILTER"),
            ("priority=extreme", "BAD_FILTER"),
            ("limit_type=XX", "BAD_FILTER"),
            ("mine=magic", "BAD_FILTER"),
            ("sort=colour", "BAD_SORT"),
            ("region=123", "NO_REGION"),
            ("since=yesterday", "BAD_QUERY"),
            ("after=zz", "BAD_CURSOR"),
        ] {
            p.officer.get(&format!("/alarms?{ask}")).await.refused(422, code);
        }
        // A page and the next.
        let page = p.officer.get("/alarms?limit=3").await.ok();
        let next = page["next"].as_str().expect("another page");
        let rest = p.officer.get(&format!("/alarms?limit=3&after={next}")).await.ok();
        assert_eq!((page["items"].as_array().unwrap().len(), rest["items"].as_array().unwrap().len()), (3, 1));

        // Together: the blue and the orange are confirmed, the red and the one on a critical point are refused by name.
        let both = w.raise(&world, 0, Limit::H, 30.0).await;
        let bulk = json!({ "alarms": [level, heat, gas, both, gas], "cause": "process" });
        let done = p.officer.post("/alarms/confirm", bulk.clone()).await.ok();
        assert_eq!(done["confirmed"], json!([level, heat]));
        let codes: Vec<&str> = done["refused"].as_array().unwrap().iter().filter_map(|r| r["code"].as_str()).collect();
        assert_eq!(codes, ["ONE_BY_ONE", "ONE_BY_ONE"], "{done}");
        let again = p.officer.post("/alarms/confirm", bulk).await.ok();
        assert_eq!(
            (again["confirmed"].as_array().map(Vec::len), again["refused"].as_array().map(Vec::len)),
            (Some(0), Some(4))
        );
        let foreign = json!({ "alarms": [level], "cause": "process" });
        let theirs = p.stranger.post("/alarms/confirm", foreign).await.ok();
        assert_eq!(theirs["refused"][0]["code"].as_str(), Some("NOT_FOUND"));
        p.officer.post("/alarms/confirm", json!({ "alarms": [], "cause": "process" })).await.refused(422, "BAD_COUNT");
        let magic = p.officer.post("/alarms/confirm", json!({ "alarms": [hot], "cause": "magic" })).await.ok();
        assert_eq!(magic["refused"][0]["code"].as_str(), Some("BAD_CAUSE"));

        // Overdue ones are found.
        later(&world, 6).await;
        assert_eq!(
            order(&all(&p.officer, "/alarms?overdue=true").await),
            [gas, hot, both],
            "the same clock: the older first"
        );
    }
}
