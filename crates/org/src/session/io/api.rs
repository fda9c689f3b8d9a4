//! Routes of sign-in and of the demo's sign-in page.

use super::act::{self, Opened};
use super::store;
use crate::{person, region, role, unit};
use ::store::Tx;
use axum::Json;
use axum::http::{HeaderMap, HeaderValue, header};
use jiff::Timestamp;
use kernel::id::SessionId;
use kernel::{Outcome, Refusal, Scope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::view::{PersonRef, UnitRef};
use web::{Answer, Body, Ctx, Id, Problem};

/// Name and password.
#[derive(Deserialize, ToSchema)]
pub struct SignIn {
    pub login: String,
    pub password: String,
}

/// Who is signed in, and what that allows.
#[derive(Serialize, ToSchema)]
pub struct Me {
    pub person: PersonRef,
    pub login: String,
    pub unit: UnitRef,
    pub role_label: String,
    pub grants: Vec<MyGrant>,
    /// Codes of rights, each once.
    pub rights: Vec<String>,
    /// `office`, `unit`, `leader` or `enterprise`.
    pub home: String,
    pub now: Timestamp,
    pub demo: bool,
    pub region_name: String,
}

/// One right over a region.
#[derive(Serialize, ToSchema)]
pub struct MyGrant {
    pub region: String,
    pub region_name: String,
    pub sectors: Vec<String>,
    pub right: String,
}

/// One open session.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    #[schema(value_type = Uuid)]
    pub id: SessionId,
    pub created: Timestamp,
    pub seen: Timestamp,
    pub expires: Timestamp,
    pub user_agent: String,
    /// The one that asks.
    pub current: bool,
}

/// Old and new password.
#[derive(Deserialize, ToSchema)]
pub struct NewPassword {
    pub old: String,
    pub new: String,
}

/// The demo's sign-in page.
#[derive(Serialize, ToSchema)]
pub struct DemoView {
    pub people: Vec<DemoPerson>,
    pub now: Timestamp,
    /// Name of the root region.
    pub place: String,
}

/// Somebody to sign in as.
#[derive(Serialize, ToSchema)]
pub struct DemoPerson {
    pub login: String,
    pub name: String,
    pub unit: String,
    pub post: Option<String>,
    pub role_label: String,
    pub say: String,
}

/// Whom to become.
#[derive(Deserialize, ToSchema)]
pub struct DemoSignIn {
    pub login: String,
}

type WithCookie = Result<(HeaderMap, Json<Me>), Problem>;

#[utoipa::path(post, path = "/session", tag = "session", request_body = SignIn, responses((status = 200, body = Me)))]
pub async fn sign_in(ctx: Ctx, headers: HeaderMap, Body(body): Body<SignIn>) -> WithCookie {
    let opened = act::sign_in(&ctx, &body.login, body.password, &agent(&headers)).await?;
    answer(&ctx, opened).await
}

#[utoipa::path(post, path = "/demo/session", tag = "session", request_body = DemoSignIn, responses((status = 200, body = Me)))]
pub async fn demo_sign_in(ctx: Ctx, headers: HeaderMap, Body(body): Body<DemoSignIn>) -> WithCookie {
    let opened = act::sign_in_to_demo(&ctx, &body.login, &agent(&headers)).await?;
    answer(&ctx, opened).await
}

fn agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("未注明").to_owned()
}

async fn answer(ctx: &Ctx, opened: Opened) -> WithCookie {
    let mut tx = ctx.read().await?;
    let me = describe(&mut tx, ctx, &opened.person, &opened.visitor.scope).await?;
    Ok((cookie(ctx, &opened.token, opened.lasts.as_secs())?, Json(me)))
}

fn cookie(ctx: &Ctx, token: &str, seconds: i64) -> Outcome<HeaderMap> {
    let secure = if ctx.app().secure_cookie { "; Secure" } else { "" };
    let text = format!("{}={token}; HttpOnly; SameSite=Lax; Path=/; Max-Age={seconds}{secure}", web::COOKIE);
    let mut headers = HeaderMap::new();
    headers.insert(header::SET_COOKIE, HeaderValue::from_str(&text).map_err(Refusal::internal)?);
    Ok(headers)
}

#[utoipa::path(delete, path = "/session", tag = "session", responses((status = 200)))]
pub async fn sign_out(ctx: Ctx) -> Result<(HeaderMap, Json<serde_json::Value>), Problem> {
    if let Some(session) = ctx.actor().session {
        act::revoke(&ctx, session).await?;
    }
    Ok((cookie(&ctx, "", 0)?, Json(serde_json::json!({}))))
}

#[utoipa::path(get, path = "/me", tag = "session", responses((status = 200, body = Me)))]
pub async fn me(ctx: Ctx) -> Answer<Me> {
    let mut tx = ctx.read().await?;
    let person = person::io::store::by_id(&mut tx, ctx.person()?).await?;
    let person = person.ok_or_else(|| Refusal::not_found("人员"))?;
    Ok(Json(describe(&mut tx, &ctx, &person, ctx.scope()).await?))
}

