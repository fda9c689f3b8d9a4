//! A committee and who belongs to it.

use jiff::civil::Date;
use kernel::id::{CommitteeId, UnitId};
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};

/// What sort of body meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 安委会
    SafetyCommittee,
    /// 专委会 of a trade
    SpecialCommittee,
    /// 调度会: town weekly, county half-monthly, prefecture monthly
    Dispatch,
    /// 常委会、常务会 on work safety
    StandingCommittee,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::SafetyCommittee, Kind::SpecialCommittee, Kind::Dispatch, Kind::StandingCommittee];

    pub fn code(self) -> &'static str {
        match self {
            Kind::SafetyCommittee => "safety_committee",
            Kind::SpecialCommittee => "special_committee",
            Kind::Dispatch => "dispatch",
            Kind::StandingCommittee => "standing_committee",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Kind::SafetyCommittee => "安委会",
            Kind::SpecialCommittee => "专业委员会",
            Kind::Dispatch => "调度会",
            Kind::StandingCommittee => "常委会、常务会",
        }
    }
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// A seat: a unit, or whoever holds a post in it on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub unit: UnitId,
    /// Title of the post; `None`: anybody of the unit.
    #[serde(default)]
    pub post: Option<String>,
    /// Presides. Each committee has one such seat.
    #[serde(default)]
    pub chair: bool,
}

/// A committee as kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Committee {
    pub id: CommitteeId,
    pub name: String,
    pub kind: Kind,
    /// Code of the trade, for special committees.
    pub trade: Option<String>,
    /// Whose duty its meetings are: the party committee, the government, the lead department.
    pub owner: UnitId,
    /// Who convenes it, in whose name its papers go out: the office, the lead department.
    pub organ: UnitId,
    pub region_path: String,
    /// Kind of the region: `prefecture` `county` `township` `functional_zone`.
    pub level: String,
    pub members: Vec<Member>,
    /// First and last day.
    pub since: Date,
    pub until: Option<Date>,
    pub version: i64,
}

impl Committee {
    /// What its records name as their object; with the mark of a session on major questions (D03).
    pub fn object(&self, study: bool) -> String {
        match study {
            true => study_of(&self.name),
            false => self.name.clone(),
        }
    }
}

/// Object of a record of a session that studied major questions.
pub fn study_of(name: &str) -> String {
    format!("{name}（专题研究重大安全问题）")
}

/// Most seats of a committee.
pub const MOST: usize = 120;

/// Name, trade and seats, checked; every wrong field is named at once.
pub fn acceptable(name: &str, kind: Kind, trade: Option<&str>, members: &[Member]) -> Outcome<()> {
    let mut wrong: Vec<(&str, String)> = Vec::new();
    let n = name.trim().chars().count();
    if !(2..=60).contains(&n) {
        wrong.push(("name", format!("名称应为 2—60 字，现为 {n} 字")));
    }
    match (kind, trade) {
        (Kind::SpecialCommittee, None) => wrong.push(("trade", "专委会须选择行业领域".into())),
        (Kind::SpecialCommittee, Some(t)) if !law::industry::TRADES.iter().any(|k| k.0 == t) => {
            wrong.push(("trade", format!("没有“{t}”这个行业领域，请从列表中选择")));
        }
        (k, Some(_)) if k != Kind::SpecialCommittee => {
            wrong.push(("trade", format!("{}不分行业，请不要填写行业领域", k.label())));
        }
        _ => {}
    }
    let chairs = members.iter().filter(|m| m.chair).count();
    if members.is_empty() || members.len() > MOST {
        wrong.push(("members", format!("成员应为 1—{MOST} 席，现为 {} 席", members.len())));
    } else if chairs != 1 {
        wrong.push(("members", format!("须有且只有一位主持人，现有 {chairs} 位")));
    }
    let twice =
        members.iter().enumerate().any(|(i, m)| members[..i].iter().any(|o| o.unit == m.unit && (o.post == m.post)));
    if twice {
        wrong.push(("members", "同一单位、同一岗位列了两次".into()));
    }
    let Some((_, first)) = wrong.first() else { return Ok(()) };
    let refusal = Refusal::invalid("BAD_COMMITTEE", format!("会议机构不能保存：{first}。"));
    Err(wrong.into_iter().fold(refusal, |r, (path, say)| r.at(path, say)))
}
