//! Rows that stand in no index yet are found by every list (docs/decisions/0011), compared with a look at what was written.

use super::house::{Dice, House, NOTES, PATHS, STATES, TRADES, engines};
use kernel::page::PageAsk;
use kernel::{Right, Scope, id::UnitId};
use store::list::Tally;
use store::{Db, List, Row};
use uuid::Uuid;

/// What the test itself knows of a note.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Note {
    at: i64,
    id: Uuid,
    path: String,
    trade: String,
    state: String,
    unit: Option<UnitId>,
    settled: bool,
}

async fn all(db: &Db) -> Vec<Note> {
    let mut tx = db.read().await.unwrap();
    let rows = tx.all("select id, at, region_path, trade, state, unit, settled from note", &[]).await.unwrap();
    let note = |r: &Row| Note {
        at: r.get::<jiff::Timestamp>("at").unwrap().as_microsecond(),
        id: r.get("id").unwrap(),
        path: r.get("region_path").unwrap(),
        trade: r.get("trade").unwrap(),
        state: r.get("state").unwrap(),
        unit: r.get("unit").unwrap(),
        settled: r.get("settled").unwrap(),
    };
    rows.iter().map(note).collect()
}

/// Whether the scope shows it, by the words of decision 0002.
fn seen(scope: &Scope, n: &Note) -> bool {
    let granted = scope.areas.iter().any(|a| {
        a.whole_region && n.path.starts_with(&a.path) && (a.sectors.is_empty() || a.sectors.contains(&n.trade))
    });
    scope.everything || granted || (!scope.areas.is_empty() && n.unit.is_some() && n.unit == scope.unit)
}

#[tokio::test]
async fn what_stands_in_no_index_yet_is_on_every_page_and_in_every_total() {
    for (db, _keep) in engines().await {
        let mut dice = Dice(20_241_121);
        let mut house = House { units: [UnitId(Uuid::from_u128(1)), UnitId(Uuid::from_u128(2))], ids: Vec::new() };
        let (mut fresh, mut old, mut hidden, mut tallied) = (0, 0, 0, 0);
        for round in 0..12 {
            for n in 0..20 {
                house.write(&db, &mut dice, round * 100 + n).await;
            }
            if round % 3 == 2 {
                // All at once into the indexes: the same answers by another way.
                let mut tx = db.begin().await.unwrap();
                tx.exec("update note set settled = true where not settled", &[]).await.unwrap();
                tx.commit().await.unwrap();
            }
            let notes = all(&db).await;
            for _ in 0..80 {
                let scope = house.scope(&mut dice);
                let state = (dice.below(2) == 0).then(|| dice.of(&STATES));
                let trade = (dice.below(3) == 0).then(|| dice.of(&TRADES));
                let within = (dice.below(3) == 0).then(|| dice.of(&PATHS));
                let own = (dice.below(3) == 0).then(|| dice.of(&house.units));
                let open = dice.below(4) == 0;
                let shown = |n: &&Note, state: Option<&str>| {
                    seen(&scope, n)
                        && state.is_none_or(|s| n.state == s)
                        && trade.is_none_or(|t| n.trade == t)
                        && within.is_none_or(|w| n.path.starts_with(w))
                        && own.is_none_or(|u| n.unit == Some(u))
                        && (!open || n.state != "closed")
                };
                let mut wanted: Vec<&Note> = notes.iter().filter(|n| shown(n, state)).collect();
                wanted.sort_by_key(|n| std::cmp::Reverse((n.at, n.id)));
                let asked = |state: Option<&str>| {
                    let list = List::new(&NOTES, &scope, Right::TaskRead)
                        .among("t.state", state)
                        .among("t.trade", trade)
                        .among("t.unit", own)
                        .within(within.map(str::to_owned));
                    if open { list.and("t.open", []) } else { list }
                };
                let list = asked(state);
                let (mut got, mut after) = (Vec::new(), None);
                let mut tx = db.read().await.unwrap();
                loop {
                    let ask = PageAsk { limit: Some(5), after, sort: None };
                    let page = list.page(&mut tx, &ask, |r| r.get::<Uuid>("sort_id")).await.unwrap();
                    assert_eq!(page.total.count as usize, wanted.len(), "{scope:?}");
                    got.extend(page.items);
                    after = page.next;
                    if after.is_none() {
                        break;
                    }
                }
                assert_eq!(got, wanted.iter().map(|n| n.id).collect::<Vec<_>>(), "{scope:?}");
                if let Some(mut tally) =
                    list.tally(&mut tx, "t.state", &[("t.trade = ?", vec!["road".into()])]).await.unwrap()
                {
                    let mut truth: Vec<Tally> = Vec::new();
                    for state in STATES {
                        let of: Vec<_> = wanted.iter().filter(|n| n.state == state).collect();
                        let marked = vec![of.iter().filter(|n| n.trade == "road").count() as u64];
                        truth.push(Tally { value: state.into(), count: of.len() as u64, marked });
                    }
                    truth.retain(|t| t.count > 0);
                    tally.sort_by_key(|t| STATES.iter().position(|s| *s == t.value));
                    assert_eq!(tally, truth, "{scope:?}");
                    tallied += wanted.len();
                }
                // Of the same text with other values, and of other texts, in any order.
                let of = |state: &&str| [asked(Some(state)), asked(Some(state)).and("t.trade = ?", ["road".into()])];
                let board: Vec<List> = STATES.iter().flat_map(of).chain([list]).collect();
                let totals = List::totals(&board, &mut tx).await.unwrap();
                let totals: Vec<usize> = totals.iter().map(|t| t.count as usize).collect();
                let mut truth: Vec<usize> = Vec::new();
                for step in STATES {
                    let of: Vec<&Note> = notes.iter().filter(|n| shown(n, Some(step))).collect();
                    truth.extend([of.len(), of.iter().filter(|n| n.trade == "road").count()]);
                }
                truth.push(wanted.len());
                assert_eq!(totals, truth, "{scope:?}");
                let new = wanted.iter().filter(|n| !n.settled).count();
                fresh += new;
                old += wanted.len() - new;
                hidden += notes.len() - wanted.len();
            }
        }
        assert!(
            fresh > 500 && old > 500 && hidden > 500 && tallied > 500,
            "{fresh} fresh, {old} old, {hidden} hidden, {tallied} tallied: proves too little"
        );
    }
}

/// PostgreSQL keeps a statement by its text: of two lists that show nothing one had a value and the other none.
#[tokio::test]
async fn whoever_sees_nothing_is_told_so_whatever_he_asks_for() {
    for (db, _keep) in engines().await {
        let nobody = Scope::default();
        let list = || List::new(&NOTES, &nobody, Right::TaskRead);
        let mut tx = db.read().await.unwrap();
        for asked in
            [list().among("t.state", ["new"]), list(), list().among("t.unit", [UnitId(Uuid::from_u128(1))]), list()]
        {
            let page = asked.page(&mut tx, &PageAsk::default(), |r| r.get::<Uuid>("sort_id")).await.unwrap();
            assert_eq!((page.items.len(), page.total.count), (0, 0));
            assert_eq!(List::totals(&[asked], &mut tx).await.unwrap()[0].count, 0);
        }
    }
}
