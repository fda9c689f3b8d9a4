//! Areas and weather. Three enterprises or a twentieth of the rated ones give their colour to the area.

use crate::warning::area::{AreaScale, Rated, area, by_area};
use crate::warning::model::Colour::{self, Blue, Orange, Red, Yellow};
use crate::warning::weather::{Weather, WeatherMark};
use jiff::Timestamp;
use jiff::civil::date;

fn scale() -> AreaScale {
    AreaScale::read(&law::Law::shipped().parameters, "/990100/", date(2026, 11, 22))
}

fn of(blue: usize, yellow: usize, orange: usize, red: usize, unrated: usize) -> Vec<Option<Colour>> {
    let many = |c, n| std::iter::repeat_n(c, n);
    many(Some(Blue), blue)
        .chain(many(Some(Yellow), yellow))
        .chain(many(Some(Orange), orange))
        .chain(many(Some(Red), red))
        .chain(many(None, unrated))
        .collect()
}

#[test]
fn areas_worked_by_hand() {
    let cases = [
        (of(100, 0, 0, 0, 0), Some(Blue)),
        // one red of a hundred: one level milder
        (of(99, 0, 0, 1, 0), Some(Orange)),
        // two reds of a hundred: neither three nor 5 %
        (of(98, 0, 0, 2, 0), Some(Orange)),
        (of(97, 0, 0, 3, 0), Some(Red)),
        // one of twenty is 5 %
        (of(19, 0, 0, 1, 0), Some(Red)),
        // the same one beside twenty more that nobody rated: those are not in the share
        (of(19, 0, 0, 1, 20), Some(Red)),
        (of(99, 1, 0, 0, 0), Some(Blue)),
        (of(97, 3, 0, 0, 0), Some(Yellow)),
        (of(99, 0, 1, 0, 0), Some(Yellow)),
        // a red counts with the oranges
        (of(97, 0, 2, 1, 0), Some(Orange)),
        (of(0, 0, 0, 0, 7), None),
        (of(0, 0, 0, 0, 0), None),
    ];
    for (i, (enterprises, colour)) in cases.iter().enumerate() {
        let r = area(enterprises, scale());
        assert_eq!(r.colour, *colour, "case {i}: {}", r.say);
    }
    let r = area(&of(19, 0, 0, 1, 20), scale());
    assert_eq!((r.counts, r.unrated), ([19, 0, 0, 1], 20));
    assert!(r.say.contains("另有 20 家未评定"), "{}", r.say);
    assert!(area(&of(99, 1, 0, 0, 0), scale()).say.contains("未达到"), "says why one yellow is not enough");
}

#[test]
fn an_enterprise_counts_in_every_area_above_it_and_nowhere_else() {
    let at = |path: &str, colour| Rated { region_path: path.into(), colour };
    let all = by_area(&[
        at("/990100/990121/990121100/", Red),
        at("/990100/990121/", Yellow),
        at("/990100/Z990101001/", Blue),
    ]);
    let paths: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(paths, ["/990100/", "/990100/990121/", "/990100/990121/990121100/", "/990100/Z990101001/"]);
    assert_eq!(all["/990100/"], [Some(Red), Some(Yellow), Some(Blue)]);
    assert_eq!(all["/990100/990121/"], [Some(Red), Some(Yellow)]);
    assert_eq!(all["/990100/990121/990121100/"], [Some(Red)]);
    assert!(by_area(&[]).is_empty());
}

fn mark() -> WeatherMark {
    let at = |s: &str| s.parse::<Timestamp>().unwrap();
    WeatherMark {
        weather: Weather::Rainstorm,
        colour: Orange,
        region: "/990100/990121/".into(),
        from: at("2026-07-01T00:00:00Z"),
        until: at("2026-07-02T00:00:00Z"),
        source: "云溪县气象台 2026年第7号".into(),
    }
}

#[test]
fn weather_holds_in_its_place_and_time() {
    let at = |s: &str| s.parse::<Timestamp>().unwrap();
    let m = mark().checked().unwrap();
    assert!(m.severe("/990100/990121/", at("2026-07-01T00:00:00Z")));
    assert!(m.severe("/990100/990121/990121101/", at("2026-07-01T23:59:59Z")));
    assert!(!m.severe("/990100/990121/", at("2026-07-02T00:00:00Z")), "over");
    assert!(!m.severe("/990100/990122/", at("2026-07-01T12:00:00Z")), "elsewhere");
    assert!(!WeatherMark { colour: Blue, ..mark() }.severe("/990100/990121/", at("2026-07-01T12:00:00Z")), "mild");
}

#[test]
fn weather_without_source_place_or_end_is_refused() {
    let at = |s: &str| s.parse::<Timestamp>().unwrap();
    let say = |m: WeatherMark| m.checked().unwrap_err().to_string();
    assert!(say(WeatherMark { source: "  ".into(), ..mark() }).contains("发布单位"));
    assert!(say(WeatherMark { region: String::new(), ..mark() }).contains("行政区域"));
    assert!(say(WeatherMark { until: mark().from, ..mark() }).contains("晚于"));
    assert!(say(WeatherMark { until: at("2026-07-04T00:00:01Z"), ..mark() }).contains("72 小时"));
    assert!(WeatherMark { until: at("2026-07-04T00:00:00Z"), ..mark() }.checked().is_ok());
}
