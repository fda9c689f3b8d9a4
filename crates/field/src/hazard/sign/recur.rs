//! What came back: the same kind at the same site, across a firm, over many firms. A watch, not a verdict.

use super::model::Sign;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, HazardId, SiteId};
use std::collections::BTreeSet;

/// A hazard of the same kind, as the question returns it.
#[derive(Clone, Debug)]
pub struct Same {
    pub id: HazardId,
    pub number: String,
    pub site: SiteId,
    pub enterprise: EnterpriseId,
    pub found_on: Date,
    /// Day on which it was closed, if it was.
    pub closed_on: Option<Date>,
}

/// Figures of the parameters `sign.*`: days, sites, firms.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub relapse_days: i64,
    pub firm_sites: usize,
    pub cluster_days: i64,
    pub cluster_firms: usize,
}

fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Signs about `this`, from the others of its kind.
pub fn signs(this: &Same, others: &[Same], limits: Limits) -> Vec<Sign> {
    let mut out = Vec::new();
    let before = |o: &&Same| o.id != this.id && o.found_on <= this.found_on;
    // Closed and found again: an open one is the same hazard reported twice, which merging settles.
    let came_back = others
        .iter()
        .filter(before)
        .filter(|o| o.site == this.site)
        .filter_map(|o| Some((o, o.closed_on.filter(|closed| *closed <= this.found_on)?)))
        .filter(|(_, closed)| days(*closed, this.found_on) <= limits.relapse_days)
        .max_by_key(|(_, closed)| *closed);
    if let Some((o, closed)) = came_back {
        let n = days(closed, this.found_on);
        let say = format!("同一场所的同类隐患 {} 已于 {closed} 销号，{n} 日后再次出现。", o.number);
        let score = if n <= limits.relapse_days / 4 { 0.8 } else { 0.6 };
        out.push(Sign { other_hazard: Some(o.id), ..Sign::new("relapse", score, say) });
    }
    let near = |o: &&Same, most: i64| o.id == this.id || before(o) && days(o.found_on, this.found_on) <= most;
    let sites: BTreeSet<SiteId> = others
        .iter()
        .filter(|o| o.enterprise == this.enterprise && near(o, limits.relapse_days))
        .map(|o| o.site)
        .chain([this.site])
        .collect();
    if sites.len() >= limits.firm_sites {
        let say = format!("该企业 {} 日内已有 {} 个场所出现同类隐患。", limits.relapse_days, sites.len());
        out.push(Sign::new("firm", 0.4, say));
    }
    let firms: BTreeSet<EnterpriseId> =
        others.iter().filter(|o| near(o, limits.cluster_days)).map(|o| o.enterprise).chain([this.enterprise]).collect();
    if firms.len() >= limits.cluster_firms {
        let say =
            format!("本区域 {} 日内已有 {} 家企业出现同类隐患，宜开展专项排查。", limits.cluster_days, firms.len());
        out.push(Sign::new("cluster", 0.3, say));
    }
    out
}
