//! Verbs of hazards on SQLite and, where `ANLAN_TEST_POSTGRES` names a server, on PostgreSQL.

mod clock;
mod doubt;
mod firm;
mod house;
mod major;
mod paper;
mod scope;
mod together;
