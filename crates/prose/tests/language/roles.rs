//! Units and who leads.

use super::document;
use prose::units::{find, is_unit, read, running, split};

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(|n| (*n).to_owned()).collect()
}

#[test]
fn splitting() {
    let cases: [(&str, &[&str], bool); 15] = [
        ("县财政局、县住建局等部门及各乡镇", &["县财政局", "县住建局", "各乡镇"], true),
        ("州应急局、州公安局", &["州应急局", "州公安局"], false),
        ("州应急局，州公安局；州水务局", &["州应急局", "州公安局", "州水务局"], false),
        ("各县（市、区）人民政府、云岭产业园区", &["各县（市、区）人民政府", "云岭产业园区"], false),
        ("州应急局、州公安局等", &["州应急局", "州公安局"], true),
        ("州应急局等部门", &["州应急局"], true),
        ("州应急局、州水务局等有关部门", &["州应急局", "州水务局"], true),
        ("州住房和城乡建设局", &["州住房和城乡建设局"], false),
        ("州自然资源和规划局和州水务局", &["州自然资源和规划局", "州水务局"], false),
        ("负有监管职责的部门和负有管理职责的部门", &["负有监管职责的部门", "负有管理职责的部门"], false),
        ("各有关部门和单位", &["各有关部门和单位"], false),
        ("州级单位和相关企业", &["州级单位", "相关企业"], false),
        ("县教育局县水利局县河长办", &["县教育局", "县水利局", "县河长办"], false),
        ("县高等教育中心", &["县高等教育中心"], false),
        ("", &[], false),
    ];
    for (words, want, open) in cases {
        assert_eq!(split(words), (list(want), open), "{words}");
    }
}

#[test]
fn names_of_units() {
    for name in
        ["州应急局", "各乡镇", "县安委会各成员单位", "各县（市）", "省委", "负有安全监管职责的部门", "州消防救援支队"]
    {
        assert!(is_unit(name), "{name}");
    }
    for name in ["", "，", "2025年底前", "安全生产责任", "持续推进", "一"] {
        assert!(!is_unit(name), "{name}");
    }
}

#[test]
fn brackets() {
    // words, lead, assist, responsible
    type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str]);
    let cases: [Case; 18] = [
        ("州应急局负责", &[], &[], &["州应急局"]),
        ("州应急局、州公安局按职责分工负责", &[], &[], &["州应急局", "州公安局"]),
        ("州应急局牵头，州公安局、州水务局按职责分工负责", &["州应急局"], &["州公安局", "州水务局"], &[]),
        ("州应急局牵头，州公安局配合", &["州应急局"], &["州公安局"], &[]),
        ("州公安局、州交通运输局按职责分工分别牵头", &["州公安局", "州交通运输局"], &[], &[]),
        ("各有关部门按职责分工牵头负责", &["各有关部门"], &[], &[]),
        ("责任单位：各乡镇，各街道办事处", &[], &[], &["各乡镇", "各街道办事处"]),
        ("牵头单位：州应急局；配合单位：州公安局、州水务局", &["州应急局"], &["州公安局", "州水务局"], &[]),
        ("州发展改革委会同有关部门负责", &[], &["有关部门"], &["州发展改革委"]),
        ("县住建局会同县市场监管局、县商务局负责", &[], &["县市场监管局", "县商务局"], &["县住建局"]),
        ("州应急局牵头，会同州公安局落实", &["州应急局"], &["州公安局"], &[]),
        ("州税务局、州财政局负责，排在第一位的部门为牵头部门，下同", &["州税务局"], &["州财政局"], &[]),
        ("列第一位者为牵头单位：州财政局、州税务局负责", &[], &[], &[]),
        ("州应急局等负有监管职责的部门负责", &[], &[], &["州应急局", "负有监管职责的部门"]),
        ("州应急局牵头；各县人民政府负责", &["州应急局"], &[], &["各县人民政府"]),
        ("州水务局负责，9月底前取得阶段性成果", &[], &[], &["州水务局"]),
        ("责任单位：州水务局；完成时限：2025年底前", &[], &[], &["州水务局"]),
        ("由州应急局牵头、州公安局参与", &["州应急局"], &["州公安局"], &[]),
    ];
    for (words, lead, assist, responsible) in cases {
        let Some(found) = read(words, false) else {
            assert!(lead.is_empty() && assist.is_empty() && responsible.is_empty(), "{words} gives nothing");
            continue;
        };
        if words.starts_with("列第一位") {
            continue;
        }
        assert_eq!(
            (found.lead, found.assist, found.responsible),
            (list(lead), list(assist), list(responsible)),
            "{words}"
        );
    }
}

