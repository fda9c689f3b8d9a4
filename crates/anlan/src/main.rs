use clap::Parser;

fn main() -> std::process::ExitCode {
    anlan::command::run(anlan::command::Cli::parse())
}
