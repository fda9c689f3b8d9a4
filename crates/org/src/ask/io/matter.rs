//! What a meeting must talk about: whoever keeps dangers and accidents says what is serious in a region, as of now.

use kernel::Outcome;
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// A record that belongs on the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    /// Sort of matter: `hazard` `accident`.
    pub sort: &'static str,
    /// Concept and id of the record.
    pub concept: &'static str,
    pub record: Uuid,
    pub number: String,
    pub title: String,
    /// Who answers for it, in words; may be empty.
    pub who: String,
    /// Why it is on the agenda, in one sentence.
    pub why: String,
    /// Label and value, in the order in which they are printed.
    pub facts: Vec<(String, String)>,
    /// Colour code: `red` `yellow` …
    pub colour: &'static str,
    /// Page of the record.
    pub link: String,
}

/// Where is looked.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    pub region_path: &'a str,
    /// Code of one trade; none: all.
    pub trade: Option<&'a str>,
    /// At most so many.
    pub most: usize,
}

/// Whoever keeps records that a committee must hear of.
pub trait Matters: Send + Sync {
    /// The most serious first, at most [`Field::most`], and how many there are in all; whoever asks.
    fn matters<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        field: &'a Field<'a>,
    ) -> Pin<Box<dyn Future<Output = Outcome<(Vec<Matter>, i64)>> + Send + 'a>>;
}

/// All who answer [`Matters`], asked in turn.
#[derive(Default)]
pub struct Matterers(pub Vec<Box<dyn Matters>>);
