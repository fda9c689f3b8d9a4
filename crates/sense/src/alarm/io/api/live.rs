//! The stream of alarms for pages.

use crate::alarm::io::live::{Listener, Live};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::Stream;
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use std::convert::Infallible;
use utoipa::IntoParams;
use web::{Ask, Ctx, Problem};

/// From where on.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LiveAsk {
    /// Number of the last change that was seen; the header `Last-Event-ID` goes before. None: from now.
    pub since_seq: Option<i64>,
}

/// Server-sent events: `alarm` with an alarm as in the list, `here` with no alarm when all was told. The id of each is the
/// number from which to go on.
#[utoipa::path(get, path = "/alarms/live", tag = "alarm", params(LiveAsk),
               responses((status = 200, body = String, content_type = "text/event-stream")))]
pub async fn live(
    ctx: Ctx,
    headers: HeaderMap,
    Ask(ask): Ask<LiveAsk>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    Ok(Sse::new(stream(&ctx, &headers, ask).await?).keep_alive(KeepAlive::default()))
}

async fn stream(
    ctx: &Ctx,
    headers: &HeaderMap,
    ask: LiveAsk,
) -> Outcome<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let told = headers.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.trim().parse().ok());
    let live = ctx.app().answer::<Live>().ok_or_else(|| Refusal::internal("nobody keeps live alarms"))?;
    let listener = Listener::new(ctx.app().clone(), ctx.scope().clone(), told.or(ask.since_seq), &live).await?;
    Ok(futures::stream::unfold(listener, |mut listener| async {
        let line = listener.next().await?;
        let event = Event::default().id(line.seq.to_string());
        let event = match line.alarm {
            Some(json) => event.event("alarm").data(json),
            None => event.event("here").data("{}"),
        };
        Some((Ok(event), listener))
    }))
}
