//! Cases.

mod cases;
mod flows;
mod gas;
mod laws;
mod naive;
