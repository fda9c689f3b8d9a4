//! What is filled in for a unit.

use jiff::civil::Date;
use kernel::id::UnitId;
use serde::Deserialize;
use utoipa::ToSchema;

/// A unit to be added or changed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct UnitForm {
    pub name: String,
    /// The name is used if it is empty.
    #[serde(default)]
    pub short: String,
    /// Code or label of the kind.
    pub kind: String,
    /// Id, code or path.
    pub region: String,
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub parent: Option<UnitId>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub level: Option<String>,
    #[serde(default)]
    pub sector: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
    /// Needed for a change.
    #[serde(default)]
    pub version: Option<i64>,
}
