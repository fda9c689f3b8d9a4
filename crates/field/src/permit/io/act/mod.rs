//! Verbs: apply, analyse, move on. One function, one verb, one transaction.

mod form;
pub mod gas_stop;

pub use form::{NewAnalysis, NewPermit, PermitMove, WorkerForm};

use super::store;
use crate::permit::flow::{Action, PermitFlow, State};
use crate::permit::kind::{Kind, Safeguard};
use crate::permit::limits::{Limits, Night};
use crate::permit::model::{Analysis, Break, Mark, Permit, Worker};
use crate::permit::rules::{apply, gas, go, party, raise};
use crate::risk::model::Place;
use crate::risk::rules::party::Who;
use ::store::{Tx, number};
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{PermitId, SiteId};
use kernel::{Outcome, Party, Refusal, Right};
use web::{Ctx, offer};

fn mark(ctx: &Ctx, note: Option<&str>) -> Mark {
    let note = note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    Mark { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone(), note }
}

/// Who asks, for the rules.
pub fn who(ctx: &Ctx) -> Who<'_> {
    Who { person: ctx.actor().person, unit: ctx.actor().unit, scope: ctx.scope() }
}

/// Figures of a ticket, of the day on which it begins.
pub fn limits(ctx: &Ctx, p: &Permit) -> Limits {
    Limits::read(&ctx.law().parameters, &p.place.region_path, kernel::day_of(p.from), p.kind, p.grade)
}

fn same(p: &Permit, version: Option<i64>) -> Outcome<()> {
    match version {
        Some(v) if v != p.version => Err(Refusal::changed_meanwhile("作业票")),
        _ => Ok(()),
    }
}

/// Ask for a ticket at a site of the own enterprise.
///
/// # Errors
/// `PERMIT_TOO_LONG`, `CERT_EXPIRED`, `NO_CERTIFICATE`, `WATCHER_WORKS`, `NO_CONFINED_PERMIT`, `BAD_TIME`, `BAD_WORKERS`,
/// `NO_SUCH_KIND`, `NO_SUCH_GRADE`, `MISSING_FIELD` with the field; `NOT_YOURS`; a site out of scope is not found.
pub async fn apply(ctx: &Ctx, site: SiteId, ask: NewPermit) -> Outcome<PermitId> {
    let mut tx = ctx.begin().await?;
    let brief = crate::site::io::store::brief_in_scope(&mut tx, ctx.scope(), Right::PermitRead, site).await?;
    let place = Place {
        site: brief.id,
        enterprise: brief.enterprise,
        region_path: brief.region_path,
        trade: brief.trade,
        unit: brief.unit,
        regulator: brief.regulator,
    };
    if !party::owns(&who(ctx), &place) {
        return Err(Refusal::forbidden("NOT_YOURS", "作业票由作业所在的企业自己申请，您不能代办。"));
    }
    if brief.state == "closed" {
        return Err(Refusal::conflict("SITE_CLOSED", "这个场所已关闭，不能申请作业票。"));
    }
    let (kind, asked) = apply::kind_and_grade(&ask.kind, &ask.grade)?;
    let (from, to) = apply::times(ask.from, ask.to, ctx.now())?;
    let on = kernel::day_of(from);
    let night = Night::read(&ctx.law().parameters, &place.region_path, on);
    let (grade, raised) = raise::raised(kind, asked, from, to, &ctx.law().calendar, night);
    let given = ask.workers.into_iter();
    let given = given.map(|w| Worker { name: w.name, certificate: w.certificate, expires: w.expires });
    let workers = apply::workers(given.collect())?;
    let watcher = apply::words(&ask.watcher, "watcher", "监护人")?;
    apply::watcher(&watcher, &workers)?;
    let mut p = Permit {
        id: ctx.id(),
        number: String::new(),
        site_name: brief.name,
        kind,
        asked,
        grade,
        raised,
        spot: apply::words(&ask.spot, "spot", "作业地点")?,
        work: apply::words(&ask.work, "work", "作业内容")?,
        area: ask.area,
        inside: ask.inside && kind == Kind::HotWork,
        rich: ask.rich && kind == Kind::ConfinedSpace,
        linked: ask.linked,
        from,
        to,
        workers,
        watcher,
        applied: mark(ctx, None),
        approved: None,
        safeguards: Vec::new(),
        analyses: Vec::new(),
        started_at: None,
        breaks: Vec::new(),
        marks: Vec::new(),
        state: PermitFlow::START,
        version: 1,
        place,
    };
    apply::term(&p, &limits(ctx, &p))?;
    apply::certificates(kind, &p.workers, kernel::day_of(to))?;
    if !p.inside {
        p.linked = None;
    }
    let other = other(&mut tx, &p).await?;
    go::linked(&p, other.as_ref())?;
    let code = p.place.region_path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let n = number::take(&mut tx, &format!("permit {code}"), on.year(), 1).await?;
    p.number = number::print("ZY", &code, on.year(), n);
    store::insert(&mut tx, &p).await?;
    let event = Event::new(p.id, "apply", "申请").moved("", p.state.code()).note(p.raised.clone());
    ctx.record(&mut tx, &event, &p).await?;
    tx.commit().await?;
    Ok(p.id)
}

