//! PDF with a text layer: own reader of page content on lopdf, because the fonts of Chinese official papers are often
//! not embedded (UniGB-UCS2-H, GBK-EUC-H …) and come without ToUnicode.

mod cmap;
mod content;
mod font;
mod furniture;
mod gb;
mod layout;
mod lex;
mod names;
mod radical;
mod table;
#[cfg(test)]
pub mod tests;
mod truetype;

use crate::pack::broken;
use crate::{Composer, Limits, Unreadable};
use content::{Char, Page, Shared};
use layout::Line;
use lopdf::{Document, LoadOptions};
use prose::{BlockKind, Place, Source};

fn encrypted(name: &str) -> Unreadable {
    Unreadable::new(
        "encrypted",
        format!("文件“{name}”是加密的 PDF，没有密码不能读取文字。请取消密码后重新导出，或用原稿 .docx 上传。"),
    )
}

/// Reads a PDF. Call it under [`crate::guard`]: the library recurses, and panics on some damaged files.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Unreadable> {
    let options = LoadOptions { max_decompressed_size: Some(limits.unpacked.min(64 << 20)), ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => encrypted(name),
        _ => broken(name, "PDF 内部结构有错"),
    })?;
    if doc.is_encrypted() && doc.encryption_state.is_none() {
        return Err(encrypted(name));
    }
    let ids: Vec<_> = doc.page_iter().take(limits.pages + 1).collect();
    if ids.len() > limits.pages {
        return Err(Unreadable::new(
            "too_many_pages",
            format!("文件“{name}”超过 {} 页，请拆开后再上传。", limits.pages),
        ));
    }
    if ids.is_empty() {
        return Err(broken(name, "PDF 里没有页面"));
    }
    let mut shared = Shared::new(&doc, limits);
    let mut pages = Vec::with_capacity(ids.len());
    let mut chars = 0;
    for id in ids {
        let page = shared.page(id)?;
        chars += page.chars.len();
        // A placed character takes some hundred bytes.
        if chars > limits.text / 16 {
            return Err(Unreadable::new(
                "too_much_text",
                format!("文件“{name}”的文字多得不像一份公文，请按章节拆开后分别上传。"),
            ));
        }
        pages.push(page);
    }
    check(name, &pages)?;
    compose(pages, limits)
}

/// Refuses scans and files whose fonts say nothing.
fn check(name: &str, pages: &[Page]) -> Result<(), Unreadable> {
    let chars: usize = pages.iter().map(|p| p.chars.iter().filter(|c| !c.text.trim().is_empty()).count()).sum();
    let unknown: usize = pages.iter().map(|p| p.unknown).sum();
    let images: usize = pages.iter().map(|p| p.images).sum();
    // A scan may carry a stamp or a page number as text.
    if images > 0 && chars < pages.len() * 10 && images * 2 >= pages.len() {
        return Err(Unreadable::new(
            "scanned",
            format!(
                "文件“{name}”是扫描件：{} 页都是图像，没有文字层。请上传原稿（.docx 或由 Word 导出的 PDF）；只有扫描件时请先做文字识别（OCR），再上传识别后的文件。",
                pages.len()
            ),
        ));
    }
    if chars > 0 && unknown * 10 > chars * 3 {
        return Err(Unreadable::new(
            "no_characters",
            format!(
                "文件“{name}”的 {chars} 个字里有 {unknown} 个没有编码信息（字体未注明对应的字符），读出来会是乱码。请用原稿 .docx 上传，或用 Word、WPS 重新导出 PDF。"
            ),
        ));
    }
    Ok(())
}

/// A line or a table, from top to bottom.
enum Piece {
    Line(Line),
    Table(table::Table),
}

struct Laid {
    pieces: Vec<Piece>,
    height: f64,
    aslant: usize,
}

fn lay(page: &mut Page) -> Laid {
    let chars = std::mem::take(&mut page.chars);
    let mut turns = [0usize; 4];
    for c in &chars {
        if let Some(t) = c.turn {
            turns[usize::from(t)] += 1;
        }
    }
    let aslant = chars.iter().filter(|c| c.turn.is_none()).count();
    let main = (0..4u8).max_by_key(|t| (turns[usize::from(*t)], 4 - t)).unwrap_or(0);
    let (upright, other): (Vec<Char>, Vec<Char>) =
        chars.into_iter().filter(|c| c.turn.is_some()).partition(|c| c.turn == Some(main));
    // Tables are looked for on upright pages only; their rules are not turned.
    let (tables, rest) = if main == 0 { table::find(&page.rules, upright) } else { (Vec::new(), upright) };
    let mut pieces: Vec<Piece> = layout::lines(rest).into_iter().map(Piece::Line).collect();
    for table in tables {
        let at = pieces.iter().position(|p| matches!(p, Piece::Line(l) if l.y < table.top)).unwrap_or(pieces.len());
        // After tables that stand higher.
        let at = pieces.iter().take(at).rposition(|p| matches!(p, Piece::Table(t) if t.top < table.top)).unwrap_or(at);
        pieces.insert(at, Piece::Table(table));
    }
    for turn in (0..4).filter(|t| *t != main) {
        let side: Vec<Char> = other.iter().filter(|c| c.turn == Some(turn)).cloned().collect();
        pieces.extend(layout::lines(side).into_iter().map(Piece::Line));
    }
    let height = if main % 2 == 0 { page.height } else { page.width };
    Laid { pieces, height, aslant }
}

