//! The life of a meeting. Who is called twice comes to the wrong one: what was called is held or cancelled, not called again.

use kernel::flow;

flow! {
    /// 会议. Planned, called (the agenda is frozen as known at that moment), held, minuted (decisions go out), closed when all
    /// that was decided is done or taken over by a later meeting.
    MeetingFlow = "meeting" "会议", Standing / MeetingAction;
    states {
        Planned "planned" "筹备中",
        Called "called" "通知已发",
        Held "held" "已召开，待出纪要",
        Minuted "minuted" "纪要已签发",
        Closed "closed" "已归档" closed,
        Cancelled "cancelled" "已取消" closed,
    }
    actions {
        Call "call" "发会议通知",
        Hold "hold" "登记召开",
        Minute "minute" "签发纪要",
        Close "close" "归档",
        Cancel "cancel" "取消会议",
    }
    start Planned;
    moves {
        Planned - Call   -> Called    by Host;
        Planned - Cancel -> Cancelled by Host | Signer needs reason;
        Called  - Hold   -> Held      by Host needs held_on;
        Called  - Cancel -> Cancelled by Host | Signer needs reason;
        Held    - Minute -> Minuted   by Signer;
        Minuted - Close  -> Closed    by Host | Signer;
    }
}

impl serde::Serialize for Standing {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}
