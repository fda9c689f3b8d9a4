//! Who may read the ledger of a promise.

use super::store;
use kernel::id::PromiseId;
use kernel::{Kind, Outcome};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Answers [`org::ask::MayRead`] for promises: seen is what the lists show.
pub struct Reader;

impl org::ask::MayRead for Reader {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut ::store::Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            if concept != "promise" {
                return Ok(None);
            }
            match store::find(tx, ctx.scope(), PromiseId(record)).await {
                Ok(_) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}
