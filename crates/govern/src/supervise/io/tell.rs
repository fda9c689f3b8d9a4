//! Who is told what: one message, one thing to do, never twice for the same step (`org::ask::tell`).

use super::store::Filed;
use ::store::Tx;
use kernel::Outcome;
use kernel::id::UnitId;
use org::ask::{Notice, Recipient, tell};
use web::Ctx;

fn notice(f: &Filed, kind: &str, to: Vec<Recipient>, title: String, text: String) -> Notice {
    Notice {
        kind: format!("supervise.{kind}"),
        key: format!("supervise/{}/{kind}/{}", f.it.id, f.it.replies.len()),
        to,
        title: title.chars().take(120).collect(),
        text: text.chars().take(2000).collect(),
        link: format!("/supervisions/{}", f.it.id),
        concept: "supervise".into(),
        about: f.it.id.0,
        ..Notice::default()
    }
}

fn role(unit: UnitId, role: &str) -> Recipient {
    Recipient::Role { unit, role: role.into() }
}

/// Served: the unit must act (or know).
pub async fn served(ctx: &Ctx, tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let until = f.it.reply_due.filter(|_| f.it.step.wants_reply());
    let until = match (until, f.it.step.is_held()) {
        (Some(due), true) => format!("请于 {due} 前参加约谈。"),
        (Some(due), false) => format!("请于 {due} 前回复。"),
        _ => String::new(),
    };
    let title = format!("{}：{}", f.it.step.label(), f.it.title);
    if let Some(person) = f.it.person() {
        let n = notice(f, "served", vec![Recipient::Person(person)], title, f.it.text.clone());
        tell(ctx, tx, &Notice { link: "/my/quarter".into(), ..n }).await?;
        return Ok(());
    }
    let wants = f.it.step.wants_reply();
    let n = notice(f, "served", vec![Recipient::Unit(f.it.unit)], title, format!("{}{until}", f.it.text));
    tell(ctx, tx, &Notice { receipt: wants, letter: wants, ..n }).await?;
    Ok(())
}

/// Drafted by a rule or a clerk: it waits for a signature.
pub async fn drafted(ctx: &Ctx, tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let mut to = vec![role(f.it.organ, "office_head")];
    if f.it.step.signed_with() == kernel::Right::SuperviseLead {
        to.push(Recipient::InChargeOf(f.it.unit));
    }
    let title = format!("待签发的{}：{}", f.it.step.label(), f.it.title);
    tell(ctx, tx, &notice(f, "drafted", to, title, f.it.text.clone())).await?;
    Ok(())
}

/// Answered: whoever signed and the clerks judge it.
pub async fn replied(ctx: &Ctx, tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let text = f.it.replies.last().map(|r| r.text.clone()).unwrap_or_default();
    let title = format!("{}已回复，请审核：{}", f.it.step.label(), f.it.title);
    tell(ctx, tx, &notice(f, "replied", office(f), title, text)).await?;
    Ok(())
}

/// Sent back, held, accepted: the unit is told what comes next.
pub async fn judged(ctx: &Ctx, tx: &mut Tx, f: &Filed, kind: &str, text: String) -> Outcome<()> {
    let title = format!("{}{}：{}", f.it.step.label(), f.it.state.label(), f.it.title);
    tell(ctx, tx, &notice(f, kind, vec![Recipient::Unit(f.it.unit)], title, text)).await?;
    Ok(())
}

/// The answer did not come: the office is told once for each day that was set.
pub async fn lapsed(ctx: &Ctx, tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let Some(due) = f.it.reply_due else { return Ok(()) };
    let title = format!("{}到期未回：{}", f.it.step.label(), f.it.title);
    let n = notice(f, "lapsed", office(f), title, format!("应于 {due} 前回复，至今没有回复。"));
    tell(ctx, tx, &Notice { key: format!("supervise/{}/lapsed/{due}", f.it.id), ..n }).await?;
    Ok(())
}

/// 每周调度 is missing: the leader in charge is told, once for each week.
pub async fn review(ctx: &Ctx, tx: &mut Tx, f: &Filed, week: i64) -> Outcome<()> {
    let Some(leader) = f.it.leader else { return Ok(()) };
    let title = format!("本周还没有调度：{}", f.it.title);
    let n =
        notice(f, "review", vec![Recipient::Person(leader)], title, "您包抓的这件督办超过一周没有调度记录。".into());
    tell(ctx, tx, &Notice { key: format!("supervise/{}/review/{week}", f.it.id), ..n }).await?;
    Ok(())
}

fn office(f: &Filed) -> Vec<Recipient> {
    let signer = f.it.signed.as_ref().and_then(|m| m.by).map(Recipient::Person);
    signer.into_iter().chain([role(f.it.organ, "office_clerk")]).collect()
}
