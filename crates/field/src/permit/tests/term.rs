//! Terms, rest days, certificates, who watches.

use super::*;
use crate::permit::limits::Night;
use crate::permit::rules::apply::{certificates, kind_and_grade, term, times, watcher, workers};
use crate::permit::rules::raise::{leader_approves, raised};

const NIGHT: Night = Night { from: 20.0, to: 6.0 };

#[test]
fn no_longer_than_the_kind_allows() {
    for (kind, grade, hours, ok) in [
        (Kind::HotWork, Grade::HotSpecial, 8, true),
        (Kind::HotWork, Grade::HotSpecial, 10, false),
        (Kind::HotWork, Grade::HotFirst, 8, true),
        (Kind::HotWork, Grade::HotFirst, 9, false),
        (Kind::HotWork, Grade::HotSecond, 72, true),
        (Kind::HotWork, Grade::HotSecond, 73, false),
        (Kind::ConfinedSpace, Grade::None, 24, true),
        (Kind::ConfinedSpace, Grade::None, 25, false),
        (Kind::Height, Grade::Height1, 7 * 24, true),
        (Kind::Height, Grade::Height1, 7 * 24 + 1, false),
        (Kind::TempPower, Grade::PowerPlain, 15 * 24 + 1, false),
        (Kind::TempPower, Grade::PowerLong, 30 * 24, true),
        (Kind::Lifting, Grade::Lift1, 400, true),
    ] {
        let mut p = permit(kind, grade);
        p.to = p.from + jiff::SignedDuration::from_hours(hours);
        let found = term(&p, &limits(&p)).map_err(|r| r.code);
        assert_eq!(found, if ok { Ok(()) } else { Err("PERMIT_TOO_LONG") }, "{} {hours} h", p.called());
    }
}

#[test]
fn rest_days_and_nights_raise_hot_work() {
    let calendar = Law::shipped().calendar;
    let judge = |grade, from: &str, to: &str| raised(Kind::HotWork, grade, at(from), at(to), &calendar, NIGHT);
    let second = |from: &str, to: &str| judge(Grade::HotSecond, from, to).0;
    assert_eq!(second("2024-09-27 09:00", "2024-09-27 17:00"), Grade::HotSecond, "a Friday");
    assert_eq!(second("2024-10-01 09:00", "2024-10-01 17:00"), Grade::HotFirst, "National Day");
    assert_eq!(second("2024-09-28 09:00", "2024-09-28 17:00"), Grade::HotFirst, "a Saturday");
    assert_eq!(second("2024-09-29 09:00", "2024-09-29 17:00"), Grade::HotSecond, "a Sunday that is worked (调休)");
    assert_eq!(second("2024-09-27 09:00", "2024-09-28 09:00"), Grade::HotFirst, "reaches into Saturday");
    assert_eq!(second("2024-09-27 09:00", "2024-09-28 00:00"), Grade::HotSecond, "ends with Friday");
    assert_eq!(second("2024-09-26 20:00", "2024-09-26 23:00"), Grade::HotFirst, "begins at night");
    assert_eq!(second("2024-09-26 19:59", "2024-09-26 23:00"), Grade::HotSecond);
    assert_eq!(second("2024-09-26 05:59", "2024-09-26 08:00"), Grade::HotFirst);
    assert_eq!(second("2024-09-26 06:00", "2024-09-26 08:00"), Grade::HotSecond);
    // First class stays first and goes to the principal; special is special anyway.
    let (grade, why) = judge(Grade::HotFirst, "2024-10-01 09:00", "2024-10-01 12:00");
    assert!(grade == Grade::HotFirst && why.is_some_and(|w| w.contains("主要负责人")));
    assert_eq!(judge(Grade::HotSpecial, "2024-10-01 09:00", "2024-10-01 12:00"), (Grade::HotSpecial, None));
    let height = raised(Kind::Height, Grade::Height1, at("2024-10-01 09:00"), at("2024-10-01 12:00"), &calendar, NIGHT);
    assert_eq!(height, (Grade::Height1, None), "hot work only");
    assert!(leader_approves(Grade::HotSpecial, Grade::HotSpecial, false));
    assert!(leader_approves(Grade::HotFirst, Grade::HotFirst, true));
    assert!(!leader_approves(Grade::HotFirst, Grade::HotFirst, false));
    assert!(!leader_approves(Grade::HotSecond, Grade::HotFirst, true), "second raised to first: as first");
}

