//! SQL of sessions and attempts.

use crate::person::{self, Person, Post};
use crate::role::GrantHeld;
use ::store::{Db, Kind, Row, Tx, Value, params};
use jiff::Timestamp;
use kernel::Refusal;
use kernel::id::{GrantId, PersonId, PostId, SessionId};

/// A session as listed.
#[derive(Clone, Debug)]
pub struct Session {
    pub id: SessionId,
    pub person: PersonId,
    pub created: Timestamp,
    pub seen: Timestamp,
    pub expires: Timestamp,
    pub user_agent: String,
}

pub async fn insert(tx: &mut Tx, s: &Session, token_hash: &str) -> Result<(), Refusal> {
    tx.exec(
        "insert into session (id, token, person, created, seen, expires, user_agent) values ($1,$2,$3,$4,$5,$6,$7)",
        params![s.id, token_hash, s.person, s.created, s.seen, s.expires, &s.user_agent],
    )
    .await?;
    Ok(())
}

fn decode(row: &Row) -> Result<Session, Refusal> {
    Ok(Session {
        id: row.get("id")?,
        person: row.get("person")?,
        created: row.get("created")?,
        seen: row.get("seen")?,
        expires: row.get("expires")?,
        user_agent: row.get("user_agent")?,
    })
}

const COLUMNS: &str = "id, person, created, seen, expires, user_agent";

/// Who an open session stands for.
pub struct Who {
    pub session: SessionId,
    pub seen: Timestamp,
    pub person: Person,
    pub grants: Vec<GrantHeld>,
    pub posts: Vec<Post>,
}

/// The open session of a token with everything that the gate asks about a person whose account is in use: one statement,
/// because it stands before every request. A person holds few grants and posts; each pair of them is a row.
pub async fn by_token(db: &Db, token_hash: &str, now: Timestamp) -> Result<Option<Who>, Refusal> {
    let sql = format!(
        "select s.id as session, s.seen, {}, g.id as grant_id, g.role, g.region_path as grant_path, g.sectors,
                g.valid_from as grant_from, g.valid_to as grant_to, o.id as post_id, o.unit as post_unit, o.title,
                o.portfolio, o.valid_from as post_from, o.valid_to as post_to
         from session s join person t on t.id = s.person
         left join grant_held g on g.person = t.id left join post o on o.person = t.id
         where s.token = $1 and s.revoked is null and s.expires > $2 and t.active = $3
         order by g.valid_from, g.id, o.valid_from desc, o.id",
        person::io::store::COLUMNS
    );
    let rows = db.glance(&sql, params![token_hash, now, true]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let person = person::io::store::decode(first)?;
    let (mut grants, mut posts): (Vec<GrantHeld>, Vec<Post>) = (Vec::new(), Vec::new());
    for row in &rows {
        if let Some(id) = row.get::<Option<GrantId>>("grant_id")?.filter(|id| grants.iter().all(|g| g.id != *id)) {
            grants.push(GrantHeld {
                id,
                person: person.id,
                role: row.get("role")?,
                region_path: row.get("grant_path")?,
                sectors: row.json("sectors")?,
                valid_from: row.get("grant_from")?,
                valid_to: row.get("grant_to")?,
            });
        }
        if let Some(id) = row.get::<Option<PostId>>("post_id")?.filter(|id| posts.iter().all(|p| p.id != *id)) {
            posts.push(Post {
                id,
                person: person.id,
                unit: row.get("post_unit")?,
                title: row.get("title")?,
                portfolio: row.json("portfolio")?,
                valid_from: row.get("post_from")?,
                valid_to: row.get("post_to")?,
            });
        }
    }
    Ok(Some(Who { session: first.get("session")?, seen: first.get("seen")?, person, grants, posts }))
}

/// Open sessions of a person, latest first.
pub async fn open(tx: &mut Tx, person: PersonId, now: Timestamp) -> Result<Vec<Session>, Refusal> {
    let sql = format!(
        "select {COLUMNS} from session where person = $1 and revoked is null and expires > $2 order by created desc, id"
    );
    tx.all(&sql, params![person, now]).await?.iter().map(decode).collect()
}

pub async fn seen(tx: &mut Tx, id: SessionId, now: Timestamp) -> Result<(), Refusal> {
    tx.exec("update session set seen = $2 where id = $1", params![id, now]).await?;
    Ok(())
}

/// End one session of a person; false if there is none.
pub async fn revoke(tx: &mut Tx, person: PersonId, id: SessionId, now: Timestamp) -> Result<bool, Refusal> {
    let sql = "update session set revoked = $3 where id = $1 and person = $2 and revoked is null";
    Ok(tx.exec(sql, params![id, person, now]).await? > 0)
}

/// End every session of a person, except one.
pub async fn revoke_others(
    tx: &mut Tx,
    person: PersonId,
    keep: Option<SessionId>,
    now: Timestamp,
) -> Result<u64, Refusal> {
    let kept = keep.map_or_else(uuid::Uuid::nil, |k| k.0);
    let sql = "update session set revoked = $3 where person = $1 and id <> $2 and revoked is null";
    Ok(tx.exec(sql, params![person, kept, now]).await?)
}

/// Count an attempt before it is tried, so that attempts that run at the same time count too. A lock that ended and an
/// attempt of long ago start the count again.
pub async fn attempt(
    tx: &mut Tx,
    login: &str,
    now: Timestamp,
    long_ago: Timestamp,
) -> Result<(i64, Option<Timestamp>), Refusal> {
    let fresh = "signin_attempt.locked_until <= $3 or signin_attempt.at < $4";
    let row = tx
        .one(
            &format!(
                "insert into signin_attempt (login, failures, locked_until, at) values ($1, 1, $2, $3)
                 on conflict (login) do update set
                   failures = case when {fresh} then 1 else signin_attempt.failures + 1 end,
                   locked_until = case when {fresh} then null else signin_attempt.locked_until end,
                   at = excluded.at
                 returning failures, locked_until"
            ),
            params![login, Value::Null(Kind::Time), now, long_ago],
        )
        .await?;
    Ok((row.get("failures")?, row.get("locked_until")?))
}

pub async fn lock(tx: &mut Tx, login: &str, until: Timestamp) -> Result<(), Refusal> {
    tx.exec("update signin_attempt set locked_until = $2 where login = $1", params![login, until]).await?;
    Ok(())
}

/// Forget the attempts of a login; true if there were any.
pub async fn forget(tx: &mut Tx, login: &str) -> Result<bool, Refusal> {
    Ok(tx.exec("delete from signin_attempt where login = $1", params![login]).await? > 0)
}

/// Attempts of logins that nobody tried again.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<(), Refusal> {
    tx.exec("delete from signin_attempt where at < $1", params![before]).await?;
    Ok(())
}

/// Whether a login is locked now.
pub async fn locked(tx: &mut Tx, login: &str, now: Timestamp) -> Result<bool, Refusal> {
    let sql = "select 1 as one from signin_attempt where login = $1 and locked_until > $2";
    Ok(tx.opt(sql, params![login, now]).await?.is_some())
}
