//! SQL of units.

use crate::unit::{Unit, UnitKind, initials};
use ::store::{Row, Tx, Value, params};
use jiff::civil::Date;
use kernel::Refusal;
use kernel::id::UnitId;
use std::collections::HashMap;

pub const COLUMNS: &str = "t.id, t.name, t.short, t.kind, t.region, t.region_path, t.parent, t.initials, t.level, t.sector, \
                           t.valid_from, t.valid_to, t.version";

/// A unit without its aliases and successors, which stand in tables of their own.
pub fn decode(row: &Row) -> Result<Unit, Refusal> {
    let kind: String = row.get("kind")?;
    Ok(Unit {
        id: row.get("id")?,
        name: row.get("name")?,
        short: row.get("short")?,
        kind: UnitKind::parse(&kind).ok_or_else(|| Refusal::internal(format!("unit kind {kind}")))?,
        region: row.get("region")?,
        region_path: row.get("region_path")?,
        parent: row.get("parent")?,
        aliases: Vec::new(),
        initials: row.get("initials")?,
        level: row.get("level")?,
        sector: row.get("sector")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
        successors: Vec::new(),
        version: row.get("version")?,
    })
}

impl Unit {
    /// As shown in lists and on the wall chart.
    pub fn as_ref(&self) -> web::view::UnitRef {
        web::view::UnitRef {
            id: self.id,
            name: self.name.clone(),
            short: self.short.clone(),
            region: self.region_path.clone(),
        }
    }
}

/// Every unit, by region path and name.
pub async fn all(tx: &mut Tx) -> Result<Vec<Unit>, Refusal> {
    let rows = tx.all(&format!("select {COLUMNS} from unit t order by t.region_path, t.name"), &[]).await?;
    let mut units: Vec<Unit> = rows.iter().map(decode).collect::<Result<_, _>>()?;
    fill(tx, &mut units, None).await?;
    Ok(units)
}

pub async fn by_id(tx: &mut Tx, id: UnitId) -> Result<Option<Unit>, Refusal> {
    let row = tx.opt(&format!("select {COLUMNS} from unit t where t.id = $1"), params![id]).await?;
    let Some(row) = row else { return Ok(None) };
    let mut units = vec![decode(&row)?];
    fill(tx, &mut units, Some(&[id])).await?;
    Ok(units.pop())
}

/// Add aliases and successors; of all units, or of these.
pub async fn fill(tx: &mut Tx, units: &mut [Unit], only: Option<&[UnitId]>) -> Result<(), Refusal> {
    let (filter, values) = match only {
        None => (String::new(), Vec::new()),
        Some([]) => return Ok(()),
        Some(ids) => {
            let marks: Vec<String> = (1..=ids.len()).map(|n| format!("${n}")).collect();
            (format!(" where unit in ({})", marks.join(",")), ids.iter().map(|i| Value::from(*i)).collect())
        }
    };
    let at: HashMap<UnitId, usize> = units.iter().enumerate().map(|(i, u)| (u.id, i)).collect();
    for row in tx.all(&format!("select unit, alias from unit_alias{filter} order by unit, alias"), &values).await? {
        if let Some(i) = at.get(&row.get("unit")?) {
            units[*i].aliases.push(row.get("alias")?);
        }
    }
    let sql = format!("select unit, successor, on_day from unit_succession{filter} order by unit, on_day, successor");
    for row in tx.all(&sql, &values).await? {
        if let Some(i) = at.get(&row.get("unit")?) {
            units[*i].successors.push((row.get("successor")?, row.get("on_day")?));
        }
    }
    Ok(())
}

fn initials_of(u: &Unit) -> String {
    initials([u.name.as_str(), u.short.as_str()].into_iter().chain(u.aliases.iter().map(String::as_str)))
}

