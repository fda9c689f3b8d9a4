//! Routes of persons and grants.

use super::{act, store};
use crate::person::{Person, Post};
use crate::region::io::store as regions;
use crate::role::{self, GrantHeld};
use crate::session::io::store as sessions;
use crate::unit::io::store as units;
use ::store::{Kind, List, Listed, Sort, Tx, Value, list};
use axum::Json;
use jiff::civil::Date;
use kernel::id::{GrantId, PersonId, PostId, UnitId};
use kernel::{Outcome, PageAsk, Refusal, Right};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use web::view::UnitRef;
use web::{Answer, Ask, Body, Ctx, Id, Paged};

pub const LISTED: Listed = Listed {
    table: "person",
    joins: "",
    columns: store::COLUMNS,
    on: act::SCOPE,
    sorts: &[
        Sort { name: "name", column: "t.name", kind: Kind::Text },
        Sort { name: "region", column: "t.region_path", kind: Kind::Text },
    ],
    default: "region",
};

/// A person as sent. Login, grants and lock are for those who keep accounts in the person's region; others get none.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PersonView {
    #[schema(value_type = Uuid)]
    pub id: PersonId,
    pub name: String,
    pub login: Option<String>,
    pub unit: Option<UnitRef>,
    pub posts: Vec<PostView>,
    pub grants: Vec<GrantView>,
    pub locked: bool,
    pub active: bool,
    pub version: i64,
}

/// A post held for a time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PostView {
    #[schema(value_type = Uuid)]
    pub id: PostId,
    pub title: String,
    pub unit: Option<UnitRef>,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub portfolio: Vec<UnitRef>,
}

/// A role given to somebody.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GrantView {
    #[schema(value_type = Uuid)]
    pub id: GrantId,
    pub role: String,
    pub role_label: String,
    pub region: String,
    pub region_name: String,
    pub sectors: Vec<String>,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

/// A person just added, with the first password, which is shown once.
#[derive(Serialize, ToSchema)]
pub struct PersonCreated {
    pub person: PersonView,
    pub password: String,
}

/// A password just set, shown once.
#[derive(Serialize, ToSchema)]
pub struct PasswordSet {
    pub password: String,
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PersonAsk {
    #[param(value_type = Option<Uuid>)]
    pub unit: Option<UnitId>,
    /// Part of the name or login, or pinyin initials.
    pub q: Option<String>,
    /// Also people who may not sign in any more.
    #[serde(default)]
    pub inactive: bool,
    pub limit: Option<u32>,
    pub after: Option<String>,
    pub sort: Option<String>,
}

/// People by filter, within scope. Shared with the export.
pub fn listed(ctx: &Ctx, ask: &PersonAsk) -> List {
    let mut out = List::new(&LISTED, ctx.scope(), Right::DirectoryRead).when(ask.unit, "t.unit = ?");
    if let Some(q) = ask.q.as_deref().filter(|q| !q.trim().is_empty()) {
        let like = list::like(q);
        // Logins are looked through only for those who may see them.
        out = if ctx.scope().may(Right::PeopleWrite) {
            let sql = r"(lower(t.name) like ? escape '\' or t.initials like ? escape '\' or t.login like ? escape '\')";
            out.and(sql, [like.clone(), like.clone(), like])
        } else {
            out.and(r"(lower(t.name) like ? escape '\' or t.initials like ? escape '\')", [like.clone(), like])
        };
    }
    if !ask.inactive {
        out = out.and("t.active = ?", [Value::Bool(true)]);
    }
    out
}

/// People with everything that stands in other tables.
pub async fn views(ctx: &Ctx, tx: &mut Tx, people: Vec<Person>) -> Outcome<Vec<PersonView>> {
    let ids: Vec<PersonId> = people.iter().map(|p| p.id).collect();
    let posts = store::posts(tx, &ids).await?;
    let grants = role::io::store::of(tx, &ids).await?;
    let named: Vec<UnitId> = people
        .iter()
        .map(|p| p.unit)
        .chain(posts.iter().flat_map(|p| p.portfolio.iter().copied().chain([p.unit])))
        .collect();
    let refs = units::refs(tx, &named).await?;
    let names: HashMap<String, String> = regions::all(tx).await?.into_iter().map(|r| (r.path, r.name)).collect();
    let mut out = Vec::with_capacity(people.len());
    for p in people {
        let keeps = ctx.scope().may_in(Right::PeopleWrite, &p.region_path, None);
        let locked = keeps && sessions::locked(tx, &p.login, ctx.now()).await?;
        let mine = grants.iter().filter(|g| keeps && g.person == p.id);
        out.push(PersonView {
            id: p.id,
            unit: refs.get(&p.unit).cloned(),
            posts: posts.iter().filter(|x| x.person == p.id).map(|x| post_view(x, &refs)).collect(),
            grants: mine.map(|g| grant_view(g, &names)).collect(),
            locked,
            login: keeps.then_some(p.login),
            name: p.name,
            active: p.active,
            version: p.version,
        });
    }
    Ok(out)
}

fn post_view(p: &Post, refs: &HashMap<UnitId, UnitRef>) -> PostView {
    PostView {
        id: p.id,
        title: p.title.clone(),
        unit: refs.get(&p.unit).cloned(),
        from: p.valid_from,
        to: p.valid_to,
        portfolio: p.portfolio.iter().filter_map(|u| refs.get(u).cloned()).collect(),
    }
}

fn grant_view(g: &GrantHeld, names: &HashMap<String, String>) -> GrantView {
    GrantView {
        id: g.id,
        role_label: role::role(&g.role).map_or_else(|| g.role.clone(), |r| r.label.to_owned()),
        role: g.role.clone(),
        region_name: names.get(&g.region_path).cloned().unwrap_or_default(),
        region: g.region_path.clone(),
        sectors: g.sectors.clone(),
        from: g.valid_from,
        to: g.valid_to,
    }
}

async fn one(ctx: &Ctx, person: PersonId) -> Outcome<PersonView> {
    let mut tx = ctx.read().await?;
    let person = act::find(ctx, &mut tx, person).await?;
    views(ctx, &mut tx, vec![person]).await?.pop().ok_or_else(|| Refusal::not_found("人员"))
}

#[utoipa::path(get, path = "/persons", tag = "org", params(PersonAsk), responses((status = 200, body = Paged<PersonView>)))]
pub async fn list(ctx: Ctx, Ask(ask): Ask<PersonAsk>) -> Answer<Paged<PersonView>> {
    let mut tx = ctx.read().await?;
    let page_ask = PageAsk { limit: ask.limit, after: ask.after.clone(), sort: ask.sort.clone() };
    let page = listed(&ctx, &ask).page(&mut tx, &page_ask, store::decode).await?;
    let items = views(&ctx, &mut tx, page.items).await?;
    Ok(Json(kernel::Page { items, next: page.next, total: page.total }.into()))
}

#[utoipa::path(post, path = "/persons", tag = "org", request_body = act::PersonForm,
               responses((status = 200, body = PersonCreated)))]
