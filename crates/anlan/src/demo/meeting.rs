//! The demo's meetings: the county's half-monthly dispatch meeting, called, held and minuted in the last days of the story,
//! and the prefecture's, called for next week. Through the routes, as anybody would.

use super::browser::Browser;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;
use web::{App, Ctx};

const COUNTY_CLERK: &str = "yx.anban";
const COUNTY_HEAD: &str = "yx.anzhu";
const CLERK: &str = "an.jingban";
const LEAD: &str = "yj.jingban";

/// How far the meetings are.
pub struct Meetings {
    until: Date,
    /// 0 nothing, 1 committees stand, 2 the county is called, 3 it was held, 4 the prefecture is called.
    stage: u8,
    county: String,
    prefecture: String,
    called: String,
}

impl Meetings {
    pub fn until(until: Date) -> Meetings {
        Meetings { until, stage: 0, county: String::new(), prefecture: String::new(), called: String::new() }
    }

    /// One morning: whatever is due by now, in its order.
    pub async fn day(&mut self, app: &App, browser: &mut Browser, units: &HashMap<String, Uuid>) -> Outcome<()> {
        let today = Ctx::system(app.clone()).today();
        let before = |days: i64| self.until.saturating_sub(days.days()) <= today;
        let due = [before(4), before(4), before(3), before(0)];
        for stage in 0..due.len() {
            if !due[stage] || usize::from(self.stage) != stage {
                continue;
            }
            match stage {
                0 => self.set_up(browser, units).await?,
                1 => {
                    self.called = self
                        .call(browser, COUNTY_CLERK, &self.county.clone(), "云溪县安全生产半月调度会", today, 1)
                        .await?
                }
                2 => self.hold(browser, units, today).await?,
                _ => {
                    self.call(browser, CLERK, &self.prefecture.clone(), "云岭州安全生产月度推进会", today, 7).await?;
                }
            }
            self.stage += 1;
        }
        Ok(())
    }

    async fn set_up(&mut self, browser: &mut Browser, units: &HashMap<String, Uuid>) -> Outcome<()> {
        let unit = |short: &str| units.get(short).copied().ok_or_else(|| Refusal::internal(format!("no unit {short}")));
        let mut members = vec![json!({ "unit": unit("云溪县委县政府")?, "post": "县长", "chair": true })];
        for short in ["云溪县应急局", "云溪县住建局", "云溪县公安局", "云溪县教体局", "青石镇", "柳坝乡"]
        {
            members.push(json!({ "unit": unit(short)? }));
        }
        let form = json!({ "name": "云溪县安全生产调度会", "kind": "dispatch", "owner": unit("云溪县委县政府")?,
            "organ": unit("云溪县安委办")?, "members": members });
        self.county = id(&browser.call(COUNTY_CLERK, "POST", "/committees", Some(form)).await?);
        let mut members = vec![json!({ "unit": unit("州政府")?, "post": "州长、州安委会主任", "chair": true })];
        for short in [
            "州应急局",
            "州住建局",
            "州交通局",
            "州消防支队",
            "云溪县委县政府",
            "松泉县委县政府",
            "雪岭县委县政府",
            "园区管委会",
        ] {
            members.push(json!({ "unit": unit(short)? }));
        }
        let form = json!({ "name": "云岭州安全生产推进会", "kind": "dispatch", "owner": unit("州委")?,
            "organ": unit("州安委办")?, "members": members });
        self.prefecture = id(&browser.call(CLERK, "POST", "/committees", Some(form)).await?);
        let members = json!([{ "unit": unit("州应急局")?, "post": "局长", "chair": true }, { "unit": unit("州工信局")? },
            { "unit": unit("州消防支队")? }, { "unit": unit("园区管委会")? }]);
        let form = json!({ "name": "云岭州危险化学品专业委员会", "kind": "special_committee", "trade": "chemical",
            "owner": unit("州应急局")?, "members": members });
        let special = id(&browser.call(LEAD, "POST", "/committees", Some(form)).await?);
        let analysis = json!({ "item": "analysis", "title": "危险化学品领域季度风险分析", "on": self.until.saturating_sub(40.days()) });
        browser.call(LEAD, "POST", &format!("/committees/{special}/records"), Some(analysis)).await?;
        Ok(())
    }

    /// Plan and call a meeting in so many days; its id.
    async fn call(
        &self,
        browser: &mut Browser,
        who: &str,
        committee: &str,
        title: &str,
        today: Date,
        days: i64,
    ) -> Outcome<String> {
        let form = json!({ "committee": committee, "title": title, "on": today.saturating_add(days.days()), "time": "09:00",
            "place": "机关第二会议室" });
        let page = browser.call(who, "POST", "/meetings", Some(form)).await?;
        let m = id(&page);
        let own = json!({ "op": "add", "title": "研究岁末年初安全防范工作", "why": "临近岁末，企业赶工期、抢进度，提请会议部署", "who": page["it"]["organ"]["short"] });
        browser.call(who, "POST", &format!("/meetings/{m}/agenda"), Some(own)).await?;
        let call = json!({ "flow": "meeting", "action": "call" });
        browser.call(who, "POST", &format!("/meetings/{m}/moves"), Some(call)).await?;
        Ok(m)
    }

    async fn hold(&self, browser: &mut Browser, units: &HashMap<String, Uuid>, today: Date) -> Outcome<()> {
        let m = &self.called;
        let path = |rest: &str| format!("/meetings/{m}{rest}");
        let held = json!({ "flow": "meeting", "action": "hold", "held_on": today });
        let page = browser.call(COUNTY_CLERK, "POST", &path("/moves"), Some(held)).await?;
        let mut people = Vec::new();
        for (n, seat) in page["seats"].as_array().into_iter().flatten().enumerate() {
            let mut one = json!({ "unit": seat["unit"]["id"], "post": seat["post"] });
            let person = &seat["people"][0]["id"];
            match n {
                4 => (one["how"], one["reason"]) = (json!("leave"), json!("参加省级培训")),
                _ if person.is_null() => one["how"] = json!("absent"),
                _ => (one["how"], one["person"]) = (json!("present"), person.clone()),
            }
            people.push(one);
        }
        browser.call(COUNTY_CLERK, "POST", &path("/attendance"), Some(json!({ "people": people }))).await?;
        let due = today.saturating_add(20.days());
        for (short, text) in [
            ("云溪县住建局", "对在建工地开展一次岁末专项检查，发现的隐患逐项登记整改。"),
            ("云溪县应急局", "汇总各乡镇和部门排查情况，形成重大事故隐患清单报县安委会。"),
        ] {
            let lead = units.get(short).copied();
            let one = json!({ "text": text, "lead": lead, "due": due });
            browser.call(COUNTY_CLERK, "POST", &path("/decisions"), Some(one)).await?;
        }
        let page = browser.call(COUNTY_CLERK, "GET", &path(""), None).await?;
        let summary = "会议逐项听取了逾期和红灯任务的办理情况。\n会议指出，部分单位前松后紧，凭据上传不及时。\n会议要求倒排时间，逐项明确责任人。";
        let edit = json!({ "version": page["it"]["version"], "summary": summary });
        browser.call(COUNTY_CLERK, "PUT", &path(""), Some(edit)).await?;
        let sign = json!({ "flow": "meeting", "action": "minute" });
        browser.call(COUNTY_HEAD, "POST", &path("/moves"), Some(sign)).await?;
        Ok(())
    }
}

fn id(page: &Value) -> String {
    page["it"]["id"].as_str().unwrap_or_default().to_owned()
}
