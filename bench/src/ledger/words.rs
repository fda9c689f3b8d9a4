//! What the questions name.

use super::ask::Words;
use store::Db;

/// Take them from the database.
pub async fn of(db: &Db) -> Result<Words, String> {
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let mut out = Words { regions: vec![], regulators: vec![], sites: vec![], numbers: vec![] };
    let say = |e: store::Error| e.to_string();
    for row in tx.all("select code from region where depth in (2, 3) order by code", &[]).await.map_err(say)? {
        out.regions.push(row.get("code").map_err(|e| e.to_string())?);
    }
    let sql = "select regulator as id, count(*) as n from site where regulator is not null group by regulator order by n desc limit 20";
    for row in tx.all(sql, &[]).await.map_err(say)? {
        out.regulators.push(row.get("id").map_err(|e| e.to_string())?);
    }
    let sites = "select id from site where unit is null and regulator = (select unit from person where login = $1) \
                 order by id limit 20000";
    for row in tx.all(sites, &["zf.yi".into()]).await.map_err(say)? {
        out.sites.push(row.get("id").map_err(|e| e.to_string())?);
    }
    for row in
        tx.all("select number from hazard where area2 = '990121' order by id desc limit 50", &[]).await.map_err(say)?
    {
        out.numbers.push(row.get("number").map_err(|e| e.to_string())?);
    }
    Ok(out)
}
