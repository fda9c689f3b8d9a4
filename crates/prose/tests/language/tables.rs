//! Rows of tables.

use super::document;
use jiff::civil::date;
use prose::{Block, BlockKind, Options, Place, Source, parse};

#[test]
fn tabs() {
    let doc = document(
        "云溪县整治任务表\n（云安〔2025〕1号，2025年1月6日印发）\n序号\t工作任务\t具体要求\t牵头单位\t责任单位\t完成时限\n一、\t道路整治\n\
         1\t护栏补装\t补装护栏不少于20公里\t县交通局\t各乡镇\t10月底前\n2\t照明改造\t每季度复查1次\t县住建局\t县供电公司等\t长期坚持\n\
         二、\t宣传教育\n3\t曝光案例\t每月曝光1批\t县公安局\t\t每月\n备注：按月汇总。\n",
    );
    assert_eq!(doc.measures.len(), 3);
    let first = &doc.measures[0];
    assert_eq!((first.label.as_deref(), first.path.as_slice()), (Some("1"), ["一、道路整治".to_owned()].as_slice()));
    assert_eq!(first.assignments[0].lead, ["县交通局"]);
    assert_eq!(first.assignments[1].responsible, ["各乡镇"]);
    assert_eq!(first.deadlines[0].due, date(2025, 10, 31));
    assert_eq!((first.targets[0].value, first.targets[0].unit.as_str()), (20.0, "公里"));
    assert!(doc.measures[1].deadlines.iter().all(|d| d.inferred), "长期坚持 is no date");
    assert!(doc.measures[1].assignments[1].open);
    assert_eq!(doc.measures[2].recurrences.len(), 1, "每月 in two cells is one duty");
    assert_eq!((doc.doc_number.as_deref(), doc.issued_on), (Some("云安〔2025〕1号"), Some(date(2025, 1, 6))));
}

#[test]
fn a_section_row_without_rows_below_is_a_measure_and_marks_are_none() {
    let doc = document(
        "考核细则\n序号\t考核项目\t各项分值\t考核指标\t负责考核部门\n\t总分\t100\n一、\t组织领导\t30\n1\t健全机构\t5\t健全组织体系，得5分。\t县河长办\n\
         二、\t信息报送\t7\t按时上报年终工作总结，得2分\t县河长办\n三、\t奖扣分项目\t7\t通报表扬的奖10分。\t县河长办\n",
    );
    let labels: Vec<&str> = doc.measures.iter().filter_map(|m| m.label.as_deref()).collect();
    assert_eq!(labels, ["1", "二、"]);
    assert!(doc.measures[0].targets.is_empty());
}

#[test]
fn cells_on_lines_of_their_own() {
    let doc = document(
        "松泉县任务清单\n序号\n工作任务\n牵头单位\n完成时限\n1\n更换老旧立管300户\n县住建局\n2025年6月底前\n2\n建成取水点12处\n县水务局\n2025年10月底前\n",
    );
    assert_eq!(doc.measures.len(), 2);
    assert_eq!(doc.measures[1].assignments[0].lead, ["县水务局"]);
    assert_eq!(doc.measures[1].deadlines[0].due, date(2025, 10, 31));
}

#[test]
fn rows_of_a_reader() {
    let cells = ["1", "更换软管", "县住建局、县应急局", "2025年8月底前"];
    let head = ["序号", "任务", "责任单位", "时限"];
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (row, header) in [(head, true), (cells, false)] {
        let start = text.len();
        let mut spans = Vec::new();
        for cell in row {
            spans.push(text.len()..text.len() + cell.len());
            text.push_str(cell);
        }
        blocks.push(Block {
            span: start..text.len(),
            kind: BlockKind::Row { cells: spans, header },
            place: Place::default(),
        });
        text.push('\n');
    }
    let source = Source { text, blocks, ..Source::default() };
    let doc = parse(&source, &Options::default()).remove(0);
    assert_eq!(doc.measures.len(), 1);
    assert_eq!(doc.measures[0].assignments[0].responsible, ["县住建局", "县应急局"]);
    assert_eq!(&source.text[doc.measures[0].deadlines[0].span.clone()], "2025年8月底前");
}

#[test]
fn a_table_of_something_else_orders_nothing() {
    let doc = document("联络员名单\n姓名\t电话\t邮箱\n甲\t1\ta@b.c\n乙\t2\td@e.f\n");
    assert!(doc.measures.is_empty());
}

#[test]
fn the_group_beside_a_task_is_its_path_and_not_its_words() {
    let doc = document(
        "云溪县重点任务分解表\n（云安办〔2026〕11号，2026年2月6日印发）\n类别\t序号\t工作任务\t目标要求\t牵头单位\t完成时限\n责任落实\t1\t修订责任清单\t印发县级清单\t县应急局\t2026.6.30\n\
         \t2\t签订责任书\t签订率100%\t县安委办\t3月底\n风险防控\t3\t普查风险点位\t完成率≥98%\t县应急局\t2026-11-30\n",
    );
    let got: Vec<(&str, &str, Option<jiff::civil::Date>)> = doc
        .measures
        .iter()
        .map(|m| (m.path[0].as_str(), m.text.as_str(), m.deadlines.first().map(|d| d.due)))
        .collect();
    assert_eq!(
        got,
        [
            ("责任落实", "修订责任清单印发县级清单", Some(date(2026, 6, 30))),
            ("责任落实", "签订责任书签订率100%", Some(date(2026, 3, 31))),
            ("风险防控", "普查风险点位完成率≥98%", Some(date(2026, 11, 30))),
        ]
    );
    assert_eq!(doc.measures[2].targets[0].op, ">=");
}
