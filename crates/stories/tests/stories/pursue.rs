//! Nothing that is late stays unseen, whatever it is: a major hazard past its day, a listed one past its term, a duty that
//! was missed, an accident that was reported late. Each climbs once, and ends with what it was about.

use crate::danger::{Place, hazard, id, paper, person, photo, place, step};
use crate::steps::all;
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

/// 121号 附件1 第7条: liquefied gas filled through a hose.
const HOSE: &str = "AJ3-2017-121-1-7";

/// A major hazard found on 20 November 2024, whose plan is due on the 27th.
async fn major(p: &Place) -> String {
    let form = json!({ "site": p.site, "source": "self", "kind": "machine.tank", "place": "A装卸台",
        "text": "液氨充装用软管，没有用万向管道", "answers": { HOSE: "no" } });
    let found = p.officer.post("/hazards", form).await.ok();
    assert_eq!((found["grade"]["code"].as_str(), found["due"].as_str()), (Some("major"), Some("2024-11-27")));
    id(&found)
}

/// The head of the office puts the rules about one kind of record in use.
pub async fn switch_on(world: &World, about: &str) {
    let head = world.sign_in("an.zhuren").await;
    let rules = head.get("/supervise-rules").await.ok();
    let mut n = 0;
    for rule in rules.as_array().into_iter().flatten().filter(|r| r["subject"] == about) {
        let code = rule["code"].as_str().expect("a code");
        head.post(&format!("/supervise-rules/{code}/switch"), json!({ "used": true })).await.ok();
        n += 1;
    }
    assert!(n > 0, "no rule about {about}: {rules}");
    world.tick().await;
}

/// Steps on a record as somebody sees them: kind and state, the oldest first. Warnings about accidents are another story.
pub async fn ladder(who: &Person, record: &str) -> Vec<(String, String)> {
    let mut rows = all(who, &format!("/supervisions?subject={record}")).await;
    rows.retain(|r| r["step"] != "warning_notice");
    rows.reverse();
    let text = |r: &Value, f: &str| r[f].as_str().unwrap_or_default().to_owned();
    rows.iter().map(|r| (text(r, "step"), text(r, "state"))).collect()
}

/// The same as plain words, for comparing.
pub fn words(all: &[(String, String)]) -> Vec<(&str, &str)> {
    all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect()
}

pub async fn newest(who: &Person, record: &str, kind: &str) -> String {
    let rows = all(who, &format!("/supervisions?subject={record}&step={kind}")).await;
    rows.first().map(id).unwrap_or_else(|| panic!("no {kind}"))
}

pub async fn take(who: &Person, case: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "flow": "supervise", "action": action });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    who.post(&format!("/supervisions/{case}/moves"), body).await
}

