use crate::{Limits, read};
use prose::{BlockKind, Source};

fn open(html: &str) -> Source {
    read("t.html", html.as_bytes(), &Limits::default()).unwrap()
}

fn lines(source: &Source) -> Vec<&str> {
    source.blocks.iter().map(|b| &source.text[b.span.clone()]).collect()
}

const BODY: &str = "<p>　　一、压实责任。各县每季度至少召开1次会议，研究解决安全生产突出问题，形成会议纪要并抓好落实。</p>\
    <p>　　二、强化检查。州应急局牵头开展燃气、矿山、消防等重点领域专项整治，2026年底前完成全部任务，及时通报情况。</p>\
    <p>　　三、做好值守。各单位严格落实领导带班和二十四小时值班制度，遇有突发情况立即报告，不得迟报漏报。</p>";

#[test]
fn the_article_without_the_page_around_it() {
    let page = format!(
        "<!DOCTYPE html><html><head><title>站点</title><style>p{{}}</style></head><body><script>var a='文字';</script>\
         <div id='top'><ul><li><a href='/'>首页</a></li><li><a href='/gk'>政务公开</a></li></ul></div>\
         <h1>关于做好安全生产工作的通知</h1><div class='box'><div class='content'>{BODY}</div></div>\
         <div class='foot'>主办：云岭州</div><footer>版权所有 云岭州人民政府办公室 地址电话</footer></body></html>"
    );
    let source = open(&page);
    let got = lines(&source);
    assert_eq!(got.len(), 4, "{got:?}");
    assert_eq!(got[0], "关于做好安全生产工作的通知");
    assert_eq!(source.blocks[0].kind, BlockKind::Paragraph { heading: Some(1) });
    assert!(got[1].starts_with("　　一、压实责任"));
    assert!(!source.text.contains("首页") && !source.text.contains("版权") && !source.text.contains("var"));
}

#[test]
fn charset_from_meta_and_from_the_bytes() {
    for head in [
        "<meta charset=\"gb2312\">",
        "<meta http-equiv='Content-Type' content='text/html; charset=GBK'>",
        "",
        "<meta charset=utf-8>",
    ] {
        let page = format!("<html><head>{head}</head><body>{BODY}</body></html>");
        let (bytes, _, _) = encoding_rs::GB18030.encode(&page);
        let source = read("t.html", &bytes, &Limits::default()).unwrap();
        assert!(source.text.contains("州应急局牵头"), "{head}");
    }
}

#[test]
fn lists_breaks_headings_and_hidden_text() {
    let source = open(
        "<body><h2>工作要求</h2><ol start=3><li>加强领导</li><li>严格\n考核</li></ol><ul><li>另行通知</li></ul>\
         <p>第一行<br>第二行 2026\n 年</p><p style='display: none'>看不见</p><p>A &lt; B&nbsp;&amp; C</p></body>",
    );
    assert_eq!(
        lines(&source),
        ["工作要求", "3. 加强领导", "4. 严格考核", "另行通知", "第一行", "第二行 2026 年", "A < B\u{A0}& C"]
    );
    assert_eq!(source.blocks[0].kind, BlockKind::Paragraph { heading: Some(2) });
    assert_eq!(source.blocks[4].kind, BlockKind::Line);
}

#[test]
fn tables_with_spans() {
    let source = open(
        "<body><p>任务清单</p><table><tr><td>序号</td><td>工作任务</td><td>牵头单位</td><td>完成时限</td></tr>\
         <tr><td>1</td><td>排查<br>燃气</td><td rowspan=2>州住建局</td><td>6月</td></tr>\
         <tr><td colspan=2>2、检查</td><td>9月</td></tr></table></body>",
    );
    let rows: Vec<(Vec<&str>, bool)> = source
        .blocks
        .iter()
        .filter_map(|b| match &b.kind {
            BlockKind::Row { cells, header } => {
                Some((cells.iter().map(|c| &source.text[c.clone()]).collect(), *header))
            }
            _ => None,
        })
        .collect();
    assert_eq!(rows[0], (vec!["序号", "工作任务", "牵头单位", "完成时限"], true));
    assert_eq!(rows[1], (vec!["1", "排查\n燃气", "州住建局", "6月"], false));
    assert_eq!(rows[2], (vec!["2、检查", "2、检查", "州住建局", "9月"], false));
}

#[test]
fn a_cell_over_two_rows_and_columns_is_written_once_in_each_row() {
    let source = open("<table><tr><td rowspan=2 colspan=2>甲乙</td><td>丙</td></tr><tr><td>丁</td></tr></table>");
    assert_eq!(lines(&source), ["甲乙\t丙", "甲乙\t丁"]);
    let BlockKind::Row { cells, .. } = &source.blocks[1].kind else { panic!() };
    assert_eq!(cells.len(), 3);
    assert_eq!(cells[0], cells[1]);
}

#[test]
fn an_article_in_a_layout_table() {
    let page = format!("<table><tr><td><a>栏目</a></td><td><div>{BODY}</div></td></tr></table>");
    let got = open(&page);
    assert_eq!(lines(&got).len(), 3, "{:?}", lines(&got));
}

#[test]
fn deep_and_empty_pages() {
    let deep = |n: usize| "<div>".repeat(n) + "州安委办" + &"</div>".repeat(n);
    assert!(open(&deep(200)).text.contains("州安委办"));
    let refused = |page: &str| read("t.html", page.as_bytes(), &Limits::default()).unwrap_err().code;
    assert_eq!(refused(&deep(1_000_000)), "too_deep");
    // Formatting that is never closed is opened again in every paragraph.
    let fonts: String = (0..3_000).map(|n| format!("<font color={n}>")).collect();
    assert_eq!(refused(&(fonts + &"<p>州安委办".repeat(10_000))), "too_deep");
    let fonts: String = (0..200).map(|n| format!("<font color={n}>")).collect();
    assert_eq!(refused(&(fonts + &"<p><b>州安委办</b>".repeat(100_000))), "too_complex");
    assert_eq!(read("t.html", b"<html><body><p> </p></body></html>", &Limits::default()).unwrap_err().code, "no_text");
}
