//! The nouns of doubt: what is known of an instrument, what was said about it, what is doubted.

use crate::point::Kind;
use serde::{Deserialize, Serialize};

/// What must be known of an instrument to judge its curve.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    pub kind: Kind,
    /// Smallest step that it shows, in its unit; 0 if unknown (then it is learnt from the curve).
    pub resolution: f64,
    pub lo: f64,
    pub hi: f64,
    /// Alarm limit above.
    pub high: Option<f64>,
}

words! {
    /// What somebody or the instrument itself said about a stretch of time.
    Told {
        Calibration "calibration" "标校",
        Fault "fault" "报故障",
        Maintenance "maintenance" "备案检修",
        Restart "restart" "重启",
    }
}

/// Such a statement with its stretch, milliseconds UTC; an open one ends at `i64::MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub told: Told,
    pub from_ms: i64,
    pub to_ms: i64,
}

words! {
    /// The rules (handbook 04 §5 and §6). The code is the rule's id in every evidence.
    Rule {
        Held "held" "数值僵死",
        Muted "muted" "起伏消失",
        Replayed "replayed" "曲线重放",
        Clipped "clipped" "削顶",
        Quantised "quantised" "分辨力变粗",
        Silent "silent" "关键时段静默",
        Lowered "lowered" "数值被压低",
        Unresponsive "unresponsive" "与相邻点脱节",
        CalibratedAtAlarm "calibrated_at_alarm" "报警时标校",
        FaultyInProduction "faulty_in_production" "报故障仍生产",
        SameAfterGap "same_after_gap" "中断后数值原样",
        ClearedByRestart "cleared_by_restart" "重启消警",
        /// Not seen in a curve: somebody said so, and nobody has looked yet.
        FaultReported "fault_reported" "报系统故障",
        // The electric meter (handbook 04 §8): it does not lie, it gives away.
        RunUnderStop "run_under_stop" "停产令期间生产",
        NightRun "night_run" "夜间违规生产",
        SuddenDrop "sudden_drop" "负荷骤降",
        FanPowerLoss "fan_power_loss" "主扇失电",
        SuddenRise "sudden_rise" "用电骤增",
        OverCapacity "over_capacity" "超能力生产",
        ResumeUnreported "resume_unreported" "停产后恢复未报",
        ZeroButActive "zero_but_active" "有人作业而几乎不用电",
    }
}

/// A number that the judgement rests on, for people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it is, in Chinese with its unit.
    pub label: String,
    pub value: f64,
}

/// Reason to believe that an instrument does not show what is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    pub rule: Rule,
    /// 0 to 1; from the limit `doubt.limit` on a person must look.
    pub score: f64,
    /// The stretch of the curve that shows it, milliseconds UTC.
    pub from_ms: i64,
    pub to_ms: i64,
    /// One Chinese sentence: what was seen and why it is odd.
    pub told: String,
    pub figures: Vec<Figure>,
}

impl Doubt {
    /// A doubt with its sentence; the score is kept within 0 and 1.
    pub fn new(rule: Rule, score: f64, span: (i64, i64), told: String) -> Doubt {
        Doubt { rule, score: score.clamp(0.0, 1.0), from_ms: span.0, to_ms: span.1, told, figures: Vec::new() }
    }

    /// Adds a number of the evidence.
    pub fn with(mut self, label: &str, value: f64) -> Doubt {
        let value = (value * 1000.0).round() / 1000.0;
        self.figures.push(Figure { label: label.to_owned(), value });
        self
    }
}
