//! Life of a channel.

use kernel::flow;

flow! {
    /// 消息渠道. Switched off, it sends nothing and later nothing of the time between; parked, nothing is lost.
    ChannelFlow = "channel" "消息渠道", ChannelState / ChannelAction;
    states {
        On "on" "启用",
        Off "off" "停用",
        Parked "parked" "已暂停（发送失败）",
        Removed "removed" "已撤销" closed,
    }
    actions {
        Enable "enable" "启用",
        Disable "disable" "停用",
        Park "park" "暂停发送",
        Resume "resume" "恢复发送",
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
