//! Who changed what, when: read off the ledger.

use crate::site::flow::SiteFlow;
use crate::site::io::store;
use crate::site::model::{SiteColour, Tag};
use ::law::{industry, scale::Scale};
use ::store::ledger;
use axum::Json;
use jiff::Timestamp;
use kernel::flow::Flow;
use kernel::id::{SiteId, UnitId};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use web::view::{LabelValue, UnitRef};
use web::{Answer, Ctx, Id};

/// One line of a site's history.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SiteChange {
    pub id: uuid::Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: String,
    pub unit: Option<UnitRef>,
    pub action: String,
    pub label: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub note: Option<String>,
    pub fields: Vec<SiteFieldChange>,
    /// What was entered for a part.
    pub part: Vec<LabelValue>,
    pub sealed: bool,
}

/// A field that changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SiteFieldChange {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

const FIELDS: &[(&str, &str)] = &[
    ("name", "名称"),
    ("region_path", "所在地区"),
    ("address", "地址"),
    ("trade", "监管类别"),
    ("industry", "行业代码"),
    ("regulator", "行业监管部门"),
    ("township", "属地"),
    ("staff", "从业人数"),
    ("revenue_wan", "营业收入（万元）"),
    ("assets_wan", "资产总额（万元）"),
    ("scale", "规模"),
    ("scale_reason", "规模调整理由"),
    ("high_risk", "高危"),
    ("tags", "工艺标签"),
    ("standard_level", "标准化等级"),
    ("principal", "主要负责人"),
    ("phone", "联系电话"),
    ("lng", "经度"),
    ("lat", "纬度"),
    ("staffing", "安全管理人员"),
    ("park", "化工园区"),
    ("state", "存续状态"),
    ("next_check_on", "下次检查"),
    ("licence_due", "最早到期"),
];

fn shown(
    field: &str,
    value: &Value,
    unit: &impl Fn(&str) -> Option<String>,
    region: &impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let text = value.as_str().unwrap_or_default();
    Some(match (field, value) {
        (_, Value::Null) => return None,
        ("regulator" | "township", _) => unit(text).unwrap_or_else(|| "（已不在名录）".into()),
        ("region_path", _) => region(text).unwrap_or_else(|| text.to_owned()),
        ("trade", _) => industry::trade_label(text).unwrap_or(text).to_owned(),
        ("scale", _) => Scale::parse(text).map_or_else(|| text.to_owned(), |s| s.label().to_owned()),
        ("state", _) => SiteFlow::parse_state(text).map_or_else(|| text.to_owned(), |s| s.label().to_owned()),
        ("park", _) => crate::site::model::Park::parse(text).map_or(text, |p| p.label()).to_owned(),
        ("phone", _) => crate::site::io::view::masked(text),
        ("tags", Value::Array(all)) => {
            let names = all
                .iter()
                .filter_map(Value::as_str)
                .map(|t| Tag::parse(t).map_or_else(|| t.to_owned(), |x| x.label().to_owned()));
            names.collect::<Vec<_>>().join("、")
        }
        ("staffing", _) => {
            let n = |k: &str| value.get(k).and_then(Value::as_i64).unwrap_or(0);
            format!("专职 {}、兼职 {}、注安师 {}", n("full_time"), n("part_time"), n("engineers"))
        }
        (_, Value::Bool(b)) => if *b { "是" } else { "否" }.into(),
        (_, Value::String(s)) => s.clone(),
        (_, other) => other.to_string(),
    })
}

fn state(word: &str) -> String {
    match word.split_once(':') {
        Some(("site", code)) => SiteFlow::parse_state(code).map_or_else(|| code.to_owned(), |s| s.label().to_owned()),
        Some(("colour", code)) => SiteColour::parse(code).map_or_else(|| code.to_owned(), |c| c.label().to_owned()),
        _ => word.to_owned(),
    }
}

fn body(part: Option<&Value>) -> Vec<LabelValue> {
    let Some(Value::Object(fields)) = part else { return Vec::new() };
    let flat = fields.iter().filter(|(k, v)| !v.is_null() && k.as_str() != "result" && k.as_str() != "phone");
    flat.map(|(k, v)| LabelValue { label: k.clone(), value: v.as_str().map_or_else(|| v.to_string(), str::to_owned) })
        .collect()
}

#[utoipa::path(get, path = "/sites/{id}/timeline", tag = "site", params(("id" = Uuid, Path)),
               responses((status = 200, body = Vec<SiteChange>)))]
pub async fn timeline(ctx: Ctx, Id(id): Id<SiteId>) -> Answer<Vec<SiteChange>> {
    let mut tx = ctx.read().await?;
    let site = store::find(&mut tx, ctx.scope(), id).await?;
    let entries = ledger::of(&mut tx, "site", site.id.0).await?;
    let in_images = entries.iter().flat_map(|e| [e.after.get("regulator"), e.after.get("township")]);
    let mut ids: Vec<UnitId> = in_images.flatten().filter_map(Value::as_str).filter_map(|s| s.parse().ok()).collect();
    ids.extend(entries.iter().filter_map(|e| e.unit));
    let units = store::units(&mut tx, &ids).await?;
    let regions = org::region::io::store::all(&mut tx).await?;
    let unit = |id: &str| units.get(&id.parse::<UnitId>().ok()?).map(|u| u.name.clone());
    let region = |path: &str| regions.iter().find(|r| r.path == path).map(|r| r.name.clone());
    let mut out = Vec::with_capacity(entries.len());
    let mut before: Option<Value> = None;
    let null = Value::Null;
    for e in entries {
        let fields = before.as_ref().map_or_else(Vec::new, |b| {
            FIELDS
                .iter()
                .filter_map(|(field, label)| {
                    let (old, new) = (b.get(field).unwrap_or(&null), e.after.get(field).unwrap_or(&null));
                    (old != new).then(|| SiteFieldChange {
                        label: (*label).into(),
                        before: shown(field, old, &unit, &region),
                        after: shown(field, new, &unit, &region),
                    })
                })
                .collect()
        });
        out.push(SiteChange {
            id: e.id.0,
            at: e.at,
            by: e.actor_name,
            unit: e.unit.and_then(|u| units.get(&u).cloned()),
            action: e.action,
            label: e.label,
            from: e.from.filter(|s| !s.is_empty()).map(|s| state(&s)),
            to: e.to.map(|s| state(&s)),
            note: e.note,
            fields,
            part: body(e.after.get("part")),
            sealed: e.sealed,
        });
        before = Some(e.after);
    }
    Ok(Json(out))
}
