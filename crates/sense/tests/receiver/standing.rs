//! Alertmanager is told again what stands, and what ended.

use super::house::{houses, told};
use super::listener::{Listener, look, receiver, sender};
use jiff::{SignedDuration, Timestamp};
use sense::alarm::io::apply;
use sense::alarm::{Limit, What};
use sense::receiver::io::work::round;
use sense::receiver::model::Shape;
use serde_json::Value;

fn time(v: &Value) -> Timestamp {
    v.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn firing_is_repeated_and_resolved_has_its_end() {
    for h in houses().await {
        apply(&h.app, &[told(1, Limit::H, -600, What::Raised, 9.0)]).await.unwrap();
        let there = Listener::start(&[]).await;
        let base = there.url.trim_end_matches("/in").to_owned();
        let id = receiver(&h.app, &base, Shape::Alertmanager, |_| {}).await;
        let sender = sender();
        // What stands already is told at once.
        round(&h.app, &sender).await.unwrap();
        let got = there.got();
        assert_eq!((got.len(), got[0].path.as_str()), (1, "/api/v2/alerts"), "{}", h.engine);
        let alert = &got[0].body[0];
        let now = h.app.clock.now();
        assert_eq!(time(&alert["startsAt"]), now - SignedDuration::from_secs(600));
        assert!(time(&alert["endsAt"]) > now + SignedDuration::from_mins(5));
        assert_eq!(
            (alert["labels"]["severity"].as_str(), alert["labels"]["region"].as_str()),
            (Some("low"), Some("Z990101001"))
        );
        assert_eq!(alert["labels"]["alertname"], "液位高报警");
        assert!(alert["annotations"]["description"].as_str().unwrap().contains("限值 8"));
        for (_, label) in alert["labels"].as_object().unwrap() {
            assert!(label.is_string(), "labels are strings: {label}");
        }

        // Every few minutes again, with a later end; the labels stay the same.
        for n in 2..4 {
            h.clock.pass(60);
            assert_eq!(round(&h.app, &sender).await.unwrap(), 0);
            h.clock.pass(61);
            assert_eq!(round(&h.app, &sender).await.unwrap(), 1);
            let again = &there.got()[n - 1].body[0];
            assert_eq!(again["labels"], alert["labels"]);
            assert!(time(&again["endsAt"]) > h.app.clock.now() + SignedDuration::from_mins(5));
        }

        apply(&h.app, &[told(1, Limit::H, 300, What::Returned, 7.0)]).await.unwrap();
        round(&h.app, &sender).await.unwrap();
        let last = there.got().last().unwrap().body[0].clone();
        assert_eq!(last["labels"], alert["labels"]);
        assert_eq!(time(&last["endsAt"]), now + SignedDuration::from_secs(300));
        let before = there.got().len();
        h.clock.pass(600);
        round(&h.app, &sender).await.unwrap();
        assert_eq!(there.got().len(), before, "nothing stands, nothing is repeated");
        assert_eq!(look(&h.app, id).await.0.missed, 0);
    }
}

#[tokio::test]
async fn a_repetition_that_fails_waits_and_comes_back() {
    for h in houses().await {
        apply(&h.app, &[told(0, Limit::H, -60, What::Raised, 30.0)]).await.unwrap();
        let there = Listener::start(&[502]).await;
        let id = receiver(&h.app, &there.url, Shape::Alertmanager, |_| {}).await;
        round(&h.app, &sender()).await.unwrap();
        assert_eq!(look(&h.app, id).await.0.missed, 1);
        assert_eq!(round(&h.app, &sender()).await.unwrap(), 0, "not at once");
        h.clock.pass(4);
        round(&h.app, &sender()).await.unwrap();
        let (r, messages) = look(&h.app, id).await;
        assert_eq!((r.missed, there.got().len(), messages.len()), (0, 2, 0), "{}", h.engine);
    }
}
