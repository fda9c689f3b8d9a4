//! Points as a table: reading one row names every cell that is wrong.

use super::model::{Kind, Limits, Point};
use super::template;

/// Headings; `true`: must be there and be filled.
pub const HEADS: &[(&str, bool)] = &[
    ("点位编码", true),
    ("点位名称", true),
    ("模板", false),
    ("类型", false),
    ("安装位置", false),
    ("量程下限", false),
    ("量程上限", false),
    ("分辨力", false),
    ("采样周期（秒）", false),
    ("上报周期（秒）", false),
    ("低低限", false),
    ("低限", false),
    ("高限", false),
    ("高高限", false),
    ("死区", false),
    ("报警延时（秒）", false),
    ("恢复延时（秒）", false),
    ("断电值", false),
    ("复电值", false),
    ("静默时间（秒）", false),
    ("关键点位", false),
    ("分组", false),
    ("网关", false),
];

/// A row that was understood, as far as cells alone can say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub code: String,
    pub name: String,
    pub template: String,
    pub kind: String,
    pub spot: String,
    pub lo: Option<f64>,
    pub hi: Option<f64>,
    pub resolution: Option<f64>,
    pub sample_s: Option<u32>,
    pub report_s: Option<u32>,
    pub critical: Option<bool>,
    pub bundle: String,
    pub gateway: String,
    pub limits: Limits,
}

/// A wrong cell: heading and sentence.
pub type Fault = (&'static str, String);

/// Reads a row; `text` gives the cell under a heading. Limits that are left out come from the template.
///
/// # Errors
/// Every cell that is wrong.
pub fn read(text: impl Fn(&str) -> String) -> Result<Line, Vec<Fault>> {
    let mut faults: Vec<Fault> = Vec::new();
    let said =
        |head: &'static str| Some(text(head).trim().to_owned()).filter(|t| !t.is_empty() && t != "-" && t != "—");
    let mut number = |head: &'static str| -> Option<f64> {
        let given = said(head)?;
        let read = given.replace([',', '，', ' '], "").parse::<f64>().ok().filter(|n| n.is_finite());
        if read.is_none() {
            faults.push((head, format!("“{given}”不是数字，请只填阿拉伯数字，不带单位。")));
        }
        read
    };
    let (lo, hi, resolution) = (number("量程下限"), number("量程上限"), number("分辨力"));
    let (sample, report) = (number("采样周期（秒）"), number("上报周期（秒）"));
    let base = said("模板").and_then(|w| template::template(&w));
    let of = base.as_ref().map(|b| b.limits.clone()).unwrap_or_default();
    let limits = Limits {
        ll: number("低低限").or(of.ll),
        l: number("低限").or(of.l),
        h: number("高限").or(of.h),
        hh: number("高高限").or(of.hh),
        deadband: number("死区").unwrap_or(of.deadband),
        on_s: number("报警延时（秒）").unwrap_or(of.on_s),
        off_s: number("恢复延时（秒）").unwrap_or(of.off_s),
        cut: number("断电值").or(of.cut),
        restore: number("复电值").or(of.restore),
        silent_s: number("静默时间（秒）").unwrap_or(of.silent_s),
        rate: of.rate,
        rate_window_s: of.rate_window_s,
        normal: of.normal,
    };
    for (head, must) in HEADS {
        if *must && said(head).is_none() {
            faults.push((head, format!("{head}没有填，请补上。")));
        }
    }
    if let Some(word) = said("模板").filter(|_| base.is_none()) {
        faults.push(("模板", format!("没有“{word}”这个模板，请从列表中选择。")));
    }
    if let Some(word) = said("类型").filter(|w| Kind::parse(w).is_none()) {
        faults.push(("类型", format!("没有“{word}”这种点位类型，请从列表中选择。")));
    }
    if said("模板").is_none() && said("类型").is_none() {
        faults.push(("模板", "请填写模板或类型。".into()));
    }
    let critical = match said("关键点位").as_deref() {
        None => None,
        Some("是") => Some(true),
        Some("否") => Some(false),
        Some(other) => {
            faults.push(("关键点位", format!("“{other}”无效，请填“是”或“否”。")));
            None
        }
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    let word = |head| said(head).unwrap_or_default();
    Ok(Line {
        code: word("点位编码"),
        name: word("点位名称"),
        template: word("模板"),
        kind: word("类型"),
        spot: word("安装位置"),
        lo,
        hi,
        resolution,
        sample_s: sample.map(|s| s as u32),
        report_s: report.map(|s| s as u32),
        critical,
        bundle: word("分组"),
        gateway: word("网关"),
        limits,
    })
}

/// The heading of a field, for refusals.
pub fn head_of(path: &str) -> &'static str {
    match path {
        "name" => "点位名称",
        "template" => "模板",
        "kind" | "limits.normal" => "类型",
        "lo" => "量程下限",
        "hi" => "量程上限",
        "resolution" => "分辨力",
        "sample_s" => "采样周期（秒）",
        "report_s" => "上报周期（秒）",
        "limits.ll" => "低低限",
        "limits.l" => "低限",
        "limits.h" => "高限",
        "limits.hh" => "高高限",
        "limits.deadband" => "死区",
        "limits.on_s" => "报警延时（秒）",
        "limits.off_s" => "恢复延时（秒）",
        "limits.cut" => "断电值",
        "limits.restore" => "复电值",
        "limits.silent_s" => "静默时间（秒）",
        _ => "点位编码",
    }
}

/// A point as a row, in the order of [`HEADS`].
pub fn write(p: &Point) -> Vec<String> {
    let number = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
    vec![
        p.code.clone(),
        p.name.clone(),
        template::template(&p.template).map(|t| t.label).unwrap_or_default(),
        p.kind.label().into(),
        p.spot.clone(),
        number(p.lo),
        number(p.hi),
        p.resolution.to_string(),
        p.sample_s.to_string(),
        p.report_s.to_string(),
        number(p.limits.ll),
        number(p.limits.l),
        number(p.limits.h),
        number(p.limits.hh),
        p.limits.deadband.to_string(),
        p.limits.on_s.to_string(),
        p.limits.off_s.to_string(),
        number(p.limits.cut),
        number(p.limits.restore),
        p.limits.silent_s.to_string(),
        if p.critical { "是" } else { "否" }.into(),
        p.bundle.clone(),
        p.gateway.clone(),
    ]
}
