//! A leader's duties, quarter and dossier: what was known at a moment stays what it was (handbook 02 §1, §4; 01 §3).

use crate::danger;
use crate::steps::*;
use serde_json::{Value, json};
use stories::{Person, World, worlds};

/// A document with two tasks of a department in a deputy head's portfolio.
const PAPER: &str = "云岭州安全生产委员会文件
云安委〔2025〕1号
云岭州安全生产委员会关于印发《云岭州燃气安全整治方案》的通知
各有关单位：
现将方案印发给你们，请认真落实。
云岭州安全生产委员会
2025年1月6日
云岭州燃气安全整治方案
一、重点任务
1.建立瓶装液化气台账。2025年6月30日前完成全州瓶装液化气经营场所普查并建立台账。（责任单位：州住房城乡建设局）
2.开展燃气管道检查。2025年9月30日前完成全州老旧燃气管道检查。（责任单位：州住房城乡建设局）
";

/// The post of somebody, as the register shows it to the office.
async fn post_of(reader: &Person, name: &str) -> String {
    let rows = all(reader, "/dossiers").await;
    let found = rows.iter().find(|r| r["person"]["name"] == name);
    found.and_then(|r| r["post"].as_str()).unwrap_or_else(|| panic!("no post of {name}: {rows:?}")).to_owned()
}

async fn assign(office: &Person, post: &str, template: &str, since: &str) -> Value {
    let body = json!({ "template": template, "since": since });
    office.post(&format!("/posts/{post}/duties"), body).await.ok()
}

async fn record(who: &Person, kind: &str, title: &str, on: &str, object: &str) -> Value {
    let me = who.get("/me").await.ok()["person"]["id"].clone();
    let body = json!({ "kind": kind, "title": title, "on": on, "object": object, "people": [me] });
    who.post("/records", body).await.ok()
}

/// A person as the administrator sees it, to be changed.
async fn account(admin: &Person, login: &str) -> Value {
    let page = admin.get(&format!("/persons?q={login}&inactive=true")).await.ok();
    page["items"].as_array().into_iter().flatten().find(|p| p["login"] == login).cloned().expect("an account")
}

/// Change the last day of somebody's post.
async fn leave(admin: &Person, login: &str, to: &str) {
    let p = account(admin, login).await;
    let post = &p["posts"][0];
    let portfolio: Vec<Value> = post["portfolio"].as_array().into_iter().flatten().map(|u| u["id"].clone()).collect();
    let form = json!({
        "login": login, "name": p["name"], "unit": p["unit"]["id"], "version": p["version"],
        "posts": [{ "id": post["id"], "title": post["title"], "unit": post["unit"]["id"], "portfolio": portfolio,
                    "from": post["from"], "to": to }],
    });
    admin.put(&format!("/persons/{}", p["id"].as_str().expect("an id")), form).await.ok();
}

/// Rename a unit, keeping everything else.
async fn rename(admin: &Person, short: &str, name: &str) {
    let all = all(admin, "/units").await;
    let unit = all.iter().find(|u| u["short"] == short).unwrap_or_else(|| panic!("no unit {short}")).clone();
    let id = unit["id"].as_str().expect("an id");
    let full = admin.get(&format!("/units/{id}")).await.ok();
    let mut form = full.clone();
    form["name"] = json!(name);
    form["region"] = full["region"]["path"].as_str().map_or_else(|| full["region"].clone(), |p| json!(p));
    form["parent"] =
        if full["parent"]["id"].is_string() { full["parent"]["id"].clone() } else { full["parent"].clone() };
    admin.put(&format!("/units/{id}"), form).await.ok();
}

const FORMS: [&str; 4] = ["json", "docx", "pdf", "pack"];

async fn files(reader: &Person, post: &str, frame: &str) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for form in FORMS {
        out.push(reader.bytes(&format!("/dossiers/posts/{post}/file?form={form}&{frame}")).await);
    }
    out
}

