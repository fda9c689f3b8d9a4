//! Enterprises and their places: registered once, computed, graded, changed by life events.

use crate::steps::all;
use serde_json::{Value, json};
use stories::{Person, worlds};

/// A fictional chlorine works in the zone, with a code whose check sign was worked out by hand in the handbook.
fn works() -> Value {
    json!({ "enterprise_name": "云溪县样例氯碱厂（虚构）", "uscc": "91533401MA6ABCD10J", "region": "990121100",
            "address": "青石镇样例路1号", "industry": "2612", "staff": 320, "revenue_wan": 1800.0, "assets_wan": 5000.0,
            "lng": 100.1, "lat": 27.2, "principal": "样例甲", "phone": "0000-1234567",
            "tags": ["hazchem_process"], "park": "outside" })
}

async fn register(person: &Person, form: Value) -> Value {
    person.post("/sites", form).await.ok()
}

async fn put(person: &Person, site: &Value, part: &str, body: Value) -> Value {
    let path = format!("/sites/{}/parts/{part}", site["id"].as_str().expect("an id"));
    person.post(&path, json!({ "body": body })).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn registered_once_computed_and_graded() {
    for world in worlds("site").await {
        let county = world.sign_in("yx.jingban").await;
        let site = register(&county, works()).await;
        assert_eq!(site["trade"]["code"], "chemical", "{site}");
        assert_eq!(site["scale"]["code"], "small", "320 people, but 1,800 is less than 2,000");
        assert_eq!(site["high_risk"], true);
        assert_eq!(site["regulator"]["short"], "云溪县应急局");
        assert_eq!(site["township"]["short"], "青石镇");
        assert_eq!(site["siting"]["code"], "outside");
        let missing = site["missing"].to_string();
        assert!(missing.contains("风险等级") && !missing.contains("从业人数"), "{missing}");
        let staff = site["staffing_check"].to_string();
        assert!(staff.contains("第二十四条") && staff.contains("第二十七条"), "{staff}");

        // The same code, the same name at the same address, nonsense: refused with a sentence.
        county.post("/sites", works()).await.refused(409, "SITE_EXISTS");
        let mut twin = works();
        (twin["uscc"], twin["address"]) = (Value::Null, json!("青石镇 样例路１号"));
        county.post("/sites", twin).await.refused(409, "DUPLICATE_SITE");
        for (field, value, code) in [
            ("uscc", json!("91533401MA6ABCD10K"), "BAD_USCC"),
            ("industry", json!("9999"), "BAD_SITE"),
            ("staff", json!(-1), "BAD_SITE"),
            ("lat", json!(100.1), "BAD_SITE"),
            ("tags", json!(["魔法"]), "BAD_SITE"),
            ("region", json!("990199"), "NO_REGION"),
            ("scale", json!("large"), "BAD_SITE"),
        ] {
            let mut form = works();
            form[field] = value;
            county.post("/sites", form).await.refused(422, code);
        }
        let mut neighbour = works();
        (neighbour["region"], neighbour["uscc"]) = (json!("990122100"), json!("91533422MA6K3P5Q5J"));
        county.post("/sites", neighbour).await.refused(403, "FORBIDDEN");

        // The identification of handbook 12 S20 b, computed by the server, not typed in.
        let list = json!([{ "name": "液氯", "quantity_t": 30 }, { "name": "氨", "quantity_t": 20 }, { "name": "甲醇", "quantity_t": 800 }]);
        let unit = json!({ "name": "液氯库", "kind": "storage", "residents": 60, "substances": list, "assessed_on": "2024-06-30" });
        let written = put(&county, &site, "installation", unit.clone()).await;
        let there = &written["site"]["parts"]["installation"][0];
        assert_eq!(there["level"], 3);
        assert!((there["body"]["result"]["r"].as_f64().expect("R") - 44.4).abs() < 1e-9);
        assert_eq!(there["due"], "2027-06-30", "assessed again after three years");
        let mut grown = unit;
        grown["residents"] = json!(100);
        let path = format!("/sites/{}/parts/installation", site["id"].as_str().expect("an id"));
        let changed = county.post(&path, json!({ "id": written["id"], "body": grown })).await.ok();
        assert_eq!(changed["site"]["parts"]["installation"][0]["level"], 2, "100 neighbours: 59.2");
        let asked = county.post("/law/installation", json!({ "substances": list, "residents": 60 })).await.ok();
        assert!(asked["working"].to_string().contains("44.4"), "{asked}");
        county
            .post(
                "/law/installation",
                json!({ "substances": [{ "name": "神秘溶剂", "quantity_t": 3 }], "residents": 0 }),
            )
            .await
            .refused(422, "BAD_SUBSTANCE");

        // Grading is the regulator's: (0.35×(90+15→100) + 0.15×100) ÷ 0.75 = 66.7, orange, half a year until the next check;
        // penalties and alarms are not collected yet, so the other three terms stand for the whole.
        let id = site["id"].as_str().expect("an id").to_owned();
        county.post(&format!("/sites/{id}/grade"), json!({})).await.refused(403, "FORBIDDEN");
        let bureau = world.sign_in("yxyj.jingban").await;
        let graded = bureau.post(&format!("/sites/{id}/grade"), json!({})).await.ok();
        let grade = &graded["grade"];
        assert_eq!(
            (grade["score"].as_f64(), grade["colour"]["code"].as_str()),
            (Some(66.7), Some("orange")),
            "{grade}"
        );
        assert_eq!(grade["next_check_on"], "2025-05-20");
        assert!(grade["explain"]["parameters"].to_string().contains("site.grade.cut.red"));
        bureau.post(&format!("/sites/{id}/grade"), json!({ "colour": "red" })).await.refused(422, "MISSING_FIELD");
        let raised =
            bureau.post(&format!("/sites/{id}/grade"), json!({ "colour": "red", "reason": "在化工园区外" })).await.ok();
        assert_eq!(raised["grade"]["computed"]["code"], "orange");
        assert_eq!(raised["next_check_on"], "2025-02-20");

        // Life events; the old name stays findable, the ledger says who.
        let moves = format!("/sites/{id}/moves");
        let step = |body: Value| county.post(&moves, body);
        step(json!({ "action": "stop" })).await.refused(422, "MISSING_FIELD");
        step(json!({ "action": "stop", "reason": "检修", "on": "2024-12-01" })).await.refused(422, "FUTURE_DAY");
        step(json!({ "action": "resume", "note": "x" })).await.refused(409, "WRONG_STATE");
        let renamed =
            step(json!({ "action": "rename", "name": "云溪县样例新材料厂（虚构）", "on": "2024-11-18" })).await.ok();
        assert!(renamed["aliases"].to_string().contains("氯碱厂") && renamed["enterprise_name"] == renamed["name"]);
        let stopped = step(json!({ "action": "stop", "reason": "检修" })).await.ok();
        assert_eq!(stopped["state"]["code"], "stopped");
        let change = json!({ "version": stopped["version"], "name": "别的名字" });
        county.put(&format!("/sites/{id}"), change).await.refused(422, "RENAME_BY_EVENT");
        county
            .put(&format!("/sites/{id}"), json!({ "version": 1, "staff": 1 }))
            .await
            .refused(409, "CHANGED_MEANWHILE");
        let timeline = county.get(&format!("/sites/{id}/timeline")).await.ok();
        let text = timeline.to_string();
        for word in ["登记场所", "评定等级", "更名", "液氯库", "在化工园区外", "检修"] {
            assert!(text.contains(word), "{word}: {text}");
        }

        // A reform that is done needs its proof.
        let reform = json!({ "body": { "kind": "exit", "state": "done" } });
        county.post(&format!("/sites/{id}/parts/reform"), reform).await.refused(422, "EVIDENCE_REQUIRED");
        county.post(&format!("/sites/{id}/parts/mystery"), json!({ "body": {} })).await.refused(422, "NO_SUCH_PART");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sees_its_own() {
    for world in worlds("sitescope").await {
        let office = world.sign_in("an.jingban").await;
        let mut first = works();
        first["region"] = json!("990122100");
        let first = register(&office, first).await;
        let mut second = works();
        (second["uscc"], second["region"], second["enterprise_name"]) =
            (json!("91533422MA6K3P5Q5J"), json!("990121"), json!("云溪县样例食品厂（虚构）"));
        (second["industry"], second["tags"], second["address"]) = (json!("1391"), json!([]), json!("样例路2号"));
        let second = register(&office, second).await;
        let id = |v: &Value| v["id"].as_str().expect("an id").to_owned();
        assert_eq!(all(&office, "/sites").await.len(), 2);
        let county = world.sign_in("yx.jingban").await;
        let seen = all(&county, "/sites").await;
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0]["id"], second["id"]);
        for path in ["", "/timeline"] {
            county.get(&format!("/sites/{}{path}", id(&first))).await.refused(404, "NOT_FOUND");
        }
        county.put(&format!("/sites/{}", id(&first)), json!({ "version": 1 })).await.refused(404, "NOT_FOUND");
        world.stranger().get("/sites").await.refused(401, "SIGN_IN");

        // What the system holds is not asked for again; outside one's reach only that the code is taken.
        let known = office.get("/sites/prefill?uscc=91533422MA6K3P5Q5J").await.ok();
        let fields: Vec<&str> =
            known["known"].as_array().expect("a list").iter().filter_map(|k| k["field"].as_str()).collect();
        assert!(fields.contains(&"industry") && fields.contains(&"principal"), "{fields:?}");
        assert!(known["known"].to_string().contains("登记"), "each value says where it came from");
        let other = county.get("/sites/prefill?uscc=91533401MA6ABCD10J").await.ok();
        assert_eq!((other["elsewhere"].as_bool(), other["known"].as_array().map(Vec::len)), (Some(true), Some(0)));

        // Filters, sorts, the workbook.
        for (query, n) in [
            ("high_risk=true", 1),
            ("trade=industry", 1),
            ("industry=26", 1),
            ("industry=27", 0),
            ("colour=none", 2),
            ("region=990122", 1),
            ("state=operating", 2),
            ("q=yxxylspc", 1),
            ("q=食品", 1),
            ("q=91533401", 1),
            ("unassigned=false&sort=-grade_score", 2),
            ("sort=next_check", 2),
        ] {
            assert_eq!(all(&office, &format!("/sites?{query}")).await.len(), n, "{query}");
        }
        office.get("/sites?trade=magic").await.refused(422, "BAD_FILTER");
        office.get("/sites?sort=colour").await.refused(422, "BAD_SORT");
        assert!(office.bytes("/sites.xlsx").await.starts_with(b"PK"));

        // An enterprise sees its own place and cannot touch another's, nor choose who supervises it.
        let firm = world.sign_in("qy.jia").await;
        assert!(all(&firm, "/sites").await.is_empty());
        firm.post("/sites", works()).await.refused(403, "FORBIDDEN");
        let mut there = works();
        there["region"] = json!("Z990101001");
        firm.post("/sites", there).await.refused(403, "NOT_YOURS");
        firm.get(&format!("/sites/{}", id(&second))).await.refused(404, "NOT_FOUND");
    }
}
