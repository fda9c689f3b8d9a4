//! Drafting: a template, the facts, a text.

use super::store;
use crate::paper::fill::{Filled, fill};
use crate::paper::flow::PaperFlow;
use crate::paper::model::{Draft, Filed};
use crate::paper::rules;
use crate::paper::template::Template;
use crate::task::io::store as tasks;
use ::store::Tx;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{PaperId, UnitId};
use kernel::{Outcome, Refusal, Right};
use office::paper::Form;
use serde_json::{Value, json};
use std::collections::HashMap;
use web::Ctx;
use web::view::UnitRef;

/// Whether the asker has a right for an organ: it is the own unit, or the right reaches the whole region.
pub fn may_for(ctx: &Ctx, right: Right, organ: UnitId, region_path: &str) -> bool {
    let scope = ctx.scope();
    scope.everything
        // A paper belongs to no trade: whoever writes for a department with trades writes for it.
        || scope.units().contains(&organ)
            && scope.areas.iter().any(|a| a.right == right && region_path.starts_with(&a.path))
        || scope.whole_regions(right).any(|a| region_path.starts_with(&a.path))
}

/// Units by id; the first that does not exist is refused.
pub async fn known(tx: &mut Tx, ids: &[UnitId], field: &str) -> Outcome<HashMap<UnitId, UnitRef>> {
    let found = tasks::units(tx, ids).await?;
    if ids.iter().all(|id| found.contains_key(id)) {
        return Ok(found);
    }
    Err(Refusal::invalid("UNIT_UNKNOWN", "所选单位中有的不在组织机构中，请重新选择。").at(field, "未找到"))
}

/// Names in the order asked for.
pub fn names(units: &HashMap<UnitId, UnitRef>, ids: &[UnitId]) -> Vec<String> {
    ids.iter().filter_map(|id| units.get(id)).map(|u| u.name.clone()).collect()
}

/// The facts of a draft with those that every paper has: `organ` `to` `to_names` `copy_to` `today`.
pub fn facts(given: &Value, organ: &UnitRef, to: &[String], copy_to: &[String], today: jiff::civil::Date) -> Value {
    let mut out = given.as_object().cloned().unwrap_or_default();
    out.insert("organ".into(), json!({ "name": organ.name, "short": organ.short }));
    out.insert("to".into(), json!(to));
    out.insert("to_names".into(), json!(to.join("、")));
    out.insert("copy_to".into(), json!(copy_to));
    out.insert("today".into(), json!(today.to_string()));
    Value::Object(out)
}

/// Make a draft: template of today, facts put in, every missing one marked in the text.
pub async fn draft(ctx: &Ctx, tx: &mut Tx, draft: Draft) -> Outcome<PaperId> {
    Ok(made(ctx, tx, draft).await?.0.id)
}

/// The same, with the filed paper and what was missing.
pub async fn made(ctx: &Ctx, tx: &mut Tx, draft: Draft) -> Outcome<(Filed, Vec<String>)> {
    let (template, template_version) = store::template(tx, &draft.template, ctx.today()).await?;
    rules::recipients(&draft.to, &draft.copy_to, template.form != Form::Minutes)?;
    let all: Vec<UnitId> =
        [draft.organ].into_iter().chain(draft.to.iter().copied()).chain(draft.copy_to.iter().copied()).collect();
    let units = known(tx, &all, "to").await?;
    let organ = units.get(&draft.organ).cloned().ok_or_else(|| Refusal::not_found("发文机关"))?;
    if !may_for(ctx, Right::PaperWrite, draft.organ, &organ.region) {
        let say = format!("您不能以“{}”的名义起草公文；请选择本单位，或由该单位起草。", organ.name);
        return Err(Refusal::forbidden("NOT_YOUR_ORGAN", say).at("organ", "不能代发"));
    }
    let (to, copy_to) = (names(&units, &draft.to), names(&units, &draft.copy_to));
    let facts = facts(&draft.facts, &organ, &to, &copy_to, ctx.today());
    let Filled { text, missing } = fill(&template.body, &facts)?;
    rules::text(&text)?;
    let head = store::organ(tx, draft.organ).await?;
    let filed = filed(ctx, &draft, template, template_version, &organ, head, text);
    store::insert(tx, &filed).await?;
    let event = Event::new(filed.id, "draft", "起草").moved("", filed.state.code());
    ctx.record(tx, &event, &filed).await?;
    Ok((filed, missing))
}

fn filed(
    ctx: &Ctx,
    draft: &Draft,
    template: Template,
    template_version: i64,
    organ: &UnitRef,
    head: Option<crate::paper::model::Organ>,
    text: String,
) -> Filed {
    // Until the office has set the organ's word, its short name stands for it; the page of organs says so.
    let word = head.as_ref().map_or_else(|| organ.short.clone(), |h| h.word.clone());
    let name = head.and_then(|h| h.mark).unwrap_or_else(|| organ.name.clone());
    Filed {
        id: ctx.id(),
        template: template.code,
        template_version,
        form: template.form,
        title: office::paper::read(&text).title.replace('\n', ""),
        organ: draft.organ,
        organ_name: organ.name.clone(),
        region_path: organ.region.clone(),
        word: word + &template.suffix,
        mark: name + &template.head,
        year: None,
        number: None,
        printed: None,
        to: draft.to.clone(),
        copy_to: draft.copy_to.clone(),
        concept: draft.concept.clone(),
        about: draft.about,
        text,
        secrecy: None,
        urgency: None,
        seal: template.seal,
        signer: draft.signer,
        state: PaperFlow::START,
        drafted_by: ctx.actor().person,
        drafted_name: ctx.actor().name.clone(),
        at: ctx.now(),
        issued_at: None,
        signed_by: None,
        signed_name: None,
        content: None,
        sha: None,
        reason: None,
        version: 1,
    }
}
