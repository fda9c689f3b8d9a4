//! Heads, parts, and which texts order nothing.

use super::document;
use jiff::civil::date;
use prose::{DocumentKind, Options, Source, parse};

#[test]
fn head_of_a_notice() {
    let doc = document(
        "云岭州安全生产委员会办公室文件\n\n   云安办发〔2025〕7号\n\n关于进一步加强冬季安全生产工作\n的通知\n\n各县人民政府，州安委会各成员单位：\n近期气温下降，现就有关事项通知如下。\n\
         一、加强巡查。各县要组织力量，逐点排查，建立台账。\n二、强化值守。严格执行领导带班制度，及时处置险情。\n三、及时报告。突发情况第一时间上报，不得迟报。\n\n云岭州安全生产委员会办公室\n2025年11月10日\n",
    );
    assert_eq!(doc.title.as_deref(), Some("关于进一步加强冬季安全生产工作的通知"));
    assert_eq!(doc.doc_number.as_deref(), Some("云安办发〔2025〕7号"));
    assert_eq!(doc.issuer.as_deref(), Some("云岭州安全生产委员会办公室"));
    assert_eq!(doc.issued_on, Some(date(2025, 11, 10)));
    assert_eq!(doc.measures.len(), 3);
    assert!(!doc.measures[2].text.contains("2025年11月10日"));
}

#[test]
fn a_notice_and_its_plan_are_one_document() {
    let text = "云溪县人民政府办公室关于印发云溪县消防安全实施方案的通知\n云政办发〔2025〕3号\n各乡镇人民政府：\n现将方案印发给你们，请认真执行。\n云溪县人民政府办公室\n二〇二五年二月十八日\n（此件公开发布）\n\
                云溪县消防安全实施方案\n一、任务\n（一）增设水源。年底前建成取水点12处。（县水务局负责）\n（二）培训队伍。每季度组织1次演练。（县消防大队负责）\n";
    let doc = document(text);
    assert_eq!(doc.title.as_deref(), Some("云溪县消防安全实施方案"));
    assert_eq!(doc.issuer.as_deref(), Some("云溪县人民政府办公室"));
    assert_eq!(doc.issued_on, Some(date(2025, 2, 18)));
    assert_eq!(doc.measures[0].deadlines[0].due, date(2025, 12, 31));
}

#[test]
fn plans_under_one_notice_are_documents_of_their_own() {
    let plan = |name: &str| {
        format!(
            "{name}系统安全生产攻坚\n三年行动方案（2024—2026年）\n为夯实基础，{name}部门制定本方案。\n一、工作目标\n通过三年努力，形势好转。\n二、主要任务\n（一）排查隐患。逐项登记，闭环整改。\n（二）强化培训。每年至少组织1次。\n"
        )
    };
    let text = format!(
        "云岭州安全生产委员会办公室关于印发子方案的通知\n云安办〔2024〕1号\n各县：\n现印发给你们。\n云岭州安全生产委员会办公室\n2024年1月23日\n{}— 4 —\n{}— 9 —\n{}",
        plan("教育"),
        plan("公安"),
        plan("水利")
    );
    let all = parse(&Source::from_text(text), &Options::default());
    let titles: Vec<&str> = all.iter().filter_map(|d| d.title.as_deref()).collect();
    assert_eq!(all.len(), 3, "{titles:?}");
    assert!(titles[2].starts_with("水利系统"), "{titles:?}");
    for doc in &all {
        assert_eq!(doc.measures.len(), 2);
        assert_eq!(doc.doc_number.as_deref(), Some("云安办〔2024〕1号"));
        assert_eq!(doc.issued_on, Some(date(2024, 1, 23)));
    }
    assert!(all[0].span.end <= all[1].span.start);
}

#[test]
fn a_list_of_attachments_is_no_list_of_measures() {
    let doc = document(
        "关于开展检查的通知\n各乡镇：\n一、检查内容。逐户检查，逐项登记，按时整改。\n二、检查要求。分工明确，不留死角，及时上报。\n附件：1.检查记录表\n2.联络员名单\n云溪县安委办\n2025年3月1日\n",
    );
    assert_eq!(doc.measures.len(), 2);
}

#[test]
fn a_table_of_contents_is_no_list_of_measures() {
    let doc = document(
        "应急预案\n目录\n1 总则\n1.1 编制目的\n2 职责\n2.1 指挥部职责\n3 响应\n3.1 启动程序\n1 总则\n1.1 编制目的\n为规范应急工作，制定本预案。\n2 职责\n2.1 指挥部职责\n统一指挥应急工作，调集救援力量，发布命令。\n3 响应\n3.1 启动程序\n接到报告后立即研判，按级别启动响应，通知成员单位。\n",
    );
    let labels: Vec<&str> = doc.measures.iter().filter_map(|m| m.label.as_deref()).collect();
    assert_eq!(labels, ["2.1", "3.1"]);
}

