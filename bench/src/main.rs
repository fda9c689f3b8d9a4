//! `bench NAME PROGRAM`: one benchmark; prints a table, then one line of JSON. Called by `cargo x bench NAME`.

mod bulletin;
mod copying;
mod doubts;
mod hashes;
mod import;
mod ledger;
mod measure;
mod paper;
mod papers;
mod person;
mod prose;
mod sense;
mod sense_engine;
mod server;
mod tasks;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (name, program) = (args.next().unwrap_or_default(), args.next().map(PathBuf::from));
    let done = match name.as_str() {
        "bulletin" => bulletin::run(program.as_deref()),
        "doubts" => doubts::run(),
        "engine" => sense_engine::run(),
        "hashes" => hashes::run(),
        "import" => import::run(program.as_deref()),
        "ledger" => ledger::run(program.as_deref()),
        "papers" => papers::run(),
        "prose" => prose::run(program.as_deref()),
        "sense" => sense::run(program.as_deref()),
        "tasks" => tasks::run(program.as_deref()),
        other => Err(format!(
            "there is no benchmark “{other}”; there are: bulletin, doubts, engine, hashes, import, ledger, papers, prose, sense, tasks"
        )),
    };
    match done {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
