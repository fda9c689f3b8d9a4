use super::*;
use crate::point::Kind;

#[test]
fn the_same_seed_gives_the_same_readings_and_another_gives_others() {
    let play = |seed| Province::drawn(seed, Plan { sites: 2, days: 12, lies: 4, calm: 1, start_ms: 0 }).play(1);
    let (a, b, c) = (play(5), play(5), play(6));
    assert!(a.iter().zip(&b).all(|(x, y)| x.value == y.value && x.at_ms == y.at_ms));
    assert!(a.iter().zip(&c).any(|(x, y)| x.value != y.value));
}

#[test]
fn the_labelled_set_has_what_it_promises() {
    let province = Province::drawn(11, Plan::LABELLED);
    assert_eq!(province.sites.len() * 8, 400);
    assert_eq!(province.sites.iter().flat_map(|s| s.calm).filter(|c| *c).count(), 30);
    let lies: Vec<&Lie> = province.sites.iter().flat_map(|s| &s.lies).collect();
    assert_eq!(lies.len(), 60);
    for family in Family::ALL {
        let n = lies.iter().filter(|l| l.trick.family() == family).count();
        assert!((7..=8).contains(&n), "{} has {n}", family.name());
    }
    let week = 7 * cause::DAY;
    assert!(lies.iter().all(|l| l.from >= week && l.to <= 30 * cause::DAY && l.from < l.to));
    assert!(
        province.sites.iter().all(|s| s.lies.iter().all(|l| !s.calm[l.point] && s.works.kind(l.point) != Kind::Power))
    );
}

#[test]
fn readings_rise_in_time_lie_in_range_and_on_the_steps_of_the_instrument() {
    let province = Province::drawn(3, Plan { sites: 5, days: 15, lies: 8, calm: 2, start_ms: 1_000_000 });
    for track in (0..5).flat_map(|s| province.play(s)) {
        let it = &track.instrument;
        assert!(track.at_ms.windows(2).all(|w| w[0] < w[1]));
        assert!(track.value.iter().all(|v| (it.lo..=it.hi).contains(v)));
        let off = track.value.iter().map(|v| (v / it.resolution - (v / it.resolution).round()).abs());
        assert!(off.fold(0.0, f64::max) < 1e-3 || track.value.contains(&it.hi));
        assert_eq!(track.lie.is_some(), track.lie.as_ref().is_some_and(|l| l.to > l.from));
    }
}

#[test]
fn a_short_plan_has_no_lies_and_an_absent_site_no_tracks() {
    let province = Province::drawn(1, Plan { sites: 1, days: 2, lies: 5, calm: 0, start_ms: 0 });
    assert!(province.sites.iter().all(|s| s.lies.is_empty()));
    assert!(province.play(9).is_empty());
}
