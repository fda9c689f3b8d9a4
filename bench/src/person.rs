//! Somebody who is signed in, over a connection that stays open.

use crate::measure::ms;
use reqwest::Client;
use serde_json::{Value, json};
use std::time::Instant;

#[derive(Clone)]
pub struct Person {
    client: Client,
    base: String,
    pub login: String,
}

impl Person {
    /// Sign in to the demonstration.
    pub async fn sign_in(base: &str, login: &str) -> Result<Person, String> {
        let client = Client::builder().cookie_store(true).build().map_err(|e| e.to_string())?;
        let person = Person { client, base: base.to_owned(), login: login.to_owned() };
        person.post("/demo/session", &json!({ "login": login })).await?;
        Ok(person)
    }

    /// The answer, and how long it took to the last byte, in milliseconds; reading the JSON is not counted.
    pub async fn timed(&self, path: &str) -> Result<(Value, f64), String> {
        let began = Instant::now();
        let answer = self.client.get(format!("{}{path}", self.base)).send().await.map_err(|e| e.to_string())?;
        let status = answer.status();
        let bytes = answer.bytes().await.map_err(|e| e.to_string())?;
        let took = ms(began.elapsed());
        let body: Value = serde_json::from_slice(&bytes).map_err(|e| format!("{path}: {e}"))?;
        match status.is_success() {
            true => Ok((body, took)),
            false => Err(format!("{} asks {path}: {status} {body}", self.login)),
        }
    }

    pub async fn get(&self, path: &str) -> Result<Value, String> {
        Ok(self.timed(path).await?.0)
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let request = self.client.post(format!("{}{path}", self.base)).header("x-anlan", "1").json(body);
        self.answer(path, request).await
    }

    /// A file as a form sends it; the answer of the route.
    pub async fn upload(&self, path: &str, name: &str, bytes: &[u8]) -> Result<Value, String> {
        const EDGE: &str = "edge-of-the-form";
        let mut form = format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        form.extend_from_slice(bytes);
        form.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .header("x-anlan", "1")
            .header("content-type", format!("multipart/form-data; boundary={EDGE}"))
            .body(form);
        self.answer(path, request).await
    }

    async fn answer(&self, path: &str, request: reqwest::RequestBuilder) -> Result<Value, String> {
        let answer = request.send().await.map_err(|e| e.to_string())?;
        let status = answer.status();
        let text = answer.text().await.map_err(|e| e.to_string())?;
        match status.is_success() {
            true => Ok(serde_json::from_str(&text).unwrap_or(Value::Null)),
            false => Err(format!("{} posts {path}: {status} {text}", self.login)),
        }
    }
}

/// The same questions in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
    pub fn of<T: Copy>(&mut self, words: &[T]) -> T {
        words[self.below(words.len() as u64) as usize]
    }
}

/// A small picture, never the same twice.
pub fn picture(seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let (a, b) = (dice.below(97) as u32 + 3, dice.below(89) as u32 + 5);
    let image = image::RgbImage::from_fn(96, 72, |x, y| {
        let grain = (dice.below(24)) as u32;
        image::Rgb([((x * a + grain) % 256) as u8, ((y * b + grain) % 256) as u8, ((x * y + a * b) % 256) as u8])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    // Writing into memory cannot fail.
    let _ = image.write_to(&mut out, image::ImageFormat::Jpeg);
    out.into_inner()
}
