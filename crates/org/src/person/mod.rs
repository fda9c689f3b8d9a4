//! 人员、岗位任职: one account each; posts are held from a day to a day with what the person was in charge of (分管), because
//! what somebody did or left undone is judged within the term (handbook 01 §6).
//! - `model.rs` a person, posts; refuses bad logins and passwords
//! - `io/` tables and routes

pub mod io;
mod model;

pub use model::{Person, Post, login_ok, password_ok};
