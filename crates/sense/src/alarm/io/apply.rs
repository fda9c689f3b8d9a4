//! What the engine found, into rows: one transaction, told twice is told once.

use super::store;
use crate::alarm::engine::Change;
use crate::alarm::limit::Limit;
use crate::alarm::model::{Alarm, NEVER};
use crate::alarm::rules::birth;
use crate::alarm::rules::merge::{Seen, merge};
use crate::point::io::store as points;
use crate::point::model::{Mute, Point, Slot};
use ::store::{Tx, params};
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{AlarmId, SiteId};
use kernel::{Actor, Outcome};
use law::Parameters;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use web::App;

/// What became of the changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// New occurrences.
    pub raised: Vec<AlarmId>,
    /// Occurrences that ended.
    pub returned: Vec<AlarmId>,
    /// Told before, or without the beginning that would belong to it.
    pub known: usize,
    /// Of slots that no point has.
    pub unknown: usize,
}

/// Bring changes, in the order of their times, into the table of alarms. Idempotent: the same changes again do nothing.
///
/// # Errors
/// When the database refuses; then nothing of it is kept and the call can be repeated.
pub async fn apply(app: &App, changes: &[(Slot, Change)]) -> Outcome<Applied> {
    let mut out = Applied::default();
    let Some(first) = changes.iter().map(|c| c.1.at_ms).min() else { return Ok(out) };
    let (now, law) = (app.clock.now(), &app.law.parameters);
    let today = kernel::day_of(now);
    let slots: Vec<Slot> = changes.iter().map(|c| c.0).collect::<BTreeSet<_>>().into_iter().collect();
    let window = SignedDuration::from_secs(law.value("alarm.chatter_seconds", "", today) as i64);

    let mut tx = app.db.begin().await?;
    let of: HashMap<Slot, Point> = points::of_slots(&mut tx, &slots).await?.into_iter().map(|p| (p.slot, p)).collect();
    let told: Vec<(Slot, Change)> = changes.iter().filter(|c| of.contains_key(&c.0)).copied().collect();
    out.unknown = changes.len() - told.len();
    let since = birth::instant(first).saturating_sub(window).unwrap_or(Timestamp::UNIX_EPOCH);
    let stored = store::seen(&mut tx, &slots, since).await?;
    let (ids, mut seen): (Vec<AlarmId>, Vec<Seen>) = stored.into_iter().unzip();
    out.known = merge(&mut seen, &told);

    let mut events: Vec<(Event, serde_json::Value)> = Vec::new();
    let ended: HashMap<AlarmId, Seen> = ids.iter().copied().zip(seen.iter().copied()).filter(|s| s.1.ended).collect();
    let open: Vec<AlarmId> = ended.keys().copied().collect();
    for mut alarm in store::of_ids(&mut tx, &open).await? {
        let (Some(s), before) = (ended.get(&alarm.id), alarm.signal) else { continue };
        birth::returned(&mut alarm, birth::instant(s.returned_ms.unwrap_or_default()), s.back, law);
        store::save(&mut tx, &mut alarm).await?;
        events.push(told_of(&alarm, "return", "恢复", before.code()));
        out.returned.push(alarm.id);
        close_mute(&mut tx, &alarm).await?;
    }

    let mut fresh: Vec<Alarm> = Vec::new();
    for s in &seen {
        let Some((point, n)) = s.fresh.and_then(|n| Some((of.get(&s.slot)?, n))) else { continue };
        let mut alarm = birth::born(::store::new_id(birth::instant(s.raised_ms)), point, &told[n].1, law);
        alarm.chatter = chatters(s, &seen, window.as_millis() as i64, law.value("alarm.chatter_count", "", today));
        fresh.push(alarm);
    }
    if !fresh.is_empty() {
        // Before rows are marked: see there.
        store::feed(&mut tx, 0).await?;
    }
    flood(&mut tx, &mut fresh, law, now).await?;
    if !fresh.is_empty() {
        let duty = crate::shift::io::Duty::of(&mut tx, &fresh, now, law).await?;
        for alarm in &mut fresh {
            crate::shift::io::climb(alarm, &duty, now, law);
        }
    }
    for alarm in &mut fresh {
        events.push(told_of(alarm, "raise", "报警", ""));
        out.raised.push(alarm.id);
        if alarm.limit == Limit::Masked {
            open_mute(&mut tx, alarm).await?;
        }
        let end = seen.iter().find(|s| s.ended && same(s, alarm));
        if let Some(s) = end {
            let before = alarm.signal;
            birth::returned(alarm, birth::instant(s.returned_ms.unwrap_or_default()), s.back, law);
            events.push(told_of(alarm, "return", "恢复", before.code()));
            out.returned.push(alarm.id);
            close_mute(&mut tx, alarm).await?;
        }
    }
    store::insert(&mut tx, &fresh).await?;
    tx.record_many(&Actor::clock(), now, events).await?;
    tx.commit().await?;
    super::gas::stop_work(app, &fresh).await;
    crate::shift::io::tell_new(app, &fresh).await;
    Ok(out)
}

