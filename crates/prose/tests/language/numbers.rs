//! Numbers of items.

use super::document;
use prose::numbering::{Form, label_at, number};

#[test]
fn forms() {
    let cases = [
        ("一、加强领导", Form::Han, 1, "一、"),
        ("十二、强化保障", Form::Han, 12, "十二、"),
        ("二十一、其他", Form::Han, 21, "二十一、"),
        ("（三）落实责任", Form::HanParen, 3, "（三）"),
        ("(十)加强宣传", Form::HanParen, 10, "(十)"),
        ("七）漏了半边括号", Form::HanParen, 7, "七）"),
        ("4.开展排查", Form::Arab, 4, "4."),
        ("38、严防失控", Form::Arab, 38, "38、"),
        ("（5）建立台账", Form::ArabParen, 5, "（5）"),
        ("6）签订承诺书", Form::ArabHalf, 6, "6）"),
        ("⑦组织演练", Form::Circle, 7, "⑦"),
        ("第三条企业应当自查", Form::Article, 3, "第三条"),
        ("第12条鼓励创新", Form::Article, 12, "第12条"),
        ("第二章职责", Form::Chapter, 2, "第二章"),
        ("第一部分总论", Form::Part, 1, "第一部分"),
        ("1.2编制依据", Form::Dotted(2), 2, "1.2"),
        ("3.1.4应急响应", Form::Dotted(3), 4, "3.1.4"),
        ("16.2026年6月底前完成", Form::Arab, 16, "16."),
        ("4.8月15日前报送", Form::Arab, 4, "4."),
        ("5.24小时值班值守", Form::Arab, 5, "5."),
    ];
    for (text, form, value, label) in cases {
        let found = label_at(text).unwrap_or_else(|| panic!("no number in {text}"));
        assert_eq!((found.form, found.number, &text[..found.len]), (form, value, label), "{text}");
    }
}

#[test]
fn no_numbers() {
    let cases = [
        "1.5亿元专项资金",
        "2024年底前完成",
        "3.5%的企业",
        "第三条第二款规定",
        "第二章的要求",
        "（一）、（二）项所列情形",
        "一、二、三级医院",
        "一是加强领导",
        "十五条硬措施",
        "100个示范点",
        "12350热线",
        "2025.6月底前",
        "",
        "（试行）",
        "（州应急局负责）",
    ];
    for text in cases {
        assert!(label_at(text).is_none(), "{text}");
    }
}

#[test]
fn figures() {
    for (text, value) in
        [("十", 10), ("十五", 15), ("二十", 20), ("一百零三", 103), ("两", 2), ("二〇二四", 2024), ("38", 38)]
    {
        assert_eq!(number(text), Some(value), "{text}");
    }
    for text in ["", "甲", "十甲", "-1"] {
        assert!(number(text).is_none_or(|n| text.is_empty() && n == 0), "{text}");
    }
}

#[test]
fn leaves_are_the_lowest_items() {
    let doc = document(
        "云岭州燃气安全整治方案\n一、总体要求\n（一）指导思想\n坚持人民至上。\n（二）基本原则\n1.坚持预防为主。\n2.坚持社会共治。\n\
         二、主要任务\n（一）排查管网。\n1.逐户检查软管。\n2.逐段检测阀井。\n（二）更新设施。对老旧立管全部更换。\n三、保障措施\n各县要落实经费，按月通报。\n",
    );
    let labels: Vec<&str> = doc.measures.iter().filter_map(|m| m.label.as_deref()).collect();
    assert_eq!(labels, ["1.", "2.", "（二）", "三、"]);
    assert_eq!(doc.measures[0].path, ["二、主要任务", "（一）排查管网"]);
    assert!(doc.measures[3].text.starts_with("保障措施各县要落实经费"), "{}", doc.measures[3].text);
}

#[test]
fn lists_of_things_are_no_items() {
    let doc = document(
        "安全费用管理制度\n一、费用用于下列支出：\n（1）防护设备购置支出；\n（2）应急演练支出；\n（3）教育培训支出。\n二、财务部门按月核算。\n三、各班组如实填报。\n",
    );
    assert_eq!(doc.measures.len(), 3);
    assert!(doc.measures[0].text.contains("教育培训支出"));
}

#[test]
fn items_that_run_on_in_one_paragraph_are_split() {
    let doc = document(
        "一、任务\n（一）检查线路，及时更换。（二）检查阀门，做好记录。（三）检查软管，逐户登记。\n二、要求\n认真落实，按时报送。\n",
    );
    assert_eq!(
        doc.measures.iter().filter_map(|m| m.label.as_deref()).collect::<Vec<_>>(),
        ["（一）", "（二）", "（三）", "二、"]
    );
}

#[test]
fn references_do_not_open_items() {
    let doc = document(
        "一、任务\n1.按照本办法执行。（一）和（二）项另行通知。\n2.按期报送。\n3.做好总结，按本方案第\n4.1节办理。\n",
    );
    assert!(doc.measures.iter().all(|m| m.label.as_deref() != Some("（一）")));
}
