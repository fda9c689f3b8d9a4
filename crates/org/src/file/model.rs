//! A file.

use jiff::Timestamp;
use kernel::id::{FileId, PersonId, UnitId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A file as kept; its bytes lie under `sha`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct File {
    pub id: FileId,
    /// SM3 of the bytes, in hex.
    pub sha: String,
    /// As uploaded, made safe.
    pub name: String,
    pub media: String,
    /// Bytes.
    pub size: i64,
    /// The record to which it is attached.
    pub concept: Option<String>,
    pub record: Option<Uuid>,
    /// Unit of the uploader.
    pub unit: Option<UnitId>,
    /// Region path of the record, or of the uploader until it is attached.
    pub region_path: String,
    /// When and where a photo says that it was taken; degrees, WGS 84 as the device wrote them.
    pub taken_at: Option<Timestamp>,
    pub lat: Option<f64>,
    pub lng: Option<f64>,
    pub by_person: Option<PersonId>,
    pub by_name: String,
    pub at: Timestamp,
}

/// The last part of a name, without signs that mean something to a file system or a terminal, at most 120 characters; the
/// extension stays.
pub fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|c| !c.is_control() && !"<>:\"|?*\u{202E}\u{202D}\u{200F}\u{2066}\u{2067}\u{2068}".contains(*c))
        .collect();
    let clean = clean.trim().trim_start_matches('.').trim();
    if clean.is_empty() {
        return "未命名".into();
    }
    let n = clean.chars().count();
    if n <= 120 {
        return clean.to_owned();
    }
    let (stem, end) = clean.rsplit_once('.').filter(|(_, e)| e.len() <= 8).unwrap_or((clean, ""));
    let stem: String = stem.chars().take(110).collect();
    if end.is_empty() { stem } else { format!("{stem}.{end}") }
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn a_name_is_only_a_name() {
        assert_eq!(safe_name("整改照片 1.jpg"), "整改照片 1.jpg");
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name(r"C:\Users\me\会议纪要.docx"), "会议纪要.docx");
        assert_eq!(safe_name("a\r\nb:<c>.txt"), "abc.txt");
        assert_eq!(safe_name("照片\u{202E}gpj.exe"), "照片gpj.exe");
        for blank in ["", "  ", "/", "..", "\u{7}"] {
            assert_eq!(safe_name(blank), "未命名", "{blank:?}");
        }
        let long = safe_name(&format!("{}.jpg", "长".repeat(300)));
        assert_eq!(long.chars().count(), 114);
        assert!(long.ends_with(".jpg"));
    }
}
