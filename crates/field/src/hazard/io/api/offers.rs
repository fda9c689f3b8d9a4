//! What the asker may do with a hazard now, by the verbs' own guards.

use crate::hazard::flow::{
    Action, DelayAction, DelayFlow, DualFlow, HazardFlow, ListingAction, ListingFlow, State, StopFlow,
};
use crate::hazard::io::act;
use crate::hazard::model::{Hazard, Listing, StopOrder};
use crate::hazard::rules::party::Who;
use crate::hazard::rules::{limits, listing as terms};
use kernel::{Outcome, Party};
use web::{Ctx, Offer, offer};

fn say(r: Outcome<()>) -> Option<String> {
    r.err().map(|e| e.say)
}

/// What the asker may do now, by the verbs' own guards.
pub fn offers(ctx: &Ctx, h: &Hazard, last: Option<&Listing>, order: Option<&StopOrder>) -> Vec<Offer> {
    let who = act::who(ctx);
    let parties = who.parties(h);
    let mut out = offer::offers::<HazardFlow>(h.state, &parties, |a| {
        let guard = who.four_eyes(h, a).and_then(|()| match a {
            Action::Close => limits::close(h),
            _ => Ok(()),
        });
        say(guard)
    });
    // What is major already is not made major.
    out.retain(|o| !(o.action == "upgrade" && h.is_major()));
    out.retain(|o| {
        let action = <HazardFlow as kernel::Flow>::parse_action(&o.action);
        action.is_none_or(|a| !who.never(h, a))
    });
    for o in &mut out {
        needs(h, o);
    }
    if h.is_major() && !h.state.closed() {
        out.extend(offer::offers::<DualFlow>(h.dual, &parties, |_| None));
    }
    out.extend(delays(ctx, h, &who, &parties));
    out.extend(listings(ctx, h, last, &who, &parties));
    out.extend(orders(h, order, &parties));
    out
}

/// Fields that a step needs beyond the table: files, officers, the expert.
fn needs(h: &Hazard, o: &mut Offer) {
    let major = h.is_major() && matches!(h.state, State::Review | State::Fixed);
    let more: &[&str] = match o.action.as_str() {
        "finish" => &["evidence"],
        "pass" if major => &["officers", "expert", "note"],
        "return" if major => &["officers"],
        _ => &[],
    };
    o.needs.extend(more.iter().map(|n| (*n).to_owned()));
    if matches!(o.action.as_str(), "verify" | "verify_major") && !h.kind.is_empty() {
        o.needs.retain(|n| n != "kind");
    }
}

fn delays(ctx: &Ctx, h: &Hazard, who: &Who, parties: &[Party]) -> Vec<Offer> {
    let mut parties = parties.to_vec();
    if h.is_major() || !h.self_found() {
        parties.retain(|p| *p != Party::Principal);
    }
    let mut out = offer::offers::<DelayFlow>(h.delay, &parties, |a| match a {
        DelayAction::Request => say(limits::delay(h, None, &ctx.law().parameters, ctx.today())),
        _ => None,
    });
    let running = matches!(h.state, State::Assigned | State::Rectifying) && h.listed.is_none();
    out.retain(|o| running || o.action != "request" && !h.state.closed());
    if !who.owns(h) && !who.stands_in(h) {
        out.retain(|o| o.action != "request");
    }
    out
}

fn listings(ctx: &Ctx, h: &Hazard, last: Option<&Listing>, who: &Who, parties: &[Party]) -> Vec<Offer> {
    let Some(l) = last.filter(|l| h.listing == Some(l.id) || l.state.code() == "delisted") else {
        return propose(h, parties);
    };
    let parties_of = who.parties_of_listing(h, l);
    let mut out = offer::offers::<ListingFlow>(l.state, &parties_of, |a| match a {
        ListingAction::AskExtension => {
            say(terms::extension(ctx.law(), l, &h.region_path, None, ctx.today()).map(|_| ()))
        }
        ListingAction::Apply if h.state != State::Accepted => Some("隐患还没有复查合格，不能报请摘牌。".into()),
        ListingAction::Delist if h.stopped => Some("停产停用决定还没有解除，不能摘牌。".into()),
        _ => None,
    });
    out.retain(|o| match o.action.as_str() {
        "file" => l.filed_on.is_none(),
        "publish" => l.published_on.is_none(),
        "publish_end" => l.end_published_on.is_none(),
        "escalate" => l.level.above().is_some(),
        "apply" => h.state == State::Accepted,
        _ => true,
    });
    if h.listing.is_none() {
        out.extend(propose(h, parties));
    }
    out
}

fn propose(h: &Hazard, parties: &[Party]) -> Vec<Offer> {
    let may = parties.iter().any(|p| matches!(p, Party::Supervisor | Party::Clerk));
    if !may || limits::propose(h).is_err() {
        return Vec::new();
    }
    vec![made("listing", "propose", "提名挂牌督办", &["level", "reason"])]
}

fn orders(h: &Hazard, order: Option<&StopOrder>, parties: &[Party]) -> Vec<Offer> {
    match order.filter(|_| h.stopped) {
        Some(o) => offer::offers::<StopFlow>(o.state, parties, |_| None),
        None if parties.contains(&Party::Supervisor) && !h.state.closed() => {
            vec![made("stop_order", "order", "责令停产停用", &["number", "scope", "officers"])]
        }
        None => Vec::new(),
    }
}

fn made(flow: &str, action: &str, label: &str, needs: &[&str]) -> Offer {
    Offer {
        flow: flow.into(),
        action: action.into(),
        label: label.into(),
        needs: needs.iter().map(|n| (*n).to_owned()).collect(),
        refused: None,
    }
}
