//! 预警 warning: what a government says of the risk of an enterprise or an area, in four colours; not an instrument's alarm.
//! - `fact.rs` what is known, what does not apply, what nobody told
//! - `facts.rs` what a rating looks at
//! - `scale.rs` weights and thresholds
//! - `rating.rs` the moving risk figure with each of its terms
//! - `area.rs` colour of an area from its enterprises
//! - `weather.rs` marks of weather that a person enters
//! - `model.rs` a warning; `flow.rs` its life
//! - `io/` tables, verbs, routes, what the clock does
//! - `rules/` when one is issued or raised, who is told by when, what must hold before it is lifted, lead time

pub mod area;
pub mod fact;
pub mod facts;
pub mod flow;
pub mod io;
pub mod model;
pub mod rating;
pub mod rules;
pub mod scale;
pub mod weather;

pub use fact::Fact;
pub use facts::{Facts, Floor, Promised};
pub use io::{MIGRATIONS, routes};
pub use model::{Colour, Warning};
pub use rating::{Contribution, Rating, Term, rate};
pub use scale::Scale;

#[cfg(test)]
mod tests;