/// Kinds of the messages about a record that somebody has not read.
pub async fn told(who: &Person, record: &str) -> Vec<String> {
    let items = who.get("/messages").await.ok()["items"].clone();
    let mine = items.as_array().into_iter().flatten().filter(|m| m["record"] == record);
    mine.map(|m| m["kind"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_major_hazard_that_is_late_is_pursued_until_it_is_closed() {
    for world in worlds("pursued").await {
        let p = &place(&world).await;
        let h = major(p).await;
        // A trial over what is there now writes nothing: seven days left, so a reminder, and nothing is late.
        let remind = p.office.get("/supervise-rules/hazard.remind/trial").await.ok();
        assert_eq!((remind["looked_at"].as_i64(), remind["due"].as_i64()), (Some(1), Some(1)), "{remind}");
        assert_eq!(remind["lines"][0]["subject"]["link"], format!("/hazards/{h}"));
        assert_eq!(remind["lines"][0]["unit"]["short"], "州应急局");
        assert_eq!(p.office.get("/supervise-rules/hazard.urge/trial").await.ok()["due"], 0);
        // Each figure opens exactly what it counts.
        for (rule, show, n) in [
            ("remind", "due", 1),
            ("remind", "held", 0),
            ("remind", "looked", 1),
            ("urge", "due", 0),
            ("urge", "held", 0),
            ("urge", "looked", 1),
        ] {
            let tried = p.office.get(&format!("/supervise-rules/hazard.{rule}/trial?show={show}")).await.ok();
            assert_eq!(tried["lines"].as_array().map(Vec::len), Some(n), "{rule} {show}: {tried}");
            let field = if show == "looked" { "looked_at" } else { show };
            assert_eq!(tried[field].as_i64(), Some(n as i64), "{rule} {show}: {tried}");
        }
        let idle = p.office.get("/supervise-rules/hazard.urge/trial?show=looked").await.ok()["lines"][0].clone();
        assert_eq!((&idle["text"], &idle["held"]), (&Value::Null, &Value::Null), "looked at in vain: {idle}");
        p.office.get("/supervise-rules/hazard.urge/trial?show=all").await.refused(422, "BAD_FILTER");
        assert!(ladder(&p.office, &h).await.is_empty());
        p.assistant.get("/supervise-rules/hazard.urge/trial").await.refused(403, "FORBIDDEN");

        switch_on(&world, "hazard").await;
        assert_eq!(words(&ladder(&p.office, &h).await), [("remind", "accepted")]);
        world.day("2024-11-27").await;
        assert_eq!(ladder(&p.office, &h).await.len(), 1, "the last day is not past");
        world.day("2024-11-28").await;
        for _ in 0..3 {
            world.tick().await;
        }
        assert_eq!(words(&ladder(&p.office, &h).await), [("remind", "accepted"), ("urge", "served")]);
        let urge = newest(&p.assistant, &h, "urge").await;
        let page = p.assistant.get(&format!("/supervisions/{urge}")).await.ok();
        assert_eq!(page["it"]["unit"]["short"], "州应急局", "the regulator answers for it");
        // Thursday 11-28: Friday, Monday, Tuesday.
        assert_eq!(page["it"]["reply_due"], "2024-12-03");
        assert_eq!(
            (page["it"]["subject"]["label"].as_str(), page["it"]["subject"]["link"].as_str()),
            (Some("隐患"), Some(format!("/hazards/{h}").as_str()))
        );
        let facts = page["matter"]["facts"].to_string();
        assert!(
            facts.contains("云岭甲化工厂") && facts.contains("重大隐患") && facts.contains("2024-11-27"),
            "{facts}"
        );
        assert_eq!(told(&p.assistant, &urge).await, ["supervise.served"], "one message");
        // The firm is told by its hazard, not by a letter to its regulator; another county knows nothing of it.
        p.officer.get(&format!("/supervisions/{urge}")).await.refused(404, "NOT_FOUND");
        p.stranger.get(&format!("/supervisions/{urge}")).await.refused(404, "NOT_FOUND");

        // By hand: who may, about what, and not twice.
        let by_hand =
            |kind: &str, concept: &str| json!({ "step": kind, "concept": concept, "record": h, "text": "请回复。" });
        p.assistant.post("/supervisions", by_hand("urge", "hazard")).await.refused(403, "NOT_YOURS");
        p.stranger.post("/supervisions", by_hand("urge", "hazard")).await.refused(404, "NOT_FOUND");
        p.office.post("/supervisions", by_hand("urge", "site")).await.refused(422, "NO_SUCH_SUBJECT");
        p.office.post("/supervisions", by_hand("urge", "accident")).await.refused(404, "NOT_FOUND");
        p.office.post("/supervisions", by_hand("urge", "hazard")).await.refused(409, "ALREADY_OPEN");

        // Unanswered, and sixteen days past: a letter, filled from the hazard.
        world.day("2024-12-12").await;
        assert!(all(&p.office, &format!("/supervisions?subject={h}&step=supervise_letter")).await.is_empty());
        world.day("2024-12-13").await;
        let letter = newest(&p.office, &h, "supervise_letter").await;
        take(&p.office, &letter, "sign", json!({})).await.refused(403, "FORBIDDEN_SIGN");
        let signed = take(&p.office_head, &letter, "sign", json!({})).await.ok();
        let printed = p.assistant.get(&format!("/papers/{}", signed["paper"].as_str().expect("a paper"))).await.ok();
        let text = printed["text"].as_str().expect("words");
        for word in ["隐患（YH-", "云岭甲化工厂", "A装卸台", "2024-11-27", "已催办1次", "12月27日前"]
        {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(!text.contains("【缺") && !text.contains("| 任务 |"), "{text}");

        // Answered in time: no step above it while it waits, and none until the promise is over.
        world.day("2024-12-20").await;
        let reply = json!({ "reply": "方案已编制，元月十日前更换完成", "promise": "2025-01-10" });
        take(&p.assistant, &letter, "reply", reply).await.ok();
        world.day("2024-12-30").await;
        assert!(all(&p.office, &format!("/supervisions?subject={h}&step=interview")).await.is_empty());
        take(&p.office, &letter, "accept", json!({})).await.ok();
        world.day("2025-01-10").await;
        assert!(all(&p.office, &format!("/supervisions?subject={h}&step=interview")).await.is_empty());
        world.day("2025-01-11").await;
        let talk = newest(&p.office, &h, "interview").await;

        // Closed: what waits ends with it, in the same moment, and nothing follows.
        let files = vec![
            photo(&p.officer, 61, "photo_before").await,
            photo(&p.officer, 62, "photo_after").await,
            paper(&p.officer, "assessment", "整改评估").await,
        ];
        step(&p.officer, &h, "hazard", "fix_on_spot", json!({ "evidence": files })).await.ok();
        let two = json!([person(&p.first).await, person(&p.second).await]);
        step(&p.first, &h, "hazard", "pass", json!({ "officers": two, "expert": "外聘专家" })).await.ok();
        assert_eq!(p.office.get(&format!("/supervisions/{talk}")).await.ok()["it"]["state"], "draft");
        step(&p.bureau_head, &h, "hazard", "close", json!({})).await.ok();
        let ended = p.office.get(&format!("/supervisions/{talk}")).await.ok();
        assert_eq!(ended["it"]["state"], "stopped");
        assert!(ended["ended"]["note"].as_str().is_some_and(|n| n.contains("已销号")), "{}", ended["ended"]);
        let n = ladder(&p.office, &h).await.len();
        world.day("2025-02-20").await;
        assert_eq!(ladder(&p.office, &h).await.len(), n);
        let say = p.office.post("/supervisions", by_hand("urge", "hazard")).await.refused(409, "SUBJECT_ENDED");
        assert!(say.contains("已销号"), "{say}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listed_hazard_past_its_term_gets_its_letter_once_on_two_servers() {
    for world in worlds("listedlate").await {
        let p = &place(&world).await;
        let h = major(p).await;
        step(&p.first, &h, "listing", "propose", json!({ "level": "prefecture" })).await.ok();
        step(&p.office_head, &h, "listing", "list", json!({ "due": "2024-12-20" })).await.ok();
        let plan = json!({ "duty": "总经理负责", "measures": "更换万向充装管道", "funds": "自筹 80 万元",
            "deadline": "2025-03-31", "emergency": "现场处置方案", "goal": "" });
        step(&p.head, &h, "hazard", "plan", json!({ "plan": plan })).await.ok();
        step(&p.bureau_head, &h, "hazard", "approve_plan", json!({})).await.ok();
        switch_on(&world, "hazard").await;
        // The rectification has until March; the listing only until 20 December.
        world.day("2024-12-20").await;
        let before = ladder(&p.office, &h).await;
        assert!(before.iter().all(|s| s.0 == "remind"), "{before:?}");
        let (one, two) = (world.app.clone(), world.second().await);
        world.clock.move_to(anlan::demo::morning("2024-12-21".parse().expect("a date"))).expect("forwards");
        let mut ticks = Vec::new();
        for app in [&one, &two, &one, &two, &one, &two] {
            let ctx = web::Ctx::system(app.clone());
            ticks.push(async move { govern::supervise::io::jobs::tick(&ctx).await });
        }
        for done in futures::future::join_all(ticks).await {
            done.expect("a tick");
        }
        let after: Vec<(String, String)> =
            ladder(&p.office, &h).await.into_iter().filter(|s| s.0 != "remind").collect();
        assert_eq!(words(&after), [("supervise_letter", "draft")], "no urging below it, no second one");
        assert_eq!(hazard(&p.office, &h).await["listed"]["code"], "prefecture");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_that_does_not_check_itself_comes_back_to_its_regulator() {
    for world in worlds("nocheck").await {
        let p = &place(&world).await;
        p.first.post(&format!("/sites/{}/grade", p.site), json!({ "colour": "red", "reason": "故事" })).await.ok();
        switch_on(&world, "duty").await;
        // Weeks that end on 11-24, 12-01 and 12-08.
        world.day("2024-12-08").await;
        assert!(all(&p.office, "/supervisions?step=urge").await.is_empty(), "two missed, the third runs");
        world.day("2024-12-09").await;
        let urged = all(&p.office, "/supervisions?step=urge").await;
        assert_eq!(urged.len(), 1, "{urged:?}");
        assert_eq!(urged[0]["unit"]["short"], "州应急局");
        assert_eq!(urged[0]["subject"]["concept"], "duty");
        let case = id(&urged[0]);
        let page = p.assistant.get(&format!("/supervisions/{case}")).await.ok();
        assert!(page["matter"]["facts"].to_string().contains("3 期"), "{}", page["matter"]);
        world.day("2024-12-17").await;
        assert_eq!(all(&p.office, "/supervisions?step=urge").await.len(), 1, "one for the whole run of weeks");
        // The firm checks again: the question is answered by itself.
        p.officer.post(&format!("/sites/{}/self-checks", p.site), json!({})).await.ok();
        assert_eq!(p.office.get(&format!("/supervisions/{case}")).await.ok()["it"]["state"], "stopped");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_leader_owes_is_said_to_the_leader_alone() {
    for world in worlds("owed").await {
        world.day("2025-01-06").await;
        let clerk = world.sign_in("an.jingban").await;
        let rows = all(&clerk, "/dossiers").await;
        let post = rows.iter().find(|r| r["person"]["name"] == "城建岗").and_then(|r| r["post"].as_str());
        let post = post.unwrap_or_else(|| panic!("no post: {rows:?}")).to_owned();
        // 每季度 in the last seven days; the first quarter ends on 31 March.
        let made =
            clerk.post(&format!("/posts/{post}/duties"), json!({ "template": "D15", "since": "2025-01-01" })).await;
        made.ok();
        switch_on(&world, "duty").await;
        world.day("2025-03-31").await;
        assert!(all(&clerk, "/supervisions?step=remind").await.is_empty(), "the window is not over");
        world.day("2025-04-01").await;
        world.tick().await;
        let reminded = all(&clerk, "/supervisions?step=remind").await;
        assert_eq!(reminded.len(), 1, "{reminded:?}");
        let case = id(&reminded[0]);
        let leader = world.sign_in("ld.chengjian").await;
        assert_eq!(told(&leader, &case).await, ["supervise.served"]);
        let message = leader.get("/messages").await.ok()["items"][0].clone();
        assert_eq!(message["link"], "/my/quarter");
        // Not to the department of the portfolio, nor to others of the government.
        world.sign_in("zj.jingban").await.get(&format!("/supervisions/{case}")).await.refused(404, "NOT_FOUND");
        let duty = reminded[0]["subject"]["id"].clone();
        let urge = json!({ "step": "urge", "concept": "duty", "record": duty, "text": "请回复。" });
        clerk.post("/supervisions", urge).await.refused(409, "PERSONAL");
        world.day("2025-07-01").await;
        assert_eq!(all(&clerk, "/supervisions?step=remind").await.len(), 2, "again at the second period");
        world.day("2025-10-01").await;
        assert_eq!(all(&clerk, "/supervisions?step=remind").await.len(), 2, "and not at every further one");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accident_that_was_reported_late_is_asked_about_and_one_in_time_is_not() {
    for world in worlds("latereport").await {
        let county = world.sign_in("sq.jingban").await;
        let office = world.sign_in("an.jingban").await;
        let units = all(&office, "/units").await;
        let bureau = units.iter().find(|u| u["short"] == "州应急局").expect("the bureau")["id"].clone();
        switch_on(&world, "accident").await;
        world.day("2024-11-25").await;
        // Nine in the morning of the 25th in China is one o'clock here.
        let report = |title: &str, known: &str| {
            json!({ "title": title, "region": "990122", "regulator": bureau, "firm": "样例加工厂（虚构）", "place": "二车间",
                "kind": "03", "occurred_at": known, "known_at": known, "course": "检修时设备误启动。",
                "measures": "已停机。", "dead": 1, "injured": 0 })
        };
        let late = county.post("/accidents", report("样例机械伤害事故甲", "2024-11-24T01:00:00Z")).await.ok();
        let in_time = county.post("/accidents", report("样例机械伤害事故乙", "2024-11-25T00:30:00Z")).await.ok();
        let read = |v: &Value| v["it"]["id"].as_str().or(v["id"].as_str()).expect("an id").to_owned();
        let (late, in_time) = (read(&late), read(&in_time));
        world.day("2024-11-26").await;
        world.tick().await;
        assert_eq!(words(&ladder(&office, &late).await), [("supervise_letter", "draft")]);
        assert!(ladder(&office, &in_time).await.is_empty());
        let letter = newest(&office, &late, "supervise_letter").await;
        let head = world.sign_in("an.zhuren").await;
        let signed = take(&head, &letter, "sign", json!({})).await.ok();
        let text = head.get(&format!("/papers/{}", signed["paper"].as_str().expect("a paper"))).await.ok();
        let text = text["text"].as_str().expect("words").to_owned();
        assert!(text.contains("迟报") && text.contains("样例加工厂") && !text.contains("【缺"), "{text}");
        take(&county, &letter, "reply", json!({ "reply": "值班人员未及时转报，已整改" })).await.ok();
        take(&office, &letter, "accept", json!({})).await.ok();
        world.day("2025-03-01").await;
        assert_eq!(words(&ladder(&office, &late).await), [("supervise_letter", "accepted")], "once");

        // Struck off: what is under way about it ends on the next day.
        let other = county.post("/accidents", report("样例机械伤害事故丙", "2025-02-27T01:00:00Z")).await.ok();
        let other = read(&other);
        world.day("2025-03-02").await;
        assert_eq!(words(&ladder(&office, &other).await), [("supervise_letter", "draft")]);
        let strike = json!({ "action": "strike", "reason": "经核实不属于生产安全事故" });
        office.post(&format!("/accidents/{other}/moves"), strike).await.ok();
        world.day("2025-03-03").await;
        assert_eq!(words(&ladder(&office, &other).await), [("supervise_letter", "stopped")]);
    }
}

/// An accident that the office itself reported: what it asks for by hand goes to the department that investigates, and where
/// that is nobody else, it is refused.
#[tokio::test(flavor = "multi_thread")]
async fn an_office_writes_no_letter_to_itself() {
    for world in worlds("ownletter").await {
        let office = world.sign_in("an.jingban").await;
        let units = all(&office, "/units").await;
        let named = |short: &str| units.iter().find(|u| u["short"] == short).expect("a unit")["id"].clone();
        world.day("2024-11-25").await;
        let report = |title: &str, regulator: Value| {
            json!({ "title": title, "region": "990122", "regulator": regulator, "firm": "样例加工厂（虚构）", "place": "二车间",
                "kind": "03", "occurred_at": "2024-11-25T00:30:00Z", "known_at": "2024-11-25T00:30:00Z",
                "course": "检修时设备误启动。", "measures": "已停机。", "dead": 1, "injured": 0 })
        };
        let read = |v: &Value| v["it"]["id"].as_str().or(v["id"].as_str()).expect("an id").to_owned();
        let by_hand = |accident: &str| json!({ "step": "urge", "concept": "accident", "record": accident, "text": "请报调查进展。" });
        let made = read(&office.post("/accidents", report("样例机械伤害事故丁", named("州应急局"))).await.ok());
        // The page says beforehand whom it would go to, and to others it is still whoever reported it.
        let names = |page: &Value| page["answers_name"].as_str().unwrap_or_default().to_owned();
        assert_eq!(names(&office.get(&format!("/accidents/{made}")).await.ok()), "云岭州应急管理局");
        let county = world.sign_in("sq.jingban").await;
        assert_eq!(names(&county.get(&format!("/accidents/{made}")).await.ok()), "云岭州安全生产委员会办公室");
        let urged = office.post("/supervisions", by_hand(&made)).await.ok();
        assert_eq!(urged["it"]["unit"]["short"], "州应急局", "{urged}");
        let own = read(&office.post("/accidents", report("样例机械伤害事故戊", named("州安委办"))).await.ok());
        office.post("/supervisions", by_hand(&own)).await.refused(409, "OWN_LETTER");
        // What is over says so first.
        let strike = json!({ "action": "strike", "reason": "经核实不属于生产安全事故" });
        office.post(&format!("/accidents/{own}/moves"), strike).await.ok();
        office.post("/supervisions", by_hand(&own)).await.refused(409, "SUBJECT_ENDED");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quiet_minute_takes_no_writer() {
    for world in worlds("quiet").await {
        let p = &place(&world).await;
        let h = major(p).await;
        switch_on(&world, "hazard").await;
        world.day("2024-11-28").await;
        world.day("2024-12-04").await;
        let urge = newest(&p.office, &h, "urge").await;
        assert_eq!(told(&p.office, &urge).await, ["supervise.lapsed"], "it ran out on the 3rd");
        // A writer that waits for one held elsewhere would not end on SQLite; a quiet minute does not ask for one.
        let held = world.app.db.begin().await.expect("the writer");
        let ctx = web::Ctx::system(world.app.clone());
        let quiet =
            tokio::time::timeout(std::time::Duration::from_secs(5), govern::supervise::io::jobs::tick(&ctx)).await;
        quiet.expect("no writer is asked for").expect("a tick");
        drop(held);
        world.tick().await;
        assert_eq!(told(&p.office, &urge).await.len(), 1, "told once");
    }
}
