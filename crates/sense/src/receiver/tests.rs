//! Life, signatures, headers.

use super::flow::ReceiverFlow;
use super::model::Signing;
use super::rules::header_name;
use super::sign::sign;
use kernel::flow::Flow;

#[test]
fn the_life_is_whole() {
    ReceiverFlow::prove().unwrap();
    insta::assert_snapshot!(ReceiverFlow::matrix());
}

#[test]
fn signatures_are_those_that_other_programs_compute() {
    // `printf '1700000000.{}' | openssl dgst -sha256 -hmac secret-of-16-chars` and `-sm3`.
    let body = b"{}";
    assert_eq!(sign(Signing::None, "k", 1, body), None);
    assert_eq!(sign(Signing::Sha256, "secret-of-16-chars", 1_700_000_000, body).unwrap(), SHA256);
    assert_eq!(sign(Signing::Sm3, "secret-of-16-chars", 1_700_000_000, body).unwrap(), SM3);
}
const SHA256: &str = "sha256=0697daecccb07d8201dae7bfbcf2dcbe1110628b1c0574a7559644220763429d";
const SM3: &str = "sm3=8316d1f354a435c90bf8f1336baa999afb58ab45bdfc05d6f48c79c21a8ec361";

#[test]
fn headers_of_ours_cannot_be_replaced() {
    for good in ["Authorization", "X-Api-Key", "apikey"] {
        assert!(header_name(good), "{good}");
    }
    for bad in ["", "Host", "content-length", "X-Anlan-Signature", "a b", "a\r\nb", "头", &"x".repeat(65)] {
        assert!(!header_name(bad), "{bad}");
    }
}
