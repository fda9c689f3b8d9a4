//! What other contexts may ask this one.

use crate::{hazard, risk, site};
use kernel::id::{HazardId, RiskId, SiteId};
use kernel::{Kind, Outcome};
use std::future::Future;
use std::pin::Pin;
use store::Tx;
use uuid::Uuid;
use web::Ctx;

/// Answers [`org::ask::MayRead`] for what this context keeps: seen is what the lists show.
pub struct Reader;

impl org::ask::MayRead for Reader {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            let scope = ctx.scope();
            let found = match concept {
                "hazard" => hazard::io::store::find(tx, scope, HazardId(record)).await.map(|_| ()),
                "risk" => risk::io::store::find(tx, scope, RiskId(record)).await.map(|_| ()),
                "site" => site::io::store::find(tx, scope, SiteId(record)).await.map(|_| ()),
                // Under the four-colour plan: for everybody who may know the risks, workers too.
                "site_picture" => risk::io::store::site::find(tx, scope, SiteId(record)).await.map(|_| ()),
                _ => return Ok(None),
            };
            match found {
                Ok(()) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}
