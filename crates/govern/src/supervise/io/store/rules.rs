//! The rules: who switched them, and what each has already done.

use ::store::{Row, Tx, params};
use jiff::Timestamp;
use kernel::Outcome;
use kernel::id::SuperviseId;
use uuid::Uuid;

/// Remember that a rule took effect; false if it already had for this occasion.
pub async fn fire(
    tx: &mut Tx,
    rule: &str,
    subject: Uuid,
    occasion: &str,
    it: SuperviseId,
    at: Timestamp,
) -> Outcome<bool> {
    let sql = "insert into supervise_fired (rule, subject, occasion, supervise, at) values ($1,$2,$3,$4,$5) \
               on conflict (rule, subject, occasion) do nothing";
    Ok(tx.exec(sql, params![rule, subject, occasion, it, at]).await? > 0)
}

/// A switch of a rule.
#[derive(Clone, Debug)]
pub struct Switched {
    pub organ_path: String,
    pub rule: String,
    pub used: bool,
    pub at: Timestamp,
    pub name: String,
}

/// The newest switch of each rule in each region.
pub async fn switches(tx: &mut Tx) -> Outcome<Vec<Switched>> {
    let sql = "select organ_path, rule, used, at, by_name from supervise_switch s where not exists (select 1 from \
               supervise_switch n where n.organ_path = s.organ_path and n.rule = s.rule and (n.at > s.at or (n.at = s.at \
               and n.id > s.id))) order by organ_path, rule";
    let one = |r: &Row| {
        Ok(Switched {
            organ_path: r.get("organ_path")?,
            rule: r.get("rule")?,
            used: r.get("used")?,
            at: r.get("at")?,
            name: r.get("by_name")?,
        })
    };
    tx.all(sql, params![]).await?.iter().map(one).collect()
}

/// Whether a rule already took effect for an occasion.
pub async fn fired(tx: &mut Tx, rule: &str, subject: Uuid, occasion: &str) -> Outcome<bool> {
    let sql = "select 1 as n from supervise_fired where rule = $1 and subject = $2 and occasion = $3";
    Ok(tx.opt(sql, params![rule, subject, occasion]).await?.is_some())
}
