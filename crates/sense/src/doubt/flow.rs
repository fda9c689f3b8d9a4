//! Life of a doubt on file: somebody of the regulator goes there, with a photograph, and says what it is.

use kernel::flow;

flow! {
    /// 数据疑点核查 (handbook 04 §5.3: on site, within a day, each further day one level higher).
    DoubtFlow = "doubt" "数据疑点核查", DoubtState / DoubtAction;
    states {
        Open "open" "待现场核查",
        Confirmed "confirmed" "属实待处置",
        Cleared "cleared" "已排除" closed,
        Closed "closed" "已闭环" closed,
    }
    actions {
        Explain "explain" "企业说明",
        Know "know" "登记知悉",
        Verify "verify" "现场核查属实",
        Clear "clear" "现场核查排除",
        Close "close" "闭环",
    }
    start Open;
    moves {
        Open      - Explain -> Open      by Owner needs note;
        Open      - Know    -> Open      by Supervisor;
        Open      - Verify  -> Confirmed by Supervisor needs note, photo;
        Open      - Clear   -> Cleared   by Supervisor needs note, photo;
        Confirmed - Explain -> Confirmed by Owner needs note;
        Confirmed - Know    -> Confirmed by Supervisor;
        Confirmed - Close   -> Closed    by Supervisor needs note;
    }
}
