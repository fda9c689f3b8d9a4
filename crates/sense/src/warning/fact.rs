//! What a rating was told. Nobody's answer is not nought.

use serde::{Deserialize, Serialize};

/// An input of a rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact<T> {
    Known(T),
    /// Does not apply to this enterprise; why.
    Exempt(String),
    /// Nobody answers for it yet, or not just now; why. It is shown, and what it could add is told.
    Absent(String),
}

impl<T> Fact<T> {
    /// No context answers this question.
    pub fn unwired() -> Fact<T> {
        Fact::Absent("未接入".to_owned())
    }

    /// What is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Fact::Known(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> From<Option<T>> for Fact<T> {
    /// An answer that did not come is absent.
    fn from(answer: Option<T>) -> Fact<T> {
        answer.map_or_else(Fact::unwired, Fact::Known)
    }
}
