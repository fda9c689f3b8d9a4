//! The demo's tickets of this morning at the firm with accounts: no more than its principal promised are in force; one of
//! special hot work waits for the principal, two were only asked for.

use super::browser::Browser;
use jiff::{SignedDuration, Timestamp};
use kernel::Outcome;
use kernel::id::SiteId;
use serde_json::{Value, json};
use web::App;

/// Whose people sign in.
const FIRM: &str = "云岭甲化工厂";
const ASKS: &str = "qy.jia";
const APPROVES: &str = "qy.yi";

/// Kind, grade, where, what, watcher, hours, and how far it goes: 0 asked for, 1 analysed, 2 approved, 3 begun.
type Ticket = (&'static str, &'static str, &'static str, &'static str, &'static str, i64, u8);

const TICKETS: [Ticket; 7] = [
    ("hot_work", "hot_first", "二车间管廊", "蒸汽管线补焊", "样例监护人1", 6, 3),
    ("confined_space", "", "污水池", "清淤检查", "样例监护人2", 8, 3),
    ("work_at_height", "height_2", "三车间屋面", "更换采光瓦", "样例监护人3", 8, 3),
    ("hot_work", "hot_second", "机修间外场", "支架切割", "样例监护人4", 24, 2),
    ("hot_work", "hot_special", "一号罐区防火堤内", "管线接口改造", "样例监护人5", 6, 1),
    ("temp_power", "power_plain", "污水池", "清淤照明接电", "样例监护人6", 48, 0),
    ("lifting", "lift_3", "库房门前", "吊装换热器", "样例监护人7", 6, 0),
];

async fn call(browser: &mut Browser, who: &str, path: &str, body: Value) -> Outcome<Value> {
    browser.call(who, "POST", path, Some(body)).await
}

/// Ask for them all, and carry each as far as it goes.
pub async fn morning(app: &App) -> Outcome<()> {
    let sql = "select id from site where name = $1";
    let row = app.db.read().await?.opt(sql, store::params![FIRM]).await?;
    let Some(site) = row.map(|r| r.get::<SiteId>("id")).transpose()? else { return Ok(()) };
    let mut browser = Browser::new(app);
    for ticket in TICKETS {
        one(&mut browser, app.clock.now(), site, ticket).await?;
    }
    Ok(())
}

async fn one(browser: &mut Browser, now: Timestamp, site: SiteId, ticket: Ticket) -> Outcome<()> {
    let (kind, grade, spot, work, watcher, hours, far) = ticket;
    let body = json!({
        "kind": kind, "grade": grade, "spot": spot, "work": work, "watcher": watcher,
        "from": now, "to": now + SignedDuration::from_hours(hours),
        "workers": [{ "name": "样例作业员", "certificate": "样例特证0001", "expires": "2026-06-30" }, { "name": "样例辅助工" }],
    });
    let page = call(browser, ASKS, &format!("/sites/{site}/permits"), body).await?;
    let id = page["it"]["id"].as_str().unwrap_or_default().to_owned();
    if far >= 1 && page["analysed"] == true {
        let at = now - SignedDuration::from_mins(12);
        let body = json!({ "at": at, "spot": spot, "combustible": 0.05, "lower_limit": 5.0, "oxygen": 20.8,
            "analyst": "样例分析员" });
        call(browser, ASKS, &format!("/permits/{id}/analyses"), body).await?;
    }
    let moves = format!("/permits/{id}/moves");
    if far >= 2 {
        let all = page["safeguards"].as_array().into_iter().flatten().map(|s| s["code"].clone()).collect::<Vec<_>>();
        call(browser, APPROVES, &moves, json!({ "action": "approve", "safeguards": all, "note": "现场已查看" }))
            .await?;
    }
    if far >= 3 {
        call(browser, ASKS, &moves, json!({ "action": "start" })).await?;
    }
    Ok(())
}
