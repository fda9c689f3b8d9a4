//! 企业自查 from the worker's phone to close-out, with each refusal; what the regulator found; sent twice; merged, void,
//! extended; the signs of false rectification and who settles them.

use super::*;
use crate::steps::all;
use stories::worlds;

fn seen(p: &Place, source: &str, text: &str) -> Value {
    json!({ "site": p.site, "source": source, "kind": "machine.guard", "text": text, "place": "二车间" })
}

async fn report(p: &Place, who: &Person, source: &str, text: &str) -> String {
    id(&who.post("/hazards", seen(p, source, text)).await.ok())
}

/// A pile of hazards on somebody's desk: how many, and which.
async fn pile(who: &Person, key: &str) -> Option<(u64, Vec<String>)> {
    let desk = who.get("/desk").await.ok();
    let section = desk["sections"].as_array()?.iter().find(|s| s["key"] == key)?.clone();
    let items = section["items"].as_array()?.iter().map(|i| id(&i["hazard"])).collect();
    Some((section["total"].as_u64()?, items))
}

/// The answer to a report is made from what was written; it must be what the page reads afterwards.
#[tokio::test(flavor = "multi_thread")]
async fn the_answer_to_a_report_is_what_the_page_shows_then() {
    for world in worlds("answered").await {
        let p = &place(&world).await;
        let mut with_photos = seen(p, "inspection", "压力表超过检定有效期");
        with_photos["evidence"] =
            json!([photo(&p.first, 71, "photo_before").await, photo(&p.first, 72, "photo_before").await]);
        with_photos["client_key"] = "phone-7-1".into();
        let told = p.first.post("/hazards", with_photos.clone()).await.ok();
        assert_eq!(told["files"].as_array().map(Vec::len), Some(2));
        assert_eq!(told, p.first.get(&format!("/hazards/{}", id(&told))).await.ok());
        // The same again: its own evidence is in use by now, and that is no reason to refuse the copy.
        let again = p.first.post("/hazards", with_photos.clone()).await.ok();
        assert_eq!(id(&again), id(&told));
        // Under another key it is another report, and the photos prove something already.
        with_photos["client_key"] = "phone-7-2".into();
        p.first.post("/hazards", with_photos).await.refused(422, "DUPLICATE_EVIDENCE");
        let plain = p.worker.post("/hazards", seen(p, "self", "地沟盖板缺失")).await.ok();
        assert_eq!(plain, p.worker.get(&format!("/hazards/{}", id(&plain))).await.ok());
        let major = seen(p, "inspection", "可燃气体报警器停用");
        let major = p.first.post("/hazards", major).await.ok();
        assert_eq!(major, p.first.get(&format!("/hazards/{}", id(&major))).await.ok());
    }
}

