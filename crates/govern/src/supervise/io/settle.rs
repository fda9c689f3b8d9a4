//! Answers [`org::ask::Settles`]: a record of another context is over.

use super::effect;
use ::store::Tx;
use kernel::Outcome;
use org::ask::Settles;
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Ends what waits on a record.
pub struct Settler;

impl Settles for Settler {
    fn settle<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        record: Uuid,
        why: &'a str,
    ) -> Pin<Box<dyn Future<Output = Outcome<()>> + Send + 'a>> {
        Box::pin(effect::settled(ctx, tx, record, false, why))
    }
}
