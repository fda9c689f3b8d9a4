//! A programme is planned, approved, concluded; visits are put into its calendar.

use super::{TourMove, known, mark, next, organ, same, unit, who};
use crate::tour::flow::{TourAction, TourFlow, TourState, VisitFlow};
use crate::tour::io::store;
use crate::tour::model::{Programme, Sort, Target, Visit};
use crate::tour::rules::coverage::{Stands, places};
use crate::tour::rules::{team, words};
use ::store::Tx;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{TourId, TourVisitId, UnitId};
use kernel::{Outcome, Party, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Ctx, offer};

/// A unit to visit, with the members chosen for it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = TourTargetForm)]
pub struct TargetForm {
    #[schema(value_type = uuid::Uuid)]
    pub unit: UnitId,
    /// The N of 4+N.
    #[serde(default)]
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub members: Vec<UnitId>,
}

/// A programme.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewTour {
    /// `tour`: covers its set within two calendar years; `joint`: 4+N.
    pub sort: String,
    pub title: String,
    pub topics: String,
    /// Of a tour: the first of its two years.
    pub from_year: Option<i16>,
    /// Of a joint inspection: from when to when.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Of a joint inspection: the four.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub core: Vec<UnitId>,
    pub targets: Vec<TargetForm>,
}

/// A visit to be planned.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewVisit {
    #[schema(value_type = Option<uuid::Uuid>)]
    pub target: Option<UnitId>,
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    /// 组长
    pub leader: String,
    /// Further units of a tour's team.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub team: Vec<UnitId>,
}

/// Plan a programme.
///
/// # Errors
/// `WINDOW_TAKEN`, `BAD_TARGETS`, `BAD_TEAM`, `BAD_TIME`, `BAD_YEAR`, `UNIT_UNKNOWN`, `MISSING_FIELD` with the field.
pub async fn create(ctx: &Ctx, ask: NewTour) -> Outcome<TourId> {
    let sort = Sort::parse(&ask.sort)
        .ok_or_else(|| Refusal::invalid("NO_SUCH_KIND", "请选择全覆盖巡查或 4+N 联合督查。").at("sort", "未找到"))?;
    let title = words(&ask.title, "title", "方案名称")?;
    let topics = words(&ask.topics, "topics", "巡查内容")?;
    let mut tx = ctx.begin().await?;
    let (organ, path) = organ(ctx, &mut tx).await?;
    let (from, to) = match (sort, ask.from_year, ask.from, ask.to) {
        (Sort::Tour, Some(year), ..) => team::window(year)?,
        (Sort::Tour, None, ..) => return Err(Refusal::invalid("BAD_YEAR", "请填写起始年。").at("from_year", "必填")),
        (Sort::Joint, _, Some(from), Some(to)) => (from, to),
        (Sort::Joint, ..) => return Err(Refusal::invalid("BAD_TIME", "请填写起止日期。").at("from", "必填")),
    };
    team::span(sort, from, to, ctx.today())?;
    let one = |t: TargetForm| Target { unit: t.unit, members: if sort == Sort::Joint { t.members } else { vec![] } };
    let targets: Vec<Target> = ask.targets.into_iter().map(one).collect();
    team::targets(&targets, organ)?;
    let units = known(ctx, &mut tx, &path).await?;
    for t in &targets {
        let target = unit(&units, t.unit, "targets")?;
        if sort == Sort::Tour && !team::toured(target.kind) {
            let say = format!("{}不是巡查对象：巡查面向下级政府、功能区和部门。", target.name);
            return Err(Refusal::invalid("BAD_TARGETS", say).at("targets", "不是巡查对象"));
        }
        for member in &t.members {
            unit(&units, *member, "targets")?;
        }
    }
    let core = match sort {
        Sort::Tour => Vec::new(),
        Sort::Joint => {
            let four = ask.core.iter().map(|id| unit(&units, *id, "core").map(|u| (u.id, u.kind)));
            let four = four.collect::<Outcome<Vec<_>>>()?;
            let name = |id: UnitId| units.iter().find(|u| u.id == id).map(|u| u.short.clone()).unwrap_or_default();
            team::joint(&four, &targets, name)?;
            ask.core
        }
    };
    if sort == Sort::Tour
        && let Some(number) = store::overlapping(&mut tx, organ, from, to).await?
    {
        let say = format!("{from} 至 {to} 已有全覆盖巡查方案 {number}，一个周期只设一个；请在原方案里排期。");
        return Err(Refusal::conflict("WINDOW_TAKEN", say).at("from_year", "已有方案"));
    }
    let p = Programme {
        id: ctx.id(),
        number: next(ctx, &mut tx, "XC", &path).await?,
        sort,
        title,
        topics,
        organ,
        region_path: path,
        from,
        to,
        core,
        targets,
        state: TourFlow::START,
        opened: mark(ctx, None),
        marks: Vec::new(),
        version: 1,
    };
    store::insert(&mut tx, &p).await?;
    let event = Event::new(p.id, "draft", "拟定").moved("", p.state.code());
    ctx.record(&mut tx, &event, &p).await?;
    tx.commit().await?;
    Ok(p.id)
}

