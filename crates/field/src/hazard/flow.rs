//! Life cycles of a hazard: its rectification, the two reports of a major one, the extension of its term, 挂牌督办, and an
//! order to stop (handbook 03 §6, §7). They are apart because a hazard under an order to stop is still being rectified,
//! and because the office that lists is not the regulator that accepts.

use kernel::flow;

flow! {
    /// 整改. A general hazard goes from the verifier straight to work; a major one needs an approved plan first.
    HazardFlow = "hazard" "隐患整改", State / Action;
    states {
        Reported "reported" "待核实",
        Assigned "assigned" "待整改",
        PlanDue "plan_due" "待报方案",
        PlanReview "plan_review" "方案待审",
        Rectifying "rectifying" "整改中",
        Fixed "fixed" "当场已改待确认",
        Review "review" "待复查",
        Accepted "accepted" "复查合格待销号",
        Closed "closed" "已销号" closed,
        Void "void" "不属实" closed,
        Merged "merged" "已并案" closed,
    }
    actions {
        Verify "verify" "核实交办",
        VerifyMajor "verify_major" "核定为重大隐患",
        Fix "fix_on_spot" "当场整改",
        Plan "plan" "报治理方案",
        ApprovePlan "approve_plan" "批准方案",
        RefusePlan "refuse_plan" "退回方案",
        Rectify "rectify" "登记整改进展",
        Finish "finish" "报整改完成",
        Pass "pass" "复查合格",
        Return "return" "退回整改",
        Close "close" "销号",
        Reopen "reopen" "重新立案",
        Upgrade "upgrade" "改判为重大",
        Downgrade "downgrade" "改判为一般",
        Merge "merge" "并案",
        Void "void" "判为不属实",
    }
    start Reported;
    moves {
        Reported   - Verify      -> Assigned   by Owner | Supervisor needs kind;
        Reported   - VerifyMajor -> PlanDue    by Owner | Supervisor | Clock needs kind;
        Reported   - Fix         -> Fixed      by Owner | Finder needs note, evidence;
        Reported   - Void        -> Void       by Owner | Supervisor needs reason;
        Reported   - Merge       -> Merged     by Owner | Supervisor needs into;
        Reported   - Downgrade   -> Reported   by Second needs reason, review;
        Assigned   - Rectify     -> Rectifying by Owner needs note;
        Assigned   - Finish      -> Review     by Owner needs note;
        Assigned   - Upgrade     -> PlanDue    by Owner | Supervisor needs reason;
        Assigned   - Merge       -> Merged     by Supervisor needs into;
        Assigned   - Void        -> Void       by Supervisor needs reason;
        PlanDue    - Plan        -> PlanReview by Owner needs plan;
        PlanDue    - Fix         -> Fixed      by Owner needs note, evidence;
        PlanDue    - Downgrade   -> Assigned   by Second needs reason, review;
        PlanDue    - Merge       -> Merged     by Second needs into;
        PlanReview - ApprovePlan -> Rectifying by Second;
        PlanReview - RefusePlan  -> PlanDue    by Supervisor | Second needs reason;
        PlanReview - Downgrade   -> Assigned   by Second needs reason, review;
        Rectifying - Rectify     -> Rectifying by Owner needs note;
        Rectifying - Finish      -> Review     by Owner needs note;
        Rectifying - Upgrade     -> PlanDue    by Owner | Supervisor needs reason;
        Rectifying - Downgrade   -> Assigned   by Second needs reason, review;
        Rectifying - Merge       -> Merged     by Second needs into;
        Fixed      - Pass        -> Accepted   by Owner | Supervisor;
        Fixed      - Return      -> Rectifying by Owner | Supervisor needs reason;
        Fixed      - Upgrade     -> PlanDue    by Supervisor needs reason;
        Review     - Pass        -> Accepted   by Owner | Supervisor;
        Review     - Return      -> Rectifying by Owner | Supervisor needs reason;
        Review     - Upgrade     -> PlanDue    by Supervisor needs reason;
        Accepted   - Return      -> Rectifying by Owner | Second needs reason;
        Accepted   - Close       -> Closed     by Owner | Second;
        Closed     - Reopen      -> Rectifying by Supervisor | Second needs reason;
        Void       - Reopen      -> Reported   by Supervisor needs reason;
        Merged     - Reopen      -> Reported   by Supervisor needs reason;
    }
}

flow! {
    /// 双报告 (安全生产法 §41): a major hazard is reported to the regulator and to the workers' meeting, each with its proof.
    DualFlow = "dual_report" "双报告", Dual / DualAction;
    states {
        Neither "none" "两路均未报告",
        Regulator "regulator" "已报监管部门，职工大会未报",
        Workers "workers" "已报职工大会，监管部门未报",
        Both "both" "两路均已报告" closed,
    }
    actions {
        TellRegulator "tell_regulator" "报告监管部门",
        TellWorkers "tell_workers" "报告职工大会（职代会）",
    }
    start Neither;
    moves {
        Neither   - TellRegulator -> Regulator by Owner needs evidence;
        Neither   - TellWorkers   -> Workers   by Owner needs evidence;
        Regulator - TellWorkers   -> Both      by Owner needs evidence;
        Workers   - TellRegulator -> Both      by Owner needs evidence;
    }
}

