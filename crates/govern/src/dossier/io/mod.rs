//! Verbs, routes and files of dossiers, what is gathered from the ledger, and what the clock does.

pub mod act;
pub mod api;
pub mod gather;
pub mod jobs;
pub mod pack;
pub mod quarter;
pub mod store;

/// Routes of this concept.
pub fn routes() -> web::Table {
    web::route_table! {
        GET "/my/quarter" needs DossierRead => quarter::mine;
        GET "/dossiers" needs DossierRead => api::list;
        GET "/dossiers/posts/{id}" needs DossierRead => api::of_post;
        GET "/dossiers/posts/{id}/file" needs DossierRead => api::file_of_post;
        GET "/dossiers/persons/{id}" needs DossierRead => api::of_person;
        GET "/dossiers/persons/{id}/file" needs DossierRead => api::file_of_person;
        GET "/posts/{id}/duties" needs DossierRead => api::duties;
        POST "/posts/{id}/duties" needs DossierAssign => api::assign;
        POST "/duties/{id}/choice" needs DossierAssign => api::choose;
        POST "/duties/{id}/end" needs DossierAssign => api::end;
    }
}
