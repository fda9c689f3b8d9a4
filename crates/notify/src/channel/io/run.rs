//! Who sends, in the application: one sender, one task that looks each second at what may go out.

use super::work::{AT_ONCE, claim, stint};
use kernel::{Outcome, Refusal};
use serde::Deserialize;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use web::App;
use web::outbound::Poster;

/// How often it is looked at.
const EVERY: Duration = Duration::from_secs(1);

/// What the configuration says of sending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Messages may go to this machine itself: a mail server beside the program, or tests.
    pub loopback: bool,
    /// Address under which people reach the pages, for links in messages: `https://…`.
    pub pages: String,
}

/// Who sends.
#[derive(Clone)]
pub struct Sender {
    pub settings: Settings,
    pub poster: Poster,
}

impl Sender {
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(settings: Settings) -> Outcome<Sender> {
        Ok(Sender { poster: Poster::new(settings.loopback, None)?, settings })
    }
}

/// The place of the sender in the application, empty until it is started.
#[derive(Clone, Default)]
pub struct Outbound(Arc<OnceLock<Sender>>);

impl Outbound {
    /// The sender; one with the settings of the start, or those that are safe.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn sender(&self) -> Outcome<Sender> {
        match self.0.get() {
            Some(sender) => Ok(sender.clone()),
            None => Sender::new(Settings::default()),
        }
    }

    /// Send by these settings from now on; the first call counts.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn begin(&self, settings: Settings) -> Outcome<Sender> {
        let sender = Sender::new(settings)?;
        Ok(self.0.get_or_init(|| sender).clone())
    }
}

/// The sender of the application.
///
/// # Errors
/// None is wired.
pub fn sender(app: &App) -> Outcome<Sender> {
    app.answer::<Outbound>().ok_or_else(|| Refusal::internal("Outbound of messages is not wired"))?.sender()
}

/// Send until the task is aborted.
///
/// # Errors
/// TLS cannot be set up, or no sender is wired.
pub fn start(app: &App, settings: Settings) -> Outcome<tokio::task::JoinHandle<()>> {
    let outbound = app.answer::<Outbound>().ok_or_else(|| Refusal::internal("Outbound of messages is not wired"))?;
    let sender = outbound.begin(settings)?;
    let app = app.clone();
    Ok(tokio::spawn(async move {
        let mut running = tokio::task::JoinSet::new();
        loop {
            tokio::time::sleep(EVERY).await;
            while running.try_join_next().is_some() {}
            let room = AT_ONCE.saturating_sub(running.len());
            match claim(&app, room).await {
                Ok((me, ids)) => ids.into_iter().for_each(|id| {
                    let (app, sender) = (app.clone(), sender.clone());
                    running.spawn(async move {
                        if let Err(refusal) = stint(&app, &sender, me, id).await {
                            tracing::warn!(%refusal, channel = %id, "messages are not sent now");
                        }
                    });
                }),
                Err(refusal) => tracing::warn!(%refusal, "channels cannot be read now"),
            }
        }
    }))
}
