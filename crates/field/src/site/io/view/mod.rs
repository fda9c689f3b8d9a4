//! Shapes that are sent.

mod belongs;

pub use belongs::{
    GradeView, LifeView, PartView, Parts, SitingView, StaffView, TermView, WhyView, grade, masked, parts,
};

use crate::site::model::{Explain, Site, SiteColour, Staffing};
use jiff::civil::Date;
use kernel::id::{EnterpriseId, SiteId, UnitId};
use law::industry;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use web::Offer;
use web::view::{LabelValue, ParameterUse, UnitRef};

/// A word of a closed list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Coded {
    pub code: String,
    pub label: String,
}

impl Coded {
    pub fn new(code: &str, label: &str) -> Coded {
        Coded { code: code.into(), label: label.into() }
    }
    pub fn colour(c: SiteColour) -> Coded {
        Coded::new(c.code(), c.label())
    }
    pub fn trade(code: &str) -> Coded {
        Coded::new(code, industry::trade_label(code).unwrap_or(code))
    }
}

/// Why a figure is what it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Explained {
    pub rule: String,
    pub clause: String,
    pub say: String,
    pub inputs: Vec<LabelValue>,
    pub parameters: Vec<ParameterUse>,
}

impl From<&Explain> for Explained {
    fn from(e: &Explain) -> Explained {
        let input = |i: &kernel::light::Input| LabelValue { label: i.label.clone(), value: i.value.clone() };
        Explained {
            rule: e.rule.clone(),
            clause: e.clause.clone(),
            say: e.say.clone(),
            inputs: e.inputs.iter().map(input).collect(),
            parameters: used(&e.parameters),
        }
    }
}

/// Parameters as they are shown.
pub fn used(all: &[kernel::light::Used]) -> Vec<ParameterUse> {
    let one = |p: &kernel::light::Used| ParameterUse {
        key: p.key.clone(),
        label: p.label.clone(),
        value: p.value.clone(),
        source: p.source.clone(),
        effective_from: p.effective_from,
    };
    all.iter().map(one).collect()
}

/// A site in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SiteRow {
    #[schema(value_type = Uuid)]
    pub id: SiteId,
    #[schema(value_type = Uuid)]
    pub enterprise: EnterpriseId,
    pub name: String,
    pub uscc: Option<String>,
    pub main: bool,
    /// Region path.
    pub region: String,
    pub region_name: String,
    pub trade: Coded,
    pub industry: Coded,
    pub scale: Option<Coded>,
    pub high_risk: bool,
    pub state: Coded,
    /// `None`: not graded yet.
    pub colour: Option<Coded>,
    pub letter: Option<String>,
    pub score: Option<f64>,
    #[schema(value_type = Option<String>, format = Date)]
    pub next_check_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub licence_due: Option<Date>,
    /// Last own report or self-check; absent: none since it is watched.
    #[schema(value_type = Option<String>, format = Date)]
    pub heard_on: Option<Date>,
    /// 长期零上报: found silent on this day.
    #[schema(value_type = Option<String>, format = Date)]
    pub silent_on: Option<Date>,
    /// `None`: 职责待明确.
    pub regulator: Option<UnitRef>,
    pub township: Option<UnitRef>,
    pub address: String,
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    pub version: i64,
}

/// Names that rows and pages need.
#[derive(Default)]
pub struct Names {
    pub regions: HashMap<String, String>,
    pub units: HashMap<UnitId, UnitRef>,
}

impl Names {
    fn unit(&self, id: Option<UnitId>) -> Option<UnitRef> {
        self.units.get(&id?).cloned()
    }
    /// 云溪县青石镇 for a path of three.
    fn region(&self, path: &str) -> String {
        let codes: Vec<&str> = path.split('/').filter(|c| !c.is_empty()).collect();
        let prefixes = (1..=codes.len()).map(|n| format!("/{}/", codes[..n].join("/")));
        let named: Vec<&String> = prefixes.filter_map(|p| self.regions.get(&p)).collect();
        named.iter().skip(usize::from(named.len() > 1)).map(|s| s.as_str()).collect()
    }
}

/// A site as a row.
pub fn row(s: Site, names: &Names) -> SiteRow {
    let colour = s.grade.as_ref().map(|g| g.colour);
    SiteRow {
        id: s.id,
        enterprise: s.enterprise,
        uscc: s.uscc,
        main: s.main,
        region_name: names.region(&s.region_path),
        trade: Coded::trade(&s.trade),
        industry: Coded::new(&s.industry, industry::industry_label(&s.industry).unwrap_or_default()),
        scale: s.scale.map(|x| Coded::new(x.code(), x.label())),
        high_risk: s.high_risk,
        state: Coded::new(s.state.code(), s.state.label()),
        colour: colour.map(Coded::colour),
        letter: colour.map(|c| c.letter().to_owned()),
        score: s.grade.as_ref().map(|g| g.score),
        next_check_on: s.next_check_on,
        licence_due: s.licence_due,
        heard_on: s.heard_on,
        silent_on: s.silent_on,
        regulator: names.unit(s.regulator),
        township: names.unit(s.township),
        address: s.address,
        lng: s.lng,
        lat: s.lat,
        name: s.name,
        region: s.region_path,
        version: s.version,
    }
}

/// How often a site checks itself, by its class.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckView {
    /// `day` `week` `half_month` `month` `quarter` `half_year` `year`
    pub period: String,
    pub label: String,
    pub say: String,
    pub parameters: Vec<ParameterUse>,
    /// Whether it recurs as a duty: the site works and the enterprise has an account.
    pub runs: bool,
    /// The one who asks may file one now.
    pub may_file: bool,
}

/// A site with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SiteView {
    #[serde(flatten)]
    pub row: SiteRow,
    pub enterprise_name: String,
    /// Names that the enterprise had before.
    pub aliases: Vec<String>,
    pub unit: Option<UnitRef>,
    pub staff: Option<i64>,
    pub revenue_wan: Option<f64>,
    pub assets_wan: Option<f64>,
    pub scale_explain: Explained,
    pub scale_reason: Option<String>,
    pub high_risk_why: Vec<WhyView>,
    pub tags: Vec<Coded>,
    pub standard_level: i64,
    pub principal: Option<String>,
    pub phone: Option<String>,
    #[schema(value_type = Object)]
    pub staffing: Staffing,
    pub staffing_check: Vec<StaffView>,
    pub park: Option<Coded>,
    pub siting: Option<SitingView>,
    pub grade: Option<GradeView>,
    /// How often its class asks it to check itself; absent: not graded.
    pub self_check: Option<CheckView>,
    pub parts: Parts,
    pub events: Vec<LifeView>,
    /// Other places of the same enterprise.
    pub others: Vec<LabelValue>,
    /// What is still to be filled in, in Chinese.
    pub missing: Vec<String>,
    pub offers: Vec<Offer>,
    pub may_write: bool,
    pub may_grade: bool,
}
