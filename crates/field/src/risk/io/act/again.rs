//! Something changed: its risks must be assessed again (handbook 03 §3). Called by whoever notes the change — a hazard that
//! comes back, an accident, a new process — in the transaction of that verb.

use super::super::store;
use super::keep;
use crate::risk::flow::RiskState;
use crate::risk::model::Risk;
use crate::risk::rules::due;
use ::store::Tx;
use kernel::Outcome;
use kernel::event::Event;
use kernel::id::{RiskId, RiskPointId, SiteId};
use web::Ctx;

/// Whose risks are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Risk(RiskId),
    Point(RiskPointId),
    Site(SiteId),
}

/// Mark the rated risks as due today, with the reason: `change` is a code of [`due::CHANGES`]. Returns how many. The
/// enterprise then starts the re-assessment; what is published stays until then.
pub async fn change(ctx: &Ctx, tx: &mut Tx, reach: Reach, change: &str, note: &str) -> Outcome<usize> {
    let risks = match reach {
        Reach::Risk(id) => store::by_id(tx, id).await?.into_iter().collect(),
        Reach::Point(id) => store::of_point(tx, id).await?,
        Reach::Site(id) => store::of_site(tx, id).await?,
    };
    let why = match note.trim() {
        "" => due::change_label(change).to_owned(),
        note => format!("{}：{note}", due::change_label(change)),
    };
    let rated = |r: &Risk| !matches!(r.state, RiskState::Draft | RiskState::Retired);
    let mut n = 0;
    for before in risks.into_iter().filter(rated) {
        if due::is_due(&before, ctx.today()) && before.reassess_why.is_some() {
            continue;
        }
        let mut risk = before.clone();
        risk.reassess_on = Some(ctx.today());
        risk.reassess_why = Some(why.clone());
        risk.reminded = true;
        let event = Event::new(risk.id, "due", "须再评价").note(Some(why.clone()));
        keep(ctx, tx, &mut risk, &before, event).await?;
        n += 1;
    }
    Ok(n)
}
