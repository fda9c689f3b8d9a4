//! A point: what is measured, in which unit.

use super::flow::PointState;
use crate::alarm::{Cut, Limit, Rate, Rule};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::{EnterpriseId, InstallationId, PointId, SiteId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Dense number of a point, given by the catalogue and never used again for another point. Everything that must be fast is
/// an array with this index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slot(pub u32);

impl Slot {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

words! {
    /// What a point measures (handbook 04 §2).
    Kind {
        Methane "methane" "甲烷",
        Co "co" "一氧化碳",
        H2s "h2s" "硫化氢",
        Combustible "combustible" "可燃气体",
        Toxic "toxic" "有毒气体",
        Oxygen "oxygen" "氧气",
        Level "level" "液位",
        Temperature "temperature" "温度",
        Pressure "pressure" "压力",
        Flow "flow" "流量",
        Wind "wind" "风速",
        Dust "dust" "粉尘",
        Displacement "displacement" "位移",
        WaterLevel "water_level" "水位",
        Power "power" "用电负荷",
        LeakCurrent "leak_current" "剩余电流",
        Switch "switch" "开关量",
        Headcount "headcount" "人员计数",
    }
}

impl Kind {
    /// The one unit in which the kind is stored (handbook 04 §1: units are the same everywhere in the store). Others are
    /// converted on the way in.
    pub fn unit(self) -> &'static str {
        match self {
            Kind::Methane | Kind::Oxygen => "%VOL",
            Kind::Co | Kind::H2s | Kind::Toxic => "ppm",
            Kind::Combustible => "%LEL",
            Kind::Level | Kind::WaterLevel => "m",
            Kind::Temperature => "℃",
            Kind::Pressure => "MPa",
            Kind::Flow => "m³/h",
            Kind::Wind => "m/s",
            Kind::Dust => "mg/m³",
            Kind::Displacement => "mm",
            Kind::Power => "kW",
            Kind::LeakCurrent => "mA",
            Kind::Switch => "",
            Kind::Headcount => "人",
        }
    }

    /// Whether it watches a gas that kills or explodes: alarms of these have no noticeable on-delay (handbook 04 §4.1).
    pub fn gas(self) -> bool {
        matches!(self, Kind::Methane | Kind::Co | Kind::H2s | Kind::Combustible | Kind::Toxic | Kind::Oxygen)
    }
}

/// Where a point hangs, as copied from its site: what lists and scopes look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub site: SiteId,
    pub site_name: String,
    pub enterprise: EnterpriseId,
    pub region_path: String,
    pub trade: String,
    pub unit: Option<UnitId>,
    pub regulator: Option<UnitId>,
}

/// The limits of a point as people set them; figures in the point's unit, times in seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    pub ll: Option<f64>,
    pub l: Option<f64>,
    pub h: Option<f64>,
    pub hh: Option<f64>,
    /// Change within `rate_window_s` that is too fast.
    pub rate: Option<f64>,
    pub rate_window_s: Option<u32>,
    pub deadband: f64,
    pub on_s: f64,
    pub off_s: f64,
    /// Power cut from this value on (methane), restored below `restore`.
    pub cut: Option<f64>,
    pub restore: Option<f64>,
    /// Of a switch: ought to be on.
    pub normal: Option<bool>,
    /// Silence that counts as stale; 0 = never.
    pub silent_s: f64,
}

impl Limits {
    /// For the engine.
    pub fn rule(&self, lo: Option<f64>, hi: Option<f64>, version: u32) -> Rule {
        let ms = |s: f64| (s * 1000.0).clamp(0.0, u32::MAX as f64) as u32;
        let rate = self.rate.zip(self.rate_window_s);
        Rule {
            ll: self.ll,
            l: self.l,
            h: self.h,
            hh: self.hh,
            rate: rate.map(|(change, s)| Rate { change, window_ms: s.saturating_mul(1000) }),
            deadband: self.deadband,
            on_ms: ms(self.on_s),
            off_ms: ms(self.off_s),
            cut: self.cut.zip(self.restore).map(|(cut, restore)| Cut { cut, restore }),
            lo: lo.unwrap_or(f64::NEG_INFINITY),
            hi: hi.unwrap_or(f64::INFINITY),
            normal: self.normal,
            silent_ms: ms(self.silent_s),
            version,
        }
    }

    /// The figure of a limit, where it has one.
    pub fn of(&self, limit: Limit) -> Option<f64> {
        match limit {
            Limit::Ll => self.ll,
            Limit::L => self.l,
            Limit::H => self.h,
            Limit::Hh => self.hh,
            Limit::Roc => self.rate,
            Limit::Cut => self.cut,
            Limit::Stale => Some(self.silent_s),
            _ => None,
        }
    }
}

words! {
    /// Why a point alarms nobody: three different things, and the instrument's own word (handbook 04 §4, §5).
    Mute {
        Shelved "shelved" "搁置",
        Suppressed "suppressed" "设计抑制",
        OutOfService "out_of_service" "停用",
        Masked "masked" "设备自报屏蔽或标校",
    }
}

/// A point of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub id: PointId,
    pub slot: Slot,
    #[serde(flatten)]
    pub place: Place,
    /// Installation of the site that it watches.
    pub installation: Option<InstallationId>,
    /// Tag as the gateway sends it, unique within the site.
    pub code: String,
    pub name: String,
    pub kind: Kind,
    /// Where the instrument hangs, in words.
    pub spot: String,
    /// Range of the instrument.
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    /// Smallest step of a value.
    pub resolution: f64,
    pub sample_s: u32,
    pub report_s: u32,
    pub critical: bool,
    pub latched: bool,
    /// Name of the group of points that watch the same thing; empty: none.
    pub bundle: String,
    /// Points that ought to move alike.
    pub neighbours: Vec<PointId>,
    pub gateway: String,
    /// Code of the template that it was made from.
    pub template: String,
    pub limits: Limits,
    pub rule_version: i64,
    pub calibrated_on: Option<Date>,
    pub calibrate_due: Option<Date>,
    #[serde(with = "state_code")]
    pub state: PointState,
    /// Why it alarms nobody just now, and until when.
    pub muted: Option<(Mute, Timestamp)>,
    pub version: i64,
}

impl Point {
    /// For the engine.
    pub fn rule(&self) -> Rule {
        self.limits.rule(self.lo, self.hi, self.rule_version as u32)
    }

    /// What keeps it silent at an instant.
    pub fn mute_at(&self, at: Timestamp) -> Option<Mute> {
        self.muted.filter(|m| at < m.1).map(|m| m.0)
    }
}

mod state_code {
    use super::super::flow::{PointFlow, PointState};
    use serde::Deserialize;

    pub fn serialize<S: serde::Serializer>(state: &PointState, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(state.code())
    }
    pub fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<PointState, D::Error> {
        let code = String::deserialize(from)?;
        <PointFlow as kernel::Flow>::parse_state(&code).ok_or_else(|| serde::de::Error::custom(code))
    }
}
