//! SQL of enterprises.

use crate::enterprise::Enterprise;
use crate::unit::initials;
use ::store::{Row, Tx, Value, params};
use kernel::Refusal;
use kernel::id::{EnterpriseId, UnitId};

pub const COLUMNS: &str = "t.id, t.uscc, t.name, t.region, t.region_path, t.sector, t.high_risk, t.aliases, t.succeeded_by, t.unit, t.version";

pub fn decode(row: &Row) -> Result<Enterprise, Refusal> {
    Ok(Enterprise {
        id: row.get("id")?,
        uscc: row.get("uscc")?,
        name: row.get("name")?,
        region: row.get("region")?,
        region_path: row.get("region_path")?,
        sector: row.get("sector")?,
        high_risk: row.get("high_risk")?,
        aliases: row.json("aliases")?,
        succeeded_by: row.get("succeeded_by")?,
        unit: row.get("unit")?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, id: EnterpriseId) -> Result<Option<Enterprise>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from enterprise t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

pub async fn by_uscc(tx: &mut Tx, uscc: &str) -> Result<Option<Enterprise>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from enterprise t where t.uscc = $1"), params![uscc]).await?;
    row.as_ref().map(decode).transpose()
}

/// Enterprises of this name that have no credit code.
pub async fn without_code(tx: &mut Tx, name: &str) -> Result<Vec<Enterprise>, Refusal> {
    let sql = format!("select {COLUMNS} from enterprise t where t.name = $1 and t.uscc is null order by t.id");
    tx.all(&sql, params![name]).await?.iter().map(decode).collect()
}

fn taken(e: ::store::Error, x: &Enterprise) -> Refusal {
    if e.is_unique() {
        let say =
            format!("统一社会信用代码 {} 已经登记过，请先查找并使用已有的企业。", x.uscc.as_deref().unwrap_or(""));
        return Refusal::conflict("USCC_TAKEN", say).at("uscc", "已经登记过");
    }
    e.into()
}

fn initials_of(x: &Enterprise) -> String {
    initials([x.name.as_str()].into_iter().chain(x.aliases.iter().map(String::as_str)))
}

pub async fn insert(tx: &mut Tx, x: &Enterprise) -> Result<(), Refusal> {
    tx.exec(
        "insert into enterprise (id, uscc, name, region, region_path, sector, high_risk, aliases, initials, succeeded_by, unit,
                                 version)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)",
        params![
            x.id,
            x.uscc.clone(),
            &x.name,
            x.region,
            &x.region_path,
            x.sector.clone(),
            x.high_risk,
            Value::json(&x.aliases),
            initials_of(x),
            x.succeeded_by,
            x.unit,
            x.version
        ],
    )
    .await
    .map_err(|e| taken(e, x))?;
    Ok(())
}

/// Insert many that were checked; a code that is taken refuses all of them.
pub async fn insert_many(tx: &mut Tx, all: &[Enterprise]) -> Result<(), Refusal> {
    const NAMES: &[&str] = &[
        "id",
        "uscc",
        "name",
        "region",
        "region_path",
        "sector",
        "high_risk",
        "aliases",
        "initials",
        "succeeded_by",
        "unit",
        "version",
    ];
    let row = |x: &Enterprise| -> Vec<Value> {
        vec![
            x.id.into(),
            x.uscc.clone().into(),
            (&x.name).into(),
            x.region.into(),
            (&x.region_path).into(),
            x.sector.clone().into(),
            x.high_risk.into(),
            Value::json(&x.aliases),
            initials_of(x).into(),
            x.succeeded_by.into(),
            x.unit.into(),
            x.version.into(),
        ]
    };
    let rows: Vec<Vec<Value>> = all.iter().map(row).collect();
    tx.bulk_insert("enterprise", NAMES, &rows).await.map_err(|e| match e.is_unique() {
        true => Refusal::conflict("USCC_TAKEN", "表中有统一社会信用代码刚刚被别人登记，没有导入；请重新上传查看。"),
        false => e.into(),
    })
}

/// Compare-and-set on the version before.
pub async fn update(tx: &mut Tx, x: &Enterprise, before: i64) -> Result<(), Refusal> {
    let n = tx
        .exec(
            "update enterprise set uscc = $3, name = $4, region = $5, region_path = $6, sector = $7, high_risk = $8,
                                   aliases = $9, initials = $10, succeeded_by = $11, unit = $12, version = $13
             where id = $1 and version = $2",
            params![
                x.id,
                before,
                x.uscc.clone(),
                &x.name,
                x.region,
                &x.region_path,
                x.sector.clone(),
                x.high_risk,
                Value::json(&x.aliases),
                initials_of(x),
                x.succeeded_by,
                x.unit,
                x.version
            ],
        )
        .await
        .map_err(|e| taken(e, x))?;
    if n == 0 { Err(Refusal::changed_meanwhile("企业")) } else { Ok(()) }
}

/// The unit as which an enterprise is given duties.
pub async fn set_unit(tx: &mut Tx, id: EnterpriseId, unit: UnitId) -> Result<(), Refusal> {
    tx.exec("update enterprise set unit = $2 where id = $1", params![id, unit]).await?;
    Ok(())
}
