//! What is filled in for an enterprise.

use kernel::id::EnterpriseId;
use serde::Deserialize;
use utoipa::ToSchema;

/// An enterprise to be added or changed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct EnterpriseForm {
    pub name: String,
    #[serde(default)]
    pub uscc: Option<String>,
    /// Id, code or path.
    pub region: String,
    #[serde(default)]
    pub sector: Option<String>,
    #[serde(default)]
    pub high_risk: bool,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub succeeded_by: Option<EnterpriseId>,
    /// Needed for a change.
    #[serde(default)]
    pub version: Option<i64>,
}
