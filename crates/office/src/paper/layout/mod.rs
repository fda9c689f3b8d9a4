//! Where everything stands (GB/T 9704-2012 §7, §10). A paper becomes rows, rows become pages.

mod head;
mod rows;
mod table;
mod tail;

use super::model::{Block, Form, Paper};
use super::page::{self, BOTTOM, PT, cells, text};
use super::page::{CELL, CHARS, Colour, EM, Face, LEFT, Page, RIGHT, SIZE_2, SIZE_3, SIZE_4, TEXT_WIDE, WIDE};
use super::wrap::{self, Line, Piece};
use rows::{Row, paginate};
pub(super) use table::{columns, parts};
pub(super) use tail::places;

/// Face of a heading (§7.3.3).
fn face(level: u8) -> Face {
    match level {
        1 => Face::Hei,
        2 => Face::Kai,
        _ => Face::FangSong,
    }
}

fn pieces(words: &str, face: Face) -> Vec<Piece> {
    words.chars().map(|c| (c, face)).collect()
}

/// Rows of one paragraph.
fn paragraph(all: &[Piece], first: f64, hang: f64) -> Vec<Row> {
    wrap::lines(all, first, hang, CHARS as f64).into_iter().map(|l| Row::text(set(&l))).collect()
}

/// Marks of a line whose characters' tops are at 0, one for each stretch of one face.
fn set(line: &Line) -> Vec<page::Mark> {
    let mut out: Vec<page::Run> = Vec::new();
    for (at, wide, c, face) in line {
        let one = (LEFT + at * CELL, wide * CELL, *c);
        match out.last_mut() {
            Some(run) if run.face == *face => run.chars.push(one),
            _ => out.push(page::Run {
                y: page::ASCENT * EM,
                size: SIZE_3,
                face: *face,
                colour: Colour::Black,
                chars: vec![one],
            }),
        }
    }
    out.into_iter().map(page::Mark::Text).collect()
}

/// A paper's rows between its head and its imprint.
fn body(paper: &Paper) -> Vec<Row> {
    let mut out = Vec::new();
    for line in titles(&paper.title) {
        let cell = SIZE_2 * PT;
        let x = LEFT + (TEXT_WIDE - cells(&line) * cell) / 2.0;
        // 2号 in a line of 3号's pitch: the middle of both is the same.
        let top = (EM - cell) / 2.0;
        out.push(Row::text(vec![text(&line, x, top, SIZE_2, cell, Face::Title, Colour::Black)]).kept());
    }
    if !paper.to.is_empty() {
        out.push(Row::blank().kept());
        let to = format!("{}：", paper.to.join("、"));
        out.extend(paragraph(&pieces(&to, Face::FangSong), 0.0, 0.0));
    } else {
        out.push(Row::blank());
    }
    for block in &paper.blocks {
        match block {
            Block::Text { level, head, text } => {
                let mut all = pieces(head, face(*level));
                all.extend(pieces(text, Face::FangSong));
                let mut rows = paragraph(&all, 2.0, 0.0);
                // A heading alone on its line stays with what it heads.
                if text.is_empty() && (1..=2).contains(level) {
                    rows = rows.into_iter().map(Row::kept).collect();
                }
                out.extend(rows);
            }
            Block::Table { rows } => out.extend(table::rows(rows)),
        }
    }
    out.extend(attachments(&paper.attachments));
    out
}

/// 附件说明 (§7.3.4): after a blank line, two characters in; several are numbered; later lines under the name's first character.
fn attachments(names: &[String]) -> Vec<Row> {
    let mut out = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let label = if i == 0 { "附件：" } else { "" };
        let number = if names.len() > 1 { format!("{}.", i + 1) } else { String::new() };
        let first = 2.0 + if i == 0 { 0.0 } else { cells("附件：") };
        let hang = 2.0 + cells("附件：") + cells(&number);
        if i == 0 {
            out.push(Row::blank());
        }
        out.extend(paragraph(&pieces(&format!("{label}{number}{name}"), Face::FangSong), first, hang));
    }
    out
}

fn titles(title: &str) -> Vec<String> {
    let most = TEXT_WIDE / (SIZE_2 * PT);
    match title.contains('\n') {
        // Lines as written, unless one is longer than the page.
        true => title.lines().flat_map(|l| wrap::title(l, most)).collect(),
        false => wrap::title(title, most),
    }
}

/// Lay a paper out.
pub fn lay(paper: &Paper) -> Vec<Page> {
    let mut pages = sheets(paper, head::head(paper));
    for (i, page) in pages.iter_mut().enumerate() {
        // The first page of a letter shows no number (§10.1).
        if paper.form != Form::Letter || i > 0 {
            page.marks.push(folio(i + 1));
        }
    }
    pages
}

/// Lay several out as one bundle: the first with its head is the cover, each of the others begins on a sheet of its own
/// without a head; pages are numbered through from the one after the cover.
pub fn bind(papers: &[Paper]) -> Vec<Page> {
    let mut pages = Vec::new();
    for (i, paper) in papers.iter().enumerate() {
        let head = if i == 0 { head::head(paper) } else { (Vec::new(), page::TOP) };
        let cover = pages.len();
        pages.extend(sheets(paper, head));
        if i > 0 {
            pages.iter_mut().enumerate().skip(cover).for_each(|(n, page)| page.marks.push(folio(n)));
        }
    }
    pages
}

/// A paper's pages without their numbers.
fn sheets(paper: &Paper, (head, first): (Vec<page::Mark>, f64)) -> Vec<Page> {
    let mut all = body(paper);
    let signature = tail::signature(paper);
    if !signature.is_empty() {
        // §7.3.5.5: a signature never stands on a page without text. Two lines go with it, so that none of them is alone.
        all.iter_mut().rev().take(2).for_each(|row| row.keep = true);
    }
    all.extend(signature);
    let imprint = tail::imprint(paper);
    let mut pages = paginate(all, first, imprint.as_ref().map(|i| i.0));
    if let Some(page) = pages.first_mut() {
        page.marks.splice(0..0, head);
    }
    if let (Some(page), Some((high, marks))) = (pages.last_mut(), imprint) {
        page.marks.extend(marks.into_iter().map(|m| m.down(BOTTOM - high)));
    }
    pages
}

/// Page number (§7.5): 4号宋体 with a dash on either side, the dashes 7 mm below the text area; odd pages right, even pages
/// left, one character in.
fn folio(n: usize) -> page::Mark {
    let size = SIZE_4 * PT;
    let words = format!("— {n} —");
    let wide = cells(&words) * size;
    let x = if n % 2 == 1 { RIGHT - CELL - wide } else { LEFT + CELL };
    // A dash stands about 0.38 em above the base line; the face decides, the standard does not.
    let base = BOTTOM + 7.0 + 0.38 * size;
    text(&words, x, base - page::ASCENT * size, SIZE_4, size, Face::Song, Colour::Black)
}

/// Left side of something centred on the page.
fn centred(wide: f64) -> f64 {
    // The text area's middle, not the sheet's: head, number and title stand over the text.
    LEFT + (TEXT_WIDE - wide) / 2.0
}

/// Left side of something centred on the sheet: the red lines of a letter.
fn middle(wide: f64) -> f64 {
    (WIDE - wide) / 2.0
}
