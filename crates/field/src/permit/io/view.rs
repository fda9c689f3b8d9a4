//! What is shown of a ticket.

use super::act;
use crate::permit::flow::{Action, PermitFlow};
use crate::permit::model::{Analysis, Break, Mark, Permit};
use crate::permit::rules::{RULES, party};
use ::store::Tx;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{AlarmId, EnterpriseId, PermitId, SiteId};
use kernel::{Outcome, Party};
use serde::Serialize;
use utoipa::ToSchema;
use web::view::ParameterUse;
use web::{Ctx, Offer, offer};

/// A code with its Chinese label.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = PermitWord)]
pub struct Word {
    pub code: String,
    pub label: String,
}

/// Who did what when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitMark {
    pub label: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
}

/// A ticket in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitRow {
    #[schema(value_type = uuid::Uuid)]
    pub id: PermitId,
    pub number: String,
    #[schema(value_type = uuid::Uuid)]
    pub site: SiteId,
    pub site_name: String,
    #[schema(value_type = uuid::Uuid)]
    pub enterprise: EnterpriseId,
    pub kind: String,
    pub grade: String,
    /// 一级动火、受限空间
    pub called: String,
    /// Why it is treated a level higher.
    pub raised: Option<String>,
    pub spot: String,
    pub work: String,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub to: Timestamp,
    pub watcher: String,
    /// Names of who works.
    pub workers: Vec<String>,
    pub state: String,
    pub state_label: String,
    pub in_force: bool,
    /// Since when it is paused.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub paused_since: Option<Timestamp>,
    pub version: i64,
}

/// Somebody who works under the ticket.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitWorker {
    pub name: String,
    pub certificate: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub expires: Option<Date>,
}

/// An analysis of gas; shares in % by volume, toxic gas in mg/m³.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitAnalysis {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub spot: String,
    pub combustible: Option<f64>,
    pub lower_limit: Option<f64>,
    pub oxygen: Option<f64>,
    pub toxic: Option<f64>,
    pub toxic_limit: Option<f64>,
    pub analyst: String,
    pub entered: PermitMark,
    /// What was beyond its limit; empty: passed.
    pub fails: Vec<String>,
}

/// An interruption.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitBreak {
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub to: Option<Timestamp>,
    pub why: String,
    /// The gas alarm that stopped the work; a new sample is asked for.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub alarm: Option<AlarmId>,
}

/// Another ticket that this one hangs on, or that hangs on this one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitLink {
    #[schema(value_type = uuid::Uuid)]
    pub id: PermitId,
    pub number: String,
    pub called: String,
    pub state_label: String,
}

/// A rule that a ticket meets.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitRule {
    pub id: String,
    pub say: String,
    pub clause: String,
}

/// A ticket with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermitPage {
    pub it: PermitRow,
    /// Grade as asked for, in words.
    pub asked_label: String,
    pub area: bool,
    pub inside: bool,
    pub rich: bool,
    /// Gas is analysed for it.
    pub analysed: bool,
    pub linked: Option<PermitLink>,
    pub workers: Vec<PermitWorker>,
    pub applied: PermitMark,
    pub approved: Option<PermitMark>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub started_at: Option<Timestamp>,
    /// What must be confirmed before the approval.
    pub safeguards: Vec<Word>,
    /// Codes of what was confirmed.
    pub confirmed: Vec<String>,
    pub analyses: Vec<PermitAnalysis>,
    /// Until when the last analysis serves for beginning.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub fresh_until: Option<Timestamp>,
    pub breaks: Vec<PermitBreak>,
    pub marks: Vec<PermitMark>,
    pub rules: Vec<PermitRule>,
    pub parameters: Vec<ParameterUse>,
    pub offers: Vec<Offer>,
    /// The asker may enter an analysis.
    pub may_analyse: bool,
}

pub fn marked(label: &str, m: &Mark) -> PermitMark {
    PermitMark { label: label.into(), at: m.at, name: m.name.clone(), note: m.note.clone() }
}

