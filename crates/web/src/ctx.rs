//! Actor, scope, clock and database of one request; there are no globals.

use crate::app::App;
use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::{Timestamp, civil::Date};
use kernel::event::Event;
use kernel::id::{EventId, Id, PersonId, UnitId};
use kernel::{Actor, Outcome, Refusal, Right, Scope};
use law::Law;
use serde::Serialize;
use store::{Together, Tx};

/// What every verb takes first.
#[derive(Clone)]
pub struct Ctx {
    app: App,
    actor: Actor,
    scope: Scope,
    /// The instant of the request: one request has one time.
    now: Timestamp,
    pub request_id: String,
}

impl Ctx {
    pub fn new(app: App, actor: Actor, scope: Scope, request_id: String) -> Ctx {
        let now = app.clock.now();
        Ctx { app, actor, scope, now, request_id }
    }

    /// For jobs, seeds and the command line: sees everything, acts as the clock.
    pub fn system(app: App) -> Ctx {
        Ctx::new(app, Actor::clock(), Scope::everything(), "system".into())
    }

    /// The same request at another instant; for seeds that tell a history.
    pub fn at(mut self, now: Timestamp) -> Ctx {
        self.now = now;
        self
    }

    pub fn app(&self) -> &App {
        &self.app
    }
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
    pub fn scope(&self) -> &Scope {
        &self.scope
    }
    pub fn law(&self) -> &Law {
        &self.app.law
    }
    pub fn now(&self) -> Timestamp {
        self.now
    }
    pub fn today(&self) -> Date {
        kernel::day_of(self.now)
    }

    /// The signed-in person; jobs and strangers have none.
    pub fn person(&self) -> Outcome<PersonId> {
        self.actor.person.ok_or_else(|| Refusal::new(kernel::Kind::Unauthenticated, "SIGN_IN", "请先登录。"))
    }
    /// The signed-in person's unit.
    pub fn unit(&self) -> Outcome<UnitId> {
        self.actor
            .unit
            .ok_or_else(|| Refusal::forbidden("NO_UNIT", "您的账号还没有所属单位，请联系管理员在“组织—人员”中设置。"))
    }

    /// A new identifier of this instant.
    pub fn id<I: Id>(&self) -> I {
        store::new_id(self.now)
    }

    /// A transaction that may write.
    pub async fn begin(&self) -> Outcome<Tx> {
        Ok(self.app.db.begin().await?)
    }
    /// The same for a change that takes seconds (an import): it shares its commit with nobody.
    pub async fn begin_alone(&self) -> Outcome<Tx> {
        Ok(self.app.db.begin_alone().await?)
    }
    /// For a verb that first reads what it needs, outside the transaction of its change.
    pub async fn begin_reading(&self) -> Outcome<Tx> {
        Ok(self.app.db.begin_reading().await?)
    }
    /// A transaction that only reads.
    pub async fn read(&self) -> Outcome<Tx> {
        Ok(self.app.db.read().await?)
    }

    /// Write the ledger event of a change, in its transaction.
    pub async fn record(&self, tx: &mut Tx, event: &Event, after: &impl Serialize) -> Outcome<EventId> {
        tx.record(&self.actor, self.now, event, after).await
    }

    /// The same as one of several changes that go together.
    pub fn line(&self, all: &mut Together, event: &Event, after: &impl Serialize) -> Outcome<EventId> {
        all.record(&self.actor, self.now, event, after)
    }

    /// Refuse unless the right reaches a record of this region path.
    pub fn need(&self, right: Right, region_path: &str, sector: Option<&str>) -> Outcome<()> {
        if self.scope.may_in(right, region_path, sector) {
            return Ok(());
        }
        Err(Refusal::forbidden(
            "FORBIDDEN",
            format!("您没有在该地区“{}”的权限；如确需办理，请联系本级安委办。", right.label()),
        ))
    }
}

impl FromRequestParts<App> for Ctx {
    type Rejection = Problem;

    /// Put there by the gate, which runs before every route of the table.
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Ctx, Problem> {
        let found = parts.extensions.get::<Ctx>().cloned();
        found.ok_or_else(|| Problem::from(Refusal::internal("route outside the table asked for Ctx")))
    }
}
