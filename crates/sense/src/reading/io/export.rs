//! Readings as a file: row by row from the shelf to the line, never all of them in memory.

use super::live::live;
use crate::point::io::store as points;
use crate::point::model::Point;
use crate::reading::Quality;
use crate::reading::hours::Hours;
use crate::reading::io::shelf::Shelf;
use crate::reading::sample::Sample;
use crate::reading::span::HOUR_MS;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::id::PointId;
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use std::io::{self, Write};
use std::sync::Arc;
use tokio::sync::mpsc::{Sender, channel};
use utoipa::IntoParams;
use web::{Ask, Ctx, Problem};

/// Points of one file.
const POINTS: usize = 50;
/// Longest stretch.
const LONGEST_MS: i64 = 400 * 24 * HOUR_MS;
/// Rows of one file, by the points' beats.
const ROWS: i64 = 20_000_000;
/// What is read of a point at once.
const STEP_MS: i64 = 24 * HOUR_MS;
/// Bytes that go at once.
const PIECE: usize = 64 << 10;

/// Which readings.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ExportAsk {
    /// One or more points.
    #[param(value_type = Vec<uuid::Uuid>)]
    pub point: Vec<PointId>,
    /// UTC milliseconds.
    pub from: Option<i64>,
    /// UTC milliseconds, exclusive; now unless given.
    pub until: Option<i64>,
}

/// What was asked for, found and allowed.
struct Wanted {
    shelf: Arc<Shelf>,
    points: Vec<Point>,
    from_ms: i64,
    until_ms: i64,
}

fn invalid(field: &str, say: String) -> Refusal {
    Refusal::invalid("EXPORT", say.clone()).at(field, say)
}

async fn wanted(ctx: &Ctx, ask: &ExportAsk) -> Outcome<Wanted> {
    if ask.point.is_empty() || ask.point.len() > POINTS {
        return Err(invalid("point", format!("请选择 1 至 {POINTS} 个点位导出；更多点位请分几次。")));
    }
    let until_ms = ask.until.unwrap_or_else(|| ctx.now().as_millisecond());
    let from_ms = ask.from.unwrap_or(until_ms.saturating_sub(STEP_MS));
    if from_ms >= until_ms || until_ms.saturating_sub(from_ms) > LONGEST_MS {
        return Err(invalid("from", "时间段有误：起点须早于终点，且不超过 400 天；请重新选择。".into()));
    }
    let mut tx = ctx.read().await?;
    let mut found = Vec::new();
    for id in &ask.point {
        found.push(points::find(&mut tx, ctx.scope(), *id).await?);
    }
    let rows: i64 = found.iter().map(|p| (until_ms - from_ms) / 1000 / i64::from(p.report_s.max(1))).sum();
    if rows > ROWS {
        let say = format!(
            "按上报间隔估算约 {} 万个读数，超过一次导出的上限 {} 万；请缩短时间段或减少点位。",
            rows / 10_000,
            ROWS / 10_000
        );
        return Err(invalid("until", say));
    }
    Ok(Wanted { shelf: live(ctx.app())?.stream.shelf.clone(), points: found, from_ms, until_ms })
}

impl Wanted {
    /// Readings of each point, day by day, each point's in the order of time. `None` of hours: none are left of them.
    fn each(&self, mut take: impl FnMut(&Point, &[Sample], &Hours) -> io::Result<()>) -> io::Result<()> {
        for point in &self.points {
            let mut from = self.from_ms;
            while from < self.until_ms {
                let until = (from + STEP_MS).min(self.until_ms);
                let (samples, mut hours) = self.shelf.both(point.slot.0, from, until)?;
                // An hour that lies in two steps is told with the first.
                hours.retain(|at, _| *at >= from || from == self.from_ms);
                take(point, &samples, &hours)?;
                from = until;
            }
        }
        Ok(())
    }

    /// As a download that is written while it is sent.
    fn send(
        self,
        media: &'static str,
        end: &str,
        write: impl FnOnce(&Wanted, Pipe) -> io::Result<()> + Send + 'static,
    ) -> Response {
        let name = match self.points.as_slice() {
            [one] => format!("读数 {}.{end}", one.name),
            all => format!("读数 {} 个点位.{end}", all.len()),
        };
        let (to, from) = channel::<io::Result<Bytes>>(4);
        tokio::task::spawn_blocking(move || {
            let pipe = Pipe { to: to.clone(), piece: Vec::with_capacity(PIECE) };
            if let Err(e) = write(&self, pipe) {
                // The connection is cut, so that half a file is not taken for a whole one.
                tracing::warn!(%e, "an export ended early");
                let _ = to.blocking_send(Err(e));
            }
        });
        let stream = futures::stream::unfold(from, |mut from| async { from.recv().await.map(|piece| (piece, from)) });
        let mut response = Body::from_stream(stream).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
        headers.insert(header::CONTENT_DISPOSITION, attachment(&name, end));
        response
    }
}

