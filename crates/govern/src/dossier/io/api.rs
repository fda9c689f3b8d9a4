//! Routes: parse, call the verb, present.

use super::act;
use super::gather;
use super::pack::{self, Form};
use super::store::{self, Held};
use crate::dossier::model::Dossier;
use crate::dossier::rules::{self, Frame};
use crate::dossier::template::{self, Counts};
use crate::duty::io::view::Days;
use crate::duty::model::{Duty, State};
use ::store::Tx;
use axum::Json;
use jiff::civil::Date;
use kernel::calendar::Period;
use kernel::id::{DutyId, PersonId, PostId};
use kernel::{Outcome, Page, PageAsk, Right};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use web::answer::Download;
use web::view::{PersonRef, UnitRef};
use web::{Answer, Ask, Body, Ctx, Id, Paged, Problem};

/// Period and moment of a dossier.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DossierAsk {
    /// First day; the first of the year if missing.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Last day; the day of the moment if missing.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// What was known at the end of this day; now if missing.
    #[param(value_type = Option<String>, format = Date)]
    pub as_of: Option<Date>,
}

/// The same with a file's form.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DossierFileAsk {
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub as_of: Option<Date>,
    /// `json` `docx` `pdf` `statement.docx` `statement.pdf` `pack`
    pub form: String,
}

/// A post on the register of dossiers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DossierRow {
    #[schema(value_type = Uuid)]
    pub post: PostId,
    pub title: String,
    pub person: PersonRef,
    pub unit: UnitRef,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Windows of this quarter that have begun, and how they stand.
    pub windows: i64,
    pub met: i64,
    pub missed: i64,
    /// Contradictions that wait for a choice.
    pub contradictions: i64,
}

/// A duty as assigned.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AssignedDuty {
    #[schema(value_type = Uuid)]
    pub id: DutyId,
    pub template: String,
    pub title: String,
    /// 每月至少 1 次带队检查
    pub rule: String,
    /// Act, evidence and source in words.
    pub quote: String,
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    /// The window of today.
    pub window: Days,
    /// Why it was ended by a person, and by whom.
    pub aside: Option<String>,
    pub aside_by: Option<String>,
}

/// Duties that ask for the same act in different ways.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContradictionView {
    pub family: String,
    #[schema(value_type = Vec<Uuid>)]
    pub duties: Vec<DutyId>,
}

/// A template that may be assigned.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyTemplateView {
    pub code: String,
    pub who: String,
    pub title: String,
    pub rule: String,
    pub evidence: String,
    pub source: String,
    /// Proposed for this title.
    pub suits: bool,
    pub assigned: bool,
    /// Counted from weekly reviews; not to be assigned.
    pub automatic: bool,
}

/// The duties of a post, and what may be assigned.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PostDuties {
    #[schema(value_type = Uuid)]
    pub post: PostId,
    pub title: String,
    pub person: PersonRef,
    pub unit: UnitRef,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub may_assign: bool,
    pub duties: Vec<AssignedDuty>,
    pub contradictions: Vec<ContradictionView>,
    pub templates: Vec<DutyTemplateView>,
}

/// A template for a post.
#[derive(Debug, Deserialize, ToSchema)]
pub struct AssignForm {
    /// `D02`
    pub template: String,
    /// First day; today or the first day of the post if missing.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub since: Option<Date>,
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ReasonForm {
    pub reason: String,
}

fn person(h: &Held) -> PersonRef {
    PersonRef { id: h.post.person, name: h.name.clone(), post: Some(h.post.title.clone()) }
}

fn unit(h: &Held) -> UnitRef {
    UnitRef { id: h.post.unit, name: h.unit_name.clone(), short: h.unit_short.clone(), region: h.region_path.clone() }
}

/// A page of the register.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DossierListAsk {
    /// Part of a name, a title or a unit.
    #[serde(default)]
    pub q: String,
    pub limit: Option<u32>,
    pub after: Option<String>,
}

