//! SQL of sessions and attempts.

use ::store::{Kind, Row, Tx, Value, params};
use jiff::Timestamp;
use kernel::Refusal;
use kernel::id::{PersonId, SessionId};

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

/// The open session of a token, of a person whose account is in use.
pub async fn by_token(tx: &mut Tx, token_hash: &str, now: Timestamp) -> Result<Option<Session>, Refusal> {
    let sql = format!("select {COLUMNS} from session where token = $1 and revoked is null and expires > $2");
    tx.opt(&sql, params![token_hash, now]).await?.as_ref().map(decode).transpose()
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
