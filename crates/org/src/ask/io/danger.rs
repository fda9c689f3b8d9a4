//! What a warning asks of whoever keeps sites and hazards, and of whoever keeps work permits.

use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::{EnterpriseId, HazardId, SiteId};
use std::collections::BTreeMap;
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

/// Special work with a ticket in force, by the words under which the daily promise counts it (`special_hot` … `road`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InForce(BTreeMap<&'static str, u32>);

impl InForce {
    /// One more of a kind.
    pub fn add(&mut self, kind: &'static str) {
        *self.0.entry(kind).or_default() += 1;
    }

    /// How many of a kind.
    pub fn of(&self, kind: &str) -> u32 {
        self.0.get(kind).copied().unwrap_or_default()
    }
}

/// Kept by whoever keeps permits of special work (作业票). In force is what is being worked under or paused, and what is
/// approved and within its time. None: this enterprise or site does not keep its permits here, so that nobody knows.
pub trait Permits: Send + Sync {
    fn of_enterprise<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        enterprise: EnterpriseId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<InForce>>> + Send + 'a>>;

    fn of_site<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        site: SiteId,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<InForce>>> + Send + 'a>>;
}

/// Who answers [`Permits`].
pub struct PermitKeeper(pub Box<dyn Permits>);
