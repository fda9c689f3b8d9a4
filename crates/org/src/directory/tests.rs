//! Words of documents against a small prefecture. What each means was decided by reading, not by running.

use super::*;
use crate::region::path_of;
use crate::roster::RosterEntry;
use jiff::civil::date;
use kernel::id::{RegionId, RosterId};
use uuid::Uuid;

const PREFECTURE: &str = "/990100/";
const COUNTY: &str = "/990100/990121/";
const ZONE: &str = "/990100/Z990101001/";
const DAY: Date = date(2024, 4, 12);

fn region(n: u128, code: &str, name: &str, kind: RegionKind, parent: Option<&str>) -> Region {
    let path = path_of(parent, code);
    let depth = path.matches('/').count() as u32 - 1;
    Region {
        id: RegionId(Uuid::from_u128(n)),
        code: code.into(),
        name: name.into(),
        kind,
        parent: None,
        path,
        depth,
        version: 1,
    }
}

fn unit(n: u128, path: &str, name: &str, short: &str, kind: UnitKind) -> Unit {
    Unit {
        id: UnitId(Uuid::from_u128(n)),
        name: name.into(),
        short: short.into(),
        kind,
        region: RegionId(Uuid::nil()),
        region_path: path.into(),
        parent: None,
        aliases: vec![],
        initials: String::new(),
        level: String::new(),
        sector: None,
        valid_from: None,
        valid_to: None,
        successors: vec![],
        version: 1,
    }
}

fn directory() -> Directory {
    use RegionKind::*;
    let regions = vec![
        region(1, "990100", "云岭州", Prefecture, None),
        region(2, "990121", "云溪县", County, Some(PREFECTURE)),
        region(3, "990122", "松泉县", County, Some(PREFECTURE)),
        region(4, "990123", "雪岭县", County, Some(PREFECTURE)),
        region(5, "Z990101001", "云岭产业园区", FunctionalZone, Some(PREFECTURE)),
        region(6, "990121001", "石桥镇", Township, Some(COUNTY)),
        region(7, "990121002", "河湾乡", Township, Some(COUNTY)),
    ];
    let mut units = vec![
        unit(1, PREFECTURE, "云岭州应急管理局", "州应急局", UnitKind::EmergencyBureau),
        unit(2, PREFECTURE, "云岭州安全生产委员会办公室", "州安委办", UnitKind::SafetyCommitteeOffice),
        unit(3, PREFECTURE, "云岭州发展和改革委员会", "州发展改革委", UnitKind::IndustryAuthority),
        unit(4, PREFECTURE, "云岭州住房和城乡建设局", "州住房城乡建设局", UnitKind::Regulator),
        unit(5, PREFECTURE, "中共云岭州委组织部", "州委组织部", UnitKind::SupportOrgan),
        unit(6, PREFECTURE, "云岭州消防救援支队", "州消防救援支队", UnitKind::FireRescue),
        unit(7, PREFECTURE, "云岭州市场监督管理局", "州市场监管局", UnitKind::Regulator),
        unit(8, PREFECTURE, "云岭州水务局", "州水务局", UnitKind::Regulator),
        unit(9, PREFECTURE, "云岭州人民政府", "州政府", UnitKind::Government),
        unit(10, PREFECTURE, "云岭州煤炭工业局", "州煤炭局", UnitKind::Regulator),
        unit(11, PREFECTURE, "云岭州能源局", "州能源局", UnitKind::Regulator),
        unit(12, PREFECTURE, "云岭州乡村振兴局", "州乡村振兴局", UnitKind::SupportOrgan),
        unit(20, COUNTY, "云溪县委县政府", "云溪县", UnitKind::Government),
        unit(21, COUNTY, "云溪县应急管理局", "县应急局", UnitKind::EmergencyBureau),
        unit(22, COUNTY, "云溪县发展改革局", "县发改局", UnitKind::IndustryAuthority),
        unit(30, "/990100/990122/", "松泉县委县政府", "松泉县", UnitKind::Government),
        unit(31, "/990100/990122/", "松泉县应急管理局", "县应急局", UnitKind::EmergencyBureau),
        unit(40, "/990100/990123/", "雪岭县委县政府", "雪岭县", UnitKind::Government),
        unit(50, ZONE, "云岭产业园区管理委员会", "产业园区管委会", UnitKind::FunctionalZone),
        unit(60, "/990100/990121/990121001/", "石桥镇人民政府", "石桥镇", UnitKind::Township),
        unit(61, "/990100/990121/990121002/", "河湾乡人民政府", "河湾乡", UnitKind::Township),
    ];
    units[7].aliases = vec!["州河湖建管局".into()];
    // The coal bureau became part of the energy bureau on 2024-01-01.
    units[9].valid_to = Some(date(2023, 12, 31));
    units[9].successors = vec![(units[10].id, date(2024, 1, 1))];
    let on = |n: u128, from: Date, to: Option<Date>| RosterEntry {
        unit: UnitId(Uuid::from_u128(n)),
        valid_from: from,
        valid_to: to,
    };
    let rosters = vec![Roster {
        id: RosterId(Uuid::from_u128(1)),
        phrase: "负有安全监管职责的部门".into(),
        region: RegionId(Uuid::from_u128(1)),
        region_path: PREFECTURE.into(),
        name: "州级安全监管部门".into(),
        source: "云安委〔2024〕3号".into(),
        entries: vec![
            on(1, date(2023, 1, 1), None),
            on(4, date(2023, 1, 1), None),
            on(8, date(2023, 1, 1), Some(date(2024, 12, 31))),
            on(7, date(2025, 1, 1), None),
        ],
        version: 1,
    }];
    Directory::new(regions, units, rosters)
}

