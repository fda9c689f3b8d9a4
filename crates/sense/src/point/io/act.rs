//! Verbs: one function, one change, one transaction.

use super::mute;
use super::store::{self, rule};
use crate::io::{LONGEST, mark, said, who};
use crate::point::flow::{PointAction, PointFlow, RuleAction, RuleFlow, RuleState};
use crate::point::model::{Kind, Limits, Mute, Place, Point, Slot};
use crate::point::{rules, template};
use crate::reading::io::live::points_changed;
use ::store::Tx;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{InstallationId, PointId, SiteId};
use kernel::{Outcome, Refusal, Right};
use org::ask::PlaceKeeper;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Ctx, offer};

/// Most points of one site.
pub const MOST_OF_SITE: usize = 20_000;

/// What a person fills in about a point. What is left out comes from the template.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PointForm {
    /// Tag as the gateway sends it.
    pub code: String,
    pub name: String,
    /// Code or label of a template.
    pub template: String,
    /// Code or label of a kind; from the template if empty.
    pub kind: String,
    /// Where the instrument hangs.
    pub spot: String,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    pub resolution: Option<f64>,
    pub sample_s: Option<u32>,
    pub report_s: Option<u32>,
    pub critical: Option<bool>,
    /// Stays until somebody resets it.
    pub latched: Option<bool>,
    /// Name of the group of points that watch the same thing.
    pub bundle: String,
    #[schema(value_type = Vec<Uuid>)]
    pub neighbours: Vec<PointId>,
    pub gateway: String,
    #[schema(value_type = Option<Uuid>)]
    pub installation: Option<InstallationId>,
    pub limits: Option<Limits>,
    #[schema(value_type = Option<String>, format = Date)]
    pub calibrated_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub calibrate_due: Option<Date>,
}

fn bad(path: &str, say: impl Into<String>) -> Refusal {
    let say = say.into();
    Refusal::invalid("BAD_POINT", say.clone()).at(path, say)
}

fn text(path: &str, value: &str, name: &str, most: usize) -> Outcome<String> {
    let value = value.trim();
    match value.chars().count() {
        0 => Err(bad(path, format!("{name}没有填，请补上。"))),
        n if n > most => Err(bad(path, format!("{name}不能超过 {most} 字，现有 {n} 字。"))),
        _ => Ok(value.to_owned()),
    }
}

/// A point from a form; id, slot and version are the caller's.
///
/// # Errors
/// `BAD_POINT`, `BAD_LIMITS`, `BAD_RANGE` with the field.
pub fn composed(id: PointId, slot: Slot, place: Place, form: PointForm) -> Outcome<Point> {
    let base = match form.template.trim() {
        "" => None,
        word => {
            let say = || bad("template", format!("没有“{word}”这个模板，请从列表中选择。"));
            Some(template::template(word).ok_or_else(say)?)
        }
    };
    let kind = match form.kind.trim() {
        "" => base.as_ref().map(|b| b.kind).ok_or_else(|| bad("kind", "请选择点位类型或模板。"))?,
        word => Kind::parse(word).ok_or_else(|| bad("kind", format!("没有“{word}”这种点位类型，请从列表中选择。")))?,
    };
    if let Some(base) = base.as_ref().filter(|b| b.kind != kind) {
        return Err(bad("kind", format!("类型“{}”与模板“{}”不符。", kind.label(), base.label)));
    }
    let of = |mine: Option<f64>, theirs: Option<f64>| mine.or(theirs);
    let (lo, hi) = (of(form.lo, base.as_ref().and_then(|b| b.lo)), of(form.hi, base.as_ref().and_then(|b| b.hi)));
    let limits = form.limits.or_else(|| base.as_ref().map(|b| b.limits.clone())).unwrap_or_default();
    rules::check(kind, lo, hi, &limits)?;
    let resolution = of(form.resolution, base.as_ref().map(|b| b.resolution)).unwrap_or(0.01);
    if !(resolution > 0.0 && resolution.is_finite()) {
        return Err(bad("resolution", "分辨力应为大于 0 的数。"));
    }
    let period = |path: &str, mine: Option<u32>, theirs: Option<u32>, name: &str| match mine.or(theirs).unwrap_or(30) {
        s @ 1..=86_400 => Ok(s),
        _ => Err(bad(path, format!("{name}应在 1 到 86400 秒之间。"))),
    };
    if let Some((on, due)) = form.calibrated_on.zip(form.calibrate_due).filter(|(on, due)| due < on) {
        return Err(bad("calibrate_due", format!("下次标校日期 {due} 早于上次标校日期 {on}，请核对。")));
    }
    Ok(Point {
        id,
        slot,
        place,
        installation: form.installation,
        code: text("code", &form.code, "点位编码", 80)?,
        name: text("name", &form.name, "点位名称", 80)?,
        kind,
        spot: form.spot.trim().chars().take(200).collect(),
        lo,
        hi,
        resolution,
        sample_s: period("sample_s", form.sample_s, base.as_ref().map(|b| b.sample_s), "采样周期")?,
        report_s: period("report_s", form.report_s, base.as_ref().map(|b| b.report_s), "上报周期")?,
        critical: form.critical.unwrap_or_else(|| base.as_ref().is_some_and(|b| b.critical)),
        latched: form.latched.unwrap_or_default(),
        bundle: form.bundle.trim().chars().take(80).collect(),
        neighbours: form.neighbours,
        gateway: form.gateway.trim().chars().take(80).collect(),
        template: base.map_or(String::new(), |b| b.code),
        limits,
        rule_version: 1,
        calibrated_on: form.calibrated_on,
        calibrate_due: form.calibrate_due,
        state: PointFlow::START,
        muted: None,
        version: 1,
    })
}

