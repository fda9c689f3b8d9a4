//! Verbs of the one who was told.

use super::store;
use crate::message::model::Message;
use ::store::Tx;
use kernel::event::Event;
use kernel::id::MessageId;
use kernel::{Outcome, Refusal};
use web::Ctx;

/// A message of the asker; those of others are not found.
pub async fn find(ctx: &Ctx, tx: &mut Tx, id: MessageId) -> Outcome<Message> {
    store::by_id(tx, id, ctx.person()?).await?.ok_or_else(|| Refusal::not_found("消息"))
}

/// Note that it was read; the first time counts. Reading is no event of the ledger, the receipt is.
///
/// # Errors
/// It is not the asker's.
pub async fn read(ctx: &Ctx, id: MessageId) -> Outcome<Message> {
    let mut tx = ctx.begin().await?;
    let m = find(ctx, &mut tx, id).await?;
    store::read(&mut tx, id, ctx.now()).await?;
    tx.commit().await?;
    Ok(Message { read_at: m.read_at.or(Some(ctx.now())), ..m })
}

/// Everything up to one message was read, or what lies together with it; what wants a receipt is left. Returns how many.
///
/// # Errors
/// The last one is not the asker's.
pub async fn read_all(ctx: &Ctx, upto: MessageId, sheaf: bool) -> Outcome<u64> {
    let mut tx = ctx.begin().await?;
    let last = find(ctx, &mut tx, upto).await?;
    let n = store::read_all(&mut tx, last.person, upto, sheaf.then_some(last.sheaf.as_str()), ctx.now()).await?;
    tx.commit().await?;
    Ok(n)
}

/// Confirm the receipt. Doing it again changes nothing.
///
/// # Errors
/// It is not the asker's, or none was asked for.
pub async fn receipt(ctx: &Ctx, id: MessageId) -> Outcome<Message> {
    let mut tx = ctx.begin().await?;
    let m = find(ctx, &mut tx, id).await?;
    if !m.receipt {
        return Err(Refusal::conflict("NO_RECEIPT_ASKED", "这条消息不要求回执，直接办理即可。"));
    }
    let first = store::receipt(&mut tx, id, ctx.now()).await?;
    let m = find(ctx, &mut tx, id).await?;
    if first {
        ctx.record(&mut tx, &Event::new(id, "receipt", "确认收到"), &m).await?;
    }
    tx.commit().await?;
    Ok(m)
}
