//! What is typed in about a risk.

use super::{Control, Duty, Plan};
use crate::risk::level::ControlLevel;
use crate::risk::score::{Chosen, Method};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The whole form; what is left out is empty, except the plan, which then stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct RiskForm {
    pub activity: String,
    pub source: String,
    pub event: String,
    pub consequence: String,
    pub standard: String,
    pub factor: Option<String>,
    pub method: Method,
    /// Values chosen without controls.
    pub inherent: Chosen,
    /// Values chosen with the controls that are there.
    pub residual: Chosen,
    pub control_level: Option<ControlLevel>,
    pub duty: Vec<Duty>,
    pub controls: Vec<Control>,
    pub plan: Option<Plan>,
}
