//! The life of one step, and of a request for more time.

use kernel::flow;

flow! {
    /// 督办. Drafted by a rule or a person, signed, served, answered, judged. What is no longer needed is stopped with a
    /// reason and stays on the record.
    SuperviseFlow = "supervise" "督办", Standing / SuperviseAction;
    states {
        Draft "draft" "待签发",
        Served "served" "已送达",
        Held "held" "已约谈，待整改报告",
        Replied "replied" "已回复，待审核",
        Returned "returned" "回复已退回",
        Accepted "accepted" "已办结" closed,
        Stopped "stopped" "已终止" closed,
    }
    actions {
        Sign "sign" "签发",
        Hold "hold" "记录约谈",
        Reply "reply" "回复",
        Accept "accept" "认可回复",
        Return "return" "退回回复",
        Conclude "conclude" "回填结果",
        Stop "stop" "终止",
    }
    start Draft;
    moves {
        Draft    - Sign     -> Served   by Signer | Clock;
        Draft    - Stop     -> Stopped  by Clerk | Signer | Clock needs reason;
        Served   - Hold     -> Held     by Clerk | Signer needs held_on, note;
        Served   - Reply    -> Replied  by Owner needs reply;
        Served   - Conclude -> Accepted by Clerk | Signer | Clock needs note;
        Served   - Stop     -> Stopped  by Clerk | Signer | Clock needs reason;
        Held     - Reply    -> Replied  by Owner needs reply;
        Held     - Stop     -> Stopped  by Clerk | Signer | Clock needs reason;
        Replied  - Accept   -> Accepted by Clerk | Signer;
        Replied  - Return   -> Returned by Clerk | Signer needs reason;
        Replied  - Stop     -> Stopped  by Clerk | Signer | Clock needs reason;
        Returned - Reply    -> Replied  by Owner needs reply;
        Returned - Stop     -> Stopped  by Clerk | Signer | Clock needs reason;
    }
}

flow! {
    /// 回复延期. How often is limited by a parameter.
    TermFlow = "term" "回复延期", Term / TermAction;
    states {
        Never "none" "未申请延期" closed,
        Asked "asked" "延期待批",
        Granted "granted" "已延期" closed,
        Refused "refused" "延期未获准" closed,
    }
    actions {
        Ask "ask" "申请延期回复",
        Grant "grant" "同意延期",
        Refuse "refuse" "不同意延期",
    }
    start Never;
    moves {
        Never   - Ask    -> Asked   by Owner needs due, reason;
        Granted - Ask    -> Asked   by Owner needs due, reason;
        Refused - Ask    -> Asked   by Owner needs due, reason;
        Asked   - Grant  -> Granted by Clerk | Signer;
        Asked   - Refuse -> Refused by Clerk | Signer needs reason;
    }
}

/// States travel as their codes, in the ledger's after-images as in the table.
macro_rules! coded {
    ($($flow:ident $state:ident;)+) => {$(
        impl serde::Serialize for $state {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }
    )+};
}
coded! { SuperviseFlow Standing; TermFlow Term; }
