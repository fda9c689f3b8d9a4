//! An accident is reported on the clock, corrected in its window, and two that are too near warn whoever must be warned
//! (handbook 06; the edge cases are those of its table).

use crate::steps::all;
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

/// Id of a unit by its short name.
async fn unit(person: &Person, short: &str) -> Value {
    let units = all(person, "/units").await;
    units.iter().find(|u| u["short"] == short).unwrap_or_else(|| panic!("no unit {short}"))["id"].clone()
}

/// A report of one death at nine in the morning, half an hour after it happened.
async fn report(world: &World, day: &str, county: &str, regulator: &str, dead: i64) -> Answered {
    world.day(day).await;
    let clerk = world.sign_in("an.jingban").await;
    let body = json!({
        "title": "样例机械伤害事故", "region": county, "regulator": unit(&clerk, regulator).await, "firm": "样例加工厂（虚构）",
        "place": "二车间", "kind": "03", "occurred_at": format!("{day}T00:30:00Z"), "known_at": format!("{day}T00:35:00Z"),
        "course": "检修时设备误启动。", "measures": "已停机封存现场。", "dead": dead, "injured": 0, "loss": 120.0,
    });
    clerk.post("/accidents", body).await
}

async fn notices(world: &World) -> Vec<Value> {
    all(&world.sign_in("an.zhuren").await, "/supervisions?step=warning_notice").await
}

