//! A bulletin's figures as sent, and as kept in the ledger when a bulletin was made.

use super::compare::Change;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FigureRow {
    pub id: String,
    pub chapter: String,
    pub name: String,
    pub unit: String,
    /// The definition.
    pub rule: String,
    /// Absent where there is nothing to divide by.
    pub value: Option<f64>,
    /// Records that it opens into; for shares and means the denominator.
    pub records: i64,
    /// What they add up to; for shares the numerator.
    pub sum: i64,
    /// `sum` `share` `mean`
    pub how: String,
    /// It shows the moment itself: earlier values are those of the same moment of their period (see `lights`).
    pub moment: bool,
    pub last: Option<f64>,
    pub last_year: Option<f64>,
    /// Against the last period, and against the same period of last year.
    pub change: Option<Change>,
    pub yearly: Option<Change>,
}

/// A figure of one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinCell {
    pub figure: String,
    pub value: Option<f64>,
    pub records: i64,
}

/// A unit or a region with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinLine {
    /// Id of the unit, code of the region.
    pub key: String,
    pub name: String,
    pub cells: Vec<BulletinCell>,
}

/// Who came out where, because a rule asks for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinRanking {
    pub title: String,
    pub figure: String,
    pub unit: String,
    /// The rule's source and mark.
    pub source: String,
    pub rows: Vec<BulletinPlace>,
    /// Not ranked: fewer records than the rule asks for.
    pub left_out: Vec<String>,
}

/// One place; equal values share it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinPlace {
    pub place: i64,
    pub key: String,
    pub name: String,
    pub value: f64,
    pub records: i64,
}

/// A record or issued paper that counts for a committee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinProof {
    /// `record` `paper`
    pub concept: String,
    pub id: Uuid,
    #[schema(value_type = String, format = Date)]
    pub on: Date,
    pub title: String,
}

impl From<govern::committee::tally::Proof> for BulletinProof {
    fn from(p: govern::committee::tally::Proof) -> Self {
        BulletinProof { concept: p.concept.into(), id: p.id, on: p.on, title: p.title }
    }
}

/// One of the “4个1” over the quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CommitteeItem {
    /// `analysis` `meeting` `inspection` `report`
    pub item: String,
    pub title: String,
    /// 次, 份
    pub count_word: String,
    pub need: i64,
    pub have: i64,
    /// 还差 1 次联合检查; empty: nothing.
    pub missing: String,
    pub proofs: Vec<BulletinProof>,
}

/// A special committee over the quarter, as known at the moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinCommittee {
    pub id: Uuid,
    pub name: String,
    /// Set up on this day of the quarter, where it was not there from its beginning.
    #[schema(value_type = Option<String>, format = Date)]
    pub since: Option<Date>,
    /// Dissolved on this day of the quarter.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Date>,
    pub items: Vec<CommitteeItem>,
    pub missing: String,
    pub say: String,
}

/// From where the lights of an earlier period are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LightBasis {
    /// `kept` of its kept bulletin, `ledger` from the after-images, `none` they cannot be compared.
    pub how: String,
    /// The moment whose lights are shown.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub as_of: Option<Timestamp>,
    /// For whoever reads the bulletin.
    pub words: String,
}

/// Both comparisons of the lights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LightBases {
    pub last: LightBasis,
    pub last_year: LightBasis,
}

/// A record that is named in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinCase {
    pub concept: String,
    pub id: Uuid,
    pub number: String,
    pub title: String,
    pub link: String,
}

/// A region or department whose accidents and deaths rose two months running.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinRise {
    pub name: String,
    pub words: String,
}

/// All figures of a period as known at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct BulletinFigures {
    /// `weekly` `monthly` `quarterly`
    pub kind: String,
    pub kind_label: String,
    pub region: String,
    pub region_name: String,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    pub label: String,
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    pub zero_rule: String,
    pub figures: Vec<FigureRow>,
    pub units: Vec<BulletinLine>,
    pub regions: Vec<BulletinLine>,
    pub rising: Vec<BulletinRise>,
    pub rankings: Vec<BulletinRanking>,
    /// What is due in the next period, the first day first.
    pub next: Vec<BulletinCase>,
    /// Chosen by the office.
    pub cases: Vec<BulletinCase>,
    /// “4个1” of the region's own special committees; quarterly bulletins only.
    #[serde(default)]
    pub committees: Vec<BulletinCommittee>,
    /// Where the earlier lights are from; absent in bulletins made before they were compared.
    #[serde(default)]
    pub lights: Option<LightBases>,
}
