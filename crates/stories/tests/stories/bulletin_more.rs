//! A quarterly bulletin tells what each special committee did and lacks, as known at its moment; lights stand beside those
//! of the last period and of last year as far as the ledger reaches, and say from where they are.

use crate::steps::{all, issued_plan, step};
use serde_json::{Value, json};
use stories::{Person, World, worlds};

async fn unit(person: &Person, short: &str) -> Value {
    let found = all(person, "/units").await;
    found.iter().find(|u| u["short"] == short).unwrap_or_else(|| panic!("no unit {short}"))["id"].clone()
}

/// A special committee set up by a department's own clerk.
async fn committee(clerk: &Person, short: &str, name: &str, trade: &str) -> String {
    let owner = unit(clerk, short).await;
    let form = json!({ "name": name, "kind": "special_committee", "trade": trade, "owner": owner,
        "members": [{ "unit": owner, "chair": true }] });
    let made = clerk.post("/committees", form).await.ok();
    made["it"]["id"].as_str().expect("an id").to_owned()
}

async fn enter(clerk: &Person, committee: &str, item: &str, on: &str) -> Value {
    let body = json!({ "item": item, "title": format!("三季度{item}"), "on": on });
    clerk.post(&format!("/committees/{committee}/records"), body).await.ok()
}

/// A session of today, from the notice to the attendance.
async fn session(clerk: &Person, committee: &str, on: &str) {
    let form = json!({ "committee": committee, "title": "专委会会议", "on": on, "time": "10:00", "place": "会议室" });
    let page = clerk.post("/meetings", form).await.ok();
    let path = format!("/meetings/{}", page["it"]["id"].as_str().expect("an id"));
    let take = |action: &str| json!({ "flow": "meeting", "action": action, "held_on": on });
    clerk.post(&format!("{path}/moves"), take("call")).await.ok();
    let page = clerk.post(&format!("{path}/moves"), take("hold")).await.ok();
    let s = &page["seats"][0];
    let people = json!({ "people": [{ "unit": s["unit"]["id"], "post": s["post"], "how": "present", "person": s["people"][0]["id"] }] });
    clerk.post(&format!("{path}/attendance"), people).await.ok();
}

fn of<'a>(page: &'a Value, id: &str) -> &'a Value {
    let all = page["committees"].as_array().expect("committees");
    all.iter().find(|c| c["id"] == id).unwrap_or_else(|| panic!("not there: {}", page["committees"]))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_quarterly_bulletin_tells_the_four_ones_as_known_then() {
    for world in worlds("bulletinfour").await {
        world.day("2026-07-06").await;
        let (a, b, c) =
            (world.sign_in("yj.jingban").await, world.sign_in("zj.jingban").await, world.sign_in("jt.jingban").await);
        let whole = committee(&a, "州应急局", "云岭州危险化学品专业委员会", "chemical").await;
        let lacking = committee(&b, "州住建局", "云岭州建筑施工专业委员会", "construction").await;
        let late = committee(&c, "州交通局", "云岭州道路交通专业委员会", "road").await;
        for item in ["analysis", "inspection", "report"] {
            enter(&a, &whole, item, "2026-07-06").await;
            enter(&b, &lacking, item, "2026-07-06").await;
        }
        session(&a, &whole, "2026-07-06").await;
        enter(&c, &late, "analysis", "2026-07-06").await;
        // A quarter's work of the quarter before does nothing for this one.
        enter(&c, &late, "report", "2026-06-30").await;

        world.day("2026-10-05").await;
        let clerk = world.sign_in("an.jingban").await;
        let path = "/bulletins/figures?kind=quarterly&from=2026-07-01";
        let now = clerk.get(path).await.ok();
        assert_eq!(of(&now, &whole)["missing"], "");
        let proofs = |page: &Value, id: &str| -> Vec<usize> {
            let items = of(page, id)["items"].as_array().expect("items").clone();
            items.iter().map(|i| i["proofs"].as_array().map_or(0, Vec::len)).collect()
        };
        assert_eq!(proofs(&now, &whole), [1, 1, 1, 1], "each opens into its record");
        assert_eq!(of(&now, &lacking)["missing"], "还差 1 次专委会会议");
        assert_eq!(of(&now, &late)["missing"], "还差 1 次专委会会议、还差 1 次联合检查、还差 1 份工作情况报告");
        assert_eq!(now["committees"][0]["id"], late, "who lacks most comes first");
        let kept_now = now.clone();
        let paper = clerk.post("/bulletins", json!({ "kind": "quarterly", "from": "2026-07-01" })).await.ok();
        let paper = paper["id"].as_str().expect("an id").to_owned();
        let text = clerk.get(&format!("/papers/{paper}")).await.ok()["text"].as_str().unwrap_or_default().to_owned();
        assert!(text.contains("专业委员会“4个1”") && text.contains("联合检查1次、工作情况报告1份，已齐全"), "{text}");
        assert!(text.contains("风险分析1次；还差 1 次专委会会议、还差 1 次联合检查"), "{text}");

        // After the moment: one files what it did in September, one record is voided, a committee is set up anew.
        world.day("2026-10-08").await;
        let c = world.sign_in("jt.jingban").await;
        enter(&c, &late, "inspection", "2026-09-28").await;
        let void = json!({ "action": "void", "note": "登记有误" });
        let c_items = of(&kept_now, &late)["items"].clone();
        let record = c_items[0]["proofs"][0]["id"].as_str().expect("an id");
        c.post(&format!("/records/{record}/moves"), void).await.ok();
        committee(&c, "州交通局", "云岭州水上交通专业委员会", "road").await;
        let clerk = world.sign_in("an.jingban").await;
        let kept = clerk.get(&format!("/bulletins/{paper}")).await.ok();
        assert_eq!(kept["committees"], now["committees"], "what stood in the bulletin stands");
        let then = clerk.get(&format!("{path}&as_of=2026-10-05T00:59:00Z")).await.ok();
        assert_eq!(then["committees"], now["committees"], "as known then");
        let now = clerk.get(path).await.ok();
        assert_eq!(of(&now, &late)["missing"], "还差 1 次风险分析、还差 1 次专委会会议、还差 1 份工作情况报告");
        assert_eq!(now["committees"].as_array().map(Vec::len), Some(3), "set up after the quarter: not its");

        // Only in quarterly ones, only those of the region itself; who may not read records does not open them.
        let month = clerk.get("/bulletins/figures?kind=monthly&from=2026-09-01").await.ok();
        assert_eq!(month["committees"], json!([]));
        let county = world.sign_in("yx.anban").await.get(&format!("{path}&region=990121")).await.ok();
        assert_eq!(county["committees"], json!([]));
    }
}

