//! A committee meets: what is late stands on its agenda by itself, what it knew stays as it was known, what it decided goes
//! out with the minutes, and who was there is counted once.

use crate::steps::*;
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

const PAPER: &str = "云溪县安全生产委员会文件
云溪安委〔2026〕3号
云溪县安全生产委员会关于印发《云溪县矿山安全专项整治方案》的通知
各有关单位：
现将方案印发给你们，请认真落实。
云溪县安全生产委员会
2026年1月5日
云溪县矿山安全专项整治方案
一、重点任务
1.建立矿山采空区管理台账。2026年6月30日前完成全县矿山采空区普查并建立管理台账。（责任单位：县应急管理局）
2.建立尾矿库巡查制度。2026年12月31日前建立尾矿库巡查制度。（责任单位：县应急管理局）
";

async fn unit(person: &Person, short: &str) -> Value {
    let found = all(person, "/units").await;
    let one = found.iter().find(|u| u["short"] == short).unwrap_or_else(|| panic!("no unit {short}"));
    one["id"].clone()
}

async fn take(person: &Person, id: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "flow": "meeting", "action": action });
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    person.post(&format!("/meetings/{id}/moves"), body).await
}

fn id(page: &Value) -> String {
    page["it"]["id"].as_str().expect("an id").to_owned()
}

/// Somebody on the seat of a meeting: the first who may sit there.
fn sits(page: &Value, seat: usize, how: &str) -> Value {
    let s = &page["seats"][seat];
    json!({ "unit": s["unit"]["id"], "post": s["post"], "how": how, "person": s["people"][0]["id"] })
}

/// Occurrences of a unit: window, state, how many.
async fn windows(person: &Person, unit: &Value, title: &str) -> Vec<(String, String, i64)> {
    let rows = all(person, &format!("/occurrences?unit={}", unit.as_str().expect("an id"))).await;
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    rows.iter()
        .filter(|r| text(&r["duty"]["title"]).contains(title))
        .map(|r| (text(&r["window"]["from"]), text(&r["state"]), r["have"].as_i64().unwrap_or(-1)))
        .collect()
}

/// The pack as a file; none where the machine has no fonts, which is said.
async fn pack(person: &Person, m: &str) -> Option<Vec<u8>> {
    let path = format!("/meetings/{m}/pack");
    if person.get(&path).await.status == 503 {
        println!("PDF half skipped: no fonts on this machine");
        return None;
    }
    Some(person.bytes(&path).await)
}

struct County {
    clerk: Person,
    head: Person,
    member: Person,
    committee: String,
    owner: Value,
    bureau: Value,
    form: Value,
}

/// The county's dispatch meeting, set up by its office on 6 July 2026, with one task that is six days late.
async fn county(world: &World) -> County {
    world.day("2026-01-05").await;
    let clerk = world.sign_in("yx.anban").await;
    let policy = upload(&clerk, "整治方案.txt", PAPER).await;
    settle(&clerk, &policy).await;
    issue(&clerk, &policy).await;
    world.day("2026-07-06").await;
    let clerk = world.sign_in("yx.anban").await;
    let owner = unit(&clerk, "云溪县委县政府").await;
    let (office, bureau, works) =
        (unit(&clerk, "云溪县安委办").await, unit(&clerk, "云溪县应急局").await, unit(&clerk, "云溪县住建局").await);
    let form = json!({
        "name": "云溪县安全生产调度会", "kind": "dispatch", "owner": owner, "organ": office,
        "members": [{ "unit": owner, "post": "县长", "chair": true }, { "unit": bureau }, { "unit": works }],
    });
    let made = clerk.post("/committees", form.clone()).await.ok();
    let committee = id(&made);
    assert_eq!(made["rhythm"][0]["period"], "每半月");
    assert_eq!(made["rhythm"][0]["mark"], "S2", "a plan's practice, no law");
    assert_eq!(made["rhythm"][0]["missing"], "还差 1 次调度会");
    let (head, member) = (world.sign_in("yx.anzhu").await, world.sign_in("yxyj.jingban").await);
    County { clerk, head, member, committee, owner, bureau, form }
}

