//! The office makes its weekly bulletin; what was known then stays what was known then, whatever is entered, corrected or
//! taken back later.

use crate::danger::{id, place, step as hazard_step};
use crate::steps::{all, evidence, issued_plan, step};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use stories::{Person, World, worlds};

async fn accident(clerk: &Person, day: &str, dead: i64, regulator: &Value) -> String {
    let body = json!({
        "title": "样例机械伤害事故", "region": "990121", "regulator": regulator, "firm": "样例加工厂（虚构）",
        "place": "二车间", "kind": "03", "occurred_at": format!("{day}T00:30:00Z"), "known_at": format!("{day}T00:35:00Z"),
        "course": "检修时设备误启动。", "measures": "已停机封存现场。", "dead": dead, "injured": 0, "loss": 120.0,
    });
    let made = clerk.post("/accidents", body).await.ok();
    made["it"]["id"].as_str().expect("an id").to_owned()
}

fn figure<'a>(b: &'a Value, id: &str) -> &'a Value {
    let all = b["figures"].as_array().expect("figures");
    all.iter().find(|f| f["id"] == id).unwrap_or_else(|| panic!("no figure {id}"))
}
fn value(b: &Value, id: &str) -> f64 {
    figure(b, id)["value"].as_f64().unwrap_or_else(|| panic!("{id} has no value: {}", figure(b, id)))
}

/// Ids behind a figure, all pages.
async fn behind(who: &Person, id: &str, span: &str) -> BTreeSet<String> {
    let (mut out, mut after) = (BTreeSet::new(), String::new());
    loop {
        let page = who.get(&format!("/bulletins/figures/{id}/records?{span}&limit=7{after}")).await.ok();
        for item in page["items"].as_array().expect("items") {
            assert!(out.insert(item["id"].as_str().expect("an id").to_owned()), "{id}: on two pages");
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return out,
        }
    }
}

/// Every figure opens into as many records as it says.
async fn opens(who: &Person, b: &Value, span: &str) {
    for f in b["figures"].as_array().expect("figures") {
        let name = f["id"].as_str().expect("an id");
        let found = behind(who, name, span).await;
        assert_eq!(Some(found.len() as i64), f["records"].as_i64(), "{name}");
    }
}

struct Room {
    task: String,
    hazard: String,
    accident: String,
    bureau: Value,
}

