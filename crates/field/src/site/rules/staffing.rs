//! Safety staff that must be there (安全生产法 §24, §27; further thresholds as parameters).

use crate::site::model::{Site, Tag};
use jiff::civil::Date;
use kernel::light::Used;
use law::{Parameters, industry};
use serde::Serialize;

/// One duty to have somebody.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StaffLine {
    pub rule: String,
    pub need: String,
    pub have: String,
    /// `None` while the number of staff is unknown.
    pub ok: Option<bool>,
    pub clause: String,
    /// Words of the law; `false`: a proposal of this product.
    pub statutory: bool,
}

/// Sectors of §24 paragraph 1: 矿山、金属冶炼、建筑施工、运输单位和危险物品的生产、经营、储存、装卸单位.
fn of_paragraph_one(site: &Site) -> bool {
    matches!(
        site.trade.as_str(),
        "mine" | "coal" | "construction" | "road" | "port" | "chemical" | "fireworks" | "explosives" | "gas"
    ) || industry::smelting(&site.industry)
        || site.tags.contains(&Tag::MetalSmelting)
}

/// §27 paragraph 3: 危险物品的生产、储存、装卸单位以及矿山、金属冶炼单位.
fn needs_engineer(site: &Site) -> bool {
    matches!(site.trade.as_str(), "mine" | "coal" | "chemical" | "fireworks" | "explosives")
        || industry::smelting(&site.industry)
        || site.tags.contains(&Tag::MetalSmelting)
}

/// Every duty that applies to the site, with what it has.
pub fn staffing(site: &Site, law: &Parameters, on: Date, used: &mut Vec<Used>) -> Vec<StaffLine> {
    let mut out = Vec::new();
    let (have, region) = (site.staffing, site.region_path.as_str());
    let mut at = |key: &str| law.used(key, region, on, used) as i64;
    let full_over = at("site.staff.full_time_over");
    let full = format!("专职 {} 人，兼职 {} 人", have.full_time, have.part_time);
    let line = |rule: &str, need: String, have: String, ok: Option<bool>, clause: &str, statutory: bool| StaffLine {
        rule: rule.into(),
        need,
        have,
        ok,
        clause: clause.into(),
        statutory,
    };
    const ART24: &str = "《安全生产法》第二十四条";
    if of_paragraph_one(site) {
        let need = "应设置安全生产管理机构或配备专职安全生产管理人员（不论人数）".to_owned();
        out.push(line("staff.full_time", need, full, Some(have.full_time > 0), ART24, true));
    } else {
        let (need, ok) = match site.staff {
            None => {
                (format!("从业人员超过 {full_over} 人的应有专职人员，{full_over} 人以下的应有专职或兼职人员"), None)
            }
            Some(n) if n > full_over => {
                (format!("从业人员 {n} 人，超过 {full_over} 人，应设机构或配备专职人员"), Some(have.full_time > 0))
            }
            Some(n) => (
                format!("从业人员 {n} 人，在 {full_over} 人以下，应配备专职或兼职人员"),
                Some(have.full_time + have.part_time > 0),
            ),
        };
        out.push(line("staff.full_time", need, full, ok, ART24, true));
    }
    if needs_engineer(site) {
        let need = "应有注册安全工程师从事安全生产管理工作".to_owned();
        let have = format!("{} 人", have.engineers);
        out.push(line(
            "staff.engineer",
            need,
            have,
            Some(site.staffing.engineers > 0),
            "《安全生产法》第二十七条",
            true,
        ));
    }
    let word = if site.high_risk { "高危" } else { "其他" };
    let director = ["site.staff.director_other", "site.staff.director_high"];
    let committee = ["site.staff.committee_other", "site.staff.committee_high"];
    for (rule, what, keys, has, clause) in [
        ("director", "安全总监", director, have.director, "安全总监设置门槛（参数）"),
        ("committee", "安全生产委员会", committee, have.committee, "企业安委会设置门槛（参数）"),
    ] {
        let from = at(keys[usize::from(site.high_risk)]);
        if from > 0 && site.staff.is_some_and(|n| n >= from) {
            let need = format!("{word}单位从业人员 {from} 人以上，应设{what}");
            let have = if has { "已设" } else { "未设" }.to_owned();
            out.push(line(&format!("staff.{rule}"), need, have, Some(has), clause, false));
        }
    }
    out
}
