//! What is asked for and sent beside the figures.

use crate::bulletin::view::BulletinFigures;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use web::Offer;
use web::answer::Count;

/// Which periods.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BulletinsAsk {
    /// `weekly` `monthly` `quarterly` (default)
    pub kind: Option<String>,
    /// Code of a region; absent: the largest that the asker sees whole.
    pub region: Option<String>,
}

/// Which figures.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FiguresAsk {
    pub kind: Option<String>,
    pub region: Option<String>,
    /// First day of the period; absent: the last period that is over.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// The moment whose knowledge counts; absent: now.
    #[param(value_type = Option<String>, format = DateTime)]
    pub as_of: Option<Timestamp>,
}

/// Which records of a figure.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RecordsAsk {
    pub region: Option<String>,
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// The last day.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    #[param(value_type = Option<String>, format = DateTime)]
    pub as_of: Option<Timestamp>,
    /// Only those of a line: id of a unit, code of a region.
    pub line: Option<String>,
    pub limit: Option<u32>,
    pub after: Option<Uuid>,
}

/// A record that the office chose as a typical case.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct CaseForm {
    /// `task` `hazard` `accident` `supervise` `listing` `alarm` `doubt`
    pub concept: String,
    pub id: Uuid,
}

/// A bulletin to be drafted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct BulletinForm {
    pub kind: String,
    /// First day of the period; absent: the last period that is over.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Whom readers call; without it the draft says that it is missing.
    pub contact: Option<String>,
    #[serde(default)]
    pub cases: Vec<CaseForm>,
}

/// A paper that was made of a period.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BulletinPaper {
    pub id: Uuid,
    pub title: String,
    /// `draft` `signing` `issued` `void`
    pub state: String,
    pub state_label: String,
    pub number: Option<String>,
    pub by: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The moment whose knowledge its figures hold.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub as_of: Option<Timestamp>,
}

/// A period with what was made of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BulletinPeriod {
    pub kind: String,
    pub kind_label: String,
    pub label: String,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    /// When the draft is to be ready.
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    /// It is over and may be reported.
    pub over: bool,
    pub papers: Vec<BulletinPaper>,
    pub offers: Vec<Offer>,
}

/// Periods of a region, the newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BulletinList {
    pub region: String,
    pub region_name: String,
    /// The clock continues this series, because the office has begun it.
    pub by_clock: bool,
    pub periods: Vec<BulletinPeriod>,
}

/// The figures of a period, with what was made of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BulletinPage {
    #[serde(flatten)]
    pub figures: BulletinFigures,
    /// They stand in a made bulletin and are shown as they stood there.
    pub kept: bool,
    pub papers: Vec<BulletinPaper>,
    pub offers: Vec<Offer>,
}

/// A record behind a figure, as it was at the moment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureRecord {
    pub id: Uuid,
    pub number: String,
    pub title: String,
    pub unit: Option<String>,
    pub region: Option<String>,
    /// What it adds to the sum: 1, days, deaths; of a share 1 if it is in the numerator.
    pub adds: i64,
    pub link: String,
}

/// A page of them with the figure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureRecords {
    pub figure: String,
    pub name: String,
    pub unit: String,
    pub rule: String,
    /// `sum` `share` `mean`
    pub how: String,
    pub value: Option<f64>,
    pub records: i64,
    pub sum: i64,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    pub items: Vec<FigureRecord>,
    pub next: Option<Uuid>,
    pub total: Count,
}
