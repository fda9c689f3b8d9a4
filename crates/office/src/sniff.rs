//! What a file is, by its content.

use std::io::Cursor;

/// Kind of a file, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text in some encoding, or nothing that has a signature.
    Text,
    Html,
    Docx,
    Xlsx,
    /// Old binary workbook (.xls, .et).
    Xls,
    /// Old binary document (.doc, .wps).
    Doc,
    Rtf,
    Pdf,
    Pptx,
    /// 版式文件 GB/T 33190.
    Ofd,
    /// An Office file with a password (its content is ciphertext).
    Encrypted,
    Mht,
    Archive(&'static str),
    Image(&'static str),
    /// Program, sound, film …
    Binary,
}

impl Kind {
    /// Usual extensions, without dot; the first is the one to recommend.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Kind::Text => &["txt", "text", "md", "csv", "log"],
            Kind::Html => &["html", "htm", "xhtml", "shtml"],
            Kind::Docx => &["docx", "docm", "dotx"],
            Kind::Xlsx => &["xlsx", "xlsm"],
            Kind::Xls => &["xls", "et"],
            Kind::Doc => &["doc", "wps", "dot", "wpt"],
            Kind::Rtf => &["rtf", "doc"],
            Kind::Pdf => &["pdf"],
            Kind::Pptx => &["pptx"],
            Kind::Ofd => &["ofd"],
            Kind::Mht => &["mht", "mhtml"],
            _ => &[],
        }
    }
}

const IMAGES: &[(&[u8], &str)] = &[
    (b"\xFF\xD8\xFF", " JPEG "),
    (b"\x89PNG\r\n\x1A\n", " PNG "),
    (b"GIF8", " GIF "),
    (b"II*\0", " TIFF "),
    (b"MM\0*", " TIFF "),
    (b"BM", " BMP "),
];

/// Looks at the first bytes, at the member names of a zip and at the stream names of an OLE file.
pub fn sniff(bytes: &[u8]) -> Kind {
    for (magic, what) in IMAGES {
        // "BM" alone could begin a text: a bitmap's header has zero bytes at 6..10.
        if bytes.starts_with(magic) && (*magic != b"BM" || bytes.get(6..10) == Some(&[0; 4])) {
            return Kind::Image(what);
        }
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Kind::Image(" WebP ");
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_kind(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return ole_kind(bytes);
    }
    if bytes.starts_with(b"Rar!") {
        return Kind::Archive(" RAR ");
    }
    if bytes.starts_with(b"7z\xBC\xAF\x27\x1C") {
        return Kind::Archive(" 7z ");
    }
    if bytes.starts_with(b"\x1F\x8B") {
        return Kind::Archive(" gzip ");
    }
    if bytes.starts_with(b"{\\rtf") {
        return Kind::Rtf;
    }
    // The header of a PDF may stand anywhere in its first 1024 bytes (ISO 32000, implementation note 13).
    let head = &bytes[..bytes.len().min(1024)];
    if find(head, b"%PDF-").is_some() {
        return Kind::Pdf;
    }
    if [&b"\x7FELF"[..], b"MZ\x90\0", b"ID3", b"OggS", b"\0\0\0\x18ftyp", b"\0\0\0\x20ftyp", b"SQLite format 3\0"]
        .iter()
        .any(|m| bytes.starts_with(m))
    {
        return Kind::Binary;
    }
    let front: String = bytes.iter().take(4096).filter(|b| **b != 0).map(|b| b.to_ascii_lowercase() as char).collect();
    if front.trim_start().starts_with("mime-version:") || front.contains("content-type: multipart/related") {
        return Kind::Mht;
    }
    let markup = front.trim_start_matches(|c: char| c.is_whitespace() || c as u32 >= 0x80);
    if markup.starts_with("<!doctype html") || markup.starts_with('<') && looks_html(&front) {
        return Kind::Html;
    }
    Kind::Text
}

fn looks_html(front: &str) -> bool {
    [
        "<html", "<head", "<body", "<meta", "<table", "<div", "<p>", "<p ", "<title", "<span", "<font", "<center",
        "<h1", "<ul", "<ol",
    ]
    .iter()
    .any(|t| front.contains(t))
}

/// A zip by its members. One that cannot be opened counts as docx, so that its reader says that it is damaged.
fn zip_kind(bytes: &[u8]) -> Kind {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        for (member, kind) in [(&b"word/"[..], Kind::Docx), (b"xl/", Kind::Xlsx)] {
            if find(&bytes[..bytes.len().min(1 << 16)], member).is_some() {
                return kind;
            }
        }
        return Kind::Docx;
    };
    let has =
        |start: &str| archive.file_names().any(|n| n.replace('\\', "/").trim_start_matches('/').starts_with(start));
    if has("word/") {
        Kind::Docx
    } else if has("xl/") {
        Kind::Xlsx
    } else if has("ppt/") {
        Kind::Pptx
    } else if has("OFD.xml") {
        Kind::Ofd
    } else {
        Kind::Archive(" ZIP ")
    }
}

/// An OLE file by the names in its directory, which are UTF-16LE.
fn ole_kind(bytes: &[u8]) -> Kind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Kind::Encrypted
    } else if has("WordDocument") || has("WpsDocument") {
        Kind::Doc
    } else if has("Workbook") || has("Book\0") {
        Kind::Xls
    } else {
        Kind::Doc
    }
}

/// A remark when the extension promises something else than the content is.
pub fn mismatch(name: &str, kind: Kind) -> Option<String> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let usual = kind.extensions();
    let known = ["txt", "html", "htm", "docx", "xlsx", "xls", "doc", "wps", "et", "rtf", "pdf", "ofd"];
    if usual.contains(&extension.as_str()) || !known.contains(&extension.as_str()) {
        return None;
    }
    let real = usual.first()?;
    Some(format!("文件扩展名是 .{extension}，内容其实是 .{real}，已按内容读取；建议改正扩展名。"))
}

/// First position of `needle`.
pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let (first, rest) = needle.split_first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|b| b == first) {
        let at = from + at;
        if bytes[at + 1..].starts_with(rest) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}
