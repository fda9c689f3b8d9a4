//! 监测数据 reading: a stream, not rows (decision 0007).
