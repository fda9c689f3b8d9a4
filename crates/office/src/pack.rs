//! Zip packages (docx, xlsx), read with a bound on what comes out.

use crate::{Limits, Unreadable};
use std::io::{Cursor, Read, Write};

/// Largest single member that is held in memory, in bytes. A document of 3,000 pages has thirty megabytes of XML.
const PART: usize = 128 << 20;

/// An opened package.
pub struct Pack<'b> {
    archive: zip::ZipArchive<Cursor<&'b [u8]>>,
    left: usize,
    name: String,
}

/// Files in one zip package, in their order; no time stands in it, so that the same files give the same bytes.
pub fn zipped(files: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        out.start_file(*name, options).map_err(|e| e.to_string())?;
        out.write_all(bytes).map_err(|e| e.to_string())?;
    }
    out.finish().map(Cursor::into_inner).map_err(|e| e.to_string())
}

impl<'b> Pack<'b> {
    pub fn open(name: &str, bytes: &'b [u8], limits: &Limits) -> Result<Pack<'b>, Unreadable> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(name, "压缩结构不完整"))?;
        if archive.len() > 20_000 {
            return Err(Unreadable::new(
                "bomb",
                format!("文件“{name}”里有 {} 个部件，不像正常的文档，已拒绝读取。", archive.len()),
            ));
        }
        Ok(Pack { archive, left: limits.unpacked, name: name.into() })
    }

    /// A member's bytes, or `None` when there is none of this name.
    pub fn bytes(&mut self, member: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.index(member) else { return Ok(None) };
        let mut out = Vec::new();
        self.unpack(index, &mut out, PART)?;
        Ok(Some(out))
    }

    /// Unpacks everything into nothing, to see that it stays within the limits.
    pub fn measure(&mut self) -> Result<(), Unreadable> {
        (0..self.archive.len()).try_for_each(|index| self.unpack(index, &mut std::io::sink(), usize::MAX))
    }

    fn unpack(&mut self, index: usize, out: &mut impl Write, most: usize) -> Result<(), Unreadable> {
        let name = self.name.clone();
        let file = match self.archive.by_index(index) {
            Ok(file) => file,
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(Unreadable::new(
                    "encrypted",
                    format!("文件“{name}”设有密码，内容是加密的，无法读取。请取消密码，另存后再上传。"),
                ));
            }
            Err(_) => return Err(broken(&name, "压缩结构不完整")),
        };
        let packed = file.compressed_size();
        let most = self.left.min(most) as u64;
        let mut counted = Counted { out, bytes: 0 };
        let read = std::io::copy(&mut file.take(most + 1), &mut counted);
        let size = counted.bytes;
        // Text packs to a tenth, XML of big tables to a hundredth. 16 MB out of a five-hundredth is a bomb.
        if size > most || size > 16 << 20 && size / packed.max(1) > 500 {
            return Err(Unreadable::new(
                "bomb",
                format!("文件“{name}”解压后大得异常（疑似压缩炸弹），已拒绝读取。请用 Word 或 WPS 重新另存后再上传。"),
            ));
        }
        if read.is_err() {
            return Err(broken(&name, "里面的内容解压时出错"));
        }
        self.left -= size as usize;
        Ok(())
    }

    /// A member as text (UTF-8, or UTF-16 with a mark).
    pub fn text(&mut self, member: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.bytes(member)? else { return Ok(None) };
        if encoding_rs::Encoding::for_bom(&bytes).is_none() {
            return Ok(Some(
                String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
            ));
        }
        Ok(Some(encoding_rs::UTF_8.decode(&bytes).0.into_owned()))
    }

    /// Whether there is a member of this name.
    pub fn has(&self, member: &str) -> bool {
        self.index(member).is_some()
    }

    /// Some writers use back slashes or other letter case in member names.
    fn index(&self, member: &str) -> Option<usize> {
        self.archive.index_for_name(member).or_else(|| {
            (0..self.archive.len()).find(|i| {
                let found = self.archive.name_for_index(*i).unwrap_or_default().replace('\\', "/");
                found.trim_start_matches('/').eq_ignore_ascii_case(member)
            })
        })
    }
}

/// Counts what passes through, also when the end is an error.
struct Counted<'w, W> {
    out: &'w mut W,
    bytes: u64,
}

impl<W: Write> Write for Counted<'_, W> {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(buffer)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// The refusal for a damaged package.
pub fn broken(name: &str, what: &str) -> Unreadable {
    Unreadable::new(
        "broken",
        format!("文件“{name}”已损坏：{what}，可能没有传完或没有存完。请用 Word 或 WPS 打开确认，另存一份后重新上传。"),
    )
}
