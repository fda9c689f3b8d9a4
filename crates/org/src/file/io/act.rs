//! Verbs on files.

use super::form::Sent;
use super::{picture, store};
use crate::ask::Readers;
use crate::file::{File, media};
use crate::unit;
use ::store::{Together, Tx};
use bytes::Bytes;
use kernel::event::Event;
use kernel::id::FileId;
use kernel::{Outcome, Refusal};
use uuid::Uuid;
use web::Ctx;

/// Size of a file at most, in bytes.
pub const MOST: usize = 50 << 20;

/// Keep a file. It belongs to nothing until a verb attaches it; until then only the uploader's unit sees it.
pub async fn upload(ctx: &Ctx, sent: Sent) -> Outcome<File> {
    let (name, bytes) = (sent.name.clone(), sent.bytes.clone());
    let looked = tokio::task::spawn_blocking(move || {
        let kind = media(&bytes, office_word(&bytes), &name)?;
        let looked = if kind.picture { picture::look(&bytes, &name)? } else { picture::Looked::default() };
        Ok::<_, String>((kind, looked))
    });
    let (kind, looked) = looked
        .await
        .map_err(Refusal::internal)?
        .map_err(|say| Refusal::invalid("BAD_FILE", say).at("file", "不能上传"))?;
    let size = sent.bytes.len() as i64;
    // Objects first: an object without a row is harmless, a row without its object is not.
    let sha = ctx.app().files.put(sent.bytes).await?;
    let view = match looked.view {
        Some((bytes, media)) => Some((ctx.app().files.put(Bytes::from(bytes)).await?, media)),
        None => None,
    };
    let mut tx = ctx.begin().await?;
    let region_path = match ctx.actor().unit {
        Some(unit) => unit::io::store::by_id(&mut tx, unit).await?.map_or_else(String::new, |u| u.region_path),
        None => String::new(),
    };
    let file = File {
        id: ctx.id(),
        sha,
        name: sent.name,
        media: kind.name.into(),
        size,
        concept: None,
        record: None,
        unit: ctx.actor().unit,
        region_path,
        taken_at: looked.taken_at,
        lat: looked.lat,
        lng: looked.lng,
        by_person: ctx.actor().person,
        by_name: ctx.actor().name.clone(),
        at: ctx.now(),
    };
    store::insert(&mut tx, &file).await?;
    if let Some((sha, media)) = view {
        store::insert_view(&mut tx, file.id, &sha, media).await?;
    }
    ctx.record(&mut tx, &Event::new(file.id, "upload", "上传附件"), &file).await?;
    tx.commit().await?;
    Ok(file)
}

/// What the document reader makes of the bytes.
fn office_word(bytes: &[u8]) -> &'static str {
    use office::Kind;
    match office::sniff(bytes) {
        // Whatever has no signature counts as text there; here it must look like text.
        Kind::Text if bytes.iter().take(4096).any(|b| *b == 0) && !utf16(bytes) => "binary",
        Kind::Text => "text",
        Kind::Html | Kind::Mht => "html",
        Kind::Docx => "docx",
        Kind::Xlsx => "xlsx",
        Kind::Xls => "xls",
        Kind::Doc => "doc",
        Kind::Rtf => "rtf",
        Kind::Pdf => "pdf",
        Kind::Pptx => "pptx",
        Kind::Ofd => "ofd",
        Kind::Encrypted => "encrypted",
        Kind::Archive(_) if bytes.starts_with(b"PK") => "zip",
        _ => "binary",
    }
}

fn utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])
}

/// Attach files to a record, in the transaction of the verb that needs them. Only files of the actor or the actor's unit,
/// and only files that prove nothing else yet: evidence is not used twice.
pub async fn attach(
    ctx: &Ctx,
    tx: &mut Tx,
    files: &[FileId],
    concept: &str,
    record: Uuid,
    region_path: &str,
) -> Outcome<()> {
    for id in files {
        let unknown = || {
            let say = "附件中有文件没有上传成功，或不是本单位上传的；请重新上传后再提交。";
            Refusal::invalid("FILE_UNKNOWN", say).at("files", id.to_string())
        };
        let file = store::by_id(tx, *id).await?.ok_or_else(unknown)?;
        let own = file.by_person.is_some() && file.by_person == ctx.actor().person
            || file.unit.is_some() && file.unit == ctx.actor().unit;
        if !own && !ctx.scope().everything {
            return Err(unknown());
        }
        if !store::attach(tx, *id, concept, record, region_path).await? {
            return Err(twice(&file));
        }
    }
    Ok(())
}

/// Attach files that the verb has checked itself, among its other changes. Answers the place of the statement: it changed as
/// many rows as there are files, or one of them belongs to something else ([`used`] tells which).
pub fn attach_in(all: &mut Together, files: &[FileId], concept: &str, record: Uuid, region_path: &str) -> usize {
    store::attach_in(all, files, concept, record, region_path)
}

/// The refusal that names the first of these files that belongs to another record.
pub async fn used(tx: &mut Tx, files: &[FileId], concept: &str, record: Uuid) -> Outcome<Refusal> {
    for id in files {
        let Some(file) = store::by_id(tx, *id).await? else { continue };
        if file.record.is_some() && (file.record != Some(record) || file.concept.as_deref() != Some(concept)) {
            return Ok(twice(&file));
        }
    }
    Ok(Refusal::changed_meanwhile("附件"))
}

fn twice(file: &File) -> Refusal {
    let say = format!("附件“{}”已经用在别的事项上，不能重复作凭据；请上传本事项自己的材料。", file.name);
    Refusal::conflict("FILE_USED", say).at("files", file.id.to_string())
}

/// Files of a record, in the order of uploading. The caller has found the record in scope.
pub async fn of(tx: &mut Tx, concept: &str, record: Uuid) -> Outcome<Vec<File>> {
    store::of(tx, concept, record).await
}

/// A file that the one who asks may see.
pub async fn find(ctx: &Ctx, tx: &mut Tx, id: FileId) -> Outcome<File> {
    let missing = || Refusal::not_found("附件");
    let file = store::by_id(tx, id).await?.ok_or_else(missing)?;
    let scope = ctx.scope();
    let own = file.by_person.is_some() && file.by_person == scope.person
        || file.unit.is_some_and(|u| scope.units().contains(&u));
    if own || scope.everything {
        return Ok(file);
    }
    let (Some(concept), Some(record)) = (&file.concept, file.record) else { return Err(missing()) };
    let answer = match ctx.app().answer::<Readers>() {
        Some(readers) => readers.may_read(ctx, tx, concept, record).await?,
        None => None,
    };
    // Nobody answers for the concept: closed rather than open.
    if answer == Some(true) { Ok(file) } else { Err(missing()) }
}
