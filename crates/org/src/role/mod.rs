//! 角色与授权: a role is a set of rights; a grant gives a role over a region subtree and some sectors, from a day to a day.
//!
//! Who may do what follows handbook 01 §5 and its separation of duties: who reports does not verify, who verifies does not
//! close, the administrator of accounts has no part in the work itself. Which routes each role reaches stands in
//! `content/rights.csv`, written by hand; a test compares it with this table.
//! - `table.rs` the roles
//! - `model.rs` grants turned into a scope
//! - `io/` table

pub mod io;
mod model;
mod table;

pub use model::{GrantHeld, Home, Role, areas, role};
pub use table::ROLES;
