//! The rules: which are in use, since when and by whom, and what each would do today.

use super::super::look::{self, InUse, Seen};
use super::super::store::{self, Switched};
use super::view::SubjectRef;
use crate::supervise::ladder::{Verdict, judge};
use crate::supervise::rule::{Rule, shipped};
use crate::task::io::store as tasks;
use ::store::{Tx, params};
use axum::Json;
use axum::extract::Path;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::EventId;
use kernel::{Outcome, Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::view::UnitRef;
use web::{Answer, Ask, Body, Ctx};

/// Lines of a trial that are sent; more are only counted.
const MOST: usize = 200;

/// Records looked at in one go.
const BATCH: usize = 500;

/// One rule as the page of rules shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuperviseRuleView {
    pub code: String,
    pub title: String,
    /// `task` `hazard` `duty` `accident` `alarm` `doubt`
    pub subject: String,
    pub subject_label: String,
    pub step: String,
    pub step_label: String,
    /// Condition in words.
    pub when: String,
    /// Step that must have run out before.
    pub after: Option<String>,
    pub text: String,
    pub signer: String,
    /// `V` checked against the original, `M` unchecked, `P` our proposal.
    pub mark: String,
    pub source: String,
    #[schema(value_type = String, format = Date)]
    pub effective_from: Date,
    /// In use over the matters of the asker's region.
    pub used: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub switched_at: Option<Timestamp>,
    pub switched_by: Option<String>,
    /// May the asker switch it.
    pub switchable: bool,
}

/// Region whose matters the asker's rules are about.
fn region(ctx: &Ctx, right: Right) -> Option<String> {
    ctx.scope().areas.iter().find(|a| a.right == right && a.whole_region).map(|a| a.path.clone())
}

fn view(ctx: &Ctx, rule: &Rule, all: &[Switched]) -> SuperviseRuleView {
    let path = region(ctx, Right::SuperviseRead);
    let switched = all.iter().find(|s| Some(&s.organ_path) == path.as_ref() && s.rule == rule.code);
    SuperviseRuleView {
        code: rule.code.clone(),
        title: rule.title.clone(),
        subject: rule.subject.code().into(),
        subject_label: rule.subject.label().into(),
        step: rule.step.code().into(),
        step_label: rule.step.label().into(),
        when: rule.when.say(),
        after: rule.after.map(|s| s.label().into()),
        text: rule.text.clone(),
        signer: if rule.step.sent_by_rule() { "规则启用后自动发出".into() } else { rule.step.signer().into() },
        mark: rule.mark.clone(),
        source: rule.source.clone(),
        effective_from: rule.effective_from,
        used: switched.is_some_and(|s| s.used),
        switched_at: switched.map(|s| s.at),
        switched_by: switched.map(|s| s.name.clone()),
        switchable: path.is_some() && region(ctx, Right::SuperviseSign) == path,
    }
}

#[utoipa::path(get, path = "/supervise-rules", tag = "supervise", responses((status = 200, body = Vec<SuperviseRuleView>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<SuperviseRuleView>> {
    let mut tx = ctx.read().await?;
    let all = store::switches(&mut tx).await?;
    Ok(Json(shipped().iter().map(|r| view(&ctx, r, &all)).collect()))
}

fn find(code: &str) -> Outcome<&'static Rule> {
    shipped().iter().find(|r| r.code == code).ok_or_else(|| Refusal::not_found("督办规则"))
}

/// Which of the counted records are listed.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub struct TrialAsk {
    /// `due` would go out, `held` are held back, `looked` are all that were looked at; none: `due`, then `held`.
    pub show: Option<String>,
}

/// What a trial lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Reached,
    Due,
    Held,
    Looked,
}

impl TrialAsk {
    fn show(&self) -> Outcome<Show> {
        Ok(match self.show.as_deref() {
            None | Some("") => Show::Reached,
            Some("due") => Show::Due,
            Some("held") => Show::Held,
            Some("looked") => Show::Looked,
            Some(other) => {
                let say = format!("试运行没有“{other}”这种清单，可选 due、held、looked。");
                return Err(Refusal::invalid("BAD_FILTER", say).at("show", "未找到"));
            }
        })
    }
}

/// One record that a rule would reach, or is kept from, or that it looked at in vain.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TrialLine {
    pub subject: SubjectRef,
    /// Who would get it; `None`: nobody is named yet.
    pub unit: Option<UnitRef>,
    /// The words that would go out; `None`: nothing would.
    pub text: Option<String>,
    /// Why it is held back.
    pub held: Option<String>,
}

