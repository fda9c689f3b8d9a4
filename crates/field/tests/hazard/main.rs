//! Verbs of hazards on SQLite and, where `ANLAN_TEST_POSTGRES` names a server, on PostgreSQL.

mod firm;
mod house;
mod major;
