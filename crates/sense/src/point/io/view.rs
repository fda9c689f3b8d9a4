//! A point as sent.

use super::mute::Stretch;
use super::store::rule::PointRule;
use crate::io::{CodeWord, MarkView, who};
use crate::point::flow::{PointAction, PointFlow, RuleFlow};
use crate::point::model::{Limits, Point};
use crate::point::{rules, template};
use crate::reading::io::hold::HoldView;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Right;
use kernel::flow::Party;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Ctx, Offer, offer};

/// Why a point alarms nobody, and until when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MuteView {
    /// `shelved` `suppressed` `out_of_service` `masked`
    pub kind: CodeWord,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    /// None: it lasts.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub reason: Option<String>,
    pub by: Option<String>,
}

/// A point in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PointRow {
    pub id: Uuid,
    pub slot: u32,
    pub code: String,
    pub name: String,
    pub kind: CodeWord,
    pub unit: String,
    pub site: Uuid,
    pub site_name: String,
    pub region_path: String,
    pub trade: String,
    pub spot: String,
    pub critical: bool,
    pub state: CodeWord,
    pub muted: Option<MuteView>,
    pub limits: Limits,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    pub bundle: String,
    pub gateway: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub calibrate_due: Option<Date>,
    pub calibrate_overdue: bool,
    /// Hours of silence in the last thirty days, whatever the reason.
    pub silent_hours: f64,
    /// `orange` `red`
    pub silent_colour: Option<String>,
    pub version: i64,
}

/// A version of the limits, or a proposal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RuleView {
    pub id: Uuid,
    pub number: i64,
    pub state: CodeWord,
    pub limits: Limits,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    /// In which respects it is looser.
    pub looser: Vec<String>,
    pub reason: String,
    pub asked: MarkView,
    pub decided: Option<MarkView>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub offers: Vec<Offer>,
}

/// Everything about a point.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PointView {
    #[serde(flatten)]
    pub row: PointRow,
    pub resolution: f64,
    pub sample_s: u32,
    pub report_s: u32,
    pub latched: bool,
    pub installation: Option<Uuid>,
    pub neighbours: Vec<Uuid>,
    pub template: Option<CodeWord>,
    /// Source of the template's figures, with its mark.
    pub template_source: Option<String>,
    pub rule_version: i64,
    #[schema(value_type = Option<String>, format = Date)]
    pub calibrated_on: Option<Date>,
    pub rules: Vec<RuleView>,
    /// Stretches of silence of the last thirty days.
    pub mutes: Vec<MuteView>,
    /// Its raw readings are frozen: kept whatever their age.
    pub hold: Option<HoldView>,
    /// May freeze the raw readings and let them go.
    pub may_hold: bool,
    /// May change particulars and limits.
    pub editable: bool,
    pub offers: Vec<Offer>,
}

/// A row of a list; `silent` in seconds.
pub fn row(ctx: &Ctx, p: &Point, silent: i64) -> PointRow {
    let law = &ctx.law().parameters;
    let figure = |key: &str| law.value(key, &p.place.region_path, ctx.today());
    let hours = silent as f64 / 3600.0;
    let (orange, red) = (figure("point.silent_orange_hours"), figure("point.silent_red_hours"));
    PointRow {
        id: p.id.0,
        slot: p.slot.0,
        code: p.code.clone(),
        name: p.name.clone(),
        kind: CodeWord::new(p.kind.code(), p.kind.label()),
        unit: p.kind.unit().into(),
        site: p.place.site.0,
        site_name: p.place.site_name.clone(),
        region_path: p.place.region_path.clone(),
        trade: p.place.trade.clone(),
        spot: p.spot.clone(),
        critical: p.critical,
        state: CodeWord::new(p.state.code(), p.state.label()),
        muted: p.muted.filter(|m| ctx.now() < m.1).map(|(kind, until)| MuteView {
            kind: CodeWord::new(kind.code(), kind.label()),
            from: None,
            until: Some(until),
            reason: None,
            by: None,
        }),
        limits: p.limits.clone(),
        lo: p.lo,
        hi: p.hi,
        bundle: p.bundle.clone(),
        gateway: p.gateway.clone(),
        calibrate_due: p.calibrate_due,
        calibrate_overdue: p.calibrate_due.is_some_and(|d| d < ctx.today()),
        silent_hours: (hours * 10.0).round() / 10.0,
        silent_colour: rules::silence_colour(p.critical, hours, orange, red).map(str::to_owned),
        version: p.version,
    }
}

fn rule(ctx: &Ctx, p: &Point, r: &PointRule) -> RuleView {
    let parties: Vec<Party> =
        who(ctx).parties(&p.place, Right::PointWrite).into_iter().filter(|x| *x != Party::Clock).collect();
    RuleView {
        id: r.id,
        number: r.number,
        state: CodeWord::new(r.state.code(), r.state.label()),
        limits: r.limits.clone(),
        lo: r.lo,
        hi: r.hi,
        looser: r.looser.clone(),
        reason: r.reason.clone(),
        asked: (&r.asked).into(),
        decided: r.decided.as_ref().map(MarkView::from),
        from: r.from,
        until: r.until,
        offers: offer::offers::<RuleFlow>(r.state, &parties, |_| None),
    }
}

/// The whole view.
pub fn whole(
    ctx: &Ctx,
    p: &Point,
    silent: i64,
    rules: &[PointRule],
    mutes: &[Stretch],
    hold: Option<HoldView>,
) -> PointView {
    let base = template::template(&p.template);
    let parties = who(ctx).parties(&p.place, Right::PointWrite);
    let guard = |a: PointAction| {
        let shelved = p.muted.is_some() && matches!(a, PointAction::Suppress | PointAction::TakeOut);
        shelved.then(|| "点位正在搁置中，请先解除搁置再办理。".to_owned())
    };
    PointView {
        row: row(ctx, p, silent),
        resolution: p.resolution,
        sample_s: p.sample_s,
        report_s: p.report_s,
        latched: p.latched,
        installation: p.installation.map(|i| i.0),
        neighbours: p.neighbours.iter().map(|n| n.0).collect(),
        template_source: base.as_ref().map(source),
        template: base.map(|b| CodeWord::new(&b.code, &b.label)),
        rule_version: p.rule_version,
        calibrated_on: p.calibrated_on,
        rules: rules.iter().map(|r| rule(ctx, p, r)).collect(),
        mutes: (mutes.iter())
            .map(|s| MuteView {
                kind: CodeWord::new(s.kind.code(), s.kind.label()),
                from: Some(s.from),
                until: s.until,
                reason: Some(s.reason.clone()),
                by: Some(s.by.clone()),
            })
            .collect(),
        hold,
        may_hold: who(ctx).over(&p.place, Right::AlarmVerify),
        editable: who(ctx).writes(&p.place) && !p.state.closed(),
        offers: offer::offers::<PointFlow>(p.state, &parties, guard),
    }
}

/// Where a template's figures come from; what isn't read in the original says so.
pub fn source(t: &template::Template) -> String {
    match t.mark.as_str() {
        "V" => t.source.clone(),
        _ => format!("{}〔参数，非法定〕", t.source),
    }
}
