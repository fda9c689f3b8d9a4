//! An accident is investigated by the level that its grade asks for, within the law's terms; its file is closed only with
//! all four no-passes, and evaluated within a year (handbook 06 §5, §6, 12 S16).

use crate::steps::{all, evidence};
use serde_json::{Value, json};
use stories::{Person, World, worlds};

async fn unit(person: &Person, short: &str) -> Value {
    let units = all(person, "/units").await;
    units.iter().find(|u| u["short"] == short).unwrap_or_else(|| panic!("no unit {short}"))["id"].clone()
}

/// An accident of a morning; returns its path.
async fn reported(world: &World, day: &str, county: &str, dead: i64) -> String {
    world.day(day).await;
    let clerk = world.sign_in("an.jingban").await;
    let body = json!({
        "title": "样例坍塌事故", "region": county, "regulator": unit(&clerk, "云溪县应急局").await, "firm": "样例矿（虚构）",
        "place": "三号采面", "kind": "10", "occurred_at": format!("{day}T00:30:00Z"), "known_at": format!("{day}T00:35:00Z"),
        "course": "顶板垮落。", "dead": dead, "injured": 0, "loss": 120.0,
    });
    let made = clerk.post("/accidents", body).await.ok();
    format!("/accidents/{}", made["it"]["id"].as_str().expect("an id"))
}

fn step(action: &str) -> Value {
    json!({ "action": action, "note": "见材料", "reason": "见材料" })
}

fn team(lead_unit: &Value) -> Value {
    json!({ "lead": "样例组长", "lead_unit": lead_unit, "authority": "云溪县人民政府", "members": [
        { "name": "县政府办", "part": "government" }, { "name": "县应急局", "part": "emergency", "unit": lead_unit },
        { "name": "县工会", "part": "union" }, { "name": "样例专家", "part": "expert" },
    ] })
}

