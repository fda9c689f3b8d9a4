//! A region and its kinds.

use kernel::Refusal;
use kernel::id::RegionId;
use serde::{Deserialize, Serialize};

/// Kinds of region, from large to small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionKind {
    Province,
    Prefecture,
    County,
    FunctionalZone,
    Township,
    Village,
}

const KINDS: &[(RegionKind, &str, &str)] = &[
    (RegionKind::Province, "province", "省级"),
    (RegionKind::Prefecture, "prefecture", "州市级"),
    (RegionKind::County, "county", "县市区"),
    (RegionKind::FunctionalZone, "functional_zone", "功能区"),
    (RegionKind::Township, "township", "乡镇街道"),
    (RegionKind::Village, "village", "村居"),
];

impl RegionKind {
    pub fn code(self) -> &'static str {
        KINDS.iter().find(|k| k.0 == self).map_or("", |k| k.1)
    }
    pub fn label(self) -> &'static str {
        KINDS.iter().find(|k| k.0 == self).map_or("", |k| k.2)
    }
    /// By code or Chinese label.
    pub fn parse(word: &str) -> Option<RegionKind> {
        KINDS.iter().find(|k| k.1 == word || k.2 == word).map(|k| k.0)
    }
    pub fn all() -> impl Iterator<Item = RegionKind> {
        KINDS.iter().map(|k| k.0)
    }
}

/// A region as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    pub id: RegionId,
    /// Code by GB/T 2260, or `Z…` of a functional zone.
    pub code: String,
    pub name: String,
    pub kind: RegionKind,
    pub parent: Option<RegionId>,
    /// Codes from the root down, with a slash before, between and after.
    pub path: String,
    /// 1 for the root.
    pub depth: u32,
    pub version: i64,
}

/// The path of a region below a parent's path (`None`: the root of this installation).
pub fn path_of(parent: Option<&str>, code: &str) -> String {
    format!("{}{code}/", parent.unwrap_or("/"))
}

/// Whether a code has one of the forms of handbook 10 §1. The error is a Chinese sentence.
pub fn code_ok(code: &str, kind: RegionKind) -> Result<(), Refusal> {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let good = match kind {
        RegionKind::FunctionalZone => code.strip_prefix('Z').is_some_and(|rest| rest.len() == 9 && digits(rest)),
        RegionKind::Township => code.len() == 9 && digits(code),
        RegionKind::Village => code.len() == 12 && digits(code),
        _ => code.len() == 6 && digits(code),
    };
    if good {
        return Ok(());
    }
    let form = match kind {
        RegionKind::FunctionalZone => "“Z”加上级区划代码 6 位再加 3 位顺序号",
        RegionKind::Township => "9 位数字",
        RegionKind::Village => "12 位数字",
        _ => "6 位数字（GB/T 2260）",
    };
    Err(Refusal::invalid("BAD_REGION_CODE", format!("区划代码“{code}”的写法不对：{}应为{form}。", kind.label()))
        .at("code", format!("应为{form}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_every_kind_are_told_apart() {
        for (code, kind) in [
            ("990100", RegionKind::Prefecture),
            ("990121", RegionKind::County),
            ("Z990101001", RegionKind::FunctionalZone),
            ("990121001", RegionKind::Township),
            ("990121001003", RegionKind::Village),
        ] {
            assert!(code_ok(code, kind).is_ok(), "{code}");
        }
        for (code, kind) in [
            ("9901", RegionKind::Prefecture),
            ("99012A", RegionKind::County),
            ("990101001", RegionKind::FunctionalZone),
            ("Z990121", RegionKind::FunctionalZone),
            ("990121", RegionKind::Township),
            ("", RegionKind::County),
        ] {
            assert!(code_ok(code, kind).unwrap_err().say.contains("应为"), "{code}");
        }
        assert_eq!(path_of(Some("/990100/"), "Z990101001"), "/990100/Z990101001/");
        assert_eq!(path_of(None, "990100"), "/990100/");
    }
}
