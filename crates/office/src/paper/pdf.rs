//! Pages into a PDF: the same content and the same fonts give the same bytes, since nothing of the clock goes in.

use super::page::{Colour, Face, HIGH, Mark, PT, Page, Run, WIDE, width};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A font file's face.
#[derive(Clone)]
pub struct Letters {
    /// Its name as found: `Noto Serif CJK SC`.
    pub name: String,
    data: Arc<Vec<u8>>,
    index: u32,
    font: Font,
}

impl Letters {
    /// A face of a file; `None` if it is no font.
    pub fn new(name: String, data: Arc<Vec<u8>>, index: u32) -> Option<Letters> {
        let font = Font::new(data.clone().into(), index)?;
        FontRef::from_index(&data, index).ok()?;
        Some(Letters { name, data, index, font })
    }

    /// Glyph and its advance in parts of the size.
    fn glyph(&self, c: char) -> Option<(u32, f32)> {
        let font = FontRef::from_index(&self.data, self.index).ok()?;
        let id = font.charmap().map(c).filter(|id| id.to_u32() != 0)?;
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Some((id.to_u32(), metrics.advance_width(id).unwrap_or(1.0)))
    }
}

/// Faces by role, each with those that stand in for characters it lacks.
#[derive(Clone, Default)]
pub struct Faces(pub BTreeMap<Face, Vec<Letters>>);

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPdf {
    /// No font for this role.
    Face(Face),
    /// Characters that no font has.
    Chars(Vec<char>),
    /// The writer refused.
    Writer(String),
}

fn pt(mm: f64) -> f32 {
    (mm / PT) as f32
}

fn paint(c: Colour) -> rgb::Color {
    match c {
        Colour::Black => rgb::Color::new(0, 0, 0),
        Colour::Red => rgb::Color::new(255, 0, 0),
    }
}

/// Write pages.
pub fn pdf(pages: &[Page], title: &str, faces: &Faces) -> Result<Vec<u8>, NoPdf> {
    let mut document = krilla::Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).language("zh-CN".to_owned()));
    let settings = PageSettings::from_wh(pt(WIDE), pt(HIGH)).ok_or_else(|| NoPdf::Writer("page".into()))?;
    let mut missing = Vec::new();
    for page in pages {
        let mut sheet = document.start_page_with(settings.clone());
        let mut surface = sheet.surface();
        for mark in &page.marks {
            match mark {
                Mark::Rule { x1, y1, x2, y2, width, colour } => {
                    line(&mut surface, (*x1, *y1), (*x2, *y2), *width, *colour)
                }
                Mark::Text(run) => write(&mut surface, run, faces, &mut missing)?,
            }
        }
        surface.finish();
        sheet.finish();
    }
    if !missing.is_empty() {
        missing.sort_unstable();
        missing.dedup();
        return Err(NoPdf::Chars(missing));
    }
    document.finish().map_err(|e| NoPdf::Writer(format!("{e:?}")))
}

fn line(surface: &mut Surface<'_>, from: (f64, f64), to: (f64, f64), width: f64, colour: Colour) {
    let mut path = PathBuilder::new();
    path.move_to(pt(from.0), pt(from.1));
    path.line_to(pt(to.0), pt(to.1));
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: paint(colour).into(), width: pt(width), ..Stroke::default() }));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

/// One character, found in a font.
struct Found<'f> {
    letters: &'f Letters,
    id: u32,
    advance: f32,
    x: f64,
    room: f64,
    c: char,
}

fn write(surface: &mut Surface<'_>, run: &Run, faces: &Faces, missing: &mut Vec<char>) -> Result<(), NoPdf> {
    let chain = faces.0.get(&run.face).filter(|c| !c.is_empty()).ok_or(NoPdf::Face(run.face))?;
    let mut found: Vec<Found<'_>> = Vec::new();
    for (x, room, c) in &run.chars {
        if *c == ' ' || *c == '\u{3000}' {
            continue;
        }
        match chain.iter().find_map(|l| l.glyph(*c).map(|g| (l, g))) {
            Some((letters, (id, advance))) => {
                found.push(Found { letters, id, advance, x: *x, room: *room, c: *c });
            }
            None => missing.push(*c),
        }
    }
    surface.set_fill(Some(Fill { paint: paint(run.colour).into(), opacity: NormalizedF32::ONE, ..Fill::default() }));
    let together = |a: &Found<'_>, b: &Found<'_>| {
        a.letters.name == b.letters.name
            && width(a.c) == width(b.c)
            // Wide ones such as % and W are narrowed alone, so that digits beside them stay as they are.
            && (a.advance > 0.7) == (b.advance > 0.7)
            // A gap is a blank between.
            && (width(a.c) == 1.0 || b.x - a.x < a.room * 1.5)
    };
    for group in found.chunk_by(together) {
        stretch(surface, group, run);
    }
    Ok(())
}

/// Characters of one font and one width. Latin ones are narrowed to half a character's room, as in 仿宋_GB2312.
fn stretch(surface: &mut Surface<'_>, group: &[Found<'_>], run: &Run) {
    let Some(first) = group.first() else { return };
    let size = run.size as f32;
    let half = width(first.c) < 1.0;
    let squeeze = if half {
        group.iter().map(|g| pt(g.room) / (g.advance * size).max(0.01)).fold(1.0f32, f32::min).max(0.5)
    } else {
        1.0
    };
    let text: String = group.iter().map(|g| g.c).collect();
    let mut at = 0;
    let glyphs: Vec<KrillaGlyph> = group
        .iter()
        .enumerate()
        .map(|(i, g)| {
            let next = group.get(i + 1).map_or(g.advance, |n| pt(n.x - g.x) / size / squeeze);
            // In its room, in the middle where it is Latin.
            let offset = if half { (pt(g.room) / size / squeeze - g.advance) / 2.0 } else { 0.0 };
            let from = at;
            at += g.c.len_utf8();
            KrillaGlyph::new(GlyphId::new(g.id), next, offset, 0.0, 0.0, from..at, None)
        })
        .collect();
    surface.push_transform(&Transform::from_row(squeeze, 0.0, 0.0, 1.0, pt(first.x), pt(run.y)));
    surface.draw_glyphs(Point::from_xy(0.0, 0.0), &glyphs, first.letters.font.clone(), &text, size, false);
    surface.pop();
}
