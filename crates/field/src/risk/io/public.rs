//! What anybody may read (handbook 03 §3): of the major risks that were signed and published, and of these
//! only place, kind, level, duty and the phone to call. No names of people, no plans, no scores.

use crate::risk::io::view::RiskLevelView;
use crate::risk::level::{Level, Mapping};
use crate::risk::model::Notice;
use ::store::params;
use axum::Json;
use jiff::civil::Date;
use kernel::id::SiteId;
use kernel::{Kind, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Ctx};

/// Which site's.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PublicAsk {
    #[param(value_type = Uuid)]
    pub site: SiteId,
}

/// A published risk.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicRisk {
    pub point: String,
    /// Kind of accident.
    pub event: String,
    pub level: RiskLevelView,
    /// Who controls it: level and post, without a name.
    pub duty: String,
    pub phone: String,
    #[schema(value_type = String, format = Date)]
    pub published_on: Date,
    /// Being assessed again; what is shown was valid before.
    pub under_review: bool,
}

/// The notice board of a site.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicRisks {
    pub site: String,
    pub address: String,
    pub risks: Vec<PublicRisk>,
}

#[utoipa::path(get, path = "/public/risks", tag = "risk", params(PublicAsk), responses((status = 200, body = PublicRisks)))]
pub async fn risks(ctx: Ctx, Ask(ask): Ask<PublicAsk>) -> Answer<PublicRisks> {
    let mut tx = ctx.read().await?;
    let sql = "select t.published, t.state from risk t where t.site = $1 and t.public and t.state <> 'retired' \
               order by t.level_key, t.id";
    let rows = tx.all(sql, params![ask.site]).await?;
    // A site without published risks is not told from one that is not there: nobody learns the register by asking.
    let nothing = || Refusal::new(Kind::NotFound, "NOT_FOUND", "没有找到这个场所的风险公示信息。");
    let place = "select name, address from site where id = $1";
    let site = match rows.is_empty() {
        true => None,
        false => tx.opt(place, params![ask.site]).await?,
    };
    let site = site.ok_or_else(nothing)?;
    let mut risks = Vec::with_capacity(rows.len());
    for row in rows {
        let notice: Notice = row.json("published")?;
        let state: String = row.get("state")?;
        risks.push(PublicRisk {
            point: notice.point,
            event: notice.event,
            level: RiskLevelView::of(Level::Major, Mapping::Four),
            duty: "公司（厂）级管控，企业主要负责人负责".into(),
            phone: notice.phone,
            published_on: kernel::day_of(notice.at),
            under_review: state != "published",
        });
    }
    Ok(Json(PublicRisks { site: site.get("name")?, address: site.get("address")?, risks }))
}
