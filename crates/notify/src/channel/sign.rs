//! Signatures by HMAC-SHA256 (FIPS 198-1).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::Sha256;

/// Header with the second of sending, since 1970.
pub const TIME: &str = "X-Anlan-Timestamp";
/// Header with the signature.
pub const SIGNATURE: &str = "X-Anlan-Signature";

fn code(key: &str, parts: &[&[u8]]) -> Vec<u8> {
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key.as_bytes()) else { return Vec::new() };
    parts.iter().for_each(|p| mac.update(p));
    mac.finalize().into_bytes().to_vec()
}

/// Of a webhook, as receivers of alarms have it: `sha256=` and the code of second, dot and body.
pub fn webhook(key: &str, second: i64, body: &[u8]) -> String {
    format!("sha256={}", hex::encode(code(key, &[format!("{second}.").as_bytes(), body])))
}

/// Of a 钉钉 robot with 加签: the code of milliseconds, line feed and key, in base64, written for a URL.
pub fn dingtalk(key: &str, millis: i64) -> String {
    let signed = STANDARD.encode(code(key, &[format!("{millis}\n{key}").as_bytes()]));
    utf8_percent_encode(&signed, NON_ALPHANUMERIC).to_string()
}
