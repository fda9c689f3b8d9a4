//! Arms of a scope as they are written.

use super::super::Now;
use super::*;
use kernel::Area;

const ON: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.regulator"],
    access: None,
    areas: true,
    large: Some(Large {
        sort: "t.found_at",
        open: "t.open",
        open_sorts: &["t.due_key"],
        rare: &["t.listed is not null"],
        own: &["t.site"],
        settled: "t.settled",
        keeper: Some(Keeper { unit: "t.regulator", little: 4 }),
    }),
};

fn scope(path: &str, sectors: &[&str]) -> Scope {
    let area = Area {
        right: Right::HazardRead,
        path: path.to_owned(),
        sectors: sectors.iter().map(|s| (*s).to_owned()).collect(),
        whole_region: true,
    };
    Scope { unit: Some(kernel::id::UnitId(Uuid::nil())), areas: vec![area], ..Scope::default() }
}

fn terms(scope: &Scope, within: &[&str], sectors: &[&str], apart: bool) -> Vec<String> {
    let own = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let (within, sectors) = (own(within), own(sectors));
    let narrow = Narrow { within: &within, sectors: &sectors, apart, rare: false, sift: false, spare: None };
    let mut values = Vec::new();
    let found = arms(scope, Right::HazardRead, &ON, &narrow, &mut Marks(&mut values));
    found.into_iter().map(|a| if let Arm::Area(sql) = a { sql } else { "other".to_owned() }).collect()
}

#[test]
fn a_scope_of_sectors_is_one_range_for_each_where_indexes_stand_for_it() {
    let two = scope("/990100/", &["mine", "gas"]);
    let own = |n: usize| format!("t.regulator = ${n}");
    assert_eq!(
        terms(&two, &[], &[], true),
        ["t.area1 = $1 and t.trade = $2".to_owned(), "t.area1 = $3 and t.trade = $4".to_owned(), own(5)]
    );
    assert_eq!(terms(&two, &[], &[], false), ["t.area1 = $1 and t.trade in ($2,$3)".to_owned(), own(4)]);
    let town = terms(&two, &["/990100/990121/990121100/"], &[], true);
    assert_eq!(town[0], "t.area3 = $1 and t.trade in ($2,$3)", "no index by sector for towns");
    let county = terms(&two, &["/990100/990121/"], &[], true);
    assert_eq!(county[0], "t.area2 = $1 and t.trade in ($2,$3)", "nor for counties");
    let village = terms(&two, &["/990100/990121/990121100/990121100001/"], &[], true);
    assert_eq!(village[0], "t.area3 = $1 and t.area4 = $2 and t.trade in ($3,$4)", "sifted out of its town");
}

#[test]
fn beside_a_rare_condition_no_index_serves_the_sector() {
    let narrow = Narrow { within: &[], sectors: &[], apart: false, rare: true, sift: false, spare: None };
    let all = arms(&scope("/990100/", &["mine", "gas"]), Right::HazardRead, &ON, &narrow, &mut Marks(&mut Vec::new()));
    let Some(Arm::Area(first)) = all.first() else { panic!("an arm for the region") };
    assert_eq!(first, "t.area1 = $1 and (t.trade || '') in ($2,$3)");
}

#[test]
fn what_an_index_of_its_own_finds_is_only_sifted() {
    let within = ["/990100/990121/990121100/".to_owned()];
    for (within, first) in [
        (&[][..], "((t.area1 || '') = $1 and (t.trade || '') in ($2,$3))"),
        (&within[..], "((t.area3 || '') = $1 and (t.trade || '') in ($2,$3))"),
    ] {
        let narrow = Narrow { within, sectors: &[], apart: false, rare: false, sift: true, spare: None };
        let two = scope("/990100/", &["mine", "gas"]);
        let arms = one_arm(arms(&two, Right::HazardRead, &ON, &narrow, &mut Marks(&mut Vec::new())));
        let [Arm::Area(only)] = &arms[..] else { panic!("one arm") };
        assert!(only.starts_with(&format!("({first} or ((t.regulator = $4)")), "{only}");
    }
    assert!(one_arm(Vec::new()).is_empty(), "who sees nothing finds nothing");
    assert!(matches!(one_arm(vec![Arm::All])[..], [Arm::All]));
}

#[test]
fn whose_records_all_lie_in_the_region_has_no_arm_of_its_own() {
    let narrow =
        Narrow { within: &[], sectors: &[], apart: false, rare: false, sift: false, spare: Some("t.regulator") };
    let mine = scope("/990100/", &["mine"]);
    let all = arms(&mine, Right::HazardRead, &ON, &narrow, &mut Marks(&mut Vec::new()));
    assert!(matches!(&all[..], [Arm::Area(only)] if only == "t.area1 = $1 and t.trade in ($2)"));
}

#[test]
fn what_is_asked_for_and_what_is_granted_meet() {
    let two = scope("/990100/", &["mine", "gas"]);
    assert_eq!(terms(&two, &[], &["gas", "road"], true)[0], "t.area1 = $1 and t.trade = $2");
    assert_eq!(terms(&two, &[], &["road"], true), ["t.regulator = $1"], "of another sector only what is its own");
    assert_eq!(terms(&two, &["/880100/"], &["gas"], true), ["t.regulator = $1 and (t.area1 = $2)"]);
    let all = scope("/990100/", &[]);
    assert_eq!(terms(&all, &[], &[], true)[0], "t.area1 = $1");
    assert_eq!(terms(&all, &[], &["road"], true)[0], "t.area1 = $1 and t.trade = $2");
}

/// SQLite's statistics come from a sample and do not tell how small an index over few rows is: counting by it is asked for
/// in its order, counting by anything else in no order.
#[test]
fn what_is_rare_is_counted_in_the_order_of_its_index() {
    const LISTED: super::super::Listed = super::super::Listed {
        table: "hazard",
        joins: "",
        columns: "t.id",
        on: ON,
        sorts: &[super::super::Sort { name: "found", column: "t.found_at", kind: crate::Kind::Time }],
        default: "-found",
    };
    static HAZARDS: super::super::Listed = LISTED;
    let list = || super::super::List::new(&HAZARDS, &scope("/990100/", &[]), Right::HazardRead).and("t.open", []);
    let ordered = "order by t.found_at desc, t.id desc limit 1001";
    let rare = list().and("t.listed is not null", []).counting(1001, Now::default(), &mut Vec::new());
    assert!(rare.contains(ordered), "{rare}");
    let plain = list().counting(1001, Now::default(), &mut Vec::new());
    assert!(!plain.contains("order by"), "{plain}");
}
