//! What is written when something changed.

use crate::id::Id;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One change of one record, as the ledger keeps it. The after-image is added by the caller as anything that serialises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Concept of the record (`task`).
    pub concept: String,
    pub id: Uuid,
    /// Code of the action (`submit`).
    pub action: String,
    /// Chinese label of the action, for timelines.
    pub label: String,
    /// State before and after, where the action moved one (`work:working`).
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    /// Version of the after-image's shape, counted up when the shape changes.
    pub schema: u32,
}

impl Event {
    pub fn new<I: Id>(id: I, action: &str, label: &str) -> Event {
        Event {
            concept: I::CONCEPT.into(),
            id: id.into(),
            action: action.into(),
            label: label.into(),
            from: None,
            to: None,
            note: None,
            schema: 1,
        }
    }
    pub fn moved(mut self, from: impl Into<String>, to: impl Into<String>) -> Event {
        self.from = Some(from.into());
        self.to = Some(to.into());
        self
    }
    pub fn note(mut self, note: Option<String>) -> Event {
        self.note = note.filter(|n| !n.trim().is_empty());
        self
    }
}
