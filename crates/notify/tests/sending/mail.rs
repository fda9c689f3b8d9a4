//! E-mail: together, at the right hour, once; greylisting, refusals, servers that are away.

use super::house::{FIRM, House, OFFICE, OFFICER, SECOND, houses, notice, sender};
use super::smtp::Smtp;
use notify::channel::flow::ChannelState;
use notify::channel::io::run::{Sender, Settings};
use notify::channel::model::{Security, Shape};
use notify::channel::rules::{ATTEMPTS, MISSED};
use notify::message::model::{SendState, Wish};
use org::ask::{Notice, Recipient};

fn to(person: kernel::id::PersonId) -> Vec<Recipient> {
    vec![Recipient::Person(person)]
}

async fn states(h: &House, id: kernel::id::ChannelId) -> Vec<SendState> {
    h.look(id).await.1.into_iter().map(|s| s.state).collect()
}

#[tokio::test]
async fn three_messages_are_one_letter_with_the_page_of_each() {
    for h in houses().await {
        let server = Smtp::start(|_| {}).await;
        let id = h.channel(Shape::Mail, &server.address, |_| {}).await;
        h.wants(OFFICER, |_| {}).await;
        let sender = sender();
        for key in ["1", "2", "3"] {
            h.tell(&notice(key, to(OFFICER))).await;
            h.pass(600);
        }
        assert_eq!(h.round(&sender).await, 0, "{}: they wait for each other", h.engine);
        h.pass(2400);
        assert_eq!(h.round(&sender).await, 1);
        for _ in 0..3 {
            h.pass(4000);
            assert_eq!(h.round(&sender).await, 0, "once");
        }
        let got = server.got();
        assert_eq!((got.len(), got[0].to.as_str()), (1, "p17@county.example"));
        let text = got[0].text();
        for key in ["1", "2", "3"] {
            assert!(text.contains(&format!("https://anlan.example/tasks/{key}\n")), "{text}");
        }
        assert!(got[0].header("From").contains("anlan@county.example"));
        assert_eq!(got[0].header("Auto-Submitted"), "auto-generated");
        assert_eq!(states(&h, id).await, [SendState::Sent; 3]);
        // Alone, when the person wants it so.
        h.wants(OFFICER, |w| (w.together, w.version) = (false, 2)).await;
        h.to("2024-11-21T09:00:00");
        h.tell(&notice("4", to(OFFICER))).await;
        assert_eq!(h.round(&sender).await, 1);
    }
}

#[tokio::test]
async fn the_night_is_quiet_but_for_what_is_urgent() {
    for h in houses().await {
        let server = Smtp::start(|_| {}).await;
        h.channel(Shape::Mail, &server.address, |_| {}).await;
        h.wants(OFFICER, |_| {}).await;
        let sender = sender();
        h.to("2024-11-20T23:30:00");
        h.tell(&notice("calm", to(OFFICER))).await;
        h.tell(&Notice { urgent: true, ..notice("fire", to(OFFICER)) }).await;
        assert_eq!(h.round(&sender).await, 1, "{}", h.engine);
        assert!(server.got()[0].text().contains("/tasks/fire") && !server.got()[0].text().contains("/tasks/calm"));
        h.to("2024-11-21T06:59:00");
        assert_eq!(h.round(&sender).await, 0);
        h.to("2024-11-21T07:00:00");
        assert_eq!(h.round(&sender).await, 1);
        // Due in the evening, but the program slept into the night: it still waits for the morning.
        h.to("2024-11-21T20:30:00");
        h.tell(&notice("late", to(OFFICER))).await;
        h.to("2024-11-22T02:00:00");
        assert_eq!(h.round(&sender).await, 0);
        h.to("2024-11-22T07:00:00");
        assert_eq!((h.round(&sender).await, server.got().len()), (1, 3));
    }
}

