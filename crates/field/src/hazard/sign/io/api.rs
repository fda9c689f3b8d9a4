//! Routes of criteria and of findings.

use super::store::{self, Finding};
use crate::hazard::io::store as hazards;
use crate::hazard::sign::{self, label};
use axum::Json;
use axum::extract::{Path, Query};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{FileId, HazardId};
use kernel::{Outcome, Refusal};
use law::criterion::{Answer as Said, Criterion, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Body, Ctx, Id};

/// What to look for among the criteria.
#[derive(Debug, Deserialize, IntoParams)]
pub struct CriteriaAsk {
    /// 行业监管类别; all if missing.
    pub trade: Option<String>,
    /// Words that describe what was seen.
    pub q: Option<String>,
    /// Day on which they must be in force; today if missing.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Date>,
}

/// A criterion as the assistant shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CriterionView {
    pub id: String,
    pub standard: String,
    pub number: String,
    pub clause: String,
    pub part: String,
    pub text: String,
    pub ask: String,
    /// The answer that is a hit: `yes` or `no`.
    pub hit: String,
    pub direct: bool,
    /// V read in the original, M from memory.
    pub mark: String,
    /// Words of the question that matched.
    pub words: Vec<String>,
    /// Needed for a verdict on this description.
    pub needed: bool,
}

/// Criteria, the nearest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct CriteriaView {
    pub items: Vec<CriterionView>,
    /// How many criteria each trade has on the day.
    pub trades: BTreeMap<String, usize>,
}

/// Longest description that is read, in characters.
const LONGEST: usize = 2000;

fn short(text: &str) -> Outcome<()> {
    if text.chars().count() <= LONGEST {
        return Ok(());
    }
    let say = format!("描述过长（超过 {LONGEST} 字），请只写看到的情况。");
    Err(Refusal::invalid("TOO_LONG", say).at("q", "过长"))
}

/// Criteria of major hazards, found from a description or listed by trade.
#[utoipa::path(get, path = "/criteria", tag = "hazard", params(CriteriaAsk), responses((status = 200, body = CriteriaView)))]
pub async fn criteria(ctx: Ctx, Query(ask): Query<CriteriaAsk>) -> Answer<CriteriaView> {
    let day = ask.day.unwrap_or_else(|| ctx.today());
    let all = &ctx.law().criteria;
    let text = ask.q.as_deref().unwrap_or_default().trim().to_owned();
    short(&text)?;
    let trade = ask.trade.as_deref().filter(|t| !t.is_empty());
    let needed: Vec<&str> = match trade {
        Some(trade) if !text.is_empty() => all.questions(&text, trade, day).iter().map(|c| c.id.as_str()).collect(),
        _ => Vec::new(),
    };
    let view = |c: &Criterion, words: Vec<String>| {
        let standard = all.standard(&c.standard);
        CriterionView {
            standard: standard.map_or_else(String::new, |s| s.name.clone()),
            number: standard.map_or_else(String::new, |s| s.number.clone()),
            id: c.id.clone(),
            clause: c.clause.clone(),
            part: c.part.clone(),
            text: c.text.clone(),
            ask: c.ask.clone(),
            hit: if c.hit { "yes" } else { "no" }.into(),
            direct: c.group.is_none(),
            mark: format!("{:?}", c.mark),
            words,
            needed: needed.contains(&c.id.as_str()),
        }
    };
    let mut items: Vec<CriterionView> = match text.is_empty() {
        true => all.on(trade, day).map(|c| view(c, Vec::new())).collect(),
        false => all.search(&text, trade, day, 20).into_iter().map(|f| view(f.criterion, f.words)).collect(),
    };
    for id in &needed {
        if let (false, Some(c)) = (items.iter().any(|i| i.id == *id), all.get(id)) {
            items.push(view(c, Vec::new()));
        }
    }
    let trades = all.trades(day).into_iter().map(|(t, n)| (t.to_owned(), n)).collect();
    Ok(Json(CriteriaView { items, trades }))
}

/// Answers to the questions of some criteria.
#[derive(Debug, Deserialize, ToSchema)]
pub struct VerdictAsk {
    pub trade: String,
    #[serde(default)]
    pub text: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub day: Option<Date>,
    /// Criterion → `yes` `no` `unknown`
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Said>,
}

