//! What an answer means for a message and for its channel, and when it is tried again. The figures are proposals [P].

use super::model::Shape;

/// Failures of a channel itself, one after the other, after which it is parked.
pub const MISSED: i64 = 12;
/// Refusals one after the other that park a channel for groups.
pub const REFUSED: i64 = 3;
/// Attempts for one person's e-mail: the last about two hours after the first, longer than greylisting asks.
pub const ATTEMPTS: i64 = 8;
/// Seconds between two posts of a robot: 企业微信 and 钉钉 both take twenty in a minute.
pub const ROBOT_PAUSE_S: i64 = 3;

/// What became of one e-mail or post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    Sent,
    /// This message later; others may go on.
    Later(String),
    /// Never this message; others may go on.
    Never(String),
    /// The channel does not work now; the seconds that it asked to wait.
    Away(String, Option<i64>),
    /// The channel refused, and may refuse others too.
    Refused(String),
    /// The channel cannot work before somebody mends it.
    Broken(String),
}

/// Milliseconds until an e-mail is tried again after so many attempts: 1, 2, 4 … 60 minutes, a tenth more by `noise`.
pub fn mail_wait_ms(attempts: i64, noise: u64) -> i64 {
    let plain = (60i64 << (attempts - 1).clamp(0, 20)).min(3600) * 1000;
    plain + (noise % (plain as u64 / 10)) as i64
}

/// What a mail server's reply means, by its code (RFC 5321 §4.2, RFC 4954 §6).
pub fn mail_reply(code: u16, say: String) -> Fate {
    match code {
        421 => Fate::Away(say, None),
        530 | 534 | 535 | 538 => Fate::Broken(format!("{say}；请核对发信账号和密码（许多邮箱要用授权码）")),
        400..=499 => Fate::Later(say),
        _ => Fate::Never(say),
    }
}

/// What a robot means that answers 200 and says the rest in its body.
pub fn robot(shape: Shape, body: &str) -> Fate {
    let value: serde_json::Value = match serde_json::from_str(body) {
        Ok(value) => value,
        Err(_) => return Fate::Refused("答复不是机器人接口的格式，请核对地址".into()),
    };
    let Some(code) = value["errcode"].as_i64() else {
        return Fate::Refused("答复中没有 errcode，请核对地址".into());
    };
    let told: String =
        value["errmsg"].as_str().unwrap_or_default().chars().filter(|c| !c.is_control()).take(200).collect();
    let say = format!("errcode {code}：{told}");
    match (shape, code) {
        (_, 0) => Fate::Sent,
        (_, -1) => Fate::Away(say, None),
        // Twenty a minute; whoever exceeds it is silent for a while.
        (Shape::Wecom, 45009) => Fate::Away(say, Some(60)),
        (Shape::Dingtalk, 130101 | 410100) => Fate::Away(say, Some(600)),
        (Shape::Wecom, 93000) => Fate::Broken(format!("{say}；地址中的 key 已失效，请重新填写")),
        (Shape::Dingtalk, 300001 | 300005 | 400101 | 400102) => {
            Fate::Broken(format!("{say}；机器人不存在或已停用，请重新填写"))
        }
        (Shape::Dingtalk, 310000) => Fate::Broken(format!("{say}；请核对加签密钥、关键词和 IP 白名单")),
        _ => Fate::Refused(say),
    }
}
