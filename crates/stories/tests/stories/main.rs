//! People, days and lights, through HTTP, on SQLite and PostgreSQL.

mod accident;
mod accident_inquiry;
mod bulletin;
mod bulletin_more;
mod convention;
mod danger;
mod dossier;
mod gas_stop;
mod imports;
mod meeting;
mod notify;
mod paper;
mod permit;
mod plan;
mod pursue;
mod pursue_sense;
mod scope;
mod sense;
mod site;
mod steps;
mod supervise;
mod tour;
mod tour_task;
