//! What touches the machine: LibreOffice.

#[cfg(test)]
mod corpus;
pub mod fonts;
pub mod soffice;
