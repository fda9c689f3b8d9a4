//! Words for search: jieba segmentation with the trade's own words. Loaded at first use only; reading documents needs none of it.

use jieba_rs::{Jieba, Token};
use std::sync::OnceLock;

static JIEBA: OnceLock<Jieba> = OnceLock::new();

/// Words that a general dictionary cuts apart. Those of handbook 11 and of the plans' own language.
const TRADE: &[&str] = &[
    "安委会",
    "安委办",
    "专委会",
    "应急管理局",
    "应急局",
    "市场监管局",
    "住房城乡建设局",
    "自然资源和规划局",
    "消防救援支队",
    "消防救援大队",
    "治本攻坚",
    "三年行动",
    "重大事故隐患",
    "事故隐患",
    "隐患排查",
    "挂牌督办",
    "挂图作战",
    "动态清零",
    "风险管控",
    "双重预防",
    "一岗双责",
    "党政同责",
    "三管三必须",
    "责任清单",
    "任务清单",
    "台账",
    "销号",
    "督办",
    "督导",
    "约谈",
    "警示",
    "明查暗访",
    "四不两直",
    "回头看",
    "危化品",
    "危险化学品",
    "烟花爆竹",
    "非煤矿山",
    "尾矿库",
    "有限空间",
    "动火作业",
    "自建房",
    "涉氨制冷",
    "粉尘涉爆",
    "城镇燃气",
    "特种设备",
    "特种作业",
    "应急预案",
    "应急演练",
    "应急救援",
    "疏散演练",
    "安全生产费用",
    "全员安全生产责任制",
    "主要负责人",
    "属地管理",
    "行刑衔接",
    "零处罚",
    "安责险",
    "晨会",
    "标准化",
    "隐患",
    "牵头",
    "责任单位",
    "产业园区",
    "功能区",
    "云岭州",
    "云溪县",
    "松泉县",
    "雪岭县",
];

fn jieba() -> &'static Jieba {
    JIEBA.get_or_init(|| {
        let mut jieba = Jieba::new();
        for word in TRADE {
            jieba.add_word(word, Some(20_000), None);
        }
        jieba
    })
}

/// Cuts a text into the words under which it is found: long words also give their parts. Punctuation and white space are left
/// out; Latin letters are lower-cased.
pub fn for_index(text: &str) -> Vec<String> {
    keep(jieba().cut_for_search(text, true))
}

/// Cuts what a person typed: each word once, as long as it can be.
pub fn for_query(text: &str) -> Vec<String> {
    keep(jieba().cut(text, true))
}

fn keep(tokens: Vec<Token<'_>>) -> Vec<String> {
    tokens.iter().map(|t| t.word.trim().to_lowercase()).filter(|w| w.chars().any(char::is_alphanumeric)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trade_words_stay_whole() {
        let words = for_query("州安委办对重大事故隐患挂牌督办");
        for word in ["安委办", "挂牌督办", "重大事故隐患"] {
            assert!(words.iter().any(|w| w == word), "{word} in {words:?}");
        }
    }

    #[test]
    fn long_words_are_found_by_their_parts() {
        let words = for_index("危险化学品应急预案");
        assert!(words.iter().any(|w| w == "预案"), "{words:?}");
        assert!(words.iter().any(|w| w == "应急预案"), "{words:?}");
    }

    #[test]
    fn marks_and_blanks_are_no_words() {
        assert_eq!(for_query("，。 （）\n"), Vec::<String>::new());
        assert!(for_query("APP巡河").contains(&"app".to_owned()));
    }
}
