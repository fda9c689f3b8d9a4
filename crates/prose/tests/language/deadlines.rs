//! Handbook 02 §3, worked by hand.

use super::{all_hold, document};
use jiff::civil::{Date, date};
use prose::deadline::{Context, find, is_impossible, resolve};

#[test]
fn phrases() {
    let january = date(2023, 1, 10);
    let july = date(2023, 7, 5);
    let cases: [(&str, Date, Date); 33] = [
        ("2026.6.30", january, date(2026, 6, 30)),
        ("2026-11-30", january, date(2026, 11, 30)),
        ("2026/6底前", january, date(2026, 6, 30)),
        ("2024年底前", january, date(2024, 12, 31)),
        ("2024 年底前", january, date(2024, 12, 31)),
        ("年底前", january, date(2023, 12, 31)),
        ("今年年底前", january, date(2023, 12, 31)),
        ("明年年底前", january, date(2024, 12, 31)),
        ("年内", january, date(2023, 12, 31)),
        ("2025年上半年", january, date(2025, 6, 30)),
        ("2025年下半年", january, date(2025, 12, 31)),
        ("6月底前", january, date(2023, 6, 30)),
        ("6月底前", july, date(2024, 6, 30)),
        ("7月底前", july, date(2023, 7, 31)),
        ("2024年2月底前", january, date(2024, 2, 29)),
        ("2025年2月底前", january, date(2025, 2, 28)),
        ("一季度", january, date(2023, 3, 31)),
        ("2024年第二季度", january, date(2024, 6, 30)),
        ("2024年三季度末", january, date(2024, 9, 30)),
        ("第四季度", january, date(2023, 12, 31)),
        ("9月中旬前", january, date(2023, 9, 20)),
        ("9月上旬", january, date(2023, 9, 10)),
        ("9月下旬前", january, date(2023, 9, 30)),
        ("9月前", january, date(2023, 8, 31)),
        ("2024—2026年", january, date(2026, 12, 31)),
        ("2024-2026年", january, date(2026, 12, 31)),
        ("三年内", january, date(2026, 1, 10)),
        ("两年内", january, date(2025, 1, 10)),
        ("从现在起半年时间", january, date(2023, 7, 10)),
        ("自印发之日起30日内", january, date(2023, 2, 9)),
        ("2024年6月15日前", january, date(2024, 6, 15)),
        ("二〇二四年六月十五日前", january, date(2024, 6, 15)),
        ("2024年6月至9月", january, date(2024, 9, 30)),
    ];
    for (words, issued, due) in cases {
        let found = resolve(words, Some(issued)).unwrap_or_else(|| panic!("{words} gives nothing"));
        assert_eq!(found.due, due, "{words} issued {issued}");
        assert!(!is_impossible(&found.rule), "{words}");
    }
    assert_eq!(resolve("2024—2026年", None).and_then(|r| r.start), Some(date(2024, 1, 1)));
    assert_eq!(resolve("从现在起半年时间", Some(january)).and_then(|r| r.start), Some(january));
}

#[test]
fn no_dates() {
    for words in ["长期坚持", "持续推进", "常态化", "定期", "及时", "立即", "即日起", "适时", "", "底前", "近期"]
    {
        assert_eq!(resolve(words, Some(date(2023, 1, 10))), None, "{words}");
    }
    // Without a day of issue nothing anchors these.
    for words in ["年底前", "6月底前", "三年内", "从现在起半年时间"] {
        assert_eq!(resolve(words, None), None, "{words}");
    }
}

#[test]
fn impossible_days() {
    for words in
        ["2025年2月30日前", "2025年13月底前", "2023年2月29日", "6月31日前", "2024年第五季度", "2025年11月31日前"]
    {
        let found = resolve(words, Some(date(2023, 1, 10))).unwrap_or_else(|| panic!("{words} gives nothing"));
        assert!(found.impossible && is_impossible(&found.rule), "{words}");
    }
}

/// Dates found in running words.
fn dues(text: &str) -> Vec<Date> {
    let context = Context { issued_on: Some(date(2024, 3, 1)), year: None };
    find(text, &context).into_iter().map(|f| f.resolved.due).collect()
}

