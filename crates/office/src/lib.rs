//! Files in and out. Bytes of a document become a [`prose::Source`]; tables become Excel files and back.
//!
//! # In
//! [`read`] looks at the content (never only at the name), and gives either the extracted text with the place of every
//! piece, or [`Unreadable`]: a sentence that says what is wrong, why, and what to do. It is synchronous and pure over
//! the bytes; the only process that it starts is LibreOffice, for .doc, .wps, .rtf, .xls and .et ([`io::soffice`]). Call it in
//! `spawn_blocking`.
//!
//! Every reader is bounded by [`Limits`]: size, unpacked size, nesting, pages, length of a line. A hostile file is
//! refused; nothing panics.
#![forbid(unsafe_code)]

mod compose;
mod docx;
mod grid;
mod guard;
#[cfg(test)]
mod hostile;
mod html;
pub mod io;
mod pack;
pub mod paper;
mod pdf;
pub mod sheet;
pub mod sniff;
mod text;
mod xlsx;
mod xml;

pub use compose::Composer;
pub use pack::zipped;
use prose::Source;
pub use sniff::{Kind, sniff};

/// Upper bounds for one file. A file beyond them is refused with a sentence, never read halfway.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Size of the file as uploaded, in bytes.
    pub bytes: usize,
    /// Size of everything unpacked from it (zip members, PDF streams), in bytes.
    pub unpacked: usize,
    /// Nesting of elements in XML.
    pub depth: usize,
    /// Length of one line or paragraph, in bytes.
    pub line: usize,
    /// Length of the extracted text, in bytes.
    pub text: usize,
    /// Pages of a PDF, rows of a workbook ÷ 1000.
    pub pages: usize,
    /// Operations of page content, cells of a workbook, elements of a markup file.
    pub steps: usize,
    /// Patience with LibreOffice, and with the parsing of a PDF's structure, in seconds.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 100 << 20,
            unpacked: 400 << 20,
            depth: 128,
            line: 1 << 20,
            text: 64 << 20,
            pages: 3_000,
            steps: 20_000_000,
            seconds: 60,
        }
    }
}

/// A file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{say}")]
pub struct Unreadable {
    /// Stable key, for logs and tests: `scanned`, `encrypted`, `empty`, `too_big`, `broken` …
    pub code: &'static str,
    /// What is wrong, why, and what to do; for the person who uploaded the file.
    pub say: String,
}

impl Unreadable {
    pub(crate) fn new(code: &'static str, say: impl Into<String>) -> Unreadable {
        Unreadable { code, say: say.into() }
    }
}

/// Reads one file. `name` is used for messages and to notice a wrong extension; the content decides.
///
/// # Errors
/// [`Unreadable`] for empty, too big, encrypted, damaged, scanned and unknown files.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Source, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::new(
            "empty",
            format!("文件“{name}”是空的（0 字节），可能没有保存或没有传完，请重新导出后再上传。"),
        ));
    }
    if bytes.len() > limits.bytes {
        return Err(Unreadable::new(
            "too_big",
            format!(
                "文件“{name}”有 {} MB，超过 {} MB 的上限。请去掉其中的图片，或按章节拆开后分别上传。",
                bytes.len() >> 20,
                limits.bytes >> 20
            ),
        ));
    }
    let kind = sniff(bytes);
    let reader = match kind {
        Kind::Docx => docx::read,
        Kind::Pdf => pdf::read,
        Kind::Html => html::read,
        Kind::Xlsx => xlsx::read,
        Kind::Text => text::read,
        Kind::Doc | Kind::Xls | Kind::Rtf => {
            let made = io::soffice::convert(name, bytes, kind, limits)?;
            let mut source = match kind {
                Kind::Xls => guard::run(name, &made, limits, xlsx::read)?,
                _ => guard::run(name, &made, limits, docx::read)?,
            };
            let say = "老格式文件已由 LibreOffice 转换后读取，自动编号和表格请与原件核对。".to_string();
            source.notes.insert(0, prose::Note { span: None, say });
            return finish(name, kind, source);
        }
        other => return Err(refuse(name, other)),
    };
    finish(name, kind, guard::run(name, bytes, limits, reader)?)
}

/// Refuses a source without words, and remarks on a wrong extension.
fn finish(name: &str, kind: Kind, mut source: Source) -> Result<Source, Unreadable> {
    if source.text.trim().is_empty() {
        return Err(Unreadable::new(
            "no_text",
            format!("文件“{name}”里没有文字（可能只有图片或空白页）。请上传带文字的版本，或先做文字识别（OCR）。"),
        ));
    }
    if let Some(say) = sniff::mismatch(name, kind) {
        source.notes.insert(0, prose::Note { span: None, say });
    }
    Ok(source)
}

/// The sentence for a kind of file that has no reader.
fn refuse(name: &str, kind: Kind) -> Unreadable {
    let (code, say) = match kind {
        Kind::Encrypted => (
            "encrypted",
            "设有打开密码，内容是加密的，无法读取。请在 Word、WPS 或 Excel 里取消密码，另存后再上传。".to_string(),
        ),
        Kind::Image(what) => (
            "image",
            format!(
                "是{what}图片，不是文字文件。请上传原文的 .docx、.pdf（带文字层）或 .txt；只有扫描件时请先做文字识别（OCR）。"
            ),
        ),
        Kind::Ofd => {
            ("ofd", "是 OFD 版式文件，目前不能直接读取。请在 OFD 阅读器里导出为 PDF，或用原稿 .docx 上传。".to_string())
        }
        Kind::Pptx => ("slides", "是演示文稿，不是公文或任务表。请上传对应的 .docx、.pdf 或 .xlsx。".to_string()),
        Kind::Archive(what) => ("archive", format!("是{what}压缩包。请解压后把里面的公文逐个上传。")),
        Kind::Mht => {
            ("mht", "是单个网页归档（MHT）。请用浏览器或 Word 打开后另存为 .docx 或 .html 再上传。".to_string())
        }
        _ => ("unknown", "不是能识别的文字文件。可以上传 .docx、.pdf、.txt、.html、.xlsx，或 .doc、.wps。".to_string()),
    };
    Unreadable::new(code, format!("文件“{name}”{say}"))
}
