//! 组织: who exists and who may see what: regions, units, enterprises' identity, persons with posts by term, roles, rosters
//! for group phrases, sign-in. Every other context may use these types and join these tables; only this one writes them.

pub mod ask;
pub mod directory;
pub mod enterprise;
pub mod file;
pub mod import;
mod io;
pub mod person;
pub mod region;
pub mod role;
pub mod roster;
pub mod session;
pub mod unit;

pub use directory::Directory;
pub use io::{MIGRATIONS, Reader, routes};
