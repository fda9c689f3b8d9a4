//! What the clock does: work is paused where a gas alarm stands; a ticket whose time is over is paused if it is being worked under, and void if it never began.

use super::act::{halt, keep};
use super::store;
use crate::permit::flow::{Action, PermitFlow, State};
use crate::permit::model::Mark;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// Tickets handled in one transaction.
const BATCH: usize = 200;

/// Called every minute and whenever the demo's clock moves; idempotent.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    super::act::gas_stop::tick(ctx).await?;
    loop {
        let mut tx = ctx.begin().await?;
        let found = store::ended(&mut tx, ctx.now(), BATCH).await?;
        let n = found.len();
        for listed in found {
            // One before it in the round may have paused it already.
            let Some(mut p) = store::by_id(&mut tx, listed.id).await? else { continue };
            if p.state == State::Working {
                halt(ctx, &mut tx, p, "票证到期，自动暂停；请验收关闭，需要继续的重新申请").await?;
                continue;
            }
            if p.state.closed() || p.state == State::Paused {
                continue;
            }
            let before = p.state;
            let why = "计划时间已过，没有开工，自动作废";
            let next = PermitFlow::next(before, Action::Void, &[Party::Clock], &["reason"]);
            p.state = next.map_err(|e| Refusal::internal(format!("{e:?}")))?;
            let by = Mark { at: ctx.now(), by: None, name: "系统".into(), note: Some(why.into()) };
            p.marks.push(("自动作废".into(), by));
            let event =
                Event::new(p.id, "void", "自动作废").moved(before.code(), p.state.code()).note(Some(why.into()));
            keep(ctx, &mut tx, &mut p, event).await?;
        }
        tx.commit().await?;
        if n < BATCH {
            return Ok(());
        }
    }
}
