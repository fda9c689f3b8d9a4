//! What this context answers to others.

use crate::message::io::{store, tell};
use ::store::Tx;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{MessageId, UnitId};
use org::ask::{Borne, Burden, MayRead, Notice, Tells, Told, Weighs, Weight};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// What letters by message are called among what reached a unit.
const LETTERS: &str = "督办催办等函件";

/// Answers [`Tells`], [`Weighs`] and, for messages, [`MayRead`].
pub struct Notify;

type Answered<'a, T> = Pin<Box<dyn Future<Output = Outcome<T>> + Send + 'a>>;

impl Tells for Notify {
    fn tell<'a>(&'a self, ctx: &'a Ctx, tx: &'a mut Tx, notice: &'a Notice) -> Answered<'a, usize> {
        Box::pin(tell::tell(ctx, tx, notice))
    }

    fn told<'a>(&'a self, tx: &'a mut Tx, concept: &'a str, about: Uuid) -> Answered<'a, Vec<Told>> {
        Box::pin(tell::told(tx, concept, about))
    }
}

impl Weighs for Notify {
    fn weigh<'a>(&'a self, tx: &'a mut Tx, unit: UnitId, from: Date, to: Date) -> Answered<'a, Vec<Weight>> {
        Box::pin(async move {
            let end = kernel::start_of(to.saturating_add(1.day()));
            let (letters, messages) = store::weigh(tx, unit, kernel::start_of(from), end).await?;
            Ok(vec![
                Weight { sort: Burden::Letter, label: LETTERS.into(), count: letters },
                Weight { sort: Burden::Message, label: "站内消息".into(), count: messages },
            ])
        })
    }

    fn borne<'a>(
        &'a self,
        tx: &'a mut Tx,
        unit: UnitId,
        from: Date,
        to: Date,
        sort: Burden,
        most: usize,
    ) -> Answered<'a, Vec<Borne>> {
        Box::pin(async move {
            if sort != Burden::Letter {
                return Ok(Vec::new());
            }
            let end = kernel::start_of(to.saturating_add(1.day()));
            store::letters(tx, unit, kernel::start_of(from), end, LETTERS, most).await
        })
    }
}

impl MayRead for Notify {
    /// A message is read by the one who was told; a channel has no files.
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Answered<'a, Option<bool>> {
        Box::pin(async move {
            match (concept, ctx.actor().person) {
                ("message", Some(person)) => Ok(Some(store::by_id(tx, MessageId(record), person).await?.is_some())),
                ("message", None) => Ok(Some(false)),
                _ => Ok(None),
            }
        })
    }
}
