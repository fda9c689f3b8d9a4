//! 通报 bulletin: 周报, 月报, 季度通报 (handbook 02 §9) whose figures are what was known at a moment, and open into exactly
//! their records.
//!
//! Map: `period` weeks, months, quarters · `cond` one language of conditions, read by the database and by after-images ·
//! `source` where records are and how their past is known · `figure` every figure with its definition · `compare` last
//! period and last year · `ranking` who is ranked, because which rule asks for it · `four` the “4个1” of special
//! committees · `write` the facts of the paper · `io` reading as of a moment, verbs, routes, the clock's work. It has no
//! table: a made bulletin is a paper of `govern::paper`, its figures one event of the ledger beside it.

pub mod compare;
pub mod cond;
pub mod figure;
pub mod four;
pub mod io;
pub mod period;
pub mod ranking;
pub mod source;
#[cfg(test)]
mod tests;
pub mod view;
pub mod write;

pub use io::routes;