#[test]
fn somebody_certified_works_and_no_certificate_ends_before() {
    let day = "2026-11-02".parse().unwrap();
    let judge = |kind, all: &[Worker]| certificates(kind, all, day).map_err(|r| r.code);
    let old = worker("样例焊工", Some("2026-10-31"));
    assert_eq!(judge(Kind::HotWork, std::slice::from_ref(&old)), Err("CERT_EXPIRED"));
    assert_eq!(judge(Kind::HotWork, &[worker("样例焊工", Some("2026-11-02"))]), Ok(()), "valid on its last day");
    assert_eq!(judge(Kind::HotWork, &[worker("样例焊工", Some("2026-11-01"))]), Err("CERT_EXPIRED"));
    assert_eq!(judge(Kind::HotWork, &[worker("样例普工", None)]), Err("NO_CERTIFICATE"));
    let both = [worker("样例普工", None), worker("样例焊工", Some("2027-01-01"))];
    assert_eq!(judge(Kind::HotWork, &both), Ok(()), "a helper needs none");
    assert_eq!(judge(Kind::ConfinedSpace, &[worker("样例普工", None)]), Ok(()));
    assert_eq!(judge(Kind::ConfinedSpace, &[old]), Err("CERT_EXPIRED"), "one that is named must hold");
    assert_eq!(judge(Kind::TempPower, &[worker("样例普工", None)]), Err("NO_CERTIFICATE"));
}

#[test]
fn what_is_filled_in() {
    let now = at("2026-11-02 08:00");
    let judge = |from: &str, to: &str| times(Some(at(from)), Some(at(to)), now).map(|_| ()).map_err(|r| r.code);
    assert_eq!(judge("2026-11-02 09:00", "2026-11-02 17:00"), Ok(()));
    assert_eq!(judge("2026-11-02 07:50", "2026-11-02 17:00"), Ok(()), "just now");
    assert_eq!(judge("2026-11-02 07:49", "2026-11-02 17:00"), Err("BAD_TIME"), "not afterwards");
    assert_eq!(judge("2026-11-02 09:00", "2026-11-02 09:00"), Err("BAD_TIME"));
    assert_eq!(judge("2026-12-03 09:00", "2026-12-03 10:00"), Err("BAD_TIME"), "a month ahead");
    assert!(times(None, Some(now), now).is_err());

    assert_eq!(kind_and_grade("confined_space", "").unwrap(), (Kind::ConfinedSpace, Grade::None));
    assert_eq!(kind_and_grade("hot_work", "hot_first").unwrap(), (Kind::HotWork, Grade::HotFirst));
    assert_eq!(kind_and_grade("hot_work", "").unwrap_err().code, "MISSING_FIELD");
    assert_eq!(kind_and_grade("hot_work", "height_1").unwrap_err().code, "NO_SUCH_GRADE");
    assert_eq!(kind_and_grade("diving", "").unwrap_err().code, "NO_SUCH_KIND");

    let all = vec![worker(" 样例焊工 ", Some("2027-01-01")), worker("样例普工", None)];
    let kept = workers(all).unwrap();
    assert_eq!(kept[0].name, "样例焊工");
    assert!(watcher("样例监护人", &kept).is_ok());
    assert_eq!(watcher("样例普工", &kept).unwrap_err().code, "WATCHER_WORKS");
    assert_eq!(workers(vec![]).unwrap_err().code, "BAD_WORKERS");
    assert_eq!(workers(vec![worker(" ", None)]).unwrap_err().code, "BAD_WORKERS");
    assert_eq!(workers(vec![worker("甲", None), worker("甲", None)]).unwrap_err().code, "BAD_WORKERS");
    let loose = Worker { name: "甲".into(), certificate: "样例证0001".into(), expires: None };
    assert_eq!(workers(vec![loose]).unwrap_err().code, "BAD_WORKERS", "a certificate has a last day");
}
