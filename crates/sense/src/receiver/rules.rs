//! What an answer means, when it is tried again, when a receiver is parked. All figures are proposals of the product [P].

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
/// Longest wait between attempts, in seconds.
const LONGEST_S: i64 = 300;
/// Longest wait that the other side may ask for, in seconds.
const ASKED_S: i64 = 3600;

/// What the other side said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An HTTP status; the seconds of `Retry-After`, if it gave any; the beginning of the body.
    Status { status: u16, after_s: Option<i64>, body: String },
    /// Nothing, or not in time; why, in words.
    Nothing(String),
    /// It must not be asked at all: the address is none that this program sends to.
    Barred(String),
}

/// What follows from an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Sent,
    /// Try again, not before so many seconds.
    Again(Option<i64>),
    /// Trying again would not help.
    Refused,
}

/// 2xx is sent; no answer, 408, 425, 429 and 5xx are tried again; every other 4xx, and a redirection, is a refusal.
pub fn verdict(answer: &Answer) -> Verdict {
    match answer {
        Answer::Status { status: 200..=299, .. } => Verdict::Sent,
        Answer::Status { status: 408 | 425 | 429 | 500..=599, after_s, .. } => Verdict::Again(*after_s),
        Answer::Status { .. } | Answer::Barred(_) => Verdict::Refused,
        Answer::Nothing(_) => Verdict::Again(None),
    }
}

/// The answer in a sentence.
pub fn say(answer: &Answer) -> String {
    match answer {
        Answer::Nothing(why) => format!("没有回应：{why}"),
        Answer::Barred(why) => why.clone(),
        Answer::Status { status, body, .. } => {
            let what = match status {
                200..=299 => "已接收",
                300..=399 => "要求转到别的地址，本系统不跟随，请把接收地址改成最终地址",
                401 | 403 => "拒绝：没有权限，请核对请求头中的令牌或签名密钥",
                404 | 405 => "拒绝：没有这个接口，请核对地址",
                408 | 425 | 429 => "忙，要求稍后再试",
                413 => "拒绝：消息过大",
                400..=499 => "拒绝这条消息",
                500..=599 => "对方系统出错",
                _ => "答复不明",
            };
            let body: String = body.chars().filter(|c| !c.is_control()).take(200).collect();
            let told = if body.trim().is_empty() { String::new() } else { format!("；对方说：{}", body.trim()) };
            format!("HTTP {status}，{what}{told}")
        }
    }
}

/// Milliseconds until the next attempt after so many: 2 s, 4 s … 5 min, each up to a quarter more or less by `noise`, so that
/// receivers which failed together do not come back together. What the other side asks for is kept, up to an hour.
pub fn wait_ms(attempts: i64, asked_s: Option<i64>, noise: u64) -> i64 {
    let plain = (2i64 << (attempts - 1).clamp(0, 20)).min(LONGEST_S) * 1000;
    let spread = plain / 2;
    let wait = plain - spread / 2 + (noise % spread.max(1) as u64) as i64;
    wait.max(asked_s.unwrap_or(0).clamp(0, ASKED_S) * 1000)
}

/// A name, a region's trade, a header as people type them.
pub fn header_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let ours = ["host", "content-type", "content-length", "transfer-encoding", "connection"];
    (1..=64).contains(&name.len())
        && name.chars().all(plain)
        && !ours.contains(&name.to_ascii_lowercase().as_str())
        && !name.to_ascii_lowercase().starts_with("x-anlan-")
}
