use crate::house::*;
use govern::task::flow::Work;
use govern::task::io::act::{Evidence, Step};
use govern::task::new::{NewTask, Role};
use jiff::civil::date;
use kernel::Colour;
use store::ledger;

#[tokio::test]
async fn the_leads_own_task_from_issue_to_close_out() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![new_task("州应急局", Role::Lead, 1)]).await[0];
        let t = h.task(id).await;
        assert_eq!((t.work, t.light, t.number.as_str()), (Work::Issued, Colour::Green, "RW-990100-2024-000001"));
        // Wednesday the 8th: the third working day after it is Saturday the 11th, a working one in 2024 (调休).
        assert_eq!(t.accept_by, date(2024, 5, 11));
        // Whoever is not the owner does nothing.
        assert_eq!(h.refusal("zj", id, act("accept")).await, "NOT_FOUND", "out of sight");
        assert_eq!(h.refusal("an.jing", id, act("accept")).await, "NOT_YOURS");
        assert_eq!(h.refusal("yj.a", id, act("submit")).await, "WRONG_STATE");
        assert_eq!(h.refusal("yj.a", id, act("dance")).await, "NO_SUCH_ACTION");
        assert_eq!(h.refusal("yj.a", id, Step { flow: "play".into(), ..act("accept") }).await, "NO_SUCH_FLOW");
        assert_eq!(h.refusal("yj.a", id, Step { version: Some(9), ..act("accept") }).await, "CHANGED_MEANWHILE");
        h.step("yj.a", id, Step { version: Some(1), ..act("accept") }).await.unwrap();
        // A jump needs evidence, a step back a reason.
        assert_eq!(h.refusal("yj.a", id, report(85)).await, "EVIDENCE_REQUIRED");
        h.step("yj.a", id, report(30)).await.unwrap();
        assert_eq!(h.refusal("yj.a", id, Step { note: None, ..report(20) }).await, "NOTE_REQUIRED");
        assert_eq!(h.refusal("yj.a", id, Step { progress: None, ..report(0) }).await, "MISSING_FIELD");
        assert_eq!(h.refusal("yj.a", id, act("submit")).await, "EVIDENCE_REQUIRED", "30 to 100 without a paper");
        let paper = h.file("yj.a", "通知.pdf", "A", None).await;
        let t = h.step("yj.a", id, Step { evidence: brought(paper, "official_doc"), ..act("submit") }).await.unwrap();
        assert_eq!((t.work, t.progress, t.light, t.late), (Work::Submitted, 100, Colour::Submitted, false));
        // The doer's own unit does not verify; two different people of the office do the rest.
        assert_eq!(h.refusal("yj.b", id, act("verify")).await, "SELF_APPROVAL");
        assert_eq!(h.refusal("an.zhu", id, act("close")).await, "WRONG_STATE");
        let t = h.step("an.zhu", id, act("verify")).await.unwrap();
        assert_eq!(t.work, Work::Verified, "where no lead stands between, verifying is the office's");
        assert_eq!(h.refusal("an.zhu", id, act("close")).await, "SELF_APPROVAL");
        assert_eq!(h.refusal("an.fu", id, act("close")).await, "NOT_YOURS", "a clerk has no right to close");
        let head = Step { version: None, ..act("return") };
        assert_eq!(
            h.refusal("an.zhu", id, head).await,
            "NOT_YOURS",
            "who verified does not send back as second person"
        );
    }
}

#[tokio::test]
async fn an_assisting_units_task_passes_the_lead_and_two_of_the_office() {
    for house in houses().await {
        let h = &house;
        let ids = h.issue(vec![new_task("州应急局", Role::Lead, 1), new_task("州住建局", Role::Assist, 1)]).await;
        let id = ids[1];
        h.submitted("zj", id).await;
        assert_eq!(h.refusal("an.jing", id, act("check")).await, "LEAD_FIRST");
        assert_eq!(h.refusal("zj", id, act("verify")).await, "SELF_APPROVAL");
        assert_eq!(h.refusal("sw", id, act("verify")).await, "NOT_FOUND");
        // Sent back once, with a reason.
        assert_eq!(h.refusal("yj.a", id, Step { reason: None, ..act("return") }).await, "MISSING_FIELD");
        assert_eq!(h.step("yj.a", id, act("return")).await.unwrap().work, Work::Returned);
        let again = h.file("zj", "补充.pdf", "more", None).await;
        let t = h.step("zj", id, Step { evidence: brought(again, "official_doc"), ..act("submit") }).await.unwrap();
        assert_eq!(t.work, Work::Submitted);
        assert_eq!(h.step("yj.b", id, act("verify")).await.unwrap().work, Work::LeadVerified);
        assert_eq!(h.step("an.jing", id, act("verify")).await.unwrap().work, Work::Verified);
        let t = h.step("an.zhu", id, act("close")).await.unwrap();
        assert_eq!((t.work, t.light, t.turns_at), (Work::Closed, Colour::Done, None));
        assert_eq!(h.refusal("zj", id, report(10)).await, "WRONG_STATE");
        let t = h.step("an.fu", id, act("reopen")).await.unwrap();
        assert_eq!((t.work, t.closed, t.submitted), (Work::Working, None, None));
        // The ledger holds every step, and nothing that was refused.
        let mut tx = h.app.db.read().await.unwrap();
        let told: Vec<String> =
            ledger::of(&mut tx, "task", id.0).await.unwrap().into_iter().map(|e| e.action).collect();
        let want = ["issue", "accept", "submit", "return", "submit", "verify", "check", "close", "reopen"];
        assert_eq!(told, want, "{}", h.engine);
    }
}

