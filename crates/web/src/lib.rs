//! HTTP: the route table, extractors, problem+json, rights. Knows no concept.

pub mod answer;
mod app;
mod ask;
mod ctx;
mod gate;
mod limit;
pub mod offer;
pub mod outbound;
mod problem;
mod table;
pub mod view;

pub use answer::{Answer, Paged};
pub use app::{App, Gate, Shared, Visitor};
pub use ask::{Ask, Body, Id};
pub use ctx::Ctx;
pub use gate::COOKIE;
pub use offer::Offer;
pub use problem::Problem;
pub use table::{Needs, Route, Table};

/// Re-exported for [`route_table!`].
pub use utoipa_axum::routes as utoipa_routes;
