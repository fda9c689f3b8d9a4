//! What the verbs share: understand a stored document, keep it after a change.

use super::store::{self, Head, Whole};
use super::{book, show, upload, view};
use crate::policy::book::Book;
use crate::policy::flow::{PolicyAction, PolicyState};
use crate::policy::model::*;
use crate::policy::rules::{self, Reading};
use crate::policy::spread;
use crate::task::io::store as tasks;
use crate::task::model::LightCounts;
use ::store::{Tx, params};
use kernel::id::PolicyId;
use kernel::{Outcome, Party, Refusal, Right};
use serde_json::json;
use web::Ctx;

/// A stored document, understood.
#[derive(Clone, Debug)]
pub struct Understood {
    pub whole: Whole,
    pub draft: Draft,
    pub book: Book,
    pub reading: Reading,
}

/// Replay the decisions and ask the directory; an issued document keeps the answers of its issue.
pub async fn understand(ctx: &Ctx, tx: &mut Tx, whole: Whole) -> Outcome<Understood> {
    let draft = whole.draft();
    let book = match (&whole.book, whole.head.state) {
        (Some(book), state) if state != PolicyState::Draft => book.clone(),
        _ => book::book(tx, &draft, &whole.head.region_path, ctx.today()).await?,
    };
    let reading = rules::look(&draft, &book, ctx.today());
    Ok(Understood { whole, draft, book, reading })
}

/// A document that the actor may see, understood.
pub async fn find(ctx: &Ctx, tx: &mut Tx, id: PolicyId) -> Outcome<Understood> {
    let whole = store::find(tx, ctx.scope(), id).await?;
    understand(ctx, tx, whole).await
}

/// A draft that the actor may change, of the version that he saw.
pub async fn find_draft(ctx: &Ctx, tx: &mut Tx, id: PolicyId, version: i64) -> Outcome<Understood> {
    let whole = store::find(tx, ctx.scope(), id).await?;
    ctx.need(Right::PolicyWrite, &whole.head.region_path, None)?;
    if whole.head.state != PolicyState::Draft {
        let say = format!("这份文件目前是“{}”，校核内容已经固定；如需改动请上传新版本。", whole.head.state.label());
        return Err(Refusal::conflict("WRONG_STATE", say));
    }
    if whole.head.version != version {
        return Err(Refusal::changed_meanwhile("文件"));
    }
    understand(ctx, tx, whole).await
}

/// What the ledger keeps of a document.
pub fn after(whole: &Whole) -> serde_json::Value {
    let h = &whole.head;
    json!({
        "title": h.title, "doc_number": h.doc_number, "issuer": h.issuer, "issued_on": h.issued_on,
        "state": h.state.code(), "version_no": h.version_no, "file_sha": h.file_sha, "file_name": h.file_name,
        "region_path": h.region_path, "measures": h.measures, "open_doubts": h.open_doubts, "decisions": h.decisions,
    })
}

/// Count what the list shows.
pub fn count(head: &mut Head, draft: &Draft, reading: &Reading) {
    head.measures = draft.measures.iter().filter(|m| m.kept).count() as i64;
    head.open_doubts = reading.doubts.iter().filter(|d| d.must && d.settled.is_none()).count() as i64;
    head.title = draft.title.clone().unwrap_or_else(|| head.title.clone());
    head.doc_number = draft.doc_number.clone();
    head.issuer = draft.issuer.clone();
    head.issued_on = draft.issued_on;
}

/// Keep a new draft.
pub async fn put(ctx: &Ctx, tx: &mut Tx, whole: &mut Whole) -> Outcome<()> {
    let draft = whole.draft();
    let book = book::book(tx, &draft, &whole.head.region_path, ctx.today()).await?;
    let reading = rules::look(&draft, &book, ctx.today());
    count(&mut whole.head, &draft, &reading);
    upload::created(ctx, tx, whole).await
}

/// Capacities of the actor towards a document.
pub fn parties(ctx: &Ctx, head: &Head) -> Vec<Party> {
    match ctx.scope().may_in(Right::PolicyWrite, &head.region_path, None) {
        true => vec![Party::Clerk],
        false => Vec::new(),
    }
}

/// The review page of an understood document.
pub async fn page(ctx: &Ctx, tx: &mut Tx, u: &Understood) -> Outcome<view::Policy> {
    let lights = lights(tx, &[u.whole.head.id]).await?.remove(0);
    let ready = rules::ready(&u.draft, &u.reading);
    let refused = |action: PolicyAction| match (&ready, action) {
        (Err(refusal), PolicyAction::Issue) => Some(refusal.say.clone()),
        _ => None,
    };
    let would = spread::spread(u.whole.head.id, &u.draft, &u.reading, ctx.today()).len() as u64;
    let parties = parties(ctx, &u.whole.head);
    Ok(show::policy(&u.whole, &u.draft, &u.reading, &u.book, lights, &parties, would, refused))
}

/// Tasks of documents by colour, in the order asked.
pub async fn lights(tx: &mut Tx, ids: &[PolicyId]) -> Outcome<Vec<view::LightCountsView>> {
    let all = tasks::counts_of(tx, ids).await?;
    Ok(ids.iter().map(|id| all.get(id).map(counts).unwrap_or_default()).collect())
}

fn counts(c: &LightCounts) -> view::LightCountsView {
    let n = |count: i64| count.max(0) as u64;
    view::LightCountsView {
        red: n(c.red),
        yellow: n(c.yellow),
        green: n(c.green),
        done: n(c.done),
        submitted: n(c.submitted),
        none: n(c.none),
    }
}

/// Region path by path or code; without one, that of the actor's unit.
pub async fn region(ctx: &Ctx, tx: &mut Tx, asked: Option<&str>) -> Outcome<String> {
    let row = match (asked.map(str::trim).filter(|r| !r.is_empty()), ctx.actor().unit) {
        (Some(words), _) => tx.opt("select path from region where path = $1 or code = $1", params![words]).await?,
        (None, Some(unit)) => tx.opt("select region_path as path from unit where id = $1", params![unit]).await?,
        (None, None) => None,
    };
    match row {
        Some(row) => row.get("path"),
        None => {
            Err(Refusal::invalid("REGION_REQUIRED", "请指明文件属于哪个地区（行政区划代码）。").at("region", "必填"))
        }
    }
}
