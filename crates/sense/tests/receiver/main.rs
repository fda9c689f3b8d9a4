//! Alarms on their way to systems outside: real listeners, both engines.

#[path = "../alarm/house.rs"]
mod house;
mod listener;
mod secure;
mod sending;
mod standing;
