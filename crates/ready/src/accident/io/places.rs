//! Accidents by county, for the map, and death rates where their base was entered.

use super::store;
use crate::accident::guard::words;
use crate::accident::rate::Base;
use ::store::{Tx, Value, list, params};
use axum::Json;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::AccidentBaseId;
use kernel::{Outcome, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Ask, Body, Ctx};

/// Which days.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PlacesAsk {
    /// Absent: the first of January.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// The last day; absent: today.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

/// A county, or a zone beside the counties, with its accidents in the statistics.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentPlace {
    /// Region path.
    pub region: String,
    pub name: String,
    pub count: i64,
    pub dead: i64,
    /// 较大及以上
    pub larger: i64,
    /// The same days of last year.
    pub last_count: i64,
    pub last_dead: i64,
}

/// The map.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentPlaces {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub places: Vec<AccidentPlace>,
}

/// Path of the county in which a region lies; of the prefecture itself its own.
fn county(path: &str) -> String {
    let codes: Vec<&str> = path.split('/').filter(|c| !c.is_empty()).take(2).collect();
    format!("/{}/", codes.join("/"))
}

/// Counties in the asker's regions, by path.
async fn counties(ctx: &Ctx, tx: &mut Tx) -> Outcome<BTreeMap<String, String>> {
    let scope = ctx.scope();
    let areas: Vec<String> = scope.whole_regions(Right::AccidentRead).map(|a| county(&a.path)).collect();
    let mut out = BTreeMap::new();
    for row in tx.all("select path, name from region where depth <= 2 order by path", &[]).await? {
        let path: String = row.get("path")?;
        let is_county = path.split('/').filter(|c| !c.is_empty()).count() == 2;
        if is_county && (scope.everything || areas.iter().any(|a| path.starts_with(a.as_str()))) {
            out.insert(path, row.get("name")?);
        }
    }
    Ok(out)
}

#[utoipa::path(get, path = "/accidents/places", tag = "accident", params(PlacesAsk), responses((status = 200, body = AccidentPlaces)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<PlacesAsk>) -> Answer<AccidentPlaces> {
    let to = ask.to.unwrap_or_else(|| ctx.today());
    let from = ask.from.unwrap_or_else(|| to.first_of_year());
    if from > to {
        let say = format!("起始日 {from} 晚于截止日 {to}，请调换或重新选择。");
        return Err(Refusal::invalid("BAD_TIME", say).at("from", "晚于截止日").into());
    }
    let mut tx = ctx.read().await?;
    let mut by: BTreeMap<String, AccidentPlace> = BTreeMap::new();
    let empty = |region: &str, name: String| AccidentPlace {
        region: region.to_owned(),
        name,
        count: 0,
        dead: 0,
        larger: 0,
        last_count: 0,
        last_dead: 0,
    };
    for (path, name) in counties(&ctx, &mut tx).await? {
        by.insert(path.clone(), empty(&path, name));
    }
    let (last_from, last_to) = (from.saturating_sub(1.year()), to.saturating_sub(1.year()));
    let mut values: Vec<Value> = params![from, to, last_from, last_to, true].to_vec();
    let scope = list::condition(ctx.scope(), Right::AccidentRead, &store::SCOPE, &mut values);
    let sql = format!(
        "select t.region_path, t.occurred_on, t.dead, t.grade from accident t \
         where (t.occurred_on >= $1 and t.occurred_on <= $2 or t.occurred_on >= $3 and t.occurred_on <= $4) \
         and t.counted = $5 and t.stage <> 'struck'{}",
        scope.map(|c| format!(" and {c}")).unwrap_or_default()
    );
    for row in tx.all(&sql, &values).await? {
        let path = county(&row.get::<String>("region_path")?);
        if !by.contains_key(&path) {
            let found = tx.opt("select name from region where path = $1", params![&path]).await?;
            let name = found.map(|r| r.get("name")).transpose()?.unwrap_or_default();
            by.insert(path.clone(), empty(&path, name));
        }
        let Some(place) = by.get_mut(&path) else { continue };
        let (on, dead, grade): (Date, i64, String) = (row.get("occurred_on")?, row.get("dead")?, row.get("grade")?);
        if on >= from && on <= to {
            place.count += 1;
            place.dead += dead;
            place.larger += i64::from(grade != "ordinary");
        }
        if on >= last_from && on <= last_to {
            place.last_count += 1;
            place.last_dead += dead;
        }
    }
    Ok(Json(AccidentPlaces { from, to, places: by.into_values().collect() }))
}

