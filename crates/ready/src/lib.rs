//! 备战 ready: what stands by for the worst, and what is done when it happened.

pub mod accident;
