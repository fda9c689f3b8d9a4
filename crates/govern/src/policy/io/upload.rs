//! A file comes in: its documents become drafts.

use super::act::{self, put};
use super::store::{self, Head, PageAt, Whole};
use crate::policy::flow::PolicyState;
use crate::policy::model::{Draft, Kind};
use crate::policy::take;
use crate::policy::text::Offsets;
use ::store::{Tx, params};
use axum::body::Bytes;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{MeasureId, PolicyId};
use kernel::{Outcome, Refusal, Right};
use prose::{Document, Source};
use web::Ctx;

/// Largest file, in bytes; `office` has the same bound.
pub const MOST: usize = 100 << 20;

/// What came of an upload.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    pub policies: Vec<PolicyId>,
    /// Sentences about files that were not taken or are worth a look.
    pub notes: Vec<String>,
}

/// A file read into documents.
pub struct Read {
    pub source: Source,
    pub documents: Vec<Document>,
}

/// Read a file off the async threads. `issued_on` outranks the printed day of issue.
///
/// # Errors
/// The reader's sentence, as `UNREADABLE`.
pub async fn read(name: &str, bytes: Bytes, issued_on: Option<Date>) -> Outcome<Read> {
    let name = name.to_owned();
    let work = move || {
        let mut source = office::read(&name, &bytes, &office::Limits::default())
            .map_err(|e| Refusal::invalid("UNREADABLE", e.say).because(e.code))?;
        // Databases take no zero character in a text; a space is as long.
        if source.text.contains('\0') {
            source.text = source.text.replace('\0', " ");
        }
        let documents = prose::parse(&source, &prose::Options { issued_on });
        Ok(Read { source, documents })
    };
    tokio::task::spawn_blocking(work).await.map_err(Refusal::internal)?
}

/// Where the files go, and of what they are a new version.
pub struct Target<'a> {
    pub region_path: &'a str,
    pub previous: Option<&'a Head>,
}

/// Take files into drafts. A file that cannot be read is told in the notes; if none can, it is the refusal.
pub async fn take(ctx: &Ctx, into: &Target<'_>, files: Vec<(String, Bytes)>) -> Outcome<Taken> {
    ctx.need(Right::PolicyWrite, into.region_path, None)?;
    if files.is_empty() {
        return Err(Refusal::invalid("NO_FILE", "没有收到文件，请选择一个或几个文件后再上传。").at("file", "必选"));
    }
    let single = files.len() == 1;
    let mut out = Taken::default();
    for (name, bytes) in files {
        match take_one(ctx, into, &name, bytes, &mut out.notes).await {
            Ok(ids) => out.policies.extend(ids),
            Err(refusal) if refusal.code == "UNREADABLE" && !single => out.notes.push(refusal.say),
            Err(refusal) => return Err(refusal),
        }
    }
    if out.policies.is_empty() {
        return Err(Refusal::invalid("UNREADABLE", out.notes.join("")));
    }
    Ok(out)
}

async fn take_one(
    ctx: &Ctx,
    into: &Target<'_>,
    name: &str,
    bytes: Bytes,
    notes: &mut Vec<String>,
) -> Outcome<Vec<PolicyId>> {
    let size = bytes.len() as i64;
    let found = read(name, bytes.clone(), None).await?;
    let sha = ctx.app().files.put(bytes).await?;
    let mut tx = ctx.begin().await?;
    let twin = tx
        .opt(
            "select title from policy where file_sha = $1 and state <> 'void' and region_path = $2 limit 1",
            params![&sha, into.region_path],
        )
        .await?;
    if let Some(row) = twin {
        let title: String = row.get("title")?;
        notes.push(format!("“{name}”与已上传的《{title}》是同一个文件，请确认是否重复上传。"));
    }
    let several = found.documents.len() > 1;
    let mut out = Vec::new();
    for (index, doc) in found.documents.iter().enumerate() {
        let (base, text) = piece(&found.source, doc, several);
        let offsets = Offsets::of(text);
        let parsed = take::draft(doc, &offsets, base, || ctx.id::<MeasureId>());
        let mut said: Vec<String> = found.source.notes.iter().map(|n| n.say.clone()).collect();
        said.extend(nothing(&parsed, name));
        let mut whole = Whole {
            head: new_head(ctx, into, name, &sha, size, index, base, &parsed),
            text: text.to_owned(),
            pages: pages(&found.source, &offsets, base, text.len()),
            notes: said.clone(),
            book: None,
            corrections: Vec::new(),
            parsed,
        };
        if whole.parsed.kind != Kind::Plan {
            notes.extend(nothing(&whole.parsed, name));
        }
        put(ctx, &mut tx, &mut whole).await?;
        out.push(whole.head.id);
    }
    if several {
        notes.push(format!("“{name}”里有{}份文件，已分别建立。", out.len()));
    }
    tx.commit().await?;
    Ok(out)
}

