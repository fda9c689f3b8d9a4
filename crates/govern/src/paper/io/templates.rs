//! Routes of templates.

use super::api::gathered;
use super::draft::{facts, known, names};
use super::view::{self, PaperPages};
use super::{store, word};
use crate::paper::fact;
use crate::paper::fill::fill;
use crate::paper::page;
use crate::paper::template::{self, Template};
use ::store::params;
use axum::Json;
use axum::extract::Path;
use jiff::civil::Date;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal};
use office::paper::Form;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Body, Ctx};

/// A template in force today.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperTemplateView {
    pub code: String,
    pub name: String,
    /// `ordinary` `letter` `minutes`
    pub form: String,
    pub suffix: String,
    pub head: String,
    pub seal: bool,
    pub body: String,
    /// 0: as shipped.
    pub version: i64,
    pub versions: Vec<PaperTemplateVersion>,
}

/// One edited version.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperTemplateVersion {
    pub version: i64,
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    pub by: String,
}

/// A new version.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PaperTemplateForm {
    pub name: String,
    pub form: String,
    #[serde(default)]
    pub suffix: String,
    #[serde(default)]
    pub head: String,
    pub seal: bool,
    pub body: String,
    /// Today where it is missing; not in the past.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
}

/// A text to be looked at with a real record.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PaperPreviewForm {
    pub body: String,
    /// `task` or `unit`
    pub concept: String,
    pub about: Uuid,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub to: Vec<UnitId>,
    #[serde(default)]
    pub facts: serde_json::Map<String, serde_json::Value>,
}

/// How a text looks with a record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaperPreview {
    pub text: String,
    /// Word and path of each fact that the record does not have: `办结期限（finish_by）`.
    pub missing: Vec<String>,
    #[serde(flatten)]
    pub pages: PaperPages,
}

async fn view_of(tx: &mut ::store::Tx, code: &str, today: Date) -> Outcome<PaperTemplateView> {
    let (t, version) = store::template(tx, code, today).await?;
    let rows = tx
        .all(
            "select version, valid_from, by_name from paper_template where code = $1 order by version desc",
            params![code],
        )
        .await?;
    let versions = rows
        .iter()
        .map(|r| {
            Ok(PaperTemplateVersion {
                version: r.get("version")?,
                valid_from: r.get("valid_from")?,
                by: r.get("by_name")?,
            })
        })
        .collect::<Outcome<_>>()?;
    Ok(PaperTemplateView {
        code: t.code,
        name: t.name,
        form: t.form.code().into(),
        suffix: t.suffix,
        head: t.head,
        seal: t.seal,
        body: t.body,
        version,
        versions,
    })
}

#[utoipa::path(get, path = "/paper-templates", tag = "paper", responses((status = 200, body = Vec<PaperTemplateView>)))]
pub async fn list(ctx: Ctx) -> Answer<Vec<PaperTemplateView>> {
    let mut tx = ctx.read().await?;
    let mut out = Vec::new();
    for t in template::shipped() {
        out.push(view_of(&mut tx, &t.code, ctx.today()).await?);
    }
    Ok(Json(out))
}

#[utoipa::path(post, path = "/paper-templates/{code}", tag = "paper", params(("code" = String, Path)),
               request_body = PaperTemplateForm, responses((status = 200, body = PaperTemplateView)))]
pub async fn change(
    ctx: Ctx,
    Path(code): Path<String>,
    Body(form): Body<PaperTemplateForm>,
) -> Answer<PaperTemplateView> {
    let today = ctx.today();
    let from = form.valid_from.unwrap_or(today);
    if from < today {
        let say = format!("模板的启用日期 {from} 已经过去；以前签发的公文不会改变，请从今天或以后的日期启用。");
        return Err(Refusal::invalid("BAD_DAY", say).at("valid_from", "不能早于今天").into());
    }
    let kind = Form::parse(&form.form).ok_or_else(|| {
        Refusal::invalid("BAD_TEMPLATE", format!("没有“{}”这种版式。", form.form)).at("form", "请重新选择")
    })?;
    let mut tx = ctx.begin().await?;
    // Only what is shipped can be edited: each code is known to whoever drafts by it.
    store::template(&mut tx, &code, today).await?;
    let t = Template {
        code: code.clone(),
        name: form.name.trim().to_owned(),
        form: kind,
        suffix: form.suffix.trim().to_owned(),
        head: form.head.trim().to_owned(),
        seal: form.seal,
        body: form.body.replace("\r\n", "\n"),
    };
    template::acceptable(&t)?;
    word::new_version(&ctx, &mut tx, &t, from).await?;
    let view = view_of(&mut tx, &code, today).await?;
    tx.commit().await?;
    Ok(Json(view))
}

#[utoipa::path(post, path = "/paper-templates/{code}/preview", tag = "paper", params(("code" = String, Path)),
               request_body = PaperPreviewForm, responses((status = 200, body = PaperPreview)))]
pub async fn preview(ctx: Ctx, Path(code): Path<String>, Body(form): Body<PaperPreviewForm>) -> Answer<PaperPreview> {
    let mut tx = ctx.read().await?;
    let (t, _) = store::template(&mut tx, &code, ctx.today()).await?;
    let t = Template { body: form.body, ..t };
    template::acceptable(&t)?;
    let organ = ctx.unit()?;
    let units = known(&mut tx, &[&[organ], form.to.as_slice()].concat(), "to").await?;
    let to = names(&units, &form.to);
    let organ = units.get(&organ).cloned().ok_or_else(|| Refusal::not_found("单位"))?;
    let given = gathered(&ctx, &mut tx, &form.concept, form.about, form.facts).await?;
    let filled = fill(&t.body, &facts(&given, &organ, &to, &[], ctx.today()))?;
    let head = store::organ(&mut tx, organ.id).await?;
    let mark = head.and_then(|h| h.mark).unwrap_or_else(|| organ.name.clone());
    let paper = page::preview(&t, &filled.text, &organ.name, mark + &t.head, to, ctx.today());
    let missing = filled.missing.iter().map(|path| fact::both(path)).collect();
    Ok(Json(PaperPreview { pages: view::pages(&paper), text: filled.text, missing }))
}
