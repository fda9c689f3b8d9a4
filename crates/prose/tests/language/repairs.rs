//! Scanning damage and layout that is undone.

use super::document;

#[test]
fn spaces_inside_words() {
    let doc = document(
        "一、任务\n1.健全隐 患排查机制，整改率不低于 98 %。\n2.各 县 ( 市 ) 要落 实责任。\n3.推广APP Store应用。\n",
    );
    assert!(doc.measures[0].text.contains("隐患排查"), "{}", doc.measures[0].text);
    assert_eq!(doc.measures[0].targets[0].value, 98.0);
    assert!(doc.measures[1].text.starts_with("各县(市)要落实责任"));
    assert!(doc.measures[2].text.contains("APP Store"));
    assert!(doc.repairs.iter().any(|r| r.kind == "space"));
    // The span shows the original with its blank.
    let source = "一、任务\n1.健全隐 患排查机制";
    let repair = document(source).repairs.into_iter().find(|r| r.kind == "space").expect("repair");
    assert_eq!(&source[repair.span], " ");
}

#[test]
fn torn_figures() {
    let doc = document("第 1 0 条 鼓励企业创新，按规定办理。\n第 1 1 条 鼓励企业上市，按规定办理。\n");
    assert_eq!(doc.measures[0].label.as_deref(), Some("第10条"));
    assert_eq!(doc.measures[1].label.as_deref(), Some("第11条"));
}

#[test]
fn hard_wraps_and_page_footers() {
    let text = "水利系统安全生产治本攻坚\n三年行动方案（2024—2026 年）\n为夯实水利行业安全生产基础，有效防范遏制重特大事故发生，\n制定本方案。\n一、主要任务\n\
                （一）强化企业主要负责人安全教育培训，推动重点企业主要负责\n—\n\n87\n\n—\n\n人每季度至少参加一次培训，2025 年底前实现全覆盖培训任务目\n标。\n\
                （二）推进重大隐患动态清零，建立健全隐患台账，实行闭环管理\n— 88 —\n并按期销号。\n（三）加强宣传引导，充分发挥新闻媒体作用，广泛宣传安全知识\n和典型经验。\n";
    let doc = document(text);
    assert_eq!(doc.title.as_deref(), Some("水利系统安全生产治本攻坚三年行动方案（2024—2026年）"));
    assert_eq!(doc.measures.len(), 3);
    assert!(doc.measures[0].text.contains("主要负责人每季度至少参加一次培训"), "{}", doc.measures[0].text);
    assert!(doc.measures[1].text.contains("闭环管理并按期销号"), "{}", doc.measures[1].text);
    assert!(!doc.measures[0].text.contains("87"));
}

#[test]
fn running_heads_go() {
    let page = |n: usize, words: &str| format!("云岭州安全生产简明方案\n{words}\n— {n} —\n");
    let text = format!(
        "{}{}{}{}",
        page(1, "一、任务\n1.排查燃气管线，逐段登记造册。"),
        page(2, "2.排查电气线路，逐户登记造册。"),
        page(3, "3.排查消防设施，逐栋登记造册。"),
        page(4, "4.排查疏散通道，逐层登记造册。")
    );
    let doc = document(&text);
    assert_eq!(doc.measures.len(), 4);
    assert!(doc.measures.iter().all(|m| !m.text.contains("简明方案")));
}

#[test]
fn script_and_width() {
    let doc = document(
        "云嶺州安全生產實施方案\n一、主要任務\n１．開展隱患排查，２０２５年底前完成整改，建立長效機制並定期複查。\n２．強化責任落實，應急管理部門每季度督導１次，對問題突出的單位進行約談。\n",
    );
    assert_eq!(doc.measures[0].label.as_deref(), Some("1."));
    assert!(doc.measures[0].text.starts_with("开展隐患排查"), "{}", doc.measures[0].text);
    assert_eq!(doc.measures[0].deadlines.len(), 1);
    assert_eq!(doc.measures[1].recurrences[0].min, 1);
}

#[test]
fn readings_left_by_a_converter() {
    let doc = document(
        "一、任務\n1.加強行業(yè)監(jiān)管，開展安全檢查，落實整改責任，建立隱患臺賬。\n2.應急管理部門統籌協調，組織專項督導檢查，對問題突出的單位約談。\n",
    );
    assert!(doc.measures[0].text.starts_with("加强行业监管"), "{}", doc.measures[0].text);
    assert!(doc.repairs.iter().any(|r| r.kind == "pinyin"));
}

#[test]
fn a_bracket_over_two_lines_is_one() {
    let doc = document(
        "一、任务\n1.控制客流，及时预警。（州文旅局\n牵头，州公安局、州气象局等\n部门配合）\n2.做好演练，按期总结。（州文旅局负责）\n",
    );
    assert_eq!(doc.measures[0].assignments[0].lead, ["州文旅局"]);
    assert_eq!(doc.measures[0].assignments[0].assist, ["州公安局", "州气象局"]);
}

#[test]
fn markdown_marks_go() {
    let doc = document(
        "# 公司安全制度\n## 一、职责\n### 1. 总经理\n1. 建立健全责任制；\n2. 每季度至少召开一次会议；\n### 2. 班组长\n1. 每日检查现场；\n",
    );
    let paths: Vec<usize> = doc.measures.iter().map(|m| m.path.len()).collect();
    assert_eq!(doc.measures.len(), 3);
    assert!(paths.iter().all(|p| *p >= 2), "{paths:?}");
    assert!(doc.measures[2].path.last().is_some_and(|p| p.contains("班组长")));
}
