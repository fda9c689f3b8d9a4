//! Signatures: the receiver can tell who sent a message, that nobody changed it, and when it was sent.

use super::model::Signing;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use sm3::Sm3;

/// Header with the second of sending, since 1970.
pub const TIME: &str = "X-Anlan-Timestamp";
/// Header with the signature: `sha256=` or `sm3=` and the code in hexadecimal.
pub const SIGNATURE: &str = "X-Anlan-Signature";

/// HMAC of `second`, a dot and the body, by SHA-256 (FIPS 198-1) or SM3 (GB/T 15852.2, GB/T 32905); none if it is not
/// signed.
pub fn sign(signing: Signing, key: &str, second: i64, body: &[u8]) -> Option<String> {
    let head = format!("{second}.");
    macro_rules! code {
        ($digest:ty) => {{
            let mut mac = <Hmac<$digest> as KeyInit>::new_from_slice(key.as_bytes()).ok()?;
            mac.update(head.as_bytes());
            mac.update(body);
            hex::encode(mac.finalize().into_bytes())
        }};
    }
    match signing {
        Signing::None => None,
        Signing::Sha256 => Some(format!("sha256={}", code!(Sha256))),
        Signing::Sm3 => Some(format!("sm3={}", code!(Sm3))),
    }
}
