//! Rows of a task table → measures.

use crate::clean::{Clean, ParaKind};
use crate::columns::{self, Column};
use crate::deadline::{self, Context};
use crate::measures::{LONGEST_ITEM, facts, shorten, within};
use crate::model::{Assignment, Deadline, Measure, Recurrence};
use crate::numbering::{self, Form};
use crate::sections::{self, Section};
use crate::units;
use std::ops::Range;

/// What the columns of the current table hold, and the section row and group under which we are.
#[derive(Default)]
pub struct Columns {
    kinds: Vec<Column>,
    section: Option<String>,
    group: Option<String>,
}

impl Columns {
    fn of(&self, kind: Column) -> Option<usize> {
        self.kinds.iter().position(|k| *k == kind)
    }

    fn at(&self, i: usize) -> Column {
        self.kinds.get(i).copied().unwrap_or(Column::Other)
    }
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
    let (cells, marked) = cells(clean, row);
    let words: Vec<&str> = cells.iter().map(|r| clean.text[r.clone()].trim()).collect();
    if marked || columns::is_header(&words) {
        *columns = Columns { kinds: columns::recognise(&words), ..Columns::default() };
        return None;
    }
    if columns.kinds.is_empty()
        || !columns.kinds.iter().any(|k| matches!(k, Column::Task | Column::Detail | Column::Group))
    {
        return None;
    }
    let label = columns.of(Column::Number).and_then(|i| words.get(i)).copied().unwrap_or("");
    let name = [Column::Task, Column::Detail, Column::Group]
        .into_iter()
        .filter_map(|k| columns.of(k).and_then(|i| words.get(i)).copied())
        .find(|w| !w.is_empty())
        .unwrap_or("");
    let mut distinct: Vec<&str> = words.iter().copied().filter(|w| !w.is_empty()).collect();
    distinct.dedup();
    let filled = distinct.len();
    if let Some(at) = columns.of(Column::Group).filter(|i| words.get(*i).is_some_and(|w| !w.is_empty())) {
        columns.group = Some(words[at].to_owned());
    }
    let section_row = is_section(label);
    if section_row {
        columns.section = Some(format!("{label}{name}"));
        columns.group = None;
        if items_below(clean, columns, next) || filled <= 3 || sections::kind(name) == Section::Aims {
            return None;
        }
    } else if filled <= 1 {
        if cells.len() > 1 && label.is_empty() {
            columns.section = distinct.first().map(|w| (*w).to_owned());
        }
        return None;
    } else if label.is_empty()
        && (name.is_empty() || filled <= 3 && ["总分", "合计", "小计", "总计"].iter().any(|w| name.contains(w)))
    {
        return None;
    }
    if !section_row {
        path.extend(columns.section.clone());
    }
    if columns.of(Column::Group) != columns.of(Column::Task) {
        path.extend(columns.group.clone());
    }
    let tasked = columns.of(Column::Task).is_some_and(|i| words.get(i).is_some_and(|w| !w.is_empty()));
    let mut text = String::new();
    let mut last = "";
    for (i, word) in words.iter().enumerate() {
        let elsewhere = matches!(
            columns.at(i),
            Column::Number
                | Column::Lead
                | Column::Assist
                | Column::Responsible
                | Column::Person
                | Column::Deadline
                | Column::Remark
        );
        let grouping = tasked && columns.at(i) == Column::Group;
        if !elsewhere && !grouping && *word != last {
            text.push_str(word);
            last = word;
        }
    }
    let mut out = Measure {
        label: (!label.is_empty()).then(|| label.to_owned()),
        path,
        name: shorten(name, 45),
        text,
        span: clean.span(clean.paras[row].range.clone()),
        ..Measure::default()
    };
    for (i, word) in words.iter().enumerate() {
        assign(clean, columns.at(i), &cells[i], word, &mut out);
    }
    for (i, word) in words.iter().enumerate() {
        if matches!(
            columns.at(i),
            Column::Task | Column::Detail | Column::Group | Column::Frequency | Column::Target | Column::Other
        ) {
            let at = cells[i].start;
            facts(&mut out, within(word, LONGEST_ITEM), context, |r: &Range<usize>| {
                clean.span(at + r.start..at + r.end)
            });
        }
    }
    if out.assignments.is_empty() {
        let range = clean.paras[row].range.clone();
        for found in units::find(within(&clean.text[range.clone()], LONGEST_ITEM), false) {
            let at = range.start + found.range.start..range.start + found.range.end;
            push(&mut out, clean.text[at.clone()].replace('\t', ""), clean.span(at), found.reading);
        }
    }
    for (i, word) in words.iter().enumerate().filter(|(i, _)| columns.at(*i) == Column::Deadline) {
        due(clean, &cells[i], word, context, &mut out);
    }
    Some(out)
}

