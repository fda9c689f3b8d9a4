//! Points and alarms on both engines.

mod apply;
mod catalogue;
mod house;
