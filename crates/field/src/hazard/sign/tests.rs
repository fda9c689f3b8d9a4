//! Signs, case by case; each with a case that must not give one.

use super::camera::{self, Camera};
use super::photo::{Photo, Twin, alike, alone, metres};
use super::recur::{self, Same};
use super::work::{self, Work};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::id::{EnterpriseId, FileId, HazardId, PersonId, SiteId};
use uuid::Uuid;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn photo() -> Photo {
    Photo {
        file: FileId(id(1)),
        name: "a.jpg".into(),
        after: true,
        taken_at: None,
        lat: None,
        lng: None,
        camera: Camera { width: 4000, height: 3000, device: Some("X Y".into()), ..Camera::default() },
    }
}

fn kinds(signs: &[super::Sign]) -> Vec<&str> {
    signs.iter().map(|s| s.kind).collect()
}

#[test]
fn a_photo_older_than_the_hazard() {
    let found = at("2026-03-10T01:00:00Z");
    let taken = |when: &str, after: bool| {
        let p = Photo { taken_at: Some(at(when)), after, ..photo() };
        kinds(&alone(&p, found, None, 500.0)).len()
    };
    assert_eq!(taken("2026-03-01T01:00:00Z", true), 1);
    assert_eq!(taken("2026-03-10T00:55:00Z", true), 0, "clocks run wrong by minutes");
    assert_eq!(taken("2026-03-12T01:00:00Z", true), 0);
    assert_eq!(taken("2026-03-01T01:00:00Z", false), 0, "a photo of the danger may be older than its report");
}

/// One degree of latitude is 111.2 km on the ball.
#[test]
fn a_photo_from_far_away() {
    assert!((metres((29.0, 91.0), (30.0, 91.0)) - 111_195.0).abs() < 100.0);
    let at_place = |lat: f64, place| {
        let p = Photo { lat: Some(lat), lng: Some(91.0), ..photo() };
        kinds(&alone(&p, at("2026-03-10T01:00:00Z"), place, 500.0)).contains(&"far_place")
    };
    assert!(at_place(29.01, Some((29.0, 91.0))), "1.1 km");
    assert!(!at_place(29.004, Some((29.0, 91.0))), "445 m");
    assert!(!at_place(35.0, None), "nothing to compare with");
}

