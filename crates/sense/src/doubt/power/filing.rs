//! 用电备案: what a works has on file about its power (handbook 04 §8). The enterprise files; whatever would hide more than
//! before waits for the regulator, as looser limits of a point do.

use super::rules::{Allowed, Works};
use crate::alarm::model::Mark;
use jiff::Timestamp;
use kernel::id::{PointId, PowerFilingId, SiteId};
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Greatest load and capacity of a site, kW; more is a slip of the finger.
const MOST_KW: f64 = 2_000_000.0;
/// Most entries of a list.
const MOST: usize = 200;
/// Longest reason, in characters.
const LONGEST: usize = 500;
/// Longest exception and planned cut, in days.
const DAYS: i64 = 366;
/// How late an end or a beginning “from now on” may be entered, in seconds.
const GRACE: i64 = 900;

words! {
    /// Why load is allowed where none should be (the white list of handbook 04 §8).
    Why {
        TestRun "test_run" "检修试车",
        Drainage "drainage" "抽水排涝",
        Frost "frost" "冬季保温",
    }
}

/// A stretch with its reason: a planned cut of the grid, or a declared stop, which may be open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = PowerStretch)]
pub struct Stretch {
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub reason: String,
}

/// A filed exception: load up to a ceiling for a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = PowerException)]
pub struct Exception {
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    /// `test_run` `drainage` `frost`
    pub why: String,
    /// Ceiling, kW.
    pub most_kw: f64,
    pub reason: String,
}

/// A passed acceptance of resumption (复产验收).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PowerAcceptance)]
pub struct Acceptance {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Number of the paper, or who accepted.
    #[serde(default)]
    pub reason: String,
}

/// What is on file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = PowerFigures)]
pub struct Figures {
    /// Contracted capacity, kW.
    pub capacity_kw: f64,
    /// Load that stays when nothing is produced (light, pumps, ventilation), kW; measured from earlier stops if empty.
    pub idle_kw: Option<f64>,
    /// No work from 22:00 to 06:00.
    pub night_off: bool,
    pub kwh_per_tonne: Option<f64>,
    /// Permitted, in a month.
    pub tonnes_a_month: Option<f64>,
    /// Points whose sum is the load of the works; if empty each meter is judged by itself.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub meters: Vec<PointId>,
    /// Points on the circuits of main fans.
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub main_fans: Vec<PointId>,
    pub planned_cuts: Vec<Stretch>,
    pub exceptions: Vec<Exception>,
    /// The latest.
    pub accepted: Option<Acceptance>,
    /// Declared stops.
    pub stops: Vec<Stretch>,
}

/// Figures that wait for the regulator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub figures: Figures,
    /// In which respects they would hide more.
    pub looser: Vec<String>,
    pub reason: String,
    pub asked: Mark,
}

/// The record of a site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filing {
    pub id: PowerFilingId,
    pub site: SiteId,
    /// In force; none before the first was confirmed.
    pub figures: Option<Figures>,
    pub proposed: Option<Proposal>,
    /// 0: not kept yet.
    pub version: i64,
}

fn bad(at: &str, say: String) -> Refusal {
    Refusal::invalid("BAD_POWER", say.clone()).at(at, say)
}

fn seconds(t: Timestamp) -> i64 {
    t.as_second()
}

