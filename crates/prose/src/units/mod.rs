//! Units in Chinese text: splitting a list of them, and reading who leads, assists and is responsible.

mod brackets;
mod roles;
mod running;
mod split;

pub use brackets::{Found, find};
pub use roles::{Reading, names_first_rule, read};
pub use running::{of_heading, running, subjects};
pub(crate) use split::names_apart;
pub use split::{is_unit, split};
