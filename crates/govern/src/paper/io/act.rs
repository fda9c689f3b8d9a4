//! Verbs: edit, submit, return, sign, void, receive. One function, one transaction, the caller's.

use super::draft::{known, may_for, names};
use super::store;
use crate::paper::flow::{PaperAction, PaperFlow, PaperState};
use crate::paper::model::{Filed, Issued, Served};
use crate::paper::{page, rules};
use ::store::Tx;
use kernel::event::Event;
use kernel::flow::{Flow, Party};
use kernel::id::{PaperId, UnitId};
use kernel::{Outcome, Refusal, Right};
use office::paper::Form;
use sm3::{Digest, Sm3};
use web::{Ctx, offer};

/// In what capacities the asker may act on a paper. Nobody signs what the same person drafted.
pub fn parties(ctx: &Ctx, f: &Filed) -> Vec<Party> {
    let mut out = Vec::new();
    let author = f.drafted_by.is_some() && f.drafted_by == ctx.actor().person;
    if author {
        out.push(Party::Author);
    }
    if writes(ctx, f) {
        out.push(Party::Clerk);
    }
    if !author && may_for(ctx, Right::PaperSign, f.organ, &f.region_path) {
        out.push(Party::Closer);
    }
    out
}

/// Whether the asker drafts for the paper's organ.
pub fn writes(ctx: &Ctx, f: &Filed) -> bool {
    may_for(ctx, Right::PaperWrite, f.organ, &f.region_path)
}

/// Whether its text may still change.
pub fn editable(f: &Filed) -> bool {
    matches!(f.state, PaperState::Draft | PaperState::Signing)
}

fn words(text: Option<&str>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

/// What may be changed in a draft; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    pub text: Option<String>,
    pub to: Option<Vec<UnitId>>,
    pub copy_to: Option<Vec<UnitId>>,
    pub seal: Option<bool>,
    /// Empty text takes it away.
    pub urgency: Option<String>,
    pub secrecy: Option<String>,
}

/// Change a draft. After signing nothing of it changes.
pub async fn edit(ctx: &Ctx, tx: &mut Tx, id: PaperId, version: i64, edit: Edit) -> Outcome<Filed> {
    let before = store::find(tx, ctx.scope(), id).await?;
    if version != before.version {
        return Err(Refusal::changed_meanwhile("公文"));
    }
    if !editable(&before) {
        let say = format!("公文{}，文字不能再改；确需更正请撤回作废后重新起草。", before.state.label());
        return Err(Refusal::conflict("FROZEN", say));
    }
    if !parties(ctx, &before).iter().any(|p| matches!(p, Party::Author | Party::Clerk | Party::Closer)) {
        return Err(Refusal::forbidden("NOT_YOURS", "只有发文机关的起草人、经办人或签发人可以修改这份公文。"));
    }
    let mut f = before.clone();
    if let Some(text) = edit.text {
        rules::text(&text)?;
        f.title = office::paper::read(&text).title.replace('\n', "");
        f.text = text;
    }
    f.to = edit.to.unwrap_or(f.to);
    f.copy_to = edit.copy_to.unwrap_or(f.copy_to);
    rules::recipients(&f.to, &f.copy_to, f.form != Form::Minutes)?;
    known(tx, &f.to, "to").await?;
    known(tx, &f.copy_to, "copy_to").await?;
    f.seal = edit.seal.unwrap_or(f.seal);
    if edit.urgency.is_some() {
        f.urgency = rules::urgency(words(edit.urgency.as_deref()))?;
    }
    if edit.secrecy.is_some() {
        f.secrecy = rules::secrecy(words(edit.secrecy.as_deref()))?;
    }
    f.version += 1;
    store::save(tx, &f, before.version).await?;
    // The text is no part of the after-image of each edit; who changed it when is.
    ctx.record(tx, &Event::new(id, "edit", "修改"), &f).await?;
    Ok(f)
}

/// Take a step: `submit` `return` `sign` `void` `revoke`.
pub async fn advance(
    ctx: &Ctx,
    tx: &mut Tx,
    id: PaperId,
    action: &str,
    version: Option<i64>,
    reason: Option<&str>,
) -> Outcome<Filed> {
    let before = store::find(tx, ctx.scope(), id).await?;
    step(ctx, tx, before, action, version, reason).await
}

