//! 报警搁置 shelving: a point is kept quiet by a person, for a reason and a time, with something in its place, and with an
//! approval; it ends by itself. Its life stands in `alarm/flow.rs`, its noun in `alarm/model.rs`.
//! - `rules.rs` how long, how often, by whom
//! - `io/` SQL, verbs, routes, what the clock does

pub mod io;
pub mod rules;
#[cfg(test)]
mod tests;

pub use io::routes;
