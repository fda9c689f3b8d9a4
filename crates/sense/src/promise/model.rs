//! What is promised.

use crate::alarm::model::Mark;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{PromiseId, SiteId};
use kernel::{Outcome, Refusal};
use org::ask::InForce;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Highest number of anything on one notice; more is a slip of the finger.
const MOST: u32 = 9_999;
/// Longest reason and note, in characters.
const LONGEST: usize = 1000;

/// Special work by kind (GB 30871), number of places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = PromisedWork)]
pub struct Work {
    pub special_hot: u32,
    pub first_hot: u32,
    pub second_hot: u32,
    pub confined_space: u32,
    pub blind_plate: u32,
    pub height: u32,
    pub lifting: u32,
    pub electric: u32,
    pub digging: u32,
    pub road: u32,
}

impl Work {
    /// What tickets in force say.
    pub fn of(now: &InForce) -> Work {
        Work {
            special_hot: now.of("special_hot"),
            first_hot: now.of("first_hot"),
            second_hot: now.of("second_hot"),
            confined_space: now.of("confined_space"),
            blind_plate: now.of("blind_plate"),
            height: now.of("height"),
            lifting: now.of("lifting"),
            electric: now.of("electric"),
            digging: now.of("digging"),
            road: now.of("road"),
        }
    }

    /// Code, label, number of each kind.
    pub fn lines(&self) -> [(&'static str, &'static str, u32); 10] {
        [
            ("special_hot", "特级动火", self.special_hot),
            ("first_hot", "一级动火", self.first_hot),
            ("second_hot", "二级动火", self.second_hot),
            ("confined_space", "受限空间", self.confined_space),
            ("blind_plate", "盲板抽堵", self.blind_plate),
            ("height", "高处作业", self.height),
            ("lifting", "吊装", self.lifting),
            ("electric", "临时用电", self.electric),
            ("digging", "动土", self.digging),
            ("road", "断路", self.road),
        ]
    }
}

/// The notice's figures (handbook 04 §7.2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PromiseFigures)]
pub struct Figures {
    /// Production units, all of them.
    pub total: u32,
    pub running: u32,
    pub stopped: u32,
    /// Of the running ones, in trial production.
    pub trial: u32,
    /// Being overhauled.
    pub overhaul: u32,
    /// A unit is being started up.
    pub starting: bool,
    /// A unit is being shut down.
    pub stopping: bool,
    /// Medium or major repair is going on.
    pub repair: bool,
    /// Tanks and stores are in a safe state.
    pub stores_safe: bool,
    /// Major hazard installations are in a safe state.
    pub sources_safe: bool,
    pub work: Work,
    /// “今日装置处于安全运行状态”.
    pub safe: bool,
    #[serde(default)]
    pub note: String,
}

impl Figures {
    /// Whether all production units are promised to stand still for the day.
    pub fn stands_still(&self) -> bool {
        self.total > 0 && self.stopped == self.total && !self.starting && !self.stopping
    }

    /// Refuses figures that contradict themselves.
    pub fn checked(&self) -> Outcome<()> {
        let bad = |at: &'static str, say: String| Err(Refusal::invalid("BAD_PROMISE", say.clone()).at(at, say));
        let counts = [
            ("total", "装置总数", self.total),
            ("running", "运行装置数", self.running),
            ("stopped", "停产装置数", self.stopped),
            ("trial", "试生产装置数", self.trial),
            ("overhaul", "检修装置数", self.overhaul),
        ];
        for (at, label, n) in counts.into_iter().chain(self.work.lines()) {
            if n > MOST {
                return bad(at, format!("{label}填了 {n}，超过上限 {MOST}，请核对。"));
            }
        }
        if self.running + self.stopped != self.total {
            let (r, s, t) = (self.running, self.stopped, self.total);
            return bad("total", format!("运行 {r} 套与停产 {s} 套之和不等于总数 {t} 套，请核对。"));
        }
        if self.trial > self.running {
            let (t, r) = (self.trial, self.running);
            return bad("trial", format!("试生产 {t} 套多于运行 {r} 套，请核对。"));
        }
        if self.overhaul > self.total {
            let (o, t) = (self.overhaul, self.total);
            return bad("overhaul", format!("检修 {o} 套多于总数 {t} 套，请核对。"));
        }
        if self.safe && !(self.stores_safe && self.sources_safe) {
            let say = "承诺安全运行，须重大危险源和罐区、仓库均处于安全状态；如有一项不是，请不作安全承诺并说明。";
            return bad("safe", say.to_owned());
        }
        let n = self.note.chars().count();
        if n > LONGEST {
            return bad("note", format!("说明不能超过 {LONGEST} 字，现有 {n} 字，请精简。"));
        }
        Ok(())
    }
}

/// What stood there before a correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub before: Figures,
    /// Who corrected, when, why.
    pub mark: Mark,
}

/// One site's notice of one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    pub id: PromiseId,
    pub site: SiteId,
    pub day: Date,
    pub figures: Figures,
    /// The principal, and when.
    pub made: Mark,
    pub corrections: Vec<Correction>,
    pub version: i64,
}

/// Who promises: the principal, for nobody but the own enterprise.
fn principal_only(principal: bool) -> Outcome<()> {
    if principal {
        return Ok(());
    }
    Err(Refusal::forbidden("NOT_PRINCIPAL", "安全承诺只能由本企业主要负责人作出或更正，他人不能代办。"))
}

/// Today's notice, the first of the day.
pub fn make(
    id: PromiseId,
    site: SiteId,
    day: Date,
    figures: Figures,
    made: Mark,
    principal: bool,
    earlier: Option<&Promise>,
) -> Outcome<Promise> {
    principal_only(principal)?;
    on_the_day(day, made.at)?;
    if earlier.is_some() {
        let say = format!("{day} 的安全承诺已经作出；内容有变化时请用“更正”并写明原因。");
        return Err(Refusal::conflict("ALREADY_PROMISED", say));
    }
    figures.checked()?;
    Ok(Promise { id, site, day, figures, made, corrections: Vec::new(), version: 1 })
}

/// The same notice with other figures; what stood there before is kept.
pub fn correct(promise: &Promise, figures: Figures, mark: Mark, principal: bool) -> Outcome<Promise> {
    principal_only(principal)?;
    on_the_day(promise.day, mark.at)?;
    let reason = mark.note.as_deref().unwrap_or_default().trim();
    if reason.is_empty() {
        return Err(Refusal::invalid("NO_REASON", "更正安全承诺须写明原因。").at("reason", "必填"));
    }
    if reason.chars().count() > LONGEST {
        let say = format!("更正原因不能超过 {LONGEST} 字，请精简。");
        return Err(Refusal::invalid("BAD_PROMISE", say).at("reason", format!("最多 {LONGEST} 字")));
    }
    figures.checked()?;
    if figures == promise.figures {
        return Err(Refusal::invalid("NO_CHANGE", "更正后的内容与原承诺相同，无须更正。"));
    }
    let mut out = promise.clone();
    let before = std::mem::replace(&mut out.figures, figures);
    out.corrections.push(Correction { before, mark });
    Ok(out)
}

/// Neither in advance nor afterwards.
fn on_the_day(day: Date, at: Timestamp) -> Outcome<()> {
    let today = kernel::day_of(at);
    if day == today {
        return Ok(());
    }
    let say = format!("安全承诺只能在当日作出或更正：所选日期为 {day}，今天是 {today}。");
    Err(Refusal::invalid("NOT_TODAY", say).at("day", "须为当日"))
}