/// What a rule would do today if it were in use; nothing is written.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Trial {
    /// Open records looked at.
    pub looked_at: i64,
    pub due: i64,
    pub held: i64,
    /// The first 200 of those that were asked for, what would go out before what is held back.
    pub lines: Vec<TrialLine>,
}

#[utoipa::path(get, path = "/supervise-rules/{code}/trial", tag = "supervise", params(("code" = String, Path), TrialAsk),
               responses((status = 200, body = Trial)))]
pub async fn trial(ctx: Ctx, Path(code): Path<String>, Ask(ask): Ask<TrialAsk>) -> Answer<Trial> {
    let show = ask.show()?;
    let rule = find(&code)?;
    let path =
        region(&ctx, Right::SuperviseWork).ok_or_else(|| Refusal::forbidden("NOT_YOURS", "试运行由安委办进行。"))?;
    let mut tx = ctx.read().await?;
    let used = InUse::load(&ctx, &mut tx).await?;
    let mut out = Trial { looked_at: 0, due: 0, held: 0, lines: Vec::new() };
    let mut after = None;
    loop {
        let found = look::batch(&ctx, &mut tx, rule.subject, &path, after, BATCH).await?;
        let (n, last) = (found.len(), found.last().map(|s| s.facts.subject.id));
        for seen in found.into_iter().filter(|s| !used.nearer(rule, &path, s.place.as_deref())) {
            out.looked_at += 1;
            try_one(&mut tx, rule, &seen, show, &mut out).await?;
        }
        after = last;
        if n < BATCH {
            break;
        }
    }
    out.lines.sort_by_key(|l| (l.text.is_none(), l.held.is_none()));
    out.lines.truncate(MOST);
    Ok(Json(out))
}

async fn try_one(tx: &mut Tx, rule: &Rule, seen: &Seen, show: Show, out: &mut Trial) -> Outcome<()> {
    let subject = &seen.facts.subject;
    let (text, held) = match judge(rule, &seen.facts) {
        None => (None, None),
        // Once for each occasion.
        Some(Verdict::Due { occasion, .. }) if store::fired(tx, &rule.code, subject.id, &occasion).await? => {
            (None, None)
        }
        Some(Verdict::Due { text, .. }) => (Some(text), None),
        Some(Verdict::Held { why }) => (None, Some(why)),
    };
    out.due += i64::from(text.is_some());
    out.held += i64::from(held.is_some());
    let listed = match show {
        Show::Reached => text.is_some() || held.is_some(),
        Show::Due => text.is_some(),
        Show::Held => held.is_some(),
        Show::Looked => true,
    };
    if listed && out.lines.len() < MOST * 2 {
        let unit = match seen.facts.unit {
            Some(id) => tasks::units(tx, &[id]).await?.remove(&id),
            None => None,
        };
        out.lines.push(TrialLine { subject: subject.into(), unit, text, held });
    }
    Ok(())
}

/// Put a rule in use, or out of it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SwitchAsk {
    pub used: bool,
}

#[utoipa::path(post, path = "/supervise-rules/{code}/switch", tag = "supervise", params(("code" = String, Path)),
               request_body = SwitchAsk, responses((status = 200, body = SuperviseRuleView)))]
pub async fn switch(ctx: Ctx, Path(code): Path<String>, Body(ask): Body<SwitchAsk>) -> Answer<SuperviseRuleView> {
    let rule = find(&code)?;
    set(&ctx, rule, ask.used).await?;
    let mut tx = ctx.read().await?;
    let all = store::switches(&mut tx).await?;
    Ok(Json(view(&ctx, rule, &all)))
}

/// The verb: written once for each switch, never changed. A rule that is put in use looks at everything at once.
pub async fn set(ctx: &Ctx, rule: &Rule, used: bool) -> Outcome<()> {
    let path = region(ctx, Right::SuperviseSign)
        .ok_or_else(|| Refusal::forbidden("NOT_YOURS", "督办规则由安委办主任启用和停用。"))?;
    let mut tx = ctx.begin().await?;
    tx.exec(
        "insert into supervise_switch (id, organ_path, rule, used, at, by_person, by_name) values ($1,$2,$3,$4,$5,$6,$7)",
        params![
            ctx.id::<EventId>(),
            &path,
            &rule.code,
            used,
            ctx.now(),
            ctx.actor().person,
            &ctx.actor().name
        ],
    )
    .await?;
    tx.exec("delete from supervise_pass where organ_path = $1", params![&path]).await?;
    tx.commit().await?;
    Ok(())
}
