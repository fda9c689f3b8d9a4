//! Shelving: asked for with a reason and a substitute, approved by somebody else, over by itself, always in sight.

use crate::danger::place;
use jiff::{SignedDuration, Timestamp};
use sense::alarm::flow::{Handling, Signal};
use sense::alarm::io::{apply, store};
use sense::alarm::model::Alarm;
use sense::alarm::{Change, Limit, What};
use sense::point::Slot;
use serde_json::{Value, json};
use stories::{World, worlds};

fn id(of: &Value) -> String {
    of["id"].as_str().expect("an id").to_owned()
}

/// The engine's word about a point, so many seconds from now.
async fn engine(world: &World, point: &Value, seconds: i64, what: What) {
    let at_ms = kernel::Clock::now(&*world.clock).as_millisecond() + seconds * 1000;
    let slot = Slot(point["slot"].as_u64().expect("a slot") as u32);
    let change = Change { at_ms, limit: Limit::H, what, value: 30.0, late: false };
    apply(&world.app, &[(slot, change)]).await.expect("an answer");
}

/// Alarms of a point, oldest first.
async fn alarms(world: &World, point: &Value) -> Vec<Alarm> {
    let slot = Slot(point["slot"].as_u64().expect("a slot") as u32);
    let mut tx = world.app.db.read().await.expect("a transaction");
    let seen = store::seen(&mut tx, &[slot], Timestamp::UNIX_EPOCH).await.expect("rows");
    let ids: Vec<_> = seen.iter().map(|s| s.0).collect();
    let mut all = store::of_ids(&mut tx, &ids).await.expect("rows");
    all.sort_by_key(|a| a.raised_at);
    all
}

