//! Verbs: report, add, move on, mark. One function, one change, one transaction.

use super::{inquiry, store};
use crate::accident::flow::{AccidentAction, AccidentFlow, Stage};
use crate::accident::grade::{Harm, counts, grade};
use crate::accident::guard;
use crate::accident::inquiry::{Inquiry, Verdict};
use crate::accident::model::{Accident, Mark, Supplement};
use crate::accident::report::{delay, window_end};
use ::store::{Tx, number, params};
use jiff::Timestamp;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{AccidentId, SiteId, UnitId};
use kernel::{Outcome, Party, Refusal, Right};
use org::ask::{Notice, PlaceKeeper, SiteAt, tell};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Ctx, offer};

/// A first report. What is not known yet may be left out and added; the time of the report is the server's.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewAccident {
    /// Short name: 某厂机械伤害事故
    pub title: String,
    /// Region in which it happened: code or path.
    pub region: String,
    /// Department that answers for the trade.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub regulator: Option<UnitId>,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub site: Option<SiteId>,
    pub firm: String,
    pub place: String,
    pub kind: String,
    /// 道路交通或火灾事故
    pub short_window: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub occurred_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub known_at: Option<Timestamp>,
    pub course: String,
    pub measures: String,
    pub dead: i64,
    pub injured: i64,
    pub missing: i64,
    /// Ten thousand yuan.
    pub loss: f64,
}

/// Figures as they became known.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewSupplement {
    pub version: Option<i64>,
    pub dead: i64,
    pub injured: i64,
    pub missing: i64,
    pub loss: f64,
    /// What changed and how it is known.
    pub note: String,
}

/// A move of the flow.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct AccidentMove {
    pub action: String,
    pub version: Option<i64>,
    pub note: Option<String>,
    pub reason: Option<String>,
    /// What the evaluation found: `done` `mostly` `not`
    pub result: Option<String>,
}

pub(super) fn mark(ctx: &Ctx, note: Option<&str>) -> Mark {
    let note = note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    Mark { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone(), note }
}

/// In what capacities the asker acts: whoever verifies in the region; above the county also as the higher level.
pub fn parties(ctx: &Ctx, a: &Accident) -> Vec<Party> {
    let mut out = Vec::new();
    let areas = ctx.scope().areas.iter().filter(|x| x.right == Right::AccidentVerify);
    for area in areas.filter(|x| a.region_path.starts_with(&x.path)) {
        let deep = |p: &str| p.split('/').filter(|c| !c.is_empty()).count();
        out.push(Party::Clerk);
        // 提级和退回 are the higher level's: a grant that reaches further than one county.
        if deep(&area.path) < 2 {
            out.push(Party::Supervisor);
        }
    }
    out.dedup();
    out
}

