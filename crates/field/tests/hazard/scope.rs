//! Who sees which hazards, and every filter and sort as a statement on both engines.

use crate::house::*;
use crate::major::ammonia;
use field::hazard::io::act::{Step, comment};
use field::hazard::io::api::board::board;
use field::hazard::io::api::export::export;
use field::hazard::io::api::list::{HazardAsk, listed};
use field::hazard::io::api::one;
use field::hazard::io::api::stats::{StatsAsk, stats};
use field::hazard::io::store::{find, named};
use jiff::civil::date;
use web::{Ask, Ctx};

/// One hazard at 甲 (chemical, the zone, 州应急局), two at 乙 (industry, 云溪县, nobody in charge).
async fn three(h: &House) -> Vec<String> {
    let first = ammonia(h).await;
    let second = h.report("yi.worker", seen("乙", "self", "电线裸露")).await.unwrap();
    let third = h.report("yunxi", seen("乙", "inspection", "安全出口堵塞")).await.unwrap();
    [first, second, third].into_iter().map(|h| h.number).collect()
}

async fn numbers(ctx: &Ctx, ask: &HazardAsk) -> Vec<String> {
    let mut tx = ctx.read().await.unwrap();
    let page = listed(ctx, &mut tx, ask).await.unwrap().page(&mut tx, &ask.page(), named).await.unwrap();
    let mut out: Vec<String> = page.items.into_iter().map(|n| n.hazard.number).collect();
    out.sort();
    out
}

#[tokio::test]
async fn everybody_sees_what_concerns_them_and_nothing_else() {
    for house in houses().await {
        let h = &house;
        let n = three(h).await;
        let all = HazardAsk::default();
        let sorted = |mut v: Vec<String>| {
            v.sort();
            v
        };
        let zone = vec![n[0].clone()];
        let county = sorted(vec![n[1].clone(), n[2].clone()]);
        let every = sorted(n.clone());
        assert_eq!(numbers(&h.system(), &all).await, every, "they exist");
        for who in ["office", "office.head", "leader", "audit"] {
            assert_eq!(numbers(&h.who(who), &all).await, every, "{who}");
        }
        for who in ["officer.1", "assistant", "bureau.head"] {
            assert_eq!(numbers(&h.who(who), &all).await, zone, "{who}: its trade, in the whole prefecture");
        }
        assert_eq!(numbers(&h.who("yunxi"), &all).await, county);
        for who in ["yi.safety", "yi.head", "yi.worker"] {
            assert_eq!(numbers(&h.who(who), &all).await, county, "{who}");
        }
        assert_eq!(numbers(&h.who("jia.worker"), &all).await, zone);
        for who in ["songquan", "builder", "admin"] {
            assert_eq!(numbers(&h.who(who), &all).await, [""; 0], "{who}");
        }
        // Filters do not open the door, and one record is as hidden as the list.
        let others = HazardAsk { site: vec![site("甲")], ..HazardAsk::default() };
        assert_eq!(numbers(&h.who("yunxi"), &others).await, [""; 0]);
        let ctx = h.system();
        let mut tx = ctx.read().await.unwrap();
        let hidden =
            listed(&ctx, &mut tx, &others).await.unwrap().page(&mut tx, &others.page(), named).await.unwrap().items;
        let id = hidden[0].hazard.id;
        assert_eq!(find(&mut tx, h.who("yi.safety").scope(), id).await.unwrap_err().code, "NOT_FOUND");
        drop(tx);
        assert_eq!(h.refusal("songquan", id, act("return")).await, "NOT_FOUND");
        assert_eq!(comment(&h.who("songquan"), id, "看看").await.unwrap_err().code, "NOT_FOUND");
        comment(&h.who("jia.worker"), id, "现场还在用软管").await.unwrap();
        assert_eq!(comment(&h.who("jia.worker"), id, " ").await.unwrap_err().code, "BAD_COMMENT");
    }
}

