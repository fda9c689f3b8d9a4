//! What a person may do. Which role has which right stands in `content/rights.csv`, written by hand from handbook 01 §5.

use serde::{Deserialize, Serialize};

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident $code:literal $label:literal;)+) => {
        /// One right. Granted over a region subtree and a set of sectors.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Right { $($(#[$doc])* #[serde(rename = $code)] $name),+ }
        impl Right {
            pub const ALL: &'static [Right] = &[$(Right::$name),+];
            pub fn code(self) -> &'static str { match self { $(Right::$name => $code),+ } }
            pub fn label(self) -> &'static str { match self { $(Right::$name => $label),+ } }
            pub fn parse(code: &str) -> Option<Right> { match code { $($code => Some(Right::$name),)+ _ => None } }
        }
    };
}

rights! {
    /// Read units, people's names, regions, rosters.
    DirectoryRead "directory.read" "查看组织机构";
    /// Change units, rosters, regions; import.
    DirectoryWrite "directory.write" "维护组织机构";
    /// Read and change people, posts, sign-in.
    PeopleWrite "people.write" "维护人员与授权";
    PolicyRead "policy.read" "查看文件与清单";
    /// Upload, correct, issue.
    PolicyWrite "policy.write" "校核并下发文件";
    TaskRead "task.read" "查看任务";
    /// Accept, report, submit for the own unit.
    TaskWork "task.work" "认领并反馈任务";
    /// Remarks and instructions (批示) on a task.
    TaskNote "task.note" "批注任务";
    /// Verify as the office.
    TaskVerify "task.verify" "核验任务";
    /// Close out and reopen as the office.
    TaskClose "task.close" "任务销号";
    RecordRead "record.read" "查看履职记录";
    RecordWrite "record.write" "登记履职记录";
    PaperRead "paper.read" "查看公文";
    /// Draft papers, keep templates and the words of organs' numbers; receive for the own unit.
    PaperWrite "paper.write" "起草公文";
    /// Sign, and so number, freeze and serve.
    PaperSign "paper.sign" "签发公文";
    /// Keep the texts from which papers are drafted.
    PaperTemplate "paper.template" "维护公文模板";
    /// Read particulars of enterprises and their sites.
    SiteRead "site.read" "查看企业档案";
    /// Fill in and change them; an enterprise its own.
    SiteWrite "site.write" "维护企业档案";
    /// Decide grade and class of an enterprise.
    SiteGrade "site.grade" "评定企业等级";
    RiskRead "risk.read" "查看风险";
    /// Identify, assess, control.
    RiskWrite "risk.write" "辨识和管控风险";
    /// Sign as principal of the enterprise or as leader in charge.
    RiskSign "risk.sign" "签批重大风险";
    HazardRead "hazard.read" "查看隐患";
    /// Report a hazard that was seen.
    HazardReport "hazard.report" "上报隐患";
    /// Plan, rectify, report complete for the own enterprise.
    HazardWork "hazard.work" "整改隐患";
    /// Verify, grade, assign, recheck, order a stop as the regulator.
    HazardVerify "hazard.verify" "核实与复查隐患";
    /// Approve plans, accept, close out as a second person of the regulator.
    HazardClose "hazard.close" "隐患销号";
    /// List, extend and delist major hazards (挂牌督办).
    HazardList "hazard.list" "挂牌与摘牌";
    PermitRead "permit.read" "查看作业票";
    /// Ask for, analyse, approve, work under and close tickets of the own enterprise.
    PermitWork "permit.work" "办理作业票";
    PointRead "point.read" "查看监测点位";
    /// Register points, tighten limits, calibrate; an enterprise its own.
    PointWrite "point.write" "维护监测点位";
    AlarmRead "alarm.read" "查看报警";
    /// Confirm, assign, handle, ask for shelving, an enterprise its own; take note and send back as the regulator.
    AlarmWork "alarm.work" "确认与处置报警";
    /// Verify and close as the regulator; approve shelving and the loosening of limits.
    AlarmVerify "alarm.verify" "核实报警与审批搁置";
    AccidentRead "accident.read" "查看事故";
    /// Report an accident, add to it within its window.
    AccidentReport "accident.report" "报告事故";
    /// Verify, mark late or concealed, move the investigation on, strike off; from above return or raise it.
    AccidentVerify "accident.verify" "核实事故与调查进展";
    SuperviseRead "supervise.read" "查看督办";
    /// Take part: answer what was sent to the own unit; whoever signs or decides has it too.
    SuperviseAct "supervise.act" "办理督办";
    /// Draft steps, urge, judge answers as the office.
    SuperviseWork "supervise.work" "拟办和审核督办";
    /// Sign letters and assignments, switch rules on and off: head of the office.
    SuperviseSign "supervise.sign" "签发督办函";
    /// Decide on interviews, circulars, hand-overs, and take charge: committee and leaders.
    SuperviseLead "supervise.lead" "约谈、通报与包抓";
    /// Read dossiers: one's own; those of the region as its office or organisation department.
    DossierRead "dossier.read" "查看履职档案";
    /// Assign duties to posts, choose between two that contradict each other.
    DossierAssign "dossier.assign" "分派岗位职责";
    /// See committees and meetings: whoever belongs to them, and the region's people.
    MeetingRead "meeting.read" "查看会议";
    /// Keep committees, call meetings, enter attendance and decisions for the organ that convenes.
    MeetingWrite "meeting.write" "办理会议";
    /// Sign minutes, by which decisions go out.
    MeetingSign "meeting.sign" "签发会议纪要";
    /// Upload evidence and papers.
    FileWrite "file.write" "上传附件";
    /// Wall chart, roll-ups, search, exports.
    ReportRead "report.read" "查看挂图与统计";
    /// Parameters, rights matrix, state of the ledger chain.
    SystemRead "system.read" "查看参数与台账校验";
    /// The ledger of single records, with their after-images.
    LedgerRead "ledger.read" "查看台账";
    /// Own session, own password: every signed-in person.
    Own "own" "本人账号";
}

impl Right {
    /// Rights over what is out there (sites, risks, hazards, permits, points, alarms). A department that holds one for named sectors sees every
    /// record of them in its region (handbook 01 §4: 行业监管部门，本级及下级，仅本行业).
    pub fn of_field(self) -> bool {
        ["site.", "risk.", "hazard.", "permit.", "point.", "alarm."].iter().any(|p| self.code().starts_with(p))
    }
}
