//! Lives of a programme, of a visit and of what a visit found.

use kernel::flow;

flow! {
    /// 巡查方案
    TourFlow = "tour" "巡查方案", TourState / TourAction;
    states {
        Draft "draft" "拟定中",
        Running "running" "实施中",
        Concluded "concluded" "已办结" closed,
        Withdrawn "withdrawn" "已撤销" closed,
    }
    actions {
        Issue "issue" "批准实施",
        Conclude "conclude" "办结",
        Withdraw "withdraw" "撤销",
    }
    start Draft;
    moves {
        Draft   - Issue    -> Running   by Signer;
        Draft   - Withdraw -> Withdrawn by Clerk | Signer needs reason;
        Running - Conclude -> Concluded by Signer needs note;
        Running - Withdraw -> Withdrawn by Signer needs reason;
    }
}

flow! {
    /// 巡查
    VisitFlow = "tour_visit" "巡查", VisitState / VisitAction;
    states {
        Planned "planned" "已排期",
        Begun "begun" "进行中",
        Finished "finished" "已完成" closed,
        Cancelled "cancelled" "已取消" closed,
    }
    actions {
        Begin "begin" "进驻",
        Finish "finish" "完成",
        Cancel "cancel" "取消",
    }
    start Planned;
    moves {
        Planned - Begin  -> Begun     by Clerk | Lead;
        Planned - Cancel -> Cancelled by Clerk needs reason;
        Begun   - Finish -> Finished  by Clerk | Lead needs note;
        Begun   - Cancel -> Cancelled by Clerk needs reason;
    }
}

flow! {
    /// 巡查发现的问题. It is handed to the unit when the visit is finished, and closed only by going there again.
    FindingFlow = "tour_finding" "巡查问题", FindingState / FindingAction;
    states {
        Noted "noted" "已记录，待交办",
        Assigned "assigned" "已交办",
        Failed "failed" "复核未通过",
        Closed "closed" "复核销号" closed,
        Dropped "dropped" "随巡查取消" closed,
    }
    actions {
        Assign "assign" "交办",
        Pass "pass" "复核通过",
        Fail "fail" "复核未通过",
        Drop "drop" "取消",
    }
    start Noted;
    moves {
        Noted    - Assign -> Assigned by Clerk | Lead;
        Noted    - Drop   -> Dropped  by Clerk;
        Assigned - Pass   -> Closed   by Clerk | Lead needs note;
        Assigned - Fail   -> Failed   by Clerk | Lead needs note;
        Failed   - Pass   -> Closed   by Clerk | Lead needs note;
        Failed   - Fail   -> Failed   by Clerk | Lead needs note;
    }
}

macro_rules! as_code {
    ($($t:ident),+) => {$(
        impl serde::Serialize for $t {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }
    )+};
}
as_code!(TourState, VisitState, FindingState);
