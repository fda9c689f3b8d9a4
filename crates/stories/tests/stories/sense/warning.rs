//! Warnings through HTTP: pushed from level to level, lifted with what followed, summed up over areas; and who owes no
//! promise.

use super::*;
use crate::steps::all;
use stories::worlds;

/// The only running warning that somebody sees.
async fn running(who: &Person) -> Value {
    let found = all(who, "/warnings?state=running").await;
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

async fn move_on(who: &Person, warning: &Value, action: &str, more: Value) -> Answered {
    let mut body = json!({ "action": action });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    who.post(&format!("/warnings/{}/moves", warning["id"].as_str().expect("an id")), body).await
}

fn calm() -> Value {
    json!({ "figures": {
        "total": 5, "running": 5, "stopped": 0, "trial": 0, "overhaul": 0, "starting": false, "stopping": false,
        "repair": false, "stores_safe": true, "sources_safe": true, "safe": true, "note": "", "work": {},
    } })
}

/// A major hazard by the criteria, found now.
async fn major(p: &Place, spot: &str) -> String {
    let form = json!({ "site": p.site, "source": "self", "kind": "machine.tank", "place": spot,
        "text": "液氨充装用软管，没有用万向管道", "answers": { "AJ3-2017-121-1-7": "no" } });
    let found = p.officer.post("/hazards", form).await.ok();
    assert_eq!(found["grade"]["code"], "major", "{found}");
    crate::danger::id(&found)
}

/// Level and how often it was pushed.
fn pushed(w: &Value) -> (i64, usize) {
    (w["level"].as_i64().expect("a level"), w["steps"].as_array().expect("steps").len())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unanswered_warning_climbs_and_its_lead_is_told_by_the_first_major_hazard_after_it() {
    for world in worlds("warninglevels").await {
        let w = works(&world).await;
        let p = &w.p;
        // Found at nine, before the warning: not foretold.
        major(p, "A装卸台").await;
        later(&world, 4 * 60).await;
        let first = running(&p.first).await;
        assert_eq!((first["colour"]["code"].as_str(), pushed(&first)), (Some("yellow"), (0, 0)), "{first}");
        assert_eq!(first["respond_due"].as_str(), Some("2024-11-20T09:00:00Z"), "four hours from 13:00");
        later(&world, 29).await;
        assert_eq!(pushed(&running(&p.first).await), (0, 0));
        later(&world, 1).await;
        world.tick().await;
        let county = running(&p.first).await;
        assert_eq!(pushed(&county), (1, 1), "once: {county}");
        assert_eq!(county["steps"][0]["why"], "黄色预警企业限时未响应");

        // Who may not, and what is missing.
        move_on(&p.officer, &county, "know", json!({})).await.refused(403, "NOT_YOURS");
        move_on(&p.stranger, &county, "know", json!({})).await.refused(404, "NOT_FOUND");
        move_on(&p.worker, &county, "respond", json!({ "note": "好" })).await.refused(403, "FORBIDDEN");
        move_on(&p.first, &county, "explode", json!({})).await.refused(422, "NO_SUCH_ACTION");
        move_on(&p.officer, &county, "respond", json!({})).await.refused(422, "MISSING_FIELD");
        move_on(&p.first, &county, "lift", json!({ "reason": "无风险" })).await.refused(409, "WRONG_STATE");
        let known = move_on(&w.zone, &county, "know", json!({ "note": "已电话核实" })).await.ok();
        assert_eq!(known["steps"][0]["known"]["name"], "园区经办", "{known}");

        // Two hours after the issue a second major hazard; the next morning's promise is made.
        later(&world, 90).await;
        let found = major(p, "B装卸台").await;
        later(&world, 18 * 60).await;
        p.head.post(&format!("/sites/{}/promises", p.site), calm()).await.ok();
        later(&world, 4 * 60 - 1).await;
        assert_eq!(pushed(&running(&p.first).await).0, 1, "a day is not over");
        later(&world, 1).await;
        let up = running(&p.first).await;
        assert_eq!(
            (pushed(&up), up["colour"]["code"].as_str()),
            ((2, 2), Some("yellow")),
            "the clock never lowers: {up}"
        );
        assert_eq!(up["level_label"], "市州监管");
        assert_eq!(up["overdue"], true, "nobody answered within four hours");

        move_on(&p.officer, &up, "respond", json!({ "note": "已作出当日承诺" })).await.ok();
        move_on(&p.officer, &up, "lift", json!({ "reason": "已承诺" })).await.refused(403, "NOT_YOURS");
        move_on(&p.first, &up, "lift", json!({})).await.refused(422, "MISSING_FIELD");
        move_on(&p.first, &up, "downgrade", json!({ "reason": "好转", "colour": "red" }))
            .await
            .refused(422, "NOT_LOWER");
        move_on(&p.first, &up, "lift", json!({ "reason": "已承诺", "version": 1 }))
            .await
            .refused(409, "CHANGED_MEANWHILE");
        let done = move_on(&p.first, &up, "lift", json!({ "reason": "企业已恢复每日承诺" })).await.ok();
        let lifted = &done;
        // 13:00 to 15:00: half an hour, then an hour and a half; the one of nine o'clock does not count.
        assert_eq!(
            (lifted["state"]["code"].as_str(), lifted["lead_hours"].as_f64()),
            (Some("lifted"), Some(2.0)),
            "{done}"
        );
        assert!(lifted["lead"].as_str().is_some_and(|l| l.contains("2 小时后发生重大隐患")), "{done}");
        let page = p.office.get(&format!("/hazards/{found}")).await.ok();
        assert!(page["found_at"].as_str().is_some_and(|t| t.starts_with("2024-11-20T07:00")), "{page}");
        assert!(all(&p.first, "/warnings?state=running").await.is_empty());
        move_on(&p.first, &up, "know", json!({})).await.refused(409, "WRONG_STATE");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_that_is_missing_stands_against_the_lift_and_colours_the_area() {
    for world in worlds("warningarea").await {
        let w = works(&world).await;
        let p = &w.p;
        later(&world, 4 * 60).await;
        let mine = running(&p.first).await;
        move_on(&p.officer, &mine, "respond", json!({ "note": "正在补办" })).await.ok();
        move_on(&p.first, &mine, "lift", json!({ "reason": "想解除" })).await.refused(409, "STILL_AT_RISK");

        // One of one is more than a twentieth: the zone is yellow too, and so is the prefecture above it.
        let seen = p.office.get("/area-warnings").await.ok();
        let areas = seen.as_array().expect("areas");
        let zone = areas.iter().find(|a| a["name"] == "云岭产业园区").unwrap_or_else(|| panic!("no zone: {seen}"));
        assert_eq!(zone["colour"]["code"], "yellow", "{zone}");
        assert!(
            zone["say"].as_str().is_some_and(|s| s.contains("黄色及以上企业 1 家，占已评定 1 家的 100%")),
            "{zone}"
        );
        assert_eq!(zone["warning"]["state"]["code"], "issued");
        assert_eq!(areas.len(), 2, "the counties without instruments are not coloured: {seen}");
        let url = format!("/area-warnings/{}", zone["region"].as_str().expect("a region"));
        let page = p.office.get(&url).await.ok();
        assert_eq!(page["parts"][0]["warning"], mine["id"], "the enterprise that makes the colour: {page}");
        assert_eq!(page["parts"].as_array().map(Vec::len), Some(1));

        // Who sees and answers it.
        p.stranger.get(&url).await.refused(404, "NOT_FOUND");
        p.worker.get(&url).await.refused(403, "FORBIDDEN");
        let step = async |who: &Person, body: Value| who.post(&format!("{url}/moves"), body).await;
        step(&p.stranger, json!({ "action": "respond", "note": "好" })).await.refused(404, "NOT_FOUND");
        step(&w.zone, json!({ "action": "respond" })).await.refused(422, "MISSING_FIELD");
        step(&w.zone, json!({ "action": "respond", "note": "好", "flow": "warning" }))
            .await
            .refused(422, "NO_SUCH_FLOW");
        step(&w.zone, json!({ "action": "respond", "note": "好", "version": 9 }))
            .await
            .refused(409, "CHANGED_MEANWHILE");
        step(&w.zone, json!({ "action": "lift", "reason": "好" })).await.refused(409, "WRONG_STATE");
        let done = step(&w.zone, json!({ "action": "respond", "note": "已约谈企业负责人" })).await.ok();
        assert_eq!(done["area"]["warning"]["state"]["code"], "responded", "{done}");
        step(&w.zone, json!({ "action": "lift", "reason": "好" })).await.refused(409, "STILL_AT_RISK");
        step(&w.zone, json!({ "action": "raise", "reason": "观察", "colour": "magic" }))
            .await
            .refused(422, "NO_COLOUR");

        // The promise is made late: the next round finds the area blue, and it is lifted by a person, not by the clock.
        p.head.post(&format!("/sites/{}/promises", p.site), calm()).await.ok();
        later(&world, 16).await;
        let page = p.office.get(&url).await.ok();
        assert_eq!(page["area"]["colour"]["code"], "blue", "{page}");
        assert_eq!(page["area"]["warning"]["colour"]["code"], "yellow", "the clock never lowers: {page}");
        let done = step(&w.zone, json!({ "action": "lift", "reason": "企业已承诺" })).await.ok();
        assert_eq!(done["area"]["warning"]["running"], false, "{done}");
        assert!(done["past"].as_array().is_some_and(|p| p.len() == 3), "issued, answered, lifted: {done}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filling_station_owes_no_promise_and_a_works_beside_it_does() {
    for world in worlds("warningstation").await {
        let p = place(&world).await;
        let form = |name: &str, uscc: &str, industry: &str| {
            json!({ "enterprise_name": name, "uscc": uscc, "region": "Z990101001", "address": "云岭产业园区样例路2号",
                "industry": industry, "staff": 12, "revenue_wan": 900.0, "assets_wan": 800.0, "lng": 100.2951,
                "lat": 27.8662, "principal": "样例负责人2", "phone": "0000-0000002", "tags": ["hazchem_process"],
                "park": "outside" })
        };
        let station = p.office.post("/sites", form("云岭样例加油站", "91990100YLBBBBB20X", "5265")).await;
        let station = station.ok();
        assert_eq!(
            (station["trade"]["code"].as_str().or(station["trade"].as_str()), station["high_risk"].as_bool()),
            (Some("chemical"), Some(true)),
            "{station}"
        );
        let station = crate::danger::id(&station);
        later(&world, 4 * 60).await;
        let owed = all(&p.office, "/promises?day=2024-11-20").await;
        let sites: Vec<&str> = owed.iter().filter_map(|o| o["site"].as_str()).collect();
        assert!(sites.contains(&p.site.as_str()), "the works: {owed:?}");
        assert!(!sites.contains(&station.as_str()), "the station: {owed:?}");
    }
}