/// A year of a deputy head: duties, records, a red light in the portfolio.
async fn a_year(world: &World) -> (String, String, String, String) {
    world.day("2025-01-06").await;
    let clerk = world.sign_in("an.jingban").await;
    let post = post_of(&clerk, "城建岗").await;
    for template in ["D07", "D09", "D10"] {
        assign(&clerk, &post, template, "2025-01-01").await;
    }
    let policy = upload(&clerk, "整治方案.txt", PAPER).await;
    settle(&clerk, &policy).await;
    issue(&clerk, &policy).await;
    let tasks = all(&clerk, &format!("/tasks?policy={policy}")).await;
    let task =
        tasks.iter().find(|t| t["due"] == "2025-06-30").expect("a task")["id"].as_str().expect("an id").to_owned();
    let unit = world.sign_in("zj.jingban").await;
    step(&unit, &task, "work", "accept", json!({})).await.ok();
    let leader = world.sign_in("ld.chengjian").await;
    let mut first = String::new();
    for (n, on) in ["2025-02-20", "2025-05-15", "2025-08-21", "2025-11-12"].into_iter().enumerate() {
        world.day(on).await;
        let made = record(&leader, "led_inspection", "带队检查燃气经营企业", on, &format!("燃气站{n}")).await;
        if n == 0 {
            first = made["id"].as_str().expect("an id").to_owned();
        }
    }
    record(&leader, "talk", "警示谈话", "2025-11-12", "州住建局").await;
    // The second task is done and closed within the year.
    let other =
        tasks.iter().find(|t| t["due"] == "2025-09-30").expect("a task")["id"].as_str().expect("an id").to_owned();
    world.day("2025-12-01").await;
    close(world, &unit, &other).await;
    world.day("2026-01-05").await;
    (post, task, first, other)
}

