use crate::house::*;
use govern::duty::io::api::{OccurrenceAsk, listed as occurrences};
use govern::task::io::api::list::{TaskAsk, listed};
use govern::task::io::store::named;
use govern::task::new::{NewTask, Role};
use jiff::civil::date;
use kernel::PageAsk;
use store::list;
use web::Ctx;

async fn numbers(ctx: &Ctx, ask: &TaskAsk) -> Vec<String> {
    let mut tx = ctx.read().await.unwrap();
    let page = listed(ctx, ask).unwrap().page(&mut tx, &ask.page(), named).await.unwrap();
    let mut out: Vec<String> = page.items.into_iter().map(|n| n.task.number).collect();
    out.sort();
    out
}

/// Two measures: one led by 州应急局 with 州住建局 and 云溪县, one of 州水务局 alone.
async fn plan(h: &House) {
    let own = NewTask { lead: Some(unit("州水务局")), ..new_task("州水务局", Role::Lead, 2) };
    let standing = NewTask { standing: true, due: None, ..new_task("州住建局", Role::Assist, 1) };
    h.issue(vec![new_task("州应急局", Role::Lead, 1), standing, new_task("云溪县", Role::Territorial, 1), own]).await;
}

const LEAD: &str = "RW-990100-2024-000001";
const ASSIST: &str = "RW-990100-2024-000002";
const WATER: &str = "RW-990100-2024-000003";
const COUNTYS: &str = "RW-990121-2024-000001";

#[tokio::test]
async fn everybody_sees_what_concerns_them_and_nothing_else() {
    for house in houses().await {
        let h = &house;
        plan(h).await;
        let all = TaskAsk::default();
        assert_eq!(numbers(&h.system(), &all).await, [LEAD, ASSIST, WATER, COUNTYS], "they exist");
        for who in ["an.jing", "an.zhu", "audit"] {
            assert_eq!(numbers(&h.who(who), &all).await.len(), 4, "{who}");
        }
        assert_eq!(numbers(&h.who("yj.a"), &all).await, [LEAD, ASSIST, COUNTYS], "the lead sees its measure");
        assert_eq!(numbers(&h.who("zj"), &all).await, [ASSIST], "assist");
        assert_eq!(numbers(&h.who("sw"), &all).await, [WATER]);
        assert_eq!(numbers(&h.who("yx"), &all).await, [COUNTYS], "territorial, by the county's grant");
        assert_eq!(numbers(&h.leader_of("州水务局"), &all).await, [WATER, COUNTYS], "portfolio and the granted county");
        assert_eq!(numbers(&h.leader_of("州住建局"), &all).await, [ASSIST, COUNTYS]);
        assert_eq!(numbers(&h.who("admin"), &all).await, [""; 0], "accounts are no business of tasks");
        // Filters do not open the door.
        let others = TaskAsk { unit: vec![unit("州水务局")], ..TaskAsk::default() };
        assert_eq!(numbers(&h.who("zj"), &others).await, [""; 0]);
        assert_eq!(numbers(&h.who("an.jing"), &others).await, [WATER]);
        let region = TaskAsk { region: vec!["990121".into()], ..TaskAsk::default() };
        assert_eq!(numbers(&h.who("an.jing"), &region).await, [COUNTYS]);
        let words = TaskAsk { q: Some("预案".into()), ..TaskAsk::default() };
        assert_eq!(numbers(&h.who("sw"), &words).await, [WATER]);
    }
}

#[tokio::test]
async fn occurrences_follow_their_tasks() {
    for house in houses().await {
        let h = &house;
        plan(h).await;
        let count = |ctx: Ctx| async move {
            let mut tx = ctx.read().await.unwrap();
            let list = occurrences(&ctx, &OccurrenceAsk::default()).unwrap();
            let page = list.page(&mut tx, &PageAsk::default(), |_| Ok(())).await.unwrap();
            page.total.count
        };
        assert_eq!(count(h.system()).await, 2);
        assert_eq!(count(h.who("zj")).await, 2);
        assert_eq!(count(h.who("yj.a")).await, 2, "the lead");
        assert_eq!(count(h.who("sw")).await, 0);
        assert_eq!(count(h.who("yx")).await, 0);
        assert_eq!(count(h.leader_of("州住建局")).await, 2);
    }
}

