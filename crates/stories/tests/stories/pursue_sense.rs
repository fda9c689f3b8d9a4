//! Alarms that nobody answered and doubts that nobody verified climb as everything else that is late does, each step once;
//! an answer ends what waits.

use crate::danger::{id, photo};
use crate::pursue::{ladder, newest, switch_on, take, told, words};
use crate::sense::{alarm, later, step, works};
use crate::steps::all;
use sense::alarm::Limit;
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

/// Two servers, several rounds at once: on the day that it is.
async fn rounds(world: &World) {
    let (one, two) = (world.app.clone(), world.second().await);
    let mut ticks = Vec::new();
    for app in [&one, &two, &one, &two] {
        let ctx = web::Ctx::system(app.clone());
        ticks.push(async move { govern::supervise::io::jobs::tick(&ctx).await });
    }
    for done in futures::future::join_all(ticks).await {
        done.expect("a tick");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_past_its_clock_is_urged_once_and_answered_by_the_deed() {
    for world in worlds("alarmurge").await {
        let w = works(&world).await;
        let p = &w.p;
        // Red: confirmed within a minute, fed back within half an hour. Its neighbour is answered in time.
        let late = w.raise(&world, 0, Limit::Hh, 55.0).await;
        let in_time = w.raise(&world, 2, Limit::H, 61.0).await;
        step(&p.officer, &in_time, "confirm", json!({ "cause": "process" })).await.ok();
        step(&p.officer, &in_time, "handle", json!({ "note": "已调节冷却水" })).await.ok();
        let trial = async |code: &str| p.office.get(&format!("/supervise-rules/{code}/trial")).await.ok();
        assert_eq!(trial("alarm.urge").await["looked_at"], 0, "no clock has run out yet");
        later(&world, 60).await;
        let tried = trial("alarm.urge").await;
        assert_eq!((&tried["looked_at"], &tried["due"]), (&json!(1), &json!(0)), "late today: {tried}");
        switch_on(&world, "alarm").await;
        world.tick().await;
        assert!(ladder(&p.office, &late).await.is_empty());

        world.clock.move_to(anlan::demo::morning("2024-11-21".parse().expect("a date"))).expect("forwards");
        let tried = trial("alarm.urge").await;
        assert_eq!((&tried["looked_at"], &tried["due"]), (&json!(1), &json!(1)), "{tried}");
        assert_eq!(tried["lines"][0]["subject"]["link"], format!("/alarms/{late}"));
        assert!(ladder(&p.office, &late).await.is_empty(), "a trial writes nothing");
        rounds(&world).await;
        world.tick().await;
        assert_eq!(words(&ladder(&p.office, &late).await), [("urge", "served")], "{:?}", world.engine);
        assert!(ladder(&p.office, &in_time).await.is_empty());
        let urge = newest(&p.assistant, &late, "urge").await;
        let page = p.assistant.get(&format!("/supervisions/{urge}")).await.ok();
        assert_eq!(page["it"]["unit"]["short"], "州应急局", "the regulator answers for it");
        assert_eq!(page["it"]["subject"]["label"], "监测报警");
        let facts = page["matter"]["facts"].to_string();
        assert!(facts.contains("T-") && facts.contains("紧急") && facts.contains("55%LEL"), "{facts}");
        assert_eq!(told(&p.assistant, &urge).await, ["supervise.served"], "one message");
        p.stranger.get(&format!("/supervisions/{urge}")).await.refused(404, "NOT_FOUND");
        p.officer.get(&format!("/supervisions/{urge}")).await.refused(404, "NOT_FOUND");
        let by_hand = json!({ "step": "urge", "concept": "alarm", "record": late, "text": "请回复。" });
        p.office.post("/supervisions", by_hand.clone()).await.refused(409, "ALREADY_OPEN");
        p.stranger.post("/supervisions", by_hand.clone()).await.refused(404, "NOT_FOUND");

        // Thursday 11-21: Friday, Monday, Tuesday. Nobody answers: a letter on Wednesday, for a red one.
        world.day("2024-11-26").await;
        assert_eq!(ladder(&p.office, &late).await.len(), 1);
        world.day("2024-11-27").await;
        assert_eq!(
            words(&ladder(&p.office, &late).await),
            [("urge", "served"), ("supervise_letter", "draft")],
            "the urging waits until the letter goes out"
        );
        let letter = newest(&p.office, &late, "supervise_letter").await;
        let signed = take(&p.office_head, &letter, "sign", json!({})).await.ok();
        let paper = signed["paper"].as_str().expect("a paper");
        let text = p.assistant.get(&format!("/papers/{paper}")).await.ok()["text"].as_str().unwrap_or("").to_owned();
        for word in ["监测报警（T-", "云岭甲化工厂", "2024-11-20", "确认，应于", "已催办1次"] {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(!text.contains("【缺"), "{text}");

        // Confirmed is not yet answered: the time for feedback has passed as well. Fed back, nothing waits any more.
        step(&p.officer, &late, "confirm", json!({ "cause": "leak" })).await.ok();
        assert_eq!(p.office.get(&format!("/supervisions/{letter}")).await.ok()["it"]["state"], "served");
        step(&p.officer, &late, "handle", json!({ "note": "已关阀置换" })).await.ok();
        let ended = p.office.get(&format!("/supervisions/{letter}")).await.ok();
        assert_eq!(ended["it"]["state"], "stopped", "in the same moment");
        assert!(ended["ended"]["note"].as_str().is_some_and(|n| n.contains("已反馈处置结果")), "{}", ended["ended"]);
        p.office.post("/supervisions", by_hand).await.refused(409, "SUBJECT_ENDED");
        let n = ladder(&p.office, &late).await.len();
        world.day("2024-12-20").await;
        assert_eq!(ladder(&p.office, &late).await.len(), n, "nothing follows");
        assert_eq!(alarm(&p.office, &late).await["handling"]["code"], "handled");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_in_time_stops_the_letter_about_an_alarm_and_a_yellow_one_gets_none() {
    for world in worlds("alarmreply").await {
        let w = works(&world).await;
        let p = &w.p;
        let red = w.raise(&world, 0, Limit::Hh, 55.0).await;
        let blue = w.raise(&world, 1, Limit::H, 8.2).await;
        switch_on(&world, "alarm").await;
        world.day("2024-11-21").await;
        let urge = newest(&p.assistant, &red, "urge").await;
        let reply = json!({ "reply": "已到现场督促，三十日前更换探测器", "promise": "2024-11-30" });
        take(&p.assistant, &urge, "reply", reply).await.ok();
        take(&p.office, &urge, "accept", json!({})).await.ok();
        world.day("2024-11-30").await;
        assert_eq!(words(&ladder(&p.office, &red).await), [("urge", "accepted")], "until the day promised");
        // Blue: urged as all are, and no letter however long nobody answers.
        assert_eq!(words(&ladder(&p.office, &blue).await), [("urge", "served")]);
        world.day("2024-12-02").await;
        assert_eq!(words(&ladder(&p.office, &red).await).last(), Some(&("supervise_letter", "draft")), "it has passed");
        world.day("2025-01-10").await;
        assert_eq!(words(&ladder(&p.office, &blue).await), [("urge", "served")]);
    }
}

/// A fault of an instrument as the firm reports it: a doubt, to be verified on site within a day.
async fn fault(firm: &Person, office: &Person, point: &str) -> String {
    let form = json!({ "told": "fault", "note": "探头通信故障" });
    firm.post(&format!("/points/{point}/marks"), form).await.ok();
    let found = all(office, &format!("/doubts?point={point}&rule=fault_reported")).await;
    assert_eq!(found.len(), 1, "{found:?}");
    id(&found[0])
}

async fn go(who: &Person, doubt: &str, action: &str, n: u32) -> Answered {
    let files: Vec<Value> = match n {
        0 => Vec::new(),
        n => vec![photo(who, n, "photo_after").await["file"].clone()],
    };
    let body = json!({ "action": action, "note": "到现场看过", "files": files });
    who.post(&format!("/doubts/{doubt}/moves"), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doubt_that_nobody_verified_is_urged_once_and_ends_with_the_visit() {
    for world in worlds("doubturge").await {
        let w = works(&world).await;
        let p = &w.p;
        let late = fault(&p.officer, &p.office, &w.points[0].id.to_string()).await;
        let seen = fault(&p.officer, &p.office, &w.points[1].id.to_string()).await;
        switch_on(&world, "doubt").await;
        world.day("2024-11-21").await;
        // One of the two is looked at in time.
        go(&p.first, &seen, "clear", 0).await.refused(422, "MISSING_FIELD");
        go(&p.first, &seen, "clear", 71).await.ok();
        later(&world, 120).await;
        assert!(ladder(&p.office, &late).await.is_empty(), "the day set for it is not over");
        world.clock.move_to(anlan::demo::morning("2024-11-22".parse().expect("a date"))).expect("forwards");
        let tried = p.office.get("/supervise-rules/doubt.urge/trial").await.ok();
        assert_eq!((&tried["looked_at"], &tried["due"]), (&json!(1), &json!(1)), "{tried}");
        rounds(&world).await;
        world.tick().await;
        assert_eq!(words(&ladder(&p.office, &late).await), [("urge", "served")], "{:?}", world.engine);
        assert!(ladder(&p.office, &seen).await.is_empty());
        let urge = newest(&p.assistant, &late, "urge").await;
        let page = p.assistant.get(&format!("/supervisions/{urge}")).await.ok();
        assert_eq!(page["it"]["unit"]["short"], "州应急局");
        let facts = page["matter"]["facts"].to_string();
        assert!(facts.contains("报系统故障") && facts.contains("探头通信故障"), "{facts}");
        p.officer.get(&format!("/supervisions/{urge}")).await.refused(404, "NOT_FOUND");

        // Due on the 21st: more than seven days past on the 29th, and the urging ran out on the 27th.
        world.day("2024-11-28").await;
        assert_eq!(ladder(&p.office, &late).await.len(), 1);
        world.day("2024-11-29").await;
        let steps = ladder(&p.office, &late).await;
        assert_eq!(words(&steps).last(), Some(&("supervise_letter", "draft")), "{steps:?}");
        // The firm's own words end nothing; the visit does.
        let said = json!({ "action": "explain", "note": "正在更换" });
        p.officer.post(&format!("/doubts/{late}/moves"), said).await.ok();
        let letter = newest(&p.office, &late, "supervise_letter").await;
        assert_eq!(p.office.get(&format!("/supervisions/{letter}")).await.ok()["it"]["state"], "draft");
        go(&p.first, &late, "verify", 72).await.ok();
        let ended = p.office.get(&format!("/supervisions/{letter}")).await.ok();
        assert_eq!(ended["it"]["state"], "stopped");
        assert!(ended["ended"]["note"].as_str().is_some_and(|n| n.contains("属实")), "{}", ended["ended"]);
        let n = ladder(&p.office, &late).await.len();
        world.day("2024-12-30").await;
        assert_eq!(ladder(&p.office, &late).await.len(), n);
    }
}
