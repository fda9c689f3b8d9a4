//! 版头: name of the organ, number, red lines.

use super::{centred, middle};
use crate::paper::model::{Form, Paper};
use crate::paper::page::{CELL, Colour, EM, Face, HIGH, LEFT, LINE, Mark, PT, RIGHT, SIZE_3, TEXT_WIDE, TOP};
use crate::paper::page::{cells, rule, text};

/// Width of the line below the number. The standard gives its length (§7.2.7: the text area's), not its width; 2 pt is usual.
const RED: f64 = 0.7;
/// A letter's double line (§10.1: upper thick and lower thin above, the other way below, 170 mm long); widths are ours.
const THICK: f64 = 0.7;
const THIN: f64 = 0.25;
const GAP: f64 = 0.6;
const LETTER_LINE: f64 = 170.0;
/// Sides of a character of the head. The standard asks for "eye-catching and handsome"; its edition of 1999 said below
/// 22 × 15 mm, which is kept here as the upper bound.
const MARK_MOST: f64 = 15.0;
const MARK_LEAST: f64 = 5.6;

/// Marks of the head and where the title begins.
pub fn head(paper: &Paper) -> (Vec<Mark>, f64) {
    let (mut marks, title) = match paper.form {
        Form::Letter => letter(paper),
        Form::Ordinary | Form::Minutes => ordinary(paper),
    };
    marks.retain(|m| !matches!(m, Mark::Text(run) if run.chars.is_empty()));
    (marks, title)
}

/// 发文机关标志: red, centred, its characters spread over the text area when they are few; its top and its height.
fn mark(words: &str, top: f64) -> (Mark, f64) {
    let n = cells(words).max(1.0);
    // No tighter than set solid, no looser than half a character between.
    let side = (TEXT_WIDE / n).clamp(MARK_LEAST, MARK_MOST);
    let cell = (TEXT_WIDE / n).min(side * 1.35).max(side.min(TEXT_WIDE / n));
    let wide = n * cell - (cell - side);
    (text(words, centred(wide), top, side / PT, cell, Face::Title, Colour::Red), side)
}

fn small(words: &str, x: f64, top: f64, face: Face) -> Mark {
    text(words, x, top, SIZE_3, CELL, face, Colour::Black)
}

/// 份号, 密级, 紧急程度 from the first line of the text area downwards (§7.2.1–7.2.3); 份号 in six digits.
fn corner(paper: &Paper, top: f64) -> Vec<Mark> {
    let number = paper.copy_no.as_ref().map(|n| (n.clone(), Face::FangSong));
    let rest = [&paper.secrecy, &paper.urgency].into_iter().flatten().map(|w| (w.clone(), Face::Hei));
    let all = number.into_iter().chain(rest);
    all.enumerate().map(|(i, (words, face))| small(&words, LEFT, top + i as f64 * LINE, face)).collect()
}

/// A draft shows where its number will stand; what never has one shows nothing.
fn number(paper: &Paper) -> String {
    paper.number.clone().unwrap_or_else(|| "〔    〕  号".into())
}

fn ordinary(paper: &Paper) -> (Vec<Mark>, f64) {
    let mut out = corner(paper, TOP);
    // §7.2.4, §10.3: 35 mm below the top of the text area.
    let top = TOP + 35.0;
    let (name, side) = mark(&paper.mark, top);
    out.push(name);
    // §7.2.5: two blank lines below it.
    let at = top + side + 2.0 * LINE;
    let words = number(paper);
    match &paper.signer {
        // §7.2.6: upward papers have the number one character in from the left, the signer one from the right.
        Some(signer) => {
            out.push(small(&words, LEFT + CELL, at, Face::FangSong));
            let label = "签发人：";
            let x = RIGHT - CELL - (cells(label) + cells(signer)) * CELL;
            out.push(small(label, x, at, Face::FangSong));
            out.push(small(signer, x + cells(label) * CELL, at, Face::Kai));
        }
        None => out.push(small(&words, centred(cells(&words) * CELL), at, Face::FangSong)),
    }
    // §7.2.7: 4 mm below the number, as wide as the text area.
    let line = at + EM + 4.0;
    out.push(rule(LEFT, RIGHT, line, RED, Colour::Red));
    // §7.3.1: two blank lines below it; the nearest line of the grid.
    let title = ((line + 2.0 * LINE - TOP) / LINE).round() * LINE + TOP;
    (out, title)
}

fn letter(paper: &Paper) -> (Vec<Mark>, f64) {
    // §10.1: 30 mm from the top of the sheet.
    let top = 30.0;
    let (name, side) = mark(&paper.mark, top);
    let upper = top + side + 4.0;
    let lower = HIGH - 20.0;
    let (left, right) = (middle(LETTER_LINE), middle(LETTER_LINE) + LETTER_LINE);
    let mut out = vec![
        name,
        rule(left, right, upper + THICK / 2.0, THICK, Colour::Red),
        rule(left, right, upper + THICK + GAP + THIN / 2.0, THIN, Colour::Red),
        rule(left, right, lower - THICK - GAP - THIN / 2.0, THIN, Colour::Red),
        rule(left, right, lower - THICK / 2.0, THICK, Colour::Red),
    ];
    // Seven eighths of a character below the line: number at the right, the others at the left.
    let at = upper + THICK + GAP + THIN + EM * 7.0 / 8.0;
    let words = number(paper);
    out.push(small(&words, RIGHT - (cells(&words) - 1.0) * CELL - EM, at, Face::FangSong));
    let corner = corner(paper, at);
    let last = at + corner.len().saturating_sub(1) as f64 * LINE;
    out.extend(corner);
    // The title two lines below the last of them; the nearest line of the grid.
    let title = ((last + EM + 2.0 * (LINE - EM) + EM - TOP) / LINE).round() * LINE + TOP;
    (out, title)
}
