//! Phrases that mean several units.

use super::resolve::Found;
use super::{Directory, RosterUse, Via, names};
use crate::region::{Region, RegionKind};
use crate::unit::UnitKind;
use jiff::civil::Date;
use kernel::id::UnitId;

/// Words for all counties of a prefecture.
const COUNTIES: [&str; 15] = [
    "县市区旗",
    "县市区",
    "区县市",
    "区市县",
    "市县区",
    "市区县",
    "县区市",
    "旗县市区",
    "旗县区",
    "县市",
    "市县",
    "区县",
    "县区",
    "区市",
    "旗县",
];
/// Words for all prefectures of a province.
const PREFECTURES: [&str; 8] = ["州市", "市州", "市地州", "地州市", "地市", "设区市", "盟市", "设区的市"];
const ZONES: [&str; 14] = [
    "功能区",
    "产业园区",
    "工业园区",
    "化工园区",
    "经济开发区",
    "经开区",
    "高新区",
    "开发区",
    "园区",
    "景区",
    "管理区",
    "新区",
    "产业园",
    "工业园",
];
const TOWNSHIPS: [&str; 9] =
    ["乡镇街道办", "乡镇街道", "镇乡街道", "街道乡镇", "镇街道", "乡镇街", "镇街", "街镇", "乡镇"];

impl Directory {
    /// A phrase of a roster of the document's region, or of a region above.
    pub(super) fn by_roster(&self, words: &str, from: &str, on: Date) -> Option<(Vec<UnitId>, RosterUse)> {
        let key = phrase(words);
        let fitting = self.rosters.iter().filter(|r| from.starts_with(&r.region_path) && phrase(&r.phrase) == key);
        let roster = fitting.max_by_key(|r| r.region_path.len())?;
        let mut units: Vec<UnitId> = Vec::new();
        for at in roster.on(on).filter_map(|u| self.by_id.get(&u)) {
            for unit in self.standing(*at, on) {
                if !units.contains(&unit) {
                    units.push(unit);
                }
            }
        }
        if units.is_empty() {
            return None;
        }
        let used = RosterUse {
            id: roster.id,
            phrase: roster.phrase.clone(),
            name: roster.name.clone(),
            on,
            count: units.len(),
        };
        Some((units, used))
    }

    /// 各有关部门, 有关单位: nobody in particular; the members of the region's rosters are offered.
    pub(super) fn of_a_vague_group(&self, words: &str, from: &str, on: Date) -> Option<Vec<UnitId>> {
        const VAGUE: [&str; 12] = [
            "有关部门",
            "相关部门",
            "有关单位",
            "相关单位",
            "成员单位",
            "行业部门",
            "各部门",
            "各单位",
            "主管部门",
            "部门和单位",
            "级单位",
            "职责的部门",
        ];
        if !VAGUE.iter().any(|v| words.ends_with(v)) {
            return None;
        }
        let mut rosters: Vec<_> = self.rosters.iter().filter(|r| from.starts_with(&r.region_path)).collect();
        rosters.sort_by_key(|r| std::cmp::Reverse(r.region_path.len()));
        let mut out: Vec<UnitId> = Vec::new();
        for at in rosters.iter().flat_map(|r| r.on(on)).filter_map(|u| self.by_id.get(&u)) {
            for unit in self.standing(*at, on) {
                if !out.contains(&unit) {
                    out.push(unit);
                }
            }
        }
        Some(out)
    }

    /// 各县（市、区）党委政府, 各功能区, 各乡镇.
    pub(super) fn by_region(&self, words: &str, from: &str, on: Date) -> Found {
        let flat = names::flatten(words);
        let every = flat.starts_with('各');
        let bare = flat.strip_prefix("全市各").or(flat.strip_prefix("全州各")).unwrap_or(&flat);
        let bare = bare.strip_prefix('各').unwrap_or(bare);
        let Some(base) = self.chain(from).last().copied() else { return Found::Nothing };
        let start = |list: &[&str]| list.iter().find_map(|p| bare.strip_prefix(p)).map(str::to_owned);
        // One character means all of them only after 各: 各县, 各区.
        let single =
            |letters: [&str; 3]| letters.iter().find_map(|l| bare.strip_prefix(l)).filter(|_| every).map(str::to_owned);

        if let Some(rest) = start(&ZONES) {
            return self.zones(base, bare, &rest, on);
        }
        if let Some(rest) = start(&TOWNSHIPS) {
            return self.everywhere(base, RegionKind::Township, &rest, on);
        }
        if base.kind == RegionKind::Province {
            if let Some(rest) = start(&PREFECTURES).or_else(|| single(["市", "州", "盟"])) {
                return self.everywhere(base, RegionKind::Prefecture, &rest, on);
            }
        }
        if let Some(rest) = start(&COUNTIES).or_else(|| single(["县", "区", "市"])) {
            return self.everywhere(base, RegionKind::County, &rest, on);
        }
        if every && bare.starts_with('镇') {
            return self.everywhere(base, RegionKind::Township, &bare["镇".len()..], on);
        }
        Found::Nothing
    }

    /// The same organ in every region of a kind below.
    fn everywhere(&self, base: &Region, kind: RegionKind, rest: &str, on: Date) -> Found {
        let mut regions: Vec<&Region> = self
            .regions
            .iter()
            .filter(|r| r.kind == kind && r.path != base.path && r.path.starts_with(&base.path))
            .collect();
        regions.sort_by(|a, b| a.code.cmp(&b.code));
        let mut units = Vec::new();
        for region in regions {
            if let Found::Sure(found, _) = self.in_region(region, rest, on) {
                units.extend(found);
            }
        }
        if units.is_empty() { Found::Nothing } else { Found::Sure(units, Via::RegionGroup) }
    }

    /// Zones below; 功能区 means all, 产业园区 those that are called so.
    fn zones(&self, base: &Region, words: &str, rest: &str, on: Date) -> Found {
        if !["", "管委会", "管理委员会", "党工委管委会", "党工委"].contains(&rest) {
            return Found::Nothing;
        }
        let word = words.strip_suffix(rest).unwrap_or(words);
        let all = self.below(&base.path, RegionKind::FunctionalZone, UnitKind::FunctionalZone, on);
        let called = |u: &UnitId| self.by_id(*u).is_some_and(|u| self.region_name(&u.region_path).contains(word));
        let units: Vec<UnitId> = if word == "功能区" { all } else { all.into_iter().filter(called).collect() };
        if units.is_empty() { Found::Nothing } else { Found::Sure(units, Via::RegionGroup) }
    }
}

/// A group phrase without what varies: level, 各, 州级, the long form of 监管.
fn phrase(words: &str) -> String {
    let mut out = names::flatten(words);
    for (long, short) in [
        ("安全生产监督管理", "安全监管"),
        ("安全监督管理", "安全监管"),
        ("安全生产监管", "安全监管"),
        ("安全生产委员会", "安委会"),
        ("职责部门", "职责的部门"),
    ] {
        out = out.replace(long, short);
    }
    for prefix in [
        "各级", "各", "省级", "州级", "市级", "县级", "区级", "全州", "全市", "全县", "省", "州", "市", "县", "区",
        "各",
    ] {
        if let Some(rest) = out.strip_prefix(prefix).filter(|r| r.chars().count() >= 4) {
            out = rest.to_owned();
        }
    }
    for tail in ["成员单位", "的部门"] {
        if let Some(head) = out.strip_suffix(tail) {
            // 安委会成员单位 and 成员单位 are one.
            return format!("{}{tail}", head.strip_suffix("安委会").unwrap_or(head).trim_end_matches("各"));
        }
    }
    out
}
