//! Any bytes, any reader: `cargo +nightly fuzz run read` in crates/office. A crash, a leak of time or of memory is a
//! finding; keep the file that made it as a case in crates/office/src/hostile.rs.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = office::Limits { unpacked: 32 << 20, steps: 200_000, seconds: 5, ..office::Limits::default() };
    match office::read("f", bytes, &limits) {
        Ok(source) => assert!(source.blocks.iter().all(|b| source.text.get(b.span.clone()).is_some())),
        // The guard turns panics of foreign code into a refusal with this code: the fuzzer wants to see them.
        Err(error) => assert!(!matches!(error.code, "too_slow" | "panic"), "{error:?}"),
    }
});
