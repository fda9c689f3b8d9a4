//! Verbs of the investigation: its team, its term, the four no-passes; and what a move of the file asks of them.

use super::{keepers, terms};
use crate::accident::flow::{AccidentAction, Stage};
use crate::accident::grade::Grade;
use crate::accident::guard::words;
use crate::accident::inquiry::{
    Evaluation, Lesson, Level, Listed, Longer, Member, Part, Team, Ticked, Verdict, acceptable,
};
use crate::accident::io::act::{keep, mark, parties, same};
use crate::accident::io::store;
use crate::accident::model::{Accident, Mark};
use ::store::Tx;
use jiff::ToSpan;
use kernel::event::Event;
use kernel::id::{AccidentId, FileId, UnitId};
use kernel::{Outcome, Party, Refusal};
use org::ask::{Notice, tell};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::Ctx;

/// A member as typed in.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewMember {
    pub name: String,
    /// `government` `emergency` `trade` `supervision` `police` `union` `procuratorate` `expert`
    pub part: String,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub unit: Option<UnitId>,
}

/// A team as typed in.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewTeam {
    pub version: Option<i64>,
    /// 组长
    pub lead: String,
    #[schema(value_type = Option<uuid::Uuid>)]
    pub lead_unit: Option<UnitId>,
    /// The government, or the department that it authorised.
    pub authority: String,
    pub members: Vec<NewMember>,
}

/// The term of the report changes.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewTerm {
    pub version: Option<i64>,
    /// `longer` approved once, `appraisal` days that do not count
    pub sort: String,
    pub days: i64,
    /// Which government approved it.
    pub by: String,
    pub note: String,
}

/// One of the four is fulfilled.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct NewLesson {
    pub version: Option<i64>,
    /// `cause` `people` `measures` `taught`
    pub lesson: String,
    pub note: String,
    #[schema(value_type = Vec<uuid::Uuid>)]
    pub files: Vec<FileId>,
}

/// Refuses whoever stands below the level that investigates: a county does not investigate what a prefecture must.
fn high_enough(a: &Accident, parties: &[Party]) -> Outcome<()> {
    let level = a.inquiry.level(a.grade);
    if level == Level::County || parties.contains(&Party::Supervisor) {
        return Ok(());
    }
    let why = if a.inquiry.raised.is_some() { "已提级，" } else { "" };
    let say = format!("{}{why}由{}组织调查，请移交上级办理。", a.grade.label(), level.label());
    Err(Refusal::forbidden("LEVEL_ABOVE", say))
}

fn team_there(a: &Accident) -> Outcome<()> {
    match (&a.inquiry.team, a.inquiry.hand_up(a.grade)) {
        (Some(_), None) => Ok(()),
        (Some(_), Some(say)) => Err(Refusal::conflict("TEAM_BELOW", say)),
        (None, _) => Err(Refusal::conflict("TEAM_MISSING", "还没有登记调查组，请先登记组长、批准成立的政府和成员。")),
    }
}

/// Whether a move may be taken now, apart from the table.
pub fn guard(a: &Accident, action: AccidentAction, parties: &[Party]) -> Outcome<()> {
    use AccidentAction::{Approve, Evaluate, Investigate, List, Raise, Review, Submit};
    match action {
        Investigate | Submit => high_enough(a, parties).and_then(|()| team_there(a)),
        Approve => {
            high_enough(a, parties)?;
            match a.inquiry.hand_up(a.grade) {
                Some(say) => Err(Refusal::conflict("TEAM_BELOW", format!("{say}请先退回重新调查。"))),
                None => a.inquiry.may_close(),
            }
        }
        Raise if a.inquiry.level(a.grade).above().is_none() => {
            Err(Refusal::conflict("NOTHING_ABOVE", "已由国务院组织调查，不能再提级。"))
        }
        List if a.inquiry.listed.is_some() => {
            Err(Refusal::conflict("ALREADY_LISTED", "这起事故已挂牌督办，不必重复挂牌。"))
        }
        Review if a.inquiry.reviewed.is_some() => {
            Err(Refusal::conflict("ALREADY_REVIEWED", "调查报告已审核同意，不必重复登记。"))
        }
        Evaluate if a.inquiry.raised.is_some() && !parties.contains(&Party::Supervisor) => {
            Err(Refusal::forbidden("LEVEL_ABOVE", "提级调查的事故由上级组织整改评估，您不能代办。"))
        }
        _ => Ok(()),
    }
}

/// New figures made the grade what it is: where that outgrew the team, the file says so and the offices are told once.
pub async fn regraded(ctx: &Ctx, tx: &mut Tx, a: &mut Accident, before: Grade) -> Outcome<()> {
    let known = a.inquiry.hand_up(before);
    let Some(say) = a.inquiry.hand_up(a.grade).filter(|say| known.as_ref() != Some(say)) else { return Ok(()) };
    a.marks
        .push(("调查移交上级".into(), Mark { at: ctx.now(), by: None, name: "系统".into(), note: Some(say.clone()) }));
    let notice = Notice {
        kind: "accident.hand_up".into(),
        key: format!("accident/{}/hand_up/{}", a.id, a.inquiry.level(a.grade).code()),
        to: keepers(tx, a).await?,
        title: format!("调查须移交上级：{}", a.title).chars().take(110).collect(),
        text: say,
        link: format!("/accidents/{}", a.id),
        concept: "accident".into(),
        about: a.id.0,
        ..Notice::default()
    };
    tell(ctx, tx, &notice).await?;
    Ok(())
}

