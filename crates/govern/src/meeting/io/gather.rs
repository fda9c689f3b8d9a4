//! What belongs on the agenda, looked up as of now: what was decided and not done, warnings, accidents, dangers, steps under
//! way, tasks that are late or red.

use super::store;
use crate::committee::Committee;
use crate::meeting::agenda::{Found, MOST_OF_A_SORT};
use crate::meeting::model::{About, LeftOut, Sort};
use crate::supervise::flow::SuperviseFlow;
use crate::supervise::step::Step;
use crate::task::io::store as tasks;
use ::store::{Tx, Value, params};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{MeetingId, UnitId};
use kernel::{Colour, Outcome};
use org::ask::{Field, Matterers};
use uuid::Uuid;
use web::Ctx;

/// What was found, and what did not fit.
pub type Gathered = (Vec<Found>, Vec<LeftOut>);

/// Units that a special committee looks at: those with a seat. Others look at their whole region.
fn looked_at(c: &Committee, from: usize, values: &mut Vec<Value>) -> String {
    if c.trade.is_none() {
        return String::new();
    }
    let mut units: Vec<UnitId> = c.members.iter().map(|m| m.unit).collect();
    units.sort_unstable();
    units.dedup();
    let marks: Vec<String> = (from..from + units.len()).map(|n| format!("${n}")).collect();
    values.extend(units.into_iter().map(Value::from));
    format!(" and t.unit in ({})", marks.join(","))
}

fn cut(sort: Sort, mut all: Vec<Found>, count: i64, out: &mut Gathered) {
    all.truncate(MOST_OF_A_SORT);
    let rest = count - all.len() as i64;
    out.0.extend(all);
    if rest > 0 {
        out.1.push(LeftOut { sort, count: rest });
    }
}

/// Everything for a meeting of a committee.
pub async fn gather(ctx: &Ctx, tx: &mut Tx, c: &Committee, meeting: MeetingId) -> Outcome<Gathered> {
    let mut out: Gathered = (Vec::new(), Vec::new());
    decided(ctx, tx, c, meeting, &mut out).await?;
    steps(ctx, tx, c, &mut out).await?;
    if let Some(all) = ctx.app().answer::<Matterers>() {
        let field = Field { region_path: &c.region_path, trade: c.trade.as_deref(), most: MOST_OF_A_SORT };
        for keeper in &all.0 {
            let (found, count) = keeper.matters(ctx, tx, &field).await?;
            let Some(sort) = found.first().and_then(|m| Sort::parse(m.sort)) else { continue };
            let found = found.into_iter().map(|m| Found {
                sort,
                about: About { concept: m.concept.into(), id: m.record, number: m.number, link: m.link },
                title: m.title,
                who: m.who,
                why: m.why,
                facts: m.facts,
                colour: Some(m.colour.into()),
            });
            cut(sort, found.collect(), count, &mut out);
        }
    }
    late(ctx, tx, c, &mut out).await?;
    Ok(out)
}

async fn decided(ctx: &Ctx, tx: &mut Tx, c: &Committee, meeting: MeetingId, out: &mut Gathered) -> Outcome<()> {
    let today = ctx.today();
    let left = store::left(tx, c.id, meeting).await?;
    let count = left.len() as i64;
    let found = left.into_iter().filter_map(|l| {
        let d = l.decision;
        let state = SuperviseFlow::parse_state(&l.state).map_or(l.state.as_str(), |s| s.label()).to_owned();
        let late = days(d.due, today);
        let past = if late > 0 { format!("，已过 {late} 天") } else { String::new() };
        Some(Found {
            sort: Sort::Decision,
            about: About {
                concept: "supervise".into(),
                id: d.step?.0,
                number: d.step_number.clone().unwrap_or_default(),
                link: format!("/supervisions/{}", d.step?),
            },
            title: d.text.clone(),
            who: d.lead_name.clone(),
            why: format!("{} 会议议定，时限 {}{past}，目前{state}", l.on, d.due),
            facts: vec![
                ("议定会议".into(), format!("{}（{}）", l.meeting_title, l.meeting_number)),
                ("牵头单位".into(), d.lead_name),
                ("完成时限".into(), d.due.to_string()),
                ("办理状态".into(), state),
            ],
            colour: Some(if late > 0 { "red" } else { "yellow" }.into()),
        })
    });
    cut(Sort::Decision, found.collect(), count, out);
    Ok(())
}

fn days(from: Date, to: Date) -> i64 {
    if to > from { crate::task::model::days_between(from, to) } else { 0 }
}

