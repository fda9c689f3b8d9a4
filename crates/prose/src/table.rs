//! Rows of a task table → measures.

use crate::clean::{Clean, ParaKind};
use crate::deadline::{self, Context};
use crate::measures::{facts, shorten};
use crate::model::{Assignment, Deadline, Measure};
use crate::sections::{self, Section};
use crate::units;
use std::ops::Range;

/// What the columns of the current table hold; and the section row under which we are.
#[derive(Default)]
pub struct Columns {
    kinds: Vec<Column>,
    section: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    Number,
    Name,
    Words,
    Lead,
    Assist,
    Responsible,
    Due,
    Marks,
    Other,
}

/// Reads one row. A heading row sets the columns, a section row the path; neither is a measure.
pub fn read(
    clean: &Clean,
    row: usize,
    next: Option<usize>,
    columns: &mut Columns,
    mut path: Vec<String>,
    context: &Context,
) -> Option<Measure> {
    let cells = cells(clean, row);
    let words: Vec<&str> = cells.iter().map(|r| clean.text[r.clone()].trim()).collect();
    if let Some(kinds) = heading(&words) {
        columns.kinds = kinds;
        columns.section = None;
        return None;
    }
    if columns.kinds.is_empty() {
        return None;
    }
    let kinds = columns.kinds.clone();
    let of = |kind: Column| (0..cells.len()).find(|i| kinds.get(*i) == Some(&kind));
    let label = of(Column::Number).map(|i| words[i]).unwrap_or("");
    let filled = words.iter().filter(|w| !w.is_empty()).count();
    let han_label = crate::numbering::label_at(&format!("{label}、"))
        .is_some_and(|l| l.form == crate::numbering::Form::Han)
        || crate::numbering::label_at(label)
            .is_some_and(|l| matches!(l.form, crate::numbering::Form::Han | crate::numbering::Form::HanParen));
    let name_at = of(Column::Name).or_else(|| of(Column::Words));
    let name = name_at.map_or("", |i| words[i]);
    if han_label {
        // A section row, unless nothing stands below it.
        columns.section = Some(format!("{label}{name}"));
        let below = next.map(|n| self::cells(clean, n)).is_some_and(|n| {
            let label = columns
                .kinds
                .iter()
                .position(|k| *k == Column::Number)
                .and_then(|i| n.get(i))
                .map_or("", |r| clean.text[r.clone()].trim());
            !label.is_empty() && label.chars().all(|c| c.is_ascii_digit() || ".、".contains(c))
        });
        if below || filled <= 3 || sections::kind(name) == Section::Aims {
            return None;
        }
    } else if filled <= 1
        || label.is_empty()
            && filled <= 3
            && (name.contains("总分") || name.contains("合计") || name.contains("小计") || name.is_empty())
    {
        if filled == 1 && label.is_empty() && cells.len() > 1 {
            columns.section = words.iter().find(|w| !w.is_empty()).map(|w| (*w).to_owned());
        }
        return None;
    }
    if let Some(section) = columns.section.clone().filter(|_| !han_label) {
        path.push(section);
    }
    let first = (0..cells.len()).find(|i| columns.kinds.get(*i) != Some(&Column::Number) && !words[*i].is_empty())?;
    let range = cells[first].start..cells.last()?.end;
    let body: Vec<usize> = (first..cells.len())
        .filter(|i| {
            !matches!(columns.kinds.get(*i), Some(Column::Lead | Column::Assist | Column::Responsible | Column::Due))
        })
        .collect();
    let mut out = Measure {
        label: (!label.is_empty()).then(|| label.to_owned()),
        path,
        name: shorten(if name.is_empty() { words[first] } else { name }, 45),
        text: (first..cells.len()).map(|i| words[i]).collect(),
        span: clean.span(clean.paras[row].range.clone()),
        ..Measure::default()
    };
    for i in 0..cells.len() {
        let (lead, assist, responsible) = match columns.kinds.get(i) {
            Some(Column::Lead) => (true, false, false),
            Some(Column::Assist) => (false, true, false),
            Some(Column::Responsible) => (false, false, true),
            _ => continue,
        };
        if words[i].is_empty() || matches!(words[i], "/" | "—" | "-" | "无") {
            continue;
        }
        let reading = units::read(words[i], false)
            .filter(|r| !r.lead.is_empty() || !r.assist.is_empty() || !r.responsible.is_empty());
        let (names, open) = units::split(words[i]);
        let plain = |wanted: bool| if wanted { names.clone() } else { Vec::new() };
        out.assignments.push(match reading {
            Some(r) => Assignment {
                quote: words[i].to_owned(),
                span: clean.span(cells[i].clone()),
                lead: r.lead,
                assist: r.assist,
                responsible: r.responsible,
                open: r.open,
            },
            None => Assignment {
                quote: words[i].to_owned(),
                span: clean.span(cells[i].clone()),
                lead: plain(lead),
                assist: plain(assist),
                responsible: plain(responsible),
                open,
            },
        });
    }
    for i in body {
        if columns.kinds.get(i) == Some(&Column::Marks) {
            continue;
        }
        let at = cells[i].start;
        let text = words[i];
        facts(&mut out, crate::measures::within(text, crate::measures::LONGEST_ITEM), context, |r: &Range<usize>| {
            clean.span(at + r.start..at + r.end)
        });
    }
    if out.assignments.is_empty() {
        for found in units::find(&clean.text[range.clone()], false) {
            let at = range.start + found.range.start..range.start + found.range.end;
            let r = found.reading;
            out.assignments.push(Assignment {
                quote: clean.text[at.clone()].replace('\t', ""),
                span: clean.span(at),
                lead: r.lead,
                assist: r.assist,
                responsible: r.responsible,
                open: r.open,
            });
        }
    }
    for i in (0..cells.len()).filter(|i| columns.kinds.get(*i) == Some(&Column::Due)) {
        let anchor = context.issued_on.or_else(|| jiff::civil::Date::new(context.year?, 1, 1).ok());
        let found = deadline::find(words[i], context);
        let resolved = found.into_iter().map(|f| f.resolved).next().or_else(|| deadline::resolve(words[i], anchor));
        if let Some(r) = resolved.filter(|r| out.deadlines.iter().all(|d| d.due != r.due)) {
            out.deadlines.push(Deadline {
                quote: words[i].to_owned(),
                span: clean.span(cells[i].clone()),
                start: r.start,
                due: r.due,
                inferred: false,
                rule: r.rule,
            });
        }
        for r in crate::recurrence::find(words[i]) {
            let span = clean.span(cells[i].start + r.range.start..cells[i].start + r.range.end);
            out.recurrences.push(crate::model::Recurrence {
                quote: words[i][r.range].to_owned(),
                span,
                min: r.min,
                per: r.per,
                subset: r.subset,
                last_days: r.last_days,
            });
        }
    }
    Some(out)
}

