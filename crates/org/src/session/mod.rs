//! 登录: sessions by cookie, lock-out, passwords.
//!
//! Passwords are kept as Argon2id hashes; a token is 256 random bits of which only the hash is kept; the same work is done
//! and the same sentence said for a login that does not exist. Limits: parameters `signin.*`.
//! - `rules.rs` when a login is locked
//! - `io/` table, gate, routes

pub mod io;
mod rules;

pub use io::gate::Gatekeeper;
