//! Findings: each kind raised where it holds, and not where it nearly does.

use super::document;
use prose::FindingKind::{self, *};

fn kinds(text: &str) -> Vec<FindingKind> {
    document(text).findings.iter().map(|f| f.kind).collect()
}

/// A plan with its own period and one measure.
fn one(measure: &str) -> String {
    format!(
        "云溪县整治方案（2024—2026年）\n云安〔2024〕1号\n云溪县安委办\n2024年3月1日\n一、任务\n（一）整治隐患。{measure}\n"
    )
}

#[test]
fn raised() {
    let cases: [(&str, FindingKind); 14] = [
        ("逐项销号。（县应急局、县公安局按职责分工负责）", NoLead),
        ("逐项销号。（县应急局、县公安局牵头）", TwoLeads),
        ("逐项销号。（县应急局牵头，县公安局等部门配合）", OpenList),
        ("逐项销号。（县应急局牵头，各有关部门配合）", UnresolvedGroup),
        ("逐项销号。（负有安全监管职责的部门负责）", UnresolvedGroup),
        ("2023年12月底前完成。（县应急局负责）", DeadlineBeforeIssue),
        ("2025年2月30日前完成。（县应急局负责）", ImpossibleDate),
        ("更换□□□套装置。（县应急局负责）", Damaged),
        ("更换烫烫烫烫装置。（县应急局负责）", Damaged),
        ("2O25年底前完成更换。（县应急局负责）", Damaged),
        (
            "县应急局每月抽查批发企业1次。\n（二）再整治。县应急局每季度抽查批发企业1次。（县应急局负责）",
            FrequencyConflict,
        ),
        ("新建标准劝导站60个。\n（二）经费。新建标准劝导站45个，落实补助。（县应急局负责）", QuantityConflict),
        (
            "编印方言培训教材，发到每个班组和工地。\n（二）培训。编印方言培训教材，发到每个班组和工地。（县应急局负责）",
            Repeated,
        ),
        ("核查内容包括工艺、设备、仪表、", Damaged),
    ];
    for (measure, kind) in cases {
        let found = kinds(&one(measure));
        assert!(found.contains(&kind), "{kind:?} in {measure}: {found:?}");
    }
}

#[test]
fn not_raised() {
    let cases: [(&str, FindingKind); 14] = [
        ("逐项销号。（县应急局负责）", NoLead),
        ("逐项销号。（县应急局、县公安局分别负责）", NoLead),
        ("逐项销号。（县应急局、县公安局按职责分工分别牵头）", TwoLeads),
        ("逐项销号。（县应急局等负有监管职责的部门负责）", OpenList),
        ("逐项销号。（各县（市、区）人民政府、各乡镇负责）", UnresolvedGroup),
        ("逐项销号，闭环整改。（县应急局负责）", NoDeadline),
        ("2024年3月底前完成。（县应急局负责）", DeadlineBeforeIssue),
        ("消除2023年及以前的存量。（县应急局负责）", DeadlineBeforeIssue),
        ("2024年2月29日前完成。（县应急局负责）", ImpossibleDate),
        ("每季度检查1次，其中高危企业每月至少1次。（县应急局负责）", FrequencyConflict),
        ("2024年覆盖率达到50%，2025年覆盖率达到80%。（县应急局负责）", QuantityConflict),
        ("更换安 全装置 30 套。（县应急局负责）", Damaged),
        ("勾选□是□否。（县应急局负责）", Damaged),
        ("对一般企业每半年检查1次，对重大风险企业每月检查1次。（县应急局负责）", FrequencyConflict),
    ];
    for (measure, kind) in cases {
        let found = kinds(&one(measure));
        assert!(!found.contains(&kind), "{kind:?} in {measure}");
    }
}

#[test]
fn deadlines_missing() {
    let plan = |title: &str, measure: &str| format!("{title}\n一、任务\n（一）整治隐患。{measure}（县应急局负责）\n");
    assert!(kinds(&plan("云溪县整治方案", "逐项销号，闭环整改。")).contains(&NoDeadline));
    assert!(!kinds(&plan("云溪县整治方案", "长期坚持，逐项销号。")).contains(&NoDeadline));
    assert!(!kinds(&plan("云溪县整治方案", "每月检查一次。")).contains(&NoDeadline));
    assert!(!kinds(&plan("云溪县安全管理制度", "逐项销号，闭环整改。")).contains(&NoDeadline));
    assert!(!kinds(&plan("云溪县2025年整治方案", "逐项销号，闭环整改。")).contains(&NoDeadline));
}

#[test]
fn every_finding_says_what_to_do_and_where() {
    let text = one("2025年2月30日前完成□□套。（县应急局、各有关部门等负责）");
    let doc = document(&text);
    assert!(doc.findings.len() >= 4);
    for finding in &doc.findings {
        assert!(finding.say.ends_with('。') && finding.say.chars().count() > 10, "{}", finding.say);
        assert!(!text[finding.span.clone()].is_empty(), "{finding:?}");
        assert_eq!(finding.measure, Some(0));
    }
}

#[test]
fn nothing_to_order() {
    let doc = document("县城广场开出安全夜课\n本报讯 晚饭过后，群众来到广场听课。\n");
    assert_eq!(doc.findings.len(), 1);
    assert_eq!((doc.findings[0].kind, doc.findings[0].quote.as_str()), (OrdersNothing, "县城广场开出安全夜课"));
}

#[test]
fn a_duty_of_every_third_year_lacks_no_day() {
    let doc = document(
        "关于规范评价工作的通知\n各乡镇：\n一、每3年开展1次安全现状评价，评价报告报县应急局。\n二、公开评价机构名单，接受社会监督。\n",
    );
    let late: Vec<Option<usize>> =
        doc.findings.iter().filter(|f| f.kind == FindingKind::NoDeadline).map(|f| f.measure).collect();
    assert_eq!(late, [Some(1)]);
    assert!(doc.measures[0].recurrences.is_empty(), "the format has no such period");
}
