//! Shapes of what belongs to one site: its class, its parts, its events, what the rules say.

use super::{Coded, Explained};
use crate::site::io::store::part::Part;
use crate::site::model::{Grade, Site};
use crate::site::part::PartKind;
use jiff::civil::Date;
use kernel::id::EnterpriseId;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

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
