//! A gas alarm stops special work at its place at once; nothing goes on before it is over and a new sample has passed.

use crate::permit::{analyse, apply, confirmed, id, state, step, working};
use crate::sense::{later, works};
use crate::steps::all;
use kernel::Clock;
use sense::alarm::{Change, Limit, What};
use serde_json::json;
use stories::{Person, worlds};

/// How often a person was told of tickets that a gas alarm paused.
async fn told(who: &Person) -> usize {
    let page = who.get("/messages").await.ok();
    page["items"].as_array().into_iter().flatten().filter(|m| m["kind"] == "permit.gas_alarm").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn gas_stops_what_is_being_done_and_a_new_sample_lets_it_go_on() {
    for world in worlds("gasstop").await {
        let w = works(&world).await;
        let p = &w.p;
        let seen = async |permit: &str| p.first.get(&format!("/permits/{permit}")).await.ok();
        let hot = working(&world, p, &p.other, json!({})).await;
        // Work at height is not analysed.
        let high = json!({ "kind": "work_at_height", "grade": "height_2", "area": false, "watcher": "样例监护人乙" });
        let high = id(&apply(&world, &p.officer, p, high).await.ok());
        analyse(&world, &p.officer, &high, 1, 0.1).await.refused(409, "NOT_ANALYSED");
        step(&p.other, &high, "approve", confirmed(&p.other, &high).await).await.ok();
        step(&p.officer, &high, "start", json!({})).await.ok();
        let next = id(&apply(&world, &p.officer, p, json!({ "watcher": "样例监护人丙" })).await.ok());
        analyse(&world, &p.officer, &next, 1, 0.1).await.ok();
        step(&p.other, &next, "approve", confirmed(&p.other, &next).await).await.ok();

        // A level, a temperature, and gas that was found afterwards stop nothing.
        w.raise(&world, 1, Limit::H, 8.2).await;
        w.raise(&world, 2, Limit::Hh, 81.0).await;
        let late = Change {
            at_ms: world.clock.now().as_millisecond() - 3_600_000,
            limit: Limit::Hh,
            what: What::Raised,
            value: 60.0,
            late: true,
        };
        let back = Change { at_ms: late.at_ms + 60_000, what: What::Returned, value: 3.0, ..late };
        let changes = [(w.points[0].slot, late), (w.points[0].slot, back)];
        sense::alarm::io::apply(&world.app, &changes).await.expect("told afterwards");
        world.tick().await;
        assert_eq!((state(&seen(&hot).await), state(&seen(&high).await)), ("working", "working"));

        // Gas: both are paused at once, without waiting for the clock; the people are told, others not.
        let a = w.raise(&world, 0, Limit::H, 26.0).await;
        let paused = seen(&hot).await;
        assert_eq!((state(&paused), state(&seen(&high).await)), ("paused", "paused"), "{paused}");
        assert_eq!(paused["breaks"][0]["alarm"].as_str(), Some(a.as_str()), "{paused}");
        let why = paused["breaks"][0]["why"].as_str().expect("why");
        assert!(why.contains("高限报警") && why.contains("26 %LEL"), "{why}");
        assert_eq!(state(&seen(&next).await), "approved");
        assert_eq!((told(&p.officer).await, told(&p.other).await, told(&p.stranger).await), (2, 2, 0));
        let events = paused["marks"].as_array().map(Vec::len);
        world.tick().await;
        assert_eq!(seen(&hot).await["marks"].as_array().map(Vec::len), events, "once");

        // While it stands nothing goes on and nothing begins, whatever is analysed.
        later(&world, 2).await;
        analyse(&world, &p.officer, &hot, 1, 0.1).await.ok();
        let say = step(&p.officer, &hot, "resume", json!({})).await.refused(409, "GAS_ALARM");
        assert!(say.contains("尚未恢复") && say.contains("26 %LEL"), "{say}");
        step(&p.officer, &next, "start", json!({})).await.refused(409, "GAS_ALARM");
        let page = p.officer.get(&format!("/permits/{hot}")).await.ok();
        let resume = page["offers"].as_array().unwrap().iter().find(|o| o["action"] == "resume").cloned().unwrap();
        assert!(resume["refused"].as_str().is_some_and(|r| r.contains("气体") || r.contains("报警")), "{resume}");
        step(&p.first, &hot, "resume", json!({})).await.refused(403, "NOT_YOURS");

        // It becomes worse during the pause: the sample from between counts no more.
        later(&world, 2).await;
        w.raise(&world, 0, Limit::Hh, 55.0).await;
        assert_eq!(told(&p.officer).await, 2, "they have left already");
        later(&world, 5).await;
        w.tell(&world, 0, Limit::Hh, What::Returned, 12.0).await;
        step(&p.officer, &hot, "resume", json!({})).await.refused(409, "GAS_ALARM");
        w.tell(&world, 0, Limit::H, What::Returned, 12.0).await;
        let say = step(&p.officer, &hot, "resume", json!({})).await.refused(409, "ANALYSE_AGAIN");
        assert!(say.contains("报警后还没有取样"), "{say}");
        step(&p.officer, &high, "resume", json!({})).await.refused(409, "ANALYSE_AGAIN");
        analyse(&world, &p.officer, &hot, 0, 0.9).await.ok();
        step(&p.officer, &hot, "resume", json!({})).await.refused(409, "GAS_BEYOND");
        later(&world, 1).await;
        analyse(&world, &p.officer, &hot, 0, 0.1).await.ok();
        let page = analyse(&world, &p.officer, &high, 0, 0.1).await.ok();
        assert_eq!(page["may_analyse"], true, "{page}");
        assert_eq!(state(&step(&p.officer, &hot, "resume", json!({})).await.ok()), "working");
        later(&world, 31).await;
        step(&p.officer, &high, "resume", json!({})).await.refused(409, "ANALYSIS_OLD");
        analyse(&world, &p.officer, &high, 0, 0.1).await.ok();
        step(&p.officer, &high, "resume", json!({})).await.ok();
        analyse(&world, &p.officer, &high, 0, 0.1).await.refused(409, "NOT_ANALYSED");

        // Shelved gas stops work all the same; out of service it does not until it is back, then the clock sees it.
        let gas = async |state: &str| {
            let mut tx = world.app.db.begin().await.expect("a transaction");
            let sql = "update alarm set signal = $1 where kind = 'combustible' and limit_code = 'H'";
            tx.exec(sql, store::params![state]).await.expect("a signal");
            tx.commit().await.expect("kept");
        };
        let b = w.raise(&world, 0, Limit::H, 27.0).await;
        assert_eq!(state(&seen(&hot).await), "paused");
        gas("OOSRV").await;
        later(&world, 1).await;
        analyse(&world, &p.officer, &hot, 0, 0.1).await.ok();
        assert_eq!(state(&step(&p.officer, &hot, "resume", json!({})).await.ok()), "working", "{b} is out of service");
        later(&world, 1).await;
        assert_eq!(state(&seen(&hot).await), "working");
        gas("SHELVED").await;
        later(&world, 1).await;
        assert_eq!(state(&seen(&hot).await), "paused");
        assert_eq!(all(&p.stranger, "/permits").await.len(), 0);
    }
}
