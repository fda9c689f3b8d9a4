//! Which installations must be monitored and are not.

use crate::point::io::store;
use crate::point::model::Point;
use crate::point::rules::{Covered, covers};
use axum::Json;
use kernel::{Refusal, Right};
use org::ask::PlaceKeeper;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Ctx};

/// Installations looked at; the worst come first.
const MOST: usize = 5000;

/// An installation that lacks monitoring.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UncoveredView {
    pub installation: Uuid,
    pub name: String,
    /// 1 to 4
    pub level: i64,
    pub site: Uuid,
    pub site_name: String,
    pub region_path: String,
    pub trade: String,
    pub points: usize,
    /// What is missing, in Chinese.
    pub missing: Vec<String>,
}

/// Shares of a region and trade.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoverageShare {
    pub region_path: String,
    pub trade: String,
    pub installations: usize,
    pub covered: usize,
}

/// Coverage within the asker's scope.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CoverageView {
    pub installations: usize,
    pub covered: usize,
    /// More installations were there than looked at.
    pub cut: bool,
    pub clause: String,
    pub shares: Vec<CoverageShare>,
    pub uncovered: Vec<UncoveredView>,
}

#[utoipa::path(get, path = "/points/coverage", tag = "point", responses((status = 200, body = CoverageView)))]
pub async fn coverage(ctx: Ctx) -> Answer<CoverageView> {
    let keeper = ctx.app().answer::<PlaceKeeper>().ok_or_else(|| Refusal::internal("nobody keeps places"))?;
    let mut tx = ctx.read().await?;
    let all = keeper.0.installations(&ctx, &mut tx, Right::PointRead, MOST + 1).await?;
    let cut = all.len() > MOST;
    let mut shares: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    let (mut uncovered, mut good) = (Vec::new(), 0);
    let looked = all.len().min(MOST);
    for i in all.into_iter().take(MOST) {
        let points: Vec<Point> = store::of_installation(&mut tx, i.id).await?;
        let kinds: Vec<_> = points.iter().map(|p| p.kind).collect();
        let Covered { missing } = covers(&kinds);
        let share = shares.entry((i.site.region_path.clone(), i.site.trade.clone())).or_default();
        share.0 += 1;
        if missing.is_empty() {
            share.1 += 1;
            good += 1;
            continue;
        }
        uncovered.push(UncoveredView {
            installation: i.id.0,
            name: i.name,
            level: i.level,
            site: i.site.site.0,
            site_name: i.site.name,
            region_path: i.site.region_path,
            trade: i.site.trade,
            points: points.len(),
            missing: missing.iter().map(|m| (*m).to_owned()).collect(),
        });
    }
    let share =
        |((region_path, trade), (installations, covered))| CoverageShare { region_path, trade, installations, covered };
    Ok(Json(CoverageView {
        installations: looked,
        covered: good,
        cut,
        clause: "危险化学品重大危险源监督管理暂行规定第十三条〔待核原文〕".into(),
        shares: shares.into_iter().map(share).collect(),
        uncovered,
    }))
}
