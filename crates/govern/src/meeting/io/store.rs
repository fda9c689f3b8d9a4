//! SQL of meetings.

use crate::committee::model::Kind;
use crate::meeting::flow::MeetingFlow;
use crate::meeting::model::{Decision, Meeting};
use ::store::{Access, Kind as Column, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use jiff::civil::{Date, Time};
use kernel::flow::Flow;
use kernel::id::{CommitteeId, MeetingId, SuperviseId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use serde::Serialize;

/// Who sees a meeting: the region's people, its owner, whoever convenes it, and once they are called the members' units.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &["t.owner", "t.organ"],
    access: Some(Access { table: "meeting_unit", record: "meeting", copies: &["on_day"] }),
    areas: true,
    large: None,
};

const COLUMNS: &str = "t.id, t.number, t.committee, t.committee_name, t.kind, t.owner, t.organ, t.region_path, t.title, \
    t.on_day, t.start_time, t.place, t.study, t.members, t.invited, t.state, t.agenda, t.left_out, t.as_of, t.pack_sha, t.held_on, \
    t.attendance, t.record, t.summary, t.minutes, t.minutes_number, t.planned, t.called, t.minuted, t.ended, t.version";

/// The register, the latest first.
pub static LISTED: Listed = Listed {
    table: "meeting",
    joins: "join unit o on o.id = t.organ",
    columns: "t.id, t.number, t.committee, t.committee_name, t.kind, t.owner, t.organ, t.region_path, t.title, \
        t.on_day, t.start_time, t.place, t.study, t.members, t.invited, t.state, t.agenda, t.left_out, t.as_of, t.pack_sha, t.held_on, \
        t.attendance, t.record, t.summary, t.minutes, t.minutes_number, t.planned, t.called, t.minuted, t.ended, t.version, \
        o.name as organ_name, o.short as organ_short, o.region_path as organ_region",
    on: SCOPE,
    sorts: &[Sort { name: "on", column: "t.on_day", kind: Column::Date }],
    default: "-on",
};

fn maybe<T: serde::de::DeserializeOwned>(row: &Row, name: &str) -> Outcome<Option<T>> {
    let value: Option<serde_json::Value> = row.get(name)?;
    value.filter(|v| !v.is_null()).map(serde_json::from_value).transpose().map_err(Refusal::internal)
}

/// One row, without its decisions.
pub fn decode(row: &Row) -> Outcome<Meeting> {
    let (kind, state, time): (String, String, String) = (row.get("kind")?, row.get("state")?, row.get("start_time")?);
    Ok(Meeting {
        id: row.get("id")?,
        number: row.get("number")?,
        committee: row.get("committee")?,
        committee_name: row.get("committee_name")?,
        kind: Kind::parse(&kind).ok_or_else(|| Refusal::internal(format!("meeting.kind holds {kind}")))?,
        owner: row.get("owner")?,
        organ: row.get("organ")?,
        region_path: row.get("region_path")?,
        title: row.get("title")?,
        on: row.get("on_day")?,
        time: Time::strptime("%H:%M", &time).map_err(Refusal::internal)?,
        place: row.get("place")?,
        study: row.get("study")?,
        members: row.json("members")?,
        invited: row.json("invited")?,
        state: MeetingFlow::parse_state(&state)
            .ok_or_else(|| Refusal::internal(format!("meeting.state holds {state}")))?,
        agenda: row.json("agenda")?,
        left_out: row.json("left_out")?,
        as_of: row.get("as_of")?,
        pack_sha: row.get("pack_sha")?,
        held_on: row.get("held_on")?,
        attendance: row.json("attendance")?,
        record: row.get("record")?,
        summary: maybe(row, "summary")?,
        decisions: Vec::new(),
        minutes: row.get("minutes")?,
        minutes_number: row.get("minutes_number")?,
        planned: row.json("planned")?,
        called: maybe(row, "called")?,
        minuted: maybe(row, "minuted")?,
        ended: maybe(row, "ended")?,
        version: row.get("version")?,
    })
}

fn written(m: &Meeting) -> Vec<(&'static str, Value)> {
    fn json<T: Serialize>(value: &Option<T>) -> Value {
        value.as_ref().map_or(Value::Null(Column::Json), Value::json)
    }
    let areas = list::areas(&m.region_path);
    vec![
        ("committee", m.committee.into()),
        ("committee_name", (&m.committee_name).into()),
        ("kind", m.kind.code().into()),
        ("owner", m.owner.into()),
        ("organ", m.organ.into()),
        ("region_path", (&m.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("title", (&m.title).into()),
        ("on_day", m.on.into()),
        ("start_time", m.time.strftime("%H:%M").to_string().into()),
        ("place", (&m.place).into()),
        ("study", m.study.into()),
        ("members", Value::json(&m.members)),
        ("invited", Value::json(&m.invited)),
        ("state", m.state.code().into()),
        ("agenda", Value::json(&m.agenda)),
        ("left_out", Value::json(&m.left_out)),
        ("as_of", m.as_of.into()),
        ("pack_sha", m.pack_sha.clone().into()),
        ("held_on", m.held_on.into()),
        ("attendance", Value::json(&m.attendance)),
        ("record", m.record.into()),
        ("summary", json(&m.summary)),
        ("minutes", m.minutes.into()),
        ("minutes_number", m.minutes_number.clone().into()),
        ("planned", Value::json(&m.planned)),
        ("called", json(&m.called)),
        ("minuted", json(&m.minuted)),
        ("ended", json(&m.ended)),
    ]
}

pub async fn insert(tx: &mut Tx, m: &Meeting) -> Outcome<()> {
    let columns = written(m);
    let mut names = vec!["id", "number", "version"];
    names.extend(columns.iter().map(|c| c.0));
    let mut row: Vec<Value> = params![m.id, &m.number, m.version].to_vec();
    row.extend(columns.into_iter().map(|c| c.1));
    tx.bulk_insert("meeting", &names, &[row]).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up.
pub async fn save(tx: &mut Tx, m: &mut Meeting) -> Outcome<()> {
    let columns = written(m);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 3)).collect();
    let sql = format!("update meeting set version = version + 1, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![m.id, m.version].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("会议"));
    }
    m.version += 1;
    Ok(())
}

/// One in scope with its decisions; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: MeetingId) -> Outcome<Meeting> {
    if !list::visible(tx, scope, Right::MeetingRead, &SCOPE, "meeting", id).await? {
        return Err(Refusal::not_found("会议"));
    }
    let row = tx.opt(&format!("select {COLUMNS} from meeting t where t.id = $1"), params![id]).await?;
    let mut m = decode(&row.ok_or_else(|| Refusal::not_found("会议"))?)?;
    m.decisions = decisions(tx, id).await?;
    Ok(m)
}

/// The members' units see it from now on.
pub async fn show(tx: &mut Tx, m: &Meeting) -> Outcome<()> {
    tx.exec("delete from meeting_unit where meeting = $1", params![m.id]).await?;
    let rows: Vec<Vec<Value>> = units(m).into_iter().map(|u| vec![u.into(), m.id.into(), m.on.into()]).collect();
    tx.bulk_insert("meeting_unit", &["unit", "meeting", "on_day"], &rows).await?;
    Ok(())
}

/// Units with a seat or an invitation, each once.
pub fn units(m: &Meeting) -> Vec<UnitId> {
    let mut all: Vec<UnitId> = m.members.iter().map(|s| s.unit).chain(m.invited.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Freeze the sheets of the pack.
pub async fn set_pack(tx: &mut Tx, id: MeetingId, content: &str) -> Outcome<()> {
    tx.exec("update meeting set pack = $2 where id = $1", params![id, content]).await?;
    Ok(())
}

/// The frozen sheets.
pub async fn pack(tx: &mut Tx, id: MeetingId) -> Outcome<Option<String>> {
    tx.one("select pack from meeting where id = $1", params![id]).await?.get("pack")
}

fn decision(row: &Row) -> Outcome<Decision> {
    let item: Option<i64> = row.get("item")?;
    Ok(Decision {
        place: row.get("place")?,
        item: item.and_then(|n| u32::try_from(n).ok()),
        text: row.get("text")?,
        lead: row.get("lead")?,
        lead_name: row.get("lead_name")?,
        due: row.get("due")?,
        by: row.json("by_mark")?,
        step: row.get("step")?,
        step_number: row.get("step_number")?,
    })
}

/// Decisions of a meeting, in order.
pub async fn decisions(tx: &mut Tx, id: MeetingId) -> Outcome<Vec<Decision>> {
    let sql = "select place, item, text, lead, lead_name, due, by_mark, step, step_number from meeting_decision \
               where meeting = $1 order by place";
    tx.all(sql, params![id]).await?.iter().map(decision).collect()
}

/// Write the decisions of a meeting anew.
pub async fn set_decisions(tx: &mut Tx, m: &Meeting) -> Outcome<()> {
    tx.exec("delete from meeting_decision where meeting = $1", params![m.id]).await?;
    let rows: Vec<Vec<Value>> = m
        .decisions
        .iter()
        .map(|d| {
            vec![
                m.id.into(),
                d.place.into(),
                m.committee.into(),
                d.item.map(i64::from).into(),
                (&d.text).into(),
                d.lead.into(),
                (&d.lead_name).into(),
                d.due.into(),
                Value::json(&d.by),
                d.step.into(),
                d.step_number.clone().into(),
            ]
        })
        .collect();
    let columns = &[
        "meeting",
        "place",
        "committee",
        "item",
        "text",
        "lead",
        "lead_name",
        "due",
        "by_mark",
        "step",
        "step_number",
    ];
    tx.bulk_insert("meeting_decision", columns, &rows).await?;
    Ok(())
}

/// A decision of an earlier meeting of a committee that is not done.
#[derive(Clone, Debug)]
pub struct Left {
    pub decision: Decision,
    pub meeting_number: String,
    pub meeting_title: String,
    pub on: Date,
    pub state: String,
}

/// Decisions that went out and are not ended, the first due first.
pub async fn left(tx: &mut Tx, committee: CommitteeId, but: MeetingId) -> Outcome<Vec<Left>> {
    let sql = "select d.place, d.item, d.text, d.lead, d.lead_name, d.due, d.by_mark, d.step, d.step_number, m.number, m.title, \
               coalesce(m.held_on, m.on_day) as held, s.state from meeting_decision d join meeting m on m.id = d.meeting \
               join supervise s on s.id = d.step where d.committee = $1 and d.meeting <> $2 \
               and s.state not in ('accepted', 'stopped') order by d.due, d.meeting, d.place";
    let one = |r: &Row| {
        Ok(Left {
            decision: decision(r)?,
            meeting_number: r.get("number")?,
            meeting_title: r.get("title")?,
            on: r.get("held")?,
            state: r.get("state")?,
        })
    };
    tx.all(sql, params![committee, but]).await?.iter().map(one).collect()
}

/// 交办单 that stand on the agenda of a later meeting of the committee that was called and not cancelled.
pub async fn taken_over(tx: &mut Tx, m: &Meeting) -> Outcome<Vec<SuperviseId>> {
    let day = m.held_on.unwrap_or(m.on);
    let sql = format!(
        "select {COLUMNS} from meeting t where t.committee = $1 and t.id <> $2 and t.on_day >= $3 \
         and t.state not in ('planned', 'cancelled') order by t.on_day, t.id"
    );
    let mut out = Vec::new();
    for row in tx.all(&sql, params![m.committee, m.id, day]).await? {
        let later = decode(&row)?;
        out.extend(
            later
                .items()
                .filter_map(|i| i.about.as_ref())
                .filter(|a| a.concept == "supervise")
                .map(|a| SuperviseId(a.id)),
        );
    }
    Ok(out)
}

/// Whether somebody entered a meeting of the owner by hand for that day, under this object or title.
pub async fn by_hand(tx: &mut Tx, m: &Meeting, object: &str, day: Date) -> Outcome<Option<String>> {
    let sql = "select title from duty_record where unit = $1 and on_day = $2 and kind = 'meeting' and state = 'valid' \
               and (object = $3 or title = $4) order by id limit 1";
    tx.opt(sql, params![m.owner, day, object, &m.title]).await?.map(|r| r.get("title")).transpose()
}
