//! 存疑 doubt: instruments that lie, are masked or have died.
