//! Who sends, in the application.

use super::post::{Sender, Settings};
use kernel::Outcome;
use web::App;
use web::outbound::turns;

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
/// The certificates of this machine cannot be read, or no sender is wired.
pub fn start(app: &App, settings: Settings) -> Outcome<tokio::task::JoinHandle<()>> {
    turns::start::<Sender>(app, settings)
}
