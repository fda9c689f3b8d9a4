//! Verbs: plan, change, take a step of the life. One function, one transaction.

use super::ask::{guests, title};
use super::{decide, gather, minutes, pack, store, tell};
use crate::committee::io::act::{acts_for, open};
use crate::committee::io::store as committees;
use crate::meeting::agenda::fill;
use crate::meeting::flow::{MeetingAction, MeetingFlow, Standing};
use crate::meeting::guard;
use crate::meeting::model::{Mark, Meeting};
use ::store::{Tx, number};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{CommitteeId, MeetingId, UnitId};
use kernel::{Outcome, Refusal, Right};
use web::{Ctx, offer};

/// The asker's mark.
pub fn mark(ctx: &Ctx, note: Option<&str>) -> Mark {
    let note = note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    Mark { at: ctx.now(), by: ctx.actor().person, name: ctx.actor().name.clone(), note }
}

/// In what capacities the asker may act on a meeting.
pub fn parties(ctx: &Ctx, m: &Meeting) -> Vec<Party> {
    let mut out = Vec::new();
    for (right, party) in [(Right::MeetingWrite, Party::Host), (Right::MeetingSign, Party::Signer)] {
        if acts_for(ctx, right, m.organ, &m.region_path) {
            out.push(party);
        }
    }
    out
}

/// Refuses whoever does not convene the meeting.
pub fn host(ctx: &Ctx, m: &Meeting) -> Outcome<()> {
    match parties(ctx, m).contains(&Party::Host) {
        true => Ok(()),
        false => Err(Refusal::forbidden("NOT_YOURS", "会议由承办单位办理，您不能代办；可查看议程和材料。")),
    }
}

/// What is typed in for a new meeting.
#[derive(Clone, Debug, Default)]
pub struct NewMeeting {
    pub committee: Option<CommitteeId>,
    pub title: String,
    pub on: Option<Date>,
    pub time: String,
    pub place: String,
    pub study: bool,
    pub invited: Vec<UnitId>,
}

/// Plan a meeting; its agenda is filled at once with what is known now.
pub async fn create(ctx: &Ctx, new: NewMeeting) -> Outcome<MeetingId> {
    let id = new
        .committee
        .ok_or_else(|| Refusal::invalid("MISSING_FIELD", "请选择由哪个机构开会。").at("committee", "必填"))?;
    let mut tx = ctx.begin().await?;
    let c = committees::find(&mut tx, ctx.scope(), id).await?;
    if !acts_for(ctx, Right::MeetingWrite, c.organ, &c.region_path) {
        return Err(Refusal::forbidden("NOT_YOURS", format!("“{}”的会议由承办单位安排，您不能代办。", c.name)));
    }
    open(&c)?;
    let (on, time) = guard::when(new.on, &new.time, ctx.today())?;
    let code = c.region_path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let year = ctx.today().year();
    let n = number::take(&mut tx, &format!("meeting {code}"), year, 1).await?;
    let invited = guests(&mut tx, new.invited, &c.members).await?;
    let mut m = Meeting {
        id: ctx.id(),
        number: number::print("HY", &code, year, n),
        committee: c.id,
        committee_name: c.name.clone(),
        kind: c.kind,
        owner: c.owner,
        organ: c.organ,
        region_path: c.region_path.clone(),
        title: title(&new.title)?,
        on,
        time,
        place: guard::words(&new.place, "place", "会议地点")?,
        study: new.study,
        members: c.members.clone(),
        invited,
        state: MeetingFlow::START,
        agenda: Vec::new(),
        left_out: Vec::new(),
        as_of: None,
        pack_sha: None,
        held_on: None,
        attendance: Vec::new(),
        record: None,
        summary: None,
        decisions: Vec::new(),
        minutes: None,
        minutes_number: None,
        planned: mark(ctx, None),
        called: None,
        minuted: None,
        ended: None,
        version: 1,
    };
    refill(ctx, &mut tx, &mut m).await?;
    store::insert(&mut tx, &m).await?;
    let event = Event::new(m.id, "plan", "筹备").moved("", m.state.code());
    ctx.record(&mut tx, &event, &m).await?;
    tx.commit().await?;
    Ok(m.id)
}

/// Look everything up again as of now.
pub async fn refill(ctx: &Ctx, tx: &mut Tx, m: &mut Meeting) -> Outcome<()> {
    let c = committees::by_id(tx, m.committee).await?.ok_or_else(|| Refusal::internal("meeting without committee"))?;
    let (found, left_out) = gather::gather(ctx, tx, &c, m.id).await?;
    m.agenda = fill(&m.agenda, found);
    m.left_out = left_out;
    m.members = c.members;
    m.as_of = Some(ctx.now());
    Ok(())
}

/// What may be changed; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    pub version: i64,
    pub title: Option<String>,
    pub on: Option<Date>,
    pub time: Option<String>,
    pub place: Option<String>,
    pub study: Option<bool>,
    pub invited: Option<Vec<UnitId>>,
    /// What was said, one paragraph a line; while the minutes are open.
    pub summary: Option<String>,
}

