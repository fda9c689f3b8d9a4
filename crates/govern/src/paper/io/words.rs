//! Routes of organs' words: what stands before the year in a number, and the name in the red head.

use super::draft::{known, may_for};
use super::word;
use crate::paper::model::Organ;
use ::store::params;
use axum::Json;
use axum::extract::Path;
use kernel::id::UnitId;
use kernel::{Refusal, Right};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::view::UnitRef;
use web::{Answer, Body, Ctx};

/// An organ's word in numbers and its name in the red head.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PaperWord {
    /// 机关代字: `云安办`
    pub word: String,
    /// The unit's name where it is missing.
    pub mark: Option<String>,
}

/// The word of one organ, set or not.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperWordRow {
    pub unit: UnitRef,
    /// Under which it numbers now: its short name until a word is set.
    pub word: String,
    /// As set; the unit's name where it is missing.
    pub mark: Option<String>,
    /// Somebody has set it.
    pub set: bool,
    /// Papers that were numbered this year, whatever the word.
    pub numbered: i64,
}

#[utoipa::path(get, path = "/paper-words", tag = "paper", responses((status = 200, body = Vec<PaperWordRow>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<PaperWordRow>> {
    let mut tx = ctx.read().await?;
    let sql = "select u.id, u.name, u.short, u.region_path, w.word, w.mark, (select count(*) from paper p where \
               p.organ = u.id and p.year = $2 and p.number is not null) as numbered from unit u \
               left join paper_word w on w.unit = u.id where w.unit is not null or u.id = $1 order by u.region_path, u.name";
    // The own unit first of all: until its word is set it stands in no table.
    let own = ctx.actor().unit.unwrap_or(UnitId(Uuid::nil()));
    let rows = tx.all(sql, params![own, i64::from(ctx.today().year())]).await?;
    let mut out = Vec::with_capacity(rows.len());
    for row in &rows {
        let unit = UnitRef {
            id: row.get("id")?,
            name: row.get("name")?,
            short: row.get("short")?,
            region: row.get("region_path")?,
        };
        if !may_for(&ctx, Right::PaperTemplate, unit.id, &unit.region) {
            continue;
        }
        let set: Option<String> = row.get("word")?;
        out.push(PaperWordRow {
            word: set.clone().unwrap_or_else(|| unit.short.clone()),
            mark: row.get("mark")?,
            set: set.is_some(),
            numbered: row.get("numbered")?,
            unit,
        });
    }
    Ok(Json(out))
}

#[utoipa::path(put, path = "/paper-words/{unit}", tag = "paper", params(("unit" = Uuid, Path)), request_body = PaperWord,
               responses((status = 200, body = PaperWord)))]
pub async fn set(ctx: Ctx, Path(unit): Path<Uuid>, Body(form): Body<PaperWord>) -> Answer<PaperWord> {
    let unit = UnitId(unit);
    let mut tx = ctx.begin().await?;
    let organ = known(&mut tx, &[unit], "unit").await?.remove(&unit).ok_or_else(|| Refusal::not_found("单位"))?;
    if !may_for(&ctx, Right::PaperTemplate, unit, &organ.region) {
        return Err(Refusal::not_found("单位").into());
    }
    let organ = Organ {
        unit,
        word: form.word.trim().to_owned(),
        mark: form.mark.map(|m| m.trim().to_owned()).filter(|m| !m.is_empty()),
    };
    word::set(&ctx, &mut tx, &organ).await?;
    tx.commit().await?;
    Ok(Json(PaperWord { word: organ.word, mark: organ.mark }))
}
