//! The register of tasks.

use crate::task::flow::{Pause, Work};
use crate::task::io::store::{self, LISTED, Named};
use crate::task::io::view::{LightDot, MeasureRef, NextOccurrence, PolicyRef, TaskRow};
use crate::task::model::Task;
use crate::task::rules::{self, light::by_periods};
use ::store::{List, Tx, Value, list as lists, params};
use axum::Json;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::id::{MeasureId, PolicyId, TaskId, UnitId};
use kernel::{Colour, Outcome, PageAsk, Refusal, Right};
use law::Parameters;
use serde::Deserialize;
use std::collections::HashMap;
use utoipa::IntoParams;
use web::{Answer, Ask, Ctx, Paged};

/// Filters of the register; a name may be repeated for several values.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TaskAsk {
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub policy: Vec<PolicyId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub measure: Vec<MeasureId>,
    #[serde(default)]
    #[param(value_type = Vec<uuid::Uuid>)]
    pub unit: Vec<UnitId>,
    /// Region and everything below: code or path.
    #[serde(default)]
    pub region: Vec<String>,
    /// The regions themselves, without those below them.
    pub exact: Option<bool>,
    /// State of the work, or `suspended`.
    #[serde(default)]
    pub state: Vec<String>,
    #[serde(default)]
    pub light: Vec<String>,
    #[serde(default)]
    pub role: Vec<String>,
    #[param(value_type = Option<String>, format = Date)]
    pub due_from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub due_to: Option<Date>,
    pub standing: Option<bool>,
    pub key: Option<bool>,
    /// Only work that is not closed (`true`) or only closed work (`false`).
    pub open: Option<bool>,
    /// Innermost heading above the measure, as the roll-up by action names it.
    pub heading: Option<String>,
    /// Part of the number, the short name or the words.
    pub q: Option<String>,
    /// What waits for me: `accept` `due` `returned` `red` `verify` `confirm` `close`, or `all` of my unit.
    pub mine: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `due` `number` `seq` `light` `unit` `progress`, `-` before it for descending.
    pub sort: Option<String>,
}

impl TaskAsk {
    pub fn page(&self) -> PageAsk {
        PageAsk { limit: self.limit, after: self.after.clone(), sort: self.sort.clone() }
    }
}

/// Tasks by filter, within scope; shared with the export and the desk.
pub fn listed(ctx: &Ctx, ask: &TaskAsk) -> Outcome<List> {
    let known = |all: &[&str], given: &[String], what: &str| match given.iter().find(|g| !all.contains(&g.as_str())) {
        None => Ok(()),
        Some(g) => Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{g}”这个取值，请清除后重选。"))),
    };
    let states: Vec<&str> = <crate::task::flow::WorkFlow as kernel::Flow>::STATES.iter().map(|s| s.1).collect();
    let works: Vec<String> = ask.state.iter().filter(|s| *s != "suspended").cloned().collect();
    known(&states, &works, "状态")?;
    known(&Colour::ALL.map(Colour::code), &ask.light, "灯")?;
    known(&crate::task::new::Role::ALL.map(|r| r.code()), &ask.role, "责任类型")?;
    let mut out = List::new(&LISTED, ctx.scope(), Right::TaskRead)
        .among("t.policy", ask.policy.iter().copied())
        .among("t.measure", ask.measure.iter().copied())
        .among("t.unit", ask.unit.iter().copied())
        .among("t.light", ask.light.iter().cloned())
        .among("t.role", ask.role.iter().cloned())
        .when(ask.due_from, "t.due_key >= ?")
        .when(ask.due_to, "t.due_key <= ?")
        .when(ask.standing, "t.standing = ?")
        .when(ask.key, "t.key_task = ?");
    match ask.state.iter().any(|s| s == "suspended") {
        true => {
            let mut any = vec!["t.pause = ?"];
            any.extend(works.iter().map(|_| "t.work = ?"));
            let values = std::iter::once(Pause::Suspended.code().to_owned()).chain(works).map(Value::from);
            out = out.and(&format!("({})", any.join(" or ")), values);
        }
        false => out = out.among("t.work", works),
    }
    out = match ask.open {
        Some(true) => out.and("t.work <> ?", [Value::from(Work::Closed.code())]),
        Some(false) => out.among("t.work", [Work::Closed.code()]),
        None => out,
    };
    if let Some(heading) = ask.heading.as_deref().filter(|h| !h.is_empty()) {
        out = under(out, heading);
    }
    for region in &ask.region {
        let code = region.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        if ask.exact == Some(true) {
            out = out
                .and(r"t.region_path like ? escape '\'", [Value::from(format!("%/{}/", code.replace(['%', '_'], "")))]);
            continue;
        }
        let four: Vec<Value> = vec![Value::from(code); 4];
        out = out.and("(t.area1 = ? or t.area2 = ? or t.area3 = ? or t.area4 = ?)", four);
    }
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = lists::like(q);
        out = out.and(
            r"(lower(t.title) like ? escape '\' or lower(t.number) like ? escape '\' or lower(t.text) like ? escape '\' or lower(t.unit_key) like ? escape '\')",
            vec![like; 4],
        );
    }
    match ask.mine.as_deref().filter(|m| !m.is_empty()) {
        Some(mine) => waiting(ctx, out, mine),
        None => Ok(out),
    }
}