/// A task goes to its end: accepted, submitted with what is asked for, checked, closed by the head of the office.
async fn close(world: &World, unit: &Person, task: &str) {
    step(unit, task, "work", "accept", json!({})).await.ok();
    let view = unit.get(&format!("/tasks/{task}")).await.ok();
    let mut brought = vec![evidence(unit, 30, "official_doc").await];
    for (n, need) in view["evidence_needed"].as_array().into_iter().flatten().enumerate() {
        brought.push(evidence(unit, 31 + n as u8, need["kind"].as_str().unwrap_or("photo")).await);
    }
    step(unit, task, "work", "submit", json!({ "note": "检查全部完成", "evidence": brought })).await.ok();
    step(&world.sign_in("an.fuhe").await, task, "work", "check", json!({})).await.ok();
    let view = step(&world.sign_in("an.zhuren").await, task, "work", "close", json!({ "note": "同意销号" })).await.ok();
    assert_eq!(view["light"]["color"], "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dossier_of_a_past_day_is_the_same_whatever_happened_since() {
    for world in worlds("dossier").await {
        let (post, task, first, other) = a_year(&world).await;
        let clerk = world.sign_in("an.jingban").await;
        let frame = "from=2025-01-01&to=2025-12-31&as_of=2025-12-31";
        let before = clerk.get(&format!("/dossiers/posts/{post}?{frame}")).await.ok();
        assert_eq!(before["as_of_label"], "2025年12月31日24时");
        assert_eq!(before["name"], "城建岗");
        assert_eq!(before["posts"][0]["unit"]["name"], "云岭州人民政府");
        assert_eq!(before["posts"][0]["portfolio"].as_array().map(Vec::len), Some(4));
        let duty = |d: &Value, title: &str| {
            let found = d["duties"].as_array().into_iter().flatten().find(|x| x["title"] == title).cloned();
            found.unwrap_or_else(|| panic!("no {title}: {}", d["duties"]))
        };
        // Four inspections of four; the year is not over on its last day until midnight, but four are four.
        let led = duty(&before, "带队检查分管领域企业");
        assert_eq!((led["windows"][0]["have"].as_i64(), led["windows"][0]["state"].as_str()), (Some(4), Some("done")));
        let talk = duty(&before, "与分管部门负责人警示谈话（州住建局）");
        assert_eq!(talk["windows"][0]["state"], "done");
        assert_eq!(duty(&before, "与分管部门负责人警示谈话（州水务局）")["windows"][0]["have"], 0);
        assert_eq!(before["records"].as_array().map(Vec::len), Some(5));
        let reds = before["reds"].as_array().cloned().unwrap_or_default();
        let ended = reds.iter().find(|r| r["task"] == json!(other)).expect("red from October until it was closed");
        assert_eq!(ended["until"], "2025-12-01", "closed then");
        let red = &before["reds"][0];
        assert_eq!((red["task"].as_str(), red["until"].as_str()), (Some(task.as_str()), None));
        assert!(red["days"].as_i64().is_some_and(|n| n >= 184), "red from July at the latest: {red}");
        assert_eq!(before["talks"].as_array().map(Vec::len), Some(1));
        // Every line names the event that it was read from, and every event has its digest.
        let events: Vec<&str> =
            before["proof"]["events"].as_array().into_iter().flatten().filter_map(|e| e["event"].as_str()).collect();
        for list in ["duties", "records", "reds", "talks"] {
            for line in before[list].as_array().into_iter().flatten() {
                assert!(events.contains(&line["event"].as_str().expect("an event")), "{list}: {line}");
            }
        }
        assert!(before["proof"]["events"][0]["digest"].as_str().is_some_and(|d| d.len() == 64));
        assert!(before["proof"]["events"][0]["seal"].is_string(), "sealed within the year");
        let text = before.to_string();
        for word in ["ld.chengjian", "login", "phone", "password"] {
            assert!(!text.contains(word), "{word} is in the dossier");
        }
        let bytes = files(&clerk, &post, frame).await;
        assert!(bytes[1].starts_with(b"PK") && bytes[2].starts_with(b"%PDF") && bytes[3].starts_with(b"PK"));

        // Everything changes: names, a record, the task, the post, a duty, and something is entered late.
        world.day("2026-03-10").await;
        let (admin, leader) = (world.sign_in("xitong").await, world.sign_in("ld.chengjian").await);
        rename(&admin, "州政府", "云岭州新人民政府").await;
        rename(&admin, "州住建局", "云岭州城乡建设局").await;
        let void = json!({ "action": "void", "note": "企业名称写错" });
        leader.post(&format!("/records/{first}/moves"), void).await.ok();
        record(&leader, "led_inspection", "带队检查（补录）", "2025-06-18", "补录的企业").await;
        let unit = world.sign_in("zj.jingban").await;
        let done = json!({ "progress": 100, "note": "已完成", "evidence": [evidence(&unit, 9, "photo").await] });
        step(&unit, &task, "work", "progress", done).await.ok();
        // The closed one is opened again: then it was closed.
        let head = world.sign_in("an.zhuren").await;
        let again = step(&head, &other, "work", "reopen", json!({ "reason": "复查发现遗漏" })).await.ok();
        assert_ne!(again["light"]["color"], "done");
        assign(&clerk, &post, "D15", "2025-01-01").await;
        leave(&admin, "ld.chengjian", "2026-02-28").await;
        world.day("2026-03-11").await;
        let after = files(&clerk, &post, frame).await;
        for (n, form) in FORMS.iter().enumerate() {
            assert!(bytes[n] == after[n], "{form} differs after later changes");
        }
        // As of today it is another dossier.
        let now = clerk.get(&format!("/dossiers/posts/{post}?from=2025-01-01&to=2025-12-31")).await.ok();
        assert_eq!(now["posts"][0]["unit"]["name"], "云岭州新人民政府");
        assert_eq!(now["posts"][0]["to"], "2026-02-28");
        assert_eq!(duty(&now, "带队检查分管领域企业")["windows"][0]["state"], "late", "one voided, one entered late");
        assert_eq!(now["records"].as_array().map(Vec::len), Some(5));
        assert_ne!(now["proof"]["digest"], before["proof"]["digest"]);
        // The draft of 述安全 is made too.
        let draft = clerk.bytes(&format!("/dossiers/posts/{post}/file?form=statement.docx&{frame}")).await;
        assert!(draft.starts_with(b"PK"));
    }
}

/// A risk of the firm that a leader is in charge of, with a hazard in which it failed; id of the risk and of the hazard.
async fn led(p: &danger::Place, leader: &Person) -> (String, String) {
    let point = json!({ "name": "液氨装卸区", "kind": "task", "department": "储运部", "owner": "样例班长" });
    let point = danger::id(&p.officer.post(&format!("/sites/{}/risk-points", p.site), point).await.ok());
    let mut form = danger::risk::form(4.0, 5.0);
    let made = p.officer.post(&format!("/risk-points/{point}/risks"), form.clone()).await.ok();
    let risk = danger::id(&made);
    let advance = async |who: &Person, action: &str, more: Value| {
        let mut body = more;
        body["action"] = json!(action);
        who.post(&format!("/risks/{risk}/moves"), body).await.ok()
    };
    let assessed = advance(&p.officer, "assess", json!({})).await;
    (form["plan"], form["version"]) = (danger::risk::plan(), assessed["version"].clone());
    p.officer.put(&format!("/risks/{risk}"), form).await.ok();
    advance(&p.head, "sign", json!({})).await;
    advance(&p.first, "appoint", json!({ "leader": danger::person(leader).await })).await;
    let hazard = json!({ "site": p.site, "source": "self", "kind": "machine.tank", "place": "A装卸台", "risk": risk,
        "text": "液氨充装用软管，没有用万向管道", "answers": { "AJ3-2017-121-1-7": "no" } });
    let found = p.officer.post("/hazards", hazard).await.ok();
    (risk.clone(), danger::id(&found))
}

#[tokio::test(flavor = "multi_thread")]
async fn hazards_led_and_accidents_stay_in_the_dossier_as_they_were_known() {
    for world in worlds("dossier_led").await {
        let p = &danger::place(&world).await;
        let leader = world.sign_in("ld.gongye").await;
        let (risk, hazard) = led(p, &leader).await;
        let units = all(&p.office, "/units").await;
        let bureau = units.iter().find(|u| u["short"] == "州应急局").expect("the bureau")["id"].clone();
        let report = |title: &str, on: &str, dead: i64| {
            json!({ "title": title, "region": "990121", "regulator": bureau, "firm": "样例加工厂（虚构）", "place": "二车间",
                "kind": "03", "occurred_at": on, "known_at": on, "course": "检修时设备误启动。", "measures": "已停机。",
                "dead": dead, "injured": 0 })
        };
        world.day("2024-11-25").await;
        let made = p.office.post("/accidents", report("样例机械伤害事故", "2024-11-25T00:30:00Z", 1)).await.ok();
        let accident = made["it"]["id"].as_str().or(made["id"].as_str()).expect("an id").to_owned();
        world.day("2024-12-02").await;
        let post = post_of(&p.office, "工业岗").await;
        let frame = "from=2024-11-01&to=2024-11-30&as_of=2024-11-30";
        let path = format!("/dossiers/posts/{post}?{frame}");
        let before = p.office.get(&path).await.ok();
        let say = |d: &Value, list: &str| {
            let rows = d[list].as_array().cloned().unwrap_or_default();
            rows.iter().map(|r| r["say"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        let led = say(&before, "led");
        assert_eq!(led.len(), 2, "the risk and its hazard: {led:?}");
        assert!(led.iter().any(|s| s.contains("包案") && s.contains("液氨卸车")), "{led:?}");
        assert!(led.iter().any(|s| s.contains("重大隐患") && s.contains("尚未销号")), "{led:?}");
        let accidents = say(&before, "accidents");
        assert!(accidents.len() == 1 && accidents[0].contains("死亡1人"), "{accidents:?}");
        let bytes = files(&p.office, &post, frame).await;

        // Later the risk is somebody else's, the hazard is closed, the figures of the accident change, one more is entered.
        let files_of = vec![
            danger::photo(&p.officer, 71, "photo_before").await,
            danger::photo(&p.officer, 72, "photo_after").await,
            danger::paper(&p.officer, "assessment", "整改评估").await,
        ];
        danger::step(&p.officer, &hazard, "hazard", "fix_on_spot", json!({ "evidence": files_of })).await.ok();
        let two = json!([danger::person(&p.first).await, danger::person(&p.second).await]);
        let passed = json!({ "officers": two, "expert": "外聘专家" });
        danger::step(&p.first, &hazard, "hazard", "pass", passed).await.ok();
        danger::step(&p.bureau_head, &hazard, "hazard", "close", json!({})).await.ok();
        let other = danger::person(&world.sign_in("ld.chengjian").await).await;
        let appoint = json!({ "action": "appoint", "leader": other });
        p.first.post(&format!("/risks/{risk}/moves"), appoint).await.ok();
        let more = json!({ "dead": 2, "injured": 1, "missing": 0, "loss": 0.0, "note": "一名重伤者死亡" });
        p.office.post(&format!("/accidents/{accident}/supplements"), more).await.ok();
        p.office.post("/accidents", report("样例补报事故", "2024-11-20T00:30:00Z", 1)).await.ok();
        world.day("2024-12-10").await;
        let after = files(&p.office, &post, frame).await;
        for (n, form) in FORMS.iter().enumerate() {
            assert!(bytes[n] == after[n], "{form} differs after later changes");
        }
        // As known now it is another one.
        let now = p.office.get(&format!("/dossiers/posts/{post}?from=2024-11-01&to=2024-11-30")).await.ok();
        assert!(say(&now, "led").is_empty(), "{:?}", say(&now, "led"));
        let accidents = say(&now, "accidents");
        assert_eq!(accidents.len(), 2);
        assert!(accidents.iter().any(|s| s.contains("死亡2人")), "{accidents:?}");
        // Who is in charge now has it for what was found in their own time.
        let post = post_of(&p.office, "城建岗").await;
        let theirs = p.office.get(&format!("/dossiers/posts/{post}?from=2024-11-01&to=2024-12-10")).await.ok();
        let led = say(&theirs, "led");
        assert!(led.iter().any(|s| s.contains("2024-12-02销号")), "{led:?}");
        // A colleague has neither.
        let none = post_of(&p.office, "州书记岗").await;
        let none = p.office.get(&format!("/dossiers/posts/{none}?{frame}")).await.ok();
        assert!(say(&none, "led").is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_is_for_its_person_the_office_and_the_organisation_department() {
    for world in worlds("dossier_who").await {
        let clerk = world.sign_in("an.jingban").await;
        let (prefecture, county) = (post_of(&clerk, "城建岗").await, post_of(&clerk, "云溪县长岗").await);
        let path = |post: &str| format!("/dossiers/posts/{post}");
        for login in ["ld.chengjian", "an.zhuren", "zz.jingban"] {
            world.sign_in(login).await.get(&path(&prefecture)).await.ok();
        }
        for login in ["ld.gongye", "ld.zhouzhang", "yj.jingban", "yxzz.jingban", "yx.anban", "zj.juzhang"] {
            let person = world.sign_in(login).await;
            person.get(&path(&prefecture)).await.refused(404, "NOT_FOUND");
            person.get(&format!("{}/file?form=pdf", path(&prefecture))).await.refused(404, "NOT_FOUND");
            person.get(&format!("/posts/{prefecture}/duties")).await.refused(404, "NOT_FOUND");
        }
        for login in ["ld.yunxi", "yx.anban", "yxzz.jingban", "zz.jingban", "an.fuhe"] {
            world.sign_in(login).await.get(&path(&county)).await.ok();
        }
        let own = all(&world.sign_in("ld.yunxi").await, "/dossiers").await;
        assert_eq!(own.len(), 1, "one's own and nobody else's: {own:?}");
        for login in ["qy.jia", "jijian", "xitong"] {
            let status = world.sign_in(login).await.get("/dossiers").await.status;
            assert_eq!(status, 403, "{login}");
        }
        world.stranger().get(&path(&county)).await.refused(401, "SIGN_IN");

        // What was asked for wrongly is said.
        let ask = |query: &str| format!("/dossiers/posts/{prefecture}?{query}");
        clerk.get(&ask("as_of=2024-11-21")).await.refused(422, "AS_OF_FUTURE");
        clerk.get(&ask("from=2024-06-01&to=2024-05-01")).await.refused(422, "BAD_PERIOD");
        clerk.get(&ask("from=2021-01-01&to=2021-12-31")).await.refused(409, "NO_POST_THEN");
        clerk.get(&ask("as_of=2024-02-29")).await.refused(409, "NO_POST_THEN");
        clerk.get(&format!("{}/file?form=xls", path(&prefecture))).await.refused(422, "BAD_FORM");
        let nobody = "0192f0c1-2b3c-7d4e-8f50-60718293a4b5";
        clerk.get(&path(nobody)).await.refused(404, "NOT_FOUND");
        clerk.get(&format!("/dossiers/persons/{nobody}")).await.refused(404, "NOT_FOUND");
        let rows = all(&clerk, "/dossiers").await;
        let person = rows.iter().find(|r| r["post"] == json!(prefecture)).expect("a row");
        let person = person["person"]["id"].as_str().expect("an id").to_owned();
        // Page by page the same rows, each once, in the same order; the search narrows both rows and count.
        let posts = |rows: &[Value]| rows.iter().map(|r| r["post"].clone()).collect::<Vec<_>>();
        let (mut paged, mut after) = (Vec::new(), String::new());
        loop {
            let page = clerk.get(&format!("/dossiers?limit=2&after={after}")).await.ok();
            assert_eq!(page["total"]["count"].as_u64(), Some(rows.len() as u64));
            let items = page["items"].as_array().cloned().unwrap_or_default();
            assert!((1..=2).contains(&items.len()), "{page}");
            paged.extend(items);
            match page["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break,
            }
        }
        assert!(rows.len() > 4);
        assert_eq!(posts(&paged), posts(&rows));
        let regions: Vec<&str> = rows.iter().filter_map(|r| r["unit"]["region"].as_str()).collect();
        assert!(regions.is_sorted(), "{regions:?}");
        let found = clerk.get("/dossiers?q=%E5%9F%8E%E5%BB%BA%E5%B2%97").await.ok();
        assert_eq!(
            (found["total"]["count"].as_u64(), found["items"][0]["post"].as_str()),
            (Some(1), Some(prefecture.as_str()))
        );
        assert_eq!(clerk.get("/dossiers?q=%25").await.ok()["total"]["count"], 0, "a sign of the query is a letter");
        clerk.get("/dossiers?after=zz").await.refused(422, "BAD_CURSOR");
        clerk.get(&format!("/dossiers?after={nobody}")).await.refused(422, "BAD_CURSOR");
        let whole = clerk.get(&format!("/dossiers/persons/{person}")).await.ok();
        assert_eq!((whole["of"].as_str(), whole["name"].as_str()), (Some("person"), Some("城建岗")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_contradicting_duties_stay_until_somebody_chooses() {
    for world in worlds("dossier_choice").await {
        let clerk = world.sign_in("an.jingban").await;
        let leader = world.sign_in("ld.shuji").await;
        let post = post_of(&clerk, "州书记岗").await;
        let path = format!("/posts/{post}/duties");
        // Only the office assigns, only what there is, only in the term, only once.
        let form = |code: &str| json!({ "template": code, "since": "2024-11-01" });
        leader.post(&path, form("D02")).await.refused(403, "FORBIDDEN");
        world.sign_in("yx.anban").await.post(&path, form("D02")).await.refused(404, "NOT_FOUND");
        clerk.post(&path, form("D99")).await.refused(422, "NO_TEMPLATE");
        clerk.post(&path, form("D06")).await.refused(422, "NOT_ASSIGNED");
        clerk.post(&path, form("D09")).await.refused(409, "NO_PORTFOLIO");
        clerk.post(&path, json!({ "template": "D02", "since": "2022-12-31" })).await.refused(422, "OUT_OF_TERM");
        let one = clerk.post(&path, form("D02")).await.ok();
        assert_eq!(one["contradictions"], json!([]));
        let monthly = one["duties"][0]["id"].as_str().expect("an id").to_owned();
        clerk
            .post(&format!("/duties/{monthly}/choice"), json!({ "reason": "以书记职责为准" }))
            .await
            .refused(409, "NOTHING_TO_CHOOSE");
        clerk.post(&path, form("D02")).await.refused(409, "ALREADY_ASSIGNED");

        // Once a month says one paper, four times a year the other: both run, and the page says so.
        let both = clerk.post(&path, json!({ "template": "D07", "since": "2024-01-01" })).await.ok();
        assert_eq!(both["contradictions"][0]["duties"].as_array().map(Vec::len), Some(2));
        let quarter = leader.get("/my/quarter").await.ok();
        assert_eq!(quarter["posts"][0]["contradictions"], 1);
        let count = |q: &Value| q["duties"].as_array().map(Vec::len).unwrap_or_default();
        assert_eq!(count(&quarter), 2, "the month and the year: {quarter}");
        assert_eq!((quarter["from"].as_str(), quarter["days_left"].as_i64()), (Some("2024-10-01"), Some(42)));
        record(&leader, "led_inspection", "带队检查化工企业", "2024-11-19", "甲厂").await;
        let quarter = leader.get("/my/quarter").await.ok();
        // The windows of a leader are no other reader's business, whoever sees the unit's.
        let id = quarter["duties"][0]["id"].as_str().expect("an id").to_owned();
        leader.get(&format!("/occurrences/{id}")).await.ok();
        clerk.get(&format!("/occurrences/{id}")).await.ok();
        let other = world.sign_in("ld.zhouzhang").await;
        other.get(&format!("/occurrences/{id}")).await.refused(404, "NOT_FOUND");
        assert!(all(&other, "/occurrences").await.iter().all(|o| o["id"] != json!(id)));
        assert_eq!(all(&leader, "/occurrences?of=post").await.len(), 4, "two duties, each with the window after");
        assert_eq!(quarter["met"], 1, "the month is met, of the year three are missing");
        let open = &quarter["duties"][0];
        assert_eq!((open["have"].as_i64(), open["need"].as_i64()), (Some(1), Some(4)));
        assert!(open["missing"].as_str().is_some_and(|m| m.contains("还差 3 次")), "{open}");

        clerk.post(&format!("/duties/{monthly}/choice"), json!({ "reason": " " })).await.refused(422, "MISSING_FIELD");
        leader
            .post(&format!("/duties/{monthly}/choice"), json!({ "reason": "少一点" }))
            .await
            .refused(403, "FORBIDDEN");
        let reason = json!({ "reason": "州委会议定：书记按每月一次执行" });
        let chosen = clerk.post(&format!("/duties/{monthly}/choice"), reason).await.ok();
        assert_eq!(chosen["contradictions"], json!([]));
        let yearly = chosen["duties"].as_array().into_iter().flatten().find(|d| d["template"] == "D07").cloned();
        let yearly = yearly.expect("it is kept");
        assert_eq!(yearly["aside"], "州委会议定：书记按每月一次执行");
        assert_eq!(count(&leader.get("/my/quarter").await.ok()), 1);
        let end = format!("/duties/{}/end", yearly["id"].as_str().expect("an id"));
        clerk.post(&end, json!({ "reason": "再停一次" })).await.refused(409, "ALREADY_ENDED");
        let ended = clerk.post(&format!("/duties/{monthly}/end"), json!({ "reason": "分工调整" })).await.ok();
        assert!(ended["duties"].as_array().into_iter().flatten().all(|d| d["aside"].is_string()));
        // The reason stands in the dossier.
        let dossier = leader.get(&format!("/dossiers/posts/{post}")).await.ok();
        let asides: Vec<&str> =
            dossier["duties"].as_array().into_iter().flatten().filter_map(|d| d["aside"].as_str()).collect();
        assert_eq!(asides, ["分工调整", "州委会议定：书记按每月一次执行"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_successor_cannot_fill_in_for_whoever_left() {
    for world in worlds("dossier_term").await {
        let clerk = world.sign_in("an.jingban").await;
        let (past, now) = (post_of(&clerk, "前任工业岗").await, post_of(&clerk, "工业岗").await);
        clerk
            .post(&format!("/posts/{past}/duties"), json!({ "template": "D07", "since": "2024-09-01" }))
            .await
            .refused(422, "OUT_OF_TERM");
        assign(&clerk, &past, "D07", "2024-01-01").await;
        assign(&clerk, &now, "D07", "2024-09-01").await;
        let successor = world.sign_in("ld.gongye").await;
        record(&successor, "led_inspection", "带队检查工业企业", "2024-11-18", "乙厂").await;
        let have =
            |d: Value| (d["duties"][0]["windows"][0]["have"].as_i64(), d["duties"][0]["windows"][0]["owed"].as_bool());
        let year = "from=2024-01-01&to=2024-12-31";
        let of = |post: &str| format!("/dossiers/posts/{post}?{year}");
        // In office to the end of August: eight of twelve months, owed and not done; the successor's deed is the successor's.
        assert_eq!(have(clerk.get(&of(&past)).await.ok()), (Some(0), Some(true)));
        assert_eq!(have(clerk.get(&of(&now)).await.ok()), (Some(1), Some(false)), "four of twelve months");
        // Nobody enters for somebody who was not in office any more.
        let gone = clerk.get("/persons?q=前任工业岗").await.ok()["items"][0]["id"].clone();
        let late = json!({ "kind": "led_inspection", "title": "补记", "on": "2024-10-10", "people": [gone] });
        successor.post("/records", late).await.refused(422, "NOT_IN_POST");

        // Whoever leaves takes the duties along: they end with the post.
        let admin = world.sign_in("xitong").await;
        assign(&clerk, &now, "D01", "2024-09-01").await;
        let before = clerk.get(&format!("/posts/{now}/duties")).await.ok();
        assert!(before["duties"].as_array().into_iter().flatten().all(|d| d["until"].is_null()));
        leave(&admin, "ld.gongye", "2024-11-20").await;
        world.day("2024-11-21").await;
        let after = clerk.get(&format!("/posts/{now}/duties")).await.ok();
        assert!(after["duties"].as_array().into_iter().flatten().all(|d| d["until"] == "2024-11-20"), "{after}");
        // Of the last quarter 51 of 92 days are covered: it is still owed.
        let dossier = clerk.get(&of(&now)).await.ok();
        let meetings = dossier["duties"].as_array().into_iter().flatten().find(|d| d["template"] == "D01").cloned();
        let windows = meetings.expect("assigned")["windows"].as_array().cloned().unwrap_or_default();
        let owed: Vec<(&str, bool)> =
            windows.iter().map(|w| (w["to"].as_str().unwrap_or_default(), w["owed"] == true)).collect();
        assert_eq!(owed, [("2024-09-30", false), ("2024-12-31", true)]);
    }
}
