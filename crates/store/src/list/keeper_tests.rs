//! What is asked of the index of a keeper, and when it is not asked.

use super::super::scope::Marks;
use super::*;
use crate::list::{Keeper, Large};
use kernel::Area;

const ON: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: Some(Large {
        sort: "t.found_at",
        open: "t.open",
        open_sorts: &[],
        rare: &[],
        own: &["t.regulator"],
        settled: "t.settled",
        keeper: Some(Keeper { unit: "t.regulator", little: 4 }),
    }),
};
const RIGHT: Right = Right::HazardRead;

fn scope(path: &str, sectors: &[&str]) -> Scope {
    let sectors = sectors.iter().map(|s| (*s).to_owned()).collect();
    let area = Area { right: RIGHT, path: path.to_owned(), sectors, whole_region: true };
    Scope { unit: Some(UnitId(Uuid::nil())), areas: vec![area], ..Scope::default() }
}

fn narrow<'a>(within: &'a [String], sectors: &'a [String]) -> Narrow<'a> {
    Narrow { within, sectors, apart: false, rare: false, sift: false, spare: None }
}

fn own(all: &[&str]) -> Vec<String> {
    all.iter().map(|s| (*s).to_owned()).collect()
}

#[test]
fn what_is_asked_for_and_not_granted_is_at_most_two_stretches_of_paths() {
    let stretch = |from: &str, to: &str| {
        let end = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        (end(from), end(to))
    };
    let county = "/990100/990121/";
    let after = "/990100/9901210";
    assert_eq!(outside(county, &[]), [stretch("", county), stretch(after, "")]);
    assert_eq!(outside(county, &own(&["/990100/990121/990121100/"])), []);
    assert_eq!(outside(county, &own(&["/990100/990122/"])), [stretch("/990100/990122/", "/990100/9901220")]);
    assert_eq!(outside(county, &own(&["/990100/"])), [stretch("/990100/", county), stretch(after, "/9901000")]);
}

#[test]
fn whether_the_own_arm_is_needed_is_asked_only_of_one_region() {
    let none = narrow(&[], &[]);
    let asked = |s: &Scope| beyond_region(s, RIGHT, &ON, "hazard", &none).map(|p| p.len());
    let mine = scope("/990100/", &["mine"]);
    assert_eq!(asked(&mine), Some(1));
    // What cannot be told is not asked: two regions, none, no unit.
    let mut two = mine.clone();
    two.areas.push(two.areas[0].clone());
    let nowhere = Scope { areas: Vec::new(), ..mine.clone() };
    let nobody = Scope { unit: None, ..mine };
    assert_eq!((asked(&two), asked(&nowhere), asked(&nobody)), (None, None, Some(0)));
}

#[test]
fn only_the_sectors_asked_for_count() {
    let road = own(&["road"]);
    let probes = beyond_region(&scope("/990100/", &["mine"]), RIGHT, &ON, "hazard", &narrow(&[], &road)).unwrap();
    let (sql, values) = &probes[0];
    let last = format!("and k.sector in (${})", values.len());
    assert!(sql.contains(&last) && values.last() == Some(&Value::from("road")), "{sql}");
}

#[test]
fn of_ones_own_unit_and_of_everything_nothing_is_sifted() {
    let ask = |unit: u128, scope: &Scope| {
        let (within, sectors) = (own(&[]), own(&[]));
        asked_of(Uuid::from_u128(unit), "1 as one", scope, RIGHT, &ON, "hazard", &narrow(&within, &sectors))
    };
    let county = scope("/990100/990121/", &[]);
    assert_eq!(ask(0, &county), None, "all of the own unit");
    assert_eq!(ask(1, &Scope::everything()), None);
    assert_eq!(ask(1, &scope("/", &[])), None);
    let (sql, values) = ask(1, &county).unwrap();
    assert_eq!(
        sql.matches("union all").count(),
        2,
        "the region, the own unit, and the seeks from sector to sector: {sql}"
    );
    assert_eq!(values[1], Value::from("/990100/990121/"));
    let firm = Scope { areas: Vec::new(), ..county };
    assert_eq!(ask(1, &firm).map(|a| a.0), Some("select 1 as one from hazard t where 1 = 0".to_owned()), "no right");
    let mut marks = Vec::new();
    assert_eq!(below("/990100/", &ON, &mut Marks(&mut marks)), "(t.region_path >= $1 and t.region_path < $2)");
}
