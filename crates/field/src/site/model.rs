//! A site: a place where an enterprise works, with everything that the two loops of prevention hang on.

use super::flow::State;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, SiteId, UnitId};
use kernel::light::{Input, Used};
use law::scale::Scale;
use serde::{Deserialize, Serialize};

/// Declares a small closed list of words: value, code, Chinese label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($v:ident $code:literal $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $code)] $v),+ }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$v),+];
            pub fn code(self) -> &'static str { match self { $($name::$v => $code),+ } }
            pub fn label(self) -> &'static str { match self { $($name::$v => $label),+ } }
            /// By code or Chinese label.
            pub fn parse(word: &str) -> Option<$name> {
                let word = word.trim();
                $name::ALL.iter().copied().find(|v| v.code() == word || v.label() == word)
            }
        }
    };
}

words! {
    /// Colour of an enterprise's class, worst first.
    SiteColour { Red "red" "红", Orange "orange" "橙", Yellow "yellow" "黄", Blue "blue" "蓝" }
}

words! {
    /// What the place works with; the industry code does not tell (handbook 10 §2).
    Tag {
        Dust "dust" "粉尘涉爆",
        Ammonia "ammonia" "涉氨制冷",
        Confined "confined" "有限空间",
        MetalSmelting "metal_smelting" "金属冶炼",
        HazchemProcess "hazchem_process" "危险化工工艺",
        GasUse "gas_use" "煤气使用",
        Crowd "crowd" "人员密集场所",
    }
}

words! {
    /// 化工园区安全风险等级 (应急〔2019〕78号: A 高, B 较高, C 一般, D 较低), or none.
    Park { Outside "outside" "不在化工园区", A "a" "A类园区（高风险）", B "b" "B类园区（较高风险）", C "c" "C类园区（一般风险）", D "d" "D类园区（较低风险）" }
}

impl SiteColour {
    /// Letter of the class. A is the best here; parks and mines order theirs differently, so the scheme is named.
    pub fn letter(self) -> &'static str {
        match self {
            SiteColour::Red => "D",
            SiteColour::Orange => "C",
            SiteColour::Yellow => "B",
            SiteColour::Blue => "A",
        }
    }
}

impl Tag {
    /// Whether it makes a site high-risk by itself.
    pub fn high_risk(self) -> bool {
        self != Tag::Crowd
    }
}

/// People who look after safety.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Staffing {
    /// 专职安全生产管理人员.
    pub full_time: i64,
    /// 兼职.
    pub part_time: i64,
    /// 注册安全工程师.
    pub engineers: i64,
    /// 安全总监.
    pub director: bool,
    /// 安全生产委员会.
    pub committee: bool,
}

/// A reason why a site counts as high-risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// `industry` `licence` `tag` `installation`
    pub by: String,
    pub say: String,
    /// Where the rule comes from.
    pub clause: String,
}

/// A derived figure with what it was derived from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Explain {
    pub rule: String,
    pub clause: String,
    pub say: String,
    pub inputs: Vec<Input>,
    pub parameters: Vec<Used>,
}

/// One term of the grading formula.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    pub label: String,
    /// 0 to 100 before weighting.
    pub value: f64,
    pub weight: f64,
    pub say: String,
}

/// The class of a site, as decided on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    /// 0 to 100, one decimal.
    pub score: f64,
    pub colour: SiteColour,
    pub terms: Vec<Term>,
    pub explain: Explain,
    /// Set where the one who graded departed from the formula, with the reason.
    #[serde(default)]
    pub reason: Option<String>,
    /// Colour by the formula, where the decision departed from it.
    #[serde(default)]
    pub computed: Option<SiteColour>,
}

/// A site as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    pub id: SiteId,
    pub enterprise: EnterpriseId,
    /// The enterprise's principal place; it has exactly one.
    pub main: bool,
    pub name: String,
    pub uscc: Option<String>,
    pub region_path: String,
    /// 行业监管类别, one of [`law::industry::TRADES`].
    pub trade: String,
    /// The enterprise's own unit, once it has one.
    pub unit: Option<UnitId>,
    /// 行业监管部门; `None`: 职责待明确.
    pub regulator: Option<UnitId>,
    /// 属地.
    pub township: Option<UnitId>,
    pub address: String,
    /// CGCS2000, degrees.
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    /// GB/T 4754-2017, two to four digits.
    pub industry: String,
    pub staff: Option<i64>,
    /// 万元, last year.
    pub revenue_wan: Option<f64>,
    pub assets_wan: Option<f64>,
    pub scale: Option<Scale>,
    /// Why the size was set by hand against the rule.
    pub scale_reason: Option<String>,
    pub high_risk: bool,
    pub high_risk_why: Vec<Why>,
    pub tags: Vec<Tag>,
    /// 安全生产标准化 1 to 3, 0: none.
    pub standard_level: i64,
    pub principal: Option<String>,
    pub phone: Option<String>,
    pub staffing: Staffing,
    pub park: Option<Park>,
    #[serde(with = "state_code")]
    pub state: State,
    pub grade: Option<Grade>,
    pub graded_on: Option<Date>,
    pub next_check_on: Option<Date>,
    /// The earliest day on which a licence or certificate runs out.
    pub licence_due: Option<Date>,
    /// The last day on which the enterprise reported a hazard of its own or filed a self-check.
    #[serde(default)]
    pub heard_on: Option<Date>,
    /// Found silent on this day; `None`: it is heard from.
    #[serde(default)]
    pub silent_on: Option<Date>,
    pub version: i64,
}

/// Sort key of sites that were not graded.
pub const UNGRADED: i64 = -1;

impl Site {
    /// The score in tenths, for sorting.
    pub fn score_key(&self) -> i64 {
        self.grade.as_ref().map_or(UNGRADED, |g| (g.score * 10.0).round() as i64)
    }
    pub fn next_check_key(&self) -> Date {
        self.next_check_on.unwrap_or(Date::MAX)
    }
}

/// Names and addresses compared without blanks, punctuation and width: the key of duplicates and of sorting.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
            c => Some(c),
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

mod state_code {
    use crate::site::flow::{SiteFlow, State};
    use kernel::flow::Flow;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(state: &State, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(state.code())
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<State, D::Error> {
        let code = String::deserialize(from)?;
        SiteFlow::parse_state(&code).ok_or_else(|| D::Error::custom("no such state"))
    }
}
