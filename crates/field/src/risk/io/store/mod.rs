//! SQL of risks, their points, plans and pictures.

pub mod picture;
pub mod point;
mod row;
pub mod site;

pub(crate) use row::decode;
use row::{COLUMNS, written};

use crate::risk::model::Risk;
use ::store::{Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use kernel::id::{RiskId, RiskPointId, SiteId};
use kernel::{Outcome, Refusal, Right, Scope};

/// Who sees a risk: whoever sees its site.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: None,
};

/// The register of risks, the worst first.
pub static LISTED: Listed = PARTS;

/// The same by the day of the next assessment: each way of sorting has indexes of its own.
pub static BY_REASSESS: Listed = Listed { default: "reassess", ..PARTS };

/// The same by the day of the next review.
pub static BY_REVIEW: Listed = Listed { default: "review", ..PARTS };

const PARTS: Listed = Listed {
    table: "risk",
    joins: "join site s on s.id = t.site join risk_point p on p.id = t.point left join risk_plan n on n.risk = t.id \
        left join region r on r.path = t.region_path",
    columns: row::LIST_COLUMNS,
    on: SCOPE,
    sorts: &[
        Sort { name: "level", column: "t.level_key", kind: Kind::Int },
        Sort { name: "reassess", column: "t.reassess_key", kind: Kind::Date },
        Sort { name: "review", column: "t.review_key", kind: Kind::Date },
    ],
    default: "level",
};

/// A risk with the names that a list shows.
#[derive(Clone, Debug)]
pub struct Named {
    pub risk: Risk,
    pub site_name: String,
    pub point_name: String,
    pub region_name: String,
}

/// One row of [`LISTED`].
pub fn named(row: &Row) -> Outcome<Named> {
    Ok(Named {
        risk: decode(row)?,
        site_name: row.get("site_name")?,
        point_name: row.get("point_name")?,
        region_name: row.get::<Option<String>>("region_name")?.unwrap_or_default(),
    })
}

fn select(rest: &str) -> String {
    format!("select {COLUMNS} from risk t left join risk_plan n on n.risk = t.id {rest}")
}

/// One risk in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: RiskId) -> Outcome<Risk> {
    if !list::visible(tx, scope, Right::RiskRead, &SCOPE, "risk", id).await? {
        return Err(Refusal::not_found("风险"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("风险"))
}

/// One risk whoever asks; for jobs and consequences.
pub async fn by_id(tx: &mut Tx, id: RiskId) -> Outcome<Option<Risk>> {
    let row = tx.opt(&select("where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Risks of a site, whoever asks, by point and level.
pub async fn of_site(tx: &mut Tx, site: SiteId) -> Outcome<Vec<Risk>> {
    let sql = select("where t.site = $1 order by t.point, t.level_key, t.id");
    tx.all(&sql, params![site]).await?.iter().map(decode).collect()
}

/// Risks of a point, the worst first.
pub async fn of_point(tx: &mut Tx, point: RiskPointId) -> Outcome<Vec<Risk>> {
    let sql =
        select("join risk_point p on p.id = t.point and p.site = t.site where t.point = $1 order by t.level_key, t.id");
    tx.all(&sql, params![point]).await?.iter().map(decode).collect()
}

/// Rated risks whose day of re-assessment comes by `day` and of which nobody was told yet.
pub async fn unreminded(tx: &mut Tx, day: jiff::civil::Date, most: usize) -> Outcome<Vec<Risk>> {
    let sql = select(&format!(
        "where t.reassess_key <= $1 and not t.reminded and t.state not in ('draft', 'retired') \
         order by t.reassess_key limit {most}"
    ));
    tx.all(&sql, params![day]).await?.iter().map(decode).collect()
}

/// Red risks whose review fell due before a day and of which nobody was told yet.
pub async fn unreviewed(tx: &mut Tx, day: jiff::civil::Date, most: usize) -> Outcome<Vec<Risk>> {
    let sql = select(&format!(
        "where t.review_key < $1 and t.state in ('signed', 'published') \
         and (t.review_told is null or t.review_told < t.review_key) order by t.review_key limit {most}"
    ));
    tx.all(&sql, params![day]).await?.iter().map(decode).collect()
}

/// Somebody was told about the review that was missed; no new version, nothing about the risk changed.
pub async fn review_told(tx: &mut Tx, risk: &Risk) -> Outcome<()> {
    tx.exec("update risk set review_told = review_key where id = $1", params![risk.id]).await?;
    Ok(())
}

/// Insert many.
pub async fn insert(tx: &mut Tx, risks: &[Risk]) -> Outcome<()> {
    let (mut names, mut rows, mut plans) = (vec!["id", "version"], Vec::new(), Vec::new());
    for (i, risk) in risks.iter().enumerate() {
        let columns = written(risk);
        if i == 0 {
            names.extend(columns.iter().map(|c| c.0));
        }
        let mut row: Vec<Value> = params![risk.id, risk.version].to_vec();
        row.extend(columns.into_iter().map(|c| c.1));
        rows.push(row);
        if !risk.plan.is_empty() {
            plans.push(vec![risk.id.into(), Value::json(&risk.plan)]);
        }
    }
    tx.bulk_insert("risk", &names, &rows).await?;
    tx.bulk_insert("risk_plan", &["risk", "plan"], &plans).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up in `risk`.
pub async fn save(tx: &mut Tx, risk: &mut Risk, before: &Risk) -> Outcome<()> {
    let columns = written(risk);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql = format!("update risk set version = $3, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![risk.id, before.version, before.version + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("风险"));
    }
    risk.version = before.version + 1;
    if risk.plan != before.plan {
        tx.exec(
            "insert into risk_plan (risk, plan) values ($1,$2) on conflict (risk) do update set plan = excluded.plan",
            params![risk.id, serde_json::to_value(&risk.plan).unwrap_or_default()],
        )
        .await?;
    }
    Ok(())
}
