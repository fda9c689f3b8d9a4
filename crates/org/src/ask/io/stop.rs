//! What the watch over electric meters asks of whoever keeps orders to stop.

use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::SiteId;
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use web::Ctx;

/// An order to stop the whole or a part of a site (安全生产法 §65(三)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub from: Timestamp,
    /// When a look on the spot lifted it; none while it stands.
    pub until: Option<Timestamp>,
    /// 文号 of the paper.
    pub number: String,
    /// What must stop, in words.
    pub scope: String,
}

/// Kept by whoever keeps orders to stop.
pub trait Stops: Send + Sync {
    /// Orders of a site, lifted ones too, the oldest first; whoever asks.
    fn of_site<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        site: SiteId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Stop>>> + Send + 'a>>;

    /// Sites under an order that stands, each once.
    fn standing<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<SiteId>>> + Send + 'a>>;
}

/// Who answers [`Stops`].
pub struct StopKeeper(pub Box<dyn Stops>);