/// Major, not major, or a case for experts.
#[utoipa::path(post, path = "/criteria/verdict", tag = "hazard", request_body = VerdictAsk, responses((status = 200, body = Object)))]
pub async fn verdict(ctx: Ctx, Body(ask): Body<VerdictAsk>) -> Answer<Verdict> {
    short(&ask.text)?;
    let day = ask.day.unwrap_or_else(|| ctx.today());
    let known = law::industry::trade_label(&ask.trade).is_some()
        || ctx.law().criteria.trades(day).into_iter().any(|(t, _)| t == ask.trade);
    if !known {
        let say = format!("没有“{}”这个行业领域，请从列表中选择。", ask.trade);
        return Err(Refusal::invalid("BAD_TRADE", say).at("trade", "无效").into());
    }
    let judged = ctx.law().criteria.verdict(&ask.trade, day, &ask.text, &ask.answers);
    Ok(Json(judged.map_err(|say| Refusal::invalid("BAD_ANSWERS", say).at("answers", "不能判定"))?))
}

/// A sign with both files, for the desk of the verifier.
#[derive(Debug, Serialize, ToSchema)]
pub struct FindingView {
    pub n: i64,
    pub kind: String,
    pub label: String,
    pub say: String,
    pub score: f64,
    #[schema(value_type = Option<Uuid>)]
    pub file: Option<FileId>,
    /// Only if the one who asks may see the hazard on which it hangs.
    #[schema(value_type = Option<Uuid>)]
    pub other_file: Option<FileId>,
    #[schema(value_type = Option<Uuid>)]
    pub other_hazard: Option<HazardId>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// `open` `dismissed` `confirmed`
    pub state: String,
    pub settled_name: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub settled_at: Option<Timestamp>,
    pub reason: Option<String>,
}

fn view(f: Finding) -> FindingView {
    FindingView {
        label: label(&f.kind).to_owned(),
        n: f.n,
        kind: f.kind,
        say: f.say,
        score: f.score,
        file: f.file,
        other_file: f.other_file,
        other_hazard: f.other_hazard,
        at: f.at,
        state: f.state,
        settled_name: f.settled_name,
        settled_at: f.settled_at,
        reason: f.reason,
    }
}

/// Signs about a hazard: open ones first, the strongest first.
#[utoipa::path(get, path = "/hazards/{id}/findings", tag = "hazard", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<FindingView>)))]
pub async fn findings(ctx: Ctx, Id(id): Id<HazardId>) -> Answer<Vec<FindingView>> {
    let mut tx = ctx.read().await?;
    hazards::find(&mut tx, ctx.scope(), id).await?;
    let mut out = Vec::new();
    for f in store::of(&mut tx, id).await? {
        let mut shown = view(f);
        if let Some(other) = shown.other_hazard {
            if hazards::find(&mut tx, ctx.scope(), other).await.is_err() {
                (shown.other_file, shown.other_hazard) = (None, None);
            }
        }
        out.push(shown);
    }
    Ok(Json(out))
}

/// How a person settles a sign.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SettleAsk {
    pub verdict: sign::Verdict,
    pub reason: String,
}

/// Settle a sign, with a reason; once. Not by whoever did the work.
#[utoipa::path(post, path = "/hazards/{id}/findings/{n}", tag = "hazard", params(("id" = Uuid, Path), ("n" = i64, Path)), request_body = SettleAsk, responses((status = 200, body = FindingView)))]
pub async fn settle(ctx: Ctx, Path((id, n)): Path<(HazardId, i64)>, Body(ask): Body<SettleAsk>) -> Answer<FindingView> {
    let mut tx = ctx.begin().await?;
    let h = hazards::find(&mut tx, ctx.scope(), id).await?;
    if h.rectified.as_ref().is_some_and(|r| r.by.is_some() && r.by == ctx.actor().person) {
        let say = "整改人不能认定自己整改的疑点，请由核验人处理。";
        return Err(Refusal::forbidden("SELF_APPROVAL", say).into());
    }
    let own = h.unit.is_some() && h.unit == ctx.actor().unit;
    if own && (h.is_major() || !h.self_found()) {
        let say = "企业只能认定自查的一般隐患的疑点；这一条请由监管部门的核验人认定。";
        return Err(Refusal::forbidden("NOT_YOURS", say).into());
    }
    let settled = store::settle(&ctx, &mut tx, id, n, ask.verdict, &ask.reason).await?;
    let words = match ask.verdict {
        sign::Verdict::Dismissed => "排除",
        sign::Verdict::Confirmed => "确认",
    };
    let note = format!("{}疑点“{}”：{}", words, label(&settled.kind), ask.reason.trim());
    let now = hazards::find(&mut tx, ctx.scope(), id).await?;
    let event = Event::new(id, "settle", "认定疑点").note(Some(note));
    let image = crate::hazard::io::act::Image { hazard: &now, listing: None, order: None };
    ctx.record(&mut tx, &event, &image).await?;
    tx.commit().await?;
    Ok(Json(view(settled)))
}
