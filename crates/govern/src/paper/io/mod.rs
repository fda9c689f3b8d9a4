//! Papers: tables, verbs, routes.

pub mod act;
pub mod api;
pub mod draft;
pub mod facts;
pub mod file;
pub mod store;
pub mod templates;
pub mod view;
pub mod word;
pub mod words;

pub use crate::paper::model::{Draft, Issued};
pub use act::{receive, sign};
pub use draft::draft;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261220_govern_paper", sql: include_str!("paper.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/papers" needs PaperRead => api::list;
        POST "/papers" needs PaperWrite => api::add;
        GET "/papers/{id}" needs PaperRead => api::one;
        PUT "/papers/{id}" needs PaperRead => api::change;
        POST "/papers/{id}/moves" needs PaperRead => api::advance;
        POST "/papers/{id}/receipt" needs PaperRead => api::receipt;
        GET "/papers/{id}/file" needs PaperRead => api::print;
        GET "/papers/{id}/pages" needs PaperRead => api::pages;
        GET "/paper-templates" needs PaperWrite => templates::list;
        POST "/paper-templates/{code}" needs PaperTemplate => templates::change;
        POST "/paper-templates/{code}/preview" needs PaperTemplate => templates::preview;
        GET "/paper-words" needs PaperTemplate => words::list;
        PUT "/paper-words/{unit}" needs PaperTemplate => words::set;
    }
}
