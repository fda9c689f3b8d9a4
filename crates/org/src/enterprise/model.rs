//! An enterprise.

use kernel::Refusal;
use kernel::id::{EnterpriseId, RegionId, UnitId};
use serde::{Deserialize, Serialize};

/// An enterprise as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enterprise {
    pub id: EnterpriseId,
    /// 统一社会信用代码, upper case; some small businesses have none yet.
    pub uscc: Option<String>,
    pub name: String,
    pub region: RegionId,
    pub region_path: String,
    pub sector: Option<String>,
    pub high_risk: bool,
    pub aliases: Vec<String>,
    /// The enterprise that took it over.
    pub succeeded_by: Option<EnterpriseId>,
    /// The unit as which it is given duties, if it is.
    pub unit: Option<UnitId>,
    pub version: i64,
}

/// The credit code as kept: without blanks, upper case, with the right check digit (GB 32100-2015). `None` for blank.
pub fn uscc_ok(code: Option<&str>) -> Result<Option<String>, Refusal> {
    let code: String = code.unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
    if code.is_empty() {
        return Ok(None);
    }
    let code = code.to_uppercase();
    law::codes::credit_code(&code).map_err(|say| Refusal::invalid("BAD_USCC", say.clone()).at("uscc", say))?;
    Ok(Some(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes worked out in handbook 10 §3.
    #[test]
    fn credit_codes() {
        assert_eq!(uscc_ok(Some(" 91533401ma6abcd10j ")).unwrap().as_deref(), Some("91533401MA6ABCD10J"));
        assert_eq!(uscc_ok(Some("  ")).unwrap(), None);
        assert_eq!(uscc_ok(None).unwrap(), None);
        for bad in ["91533401MA6ABCD10K", "123", "91533401MA6ABCDI0J"] {
            assert_eq!(uscc_ok(Some(bad)).unwrap_err().code, "BAD_USCC", "{bad}");
        }
    }
}
