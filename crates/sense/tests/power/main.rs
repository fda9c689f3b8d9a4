//! The electric meter on both engines: what is on file, production under a stop within the quarter hour, a night's work.
//!
//! The works takes 100 kW at rest and 600 kW from 08:00 to 18:00; its capacity is 1000 kW. Under a stop the line is
//! max(1.5 × 100, 100 + 5 % of 1000) = 150 kW.

#[allow(dead_code)]
#[path = "../alarm/house.rs"]
mod house;
mod stage;

use jiff::{SignedDuration, Timestamp};
use sense::doubt::Rule;
use sense::doubt::io::power::act::{PowerForm, PowerMove, decide, put};
use sense::doubt::io::power::{store as filings, watch};
use sense::doubt::io::{jobs, night, store as doubts};
use sense::doubt::power::Figures;
use sense::doubt::power::filing::{Acceptance, Exception, Stretch};
use stage::{DAY, METER, Stage, figures, hm, stages, work};
use std::sync::Arc;

/// The running doubt of the meter by a rule: words, days, when it is due.
async fn running(s: &Stage, rule: Rule) -> Option<sense::doubt::filed::Filed> {
    let mut tx = s.house.app.db.read().await.unwrap();
    doubts::running(&mut tx, METER, rule).await.unwrap()
}

async fn filed(s: &Stage, f: Figures) {
    s.file(f).await;
}

#[tokio::test]
async fn production_under_an_ordered_stop_is_found_within_the_quarter_hour_and_once() {
    for s in stages().await {
        filed(&s, figures()).await;
        s.order(hm(8, 30), None);
        // At rest until ten, then 400 kW.
        let reads = s.reads(|_, minute| if minute >= 600 { 400.0 } else { 100.0 });
        let round = async |at: Timestamp| watch::round(&s.clock(at), &reads).await.unwrap();
        assert_eq!(round(hm(10, 48)).await, 0, "three quarters are not yet production");
        assert_eq!(round(hm(11, 1)).await, 0, "readings of the last quarter may still come");
        assert_eq!(round(hm(11, 2)).await, 1, "{}", s.house.engine);
        let f = running(&s, Rule::RunUnderStop).await.unwrap();
        assert_eq!((f.score, f.point, f.found_at), (1.0, house::point_id(METER.into()), hm(11, 2)));
        assert_eq!((f.from_at, f.to_at), (hm(10, 0), hm(11, 0)));
        for word in ["云安停〔2026〕3号", "反应车间", "3月10日10:00", "400 kW", "150 kW", "100 kW"] {
            assert!(f.told.contains(word), "{word}: {}", f.told);
        }
        // The next rounds, a second server and the night change nothing.
        assert_eq!(round(hm(11, 3)).await, 0);
        assert_eq!(round(hm(11, 17)).await, 0);
        assert_eq!(night::next(&s.clock(hm(26, 0)), stage::day(), &reads).await.unwrap(), Some(0));
        let same = running(&s, Rule::RunUnderStop).await.unwrap();
        assert_eq!((same.version, same.days), (1, 1));
    }
}

#[tokio::test]
async fn nobody_asks_within_half_an_hour_or_goes_there_within_two() {
    for s in stages().await {
        filed(&s, figures()).await;
        s.order(hm(8, 30), None);
        let reads = s.reads(|_, minute| if minute >= 600 { 400.0 } else { 100.0 });
        assert_eq!(watch::round(&s.clock(hm(11, 2)), &reads).await.unwrap(), 1);
        let f = running(&s, Rule::RunUnderStop).await.unwrap();
        assert_eq!((f.level, f.escalate_at, f.verify_due), (1, Some(hm(11, 32)), hm(13, 2)));
        assert_eq!(jobs::tick(&s.clock(hm(11, 31))).await.unwrap(), 0);
        assert_eq!(jobs::tick(&s.clock(hm(11, 32))).await.unwrap(), 1);
        let f = running(&s, Rule::RunUnderStop).await.unwrap();
        assert_eq!((f.level, f.escalate_at), (2, Some(hm(13, 2))), "{}", s.house.engine);
        assert_eq!(jobs::tick(&s.clock(hm(13, 2))).await.unwrap(), 1);
        assert_eq!(running(&s, Rule::RunUnderStop).await.unwrap().level, 3);
    }
}