#[tokio::test]
async fn every_sort_and_every_pile_is_a_valid_statement() {
    for house in houses().await {
        let h = &house;
        plan(h).await;
        for who in ["an.jing", "yj.a", "zj", "yx"] {
            let ctx = h.who(who);
            for sort in ["due", "-due", "number", "seq", "-light", "unit", "progress"] {
                let ask = TaskAsk { sort: Some(sort.into()), limit: Some(1), ..TaskAsk::default() };
                let mut seen = Vec::new();
                let mut after = None;
                loop {
                    let ask = TaskAsk { after: after.clone(), ..ask.clone() };
                    let mut tx = ctx.read().await.unwrap();
                    let page = listed(&ctx, &ask).unwrap().page(&mut tx, &ask.page(), named).await.unwrap();
                    seen.extend(page.items.into_iter().map(|n| n.task.number));
                    after = page.next;
                    if after.is_none() {
                        break;
                    }
                }
                let mut unique = seen.clone();
                unique.sort();
                unique.dedup();
                let whole = numbers(&ctx, &TaskAsk::default()).await;
                assert_eq!((seen.len(), unique), (whole.len(), whole), "{who} by {sort} on {}", h.engine);
            }
            for mine in ["accept", "due", "returned", "red", "verify", "close", "all"] {
                let ask = TaskAsk { mine: Some(mine.into()), ..TaskAsk::default() };
                numbers(&ctx, &ask).await;
            }
        }
        let mine = |who: &str, pile: &str| {
            let (ctx, ask) = (h.who(who), TaskAsk { mine: Some(pile.into()), ..TaskAsk::default() });
            async move { numbers(&ctx, &ask).await }
        };
        assert_eq!(mine("yj.a", "accept").await, [LEAD]);
        assert_eq!(mine("yx", "accept").await, [COUNTYS], "the county's office works for the county");
        assert_eq!(mine("an.jing", "accept").await, [""; 0]);
        assert!(listed(&h.who("yj.a"), &TaskAsk { mine: Some("naps".into()), ..TaskAsk::default() }).is_err());
        for bad in [
            TaskAsk { state: vec!["asleep".into()], ..TaskAsk::default() },
            TaskAsk { light: vec!["pink".into()], ..TaskAsk::default() },
            TaskAsk { role: vec!["boss".into()], ..TaskAsk::default() },
        ] {
            assert_eq!(listed(&h.who("yj.a"), &bad).err().unwrap().code, "BAD_FILTER");
        }
    }
}

#[tokio::test]
async fn what_waits_for_whom() {
    for house in houses().await {
        let h = &house;
        let ids = h
            .issue(vec![
                new_task("州应急局", Role::Lead, 1),
                new_task("州住建局", Role::Assist, 1),
                new_task("云溪县", Role::Territorial, 1),
            ])
            .await;
        for (who, id) in [("yj.a", ids[0]), ("zj", ids[1]), ("yx", ids[2])] {
            h.submitted(who, id).await;
        }
        let pile = |who: &str, pile: &str| {
            let (ctx, ask) = (h.who(who), TaskAsk { mine: Some(pile.into()), ..TaskAsk::default() });
            async move { numbers(&ctx, &ask).await }
        };
        assert_eq!(pile("yj.b", "verify").await, [ASSIST, COUNTYS], "the lead verifies the others'");
        assert_eq!(pile("an.jing", "verify").await, [LEAD], "the office the lead's");
        assert_eq!(pile("zj", "verify").await, [""; 0]);
        assert_eq!(pile("yx.office", "verify").await, [""; 0], "not what the county did itself");
        h.step("yj.b", ids[1], act("verify")).await.unwrap();
        assert_eq!(pile("an.jing", "verify").await, [LEAD, ASSIST]);
        h.step("an.jing", ids[1], act("check")).await.unwrap();
        assert_eq!(pile("an.zhu", "close").await, [ASSIST]);
        let due = TaskAsk { due_to: Some(date(2024, 12, 30)), ..TaskAsk::default() };
        assert_eq!(numbers(&h.who("an.jing"), &due).await, [""; 0]);
        let state = TaskAsk { state: vec!["verified".into()], ..TaskAsk::default() };
        assert_eq!(numbers(&h.who("an.jing"), &state).await, [ASSIST]);
        assert_eq!(list::areas(COUNTY), ["990100", "990121", "", ""]);
    }
}
