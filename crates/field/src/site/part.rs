//! What belongs to a site in numbers: licences, persons, chemicals, installations, special equipment, reforms.

use jiff::civil::Date;
use kernel::Refusal;
use law::gb18218::{self, Assessment, Quantity};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Which list a part belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    Licence,
    Person,
    Chemical,
    Installation,
    Equipment,
    Reform,
}

const KINDS: &[(PartKind, &str, &str)] = &[
    (PartKind::Licence, "licence", "许可证照"),
    (PartKind::Person, "person", "安全管理人员"),
    (PartKind::Chemical, "chemical", "危险化学品"),
    (PartKind::Installation, "installation", "重大危险源单元"),
    (PartKind::Equipment, "equipment", "特种设备"),
    (PartKind::Reform, "reform", "改造提升、整合重组、关闭退出"),
];

impl PartKind {
    pub fn code(self) -> &'static str {
        KINDS[self as usize].1
    }
    pub fn label(self) -> &'static str {
        KINDS[self as usize].2
    }
    pub fn parse(code: &str) -> Option<PartKind> {
        KINDS.iter().find(|k| k.1 == code).map(|k| k.0)
    }
    pub fn all() -> impl Iterator<Item = PartKind> {
        KINDS.iter().map(|k| k.0)
    }
}

/// Kinds of licence: code, label, whether it shows that the site is high-risk (handbook 10 §2).
pub const LICENCES: &[(&str, &str, bool)] = &[
    ("safety_production", "安全生产许可证", true),
    ("hazchem_trade", "危险化学品经营许可证", true),
    ("hazchem_use", "危险化学品安全使用许可证", true),
    ("hazchem_register", "危险化学品登记证", true),
    ("fireworks_trade", "烟花爆竹经营许可证", true),
    ("explosives", "民用爆炸物品许可证", true),
    ("mining", "采矿许可证", true),
    ("gas", "燃气经营许可证", true),
    ("road_hazmat", "道路危险货物运输许可证", true),
    ("port_hazmat", "港口危险货物作业附证", true),
    ("construction", "建筑施工企业安全生产许可证", true),
    ("standard", "安全生产标准化证书", false),
    ("other", "其他证照", false),
];

/// Posts of persons: code, label.
pub const POSTS: &[(&str, &str)] = &[
    ("principal", "主要负责人"),
    ("director", "安全总监"),
    ("safety_head", "安全管理机构负责人"),
    ("safety_staff", "专职安全员"),
    ("part_time", "兼职安全员"),
    ("engineer", "注册安全工程师"),
    ("guardian", "重大危险源包保责任人"),
    ("special_worker", "特种作业人员"),
];

/// Roads out for a chemical firm that may not stay as it is.
pub const REFORMS: &[(&str, &str)] = &[("upgrade", "改造提升"), ("integrate", "整合重组"), ("exit", "关闭退出")];
/// How far it is.
pub const REFORM_STATES: &[(&str, &str)] =
    &[("listed", "已列入"), ("running", "实施中"), ("done", "已完成"), ("accepted", "已验收")];

/// Label of a word of one of the lists above.
pub fn label_of(list: &[(&'static str, &'static str)], code: &str) -> Option<&'static str> {
    list.iter().find(|l| l.0 == code).map(|l| l.1)
}

/// A licence or certificate of the enterprise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    pub kind: String,
    pub number: String,
    #[serde(default)]
    pub from: Option<Date>,
    #[serde(default)]
    pub to: Option<Date>,
    #[serde(default)]
    pub authority: String,
}

/// Somebody in charge of safety.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    pub post: String,
    pub name: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub certificate: String,
    #[serde(default)]
    pub valid_to: Option<Date>,
}

/// A chemical on the site, largest quantity by design in tonnes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chemical {
    pub name: String,
    #[serde(default)]
    pub cas: Option<String>,
    #[serde(default)]
    pub class: Option<String>,
    pub quantity_t: f64,
    /// Where it is kept, in words.
    #[serde(default)]
    pub place: String,
}

/// A production or storage unit that was identified by GB 18218; the result is computed, never typed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Installation {
    pub name: String,
    /// `production` or `storage`
    pub kind: String,
    /// Residents within 500 m outside the plant.
    pub residents: i64,
    pub substances: Vec<Quantity>,
    /// 备案编号 with the county's emergency bureau.
    #[serde(default)]
    pub filing: String,
    /// Day of the last safety assessment (评估); every three years again.
    #[serde(default)]
    pub assessed_on: Option<Date>,
    #[serde(default)]
    pub result: Option<Assessment>,
}

/// 特种设备.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equipment {
    pub kind: String,
    pub code: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub next_inspection_on: Option<Date>,
}

/// 改造提升 / 整合重组 / 关闭退出.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reform {
    pub kind: String,
    pub state: String,
    #[serde(default)]
    pub due: Option<Date>,
    #[serde(default)]
    pub note: String,
    /// Ids of files that prove it; needed once it is said to be done.
    #[serde(default)]
    pub evidence: Vec<uuid::Uuid>,
}

/// A checked part: the words by which it is listed, its day, and its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub label: String,
    pub due: Option<Date>,
    /// 0 to 4 for installations.
    pub level: u8,
    pub body: Value,
}