/// What a point copies from its site; the site must be visible.
pub async fn place(ctx: &Ctx, tx: &mut Tx, site: SiteId) -> Outcome<Place> {
    let keeper = ctx.app().answer::<PlaceKeeper>().ok_or_else(|| Refusal::internal("nobody keeps places"))?;
    let at = keeper.0.site(ctx, tx, Right::PointRead, site).await?;
    Ok(Place {
        site: at.site,
        site_name: at.name,
        enterprise: at.enterprise,
        region_path: at.region_path,
        trade: at.trade,
        unit: at.unit,
        regulator: at.regulator,
    })
}

/// Refuse unless the asker enters points of this place.
pub fn writer(ctx: &Ctx, place: &Place) -> Outcome<()> {
    if who(ctx).writes(place) {
        return Ok(());
    }
    Err(Refusal::forbidden("NOT_YOURS", "监测点位由企业自己或其监管部门维护，您只能查看。"))
}

/// Insert points with their first rules and events; codes must be new in their site.
pub async fn create(ctx: &Ctx, tx: &mut Tx, points: &[Point], reason: &str) -> Outcome<()> {
    store::insert(tx, points).await?;
    let rules: Vec<rule::PointRule> = points.iter().map(|p| rule::first(ctx, p, reason)).collect();
    rule::insert(tx, &rules).await?;
    let told = |p: &Point| {
        let event = Event::new(p.id, "add", "登记点位").moved("", format!("point:{}", p.state.code()));
        (event, serde_json::to_value(p).unwrap_or_default())
    };
    tx.record_many(ctx.actor(), ctx.now(), points.iter().map(told).collect()).await
}

/// Register one point of a site.
pub async fn add(ctx: &Ctx, site: SiteId, form: PointForm) -> Outcome<Point> {
    let mut tx = ctx.begin().await?;
    let at = place(ctx, &mut tx, site).await?;
    writer(ctx, &at)?;
    let there = store::of_site(&mut tx, site).await?;
    if there.len() >= MOST_OF_SITE {
        return Err(Refusal::conflict("TOO_MANY_POINTS", format!("一个场所最多登记 {MOST_OF_SITE} 个监测点位。")));
    }
    let point = composed(ctx.id(), Slot(0), at, form)?;
    if store::code_taken(&mut tx, site, &point.code).await? {
        return Err(bad("code", format!("本场所已有编码为“{}”的点位，编码不能重复。", point.code)));
    }
    near(&there, &point)?;
    let point = Point { slot: Slot(store::slots(&mut tx, 1).await?), ..point };
    create(ctx, &mut tx, std::slice::from_ref(&point), "登记点位").await?;
    tx.commit().await?;
    points_changed(ctx.app());
    Ok(point)
}

