//! Life of a filing that waits for the regulator.

use kernel::flow;

flow! {
    /// 用电备案申请. What would hide more than before waits for the regulator (handbook 04 §8); what tightens is in force at
    /// once and no request.
    PowerFlow = "power_filing" "用电备案申请", PowerState / PowerAction;
    states {
        Proposed "proposed" "待监管确认",
        InForce "in_force" "已备案" closed,
        Refused "refused" "已退回" closed,
        Withdrawn "withdrawn" "已撤回" closed,
    }
    actions {
        Approve "approve" "确认备案",
        Refuse "refuse" "退回",
        Withdraw "withdraw" "撤回",
    }
    start Proposed;
    moves {
        Proposed - Approve  -> InForce   by Supervisor;
        Proposed - Refuse   -> Refused   by Supervisor needs reason;
        Proposed - Withdraw -> Withdrawn by Owner;
    }
}