impl Figures {
    /// Refuses figures that cannot be.
    ///
    /// # Errors
    /// `BAD_POWER` with the field.
    pub fn checked(&self) -> Outcome<()> {
        if !(self.capacity_kw > 0.0 && self.capacity_kw <= MOST_KW) {
            return Err(bad("capacity_kw", format!("合同容量应大于 0、不超过 {MOST_KW} kW，请核对。")));
        }
        if let Some(kw) = self.idle_kw.filter(|kw| !(*kw >= 0.0 && *kw <= self.capacity_kw)) {
            return Err(bad("idle_kw", format!("保安负荷填了 {kw} kW，应在 0 到合同容量之间，请核对。")));
        }
        let positive = |v: Option<f64>| v.is_none_or(|v| v > 0.0 && v.is_finite());
        if !positive(self.kwh_per_tonne) || !positive(self.tonnes_a_month) {
            return Err(bad("kwh_per_tonne", "吨产品电耗和核定月产量应为大于 0 的数。".into()));
        }
        if self.kwh_per_tonne.is_some() != self.tonnes_a_month.is_some() {
            return Err(bad("kwh_per_tonne", "吨产品电耗和核定月产量须同时填写，或同时不填。".into()));
        }
        if let Some(both) = self.meters.iter().find(|p| self.main_fans.contains(p)) {
            let at = self.meters.iter().position(|p| p == both).unwrap_or(0);
            return Err(bad(&format!("meters[{at}]"), "同一点位不能既是总表又是主扇回路，请只选一处。".into()));
        }
        let lists = [
            ("planned_cuts", "计划停电", self.planned_cuts.len()),
            ("exceptions", "例外用电", self.exceptions.len()),
            ("stops", "申报停产", self.stops.len()),
            ("meters", "总表点位", self.meters.len()),
            ("main_fans", "主扇回路", self.main_fans.len()),
        ];
        if let Some((at, name, n)) = lists.into_iter().find(|l| l.2 > MOST) {
            return Err(bad(at, format!("{name}最多 {MOST} 条，现有 {n} 条，请删去已经过期的。")));
        }
        for (i, c) in self.planned_cuts.iter().enumerate() {
            stretch(&format!("planned_cuts[{i}]"), &format!("第 {} 条计划停电", i + 1), c.from, c.until, &c.reason)?;
        }
        for (i, e) in self.exceptions.iter().enumerate() {
            let (at, name) = (format!("exceptions[{i}]"), format!("第 {} 条例外用电", i + 1));
            stretch(&at, &name, e.from, e.until, &e.reason)?;
            if Why::parse(&e.why).is_none() {
                return Err(bad(&format!("{at}.why"), format!("{name}请选择检修试车、抽水排涝或冬季保温。")));
            }
            if !(e.most_kw > 0.0 && e.most_kw <= self.capacity_kw) {
                let say = format!("{name}须填写负荷上限，大于 0、不超过合同容量 {} kW。", self.capacity_kw);
                return Err(bad(&format!("{at}.most_kw"), say));
            }
        }
        for (i, s) in self.stops.iter().enumerate() {
            let name = format!("第 {} 条申报停产", i + 1);
            begun(&format!("stops[{i}]"), &name, s.from)?;
            said(&format!("stops[{i}].reason"), &name, &s.reason)?;
            if s.until.is_some_and(|u| u <= s.from) {
                return Err(bad(&format!("stops[{i}].until"), format!("{name}的结束时间应晚于开始时间。")));
            }
        }
        self.accepted.as_ref().map_or(Ok(()), |a| said("accepted.reason", "复产验收", &a.reason))
    }

