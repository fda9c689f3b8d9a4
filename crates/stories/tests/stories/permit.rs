//! Tickets for special work through HTTP: asked for, analysed, approved by another, begun in time, paused, closed; what the
//! daily promise and the warning make of them (scenarios S12, S20c).

use crate::danger::{Place, place};
use crate::sense::{later, works};
use crate::steps::all;
use jiff::SignedDuration;
use kernel::Clock;
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

/// So many minutes from now.
pub fn at(world: &World, minutes: i64) -> String {
    (world.clock.now() + SignedDuration::from_mins(minutes)).to_string()
}

/// First-class hot work for six hours from now, with `more` on top.
pub async fn apply(world: &World, who: &Person, p: &Place, more: Value) -> Answered {
    let mut body = json!({
        "kind": "hot_work", "grade": "hot_first", "spot": "一号罐区管廊", "work": "蒸汽管线焊接", "from": at(world, 0),
        "to": at(world, 360), "watcher": "样例监护人", "area": true,
        "workers": [{ "name": "样例焊工", "certificate": "样例证0001", "expires": "2025-06-30" }, { "name": "样例普工" }],
    });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    who.post(&format!("/sites/{}/permits", p.site), body).await
}

pub fn id(page: &Value) -> String {
    page["it"]["id"].as_str().unwrap_or_else(|| panic!("no id: {page}")).to_owned()
}

/// A sample taken so many minutes ago, with this much combustible gas.
pub async fn analyse(world: &World, who: &Person, permit: &str, ago: i64, gas: f64) -> Answered {
    let body = json!({ "at": at(world, -ago), "spot": "动火点", "combustible": gas, "lower_limit": 5.0, "oxygen": 20.9,
        "analyst": "样例分析员" });
    who.post(&format!("/permits/{permit}/analyses"), body).await
}

pub async fn step(who: &Person, permit: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "action": action });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    who.post(&format!("/permits/{permit}/moves"), body).await
}

/// Everything that the page asks to confirm.
pub async fn confirmed(who: &Person, permit: &str) -> Value {
    let page = who.get(&format!("/permits/{permit}")).await.ok();
    let all = page["safeguards"].as_array().expect("safeguards");
    json!({ "safeguards": all.iter().map(|s| s["code"].clone()).collect::<Vec<_>>() })
}

/// Asked for by one, approved by `by`, begun.
pub async fn working(world: &World, p: &Place, by: &Person, more: Value) -> String {
    let page = apply(world, &p.officer, p, more).await.ok();
    let permit = id(&page);
    analyse(world, &p.officer, &permit, 5, 0.1).await.ok();
    step(by, &permit, "approve", confirmed(by, &permit).await).await.ok();
    step(&p.officer, &permit, "start", json!({})).await.ok();
    permit
}

