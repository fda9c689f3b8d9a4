//! Verbs of tasks and records on SQLite and, where `ANLAN_TEST_POSTGRES` names a server, on PostgreSQL.

mod clock;
mod house;
mod http;
mod records;
mod scope;
mod sides;
mod work;
