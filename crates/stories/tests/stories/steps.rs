//! What several stories do.

use serde_json::{Value, json};
use stories::Person;

/// The three-year plan of the fictional prefecture: 38 numbered tasks.
pub const PLAN: &str = include_str!("../../../../content/demo/plan-prefecture.txt");

/// Put a document in; returns its id.
pub async fn upload(clerk: &Person, name: &str, text: &str) -> String {
    let answer = clerk.upload("/policies", name, text.as_bytes().to_vec()).await.ok();
    answer["policies"][0]["id"].as_str().expect("an id").to_owned()
}

/// Open doubts, each once: the same words are one doubt for the whole document.
pub fn open_doubts(policy: &Value) -> Vec<Value> {
    let list = |v: &Value| v.as_array().cloned().unwrap_or_default();
    let of_measures =
        list(&policy["measures"]).into_iter().filter(|m| m["state"] == "kept").flat_map(|m| list(&m["doubts"]));
    let mut seen = std::collections::HashSet::new();
    list(&policy["doubts"])
        .into_iter()
        .chain(of_measures)
        .filter(|d| d["settled"].is_null() && d["must"] == true && seen.insert(d["id"].to_string()))
        .collect()
}

/// Click the first choice of every doubt that must be settled; returns the settled document and the number of clicks.
pub async fn settle(clerk: &Person, id: &str) -> (Value, usize) {
    let mut policy = clerk.get(&format!("/policies/{id}")).await.ok();
    for clicks in 0..100 {
        let Some(doubt) = open_doubts(&policy).into_iter().next() else { return (policy, clicks) };
        let body = json!({ "version": policy["version"], "doubt": doubt["id"], "choice": doubt["choices"][0]["id"] });
        policy = clerk.post(&format!("/policies/{id}/decisions"), body).await.ok();
    }
    panic!("a hundred clicks and still doubts: {:?}", open_doubts(&policy));
}

pub async fn issue(clerk: &Person, id: &str) -> Value {
    let policy = clerk.get(&format!("/policies/{id}")).await.ok();
    let body = json!({ "flow": "policy", "action": "issue", "version": policy["version"] });
    clerk.post(&format!("/policies/{id}/moves"), body).await.ok()
}

/// Settle and issue the plan.
pub async fn issued_plan(clerk: &Person) -> String {
    let id = upload(clerk, "plan.txt", PLAN).await;
    settle(clerk, &id).await;
    issue(clerk, &id).await;
    id
}

/// All rows that a list shows to somebody, page by page.
pub async fn all(person: &Person, path: &str) -> Vec<Value> {
    let mut out = Vec::new();
    let mut after = String::new();
    loop {
        let sign = if path.contains('?') { '&' } else { '?' };
        let page = person.get(&format!("{path}{sign}limit=200&after={after}")).await.ok();
        out.extend(page["items"].as_array().cloned().unwrap_or_default());
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => return out,
        }
    }
}

/// One step of a flow of a task; the record's version is left to the server.
pub async fn step(person: &Person, task: &str, flow: &str, action: &str, more: Value) -> stories::Answered {
    let mut body = json!({ "flow": flow, "action": action });
    if let (Some(body), Some(more)) = (body.as_object_mut(), more.as_object()) {
        body.extend(more.clone());
    }
    person.post(&format!("/tasks/{task}/moves"), body).await
}

/// A small picture, different for each number.
pub fn photo(n: u8) -> Vec<u8> {
    // Binary portable pixmap is not accepted; a PNG of one colour, written by hand: signature, IHDR, IDAT (stored), IEND.
    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut body = kind.to_vec();
        body.extend_from_slice(data);
        let mut crc = 0xffff_ffffu32;
        for byte in &body {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        let mut out = (data.len() as u32).to_be_bytes().to_vec();
        out.extend_from_slice(&body);
        out.extend_from_slice(&(!crc).to_be_bytes());
        out
    }
    let raw = [0u8, n, 255 - n, 128];
    let (mut a, mut b) = (1u32, 0u32);
    for byte in raw {
        a = (a + u32::from(byte)) % 65521;
        b = (b + a) % 65521;
    }
    let mut zlib = vec![0x78, 0x01, 0x01, 4, 0, 0xfb, 0xff];
    zlib.extend_from_slice(&raw);
    zlib.extend_from_slice(&((b << 16) | a).to_be_bytes());
    let mut header = 1u32.to_be_bytes().to_vec();
    header.extend_from_slice(&1u32.to_be_bytes());
    header.extend_from_slice(&[8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(b"IHDR", &header));
    png.extend(chunk(b"IDAT", &zlib));
    png.extend(chunk(b"IEND", &[]));
    png
}

/// A new file as evidence.
pub async fn evidence(person: &Person, n: u8, kind: &str) -> Value {
    let file = person.upload("/files", &format!("照片{n}.png"), photo(n)).await.ok();
    json!({ "file": file["id"], "kind": kind })
}
