//! Sign-in as somebody at the door meets it.

mod house;

use house::houses;
use serde_json::json;

#[tokio::test]
async fn the_right_password_opens_and_says_who_is_there() {
    for house in houses().await {
        let mut b = house.stranger();
        assert_eq!(b.get("/me").await.status, 401);
        let reply = b.send("POST", "/session", json!({ "login": " Office ", "password": "office-的密码-2024" })).await;
        assert_eq!(reply.status, 200, "{}", reply.json);
        assert_eq!(reply.json["unit"]["short"], "州安委办");
        assert_eq!(reply.json["role_label"], "安委办经办");
        assert_eq!(reply.json["home"], "office");
        assert_eq!(reply.json["region_name"], "云岭州");
        b.cookie = reply.cookie;
        let me = b.get("/me").await;
        assert_eq!(me.status, 200);
        assert!(me.json["rights"].as_array().unwrap().contains(&json!("policy.write")));
        let out = b.send("DELETE", "/session", json!(null)).await;
        assert_eq!(out.status, 200);
        assert_eq!(b.get("/me").await.status, 401, "{}: a session that was left is no longer good", house.engine);
    }
}

#[tokio::test]
async fn five_wrong_passwords_lock_known_and_unknown_logins_alike() {
    for house in houses().await {
        let b = house.stranger();
        for login in ["water", "nobody"] {
            let mut said = Vec::new();
            for _ in 0..5 {
                let reply = b.send("POST", "/session", json!({ "login": login, "password": "猜一个密码看看" })).await;
                said.push((reply.status.as_u16(), reply.json["code"].as_str().unwrap().to_owned()));
            }
            let wrong = (401, "BAD_SIGN_IN".to_owned());
            let locked = (429, "LOCKED".to_owned());
            assert_eq!(said, [wrong.clone(), wrong.clone(), wrong.clone(), wrong, locked], "{login}");
        }
        let right = json!({ "login": "water", "password": "water-的密码-2024" });
        let reply = b.send("POST", "/session", right.clone()).await;
        assert_eq!(reply.status, 429, "the right password does not open a locked login");
        assert!(reply.json["detail"].as_str().unwrap().contains("锁定到 09:15"), "{}", reply.json);

        house.clock.pass_minutes(15);
        assert_eq!(b.send("POST", "/session", right).await.status, 200, "the lock ends by itself");
    }
}

