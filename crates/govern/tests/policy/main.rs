//! Documents under review: whole plans through parser, directory and decisions, and the verbs on both engines.

mod directory;
mod house;
mod robot;
mod verbs;
mod versions;
