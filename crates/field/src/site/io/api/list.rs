//! The register of sites.

use crate::site::flow::SiteFlow;
use crate::site::io::store::{self, BY_CHECK, BY_SCORE, LISTED};
use crate::site::io::view::{Names, SiteRow, row};
use crate::site::model::{Site, SiteColour};
use ::law::industry;
use ::law::scale::Scale;
use ::store::{List, Tx, Value, list as lists};
use axum::Json;
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{EnterpriseId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use org::region::io::store as regions;
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Answer, Ask, Ctx, Paged};

/// Filters of the register.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SiteAsk {
    /// Part of the name, pinyin initials, the beginning of the credit code, part of the address.
    pub q: Option<String>,
    /// Id, code or path; whoever lies below is meant too.
    pub region: Vec<String>,
    pub trade: Vec<String>,
    /// Beginning of the industry code.
    pub industry: Option<String>,
    pub scale: Vec<String>,
    pub high_risk: Option<bool>,
    /// `red` `orange` `yellow` `blue` `none`
    pub colour: Vec<String>,
    /// `A` to `D`
    pub grade: Vec<String>,
    pub state: Vec<String>,
    #[param(value_type = Option<Uuid>)]
    pub regulator: Option<UnitId>,
    #[param(value_type = Option<Uuid>)]
    pub enterprise: Option<EnterpriseId>,
    /// 职责待明确: nobody looks after it yet.
    pub unassigned: Option<bool>,
    /// A licence, certificate or inspection runs out on or before this day.
    #[param(value_type = Option<String>, format = Date)]
    pub licence_due: Option<Date>,
    /// The planned inspection is due on or before this day.
    #[param(value_type = Option<String>, format = Date)]
    pub check_due: Option<Date>,
    pub main: Option<bool>,
    /// Neither an own report nor a self-check for the days of `site.silence_days`.
    pub silent: Option<bool>,
    pub limit: Option<u32>,
    pub after: Option<String>,
    /// `name` `grade_score` `next_check`, with `-` for descending.
    pub sort: Option<String>,
}

impl SiteAsk {
    pub fn page(&self) -> PageAsk {
        PageAsk { limit: self.limit, after: self.after.clone(), sort: self.sort.clone() }
    }
}

fn known(ok: bool, what: &str, given: &str) -> Outcome<()> {
    if ok {
        return Ok(());
    }
    Err(Refusal::invalid("BAD_FILTER", format!("筛选条件“{what}”没有“{given}”这个取值，请清除后重选。")))
}

/// Sites by filter, within scope; shared with the export.
pub async fn listed(ctx: &Ctx, tx: &mut Tx, ask: &SiteAsk) -> Outcome<List> {
    for t in &ask.trade {
        known(industry::trade_label(t).is_some(), "监管类别", t)?;
    }
    for s in &ask.scale {
        known(Scale::parse(s).is_some(), "规模", s)?;
    }
    for s in &ask.state {
        known(SiteFlow::parse_state(s).is_some(), "存续状态", s)?;
    }
    let mut colours = Vec::new();
    for c in &ask.colour {
        known(c == "none" || SiteColour::parse(c).is_some(), "等级颜色", c)?;
        colours.push(SiteColour::parse(c).map_or("none", SiteColour::code).to_owned());
    }
    for letter in &ask.grade {
        let found = SiteColour::ALL.iter().find(|c| c.letter().eq_ignore_ascii_case(letter));
        known(found.is_some(), "等级", letter)?;
        colours.extend(found.map(|c| c.code().to_owned()));
    }
    // Each way of sorting has indexes of its own, so that it serves any number of sites.
    let by = match ask.sort.as_deref().unwrap_or_default().trim_start_matches('-') {
        "grade_score" => &BY_SCORE,
        "next_check" => &BY_CHECK,
        _ => &LISTED,
    };
    let mut out = List::new(by, ctx.scope(), Right::SiteRead)
        .among("t.trade", ask.trade.iter().cloned())
        .among("t.scale", ask.scale.iter().filter_map(|s| Scale::parse(s)).map(|s| s.code().to_owned()))
        .among("t.state", ask.state.iter().cloned())
        .among("t.colour", colours)
        .when(ask.high_risk, "t.high_risk = ?")
        .when(ask.main, "t.main = ?")
        .when(ask.regulator, "t.regulator = ?")
        .when(ask.enterprise, "t.enterprise = ?")
        .when(ask.licence_due, "t.licence_due <= ?")
        .when(ask.check_due, "t.next_check_key <= ?");
    if let Some(silent) = ask.silent {
        out = out.and(if silent { "t.silent_on is not null" } else { "t.silent_on is null" }, []);
    }
    if let Some(unassigned) = ask.unassigned {
        out = out.and(if unassigned { "t.regulator is null" } else { "t.regulator is not null" }, []);
    }
    if let Some(code) = ask.industry.as_deref().map(str::trim).filter(|c| !c.is_empty()) {
        out = out.and("t.industry >= ? and t.industry < ?", [Value::from(code), Value::from(format!("{code}:"))]);
    }
    let mut within = Vec::new();
    for word in ask.region.iter().filter(|r| !r.trim().is_empty()) {
        within.push(regions::need(tx, word).await?.path);
    }
    out = out.within(within);
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = lists::like(q);
        out = out.and(
            r"(lower(t.name) like ? escape '\' or t.initials like ? escape '\' or lower(coalesce(t.uscc, '')) like ? escape '\' or lower(t.address) like ? escape '\')",
            vec![like; 4],
        );
    }
    Ok(out)
}

/// Names for some sites.
pub async fn names(tx: &mut Tx, sites: &[Site]) -> Outcome<Names> {
    let regions = regions::all(tx).await?.into_iter().map(|r| (r.path, r.name)).collect();
    let ids: Vec<UnitId> = sites.iter().flat_map(|s| [s.unit, s.regulator, s.township]).flatten().collect();
    Ok(Names { regions, units: store::units(tx, &ids).await? })
}

#[utoipa::path(get, path = "/sites", tag = "site", params(SiteAsk), responses((status = 200, body = Paged<SiteRow>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<SiteAsk>) -> Answer<Paged<SiteRow>> {
    let mut tx = ctx.read().await?;
    let page = listed(&ctx, &mut tx, &ask).await?.page(&mut tx, &ask.page(), store::decode).await?;
    let names = names(&mut tx, &page.items).await?;
    let items = page.items.into_iter().map(|s| row(s, &names)).collect();
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}
