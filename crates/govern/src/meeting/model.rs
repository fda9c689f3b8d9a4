//! A meeting and what belongs to it.

use super::flow::Standing;
use crate::committee::model::{Kind, Member};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use kernel::id::{CommitteeId, MeetingId, PaperId, PersonId, RecordId, SuperviseId, UnitId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who did something when, in what words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub name: String,
    pub note: Option<String>,
}

/// Why something stands on an agenda, in the order in which it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// 上次会议议定、尚未办结
    Decision,
    /// 警示告知
    Warning,
    /// 事故
    Accident,
    /// 挂牌督办和超期的重大隐患
    Hazard,
    /// 办理中的督办
    Supervise,
    /// 逾期任务
    Overdue,
    /// 红灯任务
    Red,
    /// What people added.
    Own,
}

const SORTS: &[(Sort, &str, &str)] = &[
    (Sort::Decision, "decision", "上次议定未办结"),
    (Sort::Warning, "warning", "警示告知"),
    (Sort::Accident, "accident", "事故"),
    (Sort::Hazard, "hazard", "挂牌和超期重大隐患"),
    (Sort::Supervise, "supervise", "办理中的督办"),
    (Sort::Overdue, "overdue", "逾期任务"),
    (Sort::Red, "red", "红灯任务"),
    (Sort::Own, "own", "其他议题"),
];

impl Sort {
    pub fn code(self) -> &'static str {
        SORTS.iter().find(|s| s.0 == self).map_or("", |s| s.1)
    }
    pub fn label(self) -> &'static str {
        SORTS.iter().find(|s| s.0 == self).map_or("", |s| s.2)
    }
    pub fn parse(code: &str) -> Option<Sort> {
        SORTS.iter().find(|s| s.1 == code).map(|s| s.0)
    }
}

/// The record that an item is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub concept: String,
    pub id: Uuid,
    pub number: String,
    /// Page of the record.
    pub link: String,
}

/// An item of the agenda, with the facts as they were known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Stays with the item whatever its place; counted from 1.
    pub n: u32,
    pub sort: Sort,
    pub about: Option<About>,
    pub title: String,
    /// Who answers for it, in words.
    pub who: String,
    /// Why it is here.
    pub why: String,
    pub facts: Vec<(String, String)>,
    /// Colour code at the moment; none for what has no light.
    pub colour: Option<String>,
    /// Who put it there; `None`: the program.
    pub by: Option<String>,
    /// Who took it off, and why.
    pub dropped: Option<Mark>,
}

/// What did not fit on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub sort: Sort,
    pub count: i64,
}

/// How somebody took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// 到会
    Present,
    /// 代会: somebody else for whoever has the seat
    Deputy,
    /// 请假
    Leave,
    /// 未到
    Absent,
}

impl How {
    pub const ALL: [How; 4] = [How::Present, How::Deputy, How::Leave, How::Absent];

    pub fn code(self) -> &'static str {
        match self {
            How::Present => "present",
            How::Deputy => "deputy",
            How::Leave => "leave",
            How::Absent => "absent",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            How::Present => "到会",
            How::Deputy => "代会",
            How::Leave => "请假",
            How::Absent => "未到",
        }
    }
    pub fn parse(code: &str) -> Option<How> {
        How::ALL.into_iter().find(|h| h.code() == code)
    }
    pub fn came(self) -> bool {
        matches!(self, How::Present | How::Deputy)
    }
}

/// One seat at one meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attendee {
    pub unit: UnitId,
    pub unit_name: String,
    /// The seat's post, or the post that the person holds.
    pub post: String,
    pub chair: bool,
    /// Invited, not a member.
    pub guest: bool,
    pub how: How,
    pub person: Option<PersonId>,
    pub name: String,
    /// Deputy: for whom.
    pub stands_for: Option<String>,
    /// Leave: why.
    pub reason: Option<String>,
}

/// 议定事项
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Counted from 1 within the meeting.
    pub place: i64,
    /// Number of the item that it belongs to.
    pub item: Option<u32>,
    pub text: String,
    pub lead: UnitId,
    pub lead_name: String,
    pub due: Date,
    pub by: Mark,
    /// 交办单 that went out with the minutes.
    pub step: Option<SuperviseId>,
    pub step_number: Option<String>,
}

/// A meeting as kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Meeting {
    pub id: MeetingId,
    /// `HY-990121-2026-000012`
    pub number: String,
    pub committee: CommitteeId,
    pub committee_name: String,
    pub kind: Kind,
    pub owner: UnitId,
    pub organ: UnitId,
    pub region_path: String,
    pub title: String,
    pub on: Date,
    pub time: Time,
    pub place: String,
    /// A session on major questions (D03).
    pub study: bool,
    /// Seats as they are when it is called; before that the committee's.
    pub members: Vec<Member>,
    pub invited: Vec<UnitId>,
    pub state: Standing,
    pub agenda: Vec<Item>,
    pub left_out: Vec<LeftOut>,
    /// The moment of which the agenda speaks; frozen once it is called.
    pub as_of: Option<Timestamp>,
    /// SM3 of the pack as frozen.
    pub pack_sha: Option<String>,
    pub held_on: Option<Date>,
    pub attendance: Vec<Attendee>,
    /// The duty record that attendance became.
    pub record: Option<RecordId>,
    /// What was said, one paragraph a line, and who wrote it.
    pub summary: Option<Mark>,
    pub decisions: Vec<Decision>,
    pub minutes: Option<PaperId>,
    pub minutes_number: Option<String>,
    pub planned: Mark,
    pub called: Option<Mark>,
    pub minuted: Option<Mark>,
    /// Closed or cancelled.
    pub ended: Option<Mark>,
    pub version: i64,
}

impl Meeting {
    /// Items that were not dropped, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.agenda.iter().filter(|i| i.dropped.is_none())
    }

    /// 2026年11月30日09:00
    pub fn when(&self) -> String {
        let d = self.held_on.unwrap_or(self.on);
        format!("{}{}", crate::paper::rules::printed_day(d), self.time.strftime("%H:%M"))
    }
}
