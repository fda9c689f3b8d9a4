//! 存续 of a site: building, operating, stopped, closed. A change of name does not move it; a merger closes it towards the
//! enterprise that took it over.

use kernel::flow;

flow! {
    /// 存续状态. The enterprise reports, or whoever supervises it enters what it saw.
    SiteFlow = "site" "存续", State / Action;
    states {
        Building "building" "在建",
        Operating "operating" "生产经营",
        Stopped "stopped" "停产停业",
        Closed "closed" "已关闭" closed,
    }
    actions {
        Open "open" "投产",
        Rename "rename" "更名",
        Merge "merge" "并入",
        Stop "stop" "停产停业",
        Resume "resume" "复工复产",
        Close "close" "关闭",
        Reopen "reopen" "恢复登记",
    }
    start Building;
    moves {
        Building  - Open   -> Operating by Owner | Supervisor | Clerk;
        Building  - Rename -> Building  by Owner | Supervisor | Clerk needs name;
        Building  - Close  -> Closed    by Owner | Supervisor | Clerk needs reason;
        Operating - Rename -> Operating by Owner | Supervisor | Clerk needs name;
        Operating - Stop   -> Stopped   by Owner | Supervisor | Clerk needs reason;
        Operating - Merge  -> Closed    by Supervisor | Clerk needs enterprise, reason;
        Operating - Close  -> Closed    by Supervisor | Clerk needs reason;
        Stopped   - Rename -> Stopped   by Owner | Supervisor | Clerk needs name;
        Stopped   - Resume -> Operating by Owner | Supervisor | Clerk needs note;
        Stopped   - Merge  -> Closed    by Supervisor | Clerk needs enterprise, reason;
        Stopped   - Close  -> Closed    by Supervisor | Clerk needs reason;
        Closed    - Reopen -> Stopped   by Supervisor | Clerk needs reason;
    }
}
