//! Life of a warning.

use kernel::flow;

flow! {
    /// 风险预警. Issued and raised by the clock from the rating, or by the regulator; only a person lowers or lifts it, with a
    /// reason (handbook 04 §7: closed loop, each level by its own people).
    WarningFlow = "warning" "风险预警", WarningState / WarningAction;
    states {
        Issued "issued" "已发布待响应",
        Responded "responded" "已响应",
        Downgraded "downgraded" "已降级",
        Lifted "lifted" "已解除" closed,
        Withdrawn "withdrawn" "已撤销" closed,
    }
    actions {
        Respond "respond" "响应",
        Verify "verify" "核实",
        Know "know" "登记知悉",
        Raise "raise" "升级",
        Downgrade "downgrade" "降级",
        Lift "lift" "解除",
        Withdraw "withdraw" "撤销",
    }
    start Issued;
    moves {
        Issued     - Respond   -> Responded  by Owner | Principal needs note;
        Issued     - Verify    -> Responded  by Supervisor needs note;
        Issued     - Know      -> Issued     by Supervisor;
        Issued     - Raise     -> Issued     by Clock | Supervisor needs reason;
        Issued     - Withdraw  -> Withdrawn  by Supervisor needs reason;
        Responded  - Respond   -> Responded  by Owner | Principal needs note;
        Responded  - Verify    -> Responded  by Supervisor needs note;
        Responded  - Know      -> Responded  by Supervisor;
        Responded  - Raise     -> Issued     by Clock | Supervisor needs reason;
        Responded  - Downgrade -> Downgraded by Supervisor needs reason;
        Responded  - Lift      -> Lifted     by Supervisor needs reason;
        Downgraded - Respond   -> Downgraded by Owner | Principal needs note;
        Downgraded - Know      -> Downgraded by Supervisor;
        Downgraded - Raise     -> Issued     by Clock | Supervisor needs reason;
        Downgraded - Downgrade -> Downgraded by Supervisor needs reason;
        Downgraded - Lift      -> Lifted     by Supervisor needs reason;
    }
}

flow! {
    /// 区域风险预警. Issued and raised by the clock from the colours of the area's enterprises; an office over the region
    /// answers, lowers and lifts it with a reason.
    AreaFlow = "area_warning" "区域风险预警", AreaState / AreaAction;
    states {
        Issued "issued" "已发布待响应",
        Responded "responded" "已响应",
        Downgraded "downgraded" "已降级",
        Lifted "lifted" "已解除" closed,
    }
    actions {
        Respond "respond" "响应",
        Raise "raise" "升级",
        Downgrade "downgrade" "降级",
        Lift "lift" "解除",
    }
    start Issued;
    moves {
        Issued     - Respond   -> Responded  by Supervisor needs note;
        Issued     - Raise     -> Issued     by Clock | Supervisor needs reason;
        Responded  - Respond   -> Responded  by Supervisor needs note;
        Responded  - Raise     -> Issued     by Clock | Supervisor needs reason;
        Responded  - Downgrade -> Downgraded by Supervisor needs reason;
        Responded  - Lift      -> Lifted     by Supervisor needs reason;
        Downgraded - Raise     -> Issued     by Clock | Supervisor needs reason;
        Downgraded - Downgrade -> Downgraded by Supervisor needs reason;
        Downgraded - Lift      -> Lifted     by Supervisor needs reason;
    }
}
