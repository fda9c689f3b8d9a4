//! 搜索 search: one box over tasks, measures, units and documents.

pub mod io;
