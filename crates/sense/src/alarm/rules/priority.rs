//! How urgent an alarm is: consequence × time to answer (handbook 04 §3).

use crate::alarm::limit::Limit;
use crate::alarm::model::Priority::{self, *};
use crate::point::Kind;

/// Priority of a limit on a point. Proposal of this product, after the usual shares of 80 : 15 : 5 (ISA-18.2).
pub fn priority(kind: Kind, limit: Limit, critical: bool) -> Priority {
    let gas = kind.gas();
    let pick = |at_critical: Priority, else_: Priority| if critical { at_critical } else { else_ };
    match limit {
        Limit::Cut => Critical,
        Limit::Hh | Limit::Ll => pick(Critical, if gas { Critical } else { High }),
        Limit::H | Limit::L if gas => pick(High, Medium),
        Limit::H | Limit::L => pick(Medium, Low),
        // What ought to run has stopped, or the other way round.
        Limit::OffNormal => pick(Critical, Medium),
        // Counts conservatively as an alarm (handbook 04 §6).
        Limit::BadPv => pick(High, if gas { High } else { Low }),
        Limit::Stale | Limit::Masked => pick(High, Medium),
        Limit::Flatline => Medium,
        Limit::Roc | Limit::Dev => pick(Medium, Low),
    }
}

/// The most urgent that a point can be, for its shelving.
pub fn most_urgent(kind: Kind, critical: bool, limits: &crate::point::model::Limits) -> Priority {
    let has = |limit: Limit| match limit {
        Limit::OffNormal => limits.normal.is_some(),
        Limit::BadPv => true,
        other => limits.of(other).is_some(),
    };
    let all = Limit::ALL.iter().copied().filter(|l| has(*l));
    all.map(|l| priority(kind, l, critical)).min().unwrap_or(Low)
}
