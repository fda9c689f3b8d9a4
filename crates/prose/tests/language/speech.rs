//! Roles said in sentences: the unit stands some clauses before 负责 or 牵头, or is the heading itself.

use super::{all_hold, document};
use prose::units::running;

fn said(text: &str) -> Vec<(Vec<String>, Vec<String>, Vec<String>)> {
    running(text).into_iter().map(|f| (f.reading.lead, f.reading.assist, f.reading.responsible)).collect()
}

/// words, lead, assist, responsible of the one assignment
type Case<'a> = (&'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str]);

#[test]
fn the_subject_stands_before_the_clause() {
    let cases: [Case; 21] = [
        ("县商务局负责制定应急供应方案。", &[], &[], &["县商务局"]),
        ("县卫健委牵头制订救治预案。", &["县卫健委"], &[], &[]),
        ("由县应急局牵头、县公安局配合，6月底前完成。", &["县应急局"], &["县公安局"], &[]),
        ("由县住建局负责牵头，县商务局负责配合。", &["县住建局"], &["县商务局"], &[]),
        (
            "县水务局为牵头单位，县农业农村局、县自然资源局为责任单位。",
            &["县水务局"],
            &["县农业农村局", "县自然资源局"],
            &[],
        ),
        ("县教育局要牵头抓好校园安全，县公安局要配合做好校车管理。", &["县教育局"], &["县公安局"], &[]),
        ("2026年6月底前，县交通运输局要牵头制定隐患清单。", &["县交通运输局"], &[], &[]),
        ("县财政局应当负责落实专项经费。", &[], &[], &["县财政局"]),
        ("县民政局要切实发挥牵头作用，抓好落实。", &["县民政局"], &[], &[]),
        ("县教育局、县人社局在职责范围内，分别负责校内、校外实训的管理。", &[], &[], &["县教育局", "县人社局"]),
        ("县住建局依照技术标准牵头编制改造图集。", &["县住建局"], &[], &[]),
        ("各乡镇、各有关部门根据本县规定，负责指导所属单位完善台账。", &[], &[], &["各乡镇", "各有关部门"]),
        ("检测机构应当按标准作业，接受监督，负责出具检测报告。", &[], &[], &["检测机构"]),
        ("县安委会要发挥好牵头抓总作用，定期分析形势。", &["县安委会"], &[], &[]),
        ("县应急局要充分发挥牵头作用，加强统筹，会同各有关部门共同推进。", &["县应急局"], &["各有关部门"], &[]),
        ("整治专班办公室设在县住建局，由县住建局、县公安局派员组成，具体负责日常调度。", &[], &[], &["整治专班办公室"]),
        ("现场处置组。负责切断气源，疏散人员。", &[], &[], &["现场处置组"]),
        ("技术指导组。组织有关专家成立指导组，负责提供技术咨询。", &[], &[], &["技术指导组"]),
        ("综合协调组：由县政府办公室牵头，县应急局配合，负责信息汇总。", &["县政府办公室"], &["县应急局"], &[]),
        ("县水务局牵头，县气象局、县自然资源局参与，建立会商机制。", &["县水务局"], &["县气象局", "县自然资源局"], &[]),
        ("县应急局牵头，会同县公安局开展联合检查。", &["县应急局"], &["县公安局"], &[]),
    ];
    let list = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    all_hold(cases.map(|(text, lead, assist, responsible)| {
        let found = said(text);
        (found == [(list(lead), list(assist), list(responsible))], format!("{text} {found:?}"))
    }));
    assert_eq!(said("县财政局负责落实经费，县审计局负责监督使用。").len(), 2);
}

#[test]
fn nobody_is_named_by_these() {
    for text in [
        "各级应急管理部门要加强检查，及时通报情况。",
        "明确负责安全管理的科室，配齐人员。",
        "对负责行业管理的有关同志开展培训。",
        "企业主要负责人要按照规定，负责审批动火作业。",
        "建立县应急局牵头的联席会议制度。",
        "按照“谁主管谁牵头、谁审批谁负责”原则抓好落实。",
        "政府主要负责制定规划、落实政策。",
        "配合牵头部门开展检查。",
        "县商务局会同有关部门开展抽查。",
        "各乡镇要配齐力量，指定专人负责信息报送。",
        "坚持属地负责，压实责任。",
        "县级人民政府负责制落实到位。",
        "各科室负责制度上墙。",
        "县公安局要配合做好校车管理。",
        "各乡镇要积极配合上级部门开展检查。",
        "各单位主要负责人要负责抓好落实。",
    ] {
        assert!(said(text).is_empty(), "{text}: {:?}", said(text));
    }
}

#[test]
fn a_heading_that_names_a_body_holds_for_what_it_is_charged_with() {
    let doc = document(
        "雪岭县部门安全职责清单\n一、部门职责\n（一）县应急局职责\n1.负责综合监督管理全县安全生产工作，汇总情况。\n2.牵头编制应急预案，每两年修订1次。\n\
         （二）县公安局\n1.参与事故调查处理，查处有关责任人。\n2.每年检查烟花爆竹仓库不少于12家次。\n二、企业职责\n（一）主要负责人\n1.负责建立安全责任制度，配齐人员。\n本清单自印发之日起施行。\n",
    );
    let units: Vec<_> = doc
        .measures
        .iter()
        .map(|m| m.assignments.iter().map(|a| (&a.lead[..], &a.assist[..], &a.responsible[..])).collect::<Vec<_>>())
        .collect();
    let (office, police) = (["县应急局".to_owned()], ["县公安局".to_owned()]);
    let none: &[String] = &[];
    assert_eq!(
        units,
        [
            vec![(none, none, &office[..])],
            vec![(&office[..], none, none)],
            vec![(none, &police[..], none)],
            vec![],
            vec![]
        ]
    );
    assert_eq!((doc.measures[3].targets[0].value, doc.measures[3].targets[0].unit.as_str()), (12.0, "家次"));
    assert!(!doc.measures[4].text.contains("施行"), "{}", doc.measures[4].text);
}
