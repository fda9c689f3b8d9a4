//! `anlan demo` as a process of its own on a free port.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT/api`
    pub base: String,
}

impl Server {
    /// Seconds of a processor that it has taken.
    pub fn cpu(&self) -> Option<f64> {
        cpu(&self.child.id().to_string())
    }

    /// End it and wait until it is gone.
    pub fn stop(mut self) {
        let pid = self.child.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &pid]).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(20) {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Seconds of a processor that a process (`self` for this one) has taken, where the system tells it as Linux does: fields 14
/// and 15 of `stat`, in hundredths of a second.
pub fn cpu(process: &str) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before may hold spaces; it ends with the last bracket.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |n: usize| fields.get(n)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

/// Start it and wait until it answers.
///
/// # Errors
/// It ends, or does not answer within ten minutes.
pub async fn start(program: &Path, url: &str, folder: &Path) -> Result<Server, String> {
    start_with(program, url, folder, &[]).await
}

/// The same with more arguments.
///
/// # Errors
/// As [`start`].
pub async fn start_with(program: &Path, url: &str, folder: &Path, more: &[&str]) -> Result<Server, String> {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(|e| e.to_string())?.port();
    let log = std::fs::File::create(folder.join("server.log")).map_err(|e| e.to_string())?;
    let twin = log.try_clone().map_err(|e| e.to_string())?;
    let child = Command::new(program)
        .args(["demo", "--database", url, "--listen", &format!("127.0.0.1:{port}")])
        .args(more)
        .env("ANLAN_FILES", folder.join("files"))
        .env("ANLAN_LOG_LEVEL", "warn")
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(twin)
        .spawn()
        .map_err(|e| format!("cannot start {}: {e}", program.display()))?;
    let mut server = Server { child, base: format!("http://127.0.0.1:{port}/api") };
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(600) {
        let up = reqwest::get(format!("{}/health", server.base)).await.is_ok_and(|r| r.status().is_success());
        if up {
            return Ok(server);
        }
        if let Ok(Some(status)) = server.child.try_wait() {
            let said = std::fs::read_to_string(folder.join("server.log")).unwrap_or_default();
            return Err(format!("anlan demo ended with {status}:\n{said}"));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    server.stop();
    Err("anlan demo did not answer within ten minutes".to_owned())
}