fn to(rows: &[Value]) -> Vec<(&str, &str)> {
    let mut out: Vec<(&str, &str)> =
        rows.iter().map(|r| (r["unit"]["short"].as_str().unwrap_or(""), r["state"].as_str().unwrap_or(""))).collect();
    out.sort_unstable();
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_timed_graded_and_corrected_in_its_window() {
    for world in worlds("accident").await {
        world.day("2025-03-16").await;
        let clerk = world.sign_in("an.jingban").await;
        let regulator = unit(&clerk, "州应急局").await;
        let good = json!({
            "title": "样例坍塌事故", "region": "990121", "regulator": regulator, "firm": "样例矿（虚构）", "place": "三号采面", "kind": "10",
            "occurred_at": "2025-03-15T22:00:00Z", "known_at": "2025-03-15T23:30:00Z", "course": "顶板垮落。", "dead": 2, "injured": 1,
        });
        let with = |field: &str, value: Value| {
            let mut body = good.clone();
            body[field] = value;
            body
        };
        for (body, code, field) in [
            (with("title", json!(" ")), "MISSING_FIELD", "title"),
            (with("course", json!("")), "MISSING_FIELD", "course"),
            (with("kind", json!("21")), "NO_SUCH_KIND", "kind"),
            (with("region", json!("990199")), "NO_SUCH_REGION", "region"),
            (with("regulator", Value::Null), "MISSING_FIELD", "regulator"),
            (with("occurred_at", json!("2025-03-17T00:00:00Z")), "BAD_TIME", "occurred_at"),
            (with("known_at", json!("2025-03-15T21:00:00Z")), "BAD_TIME", "known_at"),
            (with("dead", json!(-1)), "BAD_FIGURE", "dead"),
        ] {
            let said = clerk.post("/accidents", body).await;
            assert_eq!(said.status, 422, "{field}: {said:?}");
            said.refused(422, code);
        }
        // Known at 7:30, reported at 9:00: late.
        let it = clerk.post("/accidents", good.clone()).await.ok();
        assert_eq!((it["it"]["delay"].as_str(), it["it"]["grade"].as_str()), (Some("迟报"), Some("ordinary")));
        assert_eq!(it["window_end"], "2025-04-15", "thirty days, the day itself not counted");
        let id = it["it"]["id"].as_str().expect("an id").to_owned();
        let near = clerk.post("/accidents", with("known_at", json!("2025-03-16T00:00:00Z"))).await.ok();
        assert_eq!(near["it"]["delay"], "按时报告");

        // A third death within the window lifts the grade; one after it is kept beside.
        world.day("2025-04-15").await;
        let clerk = world.sign_in("an.jingban").await;
        let more = |dead: i64| json!({ "dead": dead, "injured": 0, "loss": 300.0, "note": "一名伤者经抢救无效死亡。" });
        let path = format!("/accidents/{id}/supplements");
        clerk.post(&path, json!({ "dead": 3, "note": "" })).await.refused(422, "MISSING_FIELD");
        let it = clerk.post(&path, more(3)).await.ok();
        assert_eq!((it["it"]["grade"].as_str(), it["grade_by"].as_str()), (Some("larger"), Some("死亡人数")));
        assert_eq!(it["levels"].as_array().map(Vec::len), Some(3), "a larger accident goes up to the province");
        world.day("2025-04-16").await;
        let clerk = world.sign_in("an.jingban").await;
        let it = clerk.post(&path, more(4)).await.ok();
        assert_eq!((it["it"]["dead"].as_i64(), it["supplements"][1]["after_window"].as_bool()), (Some(3), Some(true)));

        // Who may what: a department reports and does not verify; elsewhere it does not exist; only above is it returned.
        let step = |action: &str| json!({ "action": action, "note": "见材料", "reason": "见材料" });
        let moves = format!("/accidents/{id}/moves");
        world.sign_in("yj.jingban").await.post(&moves, step("verify")).await.refused(403, "FORBIDDEN");
        world.sign_in("sq.jingban").await.get(&format!("/accidents/{id}")).await.refused(404, "NOT_FOUND");
        let county = world.sign_in("yx.anban").await;
        county.post(&moves, step("verify")).await.ok();
        // It has become a larger one: the county's no longer.
        let team = json!({ "lead": "样例组长", "authority": "云岭州人民政府", "members": [{ "name": "样例专家", "part": "expert" }] });
        county.post(&moves, step("investigate")).await.refused(403, "LEVEL_ABOVE");
        clerk.put(&format!("/accidents/{id}/team"), team).await.ok();
        clerk.post(&moves, step("investigate")).await.ok();
        clerk.post(&moves, json!({ "action": "submit" })).await.refused(422, "MISSING_FIELD");
        county.post(&moves, step("submit")).await.refused(403, "LEVEL_ABOVE");
        clerk.post(&moves, step("submit")).await.ok();
        county.post(&moves, step("return")).await.refused(403, "NOT_YOURS");
        let it = clerk.post(&moves, step("return")).await.ok();
        assert_eq!(it["it"]["stage"], "investigating");
        county.post(&moves, step("raise")).await.refused(403, "NOT_YOURS");
        clerk.post(&moves, step("raise")).await.ok();
        clerk.post(&format!("/accidents/{id}/concealed"), json!({ "reason": "" })).await.refused(422, "MISSING_FIELD");
        let it = clerk
            .post(&format!("/accidents/{id}/concealed"), json!({ "reason": "值班记录早于报告两小时。" }))
            .await
            .ok();
        assert_eq!(it["it"]["concealed"], true);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_accidents_within_sixty_days_warn_the_county_and_the_department_once() {
    for world in worlds("w60").await {
        report(&world, "2025-03-01", "990121", "州应急局", 1).await.ok();
        world.day("2025-03-02").await;
        assert!(notices(&world).await.is_empty(), "one accident is none too many");
        report(&world, "2025-04-30", "990121", "州应急局", 0).await.ok();
        world.tick().await;
        world.tick().await;
        let drafted = notices(&world).await;
        assert_eq!(to(&drafted), [("云溪县委县政府", "draft"), ("州应急局", "draft")], "sixty days apart");

        // Signed it is a numbered paper with the facts of both, answered within fifteen days, and accepted.
        let id = drafted.iter().find(|r| r["unit"]["short"] == "云溪县委县政府").expect("the county's")["id"].clone();
        let id = id.as_str().expect("an id");
        let moves = format!("/supervisions/{id}/moves");
        let (clerk, head) = (world.sign_in("an.jingban").await, world.sign_in("an.zhuren").await);
        clerk.post(&moves, json!({ "action": "sign" })).await.refused(403, "FORBIDDEN_SIGN");
        let it = head.post(&moves, json!({ "action": "sign" })).await.ok();
        assert_eq!(it["it"]["reply_due"], "2025-05-15");
        assert!(it["paper_number"].as_str().is_some_and(|n| n.contains("〔2025〕1号")), "{it}");
        let county = world.sign_in("yx.jingban").await;
        let answer = json!({ "action": "reply", "reply": "已召开专题会议，排查同类设备四十六台。" });
        county.post(&moves, answer).await.ok();
        clerk.post(&moves, json!({ "action": "accept" })).await.ok();

        // A third in time is a pair of its own and says so.
        report(&world, "2025-05-20", "990121", "州住建局", 1).await.ok();
        world.tick().await;
        let third = notices(&world).await;
        assert_eq!(third.len(), 3, "the county once more, the other department not: {:?}", to(&third));
        let it = head.get(&format!("/supervisions/{}", third[0]["id"].as_str().unwrap_or_default())).await.ok();
        assert!(it["text"].as_str().is_some_and(|t| t.contains("第三起")), "{}", it["text"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_one_days_do_not_warn_and_a_struck_accident_takes_its_warning_along() {
    for world in worlds("w61").await {
        report(&world, "2025-03-01", "990122", "州住建局", 1).await.ok();
        let second = report(&world, "2025-05-01", "990122", "州住建局", 1).await.ok();
        world.tick().await;
        assert!(notices(&world).await.is_empty(), "sixty-one days apart");
        // Without harm and below the loss that counts, it is no accident of the statistics.
        let clerk = world.sign_in("an.jingban").await;
        let regulator = unit(&clerk, "州住建局").await;
        let small = json!({
            "title": "样例设备事故", "region": "990122", "regulator": regulator, "firm": "样例工地（虚构）", "place": "塔吊", "kind": "04",
            "occurred_at": "2025-05-01T00:30:00Z", "course": "钢丝绳断裂，无人受伤。", "loss": 99.0,
        });
        assert_eq!(clerk.post("/accidents", small).await.ok()["it"]["counted"], false);
        let near = report(&world, "2025-05-10", "990122", "州住建局", 0).await.ok();
        world.tick().await;
        assert_eq!(to(&notices(&world).await), [("州住建局", "draft"), ("松泉县委县政府", "draft")]);
        // Struck off with a reason: the warnings that rested on it are withdrawn, not deleted.
        let id = near["it"]["id"].as_str().expect("an id");
        let strike = format!("/accidents/{id}/moves");
        let clerk = world.sign_in("an.jingban").await;
        clerk.post(&strike, json!({ "action": "strike" })).await.refused(422, "MISSING_FIELD");
        clerk.post(&strike, json!({ "action": "strike", "reason": "经认定属自然灾害" })).await.ok();
        assert_eq!(to(&notices(&world).await), [("州住建局", "stopped"), ("松泉县委县政府", "stopped")]);
        assert_eq!(second["it"]["stage"], "reported");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_figures_up_two_months_running_warn_and_deaths_alone_do_not() {
    for world in worlds("yoy2").await {
        // Last winter: one accident with one death in each month, far apart in place; this winter two.
        for (day, county, dead) in [("2024-12-05", "990121", 1), ("2025-01-20", "990122", 1)] {
            report(&world, day, county, "州交通局", dead).await.ok();
        }
        let december = ["2025-12-03", "2025-12-20"];
        for (n, day) in december.iter().enumerate() {
            report(&world, day, if n == 0 { "990121" } else { "990122" }, "州交通局", 1).await.ok();
        }
        report(&world, "2026-01-06", "990121", "州交通局", 1).await.ok();
        report(&world, "2026-01-07", "990122", "州交通局", 1).await.ok();
        let rises = |rows: &[Value]| rows.iter().filter(|r| r["unit"]["short"] == "州交通局").count();
        world.day("2026-01-31").await;
        let before = rises(&notices(&world).await);
        world.day("2026-02-01").await;
        let head = world.sign_in("an.zhuren").await;
        let rows = all(&head, "/supervisions?step=warning_notice&rule=accident.yoy2").await;
        assert_eq!(rows.len(), 1, "the month must be over: {before} before; {rows:?}");
        assert_eq!(rows[0]["unit"]["short"], "州交通局");
        let it = head.get(&format!("/supervisions/{}", rows[0]["id"].as_str().unwrap_or_default())).await.ok();
        assert!(
            it["text"].as_str().is_some_and(|t| t.contains("12月2起2人，上年同月1起1人；1月2起2人，上年同月1起1人")),
            "{}",
            it["text"]
        );
        let series = head.get("/accidents/series").await.ok();
        let january =
            series.as_array().into_iter().flatten().find(|m| m["month"] == "2026-01").cloned().expect("January");
        assert_eq!((january["count"].as_i64(), january["last_dead"].as_i64()), (Some(2), Some(1)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enterprise_reports_about_a_site_of_its_own_and_fills_in_nothing_twice() {
    for world in worlds("firmaccident").await {
        let p = crate::danger::place(&world).await;
        let (office, firm) = (&p.office, &p.head);
        let base = json!({
            "title": "样例灼烫事故", "place": "一车间", "kind": "07", "occurred_at": "2024-11-20T00:30:00Z", "course": "法兰泄漏。", "injured": 1,
        });
        firm.post("/accidents", base.clone()).await.refused(422, "MISSING_FIELD");
        let mut body = base;
        body["site"] = json!(p.site);
        let it = firm.post("/accidents", body).await.ok();
        assert_eq!((it["it"]["regulator"].as_str(), it["it"]["region"].as_str().is_some()), (Some("州应急局"), true));
        assert!(it["it"]["firm"].as_str().is_some_and(|f| !f.is_empty()), "the site's own name");
        let id = it["it"]["id"].as_str().expect("an id");
        assert_eq!(office.get(&format!("/accidents/{id}")).await.ok()["it"]["injured"], 1);
        world.sign_in("sq.jingban").await.get(&format!("/accidents/{id}")).await.refused(404, "NOT_FOUND");
    }
}
