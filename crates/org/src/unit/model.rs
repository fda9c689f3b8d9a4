//! A unit and its kinds.

use jiff::civil::Date;
use kernel::id::{RegionId, UnitId};
use serde::{Deserialize, Serialize};

/// Kinds of organ (handbook 01 §1, column code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    PartyCommittee,
    Government,
    SafetyCommittee,
    SafetyCommitteeOffice,
    SpecialCommittee,
    EmergencyBureau,
    Regulator,
    IndustryAuthority,
    SupportOrgan,
    MineSupervision,
    FireRescue,
    Township,
    FunctionalZone,
    Village,
    Enterprise,
    TechServiceOrg,
    Insurer,
    Union,
    SupervisionCommission,
    Police,
    Procuratorate,
    Court,
    PowerCompany,
    Other,
}

const KINDS: &[(UnitKind, &str, &str)] = &[
    (UnitKind::PartyCommittee, "party_committee", "党委"),
    (UnitKind::Government, "government", "人民政府"),
    (UnitKind::SafetyCommittee, "safety_committee", "安委会"),
    (UnitKind::SafetyCommitteeOffice, "safety_committee_office", "安委办"),
    (UnitKind::SpecialCommittee, "special_committee", "专业委员会"),
    (UnitKind::EmergencyBureau, "emergency_bureau", "应急管理部门"),
    (UnitKind::Regulator, "regulator", "负有安全监管职责的部门"),
    (UnitKind::IndustryAuthority, "industry_authority", "行业主管部门"),
    (UnitKind::SupportOrgan, "support_organ", "支持保障部门"),
    (UnitKind::MineSupervision, "mine_supervision", "矿山安全监察机构"),
    (UnitKind::FireRescue, "fire_rescue", "消防救援机构"),
    (UnitKind::Township, "township", "乡镇街道"),
    (UnitKind::FunctionalZone, "functional_zone", "功能区管委会"),
    (UnitKind::Village, "village", "村居委会"),
    (UnitKind::Enterprise, "enterprise", "生产经营单位"),
    (UnitKind::TechServiceOrg, "tech_service_org", "技术服务机构"),
    (UnitKind::Insurer, "insurer", "保险机构"),
    (UnitKind::Union, "union", "工会"),
    (UnitKind::SupervisionCommission, "supervision_commission", "纪检监察机关"),
    (UnitKind::Police, "police", "公安机关"),
    (UnitKind::Procuratorate, "procuratorate", "检察院"),
    (UnitKind::Court, "court", "法院"),
    (UnitKind::PowerCompany, "power_company", "供电企业"),
    (UnitKind::Other, "other", "其他"),
];

impl UnitKind {
    pub fn code(self) -> &'static str {
        KINDS.iter().find(|k| k.0 == self).map_or("", |k| k.1)
    }
    pub fn label(self) -> &'static str {
        KINDS.iter().find(|k| k.0 == self).map_or("", |k| k.2)
    }
    /// By code or Chinese label.
    pub fn parse(word: &str) -> Option<UnitKind> {
        KINDS.iter().find(|k| k.1 == word || k.2 == word).map(|k| k.0)
    }
    pub fn all() -> impl Iterator<Item = UnitKind> {
        KINDS.iter().map(|k| k.0)
    }
}

/// A unit as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    /// Official name with the place: 云岭州应急管理局.
    pub name: String,
    /// As on the wall chart: 州应急局.
    pub short: String,
    pub kind: UnitKind,
    pub region: RegionId,
    pub region_path: String,
    /// The unit that it belongs to, if any (安委办 → 应急管理局).
    pub parent: Option<UnitId>,
    /// Other names in use, without repetition.
    pub aliases: Vec<String>,
    /// Pinyin initials of name, short name and aliases: `ylzyjglj zyjj`.
    pub initials: String,
    /// Kind of the region that it serves: `prefecture`.
    pub level: String,
    /// Sector that it regulates, as grants name it.
    pub sector: Option<String>,
    /// First and last day; `None` means always, and until now.
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    /// Units that followed, each from a day.
    pub successors: Vec<(UnitId, Date)>,
    pub version: i64,
}

impl Unit {
    /// Exists on this day.
    pub fn lives(&self, on: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= on) && self.valid_to.is_none_or(|to| on <= to)
    }
}
