//! 政策文件 policy: a document, its measures, the doubts about them, and its issue.
//!
//! A draft is what the parser found plus the decisions of people in their order; replaying them gives the same draft.
//! Pure: [`model`], [`take`] (parser → model), [`book`] (words → units), [`rules`] (doubts and their choices), [`settle`]
//! (one decision), [`diff`] (versions), [`spread`] (measures → tasks). Everything that reads or writes is in [`io`].

pub mod book;
pub mod diff;
pub mod flow;
pub mod guess;
pub mod io;
pub mod model;
pub mod rules;
pub mod settle;
pub mod spread;
pub mod take;
#[cfg(test)]
mod tests;
pub mod text;

pub use io::{MIGRATIONS, routes};
