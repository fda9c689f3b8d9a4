//! The day of a promise, and what a warning makes of it, of doubts, of weather, of work.

use super::*;
use crate::steps::all;
use stories::worlds;

fn figures() -> Value {
    json!({
        "total": 5, "running": 4, "stopped": 1, "trial": 0, "overhaul": 0, "starting": false, "stopping": false,
        "repair": false, "stores_safe": true, "sources_safe": true, "safe": true, "note": "",
        "work": { "first_hot": 2, "special_hot": 1, "second_hot": 4, "confined_space": 3 },
    })
}

fn with(mut of: Value, more: Value) -> Value {
    for (key, value) in more.as_object().expect("fields") {
        of[key] = value.clone();
    }
    of
}

/// Today's only promise that somebody sees.
async fn seen(who: &Person, day: &str) -> Value {
    let found = all(who, &format!("/promises?day={day}")).await;
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

fn stands(v: &Value) -> &str {
    v["stands"]["code"].as_str().expect("a state")
}

/// The newest rating of the only running warning, and the warning.
async fn rated(who: &Person) -> (Value, Value) {
    let found = all(who, "/warnings?state=running").await;
    assert_eq!(found.len(), 1, "{found:?}");
    let page = who.get(&format!("/warnings/{}", found[0]["id"].as_str().expect("an id"))).await.ok();
    (page["newest"].clone(), page["warning"].clone())
}

fn term<'a>(rating: &'a Value, code: &str) -> &'a Value {
    let terms = rating["terms"].as_array().expect("terms");
    terms.iter().find(|t| t["term"] == code).unwrap_or_else(|| panic!("no {code}: {rating}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_noon_a_late_promise_and_an_alarm_against_it() {
    for world in worlds("promiseday").await {
        let w = works(&world).await;
        let p = &w.p;
        let day = "2024-11-20";
        world.tick().await;
        let opened = seen(&p.first, day).await;
        assert_eq!((stands(&opened), opened["may_make"].as_bool()), ("not_due", Some(false)), "{opened}");
        assert_eq!(opened["due"].as_str(), Some("2024-11-20T02:00:00Z"));
        assert_eq!(seen(&p.head, day).await["may_make"], true);
        assert!(all(&p.stranger, "/promises").await.is_empty(), "another county");

        // Ten: reminded. Noon: missing, and yellow by itself.
        later(&world, 61).await;
        assert_eq!(stands(&seen(&p.first, day).await), "remind");
        assert!(all(&p.first, "/warnings").await.is_empty());
        later(&world, 120).await;
        // Reminded is the firm; from noon on also whoever supervises it. Each is told once.
        world.tick().await;
        let told = async |who: &Person| {
            let items = who.get("/messages").await.ok()["items"].clone();
            let of = items.as_array().into_iter().flatten().filter(|m| m["kind"] == "promise.missing");
            of.map(|m| m["title"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told(&p.head).await.len(), 2, "reminder and absence");
        let supervisor = told(&p.first).await;
        assert!(supervisor.len() == 1 && supervisor[0].starts_with("未承诺"), "{supervisor:?}");
        assert!(told(&p.stranger).await.is_empty());
        let missing = seen(&p.office, day).await;
        assert_eq!((stands(&missing), missing["figures"].is_null()), ("missing", true));
        let (rating, warning) = rated(&p.first).await;
        assert_eq!(warning["colour"]["code"], "yellow", "{warning}");
        assert_eq!((term(&rating, "promise")["points"].as_f64(), rating["score"].as_f64()), (Some(5.0), Some(5.0)));
        assert_eq!(term(&rating, "hot_work")["points"], Value::Null, "nobody knows the work");
        assert!(rating["floors"][0].as_str().is_some_and(|s| s.contains("未作安全承诺")), "{rating}");
        let sum = p.first.get(&format!("/promises/summary?day={day}")).await.ok();
        let n = |code: &str| {
            let all = sum["counts"].as_array().expect("counts");
            all.iter().find(|c| c["stands"]["code"] == code).and_then(|c| c["count"].as_i64())
        };
        assert_eq!((sum["owed"].as_i64(), n("missing"), n("made")), (Some(1), Some(1), Some(0)), "{sum}");

        // Who may not, and what does not add up.
        let make = format!("/sites/{}/promises", p.site);
        let ask = json!({ "figures": figures() });
        p.officer.post(&make, ask.clone()).await.refused(403, "NOT_PRINCIPAL");
        p.first.post(&make, ask.clone()).await.refused(403, "NOT_PRINCIPAL");
        p.stranger.post(&make, ask.clone()).await.refused(404, "NOT_FOUND");
        p.worker.post(&make, ask.clone()).await.refused(403, "FORBIDDEN");
        world.stranger().post(&make, ask.clone()).await.refused(401, "SIGN_IN");
        let sum = with(figures(), json!({ "stopped": 3 }));
        p.head.post(&make, json!({ "figures": sum })).await.refused(422, "BAD_PROMISE");
        let change = format!("/promises/{}", missing["id"].as_str().expect("an id"));
        p.head.put(&change, json!({ "figures": figures(), "reason": "误填" })).await.refused(409, "NOT_MADE");

        let done = p.head.post(&make, ask.clone()).await.ok()["promise"].clone();
        assert_eq!((stands(&done), done["may_correct"].as_bool()), ("late", Some(true)), "{done}");
        assert_eq!(done["id"], missing["id"], "the record that was missing is the one that was made");
        assert!(done["open"].as_array().is_some_and(|o| o.len() == 2), "permits and running units: {done}");
        p.head.post(&make, ask).await.refused(409, "ALREADY_PROMISED");
        later(&world, 16).await;
        let (rating, _) = rated(&p.first).await;
        assert_eq!(term(&rating, "promise")["points"].as_f64(), Some(0.0));
        // One special and two first-class hot works at 3, three confined spaces at 2.
        assert_eq!(term(&rating, "hot_work")["points"].as_f64(), Some(9.0), "{rating}");
        assert_eq!(term(&rating, "confined_space")["points"].as_f64(), Some(6.0));
        assert_eq!(rating["missing"], json!([]), "everything is known");

        // Safe, they said. Then a red alarm.
        w.raise(&world, 0, Limit::Hh, 55.0).await;
        later(&world, 16).await;
        let against = seen(&p.first, day).await;
        assert_eq!(against["found"][0]["rule"], "promise.safe_under_alarm", "{against}");
        assert_eq!(all(&p.first, "/promises?contradicted=true").await.len(), 1);
        let (rating, warning) = rated(&p.first).await;
        assert_eq!(warning["colour"]["code"], "red", "{warning}");
        // 10 for the red point, 10 for the contradiction, 9 and 6 for the work.
        assert_eq!(rating["score"].as_f64(), Some(35.0), "{rating}");

        // Over: the record keeps when it was, and what came after the promise is named until it is corrected.
        w.tell(&world, 0, Limit::Hh, What::Returned, 12.0).await;
        later(&world, 6).await;
        let after = seen(&p.first, day).await;
        let found = after["found"].as_array().expect("found");
        assert!(found[0]["until"].is_string(), "{after}");
        assert_eq!((found[1]["rule"].as_str(), found[1]["until"].is_null()), (Some("promise.alarm_since"), true));

        p.head.put(&change, json!({ "figures": figures(), "reason": "更正" })).await.refused(422, "NO_CHANGE");
        let other = with(figures(), json!({ "safe": false, "note": "罐区可燃气体报警，已处置" }));
        p.head.put(&change, json!({ "figures": other })).await.refused(422, "NO_REASON");
        p.officer.put(&change, json!({ "figures": other, "reason": "报警" })).await.refused(403, "NOT_PRINCIPAL");
        let stale = json!({ "figures": other, "reason": "报警", "version": 1 });
        p.head.put(&change, stale).await.refused(409, "CHANGED_MEANWHILE");
        let done = p.head.put(&change, json!({ "figures": other, "reason": "下午发生报警" })).await.ok();
        assert_eq!(done["promise"]["corrections"][0]["before"]["safe"], true, "{done}");
        assert_eq!(done["promise"]["contradicted"], false);
        let told: Vec<&str> = done["past"].as_array().unwrap().iter().filter_map(|e| e["action"].as_str()).collect();
        assert!(told.contains(&"make") && told.contains(&"correct") && told.contains(&"find"), "{told:?}");
        p.stranger.get(&change).await.refused(404, "NOT_FOUND");
        p.first.get("/promises?stands=maybe").await.refused(422, "BAD_FILTER");
        p.first.get("/promises?region=nowhere").await.refused(422, "NO_REGION");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_day_without_is_orange_and_standing_still_is_compared() {
    for world in worlds("promiseagain").await {
        let w = works(&world).await;
        let p = &w.p;
        later(&world, 4 * 60).await;
        assert_eq!(stands(&seen(&p.first, "2024-11-20").await), "missing");
        later(&world, 24 * 60).await;
        let again = seen(&p.first, "2024-11-21").await;
        assert_eq!((stands(&again), again["missed_days"].as_i64()), ("missing_again", Some(1)), "{again}");
        assert_eq!(rated(&p.first).await.1["colour"]["code"], "orange");
        assert_eq!(all(&p.first, "/promises").await.len(), 2);
        // Yesterday's cannot be made up for.
        let yesterday = seen(&p.head, "2024-11-20").await;
        assert_eq!(yesterday["may_make"], false);

        let make = format!("/sites/{}/promises", p.site);
        let still = with(figures(), json!({ "running": 0, "stopped": 5 }));
        let done = p.head.post(&make, json!({ "figures": still })).await.ok();
        let open = done["promise"]["open"].to_string();
        assert!(open.contains("停产时的用电、流量、液位"), "this server takes no readings, and says so: {open}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn weather_and_doubts_count_and_whoever_may_enters_the_weather() {
    for world in worlds("warningterms").await {
        let w = works(&world).await;
        let p = &w.p;
        let ask = |region: &str, hours: i64| {
            let until = world.clock.now() + SignedDuration::from_hours(hours);
            json!({ "weather": "rainstorm", "colour": "orange", "region": region, "until": until,
                    "source": "云岭州气象台（演示）第12号" })
        };
        p.officer.post("/weather-marks", ask("Z990101001", 6)).await.refused(403, "FORBIDDEN");
        p.stranger.post("/weather-marks", ask("Z990101001", 6)).await.refused(403, "NOT_YOURS");
        p.office.post("/weather-marks", ask("nowhere", 6)).await.refused(422, "NO_REGION");
        p.office.post("/weather-marks", ask("Z990101001", 73)).await.refused(422, "BAD_WEATHER");
        p.office.post("/weather-marks", ask("Z990101001", -1)).await.refused(422, "BAD_WEATHER");
        p.office
            .post("/weather-marks", with(ask("Z990101001", 6), json!({ "weather": "magic" })))
            .await
            .refused(422, "BAD_WEATHER");
        let marks = w.zone.post("/weather-marks", ask("Z990101001", 6)).await.ok();
        assert_eq!((marks[0]["holds"].as_bool(), marks[0]["may_end"].as_bool()), (Some(true), Some(true)), "{marks}");
        assert_eq!(p.officer.get("/weather-marks").await.ok()[0]["weather"]["label"], "暴雨");

        // A reported fault is a doubt that nobody has settled; a grave doubt counts, a slight one does not.
        let fault = json!({ "told": "fault", "note": "传感器无输出" });
        p.officer.post(&format!("/points/{}/marks", w.points[1].id), fault).await.ok();
        later(&world, 4 * 60).await;
        let (rating, _) = rated(&p.first).await;
        assert_eq!(term(&rating, "weather")["points"].as_f64(), Some(5.0), "{rating}");
        assert!(term(&rating, "weather")["say"].as_str().is_some_and(|s| s.contains("暴雨橙色")), "{rating}");
        assert_eq!(term(&rating, "doubts")["points"].as_f64(), Some(3.0), "{rating}");
        // 5 promise missing, 5 weather, 3 doubt.
        assert_eq!(rating["score"].as_f64(), Some(13.0));
        assert!(!rating.to_string().contains("未接入"), "{rating}");
        let mut tx = world.app.db.begin().await.expect("a transaction");
        tx.exec("update doubt set score = $1", store::params![0.5f64]).await.expect("slighter");
        tx.commit().await.expect("kept");

        let end = format!("/weather-marks/{}/end", marks[0]["id"].as_str().expect("an id"));
        p.stranger.post(&end, json!({ "reason": "雨停" })).await.refused(403, "NOT_YOURS");
        p.office.post(&end, json!({})).await.refused(422, "NO_REASON");
        p.office.post(&end, json!({ "reason": "气象台解除信号" })).await.ok();
        p.office.post(&end, json!({ "reason": "再解除" })).await.refused(409, "WRONG_STATE");
        later(&world, 16).await;
        let (rating, _) = rated(&p.first).await;
        assert_eq!(rating["score"].as_f64(), Some(5.0), "{rating}");
    }
}