#[test]
fn news_orders_nothing() {
    for text in [
        "松泉县：小广场开出夜课\n本报讯 县应急局在广场连办一周夜课，群众踊跃参加。\n一、课堂搬到家门口\n今年以来，县里把课堂搬到广场，先后有一千人次参加。\n二、问题解决在现场\n夜课设了提问环节，现场解决问题八十个。\n",
        "压实责任 筑牢防线\n——条例解读\n本报记者 某某\n安全生产，民之大者。条例共六章，明确了各方责任。\n",
        "云岭州2025年三季度安全生产情况通报\n今年1至9月，全州发生事故31起。\n一、总体情况\n从行业看，道路运输19起。\n二、主要特点\n（一）占比仍高。事故多发生在傍晚，照明不足。\n（二）小型工程集中。7起事故中有5起在小工程。\n",
        "今天天气很好。",
        "",
        "\n\n\n",
    ] {
        let doc = document(text);
        assert!(doc.measures.is_empty(), "{text}: {:?}", doc.measures.iter().map(|m| &m.text).collect::<Vec<_>>());
        assert_ne!(doc.kind, DocumentKind::Plan, "{text}");
    }
}

#[test]
fn a_bulletin_with_demands_keeps_the_demands() {
    let doc = document(
        "关于两起火灾事故的通报\n9月以来，我县连续发生两起火灾，造成3人受伤。\n经查，事故均因电气线路老化引起。\n现提出如下要求：\n一、深刻吸取教训。各乡镇要立即开展电气线路排查，建立隐患清单。\n二、压实各方责任。各部门要加强检查，严肃查处违法行为。\n",
    );
    assert_eq!(doc.measures.len(), 2);
}

#[test]
fn an_article_may_pass_on_the_measures_of_a_paper() {
    let doc = document(
        "近日，云岭州政府办公室印发《关于加强燃气安全的若干措施》，要求各地落实。\n\n有关负责人介绍，措施总结了近年经验。\n\n压实责任 建立包保制度\n\n州里组织编制了责任清单，涵盖20个部门。\n\n各县每季度至少开展1次联合检查，发现问题挂牌督办。新建小区必须同步安装报警装置。\n\n强化宣传 提升意识\n\n每年开展1次燃气安全宣传周活动，覆盖所有社区。\n",
    );
    assert_eq!(doc.title.as_deref(), Some("关于加强燃气安全的若干措施"));
    assert_eq!(doc.issuer.as_deref(), Some("云岭州政府办公室"));
    assert_eq!(doc.measures.len(), 3);
    assert_eq!(doc.measures[0].recurrences.len(), 1);
    assert!(doc.measures.iter().all(|m| !m.text.contains("组织编制了")));
}

#[test]
fn the_given_day_of_issue_outranks_the_printed_one() {
    let text = "关于开展检查的通知\n各乡镇：\n一、任务\n（一）全面排查，年底前完成整改。\n云溪县安委办\n2024年3月1日\n";
    let options = Options { issued_on: Some(date(2025, 3, 1)) };
    let doc = parse(&Source::from_text(text), &options).remove(0);
    assert_eq!(doc.issued_on, Some(date(2025, 3, 1)));
    assert_eq!(doc.measures[0].deadlines[0].due, date(2025, 12, 31));
}

#[test]
fn a_letterhead_over_several_lines() {
    let rest = "\n云安办〔2026〕7号\n\n关于开展烟花爆竹检查的通知\n各乡镇人民政府：\n现将有关事项通知如下。\n一、全面检查零售网点，逐户登记，建立台账。\n二、严格处罚违法行为，公开曝光典型案例。\n";
    for (head, issuer) in [
        ("云溪县人民政府安全生产委员会办公室文件", "云溪县人民政府安全生产委员会办公室"),
        ("云溪县人民政府安全生产\n委员会办公室文件", "云溪县人民政府安全生产委员会办公室"),
        ("云溪县人民政府\n安全生产委员会办公室\n文件", "云溪县人民政府安全生产委员会办公室"),
        ("云溪县应急管理局\n云溪县公安局文件", "云溪县应急管理局、云溪县公安局"),
    ] {
        let doc = document(&format!("{head}{rest}"));
        assert_eq!(
            (doc.issuer.as_deref(), doc.title.as_deref(), doc.doc_number.as_deref(), doc.measures.len()),
            (Some(issuer), Some("关于开展烟花爆竹检查的通知"), Some("云安办〔2026〕7号"), 2),
            "{head}"
        );
    }
}

#[test]
fn sections_that_only_fix_whom_they_cover_order_nothing() {
    let doc = document(
        "云溪县燃气安全整治方案\n一、整治范围\n（一）整治对象。全县餐饮场所和燃气经营企业，均属整治之列。\n（二）参加单位。经县住建局登记的检测机构，均可参加。\n\
         二、整治任务\n（一）扩大覆盖范围。将小餐饮纳入检查，逐户建档，动态更新。\n（二）规范服务。统一上门检查标准，公开电话，接受监督。\n",
    );
    let names: Vec<&str> = doc.measures.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["扩大覆盖范围", "规范服务"]);
}

#[test]
fn a_title_whose_closing_mark_was_lost() {
    let doc = document(
        "云溪县安委会办公室关于印发《云溪县用电安全整治方案的通知\n各乡镇人民政府：\n现印发给你们，请认真落实。\n一、排查老旧线路，逐户登记，建立台账。\n二、更换破损电表，公开进度，接受监督。\n",
    );
    assert_eq!(doc.title.as_deref(), Some("云溪县安委会办公室关于印发《云溪县用电安全整治方案的通知"));
    assert_eq!(doc.issuer.as_deref(), Some("云溪县安委会办公室"));
}
