//! 治理 govern: what was ordered, who must do it, and whether it is done.

pub mod duty;
pub mod policy;
pub mod record;
pub mod task;

use store::Migration;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[Migration] = &[task::MIGRATIONS[0], duty::MIGRATIONS[0], record::MIGRATIONS[0]];

/// Routes of this context.
pub fn routes() -> web::Table {
    task::routes().merge(duty::routes()).merge(record::routes())
}