async fn other(tx: &mut Tx, p: &Permit) -> Outcome<Option<Permit>> {
    match p.linked {
        Some(id) => store::by_id(tx, id).await,
        None => Ok(None),
    }
}

/// Enter an analysis. One that is beyond its limit is kept too, and what is being worked under it is paused at once.
///
/// # Errors
/// `BAD_ANALYSIS` with the field, `NOT_ANALYSED` for work without gas, `WRONG_STATE` where it is closed.
pub async fn analyse(ctx: &Ctx, id: PermitId, ask: NewAnalysis) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut p = store::find(&mut tx, ctx.scope(), id).await?;
    same(&p, ask.version)?;
    let at = ask.at.ok_or_else(|| Refusal::invalid("BAD_ANALYSIS", "请填写取样时间。").at("at", "必填"))?;
    let mut a = Analysis {
        at,
        spot: apply::words(&ask.spot, "spot", "取样部位")?,
        combustible: ask.combustible,
        lower_limit: ask.lower_limit,
        oxygen: ask.oxygen,
        toxic: ask.toxic,
        toxic_limit: ask.toxic_limit,
        analyst: apply::words(&ask.analyst, "analyst", "分析人")?,
        entered: mark(ctx, None),
        fails: Vec::new(),
    };
    // Allowed at all, by this person, now? Asked before the figures are judged.
    let parties = party::parties(&who(ctx), &p);
    let (_, to) = offer::step::<PermitFlow>("作业票", p.state, "analyse", &parties, &[])?;
    gas::sound(&p, &a, ctx.now())?;
    a.fails = gas::fails(&a, p.rich, &limits(ctx, &p));
    let (passed, say) = (a.passed(), a.fails.join("；"));
    p.analyses.push(a);
    let latest = p.latest().is_some_and(|l| l == p.analyses.last().unwrap_or(l));
    let before = p.state;
    let (label, note) = match passed {
        true => ("登记合格分析", None),
        false => ("登记不合格分析", Some(say)),
    };
    if passed {
        p.state = to;
    }
    p.marks.push((label.to_owned(), mark(ctx, note.as_deref())));
    let event = Event::new(id, "analyse", label).moved(before.code(), p.state.code()).note(note.clone());
    keep(ctx, &mut tx, &mut p, event).await?;
    if !passed && latest && p.state == State::Working {
        let why = format!("气体分析不合格：{}", note.unwrap_or_default());
        halt(ctx, &mut tx, p, &why).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn keep(ctx: &Ctx, tx: &mut Tx, p: &mut Permit, event: Event) -> Outcome<()> {
    store::save(tx, p).await?;
    ctx.record(tx, &event, p).await?;
    Ok(())
}

/// The program pauses what is being worked under, and what is done under that.
pub(super) async fn halt(ctx: &Ctx, tx: &mut Tx, p: Permit, why: &str) -> Outcome<()> {
    let mut todo = vec![(p, why.to_owned())];
    while let Some((mut p, why)) = todo.pop() {
        if p.state == State::Working {
            let next = PermitFlow::next(p.state, Action::Pause, &[Party::Clock], &["reason"]);
            p.state = next.map_err(|e| Refusal::internal(format!("{e:?}")))?;
            p.breaks.push(Break::begun(ctx.now(), why.clone()));
            let by = Mark { at: ctx.now(), by: None, name: "系统".into(), note: Some(why.clone()) };
            p.marks.push(("自动暂停".into(), by));
            let event = Event::new(p.id, "pause", "自动暂停").moved("working", p.state.code()).note(Some(why));
            keep(ctx, tx, &mut p, event).await?;
        }
        let under = format!("受限空间作业票 {} 现为“{}”，其下的动火一并暂停", p.number, p.state.label());
        todo.extend(store::working_under(tx, p.id).await?.into_iter().map(|u| (u, under.clone())));
    }
    Ok(())
}

/// Whether an action may be taken now, apart from the table; the same for the buttons and for the verb. `confirmed` is given
/// by the verb alone.
pub async fn guard(ctx: &Ctx, tx: &mut Tx, p: &Permit, action: Action, confirmed: Option<&[Safeguard]>) -> Outcome<()> {
    let limits = limits(ctx, p);
    let now = ctx.now();
    match action {
        Action::Analyse | Action::Pause | Action::Close | Action::Void => Ok(()),
        Action::Approve => {
            let who = who(ctx);
            go::approver(p, who.person, party::principal(&who, &p.place))?;
            if now >= p.to {
                return go::in_time(p, now);
            }
            gas::latest(p)?;
            go::linked(p, other(tx, p).await?.as_ref())?;
            confirmed.map_or(Ok(()), |c| go::safeguards(p, c))
        }
        Action::Start | Action::Resume => {
            let other = other(tx, p).await?;
            let standing = gas_stop::standing(ctx, tx, p).await?;
            go::quiet(p, &limits, standing.as_deref(), now)?;
            match action {
                Action::Start => {
                    go::in_time(p, now)?;
                    apply::certificates(p.kind, &p.workers, kernel::day_of(now))?;
                    go::fresh(p, &limits, now)?;
                }
                _ => go::resume(p, &limits, now)?,
            }
            go::linked_works(p, other.as_ref())?;
            let open = store::open_of_site(tx, p.place.site).await?;
            let busy = open.into_iter().filter(|o| {
                o.id != p.id
                    && o.state == State::Working
                    && o.watcher == p.watcher
                    && Some(o.id) != p.linked
                    && o.linked != Some(p.id)
            });
            go::watcher_free(p, &busy.map(|o| o.number).collect::<Vec<_>>())
        }
    }
}

/// Take one move.
pub async fn advance(ctx: &Ctx, id: PermitId, step: PermitMove) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut p = store::find(&mut tx, ctx.scope(), id).await?;
    same(&p, step.version)?;
    let said = |t: &Option<String>| t.as_deref().is_some_and(|t| !t.trim().is_empty());
    let fields =
        [("note", said(&step.note)), ("reason", said(&step.reason)), ("safeguards", !step.safeguards.is_empty())];
    let filled: Vec<&str> = fields.into_iter().filter(|f| f.1).map(|f| f.0).collect();
    if step.action == "analyse" {
        let say = "分析结果请用“登记分析”填写。";
        return Err(Refusal::invalid("NO_SUCH_ACTION", say));
    }
    let before = p.state;
    let parties = party::parties(&who(ctx), &p);
    let (action, to) = offer::step::<PermitFlow>("作业票", before, &step.action, &parties, &filled)?;
    let words = match step.reason.or(step.note) {
        Some(text) if !text.trim().is_empty() => Some(apply::words(&text, "note", "说明")?),
        _ => None,
    };
    let parse = |code: &String| {
        Safeguard::parse(code).ok_or_else(|| {
            Refusal::invalid("NO_SUCH_SAFEGUARD", format!("没有“{code}”这项安全措施，请从列表中选择。"))
                .at("safeguards", "未找到")
        })
    };
    let confirmed = step.safeguards.iter().map(parse).collect::<Outcome<Vec<_>>>()?;
    guard(ctx, &mut tx, &p, action, Some(&confirmed)).await?;
    let by = mark(ctx, words.as_deref());
    match action {
        Action::Approve => (p.approved, p.safeguards) = (Some(by.clone()), confirmed),
        Action::Start => p.started_at = Some(ctx.now()),
        Action::Pause => {
            let why = words.clone().unwrap_or_default();
            p.breaks.push(Break::begun(ctx.now(), why));
        }
        Action::Resume | Action::Close => {
            if let Some(last) = p.breaks.last_mut().filter(|b| b.to.is_none()) {
                last.to = Some(ctx.now());
            }
        }
        Action::Void | Action::Analyse => {}
    }
    p.state = to;
    let label = PermitFlow::action_label(action);
    p.marks.push((label.to_owned(), by));
    let event = Event::new(id, PermitFlow::action_code(action), label).moved(before.code(), to.code()).note(words);
    keep(ctx, &mut tx, &mut p, event).await?;
    if before == State::Working && p.state != State::Working {
        halt(ctx, &mut tx, p, "").await?;
    }
    tx.commit().await?;
    Ok(())
}
