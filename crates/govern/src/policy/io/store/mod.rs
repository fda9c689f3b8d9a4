//! SQL of documents, measures and decisions.

mod decisions;

pub use decisions::{keep, open_to, provenance};

use crate::policy::book::Book;
use crate::policy::flow::{PolicyFlow, PolicyState};
use crate::policy::model::*;
use crate::policy::text;
use ::store::{Access, Kind as Column, List, Listed, Row, ScopeOn, Sort, Tx, Value, params};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::flow::Flow as _;
use kernel::id::{PersonId, PolicyId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use serde::{Deserialize, Serialize};

/// A page of the original: number and `[from, to)` in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageAt {
    pub page: u32,
    pub from: u32,
    pub to: u32,
}

/// A document without its text.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: PolicyId,
    pub region_path: String,
    pub unit: Option<UnitId>,
    pub title: String,
    pub doc_number: Option<String>,
    pub issuer: Option<String>,
    pub issued_on: Option<Date>,
    pub kind: String,
    pub state: PolicyState,
    pub version_no: i64,
    pub previous: Option<PolicyId>,
    pub file_sha: String,
    pub file_name: String,
    pub media: String,
    pub size: i64,
    /// Which of the file's documents it is, from 0.
    pub doc_index: i64,
    /// Byte offset of the document in the extracted text of its file.
    pub base: i64,
    pub measures: i64,
    pub open_doubts: i64,
    pub decisions: i64,
    pub clicks: i64,
    pub created_at: Timestamp,
    pub created_by: Option<PersonId>,
    pub created_name: String,
    pub version: i64,
}

/// A document with all that stands about it.
#[derive(Clone, Debug)]
pub struct Whole {
    pub head: Head,
    pub text: String,
    /// As the parser found it.
    pub parsed: Draft,
    pub pages: Vec<PageAt>,
    pub notes: Vec<String>,
    /// The directory's answers at the time of issue.
    pub book: Option<Book>,
    pub corrections: Vec<Correction>,
}

impl Whole {
    /// The parser's reading with all decisions that hold.
    pub fn draft(&self) -> Draft {
        crate::policy::settle::replay(&self.parsed, &self.corrections)
    }
}

const HEAD: &str = "t.id, t.region_path, t.unit, t.title, t.doc_number, t.issuer, t.issued_on, t.kind, t.state, \
    t.version_no, t.previous, t.file_sha, t.file_name, t.media, t.size, t.doc_index, t.base, t.measures, \
    t.open_doubts, t.decisions, t.clicks, t.created_at, t.created_by, t.created_name, t.version";

/// Who sees a document: the office of its region, the unit that put it in, and every unit that it gives a duty.
pub const ON: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &["t.unit"],
    access: Some(Access { table: "policy_access", record: "policy", copies: &[] }),
    areas: false,
    large: None,
};

static LISTED: Listed = Listed {
    table: "policy",
    joins: "",
    columns: HEAD,
    on: ON,
    sorts: &[
        Sort { name: "created", column: "t.created_at", kind: Column::Time },
        Sort { name: "title", column: "t.title", kind: Column::Text },
        Sort { name: "state", column: "t.state", kind: Column::Text },
        Sort { name: "measures", column: "t.measures", kind: Column::Int },
        Sort { name: "open_doubts", column: "t.open_doubts", kind: Column::Int },
    ],
    default: "-created",
};

/// Documents within a scope.
pub fn list(scope: &Scope) -> List {
    List::new(&LISTED, scope, Right::PolicyRead)
}

pub fn head(row: &Row) -> Outcome<Head> {
    let state: String = row.get("state")?;
    Ok(Head {
        id: row.get("id")?,
        region_path: row.get("region_path")?,
        unit: row.get("unit")?,
        title: row.get("title")?,
        doc_number: row.get("doc_number")?,
        issuer: row.get("issuer")?,
        issued_on: row.get("issued_on")?,
        kind: row.get("kind")?,
        state: PolicyFlow::parse_state(&state).ok_or_else(|| Refusal::internal(format!("policy state {state}")))?,
        version_no: row.get("version_no")?,
        previous: row.get("previous")?,
        file_sha: row.get("file_sha")?,
        file_name: row.get("file_name")?,
        media: row.get("media")?,
        size: row.get("size")?,
        doc_index: row.get("doc_index")?,
        base: row.get("base")?,
        measures: row.get("measures")?,
        open_doubts: row.get("open_doubts")?,
        decisions: row.get("decisions")?,
        clicks: row.get("clicks")?,
        created_at: row.get("created_at")?,
        created_by: row.get("created_by")?,
        created_name: row.get("created_name")?,
        version: row.get("version")?,
    })
}

