//! Who is told, and never twice.

use super::house::{AUDITOR, ENDED, FIRM, GONE, LEADER, OFFICE, OFFICER, SECOND, WORKS, houses, notice};
use org::ask::{Notice, Recipient, Weighs};
use uuid::Uuid;
use web::Ctx;

#[tokio::test]
async fn a_unit_is_those_who_may_act_for_it_today() {
    for h in houses().await {
        assert_eq!(h.tell(&notice("a", vec![Recipient::Unit(OFFICE)])).await, 2, "{}", h.engine);
        for (person, told) in [(OFFICER, 1), (SECOND, 1), (AUDITOR, 0), (GONE, 0), (ENDED, 0), (LEADER, 0), (FIRM, 0)] {
            assert_eq!(h.inbox(person).await.len(), told, "{person}");
        }
        let heads = Recipient::Role { unit: OFFICE, role: "dept_head".into() };
        assert_eq!(h.tell(&notice("b", vec![heads])).await, 1);
        assert_eq!(h.inbox(SECOND).await, ["b", "a"]);
        let post = |title: &str| vec![Recipient::Post { unit: OFFICE, title: title.into() }];
        assert_eq!((h.tell(&notice("c", post("副县长"))).await, h.tell(&notice("d", post("县长"))).await), (1, 0));
        assert_eq!(h.tell(&notice("e", vec![Recipient::InChargeOf(WORKS)])).await, 1);
        assert_eq!(h.tell(&notice("f", vec![Recipient::InChargeOf(OFFICE)])).await, 0);
        assert_eq!(h.inbox(LEADER).await, ["e", "c"]);
        assert_eq!(h.tell(&notice("g", vec![Recipient::Person(GONE)])).await, 0, "who left is not told");
    }
}

#[tokio::test]
async fn the_same_key_to_the_same_person_is_told_once() {
    for h in houses().await {
        let both = notice("k", vec![Recipient::Unit(OFFICE), Recipient::Person(OFFICER), Recipient::Person(FIRM)]);
        assert_eq!(h.tell(&both).await, 3, "{}", h.engine);
        h.pass(86_400 * 400);
        assert_eq!(h.tell(&both).await, 0, "not after a year either");
        assert_eq!(h.inbox(OFFICER).await.len(), 1);
        // The same to somebody new is new to that one.
        assert_eq!(h.tell(&notice("k", vec![Recipient::Person(AUDITOR), Recipient::Person(FIRM)])).await, 1);
        // Two servers at once.
        let n = notice("twice", vec![Recipient::Person(FIRM)]);
        let (a, b) = tokio::join!(h.tell(&n), h.tell(&n));
        assert_eq!((a + b, h.inbox(FIRM).await.len()), (1, 2));
    }
}

#[tokio::test]
async fn what_is_rolled_back_was_never_told() {
    for h in houses().await {
        let ctx = Ctx::system(h.app.clone());
        let mut tx = ctx.begin().await.unwrap();
        org::ask::tell(&ctx, &mut tx, &notice("r", vec![Recipient::Person(FIRM)])).await.unwrap();
        drop(tx);
        assert!(h.inbox(FIRM).await.is_empty(), "{}", h.engine);
        assert_eq!(h.tell(&notice("r", vec![Recipient::Person(FIRM)])).await, 1);
    }
}

#[tokio::test]
async fn a_notice_that_breaks_a_limit_is_refused_whole() {
    for h in houses().await {
        let good = notice("x", vec![Recipient::Person(FIRM)]);
        let bad = [
            Notice { kind: "Urge!".into(), ..good.clone() },
            Notice { key: String::new(), ..good.clone() },
            Notice { key: "k".repeat(201), ..good.clone() },
            Notice { title: " ".into(), ..good.clone() },
            Notice { link: "https://elsewhere.example/".into(), ..good.clone() },
            Notice { link: "//elsewhere.example/".into(), ..good.clone() },
            Notice { link: "/\\elsewhere.example".into(), ..good.clone() },
            Notice { concept: String::new(), ..good.clone() },
        ];
        let ctx = Ctx::system(h.app.clone());
        for n in bad {
            let mut tx = ctx.begin().await.unwrap();
            assert!(org::ask::tell(&ctx, &mut tx, &n).await.is_err(), "{n:?}");
        }
        assert!(h.inbox(FIRM).await.is_empty(), "{}", h.engine);
        let long = Notice { title: "长\n".repeat(90), text: "长\u{0}".repeat(2000), ..good };
        assert_eq!(h.tell(&long).await, 1, "people's words are cut, not refused");
    }
}

#[tokio::test]
async fn a_letter_to_three_people_weighs_once_on_their_unit() {
    for h in houses().await {
        let to = vec![Recipient::Unit(OFFICE), Recipient::Person(LEADER)];
        for (key, letter) in [("l1", true), ("l2", true), ("m1", false)] {
            h.tell(&Notice { letter, ..notice(key, to.clone()) }).await;
        }
        h.to("2024-12-01T00:00:00");
        h.tell(&Notice { letter: true, ..notice("l3", to) }).await;
        let mut tx = h.app.db.read().await.unwrap();
        let (from, till) = ("2024-11-01".parse().unwrap(), "2024-11-30".parse().unwrap());
        let of = notify::Notify.weigh(&mut tx, OFFICE, from, till).await.unwrap();
        assert_eq!(of.iter().map(|w| w.count).collect::<Vec<_>>(), [2, 3], "{}", h.engine);
        let works = notify::Notify.weigh(&mut tx, WORKS, from, till).await.unwrap();
        assert!(works.iter().all(|w| w.count == 0));
        let told = notify::message::io::tell::told(&mut tx, "task", Uuid::from_u128(0x77)).await.unwrap();
        assert_eq!((told.len(), told[0].unit_name.as_str()), (12, "云溪县应急管理局"));
    }
}
