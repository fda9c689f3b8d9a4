//! SQL of risk points.

use crate::risk::model::{Point, PointKind};
use ::store::{Kind, Row, Tx, Value, params};
use kernel::id::{RiskPointId, SiteId};
use kernel::{Outcome, Refusal};

const COLUMNS: &str = "id, site, name, kind, department, owner, area, version";

fn decode(row: &Row) -> Outcome<Point> {
    let kind: String = row.get("kind")?;
    let area: Option<serde_json::Value> = row.get("area")?;
    Ok(Point {
        id: row.get("id")?,
        site: row.get("site")?,
        name: row.get("name")?,
        kind: PointKind::parse(&kind).ok_or_else(|| Refusal::internal(format!("risk_point.kind holds {kind}")))?,
        department: row.get("department")?,
        owner: row.get("owner")?,
        area: area.filter(|a| !a.is_null()).map(serde_json::from_value).transpose().map_err(Refusal::internal)?,
        version: row.get("version")?,
    })
}

pub async fn by_id(tx: &mut Tx, id: RiskPointId) -> Outcome<Option<Point>> {
    let row = tx.opt(&format!("select {COLUMNS} from risk_point where id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Points of a site by name.
pub async fn of_site(tx: &mut Tx, site: SiteId) -> Outcome<Vec<Point>> {
    let sql = format!("select {COLUMNS} from risk_point where site = $1 order by name");
    tx.all(&sql, params![site]).await?.iter().map(decode).collect()
}

fn values(p: &Point) -> Vec<Value> {
    let area = p.area.as_ref().map_or(Value::Null(Kind::Json), Value::json);
    vec![
        p.id.into(),
        p.site.into(),
        (&p.name).into(),
        p.kind.code().into(),
        (&p.department).into(),
        (&p.owner).into(),
        area,
        p.version.into(),
    ]
}

fn twin(name: &str) -> Refusal {
    let say = format!("这个场所已经有风险点“{name}”，请直接在它下面补充风险，或换一个名称。");
    Refusal::conflict("POINT_EXISTS", say).at("name", "已存在")
}

async fn taken(tx: &mut Tx, p: &Point) -> Outcome<()> {
    let sql = "select 1 as one from risk_point where site = $1 and name = $2 and id <> $3";
    match tx.opt(sql, params![p.site, &p.name, p.id]).await? {
        Some(_) => Err(twin(&p.name)),
        None => Ok(()),
    }
}

pub async fn insert(tx: &mut Tx, p: &Point) -> Outcome<()> {
    taken(tx, p).await?;
    let sql = format!("insert into risk_point ({COLUMNS}) values ($1,$2,$3,$4,$5,$6,$7,$8)");
    tx.exec(&sql, &values(p)).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up.
pub async fn save(tx: &mut Tx, p: &mut Point, before: i64) -> Outcome<()> {
    taken(tx, p).await?;
    p.version = before + 1;
    let mut values = values(p);
    values.push(before.into());
    let sql = "update risk_point set site = $2, name = $3, kind = $4, department = $5, owner = $6, area = $7, version = $8 \
               where id = $1 and version = $9";
    if tx.exec(sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("风险点"));
    }
    Ok(())
}

pub async fn remove(tx: &mut Tx, id: RiskPointId) -> Outcome<()> {
    tx.exec("delete from risk_point where id = $1", params![id]).await?;
    Ok(())
}
