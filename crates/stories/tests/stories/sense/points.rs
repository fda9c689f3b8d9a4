//! Points: registered from templates, tightened by the enterprise, loosened only by the regulator, silent only for a time
//! and in sight.

use crate::danger::place;
use serde_json::{Value, json};
use stories::{Person, worlds};

fn id(of: &Value) -> String {
    of["id"].as_str().expect("an id").to_owned()
}

async fn gas(firm: &Person, site: &str, code: &str) -> Value {
    let form = json!({ "code": code, "name": format!("储罐区可燃气体{code}"), "template": "combustible", "spot": "储罐区东侧" });
    firm.post(&format!("/sites/{site}/points"), form).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn tightened_by_the_firm_loosened_by_the_regulator() {
    for world in worlds("points").await {
        let place = place(&world).await;
        let (firm, site) = (place.officer, place.site);
        let point = gas(&firm, &site, "GT-101").await;
        // From the template, whose source says that it is a standard.
        assert_eq!((&point["limits"]["h"], &point["limits"]["hh"]), (&json!(25.0), &json!(50.0)), "{point}");
        assert_eq!((&point["kind"]["label"], &point["unit"]), (&json!("可燃气体"), &json!("%LEL")));
        assert!(point["template_source"].as_str().unwrap_or_default().contains("50493"), "{point}");
        assert_eq!((&point["critical"], &point["state"]["code"]), (&json!(true), &json!("in_service")));

        // Nonsense is refused with its field.
        for (field, value, code) in [
            ("code", json!(""), "BAD_POINT"),
            ("code", json!("GT-101"), "BAD_POINT"),
            ("template", json!("magic"), "BAD_POINT"),
            ("kind", json!("level"), "BAD_POINT"),
            ("hi", json!(-5), "BAD_RANGE"),
            ("sample_s", json!(0), "BAD_POINT"),
            ("limits", json!({ "h": 25.0, "on_s": 30.0 }), "BAD_LIMITS"),
            ("limits", json!({ "h": 50.0, "hh": 25.0 }), "BAD_LIMITS"),
            ("neighbours", json!([point["id"].clone(), "00000000-0000-0000-0000-000000000001"]), "BAD_POINT"),
        ] {
            let mut form = json!({ "code": "GT-102", "name": "一", "template": "combustible" });
            form[field] = value;
            firm.post(&format!("/sites/{site}/points"), form).await.refused(422, code);
        }

        // Tighter: at once. Looser in one respect: waits, and the old limits stay.
        let path = format!("/points/{}", id(&point));
        let mut limits = point["limits"].clone();
        limits["h"] = json!(20.0);
        let change =
            json!({ "version": point["version"], "limits": limits, "lo": 0.0, "hi": 100.0, "reason": "开工前收严" });
        let tight = firm.put(&format!("{path}/limits"), change.clone()).await.ok();
        assert_eq!((&tight["in_force"], &tight["point"]["limits"]["h"]), (&json!(true), &json!(20.0)), "{tight}");
        firm.put(&format!("{path}/limits"), change).await.refused(409, "CHANGED_MEANWHILE");
        let version = &tight["point"]["version"];
        limits["h"] = json!(30.0);
        let wish = json!({ "version": version, "limits": limits, "lo": 0.0, "hi": 100.0, "reason": "频繁误报" });
        let asked = firm.put(&format!("{path}/limits"), wish).await.ok();
        assert_eq!((&asked["in_force"], &asked["point"]["limits"]["h"]), (&json!(false), &json!(20.0)));
        assert!(asked["say"].as_str().unwrap_or_default().contains("高限由 20%LEL 放宽到 30%LEL"), "{asked}");
        let rule = &asked["point"]["rules"][0];
        assert_eq!((&rule["state"]["code"], &rule["offers"][0]["action"]), (&json!("proposed"), &json!("withdraw")));
        let decide = format!("/point-rules/{}/moves", id(rule));
        firm.post(&decide, json!({ "action": "approve", "note": "自己批准" })).await.refused(403, "NOT_YOURS");

        // The regulator sees it, must say something, and approves; afterwards there is nothing left to decide.
        let bureau = world.sign_in("zf.yi").await;
        bureau.post(&decide, json!({ "action": "refuse" })).await.refused(422, "MISSING_FIELD");
        let loose = bureau.post(&decide, json!({ "action": "approve", "note": "现场核实，属仪表选型问题" })).await.ok();
        assert_eq!(loose["limits"]["h"], 30.0, "{loose}");
        let states: Vec<_> =
            loose["rules"].as_array().expect("rules").iter().map(|r| r["state"]["code"].clone()).collect();
        assert_eq!(states, ["in_force", "past", "past"], "one version in force");
        bureau.post(&decide, json!({ "action": "refuse", "reason": "改主意" })).await.refused(409, "WRONG_STATE");

        // Another range is another judgement; a critical point stays one unless the regulator says otherwise.
        let ranged =
            json!({ "version": loose["version"], "limits": loose["limits"], "lo": 0.0, "hi": 200.0, "reason": "换表" });
        let asked = firm.put(&format!("{path}/limits"), ranged).await.ok();
        assert_eq!((&asked["in_force"], &asked["looser"]), (&json!(false), &json!(["改变量程"])));
        let plain = json!({ "version": loose["version"], "code": "GT-101", "name": "改名", "critical": false });
        firm.put(&path, plain).await.refused(403, "LOOSER");
        let renamed = json!({ "version": loose["version"], "code": "GT-101", "name": "改名", "bundle": "储罐区" });
        assert_eq!(firm.put(&path, renamed).await.ok()["bundle"], "储罐区");

        // Everything is in the ledger.
        let past = firm.get(&format!("{path}/timeline")).await.ok().to_string();
        for word in ["登记点位", "调整限值", "申请放宽限值", "限值调整批准", "修改点位"] {
            assert!(past.contains(word), "{word}: {past}");
        }

        // Neither another county's people nor other firms know of it; a leader reads only.
        let other = world.sign_in("yxyj.jingban").await;
        other.get(&path).await.refused(404, "NOT_FOUND");
        other
            .post(&format!("/sites/{site}/points"), json!({ "code": "X", "name": "X" }))
            .await
            .refused(404, "NOT_FOUND");
        world.sign_in("qy.gong").await.get(&path).await.refused(403, "FORBIDDEN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silent_for_a_time_and_counted() {
    for world in worlds("silence").await {
        world.day("2024-11-25").await;
        let place = place(&world).await;
        let (firm, site) = (place.officer, place.site);
        let point = gas(&firm, &site, "GT-201").await;
        let path = format!("/points/{}", id(&point));
        let moves = format!("{path}/moves");
        firm.post(&moves, json!({ "action": "take_out", "reason": "送检" })).await.refused(422, "MISSING_FIELD");
        let until =
            |day: &str| json!({ "action": "take_out", "reason": "探头送检", "until": format!("{day}T04:00:00Z") });
        firm.post(&moves, until("2024-11-01")).await.refused(422, "BAD_POINT");
        firm.post(&moves, until("2025-06-01")).await.refused(422, "BAD_POINT");
        let out = firm.post(&moves, until("2024-11-28")).await.ok();
        assert_eq!(
            (&out["state"]["code"], &out["muted"]["kind"]["label"]),
            (&json!("out_of_service"), &json!("停用")),
            "{out}"
        );
        firm.post(&moves, json!({ "action": "suppress", "reason": "x", "until": "2024-11-27T00:00:00Z" }))
            .await
            .refused(409, "WRONG_STATE");
        firm.post(&moves, json!({ "action": "retire", "reason": "拆除" })).await.refused(403, "NOT_YOURS");

        // The regulator finds it by its filter, with who, why and how long.
        let bureau = world.sign_in("zf.yi").await;
        let seen = bureau.get("/points?muted=out_of_service").await.ok();
        assert_eq!((&seen["total"]["count"], &seen["items"][0]["code"]), (&json!(1), &json!("GT-201")), "{seen}");
        let page = bureau.get(&path).await.ok();
        assert_eq!((&page["mutes"][0]["reason"], &page["mutes"][0]["by"]), (&json!("探头送检"), &json!("甲厂安全员")));

        // The time is up: it alarms again by itself, and the hours stay in sight: more than 24 on a critical point is red.
        world.day("2024-11-29").await;
        let back = bureau.get(&path).await.ok();
        assert_eq!((&back["state"]["code"], &back["muted"]), (&json!("in_service"), &Value::Null), "{back}");
        let hours = back["silent_hours"].as_f64().unwrap_or_default();
        assert!((60.0..=78.0).contains(&hours) && back["silent_colour"] == "red", "{back}");
        assert!(bureau.get(&format!("{path}/timeline")).await.ok().to_string().contains("到期恢复报警"));

        let calibrated = json!({ "action": "calibrate", "note": "标气 25%LEL", "calibrated_on": "2024-11-29", "calibrate_due": "2024-12-14" });
        assert_eq!(firm.post(&moves, calibrated).await.ok()["calibrate_due"], "2024-12-14");
        let early = json!({ "action": "calibrate", "note": "x", "calibrated_on": "2024-12-29" });
        firm.post(&moves, early).await.refused(422, "BAD_POINT");
        world.day("2024-12-20").await;
        assert_eq!(bureau.get("/points?calibrate_overdue=true").await.ok()["total"]["count"], 1);
        let gone = bureau.post(&moves, json!({ "action": "retire", "reason": "装置拆除" })).await.ok();
        assert_eq!(gone["state"]["code"], "retired");
        firm.post(&moves, json!({ "action": "calibrate", "note": "x" })).await.refused(409, "WRONG_STATE");
        assert_eq!(bureau.get("/points").await.ok()["total"]["count"], 0, "a retired one isn't listed unasked");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_by_workbook_and_by_bulk() {
    for world in worlds("workbook").await {
        let place = place(&world).await;
        let (firm, site) = (place.officer, place.site);
        let path = format!("/sites/{site}/points.xlsx");
        let table = "点位编码,点位名称,模板,类型,高限,报警延时（秒）,关键点位\n\
                     GT-1,一号可燃气体,可燃气体,,20,0,是\n\
                     LT-1,一号液位,储罐液位（按满量程百分比设置）,,,,\n\
                     GT-2,二号可燃气体,可燃气体,,abc,,\n\
                     GT-3,三号可燃气体,可燃气体,,,60,\n\
                     GT-1,重复,可燃气体,,,,\n\
                     ,没有编码,不存在的模板,,,,也许\n";
        let seen = firm.upload(&path, "点位.csv", table).await.ok();
        assert_eq!(
            (&seen["rows"], &seen["new"], &seen["faulty"], &seen["applied"]),
            (&json!(6), &json!(2), &json!(4), &json!(false)),
            "{seen}"
        );
        let faults = seen["faults"].to_string();
        for word in
            ["E4", "不是数字", "F5", "不得超过 3 秒", "都是“GT-1”", "点位编码没有填", "不存在的模板", "请填“是”或“否”"]
        {
            assert!(faults.contains(word), "{word}: {faults}");
        }
        assert_eq!(firm.get("/points").await.ok()["total"]["count"], 0, "a preview writes nothing");
        let refused = firm.upload_with(&path, "点位.csv", table, &[("mode", "apply")]).await.ok();
        assert_eq!(refused["applied"], false, "with faults nothing is written");
        let done = firm.upload_with(&path, "点位.csv", table, &[("mode", "only_good")]).await.ok();
        assert_eq!((&done["applied"], &done["new"]), (&json!(true), &json!(2)), "{done}");
        let again = firm.upload_with(&path, "点位.csv", table, &[("mode", "only_good")]).await.ok();
        assert_eq!((&again["new"], &again["there"]), (&json!(0), &json!(3)), "{again}");
        firm.upload_with(&path, "点位.csv", table, &[("mode", "guess")]).await.refused(422, "BAD_MODE");
        firm.upload(&path, "点位.csv", "无关,表头\n1,2\n").await;
        let bytes = firm.bytes(&path).await;
        assert_eq!(&bytes[..2], b"PK", "a workbook");

        let listed = firm.get("/points").await.ok();
        let ids: Vec<Value> = listed["items"].as_array().expect("items").iter().map(|p| p["id"].clone()).collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(firm.get("/points?kind=combustible&q=gt-1").await.ok()["items"][0]["limits"]["h"], 20.0);
        firm.get("/points?kind=magic").await.refused(422, "BAD_FILTER");

        // Looked at first: one becomes stricter, one cannot be set at all.
        let set = json!({ "points": ids, "set": { "h": 9.5, "hh": 30.0 }, "reason": "统一收严" });
        let look = firm.post("/points/bulk", set.clone()).await.ok();
        assert_eq!(
            (&look["applied"], &look["change"], &look["refused"]),
            (&json!(false), &json!(1), &json!(1)),
            "{look}"
        );
        let mut apply = set;
        apply["mode"] = json!("apply");
        assert_eq!(firm.post("/points/bulk", apply).await.ok()["applied"], true);
        assert_eq!(firm.get("/points?q=gt-1").await.ok()["items"][0]["limits"]["hh"], 30.0);
        assert_eq!(firm.get("/points?q=lt-1").await.ok()["items"][0]["limits"]["h"], 8.0);
        let looser =
            json!({ "points": [ids[0], ids[1]], "set": { "silent_s": 900.0 }, "reason": "网络不好", "mode": "apply" });
        let asked = firm.post("/points/bulk", looser).await.ok();
        assert_eq!((&asked["propose"], &asked["change"]), (&json!(2), &json!(0)), "{asked}");
        firm.post("/points/bulk", json!({ "points": [], "set": {} })).await.refused(422, "BAD_POINTS");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_must_be_watched_and_is_not() {
    for world in worlds("coverage").await {
        let bureau = world.sign_in("zf.yi").await;
        let place = place(&world).await;
        let (firm, site) = (place.officer, place.site);
        let list = json!([{ "name": "液氯", "quantity_t": 30 }, { "name": "氨", "quantity_t": 20 }]);
        let unit = json!({ "name": "液氯库", "kind": "storage", "residents": 60, "substances": list });
        place.office.post(&format!("/sites/{site}/parts/installation"), json!({ "body": unit })).await.ok();
        let before = bureau.get("/points/coverage").await.ok();
        let open = before["uncovered"].as_array().expect("a list").iter().find(|u| u["site"] == site.as_str());
        let Some(open) = open else { panic!("the demonstration has no installation there: {before}") };
        assert_eq!(open["missing"].as_array().map(Vec::len), Some(2), "{open}");
        for (code, template) in [("A-1", "combustible"), ("A-2", "tank_level")] {
            let form =
                json!({ "code": code, "name": code, "template": template, "installation": open["installation"] });
            firm.post(&format!("/sites/{site}/points"), form).await.ok();
        }
        let after = bureau.get("/points/coverage").await.ok();
        let covered = |v: &Value| v["covered"].as_u64().unwrap_or_default();
        assert_eq!(covered(&after), covered(&before) + 1, "{after}");
        let other = world.sign_in("yxyj.jingban").await;
        assert_eq!(other.get("/points/coverage").await.ok()["installations"], 0, "another county's");
    }
}