#[tokio::test]
async fn rest_days_wait_for_work_and_a_working_weekend_is_work() {
    for h in houses().await {
        let server = Smtp::start(|_| {}).await;
        h.channel(Shape::Mail, &server.address, |_| {}).await;
        h.wants(OFFICER, |_| {}).await;
        h.wants(SECOND, |w| w.rest_days = true).await;
        let sender = sender();
        // Saturday 2024-09-14 is worked for the Mid-Autumn holiday, Sunday to Tuesday are free.
        let mut sent = 0;
        for (told, not_yet, then) in [
            ("2024-09-13T23:00:00", "2024-09-14T06:30:00", "2024-09-14T07:00:00"),
            ("2024-09-14T21:30:00", "2024-09-17T12:00:00", "2024-09-18T08:00:00"),
            ("2024-09-30T21:10:00", "2024-10-07T12:00:00", "2024-10-08T08:00:00"),
        ] {
            h.to(told);
            h.tell(&notice(told, to(OFFICER))).await;
            h.to(not_yet);
            assert_eq!(h.round(&sender).await, 0, "{} {not_yet}", h.engine);
            h.to(then);
            assert_eq!(h.round(&sender).await, 1, "{} {then}", h.engine);
            sent += 1;
        }
        assert_eq!(server.got().len(), sent);
        h.to("2024-10-12T21:30:00");
        h.tell(&notice("weekend", to(SECOND))).await;
        h.to("2024-10-13T07:00:00");
        assert_eq!(h.round(&sender).await, 1, "whoever wants it gets it on a Sunday");
    }
}

#[tokio::test]
async fn greylisting_waits_a_box_that_does_not_exist_is_left_and_others_go_on() {
    for h in houses().await {
        let server =
            Smtp::start(|s| s.rcpt = ["451 4.7.1 come later", "550 5.1.1 no such user"].map(String::from).into()).await;
        let id = h.channel(Shape::Mail, &server.address, |_| {}).await;
        for person in [OFFICER, SECOND, FIRM] {
            h.wants(person, |w| w.together = false).await;
        }
        for person in [OFFICER, SECOND, FIRM] {
            h.tell(&notice("g", to(person))).await;
            h.pass(1);
        }
        let sender = sender();
        assert_eq!(h.round(&sender).await, 3, "{}", h.engine);
        assert_eq!(states(&h, id).await, [SendState::Failed, SendState::Parked, SendState::Sent]);
        let (channel, sends) = h.look(id).await;
        assert_eq!(channel.state, ChannelState::On);
        assert!(sends[0].answer.contains("451") && sends[1].answer.contains("550"), "{sends:?}");
        h.pass(30);
        assert_eq!(h.round(&sender).await, 0, "not at once");
        h.pass(60);
        assert_eq!(h.round(&sender).await, 1);
        assert_eq!(server.taken(), ["p33@county.example", "p17@county.example"]);
        h.pass(86_000);
        assert_eq!(h.round(&sender).await, 0);
    }
}

#[tokio::test]
async fn a_box_that_is_always_busy_is_given_up_and_the_channel_is_not() {
    for h in houses().await {
        let server = Smtp::start(|s| s.rcpt = vec!["450 busy".to_owned(); 20].into()).await;
        let id = h.channel(Shape::Mail, &server.address, |_| {}).await;
        h.wants(OFFICER, |w| (w.together, w.quiet_to) = (false, 22)).await;
        h.tell(&notice("b", to(OFFICER))).await;
        let sender = sender();
        for _ in 0..ATTEMPTS + 4 {
            h.round(&sender).await;
            h.pass(4000);
        }
        let (channel, sends) = h.look(id).await;
        assert_eq!((channel.state, sends[0].state, sends[0].attempts), (ChannelState::On, SendState::Parked, ATTEMPTS));
        assert!(sends[0].answer.contains("450"), "{}", h.engine);
    }
}

#[tokio::test]
async fn a_letter_whose_answer_was_lost_comes_again_under_the_same_number() {
    for h in houses().await {
        let server = Smtp::start(|s| s.data = [String::new()].into()).await;
        let id = h.channel(Shape::Mail, &server.address, |_| {}).await;
        h.wants(OFFICER, |w| w.together = false).await;
        h.tell(&notice("lost", to(OFFICER))).await;
        let sender = sender();
        h.round(&sender).await;
        assert_eq!(states(&h, id).await, [SendState::Failed]);
        h.tell(&notice("next", to(OFFICER))).await;
        // The program starts anew.
        h.pass(10);
        h.round(&super::house::sender()).await;
        let got = server.got();
        assert_eq!(got.len(), 3, "{}", h.engine);
        // The new one was due before the old one's next attempt.
        assert_eq!(got[0].header("Message-ID"), got[2].header("Message-ID"));
        assert_eq!(got[0].text(), got[2].text(), "nothing joined it meanwhile");
        assert_ne!(got[0].header("Message-ID"), got[1].header("Message-ID"));
    }
}

