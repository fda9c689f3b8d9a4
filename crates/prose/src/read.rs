//! The whole way from a source to documents.

use crate::clean::Clean;
use crate::deadline::Context;
use crate::findings::{self, Ground};
use crate::measures::{self, State};
use crate::model::{Deadline, Document, DocumentKind, Heading};
use crate::outline::{self, Tree};
use crate::parts::{self, Part, Role};
use crate::source::Source;
use crate::{header, numbering, told};
use jiff::civil::Date;
use std::collections::HashMap;

/// What the reader of a file may set.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Day of issue given by a person; it outranks the printed one.
    pub issued_on: Option<Date>,
}

/// Reads a source into its documents. Never panics; time is linear in the length of the text.
pub fn parse(source: &Source, options: &Options) -> Vec<Document> {
    let clean = Clean::new(source);
    let mut roles = parts::roles(&clean);
    contents(&clean, &mut roles);
    let parts = parts::split(&clean, &roles);
    let mut out: Vec<Document> =
        group(&clean, &parts).into_iter().map(|g| document(&clean, &roles, g, options)).collect();
    if out.is_empty() {
        let kind = DocumentKind::Unreadable;
        out.push(Document { kind, span: 0..source.text.len(), ..Document::default() });
    }
    let head = out[0].clone();
    let several = out.len() > 1;
    for doc in out.iter_mut().skip(1).filter(|_| several) {
        // Plans attached to one notice are issued with it.
        doc.doc_number = doc.doc_number.take().or_else(|| head.doc_number.clone());
        doc.issued_on = doc.issued_on.or(head.issued_on);
    }
    for (i, doc) in out.iter_mut().enumerate() {
        doc.repairs = clean
            .repairs
            .iter()
            .filter(|r| doc.span.contains(&r.span.start) || i == 0 && r.span.start < doc.span.start)
            .cloned()
            .collect();
    }
    out
}

/// Lines of a table of contents: a run of short numbered lines of which most come again further down.
fn contents(clean: &Clean, roles: &mut [Role]) {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| crate::clean::han(*c) || c.is_ascii_digit()).collect() };
    let short = |i: usize| {
        let text = &clean.text[clean.paras[i].range.clone()];
        let labelled = numbering::label_at(text).is_some() || clean.paras[i].spaced_number;
        (labelled && text.len() <= 150 && !text.ends_with(['。', '；'])).then(|| plain(text))
    };
    let lines: Vec<Option<String>> = (0..roles.len()).map(short).collect();
    let mut last: HashMap<&str, usize> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        if let Some(words) = line {
            last.insert(words, i);
        }
    }
    let mut from = 0;
    while from < lines.len() {
        // The run ends with the numbered lines, or where its first line comes again.
        let ends = |i: &usize| lines[*i].is_none() || *i > from && lines[*i] == lines[from];
        let to = (from..lines.len()).find(ends).unwrap_or(lines.len());
        let again = |i: &usize| lines[*i].as_ref().is_some_and(|w| last.get(w.as_str()).is_some_and(|at| *at >= to));
        let count = (from..to).filter(again).count();
        if to - from >= 3 && count * 10 >= (to - from) * 6 {
            roles[from..to].fill(Role::Aside);
        }
        from = to.max(from + 1);
    }
}

/// Parts that make one document: a notice carries its plan; further plans are documents of their own.
fn group<'p>(clean: &Clean, parts: &'p [Part]) -> Vec<&'p [Part]> {
    let mut out: Vec<&[Part]> = Vec::new();
    let title = |p: &Part| header::title_of(clean, p).map(|t| t.0).unwrap_or_default();
    let notice = parts.first().is_some_and(|p| {
        let t = title(p);
        t.ends_with("通知") || t.ends_with('函') || t.is_empty()
    });
    // Three or more attached plans whose titles end alike are documents of their own.
    let mut alike: HashMap<String, usize> = HashMap::new();
    for part in parts {
        *alike.entry(tail(clean, part)).or_default() += 1;
    }
    let mut from = 0;
    for i in 1..parts.len() {
        let own = tail(clean, &parts[i]);
        let series = own.chars().count() == 4 && alike.get(&own).is_some_and(|n| *n >= 3);
        let joined = parts[i].attached && !series || i == 1 && notice;
        if !joined {
            out.push(&parts[from..i]);
            from = i;
        }
    }
    if from < parts.len() {
        out.push(&parts[from..]);
    }
    out
}

/// The last words of a part's title, by which plans of one kind are known.
fn tail(clean: &Clean, part: &Part) -> String {
    let title = header::title_of(clean, part).map(|t| t.0).unwrap_or_default();
    let words: Vec<char> = title.split(['（', '(']).next().unwrap_or("").chars().collect();
    words[words.len().saturating_sub(4)..].iter().collect()
}

