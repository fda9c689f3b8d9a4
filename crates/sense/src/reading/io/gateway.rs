//! Gateways: who may send, with which token; what they sent.

use crate::reading::count::{Counts, Figures};
use crate::reading::names::Names;
use ::store::{Db, Tx, params};
use base64::Engine as _;
use jiff::Timestamp;
use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, RwLock};
use utoipa::ToSchema;
use uuid::Uuid;

/// A sender as the program knows it while it runs.
pub struct Gateway {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub counts: Counts,
    /// Raw names that were found before.
    pub cache: RwLock<Names>,
    /// Received minus newest event time of its last batch: positive is old, negative is ahead. Milliseconds.
    pub skew_ms: AtomicI64,
    /// Time of its last batch, UTC milliseconds; 0 is never.
    pub seen_ms: AtomicI64,
}

/// Senders by the hash of their token.
pub type Gateways = HashMap<String, Arc<Gateway>>;

/// As lists show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct GatewayView {
    pub id: Uuid,
    /// As points name it.
    pub code: String,
    pub name: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub seen_at: Option<Timestamp>,
    /// How far its newest reading lay behind the receipt; negative: its clock is ahead. Milliseconds.
    pub skew_ms: i64,
    /// More than a minute ahead or behind.
    pub skewed: bool,
    /// Since the program was started.
    pub figures: Figures,
}

/// What a new gateway is called.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GatewayForm {
    /// As points name it: letters, digits, `-`, `_`.
    pub code: String,
    pub name: String,
}

/// A token that is shown once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Token {
    pub id: Uuid,
    pub code: String,
    pub token: String,
}

/// As stored.
pub fn hash(token: &str) -> String {
    hex::encode(Sm3::digest(token.as_bytes()))
}

fn fresh() -> String {
    let bytes = [::store::noise().to_le_bytes(), ::store::noise().to_le_bytes()].concat();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// A new gateway, or another token for one that is there; the old one ends.
///
/// # Errors
/// The code is empty, too long or has other signs.
pub async fn put(db: &Db, form: &GatewayForm, now: Timestamp) -> Outcome<Token> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if form.code.is_empty() || form.code.len() > 40 || !form.code.chars().all(plain) {
        let say = format!(
            "网关编码“{}”不合规：1–40 位，只用字母、数字、“-”“_”。",
            form.code.chars().take(50).collect::<String>()
        );
        return Err(Refusal::invalid("GATEWAY_CODE", say).at("code", "1–40 位字母、数字、“-”“_”"));
    }
    if form.name.trim().is_empty() || form.name.chars().count() > 60 {
        return Err(Refusal::invalid("GATEWAY_NAME", "请填写网关名称，60 字以内。").at("name", "1–60 字"));
    }
    let token = fresh();
    let id = ::store::new_id::<kernel::id::GatewayId>(now);
    let mut tx = db.begin().await?;
    let sql = "insert into gateway (id, code, name, token_hash, made_at, seen_at, skew_ms, figures) \
               values ($1,$2,$3,$4,$5,null,0,$6) \
               on conflict (code) do update set name = excluded.name, token_hash = excluded.token_hash returning id";
    let none = serde_json::json!({});
    let row = tx.one(sql, params![id, &form.code, form.name.trim(), hash(&token), now, none]).await?;
    let id = row.get("id")?;
    tx.commit().await?;
    Ok(Token { id, code: form.code.clone(), token })
}

/// All gateways; those that `before` holds keep what they counted.
pub async fn load(tx: &mut Tx, before: &Gateways) -> Outcome<Gateways> {
    let known: HashMap<Uuid, &Arc<Gateway>> = before.values().map(|g| (g.id, g)).collect();
    let mut all = Gateways::new();
    for row in tx.all("select id, code, name, token_hash, seen_at, skew_ms from gateway", &[]).await? {
        let (id, code, name): (Uuid, String, String) = (row.get("id")?, row.get("code")?, row.get("name")?);
        let same = known.get(&id).filter(|g| g.code == code && g.name == name);
        let gateway = same.map_or_else(
            || -> Outcome<Arc<Gateway>> {
                let seen: Option<Timestamp> = row.get("seen_at")?;
                Ok(Arc::new(Gateway {
                    id,
                    code,
                    name,
                    counts: Counts::default(),
                    cache: RwLock::default(),
                    skew_ms: AtomicI64::new(row.get("skew_ms")?),
                    seen_ms: AtomicI64::new(seen.map_or(0, |t| t.as_millisecond())),
                }))
            },
            |g| Ok(Arc::clone(g)),
        )?;
        all.insert(row.get("token_hash")?, gateway);
    }
    Ok(all)
}

impl Gateway {
    pub fn view(&self) -> GatewayView {
        let (seen, skew_ms) = (self.seen_ms.load(Ordering::Relaxed), self.skew_ms.load(Ordering::Relaxed));
        GatewayView {
            id: self.id,
            code: self.code.clone(),
            name: self.name.clone(),
            seen_at: Timestamp::from_millisecond(seen).ok().filter(|_| seen > 0),
            skew_ms,
            skewed: skew_ms.abs() > super::ingest::SKEW_MS,
            figures: self.counts.figures(),
        }
    }

    /// Keep when it was last heard and what it sent.
    pub async fn save(&self, tx: &mut Tx) -> Outcome<()> {
        let view = self.view();
        let sql = "update gateway set seen_at = $2, skew_ms = $3, figures = $4 where id = $1";
        let figures = serde_json::to_value(view.figures).unwrap_or_default();
        tx.exec(sql, params![self.id, view.seen_at, view.skew_ms, figures]).await?;
        Ok(())
    }
}
