//! 工作台 desk: what is mine today, per role; every section is a filter of the register, so its number is the register's.

pub mod io;
pub mod piles;