fn cells(clean: &Clean, row: usize) -> Vec<Range<usize>> {
    match &clean.paras[row].kind {
        ParaKind::Row { cells, .. } => cells.clone(),
        ParaKind::Text => Vec::new(),
    }
}

/// Column kinds, if the row is a heading row.
fn heading(words: &[&str]) -> Option<Vec<Column>> {
    if words.iter().any(|w| w.chars().count() > 24) {
        return None;
    }
    let kinds: Vec<Column> = words.iter().map(|w| column(w)).collect();
    let known = kinds.iter().filter(|k| !matches!(k, Column::Other)).count();
    let acts = kinds.iter().any(|k| matches!(k, Column::Name | Column::Words));
    (known >= 2 && acts && known * 2 >= words.iter().filter(|w| !w.is_empty()).count()).then_some(kinds)
}

fn column(word: &str) -> Column {
    let has = |names: &[&str]| names.iter().any(|n| word.contains(n));
    if has(&["序号", "编号", "项次"]) || word == "序" || word == "号" {
        Column::Number
    } else if has(&["分值", "分数", "得分", "评分", "权重", "备注", "进展", "附注"]) {
        Column::Marks
    } else if has(&["时限", "期限", "完成时间", "时间节点", "时间", "进度", "节点"]) {
        Column::Due
    } else if has(&["牵头", "主办", "主责"]) {
        Column::Lead
    } else if has(&["配合", "协办", "参与", "协助", "参加"]) {
        Column::Assist
    } else if has(&[
        "责任单位",
        "责任部门",
        "责任主体",
        "负责单位",
        "负责部门",
        "考核部门",
        "落实单位",
        "承办单位",
        "实施单位",
        "责任领导",
        "责任人",
        "负责考核",
        "主管部门",
        "监管部门",
        "单位",
        "部门",
        "负责",
    ]) {
        Column::Responsible
    } else if has(&[
        "考核指标",
        "主要内容",
        "工作内容",
        "工作要求",
        "具体措施",
        "措施",
        "内容",
        "标准",
        "要求",
        "任务举措",
        "举措",
        "指标",
        "整改",
    ]) {
        Column::Words
    } else if has(&["项目", "任务", "事项", "工作", "名称", "职责", "问题", "隐患", "类别", "目标"])
    {
        Column::Name
    } else {
        Column::Other
    }
}
