//! Statements that make, hand over and take away windows.

use crate::duty::model::{Duty, State, Window};
use ::store::{Tx, Value, list, params};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::id::{OccurrenceId, TaskId, UnitId};

/// Insert duties with their windows. `viewers`: units that see the task.
pub async fn insert(
    tx: &mut Tx,
    duties: &[(Duty, Vec<Window>, Vec<UnitId>)],
    now: jiff::Timestamp,
) -> Outcome<Vec<OccurrenceId>> {
    let rows: Vec<Vec<Value>> = duties
        .iter()
        .map(|(d, made, _)| {
            vec![
                d.id.into(),
                d.task.into(),
                d.policy.into(),
                d.measure.into(),
                d.unit.into(),
                d.place.clone().into(),
                d.watch.into(),
                d.rule.site.into(),
                (&d.region_path).into(),
                (&d.title).into(),
                (&d.quote).into(),
                d.rule.period.code().into(),
                i64::from(d.rule.since_year).into(),
                d.rule.min.into(),
                (&d.rule.unit_word).into(),
                d.rule.record_kind.clone().into(),
                d.rule.subset.clone().into(),
                d.rule.last_days.into(),
                d.since.into(),
                d.until.into(),
                d.extend_on(made).into(),
                d.post.into(),
                d.rule.by.map(|b| b.person).into(),
                d.template.clone().into(),
                d.aside.as_ref().map_or(Value::Null(::store::Kind::Json), Value::json),
            ]
        })
        .collect();
    let columns = &[
        "id",
        "task",
        "policy",
        "measure",
        "unit",
        "place",
        "watch",
        "site",
        "region_path",
        "title",
        "quote",
        "period",
        "since_year",
        "min_count",
        "unit_word",
        "record_kind",
        "subset",
        "last_days",
        "since",
        "until_day",
        "extend_on",
        "post",
        "person",
        "template",
        "aside",
    ];
    tx.bulk_insert("duty", columns, &rows).await?;
    let mut made = Vec::new();
    for (duty, windows, viewers) in duties {
        made.extend(windows.iter().map(|w| (duty, *w, viewers.as_slice())));
    }
    add_windows(tx, &made, now).await
}

/// Insert windows as occurrences without records; the caller knows that they do not exist yet.
pub async fn add_windows(
    tx: &mut Tx,
    windows: &[(&Duty, Window, &[UnitId])],
    now: jiff::Timestamp,
) -> Outcome<Vec<OccurrenceId>> {
    let (mut rows, mut access, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for (d, w, viewers) in windows {
        let id: OccurrenceId = ::store::new_id(now);
        let areas = list::areas(&d.region_path);
        rows.push(vec![
            Value::from(id),
            d.id.into(),
            d.task.into(),
            d.policy.into(),
            d.unit.into(),
            (&d.region_path).into(),
            areas[0].into(),
            areas[1].into(),
            areas[2].into(),
            areas[3].into(),
            w.from.into(),
            w.to.into(),
            w.count_from.into(),
            w.next_to.into(),
            d.rule.min.into(),
            0i64.into(),
            State::Pending.code().into(),
            1i64.into(),
            d.rule.site.into(),
            d.post.into(),
        ]);
        access.extend(viewers.iter().map(|u| vec![Value::from(*u), id.into(), w.to.into()]));
        ids.push(id);
    }
    let columns = &[
        "id",
        "duty",
        "task",
        "policy",
        "unit",
        "region_path",
        "area1",
        "area2",
        "area3",
        "area4",
        "window_from",
        "window_to",
        "count_from",
        "next_to",
        "need",
        "have",
        "state",
        "version",
        "site",
        "post",
    ];
    tx.bulk_insert("occurrence", columns, &rows).await?;
    tx.bulk_insert("occurrence_access", &["unit", "occurrence", "window_to"], &access).await?;
    Ok(ids)
}

/// Take away the open windows of a task: all of them when it closes, those that ended while it was paused when it resumes.
pub async fn drop_open(tx: &mut Tx, task: TaskId, ended_before: Option<Date>) -> Outcome<()> {
    let open = "select id from occurrence where task = $1 and state = 'pending' and window_to < $2";
    let values = params![task, ended_before.unwrap_or(Date::MAX)];
    for (table, column) in
        [("occurrence_record", "occurrence"), ("occurrence_access", "occurrence"), ("occurrence", "id")]
    {
        tx.exec(&format!("delete from {table} where {column} in ({open})"), values).await?;
    }
    Ok(())
}

/// A task runs again: windows are made from this day on, at the next turn of the clock.
pub async fn start_again(tx: &mut Tx, task: TaskId, today: Date) -> Outcome<()> {
    tx.exec("update duty set since = $2, extend_on = $2 where task = $1", params![task, today]).await?;
    Ok(())
}

/// The task has another unit now: its open occurrences become that unit's, the ended ones stay whose they were.
pub async fn hand_over(tx: &mut Tx, task: &crate::task::model::Task) -> Outcome<()> {
    let areas = list::areas(&task.region_path);
    tx.exec(
        "update occurrence set unit = $2, region_path = $3, area1 = $4, area2 = $5, area3 = $6, area4 = $7, have = 0 \
         where task = $1 and state = 'pending'",
        params![task.id, task.unit, &task.region_path, areas[0], areas[1], areas[2], areas[3]],
    )
    .await?;
    tx.exec(
        "delete from occurrence_access where occurrence in (select id from occurrence where task = $1)",
        params![task.id],
    )
    .await?;
    tx.exec(
        "insert into occurrence_access (unit, occurrence, window_to) \
         select distinct a.unit, o.id, o.window_to from occurrence o join task_access a on a.task = o.task where o.task = $1",
        params![task.id],
    )
    .await?;
    Ok(())
}
