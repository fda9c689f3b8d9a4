//! Shapes that are sent.

use crate::committee::io::seat::{self, Sitter};
use crate::committee::io::{act, store};
use crate::committee::model::{Committee, Member};
use crate::task::io::store as tasks;
use ::store::{Row, Tx};
use jiff::civil::Date;
use kernel::id::{CommitteeId, UnitId};
use kernel::{Outcome, Right};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Ctx;
use web::view::UnitRef;

/// A committee in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommitteeRow {
    #[schema(value_type = Uuid)]
    pub id: CommitteeId,
    pub name: String,
    pub kind: String,
    pub kind_label: String,
    pub trade: Option<String>,
    pub trade_label: Option<String>,
    /// Whose duty its meetings are.
    pub owner: UnitRef,
    /// Who convenes it.
    pub organ: UnitRef,
    pub level: String,
    pub seats: usize,
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    pub version: i64,
    /// The asker may plan its meetings and change its seats.
    pub yours: bool,
}

/// A seat as sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SeatView {
    pub unit: UnitRef,
    pub post: Option<String>,
    pub chair: bool,
    /// Who may sit there today: holders of the post, or the people of the unit.
    pub people: Vec<Sitter>,
}

/// A record or paper that counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofView {
    /// `record` `paper`
    pub concept: String,
    pub id: Uuid,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub title: String,
}

/// One line of the rhythm over one period.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TallyView {
    pub code: String,
    /// `meeting` `study` `analysis` `inspection` `report`
    pub item: String,
    pub title: String,
    /// 每季度
    pub period: String,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub need: i64,
    pub have: i64,
    pub missing: String,
    /// Colour code.
    pub light: String,
    pub proofs: Vec<ProofView>,
    /// Number of the duty in the handbook, if any.
    pub duty: String,
    /// V, M, P, S1 or S2.
    pub mark: String,
    pub source: String,
    /// Proved by meetings; otherwise entered here.
    pub by_meeting: bool,
}

/// A committee with everything about it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommitteePage {
    pub it: CommitteeRow,
    pub members: Vec<SeatView>,
    /// The day whose periods are counted.
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    pub rhythm: Vec<TallyView>,
}

fn unit(row: &Row, word: &str, id: UnitId) -> Outcome<UnitRef> {
    Ok(UnitRef {
        id,
        name: row.get(&format!("{word}_name"))?,
        short: row.get(&format!("{word}_short"))?,
        region: row.get(&format!("{word}_region"))?,
    })
}

/// One row of the register.
pub fn named(ctx: &Ctx, row: &Row) -> Outcome<(Committee, CommitteeRow)> {
    let c = store::decode(row)?;
    let label =
        |code: &String| law::industry::TRADES.iter().find(|t| t.0 == code).map_or(code.as_str(), |t| t.1).to_owned();
    let view = CommitteeRow {
        id: c.id,
        name: c.name.clone(),
        kind: c.kind.code().into(),
        kind_label: c.kind.label().into(),
        trade: c.trade.clone(),
        trade_label: c.trade.as_ref().map(label),
        owner: unit(row, "owner", c.owner)?,
        organ: unit(row, "organ", c.organ)?,
        level: c.level.clone(),
        seats: c.members.len(),
        since: c.since,
        until: c.until,
        version: c.version,
        yours: c.until.is_none() && act::acts_for(ctx, Right::MeetingWrite, c.organ, &c.region_path),
    };
    Ok((c, view))
}

/// Seats of a committee or of a meeting, with who may sit there on a day.
pub async fn seats(tx: &mut Tx, members: &[Member], on: Date) -> Outcome<Vec<SeatView>> {
    let units: Vec<UnitId> = members.iter().map(|m| m.unit).collect();
    let names = tasks::units(tx, &units).await?;
    let people = seat::sitters(tx, &units, on).await?;
    Ok(members
        .iter()
        .filter_map(|m| {
            let unit = names.get(&m.unit)?.clone();
            let fits = |s: &&Sitter| m.post.as_ref().is_none_or(|p| *p == s.post);
            let people = people.get(&m.unit).into_iter().flatten().filter(fits).cloned().collect();
            Some(SeatView { unit, post: m.post.clone(), chair: m.chair, people })
        })
        .collect())
}