async fn owed(who: &Person) -> usize {
    let told = who.get("/messages").await.ok();
    let items = told["items"].as_array().cloned().unwrap_or_default();
    items.iter().filter(|m| m["kind"] == "accident.owed").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_its_terms_the_four_and_the_evaluation() {
    for world in worlds("inquiry").await {
        let a = reported(&world, "2026-03-16", "990121", 1).await;
        let county = world.sign_in("yx.anban").await;
        let (moves, to_team) = (format!("{a}/moves"), format!("{a}/team"));
        let page = county.get(&a).await.ok();
        assert_eq!(
            (page["inquiry"]["level"].as_str(), page["inquiry"]["report_due"].as_str()),
            (Some("county"), Some("2026-05-15")),
            "sixty days"
        );
        let bureau = unit(&county, "云溪县应急局").await;
        let good = team(&bureau);
        county.put(&to_team, good.clone()).await.refused(409, "WRONG_STATE");
        county.post(&moves, step("verify")).await.ok();
        county.post(&moves, step("investigate")).await.refused(409, "TEAM_MISSING");
        let with = |field: &str, value: Value| {
            let mut body = good.clone();
            body[field] = value;
            body
        };
        for (body, code) in [
            (with("lead", json!(" ")), "BAD_TEAM"),
            (with("authority", json!("")), "BAD_TEAM"),
            (with("members", json!([])), "BAD_TEAM"),
            (with("members", json!([{ "name": "样例", "part": "friend" }])), "BAD_TEAM"),
            (with("members", json!([{ "name": "", "part": "expert" }])), "BAD_TEAM"),
            (with("lead_unit", json!(uuid::Uuid::nil())), "UNIT_UNKNOWN"),
        ] {
            county.put(&to_team, body).await.refused(422, code);
        }
        world.sign_in("sq.jingban").await.put(&to_team, good.clone()).await.refused(403, "FORBIDDEN");
        let page = county.put(&to_team, good).await.ok();
        let hints = page["inquiry"]["hints"].to_string();
        assert!(hints.contains("回避") && hints.contains("公安") && !hints.contains("工会"), "{hints}");
        county.post(&moves, step("investigate")).await.ok();

        // Longer by at most as much again, once; appraisal does not count.
        let term = async |sort: &str, days: i64, by: &str| {
            let body = json!({ "sort": sort, "days": days, "by": by, "note": "案情复杂。" });
            county.post(&format!("{a}/terms"), body).await
        };
        term("longer", 70, "云溪县人民政府").await.refused(422, "BAD_TERM");
        term("longer", 0, "云溪县人民政府").await.refused(422, "BAD_TERM");
        term("longer", 60, " ").await.refused(422, "MISSING_FIELD");
        term("forever", 60, "云溪县人民政府").await.refused(422, "BAD_TERM");
        let page = term("longer", 60, "云溪县人民政府").await.ok();
        assert_eq!(page["inquiry"]["report_due"], "2026-07-14");
        term("longer", 10, "云溪县人民政府").await.refused(409, "ALREADY_LONGER");
        assert_eq!(term("appraisal", 10, "").await.ok()["inquiry"]["report_due"], "2026-07-24");

        world.day("2026-06-05").await;
        let county = world.sign_in("yx.anban").await;
        let page = county.post(&moves, step("submit")).await.ok();
        assert_eq!(page["inquiry"]["owed"], json!({ "what": "批复调查报告", "due": "2026-06-20", "late": false }));
        county.put(&to_team, team(&bureau)).await.refused(409, "WRONG_STATE");

        // All four, each with evidence.
        let lessons = format!("{a}/lessons");
        let said = county.post(&moves, step("approve")).await.refused(409, "LESSONS_MISSING");
        assert!(said.contains("原因已查清") && said.contains("已受教育"), "{said}");
        let bare = json!({ "lesson": "cause", "note": "已查清。" });
        county.post(&lessons, bare).await.refused(422, "EVIDENCE_REQUIRED");
        for (n, lesson) in ["cause", "people", "measures", "taught"].into_iter().enumerate() {
            let file = evidence(&county, n as u8 + 1, "other").await["file"].clone();
            let body = json!({ "lesson": lesson, "note": "见材料。", "files": [file] });
            if n == 0 {
                let mut odd = body.clone();
                odd["lesson"] = json!("luck");
                county.post(&lessons, odd).await.refused(422, "NO_SUCH_LESSON");
            }
            if n == 3 {
                let said = county.post(&moves, step("approve")).await.refused(409, "LESSONS_MISSING");
                assert!(!said.contains("原因已查清") && said.contains("已受教育"), "{said}");
            }
            county.post(&lessons, body.clone()).await.ok();
            county.post(&lessons, body).await.refused(409, "ALREADY_TICKED");
        }

        // Listed by the level above, it is approved only after the review.
        county.post(&moves, step("list")).await.refused(403, "NOT_YOURS");
        let clerk = world.sign_in("an.jingban").await;
        assert_eq!(clerk.post(&moves, step("list")).await.ok()["inquiry"]["listed_due"], "2026-08-04");
        clerk.post(&moves, step("list")).await.refused(409, "ALREADY_LISTED");
        county.post(&moves, step("approve")).await.refused(409, "REVIEW_MISSING");
        county.post(&moves, step("review")).await.refused(403, "NOT_YOURS");
        clerk.post(&moves, step("review")).await.ok();
        clerk.post(&moves, step("review")).await.refused(409, "ALREADY_REVIEWED");
        world.day("2026-06-10").await;
        let county = world.sign_in("yx.anban").await;
        county
            .post(&moves, json!({ "action": "evaluate", "note": "x", "result": "done" }))
            .await
            .refused(409, "WRONG_STATE");
        let page = county.post(&moves, step("approve")).await.ok();
        assert_eq!(page["inquiry"]["evaluate_due"], "2027-06-10");

        // Reminded after ten months, told again when the year is over.
        world.day("2027-04-09").await;
        assert_eq!(owed(&world.sign_in("yx.anban").await).await, 0);
        world.day("2027-04-10").await;
        world.tick().await;
        assert_eq!(owed(&world.sign_in("yx.anban").await).await, 1);
        world.day("2027-06-11").await;
        let county = world.sign_in("yx.anban").await;
        assert_eq!(owed(&county).await, 2);
        assert_eq!(county.get(&a).await.ok()["inquiry"]["owed"]["late"], true);
        let evaluate = |result: &str| json!({ "action": "evaluate", "note": "逐条核查措施。", "result": result });
        county.post(&moves, json!({ "action": "evaluate", "note": "核查。" })).await.refused(422, "MISSING_FIELD");
        county.post(&moves, evaluate("good")).await.refused(422, "NO_SUCH_RESULT");
        let page = county.post(&moves, evaluate("mostly")).await.ok();
        assert_eq!(
            (page["it"]["stage"].as_str(), page["inquiry"]["verdict"].as_str()),
            (Some("evaluated"), Some("基本落实"))
        );
        assert_eq!(page["inquiry"]["owed"], Value::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_larger_or_raised_accident_is_not_the_countys() {
    for world in worlds("inquiryup").await {
        let a = reported(&world, "2026-03-16", "990121", 3).await;
        let (county, clerk) = (world.sign_in("yx.anban").await, world.sign_in("an.jingban").await);
        let moves = format!("{a}/moves");
        let bureau = unit(&county, "云溪县住建局").await;
        let page = county.post(&moves, step("verify")).await.ok();
        assert_eq!(page["inquiry"]["level_label"], "市级");
        assert!(page["inquiry"]["notes"].to_string().contains("取消评优"), "{}", page["inquiry"]["notes"]);
        county.put(&format!("{a}/team"), team(&bureau)).await.refused(403, "LEVEL_ABOVE");
        county.post(&moves, step("investigate")).await.refused(403, "LEVEL_ABOVE");
        clerk.put(&format!("{a}/team"), team(&bureau)).await.ok();
        clerk.post(&moves, step("investigate")).await.ok();
        // Raised, the team must be named anew; above the State Council there is nobody.
        let page = clerk.post(&moves, step("raise")).await.ok();
        assert_eq!((page["inquiry"]["level"].as_str(), page["inquiry"]["team"].is_null()), (Some("province"), true));
        clerk.post(&moves, step("submit")).await.refused(409, "TEAM_MISSING");
        clerk.post(&moves, step("raise")).await.ok();
        clerk.post(&moves, step("raise")).await.refused(409, "NOTHING_ABOVE");
    }
}

/// Messages of a kind that somebody has.
async fn told(who: &Person, kind: &str) -> usize {
    let items = who.get("/messages").await.ok()["items"].clone();
    items.as_array().into_iter().flatten().filter(|m| m["kind"] == kind).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_risen_grade_takes_the_investigation_from_the_countys_team() {
    for world in worlds("inquiryrisen").await {
        let a = reported(&world, "2026-03-16", "990121", 1).await;
        let (county, clerk) = (world.sign_in("yx.anban").await, world.sign_in("an.jingban").await);
        let (moves, to_team) = (format!("{a}/moves"), format!("{a}/team"));
        let bureau = unit(&county, "云溪县应急局").await;
        county.post(&moves, step("verify")).await.ok();
        county.put(&to_team, team(&bureau)).await.ok();
        let page = county.post(&moves, step("investigate")).await.ok();
        assert_eq!(
            (&page["inquiry"]["hand_up"], &page["inquiry"]["team"]["level_label"]),
            (&Value::Null, &json!("县级"))
        );

        let more = async |dead: i64| {
            let body = json!({ "dead": dead, "injured": 0, "missing": 0, "loss": 120.0, "note": "医院通报。" });
            county.post(&format!("{a}/supplements"), body).await.ok()
        };
        // Two dead are still an ordinary accident; three are not the county's any more (art. 3, 19, 20).
        let page = more(2).await;
        assert_eq!((&page["it"]["grade_label"], &page["inquiry"]["hand_up"]), (&json!("一般事故"), &Value::Null));
        assert_eq!(told(&clerk, "accident.hand_up").await, 0);
        let page = more(3).await;
        assert_eq!((&page["it"]["grade_label"], &page["inquiry"]["level_label"]), (&json!("较大事故"), &json!("市级")));
        let said = page["inquiry"]["hand_up"].as_str().unwrap_or_default().to_owned();
        assert!(said.contains("移交市级") && said.contains("由县级成立"), "{said}");
        assert_eq!(page["inquiry"]["team"]["lead"], "样例组长", "what the county did stays to be read");
        more(4).await;
        assert_eq!((told(&clerk, "accident.hand_up").await, told(&county, "accident.hand_up").await), (1, 1));

        // Nobody files the county's report: the county may not, the prefecture only with a team of its own.
        county.put(&to_team, team(&bureau)).await.refused(403, "LEVEL_ABOVE");
        county.post(&moves, step("submit")).await.refused(403, "LEVEL_ABOVE");
        clerk.post(&moves, step("submit")).await.refused(409, "TEAM_BELOW");
        let page = clerk.put(&to_team, team(&bureau)).await.ok();
        assert_eq!(
            (&page["inquiry"]["hand_up"], &page["inquiry"]["team"]["level_label"]),
            (&Value::Null, &json!("市级"))
        );
        clerk.post(&moves, step("submit")).await.ok();
        // It rises once more after the report: neither is that one approved by the prefecture.
        let body = json!({ "dead": 10, "injured": 0, "missing": 0, "loss": 120.0, "note": "医院通报。" });
        let page = clerk.post(&format!("{a}/supplements"), body).await.ok();
        assert_eq!(page["inquiry"]["level_label"], "省级");
        let said = clerk.post(&moves, step("approve")).await.refused(409, "TEAM_BELOW");
        assert!(said.contains("退回"), "{said}");
        // Past the thirty days nothing of it moves.
        world.day("2026-04-20").await;
        let clerk = world.sign_in("an.jingban").await;
        let body = json!({ "dead": 1, "injured": 0, "missing": 0, "loss": 1.0, "note": "更正。" });
        let page = clerk.post(&format!("{a}/supplements"), body).await.ok();
        assert_eq!(page["inquiry"]["level_label"], "省级", "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_map_by_county_and_rates_only_with_their_base() {
    for world in worlds("accidentmap").await {
        reported(&world, "2025-03-16", "990121", 2).await;
        reported(&world, "2026-02-10", "990121", 7).await;
        reported(&world, "2026-03-01", "990122", 0).await;
        let clerk = world.sign_in("an.jingban").await;
        let map = clerk.get("/accidents/places").await.ok();
        assert_eq!((map["from"].as_str(), map["to"].as_str()), (Some("2026-01-01"), Some("2026-03-01")));
        let place = |map: &Value, code: &str| {
            let all = map["places"].as_array().expect("places").clone();
            all.into_iter().find(|p| p["region"].as_str().is_some_and(|r| r.ends_with(&format!("/{code}/"))))
        };
        let first = place(&map, "990121").expect("the county");
        let figures =
            |p: &Value| ["count", "dead", "larger", "last_count", "last_dead"].map(|k| p[k].as_i64().unwrap_or(-1));
        // Last year's accident was on 16 March: not within the same days.
        assert_eq!(figures(&first), [1, 7, 1, 0, 0]);
        assert_eq!(figures(&place(&map, "990123").expect("a county without any")), [0; 5]);
        let whole = clerk.get("/accidents/places?from=2026-01-01&to=2026-12-31").await.ok();
        assert_eq!(figures(&place(&whole, "990121").expect("the county")), [1, 7, 1, 1, 2]);
        clerk.get("/accidents/places?from=2026-03-02&to=2026-03-01").await.refused(422, "BAD_TIME");
        let own = world.sign_in("yx.anban").await.get("/accidents/places").await.ok();
        assert_eq!(own["places"].as_array().map(Vec::len), Some(1), "a county sees itself: {own}");

        // No base, no rate, and it says so.
        let rates = clerk.get("/accidents/rates").await.ok();
        assert_eq!((rates["rates"][0]["value"].is_null(), rates["running"].as_bool()), (true, Some(true)));
        assert!(rates["rates"][0]["missing"].as_str().is_some_and(|s| s.contains("还没有录入2026年")), "{rates}");
        assert_eq!(rates["absent"].as_array().map(Vec::len), Some(2));
        let base = |kind: &str, value: f64, source: &str| json!({ "year": 2026, "kind": kind, "value": value, "source": source });
        clerk.put("/accidents/rates", base("luck", 1.0, "统计公报")).await.refused(422, "NO_SUCH_KIND");
        clerk.put("/accidents/rates", base("gdp", 0.0, "统计公报")).await.refused(422, "BAD_FIGURE");
        clerk.put("/accidents/rates", base("gdp", 368.5, " ")).await.refused(422, "MISSING_FIELD");
        let mut early = base("gdp", 368.5, "统计公报");
        early["year"] = json!(2027);
        clerk.put("/accidents/rates", early).await.refused(422, "BAD_YEAR");
        let officer = world.sign_in("zj.jingban").await;
        officer.put("/accidents/rates", base("gdp", 368.5, "统计公报")).await.refused(403, "FORBIDDEN");
        let rates = clerk.put("/accidents/rates", base("gdp", 368.5, "统计公报")).await.ok();
        // Handbook 06 §8: 7 ÷ 368.5.
        assert_eq!(rates["rates"][0]["value"].as_f64(), Some(0.019), "{rates}");
        let rates = clerk.put("/accidents/rates", base("gdp", 350.0, "统计公报（修订）")).await.ok();
        assert_eq!((rates["rates"][0]["value"].as_f64(), rates["rates"][0]["dead"].as_i64()), (Some(0.02), Some(7)));
        let county = world.sign_in("yx.anban").await.get("/accidents/rates").await.ok();
        assert_eq!(county["rates"][0]["value"], Value::Null, "the prefecture's base is not the county's");
    }
}