/// The sentence about a document that orders nothing.
fn nothing(parsed: &Draft, name: &str) -> Option<String> {
    match parsed.kind {
        Kind::Plan => None,
        Kind::News => Some(format!("“{name}”是报道或情况说明，没有部署任务的条款，已存档，不生成任务。")),
        Kind::Unreadable => Some(format!("“{name}”里没有能读出的条款，已存档；请核对原件是否清晰、完整。")),
    }
}

#[allow(clippy::too_many_arguments)]
fn new_head(
    ctx: &Ctx,
    into: &Target<'_>,
    name: &str,
    sha: &str,
    size: i64,
    index: usize,
    base: usize,
    parsed: &Draft,
) -> Head {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let kind = match parsed.kind {
        Kind::Plan => "plan",
        Kind::News => "news",
        Kind::Unreadable => "unreadable",
    };
    Head {
        id: ctx.id(),
        region_path: into.region_path.to_owned(),
        unit: ctx.actor().unit,
        title: parsed.title.clone().unwrap_or_else(|| stem.to_owned()),
        doc_number: parsed.doc_number.clone(),
        issuer: parsed.issuer.clone(),
        issued_on: parsed.issued_on,
        kind: kind.into(),
        state: PolicyState::Draft,
        version_no: into.previous.map_or(1, |p| p.version_no + 1),
        previous: into.previous.map(|p| p.id),
        file_sha: sha.to_owned(),
        file_name: name.to_owned(),
        media: media(name).into(),
        size,
        doc_index: index as i64,
        base: base as i64,
        measures: parsed.measures.len() as i64,
        open_doubts: 0,
        decisions: 0,
        clicks: 0,
        created_at: ctx.now(),
        created_by: ctx.actor().person,
        created_name: ctx.actor().name.clone(),
        version: 1,
    }
}

fn media(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ext)| ext.to_lowercase()).as_deref() {
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain",
        Some("htm" | "html") => "text/html",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// The document's own piece of the text: all of it for a single document.
pub fn piece<'s>(source: &'s Source, doc: &Document, several: bool) -> (usize, &'s str) {
    if !several {
        return (0, &source.text);
    }
    let floor = |mut at: usize| {
        at = at.min(source.text.len());
        while !source.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = floor(doc.span.start);
    (from, &source.text[from..floor(doc.span.end).max(from)])
}

/// Where each page begins and ends in the document's text.
fn pages(source: &Source, offsets: &Offsets, base: usize, length: usize) -> Vec<PageAt> {
    let mut out: Vec<PageAt> = Vec::new();
    for block in &source.blocks {
        let Some(page) = block.place.page else { continue };
        if block.span.end <= base || block.span.start >= base + length {
            continue;
        }
        let span = offsets.span(&(block.span.start.saturating_sub(base)..block.span.end - base));
        match out.last_mut() {
            Some(last) if last.page == page => last.to = span.1,
            _ => out.push(PageAt { page, from: span.0, to: span.1 }),
        }
    }
    // A page reaches to where the next begins, so that the line breaks between belong to one.
    for i in 1..out.len() {
        out[i - 1].to = out[i].from;
    }
    out
}

/// Record a new draft: counts of doubts, measures, ledger.
pub async fn created(ctx: &Ctx, tx: &mut Tx, whole: &Whole) -> Outcome<()> {
    store::insert(tx, whole).await?;
    let event = Event::new(whole.head.id, "upload", "上传文件");
    ctx.record(tx, &event, &act::after(whole)).await?;
    Ok(())
}
