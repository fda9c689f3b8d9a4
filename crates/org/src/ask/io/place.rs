//! Where things hang: whoever keeps sites says what others copy from them, and which installations there are.

use jiff::Timestamp;
use kernel::id::{EnterpriseId, FileId, HazardId, InstallationId, SiteId, UnitId};
use kernel::{Outcome, Right};
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// A site, as far as others copy it.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteAt {
    pub site: SiteId,
    pub name: String,
    pub enterprise: EnterpriseId,
    pub region_path: String,
    pub trade: String,
    pub unit: Option<UnitId>,
    pub regulator: Option<UnitId>,
}

/// A major hazard installation (重大危险源单元) that was assessed.
#[derive(Clone, Debug, PartialEq)]
pub struct InstallationAt {
    pub id: InstallationId,
    pub site: SiteAt,
    pub name: String,
    /// 1 (the worst) to 4.
    pub level: i64,
}

/// Kept by whoever keeps sites.
pub trait Places: Send + Sync {
    /// A site that the asker may see with this right; missing and out of scope are the same refusal.
    fn site<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        right: Right,
        site: SiteId,
    ) -> Pin<Box<dyn Future<Output = Outcome<SiteAt>> + Send + 'a>>;

    /// Installations of level 1 to 4 on sites that the asker may see with this right, at most `most`, the worst first.
    fn installations<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        right: Right,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<InstallationAt>>> + Send + 'a>>;

    /// Sites whose principal promises safety each day (应急〔2018〕74号: firms that make, store or use hazardous chemicals by
    /// licence), whoever asks: at most `most` after one, in the order of ids. With the name of the enterprise's site.
    fn promising<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        after: Option<SiteId>,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<SiteAt>>> + Send + 'a>>;
}

/// Who answers [`Places`].
pub struct PlaceKeeper(pub Box<dyn Places>);

/// Something dangerous that an instrument saw, to be followed as a hazard.
#[derive(Clone, Debug)]
pub struct SeenDanger {
    pub site: SiteId,
    /// Concept and id of the record that saw it: one hazard is made from it, never two.
    pub concept: String,
    pub record: Uuid,
    /// How the record is called.
    pub label: String,
    /// Code of a kind of hazard; empty: left to the verifier.
    pub kind: String,
    pub title: String,
    pub text: String,
    pub place: String,
    pub found_at: Timestamp,
    pub files: Vec<FileId>,
}

/// Kept by whoever keeps hazards.
pub trait Hazards: Send + Sync {
    /// Report it in the name of the asker with the source “alarm”, in the asker's transaction, linked to its record.
    fn report<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        seen: SeenDanger,
    ) -> Pin<Box<dyn Future<Output = Outcome<HazardId>> + Send + 'a>>;
}

/// Who answers [`Hazards`].
pub struct HazardKeeper(pub Box<dyn Hazards>);

/// Whoever keeps copies of where a record hangs.
pub trait FollowsSite: Send + Sync {
    /// Bring the copies up to date, in the transaction of the change. Called at every change of a site; does nothing where
    /// the copies are right.
    fn follow<'a>(&'a self, tx: &'a mut Tx, site: &'a SiteAt)
    -> Pin<Box<dyn Future<Output = Outcome<()>> + Send + 'a>>;
}

/// All who follow sites, told in turn.
#[derive(Default)]
pub struct Followers(pub Vec<Box<dyn FollowsSite>>);
