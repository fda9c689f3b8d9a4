//! anlan