async fn describe(tx: &mut Tx, ctx: &Ctx, person: &person::Person, scope: &Scope) -> Outcome<Me> {
    let on = ctx.today();
    let unit = unit::io::store::by_id(tx, person.unit).await?.ok_or_else(|| Refusal::not_found("单位"))?;
    let held = role::io::store::of(tx, &[person.id]).await?;
    let roles: Vec<&role::Role> = held.iter().filter(|g| g.holds(on)).filter_map(|g| role::role(&g.role)).collect();
    let mut labels: Vec<&str> = roles.iter().map(|r| r.label).collect();
    labels.dedup();
    let posts = person::io::store::posts(tx, &[person.id]).await?;
    let post = posts.iter().find(|p| p.held(on)).map(|p| p.title.clone());
    let regions = region::io::store::all(tx).await?;
    let name = |path: &str| regions.iter().find(|r| r.path == path).map_or("全部地区", |r| r.name.as_str()).to_owned();
    let mut rights: Vec<String> = scope.areas.iter().map(|a| a.right.code().to_owned()).collect();
    rights.push(kernel::Right::Own.code().into());
    rights.sort();
    rights.dedup();
    Ok(Me {
        person: PersonRef { id: person.id, name: person.name.clone(), post },
        login: person.login.clone(),
        region_name: name(&unit.region_path),
        unit: unit.as_ref(),
        role_label: if labels.is_empty() { "未授权".into() } else { labels.join("、") },
        grants: scope
            .areas
            .iter()
            .map(|a| MyGrant {
                region: a.path.clone(),
                region_name: name(&a.path),
                sectors: a.sectors.clone(),
                right: a.right.code().into(),
            })
            .collect(),
        rights,
        home: roles.first().map_or("unit", |r| r.home.code()).into(),
        now: ctx.now(),
        demo: ctx.app().demo,
    })
}

#[utoipa::path(get, path = "/sessions", tag = "session", responses((status = 200, body = Vec<SessionView>)))]
pub async fn sessions(ctx: Ctx) -> Answer<Vec<SessionView>> {
    let mut tx = ctx.read().await?;
    let open = store::open(&mut tx, ctx.person()?, ctx.now()).await?;
    let view = |s: store::Session| SessionView {
        current: ctx.actor().session == Some(s.id),
        id: s.id,
        created: s.created,
        seen: s.seen,
        expires: s.expires,
        user_agent: s.user_agent,
    };
    Ok(Json(open.into_iter().map(view).collect()))
}

#[utoipa::path(delete, path = "/sessions/{id}", tag = "session", params(("id" = Uuid, Path)), responses((status = 200)))]
pub async fn end_session(ctx: Ctx, Id(id): Id<SessionId>) -> Answer<serde_json::Value> {
    act::revoke(&ctx, id).await?;
    Ok(Json(serde_json::json!({})))
}

#[utoipa::path(post, path = "/password", tag = "session", request_body = NewPassword, responses((status = 200)))]
pub async fn password(ctx: Ctx, Body(body): Body<NewPassword>) -> Answer<serde_json::Value> {
    act::change_password(&ctx, body.old, body.new).await?;
    Ok(Json(serde_json::json!({})))
}

#[utoipa::path(get, path = "/demo", tag = "session", responses((status = 200, body = DemoView)))]
pub async fn demo(ctx: Ctx) -> Answer<DemoView> {
    if !ctx.app().demo {
        return Err(Refusal::not_found("页面").into());
    }
    let on = ctx.today();
    let mut tx = ctx.read().await?;
    let directory = crate::directory::load(&mut tx).await?;
    let people = person::io::store::of_the_demo(&mut tx).await?;
    let ids: Vec<_> = people.iter().map(|p| p.id).collect();
    let held = role::io::store::of(&mut tx, &ids).await?;
    let posts = person::io::store::posts(&mut tx, &ids).await?;
    let view = |p: person::Person| {
        let mine = held.iter().filter(|g| g.person == p.id && g.holds(on));
        let mut labels: Vec<&str> = mine.filter_map(|g| role::role(&g.role)).map(|r| r.label).collect();
        labels.dedup();
        DemoPerson {
            post: posts.iter().find(|x| x.person == p.id && x.held(on)).map(|x| x.title.clone()),
            role_label: labels.join("、"),
            unit: directory.unit_ref(p.unit).name,
            login: p.login,
            name: p.name,
            say: p.demo_say.unwrap_or_default(),
        }
    };
    let place = directory.regions().first().map_or_else(String::new, |r| r.name.clone());
    Ok(Json(DemoView { people: people.into_iter().map(view).collect(), now: ctx.now(), place }))
}
