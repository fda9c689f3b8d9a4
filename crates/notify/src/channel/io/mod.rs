//! Tables, verbs, routes of channels, and the sending.

pub mod act;
pub mod api;
pub mod mail;
pub mod post;
pub mod run;
pub mod store;
pub mod work;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261228_notify_channel", sql: include_str!("channel.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/channels" needs SystemRead => api::list;
        POST "/channels" needs PeopleWrite => api::add;
        GET "/channels/{id}" needs SystemRead => api::one;
        PUT "/channels/{id}" needs PeopleWrite => api::change;
        POST "/channels/{id}/moves" needs PeopleWrite => api::advance;
        POST "/channels/{id}/test" needs PeopleWrite => api::test;
    }
}
