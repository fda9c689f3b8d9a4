//! Tables, verbs and routes of sites.

pub mod act;
pub mod api;
pub mod import;
pub mod jobs;
pub mod store;
pub mod view;

/// Tables of this concept.
pub const MIGRATIONS: &[::store::Migration] = &[
    ::store::Migration { id: "20261201_field_site", sql: include_str!("site.sql") },
    ::store::Migration { id: "20261205_field_site_heard", sql: include_str!("heard.sql") },
];

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/sites" needs SiteRead => api::list::list;
        POST "/sites" needs SiteWrite => api::one::create;
        GET "/sites.xlsx" needs SiteRead => api::export::export;
        GET "/sites/prefill" needs SiteRead => api::prefill::prefill;
        GET "/sites/{id}" needs SiteRead => api::one::one;
        PUT "/sites/{id}" needs SiteWrite => api::one::change;
        POST "/sites/{id}/parts/{part}" needs SiteWrite => api::one::put_part;
        DELETE "/sites/{id}/parts/{part}/{row}" needs SiteWrite => api::one::remove_part;
        POST "/sites/{id}/grade" needs SiteGrade => api::one::grade;
        POST "/sites/{id}/self-checks" needs HazardReport => api::check::check;
        POST "/sites/{id}/moves" needs SiteWrite => api::one::advance;
        POST "/sites/{id}/unit" needs DirectoryWrite => api::one::open_unit;
        GET "/sites/{id}/timeline" needs SiteRead => api::timeline::timeline;
        GET "/templates/sites.xlsx" needs SiteWrite => import::api::template;
        POST "/site-imports" needs SiteWrite => import::api::begin;
        GET "/site-imports/{id}" needs SiteWrite => import::api::one;
        POST "/site-imports/{id}/apply" needs SiteWrite => import::api::apply;
        POST "/law/installation" needs SiteRead => api::law::installation;
    }
}
