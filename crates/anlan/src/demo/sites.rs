//! Enterprises and their places (content/demo/sites.yaml), registered and graded by the verbs of `field`.

use super::morning;
use field::site::form::SiteForm;
use field::site::io::act::{self, GradeForm};
use field::site::model::Staffing;
use jiff::civil::Date;
use kernel::id::SiteId;
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use serde_json::Value;
use web::Ctx;

const SITES: &str = include_str!("../../../../content/demo/sites.yaml");

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Line {
    name: String,
    uscc: String,
    region: String,
    address: String,
    lng: f64,
    lat: f64,
    principal: String,
    phone: String,
    trade: Option<String>,
    industry: String,
    staff: Option<i64>,
    revenue_wan: Option<f64>,
    assets_wan: Option<f64>,
    tags: Vec<String>,
    standard_level: i64,
    staffing: Staffing,
    park: Option<String>,
    state: Option<String>,
    licences: Vec<Value>,
    installations: Vec<Value>,
    chemicals: Vec<Value>,
    reforms: Vec<Value>,
    /// The day on which the bureau graded it.
    graded: Option<Date>,
}

/// Register every site as of the context's instant, and grade it on its day.
pub async fn seed(ctx: &Ctx) -> Outcome<()> {
    let lines: Vec<Line> = serde_yaml_ng::from_str(SITES).map_err(Refusal::internal)?;
    for line in lines {
        let said = format!("{}（{}）", line.name, line.uscc);
        one(ctx, line).await.map_err(|e| e.because(format!("demo site {said}")))?;
    }
    Ok(())
}

async fn one(ctx: &Ctx, l: Line) -> Outcome<()> {
    let form = SiteForm {
        enterprise_name: Some(l.name),
        uscc: Some(l.uscc),
        region: Some(l.region),
        address: Some(l.address),
        lng: Some(l.lng),
        lat: Some(l.lat),
        principal: Some(l.principal),
        phone: Some(l.phone),
        trade: l.trade,
        industry: Some(l.industry),
        staff: l.staff,
        revenue_wan: l.revenue_wan,
        assets_wan: l.assets_wan,
        tags: Some(l.tags),
        standard_level: Some(l.standard_level),
        staffing: Some(l.staffing),
        park: l.park,
        state: l.state,
        ..SiteForm::default()
    };
    let site = act::create(ctx, &form).await?;
    parts(ctx, site.id, "licence", l.licences).await?;
    parts(ctx, site.id, "installation", l.installations).await?;
    parts(ctx, site.id, "chemical", l.chemicals).await?;
    parts(ctx, site.id, "reform", l.reforms).await?;
    if let Some(day) = l.graded {
        act::grade(&ctx.clone().at(morning(day)), site.id, &GradeForm::default()).await?;
    }
    Ok(())
}

async fn parts(ctx: &Ctx, site: SiteId, kind: &str, all: Vec<Value>) -> Outcome<()> {
    for body in all {
        act::put_part(ctx, site, kind, None, body).await?;
    }
    Ok(())
}
