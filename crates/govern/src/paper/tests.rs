use super::fill::{fill, holes};
use super::flow::PaperFlow;
use super::{rules, template};
use kernel::Flow;
use serde_json::json;

#[test]
fn paper() {
    PaperFlow::prove().unwrap();
    insta::assert_snapshot!(PaperFlow::matrix());
}

#[test]
fn every_shipped_template_is_read_and_is_sound() {
    let all = template::shipped();
    let codes: Vec<&str> = all.iter().map(|t| t.code.as_str()).collect();
    // Letters of supervision, papers of a meeting, orders, bulletins, and what a leader's file prints.
    let expected = [
        "remind_letter urge_notice supervise_letter assignment interview_notice interview_minutes",
        "meeting_minutes committee_report circular warning_notice rectify_order",
        "weekly monthly quarterly accountability dossier statement",
    ];
    assert_eq!(codes.join(" "), expected.join(" "));
    for t in &all {
        template::acceptable(t).unwrap_or_else(|e| panic!("{}: {}", t.code, e.say));
        // Without any fact every one can still be filled, and says what it lacks.
        let filled = fill(&t.body, &json!({})).unwrap_or_else(|e| panic!("{}: {}", t.code, e.say));
        assert!(!filled.missing.is_empty(), "{}", t.code);
        assert!(!office::paper::read(&filled.text).title.is_empty(), "{}", t.code);
        assert!(rules::complete(&filled.text).is_err(), "{}: signed with holes", t.code);
    }
}

#[test]
fn a_missing_fact_is_named_where_it_stands_and_never_a_blank() {
    let body = "致{{ unit.name }}：{% for t in tasks %}{{ t.title }}（{{ t.due | date }}）；{% endfor %}{% if extra %}有{% endif %}";
    let facts = json!({ "unit": { "name": "  " }, "tasks": [{ "title": "甲", "due": "2026-06-30" }, { "due": null }] });
    let filled = fill(body, &facts).unwrap();
    assert_eq!(
        filled.text,
        "致【缺：单位名称】：甲（2026年6月30日）；【缺：任务第2项的标题】（【缺：任务第2项的期限】）；\n"
    );
    assert_eq!(filled.missing, ["tasks.2.due", "tasks.2.title", "unit.name"]);
    assert_eq!(holes(&filled.text), ["单位名称", "任务第2项的标题", "任务第2项的期限"]);
    let refused = rules::complete(&format!("# 标题\n{}", filled.text)).unwrap_err();
    assert_eq!(refused.code, "PAPER_MISSING");
    assert!(refused.say.contains("单位名称、任务第2项的标题、任务第2项的期限"), "{}", refused.say);
}

/// What an organ's own template asks for has no word of ours.
#[test]
fn a_fact_without_a_word_stands_by_its_name() {
    let filled = fill("{{ fee }}、{{ tasks.3.fee }}、{{ finish_by }}", &json!({})).unwrap();
    assert_eq!(filled.text, "【缺：fee】、【缺：tasks.3.fee】、【缺：办结期限】\n");
}

#[test]
fn a_fact_cannot_break_out_of_its_place() {
    let filled = fill("# 标题\n| {{ a }} | 乙 |", &json!({ "a": "甲|丙\n# 假标题\n附件：假附件" })).unwrap();
    assert_eq!(filled.text, "# 标题\n| 甲｜丙 # 假标题 附件：假附件 | 乙 |\n");
    let body = office::paper::read(&filled.text);
    assert_eq!((body.title.as_str(), body.attachments.len()), ("标题", 0));
}

#[test]
fn bad_templates_are_refused_in_chinese_with_their_line() {
    for (body, part) in [
        ("甲\n{% for t in tasks %}", "第 2 行"),
        ("{{ unit.name", "写法有误"),
        ("{{ x | upcase }}", "没有的处理方法"),
        ("{% for a in range(1000) %}{% for b in range(10000) %}x{% endfor %}{% endfor %}", "循环太多"),
    ] {
        let refused = template::parse(&format!("code: x\nname: 甲\nform: letter\n---\n{body}"))
            .and_then(|t| template::acceptable(&t).and_then(|()| fill(&t.body, &json!({ "x": "a" }))))
            .unwrap_err();
        assert_eq!(refused.code, "BAD_TEMPLATE");
        assert!(refused.say.contains(part), "{body}: {}", refused.say);
    }
    assert!(
        template::parse("code: x\nname: 甲\nform: poster\n---\n甲").unwrap_err().say.contains("没有“poster”这种版式")
    );
}

#[test]
fn numbers_and_days_are_printed_as_the_standard_asks() {
    assert_eq!(rules::printed_number("云安办函", 2026, 3), "云安办函〔2026〕3号");
    assert_eq!(rules::printed_day(jiff::civil::date(2026, 7, 3)), "2026年7月3日");
}
