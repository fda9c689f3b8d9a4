//! 三管三必须: who looks after a site of a trade. A proposal from what units say of themselves; where it is not certain the
//! site stands in the pool 职责待明确 until somebody rules.

use kernel::id::UnitId;

/// A unit of the directory, as far as the question goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub id: UnitId,
    pub region_path: String,
    /// `emergency_bureau`, `regulator` …
    pub kind: String,
    /// Sectors as written, separated by `;`.
    pub sectors: String,
}

/// Words by which a unit says that it looks after a trade.
fn words(trade: &str) -> &'static [&'static str] {
    match trade {
        "chemical" => &["危险化学品", "化工"],
        "mine" => &["非煤矿山"],
        "coal" => &["煤矿"],
        "metal" => &["金属冶炼", "冶金", "工贸"],
        "industry" => &["工贸"],
        "fireworks" => &["烟花爆竹", "危险化学品"],
        "explosives" => &["民爆"],
        "construction" => &["建筑施工"],
        "gas" => &["燃气"],
        "road" => &["道路运输", "交通运输"],
        "port" => &["港口", "水上交通", "交通运输"],
        "special" => &["特种设备"],
        "fire" => &["消防"],
        "power" => &["电力"],
        "water" => &["水利"],
        "tourism" => &["旅游"],
        "education" => &["教育"],
        "commerce" => &["商贸"],
        "farm" => &["农业"],
        _ => &[],
    }
}

const IN_CHARGE: &[&str] = &["emergency_bureau", "regulator", "industry_authority", "fire_rescue", "power_company"];

/// 非煤矿山 is not 煤矿, although its letters are in it.
fn says(sector: &str, word: &str) -> bool {
    sector.replace("非煤矿山", "非煤").contains(if word == "非煤矿山" { "非煤" } else { word })
}

/// The one unit nearest to the place that says it looks after the trade; `None` if there is none or more than one.
pub fn in_charge(trade: &str, region_path: &str, units: &[Candidate]) -> Option<UnitId> {
    for word in words(trade) {
        let fit = |u: &&Candidate| {
            IN_CHARGE.contains(&u.kind.as_str())
                && region_path.starts_with(&u.region_path)
                && u.sectors.split([';', '；']).any(|s| says(s, word))
        };
        let nearest = units.iter().filter(fit).map(|u| u.region_path.len()).max();
        let mut near = units.iter().filter(fit).filter(|u| Some(u.region_path.len()) == nearest);
        match (near.next(), near.next()) {
            (Some(one), None) => return Some(one.id),
            (Some(_), Some(_)) => return None,
            (None, _) => {}
        }
    }
    None
}

/// The town or functional zone on whose ground the place stands.
pub fn town(region_path: &str, units: &[Candidate]) -> Option<UnitId> {
    let fit = |u: &&Candidate| {
        matches!(u.kind.as_str(), "township" | "functional_zone") && region_path.starts_with(&u.region_path)
    };
    units.iter().filter(fit).max_by_key(|u| u.region_path.len()).map(|u| u.id)
}
