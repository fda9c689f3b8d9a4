//! Gas that is too high or oxygen that is out of its limits, and the work that must stop for it: whoever keeps instruments
//! tells whoever keeps work, and answers whether such an alarm stands.

use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::{AlarmId, SiteId};
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use web::Ctx;

/// An alarm at which people leave and work stops: combustible or toxic gas above a limit, oxygen above or below one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GasAlarm {
    pub alarm: AlarmId,
    pub site: SiteId,
    /// When it was raised.
    pub at: Timestamp,
    /// Instrument, limit and value, in Chinese.
    pub say: String,
}

/// Kept by whoever keeps instruments.
pub trait GasAlarms: Send + Sync {
    /// Such alarms that stand at these sites now, the newest of a site first; whoever asks. One that was shelved counts: a
    /// shelf hides it from the list, not from the people at work.
    fn standing<'a>(
        &'a self,
        tx: &'a mut Tx,
        sites: &'a [SiteId],
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<GasAlarm>>> + Send + 'a>>;
}

/// Who answers [`GasAlarms`].
pub struct GasWatch(pub Box<dyn GasAlarms>);

/// Kept by whoever keeps work that stops for gas.
pub trait StopsWork: Send + Sync {
    /// Stop what is being done at these sites and tell the people, in transactions of its own; told twice is done once.
    /// Returns how much was stopped.
    fn stop<'a>(
        &'a self,
        ctx: &'a Ctx,
        alarms: &'a [GasAlarm],
    ) -> Pin<Box<dyn Future<Output = Outcome<usize>> + Send + 'a>>;
}

/// All who answer [`StopsWork`].
#[derive(Default)]
pub struct WorkStoppers(pub Vec<Box<dyn StopsWork>>);