/// Whether an action may be taken now, apart from the table.
pub async fn guard(ctx: &Ctx, tx: &mut Tx, p: &Programme, action: TourAction) -> Outcome<()> {
    if action != TourAction::Conclude {
        return Ok(());
    }
    let seen = store::seen(tx, p.id, ctx.today()).await?;
    let left = places(&p.targets, &seen).iter().filter(|x| x.stands != Stands::Covered).count();
    if left > 0 {
        let say = format!("还有 {left} 个对象没有完成巡查，不能办结；只有完成的巡查才算覆盖。");
        return Err(Refusal::conflict("NOT_COVERED", say));
    }
    match store::open_findings(tx, p.id).await? {
        0 => Ok(()),
        n => {
            let say = format!("还有 {n} 个问题没有复核销号，不能办结。");
            Err(Refusal::conflict("FINDINGS_OPEN", say))
        }
    }
}

/// Take one move of the programme.
pub async fn advance(ctx: &Ctx, id: TourId, step: TourMove) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut p = store::find(&mut tx, ctx.scope(), id).await?;
    same(p.version, step.version, "巡查方案")?;
    let before = p.state;
    let parties = who(ctx).parties(&p.region_path, &[]);
    let (action, to) = offer::step::<TourFlow>("巡查方案", before, &step.action, &parties, &step.filled())?;
    guard(ctx, &mut tx, &p, action).await?;
    p.state = to;
    let (label, note) = (TourFlow::action_label(action), step.words());
    p.marks.push((label.to_owned(), mark(ctx, note.clone())));
    store::save(&mut tx, &mut p).await?;
    let event = Event::new(id, TourFlow::action_code(action), label).moved(before.code(), to.code()).note(note);
    ctx.record(&mut tx, &event, &p).await?;
    tx.commit().await?;
    Ok(())
}

/// Put a visit into the calendar.
///
/// # Errors
/// `NOT_RUNNING`, `NOT_A_TARGET`, `VISIT_WAITS`, `BAD_TIME`, `NOT_YOURS`.
pub async fn plan(ctx: &Ctx, id: TourId, ask: NewVisit) -> Outcome<TourVisitId> {
    let mut tx = ctx.begin().await?;
    let p = store::find(&mut tx, ctx.scope(), id).await?;
    if !who(ctx).parties(&p.region_path, &[]).contains(&Party::Clerk) {
        return Err(Refusal::forbidden("NOT_YOURS", "巡查由组织单位的安委办排期，您不能代办。"));
    }
    if p.state != TourState::Running {
        let say = format!("方案{}，批准实施后才能排期。", p.state.label());
        return Err(Refusal::conflict("NOT_RUNNING", say));
    }
    let target = p
        .targets
        .iter()
        .find(|t| Some(t.unit) == ask.target)
        .ok_or_else(|| Refusal::invalid("NOT_A_TARGET", "请从方案的巡查对象中选择。").at("target", "不在方案中"))?;
    let bad = |say: String| Err(Refusal::invalid("BAD_TIME", say.clone()).at("on", say));
    let Some(on) = ask.on else { return bad("请填写计划日期。".into()) };
    if on < ctx.today() {
        return bad("计划日期不能早于今天。".into());
    }
    if on < p.from || on > p.to {
        return bad(format!("计划日期应在方案期间（{} 至 {}）内。", p.from, p.to));
    }
    let leader = words(&ask.leader, "leader", "组长")?;
    if store::visit::waits(&mut tx, id, target.unit).await? {
        return Err(Refusal::conflict("VISIT_WAITS", "这个对象已有排期或正在进行的巡查，请先完成或取消。"));
    }
    let mut team: Vec<UnitId> = match p.sort {
        Sort::Joint => p.core.iter().chain(&target.members).copied().collect(),
        Sort::Tour => {
            let units = known(ctx, &mut tx, &p.region_path).await?;
            for extra in &ask.team {
                unit(&units, *extra, "team")?;
            }
            if ask.team.contains(&target.unit) {
                let say = "被巡查单位不能参加对自己的巡查，请去掉。";
                return Err(Refusal::invalid("BAD_TEAM", say).at("team", "含被巡查单位"));
            }
            let mut all = vec![p.organ];
            all.extend(ask.team);
            all
        }
    };
    team.sort_unstable();
    team.dedup();
    let v = Visit {
        id: ctx.id(),
        tour: p.id,
        tour_title: p.title,
        sort: p.sort,
        organ: p.organ,
        region_path: p.region_path,
        target: target.unit,
        planned_on: on,
        leader,
        team,
        begun_on: None,
        finished_on: None,
        rechecked_on: None,
        evidence: Vec::new(),
        summary: String::new(),
        state: VisitFlow::START,
        marks: Vec::new(),
        version: 1,
    };
    store::visit::insert(&mut tx, &v).await?;
    let event = Event::new(v.id, "plan", "排期").moved("", v.state.code());
    ctx.record(&mut tx, &event, &v).await?;
    tx.commit().await?;
    Ok(v.id)
}
