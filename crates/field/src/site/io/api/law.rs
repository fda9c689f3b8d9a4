//! What the law says about something that is not recorded yet.

use ::law::gb18218::{self, Quantity};
use axum::Json;
use kernel::Refusal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Answer, Body, Ctx};

/// Chemicals of one production or storage unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InstallationAsk {
    pub substances: Vec<SubstanceAsk>,
    /// Residents within 500 m outside the plant.
    pub residents: i64,
}

/// One chemical, largest quantity by design in tonnes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubstanceAsk {
    pub name: String,
    #[serde(default)]
    pub cas: Option<String>,
    /// Class of Table 2, for what Table 1 does not name.
    #[serde(default)]
    pub class: Option<String>,
    pub quantity_t: f64,
}

/// Identification and level with the working.
#[derive(Debug, Serialize, ToSchema)]
pub struct InstallationVerdict {
    pub s: f64,
    pub alpha: f64,
    pub r: f64,
    /// 1 to 4; 0: no major installation.
    pub level: u8,
    pub label: String,
    pub lines: Vec<InstallationLine>,
    pub working: Vec<String>,
    pub source: String,
    /// Classes of Table 2, to choose from.
    pub classes: Vec<crate::site::io::view::Coded>,
}

/// One line of the working.
#[derive(Debug, Serialize, ToSchema)]
pub struct InstallationLine {
    pub name: String,
    pub basis: String,
    pub quantity_t: f64,
    pub critical_t: f64,
    pub ratio: f64,
    pub beta: f64,
    pub weighted: f64,
    /// The figure was checked against the original.
    pub checked: bool,
}

#[utoipa::path(post, path = "/law/installation", tag = "site", request_body = InstallationAsk,
               responses((status = 200, body = InstallationVerdict)))]
pub async fn installation(_ctx: Ctx, Body(ask): Body<InstallationAsk>) -> Answer<InstallationVerdict> {
    let list: Vec<Quantity> = ask
        .substances
        .into_iter()
        .map(|s| Quantity { name: s.name, cas: s.cas, class: s.class, quantity_t: s.quantity_t })
        .collect();
    let found = gb18218::assess(&list, ask.residents).map_err(|wrong| {
        let say: Vec<&str> = wrong.iter().map(|w| w.say.as_str()).collect();
        let refusal = Refusal::invalid("BAD_SUBSTANCE", say.join(""));
        wrong.iter().fold(refusal, |r, w| {
            let path = if w.line < list.len() { format!("substances[{}]", w.line) } else { "residents".into() };
            r.at(path, w.say.clone())
        })
    })?;
    let lines = found.lines.into_iter().map(|l| InstallationLine {
        name: l.name,
        basis: l.basis,
        quantity_t: l.quantity_t,
        critical_t: l.critical_t,
        ratio: l.ratio,
        beta: l.beta,
        weighted: l.weighted,
        checked: l.mark == ::law::Mark::V,
    });
    Ok(Json(InstallationVerdict {
        s: found.s,
        alpha: found.alpha,
        r: found.r,
        level: found.level,
        label: gb18218::level_label(found.level).into(),
        lines: lines.collect(),
        working: found.working,
        source: "GB 18218-2018".into(),
        classes: gb18218::classes().iter().map(|c| crate::site::io::view::Coded::new(&c.code, &c.label)).collect(),
    }))
}
