//! Who sends, in the application.

use kernel::Outcome;
use serde::Deserialize;
use web::App;
use web::outbound::{Poster, Trust, turns};

/// What the configuration says of sending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Messages may go to this machine itself: a mail server beside the program, or tests.
    pub loopback: bool,
    /// Address under which people reach the pages, for links in messages: `https://…`.
    pub pages: String,
    /// PEM file with certificates of authorities that are trusted beside those of the system: mail servers and webhooks of an
    /// office that has an authority of its own.
    pub trust: Option<std::path::PathBuf>,
}

/// Who sends.
#[derive(Clone)]
pub struct Sender {
    pub settings: Settings,
    pub poster: Poster,
    pub trust: Trust,
}

impl Sender {
    /// # Errors
    /// TLS cannot be set up; the file of trusted authorities cannot be read or holds no certificate.
    pub fn new(settings: Settings) -> Outcome<Sender> {
        let trust = Trust::read("messages.trust", settings.trust.as_deref())?;
        Ok(Sender { poster: Poster::new(settings.loopback, trust.clone())?, trust, settings })
    }
}

/// The place of the sender in the application, empty until it is started.
pub type Outbound = turns::Place<Sender>;

/// The sender of the application.
///
/// # Errors
/// None is wired.
pub fn sender(app: &App) -> Outcome<Sender> {
    turns::sender(app)
}

/// Send until the task is aborted.
///
/// # Errors
/// TLS cannot be set up, the file of trusted authorities cannot be used, or no sender is wired.
pub fn start(app: &App, settings: Settings) -> Outcome<tokio::task::JoinHandle<()>> {
    turns::start::<Sender>(app, settings)
}
