//! In order, each once, also over failures, restarts and two servers.

use super::house::{House, houses, told};
use super::listener::{Listener, look, receiver, sender};
use sense::alarm::io::apply;
use sense::alarm::{Limit, What};
use sense::receiver::flow::ReceiverState;
use sense::receiver::io::post::{Sender, Settings};
use sense::receiver::io::work::round;
use sense::receiver::model::{Delivered, Shape, Signing};
use sense::receiver::rules::{ATTEMPTS, BATCH};
use sense::receiver::sign::sign;
use std::collections::HashSet;
use std::time::Duration;

async fn raise(h: &House, slot: u32, seconds: i64) {
    apply(&h.app, &[told(slot, Limit::H, seconds, What::Raised, 26.0)]).await.unwrap();
}

async fn back(h: &House, slot: u32, seconds: i64) {
    apply(&h.app, &[told(slot, Limit::H, seconds, What::Returned, 1.0)]).await.unwrap();
}

#[tokio::test]
async fn raised_and_returned_arrive_in_order_signed_and_once() {
    for h in houses().await {
        raise(&h, 2, -100).await;
        let there = Listener::start(&[]).await;
        let id = receiver(&h.app, &there.url, Shape::Webhook, |_| {}).await;
        let sender = sender();
        assert_eq!(round(&h.app, &sender).await.unwrap(), 0, "what was before is not told");
        raise(&h, 0, 0).await;
        raise(&h, 1, 1).await;
        assert_eq!(round(&h.app, &sender).await.unwrap(), 1);
        assert_eq!(round(&h.app, &sender).await.unwrap(), 0, "{}", h.engine);
        back(&h, 0, 30).await;
        round(&h.app, &sender).await.unwrap();
        let alarms = there.alarms();
        let gas = h.alarms(0).await[0].id.to_string();
        let level = h.alarms(1).await[0].id.to_string();
        let want = [(&gas, "standing"), (&level, "standing"), (&gas, "returned")];
        assert_eq!(alarms.iter().map(|a| (&a.0, a.2.as_str())).collect::<Vec<_>>(), want);
        assert!(alarms.is_sorted_by_key(|a| a.1));

        let got = there.got();
        let header = |name: &str| got[0].headers.get(name).unwrap().to_str().unwrap();
        let second: i64 = header("x-anlan-timestamp").parse().unwrap();
        assert_eq!(header("authorization"), "Bearer abc");
        let want = sign(Signing::Sm3, "secret-of-16-chars", second, &got[0].raw).unwrap();
        assert_eq!(header("x-anlan-signature"), want);
        let body = &got[0].body;
        assert_eq!(body["delivery"].as_str(), Some(header("x-anlan-delivery")));
        let first = &body["alarms"][0];
        assert_eq!(first["url"].as_str(), Some(format!("https://anlan.example/alarms/{gas}").as_str()));
        assert_eq!((first["limit"]["value"].as_f64(), first["value"].as_f64()), (Some(25.0), Some(26.0)));
        assert_eq!(first["priority"]["code"], "high");

        let (r, messages) = look(&h.app, id).await;
        assert_eq!((r.sent, r.state, messages.len()), (2, ReceiverState::On, 2));
        assert!(messages.iter().all(|m| m.state == Delivered::Sent && m.attempts == 1));
    }
}

