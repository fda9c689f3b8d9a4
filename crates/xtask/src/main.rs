//! The house's own commands: `cargo x …`. Nothing here is needed by the program itself.

mod bench;
mod check;
mod demo;
mod fresh;
mod generate;
mod need;
mod place;
mod postgres;
mod run;
mod score;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo x demo [ARGS…]      build everything and open the demonstration; ARGS go to `anlan demo`
cargo x test              everything that must hold: format, lints, tests on both engines, browser, checks, scores
        --no-browser      leave the browser tests out (they are then counted as skipped)
cargo x check             walls, glossary, sizes, generated files, words, changelog
        --quick           without the generated files, for which the program must be built
cargo x gen               write docs/generated and the types of the user interface
cargo x score             score the parser against the annotated documents
cargo x bench NAME…       run a benchmark in release; the last line is JSON, also in bench/results/NAME.json
cargo x new CONTEXT WORD TERM
                          the folder of a new concept, with its page and glossary line";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        Some("demo") => demo::run(rest),
        Some("test") => test::run(rest),
        Some("check") => check::run(rest),
        Some("gen") => generate::run(),
        Some("score") => score::run(),
        Some("bench") => bench::run(rest),
        Some("new") => fresh::run(rest),
        Some("help" | "--help" | "-h") | None => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Some(other) => Err(format!("there is no command “{other}”\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
