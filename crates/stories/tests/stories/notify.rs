//! Somebody is told, reads it, confirms it; an administrator keeps the ways out and never sees a secret again.

use super::steps::issued_plan;
use notify::channel::io::run::{Outbound, Settings};
use org::ask::{Notice, Recipient, tell};
use serde_json::{Value, json};
use stories::worlds;
use uuid::Uuid;
use web::Ctx;

fn id(v: &Value) -> Uuid {
    v.as_str().and_then(|s| s.parse().ok()).expect("an id")
}

#[tokio::test(flavor = "multi_thread")]
async fn told_once_read_confirmed_and_seen_by_nobody_else() {
    for world in worlds("inbox").await {
        let (clerk, officer, admin) =
            (world.sign_in("an.jingban").await, world.sign_in("yj.jingban").await, world.sign_in("xitong").await);
        assert_eq!(officer.get("/messages/unread").await.ok()["count"], 0);
        let plan = issued_plan(&clerk).await;
        let unread = officer.get("/messages/unread").await.ok();
        assert_eq!(unread["count"], 1, "one message for all tasks of the unit: {unread}");
        let m = &unread["latest"][0];
        assert_eq!(
            (m["kind"].as_str(), m["link"].as_str()),
            (Some("policy.issue"), Some(format!("/tasks?policy={plan}").as_str()))
        );
        let at = format!("/messages/{}", m["id"].as_str().unwrap_or_default());
        // Another's message is not found, whatever one does with it.
        clerk.get(&at).await.refused(404, "NOT_FOUND");
        admin.post(&format!("{at}/read"), json!({})).await.refused(404, "NOT_FOUND");
        admin.post(&format!("{at}/receipt"), json!({})).await.refused(404, "NOT_FOUND");
        officer.post(&format!("{at}/receipt"), json!({})).await.refused(409, "NO_RECEIPT_ASKED");
        let first = officer.post(&format!("{at}/read"), json!({})).await.ok()["read_at"].clone();
        assert!(first.is_string());
        world.day("2024-11-21").await;
        assert_eq!(
            officer.post(&format!("{at}/read"), json!({})).await.ok()["read_at"],
            first,
            "the first time counts"
        );
        assert_eq!(officer.get("/messages?read=true").await.ok()["items"].as_array().map(Vec::len), Some(1));

        // A receipt is asked for.
        let me = officer.get("/me").await.ok();
        let (person, unit) = (id(&me["person"]["id"]), id(&me["unit"]["id"]));
        let ctx = Ctx::system(world.app.clone());
        let mut tx = ctx.begin().await.expect("a transaction");
        let notice = Notice {
            kind: "supervise.urge".into(),
            key: "urge/1".into(),
            to: vec![Recipient::Person(person.into())],
            title: "请反馈".into(),
            link: format!("/policies/{plan}"),
            concept: "policy".into(),
            about: plan.parse().expect("an id"),
            receipt: true,
            letter: true,
            ..Notice::default()
        };
        assert_eq!(tell(&ctx, &mut tx, &notice).await.expect("told"), 1);
        assert_eq!(tell(&ctx, &mut tx, &notice).await.expect("told"), 0);
        tx.commit().await.expect("kept");
        let latest = officer.get("/messages/unread").await.ok()["latest"][0]["id"].clone();
        let all = officer.post("/messages/read", json!({ "upto": latest })).await.ok();
        assert_eq!(all["count"], 0, "what wants a receipt stays");
        let at = format!("/messages/{}", latest.as_str().unwrap_or_default());
        let confirmed = officer.post(&format!("{at}/receipt"), json!({})).await.ok();
        assert!(confirmed["receipt_at"].is_string() && confirmed["read_at"].is_string());
        let told = clerk.get(&format!("/messages/about/policy/{plan}")).await.ok();
        let mine: Vec<&Value> = told.as_array().into_iter().flatten().filter(|t| id(&t["person"]) == person).collect();
        assert_eq!((mine.len(), mine[1]["receipt_at"].is_string()), (2, true), "{told}");
        admin.get(&format!("/messages/about/policy/{plan}")).await.refused(404, "NOT_FOUND");
        clerk.get("/messages/about/nothing/1").await.refused(404, "NOT_FOUND");

        // The burden of that unit.
        let burden = officer.get(&format!("/units/{unit}/burden?month=2024-11")).await.ok();
        let count = |sort: &str| {
            let row = burden["rows"].as_array().into_iter().flatten().find(|r| r["sort"] == sort).cloned();
            row.map_or(Value::Null, |r| r["count"].clone())
        };
        assert_eq!((count("letter"), count("message")), (json!(1), json!(2)), "{burden}");
        assert!(count("form").as_i64() > Some(0) && burden["say"].as_str().is_some_and(|s| s.contains("函件 1 件次")));
        clerk.get(&format!("/units/{unit}/burden")).await.ok();
        // Each sum opens into exactly what it counts; what the asker may not open is counted and not named.
        let behind = async |who: &stories::Person, sort: &str| {
            who.get(&format!("/units/{unit}/burden/records?sort={sort}&month=2024-11")).await.ok()
        };
        for sort in ["letter", "form", "visit"] {
            let r = behind(&officer, sort).await;
            let n = r["items"].as_array().map_or(0, Vec::len) as i64 + r["hidden"].as_i64().unwrap_or_default();
            assert_eq!((json!(n), &r["more"]), (count(sort), &json!(false)), "{sort}: {r}");
        }
        let forms = behind(&officer, "form").await;
        assert_eq!(forms["hidden"], 0, "its own");
        let links = forms["items"].as_array().into_iter().flatten().map(|i| i["link"].as_str().unwrap_or_default());
        assert!(
            links.clone().count() > 0
                && links.into_iter().all(|l| l.starts_with("/tasks/") || l.starts_with("/occurrences/"))
        );
        assert_eq!(behind(&officer, "letter").await["items"][0]["title"], "请反馈");
        officer.get(&format!("/units/{unit}/burden/records?sort=message")).await.refused(422, "BAD_FILTER");
        officer.get(&format!("/units/{unit}/burden/records?sort=form&month=2024-13")).await.refused(422, "BAD_MONTH");
        let nobody = world.sign_in("qy.jia").await;
        nobody.get(&format!("/units/{unit}/burden/records?sort=form")).await.refused(404, "NOT_FOUND");
        let firm = world.sign_in("qy.jia").await;
        firm.get(&format!("/units/{unit}/burden")).await.refused(404, "NOT_FOUND");
        clerk.get(&format!("/units/{unit}/burden?month=2024-13")).await.refused(422, "BAD_MONTH");
    }
}

