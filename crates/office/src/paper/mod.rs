//! 公文 out: a paper as the organs of party and state print it (GB/T 9704-2012 党政机关公文格式).
//!
//! Map: `model` what stands in a paper · `markup` the text that officials edit, read into blocks · `page` figures of the page,
//! marks at places · `wrap` line breaking · `layout` where everything stands · `pdf`, `svg` draw a layout · `docx` writes the
//! same paper with styles. All pure; fonts are looked for by `io::fonts`.

mod docx;
mod layout;
mod markup;
mod model;
mod page;
mod pdf;
mod svg;
#[cfg(test)]
mod tests;
mod wrap;

pub use docx::docx;
pub use layout::{bind, lay};
pub use markup::{Body, Level, read, write};
pub use model::{Block, Form, Paper};
pub use page::{Face, Page};
pub use pdf::{Faces, Letters, NoPdf, pdf};
pub use svg::svg;
