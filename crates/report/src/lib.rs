//! 呈现 report: reads everything, writes nothing.

pub mod bulletin;
pub mod desk;
pub mod rollup;
pub mod search;
pub mod tally;
pub mod wall;

/// Every route of this context.
pub fn routes() -> web::Table {
    web::Table::default()
        .merge(bulletin::routes())
        .merge(desk::io::api::routes())
        .merge(rollup::io::api::routes())
        .merge(search::io::api::routes())
        .merge(wall::io::api::routes())
}
