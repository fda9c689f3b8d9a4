//! Tables that lost their lines: every cell stands on a line of its own, row after row.
//!
//! ```text
//! 序号 / 工作任务 / 责任单位 / 完成时限 / 1 / 排查燃气管网 / 县住建局 / 2025年6月底前 / 2 / …
//! ```

use super::{Para, ParaKind};
use crate::columns::{self, Column};

/// Narrowest and widest heading row that is looked for.
const WIDTH: std::ops::RangeInclusive<usize> = 3..=9;

/// Puts such cells together to rows. Paragraphs that belong to no such table stay as they are.
pub fn rows(text: &str, paras: Vec<Para>) -> Vec<Para> {
    let words = |p: &Para| text[p.range.clone()].trim().to_owned();
    let heads: Vec<usize> = paras
        .iter()
        .enumerate()
        .filter(|(_, p)| {
            p.kind == ParaKind::Text
                && p.range.len() <= 18
                && matches!(words(p).as_str(), "序号" | "编号" | "序" | "项次")
        })
        .map(|(i, _)| i)
        .collect();
    if heads.is_empty() {
        return paras;
    }
    let mut out: Vec<Para> = Vec::with_capacity(paras.len());
    let mut done = 0;
    for head in heads {
        if head < done {
            continue;
        }
        // The heading ends where the first row begins.
        let Some(width) = WIDTH.rev().chain([2]).find(|w| paras.get(head + w).is_some_and(|p| words(p) == "1")) else {
            continue;
        };
        let names: Vec<String> = paras[head..head + width].iter().map(words).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let kinds = columns::recognise(&names);
        if !columns::is_header(&names)
            || kinds.first() != Some(&Column::Number)
            || paras[head..head + width].iter().any(|p| p.kind != ParaKind::Text)
        {
            continue;
        }
        out.extend_from_slice(&paras[done..head]);
        out.push(row(&paras[head..head + width], true));
        let mut at = head + width;
        let mut number = 1;
        while at < paras.len() && words(&paras[at]) == number.to_string() {
            let next = (number + 1).to_string();
            let end = (at + 1..(at + width + 1).min(paras.len() + 1))
                .find(|i| paras.get(*i).is_some_and(|p| words(p) == next));
            let end = end.unwrap_or((at + width).min(paras.len()));
            if paras[at..end].iter().any(|p| p.kind != ParaKind::Text) {
                break;
            }
            out.push(row(&paras[at..end], false));
            at = end;
            number += 1;
        }
        done = at;
    }
    out.extend_from_slice(&paras[done..]);
    out
}

fn row(cells: &[Para], header: bool) -> Para {
    let mut para = cells[0].clone();
    para.range = cells[0].range.start..cells[cells.len() - 1].range.end;
    para.kind = ParaKind::Row { cells: cells.iter().map(|c| c.range.clone()).collect(), header };
    para
}
