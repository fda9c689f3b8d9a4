//! What people say about a point: a calibration, a fault, filed maintenance, a restart. A reported fault is a task of the
//! regulator at once (handbook 04 §5.3): it cannot be overlooked that nobody checked it.

use super::act;
use crate::alarm::model::NEVER;
use crate::doubt::model::{Doubt, Rule, Told};
use crate::point::io::store as points;
use axum::Json;
use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::flow::Party;
use kernel::id::PointId;
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};
use store::params;
use utoipa::ToSchema;
use uuid::Uuid;
use web::{Answer, Body, Ctx, Id};

/// Longest words, in characters.
const LONGEST: usize = 500;

/// What somebody says about a point.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct MarkForm {
    /// `calibration` `fault` `maintenance` `restart`
    pub told: String,
    /// Now unless given; at most a day back.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    /// Open unless given; a fault may stay open until it is ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub note: String,
}

/// A stretch about which somebody said something.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MarkedView {
    pub id: Uuid,
    pub told: String,
    pub told_label: String,
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    pub note: String,
    pub by: String,
}

fn bad(path: &str, say: &str) -> Refusal {
    Refusal::invalid("BAD_MARK", say).at(path, say)
}

/// Say something about a point of the own enterprise; a running statement of the same kind is ended by `until`.
///
/// # Errors
/// `BAD_MARK` with the field; `NOT_YOURS` for anybody but the enterprise and its regulator.
pub async fn say(ctx: &Ctx, id: PointId, form: MarkForm) -> Outcome<()> {
    let told = Told::parse(&form.told).ok_or_else(|| bad("told", "请选择标校、报故障、备案检修或重启。"))?;
    let note = form.note.trim();
    if note.is_empty() || note.chars().count() > LONGEST {
        return Err(bad("note", "请写明情况，500 字以内。"));
    }
    let from = form.from.unwrap_or(ctx.now());
    let early = ctx.now().saturating_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::UNIX_EPOCH);
    if from < early {
        return Err(bad("from", "开始时间最早为 24 小时以前；更早的情况请联系监管部门说明。"));
    }
    let mut tx = ctx.begin().await?;
    let point = points::find(&mut tx, ctx.scope(), id).await?;
    if !act::parties(ctx, &point.place).iter().any(|p| matches!(p, Party::Owner | Party::Supervisor)) {
        return Err(Refusal::forbidden("NOT_YOURS", "只有本企业和其监管部门可以登记仪表的标校、故障和检修。"));
    }
    let until = form.until.unwrap_or(NEVER);
    let open = "update doubt_mark set until_at = $3 where point = $1 and told = $2 and until_at = $4 and from_at < $3";
    let ended = match form.until {
        Some(until) => tx.exec(open, params![id, told.code(), until, NEVER]).await?,
        None => 0,
    };
    if ended == 0 {
        if until <= from {
            return Err(bad("until", "结束时间应晚于开始时间；没有正在进行的同类情况可以结束。"));
        }
        let sql =
            "insert into doubt_mark (id, point, told, from_at, until_at, note, by_name) values ($1,$2,$3,$4,$5,$6,$7)";
        let mark: PointId = ctx.id();
        tx.exec(sql, params![mark.0, id, told.code(), from, until, note, &ctx.actor().name]).await?;
    }
    let words = format!("{}：{note}", told.label());
    let event = Event::new(point.id, "mark", "登记仪表情况").note(Some(words));
    ctx.record(&mut tx, &event, &point).await?;
    if told == Told::Fault && ended == 0 {
        let span = (from.as_millisecond(), from.max(ctx.now()).as_millisecond());
        let words = format!("企业报告仪表或系统故障：{note}。须到现场核查，故障期间涉及区域应停止作业。");
        let doubt = Doubt::new(Rule::FaultReported, 1.0, span, words);
        act::file(ctx, &mut tx, &point, doubt, ctx.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn all(ctx: &Ctx, id: PointId) -> Outcome<Vec<MarkedView>> {
    let mut tx = ctx.read().await?;
    points::find(&mut tx, ctx.scope(), id).await?;
    let sql = "select id, told, from_at, until_at, note, by_name from doubt_mark where point = $1 \
               order by from_at desc, id desc limit 200";
    let rows = tx.all(sql, params![id]).await?;
    rows.iter()
        .map(|r| {
            let (told, until): (String, Timestamp) = (r.get("told")?, r.get("until_at")?);
            Ok(MarkedView {
                id: r.get("id")?,
                told_label: Told::parse(&told).map_or(String::new(), |t| t.label().to_owned()),
                told,
                from: r.get("from_at")?,
                until: Some(until).filter(|u| *u != NEVER),
                note: r.get("note")?,
                by: r.get("by_name")?,
            })
        })
        .collect()
}

#[utoipa::path(get, path = "/points/{id}/marks", tag = "doubt", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<MarkedView>)))]
pub async fn list(ctx: Ctx, Id(id): Id<PointId>) -> Answer<Vec<MarkedView>> {
    Ok(Json(all(&ctx, id).await?))
}

#[utoipa::path(post, path = "/points/{id}/marks", tag = "doubt", params(("id" = Uuid, Path)), request_body = MarkForm,
               responses((status = 200, body = Vec<MarkedView>)))]
pub async fn add(ctx: Ctx, Id(id): Id<PointId>, Body(form): Body<MarkForm>) -> Answer<Vec<MarkedView>> {
    say(&ctx, id, form).await?;
    Ok(Json(all(&ctx, id).await?))
}
