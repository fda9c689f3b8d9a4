use super::*;
use crate::policy::spread::spread;
use crate::task::new::{NewTask, Role};
use kernel::calendar::Period;
use kernel::id::PolicyId;

fn tasks(draft: &Draft) -> Vec<NewTask> {
    spread(PolicyId(Uuid::from_u128(1)), draft, &look(draft), today())
}

fn roles(draft: &Draft) -> Vec<(UnitId, Role)> {
    tasks(draft).iter().map(|t| (t.unit, t.role)).collect()
}

#[test]
fn lead_assist_and_regions_get_their_copies_in_this_order() {
    let mut one = measure(1);
    one.assignments[0].assist = words(&["州公安局"]);
    one.inherited = words(&["各县（市）党委政府"]);
    let draft = plan(vec![one]);
    let expected = [
        (u(1), Role::Lead),
        (u(3), Role::Assist),
        (u(11), Role::Territorial),
        (u(12), Role::Territorial),
        (u(13), Role::Territorial),
    ];
    assert_eq!(roles(&draft), expected);
    let all = tasks(&draft);
    assert_eq!(all[1].lead, Some(u(1)), "the lead verifies the others");
    assert_eq!(all[0].lead, Some(u(1)));
    assert_eq!((all[0].start, all[0].due), (today(), Some(date(2024, 12, 31))));
}

#[test]
fn regions_alone_answer_each_for_itself() {
    let mut one = measure(1);
    one.assignments = vec![bracket(180, &[], &["各县（市）党委政府"], &[])];
    let draft = plan(vec![one]);
    assert!(open(&draft).is_empty());
    assert_eq!(roles(&draft), [(u(11), Role::Responsible), (u(12), Role::Responsible), (u(13), Role::Responsible)]);
    assert!(tasks(&draft).iter().all(|t| t.lead == Some(t.unit)));
}

#[test]
fn a_measure_left_out_makes_no_task() {
    let mut one = measure(1);
    one.kept = false;
    assert!(tasks(&plan(vec![one])).is_empty());
}

#[test]
fn several_days_make_one_task_or_one_for_each() {
    let mut one = measure(1);
    one.deadlines.push(due(date(2025, 12, 31)));
    let draft = plan(vec![one]);
    let whole = tasks(&draft);
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].due, Some(date(2025, 12, 31)));
    assert!(whole[0].due_rule.as_deref().unwrap().contains("2024-12-31"), "the earlier stage is not forgotten");
    let each = tasks(&click(&draft, "several_deadlines", "each"));
    assert_eq!(each.iter().map(|t| t.due.unwrap().year()).collect::<Vec<_>>(), [2024, 2025]);
    assert!(each[0].title.contains("2024-12-31"));
}

#[test]
fn a_recurrence_becomes_a_duty_of_leads_and_regions_and_not_of_those_who_assist() {
    let mut one = measure(1);
    one.assignments[0].assist = words(&["州公安局"]);
    one.inherited = words(&["各县（市）党委政府"]);
    let rule = Recurrence {
        quote: "每季度带队检查至少1次".into(),
        span: (110, 120),
        min: 1,
        per: Period::Quarter,
        subset: None,
        last_days: None,
        record_kind: Some("led_inspection".into()),
        unit_word: "次".into(),
    };
    one.recurrences = vec![rule];
    let all = tasks(&plan(vec![one]));
    let with: Vec<usize> = all.iter().map(|t| t.duties.len()).collect();
    assert_eq!(with, [1, 0, 1, 1, 1]);
    assert_eq!(all[0].duties[0].record_kind.as_deref(), Some("led_inspection"));
}

#[test]
fn a_standing_task_reports_each_quarter_unless_the_clerk_says_otherwise() {
    let mut one = measure(1);
    one.deadlines.clear();
    one.text = "长期坚持。".into();
    let draft = plan(vec![one]);
    assert_eq!(open(&draft), ["rhythm"]);
    assert_eq!(tasks(&draft)[0].duties[0].period, Period::Quarter);
    let monthly = click(&draft, "rhythm", "month");
    assert!(tasks(&monthly)[0].standing && tasks(&monthly)[0].due.is_none());
    assert_eq!(tasks(&monthly)[0].duties[0].period, Period::Month);
}

#[test]
fn words_suggest_the_kind_of_record() {
    use crate::policy::guess::{record_kind, unit_word};
    let cases = [
        ("领导班子每月至少带队检查1次", "每月至少带队检查1次", Some("led_inspection")),
        ("每季度召开1次会议研究", "每季度召开1次", Some("meeting")),
        ("每年组织1次疏散演练", "每年组织1次", Some("drill")),
        ("每年挂牌督办不少于30项", "每年挂牌督办不少于30项", Some("listing")),
        ("每年曝光不少于30项", "每年曝光不少于30项", Some("exposure")),
        ("每半年约谈1次", "每半年约谈1次", Some("talk")),
        ("每年更新一次名录", "每年更新一次", None),
    ];
    for (text, quote, kind) in cases {
        assert_eq!(record_kind(text, quote), kind, "{text}");
    }
    assert_eq!((unit_word("不少于30项").as_str(), unit_word("至少1次").as_str()), ("项", "次"));
}

#[test]
fn a_frequency_asked_of_firms_can_be_left_out_of_the_units_duties() {
    use crate::policy::guess::of_firms;
    let cases = [
        ("企业主要负责人每季度至少带队开展1次自查。", "每季度至少带队开展1次", true),
        ("督促企业主要负责人每季度带队检查至少1次。", "每季度带队检查至少1次", true),
        ("各部门督促企业每季度自查1次。", "每季度自查1次", true),
        ("各级党委每季度至少召开1次会议。", "每季度至少召开1次会议", false),
        ("领导干部每年带队检查企业不少于4次。", "每年带队检查企业不少于4次", false),
        ("完善企业名录。各部门每半年更新1次。", "每半年更新1次", false),
    ];
    for (text, quote, firms) in cases {
        assert_eq!(of_firms(text, quote), firms, "{text}");
    }
    let mut one = measure(1);
    one.text = "企业每季度自查1次。".into();
    let rule = Recurrence {
        quote: "每季度自查1次".into(),
        span: (110, 117),
        min: 1,
        per: Period::Quarter,
        subset: None,
        last_days: None,
        record_kind: None,
        unit_word: "次".into(),
    };
    one.recurrences = vec![rule];
    let draft = plan(vec![one]);
    assert!(open(&draft).is_empty(), "a marked default, no click needed");
    assert_eq!(tasks(&draft)[0].duties.len(), 1);
    assert!(tasks(&click(&draft, "firm_duty", "firms"))[0].duties.is_empty());
}
