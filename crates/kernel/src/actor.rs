//! Who acts.

use crate::id::{PersonId, SessionId, UnitId};
use serde::{Deserialize, Serialize};

/// The one who acts in a request or a job; written into every event of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// `None` for the clock (jobs) and for anonymous requests.
    pub person: Option<PersonId>,
    pub unit: Option<UnitId>,
    pub name: String,
    pub session: Option<SessionId>,
}

impl Actor {
    /// The clock: what happens because time passed.
    pub fn clock() -> Actor {
        Actor { person: None, unit: None, name: "系统".into(), session: None }
    }

    /// Somebody who has not signed in.
    pub fn anonymous() -> Actor {
        Actor { person: None, unit: None, name: "未登录".into(), session: None }
    }
}
