use clap::Parser;

fn main() -> std::process::ExitCode {
    few_heaps();
    anlan::command::run(anlan::command::Cli::parse())
}

/// The C library gives threads heaps of their own, up to eight for each core, and each keeps what it once needed at most: with
/// a million points the program held half as much again as it used. With two, threads wait for each other: a saturated stream of
/// readings takes some 20 % more of the processor (docs/BENCHES.md), which is the price.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn few_heaps() {
    // SAFETY: sets a number, before there is a second thread.
    #[allow(unsafe_code)]
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 2);
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn few_heaps() {}
