//! Which contents are taken.

/// What a file is, judged by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    /// Sent as Content-Type.
    pub name: &'static str,
    /// Shown in the browser from a re-encoded copy.
    pub picture: bool,
}

const PICTURE: [(&[u8], &str); 3] =
    [(b"\xFF\xD8\xFF", "image/jpeg"), (b"\x89PNG\r\n\x1A\n", "image/png"), (b"RIFF....WEBP", "image/webp")];

/// The kind of the bytes, or a Chinese sentence why they are not taken. `office` is what the document reader makes of them
/// (`docx`, `xlsx`, `pdf`, `text` …).
pub fn media(bytes: &[u8], office: &str, name: &str) -> Result<Media, String> {
    if bytes.is_empty() {
        return Err(format!("文件“{name}”是空的（0 字节），请重新选择。"));
    }
    for (magic, kind) in PICTURE {
        let fits = bytes.len() >= magic.len() && magic.iter().zip(bytes).all(|(m, b)| *m == b'.' || m == b);
        if fits {
            return Ok(Media { name: kind, picture: true });
        }
    }
    let plain = |name| Ok(Media { name, picture: false });
    let brand = bytes.get(8..12).unwrap_or_default();
    if bytes.get(4..8) == Some(b"ftyp") {
        return match brand {
            b"heic" | b"heix" | b"mif1" | b"hevc" => Err(format!(
                "“{name}”是 HEIC 照片，多数电脑打不开；请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或转成 JPG 再上传。"
            )),
            _ => plain("video/mp4"),
        };
    }
    // What a browser records as a voice note.
    if bytes.starts_with(b"\x1A\x45\xDF\xA3") && bytes[..bytes.len().min(64)].windows(4).any(|w| w == b"webm") {
        return plain("audio/webm");
    }
    if bytes.starts_with(b"ID3") || bytes.starts_with(b"\xFF\xFB") {
        return plain("audio/mpeg");
    }
    match office {
        "pdf" => plain("application/pdf"),
        "docx" => plain("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "xlsx" => plain("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "pptx" => plain("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        "doc" => plain("application/msword"),
        "xls" => plain("application/vnd.ms-excel"),
        "rtf" => plain("application/rtf"),
        "ofd" => plain("application/ofd"),
        "text" => plain("text/plain; charset=utf-8"),
        "zip" => plain("application/zip"),
        "encrypted" => Err(format!("文件“{name}”设有密码，别人打不开；请取消密码后再上传。")),
        "html" => Err(format!("“{name}”是网页文件，不能作附件；请另存为 PDF 或截图后上传。")),
        _ => Err(format!(
            "“{name}”的内容不是可以作附件的类型。可以上传照片（JPG、PNG、WebP）、PDF、Word、Excel、文本、MP4 视频或 ZIP。"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::media;

    #[test]
    fn contents_decide_and_names_do_not() {
        assert_eq!(media(b"\xFF\xD8\xFF\xE0rest", "binary", "a.exe").unwrap().name, "image/jpeg");
        assert_eq!(
            media(b"\x1A\x45\xDF\xA3\x9FB\x86\x81\x01\x42\x82\x84webm", "binary", "a.webm").unwrap().name,
            "audio/webm"
        );
        assert!(media(b"\x1A\x45\xDF\xA3\x9FB\x86\x81\x01\x42\x82\x88matroska", "binary", "a.mkv").is_err());
        assert!(media(b"RIFF\x10\0\0\0WEBPVP8 ", "image", "a.jpg").unwrap().picture);
        assert!(!media(b"RIFF\x10\0\0\0WAVEfmt ", "text", "a.webp").unwrap().picture);
        assert_eq!(media(b"%PDF-1.7", "pdf", "a").unwrap().name, "application/pdf");
        assert_eq!(media(b"\0\0\0\x18ftypmp42", "binary", "a").unwrap().name, "video/mp4");
    }

    #[test]
    fn what_is_refused_says_what_to_do() {
        for (bytes, office, word) in [
            (b"".as_slice(), "text", "空的"),
            (b"MZ\x90\0", "binary", "可以上传"),
            (b"<html>", "html", "网页"),
            (b"\0\0\0\x18ftypheic", "binary", "HEIC"),
            (b"\xD0\xCF\x11\xE0", "encrypted", "密码"),
        ] {
            let say = media(bytes, office, "照片.jpg").unwrap_err();
            assert!(say.contains(word), "{say}");
        }
    }
}
