use crate::house::*;
use govern::task::flow::{Dispute, Extension, Pause, Work};
use govern::task::io::act::{Step, amend, withdraw};
use govern::task::io::api::list::{TaskAsk, listed};
use govern::task::io::store::named;
use govern::task::new::{AmendTask, NewTask, Role};
use jiff::civil::date;
use kernel::Colour;
use kernel::id::{MeasureId, PolicyId};
use uuid::Uuid;

#[tokio::test]
async fn an_extension_is_asked_for_decided_and_counted() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![new_task("州应急局", Role::Lead, 1)]).await[0];
        h.step("yj.a", id, act("accept")).await.unwrap();
        let ask = |to| Step { due: Some(to), ..side("extension", "request") };
        assert_eq!(h.refusal("yj.a", id, ask(date(2024, 12, 31))).await, "NOT_LATER");
        assert_eq!(h.refusal("yj.a", id, side("extension", "request")).await, "MISSING_FIELD");
        assert_eq!(h.refusal("an.jing", id, ask(date(2025, 3, 31))).await, "NOT_YOURS");
        for (round, to) in [date(2025, 3, 31), date(2025, 6, 30)].into_iter().enumerate() {
            let t = h.step("yj.a", id, ask(to)).await.unwrap();
            assert_eq!(t.extension, Extension::Requested);
            assert_eq!(h.refusal("yj.a", id, side("extension", "extend")).await, "NOT_YOURS");
            assert_eq!(h.refusal("yj.a", id, ask(date(2026, 3, 31))).await, "WRONG_STATE", "one at a time");
            let t = h.step("an.jing", id, side("extension", "extend")).await.unwrap();
            assert_eq!((t.extension, t.due, t.extensions), (Extension::Extended, Some(to), round as i64 + 1));
            assert_eq!(t.work, Work::Accepted, "the work stands where it stood");
        }
        assert_eq!(h.refusal("yj.a", id, ask(date(2025, 9, 30))).await, "EXTENSION_LIMIT");
        // Lists sort by the new date.
        let mut tx = h.app.db.read().await.unwrap();
        let key = tx.one("select due_key from task_access", &[]).await.unwrap();
        assert_eq!(key.get::<jiff::civil::Date>("due_key").unwrap(), date(2025, 6, 30));
    }
}

#[tokio::test]
async fn a_refused_extension_leaves_the_date() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![new_task("州应急局", Role::Lead, 1)]).await[0];
        let ask = Step { due: Some(date(2025, 3, 31)), ..side("extension", "request") };
        h.step("yj.a", id, ask.clone()).await.unwrap();
        let no = Step { reason: None, ..side("extension", "refuse") };
        assert_eq!(h.refusal("an.jing", id, no).await, "MISSING_FIELD");
        let t = h.step("an.jing", id, side("extension", "refuse")).await.unwrap();
        assert_eq!((t.extension, t.due, t.extensions), (Extension::Refused, Some(date(2024, 12, 31)), 0));
        assert_eq!(h.step("yj.a", id, ask).await.unwrap().extension, Extension::Requested, "may ask again");
    }
}

#[tokio::test]
async fn a_dispute_moves_the_task_or_does_not() {
    for house in houses().await {
        let h = &house;
        let ids = h.issue(vec![new_task("州应急局", Role::Lead, 1), new_task("州住建局", Role::Assist, 1)]).await;
        let id = ids[1];
        h.step("zj", id, act("accept")).await.unwrap();
        h.step("zj", id, report(20)).await.unwrap();
        assert_eq!(h.refusal("zj", id, Step { reason: None, ..side("dispute", "raise") }).await, "MISSING_FIELD");
        h.step("zj", id, side("dispute", "raise")).await.unwrap();
        let to = |short| Step { unit: Some(unit(short)), ..side("dispute", "uphold") };
        assert_eq!(h.refusal("zj", id, to("州水务局")).await, "NOT_YOURS");
        assert_eq!(h.refusal("an.jing", id, side("dispute", "uphold")).await, "MISSING_FIELD");
        assert_eq!(h.refusal("an.jing", id, to("州住建局")).await, "SAME_UNIT");
        assert_eq!(h.refusal("an.jing", id, to("州应急局")).await, "ALREADY_HAS_ONE");
        let t = h.step("an.jing", id, to("州水务局")).await.unwrap();
        assert_eq!((t.unit, t.work, t.progress, t.dispute), (unit("州水务局"), Work::Issued, 0, Dispute::Reissued));
        // It left one desk and lies on the other.
        assert_eq!(h.refusal("zj", id, act("accept")).await, "NOT_FOUND");
        h.step("sw", id, act("accept")).await.unwrap();
        h.step("sw", id, side("dispute", "raise")).await.unwrap();
        let t = h.step("an.jing", id, side("dispute", "reject")).await.unwrap();
        assert_eq!((t.unit, t.dispute, t.work), (unit("州水务局"), Dispute::Rejected, Work::Accepted));
    }
}