#[tokio::test]
async fn who_took_note_in_time_has_two_hours_to_go_there() {
    for s in stages().await {
        filed(&s, figures()).await;
        s.order(hm(8, 30), None);
        let reads = s.reads(|_, minute| if minute >= 600 { 400.0 } else { 100.0 });
        watch::round(&s.clock(hm(11, 2)), &reads).await.unwrap();
        let f = running(&s, Rule::RunUnderStop).await.unwrap();
        let know = sense::doubt::io::act::DoubtMove { action: "know".into(), ..Default::default() };
        sense::doubt::io::act::advance(&s.county().at(hm(11, 20)), f.id, know).await.unwrap();
        assert_eq!(jobs::tick(&s.clock(hm(12, 0))).await.unwrap(), 0);
        assert_eq!(jobs::tick(&s.clock(hm(13, 2))).await.unwrap(), 1);
        let f = running(&s, Rule::RunUnderStop).await.unwrap();
        assert_eq!((f.level, f.escalate_at), (2, Some(hm(15, 2))), "{}", s.house.engine);
    }
}

#[tokio::test]
async fn a_filed_exception_allows_load_up_to_its_ceiling() {
    let pump = |most_kw| Exception {
        from: hm(8, 0),
        until: Some(hm(20, 0)),
        why: "drainage".into(),
        most_kw,
        reason: "雨后排涝".into(),
    };
    for s in stages().await {
        s.order(hm(8, 30), None);
        let reads = s.reads(|_, minute| if minute >= 600 { 400.0 } else { 100.0 });
        filed(&s, Figures { exceptions: vec![pump(400.0)], ..figures() }).await;
        assert_eq!(watch::round(&s.clock(hm(11, 2)), &reads).await.unwrap(), 0, "below: {}", s.house.engine);
        filed(&s, Figures { exceptions: vec![pump(399.0)], ..figures() }).await;
        assert_eq!(watch::round(&s.clock(hm(11, 17)), &reads).await.unwrap(), 1, "above");
        assert!(running(&s, Rule::RunUnderStop).await.unwrap().told.contains("399 kW"));
    }
}

#[tokio::test]
async fn without_a_stop_or_after_its_end_production_is_lawful() {
    for s in stages().await {
        filed(&s, figures()).await;
        let reads = s.reads(|_, minute| if minute >= 600 { 400.0 } else { 100.0 });
        assert_eq!(watch::round(&s.clock(hm(11, 2)), &reads).await.unwrap(), 0, "no stop");
        s.order(hm(8, 30), Some(hm(10, 15)));
        assert_eq!(watch::round(&s.clock(hm(11, 17)), &reads).await.unwrap(), 0, "lifted: {}", s.house.engine);
        // A declared stop that is open counts as an ordered one.
        let stop = Stretch { from: hm(7, 0), until: None, reason: "设备大修".into() };
        filed(&s, Figures { stops: vec![stop], ..figures() }).await;
        assert_eq!(watch::round(&s.clock(hm(11, 32)), &reads).await.unwrap(), 1);
        assert!(running(&s, Rule::RunUnderStop).await.unwrap().told.contains("企业申报停产（设备大修）"));
    }
}

