//! People, days and lights, through HTTP, on SQLite and PostgreSQL.

mod convention;
mod imports;
mod plan;
mod scope;
mod site;
mod steps;
