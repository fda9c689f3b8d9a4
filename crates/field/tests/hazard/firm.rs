//! 企业自查 from the worker's phone to close-out, and who may do what on the way.

use crate::house::*;
use field::hazard::flow::State;
use field::hazard::io::act::{NewHazard, Step};
use field::hazard::model::Grade;
use jiff::civil::date;

#[tokio::test]
async fn a_firms_own_check_to_close_out() {
    for house in houses().await {
        let h = &house;
        let found = h.report("yi.worker", seen("乙", "self", "砂轮机没有防护罩")).await.unwrap();
        assert_eq!((found.state, found.grade, found.number.as_str()), (State::Reported, None, "YH-990121-2026-000001"));
        assert_eq!(found.step_due, Some(date(2026, 3, 13)), "three working days after Tuesday 03-10");
        let id = found.id;
        assert_eq!(h.refusal("yi.worker", id, act("verify")).await, "NOT_YOURS");
        assert_eq!(h.refusal("jia.safety", id, act("verify")).await, "NOT_FOUND", "another firm");
        let given = h.must("yi.safety", id, act("verify")).await;
        assert_eq!(
            (given.state, given.grade, given.due),
            (State::Assigned, Some(Grade::General), Some(date(2026, 3, 25)))
        );
        assert_eq!(h.refusal("yi.safety", id, act("finish")).await, "EVIDENCE_REQUIRED");
        let photo = h.papers("yi.safety", &["photo_after"]).await;
        let ready = h.must("yi.safety", id, done(photo)).await;
        assert_eq!((ready.state, ready.step_due), (State::Review, Some(date(2026, 3, 24))), "ten working days");
        assert_eq!(h.refusal("yi.safety", id, act("pass")).await, "SELF_APPROVAL");
        assert_eq!(h.refusal("yi.worker", id, act("pass")).await, "NOT_YOURS");
        h.must("yi.head", id, act("pass")).await;
        assert_eq!(h.refusal("yi.safety", id, act("close")).await, "SELF_APPROVAL");
        let closed = h.must("yi.head", id, act("close")).await;
        assert_eq!(closed.state, State::Closed);
        assert_eq!(h.refusal("yi.head", id, act("close")).await, "WRONG_STATE");
        // The county looks again, and it was not done.
        assert_eq!(h.refusal("yi.head", id, act("reopen")).await, "NOT_YOURS");
        let again = h.must("yunxi", id, act("reopen")).await;
        assert_eq!((again.state, again.closed), (State::Rectifying, None));
    }
}

#[tokio::test]
async fn what_the_regulator_found_the_firm_does_not_close() {
    for house in houses().await {
        let h = &house;
        let id = h.report("officer.1", seen("甲", "inspection", "可燃气体报警器失效")).await.unwrap().id;
        assert_eq!(h.refusal("jia.safety", id, act("verify")).await, "NOT_YOURS");
        let too_far = Step { due: Some(date(2026, 4, 10)), ..act("verify") };
        assert_eq!(h.refusal("officer.1", id, too_far).await, "DUE_TOO_FAR", "30 days end on 04-09");
        let past = Step { due: Some(date(2026, 3, 9)), ..act("verify") };
        assert_eq!(h.refusal("officer.1", id, past).await, "IN_THE_PAST");
        let last = Step { due: Some(date(2026, 4, 9)), ..act("verify") };
        h.must("officer.1", id, last).await;
        let photo = h.papers("jia.safety", &["photo_after"]).await;
        h.must("jia.safety", id, done(photo)).await;
        assert_eq!(h.refusal("jia.head", id, act("pass")).await, "SELF_APPROVAL");
        let back = h.must("officer.1", id, act("return")).await;
        assert_eq!((back.state, back.returned, back.due), (State::Rectifying, 1, Some(date(2026, 4, 9))));
        let photo = h.papers("jia.safety", &["photo_after"]).await;
        h.must("jia.safety", id, done(photo)).await;
        h.must("officer.1", id, act("pass")).await;
        assert_eq!(h.refusal("officer.1", id, act("close")).await, "SELF_APPROVAL");
        assert_eq!(h.refusal("jia.head", id, act("close")).await, "SELF_APPROVAL");
        assert_eq!(h.must("bureau.head", id, act("close")).await.state, State::Closed);
    }
}

