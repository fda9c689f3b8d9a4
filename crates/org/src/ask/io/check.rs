//! What the class of a site asks of it: whoever keeps sites says it, whoever keeps duties makes it recur.

use jiff::civil::Date;
use kernel::Outcome;
use kernel::calendar::Period;
use kernel::id::{FileId, RecordId, SiteId, UnitId};
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use web::Ctx;

/// 企业自查, as the class of a site asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckDuty {
    /// The enterprise's unit.
    pub unit: UnitId,
    /// Name of the site.
    pub place: String,
    /// Its regulator, who sees what is missed.
    pub watch: Option<UnitId>,
    pub region_path: String,
    pub period: Period,
    /// How often in each period.
    pub need: i64,
    /// Why so often, in words.
    pub why: String,
}

/// Somebody of the enterprise checked a site.
#[derive(Clone, Debug)]
pub struct Checked {
    pub site: SiteId,
    pub place: String,
    pub unit: UnitId,
    pub region_path: String,
    pub on: Date,
    /// Whether a hazard was found; its number is the note.
    pub found: bool,
    pub note: Option<String>,
    pub files: Vec<FileId>,
}

/// Kept by whoever keeps duties.
pub trait SelfChecks: Send + Sync {
    /// Make what recurs for a site as its class wants it: changed from the next period on; `None`: nothing any more.
    /// Idempotent; returns whether something changed.
    fn follow<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        site: SiteId,
        wanted: Option<&'a CheckDuty>,
    ) -> Pin<Box<dyn Future<Output = Outcome<bool>> + Send + 'a>>;

    /// Write a check down; every period that it fits counts it. One day of a site has one record of each sort: the second
    /// call returns the first record.
    fn checked<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        what: &'a Checked,
    ) -> Pin<Box<dyn Future<Output = Outcome<RecordId>> + Send + 'a>>;
}

/// Who answers [`SelfChecks`].
pub struct CheckKeeper(pub Box<dyn SelfChecks>);
