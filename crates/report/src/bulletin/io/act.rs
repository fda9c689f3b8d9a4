//! Making a bulletin: its figures are computed in a reading transaction, then the paper and the event that keeps them are
//! written together.

use super::kept;
use super::make;
use super::reach::Reach;
use super::records::one;
use super::shape::CaseForm;
use crate::bulletin::period::{Kind, Period};
use crate::bulletin::view::{BulletinCase, BulletinFigures};
use crate::bulletin::write;
use ::store::{Tx, number, params};
use govern::paper::model::Draft;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::id::{PaperId, UnitId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// Typical cases in one bulletin.
const CASES: usize = 10;
/// A change that is being written carries the instant at which its request began; by then it is in the ledger.
const SETTLED: SignedDuration = SignedDuration::from_secs(10);

/// The office that makes bulletins, and its region.
#[derive(Clone, Debug)]
pub struct Organ {
    pub unit: UnitId,
    pub reach: Reach,
}

/// The unit as an organ of bulletins; `None`: it is no office of a safety committee.
pub async fn organ(tx: &mut Tx, unit: UnitId) -> Outcome<Option<Organ>> {
    let sql = "select r.code, r.path, r.name from unit u join region r on r.path = u.region_path \
               where u.id = $1 and u.kind = 'safety_committee_office'";
    let row = tx.opt(sql, params![unit]).await?;
    row.map(|r| {
        let reach = Reach { code: r.get("code")?, path: r.get("path")?, name: r.get("name")? };
        Ok(Organ { unit, reach })
    })
    .transpose()
}

/// Series under which an office's bulletins of a kind are counted: who has one is continued by the clock.
pub fn series(kind: Kind, unit: UnitId) -> String {
    format!("bulletin:{}:{unit}", kind.code())
}

/// The moment of a draft: the last full minute in which everything is settled, never before the end of the period.
pub fn moment(now: Timestamp, period: &Period) -> Timestamp {
    let settled = (now - SETTLED).as_second();
    let minute = Timestamp::from_second(settled - settled.rem_euclid(60)).unwrap_or(now);
    minute.max(kernel::start_of(period.till))
}

/// Refuse a period that runs, or a moment that has not come.
pub fn over(till: jiff::civil::Date, seen: Timestamp, now: Timestamp) -> Outcome<()> {
    if seen > now {
        let say = "截至时刻还没有到，系统不能预知以后的数据；请改为现在或以前的时刻。";
        return Err(Refusal::invalid("AS_OF_FUTURE", say).at("as_of", "不能晚于现在"));
    }
    if seen < kernel::start_of(till) {
        let end = till.saturating_sub(jiff::Span::new().days(1));
        let say = format!("统计期到 {end} 24:00 才结束，截至时刻早于期末，数据还不完整；请在期末之后再统计。");
        return Err(Refusal::conflict("PERIOD_RUNNING", say).at("from", "统计期未结束"));
    }
    Ok(())
}

/// What is to be drafted.
#[derive(Clone, Debug)]
pub struct Made {
    pub period: Period,
    pub contact: Option<String>,
    pub cases: Vec<CaseForm>,
}

/// Draft a bulletin: one stands for each period. Returns the paper.
pub async fn draft(ctx: &Ctx, organ: &Organ, made: Made) -> Outcome<PaperId> {
    let (period, reach) = (&made.period, &organ.reach);
    over(period.till, ctx.now(), ctx.now())?;
    let seen = moment(ctx.now(), period);
    let about = kept::about(period.kind, &reach.path, period);
    let mut tx = ctx.read().await?;
    once(&mut tx, about, period).await?;
    let mut figures = make::figures(&mut tx, period, reach, seen).await?;
    figures.cases = cases(ctx, &mut tx, reach, period, seen, &made.cases).await?;
    let to = recipients(&mut tx, organ, &figures).await?;
    drop(tx);
    let mut tx = ctx.begin().await?;
    // Whoever comes second, here or on another server, waits for this row and finds the first one's paper.
    number::take(&mut tx, &series(period.kind, organ.unit), period.from.year(), 1).await?;
    once(&mut tx, about, period).await?;
    let draft = Draft {
        template: period.kind.code().into(),
        organ: organ.unit,
        to,
        copy_to: Vec::new(),
        concept: kept::CONCEPT.into(),
        about,
        facts: write::facts(&figures, made.contact.as_deref()),
        signer: None,
    };
    let paper = govern::paper::io::draft(ctx, &mut tx, draft).await?;
    ctx.record(&mut tx, &Event::new(paper, kept::ACTION, "生成通报数据"), &figures).await?;
    tx.commit().await?;
    Ok(paper)
}

async fn once(tx: &mut Tx, about: uuid::Uuid, period: &Period) -> Outcome<()> {
    if kept::standing(tx, about).await?.is_some() {
        let say = format!(
            "{}的{}已经起草，不能再起草一份；请修改草稿，或将原件作废（已签发的撤回）后重新起草。",
            period.label(),
            period.kind.label()
        );
        return Err(Refusal::conflict("BULLETIN_EXISTS", say));
    }
    Ok(())
}

async fn cases(
    ctx: &Ctx,
    tx: &mut Tx,
    reach: &Reach,
    period: &Period,
    seen: Timestamp,
    chosen: &[CaseForm],
) -> Outcome<Vec<BulletinCase>> {
    if chosen.len() > CASES {
        let say = format!("典型案例不超过 {CASES} 个，现选了 {} 个。", chosen.len());
        return Err(Refusal::invalid("TOO_MANY_CASES", say).at("cases", "过多"));
    }
    let span = period.span(seen);
    let mut out = Vec::new();
    for (n, c) in chosen.iter().enumerate() {
        let unknown = || {
            let say = format!("第 {} 个典型案例在截至时刻不存在，或不在本地区；请重新选择。", n + 1);
            Refusal::invalid("CASE_UNKNOWN", say).at(format!("cases.{n}"), "未找到")
        };
        let source = crate::bulletin::source::of(&c.concept).ok_or_else(unknown)?;
        if !super::reach::sees(ctx, source.right, &reach.path) {
            return Err(unknown());
        }
        let facts = one(tx, &c.concept, reach, &span, c.id).await?.ok_or_else(unknown)?;
        out.extend(write::case(&c.concept, &facts));
    }
    Ok(out)
}

/// Governments of the regions below; where there are none, the units with tasks; else the organ's superior. The office
/// changes them in the draft.
async fn recipients(tx: &mut Tx, organ: &Organ, figures: &BulletinFigures) -> Outcome<Vec<UnitId>> {
    let sql = "select u.id from unit u join region r on r.path = u.region_path \
               where r.path like $1 and r.depth = $2 and u.kind in ('government', 'functional_zone') order by r.code, u.id";
    let depth = organ.reach.depth() as i64 + 1;
    let below = tx.all(sql, params![format!("{}%", organ.reach.path), depth]).await?;
    let mut out: Vec<UnitId> = below.iter().map(|r| r.get("id")).collect::<Outcome<_>>()?;
    if out.is_empty() {
        let ids = figures.units.iter().filter_map(|u| uuid::Uuid::parse_str(&u.key).ok());
        out = ids.map(UnitId).filter(|u| *u != organ.unit).take(govern::paper::rules::MOST).collect();
    }
    if out.is_empty() {
        let row = tx.opt("select parent from unit where id = $1", params![organ.unit]).await?;
        out.extend(row.map(|r| r.get::<Option<UnitId>>("parent")).transpose()?.flatten());
    }
    if out.is_empty() {
        out.push(organ.unit);
    }
    Ok(out)
}
