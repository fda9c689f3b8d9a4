//! What lies in somebody's charge over a time, as it was known at a moment: asked for the dossier of a leader.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{PersonId, UnitId};
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use store::known::Known;
use web::Ctx;

/// Whose charge, when, and as known when.
#[derive(Clone, Debug)]
pub struct Charge {
    pub person: PersonId,
    /// The own unit and those of the portfolio.
    pub units: Vec<UnitId>,
    /// Region paths of which everything is in charge: a party committee's or a government's head without a portfolio.
    pub regions: Vec<String>,
    /// First and last day.
    pub from: Date,
    pub to: Date,
    /// What was entered later is not known.
    pub known_at: Timestamp,
}

/// In what way something lies in the charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChargeSort {
    /// Led in person (包案).
    Led,
    Accident,
}

/// One record in the charge.
#[derive(Clone, Debug)]
pub struct InCharge {
    pub sort: ChargeSort,
    /// Day by which it is ordered.
    pub on: Date,
    pub number: String,
    pub title: String,
    /// One sentence: what it is and how it stood then.
    pub say: String,
    /// The event that it was read from.
    pub known: Known,
}

/// Whoever keeps something that may lie in a leader's charge.
pub trait Charges: Send + Sync {
    /// Everything in the charge; whoever asks: the caller has judged who may read it.
    fn in_charge<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        charge: &'a Charge,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<InCharge>>> + Send + 'a>>;
}

/// All who answer [`Charges`], asked in turn.
#[derive(Default)]
pub struct Chargers(pub Vec<Box<dyn Charges>>);

impl Chargers {
    /// Answers of all, in the order of sort, day and id.
    pub async fn in_charge(&self, ctx: &Ctx, tx: &mut Tx, charge: &Charge) -> Outcome<Vec<InCharge>> {
        let mut out = Vec::new();
        for one in &self.0 {
            out.extend(one.in_charge(ctx, tx, charge).await?);
        }
        out.sort_by_key(|c| (c.sort, c.on, c.known.record));
        Ok(out)
    }
}
