//! The life of an accident's file (handbook 06 §4, §5, §6).

use kernel::flow;

flow! {
    /// 事故
    AccidentFlow = "accident" "事故", Stage / AccidentAction;
    states {
        Reported "reported" "已报告",
        Verified "verified" "已核实",
        Investigating "investigating" "调查中",
        Submitted "submitted" "调查报告已提交",
        Approved "approved" "已批复结案" closed,
        Evaluated "evaluated" "整改已评估" closed,
        Struck "struck" "已核销" closed,
    }
    actions {
        Verify "verify" "核实",
        Investigate "investigate" "成立调查组",
        Submit "submit" "提交调查报告",
        Approve "approve" "批复结案",
        Return "return" "退回重新调查",
        Raise "raise" "提级调查",
        Strike "strike" "核销",
        List "list" "挂牌督办",
        Review "review" "审核同意",
        Evaluate "evaluate" "登记整改评估",
    }
    start Reported;
    moves {
        Reported      - Verify      -> Verified      by Clerk;
        Reported      - Strike      -> Struck        by Clerk needs reason;
        Verified      - Investigate -> Investigating by Clerk needs note;
        Verified      - Strike      -> Struck        by Clerk needs reason;
        Investigating - Submit      -> Submitted     by Clerk needs note;
        Investigating - Raise       -> Investigating by Supervisor needs reason;
        Investigating - List        -> Investigating by Supervisor needs note;
        Submitted     - Approve     -> Approved      by Clerk needs note;
        Submitted     - Return      -> Investigating by Supervisor needs reason;
        Submitted     - Raise       -> Investigating by Supervisor needs reason;
        Submitted     - List        -> Submitted     by Supervisor needs note;
        Submitted     - Review      -> Submitted     by Supervisor needs note;
        Approved      - Evaluate    -> Evaluated     by Clerk needs result, note;
    }
}

impl serde::Serialize for Stage {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}
