//! Verbs: one function, one change, one transaction.

mod comment;
mod files;
mod intake;
mod listing;
mod report;
mod side;
mod stop;
pub(super) mod tell;
mod work;

pub use comment::comment;
pub use files::Evidence;
pub use intake::Intake;
pub use report::{Fresh, NewHazard, Origin, report, report_in, report_shown};

use crate::hazard::model::{Hazard, Listing, Plan, Review, Stamp, StopOrder};
use crate::hazard::rules::party::Who;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{EventId, HazardId, PersonId, UnitId};
use kernel::{Outcome, Refusal};
use serde::Serialize;
use store::Tx;
use web::Ctx;

/// One move, with every field that a move may need.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub flow: String,
    pub action: String,
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    pub due: Option<Date>,
    /// `general` or `major`, for verifying.
    pub grade: Option<String>,
    /// Code of a kind of hazard.
    pub kind: Option<String>,
    pub plan: Option<Plan>,
    pub review: Option<Review>,
    /// Officers who were on the spot.
    pub officers: Vec<PersonId>,
    /// Expert or third party, named.
    pub expert: Option<String>,
    /// Code of a level of listing.
    pub level: Option<String>,
    /// Number of a decision (文号).
    pub number: Option<String>,
    /// What must stop.
    pub scope: Option<String>,
    /// The hazard into which this one is merged.
    pub into: Option<HazardId>,
    /// Unit in charge from now on.
    pub unit: Option<UnitId>,
    /// Answers to the questions of the verdict assistant.
    pub answers: std::collections::BTreeMap<String, law::criterion::Answer>,
    pub evidence: Vec<Evidence>,
}

fn said(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|t| !t.trim().is_empty())
}

impl Step {
    /// Names of the fields that are filled.
    fn filled(&self, h: &Hazard) -> Vec<&'static str> {
        let all = [
            ("note", said(&self.note)),
            ("reason", said(&self.reason)),
            ("due", self.due.is_some()),
            ("kind", said(&self.kind) || !h.kind.is_empty()),
            ("plan", self.plan.is_some()),
            ("review", self.review.is_some()),
            ("level", said(&self.level)),
            ("number", said(&self.number)),
            ("scope", said(&self.scope)),
            ("into", self.into.is_some()),
            ("evidence", !self.evidence.is_empty()),
        ];
        all.into_iter().filter(|f| f.1).map(|f| f.0).collect()
    }

    /// What is written into the ledger as the words of this move.
    fn words(&self) -> Option<String> {
        self.reason.clone().filter(|r| !r.trim().is_empty()).or_else(|| self.note.clone())
    }

    fn text(of: &Option<String>) -> String {
        of.as_deref().unwrap_or_default().trim().to_owned()
    }
}

/// Who asks, for the rules.
pub fn who(ctx: &Ctx) -> Who<'_> {
    Who { person: ctx.actor().person, unit: ctx.actor().unit, scope: ctx.scope() }
}

pub(super) fn stamp(ctx: &Ctx) -> Stamp {
    Stamp { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone() }
}

/// What the ledger keeps: the hazard, and the listing or the order that the step moved.
#[derive(Serialize)]
pub(crate) struct Image<'a> {
    #[serde(flatten)]
    pub hazard: &'a Hazard,
    #[serde(skip_serializing_if = "Option::is_none", rename = "listing_record")]
    pub listing: Option<&'a Listing>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "stop_order_record")]
    pub order: Option<&'a StopOrder>,
}

/// Save and write the event.
pub(super) async fn keep(
    ctx: &Ctx,
    tx: &mut Tx,
    h: &mut Hazard,
    before: &Hazard,
    event: Event,
    listing: Option<&Listing>,
    order: Option<&StopOrder>,
) -> Outcome<EventId> {
    // A new last day, or none: the clock may tell again.
    h.overdue = before.overdue && h.due_key() == before.due_key() && h.state == before.state;
    super::store::save(tx, h, before, ctx.now()).await?;
    crate::hazard::sign::io::look(ctx, tx, h.id).await?;
    let id = ctx.record(tx, &event, &Image { hazard: h, listing, order }).await?;
    tell::moved(ctx, tx, before, h, &event).await?;
    if h.state.closed() && !before.state.closed() {
        org::ask::settle(ctx, tx, h.id.0, &format!("隐患{}。", h.state.label())).await?;
    }
    Ok(id)
}

/// The control failed again: the risk on which the hazard stands, or the risks of its point, must be assessed again.
pub(crate) async fn again(ctx: &Ctx, tx: &mut Tx, h: &Hazard, why: &str) -> Outcome<()> {
    use crate::risk::io::act::{Reach, change};
    let reach = match (h.risk, h.risk_point) {
        (Some(risk), _) => Reach::Risk(risk),
        (None, Some(point)) => Reach::Point(point),
        (None, None) => return Ok(()),
    };
    change(ctx, tx, reach, "hazard", &format!("{} {why}", h.number)).await.map(|_| ())
}

/// `hazard:reported`, as events name states.
pub(super) fn named<F: Flow>(state: F::State) -> String {
    format!("{}:{}", F::NAME, F::state_code(state))
}

/// The event of a step of a flow.
pub(super) fn event<F: Flow>(
    h: &Hazard,
    action: F::Action,
    from: F::State,
    to: F::State,
    words: Option<String>,
) -> Event {
    Event::new(h.id, F::action_code(action), F::action_label(action))
        .moved(named::<F>(from), named::<F>(to))
        .note(words)
}

/// Take one step of any of the flows.
pub async fn advance(ctx: &Ctx, id: HazardId, step: Step) -> Outcome<Hazard> {
    let mut tx = ctx.begin().await?;
    let before = super::store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != before.version) {
        return Err(Refusal::changed_meanwhile("隐患"));
    }
    let after = match step.flow.as_str() {
        "hazard" | "" => work::step(ctx, &mut tx, before, &step).await?,
        "dual_report" => side::dual(ctx, &mut tx, before, &step).await?,
        "hazard_extension" | "extension" => side::delay(ctx, &mut tx, before, &step).await?,
        "listing" => listing::step(ctx, &mut tx, before, &step).await?,
        "stop_order" => stop::step(ctx, &mut tx, before, &step).await?,
        other => return Err(Refusal::invalid("NO_SUCH_FLOW", format!("没有“{other}”这个流程。"))),
    };
    tx.commit().await?;
    Ok(after)
}
