//! Cases.

mod cases;
mod flows;
mod laws;
mod naive;
