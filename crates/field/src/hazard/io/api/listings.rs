//! The register of listings, counted against the yearly duty.

use super::parts;
use crate::hazard::flow::ListingFlow;
use crate::hazard::io::store::{self, LISTINGS, NamedListing};
use crate::hazard::io::view::{Around, ListingView};
use ::store::{List, Value};
use axum::Json;
use kernel::id::ListingId;
use kernel::{Flow, Outcome, PageAsk, Refusal, Right};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Ctx, Id, Paged};

/// Filters of the register of listings.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListingAsk {
    #[serde(default)]
    pub region: Vec<String>,
    #[serde(default)]
    pub trade: Vec<String>,
    #[serde(default)]
    pub state: Vec<String>,
    #[serde(default)]
    pub level: Vec<String>,
    /// Past its last day and not delisted.
    pub overdue: Option<bool>,
    /// Listed in this year.
    pub year: Option<i16>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    pub sort: Option<String>,
}

impl ListingAsk {
    /// Where the page begins and how it is sorted.
    pub fn page(&self) -> PageAsk {
        PageAsk { limit: self.limit, after: self.after.clone(), sort: self.sort.clone() }
    }
}

/// Listings by filter, within scope; shared with the export.
///
/// # Errors
/// `BAD_FILTER`.
pub fn listed(ctx: &Ctx, ask: &ListingAsk) -> Outcome<List> {
    if let Some(bad) = ask.state.iter().find(|s| ListingFlow::parse_state(s).is_none()) {
        let say = format!("筛选条件“状态”没有“{bad}”这个取值，请清除后重选。");
        return Err(Refusal::invalid("BAD_FILTER", say));
    }
    let mut out = List::new(&LISTINGS, ctx.scope(), Right::HazardRead)
        .among("t.trade", ask.trade.iter().cloned())
        .among("t.state", ask.state.iter().cloned())
        .among("t.level", ask.level.iter().cloned());
    for region in &ask.region {
        let code = region.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        out = out.and("(t.area1 = ? or t.area2 = ? or t.area3 = ? or t.area4 = ?)", vec![Value::from(code); 4]);
    }
    if ask.overdue == Some(true) {
        out = out.and("t.due_key < ?", [ctx.today().into()]);
    }
    if let Some(year) = ask.year.filter(|y| (2000..=2999).contains(y)) {
        let first = jiff::civil::date(year, 1, 1);
        out = out.and("t.from_day >= ? and t.from_day <= ?", [first.into(), first.last_of_year().into()]);
    }
    Ok(out)
}

/// What a reader sees of one.
///
/// # Errors
/// The database.
pub async fn shown(ctx: &Ctx, tx: &mut ::store::Tx, n: NamedListing) -> Outcome<ListingView> {
    let around = Around {
        number: &n.hazard_number,
        title: &n.hazard_title,
        enterprise: &n.enterprise_name,
        site: &n.site_name,
        region: &n.region_path,
        region_name: &n.region_name,
    };
    let ask_by = parts::ask_by(ctx, &n.listing, &n.region_path);
    let progress = parts::progress(tx, n.listing.id).await?;
    Ok(ListingView::of(&n.listing, around, ask_by, ctx.today(), progress))
}

#[utoipa::path(get, path = "/listings", tag = "hazard", params(ListingAsk), responses((status = 200, body = Paged<ListingView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<ListingAsk>) -> Answer<Paged<ListingView>> {
    let mut tx = ctx.read().await?;
    let page = listed(&ctx, &ask)?.page(&mut tx, &ask.page(), store::named_listing).await?;
    let mut items = Vec::with_capacity(page.items.len());
    for n in page.items {
        items.push(shown(&ctx, &mut tx, n).await?);
    }
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(get, path = "/listings/{id}", tag = "hazard", params(("id" = Uuid, Path)), responses((status = 200, body = ListingView)))]
pub async fn one(ctx: Ctx, Id(id): Id<ListingId>) -> Answer<ListingView> {
    let mut tx = ctx.read().await?;
    let found = listed(&ctx, &ListingAsk::default())?
        .and("t.id = ?", [id.into()])
        .everything(&mut tx, &PageAsk::default(), 1, store::named_listing)
        .await?;
    let n = found.into_iter().next().ok_or_else(|| Refusal::not_found("挂牌事项"))?;
    Ok(Json(shown(&ctx, &mut tx, n).await?))
}