#[test]
fn edited_and_photographed_screens() {
    let of = |c: Camera| {
        let signs = alone(&Photo { camera: c, ..photo() }, at("2026-03-10T01:00:00Z"), None, 500.0);
        kinds(&signs).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let base = photo().camera;
    assert_eq!(of(Camera { software: Some("Adobe Photoshop 25.1".into()), ..base.clone() }), ["edited"]);
    assert!(of(Camera { software: Some("HarmonyOS 4.2".into()), ..base.clone() }).is_empty(), "firmware");
    let screen = Camera { width: 1080, height: 2400, device: None, png: true, software: None };
    assert_eq!(of(screen.clone()), ["screenshot"]);
    assert!(of(Camera { device: Some("X Y".into()), ..screen.clone() }).is_empty(), "a camera is named");
    assert!(of(Camera { width: 4000, height: 3000, png: false, ..screen }).is_empty(), "sent through a messenger");
    assert_eq!(camera::read(b"no picture"), Camera::default());
}

#[test]
fn twins() {
    let here = HazardId(id(10));
    let twin = |hazard: u128, after: bool| Twin {
        file: FileId(id(2)),
        hazard: HazardId(id(hazard)),
        number: "YH-1".into(),
        after,
        score: 0.97,
    };
    assert_eq!(alike(&photo(), here, &twin(11, true)).unwrap().kind, "near_photo");
    assert_eq!(alike(&photo(), here, &twin(10, false)).unwrap().kind, "before_after");
    assert!(alike(&photo(), here, &twin(10, true)).is_none(), "two shots after the work may be alike");
    let before = Photo { after: false, ..photo() };
    assert!(alike(&before, here, &twin(10, true)).is_none(), "said once, on the later photo");
}

#[test]
fn the_work() {
    let limits = work::Limits { least_minutes: 10.0, same_text: 3.0 };
    let base = Work {
        given_at: Some(at("2026-03-10T01:00:00Z")),
        done_at: Some(at("2026-03-10T01:00:40Z")),
        done_by: Some(PersonId(id(1))),
        checked_by: vec![PersonId(id(2))],
        ..Work::default()
    };
    let signs = work::signs(&base, limits);
    assert_eq!(kinds(&signs), ["too_fast"]);
    assert!(signs[0].say.contains("40 秒"));
    assert!(work::signs(&Work { on_spot: true, ..base.clone() }, limits).is_empty());
    assert!(work::signs(&Work { done_at: Some(at("2026-03-10T01:10:00Z")), ..base.clone() }, limits).is_empty());
    let slow = Work { done_at: Some(at("2026-03-12T01:00:00Z")), ..base };
    assert_eq!(kinds(&work::signs(&Work { checked_by: vec![PersonId(id(1))], ..slow.clone() }, limits)), ["own_check"]);
    let others: Vec<(HazardId, String)> = (0..2).map(|n| (HazardId(id(n)), format!("YH-{n}"))).collect();
    assert_eq!(kinds(&work::signs(&Work { same_words: others.clone(), ..slow.clone() }, limits)), ["same_text"]);
    assert!(work::signs(&Work { same_words: others[..1].to_vec(), ..slow }, limits).is_empty(), "two are not many");
}

#[test]
fn the_same_words() {
    let one = work::words("已更换 3 号阀门垫片，并对操作工进行了培训。").unwrap();
    assert_eq!(
        Some(one.as_str()),
        work::words("已更换12号阀门垫片,并对操作工进行了培训").as_deref(),
        "digits and marks"
    );
    assert_ne!(Some(one.as_str()), work::words("已更换阀门垫圈，并对操作工进行了培训").as_deref());
    assert_eq!(work::words("已整改完成。"), None, "too short to tell");
}

#[test]
fn what_came_back() {
    let limits = recur::Limits { relapse_days: 365, firm_sites: 3, cluster_days: 90, cluster_firms: 5 };
    let one = |n: u128, site: u128, firm: u128, found: Date, closed: Option<Date>| Same {
        id: HazardId(id(n)),
        number: format!("YH-{n}"),
        site: SiteId(id(site)),
        enterprise: EnterpriseId(id(firm)),
        found_on: found,
        closed_on: closed,
    };
    let this = one(1, 1, 1, date(2026, 11, 5), None);
    // Closed on 06-05, found again in November: 153 days (handbook 12 S07).
    let old = one(2, 1, 1, date(2026, 3, 10), Some(date(2026, 6, 5)));
    let signs = recur::signs(&this, std::slice::from_ref(&old), limits);
    assert_eq!(kinds(&signs), ["relapse"]);
    assert!(signs[0].say.contains("153 日"), "{}", signs[0].say);
    assert!(
        recur::signs(&this, &[Same { closed_on: Some(date(2025, 11, 4)), ..old.clone() }], limits).is_empty(),
        "366"
    );
    assert!(recur::signs(&this, &[Same { closed_on: None, ..old.clone() }], limits).is_empty(), "still open");
    assert!(recur::signs(&this, &[Same { site: SiteId(id(9)), ..old.clone() }], limits).is_empty(), "another site");
    assert!(recur::signs(&this, std::slice::from_ref(&this), limits).is_empty(), "itself");

    let sites = [one(3, 2, 1, date(2026, 10, 1), None), one(4, 3, 1, date(2026, 1, 1), None)];
    assert_eq!(kinds(&recur::signs(&this, &sites, limits)), ["firm"]);
    assert!(recur::signs(&this, &sites[..1], limits).is_empty(), "two sites");

    let firms: Vec<Same> = (0..4).map(|n| one(10 + n, 10 + n, 10 + n, date(2026, 9, 1), None)).collect();
    assert_eq!(kinds(&recur::signs(&this, &firms, limits)), ["cluster"]);
    assert!(recur::signs(&this, &firms[1..], limits).is_empty(), "four firms");
    let long_ago: Vec<Same> = firms.iter().cloned().map(|s| Same { found_on: date(2026, 8, 6), ..s }).collect();
    assert!(recur::signs(&this, &long_ago, limits).is_empty(), "91 days");
}

#[test]
fn every_sign_has_a_label_and_a_key_of_its_own() {
    assert!(super::KINDS.iter().all(|(code, label)| super::label(code) == *label));
    let a = super::Sign::new("edited", 0.5, String::new()).on(FileId(id(1)));
    let b = super::Sign::new("edited", 0.9, String::new()).on(FileId(id(1)));
    assert_eq!(a.key(), b.key());
    assert_ne!(a.key(), super::Sign::new("edited", 0.5, String::new()).on(FileId(id(2))).key());
}
