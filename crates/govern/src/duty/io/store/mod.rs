//! SQL of duties and occurrences.

mod change;
pub mod site;

pub use change::{add_windows, drop_open, hand_over, insert, start_again};

use crate::duty::model::{By, Duty, Occurrence, Rule, State, Window};
use crate::task::rules::{Period as Judged, PeriodState};
use jiff::civil::Date;
use kernel::calendar::Period;
use kernel::id::{OccurrenceId, PersonId, TaskId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use store::{Access, Kind, Listed, Row, ScopeOn, Sort, Tx, list, params};

pub(super) const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &[],
    access: Some(Access { table: "occurrence_access", record: "occurrence", copies: &["window_to"] }),
    areas: true,
    large: None,
};

/// The register of occurrences.
pub static LISTED: Listed = Listed {
    table: "occurrence",
    joins: "join duty d on d.id = t.duty left join task k on k.id = t.task join unit u on u.id = t.unit",
    columns: "t.id, t.duty, t.task, t.policy, t.unit, t.region_path, t.window_from, t.window_to, t.count_from, t.next_to, \
        t.need, t.have, t.state, t.version, d.title as duty_title, d.quote, d.period, d.since_year, d.min_count, \
        d.unit_word, d.record_kind, d.subset, d.last_days, d.site, d.place, d.person, d.since, d.until_day, d.template, t.post, \
        k.number as task_number, k.title as task_title, \
        k.policy_title, u.name as unit_name, u.short as unit_short, u.region_path as unit_region",
    on: SCOPE,
    sorts: &[Sort { name: "due", column: "t.window_to", kind: Kind::Date }],
    default: "due",
};

/// What counts in an occurrence, from a row with the duty's columns.
pub fn rule(row: &Row) -> Outcome<Rule> {
    let period: String = row.get("period")?;
    Ok(Rule {
        period: Period::parse(&period).ok_or_else(|| Refusal::internal(format!("duty.period holds {period}")))?,
        since_year: row.get::<i64>("since_year")? as i16,
        min: row.get("min_count")?,
        unit_word: row.get("unit_word")?,
        record_kind: row.get("record_kind")?,
        subset: row.get("subset")?,
        last_days: row.get("last_days")?,
        site: row.get("site")?,
        by: match row.get::<Option<PersonId>>("person")? {
            Some(person) => Some(By { person, from: row.get("since")?, to: row.get("until_day")? }),
            None => None,
        },
    })
}

/// An occurrence from a row with its columns.
pub fn decode(row: &Row) -> Outcome<Occurrence> {
    let state: String = row.get("state")?;
    Ok(Occurrence {
        id: row.get("id")?,
        duty: row.get("duty")?,
        task: row.get("task")?,
        policy: row.get("policy")?,
        site: row.get("site")?,
        post: row.get("post")?,
        unit: row.get("unit")?,
        region_path: row.get("region_path")?,
        window: Window {
            from: row.get("window_from")?,
            to: row.get("window_to")?,
            count_from: row.get("count_from")?,
            next_to: row.get("next_to")?,
        },
        need: row.get("need")?,
        have: row.get("have")?,
        state: State::parse(&state).ok_or_else(|| Refusal::internal(format!("occurrence.state holds {state}")))?,
        version: row.get("version")?,
    })
}

pub(crate) const DUTY: &str = "d.id, d.task, d.policy, d.measure, d.unit, d.place, d.watch, d.site, d.region_path, d.title, d.quote, d.period, d.since_year, \
    d.min_count, d.unit_word, d.record_kind, d.subset, d.last_days, d.since, d.until_day, d.post, d.person, d.template, d.aside";

/// Duties that need another window on a day.
pub async fn to_extend(tx: &mut Tx, today: Date, most: u32) -> Outcome<Vec<Duty>> {
    let sql = format!(
        "select {DUTY} from duty d left join task k on k.id = d.task \
         where d.extend_on <= $1 and (d.task is null or k.pause = 'running' and k.work <> 'closed') \
         order by d.extend_on limit {most}"
    );
    tx.all(&sql, params![today]).await?.iter().map(duty).collect()
}

