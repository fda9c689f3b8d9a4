//! A form with a file in it.

use crate::file::safe_name;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use bytes::{Bytes, BytesMut};
use kernel::{Kind, Outcome, Refusal};
use std::collections::BTreeMap;

/// A file as sent, its name made safe.
pub struct Sent {
    pub name: String,
    pub bytes: Bytes,
}

/// The one file of a form, at most `most` bytes, and the form's other fields.
pub async fn one_file(mut data: Multipart, most: usize) -> Outcome<(Sent, BTreeMap<String, String>)> {
    let mut file: Option<Sent> = None;
    let mut fields = BTreeMap::new();
    while let Some(mut part) = data.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let most = if name.is_some() { most } else { 10_000 };
        let mut bytes = BytesMut::new();
        while let Some(chunk) = part.chunk().await.map_err(broken)? {
            if bytes.len() + chunk.len() > most {
                let say = match &name {
                    Some(n) => format!("文件“{}”超过 {} MB 的上限，请压缩或拆分后再上传。", safe_name(n), most >> 20),
                    None => format!("表单里的“{field}”过长，请精简。"),
                };
                return Err(Refusal::new(Kind::TooLarge, "TOO_LARGE", say));
            }
            bytes.extend_from_slice(&chunk);
        }
        match name {
            Some(_) if file.is_some() => {
                return Err(Refusal::invalid("ONE_FILE", "一次只能上传一个文件，请逐个上传。"));
            }
            Some(name) => file = Some(Sent { name: safe_name(&name), bytes: bytes.freeze() }),
            None => drop(fields.insert(field, String::from_utf8_lossy(&bytes).trim().to_owned())),
        }
    }
    let file =
        file.ok_or_else(|| Refusal::invalid("NO_FILE", "没有收到文件，请选择文件后再上传。").at("file", "必填"))?;
    Ok((file, fields))
}

fn broken(e: MultipartError) -> Refusal {
    if e.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Refusal::new(Kind::TooLarge, "TOO_LARGE", "上传的内容超过上限，请压缩或拆分后再上传。").because(e);
    }
    Refusal::invalid("BROKEN_UPLOAD", "上传中断或内容不完整，没有保存；请重新上传。").because(e)
}
