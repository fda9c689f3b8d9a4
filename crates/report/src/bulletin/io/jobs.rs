//! What the clock does: where an office has begun a series by hand, the draft of each further period lies ready on the day
//! on which it is due, and the office is told. Nothing is ever issued by itself.

use super::act::{self, Made, Organ};
use super::kept;
use crate::bulletin::period::{Kind, Period};
use ::store::{Tx, params};
use jiff::ToSpan;
use kernel::Outcome;
use kernel::id::UnitId;
use org::ask::{Notice, Recipient, tell};
use uuid::Uuid;
use web::Ctx;

/// Called every minute and whenever the demo's clock moves; idempotent.
pub async fn tick(ctx: &Ctx) -> Outcome<()> {
    let mut waiting = Vec::new();
    let mut tx = ctx.read().await?;
    for (kind, unit) in begun(&mut tx).await? {
        let Some(organ) = act::organ(&mut tx, unit).await? else { continue };
        let period = latest(ctx, kind);
        let about = kept::about(kind, &organ.reach.path, &period);
        if due(ctx, &organ, &period) <= ctx.today() && !kept::ever(&mut tx, about).await? {
            waiting.push((organ, period, about));
        }
    }
    drop(tx);
    for (organ, period, about) in waiting {
        let made = Made { period, contact: None, cases: Vec::new() };
        match act::draft(ctx, &organ, made).await {
            Ok(paper) => told(ctx, &organ, &period, about, paper.0).await?,
            // Another server was first.
            Err(refusal) if refusal.code == "BULLETIN_EXISTS" => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(())
}

/// The last period of a kind that is over.
pub fn latest(ctx: &Ctx, kind: Kind) -> Period {
    Period::of(kind, ctx.today()).last()
}

/// Day on which its draft is to be ready.
pub fn due(ctx: &Ctx, organ: &Organ, period: &Period) -> jiff::civil::Date {
    let n = match period.kind {
        Kind::Weekly => ctx.law().parameters.value("bulletin.weekly_day", &organ.reach.path, period.till),
        Kind::Monthly => ctx.law().parameters.value("bulletin.monthly_day", &organ.reach.path, period.till),
        Kind::Quarterly => ctx.law().parameters.value("bulletin.quarterly_day", &organ.reach.path, period.till),
    };
    period.due(n as i64)
}

/// Offices that have made a bulletin of a kind.
async fn begun(tx: &mut Tx) -> Outcome<Vec<(Kind, UnitId)>> {
    let sql = "select distinct series from number_series where series >= 'bulletin:' and series < 'bulletin;' order by series";
    let mut out = Vec::new();
    for row in tx.all(sql, &[]).await? {
        let series: String = row.get("series")?;
        let mut parts = series.split(':').skip(1);
        let kind = parts.next().and_then(Kind::parse);
        let unit = parts.next().and_then(|u| Uuid::parse_str(u).ok());
        out.extend(kind.zip(unit.map(UnitId)));
    }
    Ok(out)
}

/// Whether the clock continues a series.
pub async fn continued(tx: &mut Tx, kind: Kind, unit: UnitId) -> Outcome<bool> {
    let sql = "select series from number_series where series = $1 limit 1";
    Ok(tx.opt(sql, params![act::series(kind, unit)]).await?.is_some())
}

async fn told(ctx: &Ctx, organ: &Organ, period: &Period, about: Uuid, paper: Uuid) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let notice = Notice {
        kind: "bulletin.ready".into(),
        key: format!("bulletin/{about}/{paper}"),
        to: vec![Recipient::Unit(organ.unit)],
        title: format!("{}草稿已备好：{}", period.kind.label(), period.label()),
        text: format!(
            "统计期 {} 至 {}。请核对数据、补写联系人等内容后送签；系统不会自行签发。",
            period.from,
            period.till.saturating_sub(1.day())
        ),
        link: format!("/papers/{paper}"),
        concept: "paper".into(),
        about: paper,
        ..Notice::default()
    };
    tell(ctx, &mut tx, &notice).await?;
    Ok(tx.commit().await?)
}
