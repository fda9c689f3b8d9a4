//! Risk points.

use super::super::store::{self, site};
use super::owner;
use crate::risk::model::{Point, PointKind};
use crate::risk::rules::check;
use ::store::Tx;
use kernel::event::Event;
use kernel::id::{RiskPointId, SiteId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// Most points of one site.
const MOST: usize = 5000;

/// What is typed in about a point.
#[derive(Clone, Debug, Default)]
pub struct PointForm {
    pub name: String,
    /// Code of a [`PointKind`].
    pub kind: String,
    pub department: String,
    pub owner: String,
}

impl PointForm {
    /// The point as it would be kept.
    pub fn point(&self, id: RiskPointId, site: SiteId) -> Outcome<Point> {
        let kind = PointKind::parse(&self.kind).ok_or_else(|| {
            let all = PointKind::ALL.map(PointKind::label).join("、");
            let say = format!("风险点类别“{}”无效，可选：{all}。", self.kind);
            Refusal::invalid("BAD_RISK", say).at("kind", "请选择")
        })?;
        Ok(Point {
            id,
            site,
            name: check::short("name", "风险点名称", &self.name, true)?,
            kind,
            department: check::short("department", "责任部门", &self.department, false)?,
            owner: check::short("owner", "责任人", &self.owner, false)?,
            area: None,
            version: 1,
        })
    }
}

/// Add a point to a site.
pub async fn add_point(ctx: &Ctx, id: SiteId, form: PointForm) -> Outcome<Point> {
    let mut tx = ctx.begin().await?;
    let at = site::find(&mut tx, ctx.scope(), id).await?;
    owner(ctx, &at.place)?;
    if store::point::of_site(&mut tx, id).await?.len() >= MOST {
        return Err(Refusal::conflict("TOO_MANY_POINTS", format!("一个场所最多 {MOST} 个风险点；请合并。")));
    }
    let point = form.point(ctx.id(), id)?;
    keep_new(ctx, &mut tx, &point).await?;
    tx.commit().await?;
    Ok(point)
}

/// Insert with its event.
pub(in crate::risk::io) async fn keep_new(ctx: &Ctx, tx: &mut Tx, point: &Point) -> Outcome<()> {
    store::point::insert(tx, point).await?;
    ctx.record(tx, &Event::new(point.id, "add", "登记风险点"), point).await?;
    Ok(())
}

async fn own(ctx: &Ctx, tx: &mut Tx, id: RiskPointId) -> Outcome<Point> {
    let missing = || Refusal::not_found("风险点");
    let point = store::point::by_id(tx, id).await?.ok_or_else(missing)?;
    let at = site::find(tx, ctx.scope(), point.site).await.map_err(|_| missing())?;
    owner(ctx, &at.place)?;
    Ok(point)
}

/// Change name, kind or who answers for it.
pub async fn change_point(ctx: &Ctx, id: RiskPointId, version: i64, form: PointForm) -> Outcome<Point> {
    let mut tx = ctx.begin().await?;
    let before = own(ctx, &mut tx, id).await?;
    if before.version != version {
        return Err(Refusal::changed_meanwhile("风险点"));
    }
    let mut point = Point { area: before.area.clone(), version, ..form.point(id, before.site)? };
    store::point::save(&mut tx, &mut point, version).await?;
    ctx.record(&mut tx, &Event::new(id, "edit", "修改风险点"), &point).await?;
    tx.commit().await?;
    Ok(point)
}

/// Take away a point that never had a risk.
pub async fn remove_point(ctx: &Ctx, id: RiskPointId) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let point = own(ctx, &mut tx, id).await?;
    let n = store::of_point(&mut tx, id).await?.len();
    if n > 0 {
        let say = format!("“{}”下有 {n} 个风险（含已消除的），不能删除；不再存在的风险请逐个“登记消除”。", point.name);
        return Err(Refusal::conflict("POINT_IN_USE", say));
    }
    store::point::remove(&mut tx, id).await?;
    ctx.record(&mut tx, &Event::new(id, "remove", "删除风险点"), &point).await?;
    tx.commit().await?;
    Ok(())
}
