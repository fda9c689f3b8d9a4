//! A server on a fresh database with the people of the fictional prefecture.

use crate::person::Person;
use anlan::clock::MovableClock;
use anlan::{demo, serve, wiring};
use jiff::civil::Date;
use std::net::SocketAddr;
use std::sync::Arc;
use store::{Db, Engine};
use web::{App, Ctx};

/// One running server.
pub struct World {
    pub app: App,
    pub clock: Arc<MovableClock>,
    pub base: String,
    pub engine: Engine,
    url: String,
    folder: tempfile::TempDir,
    server: tokio::task::JoinHandle<()>,
}

impl Drop for World {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// A world on SQLite, and one on PostgreSQL where `ANLAN_TEST_POSTGRES` names a server; all at nine in the morning of
/// 2024-11-20, with units and people and nothing else.
pub async fn worlds(name: &str) -> Vec<World> {
    let mut out = vec![world_on(Engine::Sqlite, name).await];
    match std::env::var("ANLAN_TEST_POSTGRES") {
        Ok(_) => out.push(world_on(Engine::Postgres, name).await),
        Err(_) => println!("{name}: PostgreSQL half skipped, ANLAN_TEST_POSTGRES is not set"),
    }
    out
}

/// A world on one engine.
pub async fn world_on(engine: Engine, name: &str) -> World {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let day: Date = "2024-11-20".parse().expect("a date");
    let clock = Arc::new(MovableClock::at(demo::morning(day)));
    let url = match engine {
        Engine::Sqlite => folder.path().join("story.db").to_string_lossy().into_owned(),
        Engine::Postgres => fresh_postgres(name).await,
    };
    let app = demo::app(&url, &folder.path().join("files"), clock.clone()).await.expect("an application");
    demo::seed(&app, day, None, true).await.expect("units and people");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}/api", listener.local_addr().expect("an address"));
    let router = serve::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let server = tokio::spawn(async move {
        axum::serve(listener, router).await.expect("serving");
    });
    World { app, clock, base, engine, url, folder, server }
}

async fn fresh_postgres(name: &str) -> String {
    let url = std::env::var("ANLAN_TEST_POSTGRES").expect("checked by the caller");
    let database = format!("story_{name}_{:08x}", store::noise() as u32);
    let admin = Db::open(&url).await.expect("PostgreSQL answers");
    admin.outside_transaction(&format!("create database {database}")).await.expect("a fresh database");
    admin.close().await;
    format!("{}/{database}", url.rsplit_once('/').expect("a URL with a database").0)
}

impl World {
    /// Somebody of the fictional prefecture, signed in.
    pub async fn sign_in(&self, login: &str) -> Person {
        let person = self.stranger();
        person.post("/demo/session", serde_json::json!({ "login": login })).await.ok();
        person
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Person {
        Person::new(&self.base)
    }

    /// Nine in the morning of a day; what the clock does then is done.
    pub async fn day(&self, day: &str) {
        let day: Date = day.parse().expect("a date");
        self.clock.move_to(demo::morning(day)).expect("forwards");
        self.tick().await;
    }

    /// Another server's application on the same database (PostgreSQL: several may serve), with the same clock.
    pub async fn second(&self) -> App {
        demo::app(&self.url, &self.folder.path().join("files"), self.clock.clone()).await.expect("a second application")
    }

    /// What the clock does.
    pub async fn tick(&self) {
        wiring::tick(&Ctx::system(self.app.clone())).await.expect("a tick");
    }
}
