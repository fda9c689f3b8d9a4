//! Tours through HTTP: a set covered within two calendar years, a joint team that goes by four methods, what it found handed
//! over and closed by going there again, a station with its log (handbook 02 §7, D12).

use crate::steps::all;
use serde_json::{Value, json};
use stories::{Answered, Person, World, worlds};

/// Id of a unit by its short name.
async fn unit(person: &Person, short: &str) -> Value {
    let units = all(person, "/units").await;
    units.iter().find(|u| u["short"] == short).unwrap_or_else(|| panic!("no unit {short}"))["id"].clone()
}

async fn take(person: &Person, path: &str, action: &str, more: Value) -> Answered {
    let mut body = json!({ "action": action });
    for (key, value) in more.as_object().expect("fields") {
        body[key] = value.clone();
    }
    person.post(&format!("{path}/moves"), body).await
}

fn path(of: &str, page: &Value) -> String {
    format!("/{of}/{}", page["it"]["id"].as_str().unwrap_or_else(|| panic!("no id: {page}")))
}

/// A tour of these units over 2024 and 2025, being carried out.
async fn running(world: &World, targets: &[&str]) -> (Person, String) {
    let clerk = world.sign_in("an.jingban").await;
    let mut set = Vec::new();
    for short in targets {
        set.push(json!({ "unit": unit(&clerk, short).await }));
    }
    let body =
        json!({ "sort": "tour", "title": "样例全覆盖巡查", "topics": "责任落实", "from_year": 2024, "targets": set });
    let tour = path("tours", &clerk.post("/tours", body).await.ok());
    take(&world.sign_in("an.zhuren").await, &tour, "issue", json!({})).await.ok();
    (clerk, tour)
}

/// Planned for today and begun.
async fn begun(clerk: &Person, tour: &str, target: &str, on: &str) -> String {
    let body = json!({ "target": unit(clerk, target).await, "on": on, "leader": "样例组长" });
    let visit = path("tour-visits", &clerk.post(&format!("{tour}/visits"), body).await.ok());
    take(clerk, &visit, "begin", json!({})).await.ok();
    visit
}

async fn evidence(who: &Person, visit: &str, method: &str) -> Answered {
    let body = json!({ "method": method, "text": format!("{method} 的记录：已核对台账和现场。") });
    who.post(&format!("{visit}/evidence"), body).await
}

