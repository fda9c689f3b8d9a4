//! Attendance: entered once, and with it the duty record that every occurrence counts which it fits.

use super::act::{for_host, mark, only};
use super::store;
use crate::committee::io::act::for_owner;
use crate::committee::io::seat::{Sitter, sitters};
use crate::committee::model::study_of;
use crate::meeting::attend::{Said, Seat, lines, seated};
use crate::meeting::flow::Standing;
use crate::meeting::guard;
use crate::meeting::model::{How, Meeting};
use crate::record::io::act::{NewRecord, enter_in, void_in};
use crate::task::io::store as tasks;
use ::store::Tx;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::MeetingId;
use kernel::{Outcome, Refusal};
use web::Ctx;

/// Seats of a meeting with who may take them on a day.
pub async fn seats(tx: &mut Tx, m: &Meeting, on: Date) -> Outcome<Vec<Seat>> {
    let units = store::units(m);
    let names = tasks::units(tx, &units).await?;
    let people = sitters(tx, &units, on).await?;
    let of = |unit: &kernel::id::UnitId| -> Vec<_> {
        let one = |s: &Sitter| (s.id, s.name.clone(), s.post.clone());
        people.get(unit).into_iter().flatten().map(one).collect()
    };
    let name = |unit: &kernel::id::UnitId| names.get(unit).map(|u| u.short.clone()).unwrap_or_default();
    let members = m.members.iter().map(|s| Seat {
        unit: s.unit,
        unit_name: name(&s.unit),
        post: s.post.clone(),
        chair: s.chair,
        guest: false,
        people: of(&s.unit),
    });
    let guests = m.invited.iter().map(|u| Seat {
        unit: *u,
        unit_name: name(u),
        post: None,
        chair: false,
        guest: true,
        people: of(u),
    });
    Ok(members.chain(guests).collect())
}

/// What is typed in.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    pub version: Option<i64>,
    pub people: Vec<Said>,
    /// Why it is entered again.
    pub reason: Option<String>,
}

/// Enter who was there.
pub async fn take(ctx: &Ctx, id: MeetingId, ask: Taken) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut m = for_host(ctx, &mut tx, id, ask.version).await?;
    only(&m, Standing::Held, "登记出席")?;
    guard::attendance_again(&m, ask.reason.as_deref())?;
    let on = m.held_on.unwrap_or(m.on);
    let seats = seats(&mut tx, &m, on).await?;
    m.attendance = seated(&seats, &ask.people)?;
    let again = ask.reason.as_deref().map(str::trim).filter(|r| !r.is_empty());
    if let (Some(old), Some(why)) = (m.record, again) {
        void_in(ctx, &mut tx, old, &format!("会议出席更正：{why}")).await?;
    }
    record(ctx, &mut tx, &mut m, on).await?;
    store::save(&mut tx, &mut m).await?;
    let label = if again.is_some() { "更正出席" } else { "登记出席" };
    let note = mark(ctx, again).note;
    ctx.record(&mut tx, &Event::new(m.id, "attendance", label).note(note), &m).await?;
    tx.commit().await?;
    Ok(())
}

/// 履职记录 of the meeting: of its owner, with everybody who came.
async fn record(ctx: &Ctx, tx: &mut Tx, m: &mut Meeting, on: Date) -> Outcome<()> {
    let object = if m.study { study_of(&m.committee_name) } else { m.committee_name.clone() };
    if let Some(title) = store::by_hand(tx, m, &object, on).await? {
        let say = format!("{on} 已有人手工登记了会议“{title}”，再登记出席会重复计数；请先在履职记录中作废它。");
        return Err(Refusal::conflict("ALREADY_RECORDED", say));
    }
    let came = m.attendance.iter().filter(|a| a.how.came());
    let mut note = format!("会议编号 {}；到会 {} 人", m.number, came.clone().count());
    let away: Vec<String> = [How::Leave, How::Absent].into_iter().flat_map(|h| lines(&m.attendance, h)).collect();
    if !away.is_empty() {
        note += &format!("；未到会：{}", away.join("、"));
    }
    let new = NewRecord {
        kind: "meeting".into(),
        title: m.title.clone(),
        on: Some(on),
        unit: Some(m.owner),
        people: came.filter_map(|a| a.person).collect(),
        object: Some(object),
        places: vec![m.place.clone()],
        note: Some(note.chars().take(2000).collect()),
        ..NewRecord::default()
    };
    m.record = Some(enter_in(&for_owner(ctx), tx, new).await?.id);
    Ok(())
}
