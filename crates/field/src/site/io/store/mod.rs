//! SQL of sites.

pub mod part;
mod row;

pub(crate) use row::written;
pub use row::{COLUMNS, decode};

use crate::site::model::Site;
use ::store::{Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use kernel::id::{EnterpriseId, SiteId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use std::collections::HashMap;
use web::view::UnitRef;

/// Where a site keeps what the scope looks at.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: Some("t.trade"),
    units: &["t.unit", "t.regulator"],
    access: None,
    areas: true,
    large: None,
};

/// The register of sites by name.
pub static LISTED: Listed = LISTED_PARTS;

/// The same by points of the grading, the highest first as the screen opens.
pub static BY_SCORE: Listed = Listed { default: "-grade_score", ..LISTED_PARTS };

/// The same by the day of the next inspection.
pub static BY_CHECK: Listed = Listed { default: "next_check", ..LISTED_PARTS };

const LISTED_PARTS: Listed = Listed {
    table: "site",
    joins: "",
    columns: COLUMNS,
    on: SCOPE,
    sorts: &[
        Sort { name: "name", column: "t.name_key", kind: Kind::Text },
        Sort { name: "grade_score", column: "t.grade_score", kind: Kind::Int },
        Sort { name: "next_check", column: "t.next_check_key", kind: Kind::Date },
    ],
    default: "name",
};

/// What the other concepts of this context copy from a site.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub id: SiteId,
    pub name: String,
    pub enterprise: EnterpriseId,
    pub region_path: String,
    pub trade: String,
    pub unit: Option<UnitId>,
    pub regulator: Option<UnitId>,
    pub township: Option<UnitId>,
    pub industry: String,
    pub lng: Option<f64>,
    pub lat: Option<f64>,
    /// 存续状态: `operating` …
    pub state: String,
    pub high_risk: bool,
}

const BRIEF: &str = "t.id, t.name, t.enterprise, t.region_path, t.trade, t.unit, t.regulator, t.township, t.industry, \
                     t.lng, t.lat, t.state, t.high_risk";

fn brief_of(row: &Row) -> Outcome<Brief> {
    Ok(Brief {
        id: row.get("id")?,
        name: row.get("name")?,
        enterprise: row.get("enterprise")?,
        region_path: row.get("region_path")?,
        trade: row.get("trade")?,
        unit: row.get("unit")?,
        regulator: row.get("regulator")?,
        township: row.get("township")?,
        industry: row.get("industry")?,
        lng: row.get("lng")?,
        lat: row.get("lat")?,
        state: row.get("state")?,
        high_risk: row.get("high_risk")?,
    })
}

/// The brief of a site, whoever asks; check the scope with [`brief_in_scope`] where a person asks.
pub async fn brief(tx: &mut Tx, id: SiteId) -> Outcome<Option<Brief>> {
    let row = tx.opt(&format!("select {BRIEF} from site t where t.id = $1"), params![id]).await?;
    row.as_ref().map(brief_of).transpose()
}

/// The brief of the main site of an enterprise, whoever asks.
pub async fn brief_of_enterprise(tx: &mut Tx, enterprise: EnterpriseId) -> Outcome<Option<Brief>> {
    let sql = format!("select {BRIEF} from site t where t.enterprise = $1 order by t.main desc, t.id limit 1");
    let row = tx.opt(&sql, params![enterprise]).await?;
    row.as_ref().map(brief_of).transpose()
}

/// Chemical works of high risk that are not closed, in the order of ids after one; whoever asks.
pub async fn promising(tx: &mut Tx, after: Option<SiteId>, most: usize) -> Outcome<Vec<Brief>> {
    let from = after.unwrap_or(SiteId(uuid::Uuid::nil()));
    let sql = format!(
        "select {BRIEF} from site t where t.id > $1 and t.trade = 'chemical' and t.high_risk and t.state <> 'closed' \
         and t.industry not in ('5265', '5266') order by t.id limit {most}"
    );
    tx.all(&sql, params![from]).await?.iter().map(brief_of).collect()
}

/// The brief of a site that the scope shows with a right; missing and out of scope are the same.
pub async fn brief_in_scope(tx: &mut Tx, scope: &Scope, right: Right, id: SiteId) -> Outcome<Brief> {
    if !list::visible(tx, scope, right, &SCOPE, "site", id).await? {
        return Err(Refusal::not_found("企业场所"));
    }
    brief(tx, id).await?.ok_or_else(|| Refusal::not_found("企业场所"))
}

/// One site in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: SiteId) -> Outcome<Site> {
    if !list::visible(tx, scope, Right::SiteRead, &SCOPE, "site", id).await? {
        return Err(Refusal::not_found("企业场所"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("企业场所"))
}

/// One site whoever asks; for jobs and consequences.
pub async fn by_id(tx: &mut Tx, id: SiteId) -> Outcome<Option<Site>> {
    let row = tx.opt(&format!("select {COLUMNS} from site t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// The sites of an enterprise, the main one first.
pub async fn of_enterprise(tx: &mut Tx, enterprise: EnterpriseId) -> Outcome<Vec<Site>> {
    let sql = format!("select {COLUMNS} from site t where t.enterprise = $1 order by t.main desc, t.id");
    tx.all(&sql, params![enterprise]).await?.iter().map(decode).collect()
}

/// Sites of the same name and address, compared without blanks and punctuation.
pub async fn alike(tx: &mut Tx, name_key: &str, address_key: &str) -> Outcome<Vec<Brief>> {
    let sql = format!("select {BRIEF} from site t where t.name_key = $1 and t.address_key = $2 order by t.id");
    tx.all(&sql, params![name_key, address_key]).await?.iter().map(brief_of).collect()
}

/// Insert many.
pub async fn insert(tx: &mut Tx, sites: &[Site]) -> Outcome<()> {
    let Some(first) = sites.first() else { return Ok(()) };
    let mut names = vec!["id", "version"];
    names.extend(written(first).iter().map(|c| c.0));
    let rows: Vec<Vec<Value>> = sites
        .iter()
        .map(|s| {
            let mut row = vec![s.id.into(), s.version.into()];
            row.extend(written(s).into_iter().map(|c| c.1));
            row
        })
        .collect();
    tx.bulk_insert("site", &names, &rows).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up in `site`.
pub async fn save(tx: &mut Tx, site: &mut Site, before: i64) -> Outcome<()> {
    let columns = written(site);
    let sets: Vec<String> = columns.iter().enumerate().map(|(i, c)| format!("{} = ${}", c.0, i + 4)).collect();
    let sql = format!("update site set version = $3, {} where id = $1 and version = $2", sets.join(", "));
    let mut values: Vec<Value> = params![site.id, before, before + 1].to_vec();
    values.extend(columns.into_iter().map(|c| c.1));
    if tx.exec(&sql, &values).await? == 0 {
        return Err(Refusal::changed_meanwhile("企业场所"));
    }
    site.version = before + 1;
    Ok(())
}

/// Names of units.
pub async fn units(tx: &mut Tx, ids: &[UnitId]) -> Outcome<HashMap<UnitId, UnitRef>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    Ok(org::unit::io::store::refs(tx, &ids).await?.into_iter().collect())
}
