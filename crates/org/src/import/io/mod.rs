pub mod act;
pub mod api;
pub mod columns;
pub mod export;
mod prepare;
pub mod store;