/// Twelve urgings of one day are one line of the inbox; what is urgent, what wants a receipt and what came on another day
/// stay by themselves.
#[tokio::test(flavor = "multi_thread")]
async fn what_came_together_is_counted_and_read_together() {
    for world in worlds("sheaf").await {
        let (officer, admin) = (world.sign_in("yj.jingban").await, world.sign_in("xitong").await);
        let me = officer.get("/me").await.ok();
        let other = admin.get("/me").await.ok();
        let send = async |key: String, urgent: bool, receipt: bool| {
            let ctx = Ctx::system(world.app.clone());
            let mut tx = ctx.begin().await.expect("a transaction");
            let notice = Notice {
                kind: "supervise.urge".into(),
                key,
                to: vec![
                    Recipient::Person(id(&me["person"]["id"]).into()),
                    Recipient::Person(id(&other["person"]["id"]).into()),
                ],
                title: "催办：某事".into(),
                link: "/tasks".into(),
                concept: "task".into(),
                about: Uuid::from_u128(7),
                urgent,
                receipt,
                ..Notice::default()
            };
            assert_eq!(tell(&ctx, &mut tx, &notice).await.expect("told"), 2);
            tx.commit().await.expect("kept");
        };
        send("before".into(), false, false).await;
        world.day("2024-11-21").await;
        for n in 0..12 {
            send(format!("urge/{n}"), false, false).await;
        }
        send("fire".into(), true, false).await;
        send("receipt".into(), false, true).await;
        let unread = officer.get("/messages/unread").await.ok();
        assert_eq!(
            (&unread["count"], &unread["all"], &unread["urgent"]),
            (&json!(4), &json!(15), &json!(1)),
            "{unread}"
        );
        let items = officer.get("/messages").await.ok()["items"].clone();
        let of_day = |sheaf: &str| items.as_array().into_iter().flatten().filter(|m| m["sheaf"] == sheaf).count();
        assert_eq!((of_day("supervise.urge/2024-11-21"), of_day("supervise.urge/2024-11-20")), (12, 1));
        let last = items.as_array().into_iter().flatten().find(|m| m["sheaf"] == "supervise.urge/2024-11-21");
        let last = last.expect("one of them")["id"].clone();
        admin.post("/messages/read", json!({ "upto": last, "sheaf": true })).await.refused(404, "NOT_FOUND");
        let done = officer.post("/messages/read", json!({ "upto": last, "sheaf": true })).await.ok();
        assert_eq!(done["count"], 12);
        let unread = officer.get("/messages/unread").await.ok();
        assert_eq!((&unread["count"], &unread["all"]), (&json!(3), &json!(3)), "{unread}");
        assert_eq!(admin.get("/messages/unread").await.ok()["all"], 15, "another's are another's");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_wants_is_checked_and_kept() {
    for world in worlds("wishes").await {
        let officer = world.sign_in("yj.jingban").await;
        let s = officer.get("/messages/settings").await.ok();
        assert_eq!(
            (s["quiet_from"].as_i64(), s["quiet_to"].as_i64(), s["version"].as_i64()),
            (Some(22), Some(7), Some(0))
        );
        let good = json!({ "email": "yj@county.example", "wish": "urgent", "together": true, "quiet_from": 21, "quiet_to": 8,
                           "rest_days": false, "version": 0 });
        for (field, value) in [
            ("email", json!("nobody")),
            ("email", json!("a@b.cn\r\nBcc: c@d.cn")),
            ("wish", json!("some")),
            ("quiet_from", json!(24)),
            ("quiet_to", json!(-1)),
        ] {
            let mut bad = good.clone();
            bad[field] = value;
            officer.put("/messages/settings", bad).await.refused(422, "BAD_MESSAGE_SETTINGS");
        }
        assert_eq!(officer.put("/messages/settings", good.clone()).await.ok()["version"], 1);
        officer.put("/messages/settings", good).await.refused(409, "CHANGED_MEANWHILE");
        assert_eq!(officer.get("/messages/settings").await.ok()["email"], "yj@county.example");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_is_entered_and_its_secrets_are_never_seen_again() {
    for world in worlds("channel").await {
        let (admin, clerk, county) =
            (world.sign_in("xitong").await, world.sign_in("an.jingban").await, world.sign_in("yx.jingban").await);
        let outbound = world.app.answer::<Outbound>().expect("wired");
        outbound.begin(Settings::default()).expect("a sender");
        let mail = json!({ "name": "州级邮箱", "shape": "mail", "host": "mail.county.example", "port": 587, "security": "starttls",
                           "username": "anlan", "secret": "pw-7788", "sender": "anlan@county.example", "region": "990100" });
        clerk.post("/channels", mail.clone()).await.refused(403, "FORBIDDEN");
        county.get("/channels").await.refused(403, "FORBIDDEN");
        for (field, value) in [
            ("name", json!("")),
            ("shape", json!("fax")),
            ("host", json!("http://mail.example")),
            ("port", json!(0)),
            ("security", json!("maybe")),
            ("security", json!("plain")),
            ("secret", json!("")),
            ("sender", json!("anlan")),
        ] {
            let mut bad = mail.clone();
            bad[field] = value;
            admin.post("/channels", bad).await.refused(422, "BAD_CHANNEL");
        }
        let made = admin.post("/channels", mail.clone()).await.ok();
        let at = format!("/channels/{}", made["id"].as_str().expect("an id"));
        // Another server wants the password again; the same does not.
        let mut moved = mail.clone();
        (moved["host"], moved["secret"], moved["version"]) =
            (json!("mail.elsewhere.example"), Value::Null, made["version"].clone());
        admin.put(&at, moved).await.refused(422, "BAD_CHANNEL");
        let mut renamed = mail.clone();
        (renamed["name"], renamed["secret"]) = (json!("州级邮箱二"), Value::Null);
        assert_eq!(admin.put(&at, renamed).await.ok()["secret_set"], true);

        let robot = json!({ "name": "值班群", "shape": "wecom", "url": "https://robot.example/send?key=k-5566", "region": "990100" });
        for url in [
            "https://robot.example/send",
            "http://127.0.0.1/send?key=1",
            "http://169.254.169.254/?key=1",
            "ftp://x.example/?key=1",
        ] {
            let mut bad = robot.clone();
            bad["url"] = json!(url);
            let answer = admin.post("/channels", bad).await;
            assert_eq!(answer.status, 422, "{url}: {}", answer.body);
        }
        let mut ding = robot.clone();
        ding["shape"] = json!("dingtalk");
        admin.post("/channels", ding).await.refused(422, "BAD_CHANNEL");
        let group = admin.post("/channels", robot).await.ok();
        assert_eq!(group["url"], "https://robot.example/send?…");
        let seen = format!("{} {}", admin.get("/channels").await.ok(), admin.get(&at).await.ok());
        assert!(!seen.contains("pw-7788") && !seen.contains("k-5566"), "{seen}");
        let mut tx = world.app.db.read().await.expect("a transaction");
        let rows = tx.all("select after from ledger_event where concept = 'channel'", &[]).await.expect("events");
        let kept: String = rows.iter().map(|r| r.get::<String>("after").expect("text")).collect();
        assert!(rows.len() >= 3 && !kept.contains("pw-7788") && !kept.contains("k-5566"));
        drop(tx);
        let step = |action: &str, reason: Value| json!({ "action": action, "reason": reason });
        admin.post(&format!("{at}/moves"), step("disable", Value::Null)).await.refused(422, "MISSING_FIELD");
        admin.post(&format!("{at}/moves"), step("disable", json!("换服务器"))).await.ok();
        admin.post(&format!("{at}/moves"), step("remove", json!("不用了"))).await.ok();
        admin.get(&at).await.refused(404, "NOT_FOUND");
    }
}
