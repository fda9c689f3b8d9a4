//! Readings from an MQTT broker, version 3.1.1 and 5: the program is killed, the broker stops and comes back, two programs
//! share one subscription.

use super::plant::{self, Running};
use anlan::clock::SystemClock;
use kernel::Clock;
use std::collections::BTreeMap;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

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
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(60), "the broker does not start");
            std::thread::sleep(Duration::from_millis(50));
        }
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

async fn begin(folder: &Path, readings: &str, version: u8, broker: u16, group: &str) -> Running {
    begin_on(folder, readings, version, broker, group, &folder.join("a.db").display().to_string()).await
}

async fn begin_on(folder: &Path, readings: &str, version: u8, broker: u16, group: &str, database: &str) -> Running {
    let config = folder.join(format!("{readings}.toml"));
    let text = format!(
        "[mqtt]\nhost = \"127.0.0.1\"\nport = {broker}\nversion = {version}\nclient = \"anlan-{readings}\"\n{group}\n"
    );
    std::fs::write(&config, text).unwrap();
    let more = [("ANLAN_CONFIG", config.display().to_string()), ("ANLAN_DATABASE", database.to_owned())];
    plant::start_with(folder, readings, &more).await
}

/// A figure of the program's metrics page; nought while it is not there.
async fn figure(running: &Running, name: &str) -> f64 {
    let text = reqwest::get(format!("{}/metrics", running.base)).await.unwrap().text().await.unwrap();
    let line = text.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|n| n.parse().ok()).unwrap_or(0.0)
}

/// Wait until a figure is reached.
async fn reaches(running: &Running, name: &str, least: f64) {
    let began = Instant::now();
    while figure(running, name).await < least {
        if began.elapsed() > Duration::from_secs(120) {
            let text = reqwest::get(format!("{}/metrics", running.base)).await.unwrap().text().await.unwrap();
            panic!("{name} does not reach {least}: {text}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Wait until the broker has the program's subscription: what is published before is nobody's.
async fn listens(running: &Running) {
    reaches(running, "anlan_sense_mqtt_listening", 1.0).await;
}

async fn story(version: u8) {
    let folder = tempfile::tempdir().unwrap();
    let Some(mut broker) = Broker::new(folder.path()) else { return };
    plant::make(folder.path(), 20).await;
    let start = SystemClock.now().as_millisecond() - 60_000;
    let mut all: Vec<(i64, f64)> = vec![];
    let mut running = begin(folder.path(), "a", version, broker.port, "").await;
    listens(&running).await;
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
    let mut running = begin(folder.path(), "a", version, broker.port, "").await;
    broker.start();
    let (bodies, some) = batches(start + 2000, 200);
    all.extend(some);
    publish(broker.port, "influx-ms", bodies).await;
    publish(broker.port, "tea", vec!["x".into()]).await;
    publish(broker.port, "influx-ms", vec!["broken".into()]).await;
    // The last message is counted, then those before it are acknowledged too.
    reaches(&running, "anlan_sense_readings_total{what=\"unreadable\"}", 1.0).await;
    let began = Instant::now();
    while figure(&running, "anlan_sense_mqtt_under_way").await > 0.0 {
        assert!(began.elapsed() < Duration::from_secs(120), "messages stay without an answer");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
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
    // SQLite is served by one program alone.
    let Some(database) = plant::postgres().await else { return };
    plant::make_at(&database, 20).await;
    let start = SystemClock.now().as_millisecond() - 60_000;
    let group = "group = \"all\"";
    let (mut a, mut b) = (
        begin_on(folder.path(), "a", 5, broker.port, group, &database).await,
        begin_on(folder.path(), "b", 4, broker.port, group, &database).await,
    );
    listens(&a).await;
    listens(&b).await;
    let (bodies, all) = batches(start, 300);
    publish(broker.port, "influx-ms", bodies).await;
    let (accepted, began) = ("anlan_sense_readings_total{what=\"accepted\"}", Instant::now());
    while figure(&a, accepted).await + figure(&b, accepted).await < 2700.0 {
        assert!(began.elapsed() < Duration::from_secs(120), "not everything is taken");
        tokio::time::sleep(Duration::from_millis(50)).await;
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
