//! 一风险一方案: the plan of a major risk with its five fields (五落实: 责任 措施 资金 时限 预案), and its four lists.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The plan. Every field may be missing until it is signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = RiskPlan)]
pub struct Plan {
    /// 责任: who answers for what.
    pub responsibility: String,
    /// 措施.
    pub measures: String,
    /// 资金: where the money comes from.
    pub funds: String,
    /// 资金, in 分 (1/100 yuan).
    pub funds_fen: Option<i64>,
    /// 时限.
    #[schema(value_type = Option<String>, format = Date)]
    pub deadline: Option<Date>,
    /// 预案: name of the plan, or what is done at once.
    pub emergency: String,
    /// 应急电话, on the public page.
    pub phone: String,
    /// 疏散与警戒 and the like: what the fourth list has beyond the plan's name.
    pub first_steps: String,
    /// Remarks on the first list: 周边环境, 影响范围.
    pub surroundings: String,
}

impl Plan {
    /// The five fields that are not filled, as `(field, Chinese name)`.
    pub fn lacking(&self) -> Vec<(&'static str, &'static str)> {
        let blank = |text: &str| text.trim().is_empty();
        let all = [
            ("responsibility", "责任", blank(&self.responsibility)),
            ("measures", "措施", blank(&self.measures)),
            ("funds", "资金", blank(&self.funds) && self.funds_fen.is_none()),
            ("deadline", "时限", self.deadline.is_none()),
            ("emergency", "预案", blank(&self.emergency)),
        ];
        all.into_iter().filter(|f| f.2).map(|f| (f.0, f.1)).collect()
    }
    pub fn is_empty(&self) -> bool {
        *self == Plan::default()
    }
}
