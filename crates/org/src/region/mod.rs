//! 行政区与功能区: the tree that scopes, rosters and group phrases stand on.
//!
//! Codes by handbook 10 §1: national codes of 6, 9 or 12 digits; a functional zone has `Z` + code of its parent + 3 digits
//! and is no prefix of anything. The path of codes (`/990100/990121/`) is our own, so zones hang beside counties.
//! - `model.rs` what a region is; refuses nonsense
//! - `io/` table and routes

pub mod io;
mod model;

pub use model::{Region, RegionKind, code_ok, path_of};
