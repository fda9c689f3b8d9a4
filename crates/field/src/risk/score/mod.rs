//! 风险评价: LS, LEC and the cases that are major without a score (handbook 03 §2). Figures of the tables come from
//! provincial standards [M]; the cut points are parameters, because trades and regions cut differently.
//! - `ls` the matrix R = L × S · `lec` D = L × E × C · `direct` major by kind of case · `tables` what the tables say, in words

mod direct;
mod lec;
mod ls;
pub mod tables;

pub use direct::{Direct, major_by};
pub use lec::{d_level, lec};
pub use ls::{ls, r_level};

use super::level::Level;
use jiff::civil::Date;
use kernel::light::{Input, Used};
use kernel::{Outcome, Refusal};
use law::Parameters;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a risk is assessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RiskMethod)]
pub enum Method {
    #[default]
    Ls,
    Lec,
    /// 直接判定: major by law or by the case, without a score.
    Direct,
    /// 工作危害分析: steps of a job, scored by LS or LEC.
    Jha,
    /// 安全检查表: parts of equipment, scored by LS or LEC.
    Scl,
}

impl Method {
    pub const ALL: [Method; 5] = [Method::Ls, Method::Lec, Method::Direct, Method::Jha, Method::Scl];

    pub fn code(self) -> &'static str {
        match self {
            Method::Ls => "ls",
            Method::Lec => "lec",
            Method::Direct => "direct",
            Method::Jha => "jha",
            Method::Scl => "scl",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Method::Ls => "风险矩阵法（LS）",
            Method::Lec => "作业条件危险性评价法（LEC）",
            Method::Direct => "直接判定",
            Method::Jha => "工作危害分析（JHA）",
            Method::Scl => "安全检查表（SCL）",
        }
    }
    /// By code in either case, or by Chinese name.
    pub fn parse(word: &str) -> Option<Method> {
        let (word, low) = (word.trim(), word.trim().to_lowercase());
        let whole = |m: &Method| m.code() == low || m.label() == word;
        Method::ALL.into_iter().find(whole).or_else(|| {
            let name = |m: &Method| m.label().split('（').next() == Some(word);
            Method::ALL.into_iter().find(name)
        })
    }
}

/// What somebody chose from the tables. `ls` takes `l` and either `s` or some of `people` `loss` `stop`; `lec` takes `l`
/// `e` `c`; `jha` and `scl` take either; `direct` takes `reason` (and `count` for the number of people at work).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = RiskChosen)]
pub struct Chosen {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub l: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub c: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
}

impl Chosen {
    pub fn is_empty(&self) -> bool {
        *self == Chosen::default()
    }
    /// Whether the second table of LEC was used.
    fn by_lec(&self) -> bool {
        self.e.is_some() || self.c.is_some()
    }
}

/// A level with everything that led to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scored {
    /// R or D; absent where the case alone decides.
    pub value: Option<f64>,
    pub level: Level,
    /// The calculation in one sentence.
    pub say: String,
    /// `risk.ls` `risk.lec` `risk.direct`
    pub rule: String,
    /// Where the rule comes from, in words.
    pub clause: String,
    pub inputs: Vec<Input>,
    pub parameters: Vec<Used>,
}

/// Where and when the cut points are looked up.
#[derive(Clone, Copy, Debug)]
pub struct Cuts<'a> {
    pub law: &'a Parameters,
    pub region: &'a str,
    pub on: Date,
}

impl Cuts<'_> {
    /// The three cut points of a method, the highest first.
    fn of(&self, method: &str, used: &mut Vec<Used>) -> [f64; 3] {
        ["major", "larger", "general"]
            .map(|which| self.law.used(&format!("risk.{method}.{which}"), self.region, self.on, used))
    }
}

/// Assess. Refused in Chinese, with the field, when a value is missing or not one of its table.
pub fn score(method: Method, chosen: &Chosen, cuts: &Cuts) -> Outcome<Scored> {
    match method {
        Method::Direct => major_by(chosen, cuts),
        Method::Lec => lec(chosen, cuts),
        Method::Ls => ls(chosen, cuts),
        Method::Jha | Method::Scl if chosen.by_lec() => lec(chosen, cuts),
        Method::Jha | Method::Scl => ls(chosen, cuts),
    }
}

fn missing(field: &str, what: &str) -> Refusal {
    Refusal::invalid("SCORE_INCOMPLETE", format!("还没有选择{what}，请从取值表中选一项。")).at(field, "必填")
}

/// One of the values of a table, or a sentence that lists them. Tenths are exact enough for every table.
fn listed(field: &str, what: &str, value: Option<f64>, table: &[tables::Grade]) -> Outcome<tables::Grade> {
    let value = value.ok_or_else(|| missing(field, what))?;
    let found = table.iter().find(|g| value.is_finite() && (g.value - value).abs() < 1e-9);
    found.copied().ok_or_else(|| {
        let all: Vec<String> = table.iter().map(|g| plain(g.value)).collect();
        let say = format!("{what}只能取 {}，现为 {}；请从取值表中选择。", all.join("、"), plain(value));
        Refusal::invalid("NOT_IN_TABLE", say).at(field, "不在取值表内")
    })
}

fn input(label: &str, grade: &tables::Grade) -> Input {
    Input { label: label.to_owned(), value: format!("{}（{}）", plain(grade.value), grade.say) }
}

/// A number as people write it: no more digits than needed.
pub fn plain(x: f64) -> String {
    let text = format!("{x:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
