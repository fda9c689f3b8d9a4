//! Who sees and who writes which risks.

use crate::house::*;
use serde_json::{Value, json};

#[tokio::test]
async fn a_risk_is_seen_by_its_enterprise_its_regulator_and_those_above() {
    for h in houses().await {
        let risk = id(&h.risk("罐区", form("卸车", 4.0, 5.0, 2.0)).await);
        let path = format!("/risks/{risk}");
        for login in ["officer", "head", "worker", "regulator", "chemist", "clerk", "leader", "auditor"] {
            assert_eq!(h.get(login, "/risks").await["total"]["count"], 1, "{login}");
            assert_eq!(h.get(login, &path).await["id"], risk.as_str());
        }
        for login in ["rival", "miner", "builder", "neighbour", "far.leader"] {
            assert_eq!(h.get(login, "/risks").await["total"]["count"], 0, "{login}");
            for (method, path) in [
                ("GET", path.clone()),
                ("GET", format!("{path}/timeline")),
                ("GET", format!("/sites/{}/risks", site(1))),
                ("GET", format!("/sites/{}/risk-map", site(1))),
                ("GET", format!("/sites/{}/risk-register.xlsx", site(1))),
                ("POST", format!("{path}/moves")),
            ] {
                let (status, problem) = h.ask(login, method, &path, json!({"action": "assess"})).await;
                assert_eq!((status, problem["code"].as_str()), (404, Some("NOT_FOUND")), "{login} {method} {path}");
            }
        }
        // Another enterprise cannot write here, not even by the ids.
        let points = h.get("officer", &format!("/sites/{}/risks", site(1))).await;
        let point = id(&points["points"][0]);
        let mine = format!("/sites/{}/risk-points", site(1));
        let body = json!({"name": "别处", "kind": "place"});
        assert_eq!(h.no("rival", "POST", &mine, body.clone()).await, "NOT_FOUND");
        let risks = format!("/risk-points/{point}/risks");
        assert_eq!(h.no("rival", "POST", &risks, form("卸车", 1.0, 1.0, 1.0)).await, "NOT_FOUND");
        assert_eq!(h.no("rival", "DELETE", &format!("/risk-points/{point}"), Value::Null).await, "NOT_FOUND");
        let mut change = form("卸车", 1.0, 1.0, 1.0);
        change["version"] = json!(1);
        assert_eq!(h.no("rival", "PUT", &path, change.clone()).await, "NOT_FOUND");
        // Officials see and do not write; workers see.
        for login in ["regulator", "worker", "leader", "auditor"] {
            assert_eq!(h.no(login, "POST", &mine, body.clone()).await, "FORBIDDEN", "{login}");
        }
        assert_eq!(h.get("worker", &path).await["offers"], json!([]));
        assert_eq!(h.get("auditor", &path).await["offers"], json!([]));
        assert_eq!(h.ask("nobody", "GET", &path, Value::Null).await.0, 401);
    }
}

#[tokio::test]
async fn filters_sorts_and_bad_questions() {
    for h in houses().await {
        h.risk("一", form("卸车", 4.0, 5.0, 2.0)).await;
        h.risk("二", form("巡检", 1.0, 2.0, 1.0)).await;
        let mut bare = form("待评", 1.0, 1.0, 1.0);
        (bare["inherent"], bare["residual"]) = (json!({}), json!({}));
        h.risk("三", bare).await;
        let names = |v: &Value| -> Vec<String> {
            v["items"].as_array().unwrap().iter().map(|r| r["activity"].as_str().unwrap().to_owned()).collect()
        };
        for (query, expected) in [
            ("", vec!["卸车", "巡检", "待评"]),
            ("sort=-level", vec!["待评", "巡检", "卸车"]),
            ("level=1", vec!["卸车"]),
            ("level=4&level=9", vec!["巡检", "待评"]),
            ("q=卸", vec!["卸车"]),
            ("region=990121", vec!["卸车", "巡检", "待评"]),
            ("region=/990100/990122/", vec![]),
            ("trade=mine", vec![]),
            ("state=draft&limit=1", vec!["卸车"]),
            ("control_level=team", vec![]),
            ("needs_review=true", vec![]),
        ] {
            let query = query.replace('卸', "%E5%8D%B8");
            assert_eq!(names(&h.get("clerk", &format!("/risks?{query}")).await), expected, "{query}");
        }
        let first = h.get("clerk", "/risks?limit=2").await;
        let next = format!("/risks?limit=2&after={}", first["next"].as_str().unwrap());
        assert_eq!(names(&h.get("clerk", &next).await), ["待评"]);
        for query in
            ["level=7", "state=asleep", "control_level=moon", "sort=mood", "colours=pink", "after=zzz", "due=maybe"]
        {
            let code = h.no("clerk", "GET", &format!("/risks?{query}"), Value::Null).await;
            assert!(["BAD_FILTER", "BAD_SORT", "BAD_CURSOR", "BAD_QUERY"].contains(&code.as_str()), "{query}: {code}");
        }
        let (status, bytes) = h.raw("clerk", "GET", "/risks.xlsx?colours=three", "application/json", vec![]).await;
        assert!(status == 200 && bytes.starts_with(b"PK"));
        let three = h.get("clerk", "/risks?colours=three&level=4").await;
        assert_eq!(three["items"][0]["level"]["color"]["code"], "blue");
    }
}

#[tokio::test]
async fn risks_follow_their_site() {
    use field::risk::io::store::site as sites;
    for h in houses().await {
        let risk = id(&h.risk("罐区", form("卸车", 4.0, 5.0, 2.0)).await);
        let mut tx = h.app.db.begin().await.unwrap();
        let mut place = sites::by_id(&mut tx, site(1)).await.unwrap().unwrap().place;
        place.region_path = OTHER_COUNTY.into();
        place.regulator = Some(unit("松泉县应急局"));
        assert_eq!(sites::follow(&mut tx, &place).await.unwrap(), 1);
        let (level, of) = sites::level(&mut tx, site(1)).await.unwrap().unwrap();
        assert_eq!((level.number(), of.to_string()), (1, risk.clone()));
        tx.commit().await.unwrap();
        assert_eq!(h.get("neighbour", "/risks").await["total"]["count"], 1);
        assert_eq!(h.get("chemist", "/risks").await["total"]["count"], 0);
        assert_eq!(h.get("regulator", "/risks").await["total"]["count"], 0);
        assert_eq!(h.get("officer", "/risks").await["total"]["count"], 1);
    }
}