fn numbers(units: &[UnitId]) -> Vec<u128> {
    units.iter().map(|u| u.0.as_u128()).collect()
}

#[track_caller]
fn sure(words: &str, from: &str, want: &[u128], via: Via) {
    let got = directory().resolve(words, from, DAY);
    assert_eq!(numbers(&got.units), want, "{words} from {from}: {got:?}");
    assert_eq!(got.via, via, "{words} from {from}");
    assert!(got.candidates.is_empty(), "{words}: a certain answer offers nothing else");
}

#[track_caller]
fn doubtful(words: &str, from: &str, first: Option<u128>) {
    let got = directory().resolve(words, from, DAY);
    assert!(got.units.is_empty(), "{words} from {from} must not be certain: {got:?}");
    assert_eq!(got.via, Via::None);
    assert_eq!(numbers(&got.candidates).first().copied(), first, "{words} from {from}: {got:?}");
}

#[test]
fn official_and_short_names() {
    sure("云岭州应急管理局", PREFECTURE, &[1], Via::Name);
    sure("州应急局", PREFECTURE, &[1], Via::Name);
    sure("  州 应急局 ", PREFECTURE, &[1], Via::Name);
    sure("“州应急局”等", PREFECTURE, &[1], Via::Name);
    sure("云溪县应急管理局", PREFECTURE, &[21], Via::Name);
    sure("州乡村振兴局", PREFECTURE, &[12], Via::Name);
    sure("中共云岭州委组织部", PREFECTURE, &[5], Via::Name);
}

#[test]
fn names_without_place_are_those_of_the_region_or_above() {
    sure("应急管理局", PREFECTURE, &[1], Via::Name);
    sure("应急管理局", COUNTY, &[21], Via::Name);
    sure("应急管理局", ZONE, &[1], Via::Name);
    sure("应急管理局", "/990100/990123/", &[1], Via::Name);
    sure("住房和城乡建设局", COUNTY, &[4], Via::Name);
    sure("市场监督管理局", PREFECTURE, &[7], Via::Name);
    sure("乡村振兴局", PREFECTURE, &[12], Via::Name);
    sure("组织部", PREFECTURE, &[5], Via::Name);
    sure("委组织部", PREFECTURE, &[5], Via::Name);
}

#[test]
fn usual_abbreviations_and_aliases() {
    sure("州发改委", PREFECTURE, &[3], Via::Alias);
    sure("州住建局", PREFECTURE, &[4], Via::Alias);
    sure("住建局", PREFECTURE, &[4], Via::Alias);
    sure("州市监局", PREFECTURE, &[7], Via::Alias);
    sure("州消防支队", PREFECTURE, &[6], Via::Alias);
    sure("州安全生产委员会办公室", PREFECTURE, &[2], Via::Name);
    sure("安委办", PREFECTURE, &[2], Via::Name);
    sure("州河湖建管局", PREFECTURE, &[8], Via::Alias);
    sure("云岭州应急局", PREFECTURE, &[1], Via::Name);
    sure("云岭应急局", PREFECTURE, &[1], Via::Name);
}

#[test]
fn a_level_before_a_name_means_the_level_of_the_document() {
    sure("县应急管理局", COUNTY, &[21], Via::Name);
    sure("县发展改革局", COUNTY, &[22], Via::Name);
    sure("市应急管理局", PREFECTURE, &[1], Via::Name);
    sure("州应急管理局", COUNTY, &[1], Via::Name);
    let got = directory().resolve("县应急局", PREFECTURE, DAY);
    assert!(got.units.is_empty(), "each county has one");
    assert_eq!(numbers(&got.candidates)[..2], [21, 31]);
}

