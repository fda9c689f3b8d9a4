//! What the register of accidents asks of whoever keeps supervision: that who must be warned is warned, once.

use kernel::Outcome;
use kernel::id::UnitId;
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// A warning that is due (警示告知书).
#[derive(Clone, Debug, PartialEq)]
pub struct WarnDue {
    /// Rule that found it: `accident.w60`.
    pub rule: String,
    /// Who is warned.
    pub unit: UnitId,
    /// Region of the office that warns.
    pub organ_path: String,
    /// Newest accident of the occasion.
    pub accident: Uuid,
    pub accident_number: String,
    /// What it happens once for.
    pub occasion: String,
    pub title: String,
    pub text: String,
    /// Facts of the paper, as its template names them.
    pub facts: Value,
    /// Recent enough to be made now; what is older is only kept.
    pub fresh: bool,
}

/// Kept by whoever keeps supervision.
pub trait Warns: Send + Sync {
    /// All warnings that hold now under these rules: fresh ones that were never made are drafted; open ones that hold no
    /// longer, because an accident was struck off or corrected, are withdrawn with that reason. Returns how many of each.
    fn keep<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        rules: &'a [&'a str],
        due: &'a [WarnDue],
    ) -> Pin<Box<dyn Future<Output = Outcome<(usize, usize)>> + Send + 'a>>;
}

/// Who answers [`Warns`].
pub struct WarnKeeper(pub Box<dyn Warns>);
