//! Templates of duties that can be counted (`content/duty/posts.yaml`): who, what, how often, by which evidence, from where.

use kernel::calendar::Period;
use serde::Deserialize;

const POSTS: &str = include_str!("../../../../content/duty/posts.yaml");

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Records of `record`.
    Record,
    /// The weekly reviews of 书记督办; not assigned, shown beside the duties.
    Review,
}

/// For what the least number is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    #[default]
    Post,
    /// For each unit of the portfolio.
    Portfolio,
}

/// One template.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// `D02`
    pub code: String,
    /// Kind of post, in words.
    pub who: String,
    /// Words in a title for which it is proposed, and words for which it is not.
    pub titles: Vec<String>,
    pub without: Vec<String>,
    pub title: String,
    /// Templates of one family ask for the same act; two with different figures are a choice for a person.
    pub family: String,
    pub object: String,
    pub period: Period,
    pub min: i64,
    pub unit_word: String,
    pub record_kind: String,
    #[serde(default)]
    pub subset: Option<String>,
    #[serde(default)]
    pub last_days: Option<i64>,
    #[serde(default)]
    pub per: Per,
    pub evidence: String,
    /// Mark of the source, shown as it is: S1 … are papers of the house, P is a proposal of the product.
    pub source: String,
    pub count: Counts,
}

impl Template {
    /// Proposed for a post of this title. Only a proposal: who assigns decides.
    pub fn suits(&self, title: &str) -> bool {
        let has = |words: &[String]| words.iter().any(|w| title.contains(w.as_str()));
        has(&self.titles) && !has(&self.without)
    }
}

/// Read a file of templates; a fault says which one and what is wrong.
pub fn read(text: &str) -> Result<Vec<Template>, String> {
    let all: Vec<Template> = serde_yaml_ng::from_str(text).map_err(|e| format!("职责模板：{e}"))?;
    for (n, t) in all.iter().enumerate() {
        if all[..n].iter().any(|o| o.code == t.code) {
            return Err(format!("职责模板“{}”重复。", t.code));
        }
        if t.min < 1 {
            return Err(format!("职责模板“{}”的最小数量应不小于 1。", t.code));
        }
        if !crate::record::model::KINDS.iter().any(|(k, _)| *k == t.record_kind) {
            return Err(format!("职责模板“{}”的记录类型“{}”不存在。", t.code, t.record_kind));
        }
    }
    Ok(all)
}

/// The templates that are shipped.
pub fn shipped() -> &'static [Template] {
    // A test reads the same file, so that a fault cannot be shipped.
    static ALL: std::sync::LazyLock<Vec<Template>> = std::sync::LazyLock::new(|| read(POSTS).unwrap_or_default());
    &ALL
}

/// The template of a code.
pub fn of(code: &str) -> Option<&'static Template> {
    shipped().iter().find(|t| t.code == code)
}
