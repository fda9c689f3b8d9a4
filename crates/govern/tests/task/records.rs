use crate::house::*;
use govern::duty::model::State;
use govern::record::io::act::{NewRecord, advance, enter};
use govern::task::new::{NewDuty, NewTask, Role};
use jiff::civil::{Date, date};
use kernel::Colour;
use kernel::calendar::Period;
use kernel::id::TaskId;
use store::params;

fn duty(period: Period, min: u32, kind: &str) -> NewDuty {
    NewDuty {
        title: "带队检查".into(),
        quote: "每季度至少2次".into(),
        period,
        min,
        unit_word: "次".into(),
        record_kind: Some(kind.into()),
        subset: None,
        last_days: None,
    }
}

fn standing(short: &str, duties: Vec<NewDuty>) -> NewTask {
    NewTask { standing: true, due: None, duties, ..new_task(short, Role::Lead, 1) }
}

fn record(kind: &str, on: Date, object: &str) -> NewRecord {
    NewRecord {
        kind: kind.into(),
        title: "检查云岭甲化工厂".into(),
        on: Some(on),
        object: Some(object.into()),
        ..NewRecord::default()
    }
}

async fn windows(h: &House, task: TaskId) -> Vec<(Date, i64, String)> {
    let mut tx = h.app.db.read().await.unwrap();
    let rows = tx
        .all("select window_to, have, state from occurrence where task = $1 order by window_to", params![task])
        .await
        .unwrap();
    rows.iter().map(|r| (r.get("window_to").unwrap(), r.get("have").unwrap(), r.get("state").unwrap())).collect()
}

fn w(to: Date, have: i64, state: State) -> (Date, i64, String) {
    (to, have, state.code().into())
}

#[tokio::test]
async fn one_record_counts_wherever_it_fits_and_voiding_takes_it_back() {
    for house in houses().await {
        let h = &house;
        let ids = h
            .issue(vec![
                standing("州应急局", vec![duty(Period::Quarter, 2, "led_inspection")]),
                NewTask { ..standing("州住建局", vec![duty(Period::Quarter, 1, "inspection")]) },
            ])
            .await;
        let (q2, q3) = (date(2024, 6, 30), date(2024, 9, 30));
        assert_eq!(windows(h, ids[0]).await, [w(q2, 0, State::Pending), w(q3, 0, State::Pending)]);
        // A joint inspection with somebody of 州住建局 counts for both units.
        let joint = NewRecord { people: vec![person("zj")], ..record("led_inspection", date(2024, 5, 6), "甲厂") };
        let first = enter(&h.who("yj.a"), joint).await.unwrap();
        assert_eq!(windows(h, ids[0]).await[0], w(q2, 1, State::Pending));
        assert_eq!(windows(h, ids[1]).await[0], w(q2, 1, State::Done));
        // Twice on one day at one place is once; a meeting is no inspection; the future is refused.
        enter(&h.who("yj.b"), record("led_inspection", date(2024, 5, 6), "甲厂")).await.unwrap();
        enter(&h.who("yj.b"), record("meeting", date(2024, 5, 6), "全州")).await.unwrap();
        assert_eq!(windows(h, ids[0]).await[0], w(q2, 1, State::Pending));
        let early = enter(&h.who("yj.a"), record("led_inspection", date(2024, 5, 9), "乙厂")).await.unwrap_err();
        assert_eq!(early.code, "BAD_RECORD");
        enter(&h.who("yj.a"), record("led_inspection", date(2024, 5, 7), "乙厂")).await.unwrap();
        assert_eq!(windows(h, ids[0]).await[0], w(q2, 2, State::Done));
        // Voiding counts back; only whoever entered it, or the office, with a reason.
        let void = |who, note| {
            let ctx = h.who(who);
            let id = first.id;
            async move { advance(&ctx, id, "void", None, note).await.err().map_or("", |e| e.code) }
        };
        assert_eq!(void("yj.b", Some("录错了")).await, "NOT_YOURS");
        assert_eq!(void("yj.a", None).await, "MISSING_FIELD");
        assert_eq!(void("sw", Some("录错了")).await, "NOT_FOUND");
        assert_eq!(void("yj.a", Some("录错了")).await, "");
        assert_eq!(void("yj.a", Some("录错了")).await, "WRONG_STATE");
        assert_eq!(windows(h, ids[0]).await[0], w(q2, 2, State::Done), "the repetition now counts in its place");
        assert_eq!(windows(h, ids[1]).await[0], w(q2, 0, State::Pending));
    }
}

