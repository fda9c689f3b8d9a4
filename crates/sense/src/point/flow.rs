//! Life of a point, and of a change of its limits.

use kernel::flow;

flow! {
    /// 监测点位. Suppressed by design and out of service are said by people and seen by the regulator, each with its reason
    /// and its hours (handbook 04 §4, §5).
    PointFlow = "point" "监测点位", PointState / PointAction;
    states {
        InService "in_service" "在用",
        Suppressed "suppressed" "设计抑制",
        OutOfService "out_of_service" "停用",
        Retired "retired" "已拆除" closed,
    }
    actions {
        Suppress "suppress" "设计抑制",
        TakeOut "take_out" "停用",
        PutBack "put_back" "恢复在用",
        Retire "retire" "拆除",
        Calibrate "calibrate" "登记标校",
    }
    start InService;
    moves {
        InService    - Suppress  -> Suppressed   by Owner | Supervisor needs reason, until;
        InService    - TakeOut   -> OutOfService by Owner | Supervisor needs reason, until;
        InService    - Calibrate -> InService    by Owner needs note;
        InService    - Retire    -> Retired      by Supervisor needs reason;
        Suppressed   - PutBack   -> InService    by Owner | Supervisor | Clock;
        OutOfService - PutBack   -> InService    by Owner | Supervisor | Clock;
        OutOfService - Calibrate -> OutOfService by Owner needs note;
        OutOfService - Retire    -> Retired      by Supervisor needs reason;
    }
}

flow! {
    /// 限值调整. The enterprise may only tighten; what is looser waits for the regulator (handbook 04 §5.6).
    RuleFlow = "point_rule" "限值调整", RuleState / RuleAction;
    states {
        Proposed "proposed" "待监管批准",
        InForce "in_force" "执行中",
        Past "past" "已被替换" closed,
        Refused "refused" "未批准" closed,
    }
    actions {
        Approve "approve" "批准",
        Refuse "refuse" "不予批准",
        Withdraw "withdraw" "撤回",
        Replace "replace" "替换",
    }
    start Proposed;
    moves {
        Proposed - Approve  -> InForce by Supervisor needs note;
        Proposed - Refuse   -> Refused by Supervisor needs reason;
        Proposed - Withdraw -> Refused by Owner;
        InForce  - Replace  -> Past    by Clock;
    }
}
