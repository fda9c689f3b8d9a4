//! What alarms ask of shifts: who is told, and that a gap in the plan sends the alarm up at once.

use super::store;
use crate::alarm::model::{Alarm, Priority, Push};
use crate::alarm::rules::birth;
use crate::shift::model::Manned;
use ::store::Tx;
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::UnitId;
use law::Parameters;
use org::ask::{Notice, Recipient};
use std::collections::{BTreeSet, HashMap};
use web::{App, Ctx};

/// Who answers for the units of some alarms.
pub struct Duty(HashMap<UnitId, Manned>);

impl Duty {
    /// For the enterprises and regulators of these alarms, at an instant.
    pub async fn of(tx: &mut Tx, alarms: &[Alarm], at: Timestamp, law: &Parameters) -> Outcome<Duty> {
        let units: BTreeSet<UnitId> = alarms.iter().flat_map(|a| [a.place.unit, a.place.regulator]).flatten().collect();
        let units: Vec<UnitId> = units.into_iter().collect();
        let days = law.value("shift.kept_days", "", kernel::day_of(at));
        Ok(Duty(store::manned(tx, &units, at, days).await?))
    }

    fn unit(&self, unit: Option<UnitId>) -> Option<&Manned> {
        self.0.get(&unit?)
    }

    /// The enterprise's.
    pub fn enterprise(&self, a: &Alarm) -> Option<&Manned> {
        self.unit(a.place.unit)
    }

    /// That of whoever looks after the site.
    pub fn regulator(&self, a: &Alarm) -> Option<&Manned> {
        self.unit(a.place.regulator)
    }
}

/// Who answers for an alarm's enterprise and regulator now.
pub async fn of_alarm(tx: &mut Tx, a: &Alarm, at: Timestamp, law: &Parameters) -> Outcome<Duty> {
    Duty::of(tx, std::slice::from_ref(a), at, law).await
}

/// 值班表缺人→直接升级 (handbook 04 §7): past an enterprise, and past a county, that plans its duty and has nobody now.
/// Alarms that nobody is to answer (muted, found afterwards) stay.
pub fn climb(a: &mut Alarm, duty: &Duty, now: Timestamp, law: &Parameters) {
    if a.late || a.confirm_due.is_none() {
        return;
    }
    let missing = |m: Option<&Manned>| m.is_some_and(Manned::missing);
    let up = |a: &mut Alarm, level: i64, why: &str| {
        a.level = level;
        a.steps.push(Push { level, at: now, why: why.into(), known: None });
        birth::reclock(a, law);
    };
    if a.level == 0 && missing(duty.enterprise(a)) {
        up(a, 1, "企业无人值班，直接升级");
    }
    if a.level == 1 && missing(duty.regulator(a)) {
        up(a, 2, "监管单位无人值班，直接升级");
    }
}

/// Tell those on duty of an alarm: the enterprise's, and the regulator's from the county's level on. Each once for a level.
pub async fn tell(ctx: &Ctx, tx: &mut Tx, a: &Alarm, duty: &Duty) -> Outcome<()> {
    let urgent = matches!(a.priority, Priority::Critical | Priority::High);
    let sides = [(0, duty.enterprise(a)), (1, duty.regulator(a).filter(|_| a.level >= 1))];
    for (level, manned) in sides {
        let people = manned.map(|m| m.people.as_slice()).unwrap_or_default();
        if people.is_empty() {
            continue;
        }
        let value = a.value.map(|v| format!("，{} {}", (v * 100.0).round() / 100.0, a.kind.unit())).unwrap_or_default();
        let notice = Notice {
            kind: "alarm.on_duty".into(),
            key: format!("alarm/{}/{level}", a.id),
            to: people.iter().map(|p| Recipient::Person(p.0)).collect(),
            title: format!("{}报警：{} {}{}", a.priority.label(), a.place.site_name, a.point_name, a.limit.label()),
            text: format!(
                "{}（{}）{}报警{value}。您正在值班，请按时限确认并处置。",
                a.point_name,
                a.point_code,
                a.limit.label()
            ),
            link: format!("/alarms/{}", a.id),
            concept: "alarm".into(),
            about: a.id.0,
            urgent,
            ..Notice::default()
        };
        org::ask::tell(ctx, tx, &notice).await?;
    }
    Ok(())
}

/// Tell of new alarms, after they are kept: a message that cannot be written must not keep an alarm from its row. In a flood
/// or a chatter people are told of the first only; muted and late ones concern nobody now.
pub async fn tell_new(app: &App, fresh: &[Alarm]) {
    let new: Vec<Alarm> = fresh
        .iter()
        .filter(|a| !a.late && !a.chatter && a.flood.is_none() && a.confirm_due.is_some())
        .cloned()
        .collect();
    if new.is_empty() {
        return;
    }
    let ctx = Ctx::system(app.clone());
    let done: Outcome<()> = async {
        let mut tx = ctx.read().await?;
        let duty = Duty::of(&mut tx, &new, ctx.now(), &ctx.law().parameters).await?;
        drop(tx);
        if duty.0.values().all(|m| m.people.is_empty()) {
            return Ok(());
        }
        let mut tx = ctx.begin().await?;
        for a in &new {
            tell(&ctx, &mut tx, a, &duty).await?;
        }
        tx.commit().await?;
        Ok(())
    }
    .await;
    if let Err(refusal) = done {
        tracing::warn!(%refusal, "those on duty cannot be told of alarms now");
    }
}
