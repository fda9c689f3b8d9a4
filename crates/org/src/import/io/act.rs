//! Verbs of import.

use super::{columns, prepare, store};
use crate::directory;
use crate::import::check::check;
use crate::import::model::{Cell, Checked, Counts, Kind, Line, Plan, State};
use crate::roster::RosterEntry;
use crate::{enterprise, person, roster, unit};
use ::store::Tx;
use bytes::Bytes;
use jiff::SignedDuration;
use kernel::event::Event;
use kernel::id::{ImportId, PersonId, UnitId};
use kernel::{Outcome, Refusal};
use serde_json::json;
use std::collections::HashMap;
use web::Ctx;

/// Rows of one file at most.
const MOST: usize = 20_000;

/// A checked file.
pub struct Previewed {
    pub id: ImportId,
    pub file_name: String,
    pub lines: Vec<Line>,
    pub checked: Vec<Checked>,
    pub notes: Vec<String>,
}

/// Read and check a filled template; nothing but the preview itself is written.
pub async fn preview(ctx: &Ctx, kind: Kind, file_name: String, bytes: Bytes) -> Outcome<Previewed> {
    may(ctx, kind)?;
    let name = file_name.clone();
    let read = tokio::task::spawn_blocking(move || {
        office::sheet::read_filled(&name, &bytes, &columns::columns(kind), &office::Limits::default())
    });
    let filled = read.await.map_err(Refusal::internal)?;
    let filled = filled.map_err(|e| Refusal::invalid("UNREADABLE", e.say).because(e.code))?;
    if filled.rows.is_empty() {
        return Err(Refusal::invalid("NO_ROWS", format!("文件“{file_name}”里没有填写任何一行，请填好后再上传。")));
    }
    if filled.rows.len() > MOST {
        let say = format!("文件“{file_name}”有 {} 行，一次最多导入 {MOST} 行，请拆成几个文件。", filled.rows.len());
        return Err(Refusal::invalid("TOO_MANY_ROWS", say));
    }
    let line = |row: office::sheet::FilledRow| Line {
        row: row.number,
        cells: row
            .cells
            .into_iter()
            .map(|(head, c)| (head, Cell { text: c.text, address: c.address, doubt: c.doubt }))
            .collect(),
    };
    let lines: Vec<Line> = filled.rows.into_iter().map(line).collect();
    let mut tx = ctx.begin().await?;
    let checked = checked(ctx, &mut tx, kind, &lines).await?;
    let import = store::Import { id: ctx.id(), kind, file_name, lines, person: ctx.actor().person, at: ctx.now() };
    store::sweep(&mut tx, ctx.now() - SignedDuration::from_hours(48)).await?;
    store::insert(&mut tx, &import).await?;
    tx.commit().await?;
    let store::Import { id, file_name, lines, .. } = import;
    Ok(Previewed { id, file_name, lines, checked, notes: filled.notes })
}

fn may(ctx: &Ctx, kind: Kind) -> Outcome<()> {
    let right = prepare::right(kind);
    if ctx.scope().may(right) {
        return Ok(());
    }
    let say = format!("导入{}需要“{}”的权限，请联系管理员办理。", kind.label(), right.label());
    Err(Refusal::forbidden("FORBIDDEN", say))
}

async fn checked(ctx: &Ctx, tx: &mut Tx, kind: Kind, lines: &[Line]) -> Outcome<Vec<Checked>> {
    let known = prepare::known(ctx, tx, kind, lines).await?;
    let directory = directory::load(tx).await?;
    Ok(check(kind, lines, &directory, &known, ctx.today()))
}

/// Write the rows of a preview, checked again against the directory as it is now. All or nothing, unless only the good
/// rows are wanted.
pub async fn apply(ctx: &Ctx, id: ImportId, only_good: bool) -> Outcome<Counts> {
    let mut tx = ctx.begin_alone().await?;
    let gone = || Refusal::not_found("导入预览");
    let import = store::open(&mut tx, id, ctx.actor().person).await?.ok_or_else(gone)?;
    may(ctx, import.kind)?;
    let rows = checked(ctx, &mut tx, import.kind, &import.lines).await?;
    let counts = Counts::of(&rows);
    if counts.error > 0 && !only_good {
        let say = format!("有 {} 行填写有误，没有写入任何内容；请改正后重新上传，或选择只导入无误的行。", counts.error);
        return Err(Refusal::invalid("ROWS_WRONG", say));
    }
    write(ctx, &mut tx, rows).await?;
    if !store::applied(&mut tx, id, ctx.now()).await? {
        return Err(gone());
    }
    let event =
        Event::new(id, "apply", "批量导入").note(Some(format!("{}：{}", import.kind.label(), import.file_name)));
    let after = json!({ "kind": import.kind.code(), "file": import.file_name, "counts": counts });
    ctx.record(&mut tx, &event, &after).await?;
    tx.commit().await?;
    Ok(counts)
}

/// A refusal while writing says which row.
fn at_row(row: u32, mut refusal: Refusal) -> Refusal {
    refusal.say = format!("第 {row} 行没有写入，整个导入已撤销：{}", refusal.say);
    refusal
}

