//! 高危 (handbook 10 §2): by industry, or by a licence, or by what the place works with, or by a major installation.

use crate::site::model::{Tag, Why};
use crate::site::part::LICENCES;
use law::industry;

/// What a site holds beside its own columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// Codes of its licences' kinds.
    pub licences: Vec<String>,
    /// Highest level of its installations, 1 the highest; 0: none.
    pub installation: u8,
}

/// Every reason that applies; none means not high-risk.
pub fn high_risk(code: &str, tags: &[Tag], held: &Held) -> Vec<Why> {
    let mut out = Vec::new();
    if let Some(line) = industry::high_risk(code) {
        let say = format!("行业代码 {code} 属于“{}”，列入高危行业", line.label);
        out.push(Why { by: "industry".into(), say, clause: "高危行业代码集（参数，待核）".into() });
    }
    for kind in &held.licences {
        if let Some((_, label, true)) = LICENCES.iter().find(|l| l.0 == kind) {
            let why = Why {
                by: "licence".into(), say: format!("持有{label}"), clause: "许可证判定（参数）".into()
            };
            if !out.contains(&why) {
                out.push(why);
            }
        }
    }
    for tag in tags.iter().filter(|t| t.high_risk()) {
        out.push(Why {
            by: "tag".into(), say: format!("涉及{}", tag.label()), clause: "工艺标签判定（参数）".into()
        });
    }
    if held.installation > 0 {
        let say = format!("有{}", law::gb18218::level_label(held.installation));
        out.push(Why { by: "installation".into(), say, clause: "GB 18218-2018".into() });
    }
    out
}
