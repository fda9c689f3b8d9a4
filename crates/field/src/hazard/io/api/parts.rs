//! What hangs on a hazard.

use crate::hazard::flow::State;
use crate::hazard::io::store::{self, Named as Found};
use crate::hazard::io::view::{
    Around, Coded, DualView, ExplainedTerm, HazardComment, HazardDelay, HazardFile, ListingView, Named, Person,
    ProgressNote, ToldView,
};
use crate::hazard::model::{Hazard, Listing, evidence_label};
use crate::hazard::rules::{clock, listing as terms};
use ::store::{Row, Tx, params};
use kernel::Outcome;
use kernel::id::{HazardId, ListingId};
use kernel::light::Used;
use web::Ctx;
use web::view::{LabelValue, ParameterUse};

fn person(row: &Row, id: &str, name: &str) -> Outcome<Person> {
    Ok(Person { id: row.get(id)?, name: row.get::<Option<String>>(name)?.unwrap_or_default() })
}

/// Files of a hazard, in the order in which they were hung on it.
pub async fn files(tx: &mut Tx, id: HazardId) -> Outcome<Vec<HazardFile>> {
    let sql = "select f.id, f.name, f.size, f.media, f.sha, hf.kind, f.taken_at, f.lat, f.lng, f.at, f.by_person, \
               f.by_name from hazard_file hf join file f on f.id = hf.file where hf.hazard = $1 order by hf.at, f.id";
    let rows = tx.all(sql, params![id]).await?;
    rows.iter()
        .map(|r| {
            let kind: String = r.get("kind")?;
            Ok(HazardFile {
                id: r.get("id")?,
                name: r.get("name")?,
                size: r.get("size")?,
                media: r.get("media")?,
                sha: r.get("sha")?,
                kind: Coded::new(&kind, evidence_label(&kind)),
                taken_at: r.get("taken_at")?,
                lat: r.get("lat")?,
                lng: r.get("lng")?,
                uploaded_at: r.get("at")?,
                by: person(r, "by_person", "by_name")?,
            })
        })
        .collect()
}

pub async fn comments(tx: &mut Tx, id: HazardId) -> Outcome<Vec<HazardComment>> {
    let sql = "select id, person, name, text, at from hazard_comment where hazard = $1 order by id";
    let rows = tx.all(sql, params![id]).await?;
    rows.iter()
        .map(|r| {
            Ok(HazardComment {
                id: r.get("id")?,
                at: r.get("at")?,
                by: person(r, "person", "name")?,
                text: r.get("text")?,
            })
        })
        .collect()
}

pub async fn delays(tx: &mut Tx, id: HazardId) -> Outcome<Vec<HazardDelay>> {
    let sql = "select from_due, to_due, reason, state, person, name, at, decided_by, decided_name, decided_at, decision \
               from hazard_extension where hazard = $1 order by id";
    let rows = tx.all(sql, params![id]).await?;
    rows.iter()
        .map(|r| {
            let code: String = r.get("state")?;
            let label = <crate::hazard::flow::DelayFlow as kernel::Flow>::parse_state(&code).map_or("", |s| s.label());
            let decided_at = r.get::<Option<jiff::Timestamp>>("decided_at")?;
            Ok(HazardDelay {
                from: r.get("from_due")?,
                to: r.get("to_due")?,
                reason: r.get("reason")?,
                state: Coded::new(&code, label),
                at: r.get("at")?,
                by: person(r, "person", "name")?,
                decided_by: decided_at.map(|_| person(r, "decided_by", "decided_name")).transpose()?,
                decided_at,
                decision: r.get("decision")?,
            })
        })
        .collect()
}