async fn write(ctx: &Ctx, tx: &mut Tx, rows: Vec<Checked>) -> Outcome<()> {
    let good = rows.into_iter().filter(|r| matches!(r.state, State::New | State::Change));
    let mut units: HashMap<String, UnitId> = HashMap::new();
    let mut people: HashMap<String, PersonId> = HashMap::new();
    let mut later: Vec<(u32, UnitId, String)> = Vec::new();
    for row in good {
        let Some(plan) = row.plan else { continue };
        let done = match plan {
            Plan::Unit { old, form, parent } => write_unit(ctx, tx, old, &form).await.map(|id| {
                units.insert(form.name, id);
                later.extend(parent.map(|p| (row.row, id, p)));
            }),
            Plan::Person { old, login, name, unit, version, post, grant } => {
                let known = old.or(people.get(&login).copied());
                let form = person::io::act::PersonForm { login, name, unit: Some(unit), version, ..Default::default() };
                write_person(ctx, tx, known, old.is_some(), &form, post, grant).await.map(|id| {
                    people.insert(form.login.clone(), id);
                })
            }
            Plan::Roster { old: _, phrase, region, source, entry } => {
                write_entry(ctx, tx, &phrase, &region, &source, entry).await
            }
            Plan::Enterprise { old: Some(id), form } => {
                enterprise::io::act::change_in(ctx, tx, id, &form).await.map(|_| ())
            }
            Plan::Enterprise { old: None, form } => enterprise::io::act::add(ctx, tx, &form).await.map(|_| ()),
        };
        done.map_err(|r| at_row(row.row, r))?;
    }
    // Parents that stood further down in the same file.
    for (row, id, name) in later {
        let parent = *units.get(&name).ok_or_else(|| {
            let say = format!("上级单位“{name}”那一行没有写入，请一并改正。");
            at_row(row, Refusal::invalid("NO_PARENT", say))
        })?;
        unit::io::act::set_parent(ctx, tx, id, parent).await.map_err(|r| at_row(row, r))?;
    }
    Ok(())
}

async fn write_unit(ctx: &Ctx, tx: &mut Tx, old: Option<UnitId>, form: &unit::UnitForm) -> Outcome<UnitId> {
    Ok(match old {
        Some(id) => unit::io::act::change_in(ctx, tx, id, form).await?.id,
        None => unit::io::act::add(ctx, tx, form).await?.id,
    })
}

async fn write_person(
    ctx: &Ctx,
    tx: &mut Tx,
    known: Option<PersonId>,
    registered: bool,
    form: &person::io::act::PersonForm,
    post: Option<crate::import::model::PlannedPost>,
    grant: Option<(String, String)>,
) -> Outcome<PersonId> {
    let person = match known {
        None => person::io::act::add(ctx, tx, form).await?,
        Some(id) => {
            let now = person::io::act::find(ctx, tx, id).await?;
            let same = now.name == form.name && now.unit == form.unit.unwrap_or(now.unit);
            if !registered || same {
                now
            } else {
                // The first of several rows of this person may have counted the version up.
                let form = person::io::act::PersonForm { version: Some(now.version), ..form.clone() };
                person::io::act::change_in(ctx, tx, id, &form).await?
            }
        }
    };
    if let Some(p) = post {
        let unit = Some(person.unit);
        let form = person::io::act::PostForm {
            id: None,
            title: p.title,
            unit,
            portfolio: p.portfolio,
            from: p.from,
            to: p.to,
        };
        person::io::act::set_post(ctx, tx, &person, &form).await?;
    }
    if let Some((role, region)) = grant {
        let grant = person::io::act::NewGrant { role, region, sectors: Vec::new(), from: None, to: None };
        person::io::act::grant(ctx, tx, person.id, &grant).await?;
    }
    Ok(person.id)
}

async fn write_entry(
    ctx: &Ctx,
    tx: &mut Tx,
    phrase: &str,
    region: &str,
    source: &str,
    entry: RosterEntry,
) -> Outcome<()> {
    let form = |entries: &[RosterEntry], name: &str, source: &str, version| roster::io::act::RosterForm {
        phrase: phrase.to_owned(),
        region: region.to_owned(),
        name: name.to_owned(),
        source: source.to_owned(),
        entries: entries
            .iter()
            .map(|e| roster::io::act::EntryForm { unit: e.unit, from: e.valid_from, to: e.valid_to })
            .collect(),
        version,
    };
    match roster::io::store::by_phrase(tx, region, phrase).await? {
        None => roster::io::act::add(ctx, tx, &form(&[entry], "", source, None)).await.map(|_| ()),
        Some(old) => {
            let mut entries = old.entries.clone();
            match entries.iter_mut().find(|e| e.unit == entry.unit && e.valid_from == entry.valid_from) {
                Some(there) => *there = entry,
                None => entries.push(entry),
            }
            let source = if source.is_empty() { old.source.as_str() } else { source };
            let form = form(&entries, &old.name, source, Some(old.version));
            roster::io::act::change_in(ctx, tx, old.id, &form).await.map(|_| ())
        }
    }
}