/// Warnings, and steps from the letter upwards that are served and not ended; decisions of this committee are listed as such.
async fn steps(ctx: &Ctx, tx: &mut Tx, c: &Committee, out: &mut Gathered) -> Outcome<()> {
    let today = ctx.today();
    let mut values: Vec<Value> = params![&c.region_path, c.id].to_vec();
    let units = looked_at(c, 3, &mut values);
    let sql = format!(
        "select t.id, t.number, t.step, t.title, t.text, t.state, t.reply_due, t.subject_number, u.short as unit \
         from supervise t join unit u on u.id = t.unit where t.region_path like $1 || '%' \
         and t.state not in ('draft', 'accepted', 'stopped') and t.step not in ('remind', 'urge') \
         and not exists (select 1 from meeting_decision d where d.step = t.id and d.committee = $2){units} \
         order by t.due_key, t.id limit 400"
    );
    let (mut warned, mut under_way) = (Vec::new(), Vec::new());
    for row in tx.all(&sql, &values).await? {
        let (code, state): (String, String) = (row.get("step")?, row.get("state")?);
        let label = Step::parse(&code).map_or(code.as_str(), |s| s.label()).to_owned();
        let standing = SuperviseFlow::parse_state(&state).map_or(state.as_str(), |s| s.label()).to_owned();
        let due: Option<Date> = row.get("reply_due")?;
        let late = due.map_or(0, |d| days(d, today));
        let id: Uuid = row.get("id")?;
        let until = match (due, late) {
            (Some(d), 0) => format!("，应于 {d} 前回复"),
            (Some(d), n) => format!("，应于 {d} 前回复，已过 {n} 天"),
            (None, _) => String::new(),
        };
        let mut facts = vec![
            ("督办方式".to_owned(), label.clone()),
            ("办理状态".to_owned(), standing.clone()),
            ("要求".to_owned(), row.get("text")?),
        ];
        facts.extend(row.get::<Option<String>>("subject_number")?.map(|n| ("针对事项".to_owned(), n)));
        facts.extend(due.map(|d| ("回复期限".to_owned(), d.to_string())));
        let warning = code == Step::WarningNotice.code();
        let found = Found {
            sort: if warning { Sort::Warning } else { Sort::Supervise },
            about: About {
                concept: "supervise".into(),
                id,
                number: row.get("number")?,
                link: format!("/supervisions/{id}"),
            },
            title: row.get("title")?,
            who: row.get("unit")?,
            why: format!("{label}{standing}{until}"),
            facts,
            colour: Some(if late > 0 { "red" } else { "yellow" }.into()),
        };
        if warning { warned.push(found) } else { under_way.push(found) }
    }
    for (sort, found) in [(Sort::Warning, warned), (Sort::Supervise, under_way)] {
        let count = found.len() as i64;
        cut(sort, found, count, out);
    }
    Ok(())
}

/// Tasks that are past their day or red, the longest late and the key ones first.
async fn late(ctx: &Ctx, tx: &mut Tx, c: &Committee, out: &mut Gathered) -> Outcome<()> {
    let today = ctx.today();
    let mut values: Vec<Value> = params![&c.region_path, today].to_vec();
    let units = looked_at(c, 3, &mut values);
    let wanted = format!(
        "t.region_path like $1 || '%' and t.work <> 'closed' and t.pause = 'running' \
         and (t.due_key < $2 or t.light = 'red' or t.turns_at <= $2 and t.turns_to = 'red'){units}"
    );
    let sql = format!(
        "select count(*) filter (where t.due_key < $2) as late, count(*) filter (where t.due_key >= $2) as red \
         from task t where {wanted}"
    );
    let row = tx.one(&sql, &values).await?;
    let counts: (i64, i64) = (row.get("late")?, row.get("red")?);
    let columns = tasks::COLUMNS;
    let mut split: [Vec<Found>; 2] = Default::default();
    for (at, only) in ["t.due_key < $2", "t.due_key >= $2"].into_iter().enumerate() {
        let sql = format!(
            "select {columns} from task t where {wanted} and {only} order by t.key_task desc, t.due_key, t.id limit {MOST_OF_A_SORT}"
        );
        let found: Vec<_> = tx.all(&sql, &values).await?.iter().map(tasks::decode).collect::<Outcome<_>>()?;
        let names = tasks::units(tx, &found.iter().map(|t| t.unit).collect::<Vec<_>>()).await?;
        for t in found {
            let unit = names.get(&t.unit).map(|u| u.short.clone()).unwrap_or_default();
            let overdue = t.overdue_days(today);
            let due = t.due.map_or_else(|| "长期坚持".to_owned(), |d| d.to_string());
            let why = match t.due {
                Some(d) if overdue > 0 => format!("应于 {d} 前完成，已逾期 {overdue} 天，进度 {}%", t.progress),
                Some(d) => format!("进度 {}% 落后，红灯，应于 {d} 前完成", t.progress),
                None => "期次未完成，红灯".to_owned(),
            };
            let mut facts = vec![
                ("依据文件".to_owned(), t.policy_title.clone()),
                ("完成时限".to_owned(), due),
                ("进度".to_owned(), format!("{}%", t.progress)),
                ("灯".to_owned(), Colour::Red.label().to_owned()),
                ("办理状态".to_owned(), t.work.label().to_owned()),
            ];
            if t.key {
                facts.push(("重点任务".to_owned(), "是".to_owned()));
            }
            if !t.supervised.is_empty() {
                let steps: Vec<&str> = t.supervised.iter().map(|s| s.label()).collect();
                facts.push(("已采取督办".to_owned(), steps.join("、")));
            }
            split[at].push(Found {
                sort: if at == 0 { Sort::Overdue } else { Sort::Red },
                about: About {
                    concept: "task".into(),
                    id: t.id.0,
                    number: t.number.clone(),
                    link: format!("/tasks/{}", t.id),
                },
                title: t.title,
                who: unit,
                why,
                facts,
                colour: Some(Colour::Red.code().into()),
            });
        }
    }
    let [overdue, red] = split;
    cut(Sort::Overdue, overdue, counts.0, out);
    cut(Sort::Red, red, counts.1, out);
    Ok(())
}
