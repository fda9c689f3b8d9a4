use crate::supervise::condition::Condition;
use crate::supervise::rule::{read, shipped};

#[test]
fn the_shipped_rules_are_read_and_say_that_they_are_proposals() {
    let text = include_str!("../../../../../content/supervise/ladder.yaml");
    assert_eq!(read(text).unwrap().len(), shipped().len());
    assert!(shipped().len() >= 8, "a ladder has rungs");
    for rule in shipped() {
        assert_eq!(rule.mark, "P", "{}: handbook 02 §7 marks the ladder as a proposal", rule.code);
        assert!(!rule.source.is_empty() && rule.text.contains("{title}"), "{}", rule.code);
    }
}

#[test]
fn a_condition_says_what_it_means() {
    let say = |text: &str| Condition::parse(text).unwrap().say();
    assert_eq!(say("overdue_days > 15"), "逾期超过 15 天");
    assert_eq!(say("unanswered.urge >= 2"), "催办到期未回 2 次及以上");
    assert_eq!(say("light = red"), "亮红灯");
    assert_eq!(say("not key"), "不是重点任务");
    assert_eq!(say("missed >= 2"), "连续未完成 2 期及以上");
    assert_eq!(say("age_days <= 30"), "登记后不超过 30 天");
}

#[test]
fn a_misspelt_condition_is_refused_with_the_words_that_exist() {
    for (text, word) in [
        ("overdue > 15", "overdue_days"),
        ("unanswered.letter >= 2", "unanswered"),
        ("overdue_days ~ 15", "不能比较"),
        ("overdue_days > 十五", "不是整数"),
        ("light = purple", "purple"),
        ("important", "key"),
        ("overdue_days > 15 days", "看不懂"),
        ("", "看不懂"),
    ] {
        let said = Condition::parse(text).unwrap_err();
        assert!(said.contains(word), "{text}: {said}");
    }
}

#[test]
fn a_file_with_a_fault_is_refused_as_a_whole() {
    let rule = |more: &str| {
        format!(
            "- code: a\n  title: 甲\n  subject: task\n  when: key\n  step: urge\n  once: due\n  text: x\n  mark: P\n  source: s\n  effective_from: 2024-01-01\n{more}"
        )
    };
    assert!(read(&rule("")).is_ok());
    assert!(read(&(rule("") + &rule(""))).unwrap_err().contains("重复"));
    assert!(read(&rule("").replace("subject: task", "subject: site")).unwrap_err().contains("site"));
    // A fact that its records do not have would never hold, and nobody would notice.
    let said = read(&rule("").replace("when: key", "when: major")).unwrap_err();
    assert!(said.contains("任务没有“major”") && said.contains("overdue_days"), "{said}");
    assert!(read(&rule("").replace("subject: task", "subject: hazard")).unwrap_err().contains("隐患没有“key”"));
    let nested = rule("").replace("when: key", "when: { all: [key, { any: [standing, missed >= 1] }] }");
    assert!(read(&nested).unwrap_err().contains("missed"));
    let accident = rule("").replace("subject: task", "subject: accident").replace("when: key", "when: late_report");
    assert!(read(&accident).unwrap_err().contains("没有期限"));
    assert!(read(&rule("").replace("once: due", "once: after")).unwrap_err().contains("once: after"));
    assert!(read(&rule("  colour: red\n")).is_err(), "an unknown key is a fault");
    assert!(read(&rule("").replace("when: key", "when: { all: [] }")).is_err(), "an empty list holds for everything");
}
