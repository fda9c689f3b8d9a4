//! What the demo's people do about supervision each morning: the head of the office puts the rules in use on a Monday in
//! October, signs what was drafted, most units answer in time, a clerk judges; some do not answer, so that every pile has
//! something in it. All through the routes, as anybody would.

use super::browser::Browser;
use jiff::civil::{Date, date};
use kernel::{Outcome, Refusal};
use serde_json::{Value, json};
use std::collections::HashMap;
use web::{App, Ctx};

/// The morning on which the rules are put in use.
const BEGIN: Date = date(2024, 10, 14);
const HEAD: &str = "an.zhuren";
const CLERK: &str = "an.fuhe";
const LEADER: &str = "ld.zhouzhang";
/// Reminders a unit gets go without an answer; of three urgings one stays unanswered, of two letters one.
const SILENT: u64 = 3;

/// One morning.
pub async fn day(app: &App, browser: &mut Browser) -> Outcome<()> {
    let today = Ctx::system(app.clone()).today();
    if today < BEGIN {
        return Ok(());
    }
    if today == BEGIN {
        for rule in browser.call(HEAD, "GET", "/supervise-rules", None).await?.as_array().into_iter().flatten() {
            let path = format!("/supervise-rules/{}/switch", rule["code"].as_str().unwrap_or_default());
            browser.call(HEAD, "POST", &path, Some(json!({ "used": true }))).await?;
        }
        return Ok(());
    }
    let logins = logins(app).await?;
    judge(browser, today).await?;
    answer(browser, &logins, today).await?;
    sign(browser, today).await
}

/// Who answers for a unit: the first of its officers.
async fn logins(app: &App) -> Outcome<HashMap<String, String>> {
    let sql = "select u.short, p.login from person p join post o on o.person = p.id join unit u on u.id = o.unit \
               join grant_held g on g.person = p.id where g.role in ('dept_officer', 'county_officer', 'zone_officer', 'office_clerk') and p.login <> $1 \
               order by p.login desc";
    let rows = app.db.read().await?.all(sql, store::params![CLERK]).await?;
    rows.iter().map(|r| Ok((r.get("short")?, r.get("login")?))).collect()
}

async fn list(browser: &mut Browser, who: &str, query: &str) -> Outcome<Vec<Value>> {
    let page = browser.call(who, "GET", &format!("/supervisions?{query}&limit=200"), None).await?;
    Ok(page["items"].as_array().cloned().unwrap_or_default())
}

async fn step(browser: &mut Browser, who: &str, it: &Value, action: &str, more: Value) -> Outcome<()> {
    let mut body = json!({ "flow": "supervise", "action": action });
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    let path = format!("/supervisions/{}/moves", it["id"].as_str().unwrap_or_default());
    browser.call(who, "POST", &path, Some(body)).await.map(|_| ())
}

/// A number of its own for each step, the same in every run: the last digits of its printed number.
fn luck(it: &Value) -> u64 {
    it["number"].as_str().and_then(|n| n.rsplit('-').next()).and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn opened(it: &Value) -> Outcome<Date> {
    let at: jiff::Timestamp = it["opened_at"].as_str().unwrap_or_default().parse().map_err(Refusal::internal)?;
    Ok(kernel::day_of(at))
}

/// Answers are accepted on the day after; one in six is sent back for want of a date.
async fn judge(browser: &mut Browser, today: Date) -> Outcome<()> {
    for it in list(browser, CLERK, "mine=judge").await? {
        match luck(&it) % 6 {
            4 if it["late_days"] == 0 && luck(&it).is_multiple_of(4) => {
                step(browser, CLERK, &it, "return", json!({ "reason": "没有写明完成时间和责任人，请补充后重报。" }))
                    .await?
            }
            // Some wait a week, so that the clerk has something to judge.
            5 if today.since(opened(&it)?).is_ok_and(|s| s.get_days() < 30) => {}
            _ => step(browser, CLERK, &it, "accept", json!({ "note": "措施具体，按承诺推进。" })).await?,
        }
    }
    Ok(())
}

/// Units answer two days after they were asked.
async fn answer(browser: &mut Browser, logins: &HashMap<String, String>, today: Date) -> Outcome<()> {
    for it in list(browser, CLERK, "state=served&state=returned").await? {
        let asked = matches!(it["step"].as_str(), Some("urge" | "supervise_letter"));
        let quick = today.since(opened(&it)?).is_ok_and(|s| s.get_days() >= 2);
        let Some(who) = it["unit"]["short"].as_str().and_then(|u| logins.get(u)) else { continue };
        if !asked || !quick || luck(&it).is_multiple_of(SILENT) {
            continue;
        }
        let promise = today.saturating_add(jiff::ToSpan::days(25));
        let text = "已由分管负责人牵头研究，落后原因是前期摸底范围扩大；现已明确专人，按周推进，逐项销账。";
        step(browser, who, &it, "reply", json!({ "reply": text, "promise": promise })).await?;
    }
    Ok(())
}

/// Drafts are signed on the third day; of interviews and leaders' charges some still wait for a decision.
async fn sign(browser: &mut Browser, today: Date) -> Outcome<()> {
    for it in list(browser, HEAD, "mine=sign").await? {
        if today.since(opened(&it)?).is_ok_and(|s| s.get_days() >= 3) && !luck(&it).is_multiple_of(4) {
            step(browser, HEAD, &it, "sign", json!({})).await?;
        }
    }
    for it in list(browser, LEADER, "mine=sign&step=secretary").await? {
        if luck(&it).is_multiple_of(2) {
            continue;
        }
        let id = it["id"].as_str().unwrap_or_default();
        let page = browser.call(LEADER, "GET", &format!("/supervisions/{id}"), None).await?;
        let leaders = page["leaders"].as_array().cloned().unwrap_or_default();
        if let Some(one) = leaders.iter().find(|l| l["name"] == "工业岗").or(leaders.first()) {
            step(browser, LEADER, &it, "sign", json!({ "leader": one["id"] })).await?;
        }
    }
    Ok(())
}
