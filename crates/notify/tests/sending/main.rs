//! Telling and sending: real listeners on this machine, both engines.

mod group;
mod groups;
mod house;
mod mail;
mod secure;
mod smtp;
mod tell;
