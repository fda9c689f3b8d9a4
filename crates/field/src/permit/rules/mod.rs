//! Judgements about a ticket. Each rule has an id, a refusal and a clause; the figures are parameters `permit.*`.

pub mod apply;
pub mod gas;
pub mod go;
pub mod party;
pub mod raise;

/// A rule, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub id: &'static str,
    /// Codes of the refusals that it gives; empty: it changes something instead.
    pub codes: &'static [&'static str],
    pub say: &'static str,
    pub clause: &'static str,
}

/// All rules, in the order in which a ticket meets them.
pub const RULES: &[Rule] = &[
    Rule {
        id: "permit.raise",
        codes: &[],
        say: "节假日、公休日或夜间的二级动火按一级管理，一级动火由主要负责人批准",
        clause: "GB 30871-2022 第5章（夜间时刻为产品建议）",
    },
    Rule {
        id: "permit.term",
        codes: &["PERMIT_TOO_LONG"],
        say: "计划时间不超过该种类、级别的有效期",
        clause: "GB 30871-2022 各章",
    },
    Rule {
        id: "permit.certificate",
        codes: &["NO_CERTIFICATE", "CERT_EXPIRED"],
        say: "动火、高处、吊装、临时用电须有持证人员，证件在作业期内有效",
        clause: "安全生产法 §30",
    },
    Rule {
        id: "permit.watcher",
        codes: &["WATCHER_WORKS", "WATCHER_BUSY"],
        say: "监护人不作业，不同时监护另一处",
        clause: "GB 30871-2022（条号待核）",
    },
    Rule {
        id: "permit.inside",
        codes: &["NO_CONFINED_PERMIT", "CONFINED_NOT_WORKING"],
        say: "设备内动火须同时有受限空间票，受限空间票停则动火停",
        clause: "GB 30871-2022（条号待核）",
    },
    Rule {
        id: "permit.approver",
        codes: &["SAME_PERSON", "NOT_PRINCIPAL"],
        say: "申请人不能批准本人的票；特级动火和升级管理的一级动火由主要负责人批准",
        clause: "GB 30871-2022 第5章；申请与批准分离为产品建议",
    },
    Rule {
        id: "permit.safeguards",
        codes: &["SAFEGUARDS_OPEN"],
        say: "批准前逐项落实安全措施",
        clause: "GB 30871-2022（条号待核）",
    },
    Rule {
        id: "permit.gas",
        codes: &["NO_ANALYSIS", "GAS_BEYOND"],
        say: "须分析的，最近一次分析合格",
        clause: "GB 30871-2022 第5、6章",
    },
    Rule {
        id: "permit.fresh",
        codes: &["ANALYSIS_OLD"],
        say: "取样到开工不超过规定时间",
        clause: "GB 30871-2022 第5、6章",
    },
    Rule {
        id: "permit.break",
        codes: &["ANALYSE_AGAIN"],
        say: "中断超过规定时间须重新分析",
        clause: "GB 30871-2022 第5、6章",
    },
    Rule {
        id: "permit.alarm",
        codes: &["GAS_ALARM", "ANALYSE_AGAIN"],
        say: "气体报警时停止作业；报警消除并重新取样分析合格后才能开工或恢复",
        clause: "GB 30871-2022（条号待核）；按场所停止为产品建议",
    },
    Rule {
        id: "permit.time",
        codes: &["NOT_YET", "PERMIT_OVER"],
        say: "只在票面时间内作业；到期未关闭的自动暂停，未开工的自动作废",
        clause: "GB 30871-2022 各章；自动处理为产品建议",
    },
];
