//! Reporting what was found: from a phone, perhaps hours later.

use super::files::{self, Evidence};
use super::{event, intake, stamp};
use crate::hazard::flow::{Action, Delay, DualFlow, HazardFlow, State};
use crate::hazard::io::store::{self, SiteBrief};
use crate::hazard::io::view::HazardFile;
use crate::hazard::model::{Grade, Hazard, Piece};
use crate::hazard::rules::{clock, grade, limits};
use ::store::Tx;
use jiff::Timestamp;
use kernel::flow::{Flow, Party};
use kernel::id::{HazardId, RiskId, RiskPointId, SiteId};
use kernel::{Outcome, Refusal};
use law::criterion::{Answer, Verdict};
use std::collections::BTreeMap;
use web::Ctx;

/// What the finder says.
#[derive(Clone, Debug, Default)]
pub struct NewHazard {
    pub site: Option<SiteId>,
    /// Code of a source.
    pub source: String,
    /// Code of a kind; empty if the finder leaves it to the verifier.
    pub kind: String,
    /// Empty: made from the text.
    pub title: String,
    pub text: String,
    pub place: String,
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    pub picture_spot: Option<serde_json::Value>,
    pub risk: Option<RiskId>,
    pub risk_point: Option<RiskPointId>,
    /// When it was seen; `None`: now.
    pub found_at: Option<Timestamp>,
    pub client_key: Option<String>,
    /// Answers to the questions of the verdict assistant.
    pub answers: BTreeMap<String, Answer>,
    pub evidence: Vec<Evidence>,
    /// The record from which it is made.
    pub origin: Option<Origin>,
}

/// A record of another context that led to a hazard.
#[derive(Clone, Debug)]
pub struct Origin {
    pub concept: String,
    pub record: uuid::Uuid,
    pub label: String,
}

/// Longest title made from a text, in characters.
const TITLE: usize = 40;

/// What the answer shows beside a hazard that was just written, so that nothing need be read again.
pub struct Fresh {
    pub site: SiteBrief,
    pub files: Vec<HazardFile>,
}

/// Report a hazard. Sent twice under the same key by the same person it is one hazard: the second call returns the first.
pub async fn report(ctx: &Ctx, new: NewHazard) -> Outcome<Hazard> {
    Ok(report_shown(ctx, new).await?.0)
}

/// The same with what the page shows; `None` if more happened than a report.
pub async fn report_shown(ctx: &Ctx, new: NewHazard) -> Outcome<(Hazard, Option<Fresh>)> {
    let person = ctx.person()?;
    let key = new.client_key.clone().filter(|k| !k.trim().is_empty());
    if key.as_ref().is_some_and(|k| k.len() > 64) {
        return Err(Refusal::invalid("BAD_CLIENT_KEY", "上报标识过长（最多 64 个字符），请更新手机端后重试。"));
    }
    match attempt(ctx, &new, key.clone()).await {
        // A copy meets the unique index, or its own evidence; what went wrong with it matters only if there is no first.
        Err(e) if key.is_some() => {
            // In the queue of those who write: the first may stand in a commit that is still under way.
            let mut tx = ctx.begin().await?;
            let Some(id) = store::by_client_key(&mut tx, person, key.as_deref().unwrap_or_default()).await? else {
                return Err(e);
            };
            let first = store::by_id(&mut tx, id).await?.ok_or(e)?;
            tx.commit().await?;
            Ok((first, None))
        }
        other => other,
    }
}

async fn attempt(ctx: &Ctx, new: &NewHazard, key: Option<String>) -> Outcome<(Hazard, Option<Fresh>)> {
    // What a report is made of is read beside the queue of those who write: nobody waits for that.
    let mut tx = ctx.begin_reading().await?;
    let ready = prepare(ctx, &mut tx, new, key).await?;
    drop(tx);
    intake::keep(ready).await
}

/// Report a hazard in the transaction of what led to it.
pub async fn report_in(ctx: &Ctx, tx: &mut Tx, new: &NewHazard) -> Outcome<Hazard> {
    let ready = prepare(ctx, tx, new, None).await?;
    let kept = intake::write(tx, std::slice::from_ref(&ready)).await?;
    kept.into_iter().next().map(|(h, _)| h).ok_or_else(|| Refusal::internal("a report was written and is not there"))
}

/// A report that was checked, without its number.
pub(super) struct Ready {
    pub ctx: Ctx,
    pub hazard: Hazard,
    pub site: SiteBrief,
    pub brought: Vec<Piece>,
    pub files: Vec<HazardFile>,
    pub origin: Option<Origin>,
}

