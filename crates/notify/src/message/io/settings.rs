//! What a person wants of messages, and what is proposed to those who set nothing.

use super::store;
use crate::message::model::{Settings, Wish};
use crate::message::rules::{Peace, address_ok};
use ::store::Tx;
use axum::Json;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::PersonId;
use kernel::{Outcome, Refusal};
use law::Law;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Body, Ctx};

/// What holds for a person who set nothing: no address, the quiet hours of the parameters.
pub fn proposed(ctx: &Ctx, person: PersonId, region_path: &str) -> Settings {
    let value = |key: &str| ctx.law().parameters.value(key, region_path, ctx.today());
    let hour = |h: f64| (h as i8).clamp(0, 23);
    Settings {
        person,
        email: String::new(),
        wish: Wish::All,
        together: true,
        quiet_from: hour(value("message.quiet_from_hour")),
        quiet_to: hour(value("message.quiet_to_hour")),
        rest_days: false,
        version: 0,
    }
}

/// What holds for a person.
pub async fn of(ctx: &Ctx, tx: &mut Tx, person: PersonId, region_path: &str) -> Outcome<Settings> {
    Ok(store::settings(tx, person).await?.unwrap_or_else(|| proposed(ctx, person, region_path)))
}

/// When a person with these settings is left in peace.
pub fn peace(law: &Law, s: &Settings, region_path: &str, on: Date) -> Peace {
    let work_hour = law.parameters.value("message.work_hour", region_path, on) as i8;
    Peace { from: s.quiet_from, to: s.quiet_to, rest_days: s.rest_days, work_hour: work_hour.clamp(0, 23) }
}

/// What a person wants.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SettingsView {
    pub email: String,
    /// `all` `urgent` `none`
    pub wish: String,
    pub together: bool,
    pub quiet_from: i8,
    pub quiet_to: i8,
    pub rest_days: bool,
    pub version: i64,
    /// Somebody keeps a mail channel that reaches this person; without one no e-mail is sent, whatever is set.
    pub mail: bool,
    /// Minutes for which a message that is not urgent waits for others.
    pub together_minutes: i64,
}

async fn view(ctx: &Ctx, tx: &mut Tx) -> Outcome<SettingsView> {
    let person = ctx.person()?;
    let region_path = tx
        .opt("select region_path from person where id = $1", ::store::params![person])
        .await?
        .map_or_else(|| Ok(String::new()), |r| r.get::<String>("region_path"))?;
    let s = of(ctx, tx, person, &region_path).await?;
    let mail = crate::channel::io::store::open(tx).await?;
    let reaches = |c: &crate::channel::model::Channel| {
        c.shape == crate::channel::model::Shape::Mail
            && region_path.starts_with(&c.region_path)
            && c.unit.is_none_or(|u| Some(u) == ctx.actor().unit)
    };
    Ok(SettingsView {
        email: s.email,
        wish: s.wish.code().into(),
        together: s.together,
        quiet_from: s.quiet_from,
        quiet_to: s.quiet_to,
        rest_days: s.rest_days,
        version: s.version,
        mail: mail.iter().any(reaches),
        together_minutes: ctx.law().parameters.value("message.together_minutes", &region_path, ctx.today()) as i64,
    })
}

#[utoipa::path(get, path = "/messages/settings", tag = "message", responses((status = 200, body = SettingsView)))]
pub async fn show(ctx: Ctx) -> Answer<SettingsView> {
    Ok(Json(view(&ctx, &mut ctx.read().await?).await?))
}

/// What a person sets.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsForm {
    /// Empty: no e-mail.
    #[serde(default)]
    pub email: String,
    /// `all` `urgent` `none`
    pub wish: String,
    pub together: bool,
    /// Hours 0–23; equal: no quiet time.
    pub quiet_from: i8,
    pub quiet_to: i8,
    pub rest_days: bool,
    pub version: i64,
}

fn invalid(field: &str, say: &str) -> Refusal {
    Refusal::invalid("BAD_MESSAGE_SETTINGS", say).at(field, say)
}

/// Change what I want. What is on its way already is sent by the new settings.
#[utoipa::path(put, path = "/messages/settings", tag = "message", request_body = SettingsForm, responses((status = 200, body = SettingsView)))]
pub async fn change(ctx: Ctx, Body(form): Body<SettingsForm>) -> Answer<SettingsView> {
    let mut tx = ctx.begin().await?;
    let s = read(&ctx, form)?;
    store::save_settings(&mut tx, &s, s.version - 1).await?;
    let event = Event::new(s.person, "message_settings", "修改消息接收设置");
    ctx.record(&mut tx, &event, &s).await?;
    tx.commit().await?;
    Ok(Json(view(&ctx, &mut ctx.read().await?).await?))
}

fn read(ctx: &Ctx, form: SettingsForm) -> Outcome<Settings> {
    let email = form.email.trim();
    if !email.is_empty() && !address_ok(email) {
        return Err(invalid("email", "邮箱地址写法不对，应为“名称@域名”，只用英文字母、数字和 . _ % + -。"));
    }
    let Some(wish) = Wish::parse(&form.wish) else {
        return Err(invalid("wish", "邮件范围只能选：全部消息、只要紧急的、不要邮件。"));
    };
    let hour = |h: i8| (0..=23).contains(&h);
    if !hour(form.quiet_from) {
        return Err(invalid("quiet_from", "免打扰开始时刻应为 0 至 23 时。"));
    }
    if !hour(form.quiet_to) {
        return Err(invalid("quiet_to", "免打扰结束时刻应为 0 至 23 时。"));
    }
    Ok(Settings {
        person: ctx.person()?,
        email: email.into(),
        wish,
        together: form.together,
        quiet_from: form.quiet_from,
        quiet_to: form.quiet_to,
        rest_days: form.rest_days,
        version: form.version + 1,
    })
}
