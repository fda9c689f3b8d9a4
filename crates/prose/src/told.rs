//! News and reports: telling which texts order nothing, and reading the measures that an article passes on.

use crate::clean::{Clean, ParaKind};
use crate::deadline::Context;
use crate::header::PRINTED;
use crate::measures;
use crate::model::{Heading, Measure};
use crate::numbering;
use crate::parts::Role;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Marks by which an article shows itself.
static NEWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"本报讯|本报记者|本网讯|本台消息|通讯员[\p{Han}]|记者[\p{Han}]{2,3}|据介绍|文章摘要|讯[（(]|[）)]讯|（[\p{Han}]{1,4}(组|宣|轩)）|来源：|责任编辑|编辑：").expect("pattern")
});
/// Titles of papers that report.
static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(情况的?通报|情况的?报告|工作总结|工作汇报|简报|快报|专报|解读|综述|纪实|情况通报|事故通报|通报|答记者问|新闻稿|消息|报道)([（(].*[）)])?$").expect("pattern")
});
/// Words of command: 要, 必须, 应当, 严禁; not 主要 重要 要求.
static COMMAND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(^|[^主重需必摘概纪只若])要($|[^求素点道闻员])|必须|应当|务必|严禁|不得|请各|切实|确保")
        .expect("pattern")
});
/// Something done.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(编制|建立|开展|出台|印发|组织|实现|完成|成立|召开|举办|取得|发布|启动|制定|修订|推出|介绍|要求|表示|指出)了|已经?[^，。]{0,12}(完成|建成|达到|实现)|据介绍|记者|今年以来|近年来|截至目前|有关负责人").expect("pattern")
});

/// Whether a text is an article or a report by its marks and title.
pub fn is_news(clean: &Clean, paras: Range<usize>, title: Option<&str>) -> bool {
    if title.is_some_and(|t| REPORTS.is_match(t)) {
        return true;
    }
    // A notice copied from a web page carries the page's marks too.
    static OFFICIAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(方案|通知|意见|措施|办法|规定|细则|计划|清单|要点|制度|决定|预案|规划|条例|分工)([（(][^（(）)]*[）)])?$").expect("pattern")
    });
    if title.is_some_and(|t| OFFICIAL.is_match(t)) {
        return false;
    }
    NEWS.is_match(head(clean, &paras, 1_500))
}

/// The first bytes of some paragraphs.
fn head<'a>(clean: &'a Clean, paras: &Range<usize>, bytes: usize) -> &'a str {
    let Some(first) = clean.paras.get(paras.start) else { return "" };
    let base = first.range.start;
    let end = clean.paras[paras.end.clamp(paras.start + 1, clean.paras.len()) - 1].range.end;
    &clean.text[base..crate::clean::floor(&clean.text, end.min(base + bytes)).max(base)]
}

/// Whether an item of a report orders something.
pub fn orders(text: &str) -> bool {
    COMMAND.is_match(text)
}

/// Reads an article that passes on the measures of a paper (近日，某厅印发《…若干措施》): each sentence below its headings that
/// orders something. An article without such a paper gives nothing.
pub fn read(
    clean: &Clean,
    roles: &[Role],
    paras: Range<usize>,
    context: &Context,
    outline: &mut Vec<Heading>,
) -> Vec<Measure> {
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(措施|方案|意见|办法|规定|细则|计划|要点|通知|举措|清单)([（(][^（(）)]*[）)])?$")
            .expect("pattern")
    });
    if !PRINTED.captures(head(clean, &paras, 2_400)).is_some_and(|f| PAPER.is_match(&f[2])) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut heading: Option<(Range<usize>, usize)> = None;
    for i in paras {
        let para = &clean.paras[i];
        if para.kind != ParaKind::Text || roles[i] != Role::Text {
            continue;
        }
        let text = &clean.text[para.range.clone()];
        if is_heading(text) {
            // A heading that ends in a bare verb has swallowed the first word of its paragraph.
            let torn = bare_verb(text);
            let range = para.range.start..para.range.end - torn;
            outline.push(Heading {
                level: 1,
                label: None,
                text: clean.text[range.clone()].to_owned(),
                span: clean.span(range.clone()),
            });
            heading = Some((range, torn));
            continue;
        }
        let Some((title, torn)) = heading.clone() else { continue };
        heading = Some((title.clone(), 0));
        let from = para.range.start - if torn > 0 { torn + 1 } else { 0 };
        for range in sentences(clean, from..para.range.end) {
            let words = clean.text[range.clone()].trim();
            if words.chars().count() < 8
                || done(words)
                || words.starts_with(['（', '(']) && words.ends_with(['）', ')'])
            {
                continue;
            }
            let path = vec![clean.text[title.clone()].to_owned()];
            out.push(measures::sentence(clean, path, range, context));
        }
    }
    out
}

/// A short line without an end mark and without a number.
fn is_heading(text: &str) -> bool {
    text.chars().count() <= 40
        && numbering::label_at(text).is_none()
        && !text.ends_with(['。', '；', '，', '：', '、', '！', '？', '）', ')', '.', '…'])
        && !text.contains('。')
}

fn bare_verb(text: &str) -> usize {
    ["完善", "健全", "建立", "推进", "加强", "开展", "落实", "实施", "推动", "推行"]
        .iter()
        .find(|w| text.ends_with(*w))
        .map_or(0, |w| w.len())
}

/// Told, not ordered: the first two clauses say that it was done.
fn done(words: &str) -> bool {
    let end = words.match_indices(['，', ',']).nth(1).map_or(words.len(), |(i, _)| i);
    DONE.is_match(&words[..end])
}

/// Sentences of a paragraph. A title sentence goes with the one after it, an explanation with the one before.
fn sentences(clean: &Clean, range: Range<usize>) -> Vec<Range<usize>> {
    let text = &clean.text[range.clone()];
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut from, mut depth) = (0, 0i32);
    for (i, c) in text.char_indices() {
        match c {
            '“' | '《' => depth += 1,
            '”' | '》' => depth = (depth - 1).max(0),
            '。' | '！' if depth == 0 => {
                let end = i + c.len_utf8();
                push(text, &mut out, from..end);
                from = end;
            }
            _ => {}
        }
    }
    if from < text.len() {
        push(text, &mut out, from..text.len());
    }
    out.into_iter().map(|r| range.start + r.start..range.start + r.end).collect()
}

fn push(text: &str, out: &mut Vec<Range<usize>>, range: Range<usize>) {
    let words = &text[range.clone()];
    let first = out.len() == 1;
    if let Some(last) = out.last_mut() {
        let before = &text[last.clone()];
        let title =
            first && before.chars().count() <= 22 && !before.contains(['，', ',', '、']) && !COMMAND.is_match(before);
        if title || words.contains("是指") {
            last.end = range.end;
            return;
        }
    }
    out.push(range);
}
