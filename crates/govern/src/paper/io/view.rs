//! What is sent of papers.

use super::act;
use crate::paper::fill::holes;
use crate::paper::flow::PaperFlow;
use crate::paper::model::{Filed, Served};
use crate::paper::template;
use crate::task::io::store as tasks;
use ::store::Tx;
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::{PaperId, UnitId};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;
use web::view::UnitRef;
use web::{Ctx, Offer, offer};

/// A paper in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperRow {
    #[schema(value_type = Uuid)]
    pub id: PaperId,
    pub template: String,
    pub template_label: String,
    pub title: String,
    /// 发文字号, once issued.
    pub number: Option<String>,
    pub organ: UnitRef,
    pub to: Vec<UnitRef>,
    /// `draft` `signing` `issued` `void`
    pub state: String,
    pub state_label: String,
    pub by: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub issued_at: Option<Timestamp>,
}

/// A served copy.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperCopy {
    pub unit: UnitRef,
    /// 主送 rather than 抄送.
    pub main: bool,
    #[schema(value_type = String, format = DateTime)]
    pub served_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub received_at: Option<Timestamp>,
    pub received_by: Option<String>,
    /// The asker may confirm the receipt.
    pub may_receive: bool,
}

/// A paper.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperView {
    #[serde(flatten)]
    pub row: PaperRow,
    /// `ordinary` `letter` `minutes`
    pub form: String,
    pub form_label: String,
    pub copy_to: Vec<UnitRef>,
    pub concept: String,
    pub about: Uuid,
    /// The text as drafted and edited; the issued paper says what it said when it was signed.
    pub text: String,
    /// Facts that the text still lacks.
    pub missing: Vec<String>,
    pub seal: bool,
    pub urgency: Option<String>,
    pub signed_by: Option<String>,
    /// SM3 of the frozen content.
    pub sha: Option<String>,
    pub reason: Option<String>,
    pub copies: Vec<PaperCopy>,
    pub may_edit: bool,
    pub version: i64,
    pub offers: Vec<Offer>,
}

/// Pages as SVG.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperPages {
    pub pages: Vec<String>,
}

/// Draw a paper.
pub fn pages(paper: &office::paper::Paper) -> PaperPages {
    PaperPages { pages: office::paper::lay(paper).iter().map(office::paper::svg).collect() }
}

fn row(f: &Filed, units: &HashMap<UnitId, UnitRef>) -> PaperRow {
    let organ = units.get(&f.organ).cloned().unwrap_or_else(|| UnitRef {
        id: f.organ,
        name: f.organ_name.clone(),
        short: f.organ_name.clone(),
        region: f.region_path.clone(),
    });
    PaperRow {
        id: f.id,
        template: f.template.clone(),
        template_label: template::of(&f.template).map_or_else(|| f.template.clone(), |t| t.name),
        title: f.title.clone(),
        number: f.printed.clone(),
        organ,
        to: f.to.iter().filter_map(|u| units.get(u).cloned()).collect(),
        state: f.state.code().into(),
        state_label: f.state.label().into(),
        by: f.drafted_name.clone(),
        at: f.at,
        issued_at: f.issued_at,
    }
}

/// Papers in a list.
pub async fn rows(tx: &mut Tx, found: Vec<Filed>) -> Outcome<Vec<PaperRow>> {
    let mut all: Vec<UnitId> = found.iter().flat_map(|f| f.to.iter().copied().chain([f.organ])).collect();
    all.sort_unstable();
    all.dedup();
    let units = tasks::units(tx, &all).await?;
    Ok(found.iter().map(|f| row(f, &units)).collect())
}

/// One paper with its copies.
pub async fn paper(ctx: &Ctx, tx: &mut Tx, f: Filed, copies: Vec<Served>) -> Outcome<PaperView> {
    let mut all: Vec<UnitId> = f.to.iter().chain(&f.copy_to).copied().chain([f.organ]).collect();
    all.sort_unstable();
    all.dedup();
    let units = tasks::units(tx, &all).await?;
    let parties = act::parties(ctx, &f);
    let own = ctx.scope().units();
    // Whoever only received it sees that it was served on itself, not who else has confirmed.
    let inside = !parties.is_empty()
        || ctx.scope().whole_regions(kernel::Right::PaperRead).any(|a| f.region_path.starts_with(&a.path));
    let writes = act::writes(ctx, &f);
    let copies = copies
        .into_iter()
        .filter(|c| inside || own.contains(&c.unit))
        .filter_map(|c| {
            let may = c.received_at.is_none() && !f.state.closed() && (own.contains(&c.unit) || writes);
            Some(PaperCopy {
                unit: units.get(&c.unit).cloned()?,
                main: c.main,
                served_at: c.served_at,
                received_at: c.received_at,
                received_by: c.received_name,
                may_receive: may,
            })
        })
        .collect();
    Ok(PaperView {
        row: row(&f, &units),
        form: f.form.code().into(),
        form_label: f.form.label().into(),
        copy_to: f.copy_to.iter().filter_map(|u| units.get(u).cloned()).collect(),
        concept: f.concept.clone(),
        about: f.about,
        missing: holes(&f.text),
        seal: f.seal,
        urgency: f.urgency.clone(),
        signed_by: f.signed_name.clone(),
        sha: f.sha.clone(),
        reason: f.reason.clone(),
        copies,
        may_edit: act::editable(&f) && !parties.is_empty(),
        version: f.version,
        offers: offer::offers::<PaperFlow>(f.state, &parties, |_| None),
        text: f.text,
    })
}
