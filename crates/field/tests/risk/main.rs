//! Risks on SQLite and, where `ANLAN_TEST_POSTGRES` names a server, on PostgreSQL, as the browser asks.

mod house;
mod life;
mod map;
mod register;
mod scope;