impl Edit {
    fn plans(&self) -> bool {
        self.title.is_some()
            || self.on.is_some()
            || self.time.is_some()
            || self.place.is_some()
            || self.study.is_some()
            || self.invited.is_some()
    }
}

/// Find a meeting for its host at the version that the page showed.
pub async fn for_host(ctx: &Ctx, tx: &mut Tx, id: MeetingId, version: Option<i64>) -> Outcome<Meeting> {
    let m = store::find(tx, ctx.scope(), id).await?;
    host(ctx, &m)?;
    match version {
        Some(v) if v != m.version => Err(Refusal::changed_meanwhile("会议")),
        _ => Ok(m),
    }
}

/// Refuses what belongs to another state, naming both.
pub fn only(m: &Meeting, state: Standing, what: &str) -> Outcome<()> {
    if m.state == state {
        return Ok(());
    }
    let say = format!("会议目前处于“{}”，{what}只在“{}”时办理。", m.state.label(), state.label());
    Err(Refusal::conflict("WRONG_STATE", say))
}

/// Change day, place and the like while it is planned; write the summary once it was held.
pub async fn change(ctx: &Ctx, id: MeetingId, edit: Edit) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut m = for_host(ctx, &mut tx, id, Some(edit.version)).await?;
    if edit.plans() {
        only(&m, Standing::Planned, "修改会议安排（通知发出后改期须取消并另行通知）")?;
        if edit.on.is_some() || edit.time.is_some() {
            let time = edit.time.clone().unwrap_or_else(|| m.time.strftime("%H:%M").to_string());
            (m.on, m.time) = guard::when(edit.on.or(Some(m.on)), &time, ctx.today())?;
        }
        if let Some(text) = &edit.title {
            m.title = title(text)?;
        }
        if let Some(place) = &edit.place {
            m.place = guard::words(place, "place", "会议地点")?;
        }
        m.study = edit.study.unwrap_or(m.study);
        if let Some(invited) = edit.invited {
            m.invited = guests(&mut tx, invited, &m.members).await?;
        }
    }
    if let Some(text) = &edit.summary {
        only(&m, Standing::Held, "记录会议内容")?;
        let text = guard::words(text, "summary", "会议内容")?;
        m.summary = Some(mark(ctx, Some(&text)));
    }
    store::save(&mut tx, &mut m).await?;
    let (action, label) =
        if edit.summary.is_some() { ("summary", "记录会议内容") } else { ("change", "修改安排") };
    ctx.record(&mut tx, &Event::new(m.id, action, label), &m).await?;
    tx.commit().await?;
    Ok(())
}

/// A move of the life.
#[derive(Clone, Debug, Default)]
pub struct Move {
    pub action: String,
    pub version: Option<i64>,
    pub held_on: Option<Date>,
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// Take one move.
pub async fn advance(ctx: &Ctx, id: MeetingId, step: Move) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut m = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != m.version) {
        return Err(Refusal::changed_meanwhile("会议"));
    }
    let said = |t: &Option<String>| t.as_deref().is_some_and(|t| !t.trim().is_empty());
    let mut filled = Vec::new();
    if said(&step.reason) {
        filled.push("reason");
    }
    if step.held_on.is_some() {
        filled.push("held_on");
    }
    let before = m.state;
    let (action, to) = offer::step::<MeetingFlow>("会议", before, &step.action, &parties(ctx, &m), &filled)?;
    let words = step.reason.clone().or_else(|| step.note.clone());
    m.state = to;
    match action {
        MeetingAction::Call => {
            if m.on < ctx.today() {
                let say = format!("会议日期 {} 已经过去，请先改期再发通知。", m.on);
                return Err(Refusal::conflict("DAY_PAST", say));
            }
            refill(ctx, &mut tx, &mut m).await?;
            m.called = Some(mark(ctx, None));
            pack::freeze(ctx, &mut tx, &mut m).await?;
            store::show(&mut tx, &m).await?;
            tell::called(ctx, &mut tx, &m).await?;
        }
        MeetingAction::Hold => m.held_on = Some(guard::held_on(step.held_on, &m, ctx.today())?),
        MeetingAction::Minute => {
            guard::minutes(&m, ctx.actor().person)?;
            m.minuted = Some(mark(ctx, None));
            minutes::issue(ctx, &mut tx, &mut m).await?;
            decide::send(ctx, &mut tx, &mut m).await?;
        }
        MeetingAction::Close => {
            let open = decide::lying(&mut tx, &m).await?;
            guard::close(&open.iter().collect::<Vec<_>>())?;
            m.ended = Some(mark(ctx, words.as_deref()));
        }
        MeetingAction::Cancel => {
            m.ended = Some(mark(ctx, words.as_deref()));
            if before == Standing::Called {
                tell::cancelled(ctx, &mut tx, &m).await?;
            }
        }
    }
    store::save(&mut tx, &mut m).await?;
    let event = Event::new(m.id, MeetingFlow::action_code(action), MeetingFlow::action_label(action))
        .moved(before.code(), to.code())
        .note(words);
    ctx.record(&mut tx, &event, &m).await?;
    tx.commit().await?;
    Ok(())
}
