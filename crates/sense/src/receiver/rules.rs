//! How much is sent at once, when a receiver is parked. All figures are proposals of the product [P].

/// Attempts after which a message is given up and its receiver parked: the last one comes about half an hour after the
/// first.
pub const ATTEMPTS: i64 = 12;
/// Messages refused one after the other that park a receiver.
pub const REFUSED: i64 = 3;
/// Alarms in one message at most.
pub const BATCH: usize = 100;
/// Seconds after which standing alarms are told again to those that need it; Alertmanager forgets after five minutes.
pub const REFRESH_S: i64 = 120;
/// Seconds for which an alarm stands with Alertmanager without being told again: longer than its repetition, short enough
/// that nothing stands for ever when this program is gone.
pub const STANDS_S: i64 = 900;

/// A name, a region's trade, a header as people type them.
pub fn header_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let ours = ["host", "content-type", "content-length", "transfer-encoding", "connection"];
    (1..=64).contains(&name.len())
        && name.chars().all(plain)
        && !ours.contains(&name.to_ascii_lowercase().as_str())
        && !name.to_ascii_lowercase().starts_with("x-anlan-")
}
