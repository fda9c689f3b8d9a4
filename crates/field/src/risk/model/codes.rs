//! Code lists of the trade: kinds of accident, harmful factors, kinds of points.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Kinds of accident of GB/T 6441-1986 with their codes [M]. The 2025 edition's codes are not printed anywhere that we
/// have seen, so its kinds are kept by name.
pub const EVENTS_1986: &[(&str, &str)] = &[
    ("01", "物体打击"),
    ("02", "车辆伤害"),
    ("03", "机械伤害"),
    ("04", "起重伤害"),
    ("05", "触电"),
    ("06", "淹溺"),
    ("07", "灼烫"),
    ("08", "火灾"),
    ("09", "高处坠落"),
    ("10", "坍塌"),
    ("11", "冒顶片帮"),
    ("12", "透水"),
    ("13", "放炮"),
    ("14", "火药爆炸"),
    ("15", "瓦斯爆炸"),
    ("16", "锅炉爆炸"),
    ("17", "容器爆炸"),
    ("18", "其他爆炸"),
    ("19", "中毒和窒息"),
    ("20", "其他伤害"),
];

/// Kinds of accident of GB 6441-2025 that the edition before does not have under the same name (27 kinds reported) [V].
pub const EVENTS_2025: &[&str] = &[
    "厂（场）内车辆致害",
    "道路（轨道）车辆致害",
    "机械致害",
    "起重致害",
    "跌落",
    "水害",
    "管道爆炸",
    "可燃气体爆炸",
    "可燃液体蒸汽爆炸",
    "粉尘爆炸",
    "民用爆炸物品爆炸",
    "烟花爆竹爆炸",
    "其他可燃固体爆炸",
    "高温熔融物爆炸",
    "中毒",
    "窒息",
    "滑坡",
    "泄漏",
    "其他",
];

/// A kind of accident by name or by its code of 1986: the name.
pub fn event(word: &str) -> Option<&'static str> {
    let word = word.trim();
    let old = EVENTS_1986.iter().find(|(code, name)| *code == word || *name == word).map(|e| e.1);
    old.or_else(|| EVENTS_2025.iter().find(|name| **name == word).copied())
}

/// First two digits of a harmful factor (GB/T 13861-2022) [M].
pub const FACTORS: &[(&str, &str)] = &[
    ("11", "心理、生理性因素"),
    ("12", "行为性因素"),
    ("21", "物理性因素"),
    ("22", "化学性因素"),
    ("23", "生物性因素"),
    ("31", "室内作业场所环境不良"),
    ("32", "室外作业场所环境不良"),
    ("33", "地下（含水下）作业环境不良"),
    ("39", "其他作业环境不良"),
    ("41", "安全管理机构和人员不健全"),
    ("42", "安全责任制不完善"),
    ("43", "安全管理制度和规程不完善"),
    ("44", "安全投入不足"),
    ("45", "应急管理缺陷"),
    ("49", "其他管理因素缺陷"),
];

/// 人机环管 of a factor, by its first digit.
pub fn element(code: &str) -> Option<&'static str> {
    match code.chars().next()? {
        '1' => Some("人"),
        '2' => Some("机"),
        '3' => Some("环"),
        '4' => Some("管"),
        _ => None,
    }
}

/// A factor code of 2, 4 or 6 digits whose first two are in the list: its name. The sentence says what is wrong.
pub fn factor(code: &str) -> Result<&'static str, String> {
    let code = code.trim();
    let digits = code.chars().all(|c| c.is_ascii_digit()) && matches!(code.len(), 2 | 4 | 6);
    if !digits {
        return Err(format!("危险有害因素代码应为 2、4 或 6 位数字（GB/T 13861），现为“{code}”。"));
    }
    let found = FACTORS.iter().find(|(two, _)| code.starts_with(two)).map(|f| f.1);
    found.ok_or_else(|| {
        let all: Vec<&str> = FACTORS.iter().map(|f| f.0).collect();
        format!("危险有害因素代码“{code}”的前两位不在 GB/T 13861 的大类中（{}）。", all.join("、"))
    })
}

/// What a risk point is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RiskPointKind)]
pub enum PointKind {
    #[default]
    Place,
    Equipment,
    Task,
    Post,
}

impl PointKind {
    pub const ALL: [PointKind; 4] = [PointKind::Place, PointKind::Equipment, PointKind::Task, PointKind::Post];

    pub fn code(self) -> &'static str {
        match self {
            PointKind::Place => "place",
            PointKind::Equipment => "equipment",
            PointKind::Task => "task",
            PointKind::Post => "post",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            PointKind::Place => "场所",
            PointKind::Equipment => "设备设施",
            PointKind::Task => "作业活动",
            PointKind::Post => "岗位",
        }
    }
    /// By code or Chinese name.
    pub fn parse(word: &str) -> Option<PointKind> {
        let word = word.trim();
        let short = |k: &PointKind| word.chars().count() >= 2 && k.label().starts_with(word);
        PointKind::ALL.into_iter().find(|k| k.code() == word || k.label() == word || short(k))
    }
}
