//! Verbs on persons, their posts and grants.

use super::store;
use crate::person::{Person, Post, login_ok, password_ok};
use crate::region::io::store as regions;
use crate::role::{self, GrantHeld};
use crate::session::io::{password, store as sessions};
use crate::unit::io::store as units;
use ::store::{ScopeOn, Tx, list};
use jiff::civil::Date;
use kernel::event::Event;
use kernel::id::{GrantId, PersonId, PostId, UnitId};
use kernel::{Outcome, Refusal, Right};
use rand::RngExt as _;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use web::Ctx;

pub const SCOPE: ScopeOn =
    ScopeOn { path: "t.region_path", sector: None, units: &["t.unit"], access: None, areas: false, large: None };

/// A person to be added or changed.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct PersonForm {
    pub login: String,
    pub name: String,
    #[schema(value_type = Uuid)]
    pub unit: Option<UnitId>,
    /// False: may not sign in any more.
    #[serde(default)]
    pub active: Option<bool>,
    /// Added or, with an id, changed; others stay as they are.
    #[serde(default)]
    pub posts: Vec<PostForm>,
    /// Needed for a change.
    #[serde(default)]
    pub version: Option<i64>,
    /// One line on the demo's sign-in page; set by seeds only.
    #[serde(skip)]
    pub demo_say: Option<String>,
}

/// A post to be added or changed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PostForm {
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub id: Option<PostId>,
    pub title: String,
    /// The person's unit if absent.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub unit: Option<UnitId>,
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    pub portfolio: Vec<UnitId>,
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

/// A role to be given.
#[derive(Clone, Debug, Deserialize, ToSchema, Default)]
pub struct NewGrant {
    /// Code or label of the role.
    pub role: String,
    /// Id, code or path.
    pub region: String,
    #[serde(default)]
    pub sectors: Vec<String>,
    /// Today if absent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}

pub async fn find(ctx: &Ctx, tx: &mut Tx, id: PersonId) -> Outcome<Person> {
    if !list::visible(tx, ctx.scope(), Right::DirectoryRead, &SCOPE, "person", id).await? {
        return Err(Refusal::not_found("人员"));
    }
    store::by_id(tx, id).await?.ok_or_else(|| Refusal::not_found("人员"))
}

async fn filled(ctx: &Ctx, tx: &mut Tx, form: &PersonForm, old: Option<&Person>) -> Outcome<Person> {
    let login = login_ok(&form.login)?;
    let name = form.name.trim().to_owned();
    if !(2..=40).contains(&name.chars().count()) {
        return Err(Refusal::invalid("BAD_NAME", "姓名须为 2 至 40 个字。").at("name", "须为 2 至 40 个字"));
    }
    let none = || Refusal::invalid("NO_UNIT", "请选择所属单位；没有的单位请先在“单位”中添加。").at("unit", "必填");
    let unit = units::by_id(tx, form.unit.ok_or_else(none)?).await?.ok_or_else(none)?;
    ctx.need(Right::PeopleWrite, &unit.region_path, None)?;
    Ok(Person {
        id: old.map_or_else(|| ctx.id(), |o| o.id),
        login,
        name,
        unit: unit.id,
        region_path: unit.region_path,
        active: form.active.or(old.map(|o| o.active)).unwrap_or(true),
        demo_say: form.demo_say.clone().or(old.and_then(|o| o.demo_say.clone())),
        version: old.map_or(1, |o| o.version + 1),
    })
}

/// Add a person without a password, in a transaction of the caller.
pub async fn add(ctx: &Ctx, tx: &mut Tx, form: &PersonForm) -> Outcome<Person> {
    let person = filled(ctx, tx, form, None).await?;
    store::insert(tx, &person, None).await?;
    for post in &form.posts {
        set_post(ctx, tx, &person, post).await?;
    }
    ctx.record(tx, &Event::new(person.id, "add", "添加人员"), &person).await?;
    Ok(person)
}

/// Change a person, in a transaction of the caller. Whoever may not sign in any more is signed out everywhere.
pub async fn change_in(ctx: &Ctx, tx: &mut Tx, id: PersonId, form: &PersonForm) -> Outcome<Person> {
    let old = find(ctx, tx, id).await?;
    ctx.need(Right::PeopleWrite, &old.region_path, None)?;
    let person = filled(ctx, tx, form, Some(&old)).await?;
    store::update(tx, &person, form.version.unwrap_or(0)).await?;
    for post in &form.posts {
        set_post(ctx, tx, &person, post).await?;
    }
    if !person.active {
        sessions::revoke_others(tx, id, None, ctx.now()).await?;
    }
    ctx.record(tx, &Event::new(id, "change", "修改人员"), &person).await?;
    Ok(person)
}

/// Add or change a post.
pub async fn set_post(ctx: &Ctx, tx: &mut Tx, person: &Person, form: &PostForm) -> Outcome<Post> {
    let title = form.title.trim().to_owned();
    if !(2..=40).contains(&title.chars().count()) {
        return Err(Refusal::invalid("BAD_TITLE", "职务名称须为 2 至 40 个字。").at("posts.title", "须为 2 至 40 个字"));
    }
    if form.to.is_some_and(|to| to < form.from) {
        let say = format!("职务“{title}”的离任日期早于任职日期，请核对。");
        return Err(Refusal::invalid("BAD_DAYS", say).at("posts.to", "早于任职日期"));
    }
    let unit = form.unit.unwrap_or(person.unit);
    let wanted: Vec<UnitId> = form.portfolio.iter().copied().chain([unit]).collect();
    let known = units::refs(tx, &wanted).await?;
    if let Some(missing) = wanted.iter().find(|u| !known.contains_key(u)) {
        let say = format!("职务“{title}”里有一个单位已不在名录中，请重新选择。");
        return Err(Refusal::invalid("NO_UNIT", say).at("posts.portfolio", "单位不存在").because(missing));
    }
    let old = store::posts(tx, &[person.id]).await?;
    let id = match form.id {
        None => ctx.id::<PostId>(),
        Some(id) if old.iter().any(|p| p.id == id) => id,
        Some(_) => return Err(Refusal::not_found("任职记录")),
    };
    let portfolio = form.portfolio.clone();
    let post = Post { id, person: person.id, unit, title, portfolio, valid_from: form.from, valid_to: form.to };
    match form.id {
        None => store::insert_post(tx, &post).await?,
        Some(_) => store::update_post(tx, &post).await?,
    }
    ctx.record(tx, &Event::new(id, "set", "登记任职"), &post).await?;
    Ok(post)
}

pub async fn create(ctx: &Ctx, form: &PersonForm) -> Outcome<(Person, String)> {
    let mut tx = ctx.begin().await?;
    let person = add(ctx, &mut tx, form).await?;
    tx.commit().await?;
    let password = reset_password(ctx, person.id, None).await?;
    Ok((person, password))
}

pub async fn change(ctx: &Ctx, id: PersonId, form: &PersonForm) -> Outcome<Person> {
    let mut tx = ctx.begin().await?;
    let person = change_in(ctx, &mut tx, id, form).await?;
    tx.commit().await?;
    Ok(person)
}

/// Set a password for somebody, made up here unless given; every session ends. The password is returned once and kept
/// nowhere.
pub async fn reset_password(ctx: &Ctx, id: PersonId, given: Option<String>) -> Outcome<String> {
    let mut tx = ctx.read().await?;
    let person = find(ctx, &mut tx, id).await?;
    drop(tx);
    ctx.need(Right::PeopleWrite, &person.region_path, None)?;
    let new = match given {
        Some(given) => given,
        None => made_up(),
    };
    password_ok(&new, &person.login)?;
    let hash = password::hash(new.clone(), password::Cost::of(ctx.app())).await?;
    let mut tx = ctx.begin().await?;
    store::set_password(&mut tx, id, &hash).await?;
    sessions::forget(&mut tx, &person.login).await?;
    let ended = sessions::revoke_others(&mut tx, id, None, ctx.now()).await?;
    ctx.record(&mut tx, &Event::new(id, "reset_password", "重置密码"), &json!({ "sessions_ended": ended })).await?;
    tx.commit().await?;
    Ok(new)
}

/// Twelve characters that cannot be mistaken for one another.
fn made_up() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut rng = rand::rng();
    (0..12).map(|_| SIGNS[rng.random_range(0..SIGNS.len())] as char).collect()
}

