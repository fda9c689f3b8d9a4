//! What everybody may read without signing in: the major hazards that were published as listed.

use crate::hazard::io::store::{self, PLACARDS};
use crate::hazard::io::view::{Coded, Placard};
use axum::Json;
use kernel::Outcome;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Ctx};

/// Filter of the public page.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PlacardAsk {
    /// Code of a region: it and everything below.
    pub region: Option<String>,
}

/// Most lines of the page: the latest.
const MOST: usize = 200;

#[utoipa::path(get, path = "/public/listings", tag = "public", params(PlacardAsk), responses((status = 200, body = Vec<Placard>)))]
pub async fn listings(ctx: Ctx, Ask(ask): Ask<PlacardAsk>) -> Answer<Vec<Placard>> {
    let mut tx = ctx.read().await?;
    let mut values = Vec::new();
    let mut sql = PLACARDS.to_owned();
    if let Some(code) = ask.region.filter(|r| !r.trim().is_empty()) {
        sql += " and (t.area1 = $1 or t.area2 = $1 or t.area3 = $1 or t.area4 = $1)";
        values.push(code.into());
    }
    sql += &format!(" order by t.published_on desc, t.id desc limit {MOST}");
    let rows = tx.all(&sql, &values).await?;
    let placard = |row: &::store::Row| -> Outcome<Placard> {
        let l = store::decode_listing(row)?;
        Ok(Placard {
            number: l.number,
            title: row.get("hazard_title")?,
            enterprise: row.get("enterprise_name")?,
            region_name: row.get::<Option<String>>("region_name")?.unwrap_or_default(),
            level: Coded::new(l.level.code(), l.level.label()),
            state: Coded::new(l.state.code(), l.state.label()),
            from: l.from,
            due: l.due,
            published_on: l.published_on,
            delisted_on: l.delisted.map(|s| kernel::day_of(s.at)),
        })
    };
    Ok(Json(rows.iter().map(placard).collect::<Outcome<_>>()?))
}
