//! What an answer from outside means, and when it is tried again. All figures are proposals of the product [P].

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

#[cfg(test)]
mod tests {
    use super::*;

    fn status(status: u16) -> Answer {
        Answer::Status { status, after_s: None, body: String::new() }
    }

    #[test]
    fn what_may_pass_is_tried_again_and_what_is_refused_is_not() {
        for good in [200, 202, 204] {
            assert_eq!(verdict(&status(good)), Verdict::Sent);
        }
        for busy in [408, 425, 429, 500, 502, 503, 599] {
            assert_eq!(verdict(&status(busy)), Verdict::Again(None), "{busy}");
        }
        for no in [301, 302, 307, 400, 401, 403, 404, 413, 422, 100, 600] {
            assert_eq!(verdict(&status(no)), Verdict::Refused, "{no}");
        }
        assert_eq!(verdict(&Answer::Nothing("超时".into())), Verdict::Again(None));
        assert_eq!(verdict(&Answer::Barred("本机".into())), Verdict::Refused);
        let asked = Answer::Status { status: 429, after_s: Some(7), body: "slow\u{0}down".into() };
        assert_eq!(verdict(&asked), Verdict::Again(Some(7)));
        assert_eq!(say(&asked), "HTTP 429，忙，要求稍后再试；对方说：slowdown");
    }

    #[test]
    fn waits_grow_to_five_minutes_and_differ() {
        for (attempts, plain) in [(1, 2_000), (2, 4_000), (3, 8_000), (8, 256_000), (9, 300_000), (60, 300_000)] {
            for noise in [0, 1, u64::MAX / 2, u64::MAX] {
                let got = wait_ms(attempts, None, noise);
                assert!((plain * 3 / 4..=plain * 5 / 4).contains(&got), "{attempts}: {got}");
            }
        }
        assert_ne!(wait_ms(5, None, 1), wait_ms(5, None, 9_999));
        assert_eq!(wait_ms(1, Some(60), 0), 60_000);
        assert_eq!(wait_ms(1, Some(1_000_000), 0), 3_600_000, "nobody makes us wait for days");
        assert!(wait_ms(1, Some(-5), 0) > 0);
    }
}
