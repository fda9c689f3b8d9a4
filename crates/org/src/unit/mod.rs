//! 单位: organs, departments, zones and firms that can be made responsible for something (handbook 01 §1).
//!
//! A unit is never renamed by a reform: the old one ends on a day and a succession names the ones that followed, so that
//! what was done before stays with who did it. Aliases are other names of the same unit at the same time.
//! - `form.rs` what is filled in
//! - `model.rs` what a unit is
//! - `rules.rs` what a new or changed unit must satisfy; successions
//! - `initials.rs` pinyin initials, computed at every write
//! - `io/` tables and routes

mod form;
mod initials;
pub mod io;
mod model;
pub mod rules;

pub use form::UnitForm;
pub use initials::initials;
pub use model::{Unit, UnitKind};
