//! Weather marks: table and routes. Whoever verifies alarms over a whole region enters what the weather service announced;
//! everybody who sees alarms sees them.

use crate::alarm::model::Mark;
use crate::io::{CodeWord, MarkView, mark};
use crate::point::io::store::parse;
use crate::warning::model::Colour;
use crate::warning::weather::{Weather, WeatherMark};
use ::store::{Row, Tx, Value, params};
use axum::Json;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::id::WeatherMarkId;
use kernel::{Outcome, Refusal, Right};
use org::region::io::store as regions;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Body, Ctx, Id};

/// Ended ones are shown for so many days.
const SHOWN_DAYS: i64 = 30;
/// Longest source, in characters.
const LONGEST: usize = 200;

/// A mark as a row.
#[derive(Clone, Debug, Serialize)]
struct Filed {
    id: WeatherMarkId,
    mark: WeatherMark,
    region_name: String,
    said: Mark,
    /// Called off before its time.
    ended: Option<Mark>,
    version: i64,
}

fn decode(row: &Row) -> Outcome<Filed> {
    let (weather, colour): (String, String) = (row.get("weather")?, row.get("colour")?);
    let ended: Option<serde_json::Value> = row.get("ended")?;
    Ok(Filed {
        id: row.get("id")?,
        mark: WeatherMark {
            weather: parse("weather_mark.weather", &weather, Weather::parse(&weather))?,
            colour: parse("weather_mark.colour", &colour, Colour::parse(&colour))?,
            region: row.get("region_path")?,
            from: row.get("from_at")?,
            until: row.get("until_at")?,
            source: row.get("source")?,
        },
        region_name: row.get("region_name")?,
        said: row.json("said")?,
        ended: ended.map(serde_json::from_value).transpose().map_err(Refusal::internal)?,
        version: row.get("version")?,
    })
}

/// Those whose time is not over since an instant, the newest first.
async fn since(tx: &mut Tx, at: Timestamp) -> Outcome<Vec<Filed>> {
    let sql = "select id, weather, colour, region_path, region_name, from_at, until_at, source, said, ended, version \
               from weather_mark where until_at > $1 order by until_at desc, id desc limit 500";
    tx.all(sql, params![at]).await?.iter().map(decode).collect()
}

/// Names of the marks that add to the risk of a place now, with their source.
pub async fn severe(tx: &mut Tx, region_path: &str, now: Timestamp) -> Outcome<Vec<String>> {
    let all = since(tx, now).await?;
    let holds = |f: &&Filed| f.ended.is_none() && f.mark.severe(region_path, now);
    Ok(all.iter().filter(holds).map(|f| format!("{}（{}）", f.mark.name(), f.mark.source)).collect())
}

/// A weather mark as pages show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = WeatherMarkView)]
pub struct View {
    pub id: Uuid,
    pub weather: CodeWord,
    pub colour: CodeWord,
    pub region_path: String,
    pub region_name: String,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    pub source: String,
    pub said: MarkView,
    pub ended: Option<MarkView>,
    /// Holds now.
    pub holds: bool,
    /// The asker may call it off.
    pub may_end: bool,
    pub version: i64,
}

/// Whether the asker may enter marks for a region.
fn may(ctx: &Ctx, path: &str) -> bool {
    let scope = ctx.scope();
    scope.everything || scope.whole_regions(Right::AlarmVerify).any(|a| path.starts_with(&a.path))
}

fn view(ctx: &Ctx, f: &Filed) -> View {
    let now = ctx.now();
    let holds = f.ended.is_none() && f.mark.from <= now && now < f.mark.until;
    View {
        id: f.id.0,
        weather: CodeWord::new(f.mark.weather.code(), f.mark.weather.label()),
        colour: CodeWord::new(f.mark.colour.code(), f.mark.colour.label()),
        region_path: f.mark.region.clone(),
        region_name: f.region_name.clone(),
        from: f.mark.from,
        until: f.mark.until,
        source: f.mark.source.clone(),
        said: (&f.said).into(),
        ended: f.ended.as_ref().map(Into::into),
        holds,
        may_end: f.ended.is_none() && now < f.mark.until && may(ctx, &f.mark.region),
        version: f.version,
    }
}

async fn all(ctx: &Ctx) -> Answer<Vec<View>> {
    let back = ctx.now().saturating_sub(SignedDuration::from_hours(SHOWN_DAYS * 24)).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tx = ctx.read().await?;
    Ok(Json(since(&mut tx, back).await?.iter().map(|f| view(ctx, f)).collect()))
}

#[utoipa::path(get, path = "/weather-marks", tag = "warning", responses((status = 200, body = Vec<View>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<View>> {
    all(&ctx).await
}

/// A new mark.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WeatherForm {
    /// `rainstorm` `thunder` `gale` `hail` `heat` `cold` `snow` `ice` `fog` `geology`
    pub weather: String,
    /// The service's own colour: `blue` `yellow` `orange` `red`
    pub colour: String,
    /// Code or path of the region.
    pub region: String,
    /// Now unless given.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    /// Who announced it, with the number of the announcement.
    pub source: String,
}