/// Another hazard by its number, where the one who asks may see it.
pub async fn name(ctx: &Ctx, tx: &mut Tx, id: Option<HazardId>) -> Outcome<Option<Named>> {
    let Some(id) = id else { return Ok(None) };
    match store::find(tx, ctx.scope(), id).await {
        Ok(h) => Ok(Some(Named { id: id.0, name: format!("{} {}", h.number, h.title) })),
        Err(e) if e.kind == kernel::Kind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}

/// Reports on a listing's progress.
pub async fn progress(tx: &mut Tx, id: ListingId) -> Outcome<Vec<ProgressNote>> {
    let sql = "select day, note, person, name from listing_progress where listing = $1 order by id";
    let rows = tx.all(sql, params![id]).await?;
    rows.iter()
        .map(|r| Ok(ProgressNote { day: r.get("day")?, note: r.get("note")?, by: person(r, "person", "name")? }))
        .collect()
}

pub async fn listing(ctx: &Ctx, tx: &mut Tx, l: &Listing, of: &Found) -> Outcome<ListingView> {
    let around = Around {
        number: &of.hazard.number,
        title: &of.hazard.title,
        enterprise: &of.enterprise_name,
        site: &of.site_name,
        region: &of.hazard.region_path,
        region_name: &of.region_name,
    };
    let ask_by = ask_by(ctx, l, &of.hazard.region_path);
    Ok(ListingView::of(l, around, ask_by, ctx.today(), progress(tx, l.id).await?))
}

/// The last day for asking, while asking is possible at all.
pub fn ask_by(ctx: &Ctx, l: &Listing, region: &str) -> Option<jiff::civil::Date> {
    let may = l.state.code() == "listed" && l.extensions == 0;
    may.then(|| terms::last_day_to_ask(ctx.law(), l, region)).flatten()
}

/// The two reports, with what is missing or late.
pub fn dual(ctx: &Ctx, h: &Hazard) -> DualView {
    let due_at = clock::dual_by(ctx.law(), h);
    let told = [(&h.told_regulator, "报告监管部门"), (&h.told_workers, "报告职工大会（职代会）")];
    let mut findings = Vec::new();
    for (told, what) in told {
        match told {
            Some(t) if t.late => findings.push(format!("{what}超过时限（应不晚于 {}）。", minute(due_at))),
            None if ctx.now() > due_at => findings.push(format!("尚未{what}，已超过时限 {}。", minute(due_at))),
            None => findings.push(format!("尚未{what}，时限 {}。", minute(due_at))),
            Some(_) => {}
        }
    }
    DualView {
        state: Coded::new(h.dual.code(), h.dual.label()),
        due_at,
        regulator: h.told_regulator.as_ref().map(ToldView::from),
        workers: h.told_workers.as_ref().map(ToldView::from),
        findings,
    }
}

/// An instant as people write it.
pub fn minute(at: jiff::Timestamp) -> String {
    kernel::ZONE.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}

/// Where the last day of the step that waits comes from.
pub fn explain(ctx: &Ctx, h: &Hazard) -> Option<ExplainedTerm> {
    let (law, region) = (ctx.law(), h.region_path.as_str());
    let (what, due, _) = clock::waiting(h, ctx.today())?;
    let from = match h.state {
        State::Reported => kernel::day_of(h.reported_at),
        State::Fixed | State::Review => kernel::day_of(h.rectified.as_ref()?.at),
        State::Accepted => kernel::day_of(h.recheck.as_ref()?.at),
        _ => kernel::day_of(h.verified.as_ref()?.at),
    };
    let (rule, term) = match h.state {
        State::Reported => ("上报后核实", clock::verify_by(law, region, from)),
        State::PlanDue => ("重大隐患报治理方案", clock::plan_by(law, region, from)),
        State::PlanReview => ("审查治理方案", clock::plan_answer_by(law, region, from)),
        State::Fixed | State::Review => ("报整改完成后复查", clock::review_by(law, region, h.grade, from)),
        State::Accepted => ("复查合格后销号", clock::close_by(law, region, from)),
        _ => ("整改期限", clock::general(law, region, from)),
    };
    // A term that somebody set, extended or that a plan or a listing brought is not the usual one: said so, without it.
    let usual = term.day == due;
    let set = match h.state {
        State::Assigned | State::Rectifying if h.listed.is_some() => "按挂牌督办期限",
        State::Assigned | State::Rectifying if h.is_major() => "按批准的治理方案",
        State::Assigned | State::Rectifying if h.extensions > 0 => "经批准延期",
        _ => "由办理人指定",
    };
    let value = |label: &str, value: String| LabelValue { label: label.into(), value };
    Some(ExplainedTerm {
        rule: if usual { rule.into() } else { format!("{rule}：{set}") },
        inputs: vec![value("起算日", from.to_string()), value(&format!("{what}期限"), due.to_string())],
        parameters: if usual { term.used.iter().map(used).collect() } else { Vec::new() },
    })
}

fn used(u: &Used) -> ParameterUse {
    ParameterUse {
        key: u.key.clone(),
        label: u.label.clone(),
        value: u.value.clone(),
        source: u.source.clone(),
        effective_from: u.effective_from,
    }
}

/// The record from which a hazard was made.
pub(super) async fn origin(tx: &mut Tx, id: HazardId) -> Outcome<Option<web::view::RecordRef>> {
    let sql = "select concept, record, label from hazard_origin where hazard = $1";
    let Some(row) = tx.opt(sql, ::store::params![id]).await? else { return Ok(None) };
    Ok(Some(web::view::RecordRef { concept: row.get("concept")?, id: row.get("record")?, label: row.get("label")? }))
}