#[tokio::test]
async fn an_administrator_of_the_region_unlocks() {
    for house in houses().await {
        let b = house.stranger();
        for _ in 0..5 {
            b.send("POST", "/session", json!({ "login": "county", "password": "猜一个密码看看" })).await;
        }
        let admin = house.visit("admin").await;
        let people = admin.get("/persons?q=county&limit=10").await;
        let found = people.json["items"].as_array().unwrap().iter().find(|p| p["login"] == "county").unwrap().clone();
        assert_eq!(found["locked"], true);
        let path = format!("/persons/{}/unlock", found["id"].as_str().unwrap());
        assert_eq!(house.visit("office").await.send("POST", &path, json!(null)).await.status, 403);
        let opened = admin.send("POST", &path, json!(null)).await;
        assert_eq!((opened.status.as_u16(), &opened.json["locked"]), (200, &json!(false)));
        let right = json!({ "login": "county", "password": "county-的密码-2024" });
        assert_eq!(b.send("POST", "/session", right).await.status, 200);
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    for house in houses().await {
        let (one, two) = (house.visit("office").await, house.visit("office").await);
        let other = house.visit("water").await;
        let list = one.get("/sessions").await.json;
        assert_eq!(list.as_array().unwrap().len(), 2);
        assert_eq!(list.as_array().unwrap().iter().filter(|s| s["current"] == true).count(), 1);
        let second = list.as_array().unwrap().iter().find(|s| s["current"] == false).unwrap()["id"].clone();
        let path = format!("/sessions/{}", second.as_str().unwrap());
        let stranger = other.send("DELETE", &path, json!(null)).await;
        assert_eq!(stranger.status, 404, "nobody ends another person's session");
        assert_eq!(two.get("/me").await.status, 200);
        assert_eq!(one.send("DELETE", &path, json!(null)).await.status, 200);
        assert_eq!(two.get("/me").await.status, 401);
        assert_eq!(one.get("/me").await.status, 200);
    }
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions() {
    for house in houses().await {
        let (mine, left) = (house.visit("water").await, house.visit("water").await);
        let change = |old: &str, new: &str| json!({ "old": old, "new": new });
        let wrong = mine.send("POST", "/password", change("不是这个密码", "青山绿水常在人人平安")).await;
        assert_eq!((wrong.status.as_u16(), wrong.json["code"].as_str()), (422, Some("BAD_PASSWORD")));
        let weak = mine.send("POST", "/password", change("water-的密码-2024", "短密码")).await;
        assert!(weak.json["detail"].as_str().unwrap().contains("至少 10 位"), "{}", weak.json);
        let done = mine.send("POST", "/password", change("water-的密码-2024", "青山绿水常在人人平安")).await;
        assert_eq!(done.status, 200, "{}", done.json);
        assert_eq!(mine.get("/me").await.status, 200);
        assert_eq!(left.get("/me").await.status, 401);
        let b = house.stranger();
        let old = json!({ "login": "water", "password": "water-的密码-2024" });
        assert_eq!(b.send("POST", "/session", old).await.status, 401);
        let new = json!({ "login": "water", "password": "青山绿水常在人人平安" });
        assert_eq!(b.send("POST", "/session", new).await.status, 200);
    }
}

#[tokio::test]
async fn the_demo_page_lists_people_and_forged_cookies_open_nothing() {
    for house in houses().await {
        let mut b = house.stranger();
        let demo = b.get("/demo").await.json;
        assert_eq!(demo["place"], "云岭州");
        assert_eq!(demo["people"].as_array().unwrap().len(), 7);
        assert_eq!(b.send("POST", "/demo/session", json!({ "login": "nobody" })).await.status, 404);
        for forged in ["", "x", "' or 1=1 --", &"A".repeat(4000)] {
            b.cookie = Some(forged.into());
            assert_eq!(b.get("/me").await.status, 401);
        }
    }
}

#[tokio::test]
async fn somebody_who_left_is_signed_out_at_once() {
    for house in houses().await {
        let water = house.visit("water").await;
        let admin = house.visit("admin").await;
        let found = admin.get("/persons?q=water").await.json["items"][0].clone();
        let path = format!("/persons/{}", found["id"].as_str().unwrap());
        let form = json!({ "login": "water", "name": "水务经办", "unit": found["unit"]["id"], "active": false,
                           "version": found["version"] });
        assert_eq!(admin.send("PUT", &path, form.clone()).await.status, 200);
        assert_eq!(water.get("/me").await.status, 401);
        let stale = admin.send("PUT", &path, form).await;
        assert_eq!((stale.status.as_u16(), stale.json["code"].as_str()), (409, Some("CHANGED_MEANWHILE")));
        let again = json!({ "login": "water", "password": "water-的密码-2024" });
        assert_eq!(house.stranger().send("POST", "/session", again).await.status, 401);
    }
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_foreign_pages_and_over_tls_from_plain_connections() {
    for house in houses().await {
        let sign_in = json!({ "login": "office" });
        let plain = house.stranger().send("POST", "/demo/session", sign_in.clone()).await.set_cookie;
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(plain.contains(part), "{plain}");
        }
        assert!(!plain.contains("Secure"));
        let token = plain.split(['=', ';']).nth(1).unwrap().to_owned();
        let mut tx = house.app.db.read().await.unwrap();
        let kept = tx.all("select token from session", &[]).await.unwrap();
        assert!(kept.iter().all(|r| r.get::<String>("token").unwrap() != token), "only a hash is kept");
        drop(tx);
        let house = house.rebuilt(web::App::with_secure_cookie);
        assert!(house.stranger().send("POST", "/demo/session", sign_in).await.set_cookie.contains("; Secure"));
    }
}

#[tokio::test]
async fn a_huge_sign_in_is_refused_before_it_is_read() {
    for house in houses().await {
        let huge = json!({ "login": "office", "password": "长".repeat(2 << 20) });
        let reply = house.stranger().send("POST", "/session", huge).await;
        assert_eq!((reply.status.as_u16(), reply.json["code"].as_str()), (413, Some("TOO_LARGE")));
    }
}