#[test]
fn brackets_that_name_nobody() {
    for text in [
        "配备专职人员（含劝导员）。",
        "推行清单管理（以下简称清单）。",
        "实行“直通车”机制（企业直接申报，不需转报）。",
        "建设设施（含管网）。",
        "落实责任制（试行）。",
        "主要负责人（书记、乡镇长）带班。",
        "（完成）",
        "（负责）",
    ] {
        assert!(
            find(text, false)
                .iter()
                .all(|f| f.reading.lead.is_empty() && f.reading.assist.is_empty() && f.reading.responsible.is_empty()),
            "{text}"
        );
    }
}

#[test]
fn running_words() {
    let found = running("开展检查。县交通运输局牵头，县公安局、有关单位配合，积雪路段及时清除。");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0].reading.lead, &found[0].reading.assist),
        (&list(&["县交通运输局"]), &list(&["县公安局", "有关单位"]))
    );
    let found = running("管廊巡查由县建设局、县公用事业公司负责，每日巡查。");
    assert_eq!(found[0].reading.responsible, list(&["县建设局", "县公用事业公司"]));
    let found = running("财政部门负责统一管理，安全管理部门负责审核。");
    assert_eq!(found.len(), 2);
    for text in [
        "企业主要负责人每季度带队检查。",
        "各镇政府要加强领导。",
        "落实安全生产责任制，压实各方责任。",
        "推动社会力量参与。",
        "对工作不负责的严肃处理。",
        "总经理负责审批。",
    ] {
        assert!(running(text).is_empty(), "{text}");
    }
}

#[test]
fn first_named_leads_from_the_note_on() {
    let doc = document(
        "一、任务\n1.推广试点。（州税务局、州财政局负责，排在第一位的部门为牵头部门，下同）\n2.简化手续。（州商务局、州财政局负责）\n3.完善监管。（州商务局负责）\n",
    );
    let leads: Vec<&str> = doc.measures.iter().map(|m| m.assignments[0].lead[0].as_str()).collect();
    assert_eq!(leads, ["州税务局", "州商务局", "州商务局"]);
    assert_eq!(doc.measures[1].assignments[0].assist, ["州财政局"]);
}

#[test]
fn inherited_units_end_with_the_section() {
    let doc = document(
        "一、重点任务\n（一）压实责任。\n1.评估落实情况。（州安委办牵头；各县政府、云岭产业园区负责，以下均需各县政府、云岭产业园区负责，不再列出）\n\
         2.完善责任清单。（州安委办牵头，各有关部门按职责分工负责）\n二、保障措施\n（一）加强领导。各县要高度重视，落实经费。\n",
    );
    let inherited: Vec<usize> = doc.measures.iter().map(|m| m.inherited.len()).collect();
    assert_eq!(inherited, [0, 2, 0]);
    assert_eq!(doc.measures[0].assignments[0].responsible, ["各县政府", "云岭产业园区"]);
    assert!(doc.measures[1].inherited_span.is_some());
}

#[test]
fn brackets_on_headings_hold_for_the_items_below() {
    let doc = document(
        "一、任务\n（一）配强力量（县委编办牵头，县应急局配合）\n1.每个乡镇配备3名专职人员。\n2.组织执法人员轮训。（县应急局负责）\n",
    );
    assert_eq!(doc.measures[0].assignments[0].lead, ["县委编办"]);
    assert_eq!(doc.measures[1].assignments[0].responsible, ["县应急局"]);
}

#[test]
fn an_unnumbered_paragraph_counts_with_its_own_bracket_only() {
    let doc = document(
        "一、任务\n（一）强化排查。建立台账，逐项销号，防止反弹回潮。（县应急局负责）\n开展抽查复核，对整改不到位的挂牌督办，公开曝光。（县安委办负责）\n各级各部门要深刻认识做好这项工作的意义，切实抓好落实。\n（二）强化宣传。深入村组，面对面讲解，人人知晓。（县融媒体中心负责）\n",
    );
    assert_eq!(doc.measures.len(), 3);
    assert_eq!(doc.measures[1].label, None);
    assert_eq!(doc.measures[1].assignments[0].responsible, ["县安委办"]);
}

#[test]
fn a_sentences_subject_is_no_assignment() {
    let doc = document(
        "一、要求\n（一）加强领导。各县（市）、各部门要成立专班，制定方案，细化措施。\n（二）严格考核。州安委办每季度通报进展，压实责任，推动落实。\n",
    );
    assert!(doc.measures.iter().all(|m| m.assignments.is_empty()));
    assert!(doc.measures[0].subjects.contains(&"各县（市）".to_owned()), "{:?}", doc.measures[0].subjects);
}
