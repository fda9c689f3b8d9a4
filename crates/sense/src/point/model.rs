//! A point: what is measured, in which unit.

use serde::{Deserialize, Serialize};

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
