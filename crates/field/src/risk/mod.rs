//! 风险 risk: what could happen at a place, how bad it is, and who keeps it in check (Work Safety Law art. 4, 21(5), 41;
//! handbook 03 §1–4). A risk is there as long as its source is; what is found broken is a hazard.
//!
//! Map: `level` four levels, colours, control levels · `score` LS, LEC, direct · `flow` the life cycle · `model` points,
//! risks, controls, plans, the four-colour plan · `rules` sign-off, due days, parties (pure) · `register` rows of a workbook · `io` tables, verbs, routes

pub mod flow;
pub mod io;
pub mod level;
pub mod model;
pub mod register;
pub mod rules;
pub mod score;
#[cfg(test)]
mod tests;

pub use io::{MIGRATIONS, routes};
