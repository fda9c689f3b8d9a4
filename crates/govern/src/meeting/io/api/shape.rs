//! Shapes that are sent.

use crate::committee::io::api::SeatView;
use crate::meeting::model::{Attendee, Mark};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{CommitteeId, MeetingId, PaperId, PersonId, RecordId, SuperviseId, UnitId};
use org::ask::Told;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Offer;
use web::view::{LabelValue, UnitRef};

/// A meeting in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingRow {
    #[schema(value_type = Uuid)]
    pub id: MeetingId,
    pub number: String,
    #[schema(value_type = Uuid)]
    pub committee: CommitteeId,
    pub committee_name: String,
    pub kind: String,
    pub kind_label: String,
    pub organ: UnitRef,
    pub title: String,
    /// Day of the meeting: held, or planned.
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    /// 09:00
    pub time: String,
    pub place: String,
    pub study: bool,
    pub state: String,
    pub state_label: String,
    /// Items that were not dropped.
    pub items: usize,
    /// 到会、代会、请假、未到; all 0 before attendance is entered.
    pub came: [usize; 4],
    /// Called, its day is past, and nobody said whether it was held.
    pub waits: bool,
    pub version: i64,
}

/// Who did something when, in what words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingMark {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
}

impl From<&Mark> for MeetingMark {
    fn from(m: &Mark) -> MeetingMark {
        MeetingMark { at: m.at, name: m.name.clone(), note: m.note.clone() }
    }
}

/// An item of the agenda: as it was known, and as it is now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AgendaItem {
    pub n: u32,
    pub sort: String,
    pub sort_label: String,
    /// `task` `supervise` `hazard` `accident`; absent for items of people.
    pub concept: Option<String>,
    pub record: Option<Uuid>,
    pub number: Option<String>,
    pub link: Option<String>,
    pub title: String,
    pub who: String,
    pub why: String,
    pub facts: Vec<LabelValue>,
    /// Colour code at the moment.
    pub light: Option<String>,
    /// How the record stands now, in words; absent where this page does not know.
    pub now: Option<String>,
    /// Colour code now.
    pub now_light: Option<String>,
    pub by: Option<String>,
    pub dropped: Option<MeetingMark>,
}

/// What did not fit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AgendaRest {
    pub sort: String,
    pub sort_label: String,
    pub count: i64,
}

/// One seat at the meeting.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AttendeeView {
    #[schema(value_type = Uuid)]
    pub unit: UnitId,
    pub unit_name: String,
    pub post: String,
    pub chair: bool,
    pub guest: bool,
    /// `present` `deputy` `leave` `absent`
    pub how: String,
    pub how_label: String,
    #[schema(value_type = Option<Uuid>)]
    pub person: Option<PersonId>,
    pub name: String,
    pub stands_for: Option<String>,
    pub reason: Option<String>,
}

impl From<&Attendee> for AttendeeView {
    fn from(a: &Attendee) -> AttendeeView {
        AttendeeView {
            unit: a.unit,
            unit_name: a.unit_name.clone(),
            post: a.post.clone(),
            chair: a.chair,
            guest: a.guest,
            how: a.how.code().into(),
            how_label: a.how.label().into(),
            person: a.person,
            name: a.name.clone(),
            stands_for: a.stands_for.clone(),
            reason: a.reason.clone(),
        }
    }
}

/// A decision with the light of what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DecisionView {
    pub place: i64,
    pub item: Option<u32>,
    pub text: String,
    #[schema(value_type = Uuid)]
    pub lead: UnitId,
    pub lead_name: String,
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    pub by: MeetingMark,
    /// 交办单
    #[schema(value_type = Option<Uuid>)]
    pub step: Option<SuperviseId>,
    pub step_number: Option<String>,
    /// How it stands: 待纪要签发 before it is sent.
    pub state_label: String,
    pub light: String,
}

/// A meeting with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingPage {
    pub it: MeetingRow,
    /// The moment of which the agenda speaks.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub as_of: Option<Timestamp>,
    /// The notice is out: the agenda is what was known then.
    pub frozen: bool,
    pub pack_sha: Option<String>,
    pub agenda: Vec<AgendaItem>,
    pub rest: Vec<AgendaRest>,
    /// Seats with who may take them on the day.
    pub seats: Vec<SeatView>,
    pub guests: Vec<SeatView>,
    pub attendance: Vec<AttendeeView>,
    pub host: String,
    /// The duty record, and the periods that it counts for.
    #[schema(value_type = Option<Uuid>)]
    pub record: Option<RecordId>,
    pub counts_for: Vec<String>,
    pub summary: Option<MeetingMark>,
    pub decisions: Vec<DecisionView>,
    #[schema(value_type = Option<Uuid>)]
    pub minutes: Option<PaperId>,
    pub minutes_number: Option<String>,
    pub called: Option<MeetingMark>,
    pub minuted: Option<MeetingMark>,
    pub ended: Option<MeetingMark>,
    /// Who was told, and who confirmed.
    pub told: Vec<Told>,
    pub past: Vec<MeetingPast>,
    /// The asker convenes it: may change agenda, attendance, decisions.
    pub yours: bool,
    pub offers: Vec<Offer>,
}

/// One line of the past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingPast {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub label: String,
    pub note: Option<String>,
    /// The event is in a sealed batch of the ledger.
    pub sealed: bool,
}
