//! SQL of committees.

use crate::committee::model::{Committee, Kind};
use ::store::{Access, Kind as Column, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use kernel::id::{CommitteeId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};

/// Who sees a committee: the region's people, its owner, whoever convenes it, the units with a seat.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &["t.owner", "t.organ"],
    access: Some(Access { table: "committee_unit", record: "committee", copies: &[] }),
    areas: false,
    large: None,
};

const COLUMNS: &str = "t.id, t.name, t.kind, t.trade, t.owner, t.organ, t.region_path, t.level, t.members, t.since, t.until_day, t.version";

/// The register of committees.
pub static LISTED: Listed = Listed {
    table: "committee",
    joins: "join unit o on o.id = t.organ join unit w on w.id = t.owner",
    columns: "t.id, t.name, t.kind, t.trade, t.owner, t.organ, t.region_path, t.level, t.members, t.since, t.until_day, t.version, \
        o.name as organ_name, o.short as organ_short, o.region_path as organ_region, \
        w.name as owner_name, w.short as owner_short, w.region_path as owner_region",
    on: SCOPE,
    sorts: &[
        Sort { name: "name", column: "t.name", kind: Column::Text },
        Sort { name: "region", column: "t.region_path", kind: Column::Text },
    ],
    default: "region",
};

/// One row.
pub fn decode(row: &Row) -> Outcome<Committee> {
    let kind: String = row.get("kind")?;
    Ok(Committee {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: Kind::parse(&kind).ok_or_else(|| Refusal::internal(format!("committee.kind holds {kind}")))?,
        trade: row.get("trade")?,
        owner: row.get("owner")?,
        organ: row.get("organ")?,
        region_path: row.get("region_path")?,
        level: row.get("level")?,
        members: row.json("members")?,
        since: row.get("since")?,
        until: row.get("until_day")?,
        version: row.get("version")?,
    })
}

/// Insert with the units that have a seat.
pub async fn insert(tx: &mut Tx, c: &Committee) -> Outcome<()> {
    let row = vec![
        c.id.into(),
        (&c.name).into(),
        c.kind.code().into(),
        c.trade.clone().into(),
        c.owner.into(),
        c.organ.into(),
        (&c.region_path).into(),
        (&c.level).into(),
        Value::json(&c.members),
        c.since.into(),
        c.until.into(),
        c.version.into(),
    ];
    let columns = &[
        "id",
        "name",
        "kind",
        "trade",
        "owner",
        "organ",
        "region_path",
        "level",
        "members",
        "since",
        "until_day",
        "version",
    ];
    tx.bulk_insert("committee", columns, &[row]).await?;
    seats(tx, c).await
}

async fn seats(tx: &mut Tx, c: &Committee) -> Outcome<()> {
    let mut units: Vec<UnitId> = c.members.iter().map(|m| m.unit).collect();
    units.sort_unstable();
    units.dedup();
    let rows: Vec<Vec<Value>> = units.into_iter().map(|u| vec![u.into(), c.id.into()]).collect();
    tx.bulk_insert("committee_unit", &["unit", "committee"], &rows).await?;
    Ok(())
}

/// Compare-and-set on the version; counts it up.
pub async fn save(tx: &mut Tx, c: &mut Committee) -> Outcome<()> {
    let n = tx
        .exec(
            "update committee set version = version + 1, organ = $3, members = $4, until_day = $5 where id = $1 and version = $2",
            params![c.id, c.version, c.organ, Value::json(&c.members), c.until],
        )
        .await?;
    if n == 0 {
        return Err(Refusal::changed_meanwhile("会议机构"));
    }
    c.version += 1;
    tx.exec("delete from committee_unit where committee = $1", params![c.id]).await?;
    seats(tx, c).await
}

/// One in scope; missing and out of scope are the same.
pub async fn find(tx: &mut Tx, scope: &Scope, id: CommitteeId) -> Outcome<Committee> {
    if !list::visible(tx, scope, Right::MeetingRead, &SCOPE, "committee", id).await? {
        return Err(Refusal::not_found("会议机构"));
    }
    by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("会议机构"))
}

/// One, whoever asks.
pub async fn by_id(tx: &mut Tx, id: CommitteeId) -> Outcome<Option<Committee>> {
    let row = tx.opt(&format!("select {COLUMNS} from committee t where t.id = $1"), params![id]).await?;
    row.as_ref().map(decode).transpose()
}

/// Whether a name is taken.
pub async fn named(tx: &mut Tx, name: &str) -> Outcome<bool> {
    Ok(tx.opt("select 1 as n from committee where name = $1", params![name]).await?.is_some())
}

/// Kind of a region, by its path.
pub async fn level(tx: &mut Tx, path: &str) -> Outcome<Option<String>> {
    tx.opt("select kind from region where path = $1", params![path]).await?.map(|r| r.get("kind")).transpose()
}