fn compose(mut pages: Vec<Page>, limits: &Limits) -> Result<Source, Unreadable> {
    let mut laid: Vec<Laid> = pages.iter_mut().map(lay).collect();
    let printed: Vec<Vec<Line>> = laid
        .iter()
        .map(|l| l.pieces.iter().filter_map(|p| if let Piece::Line(l) = p { Some(l.clone()) } else { None }).collect())
        .collect();
    let sheets: Vec<_> =
        laid.iter().zip(&printed).map(|(l, lines)| furniture::Sheet { lines, height: l.height }).collect();
    let drop = furniture::find(&sheets);
    stitch(&mut laid, &drop);
    let mut out = Composer::new(limits);
    let (mut tables, mut dropped) = (0, 0);
    let usual = layout::left_edge(printed.iter().flatten()).unwrap_or(0.0);
    for (number, page) in laid.iter().enumerate() {
        let kept = printed[number].iter().zip(&drop[number]).filter(|(_, d)| !**d).map(|(l, _)| l);
        // On a page of short items every line may be indented: then the other pages know better.
        let own = layout::left_edge(kept).unwrap_or(usual);
        let left = if own > usual + 20.0 { usual } else { own };
        let place = Place { page: Some(number as u32 + 1), ..Place::default() };
        let mut nth = 0;
        for piece in &page.pieces {
            match piece {
                Piece::Line(line) => {
                    nth += 1;
                    if drop[number][nth - 1] {
                        dropped += 1;
                        continue;
                    }
                    out.piece(&layout::indented(line, left), BlockKind::Line, place.clone())?;
                }
                Piece::Table(table) => {
                    tables += u32::from(!table.goes_on());
                    table.write(&mut out, tables, &place)?;
                }
            }
        }
    }
    remarks(&mut out, &pages, &laid, dropped);
    Ok(out.finish())
}

/// Tables that go on overleaf: the last thing on a page and the first on the next, page furniture aside.
fn stitch(laid: &mut [Laid], drop: &[Vec<bool>]) {
    let kept = |page: &Laid, drop: &[bool]| {
        let mut lines = 0;
        let shown = page.pieces.iter().enumerate().filter(|(_, piece)| match piece {
            Piece::Line(_) => {
                lines += 1;
                !drop[lines - 1]
            }
            Piece::Table(_) => true,
        });
        shown.map(|(i, _)| i).collect::<Vec<_>>()
    };
    for number in 1..laid.len() {
        let (before, after) = laid.split_at_mut(number);
        let (before, after) = (&mut before[number - 1], &mut after[0]);
        let last = kept(before, &drop[number - 1]).last().copied();
        let first = kept(after, &drop[number]).first().copied();
        if let (Some(last), Some(first)) = (last, first)
            && let (Piece::Table(table), Piece::Table(next)) = (&mut before.pieces[last], &mut after.pieces[first])
        {
            table.take_over(next);
        }
    }
}

fn remarks(out: &mut Composer, pages: &[Page], laid: &[Laid], dropped: usize) {
    let list = |test: &dyn Fn(usize) -> bool| {
        let found: Vec<String> = (0..pages.len()).filter(|i| test(*i)).map(|i| (i + 1).to_string()).collect();
        let more = if found.len() > 12 { format!("等 {} 页", found.len()) } else { String::new() };
        (!found.is_empty()).then(|| found[..found.len().min(12)].join("、") + &more)
    };
    if dropped > 0 {
        out.note(None, format!("有 {dropped} 行页码或页眉页脚已略去。"));
    }
    if let Some(which) = list(&|i| laid[i].pieces.is_empty() && pages[i].images > 0) {
        out.note(None, format!("第 {which} 页只有图像，没有文字层，没有读入；请核对是否有附件是扫描的。"));
    }
    if let Some(which) = list(&|i| pages[i].damaged) {
        out.note(None, format!("第 {which} 页的内容有损坏，可能没有读全，请对照原件。"));
    }
    if let Some(which) = list(&|i| pages[i].unknown > 0) {
        let count: usize = pages.iter().map(|p| p.unknown).sum();
        out.note(None, format!("第 {which} 页有 {count} 个字没有编码信息，以“\u{FFFD}”代替，请对照原件补正。"));
    }
    if laid.iter().map(|l| l.aslant).sum::<usize>() > 0 {
        out.note(None, "斜排的文字（多为水印）没有读入。");
    }
    let (unseen, images) =
        (pages.iter().map(|p| p.unseen).sum::<usize>(), pages.iter().map(|p| p.images).sum::<usize>());
    if unseen > 100 && images > 0 {
        out.note(None, "这是带文字识别（OCR）层的扫描件，文字可能有识别错误，请对照原件。");
    }
    out.pages(Some(pages.len() as u32));
}