/// Evidence by each method, and the end.
async fn finished(clerk: &Person, visit: &str) -> Value {
    for method in ["briefing", "papers", "site", "people"] {
        evidence(clerk, visit, method).await.ok();
    }
    take(clerk, visit, "finish", json!({ "note": "责任体系基本健全。" })).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_is_covered_only_by_finished_visits_and_the_pace_is_reckoned() {
    for world in worlds("tour").await {
        let clerk = world.sign_in("an.jingban").await;
        let head = world.sign_in("an.zhuren").await;
        let county = unit(&clerk, "云溪县委县政府").await;
        let good = json!({ "sort": "tour", "title": "样例全覆盖巡查", "topics": "责任落实", "from_year": 2024,
            "targets": [{ "unit": county }, { "unit": unit(&clerk, "园区管委会").await }, { "unit": unit(&clerk, "州住建局").await }] });
        let with = |field: &str, value: Value| {
            let mut body = good.clone();
            body[field] = value;
            body
        };
        for (body, status, code) in [
            (with("sort", json!("walk")), 422, "NO_SUCH_KIND"),
            (with("title", json!(" ")), 422, "MISSING_FIELD"),
            (with("from_year", Value::Null), 422, "BAD_YEAR"),
            (with("from_year", json!(2020)), 422, "BAD_TIME"),
            (with("targets", json!([])), 422, "BAD_TARGETS"),
            (with("targets", json!([{ "unit": county }, { "unit": county }])), 422, "BAD_TARGETS"),
            (with("targets", json!([{ "unit": unit(&clerk, "州安委办").await }])), 422, "BAD_TARGETS"),
            (with("targets", json!([{ "unit": unit(&clerk, "青石镇").await }])), 422, "BAD_TARGETS"),
            (with("targets", json!([{ "unit": uuid::Uuid::nil() }])), 422, "UNIT_UNKNOWN"),
        ] {
            clerk.post("/tours", body).await.refused(status, code);
        }
        let officer = world.sign_in("zj.jingban").await;
        officer.post("/tours", good.clone()).await.refused(403, "FORBIDDEN");
        let candidates = clerk.get("/tours/candidates").await.ok();
        let toured = |short: &str| {
            let all = candidates.as_array().expect("candidates");
            all.iter().find(|c| c["unit"]["short"] == short).map(|c| (c["toured"] == true, c["core"] == true))
        };
        assert_eq!(toured("云溪县委县政府"), Some((true, false)));
        assert_eq!((toured("州委办"), toured("州政府办")), (Some((false, true)), Some((false, true))));
        assert_eq!((toured("州委编办"), toured("州政府")), (Some((false, false)), Some((false, false))));

        let page = clerk.post("/tours", good.clone()).await.ok();
        assert_eq!((page["it"]["from"].as_str(), page["it"]["to"].as_str()), (Some("2024-01-01"), Some("2025-12-31")));
        let tour = path("tours", &page);
        clerk.post("/tours", with("from_year", json!(2025))).await.refused(409, "WINDOW_TAKEN");
        let visit = json!({ "target": county, "on": "2024-11-20", "leader": "样例组长" });
        clerk.post(&format!("{tour}/visits"), visit.clone()).await.refused(409, "NOT_RUNNING");
        take(&clerk, &tour, "issue", json!({})).await.refused(403, "NOT_YOURS");
        take(&head, &tour, "issue", json!({})).await.ok();
        let page = clerk.get(&tour).await.ok();
        let pace = &page["it"]["pace"];
        // 2024-01-01 to 2024-11-20 are 325 days, nothing is done.
        assert_eq!((pace["outlook"].as_str(), pace["left"].as_i64()), (Some("too_slow"), Some(3)), "{pace}");
        // 20 November 2024 to 31 December 2025, both counted.
        assert_eq!(pace["days_left"].as_i64(), Some(407), "{pace}");
        assert!(pace["say"].as_str().is_some_and(|s| s.contains("已过 325 天")), "{pace}");

        // Planned is not covered, begun is not covered.
        let stranger = json!({ "target": unit(&clerk, "州工信局").await, "on": "2024-11-20", "leader": "样例组长" });
        clerk.post(&format!("{tour}/visits"), stranger).await.refused(422, "NOT_A_TARGET");
        let mut bad = visit.clone();
        bad["on"] = json!("2024-11-19");
        clerk.post(&format!("{tour}/visits"), bad.clone()).await.refused(422, "BAD_TIME");
        bad["on"] = json!("2026-01-01");
        clerk.post(&format!("{tour}/visits"), bad.clone()).await.refused(422, "BAD_TIME");
        bad = visit.clone();
        bad["team"] = json!([county]);
        clerk.post(&format!("{tour}/visits"), bad).await.refused(422, "BAD_TEAM");
        let planned = clerk.post(&format!("{tour}/visits"), visit.clone()).await.ok();
        let first = path("tour-visits", &planned);
        clerk.post(&format!("{tour}/visits"), visit).await.refused(409, "VISIT_WAITS");
        let target = world.sign_in("yx.jingban").await;
        target.get(&first).await.refused(404, "NOT_FOUND");
        evidence(&clerk, &first, "site").await.refused(409, "WRONG_STATE");
        take(&clerk, &first, "begin", json!({})).await.ok();
        target.get(&first).await.ok();
        evidence(&target, &first, "site").await.refused(403, "NOT_YOURS");
        let stands = async || {
            let page = clerk.get(&tour).await.ok();
            let all = page["places"].as_array().expect("places");
            all.iter().map(|p| p["stands"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(stands().await, ["begun", "left", "left"]);

        // Without a method it does not end, and says which.
        evidence(&clerk, &first, "magic").await.refused(422, "NO_SUCH_METHOD");
        for method in ["briefing", "papers", "site"] {
            evidence(&clerk, &first, method).await.ok();
        }
        let say = take(&clerk, &first, "finish", json!({ "note": "完成" })).await.refused(409, "METHOD_MISSING");
        assert!(say.contains("访群众") && !say.contains("看现场"), "{say}");
        evidence(&clerk, &first, "people").await.ok();
        take(&clerk, &first, "finish", json!({})).await.refused(422, "MISSING_FIELD");
        take(&clerk, &first, "finish", json!({ "note": "责任体系基本健全。" })).await.ok();
        assert_eq!(stands().await, ["covered", "left", "left"]);
        // 325 days for one, 407 left for two.
        let pace = clerk.get(&tour).await.ok()["it"]["pace"].clone();
        assert_eq!((pace["outlook"].as_str(), pace["covered"].as_i64()), (Some("too_slow"), Some(1)), "{pace}");
        assert!(pace["say"].as_str().is_some_and(|s| s.contains("需要 650 天") && s.contains("差 243 天")), "{pace}");

        let say = take(&head, &tour, "conclude", json!({ "note": "办结" })).await.refused(409, "NOT_COVERED");
        assert!(say.contains("2 个"), "{say}");
        for target in ["园区管委会", "州住建局"] {
            let visit = begun(&clerk, &tour, target, "2024-11-20").await;
            finished(&clerk, &visit).await;
        }
        assert_eq!(clerk.get(&tour).await.ok()["it"]["pace"]["outlook"], "done");
        take(&head, &tour, "conclude", json!({ "note": "一轮覆盖完成" })).await.ok();

        // Other regions do not see it; the units that were visited see their visit.
        world.sign_in("yx.anban").await.get(&tour).await.refused(404, "NOT_FOUND");
        assert!(all(&world.sign_in("sq.jingban").await, "/tour-visits").await.is_empty());
        assert_eq!(all(&target, "/tour-visits").await.len(), 1);
        assert_eq!(all(&clerk, "/tour-visits?state=finished").await.len(), 3);
        clerk.get("/tour-visits?state=lost").await.refused(422, "BAD_FILTER");
        // The visit weighs on the unit.
        let id = county.as_str().expect("an id");
        let burden = clerk.get(&format!("/units/{id}/burden?month=2024-11")).await.ok();
        let rows = burden["rows"].as_array().expect("rows");
        let visits = rows.iter().find(|r| r["sort"] == "visit").expect("visits");
        assert_eq!(visits["parts"], json!([{ "label": "巡查督查", "count": 1 }]), "{burden}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn four_and_n_hand_over_what_they_found_and_go_there_again() {
    for world in worlds("tourjoint").await {
        let clerk = world.sign_in("an.jingban").await;
        let head = world.sign_in("an.zhuren").await;
        let mut core = Vec::new();
        for short in ["州纪委监委", "州委办", "州政府办", "州安委办"] {
            core.push(unit(&clerk, short).await);
        }
        let (county, member) = (unit(&clerk, "云溪县委县政府").await, unit(&clerk, "州住建局").await);
        let good = json!({ "sort": "joint", "title": "样例联合督查", "topics": "燃气整治", "from": "2024-11-20", "to": "2025-02-28",
            "core": core, "targets": [{ "unit": county, "members": [member] }] });
        let with = |field: &str, value: Value| {
            let mut body = good.clone();
            body[field] = value;
            body
        };
        for (body, code) in [
            (with("core", json!(core[..3])), "BAD_TEAM"),
            (with("core", json!([core[0], core[1], core[1], core[3]])), "BAD_TEAM"),
            (with("core", json!([member, core[1], core[2], core[3]])), "BAD_TEAM"),
            (with("targets", json!([{ "unit": county }])), "BAD_TEAM"),
            (with("targets", json!([{ "unit": county, "members": [county] }])), "BAD_TEAM"),
            (with("targets", json!([{ "unit": county, "members": [core[0]] }])), "BAD_TEAM"),
            (with("to", json!("2024-11-19")), "BAD_TIME"),
            (with("to", json!("2026-06-30")), "BAD_TIME"),
            (with("from", Value::Null), "BAD_TIME"),
        ] {
            clerk.post("/tours", body).await.refused(422, code);
        }
        let tour = path("tours", &clerk.post("/tours", good).await.ok());
        take(&head, &tour, "issue", json!({})).await.ok();
        let body = json!({ "target": county, "on": "2024-11-20", "leader": "样例组长" });
        let page = clerk.post(&format!("{tour}/visits"), body).await.ok();
        let visit = path("tour-visits", &page);
        assert_eq!(page["team"].as_array().map(Vec::len), Some(5), "{page}");

        // Every unit of the team sees the visit and works on it; others do not.
        let (commission, builder) = (world.sign_in("jw.jingban").await, world.sign_in("zj.jingban").await);
        let outsider = world.sign_in("jt.jingban").await;
        assert_eq!(all(&builder, "/tour-visits").await.len(), 1);
        outsider.get(&visit).await.refused(404, "NOT_FOUND");
        take(&commission, &visit, "begin", json!({})).await.ok();
        for (who, method) in
            [(&commission, "briefing"), (&commission, "papers"), (&builder, "site"), (&clerk, "people")]
        {
            evidence(who, &visit, method).await.ok();
        }
        let finding = |title: &str, due: &str| json!({ "title": title, "text": "限期整改并报告。", "due": due });
        let findings = format!("{visit}/findings");
        builder.post(&findings, finding(" ", "2024-12-20")).await.refused(422, "MISSING_FIELD");
        builder.post(&findings, finding("燃气管线占压", "2024-11-19")).await.refused(422, "DUE_PAST");
        outsider.post(&findings, finding("燃气管线占压", "2024-12-20")).await.refused(404, "NOT_FOUND");
        builder.post(&findings, finding("燃气管线占压", "2024-12-20")).await.ok();
        builder.post(&findings, finding("台账不全", "2024-12-10")).await.ok();
        let none = all(&head, "/supervisions?step=assignment").await;
        assert!(none.is_empty(), "noted, not handed over: {none:?}");
        let early = json!({ "on": "2024-11-20", "results": [] });
        builder.post(&format!("{visit}/rechecks"), early).await.refused(409, "WRONG_STATE");
        let done = take(&commission, &visit, "finish", json!({ "note": "发现两个问题。" })).await.ok();
        assert_eq!(done["findings"][0]["state"], "assigned", "{done}");

        // In the same transaction both became assignments that wait for the head's signature; then the county answers.
        let drafts = all(&head, "/supervisions?step=assignment").await;
        assert_eq!(drafts.len(), 2, "{drafts:?}");
        let county_person = world.sign_in("yx.jingban").await;
        for d in &drafts {
            let id = d["id"].as_str().expect("an id");
            let sign = json!({ "flow": "supervise", "action": "sign" });
            head.post(&format!("/supervisions/{id}/moves"), sign).await.ok();
            county_person.get(&format!("/supervisions/{id}")).await.ok();
        }
        take(&head, &tour, "conclude", json!({ "note": "办结" })).await.refused(409, "FINDINGS_OPEN");

        // Going there again: one holds, one does not.
        world.day("2024-12-20").await;
        let page = builder.get(&visit).await.ok();
        let ids: Vec<Value> = page["findings"].as_array().unwrap().iter().map(|f| f["id"].clone()).collect();
        let again = async |who: &Person, on: &str, results: Value| {
            who.post(&format!("{visit}/rechecks"), json!({ "on": on, "results": results })).await
        };
        let one = |n: usize, passed: bool| json!({ "finding": ids[n], "passed": passed, "note": "现场查看。" });
        again(&builder, "2024-12-21", json!([one(0, true)])).await.refused(422, "BAD_TIME");
        again(&builder, "2024-11-19", json!([one(0, true)])).await.refused(422, "BAD_TIME");
        again(&builder, "2024-12-20", json!([])).await.refused(422, "NO_RESULT");
        again(&county_person, "2024-12-20", json!([one(0, true)])).await.refused(403, "NOT_YOURS");
        let foreign = json!([{ "finding": uuid::Uuid::nil(), "passed": true, "note": "现场查看。" }]);
        again(&builder, "2024-12-20", foreign).await.refused(409, "NOT_A_FINDING");
        let page = again(&builder, "2024-12-20", json!([one(0, true), one(1, false)])).await.ok();
        let states: Vec<_> =
            page["findings"].as_array().unwrap().iter().map(|f| f["state"].as_str().unwrap()).collect();
        assert_eq!(states, ["closed", "failed"]);
        again(&builder, "2024-12-20", json!([one(0, true)])).await.refused(409, "NOT_A_FINDING");
        let open = all(&head, "/supervisions?step=assignment&state=open").await;
        assert_eq!(open.len(), 1, "the assignment of what passed is ended: {open:?}");
        take(&head, &tour, "conclude", json!({ "note": "办结" })).await.refused(409, "FINDINGS_OPEN");
        again(&builder, "2024-12-20", json!([one(1, true)])).await.ok();
        take(&head, &tour, "conclude", json!({ "note": "问题全部复核销号" })).await.ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_is_written_day_by_day() {
    for world in worlds("tourstation").await {
        let (clerk, tour) = running(&world, &["云溪县委县政府"]).await;
        assert!(tour.starts_with("/tours/"));
        let target = unit(&clerk, "云溪县委县政府").await;
        let good = json!({ "title": "样例驻点督导", "target": target, "from": "2024-11-18", "to": "2024-11-29", "people": "样例组员" });
        let with = |field: &str, value: Value| {
            let mut body = good.clone();
            body[field] = value;
            body
        };
        clerk.post("/tour-stations", with("to", json!("2024-11-17"))).await.refused(422, "BAD_TIME");
        clerk.post("/tour-stations", with("people", json!(""))).await.refused(422, "MISSING_FIELD");
        clerk.post("/tour-stations", with("target", Value::Null)).await.refused(422, "MISSING_FIELD");
        world.sign_in("zj.jingban").await.post("/tour-stations", good.clone()).await.refused(403, "FORBIDDEN");
        let page = clerk.post("/tour-stations", good).await.ok();
        let station = path("tour-stations", &page);
        // Monday and Tuesday are over and unwritten, Wednesday is open.
        assert_eq!(page["missing_days"], json!(["2024-11-18", "2024-11-19"]), "{page}");
        assert_eq!(page["today_open"], true);
        let write = async |day: &str, text: &str| {
            clerk.post(&format!("{station}/logs"), json!({ "day": day, "text": text })).await
        };
        write("2024-11-20", " ").await.refused(422, "MISSING_FIELD");
        write("2024-11-21", "预填").await.refused(422, "DAY_AHEAD");
        write("2024-11-15", "之前").await.refused(422, "OUTSIDE_STATION");
        write("2024-11-20", "检查三家企业。").await.ok();
        write("2024-11-20", "改写").await.refused(409, "DAY_TAKEN");
        let page = write("2024-11-18", "补记：入驻见面。").await.ok();
        let late: Vec<_> = page["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| (e["day"].as_str().unwrap(), e["late"] == true))
            .collect();
        assert_eq!(late, [("2024-11-20", false), ("2024-11-18", true)]);
        assert_eq!((page["it"]["missing"].as_i64(), page["it"]["late"].as_i64()), (Some(1), Some(1)), "{page}");
        // The following Monday: Thursday and Friday lack too, the weekend does not.
        world.day("2024-11-25").await;
        let page = clerk.get(&station).await.ok();
        assert_eq!(page["missing_days"], json!(["2024-11-19", "2024-11-21", "2024-11-22"]), "{page}");
        world.sign_in("sq.jingban").await.get(&station).await.refused(404, "NOT_FOUND");
    }
}
