//! 备战 ready: what stands by for the worst, and what is done when it happened.

pub mod accident;

pub use accident::io::charge::Register;

use store::Migration;

/// Tables of this context, in the order of need.
pub const MIGRATIONS: &[Migration] = &[accident::MIGRATIONS[0]];

/// Routes of this context.
pub fn routes() -> web::Table {
    accident::routes()
}
