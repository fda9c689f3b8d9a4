//! Where a chemical firm may stand: new production of hazardous chemicals goes into a chemical park of general or lower
//! risk; a park of class A takes no new project (应急〔2019〕78号).

use crate::site::flow::State;
use crate::site::model::{Park, Site, Tag};
use serde::Serialize;

/// What follows for the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Siting {
    /// `fit` `outside` `barred` `unknown`
    pub code: String,
    pub say: String,
    pub clause: String,
}

/// `None`: the rule does not concern this site.
pub fn siting(site: &Site) -> Option<Siting> {
    let production = site.trade == "chemical" && (site.industry.starts_with("25") || site.industry.starts_with("26"));
    if !production && !site.tags.contains(&Tag::HazchemProcess) {
        return None;
    }
    let building = site.state == State::Building;
    const PARKS: &str = "化工园区安全风险等级（应急〔2019〕78号）";
    const NEW: &str = "新建危险化学品生产项目进园区的要求（待核）";
    let (code, say, clause) = match (site.park, building) {
        (None, _) => ("unknown", "是否在认定的化工园区内尚未填写，请补填后判断。", NEW),
        (Some(Park::A), true) => {
            ("barred", "A 类（高风险）园区不新增危险化学品项目，在建项目应停止并重新选址。", PARKS)
        }
        (Some(Park::B), true) => {
            ("barred", "新建危险化学品生产项目应进入一般或较低风险的园区，B 类（较高风险）园区应严格限制。", NEW)
        }
        (Some(Park::Outside), true) => ("barred", "新建危险化学品生产项目应进入认定的化工园区，园区外不得新建。", NEW),
        (Some(Park::Outside), false) => {
            ("outside", "在化工园区外，不宜改建扩建；请登记改造提升、整合重组或关闭退出的去向。", NEW)
        }
        (Some(Park::A), false) => ("outside", "所在园区为 A 类（高风险），园区须限期整改，其间不得新增项目。", PARKS),
        (Some(_), _) => ("fit", "在符合要求的化工园区内。", NEW),
    };
    Some(Siting { code: code.into(), say: say.into(), clause: clause.into() })
}
