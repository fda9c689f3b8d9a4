//! Warnings as rows, on each engine: issued, raised, pushed, answered, lifted with their lead time.

// What only the tests of alarms ask for is not used here.
#[allow(dead_code)]
#[path = "../alarm/house.rs"]
mod house;

use house::{houses, ms, told};
use jiff::Timestamp;
use kernel::id::{EnterpriseId, RegionId};
use kernel::{Outcome, Scope};
use org::ask::{Danger, DangerKeeper, Dangers};
use org::region::io::store as regions;
use org::region::{Region, RegionKind};
use sense::alarm::io::apply;
use sense::alarm::{Limit, What};
use sense::warning::flow::{AreaState, WarningState};
use sense::warning::io::act::{WarningMove, advance};
use sense::warning::io::area::act::advance as area_step;
use sense::warning::io::area::store as areas;
use sense::warning::io::store::Filed;
use sense::warning::io::{jobs, store};
use sense::warning::model::Colour;
use sense::warning::rating::Term;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use uuid::Uuid;
use web::Ctx;

/// Says what the test wants it to say.
struct Told(Arc<Mutex<Danger>>);

impl Dangers for Told {
    fn danger<'a>(
        &'a self,
        _: &'a Ctx,
        _: &'a mut ::store::Tx,
        _: EnterpriseId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Danger>> + Send + 'a>> {
        Box::pin(async move { Ok(*self.0.lock().unwrap()) })
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millisecond(ms(seconds)).unwrap()
}

async fn running(ctx: &Ctx) -> Option<Filed> {
    let mut tx = ctx.read().await.unwrap();
    store::running(&mut tx, EnterpriseId(Uuid::from_u128(0x5001))).await.unwrap()
}

fn step(action: &str) -> WarningMove {
    WarningMove {
        action: action.into(),
        note: Some("已停车泄压，现场无泄漏".into()),
        reason: Some("已消除".into()),
        ..WarningMove::default()
    }
}