/// What stands for the heading of a measure that has none above it.
pub const NO_HEADING: &str = "（不在标题下的条目）";

/// Tasks of measures whose innermost heading this is. `path` is a JSON list of words; both engines write its end alike.
fn under(out: List, heading: &str) -> List {
    let of = "exists (select 1 from measure m where m.id = t.measure and";
    if heading == NO_HEADING {
        return out.and(&format!("{of} cast(m.path as text) = '[]')"), []);
    }
    let word = serde_json::Value::from(heading).to_string();
    let last: String = format!("{word}]").chars().fold("%".to_owned(), |mut out, c| {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
        out
    });
    out.and(&format!(r"{of} cast(m.path as text) like ? escape '\')"), [Value::from(last)])
}

/// What waits for the one who asks.
fn waiting(ctx: &Ctx, out: List, mine: &str) -> Outcome<List> {
    let unit = ctx.actor().unit.map_or(Value::Null(::store::Kind::Id), Value::from);
    let mut own = vec!["t.unit = ?".to_owned()];
    let mut values = vec![unit.clone()];
    for area in ctx.scope().whole_regions(Right::TaskWork) {
        own.push("(t.role = 'territorial' and t.region_path = ?)".into());
        values.push(Value::from(&area.path));
    }
    let ours = |list: List| list.and(&format!("({})", own.join(" or ")), values.clone());
    let running = |list: List| list.and("t.pause = ?", [Value::from(Pause::Running.code())]);
    let open = [Work::Issued, Work::Accepted, Work::Working, Work::Returned].map(|w| w.code());
    Ok(match mine {
        "all" => ours(out),
        "accept" => running(ours(out))
            .among("t.work", [Work::Issued.code(), Work::Accepted.code()])
            .and("t.accepted_at is null", []),
        "due" => running(ours(out))
            .among("t.work", open)
            .and("t.due_key <= ?", [Value::from(ctx.today().saturating_add(30.days()))]),
        "returned" => running(ours(out)).among("t.work", [Work::Returned.code()]),
        "red" if ctx.scope().may(Right::TaskVerify) => running(out).among("t.light", [Colour::Red.code()]),
        "red" => running(ours(out)).among("t.light", [Colour::Red.code()]),
        "verify" => {
            let led = "t.work = 'submitted' and t.role in ('assist','territorial') and t.lead = ? and t.unit <> ?";
            let office = "t.work = 'lead_verified' or (t.work = 'submitted' and (t.lead is null or t.lead = t.unit or t.role not in ('assist','territorial')))";
            // Said again in front, so that the index answers before a row is looked at.
            let out = out.among("t.work", [Work::Submitted.code(), Work::LeadVerified.code()]);
            match ctx.scope().may(Right::TaskVerify) {
                true => from_above(ctx, running(out).and(&format!("(({led}) or ({office}))"), [unit.clone(), unit])),
                false => running(out).and(&format!("({led})"), [unit.clone(), unit]),
            }
        }
        "confirm" => {
            let list = running(out).and("t.unconfirmed = ?", [Value::from(true)]).among("t.work", open);
            match ctx.scope().may(Right::TaskVerify) {
                true => from_above(ctx, list),
                false => list.and("t.lead = ? and t.unit <> ?", [unit.clone(), unit]),
            }
        }
        "close" => from_above(ctx, running(out).among("t.work", [Work::Verified.code()])),
        other => {
            let say =
                format!("没有“{other}”这一类待办，可选 accept、due、returned、red、verify、confirm、close、all。");
            return Err(Refusal::invalid("BAD_FILTER", say));
        }
    })
}

