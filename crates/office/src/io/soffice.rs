//! Old binary formats (.doc, .wps, .xls, .et, .rtf) through LibreOffice, where it is installed.

use crate::{Kind, Limits, Unreadable, pack::broken};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Names of the program, as distributions call it.
const PROGRAMS: &[&str] = &["soffice", "libreoffice", "soffice.bin"];

/// Finds LibreOffice on the search path.
pub fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|d| PROGRAMS.iter().map(move |p| d.join(p))).find(|p| p.is_file())
}

/// Converts a file to .docx (documents) or .xlsx (workbooks).
///
/// # Errors
/// Without LibreOffice, a sentence that says how to save the file in a format that is read directly; otherwise when
/// LibreOffice refuses the file or takes longer than [`Limits::seconds`].
pub fn convert(name: &str, bytes: &[u8], kind: Kind, limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    convert_with(find().as_deref(), name, bytes, kind, limits)
}

/// The same with a given program; `None` when there is none.
pub fn convert_with(
    program: Option<&Path>,
    name: &str,
    bytes: &[u8],
    kind: Kind,
    limits: &Limits,
) -> Result<Vec<u8>, Unreadable> {
    let (from, to) = match kind {
        Kind::Xls => ("xls", "xlsx"),
        Kind::Rtf => ("rtf", "docx"),
        _ => ("doc", "docx"),
    };
    let Some(program) = program else {
        let old = if kind == Kind::Xls { ".xls 或 .et" } else { ".doc、.wps 或 .rtf" };
        return Err(Unreadable::new(
            "old_format",
            format!(
                "文件“{name}”是老格式（{old}），服务器上没有安装 LibreOffice，不能转换。请在 Word、WPS 或 Excel 里另存为 .{to} 后再上传；也可请管理员安装 LibreOffice。"
            ),
        ));
    };
    let failed = || {
        Unreadable::new(
            "convert",
            format!(
                "文件“{name}”转换失败，可能已损坏或设有密码。请在 Word、WPS 或 Excel 里打开确认，另存为 .{to} 后再上传。"
            ),
        )
    };
    let folder =
        tempfile::tempdir().map_err(|_| Unreadable::new("busy", "服务器没有临时空间转换文件，请稍后再试。"))?;
    // A name of our own: the uploaded one may hold anything. The extension helps LibreOffice to choose its filter.
    let source = folder.path().join(format!("in.{from}"));
    std::fs::write(&source, bytes).map_err(|_| failed())?;
    // A profile of its own, so that two conversions can run side by side and no macro setting of the host counts.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let child = Command::new(program)
        .args([profile.as_str(), "--headless", "--norestore", "--nologo", "--convert-to", to, "--outdir"])
        .arg(folder.path())
        .arg(&source)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| failed())?;
    if !finished(child, Duration::from_secs(limits.seconds)) {
        return Err(Unreadable::new(
            "too_slow",
            format!("文件“{name}”转换了 {} 秒还没有完成，已停止。请另存为 .{to} 后再上传。", limits.seconds),
        ));
    }
    let made = std::fs::read(folder.path().join(format!("in.{to}"))).map_err(|_| failed())?;
    if made.len() > limits.bytes {
        return Err(broken(name, "转换后的文件过大"));
    }
    Ok(made)
}

/// Waits for the program, and ends it when it takes too long.
fn finished(mut child: Child, patience: Duration) -> bool {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => return true,
            Ok(None) if start.elapsed() < patience => std::thread::sleep(Duration::from_millis(50)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(seconds: u64) -> Limits {
        Limits { seconds, ..Limits::default() }
    }

    #[test]
    fn without_libreoffice_the_sentence_says_what_to_do() {
        let error = convert_with(None, "方案.wps", b"x", Kind::Doc, &limits(1)).unwrap_err();
        assert_eq!(error.code, "old_format");
        assert!(error.say.contains("另存为 .docx") && error.say.contains("LibreOffice"), "{}", error.say);
        assert!(convert_with(None, "表.et", b"x", Kind::Xls, &limits(1)).unwrap_err().say.contains("另存为 .xlsx"));
    }

    /// A stand-in for the program: a script that gets the same arguments.
    #[cfg(unix)]
    fn script(body: &str) -> (tempfile::TempDir, PathBuf) {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("soffice");
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        (folder, path)
    }

    #[cfg(unix)]
    #[test]
    fn what_the_program_makes_is_returned_and_a_slow_one_is_ended() {
        let (_keep, good) = script("printf made > in.docx");
        assert_eq!(convert_with(Some(&good), "a.doc", b"x", Kind::Doc, &limits(20)).unwrap(), b"made");
        let (_keep, idle) = script("true");
        assert_eq!(convert_with(Some(&idle), "a.doc", b"x", Kind::Doc, &limits(20)).unwrap_err().code, "convert");
        let (_keep, slow) = script("exec sleep 30");
        let start = Instant::now();
        assert_eq!(convert_with(Some(&slow), "a.doc", b"x", Kind::Doc, &limits(1)).unwrap_err().code, "too_slow");
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}