/// Posts that the asker may read, with how their quarter stands, by region, unit and title.
#[utoipa::path(get, path = "/dossiers", tag = "dossier", params(DossierListAsk),
               responses((status = 200, body = Paged<DossierRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<DossierListAsk>) -> Answer<Paged<DossierRow>> {
    let mut tx = ctx.read().await?;
    let today = ctx.today();
    let (from, _) = Period::Quarter.window(today, today.year());
    let page_ask = PageAsk { limit: ask.limit, after: ask.after, sort: None };
    let page = store::register(&ctx, &mut tx, &page_ask, &ask.q).await?;
    let held = page.items;
    let ids: Vec<PostId> = held.iter().map(|h| h.post.id).collect();
    let mut stand: HashMap<PostId, (i64, i64, i64)> = HashMap::new();
    for row in store::standing(&mut tx, &ids, from, today).await? {
        let o = crate::duty::io::store::decode(&row)?;
        let Some(post) = o.post else { continue };
        let one = stand.entry(post).or_default();
        one.0 += 1;
        one.1 += i64::from(o.have >= o.need);
        one.2 += i64::from(o.state_on(today) == State::Missed);
    }
    let mut out = Vec::with_capacity(held.len());
    for h in &held {
        let (windows, met, missed) = stand.get(&h.post.id).copied().unwrap_or_default();
        let open = if windows == 0 { 0 } else { contradictions(&mut tx, h, today).await? };
        out.push(DossierRow {
            post: h.post.id,
            title: h.post.title.clone(),
            person: person(h),
            unit: unit(h),
            from: h.post.valid_from,
            to: h.post.valid_to,
            windows,
            met,
            missed,
            contradictions: open,
        });
    }
    Ok(Json(Page { items: out, next: page.next, total: page.total }.into()))
}

async fn contradictions(tx: &mut Tx, h: &Held, today: Date) -> Outcome<i64> {
    Ok(rules::contradictions(&store::duties(tx, h.post.id).await?, today).len() as i64)
}

fn assigned(d: &Duty, today: Date) -> AssignedDuty {
    let w = d.rule.window(today.max(d.since));
    AssignedDuty {
        id: d.id,
        template: d.template.clone().unwrap_or_default(),
        title: d.title.clone(),
        rule: d.rule.say(),
        quote: d.quote.clone(),
        since: d.since,
        until: d.until,
        window: Days { from: w.from, to: w.to, count_from: w.count_from, late_until: w.next_to },
        aside: d.aside.as_ref().map(|a| a.reason.clone()),
        aside_by: d.aside.as_ref().map(|a| format!("{}，{}", a.name, kernel::day_of(a.at))),
    }
}

async fn page(ctx: &Ctx, id: PostId) -> Outcome<PostDuties> {
    let mut tx = ctx.read().await?;
    let h = store::post(ctx, &mut tx, id).await?;
    let all = store::duties(&mut tx, id).await?;
    let today = ctx.today();
    let running = |code: &str| {
        let same = |d: &&Duty| d.template.as_deref() == Some(code) && d.aside.is_none();
        all.iter().any(|d| same(&d))
    };
    let templates = template::shipped().iter().map(|t| DutyTemplateView {
        code: t.code.clone(),
        who: t.who.clone(),
        title: t.title.clone(),
        rule: format!("{}至少 {} {}", t.period.label(), t.min, t.unit_word),
        evidence: t.evidence.clone(),
        source: t.source.clone(),
        suits: t.suits(&h.post.title),
        assigned: running(&t.code),
        automatic: t.count == Counts::Review,
    });
    let found = rules::contradictions(&all, today);
    Ok(PostDuties {
        post: id,
        title: h.post.title.clone(),
        person: person(&h),
        unit: unit(&h),
        from: h.post.valid_from,
        to: h.post.valid_to,
        may_assign: ctx.scope().may_in(Right::DossierAssign, &h.region_path, None),
        duties: all.iter().map(|d| assigned(d, today)).collect(),
        contradictions: found.into_iter().map(|c| ContradictionView { family: c.family, duties: c.duties }).collect(),
        templates: templates.collect(),
    })
}

#[utoipa::path(get, path = "/posts/{id}/duties", tag = "dossier", params(("id" = Uuid, Path)), responses((status = 200, body = PostDuties)))]
pub async fn duties(ctx: Ctx, Id(id): Id<PostId>) -> Answer<PostDuties> {
    Ok(Json(page(&ctx, id).await?))
}

#[utoipa::path(post, path = "/posts/{id}/duties", tag = "dossier", params(("id" = Uuid, Path)), request_body = AssignForm,
               responses((status = 200, body = PostDuties)))]
pub async fn assign(ctx: Ctx, Id(id): Id<PostId>, Body(form): Body<AssignForm>) -> Answer<PostDuties> {
    act::assign(&ctx, id, &form.template, form.since).await?;
    Ok(Json(page(&ctx, id).await?))
}

