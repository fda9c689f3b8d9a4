//! Kinds of limits.

words! {
    /// What was crossed (handbook 04 §3). `Dev`, `Flatline` are found by comparison over time or with neighbours, never by
    /// the engine of single readings; `Cut` is the power cut of a methane instrument (handbook 04 §2.1).
    Limit {
        Ll "LL" "低低",
        L "L" "低",
        H "H" "高",
        Hh "HH" "高高",
        Roc "ROC" "变化率",
        Dev "DEV" "偏差",
        OffNormal "OFFNORMAL" "变位",
        BadPv "BAD_PV" "坏值",
        Stale "STALE" "静默",
        Flatline "FLATLINE" "僵死",
        Masked "MASKED" "屏蔽",
        Cut "CUT" "断电",
    }
}

impl Limit {
    /// As a bit of a set.
    pub(crate) const fn bit(self) -> u16 {
        1 << self as u16
    }
}
