//! Stations with their logs.

use super::names;
use crate::tour::io::act;
use crate::tour::io::store;
use crate::tour::model::Station;
use crate::tour::rules::log;
use ::store::Tx;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::TourStationId;
use kernel::{Outcome, Party};
use serde::Serialize;
use utoipa::ToSchema;
use web::Ctx;
use web::view::UnitRef;

/// A station in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourStationRow)]
pub struct StationRow {
    #[schema(value_type = uuid::Uuid)]
    pub id: TourStationId,
    pub number: String,
    pub title: String,
    pub target: Option<UnitRef>,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub people: String,
    pub written: usize,
    pub late: usize,
    /// Working days without an entry.
    pub missing: usize,
    /// Today lies in its time.
    pub running: bool,
}

/// A day of the log.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourEntry)]
pub struct EntryView {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    pub text: String,
    pub found: String,
    /// Written after the day itself.
    pub late: bool,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
}

/// A station with its log.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TourStationPage)]
pub struct StationPage {
    pub it: StationRow,
    pub entries: Vec<EntryView>,
    #[schema(value_type = Vec<String>)]
    pub missing_days: Vec<Date>,
    /// Today is not written yet and may be.
    pub today_open: bool,
    pub may_write: bool,
}

/// A station with its log, in the shape of the page; the list takes `it`.
pub async fn station_page(ctx: &Ctx, tx: &mut Tx, s: &Station) -> Outcome<StationPage> {
    let names = names(tx, vec![s.target]).await?;
    let entries = store::station::entries(tx, s.id).await?;
    let have = entries.iter().map(|e| e.day).collect();
    let today = ctx.today();
    let missing_days = log::missing(s.from, s.to, today, &ctx.law().calendar, &have);
    let running = s.from <= today && today <= s.to;
    Ok(StationPage {
        it: StationRow {
            id: s.id,
            number: s.number.clone(),
            title: s.title.clone(),
            target: names.get(&s.target).cloned(),
            from: s.from,
            to: s.to,
            people: s.people.clone(),
            written: entries.len(),
            late: entries.iter().filter(|e| e.late).count(),
            missing: missing_days.len(),
            running,
        },
        today_open: running && !have.contains(&today),
        may_write: act::who(ctx).parties(&s.region_path, &[]).contains(&Party::Clerk),
        entries: entries
            .into_iter()
            .map(|e| EntryView {
                day: e.day,
                text: e.text,
                found: e.found,
                late: e.late,
                at: e.mark.at,
                name: e.mark.name,
            })
            .collect(),
        missing_days,
    })
}