/// A new unit with its aliases; initials are computed here.
pub async fn insert(tx: &mut Tx, u: &Unit) -> Result<(), Refusal> {
    tx.exec(
        "insert into unit (id, name, short, kind, region, region_path, parent, initials, level, sector, valid_from, valid_to,
                           version)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)",
        params![
            u.id,
            &u.name,
            &u.short,
            u.kind.code(),
            u.region,
            &u.region_path,
            u.parent,
            initials_of(u),
            &u.level,
            u.sector.clone(),
            u.valid_from,
            u.valid_to,
            u.version
        ],
    )
    .await
    .map_err(|e| taken(e, u))?;
    aliases(tx, u).await
}

/// Compare-and-set on the version before; the unit carries the new one.
pub async fn update(tx: &mut Tx, u: &Unit, before: i64) -> Result<(), Refusal> {
    let n = tx
        .exec(
            "update unit set name = $3, short = $4, kind = $5, region = $6, region_path = $7, parent = $8, initials = $9,
                             level = $10, sector = $11, valid_from = $12, valid_to = $13, version = $14
             where id = $1 and version = $2",
            params![
                u.id,
                before,
                &u.name,
                &u.short,
                u.kind.code(),
                u.region,
                &u.region_path,
                u.parent,
                initials_of(u),
                &u.level,
                u.sector.clone(),
                u.valid_from,
                u.valid_to,
                u.version
            ],
        )
        .await
        .map_err(|e| taken(e, u))?;
    if n == 0 {
        return Err(Refusal::changed_meanwhile("单位"));
    }
    tx.exec("delete from unit_alias where unit = $1", params![u.id]).await?;
    aliases(tx, u).await
}

fn taken(e: ::store::Error, u: &Unit) -> Refusal {
    if e.is_unique() {
        return Refusal::conflict(
            "UNIT_EXISTS",
            format!("本地区已经有名为“{}”的单位；请直接使用它，或换一个能区分的全称。", u.name),
        )
        .at("name", "与已有单位同名");
    }
    e.into()
}

async fn aliases(tx: &mut Tx, u: &Unit) -> Result<(), Refusal> {
    for alias in &u.aliases {
        tx.exec("insert into unit_alias (unit, alias) values ($1, $2)", params![u.id, alias]).await?;
    }
    Ok(())
}

pub async fn insert_succession(tx: &mut Tx, unit: UnitId, successor: UnitId, on: Date) -> Result<(), Refusal> {
    tx.exec("insert into unit_succession (unit, successor, on_day) values ($1, $2, $3)", params![unit, successor, on])
        .await?;
    Ok(())
}

/// Units as shown, by id; unknown ids are left out.
pub async fn refs(tx: &mut Tx, ids: &[UnitId]) -> Result<HashMap<UnitId, web::view::UnitRef>, Refusal> {
    let mut out = HashMap::new();
    for chunk in ids.chunks(500) {
        let marks: Vec<String> = (1..=chunk.len()).map(|n| format!("${n}")).collect();
        let values: Vec<Value> = chunk.iter().map(|i| Value::from(*i)).collect();
        let sql = format!("select id, name, short, region_path from unit where id in ({})", marks.join(","));
        for row in tx.all(&sql, &values).await? {
            let id = row.get("id")?;
            let unit = web::view::UnitRef {
                id,
                name: row.get("name")?,
                short: row.get("short")?,
                region: row.get("region_path")?,
            };
            out.insert(id, unit);
        }
    }
    Ok(out)
}

/// Units of this name, short name or alias; for imports and seeds.
pub async fn by_name(tx: &mut Tx, name: &str) -> Result<Vec<Unit>, Refusal> {
    let sql = format!(
        "select {COLUMNS} from unit t where t.name = $1 or t.short = $1
           or exists (select 1 from unit_alias a where a.unit = t.id and a.alias = $1) order by t.region_path, t.name"
    );
    let mut units: Vec<Unit> = tx.all(&sql, params![name]).await?.iter().map(decode).collect::<Result<_, _>>()?;
    let ids: Vec<UnitId> = units.iter().map(|u| u.id).collect();
    fill(tx, &mut units, Some(&ids)).await?;
    Ok(units)
}