/// Which year of which region.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RatesAsk {
    pub year: Option<i16>,
}

/// A death rate, or why there is none.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentRate {
    pub kind: String,
    pub label: String,
    pub dead: i64,
    pub base_label: String,
    pub base_unit: String,
    pub base: Option<f64>,
    /// Where the base is from, and who entered it.
    pub source: Option<String>,
    pub value: Option<f64>,
    /// Why there is no rate.
    pub missing: Option<String>,
}

/// Death rates of a year in the asker's region.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccidentRates {
    pub region: String,
    pub region_name: String,
    pub year: i16,
    /// The year runs: deaths until today over the base of a whole year.
    pub running: bool,
    pub rates: Vec<AccidentRate>,
    /// Rates that cannot be given here at all, with the reason.
    pub absent: Vec<String>,
    pub may_enter: bool,
}

/// The largest region that the asker sees whole.
async fn whole(ctx: &Ctx, tx: &mut Tx, right: Right) -> Outcome<(String, String)> {
    let areas = ctx.scope().whole_regions(right).filter(|a| a.sectors.is_empty());
    let path = areas.map(|a| a.path.clone()).min_by_key(String::len).ok_or_else(|| {
        Refusal::forbidden("NO_RATES", "死亡率只对能看到整个地区的账号开放；本单位的事故请在列表查看。")
    })?;
    let row = tx.one("select name from region where path = $1", params![&path]).await?;
    Ok((path, row.get("name")?))
}

async fn read(ctx: &Ctx, tx: &mut Tx, year: i16) -> Outcome<AccidentRates> {
    let (region, region_name) = whole(ctx, tx, Right::AccidentRead).await?;
    let (Ok(first), Ok(last)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else {
        return Err(Refusal::invalid("BAD_YEAR", "年份不对，请填写四位年份。").at("year", "不对"));
    };
    let sql = "select dead, short_window from accident where region_path like $1 and occurred_on >= $2 and occurred_on <= $3 \
               and counted = $4 and stage <> 'struck'";
    let (mut all, mut trade) = (0i64, 0i64);
    for row in tx.all(sql, params![format!("{region}%"), first, last, true]).await? {
        let dead: i64 = row.get("dead")?;
        all += dead;
        trade += if row.get::<bool>("short_window")? { 0 } else { dead };
    }
    let mut rates = Vec::new();
    for kind in Base::ALL {
        let sql = "select value, source, by_name from accident_base where region_path = $1 and year = $2 and kind = $3";
        let row = tx.opt(sql, params![&region, i64::from(year), kind.code()]).await?;
        let base: Option<f64> = row.as_ref().map(|r| r.get("value")).transpose()?;
        let source = match &row {
            Some(r) => Some(format!("{}（{}录入）", r.get::<String>("source")?, r.get::<String>("by_name")?)),
            None => None,
        };
        let dead = if kind.whole() { all } else { trade };
        let (base_label, base_unit) = kind.base();
        rates.push(AccidentRate {
            kind: kind.code().into(),
            label: kind.label().into(),
            dead,
            base_label: base_label.into(),
            base_unit: base_unit.into(),
            value: kind.rate(dead, base),
            missing: base.is_none().then(|| format!("还没有录入{year}年的{base_label}，不作推算。")),
            base,
            source,
        });
    }
    Ok(AccidentRates {
        region,
        region_name,
        year,
        running: ctx.today() <= last,
        rates,
        absent: vec![
            "煤矿百万吨死亡率：台账没有按煤矿分开的死亡人数和原煤产量，不提供。".into(),
            "道路万车死亡率：道路交通和火灾在台账里合记，也没有机动车数，不提供。".into(),
        ],
        may_enter: ctx.scope().may(Right::AccidentVerify),
    })
}

#[utoipa::path(get, path = "/accidents/rates", tag = "accident", params(RatesAsk), responses((status = 200, body = AccidentRates)))]
pub async fn rates(ctx: Ctx, Ask(ask): Ask<RatesAsk>) -> Answer<AccidentRates> {
    let mut tx = ctx.read().await?;
    let year = ask.year.unwrap_or_else(|| ctx.today().year());
    Ok(Json(read(&ctx, &mut tx, year).await?))
}

/// What deaths are divided by.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewBase {
    pub year: i16,
    /// `gdp` 亿元, `workers` 人
    pub kind: String,
    pub value: f64,
    /// 统计公报 and the like.
    pub source: String,
}

