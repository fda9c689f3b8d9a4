//! What the demo's office does about bulletins: the quarterly one of the third quarter in October, signed a day later; a
//! weekly one by hand in November. From then on the clock lays the weekly draft ready each Monday.

use super::browser::Browser;
use jiff::civil::{Date, date};
use kernel::Outcome;
use serde_json::{Value, json};
use web::{App, Ctx};

const CLERK: &str = "an.jingban";
const HEAD: &str = "an.zhuren";
const CONTACT: &str = "安委办值班室";
/// First days on which each is made.
const QUARTERLY: Date = date(2024, 10, 10);
const WEEKLY: Date = date(2024, 11, 11);

/// One morning.
pub async fn day(app: &App, browser: &mut Browser) -> Outcome<()> {
    let today = Ctx::system(app.clone()).today();
    if today >= QUARTERLY {
        one(browser, "quarterly", date(2024, 7, 1)).await?;
    }
    if today >= WEEKLY {
        one(browser, "weekly", date(2024, 11, 4)).await?;
    }
    Ok(())
}

/// Drafted on the first morning, signed on the next.
async fn one(browser: &mut Browser, kind: &str, from: Date) -> Outcome<()> {
    let list = browser.call(CLERK, "GET", &format!("/bulletins?kind={kind}"), None).await?;
    let periods = list["periods"].as_array().into_iter().flatten();
    let Some(period) = periods.into_iter().find(|p| p["from"] == from.to_string()) else { return Ok(()) };
    let paper = &period["papers"][0];
    if *paper == Value::Null {
        let form = json!({ "kind": kind, "from": from, "contact": CONTACT });
        return browser.call(CLERK, "POST", "/bulletins", Some(form)).await.map(|_| ());
    }
    if paper["state"] == "draft" {
        let path = format!("/papers/{}/moves", paper["id"].as_str().unwrap_or_default());
        browser.call(HEAD, "POST", &path, Some(json!({ "flow": "paper", "action": "sign" }))).await?;
    }
    Ok(())
}
