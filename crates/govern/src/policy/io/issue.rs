//! 下发 and 作废: a document becomes tasks, or is withdrawn.

use super::act::{self, Understood};
use super::{store, version};
use crate::policy::flow::{PolicyAction, PolicyFlow, PolicyState};
use crate::policy::{rules, spread};
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::id::{PolicyId, UnitId};
use kernel::{Outcome, Refusal, Right};
use std::collections::BTreeSet;
use web::Ctx;

/// Take one step of the document's flow.
///
/// # Errors
/// `LEAD_REQUIRED`, `UNIT_UNRESOLVED`, `DATE_REQUIRED` and others of [`rules::ready`] while doubts are open.
pub async fn advance(
    ctx: &Ctx,
    id: PolicyId,
    action: &str,
    seen_version: i64,
    note: Option<String>,
) -> Outcome<Understood> {
    let mut tx = ctx.begin().await?;
    let mut u = act::find(ctx, &mut tx, id).await?;
    ctx.need(Right::PolicyWrite, &u.whole.head.region_path, None)?;
    if u.whole.head.version != seen_version {
        return Err(Refusal::changed_meanwhile("文件"));
    }
    let filled: &[&str] = if note.as_deref().is_some_and(|n| !n.trim().is_empty()) { &["note"] } else { &[] };
    let parties = act::parties(ctx, &u.whole.head);
    let from = u.whole.head.state;
    let (action, to) = web::offer::step::<PolicyFlow>("这份文件", from, action, &parties, filled)?;
    match action {
        PolicyAction::Issue => issue(ctx, &mut tx, &mut u).await?,
        PolicyAction::Void => {
            let reason = format!("《{}》作废：{}", u.whole.head.title, note.clone().unwrap_or_default());
            if from == PolicyState::Issued {
                version::withdraw_all(ctx, &mut tx, &u, &reason).await?;
            }
            finish(ctx, &mut tx, &mut u, to, action, note).await?;
        }
        PolicyAction::Replace => {
            let say = "“由新版本替代”不单独办理：新版本下发时，旧版本自动转为已被替代。";
            return Err(Refusal::invalid("BY_NEW_VERSION", say));
        }
    }
    tx.commit().await?;
    Ok(u)
}

async fn issue(ctx: &Ctx, tx: &mut Tx, u: &mut Understood) -> Outcome<()> {
    rules::ready(&u.draft, &u.reading)?;
    let id = u.whole.head.id;
    let tasks = spread::spread(id, &u.draft, &u.reading, ctx.today());
    let units: BTreeSet<UnitId> = tasks.iter().map(|t| t.unit).collect();
    let before = version::live_before(ctx, tx, u).await?;
    match before {
        Some(mut old) => {
            version::take_over(ctx, tx, &old, u, tasks).await?;
            finish(ctx, tx, &mut old, PolicyState::Superseded, PolicyAction::Replace, None).await?;
        }
        None => version::create(ctx, tx, tasks).await?,
    }
    store::open_to(tx, id, units).await?;
    finish(ctx, tx, u, PolicyState::Issued, PolicyAction::Issue, None).await?;
    super::tell::issued(ctx, tx, &u.whole.head).await
}

/// Write the new state, fix the directory's answers, and tell the ledger.
async fn finish(
    ctx: &Ctx,
    tx: &mut Tx,
    u: &mut Understood,
    to: PolicyState,
    action: PolicyAction,
    note: Option<String>,
) -> Outcome<()> {
    let from = u.whole.head.state;
    u.whole.head.state = to;
    let book = (from == PolicyState::Draft).then(|| u.book.clone());
    store::save(tx, &mut u.whole, &u.draft, book.as_ref()).await?;
    tx.exec(
        "update policy set settled_at = $1, settled_name = $2 where id = $3",
        params![ctx.now(), &ctx.actor().name, u.whole.head.id],
    )
    .await?;
    let (code, label) =
        (<PolicyFlow as kernel::Flow>::action_code(action), <PolicyFlow as kernel::Flow>::action_label(action));
    let event = Event::new(u.whole.head.id, code, label).moved(from.code(), to.code()).note(note);
    ctx.record(tx, &event, &act::after(&u.whole)).await?;
    Ok(())
}