#[tokio::test]
async fn evidence_is_asked_for_and_used_once() {
    for house in houses().await {
        let h = &house;
        let asks = |measure| NewTask {
            evidence: vec!["photo_before".into(), "photo_after".into()],
            due: Some(date(2024, 6, 30)),
            ..new_task("州应急局", Role::Lead, measure)
        };
        let ids = h.issue(vec![asks(1), asks(2)]).await;
        for id in &ids {
            h.step("yj.a", *id, act("accept")).await.unwrap();
        }
        let before = h.file("yj.a", "前.jpg", "same", None).await;
        let after = h.file("yj.a", "后.jpg", "same", None).await;
        let both = |after| {
            let mut out = brought(before, "photo_before");
            out.extend(brought(after, "photo_after"));
            Step { evidence: out, ..act("submit") }
        };
        assert_eq!(h.refusal("yj.a", ids[0], both(after)).await, "DUPLICATE_EVIDENCE", "before is after");
        let half = Step { evidence: brought(before, "photo_before"), ..act("submit") };
        assert_eq!(h.refusal("yj.a", ids[0], half).await, "EVIDENCE_REQUIRED");
        let odd = Step { evidence: brought(before, "selfie"), ..act("submit") };
        assert_eq!(h.refusal("yj.a", ids[0], odd).await, "BAD_EVIDENCE_KIND");
        let others = h.file("sw", "别家.jpg", "theirs", None).await;
        assert_eq!(h.refusal("yj.a", ids[0], both(others)).await, "FILE_UNKNOWN", "another unit's file");
        // A photo taken after the due date makes it late, though it is reported in time (12 S05).
        let real = h.file("yj.a", "后2.jpg", "other", Some(date(2024, 7, 3))).await;
        h.day(date(2024, 6, 29)).await;
        let t = h.step("yj.a", ids[0], both(real)).await.unwrap();
        assert_eq!((t.work, t.late), (Work::Submitted, true));
        // The same picture on the next task, even uploaded anew.
        let copy = h.file("yj.a", "改名.jpg", "other", None).await;
        let reused = Step { evidence: brought(copy, "photo_after"), ..report(20) };
        assert_eq!(h.refusal("yj.a", ids[1], reused).await, "DUPLICATE_EVIDENCE");
        let dated = Evidence { dated: Some(date(2024, 7, 3)), ..brought(copy, "official_doc").remove(0) };
        assert_eq!(h.refusal("yj.a", ids[1], Step { evidence: vec![dated], ..report(20) }).await, "DUPLICATE_EVIDENCE");
    }
}

#[tokio::test]
async fn a_standing_task_is_never_complete() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![NewTask { standing: true, due: None, ..new_task("州应急局", Role::Lead, 1) }]).await[0];
        h.step("yj.a", id, act("accept")).await.unwrap();
        assert_eq!(h.refusal("yj.a", id, act("submit")).await, "STANDING_TASK");
        // Without a recurrence of its own it reports each quarter.
        let mut tx = h.app.db.read().await.unwrap();
        let rows = tx.all("select window_to from occurrence order by window_to", &[]).await.unwrap();
        let ends: Vec<jiff::civil::Date> = rows.iter().map(|r| r.get("window_to").unwrap()).collect();
        assert_eq!(ends, [date(2024, 6, 30), date(2024, 9, 30)]);
    }
}

#[tokio::test]
async fn a_county_works_through_its_office_and_is_judged_from_above() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![new_task("云溪县", Role::Territorial, 1)]).await[0];
        assert_eq!(h.task(id).await.number, "RW-990121-2024-000001");
        h.submitted("yx", id).await;
        assert_eq!(h.step("yj.a", id, act("verify")).await.unwrap().work, Work::LeadVerified);
        assert_eq!(h.refusal("yx.office", id, act("check")).await, "SELF_APPROVAL", "the county's own office");
        assert_eq!(h.step("an.jing", id, act("check")).await.unwrap().work, Work::Verified);
        assert_eq!(h.refusal("yx.office", id, act("close")).await, "SELF_APPROVAL");
        assert_eq!(h.step("an.zhu", id, act("close")).await.unwrap().work, Work::Closed);
    }
}
