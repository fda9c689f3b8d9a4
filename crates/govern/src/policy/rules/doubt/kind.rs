//! Kinds of doubt, the most serious first.

/// What is in doubt. The order is that in which refusals name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    NoLead,
    TwoLeads,
    NoUnit,
    UnknownUnit,
    UnresolvedGroup,
    IssuedOn,
    NoDeadline,
    DeadlineBeforeIssue,
    ImpossibleDate,
    FrequencyConflict,
    QuantityConflict,
    Rhythm,
    General,
    OpenList,
    InferredDeadline,
    SeveralDeadlines,
    FirmDuty,
    Repeated,
    Damaged,
    OrdersNothing,
}

use DoubtKind::*;

impl DoubtKind {
    pub fn code(self) -> &'static str {
        match self {
            NoLead => "no_lead",
            TwoLeads => "two_leads",
            NoUnit => "no_unit",
            UnknownUnit => "unknown_unit",
            UnresolvedGroup => "unresolved_group",
            IssuedOn => "issued_on",
            NoDeadline => "no_deadline",
            DeadlineBeforeIssue => "deadline_before_issue",
            ImpossibleDate => "impossible_date",
            FrequencyConflict => "frequency_conflict",
            QuantityConflict => "quantity_conflict",
            Rhythm => "rhythm",
            General => "general",
            OpenList => "open_list",
            InferredDeadline => "inferred_deadline",
            SeveralDeadlines => "several_deadlines",
            FirmDuty => "firm_duty",
            Repeated => "repeated",
            Damaged => "damaged",
            OrdersNothing => "orders_nothing",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            NoLead => "未明确牵头单位",
            TwoLeads => "牵头单位不止一个",
            NoUnit => "没有写责任单位",
            UnknownUnit => "名录中没有的单位",
            UnresolvedGroup => "泛称未对应到单位",
            IssuedOn => "缺印发日期",
            NoDeadline => "没有完成时限",
            DeadlineBeforeIssue => "时限早于印发日",
            ImpossibleDate => "日期不存在",
            FrequencyConflict => "频次前后不一",
            QuantityConflict => "数量前后不一",
            Rhythm => "常设任务没有频次",
            General => "任务部分以外的条款",
            OpenList => "单位名单以“等”收尾",
            InferredDeadline => "时限系推定",
            SeveralDeadlines => "一条有几个时限",
            FirmDuty => "频次是对企业的要求",
            Repeated => "内容重复",
            Damaged => "文字残缺",
            OrdersNothing => "没有部署任务",
        }
    }

    /// Whether it stands against the issue. The others have a marked default.
    pub fn must(self) -> bool {
        self < OpenList
    }

    /// Its first choice holds, marked as such, until somebody chooses otherwise.
    pub fn defaulted(self) -> bool {
        matches!(self, OpenList | InferredDeadline | SeveralDeadlines | FirmDuty)
    }

    /// Code of the refusal to issue.
    pub fn refusal(self) -> &'static str {
        match self {
            NoLead | TwoLeads | NoUnit => "LEAD_REQUIRED",
            UnknownUnit | UnresolvedGroup => "UNIT_UNRESOLVED",
            IssuedOn => "ISSUED_ON_REQUIRED",
            NoDeadline | DeadlineBeforeIssue | ImpossibleDate => "DATE_REQUIRED",
            OrdersNothing => "ORDERS_NOTHING",
            _ => "DOUBT_OPEN",
        }
    }

    /// First half of the refusal: what must be decided, and why.
    pub fn why(self) -> &'static str {
        match self {
            NoLead | TwoLeads => "须先指定牵头单位，否则无人核验配合单位的工作",
            NoUnit => "须先指定责任单位，否则任务无处下发",
            UnknownUnit => "有的单位在名录中找不到，须先对应到单位",
            UnresolvedGroup => "有的泛称还没有对应到具体单位，须先选定名单",
            IssuedOn => "须先填写印发日期，否则相对时限无法计算",
            NoDeadline => "须先确定完成时限或作为常设任务",
            DeadlineBeforeIssue => "有的时限早于印发日期，须先核定",
            ImpossibleDate => "有的日期并不存在，须先核定",
            FrequencyConflict => "同一事项的频次前后不一，须先核定",
            QuantityConflict => "同一事项的数量前后不一，须先核定",
            Rhythm => "常设任务没有频次，须先确定报告周期",
            General => "任务部分以外的条款是否分解，须先确定",
            _ => "须先核对",
        }
    }
}
