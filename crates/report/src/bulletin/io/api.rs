//! Routes of bulletins.

use super::act::{self, Made, Organ};
use super::reach::{Reach, reach, sees};
use super::records::{Which, records as read_records, source_of};
use super::shape::{
    BulletinForm, BulletinList, BulletinPage, BulletinPaper, BulletinPeriod, BulletinsAsk, FigureRecord, FigureRecords,
    FiguresAsk, RecordsAsk,
};
use super::{jobs, kept, make};
use crate::bulletin::figure;
use crate::bulletin::period::{Kind, Period};
use crate::bulletin::view::BulletinFigures;
use crate::bulletin::write::link;
use ::store::{Tx, params};
use axum::Json;
use axum::extract::Path;
use govern::paper::io::{draft::may_for, store as papers};
use govern::paper::model::Filed;
use govern::task::io::store as tasks;
use jiff::civil::Date;
use kernel::id::{PaperId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use std::collections::HashMap;
use uuid::Uuid;
use web::answer::Count;
use web::{Answer, Ask, Body, Ctx, Id, Offer};

/// Periods that a list shows.
const SHOWN: usize = 12;

fn kind_of(kind: Option<&str>) -> Outcome<Kind> {
    let code = kind.filter(|k| !k.is_empty()).unwrap_or("quarterly");
    Kind::parse(code).ok_or_else(|| {
        let say = format!("没有“{code}”这种通报，可用：weekly 周报、monthly 月报、quarterly 季度通报。");
        Refusal::invalid("BAD_KIND", say).at("kind", "请重新选择")
    })
}

fn period_of(ctx: &Ctx, kind: Kind, from: Option<Date>) -> Outcome<Period> {
    let Some(from) = from else { return Ok(jobs::latest(ctx, kind)) };
    let period = Period::of(kind, from);
    if period.from == from {
        return Ok(period);
    }
    let say = format!("{}从 {} 开始，{from} 不是统计期的第一天；请改为 {}。", kind.label(), period.from, period.from);
    Err(Refusal::invalid("BAD_PERIOD", say).at("from", "不是统计期的第一天"))
}

/// The asker's own office, where it makes the bulletins of this region.
async fn own(ctx: &Ctx, tx: &mut Tx, path: &str) -> Outcome<Option<Organ>> {
    let Some(unit) = ctx.actor().unit else { return Ok(None) };
    let organ = act::organ(tx, unit).await?.filter(|o| o.reach.path == path);
    Ok(organ.filter(|o| may_for(ctx, Right::PaperWrite, o.unit, path)))
}

fn offers(ctx: &Ctx, own: Option<&Organ>, period: &Period, papers: &[BulletinPaper]) -> Vec<Offer> {
    if own.is_none() {
        return Vec::new();
    }
    let stands = papers.iter().any(|p| p.state != "void");
    let refused = match (ctx.now() < kernel::start_of(period.till), stands) {
        (true, _) => Some(format!("统计期到 {} 24:00 才结束。", period.end())),
        (_, true) => Some("本期已经起草，请修改草稿或作废后重新起草。".to_owned()),
        _ => None,
    };
    let label = format!("起草{}", period.kind.label());
    vec![Offer { flow: "bulletin".into(), action: "draft".into(), label, needs: Vec::new(), refused }]
}

async fn paper(tx: &mut Tx, f: Filed) -> Outcome<BulletinPaper> {
    let figures = kept::of(tx, f.id).await?;
    Ok(BulletinPaper {
        id: f.id.0,
        title: f.title,
        state: f.state.code().into(),
        state_label: f.state.label().into(),
        number: f.printed,
        by: f.drafted_name,
        at: f.at,
        as_of: figures.map(|k| k.as_of),
    })
}

async fn papers_of(ctx: &Ctx, tx: &mut Tx, reach: &Reach, period: &Period) -> Outcome<Vec<BulletinPaper>> {
    let about = kept::about(period.kind, &reach.path, period);
    let mut out = Vec::new();
    for f in kept::papers_of(ctx, tx, &[about]).await? {
        out.push(paper(tx, f).await?);
    }
    Ok(out)
}

#[utoipa::path(get, path = "/bulletins", tag = "report", params(BulletinsAsk), responses((status = 200, body = BulletinList)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<BulletinsAsk>) -> Answer<BulletinList> {
    let kind = kind_of(ask.kind.as_deref())?;
    let mut tx = ctx.read().await?;
    let reach = reach(&ctx, &mut tx, ask.region.as_deref()).await?;
    let own = own(&ctx, &mut tx, &reach.path).await?;
    let by_clock = match &own {
        Some(o) => jobs::continued(&mut tx, kind, o.unit).await?,
        None => false,
    };
    let mut periods = Vec::new();
    let mut period = Period::of(kind, ctx.today());
    for _ in 0..SHOWN {
        let papers = papers_of(&ctx, &mut tx, &reach, &period).await?;
        let anywhere = Organ { unit: UnitId(Uuid::nil()), reach: reach.clone() };
        periods.push(BulletinPeriod {
            kind: kind.code().into(),
            kind_label: kind.label().into(),
            label: period.label(),
            from: period.from,
            to: period.end(),
            due: jobs::due(&ctx, &anywhere, &period),
            over: kernel::start_of(period.till) <= ctx.now(),
            offers: offers(&ctx, own.as_ref(), &period, &papers),
            papers,
        });
        period = period.last();
    }
    Ok(Json(BulletinList { region: reach.code, region_name: reach.name, by_clock, periods }))
}

