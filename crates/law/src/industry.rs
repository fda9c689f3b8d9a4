//! Industries by GB/T 4754-2017: two, three or four digits; which of them are high-risk by default, and which trade looks
//! after them unless somebody says otherwise. The sets are data (`content/law`) with their marks.

use crate::Mark;
use crate::table::{mark, rows};
use std::sync::LazyLock;

/// One line of the table of high-risk industries.
#[derive(Clone, Debug, PartialEq)]
pub struct HighRisk {
    /// Beginning of the codes that it covers.
    pub code: String,
    pub label: String,
    /// 金属冶炼: metallurgy in the sense of 安全生产法; rolling (3130) is not.
    pub smelting: bool,
    pub mark: Mark,
}

struct Industry {
    code: String,
    label: String,
    trade: String,
}

static HIGH_RISK: LazyLock<Vec<HighRisk>> = LazyLock::new(|| {
    rows(include_str!("../../../content/law/high-risk-industry.csv"), ["code", "label", "kind", "mark"])
        .into_iter()
        .map(|[code, label, kind, m]| HighRisk { code, label, smelting: kind == "smelting", mark: mark(&m) })
        .collect()
});

static INDUSTRIES: LazyLock<Vec<Industry>> = LazyLock::new(|| {
    rows(include_str!("../../../content/law/industry.csv"), ["code", "label", "trade"])
        .into_iter()
        .map(|[code, label, trade]| Industry { code, label, trade })
        .collect()
});

/// 行业监管类别: code and label, as grants name sectors.
pub const TRADES: &[(&str, &str)] = &[
    ("chemical", "化工危化"),
    ("mine", "非煤矿山"),
    ("coal", "煤矿"),
    ("metal", "冶金有色"),
    ("industry", "工贸其他"),
    ("fireworks", "烟花爆竹"),
    ("explosives", "民用爆炸物品"),
    ("construction", "建筑施工"),
    ("gas", "城镇燃气"),
    ("road", "道路运输"),
    ("port", "港口水运"),
    ("special", "特种设备"),
    ("fire", "消防"),
    ("power", "电力"),
    ("water", "水利"),
    ("tourism", "文化旅游"),
    ("education", "教育"),
    ("commerce", "商贸"),
    ("farm", "农业"),
    ("other", "其他"),
];

/// Label of a trade.
pub fn trade_label(code: &str) -> Option<&'static str> {
    TRADES.iter().find(|t| t.0 == code).map(|t| t.1)
}

/// A trade by code or by label.
pub fn trade(word: &str) -> Option<&'static str> {
    let word = word.trim();
    TRADES.iter().find(|t| t.0 == word || t.1 == word).map(|t| t.0)
}

/// A code as written by people: two to four digits of a known division, a letter in front is dropped (`C2614`). The error
/// is a Chinese sentence.
pub fn industry_code(text: &str) -> Result<String, String> {
    let text = text.trim();
    let digits = text.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(text);
    if !(2..=4).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("行业代码“{text}”应为 2 至 4 位数字（GB/T 4754-2017，例如 2614）。"));
    }
    if !INDUSTRIES.iter().any(|i| i.code == digits[..2]) {
        return Err(format!("行业代码“{text}”的前两位“{}”不在国民经济行业大类中，请核对。", &digits[..2]));
    }
    Ok(digits.to_owned())
}

fn longest(code: &str) -> Option<&'static Industry> {
    INDUSTRIES.iter().filter(|i| code.starts_with(&i.code)).max_by_key(|i| i.code.len())
}

/// Name of the division (or of the class, where the table has it).
pub fn industry_label(code: &str) -> Option<&'static str> {
    longest(code).map(|i| i.label.as_str())
}

/// The trade that usually looks after an industry; a proposal, never a ruling on who is in charge.
pub fn usual_trade(code: &str) -> &'static str {
    longest(code).and_then(|i| trade(&i.trade)).unwrap_or("other")
}

/// The line of the high-risk table that covers a code, the longest one; `None`: not high-risk by its industry.
pub fn high_risk(code: &str) -> Option<&'static HighRisk> {
    HIGH_RISK.iter().filter(|h| code.starts_with(&h.code)).max_by_key(|h| h.code.len())
}

/// 金属冶炼 (handbook 10 §2: 3110, 3120, 3140, 321x, 322x).
pub fn smelting(code: &str) -> bool {
    HIGH_RISK.iter().any(|h| h.smelting && code.starts_with(&h.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn high_risk_by_the_table_of_the_handbook() {
        for code in [
            "0610", "0720", "1011", "2511", "2614", "2671", "2672", "2710", "3120", "3211", "4710", "5430", "5942",
            "4511", "4411", "5162", "5169", "5265", "5266",
        ] {
            assert!(high_risk(code).is_some(), "{code}");
        }
        for code in ["2720", "2011", "3311", "5163", "5211", "5951", "6110", "8210", "0111", "5310"] {
            assert!(high_risk(code).is_none(), "{code}");
        }
        assert_eq!(high_risk("2672").unwrap().label, "焰火、鞭炮产品制造", "the longest line wins");
    }

    #[test]
    fn rolling_is_no_smelting() {
        for (code, yes) in [
            ("3110", true),
            ("3120", true),
            ("3130", false),
            ("3140", true),
            ("3212", true),
            ("3221", true),
            ("3251", false),
            ("2614", false),
        ] {
            assert_eq!(smelting(code), yes, "{code}");
        }
    }

    #[test]
    fn codes_are_read_and_mistakes_named() {
        assert_eq!(industry_code(" C2614 ").as_deref(), Ok("2614"));
        assert_eq!(industry_code("26").as_deref(), Ok("26"));
        for (bad, word) in
            [("", "2 至 4 位"), ("26145", "2 至 4 位"), ("化工", "2 至 4 位"), ("9901", "99"), ("2６14", "2 至 4 位")]
        {
            assert!(industry_code(bad).unwrap_err().contains(word), "{bad}");
        }
    }

    #[test]
    fn the_usual_trade_and_names() {
        for (code, of) in [
            ("2614", "chemical"),
            ("2672", "fireworks"),
            ("2671", "explosives"),
            ("0610", "coal"),
            ("1011", "mine"),
            ("3211", "metal"),
            ("4511", "gas"),
            ("5430", "road"),
            ("6110", "commerce"),
            ("8321", "education"),
            ("2011", "industry"),
            ("9111", "other"),
        ] {
            assert_eq!(usual_trade(code), of, "{code}");
        }
        assert_eq!(industry_label("2614"), Some("化学原料和化学制品制造业"));
        assert_eq!(trade("化工危化"), Some("chemical"));
        assert_eq!(trade("gas"), Some("gas"));
        assert_eq!(trade("化学"), None);
    }

    #[test]
    fn every_trade_of_the_table_is_a_trade() {
        assert!(INDUSTRIES.iter().all(|i| trade(&i.trade).is_some()));
        assert_eq!(INDUSTRIES.iter().filter(|i| i.code.len() == 2).count(), 97);
    }
}
