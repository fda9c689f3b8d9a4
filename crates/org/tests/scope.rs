//! Who sees and changes which part of the directory. Rows out of scope exist before they are found missing.

mod house;

use house::{Browser, houses};
use serde_json::{Value, json};

async fn names(b: &Browser<'_>, path: &str) -> Vec<String> {
    let reply = b.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.json);
    let items = reply.json.get("items").unwrap_or(&reply.json).as_array().unwrap().clone();
    let mut out: Vec<String> = items.iter().map(|i| i["name"].as_str().unwrap().to_owned()).collect();
    out.sort();
    out
}

#[tokio::test]
async fn every_list_ends_at_the_border_of_the_grant() {
    for house in houses().await {
        let (office, county, firm) =
            (house.visit("office").await, house.visit("county").await, house.visit("firm").await);
        let mine = house.unit("云溪县").await;
        let theirs = house.unit("松泉县").await;
        let prefecture = house.unit("州水务局").await;
        let admin = house.visit("admin").await;
        for (region, name) in [("990121", "云溪化工厂"), ("990122", "松泉采石场")] {
            let form = json!({ "name": name, "region": region });
            assert_eq!(admin.send("POST", "/enterprises", form).await.status, 200);
        }
        for (region, unit) in [("990121", mine), ("990122", theirs)] {
            let form = json!({ "phrase": "各成员单位", "region": region, "name": format!("{region}成员"),
                               "entries": [{ "unit": unit, "from": "2024-01-01" }] });
            assert_eq!(admin.send("POST", "/rosters", form).await.status, 200);
        }

        assert_eq!(names(&office, "/units").await.len(), 6);
        assert_eq!(names(&county, "/units").await, ["云溪县委县政府"]);
        assert_eq!(
            names(&county, "/units?region=990100").await,
            ["云溪县委县政府"],
            "a filter does not widen the scope"
        );
        assert_eq!(names(&office, "/persons").await.len(), 7);
        assert_eq!(names(&county, "/persons").await, ["云溪管理员", "云溪经办"]);
        assert_eq!(names(&office, "/enterprises").await, ["云溪化工厂", "松泉采石场"]);
        assert_eq!(names(&county, "/enterprises").await, ["云溪化工厂"]);
        assert_eq!(names(&office, "/rosters").await, ["990121成员", "990122成员"]);
        assert_eq!(names(&county, "/rosters").await, ["990121成员"]);
        assert_eq!(names(&office, "/regions").await.len(), 4);
        assert_eq!(names(&county, "/regions").await, ["云岭州", "云溪县"]);

        assert_eq!(county.get(&format!("/units/{mine}")).await.status, 200);
        // Every request has an id of its own; nothing else may differ.
        let told = |mut reply: serde_json::Value| {
            reply.as_object_mut().map(|o| o.remove("request_id")).is_some().then_some(reply)
        };
        let missing = county.get(&format!("/units/{}", uuid::Uuid::nil())).await;
        for hidden in [theirs, prefecture] {
            let reply = county.get(&format!("/units/{hidden}")).await;
            assert_eq!(reply.status, missing.status);
            assert_eq!(told(reply.json), told(missing.json.clone()), "hidden looks like missing");
        }
        assert_eq!(firm.get("/units").await.status, 403, "a firm has no directory");
    }
}

#[tokio::test]
async fn logins_and_grants_are_for_those_who_keep_accounts() {
    for house in houses().await {
        let seen = |people: &Value| {
            let items = people["items"].as_array().unwrap();
            items.iter().filter(|p| p["login"].is_string() || !p["grants"].as_array().unwrap().is_empty()).count()
        };
        assert_eq!(seen(&house.visit("office").await.get("/persons").await.json), 0);
        assert_eq!(seen(&house.visit("admin").await.get("/persons").await.json), 7);
        assert_eq!(seen(&house.visit("countyadmin").await.get("/persons").await.json), 2);
        let by_login = house.visit("office").await.get("/persons?q=countyadmin").await;
        assert_eq!(by_login.json["total"]["count"], 0, "a login cannot be guessed by searching");
    }
}

#[tokio::test]
async fn a_county_administrator_reaches_no_further_than_the_county() {
    for house in houses().await {
        let (county, admin) = (house.visit("countyadmin").await, house.visit("admin").await);
        let all = admin.get("/persons?limit=200").await.json;
        let id = |login: &str| {
            let items = all["items"].as_array().unwrap();
            items.iter().find(|p| p["login"] == login).unwrap()["id"].as_str().unwrap().to_owned()
        };
        let role = |region: &str| json!({ "role": "office_head", "region": region });
        let give = |who: &str| format!("/persons/{}/grants", id(who));
        assert_eq!(county.send("POST", &give("county"), role("990121")).await.status, 200);
        assert_eq!(
            county.send("POST", &give("county"), role("990100")).await.status,
            403,
            "no more than one's own region"
        );
        assert_eq!(county.send("POST", &give("other"), role("990121")).await.status, 404, "not one's own people");
        let own = county.send("POST", &give("countyadmin"), role("990121")).await;
        assert_eq!(own.json["code"], "OWN_GRANT", "nobody gives himself a role");
        let unit = json!({ "name": "云岭州外事办公室", "kind": "support_organ", "region": "990100" });
        assert_eq!(county.send("POST", "/units", unit).await.status, 403);
        let unit = json!({ "name": "云溪县应急管理局", "kind": "emergency_bureau", "region": "990121" });
        assert_eq!(county.send("POST", "/units", unit).await.status, 200);
        let bad = json!({ "role": "皇帝", "region": "990121" });
        assert!(county.send("POST", &give("county"), bad).await.json["detail"].as_str().unwrap().contains("可选"));
    }
}