async fn step(
    ctx: &Ctx,
    tx: &mut Tx,
    before: Filed,
    action: &str,
    version: Option<i64>,
    reason: Option<&str>,
) -> Outcome<Filed> {
    if version.is_some_and(|v| v != before.version) {
        return Err(Refusal::changed_meanwhile("公文"));
    }
    let reason = words(reason);
    let filled: &[&str] = if reason.is_some() { &["reason"] } else { &[] };
    let parties = parties(ctx, &before);
    if action == "sign" && !before.state.closed() && !parties.contains(&Party::Closer) {
        return Err(not_signer(&before, &parties));
    }
    let (act, to) = offer::step::<PaperFlow>("公文", before.state, action, &parties, filled)?;
    let mut f = Filed { state: to, version: before.version + 1, ..before.clone() };
    match act {
        PaperAction::Sign => freeze(ctx, tx, &mut f).await?,
        PaperAction::Submit => rules::complete(&f.text)?,
        PaperAction::Return | PaperAction::Void | PaperAction::Revoke => f.reason = reason.clone(),
    }
    store::save(tx, &f, before.version).await?;
    if act == PaperAction::Sign {
        store::serve(tx, &f).await?;
    }
    let event = Event::new(f.id, PaperFlow::action_code(act), PaperFlow::action_label(act))
        .moved(before.state.code(), to.code())
        .note(reason);
    ctx.record(tx, &event, &f).await?;
    Ok(f)
}

fn not_signer(f: &Filed, parties: &[Party]) -> Refusal {
    let say = if parties.contains(&Party::Author) {
        format!("《{}》由您起草，须由发文机关的另一位负责人签发。", f.title)
    } else {
        format!("签发须由“{}”有签发权限的负责人办理，您不能代签。", f.organ_name)
    };
    Refusal::forbidden("FORBIDDEN_SIGN", say)
}

/// Number, content and hash. The number is taken in the caller's transaction: rolled back, it was never given.
async fn freeze(ctx: &Ctx, tx: &mut Tx, f: &mut Filed) -> Outcome<()> {
    rules::complete(&f.text)?;
    rules::recipients(&f.to, &f.copy_to, f.form != Form::Minutes)?;
    let (to, copy_to) = (known(tx, &f.to, "to").await?, known(tx, &f.copy_to, "copy_to").await?);
    let year = ctx.today().year();
    let number = ::store::number::take(tx, &format!("paper:{}:{}", f.organ, f.word), year, 1).await?;
    f.year = Some(year);
    f.number = Some(number);
    f.printed = Some(rules::printed_number(&f.word, year, number));
    f.issued_at = Some(ctx.now());
    f.signed_by = ctx.actor().person;
    f.signed_name = Some(ctx.actor().name.clone());
    let paper = page::compose(f, names(&to, &f.to), names(&copy_to, &f.copy_to), ctx.today());
    let content = page::frozen(&paper)?;
    f.sha = Some(hex::encode(Sm3::digest(content.as_bytes())));
    f.content = Some(content);
    Ok(())
}

/// Sign a paper: gives its number, freezes its content, serves it to `to` and `copy_to`.
pub async fn sign(ctx: &Ctx, tx: &mut Tx, id: PaperId) -> Outcome<Issued> {
    let before = store::find(tx, ctx.scope(), id).await?;
    let f = step(ctx, tx, before, "sign", None, None).await?;
    match (f.printed, f.issued_at, f.sha) {
        (Some(number), Some(issued_at), Some(sha)) => Ok(Issued { number, issued_at, sha }),
        _ => Err(Refusal::internal("a signed paper without its number")),
    }
}

/// A unit confirms that it has the paper. Doing so twice changes nothing. The organ may enter a receipt on paper for a unit.
pub async fn receive(ctx: &Ctx, tx: &mut Tx, id: PaperId, unit: UnitId) -> Outcome<()> {
    let f = store::find(tx, ctx.scope(), id).await?;
    let copies = store::copies(tx, id).await?;
    let Some(copy) = copies.into_iter().find(|c| c.unit == unit) else {
        return Err(Refusal::invalid("NOT_SERVED", "这份公文没有送达该单位，不能签收。").at("unit", "未送达"));
    };
    let own = ctx.scope().units().contains(&unit) || ctx.scope().everything;
    if !own && !writes(ctx, &f) {
        return Err(Refusal::forbidden("NOT_YOUR_COPY", "只能签收送达本单位的公文。"));
    }
    if f.state == PaperState::Void {
        return Err(Refusal::conflict("PAPER_VOID", "这份公文已撤回作废，不用签收。"));
    }
    if copy.received_at.is_some() {
        return Ok(());
    }
    let copy = Served {
        received_at: Some(ctx.now()),
        received_by: ctx.actor().person,
        received_name: Some(ctx.actor().name.clone()),
        ..copy
    };
    store::receive(tx, &copy).await?;
    ctx.record(tx, &Event::new(id, "receive", "签收"), &copy).await?;
    Ok(())
}