fn plan(c: &County, on: &str) -> Value {
    json!({ "committee": c.committee, "title": "云溪县安全生产半月调度会", "on": on, "time": "09:00", "place": "县政府第二会议室" })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dispatch_meeting_from_the_late_task_to_the_answered_order() {
    for world in worlds("dispatch").await {
        let c = county(&world).await;
        // Who may set up a body, and what it must have.
        c.clerk.post("/committees", c.form.clone()).await.refused(409, "NAME_TAKEN");
        let mut other = c.form.clone();
        other["name"] = json!("另一个调度会");
        c.member.post("/committees", other.clone()).await.refused(403, "NOT_YOURS");
        world.sign_in("an.jingban").await.post("/committees", other.clone()).await.refused(403, "NOT_YOURS");
        other["members"] = json!([{ "unit": c.bureau }]);
        c.clerk.post("/committees", other).await.refused(422, "BAD_COMMITTEE");

        c.clerk.post("/meetings", plan(&c, "2026-07-05")).await.refused(422, "DAY_PAST");
        c.member.post("/meetings", plan(&c, "2026-07-08")).await.refused(403, "NOT_YOURS");
        let page = c.clerk.post("/meetings", plan(&c, "2026-07-08")).await.ok();
        let m = id(&page);
        // The late task is there by itself, with its link and the reason, before the one that is only behind.
        let items = page["agenda"].as_array().cloned().unwrap_or_default();
        assert_eq!((items.len(), &items[0]["sort"], &items[1]["sort"]), (2, &json!("overdue"), &json!("red")));
        assert_eq!(items[0]["why"], "应于 2026-06-30 前完成，已逾期 6 天，进度 0%");
        let task = items[0]["record"].as_str().expect("a record").to_owned();
        assert_eq!(items[0]["link"], format!("/tasks/{task}"));

        // People add, order and drop; dropping wants a reason.
        let agenda = format!("/meetings/{m}/agenda");
        c.clerk.post(&agenda, json!({ "op": "drop", "item": 1 })).await.refused(422, "REASON_REQUIRED");
        c.clerk.post(&agenda, json!({ "op": "add", "title": "研究汛期值守" })).await.refused(422, "MISSING_FIELD");
        let own = json!({ "op": "add", "title": "研究汛期值守", "why": "气象部门提请", "who": "县应急局" });
        c.clerk.post(&agenda, own.clone()).await.ok();
        let page = c.clerk.post(&agenda, json!({ "op": "order", "order": [3, 1, 2] })).await.ok();
        assert_eq!(page["agenda"][0]["title"], "研究汛期值守");
        c.clerk.post(&agenda, json!({ "op": "order", "order": [3, 1] })).await.refused(409, "BAD_ORDER");
        c.clerk.post(&agenda, own).await.ok();
        let page = c.clerk.post(&agenda, json!({ "op": "drop", "item": 4, "reason": "与第一项重复" })).await.ok();
        assert_eq!(page["it"]["items"], 3);
        assert_eq!(page["agenda"][3]["dropped"]["note"], "与第一项重复");

        // Nothing before its time; the members see it once they are called.
        c.member.get(&format!("/meetings/{m}")).await.refused(404, "NOT_FOUND");
        take(&c.clerk, &m, "hold", json!({ "held_on": "2026-07-06" })).await.refused(409, "WRONG_STATE");
        take(&c.head, &m, "minute", json!({})).await.refused(409, "WRONG_STATE");
        let called = take(&c.clerk, &m, "call", json!({})).await.ok();
        take(&c.clerk, &m, "call", json!({})).await.refused(409, "WRONG_STATE");
        c.clerk.post(&agenda, json!({ "op": "fill" })).await.refused(409, "WRONG_STATE");
        let seen = c.member.get(&format!("/meetings/{m}")).await.ok();
        assert_eq!(seen["offers"], json!([]), "a member reads");
        take(&c.member, &m, "hold", json!({ "held_on": "2026-07-06" })).await.refused(403, "NOT_YOURS");
        let told = called["told"].as_array().cloned().unwrap_or_default();
        assert!(told.iter().any(|t| t["name"] == "溪应急经办" && t["receipt"] == true), "{told:?}");

        // The pack is what was known: the same bytes after the task went on.
        let first = pack(&c.member, &m).await;
        assert!(first.as_ref().is_none_or(|p| p.starts_with(b"%PDF")));
        world.day("2026-07-07").await;
        let (clerk, member) = (world.sign_in("yx.anban").await, world.sign_in("yxyj.jingban").await);
        step(&member, &task, "work", "accept", json!({})).await.ok();
        let more = json!({ "progress": 60, "note": "普查过半", "evidence": [evidence(&member, 1, "photo").await] });
        step(&member, &task, "work", "progress", more).await.ok();
        assert_eq!(pack(&clerk, &m).await, first);
        let page = clerk.get(&format!("/meetings/{m}")).await.ok();
        assert_eq!(page["as_of"], called["as_of"]);
        assert!(page["agenda"][1]["why"].as_str().is_some_and(|w| w.contains("进度 0%")), "as it was known");
        assert!(page["agenda"][1]["now"].as_str().is_some_and(|w| w.contains("进度 60%")), "as it is");

        // Held on the day; attendance once.
        world.day("2026-07-08").await;
        let (clerk, head) = (world.sign_in("yx.anban").await, world.sign_in("yx.anzhu").await);
        take(&clerk, &m, "hold", json!({})).await.refused(422, "MISSING_FIELD");
        take(&clerk, &m, "hold", json!({ "held_on": "2026-07-05" })).await.refused(422, "BAD_HELD_ON");
        take(&clerk, &m, "hold", json!({ "held_on": "2026-07-09" })).await.refused(422, "BAD_HELD_ON");
        let page = take(&clerk, &m, "hold", json!({ "held_on": "2026-07-08" })).await.ok();
        take(&head, &m, "minute", json!({})).await.refused(409, "NO_ATTENDANCE");
        let path = format!("/meetings/{m}/attendance");
        let stranger = json!({ "unit": unit(&world.sign_in("an.jingban").await, "州住建局").await, "how": "present" });
        let with = |more: Value| json!({ "people": [sits(&page, 0, "present"), more] });
        clerk.post(&path, with(stranger)).await.refused(422, "NOT_MEMBER");
        let mut alien = sits(&page, 1, "present");
        alien["person"] = page["seats"][0]["people"][0]["id"].clone();
        clerk.post(&path, with(alien)).await.refused(422, "OUTSIDER");
        clerk.post(&path, with(sits(&page, 2, "leave"))).await.refused(422, "LEAVE_REASON");
        clerk.post(&path, json!({ "people": [sits(&page, 1, "present")] })).await.refused(422, "NO_CHAIR");
        let mut leave = sits(&page, 2, "leave");
        leave["reason"] = json!("外出培训");
        let people = json!([sits(&page, 0, "present"), sits(&page, 1, "present"), leave]);
        let taken = clerk.post(&path, json!({ "people": people })).await.ok();
        assert_eq!(taken["it"]["came"], json!([2, 0, 1, 0]));
        clerk.post(&path, json!({ "people": people })).await.refused(409, "ATTENDANCE_TAKEN");
        let counted = windows(&clerk, &c.owner, "调度会").await;
        assert!(counted.contains(&("2026-07-01".into(), "done".into(), 1)), "{counted:?}");
        // Put right with a reason: the old record is void, and the meeting still counts once.
        let again =
            json!({ "people": [sits(&page, 0, "present"), sits(&page, 1, "present")], "reason": "请假人员登记有误" });
        let put = clerk.post(&path, again).await.ok();
        assert_ne!(put["record"], taken["record"]);
        let old = taken["record"].as_str().expect("a record");
        assert_eq!(clerk.get(&format!("/records/{old}")).await.ok()["state"], "voided");
        let counted = windows(&clerk, &c.owner, "调度会").await;
        assert!(counted.contains(&("2026-07-01".into(), "done".into(), 1)), "{counted:?}");

        // Decisions name who and until when; they go out with the minutes, signed by a second person.
        let path = format!("/meetings/{m}/decisions");
        let say = |lead: Value, due: Value| json!({ "text": "七月二十日前完成全部采空区普查。", "lead": lead, "due": due, "item": 1 });
        clerk.post(&path, say(Value::Null, json!("2026-07-20"))).await.refused(422, "BAD_DECISION");
        clerk.post(&path, say(c.bureau.clone(), Value::Null)).await.refused(422, "BAD_DECISION");
        clerk.post(&path, say(c.bureau.clone(), json!("2026-07-01"))).await.refused(422, "BAD_DECISION");
        let page = clerk.post(&path, say(c.bureau.clone(), json!("2026-07-20"))).await.ok();
        assert_eq!(page["decisions"][0]["state_label"], "待纪要签发后交办");
        take(&head, &m, "minute", json!({})).await.refused(409, "NO_SUMMARY");
        let words =
            json!({ "version": page["it"]["version"], "summary": "会议听取了矿山整治进展。\n会议要求倒排工期。" });
        clerk.put(&format!("/meetings/{m}"), words).await.ok();
        take(&clerk, &m, "minute", json!({})).await.refused(403, "NOT_YOURS");
        let page = take(&head, &m, "minute", json!({})).await.ok();
        assert!(page["minutes_number"].as_str().is_some_and(|n| n.contains("〔2026〕1号")), "{page}");
        let paper = page["minutes"].as_str().expect("a paper");
        let text = clerk.get(&format!("/papers/{paper}")).await.ok()["text"].as_str().unwrap_or_default().to_owned();
        assert!(
            text.contains("主持：云溪县长岗") && text.contains("由云溪县应急局牵头，于2026年7月20日前完成"),
            "{text}"
        );
        let member = world.sign_in("yxyj.jingban").await;
        let asked = member.get("/supervisions?mine=reply&step=assignment").await.ok();
        let order = &asked["items"][0];
        assert_eq!((&order["reply_due"], &order["subject"]["id"]), (&json!("2026-07-20"), &json!(task)));
        assert_eq!(order["id"], page["decisions"][0]["step"]);
        take(&clerk, &m, "cancel", json!({ "reason": "x" })).await.refused(409, "WRONG_STATE");

        // What was decided lies on the next table until it is done, or the meeting cannot be closed.
        take(&head, &m, "close", json!({})).await.refused(409, "DECISIONS_OPEN");
        let next = clerk.post("/meetings", plan(&c, "2026-07-18")).await.ok();
        assert_eq!(next["agenda"][0]["sort"], "decision");
        assert_eq!(next["agenda"][0]["record"], order["id"]);
        take(&head, &m, "close", json!({})).await.refused(409, "DECISIONS_OPEN");
        take(&clerk, &id(&next), "call", json!({})).await.ok();
        take(&head, &m, "close", json!({})).await.ok();
        let step = order["id"].as_str().expect("an id");
        let moves = format!("/supervisions/{step}/moves");
        member.post(&moves, json!({ "flow": "supervise", "action": "reply", "reply": "已全部完成" })).await.ok();
        head.post(&moves, json!({ "flow": "supervise", "action": "accept" })).await.ok();
        let page = clerk.get(&format!("/meetings/{m}")).await.ok();
        assert_eq!((&page["decisions"][0]["light"], &page["it"]["state"]), (&json!("done"), &json!("closed")));
        // A meeting that is called off says why, to everybody who was called.
        let other = id(&next);
        take(&clerk, &other, "cancel", json!({})).await.refused(422, "MISSING_FIELD");
        let page = take(&clerk, &other, "cancel", json!({ "reason": "县里统一安排防汛" })).await.ok();
        let told = page["told"].as_array().cloned().unwrap_or_default();
        assert!(told.iter().any(|t| t["kind"] == "meeting.cancelled"), "{told:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sessions_in_one_quarter_do_nothing_for_the_next() {
    for world in worlds("sessions").await {
        world.day("2026-01-05").await;
        let clerk = world.sign_in("an.jingban").await;
        let party = unit(&clerk, "州委").await;
        let form = json!({
            "name": "州委安全生产常委会", "kind": "standing_committee", "owner": party, "organ": unit(&clerk, "州安委办").await,
            "members": [{ "unit": party, "post": "州委书记", "chair": true }],
        });
        let committee = id(&clerk.post("/committees", form).await.ok());
        for (day, study) in [("2026-01-15", false), ("2026-03-20", true)] {
            world.day(day).await;
            let clerk = world.sign_in("an.jingban").await;
            let form = json!({
                "committee": committee, "title": "专题研究安全生产", "on": day, "time": "15:00", "place": "州委常委会议室", "study": study,
            });
            let m = id(&clerk.post("/meetings", form).await.ok());
            take(&clerk, &m, "call", json!({})).await.ok();
            let page = take(&clerk, &m, "hold", json!({ "held_on": day })).await.ok();
            let people = json!({ "people": [sits(&page, 0, "present")] });
            if study {
                // Somebody had entered it by hand: it would count twice.
                let hand = json!({ "kind": "meeting", "title": "专题研究安全生产", "on": day, "unit": party });
                let hand = clerk.post("/records", hand).await.ok();
                clerk.post(&format!("/meetings/{m}/attendance"), people.clone()).await.refused(409, "ALREADY_RECORDED");
                let void = json!({ "action": "void", "note": "由会议自动计入" });
                clerk.post(&format!("/records/{}/moves", hand["id"].as_str().expect("an id")), void).await.ok();
            }
            let page = clerk.post(&format!("/meetings/{m}/attendance"), people).await.ok();
            assert_eq!(page["counts_for"].as_array().map(Vec::len), Some(if study { 2 } else { 1 }), "{page}");
        }
        world.day("2026-04-02").await;
        let clerk = world.sign_in("an.jingban").await;
        let quarters = windows(&clerk, &party, "安全生产常委会（常务会）").await;
        assert!(quarters.contains(&("2026-01-01".into(), "done".into(), 2)), "{quarters:?}");
        assert!(quarters.contains(&("2026-04-01".into(), "pending".into(), 0)), "{quarters:?}");
        let years = windows(&clerk, &party, "研究重大安全问题").await;
        assert!(years.contains(&("2026-01-01".into(), "done".into(), 1)), "{years:?}");
        let page = clerk.get(&format!("/committees/{committee}?day=2026-05-01")).await.ok();
        assert_eq!(page["rhythm"][0]["missing"], "还差 1 次安全生产常委会（常务会）");
        let page = clerk.get(&format!("/committees/{committee}?day=2026-02-01")).await.ok();
        assert_eq!((&page["rhythm"][0]["have"], &page["rhythm"][0]["missing"]), (&json!(2), &json!("")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_four_ones_of_a_special_committee() {
    for world in worlds("four").await {
        world.day("2026-07-06").await;
        let (lead, member) = (world.sign_in("yj.jingban").await, world.sign_in("zj.jingban").await);
        let (owner, office) = (unit(&lead, "州应急局").await, unit(&lead, "州安委办").await);
        let mut form = json!({
            "name": "云岭州危险化学品专业委员会", "kind": "special_committee", "owner": owner,
            "members": [{ "unit": owner, "post": "局长", "chair": true }, { "unit": unit(&lead, "州住建局").await }],
        });
        lead.post("/committees", form.clone()).await.refused(422, "BAD_COMMITTEE");
        form["trade"] = json!("chemical");
        let made = lead.post("/committees", form).await.ok();
        let c = id(&made);
        let missing = |page: &Value| -> Vec<String> {
            let lines = page["rhythm"].as_array().cloned().unwrap_or_default();
            let say = |l: &Value| l["missing"].as_str().unwrap_or_default().to_owned();
            lines.iter().map(say).filter(|s| !s.is_empty()).collect()
        };
        let all_four = ["还差 1 次风险分析", "还差 1 次专委会会议", "还差 1 次联合检查", "还差 1 份工作情况报告"];
        assert_eq!(missing(&made), all_four);
        let path = format!("/committees/{c}/records");
        let enter = |item: &str, on: &str| json!({ "item": item, "title": "三季度危化品领域", "on": on });
        member.post(&path, enter("analysis", "2026-07-06")).await.refused(403, "NOT_YOURS");
        world.sign_in("jt.jingban").await.get(&format!("/committees/{c}")).await.refused(404, "NOT_FOUND");
        lead.post(&path, enter("meeting", "2026-07-06")).await.refused(422, "BY_MEETING");
        lead.post(&path, enter("study", "2026-07-06")).await.refused(422, "NO_SUCH_ITEM");
        lead.post(&path, enter("analysis", "2026-07-07")).await.refused(422, "BAD_RECORD");
        // Of the second quarter: it does nothing for the third.
        lead.post(&path, enter("inspection", "2026-06-30")).await.ok();
        lead.post(&path, enter("analysis", "2026-07-06")).await.ok();
        // The report is a paper, and counts once it is signed.
        let report = json!({
            "template": "committee_report", "to": [office], "concept": "committee", "about": c,
            "facts": { "problems": "部分企业自动化改造滞后。", "next": "逐企督促。", "contact": "综合协调科" },
        });
        let paper = lead.post("/papers", report).await.ok();
        assert_eq!(paper["missing"], json!([]), "{paper}");
        assert_eq!(missing(&lead.get(&format!("/committees/{c}")).await.ok()), &all_four[1..]);
        let sign = format!("/papers/{}/moves", paper["id"].as_str().expect("an id"));
        world.sign_in("yj.juzhang").await.post(&sign, json!({ "action": "sign" })).await.ok();
        assert_eq!(missing(&lead.get(&format!("/committees/{c}")).await.ok()), &all_four[1..3]);
        // Dissolved, it owes nothing more and meets no more.
        let end = json!({ "version": made["it"]["version"], "end": true });
        member.put(&format!("/committees/{c}"), end.clone()).await.refused(403, "NOT_YOURS");
        lead.put(&format!("/committees/{c}"), end).await.ok();
        lead.post(&path, enter("analysis", "2026-07-06")).await.refused(409, "DISSOLVED");
        let meet =
            json!({ "committee": c, "title": "专委会会议", "on": "2026-07-08", "time": "09:00", "place": "会议室" });
        lead.post("/meetings", meet).await.refused(409, "DISSOLVED");
        assert!(windows(&lead, &owner, "专委会会议").await.iter().all(|w| w.1 != "pending"));
    }
}
