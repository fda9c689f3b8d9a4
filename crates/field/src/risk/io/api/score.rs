//! The calculator: tables, and a level with its working shown. Nothing is kept.

use super::list::mapping;
use crate::risk::io::act;
use crate::risk::io::view::{CodeLabel, RiskLevelView, RiskScoreView};
use crate::risk::level::{ControlLevel, Level, Mapping};
use crate::risk::model::{ControlKind, EVENTS_1986, EVENTS_2025, Every, FACTORS, PointKind, element};
use crate::risk::rules::due;
use crate::risk::score::{self, Chosen, Direct, Method, tables as of};
use axum::Json;
use kernel::Refusal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Body, Ctx};

/// What is to be scored.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ScoreAsk {
    pub method: String,
    #[serde(flatten)]
    pub chosen: Chosen,
    /// Region path for which the cut points are looked up; without it the general ones.
    pub region: Option<String>,
    /// Colours of the answer: `four` or `three`.
    pub colours: Option<String>,
}

/// A level, and who must control it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoreAnswer {
    #[serde(flatten)]
    pub score: RiskScoreView,
    /// The lowest that may control it.
    pub control_level: CodeLabel,
    /// How often its controls are usually checked.
    pub every: CodeLabel,
}

#[utoipa::path(post, path = "/risks/score", tag = "risk", request_body = ScoreAsk, responses((status = 200, body = ScoreAnswer)))]
pub async fn score(ctx: Ctx, Body(ask): Body<ScoreAsk>) -> Answer<ScoreAnswer> {
    let method = Method::parse(&ask.method).ok_or_else(|| {
        let all = Method::ALL.map(Method::code).join("、");
        Refusal::invalid("NO_SUCH_METHOD", format!("没有“{}”这种评价方法，可选：{all}。", ask.method))
            .at("method", "无效")
    })?;
    let region = ask.region.unwrap_or_default();
    let scored = score::score(method, &ask.chosen, &act::cuts(&ctx, &region))?;
    let mut view = RiskScoreView::of(&ask.chosen, &scored);
    view.level = RiskLevelView::of(scored.level, ask.colours.as_deref().map_or(Ok(Mapping::Four), mapping)?);
    let (control, every) = (ControlLevel::least(scored.level), Every::usual(scored.level));
    Ok(Json(ScoreAnswer {
        score: view,
        control_level: CodeLabel::of(control.code(), control.label()),
        every: CodeLabel::of(every.code(), every.label()),
    }))
}

/// A value that may be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoreChoice {
    pub value: f64,
    pub say: String,
}

/// A table of values for one field of the form.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoreTable {
    /// `ls` or `lec`
    pub scale: String,
    /// Field of the form: `l` `s` `people` `loss` `stop` `e` `c`.
    pub field: String,
    pub label: String,
    pub choices: Vec<ScoreChoice>,
}

/// Everything that the forms offer for choice.
#[derive(Debug, Serialize, ToSchema)]
pub struct RiskTables {
    pub methods: Vec<CodeLabel>,
    pub tables: Vec<ScoreTable>,
    /// Cases that are major without a score.
    pub direct: Vec<CodeLabel>,
    pub levels: Vec<RiskLevelView>,
    pub mappings: Vec<CodeLabel>,
    pub control_levels: Vec<CodeLabel>,
    pub control_kinds: Vec<CodeLabel>,
    pub every: Vec<CodeLabel>,
    pub point_kinds: Vec<CodeLabel>,
    /// Kinds of accident, GB/T 6441-1986.
    pub events: Vec<CodeLabel>,
    /// Kinds of accident by name, GB 6441-2025.
    pub events_2025: Vec<String>,
    /// First two digits of GB/T 13861 with 人机环管.
    pub factors: Vec<CodeLabel>,
    pub changes: Vec<CodeLabel>,
}

#[utoipa::path(get, path = "/risk-tables", tag = "risk", responses((status = 200, body = RiskTables)))]
pub async fn tables(_ctx: Ctx) -> Answer<RiskTables> {
    let table = |scale: &str, field: &str, label: &str, grades: &[of::Grade]| ScoreTable {
        scale: scale.into(),
        field: field.into(),
        label: label.into(),
        choices: grades.iter().map(|g| ScoreChoice { value: g.value, say: g.say.into() }).collect(),
    };
    let pairs = |all: &[(&str, &str)]| all.iter().map(|(code, label)| CodeLabel::of(code, label)).collect();
    let factor = |(code, label): &(&str, &str)| {
        let label = format!("{label}（{}）", element(code).unwrap_or_default());
        CodeLabel::of(code, &label)
    };
    Ok(Json(RiskTables {
        methods: Method::ALL.map(|m| CodeLabel::of(m.code(), m.label())).into(),
        tables: vec![
            table("ls", "l", "可能性 L", of::LS_L),
            table("ls", "people", "严重性 S：人员", of::LS_PEOPLE),
            table("ls", "loss", "严重性 S：直接经济损失", of::LS_LOSS),
            table("ls", "stop", "严重性 S：停工", of::LS_STOP),
            table("ls", "s", "严重性 S（不分项）", of::LS_S),
            table("lec", "l", "可能性 L", of::LEC_L),
            table("lec", "e", "暴露频繁程度 E", of::LEC_E),
            table("lec", "c", "后果 C", of::LEC_C),
        ],
        direct: Direct::ALL.map(|d| CodeLabel::of(d.code(), d.label())).into(),
        levels: Level::ALL.map(|l| RiskLevelView::of(l, Mapping::Four)).into(),
        mappings: Mapping::ALL.map(|m| CodeLabel::of(m.code(), m.label())).into(),
        control_levels: ControlLevel::ALL.map(|c| CodeLabel::of(c.code(), c.label())).into(),
        control_kinds: ControlKind::ALL.map(|c| CodeLabel::of(c.code(), c.label())).into(),
        every: Every::ALL.map(|e| CodeLabel::of(e.code(), e.label())).into(),
        point_kinds: PointKind::ALL.map(|k| CodeLabel::of(k.code(), k.label())).into(),
        events: pairs(EVENTS_1986),
        events_2025: EVENTS_2025.iter().map(|e| (*e).to_owned()).collect(),
        factors: FACTORS.iter().map(factor).collect(),
        changes: pairs(due::CHANGES),
    }))
}
