//! Routes: readings in, readings out, gateways.

use super::gateway::{self, GatewayForm, GatewayView, Token};
use super::hold::{self, HoldView};
use super::ingest::{self, Form};
use super::live::live;
use crate::point::Kind as PointKind;
use crate::point::io::store as points;
use crate::reading::Quality;
use crate::reading::codec::influx::Precision;
use crate::reading::curve::{Bucket, curve};
use crate::reading::hours::Hours;
use crate::reading::retention;
use crate::reading::span::HOUR_MS;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use kernel::id::PointId;
use kernel::{Kind, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Answer, App, Body, Ctx, Id, Problem};

/// The token of a request: `Bearer`, `Token` (Influx clients) or the password of `Basic`.
fn token(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, rest) = text.split_once(' ')?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" | "token" => Some(rest.trim().to_owned()),
        "basic" => {
            let bytes = base64::engine::general_purpose::STANDARD.decode(rest.trim()).ok()?;
            String::from_utf8(bytes).ok()?.split_once(':').map(|(_, password)| password.to_owned())
        }
        _ => None,
    }
}

async fn take(app: &App, headers: &HeaderMap, form: Form, body: &Bytes) -> Result<usize, Response> {
    let taken = async {
        let live = live(app)?;
        let gateway = live.gateway(token(headers).as_deref())?;
        let told = ingest::take(&live, &gateway, &form, body, app.clock.now().as_millisecond()).await?;
        match told.refusal() {
            Some(refusal) => Err(refusal),
            None => Ok(told.accepted),
        }
    };
    taken.await.map_err(|refusal: Refusal| {
        let again = matches!(refusal.kind, Kind::TooMany | Kind::Busy);
        let mut response = Problem::from(refusal).into_response();
        if again {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    })
}

/// Readings by Prometheus remote write 1.0; the point is label `point`, else the metric's name.
#[utoipa::path(post, path = "/sense/write", tag = "reading", request_body(content = Vec<u8>, content_type = "application/x-protobuf"),
    responses((status = 204), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn write(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Response {
    match take(&app, &headers, Form::Remote, &body).await {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(problem) => problem,
    }
}

/// How the times of lines are written.
#[derive(Deserialize, IntoParams)]
pub struct LineQuery {
    /// `ns` (default), `us`, `ms`, `s`, `m`, `h`
    precision: Option<String>,
}

/// Readings as Influx lines; the point is tag `point`, else the measurement.
#[utoipa::path(post, path = "/sense/influx", tag = "reading", params(LineQuery), request_body(content = String, content_type = "text/plain"),
    responses((status = 204), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn lines(
    State(app): State<App>,
    Query(query): Query<LineQuery>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let precision = match Precision::parse(query.precision.as_deref()) {
        Ok(precision) => precision,
        Err(refusal) => return Problem::from(refusal).into_response(),
    };
    match take(&app, &headers, Form::Influx(precision), &body).await {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(problem) => problem,
    }
}

/// How many readings are durable now.
#[derive(Serialize, ToSchema)]
pub struct Accepted {
    pub accepted: usize,
}

/// Readings as JSON: `{"readings": [{"point", "at", "value"}]}`.
#[utoipa::path(post, path = "/sense/readings", tag = "reading", request_body(content = String, content_type = "application/json"),
    responses((status = 200, body = Accepted), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn batch(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Response {
    match take(&app, &headers, Form::Json, &body).await {
        Ok(accepted) => Json(Accepted { accepted }).into_response(),
        Err(problem) => problem,
    }
}

/// Which stretch of a point's readings, and how finely.
#[derive(Deserialize, IntoParams)]
pub struct RangeQuery {
    /// UTC milliseconds; a day before `until` unless given.
    from: Option<i64>,
    /// UTC milliseconds, exclusive; now unless given.
    until: Option<i64>,
    /// Most points of the curve, 10 to 5000; 600 unless given.
    most: Option<usize>,
}

/// One reading.
#[derive(Serialize, ToSchema)]
pub struct ReadingView {
    pub at_ms: i64,
    /// Absent when it is no number.
    pub value: Option<f64>,
    /// `good` unless told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<String>,
}

/// A stretch of a point's readings: each of them, or a curve when there are more than asked for.
#[derive(Serialize, ToSchema)]
pub struct RangeView {
    pub from_ms: i64,
    pub until_ms: i64,
    /// All readings of the stretch.
    pub count: usize,
    pub readings: Vec<ReadingView>,
    /// In the place of `readings` when there are too many, or when of a part only figures are left.
    pub curve: Vec<Bucket>,
    /// What is not there any more, reading by reading.
    pub thinned: Option<Thinned>,
    /// The raw readings are frozen, whatever their age.
    pub hold: Option<HoldView>,
}

/// A part of a stretch of which only the figures of each hour are left.
#[derive(Serialize, ToSchema)]
pub struct Thinned {
    /// Hours, and the readings that were in them.
    pub hours: usize,
    pub count: u64,
    /// End of the last such hour, UTC milliseconds.
    pub until_ms: i64,
    /// In a sentence.
    pub say: String,
}

fn thinned(hours: &Hours, kind: PointKind, ctx: &Ctx) -> Option<Thinned> {
    let (last, _) = hours.last_key_value()?;
    let kept = retention::months(kind, ctx.now(), &ctx.law().parameters);
    let rule = kept.map_or_else(String::new, |m| format!("原始读数留存 {m} 个月（产品参数，非法定），"));
    let say = format!("{rule}这段时间里较早的部分只剩每小时的最低、平均、最高值。");
    let count = hours.values().map(|h| u64::from(h.count)).sum();
    Some(Thinned { hours: hours.len(), count, until_ms: last + HOUR_MS, say })
}

/// Longest stretch that is read at once.
const LONGEST_MS: i64 = 400 * 24 * 3_600_000;

/// Readings of a point that the reader may see.
#[utoipa::path(get, path = "/points/{id}/readings", tag = "reading", params(("id" = uuid::Uuid, Path), RangeQuery),
    responses((status = 200, body = RangeView)))]
pub async fn range(ctx: Ctx, Id(id): Id<PointId>, Query(query): Query<RangeQuery>) -> Answer<RangeView> {
    let mut tx = ctx.read().await?;
    let point = points::find(&mut tx, ctx.scope(), id).await?;
    let hold = hold::of(&mut tx, id).await?;
    drop(tx);
    let until_ms = query.until.unwrap_or_else(|| ctx.now().as_millisecond());
    let from_ms = query.from.unwrap_or(until_ms.saturating_sub(24 * 3_600_000));
    if from_ms >= until_ms || until_ms.saturating_sub(from_ms) > LONGEST_MS {
        let say = "时间段有误：起点须早于终点，且不超过 400 天；请重新选择。";
        return Err(Refusal::invalid("RANGE", say).at("from", "早于 until，不超过 400 天").into());
    }
    let most = query.most.unwrap_or(600).clamp(10, 5000);
    let shelf = live(ctx.app())?.stream.shelf.clone();
    let slot = point.slot.0;
    let (samples, hours) = tokio::task::spawn_blocking(move || shelf.both(slot, from_ms, until_ms))
        .await
        .map_err(Refusal::internal)?
        .map_err(Refusal::internal)?;
    let count = samples.len();
    let (readings, curve) = if count > most || !hours.is_empty() {
        let fine = curve(&samples, from_ms, until_ms, most);
        (
            Vec::new(),
            if hours.is_empty() { fine } else { crate::reading::hours::curve(&hours, &fine, from_ms, until_ms, most) },
        )
    } else {
        (samples, Vec::new())
    };
    let thinned = thinned(&hours, point.kind, &ctx);
    let readings = readings
        .iter()
        .map(|s| ReadingView {
            at_ms: s.at_ms,
            value: s.value.is_finite().then_some(s.value),
            quality: (s.quality != 0).then(|| Quality::from_byte(s.quality).code().to_owned()),
        })
        .collect();
    Ok(Json(RangeView { from_ms, until_ms, count, readings, curve, thinned, hold }))
}

/// All gateways with what they sent.
#[utoipa::path(get, path = "/gateways", tag = "reading", responses((status = 200, body = Vec<GatewayView>)))]
pub async fn gateways(ctx: Ctx) -> Answer<Vec<GatewayView>> {
    Ok(Json(live(ctx.app())?.gateways().iter().map(|g| g.view()).collect()))
}

/// A new gateway, or a new token for one that is there. The token is shown this once.
#[utoipa::path(post, path = "/gateways", tag = "reading", request_body = GatewayForm, responses((status = 200, body = Token)))]
pub async fn put_gateway(ctx: Ctx, Body(form): Body<GatewayForm>) -> Answer<Token> {
    let token = gateway::put(&ctx.app().db, &form, ctx.now()).await?;
    if let Ok(live) = live(ctx.app()) {
        live.reload_gateways(ctx.app()).await?;
    }
    Ok(Json(token))
}
