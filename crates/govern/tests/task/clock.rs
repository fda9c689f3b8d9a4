use crate::house::*;
use govern::task::flow::Work;
use govern::task::io::api::list::{TaskAsk, listed, shown};
use govern::task::io::{jobs, store as tasks};
use govern::task::new::{NewTask, Role};
use jiff::civil::date;
use kernel::Colour;
use kernel::id::PolicyId;
use store::{ledger, params};
use uuid::Uuid;

#[tokio::test]
async fn silence_counts_as_acceptance_and_shows() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![new_task("州应急局", Role::Lead, 1)]).await[0];
        h.day(date(2024, 5, 11)).await;
        assert_eq!(h.task(id).await.work, Work::Issued, "the last day is not over");
        h.day(date(2024, 5, 13)).await;
        let t = h.task(id).await;
        assert_eq!((t.work, t.implied, t.light), (Work::Accepted, true, Colour::Yellow));
        let t = h.step("yj.a", id, act("accept")).await.unwrap();
        assert_eq!((t.work, t.light), (Work::Accepted, Colour::Green), "accepting late ends the silence");
        assert_eq!(h.refusal("yj.a", id, act("accept")).await, "ALREADY_ACCEPTED");
    }
}

#[tokio::test]
async fn an_untouched_task_turns_by_time_alone_and_says_so() {
    for house in houses().await {
        let h = &house;
        let id = h.issue(vec![new_task("州应急局", Role::Lead, 1)]).await[0];
        h.step("yj.a", id, act("accept")).await.unwrap();
        // 238 days from 8 May to 31 December. A tenth is 23.8: yellow on the 24th day, 31 May. A quarter is 59.5: red on
        // the 60th day, 6 July.
        let t = h.task(id).await;
        assert_eq!((t.turns_at, t.turns_to), (Some(date(2024, 5, 31)), Some(Colour::Yellow)));
        h.day(date(2024, 5, 30)).await;
        assert_eq!(h.task(id).await.light, Colour::Green);
        h.day(date(2024, 5, 31)).await;
        assert_eq!(h.task(id).await.light, Colour::Yellow);
        assert_eq!(h.task(id).await.turns_at, Some(date(2024, 7, 6)));
        // A list shows the right colour though the job has not run.
        h.day_without_job(date(2024, 7, 6));
        let t = h.task(id).await;
        assert_eq!(t.light, Colour::Yellow, "as stored");
        let law = &h.app.law.parameters;
        assert_eq!(shown(&t, law, date(2024, 7, 6)).color, "red");
        h.day(date(2024, 7, 6)).await;
        assert_eq!(h.task(id).await.light, Colour::Red);
        assert_eq!(jobs::refresh_lights(&h.system()).await.unwrap(), 0, "a second run changes nothing");
        // From red only over somebody's eyes.
        let paper = h.file("yj.a", "a.pdf", "a", None).await;
        let up = govern::task::io::act::Step { evidence: brought(paper, "other"), ..report(60) };
        assert_eq!(h.step("yj.a", id, up).await.unwrap().light, Colour::Yellow);
        assert_eq!(h.refusal("yj.b", id, act("confirm")).await, "SELF_APPROVAL");
        let pile = TaskAsk { mine: Some("confirm".into()), ..TaskAsk::default() };
        let ctx = h.who("an.jing");
        let mut tx = ctx.read().await.unwrap();
        let waiting = listed(&ctx, &pile).unwrap().page(&mut tx, &pile.page(), tasks::named).await.unwrap();
        assert_eq!(waiting.items.len(), 1, "it lies on the office's pile");
        drop(tx);
        assert_eq!(h.step("an.jing", id, act("confirm")).await.unwrap().light, Colour::Green);
        let mut tx = h.app.db.read().await.unwrap();
        let turns: Vec<(Option<String>, Option<String>)> = ledger::of(&mut tx, "task", id.0)
            .await
            .unwrap()
            .into_iter()
            .filter(|e| e.action == "light")
            .map(|e| (e.from, e.to))
            .collect();
        let pair = |a: &str, b: &str| (Some(format!("light:{a}")), Some(format!("light:{b}")));
        assert_eq!(turns, [pair("green", "yellow"), pair("yellow", "red")], "{}", h.engine);
    }
}

#[tokio::test]
async fn a_thousand_tasks_at_once_and_their_counts() {
    for house in houses().await {
        let h = &house;
        let make = |n: u128| NewTask { seq: n as i64, ..new_task("州水务局", Role::Assist, n) };
        let began = h.app.clock.now();
        let ids = h.issue((0..1000).map(make).collect()).await;
        assert_eq!((ids.len(), began), (1000, h.app.clock.now()));
        let mut tx = h.app.db.read().await.unwrap();
        let policy = PolicyId(Uuid::from_u128(1));
        let counts = tasks::counts(&mut tx, policy).await.unwrap();
        assert_eq!((counts.green, counts.total()), (1000, 1000));
        let none = tasks::counts(&mut tx, PolicyId(Uuid::from_u128(404))).await.unwrap();
        assert_eq!(none.total(), 0);
        let last = tasks::by_id(&mut tx, ids[999]).await.unwrap().unwrap();
        assert_eq!(last.number, "RW-990100-2024-001000");
        drop(tx);
        // One unknown unit refuses all of them.
        let ctx = h.who("an.jing");
        let mut tx = ctx.begin().await.unwrap();
        let stray = NewTask { unit: kernel::id::UnitId(Uuid::from_u128(404)), ..make(2000) };
        let refused = govern::task::io::act::create(&ctx, &mut tx, vec![make(1999), stray]).await.unwrap_err();
        assert_eq!(refused.code, "UNIT_UNRESOLVED");
    }
}

#[tokio::test]
async fn tasks_follow_a_unit_to_its_successor() {
    for house in houses().await {
        let h = &house;
        let ids = h.issue(vec![new_task("州应急局", Role::Lead, 1), new_task("州住建局", Role::Assist, 1)]).await;
        h.step("yj.a", ids[0], act("accept")).await.unwrap();
        h.step("yj.a", ids[0], report(20)).await.unwrap();
        let succession = |from: &str, to: &str| params![unit(from), unit(to), date(2024, 6, 1)].to_vec();
        let mut tx = h.app.db.begin().await.unwrap();
        let sql = "insert into unit_succession (unit, successor, on_day) values ($1,$2,$3)";
        tx.exec(sql, &succession("州应急局", "州水务局")).await.unwrap();
        tx.commit().await.unwrap();
        h.day(date(2024, 5, 31)).await;
        assert_eq!(h.task(ids[0]).await.unit, unit("州应急局"), "not yet");
        h.day(date(2024, 6, 1)).await;
        let t = h.task(ids[0]).await;
        assert_eq!((t.unit, t.lead, t.progress, t.work), (unit("州水务局"), Some(unit("州水务局")), 20, Work::Working));
        assert_eq!(h.task(ids[1]).await.lead, Some(unit("州水务局")), "and verifies the others' from now on");
        assert_eq!(h.refusal("yj.a", ids[0], report(25)).await, "NOT_FOUND");
        h.step("sw", ids[0], report(25)).await.unwrap();
        // Divided among several: nobody guesses.
        let mut tx = h.app.db.begin().await.unwrap();
        for to in ["州应急局", "云溪县安委办"] {
            tx.exec(sql, &succession("州住建局", to)).await.unwrap();
        }
        tx.commit().await.unwrap();
        h.day(date(2024, 6, 3)).await;
        assert_eq!(h.task(ids[1]).await.unit, unit("州住建局"));
    }
}