#[tokio::test]
async fn from_issue_to_lift() {
    for h in houses().await {
        let danger = Arc::new(Mutex::new(Danger { grade: Some(1), ..Danger::default() }));
        let app = h.app.with_answer(DangerKeeper(Box::new(Told(danger.clone()))));
        let ctx = |seconds| Ctx::system(app.clone()).at(at(seconds));
        // Grade 1 alone: 60, orange. A second look does nothing.
        assert_eq!(jobs::tick(&ctx(0)).await.unwrap(), 1, "{}", h.engine);
        assert_eq!(jobs::tick(&ctx(60)).await.unwrap(), 0);
        assert_eq!(jobs::tick(&ctx(901)).await.unwrap(), 0);
        let f = running(&ctx(0)).await.unwrap();
        assert_eq!(
            (f.warning.colour, f.warning.state, f.warning.issued_at),
            (Colour::Orange, WarningState::Issued, at(0))
        );
        // Orange is told to the county at once.
        assert_eq!((f.warning.level, f.respond_due), (1, at(120 * 60)));
        let rating = f.warning.rating.clone().unwrap();
        assert_eq!(rating.score, 60.0);
        assert_eq!(rating.missing, [Term::HotWork, Term::ConfinedSpace], "no permits, and it promises nothing");

        // A critical alarm and four major hazards: 60 + 10 + 12, red; the clocks begin anew.
        apply(&app, &[told(0, Limit::Hh, 1200, What::Raised, 55.0)]).await.unwrap();
        danger.lock().unwrap().major_open = 4;
        assert_eq!(jobs::tick(&ctx(1802)).await.unwrap(), 1);
        let f = running(&ctx(0)).await.unwrap();
        assert_eq!((f.warning.colour, f.warning.state, f.warning.since), (Colour::Red, WarningState::Issued, at(1802)));
        assert_eq!((f.warning.shades.len(), f.warning.level), (2, 2), "prefecture at once");
        assert_eq!(f.respond_due, at(1802 + 30 * 60));
        let id = f.warning.id;

        // Refused: unknown step, without words, by somebody who does not see it, lifted before anybody answered.
        let refused = async |c: Ctx, s: WarningMove| advance(&c, id, s).await.unwrap_err().code;
        assert_eq!(refused(ctx(1900), step("vanish")).await, "NO_SUCH_ACTION");
        assert_eq!(
            refused(ctx(1900), WarningMove { note: Some(" ".into()), ..step("respond") }).await,
            "MISSING_FIELD"
        );
        assert_eq!(refused(ctx(1900), WarningMove { version: Some(1), ..step("respond") }).await, "CHANGED_MEANWHILE");
        assert_eq!(
            refused(ctx(1900), WarningMove { note: Some("长".repeat(2001)), ..step("respond") }).await,
            "BAD_MOVE"
        );
        assert_eq!(refused(ctx(1900), step("lift")).await, "WRONG_STATE");
        let stranger = Ctx::new(app.clone(), ctx(0).actor().clone(), Scope::default(), "t".into());
        assert_eq!(advance(&stranger, id, step("respond")).await.unwrap_err().kind, kernel::Kind::NotFound);

        let f = advance(&ctx(1900), id, step("respond")).await.unwrap();
        assert_eq!(f.warning.state, WarningState::Responded);
        // Red still: neither lowered below it nor lifted, and lowering needs a colour.
        assert_eq!(refused(ctx(1950), step("downgrade")).await, "NO_COLOUR");
        let yellow = || WarningMove { colour: Some("yellow".into()), ..step("downgrade") };
        assert_eq!(refused(ctx(1950), yellow()).await, "STILL_AT_RISK");
        assert_eq!(refused(ctx(1950), step("lift")).await, "STILL_AT_RISK");
        // Two hours of red: the province.
        jobs::tick(&ctx(1802 + 2 * 3600)).await.unwrap();
        assert_eq!(running(&ctx(0)).await.unwrap().warning.level, 3);

        // The danger is over: the clock lowers nothing by itself.
        apply(&app, &[told(0, Limit::Hh, 9100, What::Returned, 10.0)]).await.unwrap();
        *danger.lock().unwrap() = Danger::default();
        assert_eq!(jobs::tick(&ctx(9910)).await.unwrap(), 0);
        assert_eq!(running(&ctx(0)).await.unwrap().warning.colour, Colour::Red);
        // An old rating decides nothing; a fresh one does.
        assert_eq!(refused(ctx(9910 + 1801), step("lift")).await, "STALE_RATING");
        let f = advance(&ctx(9950), id, yellow()).await.unwrap();
        assert_eq!((f.warning.state, f.warning.colour), (WarningState::Downgraded, Colour::Yellow));
        let f = advance(&ctx(9960), id, step("lift")).await.unwrap();
        assert_eq!(f.warning.state, WarningState::Lifted);
        // The critical alarm came 1,200 seconds after the issue: a third of an hour.
        assert_eq!(f.lead.unwrap().hours, Some(0.3));
        assert!(running(&ctx(0)).await.is_none());
        // Everything was written down.
        let mut tx = app.db.read().await.unwrap();
        let past = ::store::ledger::of(&mut tx, "warning", id.0).await.unwrap();
        let mut acts: Vec<String> = past.iter().map(|e| e.action.clone()).collect();
        acts.sort();
        let all = ["downgrade", "escalate", "escalate", "escalate", "issue", "lift", "raise", "respond"];
        assert_eq!(acts, all, "{}", h.engine);
    }
}