/// What a report is made of is read before its turn to write: that the picture is new is asked once more then.
#[tokio::test(flavor = "multi_thread")]
async fn the_same_picture_with_six_reports_at_once_proves_one_of_them() {
    for world in worlds("same_picture").await {
        let p = &place(&world).await;
        let mut reports = Vec::new();
        for n in 0..6 {
            let mut report = seen(p, "inspection", &format!("第 {n} 处护栏缺失"));
            report["evidence"] = json!([photo(&p.first, 77, "photo_before").await]);
            reports.push(report);
        }
        let sent = reports.into_iter().map(|r| p.first.post("/hazards", r));
        let (kept, refused): (Vec<_>, Vec<_>) =
            futures::future::join_all(sent).await.into_iter().partition(|a| a.status == 200);
        assert_eq!((kept.len(), refused.len()), (1, 5));
        let number = kept.into_iter().next().expect("one").ok()["number"].as_str().unwrap_or_default().to_owned();
        for answer in refused {
            let said = answer.refused(422, "DUPLICATE_EVIDENCE");
            assert!(said.contains(&number), "{said}");
        }
        // The refused ones left no gap in the numbers.
        let next = p.first.post("/hazards", seen(p, "inspection", "安全出口上锁")).await.ok();
        let of = |n: &str| n.rsplit('-').next().and_then(|n| n.parse::<u32>().ok());
        assert_eq!(of(next["number"].as_str().unwrap_or_default()), of(&number).map(|n| n + 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_self_check_from_the_phone_to_close_out() {
    for world in worlds("selfcheck").await {
        let p = &place(&world).await;
        // Without saying where: the worker's own place.
        let found = p
            .worker
            .post("/hazards", json!({ "source": "self", "text": "砂轮机没有防护罩", "place": "二车间" }))
            .await
            .ok();
        let h = id(&found);
        assert_eq!(
            (found["number"].as_str(), found["state"]["code"].as_str()),
            (Some("YH-Z990101001-2024-000001"), Some("reported"))
        );
        assert_eq!(found["site"]["id"].as_str(), Some(p.site.as_str()));
        assert_eq!(found["waiting"]["due"], "2024-11-25", "three working days after Wednesday the 20th");
        assert!(found["grade"].is_null());

        // On the desk of whoever may verify, and on no other.
        assert_eq!(pile(&p.first, "hazard_verify").await, Some((1, vec![h.clone()])));
        assert_eq!(pile(&p.bureau_head, "hazard_close").await, Some((0, vec![])));
        assert_eq!(pile(&p.first, "hazard_close").await, None, "an enforcer does not close");
        assert_eq!(pile(&p.stranger, "hazard_verify").await, Some((0, vec![])), "another county");

        // Nobody verifies but the firm's safety people or the regulator; the kind is asked for.
        step(&p.worker, &h, "hazard", "verify", json!({ "kind": "machine.guard" })).await.refused(403, "NOT_YOURS");
        step(&p.stranger, &h, "hazard", "verify", json!({ "kind": "machine.guard" })).await.refused(404, "NOT_FOUND");
        step(&p.officer, &h, "hazard", "verify", json!({})).await.refused(422, "MISSING_FIELD");
        step(&p.officer, &h, "hazard", "verify", json!({ "kind": "sky" })).await.refused(422, "BAD_KIND");
        step(&p.officer, &h, "hazard", "finish", json!({})).await.refused(409, "WRONG_STATE");
        step(&p.officer, &h, "magic", "verify", json!({})).await.refused(422, "NO_SUCH_FLOW");
        let stale = json!({ "kind": "machine.guard", "version": 99 });
        step(&p.officer, &h, "hazard", "verify", stale).await.refused(409, "CHANGED_MEANWHILE");
        let given = step(&p.officer, &h, "hazard", "verify", json!({ "kind": "machine.guard" })).await.ok();
        assert_eq!((given["state"]["code"].as_str(), given["due"].as_str()), (Some("assigned"), Some("2024-12-05")));
        assert!(given["explain"]["parameters"].to_string().contains("hazard.general_days"), "{}", given["explain"]);

        // Reported complete only with a picture, closed only by two others.
        step(&p.officer, &h, "hazard", "finish", json!({})).await.refused(422, "EVIDENCE_REQUIRED");
        let after = photo(&p.officer, 1, "photo_after").await;
        let ready = step(&p.officer, &h, "hazard", "finish", json!({ "evidence": [after] })).await.ok();
        assert_eq!(
            (ready["state"]["code"].as_str(), ready["waiting"]["due"].as_str()),
            (Some("review"), Some("2024-12-04"))
        );
        step(&p.officer, &h, "hazard", "pass", json!({})).await.refused(403, "SELF_APPROVAL");
        step(&p.worker, &h, "hazard", "pass", json!({})).await.refused(403, "NOT_YOURS");
        assert_eq!(pile(&p.second, "hazard_recheck").await, Some((1, vec![h.clone()])));
        assert_eq!(pile(&p.second, "hazard_verify").await, Some((0, vec![])));
        assert!(offered(&hazard(&p.other, &h).await).contains(&"hazard.pass".to_owned()));
        let back = step(&p.other, &h, "hazard", "return", json!({ "reason": "防护罩没有固定" })).await.ok();
        assert_eq!((back["state"]["code"].as_str(), back["returned"].as_i64()), (Some("rectifying"), Some(1)));
        step(&p.officer, &h, "hazard", "rectify", json!({ "note": "换了螺栓" })).await.ok();
        let after = photo(&p.officer, 2, "photo_after").await;
        step(&p.officer, &h, "hazard", "finish", json!({ "evidence": [after] })).await.ok();
        step(&p.other, &h, "hazard", "pass", json!({})).await.ok();
        step(&p.officer, &h, "hazard", "close", json!({})).await.refused(403, "SELF_APPROVAL");
        let closed = step(&p.head, &h, "hazard", "close", json!({})).await.ok();
        assert_eq!(closed["state"]["code"], "closed");
        assert!(closed["waiting"].is_null());
        step(&p.head, &h, "hazard", "close", json!({})).await.refused(409, "WRONG_STATE");

        // The regulator looks again, and it was not done.
        step(&p.head, &h, "hazard", "reopen", json!({})).await.refused(403, "NOT_YOURS");
        let again = step(&p.first, &h, "hazard", "reopen", json!({ "reason": "又拆掉了" })).await.ok();
        assert_eq!(again["state"]["code"], "rectifying");

        // The whole story is told in order, and printed.
        let told = p.first.get(&format!("/hazards/{h}/timeline")).await.ok();
        let labels: Vec<&str> = told.as_array().expect("entries").iter().filter_map(|e| e["label"].as_str()).collect();
        let said = [
            "上报隐患",
            "核实交办",
            "报整改完成",
            "退回整改",
            "登记整改进展",
            "报整改完成",
            "复查合格",
            "销号",
            "重新立案",
        ];
        assert_eq!(labels, said);
        let file = String::from_utf8(p.first.bytes(&format!("/hazards/{h}/file")).await).expect("text");
        assert!(file.contains("YH-Z990101001-2024-000001") && file.contains("砂轮机没有防护罩"));
        p.worker.post(&format!("/hazards/{h}/comments"), json!({ "text": " " })).await.refused(422, "BAD_COMMENT");
        p.stranger.get(&format!("/hazards/{h}/file")).await.refused(404, "NOT_FOUND");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_twice_counts_once_and_what_is_wrong_is_not_taken() {
    for world in worlds("twice").await {
        let p = &place(&world).await;
        let mut offline = seen(p, "self", "安全出口堵塞");
        offline["client_key"] = json!("phone-1-000001");
        offline["found_at"] = json!("2024-11-19T10:00:00Z");
        let first = p.worker.post("/hazards", offline.clone()).await.ok();
        let second = p.worker.post("/hazards", offline.clone()).await.ok();
        assert_eq!((&first["id"], &first["number"]), (&second["id"], &second["number"]));
        assert_eq!(first["found_at"], "2024-11-19T10:00:00Z", "seen the evening before");
        let mut key = offline.clone();
        key["client_key"] = json!("phone-1-000002");
        let (a, b) = tokio::join!(p.worker.post("/hazards", key.clone()), p.worker.post("/hazards", key));
        assert_eq!(a.ok()["id"], b.ok()["id"], "both at once, as a phone that regains its network does");
        let theirs = p.officer.post("/hazards", offline).await.ok();
        assert_ne!(theirs["id"], first["id"], "another person's key is another report");
        assert_eq!(all(&p.office, "/hazards").await.len(), 3);

        for (who, form, status, code) in [
            (&p.worker, json!({ "source": "rumour", "text": "电线裸露" }), 422, "BAD_SOURCE"),
            (&p.worker, json!({ "source": "inspection", "text": "电线裸露" }), 422, "BAD_SOURCE"),
            (&p.worker, json!({ "source": "self", "text": " " }), 422, "BAD_TEXT"),
            (&p.worker, json!({ "source": "self", "text": "电线裸露", "kind": "sky" }), 422, "BAD_KIND"),
            (
                &p.worker,
                json!({ "source": "self", "text": "电线裸露", "found_at": "2024-11-21T10:00:00Z" }),
                422,
                "FOUND_IN_FUTURE",
            ),
            (
                &p.worker,
                json!({ "source": "self", "text": "电线裸露", "client_key": "k".repeat(65) }),
                422,
                "BAD_CLIENT_KEY",
            ),
            (&p.office, json!({ "source": "inspection", "text": "电线裸露" }), 422, "SITE_REQUIRED"),
            (&p.office, seen(p, "self", "电线裸露"), 422, "BAD_SOURCE"),
            (&p.stranger, seen(p, "inspection", "电线裸露"), 404, "NOT_FOUND"),
        ] {
            who.post("/hazards", form).await.refused(status, code);
        }
        world.stranger().post("/hazards", seen(p, "self", "电线裸露")).await.refused(401, "SIGN_IN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_regulator_found_the_firm_does_not_close() {
    for world in worlds("regulator").await {
        let p = &place(&world).await;
        let h = report(p, &p.first, "inspection", "可燃气体报警器失效").await;
        step(&p.officer, &h, "hazard", "verify", json!({})).await.refused(403, "NOT_YOURS");
        step(&p.first, &h, "hazard", "verify", json!({ "due": "2024-12-21" })).await.refused(422, "DUE_TOO_FAR");
        step(&p.first, &h, "hazard", "verify", json!({ "due": "2024-11-19" })).await.refused(422, "IN_THE_PAST");
        let given = step(&p.first, &h, "hazard", "verify", json!({ "due": "2024-12-10" })).await.ok();
        assert_eq!(given["due"], "2024-12-10");

        // An extension is asked for by the firm, decided by somebody else, told apart from the regulator's own days.
        let ask = |due: &str| json!({ "due": due, "reason": "备件未到" });
        step(&p.officer, &h, "hazard_extension", "request", json!({ "due": null, "reason": "备件未到" }))
            .await
            .refused(422, "MISSING_FIELD");
        step(&p.officer, &h, "hazard_extension", "request", ask("2024-12-10")).await.refused(422, "NOT_LATER");
        step(&p.officer, &h, "hazard_extension", "request", ask("2025-01-01")).await.refused(422, "EXTENSION_TOO_LONG");
        step(&p.worker, &h, "hazard_extension", "request", ask("2024-12-20")).await.refused(403, "NOT_YOURS");
        step(&p.officer, &h, "hazard_extension", "request", ask("2024-12-20")).await.ok();
        step(&p.officer, &h, "hazard_extension", "extend", json!({})).await.refused(403, "NOT_YOURS");
        step(&p.first, &h, "hazard_extension", "refuse", json!({ "reason": null })).await.refused(422, "MISSING_FIELD");
        let refused =
            step(&p.first, &h, "hazard_extension", "refuse", json!({ "reason": "可先用便携式仪器" })).await.ok();
        assert_eq!((refused["due"].as_str(), refused["delay"]["code"].as_str()), (Some("2024-12-10"), Some("refused")));
        step(&p.officer, &h, "hazard_extension", "request", ask("2024-12-20")).await.ok();
        let granted = step(&p.first, &h, "hazard_extension", "extend", json!({})).await.ok();
        assert_eq!((granted["due"].as_str(), granted["extensions"].as_i64()), (Some("2024-12-20"), Some(1)));
        assert_eq!(granted["delays"].as_array().map(Vec::len), Some(2));

        // Overdue by the clock, told once, seen in the list.
        world.day("2024-12-20").await;
        assert!(all(&p.office, "/hazards?overdue=true").await.is_empty(), "the last day is in time");
        world.day("2024-12-21").await;
        world.tick().await;
        let late = all(&p.office, "/hazards?overdue=true").await;
        assert_eq!((late.len(), late[0]["overdue_days"].as_i64()), (1, Some(1)));
        let told = p.office.get(&format!("/hazards/{h}/timeline")).await.ok();
        let overdue = told.as_array().expect("entries").iter().filter(|e| e["label"] == "逾期").count();
        assert_eq!(overdue, 1);

        let after = photo(&p.officer, 11, "photo_after").await;
        step(&p.officer, &h, "hazard", "finish", json!({ "evidence": [after] })).await.ok();
        step(&p.head, &h, "hazard", "pass", json!({})).await.refused(403, "SELF_APPROVAL");
        step(&p.first, &h, "hazard", "pass", json!({})).await.ok();
        step(&p.first, &h, "hazard", "close", json!({})).await.refused(403, "SELF_APPROVAL");
        step(&p.head, &h, "hazard", "close", json!({})).await.refused(403, "SELF_APPROVAL");
        assert_eq!(step(&p.bureau_head, &h, "hazard", "close", json!({})).await.ok()["state"]["code"], "closed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fixed_on_the_spot_merged_and_void() {
    for world in worlds("sidesteps").await {
        let p = &place(&world).await;
        let h = report(p, &p.worker, "self", "联轴器防护罩缺失").await;
        step(&p.worker, &h, "hazard", "fix_on_spot", json!({})).await.refused(422, "MISSING_FIELD");
        let files = json!([photo(&p.worker, 21, "photo_before").await, photo(&p.worker, 22, "photo_after").await]);
        let fixed = step(&p.worker, &h, "hazard", "fix_on_spot", json!({ "evidence": files, "kind": "machine.guard" }))
            .await
            .ok();
        assert_eq!(fixed["state"]["code"], "fixed");
        step(&p.worker, &h, "hazard", "pass", json!({})).await.refused(403, "SELF_APPROVAL");
        step(&p.officer, &h, "hazard", "pass", json!({})).await.ok();

        // Two reports of one thing.
        let (a, b) =
            (report(p, &p.worker, "self", "消防通道堆放木箱").await, report(p, &p.other, "self", "通道堆了箱子").await);
        step(&p.officer, &b, "hazard", "merge", json!({})).await.refused(422, "MISSING_FIELD");
        step(&p.officer, &b, "hazard", "merge", json!({ "into": b })).await.refused(422, "BAD_TWIN");
        let merged = step(&p.officer, &b, "hazard", "merge", json!({ "into": a })).await.ok();
        assert_eq!(
            (merged["state"]["code"].as_str(), merged["merged_into"]["id"].as_str()),
            (Some("merged"), Some(a.as_str()))
        );

        let c = report(p, &p.worker, "self", "闻到异味").await;
        step(&p.officer, &c, "hazard", "void", json!({ "reason": " " })).await.refused(422, "MISSING_FIELD");
        assert_eq!(
            step(&p.officer, &c, "hazard", "void", json!({ "reason": "检测正常" })).await.ok()["state"]["code"],
            "void"
        );
        assert_eq!(step(&p.first, &c, "hazard", "reopen", json!({})).await.ok()["state"]["code"], "reported");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_proves_one_hazard_and_doubts_are_settled_by_the_verifier() {
    for world in worlds("doubt").await {
        let p = &place(&world).await;
        let (a, b) = (
            report(p, &p.first, "inspection", "砂轮机没有防护罩").await,
            report(p, &p.first, "inspection", "台钻没有防护罩").await,
        );
        for h in [&a, &b] {
            step(&p.first, h, "hazard", "verify", json!({})).await.ok();
        }
        let once = photo(&p.officer, 31, "photo_after").await;
        step(&p.officer, &a, "hazard", "finish", json!({ "evidence": [once] })).await.ok();
        let copy = photo(&p.officer, 31, "photo_after").await;
        step(&p.officer, &b, "hazard", "finish", json!({ "evidence": [copy] }))
            .await
            .refused(422, "DUPLICATE_EVIDENCE");
        let foreign = photo(&p.first, 32, "photo_after").await;
        step(&p.officer, &b, "hazard", "finish", json!({ "evidence": [foreign] })).await.refused(422, "FILE_UNKNOWN");
        let same = photo(&p.officer, 33, "photo_before").await;
        let again = photo(&p.officer, 33, "photo_after").await;
        step(&p.officer, &b, "hazard", "finish", json!({ "evidence": [same, again] }))
            .await
            .refused(422, "DUPLICATE_EVIDENCE");
        let written = paper(&p.officer, "assessment", "评估").await;
        let wrong = json!([{ "file": written["file"], "kind": "photo_after" }]);
        step(&p.officer, &b, "hazard", "finish", json!({ "evidence": wrong })).await.refused(422, "BAD_EVIDENCE_KIND");

        // The first one, cut at its edge: another file, the same picture.
        let whole = image::load_from_memory(&picture(31)).expect("a picture");
        let cut = whole.crop_imm(12, 10, 456, 340);
        let mut bytes = Cursor::new(Vec::new());
        cut.write_to(&mut bytes, ImageFormat::Jpeg).expect("a picture");
        let file = p.officer.upload("/files", "新照片.jpg", bytes.into_inner()).await.ok();
        step(
            &p.officer,
            &b,
            "hazard",
            "finish",
            json!({ "evidence": [{ "file": file["id"], "kind": "photo_after" }] }),
        )
        .await
        .ok();
        world.tick().await;
        let signs = p.first.get(&format!("/hazards/{b}/findings")).await.ok();
        let near = signs.as_array().expect("findings").iter().find(|f| f["kind"] == "near_photo");
        let near = near.unwrap_or_else(|| panic!("no sign of the photo used before: {signs}"));
        assert_eq!(near["other_hazard"].as_str(), Some(a.as_str()), "with the other hazard and its file");
        assert!(near["other_file"].is_string() && near["say"].as_str().is_some_and(|s| !s.is_empty()));
        let path = format!("/hazards/{b}/findings/{}", near["n"]);
        let settle = |verdict: &str, reason: &str| json!({ "verdict": verdict, "reason": reason });
        p.officer.post(&path, settle("dismissed", "同一台设备")).await.refused(403, "FORBIDDEN");
        p.worker.post(&path, settle("dismissed", "同一台设备")).await.refused(403, "FORBIDDEN");
        p.stranger.post(&path, settle("dismissed", "同一台设备")).await.refused(404, "NOT_FOUND");
        p.first.post(&path, settle("dismissed", " ")).await.refused(422, "REASON_REQUIRED");
        let settled = p.first.post(&path, settle("confirmed", "与另一条隐患的照片相同")).await.ok();
        assert_eq!(settled["state"], "confirmed");
        p.first.post(&path, settle("dismissed", "重新核对后认为不同")).await.refused(409, "ALREADY_SETTLED");
        assert_eq!(
            step(&p.first, &b, "hazard", "return", json!({ "reason": "照片不实" })).await.ok()["state"]["code"],
            "rectifying"
        );
    }
}