/// Neighbours are other points of the same site.
fn near(there: &[Point], point: &Point) -> Outcome<()> {
    match point.neighbours.iter().find(|n| **n == point.id || there.iter().all(|p| p.id != **n)) {
        None => Ok(()),
        Some(_) => Err(bad("neighbours", "相邻点位应为同一场所的其他点位，请重新选择。")),
    }
}

async fn keep(ctx: &Ctx, tx: &mut Tx, point: &mut Point, event: Event) -> Outcome<()> {
    store::save(tx, point).await?;
    ctx.record(tx, &event, point).await?;
    Ok(())
}

/// Change particulars; limits and range go through [`limits`].
pub async fn edit(ctx: &Ctx, id: PointId, version: i64, form: PointForm) -> Outcome<Point> {
    let mut tx = ctx.begin().await?;
    let before = store::find(&mut tx, ctx.scope(), id).await?;
    writer(ctx, &before.place)?;
    if version != before.version {
        return Err(Refusal::changed_meanwhile("监测点位"));
    }
    if before.state.closed() {
        return Err(Refusal::conflict("POINT_RETIRED", "点位已拆除，不能再修改。"));
    }
    let form = PointForm {
        kind: before.kind.code().into(),
        template: before.template.clone(),
        limits: Some(before.limits.clone()),
        lo: before.lo,
        hi: before.hi,
        ..form
    };
    let after = composed(before.id, before.slot, before.place.clone(), form)?;
    if after.code != before.code && store::code_taken(&mut tx, before.place.site, &after.code).await? {
        return Err(bad("code", format!("本场所已有编码为“{}”的点位，编码不能重复。", after.code)));
    }
    if before.critical && !after.critical && !who(ctx).over(&before.place, Right::AlarmVerify) {
        return Err(
            Refusal::forbidden("LOOSER", "取消“关键点位”属于放宽，须由监管部门办理。").at("critical", "须监管部门办理")
        );
    }
    near(&store::of_site(&mut tx, before.place.site).await?, &after)?;
    let mut point = Point {
        rule_version: before.rule_version,
        state: before.state,
        muted: before.muted,
        version: before.version,
        ..after
    };
    keep(ctx, &mut tx, &mut point, Event::new(id, "edit", "修改点位")).await?;
    tx.commit().await?;
    points_changed(ctx.app());
    Ok(point)
}

/// Other limits or another range of a point.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct LimitsChange {
    /// Version of the point that the page showed.
    pub version: i64,
    pub limits: Limits,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    pub reason: String,
}

/// What became of a change of limits.
#[derive(Clone, Debug)]
pub struct Changed {
    pub point: Point,
    /// In which respects it is looser; then, from the enterprise, it waits for the regulator.
    pub looser: Vec<String>,
    pub in_force: bool,
}

/// Change limits: in force at once if they are nowhere looser or the regulator does it; else a proposal.
pub async fn limits(ctx: &Ctx, id: PointId, change: LimitsChange) -> Outcome<Changed> {
    let mut tx = ctx.begin().await?;
    let mut point = store::find(&mut tx, ctx.scope(), id).await?;
    if change.version != point.version {
        return Err(Refusal::changed_meanwhile("监测点位"));
    }
    let changed = put_limits(ctx, &mut tx, &mut point, change.limits, (change.lo, change.hi), &change.reason).await?;
    tx.commit().await?;
    points_changed(ctx.app());
    Ok(changed)
}

/// In which respects a change is looser, the range included.
pub fn looser(point: &Point, limits: &Limits, range: (Option<f64>, Option<f64>)) -> Vec<String> {
    let mut looser = rules::looser(point.kind, &point.limits, limits);
    if range != (point.lo, point.hi) {
        // What lies outside the range alarms as a bad value: another range is another judgement.
        looser.push("改变量程".into());
    }
    looser
}

