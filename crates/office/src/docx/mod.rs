//! Word documents (.docx, ECMA-376): paragraphs with their automatic numbers, tables, tracked changes accepted.

mod body;
mod number;
mod paragraph;
mod styles;
mod table;
#[cfg(test)]
pub mod tests;

use crate::pack::{Pack, broken};
use crate::{Limits, Unreadable};
pub use number::print as print_number;
use prose::Source;

/// Reads a .docx file.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Unreadable> {
    let mut pack = Pack::open(name, bytes, limits)?;
    let main = match pack.text("word/document.xml")? {
        Some(main) => main,
        None => main_part(name, &mut pack)?,
    };
    let styles = styles::Styles::read(name, &pack.text("word/styles.xml")?.unwrap_or_default(), limits)?;
    let numbers = number::Numbers::read(name, &pack.text("word/numbering.xml")?.unwrap_or_default(), &styles, limits)?;
    body::read(name, &main, &styles, numbers, limits)
}

/// Some writers call the main part `document2.xml`; the relations of the package name it.
fn main_part(name: &str, pack: &mut Pack) -> Result<String, Unreadable> {
    let relations = pack.text("_rels/.rels")?.unwrap_or_default();
    let target = relations
        .split('<')
        .find(|r| r.contains("/officeDocument\""))
        .and_then(|r| r.split("Target=\"").nth(1)?.split('"').next())
        .map(|t| t.trim_start_matches('/').to_string());
    match target {
        Some(target) => pack.text(&target)?.ok_or_else(|| broken(name, "找不到正文部分")),
        None => Err(broken(name, "找不到正文部分")),
    }
}
