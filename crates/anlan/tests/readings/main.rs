//! Readings through the running program: three formats in, alarms as rows, curves out; killed again and again under load.

mod kill;
mod plant;
mod speak;