/// The name in both spellings, the plain one for old programs.
fn attachment(name: &str, end: &str) -> HeaderValue {
    let mut coded = String::new();
    for b in name.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => coded.push(b as char),
            _ => coded += &format!("%{b:02X}"),
        }
    }
    let text = format!("attachment; filename=\"readings.{end}\"; filename*=UTF-8''{coded}");
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

/// A writer whose bytes go out in pieces; it waits when the reader is slow.
struct Pipe {
    to: Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE)));
        self.to.blocking_send(Ok(piece)).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

/// A text as a cell: quoted where it must be, and never a formula for the spreadsheet that opens it.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

/// A time by the country's clock, to the millisecond.
fn local(at_ms: i64) -> String {
    let at = Timestamp::from_millisecond(at_ms).unwrap_or_default();
    at.to_zoned(TimeZone::fixed(jiff::tz::offset(8))).strftime("%Y-%m-%d %H:%M:%S%.3f").to_string()
}

fn csv(wanted: &Wanted, mut to: Pipe) -> io::Result<()> {
    to.write_all(
        "\u{feff}点位编码,点位名称,场所,类型,单位,时间（北京时间）,数值,质量,小时最低,小时最高,小时读数个数\r\n"
            .as_bytes(),
    )?;
    wanted.each(|p, samples, hours| {
        let head: Vec<String> =
            [&p.code, &p.name, &p.place.site_name, p.kind.label(), p.kind.unit()].map(|t: &str| cell(t)).to_vec();
        let head = head.join(",");
        let figure = |v: Option<f64>| v.map_or_else(String::new, |v| v.to_string());
        // What was thinned stands as its hours: the mean in the place of the value.
        for h in hours.values() {
            let mean = h.mean().map(|m| (m * 1e6).round() / 1e6);
            let (at, mean, min, max) = (local(h.at_ms), figure(mean), figure(h.min), figure(h.max));
            write!(to, "{head},{at},{mean},小时平均（原始读数已精简）,{min},{max},{}\r\n", h.count)?;
        }
        for s in samples {
            let value = figure(s.value.is_finite().then_some(s.value));
            write!(to, "{head},{},{value},{},,,\r\n", local(s.at_ms), Quality::from_byte(s.quality).label())?;
        }
        Ok(())
    })?;
    to.flush()
}

/// Readings of points as CSV for spreadsheets; hours of which only figures are left stand as such.
#[utoipa::path(get, path = "/readings.csv", tag = "reading", params(ExportAsk), responses((status = 200, content_type = "text/csv", body = String)))]
pub async fn as_csv(ctx: Ctx, Ask(ask): Ask<ExportAsk>) -> Result<Response, Problem> {
    Ok(wanted(&ctx, &ask).await?.send("text/csv; charset=utf-8", "csv", csv))
}

/// Readings of points as Parquet: `point`, `name`, `at` (UTC milliseconds), `value`, `quality`; raw readings only.
#[utoipa::path(get, path = "/readings.parquet", tag = "reading", params(ExportAsk), responses((status = 200, content_type = "application/vnd.apache.parquet", body = Vec<u8>)))]
pub async fn as_parquet(ctx: Ctx, Ask(ask): Ask<ExportAsk>) -> Result<Response, Problem> {
    let write = |wanted: &Wanted, to: Pipe| {
        let mut file = super::parquet::File::begin(to)?;
        wanted.each(|p, samples, _| file.add(&p.code, &p.name, samples))?;
        file.end()
    };
    Ok(wanted(&ctx, &ask).await?.send("application/vnd.apache.parquet", "parquet", write))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(cell("储罐"), "储罐");
        assert_eq!(cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        for bad in ["=1+1", "+1", "-1", "@x"] {
            assert_eq!(cell(bad), format!("'{bad}"));
        }
        assert_eq!(local(1_790_784_000_123), "2026-10-01 00:00:00.123");
        assert_eq!(
            attachment("读 a.csv", "csv"),
            "attachment; filename=\"readings.csv\"; filename*=UTF-8''%E8%AF%BB%20a.csv"
        );
    }
}
