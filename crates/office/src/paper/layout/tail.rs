//! Signature, seal place, note (§7.3.5–7.3.6), imprint (§7.4).

use super::rows::Row;
use super::{pieces, set};
use crate::paper::model::{Form, Paper};
use crate::paper::page::{CELL, CHARS, Colour, Face, LEFT, Mark, PT, RIGHT, SIZE_4, TEXT_WIDE, cells, rule, text};
use crate::paper::wrap;

/// First and last line of the imprint, and those between (§7.4.1).
const THICK: f64 = 0.35;
const THIN: f64 = 0.25;

fn at(words: &str, cell: f64) -> Row {
    let line: wrap::Line = words
        .chars()
        .scan(cell, |x, c| {
            let here = *x;
            *x += crate::paper::page::width(c);
            Some((here, crate::paper::page::width(c), c, Face::FangSong))
        })
        .collect();
    Row::text(set(&line))
}

/// Where organ and date begin, in cells, and the blank lines before them.
pub fn places(organ: &str, date: &str, seal: bool) -> (f64, f64, usize) {
    let (o, d) = (cells(organ), cells(date));
    let wide = CHARS as f64;
    if seal {
        // §7.3.5.1: the date four characters from the right, the organ centred over it, the seal over both. Where the organ
        // is so long that it would leave the text area, both move left until it ends two characters in: the standard does
        // not say how.
        let mut date_at = wide - 4.0 - d;
        let mut organ_at = date_at + (d - o) / 2.0;
        let over = organ_at + o - (wide - 2.0).max(o);
        if over > 0.0 {
            organ_at -= over;
            date_at -= over;
        }
        // Two blank lines: a seal of 42 mm over both lines begins within one line of the text.
        return (organ_at.max(0.0), date_at.max(0.0), 2);
    }
    // §7.3.5.2: after a blank line, the organ two characters from the right, the date two characters right of the organ's
    // first; a date longer than that ends two characters in and the organ moves left.
    let organ_at = wide - 2.0 - o;
    let date_at = organ_at + 2.0;
    let over = (date_at + d - (wide - 2.0)).max(0.0);
    ((organ_at - over).max(0.0), (date_at - over).max(0.0), 1)
}

/// Organ, date and note. Minutes have none: who was there stands in the text (§10.3).
pub fn signature(paper: &Paper) -> Vec<Row> {
    let mut out = Vec::new();
    if let (true, Some(date)) = (paper.form != Form::Minutes, &paper.date) {
        let (organ_at, date_at, blanks) = places(&paper.organ, date, paper.seal);
        out.extend((0..blanks).map(|_| Row::blank().kept()));
        out.push(at(&paper.organ, organ_at).kept());
        out.push(at(date, date_at));
    }
    if let Some(notes) = &paper.notes {
        if let Some(last) = out.last_mut() {
            last.keep = true;
        }
        // §7.3.6: two characters in, in brackets, on the line below the date.
        let all = pieces(&format!("（{notes}）"), Face::FangSong);
        out.extend(wrap::lines(&all, 2.0, 0.0, CHARS as f64).iter().map(|l| Row::text(set(l))));
    }
    out
}

/// 版记: height and marks from its top. A letter's has no lines and no day of printing (§10.1).
pub fn imprint(paper: &Paper) -> Option<(f64, Vec<Mark>)> {
    let em = SIZE_4 * PT;
    let pitch = em * 1.6;
    let wide = TEXT_WIDE / em;
    let mut lines: Vec<Vec<Mark>> = Vec::new();
    if !paper.copy_to.is_empty() {
        let words = format!("抄送：{}。", paper.copy_to.join("，"));
        let all = pieces(&words, Face::FangSong);
        // One character in at either side; later lines under the first name.
        for line in wrap::lines(&all, 1.0, 4.0, wide.floor() - 1.0) {
            let words: String = line.iter().map(|g| g.2).collect();
            let x = LEFT + line.first().map_or(0.0, |g| g.0) * em;
            lines.push(vec![text(&words, x, (pitch - em) / 2.0, SIZE_4, em, Face::FangSong, Colour::Black)]);
        }
    }
    let copies = lines.len();
    let printed = paper.form != Form::Letter;
    if let (true, Some(by), Some(on)) = (printed, &paper.printed_by, &paper.printed_on) {
        let on = format!("{on}印发");
        let drop = (pitch - em) / 2.0;
        lines.push(vec![
            text(by, LEFT + CELL, drop, SIZE_4, em, Face::FangSong, Colour::Black),
            text(&on, RIGHT - CELL - cells(&on) * em, drop, SIZE_4, em, Face::FangSong, Colour::Black),
        ]);
    }
    if lines.is_empty() {
        return None;
    }
    let high = lines.len() as f64 * pitch;
    let mut out: Vec<Mark> = Vec::new();
    if printed {
        out.push(rule(LEFT, RIGHT, THICK / 2.0, THICK, Colour::Black));
        if copies > 0 && copies < lines.len() {
            out.push(rule(LEFT, RIGHT, copies as f64 * pitch, THIN, Colour::Black));
        }
        // The last line and the bottom of the text area are one (§7.4.1).
        out.push(rule(LEFT, RIGHT, high - THICK / 2.0, THICK, Colour::Black));
    }
    for (i, marks) in lines.into_iter().enumerate() {
        out.extend(marks.into_iter().map(|m| m.down(i as f64 * pitch)));
    }
    Some((high, out))
}
