//! The register of measures as offices print it: 任务清单.

use super::act::Understood;
use crate::policy::book::Book;
use crate::policy::model::Measure;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal};
use office::sheet::{Cell, Column, Sheet, write};
use web::answer::Download;

/// One row for each measure that is kept.
pub fn sheet(u: &Understood) -> Sheet {
    let head = &u.whole.head;
    let mut under = Vec::new();
    under.extend(head.doc_number.clone());
    under.extend(head.issued_on.map(|d| format!("印发日期：{d}")));
    let mut sheet = Sheet::new("任务清单").title(format!("{}任务清单", head.title));
    if !under.is_empty() {
        sheet = sheet.under(under.join("    "));
    }
    let columns = [
        Column::new("序号", 6.0),
        Column::new("编号", 8.0),
        Column::new("所属部分", 30.0),
        Column::new("任务", 30.0),
        Column::new("主要内容", 70.0),
        Column::new("牵头单位", 22.0).group("责任单位"),
        Column::new("配合单位", 34.0).group("责任单位"),
        Column::new("属地", 28.0).group("责任单位"),
        Column::new("完成时限", 16.0),
        Column::new("频次", 18.0),
        Column::new("量化目标", 24.0),
        Column::new("备注", 20.0),
    ];
    sheet = columns.into_iter().fold(sheet, Sheet::column);
    for (i, m) in u.draft.measures.iter().filter(|m| m.kept).enumerate() {
        sheet = sheet.row(row(u, i as i64 + 1, m));
    }
    sheet.note("“分别牵头”指每家单位各自承担；时限注明“推定”的，系按方案自身期限推算。")
}

fn row(u: &Understood, number: i64, m: &Measure) -> Vec<Cell> {
    let seen = u.reading.measures.iter().find(|s| s.measure == m.id);
    let list = |units: Option<&Vec<UnitId>>| -> Cell { names(&u.book, units).into() };
    let mut notes: Vec<&str> = Vec::new();
    if seen.is_some_and(|s| s.who.each) {
        notes.push("分别牵头");
    }
    if seen.is_some_and(|s| s.who.incomplete) {
        notes.push("名单待牵头单位补齐");
    }
    if m.deadlines.iter().all(|d| d.inferred) && !m.deadlines.is_empty() && m.hand.due.is_none() {
        notes.push("时限系推定");
    }
    if m.key {
        notes.push("重点");
    }
    let due = match seen {
        Some(s) if s.when.standing => "长期".to_owned(),
        Some(s) => s.when.days.iter().map(|d| d.due.to_string()).collect::<Vec<_>>().join("；"),
        None => String::new(),
    };
    let rhythm = |r: &crate::policy::model::Recurrence| {
        let only = r.subset.as_ref().map(|s| format!("（{s}）")).unwrap_or_default();
        format!("{}{}不少于{}{}", r.per.label(), only, r.min, r.unit_word)
    };
    let recurrences: Vec<String> = m.recurrences.iter().map(rhythm).collect();
    let targets: Vec<String> = m.targets.iter().map(|t| t.quote.clone()).collect();
    vec![
        number.into(),
        m.label.clone().into(),
        m.path.last().cloned().into(),
        m.name.clone().into(),
        m.text.clone().into(),
        list(seen.map(|s| &s.who.leads)),
        list(seen.map(|s| &s.who.assist)),
        list(seen.map(|s| &s.who.territorial)),
        due.into(),
        recurrences.join("；").into(),
        targets.join("；").into(),
        notes.join("；").into(),
    ]
}

fn names(book: &Book, units: Option<&Vec<UnitId>>) -> String {
    units.into_iter().flatten().map(|u| book.short(*u)).collect::<Vec<_>>().join("、")
}

/// The workbook to save.
pub fn download(u: &Understood) -> Outcome<Download> {
    let bytes = write(&[sheet(u)]).map_err(Refusal::internal)?;
    Ok(Download::xlsx(format!("{}任务清单.xlsx", u.whole.head.title), bytes))
}