/// The base as the ledger keeps it.
#[derive(Serialize)]
struct Entered<'a> {
    region_path: &'a str,
    year: i16,
    kind: &'a str,
    value: f64,
    source: &'a str,
}

#[utoipa::path(put, path = "/accidents/rates", tag = "accident", request_body = NewBase, responses((status = 200, body = AccidentRates)))]
pub async fn base(ctx: Ctx, Body(ask): Body<NewBase>) -> Answer<AccidentRates> {
    enter(&ctx, &ask).await?;
    let mut tx = ctx.read().await?;
    Ok(Json(read(&ctx, &mut tx, ask.year).await?))
}

/// Enter or correct a base of the asker's own region; the ledger keeps each value.
async fn enter(ctx: &Ctx, ask: &NewBase) -> Outcome<()> {
    let kind = Base::parse(&ask.kind).ok_or_else(|| {
        Refusal::invalid("NO_SUCH_KIND", "请选择地区生产总值或工矿商贸从业人员。").at("kind", "未找到")
    })?;
    let (name, unit) = kind.base();
    if !(ask.value.is_finite() && ask.value > 0.0 && ask.value < 1e9) {
        let say = format!("{name}应为大于 0 的数（{unit}）。");
        return Err(Refusal::invalid("BAD_FIGURE", say).at("value", "不合理"));
    }
    if !(2000..=ctx.today().year()).contains(&ask.year) {
        return Err(Refusal::invalid("BAD_YEAR", "年份应在 2000 年到今年之间。").at("year", "不对"));
    }
    let source = words(&ask.source, "source", "数据来源")?;
    let mut tx = ctx.begin().await?;
    let (region, _) = whole(ctx, &mut tx, Right::AccidentVerify).await?;
    let found = "select id from accident_base where region_path = $1 and year = $2 and kind = $3";
    let found = tx.opt(found, params![&region, i64::from(ask.year), kind.code()]).await?;
    let id = match found {
        Some(row) => AccidentBaseId(row.get("id")?),
        None => ctx.id(),
    };
    let sql = "insert into accident_base (region_path, year, kind, value, source, by_name, at, id) \
               values ($1,$2,$3,$4,$5,$6,$7,$8) on conflict (region_path, year, kind) do update set value = excluded.value, source = excluded.source, \
               by_name = excluded.by_name, at = excluded.at";
    let by = &ctx.actor().name;
    tx.exec(sql, params![&region, i64::from(ask.year), kind.code(), ask.value, &source, by, ctx.now(), id.0]).await?;
    let event = Event::new(id, "enter", "录入死亡率分母").note(Some(format!("{} 年{name}", ask.year)));
    let after = Entered { region_path: &region, year: ask.year, kind: kind.code(), value: ask.value, source: &source };
    ctx.record(&mut tx, &event, &after).await?;
    tx.commit().await?;
    Ok(())
}
