//! The four-colour plan: a picture of the site and the areas of its points.

use super::super::store::{self, picture::Picture, site};
use super::owner;
use crate::risk::model::Area;
use kernel::event::Event;
use kernel::id::{FileId, RiskPointId, SiteId};
use kernel::{Outcome, Refusal};
use std::collections::HashMap;
use web::Ctx;

/// What is sent: the picture and every area; a point without one is not on the plan.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub file: FileId,
    /// Version of the picture that the page showed, 0 for none.
    pub version: i64,
    pub areas: Vec<(RiskPointId, Vec<[f64; 2]>)>,
}

/// Keep picture and areas.
pub async fn draw(ctx: &Ctx, id: SiteId, drawn: Drawn) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let at = site::find(&mut tx, ctx.scope(), id).await?;
    owner(ctx, &at.place)?;
    let before = store::picture::of(&mut tx, id).await?;
    if before.as_ref().map_or(0, |p| p.version) != drawn.version {
        return Err(Refusal::changed_meanwhile("四色图"));
    }
    if before.as_ref().is_none_or(|p| p.file != drawn.file) {
        org::file::attach(ctx, &mut tx, &[drawn.file], "site_picture", id.0, &at.place.region_path).await?;
        let file = org::file::io::store::by_id(&mut tx, drawn.file).await?;
        if !file.as_ref().is_some_and(|f| f.media.starts_with("image/")) {
            let say = "四色图的底图应为图片（PNG、JPEG 等）；请把平面图导出为图片后上传。";
            return Err(Refusal::invalid("NOT_A_PICTURE", say).at("file", "不是图片"));
        }
    }
    let points = store::point::of_site(&mut tx, id).await?;
    let mut wanted: HashMap<RiskPointId, Area> = HashMap::new();
    for (n, (point, corners)) in drawn.areas.into_iter().enumerate() {
        let path = format!("areas[{n}]");
        let unknown = || {
            let say = format!("第 {} 块区域所指的风险点不属于这个场所，请刷新后重新圈画。", n + 1);
            Refusal::invalid("POINT_UNKNOWN", say).at(path.clone(), "未找到")
        };
        let found = points.iter().find(|p| p.id == point).ok_or_else(unknown)?;
        if wanted.insert(point, Area::checked(corners, &found.name, &path)?).is_some() {
            let say = format!("“{}”圈了两块区域，每个风险点只能有一块；请删去一块。", found.name);
            return Err(Refusal::invalid("BAD_AREA", say).at(path, "重复"));
        }
    }
    for mut point in points {
        let area = wanted.remove(&point.id);
        if point.area != area {
            point.area = area;
            let version = point.version;
            store::point::save(&mut tx, &mut point, version).await?;
            ctx.record(&mut tx, &Event::new(point.id, "draw", "圈画四色图区域"), &point).await?;
        }
    }
    let picture =
        Picture { file: drawn.file, version: drawn.version + 1, at: ctx.now(), by_name: ctx.actor().name.clone() };
    store::picture::save(&mut tx, id, drawn.version, &picture).await?;
    tx.commit().await?;
    Ok(())
}
