//! The program: configuration, wiring, server, command line, demo.

pub mod alone;
pub mod clock;
pub mod command;
pub mod config;
pub mod demo;
mod metrics;
mod page;
pub mod serve;
pub mod system;
pub mod wiring;