fn document(clean: &Clean, roles: &[Role], parts: &[Part], options: &Options) -> Document {
    let mut doc = Document::default();
    let paras = parts[0].body.start..parts[parts.len() - 1].body.end;
    let start = clean.paras.get(paras.start).map_or(0, |p| p.range.start);
    let end = clean.paras.get(paras.end.saturating_sub(1)).map_or(start, |p| p.range.end);
    doc.span = clean.span(start..end.max(start));
    header::fill(clean, roles, parts, &mut doc);
    if options.issued_on.is_some() {
        doc.issued_on = options.issued_on;
    }
    let titles: String = parts.iter().filter_map(|p| header::title_of(clean, p)).map(|t| t.0).collect();
    doc.period = header::period(&titles);
    let number_year = doc.doc_number.as_deref().and_then(year_in);
    let cited = || cited_year(&clean.text[start..crate::clean::floor(&clean.text, end.min(start + 4_000))]);
    let year = number_year.or(doc.period.map(|p| p.0.year())).or_else(cited);
    let context = Context { issued_on: doc.issued_on, year };
    let mut state = State::default();
    for part in parts {
        let body = part
            .title
            .as_ref()
            .map_or(part.body.start, |t| if part.body.contains(&(t.end - 1)) { t.end } else { part.body.start })
            ..part.body.end;
        let tree = outline::build(clean, body, roles);
        headings(clean, &tree, &mut doc.outline);
        let mut found = measures::read(clean, roles, &tree, &context, &mut state);
        if part.attached && lists(clean, part) && found.iter().all(|m| m.assignments.is_empty()) {
            found.clear();
        }
        doc.measures.extend(found);
        state = State::default();
    }
    if doc.measures.iter().all(|m| m.assignments.is_empty())
        && told::is_news(clean, paras.clone(), doc.title.as_deref())
    {
        doc.measures.retain(|m| told::orders(&m.text));
    }
    if doc.measures.is_empty() {
        doc.measures = told::read(clean, roles, paras, &context, &mut doc.outline);
    }
    if doc.measures.is_empty() {
        doc.kind = DocumentKind::News;
    }
    if doc.period.is_none() && !doc.measures.is_empty() {
        doc.period = said_period(clean, &doc, start..end.max(start), &context);
    }
    if let Some((_, last)) = doc.period {
        for measure in doc.measures.iter_mut().filter(|m| m.deadlines.is_empty()) {
            measure.deadlines.push(Deadline {
                quote: String::new(),
                span: measure.span.clone(),
                start: doc.period.map(|p| p.0),
                due: last,
                inferred: true,
                rule: "条文未写期限，按文件自身起止年份推定，请确认".to_owned(),
            });
        }
    }
    let ranges =
        doc.measures.iter().map(|m| without_label(clean, clean.range_of(&m.span), m.label.as_deref())).collect();
    let ground = Ground { clean, ranges, range: start..end.max(start) };
    doc.findings = findings::find(&ground, &doc);
    doc
}

/// The latest year among the numbers of papers that the head of a text cites: 国发明电〔2014〕1号.
fn cited_year(head: &str) -> Option<i16> {
    head.match_indices(['〔', '['])
        .filter_map(|(at, mark)| year_in(&head[at + mark.len()..].chars().take(4).collect::<String>()))
        .max()
}

/// The period named by a sentence about the whole: in the preface, the aims or the closing words, or as the validity of the
/// paper itself.
fn said_period(
    clean: &Clean,
    doc: &Document,
    range: std::ops::Range<usize>,
    context: &Context,
) -> Option<(Date, Date)> {
    let valid = doc.measures.iter().flat_map(|m| &m.deadlines).find(|d| d.rule.contains("有效期"));
    if let Some(valid) = valid {
        return Some((valid.start.or(doc.issued_on)?, valid.due));
    }
    let taken: Vec<std::ops::Range<usize>> = doc.measures.iter().map(|m| clean.range_of(&m.span)).collect();
    let mut next = 0;
    let mut best: Option<(Option<Date>, Date)> = None;
    for para in clean.paras.iter().filter(|p| range.start <= p.range.start && p.range.end <= range.end) {
        while taken.get(next).is_some_and(|t| t.end <= para.range.start) {
            next += 1;
        }
        let inside = taken.get(next).is_some_and(|t| t.start < para.range.end);
        let text = &clean.text[para.range.clone()];
        // Salutations, dates and cells of a table say nothing about the whole.
        if inside || para.kind != crate::clean::ParaKind::Text || !text.contains(['，', '。', ',', '（', '(']) {
            continue;
        }
        if let Some(found) = header::period_said(text, context).filter(|f| best.is_none_or(|b| f.1 > b.1)) {
            best = Some(found);
        }
    }
    let (from, to) = best?;
    let from = from
        .or(doc.issued_on)
        .or_else(|| Date::new(context.year?, 1, 1).ok())
        .or_else(|| Date::new(to.year(), 1, 1).ok())?;
    (from <= to).then_some((from, to))
}

fn without_label(clean: &Clean, range: std::ops::Range<usize>, label: Option<&str>) -> std::ops::Range<usize> {
    match label {
        Some(label) if clean.text[range.clone()].starts_with(label) => range.start + label.len()..range.end,
        _ => range,
    }
}

/// An attachment that lists things (指标, 名单, 登记表) and orders nothing of itself.
fn lists(clean: &Clean, part: &Part) -> bool {
    const LISTS: [&str; 18] = [
        "指标",
        "指标体系",
        "名单",
        "目录",
        "情况表",
        "统计表",
        "登记表",
        "申报表",
        "报名表",
        "样表",
        "样式",
        "回执",
        "联系方式",
        "联系表",
        "范本",
        "模板",
        "流程图",
        "示意图",
    ];
    header::title_of(clean, part).is_some_and(|(t, _)| {
        let words = t.split(['（', '(']).next().unwrap_or("");
        LISTS.iter().any(|w| words.ends_with(w))
    })
}

fn year_in(number: &str) -> Option<i16> {
    let digits: String = number.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|y| (1949..2100).contains(y))
}

fn headings(clean: &Clean, tree: &Tree, out: &mut Vec<Heading>) {
    for node in tree.nodes.iter().skip(1).filter(|n| !n.children.is_empty() && n.row.is_none()) {
        let range = node.label_range.start.min(node.head.start)..node.head.end;
        let text = &clean.text[if node.label.is_some() { range.clone() } else { node.head.clone() }];
        out.push(Heading {
            level: node.depth,
            label: node.label.map(|_| clean.text[node.label_range.clone()].to_owned()),
            text: measures::shorten(text, 80),
            span: clean.span(if node.label.is_some() { range } else { node.head.clone() }),
        });
    }
}
