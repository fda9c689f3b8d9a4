//! 安委会、专委会、调度会 committee: who meets, how often, and what each period still lacks (handbook 01 §1; 02 §1 D01, D03,
//! D11, D17–D19).
//!
//! Map: `model` kinds, members · `rhythm` what each period asks for (`content/meeting`) · `tally` what a period has and lacks,
//! “4个1” among it (pure) · `io` tables, verbs, routes, and the duties that the rhythm brings.

pub mod io;
pub mod model;
pub mod rhythm;
pub mod tally;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
pub use model::{Committee, Kind, Member};