/// The units of one cell, in the role that its column gives, unless the words give roles themselves.
fn assign(clean: &Clean, column: Column, cell: &Range<usize>, word: &str, out: &mut Measure) {
    if !matches!(column, Column::Lead | Column::Assist | Column::Responsible)
        || word.is_empty()
        || matches!(word, "/" | "—" | "-" | "无")
    {
        return;
    }
    let said =
        units::read(word, false).filter(|r| !(r.lead.is_empty() && r.assist.is_empty() && r.responsible.is_empty()));
    let reading = said.unwrap_or_else(|| {
        let (names, open) = units::split(word);
        let mut reading = units::Reading { open, ..units::Reading::default() };
        match column {
            Column::Lead => reading.lead = names,
            Column::Assist => reading.assist = names,
            _ => reading.responsible = names,
        }
        reading
    });
    push(out, word.to_owned(), clean.span(cell.clone()), reading);
}

fn push(out: &mut Measure, quote: String, span: Range<usize>, r: units::Reading) {
    out.assignments.push(Assignment {
        quote,
        span,
        lead: r.lead,
        assist: r.assist,
        responsible: r.responsible,
        open: r.open,
    });
}

/// The cell of a deadline column: a date, or a frequency.
fn due(clean: &Clean, cell: &Range<usize>, word: &str, context: &Context, out: &mut Measure) {
    let anchor = context.issued_on.or_else(|| jiff::civil::Date::new(context.year?, 1, 1).ok());
    let repeats = crate::recurrence::find(word);
    let found: Vec<deadline::Resolved> = deadline::find(word, context).into_iter().map(|f| f.resolved).collect();
    let alone = || deadline::resolve(word, anchor).filter(|_| repeats.is_empty());
    let all = if found.is_empty() { alone().into_iter().collect() } else { found };
    for r in all {
        if out.deadlines.iter().all(|d| d.due != r.due) {
            let span = clean.span(cell.clone());
            out.deadlines.push(Deadline {
                quote: word.to_owned(),
                span,
                start: r.start,
                due: r.due,
                inferred: false,
                rule: r.rule,
            });
        }
    }
    for r in repeats {
        // 每季度 beside a task that says 每季度约谈1次 is the same duty.
        if out.recurrences.iter().any(|o| o.per == r.per) {
            continue;
        }
        let span = clean.span(cell.start + r.range.start..cell.start + r.range.end);
        let quote = word[r.range.clone()].to_owned();
        out.recurrences.push(Recurrence {
            quote,
            span,
            min: r.min,
            per: r.per,
            subset: r.subset,
            last_days: r.last_days,
        });
    }
}

/// 一、 and （一） number sections; 1 numbers rows.
fn is_section(label: &str) -> bool {
    let form = |words: &str| numbering::label_at(words).map(|l| l.form);
    form(&format!("{label}、")) == Some(Form::Han) || matches!(form(label), Some(Form::Han | Form::HanParen))
}

fn items_below(clean: &Clean, columns: &Columns, next: Option<usize>) -> bool {
    let Some(next) = next else { return false };
    let cells = cells(clean, next).0;
    let label = columns.of(Column::Number).and_then(|i| cells.get(i)).map_or("", |r| clean.text[r.clone()].trim());
    !label.is_empty() && label.chars().all(|c| c.is_ascii_digit() || ".、".contains(c))
}

/// The cells of a row, and whether its reader marked it as a heading row.
fn cells(clean: &Clean, row: usize) -> (Vec<Range<usize>>, bool) {
    match &clean.paras[row].kind {
        ParaKind::Row { cells, header } => (cells.clone(), *header),
        ParaKind::Text => (Vec::new(), false),
    }
}
