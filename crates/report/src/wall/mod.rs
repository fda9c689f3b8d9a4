//! 挂图作战 wall chart: measures × units (or regions, quarters, actions), one cell one light, the same numbers as the
//! ledger. [`chart`] folds tasks into the chart; `io` reads the tasks of one document within the asker's scope. [`turns`]
//! says what turned since a week before.

pub mod chart;
pub mod io;
#[cfg(test)]
mod tests;
pub mod turns;
