//! Verbs on regions.

use super::store;
use crate::region::{Region, RegionKind, code_ok, path_of};
use ::store::Tx;
use kernel::event::Event;
use kernel::id::RegionId;
use kernel::{Outcome, Refusal, Right};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Ctx;

/// A region to be added.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewRegion {
    pub code: String,
    pub name: String,
    /// `province`, `prefecture`, `county`, `functional_zone`, `township` or `village`.
    pub kind: String,
    /// Code of the region above; absent for the root of the installation.
    pub parent: Option<String>,
}

/// Add a region. The root may be added by the command line only.
pub async fn add(ctx: &Ctx, tx: &mut Tx, new: NewRegion) -> Outcome<Region> {
    let kind = RegionKind::parse(new.kind.trim()).ok_or_else(|| {
        let all: Vec<_> = RegionKind::all().map(|k| k.label()).collect();
        Refusal::invalid("BAD_KIND", format!("没有“{}”这种地区类别，可选：{}。", new.kind, all.join("、")))
            .at("kind", "类别不对")
    })?;
    let (code, name) = (new.code.trim().to_owned(), new.name.trim().to_owned());
    code_ok(&code, kind)?;
    if !(2..=40).contains(&name.chars().count()) {
        return Err(Refusal::invalid("BAD_NAME", "地区名称须为 2 至 40 个字。").at("name", "须为 2 至 40 个字"));
    }
    let parent = match new.parent.as_deref().map(str::trim).filter(|p| !p.is_empty()) {
        None => None,
        Some(code) => Some(store::by_code(tx, code).await?.ok_or_else(|| {
            Refusal::invalid("NO_PARENT", format!("没有区划代码为“{code}”的上级地区，请先添加上级。"))
                .at("parent", "没有这个上级")
        })?),
    };
    ctx.need(Right::DirectoryWrite, parent.as_ref().map_or("/", |p| &p.path), None)?;
    if let Some(p) = &parent
        && p.kind >= kind
        && !(p.kind == RegionKind::FunctionalZone && kind == RegionKind::FunctionalZone)
    {
        let say = format!("{}不能设在{}“{}”之下，请另选上级。", kind.label(), p.kind.label(), p.name);
        return Err(Refusal::invalid("BAD_PARENT", say).at("parent", "级别不对"));
    }
    if store::by_code(tx, &code).await?.is_some() {
        return Err(Refusal::conflict("REGION_EXISTS", format!("区划代码 {code} 已经存在，不能重复添加。"))
            .at("code", "已存在"));
    }
    let path = path_of(parent.as_ref().map(|p| p.path.as_str()), &code);
    let depth = path.matches('/').count() as u32 - 1;
    let id = ctx.id::<RegionId>();
    let region = Region { id, code, name, kind, parent: parent.map(|p| p.id), path, depth, version: 1 };
    store::insert(tx, &region).await?;
    ctx.record(tx, &Event::new(id, "add", "添加地区"), &region).await?;
    Ok(region)
}

pub async fn create(ctx: &Ctx, new: NewRegion) -> Outcome<Region> {
    let mut tx = ctx.begin().await?;
    let region = add(ctx, &mut tx, new).await?;
    tx.commit().await?;
    Ok(region)
}
