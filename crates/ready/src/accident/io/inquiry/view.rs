//! What is shown of an investigation.

use super::act::notes;
use super::{owed, terms};
use crate::accident::flow::Stage;
use crate::accident::inquiry::{Lesson, Level};
use crate::accident::io::api::{AccidentMark, marked};
use crate::accident::io::store;
use crate::accident::model::Accident;
use ::store::Tx;
use jiff::civil::Date;
use kernel::id::{FileId, UnitId};
use kernel::{Outcome, Party};
use serde::Serialize;
use utoipa::ToSchema;
use web::Ctx;

/// Somebody of the team.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InquiryMember {
    pub name: String,
    pub part: String,
    pub part_label: String,
    pub unit: Option<String>,
}

/// 调查组.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InquiryTeam {
    pub lead: String,
    pub lead_unit: Option<String>,
    pub authority: String,
    pub members: Vec<InquiryMember>,
    /// Level of government for which it was set up.
    pub level_label: String,
    pub mark: AccidentMark,
}

/// One of the four no-passes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InquiryLesson {
    pub code: String,
    pub label: String,
    /// Absent: not fulfilled yet.
    pub mark: Option<AccidentMark>,
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub files: Vec<FileId>,
}

/// What is owed next.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InquiryOwed {
    pub what: String,
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    pub late: bool,
}

/// An investigation with its terms.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InquiryView {
    /// `county` `prefecture` `province` `state`
    pub level: String,
    pub level_label: String,
    /// By the level above, not by the grade.
    pub raised: bool,
    /// 一般事故 without casualties: the county may entrust the enterprise (art. 19).
    pub may_entrust: bool,
    pub team: Option<InquiryTeam>,
    /// The grade has risen above the team's level: what must happen, in words.
    pub hand_up: Option<String>,
    pub hints: Vec<String>,
    #[schema(value_type = String, format = Date)]
    pub report_due: Date,
    pub longer_days: i64,
    pub longer_by: Option<String>,
    pub appraisal_days: i64,
    #[schema(value_type = Option<String>, format = Date)]
    pub submitted_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub approve_due: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub approved_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub evaluate_due: Option<Date>,
    /// Listed by the level above, to be done by this day.
    #[schema(value_type = Option<String>, format = Date)]
    pub listed_due: Option<Date>,
    pub listed: Option<AccidentMark>,
    pub reviewed: Option<AccidentMark>,
    pub lessons: Vec<InquiryLesson>,
    pub verdict: Option<String>,
    pub evaluation: Option<AccidentMark>,
    pub owed: Option<InquiryOwed>,
    /// For the yearly assessment.
    pub notes: Vec<String>,
    pub may_team: bool,
    pub may_term: bool,
    pub may_lesson: bool,
}

async fn name(tx: &mut Tx, unit: Option<UnitId>) -> Outcome<Option<String>> {
    Ok(match unit {
        Some(id) => store::unit(tx, id).await?.map(|u| u.0),
        None => None,
    })
}

async fn team(tx: &mut Tx, a: &Accident) -> Outcome<Option<InquiryTeam>> {
    let Some(t) = &a.inquiry.team else { return Ok(None) };
    let mut members = Vec::with_capacity(t.members.len());
    for m in &t.members {
        members.push(InquiryMember {
            name: m.name.clone(),
            part: m.part.code().into(),
            part_label: m.part.label().into(),
            unit: name(tx, m.unit).await?,
        });
    }
    Ok(Some(InquiryTeam {
        lead: t.lead.clone(),
        lead_unit: name(tx, t.lead_unit).await?,
        authority: t.authority.clone(),
        members,
        level_label: t.level.label().into(),
        mark: marked("登记调查组", &t.mark),
    }))
}

/// The investigation as the asker may see it.
pub async fn view(ctx: &Ctx, tx: &mut Tx, a: &Accident, parties: &[Party]) -> Outcome<InquiryView> {
    let (q, terms) = (&a.inquiry, terms(ctx, a));
    let level = q.level(a.grade);
    let keeps = parties.contains(&Party::Clerk) && (level == Level::County || parties.contains(&Party::Supervisor));
    let at = |stages: &[Stage]| keeps && stages.contains(&a.stage);
    Ok(InquiryView {
        level: level.code().into(),
        level_label: level.label().into(),
        raised: q.raised.is_some(),
        may_entrust: level == Level::County && a.harm.dead == 0 && a.harm.injured == 0 && a.harm.missing == 0,
        team: team(tx, a).await?,
        hand_up: q.hand_up(a.grade).filter(|_| !a.stage.closed()),
        hints: q.hints(a.regulator),
        report_due: q.report_due(kernel::day_of(a.occurred_at), &terms),
        longer_days: q.longer.as_ref().map_or(0, |l| l.days),
        longer_by: q.longer.as_ref().map(|l| l.by.clone()),
        appraisal_days: q.appraisal_days,
        submitted_on: q.submitted_on,
        approve_due: q.approve_due(a.grade, &terms),
        approved_on: q.approved_on,
        evaluate_due: q.evaluate_due(&terms),
        listed_due: q.listed.as_ref().map(|l| l.due),
        listed: q.listed.as_ref().map(|l| marked("挂牌督办", &l.mark)),
        reviewed: q.reviewed.as_ref().map(|m| marked("审核同意", m)),
        lessons: Lesson::ALL
            .iter()
            .map(|l| {
                let done = q.lessons.iter().find(|t| t.lesson == *l);
                InquiryLesson {
                    code: l.code().into(),
                    label: l.label().into(),
                    mark: done.map(|t| marked(l.label(), &t.mark)),
                    files: done.map(|t| t.files.clone()).unwrap_or_default(),
                }
            })
            .collect(),
        verdict: q.evaluation.as_ref().map(|e| e.verdict.label().to_owned()),
        evaluation: q.evaluation.as_ref().map(|e| marked("整改评估", &e.mark)),
        owed: owed(ctx, a).map(|o| InquiryOwed { what: o.what.into(), due: o.due, late: ctx.today() > o.due }),
        notes: notes(a),
        may_team: at(&[Stage::Verified, Stage::Investigating]),
        may_term: at(&[Stage::Verified, Stage::Investigating]),
        may_lesson: at(&[Stage::Investigating, Stage::Submitted]) && !q.lacking().is_empty(),
    })
}
