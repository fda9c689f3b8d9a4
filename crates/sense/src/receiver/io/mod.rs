//! Tables, verbs, routes of receivers, and the sending.

pub mod act;
pub mod api;
pub mod post;
pub mod run;
pub mod store;
pub mod work;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261216_sense_receiver", sql: include_str!("receiver.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/receivers" needs SystemRead => api::list;
        POST "/receivers" needs PeopleWrite => api::add;
        GET "/receivers/{id}" needs SystemRead => api::one;
        PUT "/receivers/{id}" needs PeopleWrite => api::change;
        POST "/receivers/{id}/moves" needs PeopleWrite => api::advance;
        POST "/receivers/{id}/test" needs PeopleWrite => api::test;
    }
}
