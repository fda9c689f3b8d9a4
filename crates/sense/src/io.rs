//! Shapes that points and alarms share on the way out.

use crate::party::Who;
use crate::{alarm, doubt, point, promise};
use ::store::{ScopeOn, Tx, ledger};
use jiff::Timestamp;
use kernel::id::{AlarmId, DoubtId, PointId, PromiseId};
use kernel::{Kind, Outcome};
use serde::Serialize;
use std::future::Future;
use std::pin::Pin;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Ctx;

/// Who sees what is kept of a site: whoever sees the site. All tables of this context carry its columns under alias `t`.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: None,
};

/// Answers [`org::ask::MayRead`] for what this context keeps: seen is what the lists show.
pub struct Reader;

impl org::ask::MayRead for Reader {
    fn may_read<'a>(
        &'a self,
        ctx: &'a Ctx,
        tx: &'a mut Tx,
        concept: &'a str,
        record: Uuid,
    ) -> Pin<Box<dyn Future<Output = Outcome<Option<bool>>> + Send + 'a>> {
        Box::pin(async move {
            let scope = ctx.scope();
            let found = match concept {
                "alarm" => alarm::io::store::find(tx, scope, AlarmId(record)).await.map(|_| ()),
                "doubt" => doubt::io::store::find(tx, scope, DoubtId(record)).await.map(|_| ()),
                "point" => point::io::store::find(tx, scope, PointId(record)).await.map(|_| ()),
                "promise" => promise::io::store::find(tx, scope, PromiseId(record)).await.map(|_| ()),
                _ => return Ok(None),
            };
            match found {
                Ok(()) => Ok(Some(true)),
                Err(refusal) if refusal.kind == Kind::NotFound => Ok(Some(false)),
                Err(refusal) => Err(refusal),
            }
        })
    }
}

/// A code with its Chinese word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CodeWord {
    pub code: String,
    pub label: String,
}

impl CodeWord {
    pub fn new(code: &str, label: &str) -> CodeWord {
        CodeWord { code: code.into(), label: label.into() }
    }
}

/// Who did something when, in what words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MarkView {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub note: Option<String>,
    pub files: Vec<Uuid>,
}

impl From<&crate::alarm::model::Mark> for MarkView {
    fn from(m: &crate::alarm::model::Mark) -> MarkView {
        MarkView { at: m.at, name: m.name.clone(), note: m.note.clone(), files: m.files.iter().map(|f| f.0).collect() }
    }
}

/// One line of a record's past.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PastEntry {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub name: String,
    pub action: String,
    pub label: String,
    pub note: Option<String>,
    /// The event is in a sealed batch of the ledger.
    pub sealed: bool,
}

/// The past of a record that the caller has found in scope.
pub async fn past(tx: &mut Tx, concept: &str, record: Uuid) -> Outcome<Vec<PastEntry>> {
    let entries = ledger::of(tx, concept, record).await?;
    let one = |e: ::store::Entry| PastEntry {
        at: e.at,
        name: e.actor_name,
        action: e.action,
        label: e.label,
        note: e.note,
        sealed: e.sealed,
    };
    Ok(entries.into_iter().map(one).collect())
}

/// Who asks, for the rules.
pub fn who(ctx: &Ctx) -> Who<'_> {
    Who { person: ctx.actor().person, unit: ctx.actor().unit, scope: ctx.scope() }
}

/// The asker's mark.
pub fn mark(ctx: &Ctx, note: Option<String>) -> crate::alarm::model::Mark {
    crate::alarm::model::Mark {
        at: ctx.now(),
        by: ctx.actor().person,
        name: ctx.actor().name.clone(),
        note: note.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()),
        files: Vec::new(),
    }
}

/// Words of a move that must not be longer than this, in characters.
pub const LONGEST: usize = 2000;

/// Whether something was said.
pub fn said(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|t| !t.trim().is_empty())
}