#[tokio::test]
async fn an_area_follows_its_enterprises_and_is_lifted_by_a_person() {
    for h in houses().await {
        let danger = Arc::new(Mutex::new(Danger { grade: Some(1), ..Danger::default() }));
        let app = h.app.with_answer(DangerKeeper(Box::new(Told(danger.clone()))));
        let ctx = |seconds| Ctx::system(app.clone()).at(at(seconds));
        let (root, zone, other) = (region(1), region(2), region(3));
        let mut tx = app.db.begin().await.unwrap();
        for (id, parent, code, name, path, depth) in [
            (root, None, "990100", "云岭州", "/990100/", 1),
            (zone, Some(root), "Z990101001", "云岭产业园区", "/990100/Z990101001/", 2),
            (other, Some(root), "990121", "云溪县", "/990100/990121/", 2),
        ] {
            let kind = if depth == 1 { RegionKind::Prefecture } else { RegionKind::County };
            let (code, name, path) = (code.to_owned(), name.to_owned(), path.to_owned());
            let r = Region { id, code, name, kind, parent, path, depth, version: 1 };
            regions::insert(&mut tx, &r).await.unwrap();
        }
        tx.commit().await.unwrap();

        // One enterprise, orange: all of those that are rated, so the zone and the prefecture are orange too. The county
        // beside it has no enterprise and no figure.
        jobs::tick(&ctx(0)).await.unwrap();
        let seen = async |c: &Ctx| {
            let mut tx = c.read().await.unwrap();
            areas::seen(&mut tx, c.scope()).await.unwrap()
        };
        let found: Vec<_> = seen(&ctx(0)).await.iter().map(|a| (a.region, a.colour)).collect();
        assert_eq!(found, [(root, Colour::Orange), (zone, Colour::Orange)], "{}", h.engine);
        let now = async || {
            let mut tx = app.db.read().await.unwrap();
            areas::of_region(&mut tx, zone).await.unwrap().unwrap()
        };
        let w = now().await;
        assert_eq!((w.state, w.colour, w.respond_due), (AreaState::Issued, Colour::Orange, at(120 * 60)));
        let parts = async || {
            let mut tx = app.db.read().await.unwrap();
            areas::parts(&mut tx, "/990100/Z990101001/", 10).await.unwrap()
        };
        let listed = parts().await;
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].colour, listed[0].score), (Colour::Orange, 60.0));
        assert!(listed[0].warning.is_some());

        // Refused: nobody answered yet; another trade's officer; somebody who does not see the area; no warning there.
        let refused = async |c: &Ctx, id, s: WarningMove| area_step(c, id, s).await.unwrap_err().code;
        assert_eq!(refused(&ctx(60), zone, step("lift")).await, "WRONG_STATE");
        assert_eq!(refused(&ctx(60), zone, step("vanish")).await, "NO_SUCH_ACTION");
        assert_eq!(refused(&ctx(60), other, step("respond")).await, "NOT_FOUND");
        let stranger = Ctx::new(app.clone(), ctx(0).actor().clone(), Scope::default(), "t".into());
        assert_eq!(refused(&stranger, zone, step("respond")).await, "NOT_FOUND");
        assert!(seen(&stranger).await.is_empty());
        let silent = WarningMove { note: Some(" ".into()), reason: None, ..step("respond") };
        assert_eq!(refused(&ctx(60), zone, silent).await, "MISSING_FIELD");
        assert_eq!(
            refused(&ctx(60), zone, WarningMove { version: Some(9), ..step("respond") }).await,
            "CHANGED_MEANWHILE"
        );

        area_step(&ctx(60), zone, step("respond")).await.unwrap();
        assert_eq!(refused(&ctx(70), zone, step("lift")).await, "STILL_AT_RISK");
        // Red: raised by the clock, to be answered again.
        apply(&app, &[told(0, Limit::Hh, 1200, What::Raised, 55.0)]).await.unwrap();
        danger.lock().unwrap().major_open = 4;
        jobs::tick(&ctx(1802)).await.unwrap();
        let w = now().await;
        assert_eq!((w.state, w.colour, w.responded, w.shades.len()), (AreaState::Issued, Colour::Red, None, 2));
        area_step(&ctx(1900), zone, step("respond")).await.unwrap();
        // Calm again: the clock lowers nothing, a person does, not by an old figure.
        apply(&app, &[told(0, Limit::Hh, 9100, What::Returned, 10.0)]).await.unwrap();
        *danger.lock().unwrap() = Danger::default();
        jobs::tick(&ctx(9910)).await.unwrap();
        assert_eq!(now().await.colour, Colour::Red);
        assert!(parts().await.is_empty(), "blue enterprises give no colour");
        assert_eq!(refused(&ctx(9910 + 1801), zone, step("lift")).await, "STALE_RATING");
        let yellow = WarningMove { colour: Some("yellow".into()), ..step("downgrade") };
        area_step(&ctx(9920), zone, yellow).await.unwrap();
        assert_eq!((now().await.state, now().await.colour), (AreaState::Downgraded, Colour::Yellow));
        area_step(&ctx(9930), zone, step("lift")).await.unwrap();
        let w = now().await;
        assert_eq!(w.state, AreaState::Lifted);
        let mut tx = app.db.read().await.unwrap();
        let past = ::store::ledger::of(&mut tx, "warning", w.id.0).await.unwrap();
        let mut acts: Vec<&str> = past.iter().map(|e| e.action.as_str()).collect();
        acts.sort();
        assert_eq!(acts, ["downgrade", "issue", "lift", "raise", "respond", "respond"], "{}", h.engine);
    }
}

fn region(n: u128) -> RegionId {
    RegionId(Uuid::from_u128(0x7000 + n))
}

#[tokio::test]
async fn nobody_who_answers_is_said_and_calm_is_not_warned_of() {
    for h in houses().await {
        let ctx = Ctx::system(h.app.clone()).at(at(0));
        assert_eq!(jobs::tick(&ctx).await.unwrap(), 0, "{}", h.engine);
        let mut tx = ctx.read().await.unwrap();
        let (rating, when) = store::rating(&mut tx, EnterpriseId(Uuid::from_u128(0x5001))).await.unwrap().unwrap();
        assert_eq!((rating.score, rating.colour, when), (0.0, Colour::Blue, at(0)));
        assert!(rating.missing.contains(&Term::Base) && rating.say.contains("重大危险源等级"), "{}", rating.say);
    }
}
