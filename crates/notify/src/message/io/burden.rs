//! What reached a unit in a month, asked of all who weigh.

use crate::message::burden::{self, Sum};
use ::store::Tx;
use axum::Json;
use jiff::civil::Date;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal, Right};
use org::ask::{Burden, Weighers};
use org::unit::io::{act as units, store as unit_store};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::{Answer, Ask, Ctx, Id};

/// Which month.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub struct BurdenAsk {
    /// `2026-11`; none: the current one.
    pub month: Option<String>,
}

/// A part of a sum.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BurdenPart {
    pub label: String,
    pub count: i64,
}

/// One sort.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BurdenRow {
    pub sort: Burden,
    pub label: String,
    pub count: i64,
    /// As many are proposed as enough in a month; 0: nothing is proposed.
    pub most: i64,
    pub parts: Vec<BurdenPart>,
}

/// What reached a unit in a month.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BurdenView {
    pub unit: Uuid,
    pub name: String,
    /// `2026-11`
    pub month: String,
    pub rows: Vec<BurdenRow>,
    /// The sentence to show before another is sent.
    pub say: String,
    /// A sort has reached what is proposed as enough.
    pub over: bool,
}

/// Sums of a unit between two days of one month, whoever asks; for the page and for those who are about to send.
pub async fn sums(ctx: &Ctx, tx: &mut Tx, unit: UnitId, from: Date, to: Date) -> Outcome<Vec<Sum>> {
    let weighers = ctx.app().answer::<Weighers>();
    let mut weights = Vec::new();
    for weigher in weighers.iter().flat_map(|w| &w.0) {
        weights.extend(weigher.weigh(tx, unit, from, to).await?);
    }
    let value = |key: &str| ctx.law().parameters.value(key, "", from) as i64;
    Ok(burden::sums(&weights, |sort| match sort {
        Burden::Letter => value("burden.letter_month"),
        Burden::Visit => value("burden.visit_month"),
        Burden::Form => value("burden.form_month"),
        Burden::Message => 0,
    }))
}

/// Letters, visits, forms and messages of a unit in a month: of the own unit, and for officials of those of their regions.
#[utoipa::path(get, path = "/units/{id}/burden", tag = "message", params(("id" = Uuid, Path), BurdenAsk), responses((status = 200, body = BurdenView)))]
pub async fn show(ctx: Ctx, Id(id): Id<UnitId>, Ask(ask): Ask<BurdenAsk>) -> Answer<BurdenView> {
    let text = match ask.month {
        Some(text) => text,
        None => ctx.today().strftime("%Y-%m").to_string(),
    };
    let (from, to) = burden::month(&text)
        .ok_or_else(|| Refusal::invalid("BAD_MONTH", "月份应写成“2026-11”的形式。").at("month", "形如 2026-11"))?;
    let mut tx = ctx.read().await?;
    let name = match ctx.actor().unit == Some(id) {
        true => unit_store::by_id(&mut tx, id).await?.ok_or_else(|| Refusal::not_found("单位"))?.name,
        false if !ctx.scope().may(Right::DirectoryRead) => return Err(Refusal::not_found("单位").into()),
        false => units::find(&ctx, &mut tx, id).await?.name,
    };
    let sums = sums(&ctx, &mut tx, id, from, to).await?;
    let over = sums.iter().any(|s| s.most > 0 && s.count >= s.most);
    let say = burden::say(&sums);
    let row = |s: Sum| BurdenRow {
        sort: s.sort,
        label: burden::label(s.sort).into(),
        count: s.count,
        most: s.most,
        parts: s.parts.into_iter().map(|(label, count)| BurdenPart { label, count }).collect(),
    };
    Ok(Json(BurdenView { unit: id.0, name, month: text, rows: sums.into_iter().map(row).collect(), say, over }))
}
