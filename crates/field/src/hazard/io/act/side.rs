//! The two reports and the extension: beside the work.

use super::{Step, event, files, keep, who};
use crate::hazard::flow::{DelayAction, DelayFlow, DualAction, DualFlow};
use crate::hazard::model::{Hazard, Told};
use crate::hazard::rules::{clock, limits};
use ::store::{Row, Tx, params};
use kernel::id::{EventId, PersonId};
use kernel::{Outcome, Refusal};
use web::{Ctx, offer};

/// 双报告. Late is not refused: it is written down as late.
pub(super) async fn dual(ctx: &Ctx, tx: &mut Tx, before: Hazard, step: &Step) -> Outcome<Hazard> {
    let parties = who(ctx).parties(&before);
    limits::dual(&before)?;
    let (action, to) = offer::step::<DualFlow>("双报告", before.dual, &step.action, &parties, &step.filled(&before))?;
    let brought = files::check(ctx, tx, &before, &step.evidence).await?;
    files::together(tx, &before, &brought).await?;
    let proof = brought.first().map(|p| p.file).ok_or_else(|| {
        Refusal::invalid("EVIDENCE_REQUIRED", "请上传报告的凭据（回执、会议记录或公示照片）。").at("evidence", "必填")
    })?;
    let mut h = before.clone();
    h.dual = to;
    let told = Some(Told {
        at: ctx.now(),
        by: ctx.actor().person,
        name: ctx.actor().name.clone(),
        file: proof,
        late: ctx.now() > clock::dual_by(ctx.law(), &before),
    });
    match action {
        DualAction::TellRegulator => h.told_regulator = told,
        DualAction::TellWorkers => h.told_workers = told,
    }
    let event = event::<DualFlow>(&h, action, before.dual, to, step.words());
    let id = keep(ctx, tx, &mut h, &before, event, None, None).await?;
    files::attach(ctx, tx, &h, &brought, id).await?;
    Ok(h)
}

/// 整改延期.
pub(super) async fn delay(ctx: &Ctx, tx: &mut Tx, before: Hazard, step: &Step) -> Outcome<Hazard> {
    let who = who(ctx);
    let mut parties = who.parties(&before);
    // The firm's head decides only about what the firm found itself.
    if before.is_major() || !before.self_found() {
        parties.retain(|p| *p != kernel::Party::Principal);
    }
    let (action, to) =
        offer::step::<DelayFlow>("延期申请", before.delay, &step.action, &parties, &step.filled(&before))?;
    let mut h = before.clone();
    h.delay = to;
    match action {
        DelayAction::Request => {
            limits::delay(&before, step.due, &ctx.law().parameters, ctx.today())?;
            tx.exec(
                "insert into hazard_extension (id, hazard, from_due, to_due, reason, state, person, name, at) \
                 values ($1,$2,$3,$4,$5,'requested',$6,$7,$8)",
                params![
                    ctx.id::<EventId>(),
                    before.id.0,
                    before.due,
                    step.due,
                    step.reason.clone().unwrap_or_default(),
                    ctx.actor().person,
                    &ctx.actor().name,
                    ctx.now()
                ],
            )
            .await?;
        }
        DelayAction::Grant | DelayAction::Refuse => {
            let asked = open(tx, &before).await?;
            if asked.get::<Option<PersonId>>("person")?.is_some_and(|p| Some(p) == ctx.actor().person) {
                let say = "这次延期由您本人申请，不能由您自己批；请由另一位人员办理。";
                return Err(Refusal::forbidden("SELF_APPROVAL", say));
            }
            let granted = action == DelayAction::Grant;
            if granted {
                h.due = asked.get("to_due")?;
                h.extensions += 1;
            }
            tx.exec(
                "update hazard_extension set state = $2, decided_by = $3, decided_name = $4, decided_at = $5, \
                 decision = $6 where id = $1",
                params![
                    asked.get::<uuid::Uuid>("id")?,
                    to.code(),
                    ctx.actor().person,
                    &ctx.actor().name,
                    ctx.now(),
                    step.words()
                ],
            )
            .await?;
        }
    }
    let event = event::<DelayFlow>(&h, action, before.delay, to, step.words());
    keep(ctx, tx, &mut h, &before, event, None, None).await?;
    Ok(h)
}

/// The request that waits for a decision.
async fn open(tx: &mut Tx, h: &Hazard) -> Outcome<Row> {
    let sql = "select id, to_due, person from hazard_extension where hazard = $1 and state = 'requested' \
               order by id desc limit 1";
    tx.opt(sql, params![h.id]).await?.ok_or_else(|| Refusal::changed_meanwhile("延期申请"))
}
