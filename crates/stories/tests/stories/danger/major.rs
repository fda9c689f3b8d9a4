//! A major hazard from the criteria's verdict to 挂牌, extension, acceptance, delisting and close-out (handbook 12 S06–S08),
//! through the routes, with each refusal on the way.

use super::*;
use crate::steps::all;
use office::sheet::{Column, read_filled};
use stories::worlds;

/// 121号 附件1 第7条: liquefied gas filled through a hose instead of 万向管道.
const HOSE: &str = "AJ3-2017-121-1-7";

async fn ammonia(p: &Place) -> String {
    let form = json!({ "site": p.site, "source": "self", "kind": "machine.tank", "place": "A装卸台",
        "text": "液氨充装用软管，没有用万向管道", "answers": { HOSE: "no" } });
    let found = p.officer.post("/hazards", form).await.ok();
    assert_eq!(
        (found["state"]["code"].as_str(), found["grade"]["code"].as_str()),
        (Some("plan_due"), Some("major")),
        "{found}"
    );
    assert_eq!(found["due"], "2024-11-27", "a plan within seven days");
    assert!(found["verdict"].to_string().contains(HOSE));
    id(&found)
}

fn plan(deadline: &str) -> Value {
    json!({ "duty": "总经理负责", "measures": "更换万向充装管道，停用软管", "funds": "自筹 80 万元",
            "deadline": deadline, "emergency": "液氨泄漏现场处置方案", "goal": "" })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_description_leads_to_the_criterion_and_a_verdict() {
    for world in worlds("verdict").await {
        let p = &place(&world).await;
        // 液氨充装用软管
        let found = p
            .worker
            .get("/criteria?trade=chemical&q=%E6%B6%B2%E6%B0%A8%E5%85%85%E8%A3%85%E7%94%A8%E8%BD%AF%E7%AE%A1")
            .await
            .ok();
        let items = found["items"].as_array().expect("criteria");
        let hit = items.iter().find(|c| c["id"] == HOSE).unwrap_or_else(|| panic!("not found: {found}"));
        assert!(hit["number"].as_str().is_some_and(|n| n.contains("2017") && n.contains("121")), "{hit}");
        assert_eq!((hit["mark"].as_str(), hit["hit"].as_str()), (Some("V"), Some("no")));
        let long = "长".repeat(2001);
        p.worker.get(&format!("/criteria?q={}", long.replace('长', "%E9%95%BF"))).await.refused(422, "TOO_LONG");
        world.stranger().get("/criteria").await.refused(401, "SIGN_IN");

        let ask = |answers: Value| json!({ "trade": "chemical", "text": "液氨充装用软管", "answers": answers });
        let major = p.worker.post("/criteria/verdict", ask(json!({ HOSE: "no" }))).await.ok();
        assert_eq!(major["outcome"], "major", "{major}");
        let unknown = p.worker.post("/criteria/verdict", ask(json!({ HOSE: "unknown" }))).await.ok();
        assert_eq!(unknown["outcome"], "needs_expert", "who does not know asks an expert: {unknown}");
        p.worker.post("/criteria/verdict", ask(json!({ "NO-SUCH": "yes" }))).await.refused(422, "BAD_ANSWERS");
        p.worker
            .post("/criteria/verdict", json!({ "trade": "magic", "answers": { HOSE: "no" } }))
            .await
            .refused(422, "BAD_TRADE");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn up_by_the_criterion_and_down_only_by_the_regulators_form() {
    for world in worlds("verdictdown").await {
        let p = &place(&world).await;
        let h = ammonia(p).await;
        let two = [person(&p.first).await, person(&p.second).await];
        let review = |officers: Value, expert: &str, opinion: &str| json!({ "review": { "officers": officers, "expert": expert, "opinion": opinion } });
        for firm in [&p.officer, &p.head] {
            step(firm, &h, "hazard", "downgrade", review(json!(two), "外聘专家", "不符合"))
                .await
                .refused(403, "DOWNGRADE_FORBIDDEN");
            step(firm, &h, "hazard", "void", json!({})).await.refused(403, "DOWNGRADE_FORBIDDEN");
        }
        step(&p.bureau_head, &h, "hazard", "downgrade", json!({})).await.refused(422, "MISSING_FIELD");
        let one = json!([two[0], person(&p.assistant).await]);
        step(&p.bureau_head, &h, "hazard", "downgrade", review(one, "专家", "意见")).await.refused(422, "TWO_OFFICERS");
        step(&p.bureau_head, &h, "hazard", "downgrade", review(json!([two[0], two[0]]), "专家", "意见"))
            .await
            .refused(422, "TWO_OFFICERS");
        step(&p.bureau_head, &h, "hazard", "downgrade", review(json!(two), " ", "意见"))
            .await
            .refused(422, "EVIDENCE_REQUIRED");
        step(&p.first, &h, "hazard", "downgrade", review(json!(two), "专家", "意见")).await.refused(403, "NOT_YOURS");
        let lowered = step(&p.bureau_head, &h, "hazard", "downgrade", review(json!(two), "专家", "误填")).await.ok();
        assert_eq!(
            (lowered["grade"]["code"].as_str(), lowered["state"]["code"].as_str()),
            (Some("general"), Some("assigned"))
        );
        let raised = step(&p.first, &h, "hazard", "upgrade", json!({})).await.ok();
        assert_eq!(
            (raised["grade"]["code"].as_str(), raised["state"]["code"].as_str()),
            (Some("major"), Some("plan_due"))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_reports_and_five_fields() {
    for world in worlds("dual").await {
        let p = &place(&world).await;
        let h = ammonia(p).await;
        let view = hazard(&p.first, &h).await;
        assert_eq!(view["dual"]["due_at"], "2024-11-21T01:00:00Z", "24 hours");
        step(&p.head, &h, "dual_report", "tell_regulator", json!({})).await.refused(422, "MISSING_FIELD");
        let receipt = paper(&p.head, "receipt", "回执").await;
        let told = step(&p.head, &h, "dual_report", "tell_regulator", json!({ "evidence": [receipt] })).await.ok();
        assert_eq!(told["dual"]["state"]["code"], "regulator");
        let again = paper(&p.head, "receipt", "再次").await;
        step(&p.head, &h, "dual_report", "tell_regulator", json!({ "evidence": [again] }))
            .await
            .refused(409, "WRONG_STATE");
        world.day("2024-11-22").await;
        let late = hazard(&p.first, &h).await;
        assert_eq!(
            late["dual"]["findings"].as_array().map(Vec::len),
            Some(1),
            "the workers were not told: {}",
            late["dual"]
        );
        let wall = paper(&p.first, "publicity", "公示").await;
        step(&p.first, &h, "dual_report", "tell_workers", json!({ "evidence": [wall] }))
            .await
            .refused(403, "NOT_YOURS");
        let wall = paper(&p.head, "publicity", "公示照片").await;
        let both = step(&p.head, &h, "dual_report", "tell_workers", json!({ "evidence": [wall] })).await.ok();
        assert_eq!(
            (both["dual"]["state"]["code"].as_str(), both["dual"]["workers"]["late"].as_bool()),
            (Some("both"), Some(true))
        );
        let small = p.worker.post("/hazards", json!({ "source": "self", "text": "地面积水" })).await.ok();
        let receipt = paper(&p.head, "receipt", "小隐患").await;
        step(&p.head, &id(&small), "dual_report", "tell_regulator", json!({ "evidence": [receipt] }))
            .await
            .refused(409, "NOT_MAJOR");

        for field in ["duty", "measures", "funds", "deadline", "emergency"] {
            let mut lacking = plan("2025-03-31");
            lacking[field] = if field == "deadline" { Value::Null } else { json!(" ") };
            step(&p.head, &h, "hazard", "plan", json!({ "plan": lacking })).await.refused(422, "PLAN_INCOMPLETE");
        }
        step(&p.head, &h, "hazard", "plan", json!({ "plan": plan("2024-11-21") })).await.refused(422, "IN_THE_PAST");
        let handed = step(&p.head, &h, "hazard", "plan", json!({ "plan": plan("2025-03-31") })).await.ok();
        assert_eq!(
            (handed["state"]["code"].as_str(), handed["waiting"]["due"].as_str()),
            (Some("plan_review"), Some("2024-11-29"))
        );
        for who in [&p.head, &p.assistant, &p.first] {
            step(who, &h, "hazard", "approve_plan", json!({})).await.refused(403, "NOT_YOURS");
        }
        assert_eq!(
            step(&p.bureau_head, &h, "hazard", "refuse_plan", json!({})).await.ok()["state"]["code"],
            "plan_due"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn listed_stopped_rectified_accepted_delisted_closed() {
    for world in worlds("listed").await {
        let p = &place(&world).await;
        let h = ammonia(p).await;
        let two = json!([person(&p.first).await, person(&p.second).await]);
        let order = |officers: Value| json!({ "officers": officers, "number": "云应急责停〔2024〕3号", "scope": "停用A装卸台" });
        step(&p.first, &h, "stop_order", "order", order(json!([]))).await.refused(422, "TWO_OFFICERS");
        step(&p.first, &h, "stop_order", "order", order(json!([person(&p.assistant).await])))
            .await
            .refused(422, "TWO_OFFICERS");
        step(&p.head, &h, "stop_order", "order", order(two.clone())).await.refused(403, "NOT_YOURS");
        step(&p.first, &h, "stop_order", "order", json!({ "officers": two, "scope": "A" }))
            .await
            .refused(422, "MISSING_FIELD");
        assert_eq!(step(&p.first, &h, "stop_order", "order", order(two.clone())).await.ok()["stopped"], true);
        step(&p.first, &h, "stop_order", "order", order(two.clone())).await.refused(409, "ALREADY_STOPPED");

        step(&p.head, &h, "listing", "propose", json!({ "level": "prefecture" })).await.refused(403, "NOT_YOURS");
        step(&p.first, &h, "listing", "propose", json!({ "level": "village" })).await.refused(422, "BAD_LEVEL");
        step(&p.first, &h, "listing", "propose", json!({ "level": "prefecture" })).await.ok();
        step(&p.first, &h, "listing", "propose", json!({ "level": "prefecture" })).await.refused(409, "ALREADY_LISTED");
        let list = |due: &str| json!({ "due": due });
        step(&p.first, &h, "listing", "list", list("2025-05-30")).await.refused(403, "NOT_YOURS");
        step(&p.office_head, &h, "listing", "list", list("2025-11-21")).await.refused(422, "TERM_TOO_LONG");
        step(&p.office_head, &h, "listing", "list", list("2024-11-20")).await.refused(422, "NOT_LATER");
        let listed = step(&p.office_head, &h, "listing", "list", list("2025-05-30")).await.ok();
        let l = &listed["listings"][0];
        assert_eq!(
            (l["number"].as_str(), listed["listed"]["code"].as_str()),
            (Some("GP-Z990101001-2024-000001"), Some("prefecture"))
        );
        // Working days after Wednesday 11-20: three end on Monday the 25th, five on Wednesday the 27th.
        assert_eq!((l["file_by"].as_str(), l["publish_by"].as_str()), (Some("2024-11-25"), Some("2024-11-27")));
        let placards = || async { world.stranger().get("/public/listings?region=990100").await.ok() };
        assert_eq!(placards().await, json!([]), "not public yet");
        step(&p.office, &h, "listing", "file", json!({})).await.ok();
        step(&p.office, &h, "listing", "publish", json!({ "note": "州政府网站" })).await.ok();
        let page = placards().await;
        assert_eq!((page.as_array().map(Vec::len), page[0]["level"]["code"].as_str()), (Some(1), Some("prefecture")));
        assert!(
            !page.to_string().contains("执法一") && !page.to_string().contains("样例负责人"),
            "no person stands there"
        );
        assert_eq!(all(&p.office, "/listings").await.len(), 1);
        p.stranger.get(&format!("/listings/{}", id(l))).await.refused(404, "NOT_FOUND");

        // The plan, approved by the regulator's head; its deadline is the term.
        step(&p.head, &h, "hazard", "plan", json!({ "plan": plan("2025-03-31") })).await.ok();
        let approved = step(&p.bureau_head, &h, "hazard", "approve_plan", json!({})).await.ok();
        assert_eq!(
            (approved["state"]["code"].as_str(), approved["due"].as_str()),
            (Some("rectifying"), Some("2025-03-31"))
        );
        let later = json!({ "due": "2025-04-20" });
        step(&p.officer, &h, "hazard_extension", "request", later).await.refused(409, "LISTED");
        step(&p.officer, &h, "listing", "report", json!({ "note": null })).await.refused(422, "MISSING_FIELD");
        step(&p.officer, &h, "listing", "report", json!({ "note": "设备已订货" })).await.ok();

        // Complete with both pictures and an evaluation; sent back once; passed by two officers with an opinion.
        let files = vec![photo(&p.officer, 41, "photo_before").await, photo(&p.officer, 42, "photo_after").await];
        step(&p.officer, &h, "hazard", "finish", json!({ "evidence": files })).await.refused(422, "EVIDENCE_REQUIRED");
        let files = vec![
            photo(&p.officer, 43, "photo_before").await,
            photo(&p.officer, 44, "photo_after").await,
            paper(&p.officer, "assessment", "整改评估").await,
        ];
        let ready = step(&p.officer, &h, "hazard", "finish", json!({ "evidence": files })).await.ok();
        assert_eq!(ready["waiting"]["due"], "2024-11-30", "looked at within ten days");
        step(&p.first, &h, "hazard", "return", json!({})).await.refused(422, "TWO_OFFICERS");
        let back = step(&p.first, &h, "hazard", "return", json!({ "officers": two })).await.ok();
        assert_eq!((back["state"]["code"].as_str(), back["returned"].as_i64()), (Some("rectifying"), Some(1)));
        let after = photo(&p.officer, 45, "photo_after").await;
        step(&p.officer, &h, "hazard", "finish", json!({ "evidence": [after] })).await.ok();
        step(&p.first, &h, "hazard", "pass", json!({ "expert": "外聘专家" })).await.refused(422, "TWO_OFFICERS");
        step(&p.first, &h, "hazard", "pass", json!({ "officers": two })).await.refused(422, "EVIDENCE_REQUIRED");
        for firm in [&p.officer, &p.other, &p.head] {
            step(firm, &h, "hazard", "pass", json!({})).await.refused(403, "SELF_APPROVAL");
        }
        let passed = step(&p.first, &h, "hazard", "pass", json!({ "officers": two, "expert": "外聘专家" })).await.ok();
        assert_eq!(
            (passed["state"]["code"].as_str(), passed["listings"][0]["state"]["code"].as_str()),
            (Some("accepted"), Some("acceptance_due"))
        );

        // No closing while listed, no delisting while the order stands, nobody lifts what he ordered.
        step(&p.bureau_head, &h, "hazard", "close", json!({})).await.refused(409, "STILL_LISTED");
        step(&p.office, &h, "listing", "delist", json!({})).await.refused(409, "STOP_ORDER_STANDS");
        step(&p.head, &h, "stop_order", "ask_lift", json!({})).await.ok();
        step(&p.second, &h, "stop_order", "lift", json!({})).await.refused(403, "NOT_YOURS");
        assert_eq!(step(&p.bureau_head, &h, "stop_order", "lift", json!({})).await.ok()["stopped"], false);
        step(&p.first, &h, "listing", "delist", json!({})).await.refused(403, "NOT_YOURS");
        let delisted = step(&p.office, &h, "listing", "delist", json!({})).await.ok();
        assert_eq!(delisted["listings"][0]["state"]["code"], "delisted");
        assert_eq!(delisted["listings"][0]["end_by"], "2024-11-27");

        // The register as a workbook: the same one under the same filters, and nothing for a stranger.
        let columns = ["挂牌编号", "挂牌级别", "整改期限", "摘牌日期"].map(|head| Column::new(head, 10.0));
        let rows = async |who: &Person, filter: &str| {
            let bytes = who.bytes(&format!("/listings.xlsx{filter}")).await;
            let read = read_filled("台账.xlsx", &bytes, &columns, &office::Limits::default()).expect("a workbook");
            read.rows
                .iter()
                .map(|r| ["挂牌编号", "挂牌级别", "整改期限", "摘牌日期"].map(|head| r.text(head).to_owned()))
                .collect::<Vec<_>>()
        };
        let of = |key: &str| delisted["listings"][0][key].as_str().expect(key).to_owned();
        let expected = [of("number"), "市（州）级挂牌".into(), of("due"), "2024-11-20".into()];
        assert_eq!(rows(&p.office, "?year=2024").await, [expected]);
        assert_eq!(rows(&p.office, "?state=delisted").await.len(), 1);
        assert!(rows(&p.office, "?year=2023").await.is_empty() && rows(&p.stranger, "").await.is_empty());
        p.office.get("/listings.xlsx?state=gone").await.refused(422, "BAD_FILTER");
        step(&p.office, &h, "listing", "publish_end", json!({ "note": "州政府网站" })).await.ok();
        assert_eq!(placards().await[0]["delisted_on"], "2024-11-20");
        step(&p.first, &h, "hazard", "close", json!({})).await.refused(403, "SELF_APPROVAL");
        step(&p.second, &h, "hazard", "close", json!({})).await.refused(403, "SELF_APPROVAL");
        assert_eq!(step(&p.bureau_head, &h, "hazard", "close", json!({})).await.ok()["state"]["code"], "closed");

        // The register of major hazards counts it, and so does the file of who knew what.
        let stats = p.office.get("/hazards/stats?region=990100").await.ok();
        assert_eq!(
            (stats["all"]["found"].as_i64(), stats["all"]["closed"].as_i64(), stats["listed_this_year"].as_i64()),
            (Some(1), Some(1), Some(1))
        );
        let trace =
            String::from_utf8(world.sign_in("jijian").await.bytes(&format!("/hazards/{h}/trace")).await).expect("text");
        assert!(trace.contains("责任倒查") && trace.contains("解除"), "everything that anybody did");
        p.officer.get(&format!("/hazards/{h}/trace")).await.refused(403, "FORBIDDEN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listing_is_extended_in_time_once_and_by_half() {
    for world in worlds("extension").await {
        let p = &place(&world).await;
        let h = ammonia(p).await;
        step(&p.office, &h, "listing", "propose", json!({ "level": "county" })).await.ok();
        step(&p.office, &h, "listing", "list", json!({ "due": "2025-02-28" })).await.refused(403, "SELF_APPROVAL");
        step(&p.office_head, &h, "listing", "list", json!({ "due": "2025-02-28" })).await.ok();
        step(&p.head, &h, "hazard", "plan", json!({ "plan": plan("2025-02-28") })).await.ok();
        step(&p.bureau_head, &h, "hazard", "approve_plan", json!({})).await.ok();
        // 11-20 to 02-28 are 100 days: half of them are 50, that is 2025-04-19.
        let ask = |due: &str| json!({ "due": due, "reason": "设备延期到货" });
        step(&p.head, &h, "listing", "ask_extension", ask("2025-04-20")).await.refused(422, "EXTENSION_TOO_LONG");
        step(&p.head, &h, "listing", "ask_extension", ask("2025-02-28")).await.refused(422, "NOT_LATER");
        step(&p.head, &h, "listing", "ask_extension", ask("2025-04-19")).await.ok();
        step(&p.head, &h, "listing", "extend", json!({})).await.refused(403, "NOT_YOURS");
        let extended = step(&p.office_head, &h, "listing", "extend", json!({})).await.ok();
        assert_eq!(
            (extended["due"].as_str(), extended["listings"][0]["extensions"].as_i64()),
            (Some("2025-04-19"), Some(1))
        );
        step(&p.head, &h, "listing", "ask_extension", ask("2025-05-01")).await.refused(409, "EXTENSION_LIMIT");

        // Nobody reports: told every week, and the list of what is overdue says so.
        world.day("2024-11-28").await;
        let told = p.office.get(&format!("/hazards/{h}/timeline")).await.ok().to_string();
        assert!(told.contains("未按期报督办进展"), "{told}");
    }
}
