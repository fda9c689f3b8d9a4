//! 现场 field: what is out there — enterprises and their sites, the risks they carry, the special work done there, the hazards that were found — until
//! each danger is really closed.

pub mod hazard;
mod io;
pub mod permit;
pub mod risk;
pub mod site;

pub use io::{Field, Reader};

use store::Migration;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[Migration] = &[
    site::MIGRATIONS[0],
    site::MIGRATIONS[1],
    risk::MIGRATIONS[0],
    risk::MIGRATIONS[1],
    hazard::MIGRATIONS[0],
    hazard::MIGRATIONS[1],
    hazard::MIGRATIONS[2],
    permit::MIGRATIONS[0],
];

/// Routes of this context.
pub fn routes() -> web::Table {
    site::routes().merge(risk::routes()).merge(hazard::routes()).merge(permit::routes())
}
