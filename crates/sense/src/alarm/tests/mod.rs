//! Cases.

mod flows;