#[utoipa::path(get, path = "/bulletins/figures", tag = "report", params(FiguresAsk), responses((status = 200, body = BulletinPage)))]
pub async fn figures(ctx: Ctx, Ask(ask): Ask<FiguresAsk>) -> Answer<BulletinPage> {
    let kind = kind_of(ask.kind.as_deref())?;
    let period = period_of(&ctx, kind, ask.from)?;
    let seen = ask.as_of.unwrap_or_else(|| ctx.now());
    act::over(period.till, seen, ctx.now())?;
    let mut tx = ctx.read().await?;
    let reach = reach(&ctx, &mut tx, ask.region.as_deref()).await?;
    let figures = make::figures(&mut tx, &period, &reach, seen).await?;
    Ok(Json(page(&ctx, &mut tx, figures, &reach, &period, false).await?))
}

async fn page(
    ctx: &Ctx,
    tx: &mut Tx,
    mut figures: BulletinFigures,
    reach: &Reach,
    period: &Period,
    kept: bool,
) -> Outcome<BulletinPage> {
    // What somebody may not open is not named to them either.
    figures.next.retain(|c| visible(ctx, &c.concept, &reach.path));
    figures.cases.retain(|c| visible(ctx, &c.concept, &reach.path));
    let may = |concept: &str| match concept {
        "paper" => sees(ctx, Right::PaperRead, &reach.path),
        _ => sees(ctx, Right::RecordRead, &reach.path),
    };
    for item in figures.committees.iter_mut().flat_map(|c| &mut c.items) {
        item.proofs.retain(|p| may(&p.concept));
    }
    let papers = papers_of(ctx, tx, reach, period).await?;
    let own = own(ctx, tx, &reach.path).await?;
    let offers = offers(ctx, own.as_ref(), period, &papers);
    Ok(BulletinPage { figures, kept, papers, offers })
}

fn visible(ctx: &Ctx, concept: &str, path: &str) -> bool {
    crate::bulletin::source::of(concept).is_some_and(|s| sees(ctx, s.right, path))
}

#[utoipa::path(get, path = "/bulletins/{id}", tag = "report", params(("id" = Uuid, Path)), responses((status = 200, body = BulletinPage)))]
pub async fn one(ctx: Ctx, Id(id): Id<PaperId>) -> Answer<BulletinPage> {
    let mut tx = ctx.read().await?;
    Ok(Json(kept_page(&ctx, &mut tx, id).await?))
}

async fn kept_page(ctx: &Ctx, tx: &mut Tx, id: PaperId) -> Outcome<BulletinPage> {
    let filed = papers::find(tx, ctx.scope(), id).await?;
    let figures = kept::of(tx, filed.id).await?.ok_or_else(|| Refusal::not_found("通报"))?;
    let reach = reach(ctx, tx, Some(figures.region.as_str())).await?;
    let kind = kind_of(Some(figures.kind.as_str()))?;
    let period = Period::of(kind, figures.from);
    page(ctx, tx, figures, &reach, &period, true).await
}

