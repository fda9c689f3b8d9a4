//! Law as data: dated parameters with their source, the work calendar, code systems and check digits. Pure; what ships
//! stands in `content/` and is compiled in.

pub mod codes;
pub mod criterion;
pub mod gb18218;
pub mod idcard;
pub mod industry;
mod parameter;
pub mod scale;
mod shipped;
mod table;

pub use parameter::{Mark, Parameter, Parameters};

use kernel::calendar::Calendar;

/// Everything that judgements look up.
#[derive(Clone, Debug, Default)]
pub struct Law {
    pub parameters: Parameters,
    pub calendar: Calendar,
    pub criteria: criterion::Criteria,
}

impl Law {
    /// What ships with the program. Panics only if the shipped content is broken, which a test rules out.
    pub fn shipped() -> Law {
        shipped::law().expect("shipped content parses")
    }
}
