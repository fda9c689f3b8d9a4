//! Who may open the files of an accident: whoever sees it.

use super::store;
use ::store::Tx;
use kernel::id::AccidentId;
use kernel::{Kind, Outcome};
use org::ask::MayRead;
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Answers [`MayRead`] for accidents.
pub struct Reader;

impl MayRead for Reader {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            if concept != "accident" {
                return Ok(None);
            }
            match store::find(tx, ctx.scope(), AccidentId(record)).await {
                Ok(_) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}
