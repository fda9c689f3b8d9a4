//! Shapes that are sent.

mod site;

pub use site::{MapArea, MapView, PictureView, PointView, SiteRisks};

use crate::risk::level::{Level, Mapping};
use crate::risk::model::{Control, ControlKind, Duty, Every, Plan, Rating, Risk};
use crate::risk::rules::{due, lists};
use crate::risk::score::{Chosen, Scored};
use jiff::civil::Date;
use kernel::id::RiskId;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Offer;
use web::view::{LabelValue, ParameterUse, UnitRef};

/// A code with its Chinese name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodeLabel {
    pub code: String,
    pub label: String,
}

impl CodeLabel {
    pub fn of(code: &str, label: &str) -> CodeLabel {
        CodeLabel { code: code.into(), label: label.into() }
    }
}

/// A level with the colour in which it is shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskLevelView {
    /// 1 major – 4 low.
    pub level: i64,
    pub label: String,
    pub color: CodeLabel,
}

impl RiskLevelView {
    pub fn of(level: Level, mapping: Mapping) -> RiskLevelView {
        let colour = mapping.show(level);
        let color = CodeLabel::of(colour.code(), colour.label());
        RiskLevelView { level: level.number(), label: level.label().into(), color }
    }
}

/// A level with its calculation.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskScoreView {
    /// R or D; absent where the case alone decides.
    pub value: Option<f64>,
    pub level: RiskLevelView,
    /// The calculation in one sentence.
    pub say: String,
    /// What was chosen, as the form sends it.
    pub chosen: Chosen,
    pub explain: RiskExplain,
}

/// Where a number comes from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskExplain {
    pub rule: String,
    pub clause: String,
    pub inputs: Vec<LabelValue>,
    pub parameters: Vec<ParameterUse>,
}

impl RiskScoreView {
    pub fn of(chosen: &Chosen, scored: &Scored) -> RiskScoreView {
        let inputs = scored.inputs.iter().map(|i| LabelValue { label: i.label.clone(), value: i.value.clone() });
        let parameters = scored.parameters.iter().map(|p| ParameterUse {
            key: p.key.clone(),
            label: p.label.clone(),
            value: p.value.clone(),
            source: p.source.clone(),
            effective_from: p.effective_from,
        });
        RiskScoreView {
            value: scored.value,
            level: RiskLevelView::of(scored.level, Mapping::Four),
            say: scored.say.clone(),
            chosen: chosen.clone(),
            explain: RiskExplain {
                rule: scored.rule.clone(),
                clause: scored.clause.clone(),
                inputs: inputs.collect(),
                parameters: parameters.collect(),
            },
        }
    }
    fn rating(rating: &Rating) -> RiskScoreView {
        RiskScoreView::of(&rating.chosen, &rating.scored)
    }
}

/// A site or a point, named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedRef {
    pub id: Uuid,
    pub name: String,
}

/// A risk in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskRow {
    #[schema(value_type = Uuid)]
    pub id: RiskId,
    pub site: NamedRef,
    pub point: NamedRef,
    pub activity: String,
    pub event: String,
    pub region: String,
    pub region_name: String,
    pub trade: String,
    /// Absent: not rated yet.
    pub level: Option<RiskLevelView>,
    pub residual: Option<RiskLevelView>,
    /// R or D without controls.
    pub value: Option<f64>,
    pub needs_review: bool,
    pub control_level: Option<CodeLabel>,
    /// Who controls it at that level.
    pub person: Option<String>,
    pub state: String,
    pub state_label: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub reassess_on: Option<Date>,
    /// Must be assessed again now.
    pub due: bool,
    #[schema(value_type = Option<String>, format = Date)]
    pub review_on: Option<Date>,
    /// The weekly review of a red risk was missed.
    pub review_missed: bool,
    pub leader: Option<NamedRef>,
    pub version: i64,
}

/// A control with its words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskControlView {
    #[serde(flatten)]
    pub control: Control,
    pub kind_label: String,
    /// How often it is checked, the usual of the level if nothing else was said.
    pub every_label: Option<String>,
}