flow! {
    /// 整改延期.
    DelayFlow = "hazard_extension" "整改延期", Delay / DelayAction;
    states {
        Never "none" "未申请延期" closed,
        Requested "requested" "延期待批",
        Extended "extended" "已延期" closed,
        Refused "refused" "延期未获准" closed,
    }
    actions {
        Request "request" "申请延期",
        Grant "extend" "同意延期",
        Refuse "refuse" "不同意延期",
    }
    start Never;
    moves {
        Never     - Request -> Requested by Owner needs due, reason;
        Extended  - Request -> Requested by Owner needs due, reason;
        Refused   - Request -> Requested by Owner needs due, reason;
        Requested - Grant   -> Extended  by Principal | Supervisor;
        Requested - Refuse  -> Refused   by Principal | Supervisor needs reason;
    }
}

flow! {
    /// 挂牌督办. Whoever proposes does not decide; the office that listed delists, after the regulator has accepted.
    ListingFlow = "listing" "挂牌督办", Listed / ListingAction;
    states {
        Proposed "proposed" "待审定",
        Listed "listed" "已挂牌",
        ExtensionAsked "extension_asked" "延期待定",
        AcceptanceDue "acceptance_due" "待摘牌审核",
        Delisted "delisted" "已摘牌" closed,
        Refused "refused" "未予挂牌" closed,
    }
    actions {
        List "list" "审定挂牌",
        Refuse "refuse" "不予挂牌",
        File "file" "报上级备案",
        Publish "publish" "向社会公布",
        Report "report" "报督办进展",
        AskExtension "ask_extension" "申请延长挂牌期限",
        Extend "extend" "同意延长",
        RefuseExtension "refuse_extension" "不同意延长",
        Escalate "escalate" "提级挂牌",
        Apply "apply" "报请摘牌",
        SendBack "send_back" "退回整改",
        Delist "delist" "摘牌",
        PublishEnd "publish_end" "公布摘牌",
    }
    start Proposed;
    moves {
        Proposed       - List            -> Listed         by Closer needs due;
        Proposed       - Refuse          -> Refused        by Closer needs reason;
        Listed         - File            -> Listed         by Clerk;
        Listed         - Publish         -> Listed         by Clerk needs note;
        Listed         - Report          -> Listed         by Owner | Supervisor needs note;
        Listed         - AskExtension    -> ExtensionAsked by Owner | Supervisor needs due, reason;
        ExtensionAsked - Extend          -> Listed         by Closer;
        ExtensionAsked - RefuseExtension -> Listed         by Closer needs reason;
        Listed         - Escalate        -> Listed         by Clerk needs level, reason;
        Listed         - Apply           -> AcceptanceDue  by Supervisor;
        ExtensionAsked - Apply           -> AcceptanceDue  by Supervisor;
        AcceptanceDue  - SendBack        -> Listed         by Clerk needs reason;
        AcceptanceDue  - Delist          -> Delisted       by Clerk;
        Delisted       - PublishEnd      -> Delisted       by Clerk needs note;
    }
}

flow! {
    /// 停产停业、停止使用、撤人 (安全生产法 §65(三)), and lifting it after a look on the spot.
    StopFlow = "stop_order" "停产停用决定", Stop / StopAction;
    states {
        Ordered "ordered" "执行中",
        LiftAsked "lift_asked" "申请恢复待审查",
        Lifted "lifted" "已解除" closed,
    }
    actions {
        Ask "ask_lift" "申请恢复",
        Stay "stay" "不予恢复",
        Lift "lift" "解除决定",
    }
    start Ordered;
    moves {
        Ordered   - Ask  -> LiftAsked by Owner needs note;
        Ordered   - Lift -> Lifted    by Second needs reason;
        LiftAsked - Stay -> Ordered   by Supervisor | Second needs reason;
        LiftAsked - Lift -> Lifted    by Second;
    }
}

/// States travel as their codes, in the ledger's after-images as in the tables.
macro_rules! coded {
    ($($flow:ident $state:ident;)+) => {$(
        impl serde::Serialize for $state {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }
        impl<'de> serde::Deserialize<'de> for $state {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let code = String::deserialize(from)?;
                <$flow as kernel::Flow>::parse_state(&code).ok_or_else(|| serde::de::Error::custom(code))
            }
        }
    )+};
}
coded! { HazardFlow State; DualFlow Dual; DelayFlow Delay; ListingFlow Listed; StopFlow Stop; }