pub async fn create(ctx: Ctx, Body(form): Body<act::PersonForm>) -> Answer<PersonCreated> {
    let (person, password) = act::create(&ctx, &form).await?;
    Ok(Json(PersonCreated { person: one(&ctx, person.id).await?, password }))
}

#[utoipa::path(put, path = "/persons/{id}", tag = "org", params(("id" = Uuid, Path)), request_body = act::PersonForm,
               responses((status = 200, body = PersonView)))]
pub async fn change(ctx: Ctx, Id(id): Id<PersonId>, Body(form): Body<act::PersonForm>) -> Answer<PersonView> {
    act::change(&ctx, id, &form).await?;
    Ok(Json(one(&ctx, id).await?))
}

#[utoipa::path(post, path = "/persons/{id}/password", tag = "org", params(("id" = Uuid, Path)),
               responses((status = 200, body = PasswordSet)))]
pub async fn reset_password(ctx: Ctx, Id(id): Id<PersonId>) -> Answer<PasswordSet> {
    Ok(Json(PasswordSet { password: act::reset_password(&ctx, id, None).await? }))
}

#[utoipa::path(post, path = "/persons/{id}/unlock", tag = "org", params(("id" = Uuid, Path)),
               responses((status = 200, body = PersonView)))]
pub async fn unlock(ctx: Ctx, Id(id): Id<PersonId>) -> Answer<PersonView> {
    act::unlock(&ctx, id).await?;
    Ok(Json(one(&ctx, id).await?))
}

#[utoipa::path(post, path = "/persons/{id}/grants", tag = "org", params(("id" = Uuid, Path)), request_body = act::NewGrant,
               responses((status = 200, body = PersonView)))]
pub async fn grant(ctx: Ctx, Id(id): Id<PersonId>, Body(new): Body<act::NewGrant>) -> Answer<PersonView> {
    let mut tx = ctx.begin().await?;
    act::grant(&ctx, &mut tx, id, &new).await?;
    tx.commit().await?;
    Ok(Json(one(&ctx, id).await?))
}

#[utoipa::path(delete, path = "/grants/{id}", tag = "org", params(("id" = Uuid, Path)), responses((status = 200)))]
pub async fn end_grant(ctx: Ctx, Id(id): Id<GrantId>) -> Answer<serde_json::Value> {
    act::end_grant(&ctx, id).await?;
    Ok(Json(serde_json::json!({})))
}
