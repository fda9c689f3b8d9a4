//! One decision on a draft: settle a doubt, set a field, split, merge, undo.

use super::act::{self, Understood};
use super::{show, store, upload};
use crate::policy::model::*;
use crate::policy::rules::{self, Choice, Doubt};
use crate::policy::settle;
use crate::policy::take;
use crate::policy::text::{self, Offsets};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{MeasureId, PolicyId, UnitId};
use kernel::{Kind, Outcome, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Ctx;

/// One decision. Exactly one of the optional parts is given, apart from the heading's fields, which may come together.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionBody {
    /// Version that the deciding person saw.
    pub version: i64,
    pub doubt: Option<String>,
    pub choice: Option<String>,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub measure: Option<MeasureId>,
    /// Fields of the measure: name, text, lead, assist, due, standing, recurrences, targets, evidence, key, territorial,
    /// state.
    #[schema(value_type = Option<Object>)]
    pub set: Option<Set>,
    pub split: Option<SplitBody>,
    #[schema(value_type = Option<Vec<uuid::Uuid>>)]
    pub merge: Option<Vec<MeasureId>>,
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    pub title: Option<String>,
    pub doc_number: Option<String>,
    pub issuer: Option<String>,
    pub resolve: Option<ResolveBody>,
    pub settle_all: Option<SettleAllBody>,
    /// Number of the decision that shall not hold.
    pub undo: Option<i64>,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SplitBody {
    #[schema(value_type = uuid::Uuid)]
    pub measure: MeasureId,
    /// UTF-16 offset in the document's text.
    pub at: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ResolveBody {
    pub words: String,
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub units: Vec<UnitId>,
    #[serde(default)]
    pub as_alias: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SettleAllBody {
    pub kind: String,
    pub choice: String,
}

/// Decide, keep the decision, and give the document as it stands then.
pub async fn decide(ctx: &Ctx, id: PolicyId, body: DecisionBody) -> Outcome<Understood> {
    let mut tx = ctx.begin().await?;
    let mut u = act::find_draft(ctx, &mut tx, id, body.version).await?;
    let (decision, say, click) = read(ctx, &u, body).await?;
    known_units(&mut tx, &decision).await?;
    let seq = u.whole.corrections.last().map_or(1, |c| c.seq + 1);
    let made = Correction { seq, at: ctx.now(), by: ctx.actor().name.clone(), decision, say, click };
    // Undoing is replaying without; everything else must fit the draft as it stands.
    settle::apply(&u.draft, &made.decision, &made)?;
    aliases(ctx, &mut tx, &made.decision).await?;
    keep(ctx, &mut tx, &mut u, made).await?;
    tx.commit().await?;
    Ok(u)
}

/// Other names that the decision teaches the directory, so that later documents know them. Without the right to write the
/// directory the decision holds for this document alone.
async fn aliases(ctx: &Ctx, tx: &mut ::store::Tx, decision: &Decision) -> Outcome<()> {
    let taught: Vec<(&String, UnitId)> = match decision {
        Decision::Resolve { words, units, as_alias: true } if units.len() == 1 => vec![(words, units[0])],
        Decision::Choose { chosen } => chosen
            .iter()
            .filter_map(|c| match &c.effect {
                Effect::Mean { words, units, alias: true } if units.len() == 1 => Some((words, units[0])),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    for (words, unit) in taught {
        match org::unit::io::act::add_alias(ctx, tx, unit, words).await {
            Err(e) if e.kind == Kind::Internal || e.kind == Kind::Busy => return Err(e),
            // Not his to write, or no name that the directory takes.
            _ => {}
        }
    }
    Ok(())
}

/// Keep a decision and everything that follows from it.
pub async fn keep(ctx: &Ctx, tx: &mut ::store::Tx, u: &mut Understood, made: Correction) -> Outcome<()> {
    store::keep(tx, u.whole.head.id, ctx.actor().person, show::measure_of(&made.decision), &made).await?;
    u.whole.head.decisions += 1;
    u.whole.head.clicks += i64::from(made.click);
    let event = Event::new(u.whole.head.id, "decide", "校核").note(Some(made.say.clone()));
    u.whole.corrections.push(made);
    u.draft = u.whole.draft();
    u.book = super::book::book(tx, &u.draft, &u.whole.head.region_path, ctx.today()).await?;
    u.reading = rules::look(&u.draft, &u.book, ctx.today());
    act::count(&mut u.whole.head, &u.draft, &u.reading);
    store::save(tx, &mut u.whole, &u.draft, None).await?;
    ctx.record(tx, &event, &act::after(&u.whole)).await?;
    Ok(())
}

fn bad(say: impl Into<String>) -> Refusal {
    Refusal::invalid("BAD_DECISION", say)
}

/// The body as a decision with its sentence, and whether it was one click on a prepared choice.
async fn read(ctx: &Ctx, u: &Understood, body: DecisionBody) -> Outcome<(Decision, String, bool)> {
    if let Some(doubt) = &body.doubt {
        let Some(choice) = &body.choice else {
            return Err(bad("请选择一种处理办法。").at("choice", "必填"));
        };
        let (found, picked) = choice_of(u, doubt, choice)?;
        let say = format!("{}：{}", said_about(found), picked.label);
        let chosen = vec![chosen(ctx, u, found, picked).await?];
        return Ok((Decision::Choose { chosen }, say, true));
    }
    if let Some(all) = &body.settle_all {
        let mut list = Vec::new();
        for d in u.reading.doubts.iter().filter(|d| d.kind.code() == all.kind && d.settled.is_none()) {
            if let Some(c) = d.choices.iter().find(|c| c.id == all.choice) {
                list.push(chosen(ctx, u, d, c).await?);
            }
        }
        let Some(first) = list.first() else {
            return Err(bad("没有可以这样一并处理的疑点，请刷新页面。").at("settle_all", "没有匹配的疑点"));
        };
        let say = format!("{}处同类疑点一并处理：{}", list.len(), first.label);
        return Ok((Decision::Choose { chosen: list }, say, true));
    }
    if let Some(set) = body.set {
        let Some(measure) = body.measure else {
            return Err(bad("请指明改哪一条措施。").at("measure", "必填"));
        };
        if set == Set::default() {
            return Err(bad("没有要改的内容。").at("set", "为空"));
        }
        let say = format!("{}改{}", rules::number(&u.draft, measure), fields(&set).join("、"));
        return Ok((Decision::Set { measure, set: Box::new(set) }, say, false));
    }
    if let Some(SplitBody { measure, at }) = body.split {
        let texts = halves(u, measure, at)?;
        let say = format!("{}拆成两条", rules::number(&u.draft, measure));
        return Ok((Decision::Split { measure, at, new: ctx.id(), texts }, say, false));
    }
    if let Some(measures) = body.merge {
        let say =
            format!("合并{}", measures.iter().map(|m| rules::number(&u.draft, *m)).collect::<Vec<_>>().join("、"));
        return Ok((Decision::Merge { measures }, say, false));
    }
    if let Some(r) = body.resolve {
        let names: Vec<&str> = r.units.iter().map(|id| u.book.short(*id)).collect();
        let to = if names.is_empty() { "不对应单位".to_owned() } else { names.join("、") };
        let say = format!("“{}”对应：{to}", r.words);
        return Ok((Decision::Resolve { words: r.words, units: r.units, as_alias: r.as_alias }, say, false));
    }
    if let Some(seq) = body.undo {
        let fits = |c: &&Correction| c.seq == seq && !matches!(c.decision, Decision::Undo { .. });
        let Some(c) = u.whole.corrections.iter().find(fits) else {
            return Err(bad(format!("没有第 {seq} 号决定，或它本身就是一次撤销。")).at("undo", "没有这个编号"));
        };
        let undone = |c: &Correction| matches!(c.decision, Decision::Undo { seq: s } if s == seq);
        if u.whole.corrections.iter().any(undone) {
            return Err(bad("这个决定已经撤销过了。").at("undo", "已撤销"));
        }
        return Ok((Decision::Undo { seq }, format!("撤销：{}", c.say), false));
    }
    let head = Head { title: body.title, doc_number: body.doc_number, issuer: body.issuer, issued_on: body.issued_on };
    if head == Head::default() {
        return Err(bad("没有收到要作出的决定。"));
    }
    if head.title.as_deref().is_some_and(|t| t.trim().is_empty()) {
        return Err(bad("标题不能为空。").at("title", "不能为空"));
    }
    let deadlines = match head.issued_on {
        Some(on) => redate(ctx, u, on).await?,
        None => Vec::new(),
    };
    let mut parts = Vec::new();
    parts.extend(head.title.as_ref().map(|t| format!("标题改为“{t}”")));
    parts.extend(head.doc_number.as_ref().map(|t| format!("文号改为“{t}”")));
    parts.extend(head.issuer.as_ref().map(|t| format!("印发单位改为“{t}”")));
    parts.extend(head.issued_on.map(|d| format!("印发日期定为 {d}")));
    Ok((Decision::Head { head, deadlines }, parts.join("，"), false))
}

fn said_about(d: &Doubt) -> String {
    match d.quote.is_empty() {
        true => d.kind.label().to_owned(),
        false => format!("{}“{}”", d.kind.label(), rules::brief(&d.quote, 24)),
    }
}

fn choice_of<'u>(u: &'u Understood, doubt: &str, choice: &str) -> Outcome<(&'u Doubt, &'u Choice)> {
    let found = u.reading.doubts.iter().find(|d| d.key == doubt);
    let found = found.ok_or_else(|| bad("这处疑点已经不在了，请刷新页面。").at("doubt", "没有这处疑点"))?;
    let picked = found.choices.iter().find(|c| c.id == choice);
    Ok((found, picked.ok_or_else(|| bad("没有这种处理办法，请刷新页面。").at("choice", "没有这个选项"))?))
}

/// A choice with everything that replaying needs.
async fn chosen(ctx: &Ctx, u: &Understood, d: &Doubt, c: &Choice) -> Outcome<Chosen> {
    let mut out = Chosen {
        doubt: d.key.clone(),
        choice: c.id.clone(),
        label: c.label.clone(),
        effect: c.effect.clone(),
        split: None,
        deadlines: Vec::new(),
    };
    match c.effect {
        Effect::IssuedOn { on } => out.deadlines = redate(ctx, u, on).await?,
        Effect::Split { measure, at } => {
            let (first, second) = halves(u, measure, at)?;
            out.split = Some((ctx.id(), first, second));
        }
        _ => {}
    }
    Ok(out)
}

/// Texts of the two halves of a measure.
fn halves(u: &Understood, measure: MeasureId, at: u32) -> Outcome<(String, String)> {
    let m = u.draft.measures.iter().find(|m| m.id == measure).ok_or_else(|| Refusal::not_found("措施"))?;
    let whole = &u.whole.text;
    let first = text::tidy(text::slice(whole, (m.span.0, at.clamp(m.span.0, m.span.1))));
    let first = m.label.as_deref().and_then(|l| first.strip_prefix(l)).map(str::to_owned).unwrap_or(first);
    Ok((first, text::tidy(text::slice(whole, (at.clamp(m.span.0, m.span.1), m.span.1)))))
}

/// Read the original again from another day of issue: relative deadlines follow.
async fn redate(ctx: &Ctx, u: &Understood, on: Date) -> Outcome<Vec<(MeasureId, Vec<Deadline>)>> {
    let head = &u.whole.head;
    let bytes = ctx.app().files.get(&head.file_sha).await?;
    let again = upload::read(&head.file_name, bytes, Some(on)).await?;
    let several = again.documents.len() > 1;
    let Some(doc) = again.documents.get(head.doc_index as usize) else { return Ok(Vec::new()) };
    let (base, words) = upload::piece(&again.source, doc, several);
    Ok(take::deadlines(&u.draft, doc, &Offsets::of(words), base))
}

/// Refuse units that the directory has not.
async fn known_units(tx: &mut ::store::Tx, decision: &Decision) -> Outcome<()> {
    let asked: Vec<UnitId> = match decision {
        Decision::Resolve { units, .. } => units.clone(),
        Decision::Set { set, .. } => set.lead.iter().chain(&set.assist).flatten().copied().collect(),
        _ => return Ok(()),
    };
    for unit in asked {
        if tx.opt("select id from unit where id = $1", ::store::params![unit]).await?.is_none() {
            return Err(bad("所选单位不在名录中，请重新选择。").at("units", "单位不存在"));
        }
    }
    Ok(())
}

fn fields(set: &Set) -> Vec<&'static str> {
    let all = [
        (set.name.is_some(), "名称"),
        (set.text.is_some(), "正文"),
        (set.lead.is_some(), "牵头单位"),
        (set.assist.is_some(), "配合单位"),
        (set.due.is_some(), "时限"),
        (set.standing.is_some(), "是否常设"),
        (set.recurrences.is_some(), "频次"),
        (set.targets.is_some(), "量化目标"),
        (set.evidence.is_some(), "凭据要求"),
        (set.key.is_some(), "重点标记"),
        (set.territorial.is_some(), "属地范围"),
        (set.state.is_some(), "是否分解"),
    ];
    all.into_iter().filter(|(given, _)| *given).map(|(_, name)| name).collect()
}
