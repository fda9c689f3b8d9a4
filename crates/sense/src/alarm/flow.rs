//! Two lives of one occurrence: what the signal does (ISA-18.2, IEC 62682), and what people do about it. And the life of a
//! shelving.

use kernel::flow;

flow! {
    /// 报警信号. An occurrence begins when its limit is raised; acknowledging is not handling (handbook 04 §4).
    SignalFlow = "alarm_signal" "报警信号", Signal / SignalAction;
    states {
        Unack "UNACK" "未确认报警",
        Acked "ACKED" "已确认报警",
        Rtnun "RTNUN" "恢复未确认",
        Latun "LATUN" "锁存未确认",
        Latack "LATACK" "锁存已确认",
        Shelved "SHELVED" "搁置",
        Dsupr "DSUPR" "设计抑制",
        Oosrv "OOSRV" "停用",
        Norm "NORM" "正常" closed,
    }
    actions {
        Acknowledge "acknowledge" "确认",
        Return "return" "恢复",
        Latch "latch" "恢复并锁存",
        Reset "reset" "复位",
        Rearm "rearm" "再报警",
        Shelve "shelve" "搁置",
        Suppress "suppress" "设计抑制",
        Remove "remove" "停用",
        Release "release" "解除",
    }
    start Unack;
    moves {
        Unack   - Acknowledge -> Acked   by Owner | Supervisor needs cause;
        Unack   - Return      -> Rtnun   by Clock;
        Unack   - Latch       -> Latun   by Clock;
        Unack   - Shelve      -> Shelved by Clock;
        Unack   - Suppress    -> Dsupr   by Clock;
        Unack   - Remove      -> Oosrv   by Clock;
        Acked   - Return      -> Norm    by Clock;
        Acked   - Latch       -> Latack  by Clock;
        Acked   - Rearm       -> Unack   by Clock;
        Acked   - Shelve      -> Shelved by Clock;
        Acked   - Suppress    -> Dsupr   by Clock;
        Acked   - Remove      -> Oosrv   by Clock;
        Rtnun   - Acknowledge -> Norm    by Owner | Supervisor needs cause;
        Latun   - Acknowledge -> Latack  by Owner | Supervisor needs cause;
        Latack  - Reset       -> Norm    by Owner needs note;
        Shelved - Release     -> Unack   by Clock;
        Shelved - Return      -> Norm    by Clock;
        Dsupr   - Release     -> Unack   by Clock;
        Dsupr   - Return      -> Norm    by Clock;
        Oosrv   - Release     -> Unack   by Clock;
        Oosrv   - Return      -> Norm    by Clock;
    }
}

flow! {
    /// 报警处置. The work stays until it is closed, also after the signal has returned.
    HandlingFlow = "alarm" "报警处置", Handling / HandlingAction;
    states {
        Open "open" "待确认",
        Confirmed "confirmed" "已确认",
        Working "working" "处置中",
        Handled "handled" "已反馈",
        Closed "closed" "已闭环" closed,
    }
    actions {
        Confirm "confirm" "确认",
        Assign "assign" "指派",
        Handle "handle" "反馈处置结果",
        Return "return" "退回",
        Know "know" "登记知悉",
        Escalate "escalate" "升级",
        Hazard "hazard" "转为隐患",
        Close "close" "闭环",
        Lapse "lapse" "随静默结束",
    }
    start Open;
    moves {
        Open      - Confirm -> Confirmed by Owner | Supervisor needs cause;
        Open      - Lapse   -> Closed    by Clock;
        Open      - Know    -> Open      by Supervisor;
        Open      - Escalate -> Open      by Owner | Supervisor needs reason;
        Confirmed - Assign  -> Working   by Owner needs person;
        Confirmed - Handle  -> Handled   by Owner needs note;
        Confirmed - Know    -> Confirmed by Supervisor;
        Confirmed - Escalate -> Confirmed by Owner | Supervisor needs reason;
        Confirmed - Hazard  -> Confirmed by Owner | Supervisor needs note;
        Working   - Assign  -> Working   by Owner needs person;
        Working   - Handle  -> Handled   by Owner needs note;
        Working   - Know    -> Working   by Supervisor;
        Working   - Escalate -> Working   by Owner | Supervisor needs reason;
        Working   - Hazard  -> Working   by Owner | Supervisor needs note;
        Handled   - Return  -> Working   by Supervisor | Clock needs reason;
        Handled   - Know    -> Handled   by Supervisor;
        Handled   - Escalate -> Handled   by Owner | Supervisor needs reason;
        Handled   - Hazard  -> Handled   by Owner | Supervisor needs note;
        Handled   - Close   -> Closed    by Owner | Supervisor needs note;
    }
}

flow! {
    /// 报警搁置 (handbook 04 §5.1): who asks, why, how long, what stands in for it, who approves; ends by itself.
    ShelvingFlow = "shelving" "报警搁置", ShelvingState / ShelvingAction;
    states {
        Asked "asked" "待审批",
        Active "active" "搁置中",
        Ended "ended" "已结束" closed,
        Refused "refused" "未批准" closed,
    }
    actions {
        Approve "approve" "批准搁置",
        Refuse "refuse" "不予批准",
        Withdraw "withdraw" "撤回申请",
        Lift "lift" "提前解除",
        Expire "expire" "到期恢复",
    }
    start Asked;
    moves {
        Asked  - Approve  -> Active  by Supervisor | Principal;
        Asked  - Refuse   -> Refused by Supervisor | Principal needs reason;
        Asked  - Withdraw -> Ended   by Owner;
        Active - Lift     -> Ended   by Owner | Supervisor | Principal needs reason;
        Active - Expire   -> Ended   by Clock;
    }
}