pub(crate) fn duty(row: &Row) -> Outcome<Duty> {
    Ok(Duty {
        id: row.get("id")?,
        task: row.get("task")?,
        policy: row.get("policy")?,
        measure: row.get("measure")?,
        unit: row.get("unit")?,
        place: row.get("place")?,
        watch: row.get("watch")?,
        region_path: row.get("region_path")?,
        title: row.get("title")?,
        quote: row.get("quote")?,
        rule: rule(row)?,
        since: row.get("since")?,
        until: row.get("until_day")?,
        post: row.get("post")?,
        template: row.get("template")?,
        aside: row.maybe("aside")?,
    })
}

/// First days of the windows that a duty already has.
pub async fn made(tx: &mut Tx, duty: &Duty) -> Outcome<Vec<Date>> {
    let rows = tx.all("select window_from from occurrence where duty = $1", params![duty.id]).await?;
    rows.iter().map(|r| r.get("window_from")).collect()
}

/// Units that see a duty for a reason: who has to do with its task; the enterprise and the regulator of its site.
pub async fn viewers(tx: &mut Tx, duty: &Duty) -> Outcome<Vec<UnitId>> {
    let Some(task) = duty.task else { return Ok(duty.watchers()) };
    let rows = tx.all("select unit from task_access where task = $1", params![task]).await?;
    rows.iter().map(|r| r.get("unit")).collect()
}

/// Occurrences of a task as its light sees them, newest first.
pub async fn periods(tx: &mut Tx, task: TaskId) -> Outcome<Vec<Judged>> {
    let rows = tx
        .all(
            "select duty, window_from, window_to, state from occurrence where task = $1 order by window_to desc limit 400",
            params![task],
        )
        .await?;
    let mut duties: Vec<uuid::Uuid> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        let duty: uuid::Uuid = row.get("duty")?;
        let place = duties.iter().position(|d| *d == duty).unwrap_or_else(|| {
            duties.push(duty);
            duties.len() - 1
        });
        let state = match row.get::<String>("state")?.as_str() {
            "done" => PeriodState::Done,
            "late" => PeriodState::Late,
            "missed" => PeriodState::Missed,
            _ => PeriodState::Pending,
        };
        out.push(Judged { duty: place as u32, from: row.get("window_from")?, to: row.get("window_to")?, state });
    }
    Ok(out)
}

/// One occurrence in scope, with the columns of [`LISTED`].
pub async fn find(tx: &mut Tx, scope: &Scope, id: OccurrenceId) -> Outcome<Row> {
    if !list::visible(tx, scope, Right::TaskRead, &SCOPE, "occurrence", id).await? {
        return Err(Refusal::not_found("期次"));
    }
    let sql = format!("select {} from occurrence t {} where t.id = $1", LISTED.columns, LISTED.joins);
    let row = tx.opt(&sql, params![id]).await?.ok_or_else(|| Refusal::not_found("期次"))?;
    let path: String = row.get("region_path")?;
    let person: Option<PersonId> = row.get("person")?;
    // What a leader owes is shown to the leader and to the office that assigned it.
    let office = || scope.may_in(Right::DossierAssign, &path, None);
    if person.is_some() && person != scope.person && !office() {
        return Err(Refusal::not_found("期次"));
    }
    Ok(row)
}

/// Occurrences of a task with the columns of [`LISTED`], oldest first.
pub async fn of_task(tx: &mut Tx, task: TaskId) -> Outcome<Vec<Row>> {
    let sql = format!(
        "select {} from occurrence t {} where t.task = $1 order by t.window_to, t.id limit 400",
        LISTED.columns, LISTED.joins
    );
    Ok(tx.all(&sql, params![task]).await?)
}