#[tokio::test]
async fn every_filter_and_sort_is_a_valid_statement() {
    for house in houses().await {
        let h = &house;
        let n = three(h).await;
        let one = |v: &str| vec![v.to_owned()];
        let d = Some(date(2026, 3, 10));
        let asks = [
            (3, HazardAsk { region: one("990100"), ..HazardAsk::default() }),
            (1, HazardAsk { region: one("Z990101001"), ..HazardAsk::default() }),
            (1, HazardAsk { grade: one("major"), ..HazardAsk::default() }),
            (2, HazardAsk { grade: one("none"), ..HazardAsk::default() }),
            (3, HazardAsk { grade: vec!["none".into(), "major".into()], ..HazardAsk::default() }),
            (2, HazardAsk { state: one("reported"), ..HazardAsk::default() }),
            (3, HazardAsk { state: one("open"), ..HazardAsk::default() }),
            (0, HazardAsk { state: one("closed"), ..HazardAsk::default() }),
            (1, HazardAsk { source: one("inspection"), ..HazardAsk::default() }),
            (2, HazardAsk { trade: one("industry"), ..HazardAsk::default() }),
            (1, HazardAsk { kind: one("machine.tank"), ..HazardAsk::default() }),
            (1, HazardAsk { regulator: vec![unit("州应急局")], ..HazardAsk::default() }),
            (2, HazardAsk { unassigned: Some(true), ..HazardAsk::default() }),
            (0, HazardAsk { overdue: Some(true), ..HazardAsk::default() }),
            (0, HazardAsk { listed: Some(true), ..HazardAsk::default() }),
            (0, HazardAsk { stopped: Some(true), ..HazardAsk::default() }),
            (0, HazardAsk { suspect: Some(true), ..HazardAsk::default() }),
            (3, HazardAsk { found_from: d, found_to: d, ..HazardAsk::default() }),
            (0, HazardAsk { found_from: Some(date(2026, 3, 11)), ..HazardAsk::default() }),
            (2, HazardAsk { due_to: Some(date(2026, 3, 13)), ..HazardAsk::default() }),
            (1, HazardAsk { due_from: Some(date(2026, 3, 14)), ..HazardAsk::default() }),
            (1, HazardAsk { q: Some("软管".into()), ..HazardAsk::default() }),
            (1, HazardAsk { q: Some(n[1].to_lowercase()), ..HazardAsk::default() }),
            (0, HazardAsk { q: Some("100%_'".into()), ..HazardAsk::default() }),
        ];
        let ctx = h.who("office");
        for (want, ask) in &asks {
            assert_eq!(numbers(&ctx, ask).await.len(), *want, "{ask:?} on {}", h.engine);
        }
        for who in ["office", "officer.1", "yunxi", "yi.safety"] {
            let ctx = h.who(who);
            let whole = numbers(&ctx, &HazardAsk::default()).await;
            for sort in ["found", "-found", "due", "-due", "number"] {
                let (mut got, mut after) = (Vec::new(), None);
                loop {
                    let ask = HazardAsk { sort: Some(sort.into()), limit: Some(1), after, ..HazardAsk::default() };
                    let mut tx = ctx.read().await.unwrap();
                    let page =
                        listed(&ctx, &mut tx, &ask).await.unwrap().page(&mut tx, &ask.page(), named).await.unwrap();
                    got.extend(page.items.into_iter().map(|n| n.hazard.number));
                    after = page.next;
                    if after.is_none() {
                        break;
                    }
                }
                got.sort();
                assert_eq!(got, whole, "{who} by {sort} on {}", h.engine);
            }
            for mine in ["verify", "rectify", "plan", "approve", "recheck", "close", "found"] {
                numbers(&ctx, &HazardAsk { mine: Some(mine.into()), ..HazardAsk::default() }).await;
            }
        }
        let mine = |who: &'static str, pile: &str| {
            let (ctx, ask) = (h.who(who), HazardAsk { mine: Some(pile.into()), ..HazardAsk::default() });
            async move { numbers(&ctx, &ask).await.len() }
        };
        assert_eq!(mine("jia.head", "plan").await, 1);
        assert_eq!(mine("yi.safety", "verify").await, 2);
        assert_eq!(mine("yi.worker", "found").await, 1);
        for bad in [
            HazardAsk { state: one("asleep"), ..HazardAsk::default() },
            HazardAsk { grade: one("huge"), ..HazardAsk::default() },
            HazardAsk { source: one("rumour"), ..HazardAsk::default() },
            HazardAsk { mine: Some("naps".into()), ..HazardAsk::default() },
        ] {
            let mut tx = ctx.read().await.unwrap();
            assert_eq!(listed(&ctx, &mut tx, &bad).await.err().unwrap().code, "BAD_FILTER");
        }
    }
}

