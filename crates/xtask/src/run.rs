//! Running other programs: what is run is said first, a sign of life every ten seconds, the time at the end.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// One line of progress.
pub fn say(what: &str) {
    println!("── {what}");
}

/// What a program printed and whether it succeeded.
pub struct Ran {
    pub ok: bool,
    /// Standard output and error, line by line as they came.
    pub text: String,
}

/// Run with every line shown as it comes (behind `tag`) and kept; says that it is still running when it is silent.
pub fn shown(tag: &str, what: &str, command: &mut Command) -> Ran {
    let began = Instant::now();
    say(&format!("{what}  [{}]", words(command)));
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(e) => {
            let text = format!("cannot start {}: {e}", command.get_program().to_string_lossy());
            println!("{text}");
            return Ran { ok: false, text };
        }
    };
    let heard = Arc::new(AtomicBool::new(true));
    let over = Arc::new(AtomicBool::new(false));
    let out = child.stdout.take().map(|s| listen(s, tag, &heard));
    let err = child.stderr.take().map(|s| listen(s, tag, &heard));
    let alive = {
        let (heard, over, what) = (heard.clone(), over.clone(), what.to_owned());
        std::thread::spawn(move || {
            let mut beats = 0;
            while !over.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(200));
                beats += 1;
                if beats % 50 == 0 && !heard.swap(false, Ordering::Relaxed) {
                    say(&format!("… {what}: still running after {} s", began.elapsed().as_secs()));
                }
            }
        })
    };
    let ok = child.wait().is_ok_and(|s| s.success());
    let mut text = String::new();
    for part in [out, err].into_iter().flatten() {
        text += &part.join().unwrap_or_default();
    }
    over.store(true, Ordering::Relaxed);
    let _ = alive.join();
    say(&format!("{what}: {} in {:.0} s", if ok { "done" } else { "FAILED" }, began.elapsed().as_secs_f64()));
    Ran { ok, text }
}

fn listen(stream: impl Read + Send + 'static, tag: &str, heard: &Arc<AtomicBool>) -> std::thread::JoinHandle<String> {
    let (tag, heard) = (tag.to_owned(), heard.clone());
    std::thread::spawn(move || {
        let mut kept = String::new();
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|n| n > 0) {
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end();
            if tag.is_empty() {
                println!("{text}");
            } else {
                println!("{tag} │ {text}");
            }
            kept += text;
            kept.push('\n');
            heard.store(true, Ordering::Relaxed);
            line.clear();
        }
        kept
    })
}

/// Run quietly and give back standard output, trimmed; `None` if it cannot be started or fails.
pub fn answer(program: &str, args: &[&str]) -> Option<String> {
    let out = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// A `cargo` command in the repository.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args).current_dir(crate::place::root()).env("CARGO_TARGET_DIR", crate::place::target());
    command
}

/// An `npm` command in the front end's folder.
pub fn npm(args: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(args).current_dir(crate::place::ui());
    command
}

fn words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let args = command.get_args().map(|a| a.to_string_lossy());
    std::iter::once(program).chain(args).collect::<Vec<_>>().join(" ")
}

/// Without colours: what a program printed, fit for searching.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            for c in chars.by_ref() {
                if c.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out() {
        assert_eq!(plain("\u{1b}[32;1m3 passed\u{1b}[0m, 1 failed"), "3 passed, 1 failed");
    }

    #[test]
    fn a_program_that_is_not_there_is_said_and_not_a_panic() {
        let ran = shown("", "nothing", &mut Command::new("no-such-program-here"));
        assert!(!ran.ok);
        assert!(ran.text.contains("no-such-program-here"));
    }

    #[test]
    fn failure_is_seen_and_both_streams_are_kept() {
        let ran = shown("", "a failing one", Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"]));
        assert!(!ran.ok);
        assert!(ran.text.contains("out") && ran.text.contains("err"));
    }
}