/// The same inside a transaction.
pub async fn put_limits(
    ctx: &Ctx,
    tx: &mut Tx,
    point: &mut Point,
    limits: Limits,
    range: (Option<f64>, Option<f64>),
    reason: &str,
) -> Outcome<Changed> {
    writer(ctx, &point.place)?;
    if point.state.closed() {
        return Err(Refusal::conflict("POINT_RETIRED", "点位已拆除，不能再调整限值。"));
    }
    let reason = text("reason", reason, "调整原因", LONGEST)?;
    rules::check(point.kind, range.0, range.1, &limits)?;
    if limits == point.limits && range == (point.lo, point.hi) {
        return Err(bad("limits", "限值和量程都没有变化。"));
    }
    let looser = looser(point, &limits, range);
    let in_force = looser.is_empty() || who(ctx).over(&point.place, Right::AlarmVerify);
    let number = rule::last_number(tx, point.id).await? + 1;
    let mut new = rule::PointRule {
        id: ctx.id::<PointId>().0,
        point: point.id,
        number,
        state: RuleState::Proposed,
        limits,
        lo: range.0,
        hi: range.1,
        looser: looser.clone(),
        reason: reason.clone(),
        asked: mark(ctx, None),
        decided: None,
        from: None,
        until: None,
        version: 1,
    };
    if !in_force {
        rule::insert(tx, std::slice::from_ref(&new)).await?;
        let event =
            Event::new(point.id, "propose", "申请放宽限值").note(Some(format!("{}：{reason}", looser.join("；"))));
        ctx.record(tx, &event, &new).await?;
        return Ok(Changed { point: point.clone(), looser, in_force });
    }
    new.state = RuleState::InForce;
    new.from = Some(ctx.now());
    rule::insert(tx, std::slice::from_ref(&new)).await?;
    apply_rule(ctx, tx, point, &new).await?;
    let note = if looser.is_empty() { reason } else { format!("{}：{reason}", looser.join("；")) };
    keep(ctx, tx, point, Event::new(point.id, "limits", "调整限值").note(Some(note))).await?;
    Ok(Changed { point: point.clone(), looser, in_force })
}

/// Put a version in force on the point; the caller saves the point.
async fn apply_rule(ctx: &Ctx, tx: &mut Tx, point: &mut Point, new: &rule::PointRule) -> Outcome<()> {
    rule::replace(tx, point.id, new.id, ctx.now()).await?;
    (point.limits, point.lo, point.hi) = (new.limits.clone(), new.lo, new.hi);
    point.rule_version = new.number;
    Ok(())
}

/// Decide about a proposal: approve, refuse, withdraw.
pub async fn decide(ctx: &Ctx, id: Uuid, action: &str, words: Option<String>) -> Outcome<Point> {
    let mut tx = ctx.begin().await?;
    let missing = || Refusal::not_found("限值调整申请");
    let mut found = rule::by_id(&mut tx, id).await?.ok_or_else(missing)?;
    let mut point = store::find(&mut tx, ctx.scope(), found.point).await.map_err(|_| missing())?;
    let parties: Vec<Party> =
        who(ctx).parties(&point.place, Right::PointWrite).into_iter().filter(|p| *p != Party::Clock).collect();
    let filled: &[&str] = if said(&words) { &["note", "reason"] } else { &[] };
    let (taken, to) = offer::step::<RuleFlow>("限值调整申请", found.state, action, &parties, filled)?;
    let before = found.version;
    found.state = to;
    found.decided = Some(mark(ctx, words.clone()));
    if taken == RuleAction::Approve {
        rules::check(point.kind, found.lo, found.hi, &found.limits)?;
        found.from = Some(ctx.now());
        found.number = rule::last_number(&mut tx, point.id).await? + 1;
    }
    rule::save(&mut tx, &mut found, before).await?;
    let event =
        Event::new(point.id, RuleFlow::action_code(taken), &format!("限值调整{}", RuleFlow::action_label(taken)));
    let event = event.note(words);
    if taken == RuleAction::Approve {
        apply_rule(ctx, &mut tx, &mut point, &found).await?;
        keep(ctx, &mut tx, &mut point, event).await?;
    } else {
        ctx.record(&mut tx, &event, &found).await?;
    }
    tx.commit().await?;
    points_changed(ctx.app());
    Ok(point)
}