/// What a move changes in the investigation. What is taken away stays in the ledger.
pub fn follow(ctx: &Ctx, a: &mut Accident, action: AccidentAction, verdict: Option<Verdict>, note: Option<&str>) {
    let (today, by) = (ctx.today(), mark(ctx, note));
    let (level, listed_days) =
        (a.inquiry.level(a.grade), || ctx.law().parameters.value("accident.listed_days", &a.region_path, today) as i64);
    match action {
        AccidentAction::Raise => {
            let days = (a.inquiry.submitted_on, a.inquiry.reviewed.take());
            drop(days);
            (a.inquiry.raised, a.inquiry.team, a.inquiry.submitted_on) = (level.above(), None, None);
        }
        AccidentAction::List => {
            let due = today.saturating_add(listed_days().days());
            a.inquiry.listed = Some(Listed { due, mark: by });
        }
        AccidentAction::Review => a.inquiry.reviewed = Some(by),
        AccidentAction::Return => (a.inquiry.submitted_on, a.inquiry.reviewed) = (None, None),
        AccidentAction::Submit => a.inquiry.submitted_on = Some(today),
        AccidentAction::Approve => a.inquiry.approved_on = Some(today),
        AccidentAction::Evaluate => {
            a.inquiry.evaluation = verdict.map(|verdict| Evaluation { verdict, mark: by });
        }
        AccidentAction::Verify | AccidentAction::Investigate | AccidentAction::Strike => {}
    }
}

/// Refuses whoever does not keep the file, and a file that is closed.
fn at_work(ctx: &Ctx, a: &Accident) -> Outcome<()> {
    let parties = parties(ctx, a);
    if !parties.contains(&Party::Clerk) {
        return Err(Refusal::forbidden("NOT_YOURS", "事故调查由发生地或上级的应急管理、安委办人员登记。"));
    }
    high_enough(a, &parties)?;
    match a.stage {
        Stage::Verified | Stage::Investigating | Stage::Submitted => Ok(()),
        s => Err(Refusal::conflict("WRONG_STATE", format!("事故{}，现在不能登记调查情况。", s.label()))),
    }
}

/// 登记调查组: while it is verified or investigated.
///
/// # Errors
/// `NOT_YOURS`, `LEVEL_ABOVE`, `WRONG_STATE`, `BAD_TEAM`, `UNIT_UNKNOWN`.
pub async fn team(ctx: &Ctx, id: AccidentId, ask: NewTeam) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut a = store::find(&mut tx, ctx.scope(), id).await?;
    same(&a, ask.version)?;
    at_work(ctx, &a)?;
    if a.stage == Stage::Submitted {
        return Err(Refusal::conflict("WRONG_STATE", "调查报告已提交，调查组不能再改；退回后可以调整。"));
    }
    let mut members = Vec::with_capacity(ask.members.len());
    for m in ask.members {
        let part = Part::parse(&m.part).ok_or_else(|| {
            let say = format!("没有“{}”这种成员身份，请从列表中选择。", m.part);
            Refusal::invalid("BAD_TEAM", say).at("members", "身份未找到")
        })?;
        members.push(Member { name: m.name.trim().to_owned(), part, unit: m.unit });
    }
    let team = Team {
        lead: ask.lead.trim().to_owned(),
        lead_unit: ask.lead_unit,
        authority: ask.authority.trim().to_owned(),
        members,
        level: a.inquiry.level(a.grade),
        mark: mark(ctx, None),
    };
    acceptable(&team)?;
    for unit in team.members.iter().filter_map(|m| m.unit).chain(team.lead_unit) {
        if store::unit(&mut tx, unit).await?.is_none() {
            let say = "所选单位不在组织机构中，请重新选择。";
            return Err(Refusal::invalid("UNIT_UNKNOWN", say).at("members", "未找到"));
        }
    }
    let note = format!("组长{}，{}批准", team.lead, team.authority);
    a.inquiry.team = Some(team);
    let event = Event::new(id, "team", "登记调查组").note(Some(note));
    keep(ctx, &mut tx, &mut a, event).await?;
    tx.commit().await?;
    Ok(())
}

