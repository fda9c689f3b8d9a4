//! `cargo x test`: everything that must hold, in one run, with one last line.

use crate::run::{cargo, npm, plain, say, shown};
use crate::{check, demo, need, place, postgres, score};

/// What has been counted so far.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
    /// What failed or was left out, and why.
    remarks: Vec<String>,
    /// Of each runner that failed, the lines that say why: shown again at the end, where a reader looks first.
    reasons: Vec<String>,
}

impl Tally {
    /// A step that is one thing: it held or it did not.
    fn one(&mut self, what: &str, ok: bool) {
        if ok {
            self.passed += 1;
        } else {
            self.failed += 1;
            self.remarks.push(format!("failed: {what}"));
        }
    }

    /// A runner that counts its own tests; one that counts nothing and fails is one failure.
    fn many(&mut self, what: &str, ran: &crate::run::Ran) {
        let [passed, failed, skipped] = counts(&ran.text);
        self.passed += passed;
        self.failed += failed;
        self.skipped += skipped;
        if !ran.ok && failed == 0 {
            self.failed += 1;
        }
        if ran.ok && passed + skipped == 0 {
            self.failed += 1;
            self.remarks.push(format!("failed: {what} ran no test at all"));
        }
        if !ran.ok {
            self.remarks.push(format!("failed: {what}"));
            self.reasons.push(format!("why {what} failed:\n{}", reasons(&ran.text)));
        }
        if skipped > 0 {
            self.remarks.push(format!("skipped: {skipped} of {what}; the reasons are in its output"));
        }
    }

    fn skip(&mut self, why: &str) {
        self.skipped += 1;
        self.remarks.push(format!("skipped: {why}"));
    }
}

/// Run everything. `--no-browser` leaves the browser tests out and counts them as skipped.
pub fn run(args: &[String]) -> Result<(), String> {
    let browser = match args {
        [] => true,
        [one] if one == "--no-browser" => false,
        _ => return Err(format!("cargo x test does not know {}", args.join(" "))),
    };
    say("cargo x test: tools, pages, format, lints, tests on both engines, checks, browser, scores");
    need::node()?;
    need::for_tests()?;
    let mut tally = Tally::default();
    let pages = std::thread::spawn(demo::pages);
    tally.one("formatting (cargo fmt)", shown("    ", "formatting", &mut cargo(&["fmt", "--all", "--check"])).ok);
    let lints = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    tally.one("lints (cargo clippy)", shown("rust", "lints", &mut cargo(&lints)).ok);
    rust(&mut tally)?;
    let pages = pages.join().map_err(|_| "the build of the pages broke off".to_owned())?;
    if let Err(why) = &pages {
        say(why);
    }
    tally.one("building the pages", pages.is_ok());
    if pages.is_ok() {
        tally.one("types of the pages", shown("ui  ", "types of the pages", &mut npm(&["run", "typecheck"])).ok);
        tally.many("unit tests of the pages", &shown("ui  ", "unit tests of the pages", &mut npm(&["test"])));
    }
    for (what, found) in check::all(true)? {
        tally.one(&format!("check: {what}"), found.is_empty());
    }
    match (browser, pages.is_ok()) {
        (true, true) => in_browser(&mut tally)?,
        (true, false) => tally.skip("browser tests: there are no pages to test"),
        (false, _) => tally.skip("browser tests: --no-browser"),
    }
    scores(&mut tally);
    println!();
    for line in tally.reasons.iter().chain(&tally.remarks) {
        println!("{line}");
    }
    println!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    (tally.failed == 0).then_some(()).ok_or_else(|| "Something failed.".to_owned())
}

/// The Rust tests, with nextest where it is installed, against SQLite and a PostgreSQL of our own.
fn rust(tally: &mut Tally) -> Result<(), String> {
    let cluster = postgres::start()?;
    let nextest = crate::run::answer("cargo", &["nextest", "--version"]).is_some();
    let args: &[&str] = match nextest {
        true => &[
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--status-level",
            "slow",
            "--final-status-level",
            "fail",
        ],
        false => &["test", "--workspace", "--no-fail-fast"],
    };
    let mut command = cargo(args);
    command.env("ANLAN_TEST_POSTGRES", &cluster.url);
    tally.many("tests in Rust", &shown("rust", "tests in Rust, both engines", &mut command));
    if nextest {
        // nextest leaves examples in documentation to cargo.
        let ran = shown("rust", "examples in documentation", &mut cargo(&["test", "-q", "--doc", "--workspace"]));
        let [passed, failed, skipped] = counts(&ran.text);
        tally.passed += passed;
        tally.failed += failed + u32::from(!ran.ok && failed == 0);
        tally.skipped += skipped;
    }
    Ok(())
}

