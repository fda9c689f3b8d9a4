//! A laid-out paper: marks at places, in millimetres from the upper left corner. `pdf`, `svg` draw it; figures are of
//! GB/T 9704-2012 unless they say otherwise.

/// A4 (§5.1).
pub const WIDE: f64 = 210.0;
pub const HIGH: f64 = 297.0;
/// 天头 37 ± 1, 订口 28 ± 1, 版心 156 × 225 (§5.2.1).
pub const TOP: f64 = 37.0;
pub const LEFT: f64 = 28.0;
pub const TEXT_WIDE: f64 = 156.0;
pub const TEXT_HIGH: f64 = 225.0;
pub const RIGHT: f64 = LEFT + TEXT_WIDE;
pub const BOTTOM: f64 = TOP + TEXT_HIGH;
/// 22 lines of 28 characters fill the text area (§5.2.3).
pub const LINES: usize = 22;
pub const CHARS: usize = 28;
/// A point in millimetres.
pub const PT: f64 = 25.4 / 72.0;
/// 3号, the size of text (§5.2.2), and 4号, 2号.
pub const SIZE_3: f64 = 16.0;
pub const SIZE_4: f64 = 14.0;
pub const SIZE_2: f64 = 22.0;
/// Side of a 3号 character.
pub const EM: f64 = SIZE_3 * PT;
/// From the top of one line to the top of the next. The first line's characters touch the top of the text area and the last
/// line's its bottom, as one measures on paper. (A word processor centres a line in a cell of 225/22; that differs by at most
/// 2.3 mm.)
pub const LINE: f64 = (TEXT_HIGH - EM) / (LINES as f64 - 1.0);
/// From one character to the next; the last touches the right side of the text area.
pub const CELL: f64 = (TEXT_WIDE - EM) / (CHARS as f64 - 1.0);
/// Part of a character's side that stands above the base line: usual for Chinese faces, not a figure of the standard.
pub const ASCENT: f64 = 0.88;

/// Faces by their role (§7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 仿宋: text.
    FangSong,
    /// 黑体: headings of the first level, secrecy, urgency.
    Hei,
    /// 楷体: headings of the second level, name of the signer.
    Kai,
    /// 小标宋: head and title.
    Title,
    /// 宋体: page number.
    Song,
}

impl Face {
    pub const ALL: [Face; 5] = [Face::FangSong, Face::Hei, Face::Kai, Face::Title, Face::Song];
}

/// Red is the standard's 红色; its hue is not given there, pure red is what printers take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Black,
    Red,
}

/// Characters of one face on one base line, each with its left side.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Base line.
    pub y: f64,
    /// Points.
    pub size: f64,
    pub face: Face,
    pub colour: Colour,
    /// Left side, room that it has, character.
    pub chars: Vec<(f64, f64, char)>,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    Text(Run),
    /// A straight line; `y` and `x` are of its middle.
    Rule {
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
        width: f64,
        colour: Colour,
    },
}

impl Mark {
    /// The same further down.
    pub fn down(mut self, by: f64) -> Mark {
        match &mut self {
            Mark::Text(run) => run.y += by,
            Mark::Rule { y1, y2, .. } => {
                *y1 += by;
                *y2 += by;
            }
        }
        self
    }
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub marks: Vec<Mark>,
}

/// A rule from left to right.
pub fn rule(x1: f64, x2: f64, y: f64, width: f64, colour: Colour) -> Mark {
    Mark::Rule { x1, y1: y, x2, y2: y, width, colour }
}

/// Text whose characters' tops are at `top`, set at `x` with a cell of `cell` for each full character.
pub fn text(words: &str, x: f64, top: f64, size: f64, cell: f64, face: Face, colour: Colour) -> Mark {
    let mut at = x;
    let chars = words
        .chars()
        .map(|c| {
            let room = cell * width(c);
            let one = (at, room, c);
            at += room;
            one
        })
        .collect();
    Mark::Text(Run { y: top + ASCENT * size * PT, size, face, colour, chars })
}

/// Cells that a character takes: 1, or ½ for what is Latin. 仿宋_GB2312 has letters and digits of half a character.
pub fn width(c: char) -> f64 {
    match c {
        '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{b6}' | '\u{b8}'..='\u{ff}' => 0.5,
        _ => 1.0,
    }
}

/// Cells of a text.
pub fn cells(words: &str) -> f64 {
    words.chars().map(width).sum()
}