/// One move of a point's life.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub action: String,
    pub version: Option<i64>,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// Until when it is suppressed or out of service.
    pub until: Option<Timestamp>,
    /// Day of the calibration, and of the next.
    pub calibrated_on: Option<Date>,
    pub calibrate_due: Option<Date>,
}

/// Take one step.
pub async fn advance(ctx: &Ctx, id: PointId, step: Step) -> Outcome<Point> {
    let mut tx = ctx.begin().await?;
    let mut point = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != point.version) {
        return Err(Refusal::changed_meanwhile("监测点位"));
    }
    let filled: Vec<&str> =
        [("reason", said(&step.reason)), ("note", said(&step.note)), ("until", step.until.is_some())]
            .into_iter()
            .filter(|f| f.1)
            .map(|f| f.0)
            .collect();
    let parties = who(ctx).parties(&point.place, Right::PointWrite);
    let (action, to) = offer::step::<PointFlow>("监测点位", point.state, &step.action, &parties, &filled)?;
    let words = step.reason.clone().filter(|r| !r.trim().is_empty()).or(step.note.clone());
    if words.as_deref().is_some_and(|w| w.chars().count() > LONGEST) {
        return Err(bad("reason", format!("原因或说明最多 {LONGEST} 字，请精简。")));
    }
    let from = point.state;
    point.state = to;
    match action {
        PointAction::Suppress | PointAction::TakeOut => {
            if point.muted.is_some() {
                return Err(Refusal::conflict("MUTED", "点位正在搁置中，请先解除搁置再办理。"));
            }
            let until = until(ctx, &point, step.until)?;
            let kind = if action == PointAction::Suppress { Mute::Suppressed } else { Mute::OutOfService };
            mute::begin(ctx, &mut tx, &mut point, kind, until, words.as_deref().unwrap_or_default(), None).await?;
        }
        PointAction::PutBack | PointAction::Retire => mute::end(ctx, &mut tx, &mut point).await?,
        PointAction::Calibrate => {
            let on = step.calibrated_on.unwrap_or(ctx.today());
            if on > ctx.today() || step.calibrate_due.is_some_and(|due| due <= on) {
                return Err(bad("calibrated_on", "标校日期不能晚于今天，下次标校日期应晚于标校日期。"));
            }
            (point.calibrated_on, point.calibrate_due) = (Some(on), step.calibrate_due);
        }
    }
    let event = Event::new(id, PointFlow::action_code(action), PointFlow::action_label(action))
        .moved(format!("point:{}", from.code()), format!("point:{}", to.code()))
        .note(words);
    keep(ctx, &mut tx, &mut point, event).await?;
    tx.commit().await?;
    points_changed(ctx.app());
    Ok(point)
}

/// A sensible end of a stretch of silence.
fn until(ctx: &Ctx, point: &Point, wanted: Option<Timestamp>) -> Outcome<Timestamp> {
    let most = ctx.law().parameters.value("point.mute_days", &point.place.region_path, ctx.today());
    let last = ctx.now().saturating_add(SignedDuration::from_hours((most * 24.0) as i64)).unwrap_or(Timestamp::MAX);
    match wanted {
        Some(t) if t > ctx.now() && t <= last => Ok(t),
        _ => Err(bad("until", format!("请填写恢复时间，最长 {most} 日；到期自动恢复报警，需要时可再次办理。"))),
    }
}

/// The stretch of a point is over by time: it alarms again.
pub async fn put_back(ctx: &Ctx, tx: &mut Tx, point: &mut Point) -> Outcome<()> {
    let from = point.state;
    point.state = PointFlow::next(from, PointAction::PutBack, &[Party::Clock], &[]).unwrap_or(from);
    mute::end(ctx, tx, point).await?;
    let event = Event::new(point.id, "put_back", "到期恢复报警")
        .moved(format!("point:{}", from.code()), format!("point:{}", point.state.code()));
    keep(ctx, tx, point, event).await
}