#[utoipa::path(post, path = "/bulletins", tag = "report", request_body = BulletinForm, responses((status = 200, body = BulletinPaper)))]
pub async fn add(ctx: Ctx, Body(form): Body<BulletinForm>) -> Answer<BulletinPaper> {
    let kind = kind_of(Some(form.kind.as_str()))?;
    let period = period_of(&ctx, kind, form.from)?;
    let mut tx = ctx.read().await?;
    let organ = act::organ(&mut tx, ctx.unit()?).await?;
    drop(tx);
    let organ = organ.filter(|o| may_for(&ctx, Right::PaperWrite, o.unit, &o.reach.path)).ok_or_else(|| {
        let say = "通报由州、县安委办起草，您的单位不能起草；需要数据的，可在“通报”页查看。";
        Refusal::forbidden("NOT_YOUR_BULLETIN", say)
    })?;
    let made = Made { period, contact: form.contact, cases: form.cases };
    let id = act::draft(&ctx, &organ, made).await?;
    let mut tx = ctx.read().await?;
    let filed = papers::find(&mut tx, ctx.scope(), id).await?;
    Ok(Json(paper(&mut tx, filed).await?))
}

#[utoipa::path(get, path = "/bulletins/figures/{figure}/records", tag = "report", params(("figure" = String, Path), RecordsAsk),
               responses((status = 200, body = FigureRecords)))]
pub async fn records(ctx: Ctx, Path(id): Path<String>, Ask(ask): Ask<RecordsAsk>) -> Answer<FigureRecords> {
    let figure = figure::of(&id).ok_or_else(|| Refusal::not_found("指标"))?;
    let last = jobs::latest(&ctx, Kind::Quarterly);
    let (from, to) = (ask.from.unwrap_or(last.from), ask.to.unwrap_or_else(|| last.end()));
    if from > to {
        let say = format!("统计期的起始日 {from} 晚于截止日 {to}；请调换或重新选择。");
        return Err(Refusal::invalid("BAD_PERIOD", say).at("from", "晚于截止日").into());
    }
    let seen = ask.as_of.unwrap_or_else(|| ctx.now());
    let span = make::span_of(from, to, seen);
    act::over(span.till, seen, ctx.now())?;
    let mut tx = ctx.read().await?;
    let reach = reach(&ctx, &mut tx, ask.region.as_deref()).await?;
    let source = source_of(figure)?;
    if !sees(&ctx, source.right, &reach.path) {
        let say = format!("这个指标由{}逐条构成，您没有查看本地区全部{}的权限。", source.label, source.label);
        return Err(Refusal::forbidden("NO_RECORDS", say).into());
    }
    let limit = PageAsk { limit: ask.limit, ..PageAsk::default() }.limit() as usize;
    let which = Which { line: ask.line.filter(|l| !l.is_empty()), after: ask.after, limit };
    let found = read_records(&mut tx, figure, &reach, &span, &which).await?;
    let next = found.items.last().filter(|_| found.more).map(|(f, _)| f.id);
    let mut units: Vec<UnitId> =
        found.items.iter().filter_map(|(f, _)| Uuid::parse_str(f.text("unit")).ok()).map(UnitId).collect();
    units.sort_unstable();
    units.dedup();
    let units = tasks::units(&mut tx, &units).await?;
    let regions = regions(&mut tx, &reach).await?;
    let items = found.items.iter().map(|(f, adds)| FigureRecord {
        id: f.id,
        number: f.text("number").into(),
        title: f.text("title").into(),
        unit: Uuid::parse_str(f.text("unit")).ok().and_then(|u| units.get(&UnitId(u))).map(|u| u.short.clone()),
        region: regions.get(f.text("region")).cloned(),
        adds: *adds,
        link: link(source, f),
    });
    Ok(Json(FigureRecords {
        figure: figure.id.into(),
        name: figure.name.into(),
        unit: figure.unit.into(),
        rule: figure.rule.into(),
        how: figure.how.code().into(),
        value: figure.value(found.tally),
        records: found.tally.n,
        sum: found.tally.sum,
        from,
        to,
        as_of: seen,
        items: items.collect(),
        next,
        total: Count { count: found.tally.n as u64, exact: true },
    }))
}

/// Names of the regions below, by path.
async fn regions(tx: &mut Tx, reach: &Reach) -> Outcome<HashMap<String, String>> {
    let rows = tx.all("select path, name from region where path like $1", params![format!("{}%", reach.path)]).await?;
    rows.iter().map(|r| Ok((r.get("path")?, r.get("name")?))).collect()
}
