//! Answers, waits, signatures.

use super::flow::ReceiverFlow;
use super::model::Signing;
use super::rules::{Answer, Verdict, header_name, say, verdict, wait_ms};
use super::sign::sign;
use kernel::flow::Flow;

#[test]
fn the_life_is_whole() {
    ReceiverFlow::prove().unwrap();
    insta::assert_snapshot!(ReceiverFlow::matrix());
}

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
