//! What touches the machine: LibreOffice.

pub mod soffice;