#[utoipa::path(post, path = "/duties/{id}/choice", tag = "dossier", params(("id" = Uuid, Path)), request_body = ReasonForm,
               responses((status = 200, body = PostDuties)))]
pub async fn choose(ctx: Ctx, Id(id): Id<DutyId>, Body(form): Body<ReasonForm>) -> Answer<PostDuties> {
    let post = act::choose(&ctx, id, &form.reason).await?;
    Ok(Json(page(&ctx, post).await?))
}

#[utoipa::path(post, path = "/duties/{id}/end", tag = "dossier", params(("id" = Uuid, Path)), request_body = ReasonForm,
               responses((status = 200, body = PostDuties)))]
pub async fn end(ctx: Ctx, Id(id): Id<DutyId>, Body(form): Body<ReasonForm>) -> Answer<PostDuties> {
    let post = act::end(&ctx, id, &form.reason).await?;
    Ok(Json(page(&ctx, post).await?))
}

fn framed(ctx: &Ctx, ask: &DossierAsk) -> Outcome<Frame> {
    rules::frame(ask.from, ask.to, ask.as_of, ctx.now())
}

async fn post_dossier(ctx: &Ctx, tx: &mut Tx, id: PostId, ask: &DossierAsk) -> Outcome<(Dossier, Frame)> {
    let held = store::post(ctx, tx, id).await?;
    let frame = framed(ctx, ask)?;
    Ok((gather::dossier(ctx, tx, "post", &[held], &frame).await?, frame))
}

async fn person_dossier(ctx: &Ctx, tx: &mut Tx, id: PersonId, ask: &DossierAsk) -> Outcome<(Dossier, Frame)> {
    let held = store::posts_of(ctx, tx, id).await?;
    let frame = framed(ctx, ask)?;
    Ok((gather::dossier(ctx, tx, "person", &held, &frame).await?, frame))
}

#[utoipa::path(get, path = "/dossiers/posts/{id}", tag = "dossier", params(("id" = Uuid, Path), DossierAsk),
               responses((status = 200, body = Dossier)))]
pub async fn of_post(ctx: Ctx, Id(id): Id<PostId>, Ask(ask): Ask<DossierAsk>) -> Answer<Dossier> {
    let mut tx = ctx.read().await?;
    Ok(Json(post_dossier(&ctx, &mut tx, id, &ask).await?.0))
}

#[utoipa::path(get, path = "/dossiers/persons/{id}", tag = "dossier", params(("id" = Uuid, Path), DossierAsk),
               responses((status = 200, body = Dossier)))]
pub async fn of_person(ctx: Ctx, Id(id): Id<PersonId>, Ask(ask): Ask<DossierAsk>) -> Answer<Dossier> {
    let mut tx = ctx.read().await?;
    Ok(Json(person_dossier(&ctx, &mut tx, id, &ask).await?.0))
}

fn apart(ask: DossierFileAsk) -> (DossierAsk, String) {
    (DossierAsk { from: ask.from, to: ask.to, as_of: ask.as_of }, ask.form)
}

#[utoipa::path(get, path = "/dossiers/posts/{id}/file", tag = "dossier", params(("id" = Uuid, Path), DossierFileAsk),
               responses((status = 200, description = "the file", body = Vec<u8>)))]
pub async fn file_of_post(ctx: Ctx, Id(id): Id<PostId>, Ask(ask): Ask<DossierFileAsk>) -> Result<Download, Problem> {
    let (ask, form) = apart(ask);
    let mut tx = ctx.read().await?;
    let (dossier, frame) = post_dossier(&ctx, &mut tx, id, &ask).await?;
    Ok(pack::file(&ctx, &mut tx, &dossier, &frame, Form::parse(&form)?).await?)
}

#[utoipa::path(get, path = "/dossiers/persons/{id}/file", tag = "dossier", params(("id" = Uuid, Path), DossierFileAsk),
               responses((status = 200, description = "the file", body = Vec<u8>)))]
pub async fn file_of_person(
    ctx: Ctx,
    Id(id): Id<PersonId>,
    Ask(ask): Ask<DossierFileAsk>,
) -> Result<Download, Problem> {
    let (ask, form) = apart(ask);
    let mut tx = ctx.read().await?;
    let (dossier, frame) = person_dossier(&ctx, &mut tx, id, &ask).await?;
    Ok(pack::file(&ctx, &mut tx, &dossier, &frame, Form::parse(&form)?).await?)
}