/// Check a report, and make the hazard of it.
async fn prepare(ctx: &Ctx, tx: &mut Tx, new: &NewHazard, key: Option<String>) -> Outcome<Ready> {
    let (now, today, person) = (ctx.now(), ctx.today(), ctx.person()?);
    let found_at = new.found_at.unwrap_or(now).min(now);
    limits::report(new.found_at.unwrap_or(now), now, &new.source, &new.kind, &new.text)?;
    let pick = || Refusal::invalid("SITE_REQUIRED", "请选择隐患所在的企业场所。").at("site", "必填");
    // Whoever works in an enterprise reports there, and need not look for it.
    let own = match (new.site, ctx.actor().unit) {
        (None, Some(unit)) => store::own_site(tx, unit).await?,
        (said, _) => said,
    };
    let site = store::site(tx, ctx.scope(), own.ok_or_else(pick)?).await?;
    if new.origin.is_none() {
        own_source(ctx, &site, &new.source)?;
    }
    let verdict = judge(ctx, &site.trade, kernel::day_of(found_at), &new.text, &new.answers)?;
    let mut h = Hazard {
        id: ctx.id::<HazardId>(),
        number: String::new(),
        site: site.id,
        enterprise: site.enterprise,
        region_path: site.region_path.clone(),
        trade: site.trade.clone(),
        unit: site.unit,
        regulator: site.regulator,
        risk: new.risk,
        risk_point: new.risk_point,
        place: new.place.trim().to_owned(),
        lng: new.lng.or(site.lng),
        lat: new.lat.or(site.lat),
        picture_spot: new.picture_spot.clone(),
        source: new.source.clone(),
        kind: new.kind.clone(),
        title: title(new),
        text: new.text.trim().to_owned(),
        client_key: key,
        found_at,
        found_by: Some(person),
        found_name: ctx.actor().name.clone(),
        reported_at: now,
        grade: grade::by_verdict(verdict.as_ref()).filter(|g| *g == Grade::Major),
        verdict,
        state: HazardFlow::START,
        dual: DualFlow::START,
        delay: Delay::Never,
        due: None,
        step_due: None,
        overdue: false,
        extensions: 0,
        returned: 0,
        plan: None,
        listing: None,
        listed: None,
        stop_order: None,
        stopped: false,
        told_regulator: None,
        told_workers: None,
        verified: None,
        rectified: None,
        recheck: None,
        closed: None,
        relapse_of: None,
        merged_into: None,
        suspect: 0,
        version: 1,
    };
    h.step_due = Some(clock::verify_by(ctx.law(), &h.region_path, today).day);
    let (brought, files) = files::check_shown(ctx, tx, &h, &new.evidence).await?;
    Ok(Ready { ctx: ctx.clone(), hazard: h, site, brought, files, origin: new.origin.clone() })
}

/// A criterion was met by somebody who may verify: major at once, without waiting for anybody (12 S06).
pub(super) async fn by_criterion(ctx: &Ctx, tx: &mut Tx, h: &mut Hazard) -> Outcome<()> {
    let before = h.clone();
    h.state = HazardFlow::next(before.state, Action::VerifyMajor, &[Party::Clock], &["kind"])
        .map_err(|e| Refusal::internal(format!("{e:?}")))?;
    let day = kernel::day_of(h.found_at);
    h.due = Some(clock::plan_by(ctx.law(), &h.region_path, day).day);
    h.step_due = None;
    h.verified = Some(stamp(ctx));
    let text = h.verdict.as_ref().map(|v| v.why.clone());
    let event = event::<HazardFlow>(h, Action::VerifyMajor, before.state, State::PlanDue, text);
    super::keep(ctx, tx, h, &before, event, None, None).await?;
    Ok(())
}

/// 企业自查 is said by the enterprise's own people only; they say nothing else.
fn own_source(ctx: &Ctx, site: &SiteBrief, source: &str) -> Outcome<()> {
    let own = site.unit.is_some() && site.unit == ctx.actor().unit;
    if own && source != "self" {
        let say = "本企业人员上报的隐患，来源应为“企业自查”。";
        return Err(Refusal::invalid("BAD_SOURCE", say).at("source", "应为企业自查"));
    }
    if !own && source == "self" && site.unit.is_some() {
        let say = "“企业自查”只能由企业自己的人员上报；您在检查中发现的，请选择“监督检查”等来源。";
        return Err(Refusal::invalid("BAD_SOURCE", say).at("source", "不是本企业人员"));
    }
    Ok(())
}

fn title(new: &NewHazard) -> String {
    let said = new.title.trim();
    let from = if said.is_empty() { new.text.trim() } else { said };
    let line = from.lines().next().unwrap_or_default();
    match line.chars().count() > TITLE {
        true => line.chars().take(TITLE).chain(['…']).collect(),
        false => line.to_owned(),
    }
}

/// What the criteria of the trade say to these answers; none without answers.
pub(super) fn judge(
    ctx: &Ctx,
    trade: &str,
    day: jiff::civil::Date,
    text: &str,
    answers: &BTreeMap<String, Answer>,
) -> Outcome<Option<Verdict>> {
    if answers.is_empty() {
        return Ok(None);
    }
    let judged = ctx.law().criteria.verdict(trade, day, text.trim(), answers);
    judged.map(Some).map_err(|say| Refusal::invalid("BAD_ANSWERS", say).at("answers", "请重新回答"))
}

/// A number of its own series: see [`series`].
pub(super) async fn number(tx: &mut Tx, prefix: &str, path: &str, year: i16) -> Outcome<String> {
    let code = series(path);
    let n = ::store::number::take(tx, &format!("{prefix} {code}"), year, 1).await?;
    Ok(::store::number::print(prefix, code, year, n))
}

/// The place in `YH-990121-2026-000001`: the county or zone; towns and villages (codes of 9 and 12 digits) count with it.
pub(super) fn series(path: &str) -> &str {
    path.split('/').rfind(|c| c.len() == 6 || c.starts_with('Z')).unwrap_or("000000")
}