async fn minutes(world: &World, minutes: i64) {
    let to = kernel::Clock::now(&*world.clock) + SignedDuration::from_mins(minutes);
    world.clock.move_to(to).expect("forwards");
    world.tick().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_approved_over_and_in_sight() {
    for world in worlds("shelving").await {
        let place = place(&world).await;
        let (firm, head) = (&place.officer, &place.head);
        let form = json!({ "code": "GT-1", "name": "储罐区可燃气体", "template": "combustible" });
        let point = firm.post(&format!("/sites/{}/points", place.site), form).await.ok();
        let ask = format!("/points/{}/shelvings", id(&point));
        let wish = |minutes: i64| json!({ "reason": "探头受潮频繁误报", "substitute": "每半小时便携检测一次", "minutes": minutes });

        // A critical gas point: two hours at most, a reason and a substitute, and only the firm asks.
        firm.post(&ask, wish(121)).await.refused(422, "BAD_SHELVING");
        firm.post(&ask, json!({ "reason": "误报", "substitute": "每半小时便携检测一次", "minutes": 60 }))
            .await
            .refused(422, "BAD_SHELVING");
        firm.post(&ask, json!({ "reason": "探头受潮频繁误报", "minutes": 60 })).await.refused(422, "BAD_SHELVING");
        place.first.post(&ask, wish(60)).await.refused(403, "NOT_YOURS");
        place.stranger.post(&ask, wish(60)).await.refused(404, "NOT_FOUND");

        // Two alarms stand: one before the shelving, one raised while it lasts.
        engine(&world, &point, 0, What::Raised).await;
        let asked = firm.post(&ask, wish(120)).await.ok();
        assert_eq!(
            (&asked["state"]["code"], &asked["priority"]["code"]),
            (&json!("asked"), &json!("critical")),
            "{asked}"
        );
        firm.post(&ask, wish(60)).await.refused(409, "SHELVING_OPEN");
        let moves = format!("/shelvings/{}/moves", id(&asked));
        firm.post(&moves, json!({ "action": "approve" })).await.refused(403, "NOT_YOURS");
        head.post(&moves, json!({ "action": "refuse" })).await.refused(422, "MISSING_FIELD");
        assert_eq!(alarms(&world, &point).await[0].signal, Signal::Unack, "nothing is quiet before it is approved");
        let active = head.post(&moves, json!({ "action": "approve", "version": asked["version"] })).await.ok();
        assert_eq!(active["state"]["code"], "active", "{active}");
        head.post(&moves, json!({ "action": "approve", "version": asked["version"] }))
            .await
            .refused(409, "CHANGED_MEANWHILE");
        head.post(&moves, json!({ "action": "expire" })).await.refused(403, "NOT_YOURS");
        let quiet = alarms(&world, &point).await;
        assert_eq!((quiet[0].signal, quiet[0].escalate_at), (Signal::Shelved, None));
        let page = firm.get(&format!("/points/{}", id(&point))).await.ok();
        assert_eq!(page["muted"]["kind"]["code"], "shelved", "{page}");
        let out = json!({ "action": "take_out", "reason": "送检", "until": "2024-11-25T00:00:00Z" });
        firm.post(&format!("/points/{}/moves", id(&point)), out).await.refused(409, "MUTED");

        // What comes and goes meanwhile is a row, pushed to nobody.
        engine(&world, &point, 60, What::Returned).await;
        engine(&world, &point, 120, What::Raised).await;
        let rows = alarms(&world, &point).await;
        assert_eq!((rows[0].signal, rows[0].handling), (Signal::Norm, Handling::Closed));
        assert_eq!((rows[1].signal, rows[1].level), (Signal::Shelved, 0));

        // The time is up: what still violates its limit alarms, and its clocks start now.
        minutes(&world, 121).await;
        let over = firm.get(&format!("/shelvings/{}", id(&asked))).await.ok();
        assert_eq!((&over["state"]["code"], &over["ended"]["name"]), (&json!("ended"), &json!("系统")), "{over}");
        let labels: Vec<&str> =
            over["past"].as_array().expect("a past").iter().filter_map(|e| e["label"].as_str()).collect();
        assert_eq!(labels, ["申请搁置", "批准搁置", "到期恢复"]);
        let loud = alarms(&world, &point).await.remove(1);
        assert_eq!((loud.signal, loud.level), (Signal::Unack, 1), "the county knows");
        assert!(loud.confirm_due.is_some_and(|due| due > loud.raised_at + SignedDuration::from_mins(110)), "{loud:?}");
        assert_eq!(firm.get(&format!("/points/{}", id(&point))).await.ok()["muted"], Value::Null);

        // Once more two hours, then it is enough for the day.
        let again = firm.post(&ask, wish(120)).await.ok();
        let moves = format!("/shelvings/{}/moves", id(&again));
        place.first.post(&moves, json!({ "action": "approve" })).await.ok();
        minutes(&world, 30).await;
        firm.post(&moves, json!({ "action": "lift" })).await.refused(422, "MISSING_FIELD");
        let lifted = firm.post(&moves, json!({ "action": "lift", "reason": "探头已更换" })).await.ok();
        assert_eq!((&lifted["state"]["code"], &lifted["ended"]["note"]), (&json!("ended"), &json!("探头已更换")));
        firm.post(&ask, wish(120)).await.refused(409, "SHELVED_ENOUGH");
        let third = firm.post(&ask, wish(60)).await.ok();
        let moves = format!("/shelvings/{}/moves", id(&third));
        head.post(&moves, json!({ "action": "refuse", "reason": "应立即修复" })).await.ok();
        firm.post(&moves, json!({ "action": "withdraw" })).await.refused(409, "WRONG_STATE");

        // The regulator sees all of it: two and a half hours, of which kind, and every paper; another county nothing.
        let seen = place.first.get("/silences").await.ok();
        assert_eq!((&seen["points"], &seen["hours"], &seen["now"]), (&json!(1), &json!(2.5), &json!(0)), "{seen}");
        assert_eq!(
            seen["items"][0]["by_kind"],
            json!([{ "kind": { "code": "shelved", "label": "搁置" }, "hours": 2.5 }])
        );
        // Two and a half hours are no colour yet: neither list has it, and an unknown colour is refused.
        let orange = place.first.get("/silences?colour=orange").await.ok();
        assert_eq!((&orange["points"], &orange["total"], &orange["items"]), (&json!(1), &json!(0), &json!([])));
        let few = place.first.get("/silences?most=0").await.ok();
        assert_eq!((&few["total"], &few["items"]), (&json!(1), &json!([])));
        place.first.get("/silences?colour=pink").await.refused(422, "BAD_FILTER");
        assert_eq!(place.first.get("/shelvings?state=ended").await.ok()["total"]["count"], 2);
        place.first.get("/shelvings?state=magic").await.refused(422, "BAD_FILTER");
        assert_eq!(place.stranger.get("/silences").await.ok()["points"], 0);
        place.stranger.get(&format!("/shelvings/{}", id(&asked))).await.refused(404, "NOT_FOUND");
        place.worker.get("/shelvings").await.refused(403, "FORBIDDEN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_approves_his_own() {
    for world in worlds("own").await {
        let place = place(&world).await;
        let form = json!({ "code": "LT-1", "name": "液位", "template": "tank_level", "installation": null });
        let point = place.head.post(&format!("/sites/{}/points", place.site), form).await.ok();
        let wish = json!({ "reason": "液位计更换", "substitute": "每小时人工检尺一次", "minutes": 480 });
        let asked = place.head.post(&format!("/points/{}/shelvings", id(&point)), wish).await.ok();
        let moves = format!("/shelvings/{}/moves", id(&asked));
        place.head.post(&moves, json!({ "action": "approve" })).await.refused(403, "SELF_APPROVAL");
        let offers = asked["offers"].as_array().expect("offers");
        let approve = offers.iter().find(|o| o["action"] == "approve").expect("an offer");
        assert!(approve["refused"].as_str().is_some_and(|say| say.contains("申请人")), "{approve}");
        let gone = place.officer.post(&moves, json!({ "action": "withdraw" })).await.ok();
        assert_eq!(gone["state"]["code"], "ended");
    }
}