/// Open a locked login again.
pub async fn unlock(ctx: &Ctx, id: PersonId) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let person = find(ctx, &mut tx, id).await?;
    ctx.need(Right::PeopleWrite, &person.region_path, None)?;
    if sessions::forget(&mut tx, &person.login).await? {
        ctx.record(&mut tx, &Event::new(id, "unlock", "解除登录锁定"), &person).await?;
    }
    Ok(tx.commit().await?)
}

/// Give a role, in a transaction of the caller. Nobody gives one to himself.
pub async fn grant(ctx: &Ctx, tx: &mut Tx, id: PersonId, new: &NewGrant) -> Outcome<GrantHeld> {
    let person = find(ctx, tx, id).await?;
    let region = regions::need(tx, &new.region).await?;
    ctx.need(Right::PeopleWrite, &person.region_path, None)?;
    ctx.need(Right::PeopleWrite, &region.path, None)?;
    if ctx.actor().person == Some(id) {
        let say = "不能给自己授权，请由另一名管理员办理。";
        return Err(Refusal::forbidden("OWN_GRANT", say));
    }
    let role = role::role(new.role.trim()).ok_or_else(|| {
        let all: Vec<_> = role::ROLES.iter().map(|r| r.label).collect();
        Refusal::invalid("BAD_ROLE", format!("没有“{}”这个角色，可选：{}。", new.role, all.join("、")))
            .at("role", "没有这个角色")
    })?;
    let from = new.from.unwrap_or(ctx.today());
    if new.to.is_some_and(|to| to < from) {
        return Err(Refusal::invalid("BAD_DAYS", "授权的截止日期早于起始日期，请核对。").at("to", "早于起始日期"));
    }
    let held = GrantHeld {
        id: ctx.id::<GrantId>(),
        person: id,
        role: role.code.into(),
        region_path: region.path,
        sectors: new.sectors.iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect(),
        valid_from: from,
        valid_to: new.to,
    };
    role::io::store::insert(tx, &held).await?;
    ctx.record(tx, &Event::new(held.id, "grant", "授予角色").note(Some(role.label.into())), &held).await?;
    Ok(held)
}

/// Take a role back: it held until yesterday.
pub async fn end_grant(ctx: &Ctx, id: GrantId) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut held = role::io::store::by_id(&mut tx, id).await?.ok_or_else(|| Refusal::not_found("授权"))?;
    let person = find(ctx, &mut tx, held.person).await.map_err(|_| Refusal::not_found("授权"))?;
    ctx.need(Right::PeopleWrite, &person.region_path, None)?;
    ctx.need(Right::PeopleWrite, &held.region_path, None)?;
    if ctx.actor().person == Some(held.person) {
        return Err(Refusal::forbidden("OWN_GRANT", "不能取消自己的授权，请由另一名管理员办理。"));
    }
    let last = ctx.today().yesterday().map_err(Refusal::internal)?;
    held.valid_to = Some(last);
    role::io::store::end(&mut tx, id, last).await?;
    ctx.record(&mut tx, &Event::new(id, "end", "取消角色"), &held).await?;
    Ok(tx.commit().await?)
}
