//! Points, the tree, and the four-colour plan.

use crate::house::*;
use serde_json::{Value, json};

fn square(from: f64) -> Value {
    json!([[from, from], [from + 0.2, from], [from + 0.2, from + 0.2], [from, from + 0.2]])
}

#[tokio::test]
async fn areas_are_drawn_on_a_picture_and_take_the_worst_colour() {
    for h in houses().await {
        h.risk("罐区", form("卸车", 4.0, 5.0, 2.0)).await;
        h.risk("门卫", form("值守", 1.0, 1.0, 1.0)).await;
        let map = format!("/sites/{}/risk-map", site(1));
        let empty = h.get("worker", &map).await;
        assert_eq!((empty["picture"].is_null(), empty["may_write"].as_bool()), (true, Some(false)));
        let point = |name: &str| {
            let all = empty["areas"].as_array().unwrap();
            all.iter().find(|a| a["name"] == name).unwrap()["point"].clone()
        };
        let file = h.file("officer", "image/png").await;
        let areas =
            json!([{"point": point("罐区"), "polygon": square(0.1)}, {"point": point("门卫"), "polygon": square(0.5)}]);
        let drawn = json!({"file": file, "areas": areas});
        let v = h.ok("officer", "PUT", &map, drawn.clone()).await;
        assert_eq!((v["picture"]["version"].as_i64(), v["level"]["color"]["code"].as_str()), (Some(1), Some("red")));
        let colour = |v: &Value, name: &str| {
            let all = v["areas"].as_array().unwrap();
            all.iter().find(|a| a["name"] == name).unwrap()["level"]["color"]["code"].clone()
        };
        assert_eq!((colour(&v, "罐区"), colour(&v, "门卫")), (json!("red"), json!("blue")));
        assert_eq!(v["areas"].as_array().unwrap().iter().filter(|a| a["polygon"].is_array()).count(), 2);
        // Somebody else drew meanwhile; a paper is no picture; a stranger's file, a stranger's point, bad corners.
        assert_eq!(h.no("officer", "PUT", &map, drawn).await, "CHANGED_MEANWHILE");
        let with = |file, areas| json!({"file": file, "version": 1, "areas": areas});
        let paper = h.file("officer", "application/pdf").await;
        assert_eq!(h.no("officer", "PUT", &map, with(paper, json!([]))).await, "NOT_A_PICTURE");
        let theirs = h.file("rival", "image/png").await;
        assert_eq!(h.no("officer", "PUT", &map, with(theirs, json!([]))).await, "FILE_UNKNOWN");
        let nowhere = json!([{"point": site(2), "polygon": square(0.1)}]);
        assert_eq!(h.no("officer", "PUT", &map, with(file, nowhere)).await, "POINT_UNKNOWN");
        for polygon in [
            json!([[0.1, 0.1], [0.2, 0.2]]),
            json!([[0.1, 0.1], [0.5, 0.1], [0.5, 1.5]]),
            json!([[0.1, 0.1], [0.5, 0.5], [0.9, 0.1], [0.1, 0.9]]),
        ] {
            let bad = json!([{"point": point("罐区"), "polygon": polygon}]);
            assert_eq!(h.no("officer", "PUT", &map, with(file, bad)).await, "BAD_AREA");
        }
        let twice =
            json!([{"point": point("罐区"), "polygon": square(0.1)}, {"point": point("罐区"), "polygon": square(0.5)}]);
        assert_eq!(h.no("officer", "PUT", &map, with(file, twice)).await, "BAD_AREA");
        assert_eq!(h.no("regulator", "PUT", &map, with(file, json!([]))).await, "FORBIDDEN");
        // Taken off the plan again; the picture stays.
        let v = h.ok("officer", "PUT", &map, with(file, json!([]))).await;
        assert_eq!(v["areas"].as_array().unwrap().iter().filter(|a| a["polygon"].is_array()).count(), 0);
        assert_eq!(v["picture"]["version"], 2);
        // Who sees the site sees its picture.
        use org::ask::MayRead as _;
        for (login, may) in [("worker", true), ("regulator", true), ("rival", false)] {
            let ctx = h.who(login);
            let mut tx = ctx.read().await.unwrap();
            let answer = field::Reader.may_read(&ctx, &mut tx, "site_picture", site(1).0).await.unwrap();
            assert_eq!(answer, Some(may), "{login}");
        }
    }
}

#[tokio::test]
async fn points_are_named_once_and_stay_while_they_carry_risks() {
    for h in houses().await {
        let r = h.risk("罐区", form("卸车", 3.0, 5.0, 2.0)).await;
        let points = format!("/sites/{}/risk-points", site(1));
        let body =
            |name: &str, kind: &str| json!({"name": name, "kind": kind, "department": "储运部", "owner": "乙某"});
        assert_eq!(h.no("officer", "POST", &points, body("罐区", "place")).await, "POINT_EXISTS");
        assert_eq!(h.no("officer", "POST", &points, body("泵房", "mood")).await, "BAD_RISK");
        assert_eq!(h.no("officer", "POST", &points, body(" ", "place")).await, "MISSING_FIELD");
        let pump = h.ok("officer", "POST", &points, body("泵房", "equipment")).await;
        let path = format!("/risk-points/{}", id(&pump));
        let mut change = body("罐区", "equipment");
        change["version"] = json!(1);
        assert_eq!(h.no("officer", "PUT", &path, change.clone()).await, "POINT_EXISTS");
        change["name"] = json!("二号泵房");
        assert_eq!(h.ok("officer", "PUT", &path, change.clone()).await["version"], 2);
        assert_eq!(h.no("officer", "PUT", &path, change).await, "CHANGED_MEANWHILE");
        let tank = format!("/risk-points/{}", r["point"]["id"].as_str().unwrap());
        assert_eq!(h.no("officer", "DELETE", &tank, Value::Null).await, "POINT_IN_USE");
        assert_eq!(h.ok("officer", "DELETE", &path, Value::Null).await["removed"], true);
        let again = form("卸车", 3.0, 5.0, 2.0);
        assert_eq!(h.no("officer", "POST", &format!("{tank}/risks"), again).await, "RISK_EXISTS");
        let tree = h.get("regulator", &format!("/sites/{}/risks", site(1))).await;
        assert_eq!((tree["level"]["level"].as_i64(), &tree["counts"]), (Some(2), &json!([0, 1, 0, 0, 0])));
        assert_eq!((tree["level_of"].as_str(), tree["may_write"].as_bool()), (r["id"].as_str(), Some(false)));
        assert_eq!(tree["points"][0]["risks"][0]["activity"], "卸车");
    }
}
