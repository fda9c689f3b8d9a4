//! Tables, telling, inbox, settings and burden.

pub mod act;
pub mod api;
pub mod burden;
pub mod recipients;
pub mod settings;
pub mod store;
pub mod tell;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] =
    &[::store::Migration { id: "20261229_notify_message", sql: include_str!("message.sql") }];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/messages" needs Own => api::list;
        GET "/messages/unread" needs Own => api::unread;
        POST "/messages/read" needs Own => api::read_all;
        GET "/messages/settings" needs Own => settings::show;
        PUT "/messages/settings" needs Own => settings::change;
        GET "/messages/about/{concept}/{record}" needs Own => api::about;
        GET "/messages/{id}" needs Own => api::one;
        POST "/messages/{id}/read" needs Own => api::read;
        POST "/messages/{id}/receipt" needs Own => api::receipt;
        GET "/units/{id}/burden" needs Own => burden::show;
        GET "/units/{id}/burden/records" needs Own => burden::records;
    }
}
