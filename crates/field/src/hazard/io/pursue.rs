//! Hazards that an office may supervise: major ones and listed ones (handbook 03 §6). General ones stay with their regulator.

use super::store::{COLUMNS, SCOPE, decode, urgent};
use crate::hazard::model::{Hazard, Level};
use crate::hazard::rules::clock;
use ::store::{Row, Tx, list, params};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Outcome;
use org::ask::{Pursued, Pursues, pursued_page};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;
use web::Ctx;

/// Answers [`Pursues`] for hazards.
pub struct Open;

const JOINS: &str =
    "join site s on s.id = t.site left join unit u on u.id = t.regulator left join listing l on l.id = t.listing";

fn select() -> String {
    format!(
        "select {COLUMNS}, s.name as site_name, u.name as regulator_name, l.due as listing_due from hazard t {JOINS}"
    )
}

impl Pursues for Open {
    fn concept(&self) -> &'static str {
        "hazard"
    }

    fn open<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        region_path: &'a str,
        after: Option<Uuid>,
        most: usize,
    ) -> Pin<Box<dyn Future<Output = Outcome<Vec<Pursued>>> + Send + 'a>> {
        Box::pin(async move {
            let mut values = Vec::new();
            let here = list::within(region_path, &SCOPE, &mut values);
            let keys = urgent(&here);
            let found = pursued_page(tx, &select(), "t.id", &keys, values, after, most).await?;
            found.iter().map(|r| pursued(r, ctx.today())).collect()
        })
    }

    fn one<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<Pursued>>> + Send + 'a>> {
        Box::pin(async move {
            let row = tx.opt(&format!("{} where t.id = $1", select()), params![record]).await?;
            row.as_ref().map(|r| pursued(r, ctx.today())).transpose()
        })
    }
}

/// The day that counts: of what is waited for now, or the listing's where that is earlier.
fn due(h: &Hazard, listing: Option<Date>, today: Date) -> Option<Date> {
    let waited = clock::waiting(h, today).map(|w| w.1);
    let listing = listing.filter(|_| h.listed.is_some());
    match (waited, listing) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn pursued(row: &Row, today: Date) -> Outcome<Pursued> {
    let h = decode(row)?;
    let ended = h.state.closed().then(|| h.state.label().to_owned());
    let listing: Option<Date> = row.get("listing_due")?;
    let due = due(&h, listing, today).filter(|_| ended.is_none());
    let regulator: Option<String> = row.get("regulator_name")?;
    let day = |d: Option<Date>| d.map_or_else(|| "未定".to_owned(), |d| d.to_string());
    let mut facts = vec![
        ("隐患".to_owned(), h.title.clone()),
        ("等级".into(), h.grade.map_or("待核定", |g| g.label()).to_owned()),
        ("场所".into(), row.get("site_name")?),
        ("部位".into(), h.place.clone()),
        ("监管部门".into(), regulator.unwrap_or_else(|| "待明确".into())),
        ("发现日期".into(), kernel::day_of(h.found_at).to_string()),
        (
            "目前环节".into(),
            clock::waiting(&h, today)
                .map_or_else(|| h.state.label().to_owned(), |w| format!("{}，待{}", h.state.label(), w.0)),
        ),
        ("期限".into(), day(due)),
    ];
    if let Some(level) = h.listed {
        facts.push(("挂牌督办".into(), format!("{}，期限 {}", Level::label(level), day(listing))));
    }
    facts.retain(|f| !f.1.trim().is_empty());
    let late = due.filter(|d| *d < today);
    let marks = [("major", h.is_major()), ("listed", h.listed.is_some())];
    Ok(Pursued {
        concept: "hazard",
        record: h.id.0,
        number: h.number.clone(),
        title: h.title.clone(),
        region_path: h.region_path.clone(),
        unit: h.regulator,
        instead: None,
        person: None,
        due,
        since: kernel::day_of(h.reported_at),
        wrong_since: late.map(|d| d.saturating_add(1.day())),
        missed: 0,
        marks: marks.into_iter().filter(|m| m.1).map(|m| m.0).collect(),
        ended,
        facts,
        link: format!("/hazards/{}", h.id),
    })
}