pub fn state(page: &Value) -> &str {
    page["it"]["state"].as_str().expect("a state")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_from_asking_to_closing_and_everything_that_stops_it() {
    for world in worlds("permit").await {
        let p = place(&world).await;
        // What must not be asked for.
        let ask = async |more: Value| apply(&world, &p.officer, &p, more).await;
        let hours = |n: i64| json!(at(&world, n * 60));
        let long = json!({ "grade": "hot_special", "to": hours(10) });
        assert!(ask(long).await.refused(422, "PERMIT_TOO_LONG").contains("最长 8 小时"));
        ask(json!({ "kind": "confined_space", "grade": "", "to": hours(25) })).await.refused(422, "PERMIT_TOO_LONG");
        let old = json!({ "workers": [{ "name": "样例焊工", "certificate": "样例证0001", "expires": "2024-10-31" }] });
        ask(old).await.refused(422, "CERT_EXPIRED");
        ask(json!({ "workers": [{ "name": "样例普工" }] })).await.refused(422, "NO_CERTIFICATE");
        ask(json!({ "workers": [] })).await.refused(422, "BAD_WORKERS");
        ask(json!({ "watcher": "样例普工" })).await.refused(422, "WATCHER_WORKS");
        ask(json!({ "grade": "" })).await.refused(422, "MISSING_FIELD");
        ask(json!({ "kind": "diving" })).await.refused(422, "NO_SUCH_KIND");
        ask(json!({ "grade": "height_1" })).await.refused(422, "NO_SUCH_GRADE");
        ask(json!({ "from": hours(-2) })).await.refused(422, "BAD_TIME");
        ask(json!({ "spot": " " })).await.refused(422, "MISSING_FIELD");
        ask(json!({ "inside": true })).await.refused(409, "NO_CONFINED_PERMIT");
        // Who must not ask.
        apply(&world, &p.worker, &p, json!({})).await.refused(403, "FORBIDDEN");
        apply(&world, &p.first, &p, json!({})).await.refused(403, "FORBIDDEN");
        apply(&world, &world.stranger(), &p, json!({})).await.refused(401, "SIGN_IN");

        let page = ask(json!({})).await.ok();
        let permit = id(&page);
        assert_eq!((state(&page), page["it"]["called"].as_str()), ("applied", Some("一级动火")), "{page}");
        assert!(page["it"]["number"].as_str().is_some_and(|n| n.starts_with("ZY-Z990101001-2024-")), "{page}");
        assert!(page["parameters"].as_array().is_some_and(|a| !a.is_empty()), "terms with their source: {page}");

        // Gas first; then another person, with every safeguard.
        let all_of_it = confirmed(&p.other, &permit).await;
        step(&p.other, &permit, "approve", all_of_it.clone()).await.refused(409, "NO_ANALYSIS");
        step(&p.officer, &permit, "start", json!({})).await.refused(409, "WRONG_STATE");
        let url = format!("/permits/{permit}/analyses");
        p.officer.post(&url, json!({ "at": at(&world, 1) })).await.refused(422, "MISSING_FIELD");
        analyse(&world, &p.officer, &permit, -5, 0.1).await.refused(422, "BAD_ANALYSIS");
        analyse(&world, &p.officer, &permit, 1, 101.0).await.refused(422, "BAD_ANALYSIS");
        analyse(&world, &p.first, &permit, 1, 0.1).await.refused(403, "FORBIDDEN");
        let foul = analyse(&world, &p.officer, &permit, 2, 0.9).await.ok();
        assert_eq!(state(&foul), "applied", "kept, and moves nothing");
        assert!(foul["analyses"][0]["fails"][0].as_str().is_some_and(|f| f.contains("0.5")), "{foul}");
        step(&p.other, &permit, "approve", all_of_it.clone()).await.refused(409, "GAS_BEYOND");
        assert_eq!(state(&analyse(&world, &p.officer, &permit, 1, 0.1).await.ok()), "analysed");
        step(&p.officer, &permit, "approve", all_of_it.clone()).await.refused(403, "SAME_PERSON");
        step(&p.other, &permit, "approve", json!({})).await.refused(422, "MISSING_FIELD");
        let few = step(&p.other, &permit, "approve", json!({ "safeguards": ["briefing"] })).await;
        assert!(few.refused(422, "SAFEGUARDS_OPEN").contains("消防器材"));
        step(&p.other, &permit, "approve", json!({ "safeguards": ["magic"] })).await.refused(422, "NO_SUCH_SAFEGUARD");
        step(&p.first, &permit, "approve", all_of_it.clone()).await.refused(403, "NOT_YOURS");
        let stale = json!({ "version": 1, "safeguards": all_of_it["safeguards"] });
        step(&p.other, &permit, "approve", stale).await.refused(409, "CHANGED_MEANWHILE");
        assert_eq!(state(&step(&p.other, &permit, "approve", all_of_it).await.ok()), "approved");

        // Thirty-five minutes after the sample it is too old.
        later(&world, 34).await;
        step(&p.officer, &permit, "start", json!({})).await.refused(409, "ANALYSIS_OLD");
        let offers = p.officer.get(&format!("/permits/{permit}")).await.ok();
        let start = offers["offers"].as_array().unwrap().iter().find(|o| o["action"] == "start").cloned().unwrap();
        assert!(start["refused"].as_str().is_some_and(|r| r.contains("取样")), "the button says why: {start}");
        analyse(&world, &p.officer, &permit, 1, 0.1).await.ok();
        assert_eq!(state(&step(&p.officer, &permit, "start", json!({})).await.ok()), "working");

        // Paused by the regulator; after forty minutes it is analysed anew.
        step(&p.first, &permit, "pause", json!({})).await.refused(422, "MISSING_FIELD");
        step(&p.stranger, &permit, "pause", json!({ "reason": "检查" })).await.refused(404, "NOT_FOUND");
        let paused = step(&p.first, &permit, "pause", json!({ "reason": "现场检查发现监护人离岗" })).await.ok();
        assert_eq!((state(&paused), paused["breaks"][0]["to"].is_null()), ("paused", true));
        step(&p.first, &permit, "resume", json!({})).await.refused(403, "NOT_YOURS");
        later(&world, 40).await;
        step(&p.officer, &permit, "resume", json!({})).await.refused(409, "ANALYSE_AGAIN");
        analyse(&world, &p.officer, &permit, 1, 0.1).await.ok();
        step(&p.officer, &permit, "resume", json!({})).await.ok();
        // A sample beyond its limit pauses by itself.
        let foul = analyse(&world, &p.officer, &permit, 0, 0.8).await.ok();
        assert_eq!(state(&foul), "paused", "{foul}");
        step(&p.officer, &permit, "resume", json!({})).await.refused(409, "GAS_BEYOND");
        analyse(&world, &p.officer, &permit, 0, 0.1).await.ok();
        step(&p.officer, &permit, "close", json!({})).await.refused(422, "MISSING_FIELD");
        let closed = step(&p.officer, &permit, "close", json!({ "note": "现场清理完毕，无余火" })).await.ok();
        assert_eq!((state(&closed), closed["offers"].as_array().map(Vec::len)), ("closed", Some(0)));
        step(&p.officer, &permit, "void", json!({ "reason": "误" })).await.refused(409, "WRONG_STATE");

        // Who sees it, and filters.
        p.stranger.get(&format!("/permits/{permit}")).await.refused(404, "NOT_FOUND");
        p.worker.get("/permits").await.refused(403, "FORBIDDEN");
        assert!(all(&p.stranger, "/permits").await.is_empty());
        assert_eq!(all(&p.first, "/permits?kind=hot_work&state=closed").await.len(), 1);
        assert_eq!(all(&p.office, "/permits?open=true").await.len(), 0);
        assert_eq!(all(&p.first, "/permits?from=2024-11-20&to=2024-11-20").await.len(), 1);
        assert_eq!(all(&p.first, "/permits?from=2024-11-21").await.len(), 0);
        p.first.get("/permits?kind=diving").await.refused(422, "BAD_FILTER");
        assert_eq!(p.first.get("/permits/kinds").await.ok().as_array().map(Vec::len), Some(8));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rest_days_vessels_watchers_and_the_clock() {
    for world in worlds("permitclock").await {
        let p = place(&world).await;
        // Saturday: second class counts as first, and may last eight hours only; first goes to the principal.
        let saturday = |from: &str, to: &str| json!({ "from": from, "to": to });
        let second = |body: Value| {
            let mut body = body;
            body["grade"] = json!("hot_second");
            body
        };
        let day = second(saturday("2024-11-23T01:00:00Z", "2024-11-23T05:00:00Z"));
        let page = apply(&world, &p.officer, &p, day).await.ok();
        assert_eq!(page["it"]["called"], "一级动火", "{page}");
        assert!(page["it"]["raised"].as_str().is_some_and(|r| r.contains("2024-11-23")), "{page}");
        let long = second(saturday("2024-11-22T01:00:00Z", "2024-11-23T05:00:00Z"));
        let say = apply(&world, &p.officer, &p, long).await.refused(422, "PERMIT_TOO_LONG");
        assert!(say.contains("升为一级"), "{say}");
        let week = second(saturday("2024-11-21T01:00:00Z", "2024-11-22T10:00:00Z"));
        let plain = apply(&world, &p.officer, &p, week).await.ok();
        assert_eq!((plain["it"]["called"].as_str(), plain["it"]["raised"].is_null()), (Some("二级动火"), true));
        let first = apply(&world, &p.officer, &p, saturday("2024-11-23T01:00:00Z", "2024-11-23T05:00:00Z")).await.ok();
        let first = id(&first);
        analyse(&world, &p.officer, &first, 0, 0.1).await.ok();
        step(&p.other, &first, "approve", confirmed(&p.other, &first).await).await.refused(403, "NOT_PRINCIPAL");
        step(&p.head, &first, "approve", confirmed(&p.head, &first).await).await.ok();
        step(&p.officer, &first, "start", json!({})).await.refused(409, "NOT_YET");
        step(&p.officer, &first, "void", json!({})).await.refused(422, "MISSING_FIELD");
        step(&p.officer, &first, "void", json!({ "reason": "改期" })).await.ok();

        // Inside a tank: under a confined-space ticket, which takes the hot work with it when it stops.
        let space = json!({ "kind": "confined_space", "grade": "", "spot": "三号储罐", "work": "罐内补焊", "watcher": "样例监护人乙" });
        let space = id(&apply(&world, &p.officer, &p, space).await.ok());
        let inside = |linked: &str, watcher: &str| json!({ "grade": "hot_special", "inside": true, "linked": linked, "spot": "三号储罐内", "watcher": watcher });
        let plain = id(&plain);
        let wrong = apply(&world, &p.officer, &p, inside(&plain, "样例监护人乙")).await;
        wrong.refused(409, "NO_CONFINED_PERMIT");
        let hot = id(&apply(&world, &p.officer, &p, inside(&space, "样例监护人乙")).await.ok());
        for permit in [&space, &hot] {
            analyse(&world, &p.officer, permit, 2, 0.1).await.ok();
        }
        step(&p.other, &hot, "approve", confirmed(&p.other, &hot).await).await.refused(403, "NOT_PRINCIPAL");
        step(&p.head, &hot, "approve", confirmed(&p.head, &hot).await).await.ok();
        step(&p.officer, &hot, "start", json!({})).await.refused(409, "CONFINED_NOT_WORKING");
        step(&p.other, &space, "approve", confirmed(&p.other, &space).await).await.ok();
        step(&p.officer, &space, "start", json!({})).await.ok();
        assert_eq!(state(&step(&p.officer, &hot, "start", json!({})).await.ok()), "working");
        // The watcher of the tank watches nowhere else.
        let elsewhere = id(&apply(&world, &p.officer, &p, json!({ "watcher": "样例监护人乙" })).await.ok());
        analyse(&world, &p.officer, &elsewhere, 1, 0.1).await.ok();
        step(&p.other, &elsewhere, "approve", confirmed(&p.other, &elsewhere).await).await.ok();
        step(&p.officer, &elsewhere, "start", json!({})).await.refused(409, "WATCHER_BUSY");
        step(&p.officer, &space, "pause", json!({ "reason": "氧含量波动" })).await.ok();
        let stopped = p.first.get(&format!("/permits/{hot}")).await.ok();
        assert_eq!(state(&stopped), "paused", "{stopped}");
        assert!(stopped["breaks"][0]["why"].as_str().is_some_and(|w| w.contains("受限空间")), "{stopped}");
        step(&p.officer, &hot, "resume", json!({})).await.refused(409, "CONFINED_NOT_WORKING");
        step(&p.officer, &space, "resume", json!({})).await.ok();
        step(&p.officer, &hot, "resume", json!({})).await.ok();

        // Six hours on: what was begun is paused, what was not is void; nothing happens twice.
        later(&world, 361).await;
        let seen = async |permit: &str| p.first.get(&format!("/permits/{permit}")).await.ok();
        assert_eq!(state(&seen(&hot).await), "paused");
        assert_eq!(state(&seen(&space).await), "paused");
        assert_eq!(state(&seen(&elsewhere).await), "void");
        assert_eq!(state(&seen(&plain).await), "applied", "tomorrow's is untouched");
        step(&p.officer, &hot, "resume", json!({})).await.refused(409, "PERMIT_OVER");
        let marks = seen(&hot).await["marks"].as_array().map(Vec::len);
        world.tick().await;
        assert_eq!(seen(&hot).await["marks"].as_array().map(Vec::len), marks);
        step(&p.officer, &hot, "close", json!({ "note": "已清理" })).await.ok();

        // Renamed, the place takes its tickets along.
        let site = p.office.get(&format!("/sites/{}", p.site)).await.ok();
        assert_eq!(site["name"], seen(&hot).await["it"]["site_name"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_below_the_tickets_is_orange() {
    for world in worlds("permitpromise").await {
        // Only enterprises with instruments are rated.
        let p = works(&world).await.p;
        let figures = json!({
            "total": 5, "running": 4, "stopped": 1, "trial": 0, "overhaul": 0, "starting": false, "stopping": false,
            "repair": false, "stores_safe": true, "sources_safe": true, "safe": true, "note": "",
            "work": { "special_hot": 0, "first_hot": 1 },
        });
        let made = p.head.post(&format!("/sites/{}/promises", p.site), json!({ "figures": figures })).await.ok();
        let open = made["promise"]["open"].to_string();
        assert!(open.contains("没有在本系统开作业票"), "nobody keeps tickets here yet: {open}");
        let today = async || all(&p.first, "/promises?day=2024-11-20").await[0].clone();

        // One of first class, as promised.
        let first = working(&world, &p, &p.other, json!({})).await;
        later(&world, 16).await;
        let same = today().await;
        assert_eq!(same["found"], json!([]), "{same}");
        assert!(!same["open"].to_string().contains("作业票"), "compared now: {same}");

        // And a special one, which was promised not to be.
        let special = json!({ "grade": "hot_special", "watcher": "样例监护人丙", "spot": "二车间反应釜" });
        let special = working(&world, &p, &p.head, special).await;
        later(&world, 16).await;
        let found = today().await["found"][0].clone();
        assert_eq!((found["rule"].as_str(), found["until"].is_null()), (Some("promise.below_actual"), true), "{found}");
        assert!(found["say"].as_str().is_some_and(|s| s.contains("特级动火承诺 0 处，实际 1 处")), "{found}");
        let warnings = all(&p.first, "/warnings?state=running").await;
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert_eq!(warnings[0]["colour"]["code"], "orange", "{warnings:?}");
        let page = p.first.get(&format!("/warnings/{}", warnings[0]["id"].as_str().unwrap())).await.ok();
        let terms = page["newest"]["terms"].as_array().expect("terms");
        let points = |code: &str| terms.iter().find(|t| t["term"] == code).and_then(|t| t["points"].as_f64());
        // Two hot works that are done, at 3; no confined space.
        assert_eq!((points("hot_work"), points("confined_space")), (Some(6.0), Some(0.0)), "{page}");
        let sum = p.first.get("/permits/summary").await.ok();
        let calls: Vec<_> = sum["counts"].as_array().unwrap().iter().map(|c| (&c["called"], &c["working"])).collect();
        assert_eq!(calls, [(&json!("特级动火"), &json!(1)), (&json!("一级动火"), &json!(1))], "{sum}");

        // Closed, the contradiction keeps from when to when.
        step(&p.officer, &special, "close", json!({ "note": "验收合格" })).await.ok();
        step(&p.officer, &first, "close", json!({ "note": "验收合格" })).await.ok();
        later(&world, 16).await;
        let found = today().await["found"][0].clone();
        assert!(found["until"].is_string(), "{found}");
    }
}
