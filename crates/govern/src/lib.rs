//! 治理 govern: what was ordered, who must do it, and whether it is done.

pub mod committee;
pub mod dossier;
pub mod duty;
mod io;
pub mod meeting;
pub mod paper;
pub mod policy;
pub mod record;
pub mod supervise;
pub mod task;
pub mod tour;

pub use duty::io::pursue::Missed;
pub use duty::io::site::Checks;
pub use io::{Burdens, Reader};
pub use supervise::io::settle::Settler;
pub use supervise::io::warned::Keeper as Warner;

use store::Migration;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[Migration] = &[
    policy::MIGRATIONS[0],
    task::MIGRATIONS[0],
    duty::MIGRATIONS[0],
    duty::MIGRATIONS[1],
    duty::MIGRATIONS[2],
    record::MIGRATIONS[0],
    paper::MIGRATIONS[0],
    supervise::MIGRATIONS[0],
    tour::MIGRATIONS[0],
    committee::MIGRATIONS[0],
    meeting::MIGRATIONS[0],
];

/// Routes of this context.
pub fn routes() -> web::Table {
    policy::routes()
        .merge(task::routes())
        .merge(duty::routes())
        .merge(dossier::routes())
        .merge(record::routes())
        .merge(paper::routes())
        .merge(supervise::routes())
        .merge(tour::routes())
        .merge(committee::routes())
        .merge(meeting::routes())
}
