//! What follows from alarms: a hazard, a live page, figures of quality.

use super::*;
use crate::danger::{hazard, offered};
use std::time::{Duration, Instant};
use stories::worlds;

#[tokio::test(flavor = "multi_thread")]
async fn a_hazard_is_made_from_an_alarm_once_and_each_names_the_other() {
    for world in worlds("alarmhazard").await {
        let w = works(&world).await;
        let p = &w.p;
        let a = w.raise(&world, 0, Limit::H, 26.0).await;
        step(&p.officer, &a, "hazard", json!({ "note": "法兰渗漏" })).await.refused(409, "WRONG_STATE");
        step(&p.officer, &a, "confirm", json!({ "cause": "leak" })).await.ok();
        step(&p.officer, &a, "hazard", json!({})).await.refused(422, "MISSING_FIELD");
        step(&p.officer, &a, "hazard", json!({ "note": "渗漏", "kind": "magic" })).await.refused(422, "BAD_KIND");
        step(&p.stranger, &a, "hazard", json!({ "note": "渗漏" })).await.refused(404, "NOT_FOUND");
        assert!(crate::steps::all(&p.office, "/hazards").await.is_empty(), "what was refused left nothing behind");
        assert!(offered(&alarm(&p.officer, &a).await).contains(&"alarm.hazard".to_owned()));

        let photo = file(&p.officer, 7).await;
        let ask = json!({ "note": "法兰渗漏，须换垫片", "kind": "machine.alarm", "files": [photo] });
        let done = step(&p.officer, &a, "hazard", ask).await.ok();
        let made = done["hazard"].as_str().unwrap_or_else(|| panic!("no hazard: {done}")).to_owned();
        let h = hazard(&p.first, &made).await;
        assert_eq!(
            (h["source"]["code"].as_str(), h["state"]["code"].as_str()),
            (Some("alarm"), Some("reported")),
            "{h}"
        );
        assert_eq!((h["origin"]["concept"].as_str(), h["origin"]["id"].as_str()), (Some("alarm"), Some(a.as_str())));
        assert_eq!(h["files"][0]["id"], photo, "the file proves the hazard");
        assert!(h["text"].as_str().is_some_and(|t| t.contains("法兰渗漏") && t.contains("26%LEL")), "{}", h["text"]);
        for who in [&p.officer, &p.first] {
            step(who, &a, "hazard", json!({ "note": "再转一次" })).await.refused(409, "HAZARD_MADE");
        }
        assert_eq!(crate::steps::all(&p.office, "/hazards").await.len(), 1);
        // One that a person saw has no such origin.
        let seen = p.worker.post("/hazards", json!({ "source": "self", "text": "电线裸露" })).await.ok();
        assert!(seen["origin"].is_null());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn points_and_alarms_go_with_their_site() {
    for world in worlds("alarmsite").await {
        let w = works(&world).await;
        let p = &w.p;
        let a = w.raise(&world, 0, Limit::H, 26.0).await;
        let point = alarm(&p.officer, &a).await["point"]["id"].as_str().expect("a point").to_owned();
        for path in [format!("/alarms/{a}"), format!("/points/{point}")] {
            p.stranger.get(&path).await.refused(404, "NOT_FOUND");
        }
        let site = p.office.get(&format!("/sites/{}", p.site)).await.ok();
        // Renamed, and moved to the other county, which looks after it from then on.
        let rename = json!({ "action": "rename", "name": "松泉县样例化工厂（虚构）", "version": site["version"] });
        let site = p.office.post(&format!("/sites/{}/moves", p.site), rename).await.ok();
        assert_eq!(alarm(&p.officer, &a).await["site"]["name"], "松泉县样例化工厂（虚构）");
        let change = json!({ "version": site["version"], "region": "990122" });
        p.office.put(&format!("/sites/{}", p.site), change).await.ok();
        for path in [format!("/alarms/{a}"), format!("/points/{point}")] {
            p.stranger.get(&path).await.ok();
        }
        let seen = crate::steps::all(&p.stranger, "/alarms").await;
        assert_eq!(seen.len(), 1, "in its list too");
        assert_eq!(alarm(&p.officer, &a).await["id"], a, "its own people still see it");
        w.raise(&world, 1, Limit::H, 26.0).await;
        assert_eq!(
            crate::steps::all(&p.stranger, "/alarms").await.len(),
            2,
            "what comes later is the county's at once"
        );
    }
}

/// Events of a stream, as they come.
struct Heard(reqwest::Response, String);

impl Heard {
    /// The next event within a time: id, name, data.
    async fn next(&mut self, within: Duration) -> Option<(String, String, Value)> {
        let until = Instant::now() + within;
        loop {
            if let Some((event, rest)) = self.1.split_once("\n\n").map(|(e, r)| (e.to_owned(), r.to_owned())) {
                self.1 = rest;
                let field = |name: &str| {
                    let found = event.lines().find_map(|l| l.strip_prefix(name));
                    found.map(|v| v.trim_start_matches(':').trim().to_owned()).unwrap_or_default()
                };
                if event.lines().all(|l| l.starts_with(':')) {
                    continue;
                }
                return Some((field("id"), field("event"), serde_json::from_str(&field("data")).expect("JSON")));
            }
            let left = until.saturating_duration_since(Instant::now());
            match tokio::time::timeout(left, self.0.chunk()).await {
                Ok(Ok(Some(bytes))) => self.1 += &String::from_utf8_lossy(&bytes),
                _ => return None,
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn alarms_come_live_and_whoever_was_away_catches_up() {
    const SECOND: Duration = Duration::from_secs(1);
    for world in worlds("alarmlive").await {
        let w = works(&world).await;
        let p = &w.p;
        let mut mine = Heard(p.officer.listen("/alarms/live", None).await, String::new());
        let mut theirs = Heard(p.stranger.listen("/alarms/live", None).await, String::new());
        for heard in [&mut mine, &mut theirs] {
            assert_eq!(heard.next(SECOND * 5).await.map(|e| e.1), Some("here".into()), "nothing of the past");
        }
        let began = Instant::now();
        let a = w.raise(&world, 0, Limit::H, 26.0).await;
        let (id, name, told) = mine.next(SECOND * 5).await.expect("an alarm");
        assert!(began.elapsed() < SECOND * 2, "{:?}", began.elapsed());
        assert_eq!(
            (name.as_str(), told["id"].as_str(), told["handling"]["code"].as_str()),
            ("alarm", Some(a.as_str()), Some("open"))
        );
        assert_eq!(told["seq"].to_string(), id);
        step(&p.officer, &a, "confirm", json!({ "cause": "leak" })).await.ok();
        let (seen, _, told) = mine.next(SECOND * 5).await.expect("its change");
        assert_eq!((told["handling"]["code"].as_str(), told["id"].as_str()), (Some("confirmed"), Some(a.as_str())));
        assert!(theirs.next(SECOND).await.is_none(), "another county hears nothing");

        // Away: two things happen to one alarm, and there is a new one. Each is told once, as it is now.
        drop(mine);
        let other = world.sign_in("qy.yi").await;
        step(&p.officer, &a, "handle", json!({ "note": "已关阀" })).await.ok();
        step(&p.first, &a, "return", json!({ "reason": "没有检测结果" })).await.ok();
        let b = w.raise(&world, 1, Limit::H, 8.2).await;
        let mut back = Heard(other.listen("/alarms/live", Some(&seen)).await, String::new());
        let first = back.next(SECOND * 5).await.expect("the changed one").2;
        assert_eq!((first["id"].as_str(), first["handling"]["code"].as_str()), (Some(a.as_str()), Some("working")));
        let second = back.next(SECOND * 5).await.expect("the new one");
        assert_eq!(second.2["id"].as_str(), Some(b.as_str()));
        assert_eq!(back.next(SECOND * 5).await.map(|e| e.1), Some("here".into()));
        // By the query too; a number that was never given is from now.
        let mut again = Heard(other.listen(&format!("/alarms/live?since_seq={seen}"), None).await, String::new());
        assert_eq!(again.next(SECOND * 5).await.map(|e| e.2["id"].clone()), Some(json!(a)));
        let mut wild = Heard(other.listen("/alarms/live", Some("999999")).await, String::new());
        assert_eq!(wild.next(SECOND * 5).await.map(|e| (e.0, e.1)), Some((second.0, "here".into())));
        p.worker.get("/alarms/live").await.refused(403, "FORBIDDEN");
        world.stranger().get("/alarms/live").await.refused(401, "SIGN_IN");
        p.officer.get("/alarms/live?since_seq=x").await.refused(422, "BAD_QUERY");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_quality_of_alarms_is_counted() {
    for world in worlds("alarmquality").await {
        let w = works(&world).await;
        let p = &w.p;
        let at = |minutes: i64| world.clock.now() - SignedDuration::from_mins(minutes);
        // Two days ago a level that still stands; yesterday twelve times the temperature within four minutes; now gas.
        w.tell_at(&world, 1, Limit::H, What::Raised, 8.2, at(2 * 24 * 60)).await;
        for i in 0..12 {
            let begin = at(24 * 60) + SignedDuration::from_secs(i * 20);
            w.tell_at(&world, 2, Limit::H, What::Raised, 61.0, begin).await;
            w.tell_at(&world, 2, Limit::H, What::Returned, 50.0, begin + SignedDuration::from_secs(10)).await;
        }
        w.tell_at(&world, 0, Limit::Hh, What::Raised, 55.0, at(1)).await;
        let q = p.first.get("/alarms/quality?from=2024-11-14&to=2024-11-20").await.ok();
        assert_eq!(
            (q["alarms"].as_i64(), q["operators"].as_i64(), q["found_afterwards"].as_i64()),
            (Some(14), Some(1), Some(0)),
            "{q}"
        );
        // Six days and nine hours until now are 918 times ten minutes.
        let rate = q["rate"].as_f64().expect("a rate");
        assert!((rate - 14.0 / 918.0).abs() < 1e-6, "{rate}");
        let counts: Vec<i64> = q["priorities"].as_array().unwrap().iter().filter_map(|x| x["count"].as_i64()).collect();
        assert_eq!(counts, [1, 0, 0, 13]);
        assert_eq!((q["worst"][0]["name"].as_str(), q["worst"][0]["alarms"].as_i64()), (Some("温度2"), Some(12)));
        assert_eq!(
            (q["standing_over_24h"].as_i64(), q["standing"][0]["point_name"].as_str()),
            (Some(1), Some("液位1"))
        );
        assert_eq!(q["standing"][0]["hours"].as_f64(), Some(48.0));
        // The third within a minute chatters; the eleventh within ten minutes makes a flood of all twelve.
        assert_eq!((q["floods"].as_i64(), q["in_floods"].as_i64()), (Some(1), Some(12)));
        assert!(q["chattering"].as_i64().is_some_and(|n| (1..=10).contains(&n)), "{q}");
        assert_eq!(q["silenced"].as_array().map(Vec::len), Some(4));

        let none = p.stranger.get("/alarms/quality").await.ok();
        assert_eq!(
            (none["alarms"].as_i64(), none["operators"].as_i64(), none["rate"].is_null()),
            (Some(0), Some(0), true)
        );
        let elsewhere = p.office.get("/alarms/quality?region=990122").await.ok();
        assert_eq!(elsewhere["alarms"].as_i64(), Some(0));
        p.first.get("/alarms/quality?from=2024-01-01&to=2024-11-20").await.refused(422, "BAD_PERIOD");
        p.first.get("/alarms/quality?from=2024-11-20&to=2024-11-19").await.refused(422, "BAD_PERIOD");
        p.first.get("/alarms/quality?region=nowhere").await.refused(422, "NO_REGION");
        p.worker.get("/alarms/quality").await.refused(403, "FORBIDDEN");
    }
}
