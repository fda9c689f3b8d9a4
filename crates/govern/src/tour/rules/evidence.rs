//! 四个方法: a visit is finished only with evidence by each of them.

use crate::tour::model::{Evidence, Method};
use kernel::{Outcome, Refusal};

/// Methods by which nothing was brought yet.
pub fn missing(evidence: &[Evidence]) -> Vec<Method> {
    Method::ALL.iter().copied().filter(|m| !evidence.iter().any(|e| e.method == *m)).collect()
}

/// Refuses to finish a visit that lacks a method, and says which.
pub fn complete(evidence: &[Evidence]) -> Outcome<()> {
    let open: Vec<&str> = missing(evidence).into_iter().map(Method::label).collect();
    if open.is_empty() {
        return Ok(());
    }
    let say = format!("四个方法还缺：{}。请补上记录或材料后再完成。", open.join("、"));
    Err(Refusal::conflict("METHOD_MISSING", say).at("evidence", format!("缺{}", open.join("、"))))
}