#[tokio::test]
async fn a_failing_receiver_is_tried_again_later_and_nothing_overtakes() {
    for h in houses().await {
        let there = Listener::start(&[500, 503]).await;
        let id = receiver(&h.app, &there.url, Shape::Webhook, |_| {}).await;
        let sender = sender();
        raise(&h, 0, 0).await;
        round(&h.app, &sender).await.unwrap();
        raise(&h, 1, 1).await;
        assert_eq!(round(&h.app, &sender).await.unwrap(), 0, "not at once");
        h.clock.pass(3);
        assert_eq!(round(&h.app, &sender).await.unwrap(), 1, "{}", h.engine);
        let (_, messages) = look(&h.app, id).await;
        assert_eq!((messages.len(), messages[0].attempts), (1, 2));
        assert!(messages[0].answer.contains("503") && messages[0].answer.contains("said so"), "{}", messages[0].answer);
        // The program starts anew: the rest is where it was.
        h.clock.pass(6);
        round(&h.app, &super::listener::sender()).await.unwrap();
        let ids: Vec<_> = there.alarms().into_iter().map(|a| a.0).collect();
        let (gas, level) = (h.alarms(0).await[0].id.to_string(), h.alarms(1).await[0].id.to_string());
        assert_eq!(ids, [gas.clone(), gas.clone(), gas, level]);
        let keys: HashSet<_> = there.got()[..3].iter().map(|g| g.body["delivery"].to_string()).collect();
        assert_eq!(keys.len(), 1, "the same message under the same number");
    }
}