fn bad(field: &'static str, say: &str) -> Refusal {
    Refusal::invalid("BAD_WEATHER", say).at(field, say)
}

#[utoipa::path(post, path = "/weather-marks", tag = "warning", request_body = WeatherForm, responses((status = 200, body = Vec<View>)))]
pub async fn add(ctx: Ctx, Body(form): Body<WeatherForm>) -> Answer<Vec<View>> {
    let weather =
        Weather::parse(&form.weather).ok_or_else(|| bad("weather", "请选择天气种类，如暴雨、雷电、大风。"))?;
    let colour = Colour::parse(&form.colour).ok_or_else(|| bad("colour", "请选择预警信号颜色：蓝、黄、橙、红。"))?;
    let source = form.source.trim().to_owned();
    if source.chars().count() > LONGEST {
        return Err(bad("source", "发布单位和文号不能超过 200 字，请精简。").into());
    }
    let until = form.until.ok_or_else(|| bad("until", "请填写天气标记的结束时间。"))?;
    let mut tx = ctx.begin().await?;
    let region = regions::need(&mut tx, &form.region).await?;
    if !may(&ctx, &region.path) {
        let say = format!("{}不在您的管辖范围内，不能登记天气标记；请选择本级及下级地区。", region.name);
        return Err(Refusal::forbidden("NOT_YOURS", say).into());
    }
    let from = form.from.unwrap_or(ctx.now());
    let checked = WeatherMark { weather, colour, region: region.path, from, until, source }.checked()?;
    if until <= ctx.now() {
        return Err(bad("until", "结束时间已经过去，请填写以后的时间。").into());
    }
    let f = Filed {
        id: ctx.id(),
        mark: checked,
        region_name: region.name,
        said: mark(&ctx, None),
        ended: None,
        version: 1,
    };
    let sql = "insert into weather_mark (id, weather, colour, region_path, region_name, from_at, until_at, source, said, \
               version) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,1)";
    let m = &f.mark;
    let values = params![
        f.id,
        m.weather.code(),
        m.colour.code(),
        &m.region,
        &f.region_name,
        m.from,
        m.until,
        &m.source,
        Value::json(&f.said)
    ];
    tx.exec(sql, values).await?;
    let event = Event::new(f.id, "add", "登记天气标记").note(Some(format!("{}：{}", f.region_name, m.name())));
    ctx.record(&mut tx, &event, &f).await?;
    tx.commit().await?;
    all(&ctx).await
}

/// Why a mark is called off before its time.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WeatherEnd {
    pub reason: Option<String>,
    /// Version that the page showed.
    pub version: Option<i64>,
}

#[utoipa::path(post, path = "/weather-marks/{id}/end", tag = "warning", params(("id" = Uuid, Path)), request_body = WeatherEnd,
               responses((status = 200, body = Vec<View>)))]
pub async fn end(ctx: Ctx, Id(id): Id<WeatherMarkId>, Body(form): Body<WeatherEnd>) -> Answer<Vec<View>> {
    let mut tx = ctx.begin().await?;
    let sql = "select id, weather, colour, region_path, region_name, from_at, until_at, source, said, ended, version \
               from weather_mark where id = $1";
    let row = tx.opt(sql, params![id]).await?.ok_or_else(|| Refusal::not_found("天气标记"))?;
    let mut f = decode(&row)?;
    if !may(&ctx, &f.mark.region) {
        return Err(Refusal::forbidden("NOT_YOURS", "这条天气标记不在您的管辖范围内，不能解除。").into());
    }
    if f.ended.is_some() || f.mark.until <= ctx.now() {
        return Err(Refusal::conflict("WRONG_STATE", "这条天气标记已经结束。").into());
    }
    let reason = form.reason.as_deref().map(str::trim).filter(|r| !r.is_empty());
    let Some(reason) = reason.filter(|r| r.chars().count() <= LONGEST) else {
        return Err(Refusal::invalid("NO_REASON", "请写明提前解除的原因，200 字以内。").at("reason", "必填").into());
    };
    if form.version.is_some_and(|v| v != f.version) {
        return Err(Refusal::changed_meanwhile("天气标记").into());
    }
    f.ended = Some(mark(&ctx, Some(reason.to_owned())));
    let sql = "update weather_mark set ended = $3, version = version + 1 where id = $1 and version = $2";
    if tx.exec(sql, params![id, f.version, Value::json(&f.ended)]).await? == 0 {
        return Err(Refusal::changed_meanwhile("天气标记").into());
    }
    f.version += 1;
    let event = Event::new(id, "end", "解除天气标记").note(Some(reason.to_owned()));
    ctx.record(&mut tx, &event, &f).await?;
    tx.commit().await?;
    all(&ctx).await
}