/// The term of the report is made longer once (at most by as much as the law allows), or days of appraisal are taken out.
///
/// # Errors
/// `NOT_YOURS`, `LEVEL_ABOVE`, `WRONG_STATE`, `BAD_TERM`, `ALREADY_LONGER`, `TERM_PAST`, `MISSING_FIELD`.
pub async fn term(ctx: &Ctx, id: AccidentId, ask: NewTerm) -> Outcome<()> {
    let note = words(&ask.note, "note", "理由")?;
    let mut tx = ctx.begin().await?;
    let mut a = store::find(&mut tx, ctx.scope(), id).await?;
    same(&a, ask.version)?;
    at_work(ctx, &a)?;
    if a.stage == Stage::Submitted {
        return Err(Refusal::conflict("WRONG_STATE", "调查报告已提交，期限不再变动。"));
    }
    let terms = terms(ctx, &a);
    let bad = |say: String| Err(Refusal::invalid("BAD_TERM", say.clone()).at("days", say));
    match ask.sort.as_str() {
        "longer" => {
            if !(1..=terms.longer_days).contains(&ask.days) {
                return bad(format!("延长应为 1—{} 日，现为 {} 日。", terms.longer_days, ask.days));
            }
            if a.inquiry.longer.is_some() {
                return Err(Refusal::conflict("ALREADY_LONGER", "调查期限已经延长过一次，不能再延。"));
            }
            if ctx.today() > a.inquiry.report_due(kernel::day_of(a.occurred_at), &terms) {
                return Err(Refusal::conflict("TERM_PAST", "调查期限已过，不能再延长；请尽快提交调查报告。"));
            }
            let by = words(&ask.by, "by", "批准的政府")?;
            a.inquiry.longer = Some(Longer { days: ask.days, by, mark: mark(ctx, Some(&note)) });
        }
        "appraisal" => {
            if !(0..=730).contains(&ask.days) {
                return bad(format!("技术鉴定时间应为 0—730 日，现为 {} 日。", ask.days));
            }
            a.inquiry.appraisal_days = ask.days;
        }
        _ => {
            let say = "请选择延长期限或扣除技术鉴定时间。";
            return Err(Refusal::invalid("BAD_TERM", say).at("sort", "未找到"));
        }
    }
    let label = if ask.sort == "longer" { "延长调查期限" } else { "扣除技术鉴定时间" };
    a.marks.push((label.into(), mark(ctx, Some(&format!("{} 日。{note}", ask.days)))));
    let event = Event::new(id, "term", label).note(Some(note));
    keep(ctx, &mut tx, &mut a, event).await?;
    tx.commit().await?;
    Ok(())
}

/// 四不放过: one of the four, with what proves it.
///
/// # Errors
/// `NOT_YOURS`, `LEVEL_ABOVE`, `WRONG_STATE`, `NO_SUCH_LESSON`, `EVIDENCE_REQUIRED`, `ALREADY_TICKED`, `MISSING_FIELD`.
pub async fn lesson(ctx: &Ctx, id: AccidentId, ask: NewLesson) -> Outcome<()> {
    let lesson = Lesson::parse(&ask.lesson)
        .ok_or_else(|| Refusal::invalid("NO_SUCH_LESSON", "请选择“四不放过”中的一项。").at("lesson", "未找到"))?;
    let note = words(&ask.note, "note", "情况说明")?;
    if ask.files.is_empty() {
        let say = format!("“{}”须附证据，请上传材料。", lesson.label());
        return Err(Refusal::invalid("EVIDENCE_REQUIRED", say).at("files", "必填"));
    }
    let mut tx = ctx.begin().await?;
    let mut a = store::find(&mut tx, ctx.scope(), id).await?;
    same(&a, ask.version)?;
    at_work(ctx, &a)?;
    if a.stage == Stage::Verified {
        return Err(Refusal::conflict("WRONG_STATE", "成立调查组以后才能登记“四不放过”。"));
    }
    if a.inquiry.lessons.iter().any(|t| t.lesson == lesson) {
        let say = format!("“{}”已登记，不用重复登记。", lesson.label());
        return Err(Refusal::conflict("ALREADY_TICKED", say));
    }
    org::file::attach(ctx, &mut tx, &ask.files, "accident", a.id.0, &a.region_path).await?;
    a.inquiry.lessons.push(Ticked { lesson, files: ask.files, mark: mark(ctx, Some(&note)) });
    let event = Event::new(id, "lesson", lesson.label()).note(Some(note));
    keep(ctx, &mut tx, &mut a, event).await?;
    tx.commit().await?;
    Ok(())
}

/// What the yearly assessment would look at, with where each rule is from; nothing is scored here.
pub fn notes(a: &Accident) -> Vec<String> {
    let mut out = Vec::new();
    if a.stage == Stage::Struck || !a.counted {
        return out;
    }
    if a.grade <= Grade::Larger {
        out.push("较大及以上事故：最终认定为责任事故的，当年取消评优（有关方案做法）；认定前只作提示。".into());
    }
    if a.grade <= Grade::Major {
        out.push("重大及以上事故：当年不合格、取消先进（有关方案做法）；认定前只作提示。".into());
    }
    if a.concealed.is_some() {
        out.push("标记为瞒报或谎报：考核不合格并作为问责线索（产品建议，由安委会审定）。".into());
    }
    out
}
