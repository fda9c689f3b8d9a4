//! Nothing that is late stays unseen: a task climbs the ladder on the calendar (handbook 12 S04), and an answer stops it.

use crate::steps::*;
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

/// A document with one task that is due on 30 June 2026, and one that is not.
const PAPER: &str = "云岭州安全生产委员会文件
云安委〔2026〕3号
云岭州安全生产委员会关于印发《云岭州矿山安全专项整治方案》的通知
各有关单位：
现将方案印发给你们，请认真落实。
云岭州安全生产委员会
2026年1月5日
云岭州矿山安全专项整治方案
一、重点任务
1.建立矿山采空区管理台账。2026年6月30日前完成全州矿山采空区普查并建立管理台账。（责任单位：州应急管理局）
2.建立尾矿库巡查制度。2026年12月31日前建立尾矿库巡查制度。（责任单位：州应急管理局）
";

/// Issue the document on 5 January 2026; returns the id of the task that is due on 30 June.
async fn issued(world: &World, key: bool) -> String {
    world.day("2026-01-05").await;
    let clerk = world.sign_in("an.jingban").await;
    let id = upload(&clerk, "整治方案.txt", PAPER).await;
    let (policy, _) = settle(&clerk, &id).await;
    if key {
        let first =
            policy["measures"].as_array().into_iter().flatten().find(|m| m["label"] == "1.").expect("a measure");
        let body = json!({ "version": policy["version"], "measure": first["id"], "set": { "key": true } });
        clerk.post(&format!("/policies/{id}/decisions"), body).await.ok();
    }
    issue(&clerk, &id).await;
    let tasks = all(&clerk, &format!("/tasks?policy={id}")).await;
    let task = tasks.iter().find(|t| t["due"] == "2026-06-30").unwrap_or_else(|| panic!("no such task: {tasks:?}"));
    assert_eq!(task["unit"]["short"], "州应急局");
    task["id"].as_str().expect("an id").to_owned()
}

/// The head of the office puts every rule in use.
async fn switch_on(world: &World) {
    let head = world.sign_in("an.zhuren").await;
    for rule in head.get("/supervise-rules").await.ok().as_array().into_iter().flatten() {
        let code = rule["code"].as_str().expect("a code");
        let on = head.post(&format!("/supervise-rules/{code}/switch"), json!({ "used": true })).await.ok();
        assert_eq!(on["used"], true);
    }
    world.tick().await;
}

/// Steps on a task as somebody sees them: kind and state, the oldest first.
async fn ladder(person: &Person, task: &str) -> Vec<(String, String)> {
    let mut rows = all(person, &format!("/supervisions?subject={task}")).await;
    rows.reverse();
    let text = |r: &Value, f: &str| r[f].as_str().unwrap_or_default().to_owned();
    rows.iter().map(|r| (text(r, "step"), text(r, "state"))).collect()
}

fn steps(all: &[(String, String)]) -> Vec<(&str, &str)> {
    all.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect()
}

/// The newest step of a kind on a task.
async fn newest(person: &Person, task: &str, step: &str) -> String {
    let rows = all(person, &format!("/supervisions?subject={task}&step={step}")).await;
    rows.first().and_then(|r| r["id"].as_str()).unwrap_or_else(|| panic!("no {step}")).to_owned()
}

