//! What people ask: the register with filters that its screen offers, and the wall chart.

use crate::measure::ms;
use reqwest::Client;
use serde_json::{Value, json};
use std::time::Instant;
use uuid::Uuid;

/// Six people of the demonstration, each with another reach.
const PEOPLE: [(&str, &str); 6] = [
    ("office", "an.jingban"),
    ("leader", "ld.zhouzhang"),
    ("department", "zj.jingban"),
    ("county", "yx.jingban"),
    ("zone", "yq.jingban"),
    ("small dept", "gh.jingban"),
];
/// Queries of each person, the first not counted.
const EACH: usize = 34;

/// Times of the register's pages in milliseconds.
pub struct Pages {
    pub all: Vec<f64>,
    pub by_person: Vec<(&'static str, Vec<f64>)>,
    pub slowest: Vec<(String, f64)>,
}

/// One person signed in over one connection that stays open.
async fn sign_in(base: &str, login: &str) -> Result<Client, String> {
    let client = Client::builder().cookie_store(true).build().map_err(|e| e.to_string())?;
    let request = client.post(format!("{base}/demo/session")).header("x-anlan", "1").json(&json!({ "login": login }));
    let answer = request.send().await.map_err(|e| e.to_string())?;
    match answer.status().is_success() {
        true => Ok(client),
        false => Err(format!("{login} cannot sign in: {}", answer.text().await.unwrap_or_default())),
    }
}

async fn get(client: &Client, base: &str, query: &str) -> Result<(Value, f64), String> {
    let began = Instant::now();
    let answer = client.get(format!("{base}{query}")).send().await.map_err(|e| e.to_string())?;
    let status = answer.status();
    let bytes = answer.bytes().await.map_err(|e| e.to_string())?;
    let took = ms(began.elapsed());
    let body: Value = serde_json::from_slice(&bytes).map_err(|e| format!("{query}: {e}"))?;
    if status.is_success() { Ok((body, took)) } else { Err(format!("{query} answered {status}: {body}")) }
}

/// The register: random filters of the screen, a third of them on a later page.
pub async fn pages(base: &str) -> Result<Pages, String> {
    let mut pages = Pages { all: Vec::new(), by_person: Vec::new(), slowest: Vec::new() };
    let mut dice = Dice(20_241_120);
    for (who, login) in PEOPLE {
        let client = sign_in(base, login).await?;
        let mut times = Vec::new();
        let mut next: Option<(String, String)> = None;
        let mut rows = 0;
        for n in 0..EACH {
            let query = match next.take() {
                Some((query, after)) if dice.below(2) == 0 => format!("{query}&after={after}"),
                _ => query(&mut dice),
            };
            let (body, took) = get(&client, base, &query).await?;
            rows += body["items"].as_array().map_or(0, Vec::len);
            next = body["next"]
                .as_str()
                .map(|after| (query.split("&after=").next().unwrap_or_default().to_owned(), after.to_owned()));
            if n > 0 {
                times.push(took);
                pages.slowest.push((format!("{who} {query}"), took));
            }
        }
        if rows == 0 {
            return Err(format!("{login} sees no task at all: the benchmark would measure nothing"));
        }
        pages.all.extend(&times);
        pages.by_person.push((who, times));
    }
    pages.slowest.sort_by(|a, b| b.1.total_cmp(&a.1));
    Ok(pages)
}

fn query(dice: &mut Dice) -> String {
    let mut query = "/tasks?limit=50".to_owned();
    match dice.below(6) {
        0 => {
            query +=
                &format!("&state={}", dice.of(&["issued", "accepted", "working", "submitted", "verified", "closed"]))
        }
        1 => query += &format!("&light={}", dice.of(&["red", "yellow", "green", "done"])),
        2 => query += &format!("&light={}&role={}", dice.of(&["red", "yellow"]), dice.of(&["lead", "assist"])),
        3 => query += &format!("&due_from=2024-{:02}-01&due_to=2026-12-31", 1 + dice.below(12)),
        4 => query += &format!("&state=working&light={}", dice.of(&["red", "yellow", "green"])),
        _ => {}
    }
    match dice.below(6) {
        0 => query += "&sort=-due",
        1 => query += "&sort=due",
        2 => query += &format!("&mine={}", dice.of(&["accept", "due", "red", "verify", "close"])),
        _ => {}
    }
    query
}

/// The wall chart of the document with 38 measures × 60 units.
pub struct Wall {
    pub times: Vec<f64>,
    pub rows: usize,
    pub columns: usize,
    /// Cells that show a light.
    pub cells: usize,
}

/// Thirty times by the office, the first not counted.
pub async fn wall(base: &str, policy: Uuid) -> Result<Wall, String> {
    let client = sign_in(base, "an.jingban").await?;
    let mut wall = Wall { times: Vec::new(), rows: 0, columns: 0, cells: 0 };
    for n in 0..31 {
        let (body, took) = get(&client, base, &format!("/wall?policy={policy}&by=unit")).await?;
        if n == 0 {
            let rows: Vec<&Value> = body["groups"]
                .as_array()
                .into_iter()
                .flatten()
                .flat_map(|g| g["rows"].as_array().into_iter().flatten())
                .collect();
            wall.rows = rows.len();
            wall.columns = body["columns"].as_array().map_or(0, Vec::len);
            wall.cells = rows.iter().map(|r| r["cells"].as_array().map_or(0, Vec::len)).sum();
        } else {
            wall.times.push(took);
        }
    }
    if wall.rows != 38 || wall.columns != 60 {
        return Err(format!("the chart has {} rows and {} columns, not 38 × 60", wall.rows, wall.columns));
    }
    Ok(wall)
}

/// The same questions in every run.
struct Dice(u64);
impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len() as u64) as usize]
    }
}