#[tokio::test]
async fn the_board_the_workbook_and_the_totals_agree() {
    for house in houses().await {
        let h = &house;
        let n = three(h).await;
        let columns = board(h.who("office"), Ask(HazardAsk::default())).await.ok().unwrap().0;
        let of = |code: &str| columns.iter().find(|c| c.state.code == code).unwrap().count.count;
        assert_eq!((of("reported"), of("plan_due"), of("review")), (2, 1, 0));
        // A firm's board is counted in one pass, that of a prefecture by an index for each number.
        let three = async |who, step: &str| {
            let columns = board(h.who(who), Ask(HazardAsk::default())).await.ok().unwrap().0;
            let of = columns.into_iter().find(|c| c.state.code == step).unwrap();
            [of.count, of.major, of.overdue].map(|n| (n.count, n.exact))
        };
        assert_eq!(three("yi.head", "reported").await, [(2, true), (0, true), (0, true)]);
        assert_eq!(three("jia.worker", "plan_due").await, [(1, true), (1, true), (0, true)]);
        assert_eq!(three("jia.worker", "review").await, [(0, true); 3]);
        let book = export(h.who("yunxi"), Ask(HazardAsk::default())).await.ok().unwrap();
        assert!(book.bytes.starts_with(b"PK"));
        let ask = |region: Option<&str>, grade: &str| {
            Ask(StatsAsk { region: region.map(str::to_owned), grade: Some(grade.into()) })
        };
        let all = stats(h.who("office"), ask(None, "all")).await.ok().unwrap().0;
        assert_eq!((all.all.found, all.all.open, all.all.closed), (3, 3, 0));
        assert_eq!(all.regions.iter().map(|r| r.flowed.found).sum::<i64>(), 3);
        assert!(all.zero.zeroed, "nothing is late on the first day");
        let major = stats(h.who("office"), ask(Some("Z990101001"), "major")).await.ok().unwrap().0;
        assert_eq!((major.all.found, major.years[0].of.code.as_str()), (1, "2026"));
        // A department sees the totals of its trades; a firm and a stranger to the region none.
        let trade = stats(h.who("officer.1"), ask(None, "all")).await.ok().unwrap().0;
        assert_eq!(trade.all.found, 1);
        assert!(stats(h.who("yi.head"), ask(None, "all")).await.is_err());
        assert!(stats(h.who("songquan"), ask(Some("990121"), "all")).await.is_err());
        assert!(stats(h.who("songquan"), ask(Some("990100"), "all")).await.is_err());
        // Ninety days later nobody has approved a plan.
        h.day(date(2026, 7, 1)).await;
        let late = stats(h.who("office"), ask(None, "major")).await.ok().unwrap().0;
        assert!(!late.zero.zeroed);
        assert_eq!((late.zero.overdue.count, late.zero.unplanned.count), (1, 1));
        for who in ["office", "jia.worker"] {
            assert_eq!(three(who, "plan_due").await, [(1, true); 3], "{who}");
        }
        assert_eq!(late.ages.iter().map(|a| a.flowed.open).collect::<Vec<_>>(), [0, 1, 0, 0, 0], "four months");
        assert_eq!(n.len(), 3);
    }
}

#[tokio::test]
async fn buttons_are_what_the_verbs_allow() {
    for house in houses().await {
        let h = &house;
        let id = h.report("yi.worker", seen("乙", "self", "电线裸露")).await.unwrap().id;
        let offered = |who: &'static str| async move {
            let ctx = h.who(who);
            let mut tx = ctx.read().await.unwrap();
            let view = one::view(&ctx, &mut tx, id).await.unwrap();
            view.offers.into_iter().map(|o| format!("{}:{}", o.flow, o.action)).collect::<Vec<_>>()
        };
        let has = |list: &[String], what: &str| list.iter().any(|o| o == what);
        let safety = offered("yi.safety").await;
        assert!(has(&safety, "hazard:verify") && has(&safety, "hazard:verify_major"), "{safety:?}");
        assert!(!has(&safety, "dual_report:tell_regulator"), "not major");
        let worker = offered("yi.worker").await;
        assert_eq!(worker, ["hazard:fix_on_spot"], "who found it may mend it at once");
        let auditor = offered("audit").await;
        assert!(auditor.is_empty(), "{auditor:?}");
        let county = offered("yunxi").await;
        assert!(has(&county, "stop_order:order") && !has(&county, "listing:propose"), "{county:?}");
        h.must("yunxi", id, Step { kind: Some("machine.electric".into()), ..act("verify_major") }).await;
        let county = offered("yunxi").await;
        assert!(has(&county, "listing:propose"), "{county:?}");
        assert!(!has(&county, "hazard:downgrade"), "an officer is not the head");
        let head = offered("yi.head").await;
        assert!(has(&head, "hazard:plan") && has(&head, "dual_report:tell_workers"), "{head:?}");
        assert!(!has(&head, "hazard:pass") && !has(&head, "hazard:close"), "{head:?}");
    }
}

#[tokio::test]
async fn what_was_mended_on_the_spot_is_looked_at_by_another() {
    for house in houses().await {
        let h = &house;
        let fix = |evidence| Step { evidence, ..act("fix_on_spot") };
        let id = h.report("yi.worker", seen("乙", "self", "灭火器过期")).await.unwrap().id;
        let half = h.papers("yi.worker", &["photo_after"]).await;
        assert_eq!(h.refusal("yi.worker", id, fix(half)).await, "EVIDENCE_REQUIRED");
        let both = h.papers("yi.worker", &["photo_before", "photo_after"]).await;
        h.must("yi.worker", id, fix(both)).await;
        h.must("yi.safety", id, act("pass")).await;
        assert_eq!(h.must("yi.head", id, act("close")).await.state.code(), "closed");
        // Merged into its twin at the same site, not into itself, not across sites.
        let twin = h.report("yi.worker", seen("乙", "self", "消火栓无水")).await.unwrap().id;
        let copy = h.report("yi.worker", seen("乙", "self", "消火栓没有水")).await.unwrap().id;
        let far = ammonia(h).await.id;
        let merge = |into| Step { into: Some(into), ..act("merge") };
        assert_eq!(h.refusal("yi.safety", copy, merge(copy)).await, "BAD_TWIN");
        assert_eq!(h.refusal("yi.safety", copy, merge(far)).await, "BAD_TWIN");
        assert_eq!(h.refusal("yi.safety", copy, merge(id)).await, "BAD_TWIN", "already closed");
        assert_eq!(h.must("yi.safety", copy, merge(twin)).await.merged_into, Some(twin));
    }
}