/// First report (decree 493 art. 12).
pub async fn create(ctx: &Ctx, ask: NewAccident) -> Outcome<AccidentId> {
    let title = guard::words(&ask.title, "title", "事故名称")?;
    let place = guard::words(&ask.place, "place", "事故地点")?;
    let course = guard::words(&ask.course, "course", "简要经过")?;
    guard::category(&ask.kind)?;
    let (Some(occurred), known) = (ask.occurred_at, ask.known_at.or(ask.occurred_at)) else {
        return Err(Refusal::invalid("MISSING_FIELD", "请填写事故发生时间。").at("occurred_at", "必填"));
    };
    let known = known.unwrap_or(occurred);
    guard::times(occurred, known, ctx.now())?;
    let harm = Harm { dead: ask.dead, injured: ask.injured, missing: ask.missing, loss: ask.loss };
    guard::harm(&harm)?;
    let mut tx = ctx.begin().await?;
    // What the register of sites knows is not asked for again.
    let site = match ask.site {
        Some(id) => site(ctx, &mut tx, id).await?,
        None => None,
    };
    let firm = match (&site, ask.firm.trim()) {
        (Some(site), "") => site.name.clone(),
        (_, given) => guard::words(given, "firm", "事故单位")?,
    };
    let place_of = match (&site, ask.region.trim()) {
        (Some(site), "") => site.region_path.clone(),
        (_, given) => given.to_owned(),
    };
    let code = place_of.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let region = tx.opt("select path from region where code = $1", params![&code]).await?;
    let region = region.ok_or_else(|| {
        Refusal::invalid("NO_SUCH_REGION", "没有这个行政区，请从列表中选择事故发生地。").at("region", "未找到")
    })?;
    let region_path: String = region.get("path")?;
    let regulator = ask
        .regulator
        .or(site.as_ref().and_then(|s| s.regulator))
        .ok_or_else(|| Refusal::invalid("MISSING_FIELD", "请选择行业监管部门。").at("regulator", "必填"))?;
    if store::unit(&mut tx, regulator).await?.is_none() {
        return Err(Refusal::invalid("UNIT_UNKNOWN", "所选部门不在组织机构中，请重新选择。").at("regulator", "未找到"));
    }
    let (law, today) = (&ctx.law().parameters, ctx.today());
    let days = match ask.short_window {
        true => law.value("accident.window_days_fire", &region_path, today),
        false => law.value("accident.window_days", &region_path, today),
    };
    let minutes = law.value("accident.report_minutes", &region_path, today) as i64;
    let window = window_end(occurred, days as i64);
    let year = kernel::day_of(occurred).year();
    let n = number::take(&mut tx, &format!("accident {code}"), year, 1).await?;
    let a = Accident {
        id: ctx.id(),
        number: number::print("SG", &code, year, n),
        title,
        region_path,
        regulator,
        unit: ctx.unit()?,
        site: ask.site,
        firm,
        place,
        kind: ask.kind,
        short_window: ask.short_window,
        occurred_at: occurred,
        known_at: known,
        reported_at: ctx.now(),
        course,
        measures: ask.measures.trim().into(),
        grade: grade(&harm).0,
        delay: delay(known, ctx.now(), minutes, window).label().into(),
        concealed: None,
        counted: counts(&harm, law.value("accident.count_loss", "", today)),
        harm,
        stage: AccidentFlow::START,
        supplements: Vec::new(),
        marks: Vec::new(),
        inquiry: Inquiry::default(),
        window_end: window,
        version: 1,
    };
    store::insert(&mut tx, &a).await?;
    let event = Event::new(a.id, "report", "事故首报").moved("", a.stage.code()).note(Some(a.course.clone()));
    ctx.record(&mut tx, &event, &a).await?;
    told(ctx, &mut tx, &a).await?;
    tx.commit().await?;
    Ok(a.id)
}

/// A site that the asker may see.
async fn site(ctx: &Ctx, tx: &mut Tx, id: SiteId) -> Outcome<Option<SiteAt>> {
    match ctx.app().answer::<PlaceKeeper>() {
        Some(keeper) => keeper.0.site(ctx, tx, Right::SiteRead, id).await.map(Some),
        None => Ok(None),
    }
}

/// The department and the offices of the county and above are told at once, at any hour.
async fn told(ctx: &Ctx, tx: &mut Tx, a: &Accident) -> Outcome<()> {
    let notice = Notice {
        kind: "accident.reported".into(),
        key: format!("accident/{}/reported", a.id),
        to: inquiry::keepers(tx, a).await?,
        title: format!("事故首报：{}", a.title).chars().take(120).collect(),
        text: format!(
            "{}，{}，死亡 {} 人、重伤 {} 人。{}",
            a.place,
            a.grade.label(),
            a.harm.dead,
            a.harm.injured,
            a.delay
        ),
        link: format!("/accidents/{}", a.id),
        concept: "accident".into(),
        about: a.id.0,
        urgent: true,
        receipt: true,
        ..Notice::default()
    };
    tell(ctx, tx, &notice).await?;
    Ok(())
}

pub(super) async fn keep(ctx: &Ctx, tx: &mut Tx, a: &mut Accident, event: Event) -> Outcome<()> {
    store::save(tx, a).await?;
    ctx.record(tx, &event, a).await?;
    Ok(())
}

pub(super) fn same(a: &Accident, version: Option<i64>) -> Outcome<()> {
    match version {
        Some(v) if v != a.version => Err(Refusal::changed_meanwhile("事故")),
        _ => Ok(()),
    }
}

