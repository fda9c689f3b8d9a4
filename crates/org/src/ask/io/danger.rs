//! What a warning asks of whoever keeps sites and hazards, and of whoever keeps work permits.

use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::{EnterpriseId, HazardId};
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use web::Ctx;

/// What lies in an enterprise by itself, over all its sites.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Danger {
    /// Grade 1–4 of the most dangerous major installation; none without one.
    pub grade: Option<u8>,
    /// Major hazards that are not closed.
    pub major_open: u32,
    /// Those of them whose day is past.
    pub major_overdue: u32,
}

/// Kept by whoever keeps sites and hazards.
pub trait Dangers: Send + Sync {
    fn danger<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        enterprise: EnterpriseId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Danger>> + Send + 'a>>;

    /// The first major hazard that was found after an instant and not after another; none where nobody keeps hazards.
    fn first_major<'a>(
        &'a self,
        _: &'a Ctx,
        _: &'a mut Tx,
        _: EnterpriseId,
        _after: Timestamp,
        _until: Timestamp,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<(HazardId, Timestamp)>>> + Send + 'a>> {
        Box::pin(async { Ok(None) })
    }
}

/// Who answers [`Dangers`].
pub struct DangerKeeper(pub Box<dyn Dangers>);

/// Kept by whoever keeps permits of special work; nobody does yet, and what asks says so.
pub trait Permits: Send + Sync {
    /// Hot work of special and first class that is going on.
    fn hot_work<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        enterprise: EnterpriseId,
    ) -> Pin<Box<dyn Future<Output = Outcome<u32>> + Send + 'a>>;
}

/// Who answers [`Permits`].
pub struct PermitKeeper(pub Box<dyn Permits>);
