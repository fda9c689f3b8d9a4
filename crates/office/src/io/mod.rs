//! What touches the machine: LibreOffice.
