//! A station is opened, and each working day written down.

use super::{known, mark, next, organ, unit, who};
use crate::tour::io::store;
use crate::tour::model::{Entry, Station};
use crate::tour::rules::{log, words};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{TourStationId, UnitId};
use kernel::{Outcome, Party, Refusal};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Ctx;

/// A station.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewStation {
    pub title: String,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub target: Option<UnitId>,
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// Names of who is there.
    pub people: String,
}

/// One day.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewEntry {
    #[schema(value_type = Option<String>, format = Date)]
    pub day: Option<Date>,
    pub text: String,
    /// What was found and told to the unit; may be empty.
    pub found: String,
}

/// Open a station.
pub async fn create(ctx: &Ctx, ask: NewStation) -> Outcome<TourStationId> {
    let title = words(&ask.title, "title", "驻点名称")?;
    let people = words(&ask.people, "people", "驻点人员")?;
    let (Some(from), Some(to)) = (ask.from, ask.to) else {
        return Err(Refusal::invalid("BAD_TIME", "请填写驻点起止日期。").at("from", "必填"));
    };
    log::span(from, to)?;
    let target =
        ask.target.ok_or_else(|| Refusal::invalid("MISSING_FIELD", "请选择驻点单位。").at("target", "必填"))?;
    let mut tx = ctx.begin().await?;
    let (organ, path) = organ(ctx, &mut tx).await?;
    let target = unit(&known(ctx, &mut tx, &path).await?, target, "target")?.id;
    let s = Station {
        id: ctx.id(),
        number: next(ctx, &mut tx, "ZD", &path).await?,
        title,
        organ,
        region_path: path,
        target,
        from,
        to,
        people,
        opened: mark(ctx, None),
        version: 1,
    };
    store::station::insert(&mut tx, &s).await?;
    let event = Event::new(s.id, "open", "设立驻点");
    ctx.record(&mut tx, &event, &s).await?;
    tx.commit().await?;
    Ok(s.id)
}

/// Write a day. A day that is over is marked as late; it cannot be written twice.
///
/// # Errors
/// `OUTSIDE_STATION`, `DAY_AHEAD`, `DAY_TAKEN`, `MISSING_FIELD`, `NOT_YOURS`.
pub async fn write(ctx: &Ctx, id: TourStationId, ask: NewEntry) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let s = store::station::find(&mut tx, ctx.scope(), id).await?;
    if !who(ctx).parties(&s.region_path, &[]).contains(&Party::Clerk) {
        return Err(Refusal::forbidden("NOT_YOURS", "驻点日志由派出驻点的安委办填写，您不能代填。"));
    }
    let text = words(&ask.text, "text", "当日情况")?;
    let found = match ask.found.trim() {
        "" => String::new(),
        found => words(found, "found", "发现的问题")?,
    };
    let day = ask.day.unwrap_or_else(|| ctx.today());
    let have = store::station::entries(&mut tx, id).await?.into_iter().map(|e| e.day).collect();
    let late = log::entry(&s, day, ctx.today(), &have)?;
    let e = Entry { day, text, found, late, mark: mark(ctx, None) };
    if !store::station::write(&mut tx, id, &e).await? {
        return Err(Refusal::conflict("DAY_TAKEN", format!("{day} 的日志刚被别人填写，请刷新。")));
    }
    let label = if late { "补记日志（逾期）" } else { "填写日志" };
    let event = Event::new(id, "log", label).note(Some(format!("{day}")));
    ctx.record(&mut tx, &event, &(&s, &e)).await?;
    tx.commit().await?;
    Ok(())
}
