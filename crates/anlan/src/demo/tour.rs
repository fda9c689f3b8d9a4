//! The demo's tours of this morning: a round over counties, zone and some departments with its visits, a joint team that has
//! handed over what it found, a station with its log. What lies in the past was entered today: the clock does not go back.

use super::browser::Browser;
use jiff::ToSpan;
use kernel::{Outcome, Refusal};
use serde_json::{Value, json};
use std::collections::HashMap;
use web::{App, Ctx};

const CLERK: &str = "an.jingban";
const HEAD: &str = "an.zhuren";
/// Of the round: who was visited already, and what was said of it.
const DONE: [(&str, &str); 2] =
    [("云溪县委县政府", "责任体系健全，乡镇网格巡查记录不全。"), ("州住建局", "燃气整治台账清楚，抽查的两处已整改。")];
const LEFT: [&str; 5] = ["松泉县委县政府", "雪岭县委县政府", "园区管委会", "州应急局", "州交通局"];

struct Tours {
    browser: Browser,
    units: HashMap<String, String>,
}

impl Tours {
    async fn post(&mut self, who: &str, path: &str, body: Value) -> Outcome<Value> {
        self.browser.call(who, "POST", path, Some(body)).await
    }

    fn unit(&self, short: &str) -> Outcome<String> {
        self.units.get(short).cloned().ok_or_else(|| Refusal::internal(format!("no unit {short}")))
    }

    /// Drafted by the clerk, approved by the head; its address.
    async fn programme(&mut self, body: Value) -> Outcome<String> {
        let page = self.post(CLERK, "/tours", body).await?;
        let path = format!("/tours/{}", page["it"]["id"].as_str().unwrap_or_default());
        self.post(HEAD, &format!("{path}/moves"), json!({ "action": "issue" })).await?;
        Ok(path)
    }

    /// A visit of today with evidence by these methods; its address.
    async fn visit(&mut self, tour: &str, target: &str, on: &str, methods: &[(&str, &str)]) -> Outcome<String> {
        let body = json!({ "target": self.unit(target)?, "on": on, "leader": "样例组长" });
        let page = self.post(CLERK, &format!("{tour}/visits"), body).await?;
        let path = format!("/tour-visits/{}", page["it"]["id"].as_str().unwrap_or_default());
        if !methods.is_empty() {
            self.post(CLERK, &format!("{path}/moves"), json!({ "action": "begin" })).await?;
        }
        for (method, text) in methods {
            self.post(CLERK, &format!("{path}/evidence"), json!({ "method": method, "text": text })).await?;
        }
        Ok(path)
    }
}

const ALL: [(&str, &str); 4] = [
    ("briefing", "听取负责人关于责任制落实和整治进展的汇报。"),
    ("papers", "查阅会议纪要、任务台账和检查记录各一季度。"),
    ("site", "看了两处现场，核对台账与实际。"),
    ("people", "访谈一线人员五名，了解培训和巡查情况。"),
];

/// Everything of this morning.
pub async fn morning(app: &App) -> Outcome<()> {
    let today = Ctx::system(app.clone()).today();
    let rows = app.db.read().await?.all("select id, short from unit", &[]).await?;
    let mut units = HashMap::new();
    for r in rows {
        units.insert(r.get::<String>("short")?, r.get::<kernel::id::UnitId>("id")?.to_string());
    }
    let mut t = Tours { browser: Browser::new(app), units };
    let mut targets = Vec::new();
    for short in DONE.iter().map(|d| d.0).chain(LEFT) {
        targets.push(json!({ "unit": t.unit(short)? }));
    }
    let round = json!({ "sort": "tour", "title": "云岭州安全生产全覆盖巡查（2024—2025年）", "from_year": 2024,
        "topics": "责任落实、三年行动、问题整改", "targets": targets });
    let round = t.programme(round).await?;
    let day = today.to_string();
    for (target, said) in DONE {
        let visit = t.visit(&round, target, &day, &ALL).await?;
        t.post(CLERK, &format!("{visit}/moves"), json!({ "action": "finish", "note": said })).await?;
    }
    t.visit(&round, "园区管委会", &day, &ALL[..2]).await?;
    let soon = today.saturating_add(12.days()).to_string();
    t.visit(&round, "松泉县委县政府", &soon, &[]).await?;

    let mut core = Vec::new();
    for short in ["州纪委监委", "州委办", "州政府办", "州安委办"] {
        core.push(t.unit(short)?);
    }
    let joint = json!({ "sort": "joint", "title": "城镇燃气整治联合督查", "topics": "城镇燃气安全专项整治", "from": day,
        "to": today.saturating_add(60.days()), "core": core, "targets": [
            { "unit": t.unit("雪岭县委县政府")?, "members": [t.unit("州住建局")?, t.unit("州市场监管局")?] },
            { "unit": t.unit("松泉县委县政府")?, "members": [t.unit("州住建局")?] },
        ] });
    let joint = t.programme(joint).await?;
    let visit = t.visit(&joint, "雪岭县委县政府", &day, &ALL).await?;
    for (title, text) in [
        ("两处燃气管道占压未清理", "占压点已列入台账，尚无清理计划，请明确责任人和时间。"),
        ("餐饮场所报警器抽查三家未联动", "对同类场所全面排查并更换不合格产品。"),
    ] {
        let due = today.saturating_add(30.days());
        t.post(CLERK, &format!("{visit}/findings"), json!({ "title": title, "text": text, "due": due })).await?;
    }
    let said = "整治台账齐全，占压清理和报警器质量两项须限期整改。";
    t.post(CLERK, &format!("{visit}/moves"), json!({ "action": "finish", "note": said })).await?;

    let from = today.saturating_sub(8.days());
    let station = json!({ "title": "雪岭县驻点督导", "target": t.unit("雪岭县委县政府")?, "from": from,
        "to": today.saturating_add(16.days()), "people": "样例组员甲、样例组员乙" });
    let station = t.post(CLERK, "/tour-stations", station).await?;
    let logs = format!("/tour-stations/{}/logs", station["it"]["id"].as_str().unwrap_or_default());
    let days = [
        (from, "入驻，与县安委办对接，调取任务台账。", ""),
        (today.saturating_sub(1.days()), "随机查看两家加油站和一处工地。", "工地动火未配灭火器，已当场整改"),
        (today, "列席县调度会，核对逾期任务三项。", ""),
    ];
    for (day, text, found) in days {
        t.post(CLERK, &logs, json!({ "day": day, "text": text, "found": found })).await?;
    }
    Ok(())
}
