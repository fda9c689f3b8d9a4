//! Readings through the running program: three formats in, alarms as rows, curves out; killed again and again under
//! load; an MQTT broker that stops and comes back.

mod broker;
mod full;
mod kill;
mod plant;
mod speak;
