//! Whole papers in layouts of their own, each measure with units, days, frequencies and quantities worked out by hand.

use super::document;
use jiff::civil::{Date, date};
use prose::{Document, Measure};

/// Lead, assist and responsible units of all assignments of a measure.
fn units(m: &Measure) -> (Vec<&str>, Vec<&str>, Vec<&str>) {
    let all =
        |of: fn(&prose::Assignment) -> &Vec<String>| m.assignments.iter().flat_map(of).map(String::as_str).collect();
    (all(|a| &a.lead), all(|a| &a.assist), all(|a| &a.responsible))
}

fn dues(m: &Measure) -> Vec<Date> {
    m.deadlines.iter().filter(|d| !d.inferred).map(|d| d.due).collect()
}

fn repeats(m: &Measure) -> Vec<(u32, prose::Per)> {
    m.recurrences.iter().map(|r| (r.min, r.per)).collect()
}

fn amounts(m: &Measure) -> Vec<(f64, &str)> {
    m.targets.iter().map(|t| (t.value, t.unit.as_str())).collect()
}

fn header(doc: &Document) -> (Option<&str>, Option<&str>, Option<&str>, Option<Date>) {
    (doc.title.as_deref(), doc.doc_number.as_deref(), doc.issuer.as_deref(), doc.issued_on)
}

/// 工作要点: numbered points, each followed by a line of 牵头领导, 牵头单位, 责任单位 and 完成时限, parted by wide spaces.
#[test]
fn points_of_work_with_a_line_of_leaders() {
    let doc = document(
        "云溪县人民政府安全生产\n委员会文件\n云安〔2026〕2号\n\n云溪县安全生产委员会关于印发\n《云溪县2026年安全生产工作要点》的通知\n\
         各乡镇人民政府，县安委会各成员单位：\n《云溪县2026年安全生产工作要点》已经县安委会同意，现印发给你们，请认真贯彻落实。\n\
         云溪县安全生产委员会\n2026年1月20日\n\n云溪县2026年安全生产工作要点\n\
         2026年全县安全生产工作以防范较大事故为重点，现提出以下工作要点。\n一、压实各方责任\n\
         1.县政府常务会议每季度至少听取1次安全生产工作汇报，研究解决突出问题。\n牵头领导：常务副县长  牵头单位：县政府办公室  责任单位：县应急局、各乡镇人民政府\n\
         2.更新部门职责清单，6月底前向社会公布。\n牵头领导：分管应急工作副县长  牵头单位：县应急局  责任单位：县委编办、县司法局\n\
         二、夯实基层基础\n\
         3.乡镇专职安全员配备率达到百分之九十五以上，新任人员初次培训不少于24学时，每年再培训不少于16学时。\n牵头领导：分管应急工作副县长  牵头单位：县应急局  责任单位：县人社局、各乡镇人民政府  完成时限：2026年10月底前\n\
         4.改造老旧小区电气线路30处。\n牵头领导：分管住建工作副县长  牵头单位：县住建局  责任单位：县供电公司  完成时限：2026年三季度末\n",
    );
    assert_eq!(
        header(&doc),
        (
            Some("云溪县2026年安全生产工作要点"),
            Some("云安〔2026〕2号"),
            Some("云溪县安全生产委员会"),
            Some(date(2026, 1, 20))
        )
    );
    let labels: Vec<&str> = doc.measures.iter().filter_map(|m| m.label.as_deref()).collect();
    assert_eq!(labels, ["1.", "2.", "3.", "4."]);
    let m = &doc.measures;
    assert_eq!(units(&m[0]), (vec!["县政府办公室"], vec![], vec!["县应急局", "各乡镇人民政府"]));
    assert_eq!((repeats(&m[0]), dues(&m[0])), (vec![(1, prose::Per::Quarter)], vec![]));
    assert_eq!(units(&m[1]), (vec!["县应急局"], vec![], vec!["县委编办", "县司法局"]));
    assert_eq!(dues(&m[1]), [date(2026, 6, 30)]);
    assert_eq!(units(&m[2]), (vec!["县应急局"], vec![], vec!["县人社局", "各乡镇人民政府"]));
    assert_eq!(amounts(&m[2]), [(95.0, "%"), (24.0, "学时"), (16.0, "学时")]);
    assert_eq!(repeats(&m[2]), [(1, prose::Per::Year)]);
    assert_eq!(dues(&m[2]), [date(2026, 10, 31)]);
    assert_eq!(units(&m[3]), (vec!["县住建局"], vec![], vec!["县供电公司"]));
    assert_eq!((dues(&m[3]), amounts(&m[3])), (vec![date(2026, 9, 30)], vec![(30.0, "处")]));
}

