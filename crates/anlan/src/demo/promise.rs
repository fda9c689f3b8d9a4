//! The demo's promises of this morning: the firm with an account by its own principal, through the routes; the others in the
//! name of the principal that their register shows. Two firms have not promised yet, one says that it stands still.

use super::browser::Browser;
use kernel::id::SiteId;
use kernel::{Actor, Outcome, Scope};
use sense::promise::{Figures, Work, io};
use serde_json::json;
use web::{App, Ctx};

/// Whose principal signs in.
const ACCOUNT: &str = "云岭甲化工厂";
/// Not yet promised at nine.
const LATE: [&str; 2] = ["松泉县样例化工五厂（虚构）", "云溪县样例化工二厂（虚构）"];
/// Says that nothing runs.
const STILL: &str = "园区样例化工一厂（虚构）";

fn figures(name: &str, n: u32) -> Figures {
    let total = 2 + n % 4;
    let running = if name == STILL { 0 } else { total - n % 2 };
    let work = match name {
        STILL => Work::default(),
        ACCOUNT => Work { first_hot: 1, second_hot: 2, confined_space: 1, height: 3, ..Work::default() },
        _ => Work { second_hot: n % 3, height: n % 2, electric: 1, ..Work::default() },
    };
    let mut out = Figures { total, running, stopped: total - running, work, ..Figures::default() };
    (out.stores_safe, out.sources_safe, out.safe) = (true, true, true);
    out
}

/// Promise for today, and mark the weather of the day.
pub async fn morning(app: &App) -> Outcome<()> {
    let system = Ctx::system(app.clone());
    io::jobs::tick(&system).await?;
    let sql =
        "select s.id, s.name, s.principal from promise p join site s on s.id = p.site where p.day = $1 order by s.name";
    let rows = app.db.read().await?.all(sql, store::params![system.today()]).await?;
    let mut browser = Browser::new(app);
    for (n, row) in (0..).zip(rows) {
        let (site, name, principal): (SiteId, String, Option<String>) =
            (row.get("id")?, row.get("name")?, row.get("principal")?);
        let figures = figures(&name, n);
        if LATE.contains(&name.as_str()) {
            continue;
        }
        if name == ACCOUNT {
            let body = json!({ "figures": figures });
            browser.call("qy.tou", "POST", &format!("/sites/{site}/promises"), Some(body)).await?;
            continue;
        }
        let actor = Actor { name: principal.unwrap_or_else(|| "主要负责人".into()), ..Actor::clock() };
        let ctx = Ctx::new(app.clone(), actor, Scope::everything(), "demo".into());
        io::act::make(&ctx, site, figures).await?;
    }
    let until = app.clock.now() + jiff::SignedDuration::from_hours(9);
    let mark = json!({
        "weather": "thunder", "colour": "yellow", "region": "Z990101001", "until": until,
        "source": "云岭州气象台（演示）雷电黄色预警第7号",
    });
    browser.call("an.jingban", "POST", "/weather-marks", Some(mark)).await?;
    // Rated anew by the next tick, not only a quarter of an hour after the history's last.
    let mut tx = app.db.begin().await?;
    tx.exec("delete from warning_round", &[]).await?;
    tx.commit().await?;
    Ok(())
}
