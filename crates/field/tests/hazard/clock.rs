//! What time does: overdue is told once, a missing report about a listed hazard every week, an extension moves the day.

use crate::house::*;
use crate::major::{ammonia, plan};
use field::hazard::io::act::Step;
use jiff::civil::date;
use kernel::id::HazardId;

async fn told(h: &House, id: HazardId, action: &str) -> usize {
    let mut tx = h.app.db.read().await.unwrap();
    let entries = store::ledger::of(&mut tx, "hazard", id.0).await.unwrap();
    entries.into_iter().filter(|e| e.action == action).count()
}

#[tokio::test]
async fn overdue_is_told_once_for_each_last_day() {
    for house in houses().await {
        let h = &house;
        let id = h.report("yi.worker", seen("乙", "self", "电线裸露")).await.unwrap().id;
        h.day(date(2026, 3, 13)).await;
        assert_eq!(told(h, id, "overdue").await, 0, "the last day itself is in time");
        h.day(date(2026, 3, 14)).await;
        h.day(date(2026, 3, 15)).await;
        assert_eq!(told(h, id, "overdue").await, 1, "not verified within three working days");
        h.day(date(2026, 3, 16)).await;
        h.must("yi.safety", id, act("verify")).await;
        h.day(date(2026, 3, 31)).await;
        assert_eq!(told(h, id, "overdue").await, 1);
        h.day(date(2026, 4, 1)).await;
        assert_eq!(told(h, id, "overdue").await, 2, "not rectified by 03-31");
        assert_eq!(h.hazard(id).await.overdue_days(date(2026, 4, 3)), 3);
    }
}

#[tokio::test]
async fn an_extension_is_asked_decided_by_another_and_limited() {
    for house in houses().await {
        let h = &house;
        let id = h.report("yi.worker", seen("乙", "self", "电线裸露")).await.unwrap().id;
        let ask = |due| Step { due: Some(due), ..side("extension", "request") };
        assert_eq!(h.refusal("yi.safety", id, ask(date(2026, 4, 1))).await, "NOT_RUNNING");
        h.must("yi.safety", id, act("verify")).await;
        // 15 days to 03-25: one extension is at most 15 days.
        assert_eq!(h.refusal("yi.safety", id, ask(date(2026, 3, 25))).await, "NOT_LATER");
        assert_eq!(h.refusal("yi.safety", id, ask(date(2026, 4, 10))).await, "EXTENSION_TOO_LONG");
        assert_eq!(h.refusal("yi.worker", id, ask(date(2026, 4, 9))).await, "NOT_YOURS");
        h.must("yi.safety", id, ask(date(2026, 4, 9))).await;
        let grant = || side("hazard_extension", "extend");
        assert_eq!(h.refusal("yi.safety", id, grant()).await, "NOT_YOURS");
        let granted = h.must("yi.head", id, grant()).await;
        assert_eq!((granted.due, granted.extensions), (Some(date(2026, 4, 9)), 1));
        h.must("yi.head", id, ask(date(2026, 4, 20))).await;
        assert_eq!(h.refusal("yi.head", id, grant()).await, "SELF_APPROVAL");
        h.must("yunxi", id, grant()).await;
        assert_eq!(h.refusal("yi.safety", id, ask(date(2026, 4, 30))).await, "EXTENSION_LIMIT", "two");
    }
}

#[tokio::test]
async fn nobody_reported_on_a_listed_hazard() {
    for house in houses().await {
        let h = &house;
        let id = ammonia(h).await.id;
        h.must("officer.1", id, Step { level: Some("county".into()), ..side("listing", "propose") }).await;
        h.must("office", id, Step { due: Some(date(2026, 8, 31)), ..side("listing", "list") }).await;
        h.must("jia.head", id, Step { plan: Some(plan(date(2026, 8, 31))), ..act("plan") }).await;
        h.must("bureau.head", id, act("approve_plan")).await;
        // Reports are due by 03-17; told on 03-18, then the next by 03-25.
        h.day(date(2026, 3, 17)).await;
        assert_eq!(told(h, id, "report_missing").await, 0);
        h.day(date(2026, 3, 18)).await;
        h.day(date(2026, 3, 18)).await;
        assert_eq!(told(h, id, "report_missing").await, 1);
        h.must("jia.head", id, side("listing", "report")).await;
        h.day(date(2026, 3, 25)).await;
        assert_eq!(told(h, id, "report_missing").await, 1);
        h.day(date(2026, 3, 26)).await;
        assert_eq!(told(h, id, "report_missing").await, 2);
    }
}
