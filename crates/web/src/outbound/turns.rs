//! The sending in turns. Whatever is sent to (a receiver of alarms, a channel of messages) is held by one server at a time for
//! a while, which renews its hold with every step; after so many steps others get their turn. A server that dies lets go by
//! not renewing. What a step is, and in which table the hold stands, is said by who sends.

use crate::App;
use jiff::{SignedDuration, Timestamp};
use kernel::id::EventId;
use kernel::{Outcome, Refusal};
use std::fmt::Display;
use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use store::Tx;
use uuid::Uuid;

/// How long something is held without a sign of life of its holder; longer than one step takes.
pub const HELD: SignedDuration = SignedDuration::from_secs(60);
/// What is served at once.
const AT_ONCE: usize = 8;
/// Steps before others get their turn.
const STINT: usize = 50;
/// How often it is looked at whether something may go out.
const EVERY: Duration = Duration::from_secs(1);

/// What became of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something was sent and answered, in whatever way.
    Answered,
    /// Something moved on without being sent.
    Nothing,
    /// Nothing to be done now, or not by us.
    Rest,
}

/// Who sends by turns.
pub trait Turns: Clone + Send + Sync + 'static {
    /// What the configuration says of the sending.
    type Settings: Default;
    /// Id of what is sent to.
    type Id: Copy + Display + Send + Sync + 'static;
    /// What is sent to, in the log: `receiver`.
    const NAME: &'static str;

    /// # Errors
    /// TLS cannot be set up by these settings.
    fn set_up(settings: Self::Settings) -> Outcome<Self>;

    /// Whether anything can go out now and is held by nobody; asked every second, so it is cheap and takes no writer.
    fn any_due(tx: &mut Tx, now: Timestamp) -> impl Future<Output = Outcome<bool>> + Send;

    /// Hold up to `most` of them for `me` until then; of two servers that ask one gets each.
    fn claim(
        tx: &mut Tx,
        me: Uuid,
        now: Timestamp,
        until: Timestamp,
        most: usize,
    ) -> impl Future<Output = Outcome<Vec<Self::Id>>> + Send;

    /// Let go of it, if `me` still holds it.
    fn release(tx: &mut Tx, id: Self::Id, me: Uuid) -> impl Future<Output = Outcome<()>> + Send;

    /// One step, while `me` holds it.
    fn step(&self, app: &App, me: Uuid, id: Self::Id) -> impl Future<Output = Outcome<Step>> + Send;
}

/// An instant and a while; the end of time where there is none.
pub fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_add(by).unwrap_or(now)
}

/// One round: everything that can go out now, a stint for each. Returns how much was answered.
///
/// # Errors
/// The database.
pub async fn round<T: Turns>(app: &App, sender: &T) -> Outcome<usize> {
    let (me, ids) = claim::<T>(app, AT_ONCE).await?;
    let all = futures::future::join_all(ids.into_iter().map(|id| stint(app, sender, me, id))).await;
    all.into_iter().sum()
}

async fn claim<T: Turns>(app: &App, most: usize) -> Outcome<(Uuid, Vec<T::Id>)> {
    let now = app.clock.now();
    let me = store::new_id::<EventId>(now).0;
    if most == 0 || !T::any_due(&mut app.db.read().await?, now).await? {
        return Ok((me, Vec::new()));
    }
    let mut tx = app.db.begin().await?;
    let ids = T::claim(&mut tx, me, now, later(now, HELD), most).await?;
    tx.commit().await?;
    Ok((me, ids))
}

async fn stint<T: Turns>(app: &App, sender: &T, me: Uuid, id: T::Id) -> Outcome<usize> {
    let (mut answered, mut last) = (0, Ok(()));
    for _ in 0..STINT {
        match sender.step(app, me, id).await {
            Ok(Step::Answered) => answered += 1,
            Ok(Step::Nothing) => {}
            Ok(Step::Rest) => break,
            Err(refusal) => {
                last = Err(refusal);
                break;
            }
        }
    }
    let mut tx = app.db.begin().await?;
    T::release(&mut tx, id, me).await?;
    tx.commit().await?;
    last.map(|()| answered)
}

/// The place of a sender in the application, empty until it is started.
#[derive(Clone)]
pub struct Place<T>(Arc<OnceLock<T>>);

impl<T> Default for Place<T> {
    fn default() -> Place<T> {
        Place(Arc::new(OnceLock::new()))
    }
}

impl<T: Turns> Place<T> {
    /// The sender; one with the settings of the start, or those that are safe.
    ///
    /// # Errors
    /// As [`Turns::set_up`].
    pub fn sender(&self) -> Outcome<T> {
        match self.0.get() {
            Some(sender) => Ok(sender.clone()),
            None => T::set_up(T::Settings::default()),
        }
    }

    /// Send by these settings from now on; the first call counts.
    ///
    /// # Errors
    /// As [`Turns::set_up`].
    pub fn begin(&self, settings: T::Settings) -> Outcome<T> {
        let sender = T::set_up(settings)?;
        Ok(self.0.get_or_init(|| sender).clone())
    }
}

fn place<T: Turns>(app: &App) -> Outcome<Arc<Place<T>>> {
    app.answer::<Place<T>>().ok_or_else(|| Refusal::internal(format!("no place for the sender to a {}", T::NAME)))
}

/// The sender of the application.
///
/// # Errors
/// None is wired, or TLS cannot be set up.
pub fn sender<T: Turns>(app: &App) -> Outcome<T> {
    place::<T>(app)?.sender()
}

/// Send until the task is aborted: each second it is looked at what may go out, and no more than so many are served at once.
///
/// # Errors
/// None is wired, or TLS cannot be set up.
pub fn start<T: Turns>(app: &App, settings: T::Settings) -> Outcome<tokio::task::JoinHandle<()>> {
    let sender = place::<T>(app)?.begin(settings)?;
    let app = app.clone();
    Ok(tokio::spawn(async move {
        let mut running = tokio::task::JoinSet::new();
        loop {
            tokio::time::sleep(EVERY).await;
            while running.try_join_next().is_some() {}
            let room = AT_ONCE.saturating_sub(running.len());
            match claim::<T>(&app, room).await {
                Ok((me, ids)) => ids.into_iter().for_each(|id| {
                    let (app, sender) = (app.clone(), sender.clone());
                    running.spawn(async move {
                        if let Err(refusal) = stint(&app, &sender, me, id).await {
                            tracing::warn!(%refusal, to = T::NAME, %id, "nothing is sent there now");
                        }
                    });
                }),
                Err(refusal) => tracing::warn!(%refusal, to = T::NAME, "it cannot be read now what is to be sent"),
            }
        }
    }))
}
