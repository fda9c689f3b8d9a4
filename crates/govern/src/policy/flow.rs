//! Life of a document.

kernel::flow! {
    /// 政策文件: checked, issued once, replaced by a newer version or withdrawn.
    PolicyFlow = "policy" "文件", PolicyState / PolicyAction;
    states {
        Draft "draft" "待校核",
        Issued "issued" "已下发",
        Superseded "superseded" "已被替代" closed,
        Void "void" "已作废" closed,
    }
    actions { Issue "issue" "下发", Replace "replace" "由新版本替代", Void "void" "作废" }
    start Draft;
    moves {
        Draft - Issue -> Issued by Clerk;
        Draft - Void -> Void by Clerk;
        Issued - Replace -> Superseded by Clerk;
        Issued - Void -> Void by Clerk needs note;
    }
}
