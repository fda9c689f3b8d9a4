//! The life of a ticket.

use kernel::flow;

flow! {
    /// 作业票
    PermitFlow = "permit" "作业票", State / Action;
    states {
        Applied "applied" "已申请",
        Analysed "analysed" "分析合格",
        Approved "approved" "已批准",
        Working "working" "作业中",
        Paused "paused" "已暂停",
        Closed "closed" "已验收关闭" closed,
        Void "void" "已作废" closed,
    }
    actions {
        Analyse "analyse" "登记合格分析",
        Approve "approve" "批准",
        Start "start" "开工",
        Pause "pause" "暂停作业",
        Resume "resume" "恢复作业",
        Close "close" "验收关闭",
        Void "void" "作废",
    }
    start Applied;
    moves {
        Applied  - Analyse -> Analysed by Owner;
        Applied  - Approve -> Approved by Owner | Principal needs safeguards;
        Applied  - Void    -> Void     by Owner | Principal | Clock needs reason;
        Analysed - Analyse -> Analysed by Owner;
        Analysed - Approve -> Approved by Owner | Principal needs safeguards;
        Analysed - Void    -> Void     by Owner | Principal | Clock needs reason;
        Approved - Analyse -> Approved by Owner;
        Approved - Start   -> Working  by Owner;
        Approved - Void    -> Void     by Owner | Principal | Clock needs reason;
        Working  - Analyse -> Working  by Owner;
        Working  - Pause   -> Paused   by Owner | Principal | Supervisor | Clock needs reason;
        Working  - Close   -> Closed   by Owner needs note;
        Paused   - Analyse -> Paused   by Owner;
        Paused   - Resume  -> Working  by Owner;
        Paused   - Close   -> Closed   by Owner needs note;
    }
}

impl serde::Serialize for State {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}
