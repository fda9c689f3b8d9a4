//! 公文 out: a paper as the organs of party and state print it (GB/T 9704-2012 党政机关公文格式).
//!
//! Map: `model` what stands in a paper · `markup` the text that officials edit, read into blocks. Pure.

mod markup;
mod model;

pub use markup::{Body, Level, read, write};
pub use model::{Block, Form, Paper};
