//! Life of a paper. Its text may be edited until it is signed; signing is by a second person (handbook 02 §7: the head of the
//! office signs what the clerk drafted).

use kernel::flow;

flow! {
    /// 公文
    PaperFlow = "paper" "公文", PaperState / PaperAction;
    states {
        Draft "draft" "草稿",
        Signing "signing" "待签发",
        Issued "issued" "已签发",
        Void "void" "已作废" closed,
    }
    actions {
        Submit "submit" "送签",
        Return "return" "退回修改",
        Sign "sign" "签发",
        Void "void" "作废",
        Revoke "revoke" "撤回作废",
    }
    start Draft;
    moves {
        Draft   - Submit -> Signing by Author | Clerk;
        Draft   - Sign   -> Issued  by Closer;
        Draft   - Void   -> Void    by Author | Clerk needs reason;
        Signing - Return -> Draft   by Author | Closer needs reason;
        Signing - Sign   -> Issued  by Closer;
        Signing - Void   -> Void    by Author | Closer needs reason;
        Issued  - Revoke -> Void    by Closer needs reason;
    }
}

impl serde::Serialize for PaperState {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}
