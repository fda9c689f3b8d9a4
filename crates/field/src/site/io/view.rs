//! Shapes that are sent.

use super::store::part::Part;
use crate::site::model::{Explain, Grade, Site, SiteColour, Staffing};
use crate::site::part::PartKind;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, SiteId, UnitId};
use law::industry;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;
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
        let used = |p: &kernel::light::Used| ParameterUse {
            key: p.key.clone(),
            label: p.label.clone(),
            value: p.value.clone(),
            source: p.source.clone(),
            effective_from: p.effective_from,
        };
        Explained {
            rule: e.rule.clone(),
            clause: e.clause.clone(),
            say: e.say.clone(),
            inputs: e.inputs.iter().map(input).collect(),
            parameters: e.parameters.iter().map(used).collect(),
        }
    }
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

/// One term of the grade.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TermView {
    pub label: String,
    /// 0 to 100.
    pub value: f64,
    pub weight: f64,
    /// value × weight.
    pub points: f64,
    pub say: String,
}

/// The class of a site.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GradeView {
    pub colour: Coded,
    /// A (best) to D.
    pub letter: String,
    /// Letters of other schemes run the other way.
    pub scheme: String,
    pub score: f64,
    pub terms: Vec<TermView>,
    pub explain: Explained,
    /// What the formula says, where the decision departed from it, and why.
    pub computed: Option<Coded>,
    pub reason: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub graded_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub next_check_on: Option<Date>,
    /// 季检, 半年检, 年检, 双随机.
    pub frequency: String,
}

/// The grade as sent. `months` between inspections; `None`: drawn at random.
pub fn grade(g: &Grade, site: &Site, months: Option<i64>) -> GradeView {
    let term = |t: &crate::site::model::Term| TermView {
        label: t.label.clone(),
        value: t.value,
        weight: t.weight,
        points: (t.value * t.weight * 100.0).round() / 100.0,
        say: t.say.clone(),
    };
    GradeView {
        colour: Coded::colour(g.colour),
        letter: g.colour.letter().into(),
        scheme: "企业风险分级（A 最好，D 最差）".into(),
        score: g.score,
        terms: g.terms.iter().map(term).collect(),
        explain: (&g.explain).into(),
        computed: g.computed.map(Coded::colour),
        reason: g.reason.clone(),
        graded_on: site.graded_on,
        next_check_on: site.next_check_on,
        frequency: months.map_or("双随机抽查".into(), |m| format!("每 {m} 个月检查一次")),
    }
}

/// A part in its list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PartView {
    pub id: Uuid,
    pub label: String,
    /// The day on which it runs out or is due.
    #[schema(value_type = Option<String>, format = Date)]
    pub due: Option<Date>,
    /// Days until then; negative: past.
    pub days_left: Option<i64>,
    /// 1 to 4 for installations, 0 otherwise.
    pub level: i64,
    /// The fields as filled in; for installations with the result of the identification.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
}

/// Parts by kind.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Parts {
    pub licence: Vec<PartView>,
    pub person: Vec<PartView>,
    pub chemical: Vec<PartView>,
    pub installation: Vec<PartView>,
    pub equipment: Vec<PartView>,
    pub reform: Vec<PartView>,
}

/// Parts as sent; telephone numbers are masked unless `open`.
pub fn parts(all: Vec<Part>, today: Date, open: bool) -> Parts {
    let mut out = Parts::default();
    for p in all {
        let mut body = p.body;
        if let Some(phone) = body.get("phone").and_then(|v| v.as_str()).filter(|_| !open) {
            body["phone"] = masked(phone).into();
        }
        let days_left = p.due.map(|d| i64::from((d - today).get_days()));
        let view = PartView { id: p.id, label: p.label, due: p.due, days_left, level: p.level, body };
        match p.kind {
            PartKind::Licence => out.licence.push(view),
            PartKind::Person => out.person.push(view),
            PartKind::Chemical => out.chemical.push(view),
            PartKind::Installation => out.installation.push(view),
            PartKind::Equipment => out.equipment.push(view),
            PartKind::Reform => out.reform.push(view),
        }
    }
    out
}

/// `139****0001`
pub fn masked(phone: &str) -> String {
    let signs: Vec<char> = phone.chars().collect();
    match signs.len() {
        0..=6 => "*".repeat(signs.len()),
        n => signs[..3].iter().chain(&['*'; 4]).chain(&signs[n - 4..]).collect(),
    }
}

/// A duty to have safety staff, with what is there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StaffView {
    pub rule: String,
    pub need: String,
    pub have: String,
    /// `None`: cannot be judged yet.
    pub ok: Option<bool>,
    pub clause: String,
    pub statutory: bool,
}

/// A reason for high risk.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WhyView {
    pub by: String,
    pub say: String,
    pub clause: String,
}

/// Whether a chemical firm stands where it may.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SitingView {
    pub code: String,
    pub say: String,
    pub clause: String,
}

/// A life event.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LifeView {
    pub kind: String,
    pub label: String,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub note: String,
    /// The name before a change of name.
    pub was: Option<String>,
    #[schema(value_type = Option<Uuid>)]
    pub enterprise: Option<EnterpriseId>,
    pub by: String,
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
