//! The words of the demo's two plans against the demo's directory. What each means was read off the plans by hand.

use jiff::civil::{Date, date};
use kernel::id::{RegionId, RosterId, UnitId};
use org::Directory;
use org::directory::Via;
use org::region::{Region, RegionKind, path_of};
use org::roster::{Roster, RosterEntry};
use org::unit::{Unit, UnitKind};
use std::collections::HashMap;
use uuid::Uuid;

const PREFECTURE: &str = "/990100/";
const COUNTY: &str = "/990100/990121/";
const ISSUED: Date = date(2024, 4, 12);

fn rows(text: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let row = |r: csv::StringRecord| heads.iter().map(str::to_owned).zip(r.iter().map(str::to_owned)).collect();
    reader.records().map(|r| row(r.unwrap())).collect()
}

fn day(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn directory() -> Directory {
    let mut regions: Vec<Region> = Vec::new();
    for (i, r) in rows(include_str!("../../../content/demo/regions.csv")).iter().enumerate() {
        let above = regions.iter().find(|x| x.code == r["parent"]);
        let path = path_of(above.map(|a| a.path.as_str()), &r["code"]);
        regions.push(Region {
            id: RegionId(Uuid::from_u128(i as u128 + 1)),
            code: r["code"].clone(),
            name: r["name"].clone(),
            kind: RegionKind::parse(&r["kind"]).unwrap(),
            parent: above.map(|a| a.id),
            depth: path.matches('/').count() as u32 - 1,
            path,
            version: 1,
        });
    }
    let table = rows(include_str!("../../../content/demo/units.csv"));
    let id = |i: usize| UnitId(Uuid::from_u128(i as u128 + 1000));
    let by_short =
        |short: &str| id(table.iter().position(|u| u["short"] == short).unwrap_or_else(|| panic!("{short}")));
    let units = table.iter().enumerate().map(|(i, u)| {
        let region = regions.iter().find(|r| r.code == u["region_code"]).unwrap();
        let next = u["successors"].split(';').filter_map(|s| s.split_once([':', '：']));
        Unit {
            id: id(i),
            name: u["name"].clone(),
            short: u["short"].clone(),
            kind: UnitKind::parse(&u["kind"]).unwrap(),
            region: region.id,
            region_path: region.path.clone(),
            parent: None,
            aliases: u["aliases"].split(';').filter(|a| !a.is_empty()).map(str::to_owned).collect(),
            initials: String::new(),
            level: u["level"].clone(),
            sector: None,
            valid_from: day(&u["valid_from"]),
            valid_to: day(&u["valid_to"]),
            successors: next.map(|(u, on)| (by_short(u), on.parse().unwrap())).collect(),
            version: 1,
        }
    });
    let units: Vec<Unit> = units.collect();
    let mut rosters: Vec<Roster> = Vec::new();
    for r in rows(include_str!("../../../content/demo/rosters.csv")) {
        let region = regions.iter().find(|x| x.code == r["region_code"]).unwrap();
        let entry =
            RosterEntry { unit: by_short(&r["unit"]), valid_from: r["from"].parse().unwrap(), valid_to: day(&r["to"]) };
        match rosters.iter_mut().find(|x| x.phrase == r["phrase"] && x.region == region.id) {
            Some(known) => known.entries.push(entry),
            None => rosters.push(Roster {
                id: RosterId(Uuid::from_u128(rosters.len() as u128 + 1)),
                phrase: r["phrase"].clone(),
                region: region.id,
                region_path: region.path.clone(),
                name: r["phrase"].clone(),
                source: r["source"].clone(),
                entries: vec![entry],
                version: 1,
            }),
        }
    }
    Directory::new(regions, units, rosters)
}

#[track_caller]
fn means(d: &Directory, words: &str, from: &str, want: &[&str]) {
    let got = d.resolve(words, from, ISSUED);
    let shorts: Vec<&str> = got.units.iter().map(|u| d.by_id(*u).unwrap().short.as_str()).collect();
    assert_eq!(shorts, want, "{words} from {from}: {got:?}");
}

#[test]
fn single_units_of_the_prefecture_plan() {
    let d = directory();
    for (words, short) in [
        ("州应急管理局", "州应急局"),
        ("州安委办", "州安委办"),
        ("州住房城乡建设局", "州住建局"),
        ("州市场监管局", "州市场监管局"),
        ("州委组织部", "州委组织部"),
        ("州消防救援支队", "州消防支队"),
        ("州交通运输局", "州交通局"),
        ("州工业和信息化局", "州工信局"),
        ("州文化和旅游局", "州文旅局"),
        ("州自然资源和规划局", "州自然资源局"),
        ("州纪委监委", "州纪委监委"),
        ("州发展改革委", "州发展改革委"),
        ("州教育体育局", "州教体局"),
        ("州委办", "州委办"),
        ("州政府办", "州政府办"),
        ("州委编办", "州委编办"),
        ("州人力资源社会保障局", "州人社局"),
        ("州生态环境局", "州生态环境局"),
        ("云岭供电公司", "云岭供电公司"),
        ("州科技局", "州科技局"),
        ("州卫生健康委", "州卫健委"),
        ("团州委", "团州委"),
        ("州国资委", "州国资委"),
        ("州广电局", "州广电局"),
        ("云岭产业园区", "园区管委会"),
    ] {
        means(&d, words, PREFECTURE, &[short]);
    }
}

#[test]
fn single_units_of_the_county_plan() {
    let d = directory();
    for (words, short) in [
        ("县应急管理局", "云溪县应急局"),
        ("县安委办", "云溪县安委办"),
        ("县住房城乡建设局", "云溪县住建局"),
        ("县委组织部", "云溪县委组织部"),
        ("县自然资源局", "云溪县自然资源局"),
        ("县消防救援大队", "云溪县消防大队"),
        ("县文化和旅游局", "云溪县文旅局"),
        ("县市场监管局", "云溪县市场监管局"),
        ("云溪供电所", "云溪供电所"),
        ("青石镇", "青石镇"),
    ] {
        means(&d, words, COUNTY, &[short]);
    }
}

#[test]
fn groups_of_the_prefecture_plan() {
    let d = directory();
    let counties = ["云溪县委县政府", "松泉县委县政府", "雪岭县委县政府"];
    for words in ["县（市）党委政府", "各县（市）", "各县（市）党委、政府", "各县市人民政府"]
    {
        means(&d, words, PREFECTURE, &counties);
    }
    means(&d, "各功能区", PREFECTURE, &["园区管委会"]);
    means(&d, "产业园区", PREFECTURE, &["园区管委会"]);
    let regulators = d.resolve("负有安全监管职责的部门", PREFECTURE, ISSUED);
    assert_eq!((regulators.via, regulators.units.len()), (Via::Roster, 13));
    let name = |words: &str, on| {
        let found = d.resolve(words, PREFECTURE, on).units;
        let mut shorts: Vec<String> = found.iter().map(|u| d.by_id(*u).unwrap().short.clone()).collect();
        shorts.sort();
        shorts
    };
    let before = name("负有安全监管职责的部门", date(2024, 6, 30));
    let after = name("负有安全监管职责的部门", date(2024, 7, 1));
    assert!(before.contains(&"州发展改革委".into()) && !before.contains(&"州能源局".into()));
    assert!(!after.contains(&"州发展改革委".into()) && after.contains(&"州能源局".into()));
    let vague = d.resolve("各有关部门", PREFECTURE, ISSUED);
    assert!(vague.units.is_empty() && vague.candidates.len() > 13, "{vague:?}");
}

#[test]
fn words_that_name_nobody_stay_open() {
    let d = directory();
    for words in ["不再一一列出", "有关企业", "省应急管理厅", "县应急管理局", "国务院有关部门"]
    {
        let got = d.resolve(words, PREFECTURE, ISSUED);
        assert!(got.units.is_empty(), "{words}: {got:?}");
    }
    let which = d.resolve("县应急管理局", PREFECTURE, ISSUED);
    assert_eq!(which.candidates.len(), 3, "one of the three counties must be chosen");
}
