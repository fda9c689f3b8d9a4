//! Shapes that several concepts send.

use jiff::civil::Date;
use kernel::id::{PersonId, UnitId};
use kernel::light::Light;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A unit, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnitRef {
    #[schema(value_type = Uuid)]
    pub id: UnitId,
    pub name: String,
    /// Short name, as on the wall chart.
    pub short: String,
    /// Region path.
    pub region: String,
}

/// A person, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonRef {
    #[schema(value_type = Uuid)]
    pub id: PersonId,
    pub name: String,
    pub post: Option<String>,
}

/// A record that a judgement or a count rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordRef {
    pub concept: String,
    pub id: Uuid,
    pub label: String,
}

/// A labelled value.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LabelValue {
    pub label: String,
    pub value: String,
}

/// A parameter that a judgement used.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParameterUse {
    pub key: String,
    pub label: String,
    pub value: String,
    pub source: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub effective_from: Option<Date>,
}

/// A light that explains itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LightView {
    /// `green` `yellow` `red` `submitted` `done` `none`
    pub color: String,
    pub label: String,
    /// Why, in one sentence.
    pub say: String,
    /// First day on which the colour will differ if nothing is reported, and that colour.
    #[schema(value_type = Option<String>, format = Date)]
    pub turns_at: Option<Date>,
    pub turns_to: Option<String>,
    pub rule: String,
    pub clause: String,
    pub inputs: Vec<LabelValue>,
    pub records: Vec<RecordRef>,
    pub parameters: Vec<ParameterUse>,
}

impl LightView {
    pub fn of(light: &Light, records: Vec<RecordRef>) -> LightView {
        LightView {
            color: light.color.code().into(),
            label: light.color.label().into(),
            say: light.say.clone(),
            turns_at: light.turns_at,
            turns_to: light.turns_to.map(|c| c.code().into()),
            rule: light.rule.clone(),
            clause: light.clause.clone(),
            inputs: light
                .inputs
                .iter()
                .map(|i| LabelValue { label: i.label.clone(), value: i.value.clone() })
                .collect(),
            records,
            parameters: light
                .parameters
                .iter()
                .map(|p| ParameterUse {
                    key: p.key.clone(),
                    label: p.label.clone(),
                    value: p.value.clone(),
                    source: p.source.clone(),
                    effective_from: p.effective_from,
                })
                .collect(),
        }
    }
}
