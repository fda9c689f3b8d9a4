//! Placeholder until the next spike.
pub fn run() {}