/// One of the four lists of a major risk.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskList {
    /// `basics` `duties` `controls` `emergency`
    pub code: String,
    pub label: String,
    pub lines: Vec<LabelValue>,
}

impl RiskList {
    pub fn of(list: lists::List) -> RiskList {
        let lines = list.lines.into_iter().map(|l| LabelValue { label: l.label, value: l.value }).collect();
        RiskList { code: list.code.into(), label: list.label.into(), lines }
    }
}

/// Who took a step, and when.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskStamp {
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
    pub name: String,
}

/// A risk with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RiskView {
    #[serde(flatten)]
    pub row: RiskRow,
    pub unit: Option<UnitRef>,
    /// Absent: 职责待明确.
    pub regulator: Option<UnitRef>,
    pub source: String,
    pub consequence: String,
    pub standard: String,
    pub factor: Option<CodeLabel>,
    /// 人机环管 of the factor.
    pub element: Option<String>,
    pub method: String,
    pub method_label: String,
    pub inherent: Option<RiskScoreView>,
    pub rest: Option<RiskScoreView>,
    pub duty: Vec<Duty>,
    /// The most lasting first.
    pub controls: Vec<RiskControlView>,
    pub plan: Plan,
    /// Which of the five fields the plan lacks.
    pub plan_lacks: Vec<CodeLabel>,
    /// Of a major risk; empty for the others.
    pub lists: Vec<RiskList>,
    /// What is weak but allowed.
    pub advice: Vec<String>,
    pub reassess_why: Option<String>,
    pub assessed: Option<RiskStamp>,
    pub signed: Option<RiskStamp>,
    pub published: Option<RiskStamp>,
    pub reviewed: Option<RiskStamp>,
    /// The asker may change the details now.
    pub editable: bool,
    pub offers: Vec<Offer>,
}

/// A risk as a row of a list.
pub fn row(named: &super::store::Named, mapping: Mapping, today: Date) -> RiskRow {
    let r = &named.risk;
    let control = r.controlled_by();
    let person = |level| r.duty.iter().find(|d| d.level == level).map(|d| d.name.clone());
    RiskRow {
        id: r.id,
        site: NamedRef { id: r.place.site.0, name: named.site_name.clone() },
        point: NamedRef { id: r.point.0, name: named.point_name.clone() },
        activity: r.activity.clone(),
        event: r.event.clone(),
        region: r.place.region_path.clone(),
        region_name: named.region_name.clone(),
        trade: r.place.trade.clone(),
        level: r.level.map(|l| RiskLevelView::of(l, mapping)),
        residual: r.residual.as_ref().map(|x| RiskLevelView::of(x.scored.level, mapping)),
        value: r.inherent.as_ref().and_then(|x| x.scored.value),
        needs_review: r.needs_review,
        control_level: control.map(|c| CodeLabel::of(c.code(), c.label())),
        person: control.and_then(person),
        state: r.state.code().into(),
        state_label: r.state.label().into(),
        reassess_on: r.reassess_on,
        due: due::is_due(r, today),
        review_on: r.review_on,
        review_missed: due::review_missed(r, today),
        leader: r.leader.map(|id| NamedRef { id: id.0, name: r.leader_name.clone().unwrap_or_default() }),
        version: r.version,
    }
}

/// The controls of a risk, the most lasting first.
pub fn controls(risk: &Risk) -> Vec<RiskControlView> {
    let usual = risk.level.map(Every::usual);
    let one = |c: &Control| RiskControlView {
        control: c.clone(),
        kind_label: ControlKind::label(c.kind).into(),
        every_label: c.every.or(usual).map(|e| e.label().into()),
    };
    risk.by_preference().into_iter().map(one).collect()
}

/// The scores of a risk.
pub fn ratings(risk: &Risk) -> (Option<RiskScoreView>, Option<RiskScoreView>) {
    let view = |x: &Option<Rating>| x.as_ref().map(RiskScoreView::rating);
    (view(&risk.inherent), view(&risk.residual))
}
