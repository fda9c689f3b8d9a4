//! The demo's duty roster of the firm with accounts: two safety officers in turn, day and night, for two weeks; one night is
//! still unfilled. The one of last night has handed over.

use super::browser::Browser;
use jiff::{SignedDuration, Timestamp};
use kernel::Outcome;
use serde_json::{Value, json};
use web::App;

/// By day and by night.
const TURN: [&str; 2] = ["qy.yi", "qy.jia"];
/// Days planned.
const DAYS: i64 = 14;
/// The night that nobody has taken yet, counted from today.
const UNFILLED: i64 = 5;
const NOTE: &str = "二号探头读数夜间升高，已报仪表班；复核之前每小时人工测一次，记录在罐区值班本。";

/// Plan from this morning on.
pub async fn morning(app: &App) -> Outcome<()> {
    let mut browser = Browser::new(app);
    let mut people = Vec::new();
    for login in TURN {
        let sql = "select id from person where login = $1";
        let Some(row) = app.db.read().await?.opt(sql, store::params![login]).await? else { return Ok(()) };
        people.push(row.get::<uuid::Uuid>("id")?);
    }
    let now = app.clock.now();
    let first = kernel::start_of(kernel::day_of(now)) + SignedDuration::from_hours(8);
    let line = |who: usize, from: Timestamp, to: Timestamp| json!({ "person": people[who], "from": from, "to": to });
    let half = SignedDuration::from_hours(12);
    // Last night's ends in a minute: what is over cannot be planned any more.
    let last = line(1, first - half, now + SignedDuration::from_mins(1));
    let page = browser.call(TURN[1], "POST", "/shifts", Some(json!({ "shifts": [last] }))).await?;
    let id = page["shifts"][0]["id"].as_str().unwrap_or_default().to_owned();
    let body = json!({ "action": "hand_over", "note": NOTE });
    browser.call(TURN[1], "POST", &format!("/shifts/{id}/moves"), Some(body)).await?;
    let mut shifts: Vec<Value> = Vec::new();
    for day in 0..DAYS {
        let from = first + SignedDuration::from_hours(24 * day);
        shifts.push(line(0, from, from + half));
        if day != UNFILLED {
            shifts.push(line(1, from + half, from + half + half));
        }
    }
    browser.call(TURN[0], "POST", "/shifts", Some(json!({ "shifts": shifts }))).await?;
    Ok(())
}