#[tokio::test]
async fn no_starttls_no_letter_and_mended_it_goes_on() {
    for h in houses().await {
        let server = Smtp::start(|_| {}).await;
        let id = h.channel(Shape::Mail, &server.address, |c| c.security = Security::Starttls).await;
        h.wants(OFFICER, |w| w.together = false).await;
        h.tell(&notice("s", to(OFFICER))).await;
        let sender = sender();
        h.round(&sender).await;
        let (channel, _) = h.look(id).await;
        assert_eq!(channel.state, ChannelState::Parked, "{}", h.engine);
        assert!(channel.finding.contains("STARTTLS"), "{}", channel.finding);
        assert!(
            server.got().is_empty() && !server.script.lock().unwrap().commands.iter().any(|c| c.starts_with("MAIL"))
        );
        h.resume(id, |c| c.security = Security::Plain).await;
        h.round(&sender).await;
        assert_eq!((server.got().len(), states(&h, id).await), (1, vec![SendState::Sent]));
    }
}

#[tokio::test]
async fn a_server_that_is_away_parks_the_channel_and_loses_nothing() {
    for h in houses().await {
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("127.0.0.1:{}", closed.local_addr().unwrap().port());
        drop(closed);
        let id = h.channel(Shape::Mail, &address, |_| {}).await;
        h.wants(OFFICER, |w| (w.together, w.quiet_to) = (false, 22)).await;
        for key in ["1", "2"] {
            h.tell(&notice(key, to(OFFICER))).await;
        }
        let sender = sender();
        for _ in 0..MISSED + 3 {
            h.round(&sender).await;
            h.pass(400);
        }
        let (channel, _) = h.look(id).await;
        assert_eq!(channel.state, ChannelState::Parked, "{}", h.engine);
        assert!(channel.finding.contains("连续 12 次"), "{}", channel.finding);
        // What is told while it is parked waits too.
        h.tell(&notice("3", to(OFFICER))).await;
        let server = Smtp::start(|s| s.greeting = ["421 too busy".to_owned()].into()).await;
        let port = server.address.rsplit_once(':').unwrap().1.parse().unwrap();
        h.resume(id, |c| c.port = port).await;
        for _ in 0..4 {
            h.round(&sender).await;
            h.pass(10);
        }
        let text: String = server.got().iter().map(|g| g.text()).collect();
        assert!(["/tasks/1\n", "/tasks/2\n", "/tasks/3\n"].iter().all(|l| text.matches(l).count() == 1), "{text}");
    }
}

#[tokio::test]
async fn what_was_read_in_the_system_or_is_not_wanted_is_not_mailed() {
    for h in houses().await {
        let server = Smtp::start(|_| {}).await;
        let id = h.channel(Shape::Mail, &server.address, |_| {}).await;
        h.wants(OFFICER, |_| {}).await;
        h.wants(SECOND, |w| w.wish = Wish::Urgent).await;
        h.tell(&notice("seen", vec![Recipient::Unit(OFFICE), Recipient::Person(FIRM)])).await;
        assert_eq!(h.look(id).await.1.len(), 1, "SECOND wants urgent ones only, FIRM gave no address");
        h.read_all(OFFICER).await;
        h.pass(3700);
        assert_eq!(h.round(&sender()).await, 0);
        let (_, sends) = h.look(id).await;
        assert_eq!((sends[0].state, server.got().len()), (SendState::Dropped, 0), "{}", h.engine);
        assert!(sends[0].answer.contains("已在系统内阅读"));
        h.tell(&Notice { urgent: true, ..notice("fire", vec![Recipient::Unit(OFFICE)]) }).await;
        assert_eq!(h.round(&sender()).await, 2);
        // Switched off before it was sent.
        h.tell(&notice("off", to(OFFICER))).await;
        h.wants(OFFICER, |w| (w.wish, w.version) = (Wish::None, 2)).await;
        h.pass(3700);
        assert_eq!((h.round(&sender()).await, server.got().len()), (0, 2));
    }
}

#[tokio::test]
async fn this_machine_is_no_mail_server_unless_it_is_allowed() {
    for h in houses().await {
        let server = Smtp::start(|_| {}).await;
        let id = h.channel(Shape::Mail, &server.address, |_| {}).await;
        h.wants(OFFICER, |w| w.together = false).await;
        h.tell(&notice("l", to(OFFICER))).await;
        h.round(&Sender::new(Settings::default()).unwrap()).await;
        let (channel, _) = h.look(id).await;
        assert_eq!(
            (channel.state, server.script.lock().unwrap().connections),
            (ChannelState::Parked, 0),
            "{}",
            h.engine
        );
    }
}
