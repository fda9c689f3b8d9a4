//! Stories: people, days and lights, through HTTP, on both engines.
//!
//! ```text
//! for world in worlds("issue").await {
//!     let clerk = world.sign_in("anwei01").await;
//!     let plan = clerk.upload("/policies", "plan.txt", PLAN).await;
//!     clerk.refused(422, "LEAD_REQUIRED", clerk.post(&format!("/policies/{}/moves", plan["id"]), json!({ … })).await);
//!     world.day("2024-12-01").await;
//! }
//! ```

mod person;
mod world;

pub use person::{Answered, Person};
pub use world::{World, world_on, worlds};
