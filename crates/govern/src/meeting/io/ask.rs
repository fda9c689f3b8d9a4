//! What is typed in, checked against the directory.

use crate::committee::Member;
use crate::meeting::guard;
use crate::task::io::store as tasks;
use ::store::Tx;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal};

/// Most units that are invited beside the members.
const GUESTS: usize = 60;

/// The name of a meeting.
pub fn title(text: &str) -> Outcome<String> {
    let title = guard::words(text, "title", "会议名称")?;
    match title.chars().count() {
        n if n > 80 => {
            let say = format!("会议名称不超过 80 字，现为 {n} 字。");
            Err(Refusal::invalid("TOO_LONG", say).at("title", "过长"))
        }
        _ => Ok(title),
    }
}

/// Units that are to come beside the members, each once; a unit with a seat is no guest.
pub async fn guests(tx: &mut Tx, invited: Vec<UnitId>, m: &[Member]) -> Outcome<Vec<UnitId>> {
    let mut out: Vec<UnitId> = Vec::new();
    for unit in invited {
        if !out.contains(&unit) && !m.iter().any(|s| s.unit == unit) {
            out.push(unit);
        }
    }
    if out.len() > GUESTS {
        let say = format!("列席单位最多 {GUESTS} 个，现为 {} 个。", out.len());
        return Err(Refusal::invalid("TOO_MANY", say).at("invited", "过多"));
    }
    let known = tasks::units(tx, &out).await?;
    match out.iter().all(|u| known.contains_key(u)) {
        true => Ok(out),
        false => {
            Err(Refusal::invalid("UNIT_UNKNOWN", "列席单位中有的不在组织机构中，请重新选择。").at("invited", "未找到"))
        }
    }
}
