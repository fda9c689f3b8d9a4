//! What reached a unit in a month, asked of all who weigh.

use crate::message::burden::{self, Sum};
use ::store::Tx;
use axum::Json;
use jiff::civil::Date;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal, Right};
use org::ask::{Burden, Readers, Weighers};
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

/// Of which sort the records are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub struct BurdenRecordAsk {
    /// `2026-11`; none: the current one.
    pub month: Option<String>,
    /// `letter` `visit` `form`
    pub sort: String,
}

/// One record that was counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BurdenRecord {
    /// The part of the sum that counts it.
    pub label: String,
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    pub title: String,
    /// Path of its page.
    pub link: String,
}

/// The records behind a sum.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BurdenRecords {
    /// The newest first, as far as the asker may open them.
    pub items: Vec<BurdenRecord>,
    /// Counted as well, but not the asker's to see.
    pub hidden: i64,
    /// More than 300 were counted: only the newest were looked at.
    pub more: bool,
}

/// Records of one sort that are told at once.
const MOST: usize = 300;

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

/// The month that is asked for, and the unit's name for whoever may know what reached it.
async fn asked(ctx: &Ctx, tx: &mut Tx, id: UnitId, month: Option<String>) -> Outcome<(String, Date, Date, String)> {
    let text = month.unwrap_or_else(|| ctx.today().strftime("%Y-%m").to_string());
    let (from, to) = burden::month(&text)
        .ok_or_else(|| Refusal::invalid("BAD_MONTH", "月份应写成“2026-11”的形式。").at("month", "形如 2026-11"))?;
    let name = match ctx.actor().unit == Some(id) {
        true => unit_store::by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("单位"))?.name,
        false if !ctx.scope().may(Right::DirectoryRead) => return Err(Refusal::not_found("单位")),
        false => units::find(ctx, tx, id).await?.name,
    };
    Ok((text, from, to, name))
}

/// Letters, visits, forms and messages of a unit in a month: of the own unit, and for officials of those of their regions.
#[utoipa::path(get, path = "/units/{id}/burden", tag = "message", params(("id" = Uuid, Path), BurdenAsk), responses((status = 200, body = BurdenView)))]
pub async fn show(ctx: Ctx, Id(id): Id<UnitId>, Ask(ask): Ask<BurdenAsk>) -> Answer<BurdenView> {
    let mut tx = ctx.read().await?;
    let (text, from, to, name) = asked(&ctx, &mut tx, id, ask.month).await?;
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

/// The records behind one of the sums. What the asker may not open is counted and not named.
#[utoipa::path(get, path = "/units/{id}/burden/records", tag = "message", params(("id" = Uuid, Path), BurdenRecordAsk),
               responses((status = 200, body = BurdenRecords)))]
pub async fn records(ctx: Ctx, Id(id): Id<UnitId>, Ask(ask): Ask<BurdenRecordAsk>) -> Answer<BurdenRecords> {
    let sort = [Burden::Letter, Burden::Visit, Burden::Form].into_iter().find(|s| burden::code(*s) == ask.sort);
    let sort = sort.ok_or_else(|| {
        let say = format!("没有“{}”这一类，可看 letter、visit、form；消息只给本人看。", ask.sort);
        Refusal::invalid("BAD_FILTER", say).at("sort", "未找到")
    })?;
    let mut tx = ctx.read().await?;
    let (_, from, to, _) = asked(&ctx, &mut tx, id, ask.month).await?;
    let weighers = ctx.app().answer::<Weighers>();
    let mut all = Vec::new();
    for weigher in weighers.iter().flat_map(|w| &w.0) {
        all.extend(weigher.borne(&mut tx, id, from, to, sort, MOST + 1).await?);
    }
    all.sort_by_key(|b| std::cmp::Reverse(b.day));
    let more = all.len() > MOST;
    all.truncate(MOST);
    let readers = ctx.app().answer::<Readers>();
    let (mut items, mut hidden) = (Vec::new(), 0);
    for b in all {
        let seen = match &readers {
            Some(readers) => readers.may_read(&ctx, &mut tx, &b.concept, b.record).await? == Some(true),
            None => false,
        };
        match seen {
            true => items.push(BurdenRecord { label: b.label, day: b.day, title: b.title, link: b.link }),
            false => hidden += 1,
        }
    }
    Ok(Json(BurdenRecords { items, hidden, more }))
}
