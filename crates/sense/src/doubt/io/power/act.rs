//! Verbs: file, decide about what was asked for. One function, one transaction.

use super::store;
use crate::doubt::power::filing::{Figures, Filing, Proposal};
use crate::doubt::power::flow::{PowerFlow, PowerState};
use crate::io::{LONGEST, mark, who};
use crate::point::io::act as point;
use crate::point::io::store as points;
use crate::point::model::{Kind, Place};
use ::store::Tx;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::SiteId;
use kernel::{Outcome, Refusal, Right};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Ctx, offer};

/// What a works has on file from now on.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PowerForm {
    /// Version that the page showed; 0 if nothing was on file.
    pub version: i64,
    pub figures: Figures,
    /// Why it changes; must be said for what waits for the regulator.
    #[serde(default)]
    pub reason: String,
}

/// A decision about a proposal.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PowerMove {
    /// `approve` `refuse` by the regulator, `withdraw` by the enterprise.
    pub action: String,
    /// Version that the page showed.
    pub version: Option<i64>,
    pub reason: Option<String>,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// False: it waits for the regulator, the old figures stay in force.
    pub in_force: bool,
    pub looser: Vec<String>,
}

fn bad(at: &str, say: String) -> Refusal {
    Refusal::invalid("BAD_POWER", say.clone()).at(at, say)
}

fn reason(text: &str) -> Outcome<Option<String>> {
    let text = text.trim();
    match text.chars().count() {
        0 => Ok(None),
        n if n > LONGEST => Err(bad("reason", format!("原因最多 {LONGEST} 字，现有 {n} 字，请精简。"))),
        _ => Ok(Some(text.to_owned())),
    }
}

/// Whether the asker decides about the filings of a place: its regulator or an office over the region.
pub fn decides(ctx: &Ctx, place: &Place) -> bool {
    who(ctx).over(place, Right::AlarmVerify)
}

/// In what capacities the asker decides about what waits.
pub fn parties(ctx: &Ctx, place: &Place) -> Vec<Party> {
    who(ctx).parties(place, Right::PointWrite)
}

async fn known(tx: &mut Tx, site: SiteId, figures: &Figures) -> Outcome<()> {
    let all = points::of_site(tx, site).await?;
    for (at, list) in [("meters", &figures.meters), ("main_fans", &figures.main_fans)] {
        for (i, id) in list.iter().enumerate() {
            if !all.iter().any(|p| p.id == *id && p.kind == Kind::Power) {
                let say = "所选点位不是本场所在用的用电负荷点位，请重新选择。";
                return Err(bad(&format!("{at}[{i}]"), say.into()));
            }
        }
    }
    Ok(())
}

/// File the figures of a site: in force at once if they hide nothing more than before or the regulator files them; else they
/// wait for the regulator.
///
/// # Errors
/// `BAD_POWER` with the field; `NOT_YOURS`; a site out of scope is not found.
pub async fn put(ctx: &Ctx, site: SiteId, form: PowerForm) -> Outcome<Put> {
    let mut tx = ctx.begin().await?;
    let place = point::place(ctx, &mut tx, site).await?;
    if !who(ctx).writes(&place) {
        return Err(Refusal::forbidden("NOT_YOURS", "用电备案由企业自己或其监管部门办理，您只能查看。"));
    }
    let empty = Filing { id: ctx.id(), site, figures: None, proposed: None, version: 0 };
    let mut f = store::of_site(&mut tx, site).await?.unwrap_or(empty);
    if form.version != f.version {
        return Err(Refusal::changed_meanwhile("用电备案"));
    }
    form.figures.checked()?;
    known(&mut tx, site, &form.figures).await?;
    if f.figures.as_ref() == Some(&form.figures) {
        return Err(bad("figures", "备案内容没有变化。".into()));
    }
    let reason = reason(&form.reason)?;
    let looser = form.figures.looser(f.figures.as_ref(), ctx.now());
    let in_force = looser.is_empty() || decides(ctx, &place);
    let what = looser.join("；");
    let event = match in_force {
        true => {
            f.figures = Some(form.figures);
            // What was asked for was asked against other figures.
            f.proposed = None;
            let note =
                [Some(what), reason].into_iter().flatten().filter(|n| !n.is_empty()).collect::<Vec<_>>().join("：");
            Event::new(f.id, "file", "用电备案").note(Some(note))
        }
        false => {
            let Some(reason) = reason else {
                let say = format!("本次备案（{what}）须监管部门确认，请写明原因或依据。");
                return Err(bad("reason", say));
            };
            let note = format!("{what}：{reason}");
            f.proposed =
                Some(Proposal { figures: form.figures, looser: looser.clone(), reason, asked: mark(ctx, None) });
            Event::new(f.id, "propose", "申请用电备案").note(Some(note))
        }
    };
    store::keep(&mut tx, &mut f).await?;
    ctx.record(&mut tx, &event, &f).await?;
    tx.commit().await?;
    Ok(Put { in_force, looser })
}

/// Decide about what waits.
///
/// # Errors
/// `NOT_YOURS`, `NO_PROPOSAL`, `NO_SUCH_ACTION`, `MISSING_FIELD`; a site out of scope is not found.
pub async fn decide(ctx: &Ctx, site: SiteId, step: PowerMove) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let place = point::place(ctx, &mut tx, site).await?;
    let none = || Refusal::conflict("NO_PROPOSAL", "没有等待确认的用电备案。");
    let mut f = store::of_site(&mut tx, site).await?.ok_or_else(none)?;
    if step.version.is_some_and(|v| v != f.version) {
        return Err(Refusal::changed_meanwhile("用电备案"));
    }
    let words = reason(step.reason.as_deref().unwrap_or_default())?;
    let filled: &[&str] = if words.is_some() { &["reason"] } else { &[] };
    let (action, to) =
        offer::step::<PowerFlow>("用电备案申请", PowerFlow::START, &step.action, &parties(ctx, &place), filled)?;
    let proposed = f.proposed.take().ok_or_else(none)?;
    if to == PowerState::InForce {
        // Points may have gone meanwhile.
        known(&mut tx, site, &proposed.figures).await?;
        f.figures = Some(proposed.figures);
    }
    let note = [Some(proposed.looser.join("；")), words].into_iter().flatten().collect::<Vec<_>>().join("：");
    let label = format!("用电备案申请{}", PowerFlow::action_label(action));
    let event = Event::new(f.id, PowerFlow::action_code(action), &label)
        .moved(format!("power_filing:{}", PowerFlow::START.code()), format!("power_filing:{}", to.code()))
        .note(Some(note));
    store::keep(&mut tx, &mut f).await?;
    ctx.record(&mut tx, &event, &f).await?;
    tx.commit().await?;
    Ok(())
}
