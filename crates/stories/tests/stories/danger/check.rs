//! 企业自查: the class of a site asks for it, it recurs, one click files it, a hazard found counts as one, what is missed is
//! red; a changed class changes it from the next period on. And 90 days of silence.

use super::*;
use crate::steps::all;
use stories::worlds;

async fn grade(p: &Place, colour: &str) -> Value {
    p.first.post(&format!("/sites/{}/grade", p.site), json!({ "colour": colour, "reason": "故事" })).await.ok()
}

/// Windows of the site's duty that somebody sees: from, to, state, have.
async fn windows(who: &Person, p: &Place) -> Vec<(String, String, String, i64)> {
    let rows = all(who, &format!("/occurrences?site={}", p.site)).await;
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    rows.iter()
        .map(|o| {
            (text(&o["window"]["from"]), text(&o["window"]["to"]), text(&o["state"]), o["have"].as_i64().unwrap_or(-1))
        })
        .collect()
}

fn w(from: &str, to: &str, state: &str, have: i64) -> (String, String, String, i64) {
    (from.into(), to.into(), state.into(), have)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_class_asks_and_what_is_done_counts() {
    for world in worlds("selfcheckduty").await {
        let p = &place(&world).await;
        let file = |who| post_check(who, p, json!({}));
        assert!(windows(&p.officer, p).await.is_empty(), "not graded: nothing is asked");
        let red = grade(p, "red").await;
        assert_eq!(
            (red["self_check"]["period"].as_str(), red["self_check"]["runs"].as_bool()),
            (Some("week"), Some(true))
        );
        assert!(red["self_check"]["say"].as_str().is_some_and(|s| s.contains("非法定")), "nobody may take it for law");
        // Wednesday 11-20: this week, and the next.
        let two = vec![w("2024-11-18", "2024-11-24", "pending", 0), w("2024-11-25", "2024-12-01", "pending", 0)];
        assert_eq!(windows(&p.officer, p).await, two);
        assert_eq!(windows(&p.first, p).await, two, "the regulator sees it too");
        assert!(windows(&p.stranger, p).await.is_empty());

        // On the firm's desk, and filed with one click, once a day; by its own people only.
        let desk = p.officer.get("/desk").await.ok();
        let section = desk["sections"]
            .as_array()
            .expect("sections")
            .iter()
            .find(|s| s["key"] == "occurrences")
            .expect("what is due");
        assert_eq!(
            (section["total"].as_u64(), section["items"][0]["site"]["id"].as_str()),
            (Some(1), Some(p.site.as_str()))
        );
        assert!(section["items"][0]["missing"].as_str().is_some_and(|m| m.contains("企业自查")));
        p.first.post(&format!("/sites/{}/self-checks", p.site), json!({})).await.refused(403, "NOT_YOURS");
        p.stranger.post(&format!("/sites/{}/self-checks", p.site), json!({})).await.refused(404, "NOT_FOUND");
        world.stranger().post(&format!("/sites/{}/self-checks", p.site), json!({})).await.refused(401, "SIGN_IN");
        post_check(&p.officer, p, json!({ "on": "2024-11-21" })).await.refused(422, "FUTURE_DAY");
        post_check(&p.officer, p, json!({ "on": "2024-10-19" })).await.refused(422, "TOO_LATE");
        post_check(&p.officer, p, json!({ "note": "好".repeat(501) })).await.refused(422, "BAD_NOTE");
        let filed = file(&p.officer).await.ok();
        assert_eq!(file(&p.worker).await.ok()["record"], filed["record"], "the same day again is the same check");
        assert_eq!(windows(&p.officer, p).await[0], w("2024-11-18", "2024-11-24", "done", 1));
        let record = json!({ "kind": "self_check", "title": "自查", "on": "2024-11-20" });
        p.officer.post("/records", record).await.refused(422, "BAD_RECORD");

        // Next week nothing is filed: red, and told apart from what is done late.
        world.day("2024-12-02").await;
        let missed = all(&p.first, "/occurrences?of=site&state=missed").await;
        assert_eq!((missed.len(), missed[0]["light"].as_str()), (1, Some("red")));
        post_check(&p.officer, p, json!({ "on": "2024-11-29" })).await.ok();
        assert_eq!(windows(&p.officer, p).await[1], w("2024-11-25", "2024-12-01", "late", 1));

        // A hazard that the firm finds is a check; one that the regulator finds is none.
        let inspected = json!({ "site": p.site, "source": "inspection", "text": "电线裸露" });
        p.first.post("/hazards", inspected).await.ok();
        assert_eq!(windows(&p.officer, p).await[2], w("2024-12-02", "2024-12-08", "pending", 0));
        let found = p.worker.post("/hazards", json!({ "source": "self", "text": "灭火器过期" })).await.ok();
        assert_eq!(windows(&p.officer, p).await[2], w("2024-12-02", "2024-12-08", "done", 1));
        let records = all(&p.officer, &format!("/records?site={}", p.site)).await;
        let of_hazard = records.iter().find(|r| r["note"] == found["number"]).expect("a record that names the hazard");
        assert_eq!(
            (of_hazard["kind"].as_str(), of_hazard["site"].as_str()),
            (Some("self_check"), Some(p.site.as_str()))
        );
        p.office.get("/occurrences?of=magic").await.refused(422, "BAD_FILTER");
    }
}

async fn post_check(who: &Person, p: &Place, body: Value) -> Answered {
    who.post(&format!("/sites/{}/self-checks", p.site), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn another_class_asks_otherwise_from_the_next_period_on() {
    for world in worlds("selfcheckclass").await {
        let p = &place(&world).await;
        grade(p, "red").await;
        grade(p, "yellow").await;
        // The week that runs stays; then the month asks, from the one that holds the day after.
        let changed = vec![
            w("2024-11-18", "2024-11-24", "pending", 0),
            w("2024-11-01", "2024-11-30", "pending", 0),
            w("2024-12-01", "2024-12-31", "pending", 0),
        ];
        let sorted = |mut v: Vec<(String, String, String, i64)>| {
            v.sort_by(|a, b| a.1.cmp(&b.1));
            v
        };
        assert_eq!(sorted(windows(&p.officer, p).await), changed);
        // Back again before it began: as if nothing had been.
        grade(p, "red").await;
        world.tick().await;
        let weeks = vec![w("2024-11-18", "2024-11-24", "pending", 0), w("2024-11-25", "2024-12-01", "pending", 0)];
        assert_eq!(sorted(windows(&p.officer, p).await), weeks);

        // Stopped: nothing is asked; resumed: from that day on.
        let moves = format!("/sites/{}/moves", p.site);
        p.officer.post(&moves, json!({ "action": "stop", "reason": "检修" })).await.ok();
        assert!(windows(&p.officer, p).await.is_empty());
        post_check(&p.officer, p, json!({})).await.refused(409, "NOT_OPERATING");
        world.day("2024-12-11").await;
        p.officer.post(&moves, json!({ "action": "resume", "note": "检修完" })).await.ok();
        let again = vec![w("2024-12-09", "2024-12-15", "pending", 0), w("2024-12-16", "2024-12-22", "pending", 0)];
        assert_eq!(windows(&p.officer, p).await, again);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_class_is_computed_every_night() {
    for world in worlds("night").await {
        let p = &place(&world).await;
        // (0.35×(60+15) + 0.15×100) ÷ 0.75 = 55: yellow.
        let graded = p.first.post(&format!("/sites/{}/grade", p.site), json!({})).await.ok();
        assert_eq!(
            (graded["grade"]["score"].as_f64(), graded["grade"]["colour"]["code"].as_str()),
            (Some(55.0), Some("yellow")),
            "{}",
            graded["grade"]
        );
        let form = json!({ "site": p.site, "source": "inspection", "kind": "machine.tank", "text": "液氨充装用软管，没有用万向管道",
            "answers": { "AJ3-2017-121-1-7": "no" } });
        p.first.post("/hazards", form).await.ok();
        world.day("2024-11-21").await;
        // One open major hazard: 60 + 2, weighted 0.25: (26.25 + 15.5 + 15) ÷ 0.75 = 75.7, orange.
        let site = p.officer.get(&format!("/sites/{}", p.site)).await.ok();
        assert_eq!(
            (site["grade"]["score"].as_f64(), site["grade"]["colour"]["code"].as_str()),
            (Some(75.7), Some("orange")),
            "{}",
            site["grade"]
        );
        assert_eq!(site["self_check"]["period"], "half_month");
        let told = p.first.get(&format!("/sites/{}/timeline", p.site)).await.ok().to_string();
        assert!(told.contains("每日复核等级"), "{told}");
        let n = told.matches("每日复核等级").count();
        world.tick().await;
        world.day("2024-11-22").await;
        let again = p.first.get(&format!("/sites/{}/timeline", p.site)).await.ok().to_string();
        assert_eq!(again.matches("每日复核等级").count(), n, "nothing changed, nothing is told");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ninety_days_of_silence_are_told_to_the_regulator() {
    for world in worlds("silence").await {
        let p = &place(&world).await;
        // Who has no account cannot report, and is not called silent for it.
        let form = json!({ "enterprise_name": "样例无账户厂", "region": "Z990101001", "address": "云岭产业园区样例路2号",
            "industry": "2612", "tags": ["hazchem_process"] });
        p.office.post("/sites", form).await.ok();
        world.tick().await;
        // The ninetieth day after 11-20 is 2025-02-18.
        world.day("2025-02-18").await;
        assert!(all(&p.first, "/sites?silent=true").await.is_empty());
        world.day("2025-02-19").await;
        world.tick().await;
        let silent = all(&p.first, "/sites?silent=true").await;
        assert_eq!((silent.len(), silent[0]["silent_on"].as_str()), (1, Some("2025-02-19")));
        assert_eq!(all(&p.first, "/sites?silent=false").await.len(), 1, "the one without an account");
        assert!(all(&p.stranger, "/sites?silent=true").await.is_empty());
        let told = p.first.get(&format!("/sites/{}/timeline", p.site)).await.ok().to_string();
        assert_eq!(told.matches("长期零上报").count(), 1, "{told}");
        // What others found there does not break it; a check does.
        p.first.post("/hazards", json!({ "site": p.site, "source": "inspection", "text": "电线裸露" })).await.ok();
        assert_eq!(all(&p.first, "/sites?silent=true").await.len(), 1);
        post_check(&p.officer, p, json!({})).await.ok();
        assert!(all(&p.first, "/sites?silent=true").await.is_empty());
        assert_eq!(p.officer.get(&format!("/sites/{}", p.site)).await.ok()["heard_on"], "2025-02-19");
    }
}
