//! Robots and webhooks: once for all who are told, signed, at their pace.

use super::group::Group;
use super::house::{COUNTY, FIRM, OFFICE, WORKS, houses, notice, sender};
use notify::channel::flow::ChannelState;
use notify::channel::model::Shape;
use notify::channel::sign;
use notify::message::model::SendState;
use org::ask::{Notice, Recipient};
use std::time::Duration;

fn all() -> Vec<Recipient> {
    vec![Recipient::Unit(OFFICE), Recipient::Person(FIRM)]
}

#[tokio::test]
async fn a_webhook_is_signed_and_told_once_for_all() {
    for h in houses().await {
        let there = Group::start(&[(500, "no"), (503, "no")]).await;
        let id = h.channel(Shape::Webhook, &there.base, |_| {}).await;
        let sender = sender();
        h.tell(&Notice { urgent: true, ..notice("w", all()) }).await;
        h.tell(&Notice { urgent: true, ..notice("w", all()) }).await;
        for _ in 0..6 {
            h.round(&sender).await;
            h.pass(6);
        }
        let got = there.got();
        assert_eq!(got.len(), 3, "{}: two failures, one success", h.engine);
        let id_of = |n: usize| got[n].body["delivery"].as_str().unwrap().to_owned();
        assert!(id_of(0) == id_of(1) && id_of(1) == id_of(2), "one number");
        let last = &got[2];
        let header = |name: &str| last.headers.get(name).unwrap().to_str().unwrap().to_owned();
        let second: i64 = header("x-anlan-timestamp").parse().unwrap();
        assert_eq!(header("x-anlan-signature"), sign::webhook("0123456789abcdef", second, &last.raw));
        let told = &last.body["messages"][0];
        assert_eq!(told["url"], "https://anlan.example/tasks/w");
        assert_eq!(last.body["messages"].as_array().unwrap().len(), 1);
        assert!(told["to"].as_str().unwrap().contains("甲officer"), "{told}");
        assert_eq!(h.look(id).await.1[0].state, SendState::Sent);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_servers_post_each_message_once_over_clock_jumps() {
    for h in houses().await {
        let there = Group::start(&[(500, ""), (200, "{}"), (502, "")]).await;
        there.slowly(Duration::from_millis(20));
        h.channel(Shape::Webhook, &there.base, |_| {}).await;
        let (one, two) = (sender(), sender());
        for k in 0..30 {
            h.tell(&Notice { urgent: k % 3 == 0, ..notice(&format!("k{k}"), all()) }).await;
        }
        for step in [0, 3, 5, 3600, 86_400 * 3, 30, 60, 600, 86_400 * 40, 60] {
            h.pass(step);
            let (a, b) = tokio::join!(h.round(&one), h.round(&two));
            let _ = a + b;
        }
        // Answers other than 2xx were no success: count what the other side took.
        let refused = [0usize, 2];
        let taken = there.got().into_iter().enumerate().filter(|(n, _)| !refused.contains(n)).map(|g| g.1);
        let mut keys: Vec<String> = taken
            .flat_map(|g| g.body["messages"].as_array().cloned().unwrap())
            .map(|m| m["key"].as_str().unwrap().to_owned())
            .collect();
        let n = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!((n, keys.len()), (30, 30), "{}", h.engine);
    }
}

#[tokio::test]
async fn a_robot_that_says_no_in_its_body_is_believed() {
    for h in houses().await {
        let busy = r#"{"errcode":45009,"errmsg":"api freq out of limit"}"#;
        let gone = r#"{"errcode":93000,"errmsg":"invalid webhook url"}"#;
        let there = Group::start(&[(200, busy), (200, r#"{"errcode":0}"#), (200, gone)]).await;
        let id = h.channel(Shape::Wecom, &format!("{}?key=k1", there.base), |_| {}).await;
        let sender = sender();
        let mut n = notice("r", all());
        n.title = "催办[点此](https://bad.example)<@all>".into();
        n.urgent = true;
        h.tell(&n).await;
        h.round(&sender).await;
        assert_eq!(h.look(id).await.1[0].state, SendState::Failed, "{}", h.engine);
        h.pass(30);
        assert_eq!(h.round(&sender).await, 0, "it asked for a minute");
        h.pass(40);
        assert_eq!(h.round(&sender).await, 1);
        let body = &there.got()[1].body;
        assert_eq!(body["msgtype"], "markdown");
        let text = body["markdown"]["content"].as_str().unwrap();
        assert!(text.contains("[去办理](https://anlan.example/tasks/r)"), "{text}");
        assert!(!text.contains("[点此]") && !text.contains("<@"), "{text}");
        assert!(text.contains("云溪县应急管理局 甲officer"), "{text}");
        h.tell(&Notice { urgent: true, ..notice("r2", all()) }).await;
        assert_eq!(h.round(&sender).await, 0, "three seconds between two posts");
        h.pass(4);
        h.round(&sender).await;
        let (channel, sends) = h.look(id).await;
        assert_eq!((channel.state, sends[1].state), (ChannelState::Parked, SendState::Failed));
        assert!(channel.finding.contains("93000") && channel.finding.contains("重新填写"), "{}", channel.finding);
        h.resume(id, |_| {}).await;
        h.round(&sender).await;
        assert_eq!(h.look(id).await.1[1].state, SendState::Sent);
    }
}

#[tokio::test]
async fn dingtalk_gets_time_and_signature_and_several_in_one_post() {
    for h in houses().await {
        let there = Group::start(&[]).await;
        let id =
            h.channel(Shape::Dingtalk, &format!("{}?access_token=t1", there.base), |c| c.secret = "SECx".into()).await;
        for key in ["1", "2", "3"] {
            h.tell(&notice(key, all())).await;
        }
        h.pass(3600);
        assert_eq!(h.round(&sender()).await, 1, "{}", h.engine);
        let got = there.got();
        let millis = h.now().as_millisecond();
        assert_eq!(got[0].query, format!("access_token=t1&timestamp={millis}&sign={}", sign::dingtalk("SECx", millis)));
        let text = got[0].body["markdown"]["text"].as_str().unwrap();
        assert!(["1", "2", "3"].iter().all(|k| text.contains(&format!("/tasks/{k})"))), "{text}");
        assert_eq!(got[0].body["markdown"]["title"], "3 条消息：催办：任务1 等");
        assert_eq!(h.look(id).await.0.sent, 1);
    }
}

#[tokio::test]
async fn only_what_concerns_the_group() {
    for h in houses().await {
        let (county, other, works, urgent) =
            (Group::start(&[]).await, Group::start(&[]).await, Group::start(&[]).await, Group::start(&[]).await);
        h.channel(Shape::Webhook, &county.base, |c| c.region_path = COUNTY.into()).await;
        h.channel(Shape::Webhook, &other.base, |c| c.region_path = "/990100/990122/".into()).await;
        h.channel(Shape::Webhook, &works.base, |c| c.unit = Some(WORKS)).await;
        h.channel(Shape::Webhook, &urgent.base, |c| c.urgent_only = true).await;
        h.tell(&notice("o", vec![Recipient::Unit(OFFICE)])).await;
        h.pass(3700);
        h.round(&sender()).await;
        let counts = [&county, &other, &works, &urgent].map(|g| g.got().len());
        assert_eq!(counts, [1, 0, 0, 0], "{}", h.engine);
    }
}

#[tokio::test]
async fn three_refusals_park_and_going_on_sends_what_was_refused() {
    for h in houses().await {
        let there = Group::start(&[(404, "no"), (404, "no"), (404, "no")]).await;
        let id = h.channel(Shape::Webhook, &there.base, |_| {}).await;
        for key in ["1", "2", "3"] {
            h.tell(&Notice { urgent: true, ..notice(key, all()) }).await;
        }
        for _ in 0..4 {
            h.round(&sender()).await;
            h.pass(4);
        }
        let (channel, sends) = h.look(id).await;
        assert_eq!((channel.state, there.got().len()), (ChannelState::Parked, 3), "{}", h.engine);
        assert!(sends.iter().all(|s| s.state == SendState::Parked));
        h.resume(id, |_| {}).await;
        h.round(&sender()).await;
        assert_eq!(there.got().len(), 6);
        assert!(h.look(id).await.1.iter().all(|s| s.state == SendState::Sent));
    }
}

#[tokio::test]
async fn who_does_not_answer_in_ten_seconds_is_asked_again() {
    for h in houses().await {
        let there = Group::start(&[]).await;
        there.slowly(Duration::from_secs(12));
        let id = h.channel(Shape::Webhook, &there.base, |_| {}).await;
        h.tell(&Notice { urgent: true, ..notice("slow", all()) }).await;
        h.round(&sender()).await;
        let (channel, sends) = h.look(id).await;
        assert_eq!((channel.state, sends[0].state), (ChannelState::On, SendState::Failed), "{}", h.engine);
        assert!(sends[0].answer.contains("10 秒"), "{}", sends[0].answer);
        there.slowly(Duration::ZERO);
        h.pass(5);
        h.round(&sender()).await;
        let got = there.got();
        assert_eq!((got.len(), &got[0].body["delivery"]), (2, &got[1].body["delivery"]), "the same number");
    }
}
