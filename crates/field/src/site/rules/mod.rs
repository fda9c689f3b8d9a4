//! Judgements about a site.

mod charge;
mod grade;
mod high_risk;
mod self_check;
mod siting;
mod staffing;

pub use charge::{Candidate, in_charge, town};
pub use grade::{Standing, check_months, grade, next_check};
pub use high_risk::{Held, high_risk};
pub use self_check::{period, say_self_check, self_check};
pub use siting::{Siting, siting};
pub use staffing::{StaffLine, staffing};
