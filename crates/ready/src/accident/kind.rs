//! Categories: GB/T 6441-1986 with its twenty codes for what is past, and the words of GB 6441-2025, whose official codes and
//! day of effect are contested (handbook 06 §3: sources say 2026-07-01 and 2027-01-01, 27 and 29 classes): keys of our own
//! until the text is at hand, never shown as official codes.

/// Which standard a category belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    Gb1986,
    Gb2025,
}

/// The twenty categories of 1986, code and name [M].
pub const OLD: [(&str, &str); 20] = [
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

/// Old code → keys of the new words it may become; one old category may be several new ones.
pub const NEW: [(&str, &str, &[&str]); 27] = [
    ("AT25-STRUCK", "物体打击", &["01"]),
    ("AT25-SITE-VEHICLE", "厂（场）内车辆致害", &["02"]),
    ("AT25-ROAD-VEHICLE", "道路（轨道）车辆致害", &["02"]),
    ("AT25-MACHINE", "机械致害", &["03"]),
    ("AT25-LIFTING", "起重致害", &["04"]),
    ("AT25-ELECTRIC", "触电", &["05"]),
    ("AT25-DROWNING", "淹溺", &["06"]),
    ("AT25-SCALD", "灼烫", &["07"]),
    ("AT25-FIRE", "火灾", &["08"]),
    ("AT25-FALL-HEIGHT", "高处坠落", &["09"]),
    ("AT25-FALL", "跌落", &["09", "20"]),
    ("AT25-COLLAPSE", "坍塌", &["10", "11"]),
    ("AT25-WATER", "水害", &["12"]),
    ("AT25-VESSEL", "容器爆炸", &["16", "17"]),
    ("AT25-PIPE", "管道爆炸", &["17", "18"]),
    ("AT25-GAS-EXPLOSION", "可燃气体爆炸", &["15", "18"]),
    ("AT25-VAPOUR-EXPLOSION", "可燃液体蒸汽爆炸", &["18"]),
    ("AT25-DUST-EXPLOSION", "粉尘爆炸", &["18"]),
    ("AT25-EXPLOSIVES", "民用爆炸物品爆炸", &["13", "14"]),
    ("AT25-FIREWORKS", "烟花爆竹爆炸", &["14"]),
    ("AT25-SOLID-EXPLOSION", "其他可燃固体爆炸", &["18"]),
    ("AT25-MELT-EXPLOSION", "高温熔融物爆炸", &["18"]),
    ("AT25-POISONING", "中毒", &["19"]),
    ("AT25-ASPHYXIA", "窒息", &["19"]),
    ("AT25-LANDSLIDE", "滑坡", &["10"]),
    ("AT25-LEAK", "泄漏", &["20"]),
    ("AT25-OTHER", "其他", &["20"]),
];

/// Name of a category by code or key.
pub fn label(code: &str) -> Option<&'static str> {
    let old = OLD.iter().find(|(c, _)| *c == code).map(|(_, name)| *name);
    old.or_else(|| NEW.iter().find(|(c, ..)| *c == code).map(|(_, name, _)| *name))
}

/// What an old code may become.
pub fn became(old: &str) -> Vec<&'static str> {
    NEW.iter().filter(|(_, _, from)| from.contains(&old)).map(|(key, ..)| *key).collect()
}
