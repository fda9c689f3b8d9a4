//! Life, answers, waits, signatures.

use super::flow::ChannelFlow;
use super::model::{Shape, shown};
use super::rules::{Fate, mail_reply, mail_wait_ms, robot};
use super::sign;
use kernel::flow::Flow;

#[test]
fn the_life_is_whole() {
    ChannelFlow::prove().unwrap();
    insta::assert_snapshot!(ChannelFlow::matrix());
}

#[test]
fn signatures_are_those_that_other_programs_compute() {
    // `printf '1700000000.{}' | openssl dgst -sha256 -hmac secret-of-16-chars`
    assert_eq!(sign::webhook("secret-of-16-chars", 1_700_000_000, b"{}"), WEBHOOK);
    // `printf '1700000000000\nSEC0123' | openssl dgst -sha256 -hmac SEC0123 -binary | base64`, then written for a URL
    assert_eq!(sign::dingtalk("SEC0123", 1_700_000_000_000), DINGTALK);
}
const WEBHOOK: &str = "sha256=0697daecccb07d8201dae7bfbcf2dcbe1110628b1c0574a7559644220763429d";
const DINGTALK: &str = "2lI0CLA9w0NryWAswdWUgPoOvPXo1wScAKa%2B6Qn%2BlxQ%3D";

#[test]
fn a_mail_servers_code_says_whose_fault_it_is() {
    let reply = |code| mail_reply(code, "x".into());
    assert!(matches!(reply(421), Fate::Away(..)));
    for later in [450, 451, 452, 471] {
        assert!(matches!(reply(later), Fate::Later(_)), "{later}");
    }
    for never in [500, 550, 551, 552, 553, 554] {
        assert!(matches!(reply(never), Fate::Never(_)), "{never}");
    }
    for broken in [530, 534, 535, 538] {
        assert!(matches!(reply(broken), Fate::Broken(_)), "{broken}");
    }
}

#[test]
fn waits_grow_to_an_hour() {
    for (attempts, minutes) in [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (50, 60)] {
        let plain = minutes * 60_000;
        for noise in [0, 7, u64::MAX] {
            assert!((plain..plain + plain / 10 + 1).contains(&mail_wait_ms(attempts, noise)), "{attempts}");
        }
    }
}

#[test]
fn a_robots_body_counts_not_its_status() {
    let say = |shape, body: &str| robot(shape, body);
    assert_eq!(say(Shape::Wecom, r#"{"errcode":0,"errmsg":"ok"}"#), Fate::Sent);
    assert!(matches!(say(Shape::Wecom, r#"{"errcode":45009}"#), Fate::Away(_, Some(60))));
    assert!(matches!(say(Shape::Dingtalk, r#"{"errcode":130101}"#), Fate::Away(_, Some(600))));
    assert!(matches!(say(Shape::Wecom, r#"{"errcode":45009.5}"#), Fate::Refused(_)));
    assert!(matches!(say(Shape::Dingtalk, r#"{"errcode":310000,"errmsg":"sign not match"}"#), Fate::Broken(_)));
    // 310000 means nothing of 企业微信.
    assert!(matches!(say(Shape::Wecom, r#"{"errcode":310000}"#), Fate::Refused(_)));
    for odd in ["", "<html>", "[]", "{}", r#"{"errcode":"0"}"#] {
        assert!(matches!(say(Shape::Dingtalk, odd), Fate::Refused(_)), "{odd}");
    }
}

#[test]
fn the_key_in_an_address_is_not_shown() {
    assert_eq!(shown("https://robot.example/send?key=k1"), "https://robot.example/send?…");
    assert_eq!(shown("https://robot.example/send"), "https://robot.example/send");
}