/// A document in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: PolicyId) -> Outcome<Whole> {
    if !::store::list::visible(tx, scope, Right::PolicyRead, &ON, "policy", id).await? {
        return Err(Refusal::not_found("文件"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("文件"))
}

/// A document whoever asks.
pub async fn by_id(tx: &mut Tx, id: PolicyId) -> Outcome<Option<Whole>> {
    let sql = format!("select {HEAD}, t.text, t.parsed, t.pages, t.notes, t.book from policy t where t.id = $1");
    let Some(row) = tx.opt(&sql, params![id]).await? else { return Ok(None) };
    let book: Option<serde_json::Value> = row.get("book")?;
    let book = book.filter(|b| !b.is_null()).map(serde_json::from_value).transpose().map_err(Refusal::internal)?;
    Ok(Some(Whole {
        head: head(&row)?,
        text: row.get("text")?,
        parsed: row.json("parsed")?,
        pages: row.json("pages")?,
        notes: row.json("notes")?,
        book,
        corrections: decisions::of(tx, id).await?,
    }))
}

/// A new document with its measures.
pub async fn insert(tx: &mut Tx, whole: &Whole) -> Outcome<()> {
    let h = &whole.head;
    let columns = "id, region_path, unit, title, doc_number, issuer, issued_on, kind, state, version_no, previous, \
                   file_sha, file_name, media, size, doc_index, base, text, parsed, pages, notes, measures, \
                   open_doubts, decisions, clicks, created_at, created_by, created_name, version";
    let marks: Vec<String> = (1..=columns.split(',').count()).map(|n| format!("${n}")).collect();
    let values = [
        h.id.into(),
        Value::from(&h.region_path),
        h.unit.into(),
        Value::from(&h.title),
        h.doc_number.clone().into(),
        h.issuer.clone().into(),
        h.issued_on.into(),
        Value::from(&h.kind),
        h.state.code().into(),
        h.version_no.into(),
        h.previous.into(),
        Value::from(&h.file_sha),
        Value::from(&h.file_name),
        Value::from(&h.media),
        h.size.into(),
        h.doc_index.into(),
        h.base.into(),
        Value::from(&whole.text),
        Value::json(&whole.parsed),
        Value::json(&whole.pages),
        Value::json(&whole.notes),
        h.measures.into(),
        h.open_doubts.into(),
        h.decisions.into(),
        h.clicks.into(),
        h.created_at.into(),
        h.created_by.into(),
        Value::from(&h.created_name),
        h.version.into(),
    ];
    tx.exec(&format!("insert into policy ({columns}) values ({})", marks.join(",")), &values).await?;
    write_measures(tx, whole, &whole.draft()).await
}

/// Write the document's facts after a decision or a move, if nobody else did meanwhile; counts the version up.
pub async fn save(tx: &mut Tx, whole: &mut Whole, draft: &Draft, book: Option<&Book>) -> Outcome<()> {
    let h = &mut whole.head;
    let changed = tx
        .exec(
            "update policy set title = $1, doc_number = $2, issuer = $3, issued_on = $4, state = $5, measures = $6, \
             open_doubts = $7, decisions = $8, clicks = $9, version = version + 1 where id = $10 and version = $11",
            params![
                &h.title,
                h.doc_number.clone(),
                h.issuer.clone(),
                h.issued_on,
                h.state.code(),
                h.measures,
                h.open_doubts,
                h.decisions,
                h.clicks,
                h.id,
                h.version
            ],
        )
        .await?;
    if changed != 1 {
        return Err(Refusal::changed_meanwhile("文件"));
    }
    h.version += 1;
    if let Some(book) = book {
        tx.exec("update policy set book = $1 where id = $2", &[Value::json(book), h.id.into()]).await?;
        whole.book = Some(book.clone());
    }
    write_measures(tx, whole, draft).await
}

async fn write_measures(tx: &mut Tx, whole: &Whole, draft: &Draft) -> Outcome<()> {
    tx.exec("delete from measure where policy = $1", params![whole.head.id]).await?;
    let rows: Vec<Vec<Value>> = draft
        .measures
        .iter()
        .enumerate()
        .map(|(i, m)| {
            vec![
                m.id.into(),
                whole.head.id.into(),
                (i as i64 + 1).into(),
                m.label.clone().into(),
                Value::from(&m.name),
                Value::from(&m.text),
                text::tidy(text::slice(&whole.text, m.span)).into(),
                m.span.0.into(),
                m.span.1.into(),
                page_of(&whole.pages, m.span.0).map(i64::from).into(),
                Value::json(&m.path),
                if m.kept { "kept" } else { "dropped" }.into(),
            ]
        })
        .collect();
    let columns =
        ["id", "policy", "seq", "label", "name", "text", "quote", "span_from", "span_to", "page", "path", "state"];
    Ok(tx.bulk_insert("measure", &columns, &rows).await?)
}

/// The page on which an offset stands.
pub fn page_of(pages: &[PageAt], at: u32) -> Option<u32> {
    pages.iter().find(|p| p.from <= at && at < p.to).map(|p| p.page)
}