/// An office does not judge what its own region did for a higher one's paper.
fn from_above(ctx: &Ctx, list: List) -> List {
    let offices = ctx.scope().areas.iter().filter(|a| a.right == Right::TaskVerify);
    offices.fold(list, |list, area| {
        list.and("not (t.role = 'territorial' and t.region_path = ?)", [Value::from(&area.path)])
    })
}

/// The light of a row as of today, also where the clock's work has not stored it yet.
pub fn shown(task: &Task, parameters: &Parameters, today: Date) -> LightDot {
    let colour = match task.turns_at {
        Some(day) if day <= today && !by_periods(task) => rules::light(task, &[], parameters, today).color,
        Some(day) if day <= today => task.turns_to.unwrap_or(task.light),
        _ => task.light,
    };
    let days = Some(task.overdue_days(today)).filter(|d| *d > 0 && colour == Colour::Red);
    LightDot { color: colour.code().into(), label: colour.label().into(), days }
}

/// A task as a row of a list.
pub fn row(named: Named, next: Option<NextOccurrence>, parameters: &Parameters, today: Date) -> TaskRow {
    let Named { task: t, unit, region_name } = named;
    let light = shown(&t, parameters, today);
    let paused = t.pause == Pause::Suspended;
    TaskRow {
        id: t.id,
        number: t.number,
        title: t.title,
        policy: PolicyRef { id: t.policy, title: t.policy_title },
        measure: MeasureRef { id: t.measure, label: t.label, seq: t.seq },
        unit,
        role: t.role.code().into(),
        role_label: t.role.label().into(),
        region: t.region_path,
        region_name,
        state: t.work.code().into(),
        state_label: if paused { t.pause.label().into() } else { t.work.label().into() },
        paused,
        progress: t.progress,
        start: t.start,
        due: t.due,
        standing: t.standing,
        key: t.key,
        late: t.late,
        light,
        version: t.version,
        next_occurrence: next,
    }
}

/// Rows with the next window of those tasks that are judged by windows.
pub async fn rows(ctx: &Ctx, tx: &mut Tx, tasks: Vec<Named>) -> Outcome<Vec<TaskRow>> {
    let (law, today) = (&ctx.law().parameters, ctx.today());
    let ids: Vec<TaskId> = tasks.iter().filter(|n| by_periods(&n.task)).map(|n| n.task.id).collect();
    let mut next = next_windows(tx, &ids, today).await?;
    Ok(tasks
        .into_iter()
        .map(|n| {
            let window = next.remove(&n.task.id);
            row(n, window, law, today)
        })
        .collect())
}

async fn next_windows(tx: &mut Tx, tasks: &[TaskId], today: Date) -> Outcome<HashMap<TaskId, NextOccurrence>> {
    let mut out = HashMap::new();
    for chunk in tasks.chunks(200) {
        let marks: Vec<String> = (2..=chunk.len() + 1).map(|n| format!("${n}")).collect();
        let sql = format!(
            "select task, window_from, window_to, state from occurrence \
             where task in ({}) and window_to >= $1 order by window_to desc, state desc",
            marks.join(",")
        );
        let mut values = params![today].to_vec();
        values.extend(chunk.iter().map(|t| Value::from(*t)));
        for row in tx.all(&sql, &values).await? {
            let (from, to): (Date, Date) = (row.get("window_from")?, row.get("window_to")?);
            let code: String = row.get("state")?;
            let state = crate::duty::model::State::parse(&code).unwrap_or(crate::duty::model::State::Pending);
            let window = format!("{from}—{to}");
            // Ordered backwards, so the earliest window stays, and of several the one that is still open.
            let one = NextOccurrence { window, state: code, state_label: state.label().into() };
            out.insert(row.get("task")?, one);
        }
    }
    Ok(out)
}

#[utoipa::path(get, path = "/tasks", tag = "task", params(TaskAsk), responses((status = 200, body = Paged<TaskRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<TaskAsk>) -> Answer<Paged<TaskRow>> {
    let mut tx = ctx.read().await?;
    let page = listed(&ctx, &ask)?.page(&mut tx, &ask.page(), store::named).await?;
    let items = rows(&ctx, &mut tx, page.items).await?;
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}