#[tokio::test]
async fn what_changed_while_nobody_listened_is_told_as_it_is_now() {
    for h in houses().await {
        let there = Listener::start(&[500]).await;
        receiver(&h.app, &there.url, Shape::Webhook, |_| {}).await;
        raise(&h, 0, 0).await;
        round(&h.app, &sender()).await.unwrap();
        back(&h, 0, 20).await;
        h.clock.pass(5);
        round(&h.app, &sender()).await.unwrap();
        let told: Vec<_> = there.alarms().into_iter().map(|a| a.2).collect();
        assert_eq!(told, ["standing", "returned"], "{}: the first was refused, the second is the truth", h.engine);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_servers_send_each_alarm_once_also_in_a_flood() {
    for h in houses().await {
        let there = Listener::start(&[]).await;
        there.slowly(Duration::from_millis(15));
        let id = receiver(&h.app, &there.url, Shape::Webhook, |_| {}).await;
        // 1,050 occurrences of three points, each a different second.
        for k in 0..350 {
            let at = k * 400;
            let all: Vec<_> = (0..3u32)
                .flat_map(|s| {
                    [
                        told(s, Limit::H, at + i64::from(s), What::Raised, 99.0),
                        told(s, Limit::H, at + 200 + i64::from(s), What::Returned, 1.0),
                    ]
                })
                .collect();
            apply(&h.app, &all).await.unwrap();
        }
        let (one, two) = (sender(), sender());
        for _ in 0..8 {
            let (a, b) = tokio::join!(round(&h.app, &one), round(&h.app, &two));
            a.unwrap();
            b.unwrap();
        }
        let alarms = there.alarms();
        let distinct: HashSet<_> = alarms.iter().map(|a| (&a.0, a.1)).collect();
        let mut known = 0;
        for slot in 0..3 {
            known += h.alarms(slot).await.len();
        }
        assert!(known > 5 * BATCH, "{known}");
        assert_eq!((alarms.len(), distinct.len()), (known, known), "{}", h.engine);
        assert!(alarms.is_sorted_by_key(|a| a.1), "in the order of the feed");
        assert!(there.got().iter().all(|g| g.body["alarms"].as_array().unwrap().len() <= BATCH));
        let (r, messages) = look(&h.app, id).await;
        assert_eq!(r.sent as usize, there.got().len());
        assert!(messages.iter().all(|m| m.state == Delivered::Sent));
    }
}

#[tokio::test]
async fn a_refusal_gives_up_with_its_reason_and_three_park_the_receiver() {
    for h in houses().await {
        let there = Listener::start(&[422, 200, 401, 302, 404]).await;
        let id = receiver(&h.app, &there.url, Shape::Webhook, |_| {}).await;
        for k in 0..5i64 {
            raise(&h, 0, k * 100).await;
            round(&h.app, &sender()).await.unwrap();
            back(&h, 0, k * 100 + 50).await;
            h.clock.pass(1);
            if k == 0 {
                let (r, messages) = look(&h.app, id).await;
                assert_eq!(
                    (r.state, messages[0].state, messages[0].attempts),
                    (ReceiverState::On, Delivered::GivenUp, 1)
                );
                assert!(messages[0].answer.contains("422"));
            }
        }
        round(&h.app, &sender()).await.unwrap();
        let (r, messages) = look(&h.app, id).await;
        assert_eq!((r.state, there.got().len()), (ReceiverState::Parked, 5), "{}", h.engine);
        assert!(r.finding.contains("连续 3 条") && r.finding.contains("404"), "{}", r.finding);
        assert!(there.got().iter().all(|g| g.path == "/in"), "no redirection is followed");
        assert_eq!(messages.iter().filter(|m| m.state == Delivered::GivenUp).count(), 4);
        let mut tx = h.app.db.read().await.unwrap();
        let events = store::ledger::of(&mut tx, "receiver", id.0).await.unwrap();
        assert_eq!(events.last().map(|e| e.action.as_str()), Some("park"));
    }
}

#[tokio::test]
async fn nobody_there_parks_in_the_end_and_going_on_loses_nothing() {
    for h in houses().await {
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/in", closed.local_addr().unwrap());
        drop(closed);
        let id = receiver(&h.app, &url, Shape::Webhook, |_| {}).await;
        raise(&h, 0, 0).await;
        for _ in 0..ATTEMPTS + 3 {
            round(&h.app, &sender()).await.unwrap();
            h.clock.pass(400);
        }
        let (r, messages) = look(&h.app, id).await;
        assert_eq!((r.state, messages.len()), (ReceiverState::Parked, 1));
        assert_eq!((messages[0].state, messages[0].attempts), (Delivered::GivenUp, ATTEMPTS), "{}", h.engine);
        assert!(r.finding.contains("连接不上"), "{}", r.finding);
        raise(&h, 1, 1).await;
        // Somebody mended it and lets it go on.
        let there = Listener::start(&[]).await;
        let mut tx = h.app.db.begin().await.unwrap();
        let mut r = r;
        (r.state, r.url) = (ReceiverState::On, there.url.clone());
        sense::receiver::io::store::again(&mut tx, id, h.app.clock.now()).await.unwrap();
        sense::receiver::io::store::save(&mut tx, &mut r).await.unwrap();
        tx.commit().await.unwrap();
        round(&h.app, &sender()).await.unwrap();
        let (gas, level) = (h.alarms(0).await[0].id.to_string(), h.alarms(1).await[0].id.to_string());
        assert_eq!(there.alarms().into_iter().map(|a| a.0).collect::<Vec<_>>(), [gas, level]);
    }
}

#[tokio::test]
async fn only_what_the_receiver_is_to_know() {
    for h in houses().await {
        let (high, trade, county) =
            (Listener::start(&[]).await, Listener::start(&[]).await, Listener::start(&[]).await);
        receiver(&h.app, &high.url, Shape::Webhook, |r| r.least = sense::alarm::model::Priority::High).await;
        receiver(&h.app, &trade.url, Shape::Webhook, |r| r.trade = "coal".into()).await;
        receiver(&h.app, &county.url, Shape::Webhook, |r| r.region_path = "/990100/990121/".into()).await;
        raise(&h, 0, 0).await;
        raise(&h, 1, 1).await;
        round(&h.app, &sender()).await.unwrap();
        let gas = h.alarms(0).await[0].id.to_string();
        assert_eq!(high.alarms().into_iter().map(|a| a.0).collect::<Vec<_>>(), [gas], "{}", h.engine);
        assert!(trade.got().is_empty() && county.got().is_empty());
    }
}

#[tokio::test]
async fn this_machine_is_no_receiver_unless_it_is_allowed() {
    for h in houses().await {
        let there = Listener::start(&[]).await;
        let id = receiver(&h.app, &there.url, Shape::Webhook, |_| {}).await;
        raise(&h, 0, 0).await;
        round(&h.app, &Sender::new(Settings::default()).unwrap()).await.unwrap();
        let (r, _) = look(&h.app, id).await;
        assert_eq!(r.state, ReceiverState::Parked);
        assert!(r.finding.contains("本机地址"), "{}", r.finding);
        assert!(there.got().is_empty());
    }
}