    /// In which respects these would hide more than `before`, in Chinese; nothing where they are as strict or stricter. What
    /// begins or ends from now on is an announcement; what reaches back would wash what happened.
    pub fn looser(&self, before: Option<&Figures>, now: Timestamp) -> Vec<String> {
        let Some(old) = before else { return vec!["首次备案".into()] };
        let mut out = Vec::new();
        let mut say = |is: bool, what: &str| {
            if is {
                out.push(what.to_owned());
            }
        };
        let past = |t: Timestamp| seconds(t) < seconds(now) - GRACE;
        say(self.capacity_kw > old.capacity_kw, "提高合同容量");
        let idle = match (old.idle_kw, self.idle_kw) {
            (Some(a), Some(b)) => b > a,
            (a, b) => a != b,
        };
        say(idle, "提高或改变保安负荷");
        say(old.night_off && !self.night_off, "取消夜停");
        let raised = |a: Option<f64>, b: Option<f64>| a.is_some_and(|a| b.is_none_or(|b| b > a));
        say(raised(old.kwh_per_tonne, self.kwh_per_tonne), "提高吨产品电耗或取消产量核算");
        say(raised(old.tonnes_a_month, self.tonnes_a_month), "提高核定月产量或取消产量核算");
        say(old.main_fans.iter().any(|p| !self.main_fans.contains(p)), "减少主扇回路");
        say(self.main_fans.iter().any(|p| !old.main_fans.contains(p)), "改变主扇回路");
        say(self.meters != old.meters, "改变总表点位");
        let new = |c: &&Stretch| !old.planned_cuts.contains(*c);
        say(self.planned_cuts.iter().filter(new).any(|c| past(c.from)), "补报已经开始的计划停电");
        let covered = |e: &Exception| {
            let within = |o: &Exception| {
                o.from <= e.from && o.until.zip(e.until).is_some_and(|(o, e)| o >= e) && o.most_kw >= e.most_kw
            };
            old.exceptions.iter().any(within)
        };
        say(self.exceptions.iter().any(|e| !covered(e)), "增加例外用电或提高其上限");
        say(self.accepted != old.accepted, "登记复产验收");
        let kept = |o: &Stretch| {
            // Over for a year, not begun yet, over and kept, longer than it was, or ended from now on.
            let ends = |s: &Stretch| s.until.is_none_or(|u| !past(u) || o.until.is_some_and(|ou| u >= ou));
            let old = o.until.is_some_and(|u| seconds(u) < seconds(now) - DAYS * 86_400);
            old || o.from > now
                || self.stops.iter().any(|s| s.from <= o.from && s.until.is_none_or(|u| u > o.from) && ends(s))
        };
        say(!old.stops.iter().all(kept), "撤销或提前结束已经开始的停产");
        out
    }

    /// As the rules need it. `stopped` with ordered and promised stops joined by the caller.
    pub fn works(&self, stopped: Vec<(i64, i64)>, accepted_at: Option<i64>, offset_ms: i64) -> Works {
        let ms = |t: Timestamp| t.as_millisecond();
        let own = self.accepted.as_ref().map(|a| ms(a.at));
        Works {
            capacity_kw: self.capacity_kw,
            stopped,
            night_off: self.night_off,
            allowed: self
                .exceptions
                .iter()
                .filter_map(|e| Some(Allowed { from_ms: ms(e.from), to_ms: ms(e.until?), most_kw: e.most_kw }))
                .collect(),
            planned_cuts: self.planned_cuts.iter().filter_map(|c| Some((ms(c.from), ms(c.until?)))).collect(),
            main_fan: false,
            accepted_at: own.max(accepted_at),
            capacity: self.kwh_per_tonne.zip(self.tonnes_a_month),
            people: Vec::new(),
            offset_ms,
        }
    }

    /// When the last declared stop ends: `None` without any, the end of time while one is open.
    pub fn stopped_until(&self) -> Option<Timestamp> {
        self.stops.iter().map(|s| s.until.unwrap_or(crate::alarm::model::NEVER)).max()
    }
}

fn said(at: &str, name: &str, reason: &str) -> Outcome<()> {
    match reason.trim().chars().count() {
        0 => Err(bad(at, format!("{name}没有写明原因或依据，请补上。"))),
        n if n > LONGEST => Err(bad(at, format!("{name}的原因不能超过 {LONGEST} 字，现有 {n} 字。"))),
        _ => Ok(()),
    }
}

fn begun(at: &str, name: &str, from: Timestamp) -> Outcome<()> {
    if from > Timestamp::UNIX_EPOCH {
        return Ok(());
    }
    Err(bad(&format!("{at}.from"), format!("{name}没有填开始时间，请补上。")))
}

fn stretch(at: &str, name: &str, from: Timestamp, until: Option<Timestamp>, reason: &str) -> Outcome<()> {
    begun(at, name, from)?;
    said(&format!("{at}.reason"), name, reason)?;
    let end = format!("{at}.until");
    let Some(until) = until else {
        return Err(bad(&end, format!("{name}没有填结束时间，请补上；不能长期有效。")));
    };
    match seconds(until) - seconds(from) {
        s if s <= 0 => Err(bad(&end, format!("{name}的结束时间应晚于开始时间。"))),
        s if s > DAYS * 86_400 => Err(bad(&end, format!("{name}最长 {DAYS} 日，到期可再次备案。"))),
        _ => Ok(()),
    }
}
