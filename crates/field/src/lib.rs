//! 现场 field: what is out there — enterprises and their sites, the risks they carry, the hazards that were found — until
//! each danger is really closed.

use store::Migration;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[Migration] = &[];

/// Routes of this context.
pub fn routes() -> web::Table {
    web::Table::default()
}
