//! Verbs of sign-in.

use super::password::{self, Cost};
use super::{gate, store};
use crate::person::{self, Person, login_ok, password_ok};
use crate::session::rules::Limits;
use base64::Engine as _;
use jiff::SignedDuration;
use kernel::event::Event;
use kernel::id::SessionId;
use kernel::{Actor, Outcome, Refusal};
use serde_json::json;
use web::{Ctx, Visitor};

/// A new session: the token goes into the cookie and is kept nowhere.
pub struct Opened {
    pub token: String,
    pub person: Person,
    pub visitor: Visitor,
    /// How long the cookie lasts.
    pub lasts: SignedDuration,
}

/// Sign in by login and password.
pub async fn sign_in(ctx: &Ctx, login: &str, password: String, user_agent: &str) -> Outcome<Opened> {
    let now = ctx.now();
    let limits = Limits::of(ctx.law(), now);
    // A login that cannot exist is counted and refused like one that might.
    let login: String = login.trim().to_lowercase().chars().take(64).collect();
    let mut tx = ctx.begin().await?;
    let (failures, locked_until) = store::attempt(&mut tx, &login, now, now - SignedDuration::from_hours(24)).await?;
    let person = person::io::store::by_login(&mut tx, &login).await?.filter(|p| p.active);
    let kept = match &person {
        Some(p) => person::io::store::password(&mut tx, p.id).await?,
        None => None,
    };
    tx.commit().await?;
    limits.admit(failures, locked_until, now)?;
    let right = password::verify(password, kept, Cost::of(ctx.app())).await?;
    match person {
        Some(person) if right => open(ctx, person, &login, limits, user_agent).await,
        person => {
            let (lock, refusal) = limits.after_failure(failures, now);
            let mut tx = ctx.begin().await?;
            if let Some(until) = lock {
                store::lock(&mut tx, &login, until).await?;
                if let Some(person) = person {
                    let event = Event::new(person.id, "lock", "登录锁定");
                    tx.record(&Actor::clock(), now, &event, &json!({ "login": login, "until": until })).await?;
                }
            }
            store::sweep(&mut tx, now - SignedDuration::from_hours(24 * 7)).await?;
            tx.commit().await?;
            Err(refusal)
        }
    }
}

/// Sign in without a password; refused outside demo and tests.
pub async fn sign_in_to_demo(ctx: &Ctx, login: &str, user_agent: &str) -> Outcome<Opened> {
    if !ctx.app().demo {
        return Err(Refusal::not_found("页面"));
    }
    let login = login_ok(login)?;
    let mut tx = ctx.read().await?;
    let person = person::io::store::by_login(&mut tx, &login).await?.filter(|p| p.active);
    drop(tx);
    let person = person.ok_or_else(|| Refusal::not_found("演示账号"))?;
    open(ctx, person, &login, Limits::of(ctx.law(), ctx.now()), user_agent).await
}

async fn open(ctx: &Ctx, person: Person, login: &str, limits: Limits, user_agent: &str) -> Outcome<Opened> {
    let now = ctx.now();
    let bytes: [u8; 32] = rand::random();
    let token = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes);
    // The demo's clock is moved by weeks; a session must outlive that.
    let lasts = if ctx.app().demo { SignedDuration::from_hours(24 * 3650) } else { limits.session };
    let session = store::Session {
        id: ctx.id::<SessionId>(),
        person: person.id,
        created: now,
        seen: now,
        expires: now + lasts,
        user_agent: user_agent.chars().take(200).collect(),
    };
    let mut tx = ctx.begin().await?;
    store::forget(&mut tx, login).await?;
    store::insert(&mut tx, &session, &gate::hash(&token)).await?;
    let visitor = gate::visit(&mut tx, &person, Some(session.id), now).await?;
    let event = Event::new(session.id, "sign_in", "登录");
    tx.record(&visitor.actor, now, &event, &json!({ "person": person.id, "user_agent": session.user_agent })).await?;
    tx.commit().await?;
    Ok(Opened { token, person, visitor, lasts })
}

/// End one of the own sessions.
pub async fn revoke(ctx: &Ctx, id: SessionId) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    if !store::revoke(&mut tx, ctx.person()?, id, ctx.now()).await? {
        return Err(Refusal::not_found("登录记录"));
    }
    ctx.record(&mut tx, &Event::new(id, "revoke", "退出登录"), &json!({ "person": ctx.person()? })).await?;
    Ok(tx.commit().await?)
}

/// Change the own password; every other session ends.
pub async fn change_password(ctx: &Ctx, old: String, new: String) -> Outcome<()> {
    let id = ctx.person()?;
    let now = ctx.now();
    let limits = Limits::of(ctx.law(), now);
    let mut tx = ctx.begin().await?;
    let person = person::io::store::by_id(&mut tx, id).await?.ok_or_else(|| Refusal::not_found("人员"))?;
    let kept = person::io::store::password(&mut tx, id).await?;
    // Guessing the old password counts like guessing at sign-in.
    let (failures, locked) = store::attempt(&mut tx, &person.login, now, now - SignedDuration::from_hours(24)).await?;
    tx.commit().await?;
    limits.admit(failures, locked, now)?;
    if !password::verify(old, kept, Cost::of(ctx.app())).await? {
        let (lock, _) = limits.after_failure(failures, now);
        if let Some(until) = lock {
            let mut tx = ctx.begin().await?;
            store::lock(&mut tx, &person.login, until).await?;
            tx.commit().await?;
        }
        return Err(
            Refusal::invalid("BAD_PASSWORD", "原密码不对，密码没有改动；请核对后重试。").at("old", "原密码不对")
        );
    }
    password_ok(&new, &person.login)?;
    let hash = password::hash(new, Cost::of(ctx.app())).await?;
    let mut tx = ctx.begin().await?;
    store::forget(&mut tx, &person.login).await?;
    person::io::store::set_password(&mut tx, id, &hash).await?;
    let ended = store::revoke_others(&mut tx, id, ctx.actor().session, now).await?;
    let event = Event::new(id, "password", "修改密码");
    ctx.record(&mut tx, &event, &json!({ "sessions_ended": ended })).await?;
    Ok(tx.commit().await?)
}