/// A week of 2024-11-18 with tasks, hazards, an accident and a charge.
async fn week(world: &World) -> Room {
    let p = place(world).await;
    let clerk = world.sign_in("an.jingban").await;
    issued_plan(&clerk).await;
    let bureau = p.first.get("/me").await.ok()["unit"]["id"].clone();
    let mut hazard = String::new();
    for text in ["灭火器压力不足", "疏散通道堵塞", "配电箱未上锁"] {
        let form = json!({ "site": p.site, "source": "inspection", "kind": "machine.fire", "text": text });
        hazard = id(&p.first.post("/hazards", form).await.ok());
    }
    let major =
        json!({ "site": p.site, "source": "inspection", "kind": "machine.alarm", "text": "可燃气体报警器停用" });
    let major = id(&p.first.post("/hazards", major).await.ok());
    hazard_step(&p.first, &major, "hazard", "verify_major", json!({})).await.ok();
    let accident = accident(&clerk, "2024-11-19", 1, &bureau).await;
    let leader = world.sign_in("ld.zhouzhang").await;
    let order = json!({ "step": "assignment", "unit": bureau, "title": "核查储罐区", "text": "逐项核查并书面报告。", "due": "2024-12-15" });
    let made = leader.post("/supervisions", order).await.ok();
    let path = format!("/supervisions/{}/moves", made["it"]["id"].as_str().expect("an id"));
    world.sign_in("an.zhuren").await.post(&path, json!({ "action": "sign" })).await.ok();
    let worker = world.sign_in("bb.jingban").await;
    let tasks = all(&worker, "/tasks?mine=accept").await;
    let task = tasks.iter().find(|t| t["role"] == "lead").expect("a task of its own");
    Room { task: task["id"].as_str().expect("an id").to_owned(), hazard, accident, bureau }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_bulletin_knew_it_knows_for_ever() {
    for world in worlds("bulletin").await {
        let room = week(&world).await;
        world.day("2024-11-25").await;
        let clerk = world.sign_in("an.jingban").await;
        let b = clerk.get("/bulletins/figures?kind=weekly").await.ok();
        assert_eq!((b["from"].as_str(), b["to"].as_str()), (Some("2024-11-18"), Some("2024-11-24")));
        let tasks = all(&clerk, "/tasks").await;
        assert_eq!(value(&b, "tasks_total") as usize, tasks.len());
        let lit = |colour: &str| tasks.iter().filter(|t| t["light"]["color"] == colour).count() as f64;
        for colour in ["red", "yellow", "green"] {
            assert_eq!(value(&b, &format!("tasks_{colour}")), lit(colour), "{colour}");
        }
        assert_eq!((value(&b, "hazards_found"), value(&b, "majors_open")), (4.0, 1.0));
        assert_eq!((value(&b, "accidents_count"), value(&b, "accidents_dead")), (1.0, 1.0));
        assert_eq!((value(&b, "supervise_assignment"), value(&b, "supervise_letter")), (1.0, 0.0));
        assert_eq!(figure(&b, "accidents_count")["change"]["words"], "增加1起");
        assert_eq!(figure(&b, "accidents_count")["yearly"]["percent"], Value::Null, "last year had none");
        let span = "from=2024-11-18&to=2024-11-24";
        opens(&clerk, &b, span).await;
        let in_units: f64 = b["units"]
            .as_array()
            .expect("units")
            .iter()
            .map(|u| {
                let cells = u["cells"].as_array().expect("cells");
                cells.iter().find(|c| c["figure"] == "tasks_total").and_then(|c| c["value"].as_f64()).unwrap_or(0.0)
            })
            .sum();
        assert_eq!(in_units, value(&b, "tasks_total"), "each task in one unit's line");

        // Drafted by one click, with a case; one for each week.
        let cases = json!([{ "concept": "accident", "id": room.accident }]);
        let form = json!({ "kind": "weekly", "contact": "值班室 0000-0000000", "cases": cases });
        let paper = clerk.post("/bulletins", form.clone()).await.ok();
        assert_eq!(paper["state"], "draft");
        let kept = clerk.get(&format!("/bulletins/{}", id(&paper))).await.ok();
        assert_eq!(kept["as_of"], "2024-11-25T00:59:00Z", "the last minute in which all was settled");
        assert_eq!(kept["cases"][0]["title"], "样例机械伤害事故");
        clerk.post("/bulletins", form).await.refused(409, "BULLETIN_EXISTS");

        // Later: work goes on, a hazard is void, an accident of that week is reported late, the other corrected.
        world.day("2024-11-27").await;
        let worker = world.sign_in("bb.jingban").await;
        step(&worker, &room.task, "work", "accept", json!({})).await.ok();
        let half = json!({ "progress": 60, "note": "过半", "evidence": [evidence(&worker, 1, "photo").await] });
        step(&worker, &room.task, "work", "progress", half).await.ok();
        let first = world.sign_in("zf.yi").await;
        hazard_step(&first, &room.hazard, "hazard", "void", json!({ "reason": "复核不属实" })).await.ok();
        let clerk = world.sign_in("an.jingban").await;
        accident(&clerk, "2024-11-22", 2, &room.bureau).await;
        let more = json!({ "dead": 2, "injured": 0, "loss": 300.0, "note": "一名伤者经抢救无效死亡。" });
        clerk.post(&format!("/accidents/{}/supplements", room.accident), more).await.ok();

        let now = clerk.get("/bulletins/figures?kind=weekly&from=2024-11-18").await.ok();
        assert_eq!((value(&now, "hazards_found"), value(&now, "accidents_count")), (3.0, 2.0));
        assert_eq!(value(&now, "accidents_dead"), 4.0);
        opens(&clerk, &now, span).await;
        let asked = "as_of=2024-11-25T00:59:00Z";
        let then = clerk.get(&format!("/bulletins/figures?kind=weekly&from=2024-11-18&{asked}")).await.ok();
        for part in ["figures", "units", "regions", "rising", "rankings", "next"] {
            assert_eq!(then[part], kept[part], "{part} as of the moment of the bulletin");
        }
        opens(&clerk, &then, &format!("{span}&{asked}")).await;
        let again = clerk.get(&format!("/bulletins/{}", id(&paper))).await.ok();
        assert_eq!(again["figures"], kept["figures"], "what was kept is not computed again");

        // Signed by a second person; the text says which moment it knows.
        let moves = format!("/papers/{}/moves", id(&paper));
        clerk.post(&moves, json!({ "action": "sign" })).await.refused(403, "FORBIDDEN_SIGN");
        let signed = world.sign_in("an.zhuren").await.post(&moves, json!({ "action": "sign" })).await.ok();
        let text = signed["text"].as_str().expect("a text");
        assert!(
            text.contains("数据截至2024年11月25日8时59分")
                && text.contains("新增隐患4项")
                && text.contains("样例机械伤害事故"),
            "{text}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_goes_on_with_a_series_that_the_office_began() {
    for world in worlds("bulletins").await {
        week(&world).await;
        let made = |list: &Value, from: &str| {
            let periods = list["periods"].as_array().expect("periods");
            periods.iter().find(|p| p["from"] == from).expect("the week")["papers"].as_array().map_or(0, Vec::len)
        };
        world.day("2024-11-25").await;
        world.tick().await;
        let clerk = world.sign_in("an.jingban").await;
        let list = clerk.get("/bulletins?kind=weekly").await.ok();
        assert_eq!((made(&list, "2024-11-18"), list["by_clock"].as_bool()), (0, Some(false)), "nobody asked for it");
        let first = clerk.post("/bulletins", json!({ "kind": "weekly" })).await.ok();
        let text = clerk.get(&format!("/papers/{}", id(&first))).await.ok();
        assert_eq!(text["missing"], json!(["联系人"]));
        // Monday: the draft of the week before is ready, once, and nobody has signed it.
        world.day("2024-12-02").await;
        world.tick().await;
        let clerk = world.sign_in("an.jingban").await;
        let list = clerk.get("/bulletins?kind=weekly").await.ok();
        assert_eq!(
            (made(&list, "2024-11-25"), made(&list, "2024-11-18"), list["by_clock"].as_bool()),
            (1, 1, Some(true))
        );
        let week = list["periods"].as_array().expect("periods").iter().find(|p| p["from"] == "2024-11-25").expect("it");
        assert_eq!(week["papers"][0]["state"], "draft");
        let told = clerk.get("/messages").await.ok();
        let told: Vec<_> =
            told["items"].as_array().expect("items").iter().filter(|m| m["kind"] == "bulletin.ready").collect();
        assert_eq!(told.len(), 1, "told once");
        // Lights of the week before are those of its kept bulletin.
        let kept = clerk.get(&format!("/bulletins/{}", id(&first))).await.ok();
        let next = clerk.get(&format!("/bulletins/{}", id(&week["papers"][0]))).await.ok();
        assert_eq!(figure(&next, "tasks_green")["last"], figure(&kept, "tasks_green")["value"]);
        // Withdrawn, the clock leaves it to the people.
        let moves = format!("/papers/{}/moves", id(&week["papers"][0]));
        let head = world.sign_in("an.zhuren").await;
        head.post(&moves, json!({ "action": "void", "reason": "本周与季度通报合并" })).await.ok();
        world.tick().await;
        let list = clerk.get("/bulletins?kind=weekly").await.ok();
        assert_eq!(made(&list, "2024-11-25"), 1);
        clerk.post("/bulletins", json!({ "kind": "weekly" })).await.ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_over_not_ones_own_or_not_a_period_is_refused() {
    for world in worlds("bulletin_no").await {
        world.day("2024-11-25").await;
        let clerk = world.sign_in("an.jingban").await;
        let get = |query: &str| format!("/bulletins/figures?{query}");
        clerk.get(&get("kind=daily")).await.refused(422, "BAD_KIND");
        clerk.get(&get("kind=weekly&from=2024-11-19")).await.refused(422, "BAD_PERIOD");
        clerk.get(&get("kind=weekly&from=2024-11-25")).await.refused(409, "PERIOD_RUNNING");
        clerk.get(&get("kind=weekly&from=2024-11-18&as_of=2024-11-24T15:59:59Z")).await.refused(409, "PERIOD_RUNNING");
        clerk.get(&get("kind=weekly&from=2024-11-18&as_of=2024-11-24T16:00:00Z")).await.ok();
        clerk.get(&get("kind=weekly&from=2024-11-18&as_of=2024-11-25T02:00:00Z")).await.refused(422, "AS_OF_FUTURE");
        clerk.get(&get("kind=weekly&region=123456")).await.refused(404, "NOT_FOUND");
        let records = |query: &str| format!("/bulletins/figures/tasks_total/records?{query}");
        clerk.get(&records("from=2024-11-24&to=2024-11-18")).await.refused(422, "BAD_PERIOD");
        clerk.get(&records("from=2024-11-18&to=2024-11-30")).await.refused(409, "PERIOD_RUNNING");
        clerk.get("/bulletins/figures/nothing/records").await.refused(404, "NOT_FOUND");
        clerk
            .post("/bulletins", json!({ "kind": "weekly", "from": "2024-11-25" }))
            .await
            .refused(409, "PERIOD_RUNNING");
        let stranger = json!([{ "concept": "task", "id": "00000000-0000-0000-0000-000000000001" }]);
        clerk.post("/bulletins", json!({ "kind": "weekly", "cases": stranger })).await.refused(422, "CASE_UNKNOWN");
        // The county's office sees its county and nothing else; a department of one trade sees no region whole.
        let county = world.sign_in("yx.anban").await;
        county.get(&get("kind=weekly&region=990121")).await.ok();
        county.get(&get("kind=weekly&region=990122")).await.refused(404, "NOT_FOUND");
        county.get(&get("kind=weekly&region=990100")).await.refused(404, "NOT_FOUND");
        county
            .get(&format!("{}&region=990100", records("from=2024-11-18&to=2024-11-24")))
            .await
            .refused(404, "NOT_FOUND");
        let own = county.post("/bulletins", json!({ "kind": "weekly" })).await.ok();
        world.sign_in("sq.jingban").await.get(&format!("/bulletins/{}", id(&own))).await.refused(404, "NOT_FOUND");
        world
            .sign_in("zj.jingban")
            .await
            .post("/bulletins", json!({ "kind": "weekly" }))
            .await
            .refused(403, "NOT_YOUR_BULLETIN");
        world.sign_in("qy.jia").await.get(&get("kind=weekly")).await.refused(403, "FORBIDDEN");
        assert_eq!(world.stranger().get(&get("kind=weekly")).await.status, 401);
    }
}
