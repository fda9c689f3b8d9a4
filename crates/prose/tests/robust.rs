//! Whatever comes in: no panic, spans that can be shown, bounded time.

use proptest::prelude::*;
use prose::{Options, Source, Span, parse};
use std::time::{Duration, Instant};

/// Every span of every document lies in the text and on character boundaries.
fn check(text: &str) {
    let source = Source::from_text(text);
    for doc in parse(&source, &Options::default()) {
        let shown =
            |span: &Span| assert!(source.text.get(span.clone()).is_some(), "{span:?} in {} bytes", source.text.len());
        shown(&doc.span);
        doc.outline.iter().for_each(|h| shown(&h.span));
        doc.findings.iter().for_each(|f| shown(&f.span));
        doc.repairs.iter().for_each(|r| shown(&r.span));
        doc.header_spans.iter().for_each(|(_, s)| shown(s));
        for m in &doc.measures {
            shown(&m.span);
            m.assignments.iter().for_each(|a| shown(&a.span));
            m.deadlines.iter().for_each(|d| shown(&d.span));
            m.recurrences.iter().for_each(|r| shown(&r.span));
            m.targets.iter().for_each(|t| shown(&t.span));
            m.inherited_span.iter().for_each(shown);
        }
        let _ = prose::json::to_json(&doc);
    }
}

/// Pieces from which plans are made, in any order.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("一、".to_owned()),
        Just("（二）".to_owned()),
        Just("3.".to_owned()),
        Just("第四条".to_owned()),
        Just("1.2.3 ".to_owned()),
        Just("\n".to_owned()),
        Just("\t".to_owned()),
        Just("（州应急局牵头，各有关部门配合）".to_owned()),
        Just("责任单位：甲局、乙局等部门".to_owned()),
        Just("2025年2月30日前".to_owned()),
        Just("每季度至少".to_owned()),
        Just("不少于30项".to_owned()),
        Just("《关于印发〈方案〉的通知".to_owned()),
        Just("序号\t任务\t牵头单位\t完成时限\n".to_owned()),
        Just("— 12 —\n".to_owned()),
        Just("以下均需县政府负责，不再列出".to_owned()),
        Just("附件1\n".to_owned()),
        Just("近日，甲厅印发《若干措施》，".to_owned()),
        Just("行業(yè)??".to_owned()),
        "[（）()【】“”《》、，。；：\u{3000} \u{FFFD}□]{0,6}",
        "\\PC{0,12}",
        "[一-龥]{1,30}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn random_plans(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn random_dates(words in "(从现在起|自印发之日起|20[0-9]{2}年|今年|次年)?[0-9一二三四五六七八九十]{0,4}(月|年|日|季度|半年|个月)?(底|前|上旬|内){0,2}") {
        let issued = jiff::civil::date(2024, 2, 29);
        let _ = prose::deadline::resolve(&words, Some(issued));
        let _ = prose::deadline::resolve(&words, None);
    }
}

/// Texts that grow without structure take time in proportion (a debug build, a busy machine: the limit is generous).
#[test]
fn long_texts_end() {
    let cases = [
        "一".repeat(300_000),
        "（".repeat(300_000),
        "（负责）".repeat(60_000),
        "一、\n".repeat(60_000),
        "每年每月每日".repeat(40_000),
        "，由".repeat(100_000),
        "1.".repeat(200_000),
        "负责、".repeat(60_000),
        "（一）加强管理。\n".repeat(20_000),
        format!(
            "一、{}",
            "推动企业每季度至少开展1次检查，2025年底前完成改造100家（州应急局、州公安局负责）。".repeat(8_000)
        ),
        format!("一、{}{}", "（".repeat(200), "）".repeat(200)).repeat(100),
        "书\t写\t任务\n".repeat(30_000),
        "序号\t任务\t责任单位\n".repeat(30_000),
    ];
    for text in cases {
        let start = Instant::now();
        check(&text);
        let took = start.elapsed();
        let head: String = text.chars().take(12).collect();
        assert!(took < Duration::from_secs(40), "{head}… took {took:?}");
    }
}
