//! What holds for the whole program.

use kernel::Flow;
use std::collections::{BTreeMap, BTreeSet};

/// Roles × routes as `content/rights.csv` says, written by hand from the duties of each post.
fn by_hand() -> BTreeMap<(String, String), BTreeSet<String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/rights.csv");
    let text: String = std::fs::read_to_string(path)
        .expect("content/rights.csv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| format!("{l}\n"))
        .collect();
    table(&text)
}

fn table(text: &str) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().expect("a head").iter().map(|h| h.trim().to_owned()).collect();
    let roles: Vec<(usize, String)> =
        heads.iter().cloned().enumerate().filter(|(_, h)| org::role::role(h).is_some()).collect();
    reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let key = (row[0].trim().to_owned(), row[1].trim().to_owned());
            let may =
                roles.iter().filter(|(i, _)| row.get(*i).is_some_and(|c| !c.trim().is_empty())).map(|r| r.1.clone());
            (key, may.collect())
        })
        .collect()
}

#[test]
fn rights_agree_with_the_table_written_by_hand() {
    let (hand, code) = (by_hand(), table(&anlan::command::rights()));
    let keys = |t: &BTreeMap<(String, String), BTreeSet<String>>| t.keys().cloned().collect::<BTreeSet<_>>();
    let missing: Vec<_> = keys(&code).difference(&keys(&hand)).cloned().collect();
    assert!(missing.is_empty(), "routes that content/rights.csv does not know: {missing:?}");
    let gone: Vec<_> = keys(&hand).difference(&keys(&code)).cloned().collect();
    assert!(gone.is_empty(), "lines of content/rights.csv without a route: {gone:?}");
    for (route, roles) in &code {
        assert_eq!(&hand[route], roles, "{route:?}");
    }
    let all: BTreeSet<&str> = org::role::ROLES.iter().map(|r| r.code).collect();
    assert!(all.len() >= 8, "every role has its column");
}

#[test]
fn every_flow_is_sound() {
    govern::meeting::flow::MeetingFlow::prove().unwrap();
    govern::paper::flow::PaperFlow::prove().unwrap();
    govern::policy::flow::PolicyFlow::prove().unwrap();
    govern::record::flow::RecordFlow::prove().unwrap();
    ready::accident::flow::AccidentFlow::prove().unwrap();
    govern::supervise::flow::SuperviseFlow::prove().unwrap();
    govern::supervise::flow::TermFlow::prove().unwrap();
    govern::task::flow::WorkFlow::prove().unwrap();
    govern::task::flow::ExtensionFlow::prove().unwrap();
    govern::task::flow::DisputeFlow::prove().unwrap();
    govern::task::flow::PauseFlow::prove().unwrap();
    govern::tour::flow::TourFlow::prove().unwrap();
    govern::tour::flow::VisitFlow::prove().unwrap();
    govern::tour::flow::FindingFlow::prove().unwrap();
    field::permit::flow::PermitFlow::prove().unwrap();
    field::site::flow::SiteFlow::prove().unwrap();
    notify::channel::flow::ChannelFlow::prove().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_describes_itself() {
    for world in stories::worlds("itself").await {
        let root = world.base.trim_end_matches("/api");
        let document: serde_json::Value =
            reqwest::get(format!("{root}/openapi.json")).await.expect("an answer").json().await.expect("JSON");
        let paths = document["paths"].as_object().expect("paths");
        for route in anlan::wiring::routes().routes {
            let method = route.method.to_lowercase();
            let there = paths.get(&format!("/api{}", route.path)).and_then(|p| p.get(&method));
            assert!(there.is_some(), "{method} {} is not in /openapi.json", route.path);
        }
        let metrics = reqwest::get(format!("{root}/metrics")).await.expect("an answer").text().await.expect("text");
        assert!(metrics.contains("anlan_http_requests_total"), "{metrics}");
        let page = reqwest::get(root).await.expect("an answer");
        let policy =
            page.headers().get("content-security-policy").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        assert!(policy.contains("script-src 'self';"), "{policy}");
    }
}