async fn take(person: &Person, id: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "flow": "supervise", "action": action });
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    person.post(&format!("/supervisions/{id}/moves"), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_that_is_late_climbs_the_whole_ladder() {
    for world in worlds("ladder").await {
        let task = issued(&world, false).await;
        switch_on(&world).await;
        let unit = world.sign_in("yj.jingban").await;
        step(&unit, &task, "work", "accept", json!({})).await.ok();
        let (clerk, head) = (world.sign_in("an.jingban").await, world.sign_in("an.zhuren").await);
        let leader = world.sign_in("ld.zhouzhang").await;
        // Nearly done early in the year, so that the light is green until the day is past.
        let most = json!({ "progress": 95, "note": "普查基本完成", "evidence": [evidence(&unit, 1, "photo").await] });
        step(&unit, &task, "work", "progress", most).await.ok();

        world.day("2026-06-20").await;
        let seen = ladder(&clerk, &task).await;
        assert!(seen.contains(&("remind".into(), "accepted".into())), "ten days before: {seen:?}");
        // The same day again, and again: nothing new.
        let n = seen.len();
        world.tick().await;
        world.tick().await;
        assert_eq!(ladder(&clerk, &task).await.len(), n, "a rule takes effect once");

        world.day("2026-07-01").await;
        let urge = newest(&unit, &task, "urge").await;
        let view = unit.get(&format!("/supervisions/{urge}")).await.ok();
        assert_eq!(
            (view["it"]["state"].as_str(), view["it"]["reply_due"].as_str()),
            (Some("served"), Some("2026-07-06"))
        );

        // 16 days past: a letter is drafted, which the unit does not see before it is signed.
        world.day("2026-07-15").await;
        assert!(all(&clerk, &format!("/supervisions?subject={task}&step=supervise_letter")).await.is_empty());
        world.day("2026-07-16").await;
        let letter = newest(&clerk, &task, "supervise_letter").await;
        unit.get(&format!("/supervisions/{letter}")).await.refused(404, "NOT_FOUND");
        assert!(all(&unit, &format!("/supervisions?subject={task}&state=draft")).await.is_empty());
        take(&clerk, &letter, "sign", json!({})).await.refused(403, "FORBIDDEN_SIGN");
        take(&unit, &letter, "sign", json!({})).await.refused(404, "NOT_FOUND");
        take(&head, &letter, "sign", json!({})).await.ok();
        let view = unit.get(&format!("/supervisions/{letter}")).await.ok();
        assert_eq!(
            (view["it"]["state"].as_str(), view["it"]["reply_due"].as_str()),
            (Some("served"), Some("2026-07-30"))
        );
        // It went out as a numbered paper.
        let number = view["paper_number"].as_str().unwrap_or_default();
        assert!(number.contains("〔2026〕1号"), "{number}");
        // The urging was overtaken: one unit answers one letter.
        let now = ladder(&clerk, &task).await;
        assert!(now.contains(&("urge".into(), "stopped".into())), "{now:?}");

        // 31 days past, the letter unanswered: an interview is proposed, and a leader decides on it.
        world.day("2026-07-30").await;
        assert!(all(&clerk, &format!("/supervisions?subject={task}&step=interview")).await.is_empty());
        world.day("2026-07-31").await;
        let talk = newest(&clerk, &task, "interview").await;
        take(&head, &talk, "sign", json!({})).await.refused(403, "FORBIDDEN_SIGN");
        take(&leader, &talk, "sign", json!({})).await.refused(422, "MISSING_FIELD");
        let when = json!({ "meet_at": "2026年8月5日上午9时", "place": "州政府第三会议室" });
        take(&leader, &talk, "sign", when).await.ok();
        take(&unit, &talk, "reply", json!({ "reply": "尽快完成" })).await.refused(409, "WRONG_STEP");
        world.day("2026-08-05").await;
        take(&clerk, &talk, "hold", json!({ "held_on": "2026-08-06", "note": "已谈" }))
            .await
            .refused(422, "BAD_HELD_ON");
        take(&clerk, &talk, "hold", json!({ "held_on": "2026-08-05", "note": "主要负责人到会，承诺限期完成" }))
            .await
            .ok();
        let view = unit.get(&format!("/supervisions/{talk}")).await.ok();
        assert_eq!(view["it"]["reply_due"], "2026-09-07", "a month later is a Saturday: the Monday after");

        // No report: a circular is proposed; it is published, and the matter is handed on by hand.
        world.day("2026-09-08").await;
        let circular = newest(&clerk, &task, "circular").await;
        take(&leader, &circular, "sign", json!({})).await.ok();
        let create = json!({ "step": "accountability", "task": task, "text": "拒不落实，移交纪检监察机关。" });
        unit.post("/supervisions", create.clone()).await.refused(403, "NOT_YOURS");
        let handed = clerk.post("/supervisions", create.clone()).await.ok();
        clerk.post("/supervisions", create).await.refused(409, "ALREADY_OPEN");
        let handed = handed["it"]["id"].as_str().expect("an id").to_owned();
        take(&clerk, &handed, "sign", json!({})).await.refused(403, "FORBIDDEN_SIGN");
        take(&leader, &handed, "sign", json!({})).await.ok();
        take(&clerk, &handed, "conclude", json!({})).await.refused(422, "MISSING_FIELD");
        take(&clerk, &handed, "conclude", json!({ "note": "已受理，结果另行回填" })).await.ok();

        let end = ladder(&clerk, &task).await;
        let want = ["urge", "supervise_letter", "interview", "circular", "accountability"];
        let got: Vec<&str> = steps(&end).iter().map(|s| s.0).filter(|s| *s != "remind").collect();
        assert_eq!(got, want, "{end:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_answer_stops_the_ladder_until_its_promise_is_broken() {
    for world in worlds("answer").await {
        let task = issued(&world, false).await;
        switch_on(&world).await;
        let unit = world.sign_in("yj.jingban").await;
        step(&unit, &task, "work", "accept", json!({})).await.ok();
        let (clerk, head) = (world.sign_in("an.jingban").await, world.sign_in("an.zhuren").await);
        world.day("2026-07-01").await;
        world.day("2026-07-16").await;
        let letter = newest(&clerk, &task, "supervise_letter").await;
        take(&head, &letter, "sign", json!({})).await.ok();

        // A letter that is not answered leaves no green light (supervise.light.supervise_letter).
        let view = unit.get(&format!("/tasks/{task}")).await.ok();
        assert_eq!(view["light"]["color"], "red");

        // More time is asked for once, granted by the office, refused a second time.
        let term = |due: &str| json!({ "flow": "term", "action": "ask", "due": due, "reason": "普查跨汛期" });
        let path = format!("/supervisions/{letter}/moves");
        unit.post(&path, term("2026-07-30")).await.refused(422, "DUE_NOT_LATER");
        unit.post(&path, term("2026-08-07")).await.ok();
        unit.post(&path, json!({ "flow": "term", "action": "grant" })).await.refused(403, "NOT_YOURS");
        clerk.post(&path, json!({ "flow": "term", "action": "grant" })).await.ok();
        unit.post(&path, term("2026-08-14")).await.refused(409, "TOO_OFTEN");

        world.day("2026-08-05").await;
        take(&unit, &letter, "reply", json!({})).await.refused(422, "MISSING_FIELD");
        take(&unit, &letter, "reply", json!({ "reply": "八月底前完成", "promise": "2026-08-04" }))
            .await
            .refused(422, "PROMISE_PAST");
        take(&unit, &letter, "reply", json!({ "reply": "正在推进" })).await.ok();
        take(&unit, &letter, "accept", json!({})).await.refused(403, "NOT_YOURS");
        take(&clerk, &letter, "return", json!({ "reason": "没有写明完成时间" })).await.ok();
        let again = json!({ "reply": "已完成九成，八月底前全部完成", "promise": "2026-08-31" });
        take(&unit, &letter, "reply", again).await.ok();
        // Answered and not yet judged: no step above it, however late the task is.
        world.day("2026-08-20").await;
        assert!(all(&clerk, &format!("/supervisions?subject={task}&step=interview")).await.is_empty());
        let view = take(&clerk, &letter, "accept", json!({ "note": "按承诺推进" })).await.ok();
        assert_eq!(
            (view["it"]["state"].as_str(), view["rests_until"].as_str()),
            (Some("accepted"), Some("2026-08-31"))
        );
        world.day("2026-08-31").await;
        assert!(all(&clerk, &format!("/supervisions?subject={task}&step=interview")).await.is_empty());
        world.day("2026-09-01").await;
        assert_eq!(all(&clerk, &format!("/supervisions?subject={task}&step=interview")).await.len(), 1);
        // What nobody needs any more is ended with a reason, and both stay on the record.
        let talk = newest(&clerk, &task, "interview").await;
        take(&clerk, &talk, "stop", json!({})).await.refused(422, "MISSING_FIELD");
        take(&clerk, &talk, "stop", json!({ "reason": "当日已完成" })).await.ok();
        world.day("2026-09-02").await;
        assert_eq!(
            all(&clerk, &format!("/supervisions?subject={task}&step=interview")).await.len(),
            1,
            "once for this occasion"
        );
    }
}

/// Over 中秋 and 国庆 of 2026, reckoned on the State Council's calendar by hand: nobody works 25–27 September and 1–7 October,
/// everybody does on Saturday 10 October.
#[tokio::test(flavor = "multi_thread")]
async fn holidays_do_not_use_up_anybodys_term() {
    for world in worlds("holidays").await {
        let task = issued(&world, false).await;
        world.day("2026-09-24").await;
        switch_on(&world).await;
        let (clerk, head) = (world.sign_in("an.jingban").await, world.sign_in("an.zhuren").await);
        let (unit, leader) = (world.sign_in("yj.jingban").await, world.sign_in("ld.zhouzhang").await);
        let due = async |id: &str| {
            let view = unit.get(&format!("/supervisions/{id}")).await.ok();
            view["it"]["reply_due"].as_str().unwrap_or_default().to_owned()
        };
        let drafted = async |step: &str| {
            !all(&clerk, &format!("/supervisions?subject={task}&step={step}&state=draft")).await.is_empty()
        };
        // Three working days after Thursday the 24th: 28, 29, 30. Weekends alone would make it the 29th.
        assert_eq!(due(&newest(&unit, &task, "urge").await).await, "2026-09-30");
        for quiet in ["2026-09-29", "2026-09-30"] {
            world.day(quiet).await;
            assert!(!drafted("supervise_letter").await, "an answer may still come on {quiet}");
        }
        world.day("2026-10-01").await;
        assert!(drafted("supervise_letter").await, "86 days late already when the urging's term ended");
        // Signed on the holiday itself; ten working days are 8, 9, 10 (Saturday), 12–16, 19, 20.
        let letter = newest(&clerk, &task, "supervise_letter").await;
        take(&head, &letter, "sign", json!({})).await.ok();
        assert_eq!(due(&letter).await, "2026-10-20");
        for quiet in ["2026-10-16", "2026-10-20"] {
            world.day(quiet).await;
            assert!(!drafted("interview").await, "an answer may still come on {quiet}");
        }
        world.day("2026-10-21").await;
        assert!(drafted("interview").await);
        let talk = newest(&clerk, &task, "interview").await;
        take(&leader, &talk, "sign", json!({ "meet_at": "2026年10月22日上午9时", "place": "州政府第三会议室" }))
            .await
            .ok();
        world.day("2026-10-22").await;
        take(&clerk, &talk, "hold", json!({ "held_on": "2026-10-22", "note": "主要负责人到会" })).await.ok();
        assert_eq!(due(&talk).await, "2026-11-23", "a month later is a Sunday: the Monday after");
    }
}

/// The Saturday on which people work is the last day of the term; on the Sunday after it the answer is late.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_on_a_worked_saturday_is_in_time() {
    for (day, late) in [("2026-10-10", false), ("2026-10-11", true)] {
        for world in worlds("saturday").await {
            let task = issued(&world, false).await;
            world.day("2026-10-07").await;
            switch_on(&world).await;
            let (clerk, unit) = (world.sign_in("an.jingban").await, world.sign_in("yj.jingban").await);
            let urge = newest(&unit, &task, "urge").await;
            let view = unit.get(&format!("/supervisions/{urge}")).await.ok();
            assert_eq!(view["it"]["reply_due"], "2026-10-10", "8, 9 and the Saturday");
            world.day(day).await;
            let answered = json!({ "reply": "普查已完成九成", "promise": "2026-10-31" });
            let view = take(&unit, &urge, "reply", answered).await.ok();
            assert_eq!(view["replies"][0]["late"], late, "answered on {day}");
            let letters = all(&clerk, &format!("/supervisions?subject={task}&step=supervise_letter")).await;
            assert_eq!(letters.len(), usize::from(late), "the next step comes when the term ended without an answer");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_leaves_no_step_out_and_sends_none_twice() {
    for world in worlds("jump").await {
        let task = issued(&world, false).await;
        // Not in use: nothing happens, and a trial shows what would.
        world.day("2026-07-20").await;
        let (clerk, head) = (world.sign_in("an.jingban").await, world.sign_in("an.zhuren").await);
        assert_eq!(all(&clerk, &format!("/supervisions?subject={task}")).await.len(), 0);
        let trial = clerk.get("/supervise-rules/urge.red/trial").await.ok();
        assert_eq!((trial["due"].as_i64(), trial["held"].as_i64()), (Some(2), Some(0)), "both are red: {trial}");
        let held = clerk.get("/supervise-rules/letter.overdue/trial").await.ok();
        assert_eq!((held["due"].as_i64(), held["held"].as_i64()), (Some(0), Some(1)), "{held}");
        assert!(all(&clerk, &format!("/supervisions?subject={task}")).await.is_empty(), "a trial writes nothing");
        world.sign_in("yj.jingban").await.get("/supervise-rules/urge.red/trial").await.refused(403, "FORBIDDEN");
        clerk.post("/supervise-rules/urge.red/switch", json!({ "used": true })).await.refused(403, "FORBIDDEN");
        head.post("/supervise-rules/no.such/switch", json!({ "used": true })).await.refused(404, "NOT_FOUND");

        switch_on(&world).await;
        let seen = ladder(&clerk, &task).await;
        assert_eq!(steps(&seen), [("urge", "served")], "twenty days late, but the urging comes first");
        // Ten ticks at once, as several servers would run them.
        let ticks = (0..10).map(|_| world.tick());
        futures::future::join_all(ticks).await;
        world.day("2026-07-23").await;
        assert_eq!(ladder(&clerk, &task).await.len(), 1, "the answer is due on the 23rd");
        world.day("2026-09-01").await;
        let seen = ladder(&clerk, &task).await;
        assert_eq!(steps(&seen), [("urge", "served"), ("supervise_letter", "draft")]);
        // Switched off, nothing more begins.
        head.post("/supervise-rules/interview.overdue/switch", json!({ "used": false })).await.ok();
        let letter = newest(&clerk, &task, "supervise_letter").await;
        take(&head, &letter, "sign", json!({})).await.ok();
        world.day("2026-10-20").await;
        assert!(all(&clerk, &format!("/supervisions?subject={task}&step=interview")).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_red_key_task_gets_a_leader_who_reviews_weekly_and_accepts() {
    for world in worlds("secretary").await {
        let task = issued(&world, true).await;
        switch_on(&world).await;
        let unit = world.sign_in("yj.jingban").await;
        step(&unit, &task, "work", "accept", json!({})).await.ok();
        world.day("2026-07-01").await;
        let (clerk, leader) = (world.sign_in("an.jingban").await, world.sign_in("ld.shuji").await);
        let id = newest(&clerk, &task, "secretary").await;
        let page = leader.get(&format!("/supervisions/{id}")).await.ok();
        let choice =
            page["leaders"].as_array().into_iter().flatten().find(|l| l["name"] == "工业岗").expect("a leader");
        take(&leader, &id, "sign", json!({})).await.refused(422, "MISSING_FIELD");
        let nobody = unit.get("/me").await.ok()["person"]["id"].clone();
        take(&leader, &id, "sign", json!({ "leader": nobody })).await.refused(422, "NOT_A_LEADER");
        take(&leader, &id, "sign", json!({ "leader": choice["id"] })).await.ok();
        // Signed already: the state is the reason, not a field.
        take(&leader, &id, "sign", json!({})).await.refused(409, "WRONG_STATE");

        let charge = world.sign_in("ld.gongye").await;
        let reviews = format!("/supervisions/{id}/reviews");
        leader.post(&reviews, json!({ "note": "看了进度" })).await.refused(403, "NOT_YOURS");
        charge.post(&reviews, json!({ "note": "" })).await.refused(422, "MISSING_FIELD");
        charge.post(&reviews, json!({ "note": "现场看了两处采空区，要求月底前完成普查" })).await.ok();
        world.day("2026-07-08").await;
        assert_eq!(charge.get(&format!("/supervisions/{id}")).await.ok()["review_late"], false);
        world.day("2026-07-09").await;
        assert_eq!(charge.get(&format!("/supervisions/{id}")).await.ok()["review_late"], true);

        // The work is done and verified, but it is not closed before the leader has accepted it.
        let files = json!([evidence(&unit, 1, "official_doc").await]);
        let view = unit.get(&format!("/tasks/{task}")).await.ok();
        let mut brought = files.as_array().cloned().unwrap_or_default();
        for (n, need) in view["evidence_needed"].as_array().into_iter().flatten().enumerate() {
            brought.push(evidence(&unit, 20 + n as u8, need["kind"].as_str().unwrap_or("photo")).await);
        }
        step(&unit, &task, "work", "submit", json!({ "note": "普查完成，台账见附件", "evidence": brought })).await.ok();
        step(&world.sign_in("an.fuhe").await, &task, "work", "check", json!({})).await.ok();
        let head = world.sign_in("an.zhuren").await;
        step(&head, &task, "work", "close", json!({})).await.refused(409, "SECRETARY_FIRST");
        take(&unit, &id, "reply", json!({ "reply": "已完成，申请验收" })).await.ok();
        take(&clerk, &id, "accept", json!({})).await.refused(403, "LEADER_ACCEPTS");
        take(&leader, &id, "accept", json!({ "note": "验收合格" })).await.ok();
        let view = step(&head, &task, "work", "close", json!({ "note": "同意销号" })).await.ok();
        assert_eq!(view["light"]["color"], "done");
        // What else was under way on the task ended with it.
        let left = all(&clerk, &format!("/supervisions?subject={task}&state=open")).await;
        assert!(left.is_empty(), "{left:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assignment_goes_to_a_unit_without_a_task() {
    for world in worlds("assignment").await {
        world.day("2026-07-01").await;
        let (leader, unit) = (world.sign_in("ld.zhouzhang").await, world.sign_in("zj.jingban").await);
        let head = world.sign_in("an.zhuren").await;
        let id = unit.get("/me").await.ok()["unit"]["id"].clone();
        let order = json!({ "step": "assignment", "unit": id, "title": "核查在建工地汛期值守", "text": "七月十五日前逐项核查并书面报告。", "due": "2026-07-15" });
        let made = leader.post("/supervisions", order.clone()).await.ok();
        let made = made["it"]["id"].as_str().expect("an id").to_owned();
        unit.get(&format!("/supervisions/{made}")).await.refused(404, "NOT_FOUND");
        take(&head, &made, "sign", json!({})).await.ok();
        let seen = unit.get("/supervisions?mine=reply").await.ok();
        assert_eq!(seen["items"][0]["reply_due"], "2026-07-15");
        take(&unit, &made, "reply", json!({ "reply": "已核查十二处工地，值守到位" })).await.ok();
        assert_eq!(head.get("/supervisions?mine=judge").await.ok()["items"].as_array().map(Vec::len), Some(1));
        take(&head, &made, "accept", json!({})).await.ok();
        let mut wrong = order.clone();
        wrong["due"] = json!("2026-06-30");
        leader.post("/supervisions", wrong).await.refused(422, "DUE_PAST");
        let mut none = order.clone();
        none["title"] = json!(" ");
        leader.post("/supervisions", none).await.refused(422, "MISSING_FIELD");
        leader
            .post("/supervisions", json!({ "step": "supervise_letter", "unit": id, "text": "x" }))
            .await
            .refused(422, "TASK_REQUIRED");
        // What only a rule or the register of accidents begins is not begun by hand, and what is signed is not signed again.
        for step in ["remind", "warning_notice"] {
            leader.post("/supervisions", json!({ "step": step, "text": "x" })).await.refused(422, "NO_SUCH_STEP");
        }
        take(&head, &made, "sign", json!({})).await.refused(409, "WRONG_STATE");
        unit.post("/supervisions", order).await.refused(403, "NOT_YOURS");
        // Nobody else's business.
        world.sign_in("jt.jingban").await.get(&format!("/supervisions/{made}")).await.refused(404, "NOT_FOUND");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_send_each_step_once() {
    for world in worlds("twice").await {
        let task = issued(&world, false).await;
        switch_on(&world).await;
        let (one, two) = (world.app.clone(), world.second().await);
        for (day, step) in [("2026-07-01", "urge"), ("2026-07-20", "supervise_letter")] {
            world.clock.move_to(anlan::demo::morning(day.parse().expect("a date"))).expect("forwards");
            // Both servers meet the new day at once, three times over.
            let mut ticks = Vec::new();
            for app in [&one, &two, &one, &two, &one, &two] {
                let ctx = web::Ctx::system(app.clone());
                ticks.push(async move { govern::supervise::io::jobs::tick(&ctx).await });
            }
            govern::task::io::jobs::refresh_lights(&web::Ctx::system(one.clone())).await.expect("lights");
            for done in futures::future::join_all(ticks).await {
                done.expect("a tick");
            }
            let clerk = world.sign_in("an.jingban").await;
            let seen = all(&clerk, &format!("/supervisions?subject={task}&step={step}")).await;
            assert_eq!(seen.len(), 1, "{step} on {:?}: {seen:?}", world.engine);
        }
    }
}
