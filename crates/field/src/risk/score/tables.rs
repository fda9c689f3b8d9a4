//! The tables, one line for each value that may be chosen.

/// A value of a table with what it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grade {
    pub value: f64,
    pub say: &'static str,
}

const fn g(value: f64, say: &'static str) -> Grade {
    Grade { value, say }
}

/// LS: likelihood.
pub const LS_L: &[Grade] = &[
    g(5.0, "没有监测、没有措施，或经常发生"),
    g(4.0, "措施不全，或经常不执行"),
    g(3.0, "有措施但执行不严，偶尔发生"),
    g(2.0, "措施有效，偶有偏差"),
    g(1.0, "措施充分有效，极不可能发生"),
];
/// LS: severity to people.
pub const LS_PEOPLE: &[Grade] = &[
    g(5.0, "有人死亡"),
    g(4.0, "丧失劳动能力"),
    g(3.0, "骨折、听力丧失或慢性病"),
    g(2.0, "轻微受伤、间歇不适"),
    g(1.0, "无伤亡"),
];
/// LS: severity by direct loss.
pub const LS_LOSS: &[Grade] = &[
    g(5.0, "直接经济损失超过 100 万元"),
    g(4.0, "直接经济损失超过 50 万元"),
    g(3.0, "直接经济损失超过 1 万元"),
    g(2.0, "直接经济损失不超过 1 万元"),
    g(1.0, "无损失"),
];
/// LS: severity by what has to stop.
pub const LS_STOP: &[Grade] = &[
    g(5.0, "多于 2 套装置停工"),
    g(4.0, "2 套装置停工"),
    g(3.0, "1 套装置停工"),
    g(2.0, "影响不大，几乎不停工"),
    g(1.0, "没有停工"),
];
/// LS: severity taken as a whole, when the three are not told apart.
pub const LS_S: &[Grade] = &[
    g(5.0, "死亡、损失超过 100 万元或多于 2 套装置停工"),
    g(4.0, "丧失劳动能力、损失超过 50 万元或 2 套装置停工"),
    g(3.0, "骨折或慢性病、损失超过 1 万元或 1 套装置停工"),
    g(2.0, "轻伤、损失不超过 1 万元或影响不大"),
    g(1.0, "无伤亡、无损失、不停工"),
];

/// LEC: likelihood.
pub const LEC_L: &[Grade] = &[
    g(10.0, "完全可以预料"),
    g(6.0, "相当可能"),
    g(3.0, "可能，但不经常"),
    g(1.0, "可能性小"),
    g(0.5, "很不可能，可以设想"),
    g(0.2, "极不可能"),
    g(0.1, "实际不可能"),
];
/// LEC: exposure.
pub const LEC_E: &[Grade] = &[
    g(10.0, "连续暴露"),
    g(6.0, "每天工作时间内暴露"),
    g(3.0, "每周一次或偶然暴露"),
    g(2.0, "每月一次暴露"),
    g(1.0, "每年几次暴露"),
    g(0.5, "非常罕见暴露"),
];
/// LEC: consequence.
pub const LEC_C: &[Grade] = &[
    g(100.0, "10 人以上死亡"),
    g(40.0, "3—9 人死亡"),
    g(15.0, "1—2 人死亡"),
    g(7.0, "严重，重伤"),
    g(3.0, "较重，致残"),
    g(1.0, "引人注目，需要救护"),
];
