//! What was acknowledged is there after the program was killed in the middle of writing, and the ledger's chain is whole.

use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The program as a process of its own; killed when it is dropped.
struct Running {
    child: Child,
    base: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn start(folder: &Path) -> Running {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let log = std::fs::File::create(folder.join("log")).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_anlan"))
        .args(["demo", "--bare", "--listen", &format!("127.0.0.1:{port}"), "--database"])
        .arg(folder.join("a.db"))
        .env("ANLAN_FILES", folder.join("files"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .unwrap();
    let mut running = Running { child, base: format!("http://127.0.0.1:{port}/api") };
    let began = Instant::now();
    loop {
        if reqwest::get(format!("{}/health", running.base)).await.is_ok_and(|r| r.status().is_success()) {
            return running;
        }
        let ended = running.child.try_wait().unwrap();
        let said = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        assert!(ended.is_none(), "the program ended: {}", said());
        assert!(began.elapsed() < Duration::from_secs(300), "no answer: {}", said());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn clerk(base: &str) -> reqwest::Client {
    let client = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let request = client.post(format!("{base}/demo/session")).header("x-anlan", "1");
    let answer = request.json(&json!({ "login": "an.jingban" })).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    client
}

fn unit(name: &str) -> Value {
    json!({ "name": name, "kind": "industry_authority", "region": "990100" })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_kill_in_the_middle_of_writing() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..3 {
        let mut running = start(folder.path()).await;
        let client = clerk(&running.base).await;
        let over = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..4)
            .map(|w| {
                let (client, over) = (client.clone(), over.clone());
                let url = format!("{}/units", running.base);
                tokio::spawn(async move {
                    let mut kept = Vec::new();
                    for n in 0.. {
                        let name = format!("试验单位{round}-{w}-{n}");
                        let sent = client.post(&url).header("x-anlan", "1").json(&unit(&name)).send().await;
                        match sent {
                            Ok(answer) if answer.status().is_success() => kept.push(name),
                            Ok(answer) => panic!("refused: {}", answer.text().await.unwrap_or_default()),
                            Err(_) => break,
                        }
                        if over.load(Ordering::Relaxed) {
                            break;
                        }
                    }
                    kept
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(700)).await;
        // SIGKILL: no handler runs, nothing is flushed.
        running.child.kill().unwrap();
        running.child.wait().unwrap();
        over.store(true, Ordering::Relaxed);
        for writer in writers {
            acknowledged.extend(writer.await.unwrap());
        }
    }
    assert!(acknowledged.len() >= 12, "only {} writes were acknowledged: nothing was tested", acknowledged.len());
    let running = start(folder.path()).await;
    let client = clerk(&running.base).await;
    for name in &acknowledged {
        let answer = client.get(format!("{}/units?q={name}", running.base)).send().await.unwrap();
        let found: Value = answer.json().await.unwrap();
        let there = found["items"].as_array().unwrap().iter().filter(|u| u["name"] == json!(name)).count();
        assert_eq!(there, 1, "{name} was acknowledged and is there {there} times");
    }
    drop(running);
    let verdict = Command::new(env!("CARGO_BIN_EXE_anlan"))
        .args(["--database"])
        .arg(folder.path().join("a.db"))
        .args(["ledger", "verify"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&verdict.stdout).into_owned();
    assert!(verdict.status.success() && said.contains("台账链完整"), "{said}");
}
