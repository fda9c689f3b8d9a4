//! 生产经营单位: identity only (handbook 10 §3): the credit code stays when the name changes, a merger is `succeeded_by`.
//! What a firm does and how dangerous it is belongs to other contexts.
//! - `form.rs` what is filled in
//! - `model.rs` an enterprise; refuses bad credit codes
//! - `io/` table and routes

mod form;
pub mod io;
mod model;

pub use form::EnterpriseForm;
pub use model::{Enterprise, uscc_ok};
