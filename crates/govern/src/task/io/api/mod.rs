//! HTTP: parse, call the verb, present.

pub mod export;
pub mod list;
pub mod one;
pub mod parts;
pub mod saved;
pub mod timeline;
