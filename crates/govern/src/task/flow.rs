//! Four independent life cycles of a task: its work, an extension, a dispute, a pause (handbook 02 §2). They are four so
//! that a pause remembers where the work stood, and a dispute does not lose the report that was already made.

use kernel::flow;

flow! {
    /// 办理. The lead verifies the others' work, an office clerk the lead's, a second office person closes.
    WorkFlow = "work" "办理", Work / WorkAction;
    states {
        Issued "issued" "待认领",
        Accepted "accepted" "已认领",
        Working "working" "进行中",
        Submitted "submitted" "已报完成",
        LeadVerified "lead_verified" "牵头已核验",
        Verified "verified" "经办已核验",
        Closed "closed" "已销号" closed,
        Returned "returned" "已退回",
    }
    actions {
        Accept "accept" "认领",
        Progress "progress" "说明进展",
        Submit "submit" "报完成",
        Return "return" "退回",
        Confirm "confirm" "核实进展",
        Verify "verify" "牵头核验通过",
        Check "check" "经办核验通过",
        Close "close" "销号",
        Reopen "reopen" "重开",
    }
    start Issued;
    moves {
        Issued       - Accept   -> Accepted     by Owner | Clock;
        Accepted     - Accept   -> Accepted     by Owner;
        Accepted     - Progress -> Working      by Owner needs progress;
        Accepted     - Submit   -> Submitted    by Owner needs note;
        Working      - Progress -> Working      by Owner needs progress;
        Working      - Submit   -> Submitted    by Owner needs note;
        Working      - Confirm  -> Working      by Lead | Clerk;
        Returned     - Progress -> Working      by Owner needs progress;
        Returned     - Submit   -> Submitted    by Owner needs note;
        Submitted    - Return   -> Returned     by Lead | Clerk needs reason;
        Submitted    - Verify   -> LeadVerified by Lead;
        Submitted    - Check    -> Verified     by Clerk;
        LeadVerified - Return   -> Returned     by Clerk needs reason;
        LeadVerified - Check    -> Verified     by Clerk;
        Verified     - Return   -> Returned     by Closer needs reason;
        Verified     - Close    -> Closed       by Closer;
        Closed       - Reopen   -> Working      by Clerk | Closer needs reason;
    }
}

flow! {
    /// 延期. Decided by the office; how often is limited by a parameter.
    ExtensionFlow = "extension" "延期", Extension / ExtensionAction;
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
        Requested - Grant   -> Extended  by Clerk;
        Requested - Refuse  -> Refused   by Clerk needs reason;
    }
}

flow! {
    /// 职责争议: not ours to do, says the unit; the office hands the task to another unit or leaves it where it is.
    DisputeFlow = "dispute" "职责争议", Dispute / DisputeAction;
    states {
        Never "none" "无争议" closed,
        Raised "raised" "争议待裁定",
        Reissued "upheld" "争议成立，已改派" closed,
        Rejected "rejected" "争议不成立" closed,
    }
    actions {
        Raise "raise" "提出职责争议",
        Uphold "uphold" "改派其他单位",
        Reject "reject" "维持原责任单位",
    }
    start Never;
    moves {
        Never    - Raise  -> Raised   by Owner needs reason;
        Reissued - Raise  -> Raised   by Owner needs reason;
        Raised   - Uphold -> Reissued by Clerk needs unit, note;
        Raised   - Reject -> Rejected by Clerk needs reason;
    }
}

flow! {
    /// 中止: the paper behind the task is being changed.
    PauseFlow = "pause" "中止", Pause / PauseAction;
    states { Running "running" "正常" closed, Suspended "suspended" "已中止" }
    actions { Suspend "suspend" "中止", Resume "resume" "恢复" }
    start Running;
    moves {
        Running   - Suspend -> Suspended by Clerk needs reason;
        Suspended - Resume  -> Running   by Clerk;
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
coded! { WorkFlow Work; ExtensionFlow Extension; DisputeFlow Dispute; PauseFlow Pause; }