/// How many tasks show a colour, by the register.
async fn lit(who: &Person, colour: &str) -> f64 {
    all(who, "/tasks").await.iter().filter(|t| t["light"]["color"] == colour).count() as f64
}

fn figure(b: &Value, id: &str) -> Value {
    let all = b["figures"].as_array().expect("figures");
    all.iter().find(|f| f["id"] == id).cloned().unwrap_or_else(|| panic!("no figure {id}"))
}

async fn figures(world: &World, query: &str) -> Value {
    world.sign_in("an.jingban").await.get(&format!("/bulletins/figures?{query}")).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn lights_stand_beside_those_of_the_ledger_and_of_the_kept_bulletin() {
    for world in worlds("bulletinlights").await {
        let clerk = world.sign_in("an.jingban").await;
        issued_plan(&clerk).await;
        world.day("2024-11-25").await;
        let clerk = world.sign_in("an.jingban").await;
        let shines = |t: &Value| ["red", "yellow", "green"].iter().any(|c| t["light"]["color"] == *c);
        let task = all(&clerk, "/tasks").await.into_iter().find(shines).expect("a task with a light");
        let colour = task["light"]["color"].as_str().expect("a colour").to_owned();
        let shown = format!("tasks_{colour}");
        let (before, none) = (lit(&clerk, &colour).await, lit(&clerk, "none").await);
        // The plan was issued on 20 November: the week before is not comparable, and it says so.
        let first = figures(&world, "kind=weekly&from=2024-11-18").await;
        assert_eq!(
            (first["lights"]["last"]["how"].as_str(), figure(&first, &shown)["last"].as_f64()),
            (Some("none"), None)
        );
        let words = first["lights"]["last"]["words"].as_str().unwrap_or_default().to_owned();
        assert!(words.contains("到2024年11月18日9时00分台账里还没有在册任务"), "{words}");

        // A task is paused afterwards: its light goes out now, and shone then.
        world.day("2024-11-26").await;
        let clerk = world.sign_in("an.jingban").await;
        let task = task["id"].as_str().expect("an id").to_owned();
        step(&clerk, &task, "pause", "suspend", json!({ "reason": "依据文件正在修订" })).await.ok();
        world.day("2024-12-01").await;
        let december = lit(&world.sign_in("an.jingban").await, &colour).await;
        world.day("2024-12-02").await;
        let b = figures(&world, "kind=weekly&from=2024-11-25").await;
        let basis = &b["lights"]["last"];
        assert_eq!((basis["how"].as_str(), basis["as_of"].as_str()), (Some("ledger"), Some("2024-11-25T01:00:00Z")));
        assert_eq!(figure(&b, &shown)["last"].as_f64(), Some(before));
        let clerk = world.sign_in("an.jingban").await;
        assert_eq!(figure(&b, &shown)["value"].as_f64(), Some(lit(&clerk, &colour).await), "as they shine now");
        assert_eq!(lit(&clerk, "none").await, none + 1.0);
        assert_eq!(b["lights"]["last_year"]["how"], "none");
        assert_eq!(figure(&b, &shown)["yearly"], Value::Null, "no percentage out of nothing");

        // Of a kept bulletin it is the figure that people read.
        let made = clerk.post("/bulletins", json!({ "kind": "weekly", "from": "2024-11-25" })).await.ok();
        let kept = clerk.get(&format!("/bulletins/{}", made["id"].as_str().expect("an id"))).await.ok();
        world.day("2024-12-09").await;
        let b = figures(&world, "kind=weekly&from=2024-12-02").await;
        let basis = &b["lights"]["last"];
        assert_eq!((basis["how"].as_str(), basis["as_of"].as_str()), (Some("kept"), Some("2024-12-02T00:59:00Z")));
        for colour in ["tasks_red", "tasks_yellow", "tasks_green"] {
            assert_eq!(figure(&b, colour)["last"], figure(&kept, colour)["value"], "{colour}");
        }
        // Last year's week is read from the ledger, too.
        world.day("2025-12-01").await;
        let b = figures(&world, "kind=weekly&from=2025-11-24").await;
        let basis = &b["lights"]["last_year"];
        assert_eq!((basis["how"].as_str(), basis["as_of"].as_str()), (Some("kept"), Some("2024-12-02T00:59:00Z")));
        let b = figures(&world, "kind=monthly&from=2025-11-01").await;
        let basis = &b["lights"]["last_year"];
        assert_eq!((basis["how"].as_str(), basis["as_of"].as_str()), (Some("ledger"), Some("2024-12-01T01:00:00Z")));
        assert_eq!(figure(&b, &shown)["last_year"].as_f64(), Some(december));
    }
}

/// Events of the ledger about so many tasks that nobody knows, as many writers would leave them.
async fn busy(world: &World, first: u128, n: u128) {
    let at: jiff::Timestamp = "2024-12-01T01:00:00Z".parse().expect("an instant");
    let names = ["id", "month", "at", "actor_name", "concept", "record", "action", "label", "after", "schema_no"];
    let row = |i: u128| {
        let id = uuid::Uuid::from_u128(0x7000_0000_0000_0000_0000_0000_0000_0000 + i);
        store::params![id, 202412i64, at, "样例", "task", id, "change", "修改", "{}", 1i64].to_vec()
    };
    let mut tx = world.app.db.begin().await.expect("a transaction");
    for from in (first..first + n).step_by(2_000) {
        let rows: Vec<Vec<store::Value>> = (from..(from + 2_000).min(first + n)).map(row).collect();
        tx.bulk_insert("ledger_event", &names, &rows).await.expect("events");
    }
    tx.commit().await.expect("kept");
}

/// Beyond what can be looked through in a page's time the comparison is left out, and figures page and paper say why.
#[tokio::test(flavor = "multi_thread")]
async fn a_comparison_that_would_take_too_long_is_not_left_out_in_silence() {
    for world in worlds("bulletinbusy").await {
        let clerk = world.sign_in("an.jingban").await;
        issued_plan(&clerk).await;
        world.day("2024-12-02").await;
        let ask = "kind=weekly&from=2024-11-25";
        let before = figures(&world, ask).await;
        assert_eq!(before["lights"]["last"]["how"], "ledger");
        // Below the limit it is still compared.
        busy(&world, 0, 19_000).await;
        assert_eq!(figures(&world, ask).await["lights"]["last"]["how"], "ledger");
        busy(&world, 19_000, 1_001).await;
        let b = figures(&world, ask).await;
        assert_eq!(b["lights"]["last"]["how"], "none");
        let words = b["lights"]["last"]["words"].as_str().unwrap_or_default().to_owned();
        assert!(words.contains("此后变动的任务超过20000项") && words.contains("通报为准"), "{words}");
        for colour in ["tasks_red", "tasks_yellow", "tasks_green"] {
            let f = figure(&b, colour);
            assert_eq!((&f["last"], &f["change"]), (&Value::Null, &Value::Null), "{colour}: no figure out of nothing");
        }
        let clerk = world.sign_in("an.jingban").await;
        let made = clerk.post("/bulletins", json!({ "kind": "weekly", "from": "2024-11-25" })).await.ok();
        let paper = clerk.get(&format!("/papers/{}", made["id"].as_str().expect("an id"))).await.ok();
        let text = paper["text"].as_str().unwrap_or_default();
        assert!(text.contains("此后变动的任务超过20000项"), "{text}");
    }
}
