//! Tables, verbs, routes and jobs of supervision.

pub mod act;
pub mod api;
pub mod begin;
mod effect;
pub mod jobs;
mod look;
pub mod open;
mod paper;
pub mod settle;
pub mod store;
mod tell;
pub mod warned;

/// The subject is closed: what still waits on it is ended with that reason.
pub async fn settled(ctx: &web::Ctx, tx: &mut ::store::Tx, subject: uuid::Uuid, why: &str) -> kernel::Outcome<()> {
    effect::settled(ctx, tx, subject, false, why).await
}

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261122_govern_supervise", sql: include_str!("supervise.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/supervisions" needs SuperviseRead => api::list;
        POST "/supervisions" needs SuperviseAct => api::create;
        GET "/supervisions/{id}" needs SuperviseRead => api::one;
        POST "/supervisions/{id}/moves" needs SuperviseAct => api::advance;
        POST "/supervisions/{id}/reviews" needs SuperviseLead => api::review;
        GET "/supervise-rules" needs SuperviseRead => api::rules::list;
        GET "/supervise-rules/{code}/trial" needs SuperviseWork => api::rules::trial;
        POST "/supervise-rules/{code}/switch" needs SuperviseSign => api::rules::switch;
    }
}
