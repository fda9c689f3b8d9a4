//! The investigation's verbs, what it owes, and what the clock says of it.

pub mod act;
pub mod api;
mod view;

pub use act::{follow, guard, regraded};
pub use view::{InquiryView, view};

use super::store;
use crate::accident::flow::Stage;
use crate::accident::inquiry::{Owed, Terms};
use crate::accident::model::Accident;
use ::store::{Tx, params};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Outcome;
use org::ask::{Notice, Recipient, tell};
use web::Ctx;

/// Terms as the parameters have them today.
pub fn terms(ctx: &Ctx, a: &Accident) -> Terms {
    let (law, today) = (&ctx.law().parameters, ctx.today());
    let path = &a.region_path;
    Terms {
        report_days: law.value("accident.report_days", path, today) as i64,
        longer_days: law.value("accident.report_longer_days", path, today) as i64,
        approve_days: law.value("accident.approve_days", path, today) as i64,
        approve_days_top: law.value("accident.approve_days_top", path, today) as i64,
        evaluate_months: law.value("accident.evaluate_months", path, today) as i64,
    }
}

/// What is owed next, and until when.
pub fn owed(ctx: &Ctx, a: &Accident) -> Option<Owed> {
    let terms = terms(ctx, a);
    let report =
        || Owed { what: "提交调查报告", due: a.inquiry.report_due(kernel::day_of(a.occurred_at), &terms) };
    match a.stage {
        Stage::Reported | Stage::Verified | Stage::Investigating => Some(report()),
        Stage::Submitted => a.inquiry.approve_due(a.grade, &terms).map(|due| Owed { what: "批复调查报告", due }),
        Stage::Approved => a.inquiry.evaluate_due(&terms).map(|due| Owed { what: "评估整改措施落实", due }),
        Stage::Evaluated | Stage::Struck => None,
    }
}

/// First day on which somebody is reminded of it.
fn from(ctx: &Ctx, a: &Accident, owed: &Owed) -> Date {
    let (law, today) = (&ctx.law().parameters, ctx.today());
    match (a.stage, a.inquiry.approved_on) {
        (Stage::Approved, Some(approved)) => {
            let months = law.value("accident.evaluate_remind_months", &a.region_path, today) as i64;
            approved.saturating_add(months.months())
        }
        _ => {
            let days = law.value("accident.owed_remind_days", &a.region_path, today) as i64;
            owed.due.saturating_sub(days.days())
        }
    }
}

/// Who must know of an accident and of its investigation: the department, and the offices of the county and above.
pub(super) async fn keepers(tx: &mut Tx, a: &Accident) -> Outcome<Vec<Recipient>> {
    let sql = "select id from unit where kind = 'safety_committee_office' and $1 like region_path || '%' order by id";
    let mut to = vec![Recipient::Unit(a.regulator)];
    for row in tx.all(sql, params![&a.region_path]).await? {
        to.push(Recipient::Unit(row.get("id")?));
    }
    Ok(to)
}

/// The department and the offices are told once before a term ends and once when it has passed.
pub async fn remind(ctx: &Ctx, tx: &mut Tx) -> Outcome<()> {
    for a in store::owing(tx).await? {
        let Some(owed) = owed(ctx, &a) else { continue };
        if ctx.today() < from(ctx, &a, &owed) {
            continue;
        }
        let late = ctx.today() > owed.due;
        let word = if late { "已过期" } else { "将到期" };
        let notice = Notice {
            kind: "accident.owed".into(),
            key: format!("accident/{}/owed/{}/{}/{late}", a.id, a.stage.code(), owed.due),
            to: keepers(tx, &a).await?,
            title: format!("{}{word}：{}", owed.what, a.title).chars().take(110).collect(),
            text: format!("{}，时限 {}。", a.number, owed.due),
            link: format!("/accidents/{}", a.id),
            concept: "accident".into(),
            about: a.id.0,
            ..Notice::default()
        };
        tell(ctx, tx, &notice).await?;
    }
    Ok(())
}
