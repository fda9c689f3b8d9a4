//! Fonts for papers, looked for by name: those that officials use first, else Noto CJK of Debian's package fonts-noto-cjk.

use crate::Unreadable;
use crate::paper::{Face, Faces, Letters};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names by role, the best first (GB/T 9704-2012 §5.2.2 and 7: 仿宋, 黑体, 楷体, 小标宋, 宋体).
pub const WANTED: &[(Face, &str, &[&str])] = &[
    (
        Face::FangSong,
        "仿宋",
        &[
            "仿宋_GB2312",
            "FangSong_GB2312",
            "仿宋",
            "FangSong",
            "STFangsong",
            "华文仿宋",
            "方正仿宋简体",
            "Noto Serif CJK SC",
        ],
    ),
    (Face::Hei, "黑体", &["黑体", "SimHei", "方正黑体简体", "STHeiti", "Noto Sans CJK SC"]),
    (
        Face::Kai,
        "楷体",
        &["楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "华文楷体", "方正楷体简体", "Noto Serif CJK SC"],
    ),
    (
        Face::Title,
        "小标宋",
        &[
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05S",
            "方正小标宋_GBK",
            "小标宋体",
            "华文中宋",
            "STZhongsong",
            "Noto Serif CJK SC Bold",
        ],
    ),
    (Face::Song, "宋体", &["宋体", "SimSun", "华文宋体", "STSong", "方正书宋简体", "Noto Serif CJK SC"]),
];

/// Folders of the system.
fn system() -> Vec<PathBuf> {
    ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts"]
        .iter()
        .map(PathBuf::from)
        .collect()
}

fn files(folder: &Path, depth: u8, out: &mut Vec<PathBuf>) {
    let Ok(all) = std::fs::read_dir(folder) else { return };
    let mut all: Vec<PathBuf> = all.filter_map(|e| e.ok().map(|e| e.path())).collect();
    all.sort();
    for path in all {
        if path.is_dir() {
            if depth > 0 {
                files(&path, depth - 1, out);
            }
        } else if path
            .extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| ["ttf", "otf", "ttc", "otc"].contains(&e.to_ascii_lowercase().as_str()))
        {
            out.push(path);
        }
    }
}

fn at(file: &mut File, from: u64, len: usize) -> Option<Vec<u8>> {
    let mut out = vec![0; len];
    file.seek(SeekFrom::Start(from)).ok()?;
    file.read_exact(&mut out).ok()?;
    Some(out)
}

fn u16_at(b: &[u8], i: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(b.get(i..i + 2)?.try_into().ok()?)))
}

fn u32_at(b: &[u8], i: usize) -> Option<u64> {
    Some(u64::from(u32::from_be_bytes(b.get(i..i + 4)?.try_into().ok()?)))
}

/// Names of each face of a file: only its tables of names are read, since such files have tens of megabytes.
fn names(path: &Path) -> Option<Vec<Vec<String>>> {
    let mut file = File::open(path).ok()?;
    let head = at(&mut file, 0, 12)?;
    let starts: Vec<u64> = if head.starts_with(b"ttcf") {
        let count = u32_at(&head, 8)?.min(64) as usize;
        let table = at(&mut file, 12, count * 4)?;
        (0..count).filter_map(|i| u32_at(&table, i * 4)).collect()
    } else {
        vec![0]
    };
    starts.into_iter().map(|start| face_names(&mut file, start)).collect()
}

fn face_names(file: &mut File, start: u64) -> Option<Vec<String>> {
    let head = at(file, start, 12)?;
    let tables = u16_at(&head, 4)?;
    let list = at(file, start + 12, tables * 16)?;
    let entry = list.chunks(16).find(|e| e.starts_with(b"name"))?;
    let (offset, len) = (u32_at(entry, 8)?, u32_at(entry, 12)?.min(1 << 20) as usize);
    let table = at(file, offset, len)?;
    let (count, strings) = (u16_at(&table, 2)?, u16_at(&table, 4)?);
    let (mut full, mut family, mut plain) = (Vec::new(), Vec::new(), false);
    for i in 0..count {
        let base = 6 + i * 12;
        // Windows, UTF-16.
        if u16_at(&table, base)? != 3 {
            continue;
        }
        let (id, len, off) = (u16_at(&table, base + 6)?, u16_at(&table, base + 8)?, u16_at(&table, base + 10)?);
        let Some(bytes) = table.get(strings + off..strings + off + len) else { continue };
        let units: Vec<u16> = bytes.chunks_exact(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
        let name = String::from_utf16_lossy(&units);
        match id {
            1 => family.push(name),
            2 => plain |= ["Regular", "常规", "Normal"].contains(&name.as_str()),
            4 | 6 => full.push(name),
            _ => {}
        }
    }
    // A family's name means its plain face.
    if plain {
        full.extend(family);
    }
    Some(full)
}

/// Look for the fonts of papers: in a folder of one's own first, then in the system's. Reads files; tens of megabytes stay in
/// memory while the faces are held.
pub fn faces(own: Option<&Path>) -> Result<Faces, Unreadable> {
    let mut all = Vec::new();
    own.into_iter().for_each(|folder| files(folder, 3, &mut all));
    system().iter().for_each(|folder| files(folder, 4, &mut all));
    let mut known: HashMap<String, (PathBuf, u32)> = HashMap::new();
    for path in all {
        for (index, names) in names(&path).unwrap_or_default().into_iter().enumerate() {
            for name in names {
                known.entry(name.to_lowercase()).or_insert((path.clone(), index as u32));
            }
        }
    }
    let mut read: HashMap<PathBuf, Arc<Vec<u8>>> = HashMap::new();
    let mut out = BTreeMap::new();
    let mut lacking = Vec::new();
    for (face, label, wanted) in WANTED {
        let mut chain: Vec<Letters> = Vec::new();
        // The best that is there, and the last resort for characters that it lacks.
        let there: Vec<&&str> = wanted.iter().filter(|n| known.contains_key(&n.to_lowercase())).collect();
        for name in there.first().into_iter().chain(there.last().filter(|_| there.len() > 1)) {
            let Some((path, index)) = known.get(&name.to_lowercase()) else { continue };
            let data = match read.get(path) {
                Some(data) => data.clone(),
                None => {
                    let Ok(bytes) = std::fs::read(path) else { continue };
                    read.entry(path.clone()).or_insert(Arc::new(bytes)).clone()
                }
            };
            chain.extend(Letters::new((**name).to_owned(), data, *index));
        }
        if chain.is_empty() {
            lacking.push(format!("{label}（{}）", wanted.join("、")));
        }
        out.insert(*face, chain);
    }
    if lacking.is_empty() {
        return Ok(Faces(out));
    }
    Err(Unreadable::new(
        "no_font",
        format!(
            "生成 PDF 需要中文字体，没有找到：{}。请安装字体包 fonts-noto-cjk（Debian、Ubuntu：apt install fonts-noto-cjk），\
             或者把字体文件放进配置项 fonts 所指的文件夹，然后重新启动。在此之前可以下载 .docx。",
            lacking.join("；")
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_font_has_no_names() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [("a.ttf", &b""[..]), ("b.ttc", b"ttcf\0\x01\0\0\xff\xff\xff\xff"), ("c.otf", &[7u8; 400])]
        {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            assert!(names(&path).unwrap_or_default().iter().all(Vec::is_empty), "{name}");
        }
    }
}
