//! A record is never changed; a wrong one is voided with its reason and entered again.

use kernel::flow;

flow! {
    /// 履职记录
    RecordFlow = "record" "履职记录", Standing / RecordAction;
    states { Valid "valid" "有效", Voided "voided" "已作废" closed }
    actions { Void "void" "作废" }
    start Valid;
    moves { Valid - Void -> Voided by Author | Clerk needs note; }
}

impl serde::Serialize for Standing {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}