#[test]
fn in_sentences() {
    let cases: [(&str, &[Date]); 32] = [
        ("完成时限：2024.9.30", &[date(2024, 9, 30)]),
        ("请于2024-05-20前报送。", &[date(2024, 5, 20)]),
        ("自2024年4月1日起，利用三个月时间开展整治。", &[date(2024, 7, 1)]),
        ("2025年底前完成2020年前已鉴定的水库加固。", &[date(2025, 12, 31)]),
        ("2024年底前消除存量，2025年底前遏制增量。", &[date(2024, 12, 31), date(2025, 12, 31)]),
        ("2024年，重点培训矿山企业；2025年，重点培训冶金企业。", &[date(2024, 12, 31), date(2025, 12, 31)]),
        ("到2026年，形成常态化机制。", &[date(2026, 12, 31)]),
        ("2026年底智能化管控能力显著增强。", &[date(2026, 12, 31)]),
        ("力争年内建成消防站。", &[date(2024, 12, 31)]),
        ("各单位于6月20日18：00前报送自查报告。", &[date(2024, 6, 20)]),
        ("2024年10月15日前完成第一轮，2024年10月15日前同步公示。", &[date(2024, 10, 15)]),
        ("变型拖拉机全部退出（2025年底前完成）。", &[date(2025, 12, 31)]),
        ("2024年9月至11月，集中开展检查。", &[date(2024, 11, 30)]),
        ("三年内完成线路改造。", &[date(2027, 3, 1)]),
        ("从现在起，利用半年时间集中开展学习。", &[date(2024, 9, 1)]),
        ("本办法自2024年5月1日起施行，有效期五年。", &[date(2029, 4, 30)]),
        ("本意见有效期至2026年12月31日。", &[date(2026, 12, 31)]),
        ("2023年12月底前完成整改。", &[date(2023, 12, 31)]),
        ("2020年初步建成，2025年初步见效。", &[date(2025, 12, 31)]),
        ("二〇二五年六月底前完成。", &[date(2025, 6, 30)]),
        ("2025年会同有关部门开展专项治理。", &[date(2025, 12, 31)]),
        ("2025年底前完成登记，2025年配合开展复核。", &[date(2025, 12, 31)]),
        ("可渐进调整，在2—3年内调整到位。", &[date(2027, 3, 1)]),
        ("本月底前完成首轮排查。", &[date(2024, 3, 31)]),
        ("下月10日前报送方案。", &[date(2024, 4, 10)]),
        ("一周内完成整改，并报县安委办。", &[date(2024, 3, 8)]),
        ("自印发之日起30日内制定实施方案。", &[date(2024, 3, 31)]),
        ("本办法印发后3个月内，各县出台细则。", &[date(2024, 6, 1)]),
        ("收到通知后15日内将自查表报县应急局。", &[date(2024, 3, 16)]),
        ("接到本通知之日起10日内完成登记。", &[date(2024, 3, 11)]),
        ("于2024年8月31日前、11月30日前分别报送小结。", &[date(2024, 8, 31), date(2024, 11, 30)]),
        ("第一季度完成摸底，第二季度完成整治。", &[date(2024, 3, 31), date(2024, 6, 30)]),
    ];
    all_hold(cases.map(|(text, want)| (dues(text) == want, format!("{text} {:?}", dues(text)))));
}

#[test]
fn told_named_or_recurring_dates_are_no_deadlines() {
    for text in [
        "消除2023年及以前排查发现的隐患存量。",
        "对2021年以来发证的企业逐一复核。",
        "落实《治本攻坚三年行动方案（2024—2026年）》要求。",
        "推广“2023行动”经验做法。",
        "2024年为“隐患攻坚年”。",
        "每年2月底前报送名单。",
        "每月25日前报送情况。",
        "截至2024年6月底，已整改30处。",
        "在两年之内对其企业实行优惠。",
        "按照云安〔2024〕3号文件执行。",
        "年内无案例不得分。",
        "从2025年起，每季度通报一次。",
        "2022年，全州发生事故3起。",
        "经营满一年的给予奖励。",
        "发现问题24小时内上报。",
        "2024年度考核结果予以公布。",
        "按照2024.3版标准执行。",
        "联系电话：2024-123456。",
        "发现隐患后7日内完成整改。",
        "自受理申请之日起20日内作出决定。",
        "事故发生后30日内提交调查报告。",
        "每季度末月25日前报送情况。",
        "2024年我州开展了专项治理，取得成效。",
        "每年12月底前完成复审。",
    ] {
        assert_eq!(dues(text), Vec::<Date>::new(), "{text}");
    }
}

#[test]
fn the_plans_own_period_is_inferred_and_marked() {
    let doc = document(
        "云溪县用电安全三年行动方案（2024—2026年）\n一、任务\n（一）更换老旧线路，消除火灾隐患。\n（二）2025年6月底前完成登记，逐户建档。\n",
    );
    assert_eq!(doc.period, Some((date(2024, 1, 1), date(2026, 12, 31))));
    let first = &doc.measures[0].deadlines[0];
    assert_eq!((first.due, first.inferred), (date(2026, 12, 31), true));
    assert!(doc.measures[1].deadlines.iter().all(|d| !d.inferred));
    let json = prose::json::to_json(&doc);
    assert_eq!(json["measures"][0]["deadlines"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["measures"][0]["inferred_deadlines"].as_array().map(Vec::len), Some(1));
}