#[tokio::test]
async fn sent_twice_counts_once() {
    for house in houses().await {
        let h = &house;
        let sent =
            || NewHazard { client_key: Some("phone-1-000001".into()), ..seen("乙", "self", "安全出口堵塞") };
        let first = h.report("yi.worker", sent()).await.unwrap();
        let second = h.report("yi.worker", sent()).await.unwrap();
        assert_eq!(first.id, second.id);
        // Both at once, as a phone that regains its network does.
        let key = || NewHazard { client_key: Some("phone-1-000002".into()), ..seen("乙", "self", "电线裸露") };
        let (a, b) = tokio::join!(h.report("yi.worker", key()), h.report("yi.worker", key()));
        assert_eq!(a.unwrap().id, b.unwrap().id);
        let other = h.report("yi.safety", sent()).await.unwrap();
        assert_ne!(other.id, first.id, "another person's key is another report");
        let mut tx = h.app.db.read().await.unwrap();
        let n: i64 = tx.one("select count(*) as n from hazard", &[]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 3);
    }
}

#[tokio::test]
async fn what_is_not_taken() {
    for house in houses().await {
        let h = &house;
        let say = |r: kernel::Outcome<field::hazard::model::Hazard>| r.err().map_or("", |e| e.code);
        let future = Some("2026-03-10T02:00:00Z".parse().unwrap());
        let bad = [
            ("FOUND_IN_FUTURE", NewHazard { found_at: future, ..seen("乙", "self", "电线裸露") }),
            ("BAD_SOURCE", seen("乙", "rumour", "电线裸露")),
            ("BAD_SOURCE", seen("乙", "inspection", "电线裸露")),
            ("BAD_KIND", NewHazard { kind: "sky".into(), ..seen("乙", "self", "电线裸露") }),
            ("BAD_TEXT", seen("乙", "self", " ")),
            ("NOT_FOUND", seen("甲", "self", "电线裸露")),
        ];
        for (code, new) in bad {
            assert_eq!(say(h.report("yi.worker", new).await), code);
        }
        assert_eq!(say(h.report("yunxi", seen("乙", "self", "电线裸露")).await), "BAD_SOURCE", "not its own firm");
        let nowhere = |source| NewHazard { site: None, ..seen("乙", source, "电线裸露") };
        assert_eq!(say(h.report("yunxi", nowhere("inspection")).await), "SITE_REQUIRED", "an official must say where");
        let own = h.report("yi.worker", nowhere("self")).await.unwrap();
        let said = h.report("yi.worker", seen("乙", "self", "配电箱没有关好")).await.unwrap();
        assert_eq!(own.site, said.site, "whoever works there need not say where");
        assert_eq!(say(h.report("songquan", seen("乙", "inspection", "电线裸露")).await), "NOT_FOUND");
        assert_eq!(say(h.report("builder", seen("甲", "inspection", "电线裸露")).await), "NOT_FOUND", "other trade");
    }
}

#[tokio::test]
async fn the_same_file_proves_one_hazard() {
    for house in houses().await {
        let h = &house;
        let first = h.report("yi.worker", seen("乙", "self", "砂轮机没有防护罩")).await.unwrap().id;
        let second = h.report("yi.worker", seen("乙", "self", "台钻没有防护罩")).await.unwrap().id;
        for id in [first, second] {
            h.must("yi.safety", id, act("verify")).await;
        }
        let photo = h.file("yi.safety", "one picture", "photo_after").await;
        h.must("yi.safety", first, done(vec![photo])).await;
        let copy = h.file("yi.safety", "one picture", "photo_after").await;
        assert_eq!(h.refusal("yi.safety", second, done(vec![copy])).await, "DUPLICATE_EVIDENCE");
        let before = h.file("yi.safety", "same before and after", "photo_before").await;
        let after = h.file("yi.safety", "same before and after", "photo_after").await;
        assert_eq!(h.refusal("yi.safety", second, done(vec![before, after])).await, "DUPLICATE_EVIDENCE");
        let strange = h.file("jia.safety", "somebody's", "photo_after").await;
        assert_eq!(h.refusal("yi.safety", second, done(vec![strange])).await, "FILE_UNKNOWN");
        let paper = h.papers("yi.safety", &["assessment"]).await;
        let wrong = field::hazard::io::act::Evidence { file: paper[0].file, kind: Some("photo_after".into()) };
        assert_eq!(h.refusal("yi.safety", second, done(vec![wrong])).await, "BAD_EVIDENCE_KIND");
    }
}
