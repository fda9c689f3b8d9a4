//! Who a cookie stands for.

use super::store;
use crate::{person, role};
use ::store::{Db, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::id::{SessionId, UnitId};
use kernel::{Actor, Outcome, Refusal, Scope};
use sm3::{Digest, Sm3};
use std::future::Future;
use std::pin::Pin;
use web::Visitor;

/// Answers [`web::Gate`] from the tables of this context.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gatekeeper;

/// `seen` is written at most this often.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(5);

impl web::Gate for Gatekeeper {
    fn who<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
        now: Timestamp,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Visitor>>> + Send + 'a>> {
        Box::pin(who(db, token, now))
    }
}

async fn who(db: &Db, token: &str, now: Timestamp) -> Outcome<Option<Visitor>> {
    let Some(who) = store::by_token(db, &hash(token), now).await? else { return Ok(None) };
    let visitor = visitor(&who.person, Some(who.session), &who.grants, &who.posts, now);
    if now.duration_since(who.seen) > SEEN_EVERY {
        let db = db.clone();
        tokio::spawn(async move {
            let touched: Result<(), Refusal> = async {
                let mut tx = db.begin().await?;
                store::seen(&mut tx, who.session, now).await?;
                tx.commit().await?;
                Ok(())
            }
            .await;
            if let Err(refusal) = touched {
                tracing::warn!(%refusal, "could not note when a session was last seen");
            }
        });
    }
    Ok(Some(visitor))
}

/// A person's capacities on the day of `now`.
pub async fn visit(
    tx: &mut Tx,
    person: &person::Person,
    session: Option<SessionId>,
    now: Timestamp,
) -> Outcome<Visitor> {
    let grants = role::io::store::of(tx, &[person.id]).await?;
    let posts = person::io::store::posts(tx, &[person.id]).await?;
    Ok(visitor(person, session, &grants, &posts, now))
}

fn visitor(
    person: &person::Person,
    session: Option<SessionId>,
    grants: &[role::GrantHeld],
    posts: &[person::Post],
    now: Timestamp,
) -> Visitor {
    let on = kernel::day_of(now);
    let mut portfolio: Vec<UnitId> = Vec::new();
    for unit in posts.iter().filter(|p| p.held(on)).flat_map(|p| &p.portfolio) {
        if !portfolio.contains(unit) {
            portfolio.push(*unit);
        }
    }
    Visitor {
        actor: Actor { person: Some(person.id), unit: Some(person.unit), name: person.name.clone(), session },
        scope: Scope {
            person: Some(person.id),
            unit: Some(person.unit),
            areas: role::areas(grants, on),
            portfolio,
            everything: false,
        },
    }
}

/// What is kept of a token.
pub fn hash(token: &str) -> String {
    hex::encode(Sm3::digest(token.as_bytes()))
}
