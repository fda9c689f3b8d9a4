//! Life of a receiver.

use kernel::flow;

flow! {
    /// 报警接收系统. Switched off, it gets nothing and later nothing of the time between; parked, nothing is lost.
    ReceiverFlow = "receiver" "报警接收系统", ReceiverState / ReceiverAction;
    states {
        On "on" "启用",
        Off "off" "停用",
        Parked "parked" "已暂停（投递失败）",
        Removed "removed" "已撤销" closed,
    }
    actions {
        Enable "enable" "启用",
        Disable "disable" "停用",
        Park "park" "暂停投递",
        Resume "resume" "恢复投递",
        Remove "remove" "撤销",
    }
    start On;
    moves {
        On     - Disable -> Off    by Owner needs reason;
        On     - Park    -> Parked by Clock;
        Parked - Resume  -> On     by Owner;
        Parked - Disable -> Off    by Owner needs reason;
        Off    - Enable  -> On     by Owner;
        Off    - Remove  -> Removed by Owner needs reason;
    }
}
