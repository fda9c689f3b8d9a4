//! SQL of files.

use crate::file::File;
use ::store::{Row, Together, Tx, Value, params};
use kernel::Refusal;
use kernel::id::FileId;
use uuid::Uuid;

const COLUMNS: &str =
    "id, sha, name, media, size, concept, record, unit, region_path, taken_at, lat, lng, by_person, by_name, at";

fn decode(row: &Row) -> Result<File, Refusal> {
    Ok(File {
        id: row.get("id")?,
        sha: row.get("sha")?,
        name: row.get("name")?,
        media: row.get("media")?,
        size: row.get("size")?,
        concept: row.get("concept")?,
        record: row.get("record")?,
        unit: row.get("unit")?,
        region_path: row.get("region_path")?,
        taken_at: row.get("taken_at")?,
        lat: row.get("lat")?,
        lng: row.get("lng")?,
        by_person: row.get("by_person")?,
        by_name: row.get("by_name")?,
        at: row.get("at")?,
    })
}

pub async fn by_id(tx: &mut Tx, id: FileId) -> Result<Option<File>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from file where id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Files of a record, in the order of uploading.
pub async fn of(tx: &mut Tx, concept: &str, record: Uuid) -> Result<Vec<File>, Refusal> {
    let sql = format!("select {COLUMNS} from file where concept = $1 and record = $2 order by at, id");
    tx.all(&sql, params![concept, record]).await?.iter().map(decode).collect()
}

/// How often the same bytes were uploaded before, by other units than this file's own record.
pub async fn uploads(tx: &mut Tx, sha: &str) -> Result<i64, Refusal> {
    tx.one("select count(*) as n from file where sha = $1", params![sha]).await?.get("n")
}

pub async fn insert(tx: &mut Tx, f: &File) -> Result<(), Refusal> {
    tx.exec(
        "insert into file (id, sha, name, media, size, concept, record, unit, region_path, taken_at, lat, lng, by_person, by_name,
                           at)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)",
        params![
            f.id,
            &f.sha,
            &f.name,
            &f.media,
            f.size,
            f.concept.clone(),
            f.record,
            f.unit,
            &f.region_path,
            f.taken_at,
            f.lat,
            f.lng,
            f.by_person,
            &f.by_name,
            f.at
        ],
    )
    .await?;
    Ok(())
}

/// Attach a file that is not attached yet; false if it is.
pub async fn attach(tx: &mut Tx, id: FileId, concept: &str, record: Uuid, region_path: &str) -> Result<bool, Refusal> {
    let sql = "update file set concept = $2, record = $3, region_path = $4
               where id = $1 and (record is null or (concept = $2 and record = $3))";
    Ok(tx.exec(sql, params![id, concept, record, region_path]).await? > 0)
}

/// Attach those among these files that are not attached yet.
pub fn attach_in(all: &mut Together, files: &[FileId], concept: &str, record: Uuid, region_path: &str) -> usize {
    let mut values = params![concept, record, region_path].to_vec();
    values.extend(files.iter().map(|f| Value::from(*f)));
    let marks: Vec<String> = (4..4 + files.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "update file set concept = $1, record = $2, region_path = $3
         where id in ({}) and (record is null or (concept = $1 and record = $2))",
        marks.join(",")
    );
    all.add(sql, values)
}

pub async fn insert_view(tx: &mut Tx, id: FileId, sha: &str, media: &str) -> Result<(), Refusal> {
    tx.exec("insert into file_view (file, sha, media) values ($1, $2, $3)", params![id, sha, media]).await?;
    Ok(())
}

/// Hash and media type of the copy for the browser.
pub async fn view(tx: &mut Tx, id: FileId) -> Result<Option<(String, String)>, Refusal> {
    let row = tx.opt("select sha, media from file_view where file = $1", params![id]).await?;
    row.map(|r| Ok((r.get("sha")?, r.get("media")?))).transpose()
}