#[tokio::test]
async fn missed_windows_colour_a_standing_task_and_late_entries_mend_it() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![standing("州应急局", vec![duty(Period::Month, 1, "talk")])]).await[0];
        h.step("yj.a", id, act("accept")).await.unwrap();
        assert_eq!(h.task(id).await.turns_at, Some(date(2024, 6, 1)));
        h.day(date(2024, 6, 1)).await;
        let may = date(2024, 5, 31);
        assert_eq!(windows(h, id).await[0], w(may, 0, State::Missed));
        assert_eq!(windows(h, id).await.len(), 3, "July was added");
        assert_eq!(h.task(id).await.light, Colour::Yellow);
        h.day(date(2024, 7, 1)).await;
        assert_eq!(h.task(id).await.light, Colour::Red, "two of the last four");
        // June may still be entered until the end of July, May no longer.
        enter(&h.who("yj.a"), record("talk", date(2024, 5, 20), "甲")).await.unwrap();
        assert_eq!(windows(h, id).await[0], w(may, 0, State::Missed));
        enter(&h.who("yj.a"), record("talk", date(2024, 6, 20), "甲")).await.unwrap();
        assert_eq!(windows(h, id).await[1], w(date(2024, 6, 30), 1, State::Late));
        assert_eq!(h.task(id).await.light, Colour::Yellow);
        assert_eq!(govern::task::io::jobs::refresh_lights(&h.system()).await.unwrap(), 0, "idempotent");
    }
}

#[tokio::test]
async fn whoever_is_not_in_office_has_not_taken_part() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![standing("州住建局", vec![duty(Period::Quarter, 1, "led_inspection")])]).await[0];
        let mut tx = h.app.db.begin().await.unwrap();
        // zj came to 州住建局 on the first of May; before that there was nobody.
        tx.exec(
            "insert into post (id, person, unit, title, portfolio, valid_from) values ($1,$2,$3,'科长',$4,$5)",
            params![uuid::Uuid::from_u128(77), person("zj"), unit("州住建局"), serde_json::json!([]), date(2024, 5, 1)],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let with = |on| NewRecord { people: vec![person("zj")], ..record("led_inspection", on, "甲厂") };
        let refused = enter(&h.who("zj"), with(date(2024, 4, 20))).await.unwrap_err();
        assert_eq!(refused.code, "NOT_IN_POST");
        enter(&h.who("zj"), with(date(2024, 5, 2))).await.unwrap();
        assert_eq!(windows(h, id).await[0].2, "done");
        let stranger =
            NewRecord { people: vec![kernel::id::PersonId(uuid::Uuid::from_u128(404))], ..with(date(2024, 5, 2)) };
        assert_eq!(enter(&h.who("zj"), stranger).await.unwrap_err().code, "PERSON_UNKNOWN");
        // For another unit only the office of the region enters.
        let theirs = |on| NewRecord { unit: Some(unit("州住建局")), ..record("led_inspection", on, "丙厂") };
        assert_eq!(enter(&h.who("sw"), theirs(date(2024, 5, 3))).await.unwrap_err().code, "NOT_FOUND");
        enter(&h.who("an.jing"), theirs(date(2024, 5, 3))).await.unwrap();
        let many = NewRecord { amount: Some(0), kind: "party".into(), ..record("x", date(2024, 5, 3), "丙厂") };
        assert_eq!(enter(&h.who("zj"), many).await.unwrap_err().fields.len(), 2);
    }
}

#[tokio::test]
async fn windows_do_not_run_while_a_task_is_paused_or_closed() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![standing("州应急局", vec![duty(Period::Month, 1, "talk")])]).await[0];
        h.step("an.jing", id, side("pause", "suspend")).await.unwrap();
        h.day(date(2024, 8, 5)).await;
        assert!(windows(h, id).await.iter().all(|w| w.2 == "pending"), "nothing is missed while paused");
        h.step("an.jing", id, side("pause", "resume")).await.unwrap();
        h.day(date(2024, 8, 6)).await;
        let ends: Vec<Date> = windows(h, id).await.into_iter().map(|w| w.0).collect();
        assert_eq!(ends, [date(2024, 8, 31), date(2024, 9, 30)], "the months of the pause are nobody's fault");
    }
}