#[test]
fn who_governs_a_place() {
    sure("云溪县", PREFECTURE, &[20], Via::Name);
    sure("云溪县人民政府", PREFECTURE, &[20], Via::Name);
    sure("云溪县党委、政府", PREFECTURE, &[20], Via::Name);
    sure("云溪县委", PREFECTURE, &[20], Via::Name);
    sure("县委、县政府", COUNTY, &[20], Via::Name);
    sure("州人民政府", PREFECTURE, &[9], Via::Name);
    sure("云岭产业园区", PREFECTURE, &[50], Via::Name);
    sure("云岭产业园区管委会", PREFECTURE, &[50], Via::Alias);
    sure("石桥镇", COUNTY, &[60], Via::Name);
    sure("石桥镇党委政府", COUNTY, &[60], Via::Name);
}

#[test]
fn groups_by_region() {
    for words in [
        "各县（市）",
        "各县(市、区)党委政府",
        "县（市）党委政府",
        "各县市",
        "各县人民政府",
        "各县（市、区）党委、政府",
        "县市区",
    ] {
        sure(words, PREFECTURE, &[20, 30, 40], Via::RegionGroup);
    }
    for words in ["各功能区", "产业园区", "园区", "各园区管委会", "功能区管委会"] {
        sure(words, PREFECTURE, &[50], Via::RegionGroup);
    }
    sure("各县（市）应急管理局", PREFECTURE, &[21, 31], Via::RegionGroup);
    sure("各乡镇（街道）", COUNTY, &[60, 61], Via::RegionGroup);
    sure("各乡镇", PREFECTURE, &[60, 61], Via::RegionGroup);
    sure("各县（市）党委政府和各功能区", PREFECTURE, &[20, 30, 40, 50], Via::RegionGroup);
}

#[test]
fn groups_that_the_region_has_not() {
    doubtful("各县（市）", COUNTY, None);
    doubtful("各功能区", COUNTY, None);
    doubtful("开发区", PREFECTURE, None);
    doubtful("各乡镇", ZONE, None);
}

#[test]
fn a_roster_is_read_for_its_day() {
    let d = directory();
    for words in ["负有安全监管职责的部门", "州级负有安全监管职责的部门", "各负有安全生产监督管理职责的部门"]
    {
        let got = d.resolve(words, PREFECTURE, DAY);
        assert_eq!(numbers(&got.units), [1, 4, 8], "{words}");
        assert_eq!(got.via, Via::Roster);
        assert_eq!(got.roster.unwrap().count, 3);
    }
    let later = d.resolve("负有安全监管职责的部门", PREFECTURE, date(2025, 6, 1));
    assert_eq!(numbers(&later.units), [1, 4, 7]);
    let before = d.resolve("负有安全监管职责的部门", PREFECTURE, date(2022, 6, 1));
    assert!(before.units.is_empty() && before.via == Via::None);
    assert_eq!(numbers(&d.resolve("负有安全监管职责的部门", COUNTY, DAY).units), [1, 4, 8]);
}

#[test]
fn vague_groups_offer_the_members_of_rosters_and_decide_nothing() {
    let got = directory().resolve("各有关部门", PREFECTURE, DAY);
    assert!(got.units.is_empty());
    assert_eq!(numbers(&got.candidates), [1, 4, 8]);
    doubtful("负有行业管理职责的部门", PREFECTURE, Some(1));
    doubtful("州级单位", PREFECTURE, Some(1));
}

#[test]
fn a_unit_that_ended_is_replaced_by_its_successor() {
    let d = directory();
    assert_eq!(numbers(&d.resolve("州煤炭局", PREFECTURE, date(2023, 12, 31)).units), [10]);
    assert_eq!(numbers(&d.resolve("州煤炭局", PREFECTURE, date(2024, 1, 1)).units), [11]);
    assert_eq!(numbers(&d.resolve("煤炭工业局", PREFECTURE, DAY).units), [11]);
}

#[test]
fn near_misses_are_offered_best_first_and_never_taken() {
    doubtful("州水利局", PREFECTURE, Some(8));
    doubtful("州发展改革局", PREFECTURE, Some(3));
    doubtful("县发展改革委", COUNTY, Some(22));
    doubtful("州消防救援局", PREFECTURE, Some(6));
    doubtful("雪岭县应急管理局", PREFECTURE, Some(1));
    doubtful("", PREFECTURE, None);
    doubtful("相关企业", PREFECTURE, None);
    doubtful("省应急管理厅", PREFECTURE, Some(1));
}

#[test]
fn two_units_in_one_phrase() {
    sure("州应急管理局和州消防救援支队", PREFECTURE, &[1, 6], Via::Name);
    let got = directory().resolve("州应急管理局和州外事办", PREFECTURE, DAY);
    assert!(got.units.is_empty(), "one part is unknown: {got:?}");
}

#[test]
fn an_unknown_region_resolves_whole_names_only() {
    sure("云岭州应急管理局", "/110000/", &[1], Via::Name);
    let got = directory().resolve("各县市", "/110000/", DAY);
    assert!(got.units.is_empty());
}
