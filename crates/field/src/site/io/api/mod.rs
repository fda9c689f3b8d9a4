//! Routes of sites.

pub mod check;
pub mod export;
pub mod law;
pub mod list;
pub mod one;
pub mod prefill;
pub mod timeline;