#[tokio::test]
async fn a_pause_stops_everything_and_remembers() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![new_task("州应急局", Role::Lead, 1)]).await[0];
        h.step("yj.a", id, act("accept")).await.unwrap();
        h.step("yj.a", id, report(25)).await.unwrap();
        assert_eq!(h.refusal("yj.a", id, side("pause", "suspend")).await, "NOT_YOURS");
        let t = h.step("an.jing", id, side("pause", "suspend")).await.unwrap();
        assert_eq!((t.pause, t.light, t.turns_at, t.work), (Pause::Suspended, Colour::None, None, Work::Working));
        for (states, found) in [(vec!["suspended"], 1), (vec!["suspended", "issued"], 1), (vec!["issued"], 0)] {
            let ask = TaskAsk { state: states.into_iter().map(str::to_owned).collect(), ..TaskAsk::default() };
            let ctx = h.who("an.jing");
            let mut tx = ctx.read().await.unwrap();
            let page = listed(&ctx, &ask).unwrap().page(&mut tx, &ask.page(), named).await.unwrap();
            assert_eq!(page.items.len(), found);
        }
        assert_eq!(h.refusal("yj.a", id, report(30)).await, "PAUSED");
        let ask = Step { due: Some(date(2025, 3, 31)), ..side("extension", "request") };
        assert_eq!(h.refusal("yj.a", id, ask).await, "PAUSED");
        h.day(date(2025, 2, 1)).await;
        assert_eq!(h.task(id).await.light, Colour::None, "past its date, but paused");
        let t = h.step("an.jing", id, side("pause", "resume")).await.unwrap();
        assert_eq!((t.light, t.progress, t.work), (Colour::Red, 25, Work::Working));
    }
}

#[tokio::test]
async fn a_new_version_amends_and_withdraws() {
    for house in houses().await {
        let h = &house;
        let second = NewTask { lead: Some(unit("州住建局")), ..new_task("州住建局", Role::Lead, 2) };
        let ids = h.issue(vec![new_task("州应急局", Role::Lead, 1), second]).await;
        let ctx = h.who("an.jing");
        let mut tx = ctx.begin().await.unwrap();
        let (policy, measure) = (PolicyId(Uuid::from_u128(5)), MeasureId(Uuid::from_u128(51)));
        let change = AmendTask {
            measure: Some((policy, measure)),
            due: Some(Some(date(2024, 9, 30))),
            title: Some("修订并发布预案".into()),
            ..AmendTask::default()
        };
        let old = |n| MeasureId(Uuid::from_u128(n));
        assert_eq!(amend(&ctx, &mut tx, old(1), change).await.unwrap(), [ids[0]]);
        assert_eq!(withdraw(&ctx, &mut tx, old(2), "新版未列").await.unwrap(), [ids[1]]);
        assert!(withdraw(&ctx, &mut tx, old(2), "再来一次").await.unwrap().is_empty(), "once only");
        tx.commit().await.unwrap();
        let t = h.task(ids[0]).await;
        assert_eq!((t.policy, t.measure, t.due), (policy, measure, Some(date(2024, 9, 30))));
        assert_eq!((t.title.as_str(), t.work), ("修订并发布预案", Work::Issued));
        let t = h.task(ids[1]).await;
        assert_eq!((t.pause, t.light), (Pause::Suspended, Colour::None));
    }
}
