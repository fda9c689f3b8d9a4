//! Life events of a site.

use super::{heard, keep, parties};
use crate::site::flow::{Action, SiteFlow};
use crate::site::io::store::{self, part};
use crate::site::model::Site;
use ::store::Tx;
use jiff::civil::Date;
use kernel::event::Event;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, SiteId};
use kernel::{Outcome, Refusal};
use org::enterprise::io::act::{self as firms, Consequence};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Ctx, Offer, offer};

/// One life event.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Move {
    /// `open` `rename` `merge` `stop` `resume` `close` `reopen`
    pub action: String,
    /// `site`; may be left out.
    pub flow: Option<String>,
    pub version: Option<i64>,
    /// The day on which it happened; today if left out.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// New name.
    pub name: Option<String>,
    /// Enterprise that takes it over.
    #[schema(value_type = Option<Uuid>)]
    pub enterprise: Option<EnterpriseId>,
}

fn text(field: &Option<String>) -> Option<String> {
    field.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
}

/// What the one who asks may report now.
pub async fn offers(ctx: &Ctx, tx: &mut Tx, site: &Site) -> Outcome<Vec<Offer>> {
    let mine = parties(ctx, tx, site).await?;
    Ok(offer::offers::<SiteFlow>(site.state, &mine, |_| None))
}

/// Report a life event.
pub async fn advance(ctx: &Ctx, id: SiteId, step: &Move) -> Outcome<Site> {
    let mut tx = ctx.begin().await?;
    let mut site = store::find(&mut tx, ctx.scope(), id).await?;
    if step.version.is_some_and(|v| v != site.version) {
        return Err(Refusal::changed_meanwhile("企业场所"));
    }
    let mine = parties(ctx, &mut tx, &site).await?;
    let (reason, note, name) = (text(&step.reason), text(&step.note), text(&step.name));
    let filled: Vec<&str> = [
        ("reason", reason.is_some()),
        ("note", note.is_some()),
        ("name", name.is_some()),
        ("enterprise", step.enterprise.is_some()),
    ]
    .iter()
    .filter(|f| f.1)
    .map(|f| f.0)
    .collect();
    let (action, to) = offer::step::<SiteFlow>("企业场所", site.state, &step.action, &mine, &filled)?;
    let on = step.on.unwrap_or(ctx.today());
    if on > ctx.today() {
        return Err(
            Refusal::invalid("FUTURE_DAY", format!("发生日期 {on} 还没有到，请核对。")).at("on", "不能晚于今天")
        );
    }
    let (before, from, was) = (site.version, site.state, site.name.clone());
    site.state = to;
    let mut what = Consequence::default();
    match action {
        Action::Rename => {
            let new = name.clone().unwrap_or_default();
            if !(2..=100).contains(&new.chars().count()) || new == was {
                let say = "新名称须为 2 至 100 个字，且与原名称不同。";
                return Err(Refusal::invalid("BAD_NAME", say).at("name", "须为 2 至 100 个字"));
            }
            site.name = new.clone();
            what.name = Some(new);
        }
        Action::Merge => what.succeeded_by = step.enterprise,
        _ => {}
    }
    let words = reason.or(note).unwrap_or_default();
    let told = part::LifeEvent {
        kind: SiteFlow::action_code(action).into(),
        on,
        note: words.clone(),
        was: (action == Action::Rename).then_some(was.clone()),
        enterprise: step.enterprise,
        person: ctx.actor().person,
        name: ctx.actor().name.clone(),
        at: ctx.now(),
    };
    part::insert_event(&mut tx, ctx.id::<SiteId>().0, id, &told).await?;
    let said = match action {
        Action::Rename => format!("{was} → {}", site.name),
        _ => words,
    };
    let event = Event::new(id, SiteFlow::action_code(action), SiteFlow::action_label(action))
        .moved(format!("site:{}", from.code()), format!("site:{}", to.code()))
        .note(Some(said));
    keep(ctx, &mut tx, &mut site, before, event).await?;
    if from != to {
        // It is known to be there, or not to work: silence is counted from now on.
        heard(&mut tx, id, ctx.today()).await?;
        (site.heard_on, site.silent_on) = (Some(ctx.today()), None);
    }
    if site.main {
        firms::follow(ctx, &mut tx, site.enterprise, what).await?;
    }
    tx.commit().await?;
    Ok(site)
}
