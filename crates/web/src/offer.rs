//! Buttons: what the one who asks may do now. The front end draws them and knows no state rule.

use kernel::flow::{Flow, Party, Refused};
use kernel::{Outcome, Refusal};
use serde::Serialize;
use utoipa::ToSchema;

/// One possible move.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Offer {
    /// Name of the flow: `work`.
    pub flow: String,
    pub action: String,
    pub label: String,
    /// Fields that the move needs.
    pub needs: Vec<String>,
    /// Why it is refused just now, if it is: the button is shown disabled with this sentence.
    pub refused: Option<String>,
}

/// What somebody in these capacities may do now. `guard` runs the verb's own guards for each action.
pub fn offers<F: Flow>(state: F::State, parties: &[Party], guard: impl Fn(F::Action) -> Option<String>) -> Vec<Offer> {
    F::offers(state, parties)
        .into_iter()
        .map(|m| Offer {
            flow: F::NAME.into(),
            action: F::action_code(m.action).into(),
            label: F::action_label(m.action).into(),
            needs: m.needs.iter().map(|n| (*n).to_owned()).collect(),
            refused: guard(m.action),
        })
        .collect()
}

/// Chinese name of a field that moves may need.
pub fn field_label(field: &str) -> &str {
    match field {
        "reason" => "原因",
        "note" => "说明",
        "progress" => "完成进度",
        "evidence" => "凭据",
        "due" => "新的时限",
        "unit" => "单位",
        "reply" => "答复",
        "leader" => "包案领导",
        "photo" => "现场照片",
        "safeguards" => "安全措施的确认",
        "held_on" => "召开日期",
        other => other,
    }
}

/// Take one step of a flow; a refusal says in Chinese what is wrong. `what` names the record in the sentence.
pub fn step<F: Flow>(
    what: &str,
    state: F::State,
    action: &str,
    parties: &[Party],
    filled: &[&str],
) -> Outcome<(F::Action, F::State)> {
    let Some(act) = F::parse_action(action) else {
        return Err(Refusal::invalid("NO_SUCH_ACTION", format!("没有“{action}”这个操作。")));
    };
    F::next(state, act, parties, filled).map(|to| (act, to)).map_err(|refused| {
        let label = F::action_label(act);
        match refused {
            Refused::NoSuchMove { state, .. } => Refusal::conflict(
                "WRONG_STATE",
                format!("{what}目前处于“{}”，不能“{label}”；请刷新页面查看可办理的操作。", F::state_label(state)),
            ),
            Refused::NotYours { by, .. } => Refusal::forbidden(
                "NOT_YOURS",
                format!(
                    "“{label}”应由{}办理，您不能代办。",
                    by.iter().map(|p| p.label()).collect::<Vec<_>>().join("或")
                ),
            ),
            Refused::Missing { field } => {
                Refusal::invalid("MISSING_FIELD", format!("“{label}”须填写{}。", field_label(field))).at(field, "必填")
            }
        }
    })
}
