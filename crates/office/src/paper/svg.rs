//! Pages as pictures for the browser: the same places as the .pdf, letters by the browser's own faces.

use super::page::{Colour, Face, HIGH, Mark, PT, Page, WIDE};
use std::fmt::Write;

fn family(face: Face) -> &'static str {
    match face {
        Face::FangSong => "FangSong_GB2312,仿宋_GB2312,FangSong,仿宋,STFangsong,Noto Serif CJK SC,serif",
        Face::Hei => "SimHei,黑体,Noto Sans CJK SC,sans-serif",
        Face::Kai => "KaiTi_GB2312,楷体_GB2312,KaiTi,楷体,STKaiti,Noto Serif CJK SC,serif",
        Face::Title => "FZXiaoBiaoSong-B05S,方正小标宋简体,STZhongsong,Noto Serif CJK SC,serif",
        Face::Song => "SimSun,宋体,Noto Serif CJK SC,serif",
    }
}

fn escape(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        // What XML cannot hold at all.
        c if c.is_control() => out.push('\u{FFFD}'),
        c => out.push(c),
    }
}

fn colour(c: Colour) -> &'static str {
    match c {
        Colour::Black => "#000",
        Colour::Red => "#f00",
    }
}

/// One page.
pub fn svg(page: &Page) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {HIGH}\" width=\"{WIDE}mm\" height=\"{HIGH}mm\">\
         <rect width=\"{WIDE}\" height=\"{HIGH}\" fill=\"#fff\"/>"
    );
    for mark in &page.marks {
        let done = match mark {
            Mark::Rule { x1, y1, x2, y2, width, colour: c } => write!(
                out,
                "<line x1=\"{x1:.2}\" y1=\"{y1:.2}\" x2=\"{x2:.2}\" y2=\"{y2:.2}\" stroke=\"{}\" stroke-width=\"{width}\"/>",
                colour(*c)
            ),
            Mark::Text(run) => {
                let xs: Vec<String> = run.chars.iter().map(|c| format!("{:.2}", c.0)).collect();
                let bold = if run.face == Face::Title { " font-weight=\"bold\"" } else { "" };
                let mut words = String::new();
                run.chars.iter().for_each(|c| escape(c.2, &mut words));
                write!(
                    out,
                    "<text x=\"{}\" y=\"{:.2}\" font-size=\"{:.3}\" font-family=\"{}\" fill=\"{}\"{bold} \
                     xml:space=\"preserve\">{words}</text>",
                    xs.join(" "),
                    run.y,
                    run.size * PT,
                    family(run.face),
                    colour(run.colour)
                )
            }
        };
        // Writing to a string does not fail.
        debug_assert!(done.is_ok());
    }
    out.push_str("</svg>");
    out
}