fn in_browser(tally: &mut Tally) -> Result<(), String> {
    let program = demo::program()?;
    let mut command = npm(&["run", "e2e"]);
    command.env("ANLAN_BIN", program).env("CHROMIUM", need::chromium().unwrap_or_default());
    if let Some(corpus) = place::policies() {
        command.env("ANLAN_POLICIES", corpus);
    }
    tally.many("browser tests", &shown("page", "browser tests", &mut command));
    Ok(())
}

fn scores(tally: &mut Tally) {
    match score::all() {
        Ok(found) => {
            tally.passed += found.passed;
            tally.failed += found.failed;
            if found.failed > 0 {
                tally.remarks.push(format!("failed: {} scores of the parser are below their limit", found.failed));
            }
            found.skipped.iter().for_each(|why| tally.skip(why));
        }
        Err(why) => {
            say(&why);
            tally.one("scores of the parser", false);
        }
    }
}

/// `[passed, failed, skipped]` from what nextest, cargo test, vitest or our browser runner printed.
fn counts(text: &str) -> [u32; 3] {
    let text = plain(text);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let summary = |l: &&&str| l.starts_with("Summary [") || l.starts_with("Tests ") || ends_as_ours(l);
    // First: nextest repeats what failing tests printed, "test result:" of each among it.
    if let Some(line) = lines.iter().rev().find(summary) {
        return of_line(line);
    }
    let of_cargo = lines.iter().filter(|l| l.starts_with("test result:"));
    of_cargo.map(|l| of_line(l)).fold([0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]])
}

fn ends_as_ours(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(" passed, ") && line.ends_with(" skipped")
}

/// The lines of a failed run that say what failed, each with the few after it; its end where none does.
fn reasons(text: &str) -> String {
    const AFTER: usize = 9;
    const MOST: usize = 90;
    let text = plain(text);
    let lines: Vec<&str> = text.lines().collect();
    let tells = |l: &str| {
        let l = l.trim_start();
        l.starts_with("FAIL") || l.starts_with("error") || l.starts_with('×') || l.contains("panicked at")
    };
    let mut kept = vec![false; lines.len()];
    for (n, _) in lines.iter().enumerate().filter(|(_, l)| tells(l)) {
        let end = lines.len().min(n + AFTER);
        kept[n..end].fill(true);
    }
    let mut told: Vec<&str> = lines.iter().zip(&kept).filter(|(_, k)| **k).map(|(l, _)| *l).take(MOST).collect();
    if told.is_empty() {
        told = lines[lines.len().saturating_sub(30)..].to_vec();
    }
    told.iter().map(|l| format!("  {l}")).collect::<Vec<_>>().join("\n")
}

/// The numbers before `passed`, `failed` and `skipped` (or `ignored`, `todo`).
fn of_line(line: &str) -> [u32; 3] {
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || ",;|()".contains(c)).filter(|w| !w.is_empty()).collect();
    let mut found = [0; 3];
    for pair in words.windows(2) {
        let Ok(n) = pair[0].parse::<u32>() else { continue };
        match pair[1] {
            "passed" => found[0] += n,
            "failed" => found[1] += n,
            "skipped" | "ignored" | "todo" => found[2] += n,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summaries_of_four_runners_are_read() {
        let nextest = "\u{1b}[32m     Summary\u{1b}[0m [   1.2s] 12 tests run: 11 passed (1 slow), 1 failed, 3 skipped";
        assert_eq!(counts(nextest), [11, 1, 3]);
        let with_output = format!("test result: FAILED. 0 passed; 1 failed; 0 ignored\n{nextest}");
        assert_eq!(counts(&with_output), [11, 1, 3]);
        let cargo = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\ntest result: FAILED. 2 passed; 1 failed; 0 ignored";
        assert_eq!(counts(cargo), [5, 1, 1]);
        assert_eq!(
            counts(" Test Files  2 passed (2)\n      Tests  1 failed | 12 passed | 2 skipped (15)\n"),
            [12, 1, 2]
        );
        assert_eq!(counts("✓ sign in\n7 passed, 0 failed, 2 skipped"), [7, 0, 2]);
    }

    #[test]
    fn a_failure_is_told_again_with_the_lines_after_it() {
        let out = "ok    a\nFAIL  b  the cell\nError: 3 clicks\n    at story:4\nok    c\n1 passed, 1 failed, 0 skipped";
        assert!(reasons(out).starts_with("  FAIL  b  the cell\n  Error: 3 clicks"), "{}", reasons(out));
        assert!(!reasons(out).contains("ok    a"));
        assert_eq!(reasons("only\nits end"), "  only\n  its end");
    }

    #[test]
    fn a_runner_that_ran_nothing_is_a_failure() {
        let mut tally = Tally::default();
        tally.many("x", &crate::run::Ran { ok: true, text: "nothing to do".into() });
        assert_eq!((tally.passed, tally.failed), (0, 1));
        tally.many("y", &crate::run::Ran { ok: false, text: "it broke".into() });
        assert_eq!((tally.passed, tally.failed), (0, 2));
    }
}