/// A line of the list.
pub fn row(ctx: &Ctx, p: &Permit) -> PermitRow {
    PermitRow {
        id: p.id,
        number: p.number.clone(),
        site: p.place.site,
        site_name: p.site_name.clone(),
        enterprise: p.place.enterprise,
        kind: p.kind.code().into(),
        grade: p.grade.code().into(),
        called: p.called(),
        raised: p.raised.clone(),
        spot: p.spot.clone(),
        work: p.work.clone(),
        from: p.from,
        to: p.to,
        watcher: p.watcher.clone(),
        workers: p.workers.iter().map(|w| w.name.clone()).collect(),
        state: p.state.code().into(),
        state_label: p.state.label().into(),
        in_force: p.in_force(ctx.now()),
        paused_since: p.standing_break().map(|b| b.from),
        version: p.version,
    }
}

fn analysis(a: &Analysis) -> PermitAnalysis {
    PermitAnalysis {
        at: a.at,
        spot: a.spot.clone(),
        combustible: a.combustible,
        lower_limit: a.lower_limit,
        oxygen: a.oxygen,
        toxic: a.toxic,
        toxic_limit: a.toxic_limit,
        analyst: a.analyst.clone(),
        entered: marked("登记", &a.entered),
        fails: a.fails.clone(),
    }
}

fn paused(b: &Break) -> PermitBreak {
    PermitBreak { from: b.from, to: b.to, why: b.why.clone(), alarm: b.gas.map(|g| g.alarm) }
}

/// What may be done now, each with why it is refused just now.
async fn offers(ctx: &Ctx, tx: &mut Tx, p: &Permit, parties: &[Party]) -> Outcome<Vec<Offer>> {
    let mut refused = Vec::new();
    for m in PermitFlow::offers(p.state, parties) {
        if let Err(r) = act::guard(ctx, tx, p, m.action, None).await {
            refused.push((m.action, r.say));
        }
    }
    let why = |a: Action| refused.iter().find(|r| r.0 == a).map(|r| r.1.clone());
    let all = offer::offers::<PermitFlow>(p.state, parties, why);
    // An analysis has a form of its own.
    Ok(all.into_iter().filter(|o| o.action != "analyse").collect())
}

/// The page of a ticket.
pub async fn page(ctx: &Ctx, tx: &mut Tx, p: &Permit) -> Outcome<PermitPage> {
    let limits = act::limits(ctx, p);
    let parties = party::parties(&act::who(ctx), p);
    let linked = match p.linked {
        Some(id) => super::store::by_id(tx, id).await?,
        None => None,
    };
    let may_analyse = p.sampled() && parties.contains(&Party::Owner) && !p.state.closed() && ctx.now() < p.to;
    let minutes = jiff::SignedDuration::from_secs((limits.analysis_minutes * 60.0) as i64);
    let used = |u: kernel::light::Used| ParameterUse {
        key: u.key,
        label: u.label,
        value: u.value,
        source: u.source,
        effective_from: u.effective_from,
    };
    Ok(PermitPage {
        it: row(ctx, p),
        asked_label: p.asked.label().into(),
        area: p.area,
        inside: p.inside,
        rich: p.rich,
        analysed: p.analysed() || !p.analyses.is_empty() || p.sampled(),
        linked: linked.map(|l| PermitLink {
            id: l.id,
            number: l.number.clone(),
            called: l.called(),
            state_label: l.state.label().into(),
        }),
        workers: p
            .workers
            .iter()
            .map(|w| PermitWorker { name: w.name.clone(), certificate: w.certificate.clone(), expires: w.expires })
            .collect(),
        applied: marked("申请", &p.applied),
        approved: p.approved.as_ref().map(|m| marked("批准", m)),
        started_at: p.started_at,
        safeguards: words(p.kind.safeguards(p.grade).into_iter().map(|s| (s.code(), s.label()))),
        confirmed: p.safeguards.iter().map(|s| s.code().to_owned()).collect(),
        analyses: p.analyses.iter().map(analysis).collect(),
        fresh_until: p.latest().filter(|a| a.passed() && p.started_at.is_none()).map(|a| a.at + minutes),
        breaks: p.breaks.iter().map(paused).collect(),
        marks: p.marks.iter().map(|(label, m)| marked(label, m)).collect(),
        rules: RULES
            .iter()
            .map(|r| PermitRule { id: r.id.into(), say: r.say.into(), clause: r.clause.into() })
            .collect(),
        parameters: limits.used.into_iter().map(used).collect(),
        offers: offers(ctx, tx, p, &parties).await?,
        may_analyse,
    })
}

/// Codes with labels.
pub fn words<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Word> {
    all.map(|(code, label)| Word { code: code.into(), label: label.into() }).collect()
}
