//! What the engine finds becomes rows, once.

use super::house::{houses, ms, told};
use jiff::Timestamp;
use sense::alarm::flow::{Handling, Signal};
use sense::alarm::io::apply;
use sense::alarm::model::Priority;
use sense::alarm::{Change, Limit, What};
use sense::point::Slot;

#[tokio::test]
async fn told_twice_is_one_alarm_with_its_clocks() {
    for h in houses().await {
        let both = [told(0, Limit::H, 0, What::Raised, 26.0), told(1, Limit::H, 1, What::Raised, 8.2)];
        let first = apply(&h.app, &both).await.unwrap();
        assert_eq!(
            (first.raised.len(), first.returned.len(), first.known, first.unknown),
            (2, 0, 0, 0),
            "{}",
            h.engine
        );
        let again = apply(&h.app, &both).await.unwrap();
        assert_eq!((again.raised.len(), again.known), (0, 2), "{}", h.engine);

        // A critical gas alarm is high: the county knows at once, the prefecture after four hours (parameters).
        let gas = h.alarms(0).await.remove(0);
        let at = |seconds| Timestamp::from_millisecond(ms(seconds)).unwrap();
        assert_eq!((gas.priority, gas.level, gas.signal), (Priority::High, 1, Signal::Unack));
        assert_eq!((gas.raised_at, gas.value, gas.limit_value), (at(0), Some(26.0), Some(25.0)));
        assert_eq!(gas.confirm_due, Some(at(5 * 60)));
        assert_eq!(gas.escalate_at, Some(at(4 * 3600)));
        // A level on an ordinary tank is low: the county hears of it only after a day without feedback.
        let level = h.alarms(1).await.remove(0);
        assert_eq!((level.priority, level.level, level.escalate_at), (Priority::Low, 0, Some(at(24 * 3600 + 1))));

        let back = [told(0, Limit::H, 90, What::Returned, 20.0)];
        assert_eq!(apply(&h.app, &back).await.unwrap().returned, vec![gas.id]);
        assert_eq!(apply(&h.app, &back).await.unwrap().known, 1);
        let gas = h.alarms(0).await.remove(0);
        assert_eq!((gas.signal, gas.handling), (Signal::Rtnun, Handling::Open), "not handled by being back");
        assert_eq!((gas.returned_at, gas.back_value), (Some(at(90)), Some(20.0)));
        // The ledger has one entry for each thing that happened.
        let mut tx = h.app.db.read().await.unwrap();
        let events = store::ledger::of(&mut tx, "alarm", gas.id.0).await.unwrap();
        assert_eq!(events.iter().map(|e| e.action.as_str()).collect::<Vec<_>>(), ["raise", "return"]);
    }
}

#[tokio::test]
async fn slots_without_a_point_are_counted_and_nothing_is_written() {
    for h in houses().await {
        let lost = apply(&h.app, &[told(99, Limit::H, 0, What::Raised, 1.0)]).await.unwrap();
        assert_eq!((lost.unknown, lost.raised.len()), (1, 0));
        let early = apply(&h.app, &[told(0, Limit::H, 0, What::Returned, 1.0)]).await.unwrap();
        assert_eq!((early.known, early.returned.len()), (1, 0));
        assert_eq!(h.alarms(0).await, []);
    }
}

#[tokio::test]
async fn what_is_found_afterwards_pushes_nobody() {
    for h in houses().await {
        let change = |at, what| Change { at_ms: ms(at), limit: Limit::Hh, what, value: 55.0, late: true };
        let late = [(Slot(0), change(-7200, What::Raised)), (Slot(0), change(-7000, What::Returned))];
        apply(&h.app, &late).await.unwrap();
        let alarm = h.alarms(0).await.remove(0);
        assert_eq!((alarm.late, alarm.level, alarm.escalate_at), (true, 0, None));
        assert_eq!((alarm.signal, alarm.confirm_due), (Signal::Rtnun, None), "still to be explained");
    }
}

#[tokio::test]
async fn a_value_that_is_no_number_is_an_alarm_too() {
    for h in houses().await {
        apply(&h.app, &[told(0, Limit::BadPv, 0, What::Raised, f64::NAN)]).await.unwrap();
        let alarm = h.alarms(0).await.remove(0);
        assert_eq!((alarm.value, alarm.priority), (None, Priority::High));
    }
}

#[tokio::test]
async fn chatter_and_floods_are_marked_and_every_row_is_kept() {
    for h in houses().await {
        let mut all = Vec::new();
        for i in 0..12 {
            all.push(told(2, Limit::H, i * 10, What::Raised, 61.0));
            all.push(told(2, Limit::H, i * 10 + 5, What::Returned, 50.0));
        }
        // The third within a minute chatters (parameter alarm.chatter_count).
        apply(&h.app, &all[..4]).await.unwrap();
        assert!(h.alarms(2).await.iter().all(|a| !a.chatter && a.flood.is_none()));
        apply(&h.app, &all[4..]).await.unwrap();
        let alarms = h.alarms(2).await;
        assert_eq!(alarms.len(), 12);
        assert_eq!(alarms.iter().map(|a| a.chatter).collect::<Vec<_>>()[..4], [false, false, true, true]);
        // Twelve in ten minutes are more than ten: one group, the older ones too.
        let group = alarms[0].flood;
        assert!(group.is_some() && alarms.iter().all(|a| a.flood == group), "{}", h.engine);
        apply(&h.app, &[told(0, Limit::H, 3600, What::Raised, 26.0)]).await.unwrap();
        assert_eq!(h.alarms(0).await[0].flood, None, "an hour later is another matter");
    }
}
