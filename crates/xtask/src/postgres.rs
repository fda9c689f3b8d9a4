//! A PostgreSQL of our own for one test run: a new cluster in a temporary folder on a free port, gone afterwards.

use crate::need::postgres_bin;
use crate::place::Temp;
use crate::run::{answer, say};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A running cluster; stopped and removed when dropped.
pub struct Cluster {
    folder: Temp,
    bin: PathBuf,
    /// Address of its `postgres` database; tests make databases of their own.
    pub url: String,
}

/// Start one. The server refuses to run as root, so root starts it as user `postgres` (or `nobody`).
///
/// # Errors
/// PostgreSQL is missing or does not start; says why.
pub fn start() -> Result<Cluster, String> {
    // A test cluster needs no durability.
    begin("-c fsync=off -c full_page_writes=off")
}

/// One that flushes as it would in service, for benchmarks.
///
/// # Errors
/// As [`start`].
pub fn start_durable() -> Result<Cluster, String> {
    begin("-c shared_buffers=1GB -c effective_cache_size=4GB -c random_page_cost=1.1")
}

fn begin(settings: &str) -> Result<Cluster, String> {
    let bin = postgres_bin().ok_or("PostgreSQL is not installed (Debian: apt-get install postgresql).")?;
    sweep(&bin);
    let folder = Temp::new("postgres")?;
    let port = TcpListener::bind("127.0.0.1:0")
        .and_then(|l| l.local_addr())
        .map(|a| a.port())
        .map_err(|e| format!("no free port: {e}"))?;
    if root() {
        let owner = owner();
        answer("chown", &[owner, &folder.0.to_string_lossy()]).ok_or(format!("cannot give a folder to {owner}"))?;
    }
    let (data, socket) = (folder.0.join("data"), folder.0.to_string_lossy().into_owned());
    let data = data.to_string_lossy().into_owned();
    go(&bin, "initdb", &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"])?;
    let options = format!("-p {port} -k {socket} -c listen_addresses=127.0.0.1 -c max_connections=300 {settings}");
    let log = folder.0.join("log").to_string_lossy().into_owned();
    go(&bin, "pg_ctl", &["-D", &data, "-l", &log, "-w", "-t", "60", "-o", &options, "start"])?;
    say(&format!("PostgreSQL on port {port}"));
    Ok(Cluster { folder, bin, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") })
}

/// Stop and remove clusters of runs that were killed: their folder is named after a process that is gone.
fn sweep(bin: &Path) {
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(run) = name.strip_prefix("anlan-postgres-") else { continue };
        if Path::new("/proc/self").exists() && !Path::new("/proc").join(run).exists() {
            say(&format!("stopping a PostgreSQL that a broken run left behind ({name})"));
            let data = entry.path().join("data").to_string_lossy().into_owned();
            let _ = go(bin, "pg_ctl", &["-D", &data, "-m", "immediate", "-w", "stop"]);
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.0.join("data").to_string_lossy().into_owned();
        if let Err(why) = go(&self.bin, "pg_ctl", &["-D", &data, "-m", "immediate", "-w", "stop"]) {
            say(&format!("PostgreSQL did not stop: {why}"));
        }
    }
}

fn root() -> bool {
    answer("id", &["-u"]).as_deref() == Some("0")
}

fn owner() -> &'static str {
    if answer("id", &["-u", "postgres"]).is_some() { "postgres" } else { "nobody" }
}

fn go(bin: &Path, program: &str, args: &[&str]) -> Result<(), String> {
    let program = bin.join(program);
    let mut command = if root() {
        let mut c = Command::new("runuser");
        c.args(["-u", owner(), "--"]).arg(&program);
        c
    } else {
        Command::new(&program)
    };
    // `start` leaves the server behind with our pipes open, so nothing may be piped; the log file has the reason.
    let log = Temp::new("pg-say")?;
    let said = log.0.join("say");
    let file = std::fs::File::create(&said).map_err(|e| e.to_string())?;
    let twin = file.try_clone().map_err(|e| e.to_string())?;
    let status = command.args(args).current_dir("/").stdin(Stdio::null()).stdout(file).stderr(twin).status();
    match status {
        Ok(s) if s.success() => Ok(()),
        Ok(_) => Err(format!("{} failed: {}", program.display(), std::fs::read_to_string(&said).unwrap_or_default())),
        Err(e) => Err(format!("cannot start {}: {e}", program.display())),
    }
}