#[tokio::test]
async fn a_grant_that_ended_allows_nothing_from_the_next_request_on() {
    for house in houses().await {
        let (admin, county) = (house.visit("admin").await, house.visit("county").await);
        assert_eq!(county.get("/units").await.status, 200);
        let person = admin.get("/persons?q=county").await.json["items"].as_array().unwrap().clone();
        let person = person.iter().find(|p| p["login"] == "county").unwrap().clone();
        let grant = person["grants"][0]["id"].as_str().unwrap();
        assert_eq!(admin.send("DELETE", &format!("/grants/{grant}"), json!(null)).await.status, 200);
        assert_eq!(county.get("/units").await.status, 403);
        assert_eq!(county.get("/me").await.json["role_label"], "未授权");
        assert_eq!(admin.send("DELETE", &format!("/grants/{}", uuid::Uuid::nil()), json!(null)).await.status, 404);
    }
}

#[tokio::test]
async fn units_are_found_by_name_alias_and_initials() {
    for house in houses().await {
        let office = house.visit("office").await;
        let id = house.unit("州水务局").await;
        let alias = json!({ "alias": "河湖建管局" });
        let with = office.send("POST", &format!("/units/{id}/aliases"), alias.clone()).await;
        assert_eq!((with.status.as_u16(), &with.json["version"]), (200, &json!(2)));
        let twice = office.send("POST", &format!("/units/{id}/aliases"), alias).await;
        assert_eq!(twice.json["version"], 2, "an alias that is there changes nothing");
        for q in ["水务", "zswj", "河湖", "hhjg"] {
            assert_eq!(names(&office, &format!("/units?q={}", encode(q))).await, ["云岭州水务局"], "{q}");
        }
        for q in ["%", "_", "'", "不存在的局"] {
            assert!(names(&office, &format!("/units?q={}", encode(q))).await.is_empty(), "{q}");
        }
        let bad = office.get("/units?sort=shoe").await;
        assert_eq!((bad.status.as_u16(), bad.json["code"].as_str()), (422, Some("BAD_SORT")));
    }
}

#[tokio::test]
async fn a_succession_ends_the_old_unit_and_names_resolve_to_the_new_one() {
    for house in houses().await {
        let office = house.visit("office").await;
        let (old, new) = (house.unit("州水务局").await, house.unit("州应急局").await);
        let body = json!({ "to": [new], "on": "2024-07-01" });
        let done = office.send("POST", &format!("/units/{old}/successions"), body.clone()).await;
        assert_eq!(done.status, 200, "{}", done.json);
        assert_eq!(done.json["valid_to"], "2024-06-30");
        assert_eq!(office.send("POST", &format!("/units/{old}/successions"), body).await.status, 409);
        assert_eq!(names(&office, "/units").await.len(), 5, "units that ended are listed when asked for");
        assert_eq!(names(&office, "/units?ended=true").await.len(), 6);
        let who = |on: &str| format!("/rosters/resolve?phrase={}&region=990100&on={on}", encode("州水务局"));
        assert_eq!(office.get(&who("2024-06-30")).await.json[0]["name"], "云岭州水务局");
        assert_eq!(office.get(&who("2024-07-01")).await.json[0]["name"], "云岭州应急管理局");
        let circle = json!({ "to": [old], "on": "2024-08-01" });
        assert_eq!(office.send("POST", &format!("/units/{new}/successions"), circle).await.json["code"], "CIRCLE");
    }
}

#[tokio::test]
async fn every_change_left_an_event_in_the_ledger() {
    for house in houses().await {
        let office = house.visit("office").await;
        let id = house.unit("州水务局").await;
        office.send("POST", &format!("/units/{id}/aliases"), json!({ "alias": "河湖建管局" })).await;
        let mut tx = house.app.db.read().await.unwrap();
        let story = store::ledger::of(&mut tx, "unit", id.0).await.unwrap();
        let told: Vec<(&str, &str)> = story.iter().map(|e| (e.label.as_str(), e.actor_name.as_str())).collect();
        assert_eq!(told.len(), 2);
        assert!(told.contains(&("添加单位", "系统")) && told.contains(&("添加别名", "安经办")), "{told:?}");
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}
