//! Files of an issued paper, made of its frozen content, kept by their hash, never made twice and never inside a transaction
//! that writes.

use super::store;
use crate::paper::model::Filed;
use crate::paper::page::thaw;
use ::store::params;
use bytes::Bytes;
use kernel::id::PaperId;
use kernel::{Outcome, Refusal};
use office::paper::{Faces, NoPdf};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use web::Ctx;

/// What a paper is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    Docx,
    Pdf,
}

impl Print {
    pub fn parse(word: &str) -> Outcome<Print> {
        match word {
            "docx" => Ok(Print::Docx),
            "pdf" => Ok(Print::Pdf),
            other => {
                Err(Refusal::invalid("BAD_FORM", format!("没有“{other}”这种文件，可选 docx、pdf。"))
                    .at("form", "无此格式"))
            }
        }
    }
    pub fn code(self) -> &'static str {
        match self {
            Print::Docx => "docx",
            Print::Pdf => "pdf",
        }
    }
    pub fn media(self) -> &'static str {
        match self {
            Print::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Print::Pdf => "application/pdf",
        }
    }
}

/// The fonts of this server, looked for when the first PDF is asked for.
#[derive(Clone, Default)]
pub struct Press {
    folder: Option<PathBuf>,
    faces: Arc<OnceLock<Result<Faces, String>>>,
}

impl Press {
    /// With a folder of one's own fonts, looked at before the system's.
    pub fn with_folder(folder: Option<PathBuf>) -> Press {
        Press { folder, ..Press::default() }
    }

    /// The fonts, looked for once.
    pub(crate) fn faces(&self) -> Outcome<&Faces> {
        let found = self.faces.get_or_init(|| office::io::fonts::faces(self.folder.as_deref()).map_err(|e| e.say));
        found.as_ref().map_err(|say| Refusal::new(kernel::Kind::Busy, "NO_FONT", say.clone()))
    }
}

pub(crate) fn refused(why: NoPdf) -> Refusal {
    match why {
        NoPdf::Chars(all) => {
            let all: String =
                all.into_iter().map(|c| format!("“{c}”（U+{:04X}）", u32::from(c))).collect::<Vec<_>>().join("、");
            let say = format!("服务器的字体里没有这些字：{all}。请安装含有这些字的字体，或者先下载 .docx。");
            Refusal::invalid("NO_GLYPH", say)
        }
        NoPdf::Face(face) => Refusal::internal(format!("no font for {face:?}")),
        NoPdf::Writer(why) => Refusal::internal(why),
    }
}

fn make(press: &Press, print: Print, content: &str) -> Outcome<Vec<u8>> {
    let paper: office::paper::Paper = serde_json::from_str(content).map_err(Refusal::internal)?;
    printed(press, print, &paper)
}

/// A paper as a file; the same paper gives the same bytes. Takes a while: not on a thread that answers requests.
pub fn printed(press: &Press, print: Print, paper: &office::paper::Paper) -> Outcome<Vec<u8>> {
    match print {
        Print::Docx => office::paper::docx(paper).map_err(Refusal::internal),
        Print::Pdf => {
            let title = paper.title.replace('\n', "");
            office::paper::pdf(&office::paper::lay(paper), &title, press.faces()?).map_err(refused)
        }
    }
}

/// The file of an issued paper, as first made.
pub async fn file(ctx: &Ctx, id: PaperId, print: Print) -> Outcome<(Filed, Bytes)> {
    let mut tx = ctx.read().await?;
    let filed = store::find(&mut tx, ctx.scope(), id).await?;
    let kept = store::file(&mut tx, id, print.code()).await?;
    drop(tx);
    if let Some(sha) = kept {
        return Ok((filed, ctx.app().files.get(&sha).await?));
    }
    thaw(&filed)?;
    let content = filed.content.clone().unwrap_or_default();
    let press = ctx.app().answer::<Press>().unwrap_or_default();
    let bytes =
        tokio::task::spawn_blocking(move || make(&press, print, &content)).await.map_err(Refusal::internal)??;
    let bytes = Bytes::from(bytes);
    let size = bytes.len() as i64;
    let sha = ctx.app().files.put(bytes.clone()).await?;
    let mut tx = ctx.begin().await?;
    tx.exec(
        "insert into paper_file (paper, form, sha, size, at) values ($1, $2, $3, $4, $5) on conflict (paper, form) do nothing",
        params![id, print.code(), &sha, size, ctx.now()],
    )
    .await?;
    // Two who asked at once get the same: what was kept first.
    let first = store::file(&mut tx, id, print.code()).await?;
    tx.commit().await?;
    match first {
        Some(other) if other != sha => Ok((filed, ctx.app().files.get(&other).await?)),
        _ => Ok((filed, bytes)),
    }
}