fn same(s: &Seen, alarm: &Alarm) -> bool {
    s.fresh.is_some()
        && (s.slot.0, s.limit) == (alarm.slot, alarm.limit)
        && s.raised_ms == alarm.raised_at.as_millisecond()
}

/// An entry of the ledger with the alarm as it stands.
fn told_of(alarm: &Alarm, action: &str, label: &str, from: &str) -> (Event, serde_json::Value) {
    let name = crate::alarm::flow::SignalFlow::NAME;
    let event = Event::new(alarm.id, action, label).moved(
        if from.is_empty() { String::new() } else { format!("{name}:{from}") },
        format!("{name}:{}", alarm.signal.code()),
    );
    (event, serde_json::to_value(alarm).unwrap_or_default())
}

/// 颤振: the same limit raised so often within the window, this time included (handbook 04 §4.1).
fn chatters(of: &Seen, all: &[Seen], window_ms: i64, count: f64) -> bool {
    let near = |s: &&Seen| {
        (s.slot, s.limit) == (of.slot, of.limit)
            && s.raised_ms <= of.raised_ms
            && s.raised_ms > of.raised_ms - window_ms
    };
    count > 0.0 && all.iter().filter(near).count() as f64 >= count
}

/// The instrument says that it is masked: counted as silence until it ends.
async fn open_mute(tx: &mut Tx, alarm: &Alarm) -> Outcome<()> {
    let sql = "insert into point_mute (id, point, kind, from_at, until_at, reason, by_name, shelving) \
               values ($1,$2,$3,$4,$5,$6,$7,null) on conflict (point, kind, from_at) do nothing";
    let values =
        params![alarm.id, alarm.point, Mute::Masked.code(), alarm.raised_at, NEVER, "设备自报屏蔽或标校", "设备"];
    tx.exec(sql, values).await?;
    Ok(())
}

async fn close_mute(tx: &mut Tx, alarm: &Alarm) -> Outcome<()> {
    if let (Limit::Masked, Some(at)) = (alarm.limit, alarm.returned_at) {
        tx.exec("update point_mute set until_at = $2 where id = $1 and until_at > $2", params![alarm.id, at]).await?;
    }
    Ok(())
}

/// 风暴: more alarms of a site than its people can answer (handbook 04 §4.1) are shown together; each row stays.
async fn flood(tx: &mut Tx, fresh: &mut [Alarm], law: &Parameters, now: Timestamp) -> Outcome<()> {
    let sites: BTreeSet<SiteId> = fresh.iter().filter(|a| !a.late).map(|a| a.place.site).collect();
    let sites: Vec<SiteId> = sites.into_iter().collect();
    let today = kernel::day_of(now);
    let most = law.value("alarm.flood_count", "", today);
    let window = SignedDuration::from_secs((law.value("alarm.flood_minutes", "", today) * 60.0) as i64);
    for site in sites {
        let of_site = || fresh.iter().filter(|a| a.place.site == site && !a.late);
        let Some(last) = of_site().map(|a| a.raised_at).max() else { continue };
        let since = last.saturating_sub(window).unwrap_or(Timestamp::UNIX_EPOCH);
        let sql =
            "select count(*) as n from alarm where site = $1 and raised_at > $2 and raised_at <= $3 and late = $4";
        let before: i64 = tx.one(sql, params![site, since, last, false]).await?.get("n")?;
        let new = of_site().filter(|a| a.raised_at > since).count() as i64;
        if (before + new) as f64 <= most {
            continue;
        }
        let open = "select id from alarm_flood where site = $1 and last_at >= $2 order by last_at desc limit 1";
        let group: Uuid = match tx.opt(open, params![site, since]).await? {
            Some(row) => {
                let id: Uuid = row.get("id")?;
                tx.exec(
                    "update alarm_flood set last_at = $2, count = count + $3 where id = $1",
                    params![id, last, new],
                )
                .await?;
                id
            }
            None => {
                let id: Uuid = ::store::new_id::<AlarmId>(last).0;
                let sql = "insert into alarm_flood (id, site, from_at, last_at, count) values ($1,$2,$3,$4,$5)";
                tx.exec(sql, params![id, site, since, last, before + new]).await?;
                let sql =
                    "update alarm set flood = $1 where site = $2 and raised_at > $3 and late = $4 and flood is null";
                tx.exec(sql, params![id, site, since, false]).await?;
                id
            }
        };
        for alarm in fresh.iter_mut().filter(|a| a.place.site == site && !a.late && a.raised_at > since) {
            alarm.flood = Some(group);
        }
    }
    Ok(())
}
