//! Random histories of every source on each engine, asked at random moments: each figure is recounted here from the
//! histories themselves, by plain comparisons of days, and its records must be exactly those that were recounted.

mod naive;
mod world;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use report::bulletin::figure::{FIGURES, Figure};
use report::bulletin::io::known::known;
use report::bulletin::io::make::span_of;
use report::bulletin::io::reach::Reach;
use report::bulletin::io::records::{Which, records, source_of};
use report::bulletin::io::tally::tally;
use report::bulletin::period::{Kind, Period, Span};
use std::collections::BTreeMap;
use uuid::Uuid;
use world::{Dice, World};

const MOMENTS: usize = 6;

async fn drill(
    world: &World,
    figure: &'static Figure,
    reach: &Reach,
    span: &Span,
    line: Option<String>,
    page: usize,
) -> BTreeMap<Uuid, i64> {
    let mut out = BTreeMap::new();
    let mut after = None;
    loop {
        let mut tx = world.db.read().await.expect("a transaction");
        let which = Which { line: line.clone(), after, limit: page };
        let found = records(&mut tx, figure, reach, span, &which).await.expect("records");
        after = found.items.last().map(|(f, _)| f.id);
        for (facts, weight) in found.items {
            assert!(out.insert(facts.id, weight).is_none(), "{}: a record stands on two pages", figure.id);
        }
        if !found.more {
            let sum: i64 = out.values().sum();
            assert_eq!((found.tally.n, found.tally.sum), (out.len() as i64, sum), "{} by its records", figure.id);
            return out;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_opens_into_exactly_its_records_at_any_moment() {
    let seeds: u64 = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(2);
    let mut counted = 0;
    for seed in 1..=seeds {
        for world in world::worlds(seed).await {
            let mut dice = Dice(seed * 7919);
            for _ in 0..MOMENTS {
                counted += one_moment(&world, &mut dice).await;
            }
        }
    }
    assert!(counted > 1_000, "the histories are too thin to prove anything: {counted} records were counted");
}

/// All figures of a random period of a random region at a random moment after it.
async fn one_moment(world: &World, dice: &mut Dice) -> usize {
    let day: Date = date(2024, 1, 1).saturating_add((dice.below(330) as i64).days());
    let period = Period::of(Kind::ALL[dice.below(3) as usize], day);
    let seen = kernel::start_of(period.till) + jiff::SignedDuration::from_hours(dice.below(24 * 60) as i64);
    let regions = [("990100", "/990100/"), ("990121", "/990100/990121/"), ("Z990101001", "/990100/Z990101001/")];
    let (code, path) = regions[dice.below(3) as usize];
    let reach = Reach { code: code.into(), path: path.into(), name: code.into() };
    let spans = [period, period.last(), period.last_year()].map(|p| p.span(seen));
    let mut counted = 0;
    for figure in FIGURES.iter() {
        let source = source_of(figure).expect("a source");
        let mut tx = world.db.read().await.expect("a transaction");
        let known = known(&mut tx, source, &reach, seen, &spans).await.expect("what was known");
        let tallies = tally(&mut tx, &known, &reach, &[figure], &spans).await.expect("a tally");
        drop(tx);
        for (j, span) in spans.iter().enumerate().filter(|(j, _)| *j == 0 || !figure.moment) {
            let expected = world.expected(figure.id, span, path);
            let say = format!("{} {code} {} to {} as of {seen}, seed {}", figure.id, span.from, span.till, world.seed);
            let got = tallies.total[0][j];
            assert_eq!((got.n, got.sum), (expected.len() as i64, expected.values().sum::<i64>()), "{say}");
            if j == 0 {
                let page = 1 + dice.below(7) as usize;
                assert_eq!(drill(world, figure, &reach, span, None, page).await, expected, "records of {say}");
                counted += expected.len();
                lines(world, figure, &reach, span, &tallies.lines, &expected).await;
            }
        }
    }
    let again = span_of(period.from, period.end(), seen);
    assert_eq!(again, period.span(seen), "the days of a regular period mean the same");
    counted
}

/// Lines are a partition of the figure (records of no line left out), each with its records.
async fn lines(
    world: &World,
    figure: &'static Figure,
    reach: &Reach,
    span: &Span,
    lines: &BTreeMap<String, Vec<report::bulletin::figure::Tally>>,
    expected: &BTreeMap<Uuid, i64>,
) {
    let mut seen = 0;
    for (key, tally) in lines.iter().filter(|(_, t)| t[0].n > 0).take(3) {
        let of = drill(world, figure, reach, span, Some(key.clone()), 50).await;
        assert_eq!(of.len() as i64, tally[0].n, "{} of line {key}", figure.id);
        assert!(of.iter().all(|(id, weight)| expected.get(id) == Some(weight)), "{} of line {key}", figure.id);
        seen += of.len();
    }
    assert!(seen <= expected.len());
}