/// 续报、补报: within the window the figures change and the grade with them; later ones are kept beside.
pub async fn supplement(ctx: &Ctx, id: AccidentId, ask: NewSupplement) -> Outcome<()> {
    let note = guard::words(&ask.note, "note", "续报说明")?;
    let harm = Harm { dead: ask.dead, injured: ask.injured, missing: ask.missing, loss: ask.loss };
    guard::harm(&harm)?;
    let mut tx = ctx.begin().await?;
    let mut a = store::find(&mut tx, ctx.scope(), id).await?;
    same(&a, ask.version)?;
    if a.stage == Stage::Struck {
        return Err(Refusal::conflict("STRUCK", "这起事故已核销，不再续报。"));
    }
    let after_window = ctx.today() > a.window_end;
    a.supplements.push(Supplement { mark: mark(ctx, Some(&note)), harm, after_window });
    let before = a.grade;
    if !after_window {
        let law = &ctx.law().parameters;
        a.harm = harm;
        a.grade = grade(&harm).0;
        a.counted = counts(&harm, law.value("accident.count_loss", "", ctx.today()));
    }
    inquiry::regraded(ctx, &mut tx, &mut a, before).await?;
    let event = Event::new(id, "supplement", if after_window { "补报期外续报" } else { "续报" }).note(Some(note));
    keep(ctx, &mut tx, &mut a, event).await?;
    tx.commit().await?;
    Ok(())
}

/// Take one move.
pub async fn advance(ctx: &Ctx, id: AccidentId, step: AccidentMove) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut a = store::find(&mut tx, ctx.scope(), id).await?;
    same(&a, step.version)?;
    let said = |t: &Option<String>| t.as_deref().is_some_and(|t| !t.trim().is_empty());
    let filled: Vec<&str> =
        [("note", said(&step.note)), ("reason", said(&step.reason)), ("result", said(&step.result))]
            .into_iter()
            .filter(|f| f.1)
            .map(|f| f.0)
            .collect();
    let before = a.stage;
    let (action, to) = offer::step::<AccidentFlow>("事故", before, &step.action, &parties(ctx, &a), &filled)?;
    let parties = parties(ctx, &a);
    inquiry::guard(&a, action, &parties)?;
    let words = step.reason.or(step.note);
    let verdict = match (action, step.result.as_deref().map(Verdict::parse)) {
        (AccidentAction::Evaluate, Some(None)) => {
            let say = "请选择评估结论：落实、基本落实或未落实。";
            return Err(Refusal::invalid("NO_SUCH_RESULT", say).at("result", "未找到"));
        }
        (_, found) => found.flatten(),
    };
    inquiry::follow(ctx, &mut a, action, verdict, words.as_deref());
    a.stage = to;
    a.marks.push((AccidentFlow::action_label(action).to_owned(), mark(ctx, words.as_deref())));
    let event = Event::new(id, AccidentFlow::action_code(action), AccidentFlow::action_label(action))
        .moved(before.code(), to.code())
        .note(words);
    keep(ctx, &mut tx, &mut a, event).await?;
    // Struck off, a warning that rested on it may no longer hold.
    if action == AccidentAction::Strike {
        super::jobs::warn(ctx, &mut tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// 瞒报、谎报: marked by who found it, with the grounds; never taken from a clock.
pub async fn conceal(ctx: &Ctx, id: AccidentId, reason: &str) -> Outcome<()> {
    let reason = guard::words(reason, "reason", "认定依据")?;
    let mut tx = ctx.begin().await?;
    let mut a = store::find(&mut tx, ctx.scope(), id).await?;
    if !parties(ctx, &a).contains(&Party::Clerk) {
        return Err(Refusal::forbidden("NOT_YOURS", "瞒报、谎报由事故发生地的应急管理或安委办人员标记。"));
    }
    a.concealed = Some(mark(ctx, Some(&reason)));
    let event = Event::new(id, "conceal", "标记瞒报或谎报").note(Some(reason));
    keep(ctx, &mut tx, &mut a, event).await?;
    tx.commit().await?;
    Ok(())
}
