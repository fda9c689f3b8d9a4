//! 汇总 roll-up: lights by unit, region, action or document, each with its denominator and a light of its own.

pub mod io;