/// A notice with a table as 附件: units parted by spaces or strokes, roles in brackets behind the name.
#[test]
fn a_notice_with_an_attached_table_of_tasks() {
    let doc = document(
        "松泉县应急管理局\n关于开展有限空间作业专项整治的通知\n松应急〔2026〕5号\n各乡镇应急管理办公室，各有关企业：\n\
         为防范有限空间中毒窒息事故，决定在全县开展专项整治，现将有关事项通知如下。\n\
         一、全面自查。各企业对照标准自查，收到本通知后10日内将自查表报县应急局。\n\
         二、上门核查。县应急局会同有关部门逐户核查，本月底前完成首轮核查。\n\
         三、总结提升。各乡镇每半年末月25日前报送小结，一周内补报缺项。\n\
         附件：有限空间作业专项整治任务表\n松泉县应急管理局\n2026年3月2日\n附件\n有限空间作业专项整治任务表\n\
         序号\t任务\t责任单位\t完成时间\n\
         1\t建立有限空间管理台账，每季度更新1次\t县应急局 县住建局 各乡镇\t4月底前\n\
         2\t改造污水井防坠网200套\t县水务局/县城管局/县供排水公司\t2026年5-7月\n\
         3\t组织救援演练4次\t县应急局（牵头）/县总工会/县消防救援大队\t12月10日前\n\
         4\t检查作业审批记录\t县应急局（牵头） 县总工会（配合）\t每季度末月20日前\n",
    );
    assert_eq!(
        header(&doc),
        (
            Some("松泉县应急管理局关于开展有限空间作业专项整治的通知"),
            Some("松应急〔2026〕5号"),
            Some("松泉县应急管理局"),
            Some(date(2026, 3, 2))
        )
    );
    let labels: Vec<&str> = doc.measures.iter().filter_map(|m| m.label.as_deref()).collect();
    assert_eq!(labels, ["一、", "二、", "三、", "1", "2", "3", "4"]);
    let m = &doc.measures;
    assert_eq!(dues(&m[0]), [date(2026, 3, 12)]);
    assert_eq!(dues(&m[1]), [date(2026, 3, 31)]);
    assert_eq!(
        (dues(&m[2]), repeats(&m[2])),
        (vec![], vec![(1, prose::Per::HalfYear)]),
        "一周内 of the half-yearly duty"
    );
    assert_eq!(units(&m[3]), (vec![], vec![], vec!["县应急局", "县住建局", "各乡镇"]));
    assert_eq!((dues(&m[3]), repeats(&m[3])), (vec![date(2026, 4, 30)], vec![(1, prose::Per::Quarter)]));
    assert_eq!(units(&m[4]), (vec![], vec![], vec!["县水务局", "县城管局", "县供排水公司"]));
    assert_eq!((dues(&m[4]), amounts(&m[4])), (vec![date(2026, 7, 31)], vec![(200.0, "套")]));
    assert_eq!(units(&m[5]), (vec!["县应急局"], vec!["县总工会", "县消防救援大队"], vec![]));
    assert_eq!(dues(&m[5]), [date(2026, 12, 10)]);
    assert_eq!(units(&m[6]), (vec!["县应急局"], vec!["县总工会"], vec![]));
    assert_eq!((dues(&m[6]), repeats(&m[6])), (vec![], vec![(1, prose::Per::Quarter)]));
}

/// A list of duties with a column 时间节点: ranges of months, the whole year, a day of each month, several days.
#[test]
fn a_list_of_duties_with_a_column_of_times() {
    let doc = document(
        "雪岭县2026年道路运输安全责任清单\n雪岭县交通运输局\n2026年1月5日\n\
         序号\t责任事项\t具体要求\t责任主体\t时间节点\n\
         1\t制定检查计划\t覆盖全部客运企业\t县交通运输局\t1-3月\n\
         2\t开展路面检查\t查处违法不少于120起\t县公安局、县交通运输局\t全年\n\
         3\t报送工作进展\t汇总后报县安委办\t县交通运输局\t每月25日前\n\
         4\t发布预警提示\t通过短信推送\t县气象局\t6月、9月底前\n\
         5\t整修急弯陡坡\t按不低于隐患点位总数的30%安排整修\t县公路分局\t2026年4月—10月\n\
         6\t动态监控车辆\t车辆上线率不低于百分之九十八\t各运输企业\t长期坚持\n\
         7\t组织技能比武\t由工会承办\t县总工会\t二季度\n",
    );
    assert_eq!(
        header(&doc),
        (Some("雪岭县2026年道路运输安全责任清单"), None, Some("雪岭县交通运输局"), Some(date(2026, 1, 5)))
    );
    let m = &doc.measures;
    assert_eq!(m.len(), 7);
    let got: Vec<Vec<Date>> = m.iter().map(dues).collect();
    let want = [
        vec![date(2026, 3, 31)],
        vec![date(2026, 12, 31)],
        vec![],
        vec![date(2026, 6, 30), date(2026, 9, 30)],
        vec![date(2026, 10, 31)],
        vec![],
        vec![date(2026, 6, 30)],
    ];
    assert_eq!(got, want);
    let got: Vec<_> = m.iter().map(repeats).collect();
    assert_eq!(got[2], [(1, prose::Per::Month)]);
    assert!(got.iter().enumerate().all(|(i, r)| i == 2 || r.is_empty()), "{got:?}");
    let got: Vec<_> = m.iter().map(amounts).collect();
    assert_eq!(got, [vec![], vec![(120.0, "起")], vec![], vec![], vec![(30.0, "%")], vec![(98.0, "%")], vec![]]);
    assert_eq!(units(&m[1]), (vec![], vec![], vec!["县公安局", "县交通运输局"]));
    assert_eq!(units(&m[5]), (vec![], vec![], vec!["各运输企业"]));
}