#[tokio::test]
async fn what_is_not_known_is_not_judged() {
    for s in stages().await {
        // Nothing on file, no earlier stop: the load of rest is not known.
        s.order(hm(8, 30), None);
        let reads = s.reads(work);
        assert_eq!(watch::round(&s.clock(hm(11, 2)), &reads).await.unwrap(), 0);
        assert_eq!(
            night::next(&s.clock(hm(26, 0)), stage::day(), &reads).await.unwrap(),
            Some(0),
            "{}",
            s.house.engine
        );
        // Readings are read again only on the next day.
        let broken: Arc<night::Reads> = Arc::new(|_, from, until| match until - from > DAY {
            true => Err(std::io::Error::other("the whole past again")),
            false => Ok(Vec::new()),
        });
        assert_eq!(watch::round(&s.clock(hm(11, 17)), &broken).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn an_earlier_stop_shows_the_load_of_rest() {
    for s in stages().await {
        // Five days of rest a month ago under an order that was lifted, nothing on file.
        s.order(hm(0, 0) - SignedDuration::from_hours(30 * 24), Some(hm(0, 0) - SignedDuration::from_hours(25 * 24)));
        s.order(hm(8, 30), None);
        let reads = s.reads(|day, minute| match day {
            -30..-25 => 100.0,
            0 if minute >= 600 => 400.0,
            0 => 100.0,
            _ => work(day, minute),
        });
        assert_eq!(watch::round(&s.clock(hm(11, 2)), &reads).await.unwrap(), 1, "{}", s.house.engine);
        assert!(running(&s, Rule::RunUnderStop).await.unwrap().told.contains("保安负荷（100 kW）"));
    }
}

#[tokio::test]
async fn work_at_night_is_found_the_next_morning_where_the_night_is_filed_as_free() {
    for s in stages().await {
        let reads = s.reads(|day, minute| if day == 0 && minute < 90 { 400.0 } else { work(day, minute) });
        assert_eq!(night::next(&s.clock(hm(26, 0)), stage::day(), &reads).await.unwrap(), Some(0), "may work at night");
        s.again().await;
        filed(&s, Figures { night_off: true, ..figures() }).await;
        assert_eq!(
            night::next(&s.clock(hm(26, 0)), stage::day(), &reads).await.unwrap(),
            Some(1),
            "{}",
            s.house.engine
        );
        let f = running(&s, Rule::NightRun).await.unwrap();
        assert_eq!((f.score, f.from_at, f.to_at), (0.8, hm(0, 0), hm(1, 30)));
        // Orange has the usual clock of a day.
        assert_eq!(f.verify_due, hm(50, 0));
        s.again().await;
        assert_eq!(night::next(&s.clock(hm(26, 1)), stage::day(), &reads).await.unwrap(), Some(0), "once");
    }
}

#[tokio::test]
async fn people_at_work_beside_a_dark_meter_are_found_where_they_are_counted() {
    for s in stages().await {
        filed(&s, figures()).await;
        // 5 kW for an hour and a half, where a fifth of 100 kW is 20; twelve people until two o'clock.
        let load = |day: i64, minute: i64| if day == 0 && minute < 90 { 5.0 } else { work(day, minute) };
        let reads = s.reads_of(move |slot, day, minute| match slot {
            METER => load(day, minute),
            _ if minute < 120 => 12.0,
            _ => 0.0,
        });
        assert_eq!(night::next(&s.clock(hm(26, 0)), stage::day(), &reads).await.unwrap(), Some(0), "nobody counts");
        s.again().await;
        s.counter().await;
        let found = night::next(&s.clock(hm(26, 0)), stage::day(), &reads).await.unwrap();
        assert_eq!(found, Some(1), "{}", s.house.engine);
        let f = running(&s, Rule::ZeroButActive).await.unwrap();
        assert_eq!((f.score, f.from_at, f.to_at), (0.8, hm(0, 0), hm(1, 30)));
        assert!(f.told.contains("5 kW") && f.told.contains("20 kW"), "{}", f.told);
        s.again().await;
        assert_eq!(night::next(&s.clock(hm(26, 1)), stage::day(), &reads).await.unwrap(), Some(0), "once");
    }
}

#[tokio::test]
async fn resuming_after_a_week_needs_an_acceptance() {
    // Seven days of rest, then work on the day that is judged.
    let load = |day: i64, minute: i64| if (-7..0).contains(&day) { 100.0 } else { work(day, minute) };
    for s in stages().await {
        filed(&s, figures()).await;
        let reads = s.reads(load);
        assert_eq!(
            night::next(&s.clock(hm(26, 0)), stage::day(), &reads).await.unwrap(),
            Some(1),
            "{}",
            s.house.engine
        );
        let f = running(&s, Rule::ResumeUnreported).await.unwrap();
        assert!(
            f.told.contains("600 kW") && f.told.contains("300 kW") && f.told.contains("没有复产验收"),
            "{}",
            f.told
        );
    }
    for s in stages().await {
        let accepted =
            Acceptance { at: hm(0, 0) - SignedDuration::from_hours(5), reason: "云验〔2026〕7号".into() };
        filed(&s, Figures { accepted: Some(accepted), ..figures() }).await;
        assert_eq!(night::next(&s.clock(hm(26, 0)), stage::day(), &s.reads(load)).await.unwrap(), Some(0));
    }
    for s in stages().await {
        // An order that was lifted after a look on the spot is an acceptance too.
        s.order(hm(0, 0) - SignedDuration::from_hours(7 * 24), Some(hm(0, 0) - SignedDuration::from_hours(3)));
        filed(&s, figures()).await;
        assert_eq!(night::next(&s.clock(hm(26, 0)), stage::day(), &s.reads(load)).await.unwrap(), Some(0));
    }
}

#[tokio::test]
async fn a_fan_without_power_is_red_and_no_meter_of_production() {
    for s in stages().await {
        let fan = house::point_id(u128::from(METER) + 1);
        s.second_meter().await;
        filed(&s, Figures { main_fans: vec![fan], ..figures() }).await;
        let both = s.reads_of(|slot, day, minute| match slot {
            METER => work(day, minute),
            _ if day == 0 && (300..330).contains(&minute) => 0.0,
            _ => 90.0,
        });
        assert_eq!(night::next(&s.clock(hm(26, 0)), stage::day(), &both).await.unwrap(), Some(1), "{}", s.house.engine);
        let mut tx = s.house.app.db.read().await.unwrap();
        let f = doubts::running(&mut tx, METER + 1, Rule::FanPowerLoss).await.unwrap().unwrap();
        assert_eq!((f.from_at, f.to_at, f.score), (hm(5, 0), hm(5, 30), 1.0));
    }
}

#[tokio::test]
async fn two_supplies_are_judged_as_one() {
    for s in stages().await {
        s.second_meter().await;
        let (a, b) = (house::point_id(METER.into()), house::point_id(u128::from(METER) + 1));
        filed(&s, Figures { meters: vec![a, b], ..figures() }).await;
        s.order(hm(8, 30), None);
        // 76 kW each: neither is above 150, both together are.
        let reads = s.reads_of(|_, _, minute| if minute >= 600 { 76.0 } else { 50.0 });
        assert_eq!(watch::round(&s.clock(hm(11, 2)), &reads).await.unwrap(), 1, "{}", s.house.engine);
        assert!(running(&s, Rule::RunUnderStop).await.unwrap().told.contains("152 kW"));
    }
}

fn form(version: i64, figures: Figures, reason: &str) -> PowerForm {
    PowerForm { version, figures, reason: reason.into() }
}

#[tokio::test]
async fn the_enterprise_tightens_at_once_and_what_hides_more_waits_for_the_regulator() {
    for s in stages().await {
        let (works, county) = (s.works().at(hm(9, 0)), s.county().at(hm(9, 0)));
        let site = stage::site();
        let current = async || {
            let mut tx = s.house.app.db.read().await.unwrap();
            filings::of_site(&mut tx, site).await.unwrap().unwrap()
        };
        let step = |action: &str, reason: Option<&str>| PowerMove {
            action: action.into(),
            reason: reason.map(str::to_owned),
            ..PowerMove::default()
        };
        let done = put(&works, site, form(0, figures(), "首次备案")).await.unwrap();
        assert!(!done.in_force, "the first is confirmed");
        assert!(current().await.figures.is_none());
        let own = decide(&works, site, step("approve", None)).await.unwrap_err();
        assert_eq!(own.code, "NOT_YOURS");
        decide(&county, site, step("approve", None)).await.unwrap();
        assert_eq!(current().await.figures, Some(figures()), "{}", s.house.engine);

        let version = current().await.version;
        let tighter = Figures { idle_kw: Some(90.0), night_off: true, ..figures() };
        assert!(put(&works, site, form(version, tighter.clone(), "")).await.unwrap().in_force);
        // An exception hides load: it waits, is sent back with a reason, or is withdrawn.
        let pump = Exception {
            from: hm(10, 0),
            until: Some(hm(20, 0)),
            why: "drainage".into(),
            most_kw: 300.0,
            reason: "排涝".into(),
        };
        let more = Figures { exceptions: vec![pump], ..tighter.clone() };
        let version = current().await.version;
        let mute = put(&works, site, form(version, more.clone(), " ")).await.unwrap_err();
        assert_eq!(mute.code, "BAD_POWER", "a reason is needed");
        let done = put(&works, site, form(version, more.clone(), "持续降雨")).await.unwrap();
        assert_eq!((done.in_force, done.looser), (false, vec!["增加例外用电或提高其上限".to_owned()]));
        assert_eq!(current().await.figures, Some(tighter.clone()));
        assert_eq!(decide(&county, site, step("refuse", None)).await.unwrap_err().code, "MISSING_FIELD");
        decide(&county, site, step("refuse", Some("没有附排水方案"))).await.unwrap();
        assert_eq!(decide(&county, site, step("approve", None)).await.unwrap_err().code, "NO_PROPOSAL");
        let version = current().await.version;
        // The regulator files the same at once.
        assert!(put(&county, site, form(version, more.clone(), "")).await.unwrap().in_force);
        // A stop is declared at once and ended from now on; it is not taken back.
        let stop = |until| Stretch { from: hm(8, 0), until, reason: "检修".into() };
        let stopped = Figures { stops: vec![stop(None)], ..more.clone() };
        let version = current().await.version;
        assert!(put(&works, site, form(version, stopped, "")).await.unwrap().in_force);
        let version = current().await.version;
        let undone = put(&works, site, form(version, more.clone(), "填错")).await.unwrap();
        assert_eq!(undone.looser, ["撤销或提前结束已经开始的停产"]);
        let version = current().await.version;
        let early = Figures { stops: vec![stop(Some(hm(8, 15)))], ..more.clone() };
        assert!(!put(&works, site, form(version, early, "早已恢复")).await.unwrap().in_force);
        let version = current().await.version;
        let ended = Figures { stops: vec![stop(Some(hm(9, 0)))], ..more.clone() };
        assert!(put(&works, site, form(version, ended, "")).await.unwrap().in_force);
    }
}

#[tokio::test]
async fn figures_that_cannot_be_and_people_who_may_not_are_refused() {
    let exception = |reason: &str, until, most_kw| Exception {
        from: hm(8, 0),
        until,
        why: "drainage".into(),
        most_kw,
        reason: reason.into(),
    };
    let with = |e: Exception| Figures { exceptions: vec![e], ..figures() };
    for s in stages().await {
        let works = s.works().at(hm(9, 0));
        let site = stage::site();
        let refused = async |f: Figures| {
            let refusal = put(&works, site, form(0, f, "备案")).await.unwrap_err();
            assert_eq!(refusal.code, "BAD_POWER", "{}", s.house.engine);
            refusal.fields.first().map(|d| d.path.clone()).unwrap_or_default()
        };
        assert_eq!(refused(Figures { capacity_kw: -1.0, ..figures() }).await, "capacity_kw");
        assert_eq!(refused(Figures { capacity_kw: f64::NAN, ..figures() }).await, "capacity_kw");
        assert_eq!(refused(Figures { idle_kw: Some(1001.0), ..figures() }).await, "idle_kw");
        assert_eq!(refused(Figures { kwh_per_tonne: Some(40.0), ..figures() }).await, "kwh_per_tonne");
        assert_eq!(refused(with(exception(" ", Some(hm(20, 0)), 300.0))).await, "exceptions[0].reason");
        assert_eq!(refused(with(exception("排涝", None, 300.0))).await, "exceptions[0].until");
        assert_eq!(refused(with(exception("排涝", Some(hm(8, 0)), 300.0))).await, "exceptions[0].until");
        assert_eq!(refused(with(exception("排涝", Some(hm(20, 0)), 0.0))).await, "exceptions[0].most_kw");
        let why = Exception { why: "party".into(), ..exception("排涝", Some(hm(20, 0)), 300.0) };
        assert_eq!(refused(with(why)).await, "exceptions[0].why");
        let foreign = Figures { main_fans: vec![house::point_id(0)], ..figures() };
        assert_eq!(refused(foreign).await, "main_fans[0]", "a gas detector is no fan");
        let code = async |ctx: &web::Ctx, site| put(ctx, site, form(0, figures(), "备案")).await.unwrap_err().code;
        assert_eq!(code(&s.elsewhere(), site).await, "NOT_FOUND", "another enterprise");
        assert_eq!(code(&s.reader(), site).await, "NOT_YOURS");
        let stale = put(&works, site, form(3, figures(), "备案")).await.unwrap_err();
        assert_eq!(stale.code, "CHANGED_MEANWHILE");
        let step = PowerMove { action: "forget".into(), ..PowerMove::default() };
        assert_eq!(decide(&works, site, step.clone()).await.unwrap_err().code, "NO_PROPOSAL");
        put(&works, site, form(0, figures(), "备案")).await.unwrap();
        assert_eq!(decide(&works, site, step).await.unwrap_err().code, "NO_SUCH_ACTION");
    }
}