fn bad(path: &str, say: impl Into<String>) -> Refusal {
    let say = say.into();
    Refusal::invalid("BAD_PART", say.clone()).at(path, say)
}

fn text(path: &'static str, value: &str, name: &str, most: usize) -> Result<String, Refusal> {
    let value = value.trim();
    match value.chars().count() {
        0 => Err(bad(path, format!("{name}没有填，请补上。"))),
        n if n > most => Err(bad(path, format!("{name}不能超过 {most} 字，现有 {n} 字。"))),
        _ => Ok(value.to_owned()),
    }
}

fn one_of(
    path: &'static str,
    value: &str,
    name: &str,
    list: &[(&'static str, &'static str)],
) -> Result<&'static str, Refusal> {
    label_of(list, value).ok_or_else(|| {
        let all: Vec<String> = list.iter().map(|l| format!("{}（{}）", l.0, l.1)).collect();
        bad(path, format!("{name}“{value}”无效，可选：{}。", all.join("、")))
    })
}

fn body<T: for<'de> Deserialize<'de>>(value: Value) -> Result<T, Refusal> {
    serde_json::from_value(value).map_err(|e| bad("body", "填写的内容不符合格式，请刷新页面后重试。").because(e))
}

fn done(label: String, due: Option<Date>, level: u8, of: &impl Serialize) -> Checked {
    Checked { label, due, level, body: serde_json::to_value(of).unwrap_or(Value::Null) }
}

/// Check what was filled in for a part and compute what follows from it.
///
/// # Errors
/// A Chinese sentence with the field that is wrong.
pub fn check(kind: PartKind, filled: Value) -> Result<Checked, Refusal> {
    match kind {
        PartKind::Licence => {
            let mut p: Licence = body(filled)?;
            let kinds: Vec<_> = LICENCES.iter().map(|l| (l.0, l.1)).collect();
            let label = one_of("kind", &p.kind, "证照种类", &kinds)?;
            p.number = text("number", &p.number, "证照编号", 60)?;
            if let (Some(from), Some(to)) = (p.from, p.to)
                && to < from
            {
                return Err(bad("to", format!("有效期止 {to} 早于有效期起 {from}，请核对。")));
            }
            Ok(done(format!("{label} {}", p.number), p.to, 0, &p))
        }
        PartKind::Person => {
            let mut p: Officer = body(filled)?;
            let label = one_of("post", &p.post, "岗位", POSTS)?;
            p.name = text("name", &p.name, "姓名", 30)?;
            if p.phone.chars().any(|c| !(c.is_ascii_digit() || "-+ ()（）转".contains(c))) {
                return Err(bad("phone", "电话只能由数字和“-”组成，请核对。"));
            }
            Ok(done(format!("{label} {}", p.name), p.valid_to, 0, &p))
        }
        PartKind::Chemical => {
            let mut p: Chemical = body(filled)?;
            p.name = text("name", &p.name, "危险化学品名称", 80)?;
            if !p.quantity_t.is_finite() || !(0.0..=1e8).contains(&p.quantity_t) {
                return Err(bad("quantity_t", "最大量应为 0 至 1 亿吨之间的数，请核对单位（吨）。"));
            }
            if let Some(class) = p.class.as_deref().filter(|c| !c.is_empty())
                && gb18218::class(class).is_none()
            {
                return Err(bad("class", format!("没有“{class}”这个危险性类别，请从列表中选择。")));
            }
            Ok(done(p.name.clone(), None, 0, &p))
        }
        PartKind::Installation => {
            let mut p: Installation = body(filled)?;
            p.name = text("name", &p.name, "单元名称", 80)?;
            one_of("kind", &p.kind, "单元类型", &[("production", "生产单元"), ("storage", "储存单元")])?;
            let result = gb18218::assess(&p.substances, p.residents).map_err(|wrong| {
                let first = wrong.first().map_or_else(String::new, |w| w.say.clone());
                let refusal = Refusal::invalid("BAD_PART", first);
                wrong.into_iter().fold(refusal, |r, w| r.at(format!("substances[{}]", w.line), w.say))
            })?;
            let level = result.level;
            let due = p.assessed_on.filter(|_| level > 0).map(|d| d.saturating_add(jiff::Span::new().years(3)));
            let label = format!("{}（{}）", p.name, gb18218::level_label(level));
            p.result = Some(result);
            Ok(done(label, due, level, &p))
        }
        PartKind::Equipment => {
            let mut p: Equipment = body(filled)?;
            p.kind = text("kind", &p.kind, "设备种类", 40)?;
            p.code = text("code", &p.code, "设备代码", 40)?;
            Ok(done(format!("{} {}", p.kind, p.code), p.next_inspection_on, 0, &p))
        }
        PartKind::Reform => {
            let p: Reform = body(filled)?;
            let label = one_of("kind", &p.kind, "方式", REFORMS)?;
            let state = one_of("state", &p.state, "进展", REFORM_STATES)?;
            if matches!(p.state.as_str(), "done" | "accepted") && p.evidence.is_empty() {
                let say = format!("“{label}”报“{state}”须附证明材料，请先上传。");
                return Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("evidence", "须附证明材料"));
            }
            let due = p.due.filter(|_| !matches!(p.state.as_str(), "done" | "accepted"));
            Ok(done(format!("{label}（{state}）"), due, 0, &p))
        }
    }
}
