//! A refusal says what happened, why, and what to do, in Chinese; what only the log may know stands apart.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Result of every verb.
pub type Outcome<T> = Result<T, Refusal>;

/// What sort of refusal it is; `web` makes the HTTP status from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Not signed in, or the session ended (401).
    Unauthenticated,
    /// Signed in, but without the right (403).
    Forbidden,
    /// Missing or out of scope; the two look the same (404).
    NotFound,
    /// Changed meanwhile, or not possible in this state (409).
    Conflict,
    /// Bad input (422).
    Invalid,
    /// Larger than allowed (413).
    TooLarge,
    /// Too many attempts (429).
    TooMany,
    /// A part outside is missing or busy; try again (503).
    Busy,
    /// Our fault (500).
    Internal,
}

/// One field of the input that was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Path of the field as sent: `due`, `rows[3].uscc`.
    pub path: String,
    pub say: String,
}

/// Why a verb did not happen.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub kind: Kind,
    /// Stable upper-case word: `LEAD_REQUIRED`.
    pub code: &'static str,
    /// Chinese for the user: what, why, what to do.
    pub say: String,
    pub fields: Vec<Field>,
    /// For the log only.
    pub internal: Option<String>,
}

impl Refusal {
    pub fn new(kind: Kind, code: &'static str, say: impl Into<String>) -> Refusal {
        Refusal { kind, code, say: say.into(), fields: Vec::new(), internal: None }
    }
    pub fn invalid(code: &'static str, say: impl Into<String>) -> Refusal {
        Refusal::new(Kind::Invalid, code, say)
    }
    pub fn conflict(code: &'static str, say: impl Into<String>) -> Refusal {
        Refusal::new(Kind::Conflict, code, say)
    }
    pub fn forbidden(code: &'static str, say: impl Into<String>) -> Refusal {
        Refusal::new(Kind::Forbidden, code, say)
    }
    /// Missing and out of scope look the same.
    pub fn not_found(what: &str) -> Refusal {
        Refusal::new(Kind::NotFound, "NOT_FOUND", format!("没有找到这条{what}，可能已被移动，或不在您的管辖范围内。"))
    }
    pub fn internal(why: impl fmt::Display) -> Refusal {
        Refusal {
            internal: Some(why.to_string()),
            ..Refusal::new(Kind::Internal, "INTERNAL", "系统内部出错，操作没有生效；请稍后再试，仍不行请联系管理员。")
        }
    }
    /// Somebody else changed the record first.
    pub fn changed_meanwhile(what: &str) -> Refusal {
        Refusal::conflict("CHANGED_MEANWHILE", format!("这条{what}刚刚被别人改动过，请刷新后再操作。"))
    }
    pub fn at(mut self, path: impl Into<String>, say: impl Into<String>) -> Refusal {
        self.fields.push(Field { path: path.into(), say: say.into() });
        self
    }
    pub fn because(mut self, internal: impl fmt::Display) -> Refusal {
        self.internal = Some(internal.to_string());
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.say)?;
        match &self.internal {
            Some(internal) => write!(f, " [{internal}]"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Refusal {}
