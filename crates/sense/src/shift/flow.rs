//! Life of a shift.

use kernel::flow;

flow! {
    /// 值班. Planned by the unit, handed over with a note by whoever was on duty, or cancelled before it is over.
    ShiftFlow = "shift" "值班", ShiftState / ShiftAction;
    states {
        Planned "planned" "已排班",
        Handed "handed" "已交班" closed,
        Void "void" "已取消" closed,
    }
    actions {
        HandOver "hand_over" "交班",
        Void "void" "取消值班",
    }
    start Planned;
    moves {
        Planned - HandOver -> Handed by Owner needs note;
        Planned - Void     -> Void   by Owner needs reason;
    }
}
