//! Questions about records of other contexts.

mod charge;
mod check;
mod danger;
mod gas;
mod matter;
mod place;
mod pursue;
mod stop;
mod tell;
mod warn;

pub use charge::{Charge, ChargeSort, Chargers, Charges, InCharge};
pub use check::{CheckDuty, CheckKeeper, Checked, SelfChecks};
pub use danger::{Danger, DangerKeeper, Dangers, InForce, PermitKeeper, Permits};
pub use gas::{GasAlarm, GasAlarms, GasWatch, StopsWork, WorkStoppers};
pub use matter::{Field, Matter, Matterers, Matters};
pub use place::{
    Followers, FollowsSite, HazardKeeper, Hazards, InstallationAt, PlaceKeeper, Places, SeenDanger, SiteAt,
};
pub use pursue::{Pursued, Pursuers, Pursues, SettleKeeper, Settles, office, pursued_page, settle};
pub use stop::{Stop, StopKeeper, Stops};
pub use tell::{Borne, Burden, Notice, Recipient, Teller, Tells, Told, Weighers, Weighs, Weight, tell};
pub use warn::{WarnDue, WarnKeeper, Warns};

use kernel::Outcome;
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// May the one who asks see this record? `None`: the concept is not ours. Asked for attachments: whoever sees a record sees
/// its files.
pub trait MayRead: Send + Sync {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>>;
}

/// All who answer [`MayRead`], asked in turn.
#[derive(Default)]
pub struct Readers(pub Vec<Box<dyn MayRead>>);

impl Readers {
    /// The first answer; `None` if nobody knows the concept.
    pub async fn may_read(&self, ctx: &Ctx, tx: &mut Tx, concept: &str, record: Uuid) -> Outcome<Option<bool>> {
        for reader in &self.0 {
            if let Some(answer) = reader.may_read(ctx, tx, concept, record).await? {
                return Ok(Some(answer));
            }
        }
        Ok(None)
    }
}
