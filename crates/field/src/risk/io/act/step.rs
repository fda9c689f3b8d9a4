//! One step of a risk's life.

use super::super::store;
use super::{keep, moved, who};
use crate::risk::flow::{RiskAction, RiskFlow};
use crate::risk::level::Level;
use crate::risk::model::{Notice, Risk, Stamp};
use crate::risk::rules::{due, gate};
use ::store::{Tx, params};
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{PersonId, RiskId};
use kernel::{Kind, Outcome, Refusal, Right};
use web::{Ctx, offer};

/// One move, with every field that a move may need.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub action: String,
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// Code of what changed, for a re-assessment (`due::CHANGES`).
    pub change: Option<String>,
    pub leader: Option<PersonId>,
}

fn said(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|t| !t.trim().is_empty())
}

impl Step {
    /// Names of the fields that are filled.
    fn filled(&self) -> Vec<&'static str> {
        let all = [
            ("note", said(&self.note)),
            ("reason", said(&self.reason) || said(&self.change)),
            ("leader", self.leader.is_some()),
        ];
        all.into_iter().filter(|f| f.1).map(|f| f.0).collect()
    }

    /// What is written into the ledger as the words of this move.
    fn words(&self) -> Option<String> {
        let change = self.change.as_deref().filter(|c| !c.is_empty()).map(due::change_label);
        let reason = [&self.reason, &self.note].into_iter().find(|t| said(t)).and_then(|t| t.as_deref().map(str::trim));
        match (change, reason) {
            (Some(change), Some(reason)) => Some(format!("{change}：{reason}")),
            (one, other) => one.or(other).map(str::to_owned),
        }
    }
}

/// Longest reason or note, in characters.
const LONGEST: usize = 2000;

/// Take one step.
pub async fn advance(ctx: &Ctx, id: RiskId, step: Step) -> Outcome<Risk> {
    let mut tx = ctx.begin().await?;
    let before = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != before.version) {
        return Err(Refusal::changed_meanwhile("风险"));
    }
    let words = step.words();
    if words.as_deref().is_some_and(|w| w.chars().count() > LONGEST) {
        return Err(Refusal::invalid("TOO_LONG", format!("原因或说明最多 {LONGEST} 字，请精简。")).at("reason", "过长"));
    }
    if let Some(code) = step.change.as_deref().filter(|c| due::CHANGES.iter().all(|x| x.0 != *c)) {
        return Err(
            Refusal::invalid("BAD_CHANGE", format!("没有“{code}”这种变化，请从列表中选择。")).at("change", "无效")
        );
    }
    let who = who(ctx);
    // The guard knows the reason better than the table, which would only say whose step it is.
    if let Some(action) = RiskFlow::parse_action(&step.action) {
        if RiskFlow::MOVES.iter().any(|m| m.from == before.state && m.action == action) {
            gate::open(&who, &before, action).or_else(|r| if r.kind == Kind::Forbidden { Err(r) } else { Ok(()) })?;
        }
    }
    let (action, to) =
        offer::step::<RiskFlow>("风险", before.state, &step.action, &who.parties(&before), &step.filled())?;
    gate::open(&who, &before, action)?;
    let mut risk = before.clone();
    risk.state = to;
    take(ctx, &mut tx, &mut risk, action, &step, words.as_deref()).await?;
    let event = Event::new(risk.id, RiskFlow::action_code(action), RiskFlow::action_label(action));
    let event = moved(event, before.state, to).note(words);
    keep(ctx, &mut tx, &mut risk, &before, event).await?;
    tx.commit().await?;
    Ok(risk)
}

/// What a step leaves on the record.
async fn take(
    ctx: &Ctx,
    tx: &mut Tx,
    risk: &mut Risk,
    action: RiskAction,
    step: &Step,
    words: Option<&str>,
) -> Outcome<()> {
    let (today, law) = (ctx.today(), &ctx.law().parameters);
    let stamp = Some(Stamp { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone() });
    match action {
        RiskAction::Assess => {
            (risk.assessed, risk.signed) = (stamp, None);
            (risk.reassess_why, risk.reminded, risk.needs_review) = (None, false, false);
            risk.reassess_on = Some(due::reassess_on(today, &risk.place.region_path, law));
            if risk.level != Some(Level::Major) {
                // No longer red: off the public page, and nobody's charge.
                (risk.published, risk.leader, risk.leader_name) = (None, None, None);
            }
        }
        RiskAction::Sign => {
            risk.signed = stamp;
            risk.review_on = due::review_on(risk, today, law);
        }
        RiskAction::Publish => {
            let point = store::point::by_id(tx, risk.point).await?.map(|p| p.name).unwrap_or_default();
            risk.published = stamp.map(|s| Notice {
                at: s.at,
                by: s.by,
                name: s.name,
                point,
                event: risk.event.clone(),
                phone: risk.plan.phone.clone(),
            });
            risk.review_on = risk.review_on.or_else(|| due::review_on(risk, today, law));
        }
        RiskAction::Review => {
            risk.reviewed = stamp;
            risk.review_on = due::review_on(risk, today, law);
        }
        RiskAction::Appoint => {
            let id = step.leader.ok_or_else(|| Refusal::internal("appoint without a leader"))?;
            risk.leader_name = Some(leader(ctx, tx, id, &risk.place.region_path).await?);
            risk.leader = Some(id);
        }
        RiskAction::Return => (risk.assessed, risk.signed, risk.review_on) = (None, None, None),
        RiskAction::Reassess => {
            // What is published stays until the new assessment says otherwise.
            (risk.assessed, risk.signed, risk.review_on) = (None, None, None);
            risk.reassess_why = words.map(str::to_owned);
        }
        RiskAction::Retire => {
            (risk.published, risk.review_on, risk.reassess_on, risk.reassess_why) = (None, None, None, None);
        }
        RiskAction::Reopen => (risk.assessed, risk.signed, risk.reminded) = (None, None, false),
    }
    Ok(())
}

/// Name of somebody who holds a leader's role over the place today.
async fn leader(ctx: &Ctx, tx: &mut Tx, id: PersonId, region: &str) -> Outcome<String> {
    let unknown = || Refusal::invalid("UNKNOWN_PERSON", "没有找到这位领导，请重新选择。").at("leader", "未找到");
    let person = org::person::io::store::by_id(tx, id).await?.filter(|p| p.active).ok_or_else(unknown)?;
    let sql = "select role, region_path from grant_held where person = $1 and valid_from <= $2 \
               and (valid_to is null or valid_to >= $2)";
    for row in tx.all(sql, params![id, ctx.today()]).await? {
        let (role, path): (String, String) = (row.get("role")?, row.get("region_path")?);
        let signs = org::role::role(&role).is_some_and(|r| r.has(Right::RiskSign) && r.home == org::role::Home::Leader);
        if signs && region.starts_with(&path) {
            return Ok(person.name);
        }
    }
    let say = format!("{}不是本地区的党政领导，不能作包案领导；请选择分管该地区的领导。", person.name);
    Err(Refusal::invalid("NOT_A_LEADER", say).at("leader", "不是领导"))
}
