//! A year of a county's secretary and deputy head, through the routes: the office assigns their duties in spring, they enter
//! what they did on the morning after (what lay before the beginning is entered late), some of it they miss. Of two
//! contradicting requirements of the secretary one is chosen, those of the deputy head wait.

use super::browser::Browser;
use jiff::civil::{Date, date};
use kernel::Outcome;
use serde_json::{Value, json};

/// The morning on which the county's office assigns the duties.
const BEGIN: Date = date(2024, 4, 15);
const OFFICE: &str = "yx.anzhu";
const SECRETARY: &str = "ld.yxshuji";
const DEPUTY: &str = "ld.yxfu";

/// Who did what on which day, in this order: login, day, kind, title, object, quantity.
type Deed = (&'static str, Date, &'static str, &'static str, &'static str, i64);
const DEEDS: &[Deed] = &[
    (SECRETARY, date(2024, 1, 18), "led_inspection", "带队检查烟花爆竹经营企业", "云溪烟花经营点", 1),
    (SECRETARY, date(2024, 2, 6), "led_inspection", "节前带队检查", "云溪客运站", 1),
    (SECRETARY, date(2024, 2, 27), "meeting", "县委常委会研究安全生产工作", "常委会", 1),
    (DEPUTY, date(2024, 3, 12), "led_inspection", "带队检查危险化学品企业", "云溪加油站", 1),
    (SECRETARY, date(2024, 3, 14), "led_inspection", "带队检查矿山企业", "云溪采石场", 1),
    (SECRETARY, date(2024, 4, 18), "led_inspection", "带队检查工贸企业", "云溪建材厂", 1),
    (DEPUTY, date(2024, 5, 21), "led_inspection", "带队检查建筑工地", "云溪安置房工地", 1),
    (SECRETARY, date(2024, 5, 23), "led_inspection", "带队检查燃气企业", "云溪燃气站", 1),
    (SECRETARY, date(2024, 6, 5), "talk", "约谈县住建局主要负责人", "云溪县住建局", 1),
    (DEPUTY, date(2024, 6, 12), "talk", "警示谈话", "云溪县住建局", 1),
    (SECRETARY, date(2024, 6, 18), "meeting", "县委常委会听取安全生产汇报", "常委会", 1),
    (SECRETARY, date(2024, 7, 16), "led_inspection", "汛期带队检查尾矿库", "云溪尾矿库", 1),
    (DEPUTY, date(2024, 7, 24), "hazard_solved", "督促解决隐患：三家工贸企业粉尘防爆", "解决隐患", 6),
    (SECRETARY, date(2024, 8, 20), "led_inspection", "带队检查商贸综合体", "云溪商场", 1),
    (DEPUTY, date(2024, 9, 11), "led_inspection", "带队检查工贸企业", "云溪铸造厂", 1),
    (SECRETARY, date(2024, 9, 19), "meeting", "县委常委会研究安全生产工作", "常委会", 1),
    (DEPUTY, date(2024, 9, 26), "inspection", "安全生产活动周带头督导", "云溪工业集中区", 1),
    (SECRETARY, date(2024, 10, 17), "led_inspection", "带队检查危险化学品企业", "云溪加油站", 1),
];

/// What the office assigned, and how far the deeds have been entered.
#[derive(Default)]
pub struct Leaders {
    assigned: bool,
    next: usize,
}

impl Leaders {
    /// One morning.
    pub async fn day(&mut self, browser: &mut Browser, today: Date) -> Outcome<()> {
        if today < BEGIN {
            return Ok(());
        }
        if !self.assigned {
            self.assigned = true;
            assign(browser, "云溪书记岗", &["D01", "D02", "D03", "D04", "D05", "D07", "D10"]).await?;
            assign(browser, "云溪副县长岗", &["D07", "D08", "D09", "D10", "D15", "D26", "D27"]).await?;
            choose(browser, "云溪书记岗").await?;
        }
        while let Some(deed) = DEEDS.get(self.next).filter(|d| d.1 < today) {
            self.next += 1;
            enter(browser, deed).await?;
        }
        Ok(())
    }
}

async fn post(browser: &mut Browser, name: &str) -> Outcome<String> {
    let rows = browser.call(OFFICE, "GET", "/dossiers?limit=200", None).await?;
    let found = rows["items"].as_array().into_iter().flatten().find(|r| r["person"]["name"] == name);
    Ok(found.and_then(|r| r["post"].as_str()).unwrap_or_default().to_owned())
}

async fn assign(browser: &mut Browser, name: &str, templates: &[&str]) -> Outcome<()> {
    let post = post(browser, name).await?;
    for template in templates {
        let body = json!({ "template": template, "since": "2024-01-01" });
        browser.call(OFFICE, "POST", &format!("/posts/{post}/duties"), Some(body)).await?;
    }
    Ok(())
}

/// Once a month says one paper, four times a year another: the county keeps the first for its secretary.
async fn choose(browser: &mut Browser, name: &str) -> Outcome<()> {
    let post = post(browser, name).await?;
    let page = browser.call(OFFICE, "GET", &format!("/posts/{post}/duties"), None).await?;
    let monthly = page["duties"].as_array().into_iter().flatten().find(|d| d["template"] == "D02");
    let id = monthly.and_then(|d| d["id"].as_str()).unwrap_or_default().to_owned();
    let reason = json!({ "reason": "县委会议定：书记按每月一次带队检查执行" });
    browser.call(OFFICE, "POST", &format!("/duties/{id}/choice"), Some(reason)).await.map(|_: Value| ())
}

async fn enter(browser: &mut Browser, deed: &Deed) -> Outcome<()> {
    let (who, on, kind, title, object, amount) = *deed;
    let me = browser.call(who, "GET", "/me", None).await?["person"]["id"].clone();
    let body = json!({ "kind": kind, "title": title, "on": on, "object": object, "amount": amount, "people": [me] });
    browser.call(who, "POST", "/records", Some(body)).await.map(|_: Value| ())
}
