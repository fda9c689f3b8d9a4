//! Life of a risk: assessed by the enterprise, signed, a major one published under its leader in charge; never closed as
//! long as the danger is there (handbook 03 §3).

use kernel::flow;

flow! {
    /// 风险分级管控. Whether a risk is major, and what its plan lacks, is judged in `rules`.
    RiskFlow = "risk" "风险分级管控", RiskState / RiskAction;
    states {
        Draft "draft" "待评价",
        Assessed "assessed" "已评价",
        Signed "signed" "已签批",
        Published "published" "已公示",
        Retired "retired" "已消除" closed,
    }
    actions {
        Assess "assess" "完成评价",
        Sign "sign" "签批",
        Return "return" "退回修改",
        Publish "publish" "签字公示",
        Review "review" "登记调度",
        Appoint "appoint" "明确包案领导",
        Reassess "reassess" "启动再评价",
        Retire "retire" "登记消除",
        Reopen "reopen" "重新列入",
    }
    start Draft;
    moves {
        Draft     - Assess   -> Assessed  by Owner;
        Draft     - Appoint  -> Draft     by Supervisor needs leader;
        Draft     - Retire   -> Retired   by Owner | Principal needs reason;
        Assessed  - Sign     -> Signed    by Owner | Principal;
        Assessed  - Return   -> Draft     by Principal | Supervisor needs reason;
        Assessed  - Appoint  -> Assessed  by Supervisor needs leader;
        Assessed  - Reassess -> Draft     by Owner | Principal | Supervisor needs reason;
        Assessed  - Retire   -> Retired   by Owner | Principal needs reason;
        Signed    - Publish  -> Published by Leader;
        Signed    - Return   -> Draft     by Leader | Supervisor needs reason;
        Signed    - Appoint  -> Signed    by Supervisor needs leader;
        Signed    - Review   -> Signed    by Leader | Supervisor needs note;
        Signed    - Reassess -> Draft     by Owner | Principal | Supervisor needs reason;
        Signed    - Retire   -> Retired   by Owner | Principal needs reason;
        Published - Appoint  -> Published by Supervisor needs leader;
        Published - Review   -> Published by Leader | Supervisor needs note;
        Published - Reassess -> Draft     by Owner | Principal | Supervisor needs reason;
        Published - Retire   -> Retired   by Principal needs reason;
        Retired   - Reopen   -> Draft     by Owner | Principal | Supervisor needs reason;
    }
}

impl serde::Serialize for RiskState {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for RiskState {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = String::deserialize(from)?;
        <RiskFlow as kernel::Flow>::parse_state(&code).ok_or_else(|| serde::de::Error::custom(code))
    }
}
