//! Readings from an MQTT broker, version 3.1.1 and 5: the program is killed, the broker stops and comes back, two programs
//! share one subscription.

use super::plant::{self, Running};
use anlan::clock::SystemClock;
use kernel::Clock;
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A broker that keeps what it has over a stop.
struct Broker {
    child: Option<Child>,
    port: u16,
    folder: PathBuf,
}

impl Broker {
    fn new(folder: &Path) -> Option<Broker> {
        let found = Command::new("sh").args(["-c", "PATH=$PATH:/usr/sbin; command -v mosquitto"]).output().ok()?;
        if !found.status.success() {
            println!("skipped: no mosquitto on this machine (Debian: apt-get install mosquitto)");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = folder.join("broker");
        std::fs::create_dir_all(&folder).unwrap();
        let said = format!(
            "listener {port} 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location {}/\nuser root\nmax_queued_messages 0\n",
            folder.display()
        );
        std::fs::write(folder.join("conf"), said).unwrap();
        let mut broker = Broker { child: None, port, folder };
        broker.start();
        Some(broker)
    }

    fn start(&mut self) {
        let mut command = Command::new("sh");
        command.args(["-c", "PATH=$PATH:/usr/sbin; exec mosquitto -c conf"]).current_dir(&self.folder);
        self.child = Some(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        std::thread::sleep(Duration::from_millis(300));
    }

    /// An orderly stop: it writes what it keeps.
    fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
            let _ = child.wait();
        }
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Publish batches of readings with quality of service 1 and wait until the broker has them.
async fn publish(port: u16, format: &str, bodies: Vec<String>) {
    let mut options = rumqttc::MqttOptions::new("sender", "127.0.0.1", port);
    options.set_keep_alive(Duration::from_secs(10));
    let (client, mut events) = rumqttc::AsyncClient::new(options, 256);
    let n = bodies.len();
    let topic = format!("anlan/GW/{format}");
    tokio::spawn(async move {
        for body in bodies {
            client.publish(&topic, rumqttc::QoS::AtLeastOnce, false, body).await.unwrap();
        }
        // Kept until all are acknowledged.
        tokio::time::sleep(Duration::from_secs(60)).await;
    });
    let mut acknowledged = 0;
    while acknowledged < n {
        match tokio::time::timeout(Duration::from_secs(20), events.poll()).await.expect("the broker answers") {
            Ok(rumqttc::Event::Incoming(rumqttc::Incoming::PubAck(_))) => acknowledged += 1,
            Ok(_) => {}
            Err(e) => panic!("the broker does not take the readings: {e}"),
        }
    }
}

/// Readings of points 1 to 9 at so many instants, a batch each.
fn batches(from_ms: i64, n: i64) -> (Vec<String>, Vec<(i64, f64)>) {
    let one = |k: i64| (from_ms + k, (k % 80) as f64 / 10.0);
    let bodies = (0..n).map(|k| {
        let (at, value) = one(k);
        (1..10).map(|p| format!("T-{p} value={value} {at}\n")).collect()
    });
    (bodies.collect(), (0..n).map(one).collect())
}

async fn begin(folder: &Path, readings: &str, version: u8, broker: u16) -> Running {
    let config = folder.join(format!("{readings}.toml"));
    let text = format!(
        "[mqtt]\nhost = \"127.0.0.1\"\nport = {broker}\nversion = {version}\nclient = \"anlan-{readings}\"\ngroup = \"all\"\n"
    );
    std::fs::write(&config, text).unwrap();
    plant::start_with(folder, readings, &[("ANLAN_CONFIG", config.display().to_string())]).await
}

/// Wait until the program has taken so many readings since its start.
async fn taken(running: &Running, least: f64) -> f64 {
    let mut got = 0.0;
    for _ in 0..300 {
        let text = reqwest::get(format!("{}/metrics", running.base)).await.unwrap().text().await.unwrap();
        let line = text.lines().find_map(|l| l.strip_prefix("anlan_sense_readings_total{what=\"accepted\"} "));
        got = line.and_then(|n| n.parse().ok()).unwrap_or(0.0);
        if got >= least {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    got
}

async fn story(version: u8) {
    let folder = tempfile::tempdir().unwrap();
    let Some(mut broker) = Broker::new(folder.path()) else { return };
    plant::make(folder.path(), 20).await;
    let start = SystemClock.now().as_millisecond() - 60_000;
    let mut all: Vec<(i64, f64)> = vec![];
    let mut running = begin(folder.path(), "a", version, broker.port).await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    let (bodies, some) = batches(start, 200);
    all.extend(some);
    publish(broker.port, "influx-ms", bodies).await;
    // Killed while it is at it; what it has not acknowledged comes again.
    running.kill();
    let (bodies, some) = batches(start + 1000, 200);
    all.extend(some);
    publish(broker.port, "influx-ms", bodies).await;
    // The broker stops and comes back with what it keeps.
    broker.stop();
    let mut running = begin(folder.path(), "a", version, broker.port).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    broker.start();
    let (bodies, some) = batches(start + 2000, 200);
    all.extend(some);
    publish(broker.port, "influx-ms", bodies).await;
    publish(broker.port, "influx-ms", vec!["broken".into()]).await;
    publish(broker.port, "tea", vec!["x".into()]).await;
    taken(&running, 400.0 * 9.0).await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    running.stop();
    for found in plant::stored_in(&folder.path().join("a"), 1..10, start) {
        assert_eq!(found, all, "each once, version {version}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn version_5_survives_kills_of_the_program_and_stops_of_the_broker() {
    story(5).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn version_3_1_1_survives_kills_of_the_program_and_stops_of_the_broker() {
    story(4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_share_one_subscription() {
    let folder = tempfile::tempdir().unwrap();
    let Some(broker) = Broker::new(folder.path()) else { return };
    plant::make(folder.path(), 20).await;
    let start = SystemClock.now().as_millisecond() - 60_000;
    let (mut a, mut b) =
        (begin(folder.path(), "a", 5, broker.port).await, begin(folder.path(), "b", 4, broker.port).await);
    tokio::time::sleep(Duration::from_millis(800)).await;
    let (bodies, all) = batches(start, 300);
    publish(broker.port, "influx-ms", bodies).await;
    for _ in 0..100 {
        if taken(&a, 1.0).await + taken(&b, 1.0).await >= 2700.0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    a.stop();
    b.stop();
    let of = |name: &str| plant::stored_in(&folder.path().join(name), 1..10, start);
    for (one, other) in of("a").into_iter().zip(of("b")) {
        assert!(!one.is_empty() && !other.is_empty(), "both have work");
        assert_eq!(one.len() + other.len(), all.len(), "nothing twice");
        let union: BTreeMap<i64, f64> = one.into_iter().chain(other).collect();
        assert_eq!(union.into_iter().collect::<Vec<_>>(), all);
    }
}
