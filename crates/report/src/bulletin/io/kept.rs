//! Bulletins that were made: papers of `govern::paper` whose figures are one event of the ledger beside them.

use crate::bulletin::period::{Kind, Period};
use crate::bulletin::view::BulletinFigures;
use ::store::{List, Tx, params};
use govern::paper::io::store as papers;
use govern::paper::model::Filed;
use jiff::Timestamp;
use kernel::id::PaperId;
use kernel::page::PageAsk;
use kernel::{Outcome, Refusal, Right};
use sm3::{Digest, Sm3};
use uuid::Uuid;
use web::Ctx;

/// Action of the event that keeps the figures.
pub const ACTION: &str = "figures";
/// Concept of the papers.
pub const CONCEPT: &str = "bulletin";

/// What the papers of one period of one region are about: the same name gives the same id.
pub fn about(kind: Kind, region: &str, period: &Period) -> Uuid {
    let hash = Sm3::digest(format!("bulletin/{}/{region}/{}", kind.code(), period.from).as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Uuid::from_bytes(bytes)
}

/// Papers about these periods that the asker sees, the newest first.
pub async fn papers_of(ctx: &Ctx, tx: &mut Tx, abouts: &[Uuid]) -> Outcome<Vec<Filed>> {
    if !ctx.scope().may(Right::PaperRead) {
        return Ok(Vec::new());
    }
    let list = List::new(&papers::LISTED, ctx.scope(), Right::PaperRead).among("t.about", abouts.iter().copied());
    let page = list.page(tx, &PageAsk { limit: Some(PageAsk::MOST), ..PageAsk::default() }, papers::decode).await?;
    Ok(page.items.into_iter().filter(|p| p.concept == CONCEPT).collect())
}

/// The figures of a made bulletin, as they were when it was made.
pub async fn of(tx: &mut Tx, paper: PaperId) -> Outcome<Option<BulletinFigures>> {
    let sql =
        "select after from ledger_event where concept = 'paper' and record = $1 and action = $2 order by id limit 1";
    let row = tx.opt(sql, params![paper, ACTION]).await?;
    row.map(|r| serde_json::from_str(&r.get::<String>("after")?).map_err(Refusal::internal)).transpose()
}

/// The figures of the newest bulletin about a period that was made until a moment; those withdrawn do not count.
pub async fn newest(tx: &mut Tx, about: Uuid, until: Timestamp) -> Outcome<Option<BulletinFigures>> {
    let sql = "select id from paper where about = $1 and concept = $2 and at <= $3 and state <> 'void' \
               order by at desc, id desc limit 1";
    match tx.opt(sql, params![about, CONCEPT, until]).await? {
        Some(row) => of(tx, row.get("id")?).await,
        None => Ok(None),
    }
}

/// Papers about a period that stand, whoever asks.
pub async fn standing(tx: &mut Tx, about: Uuid) -> Outcome<Option<PaperId>> {
    let sql =
        "select id from paper where about = $1 and concept = $2 and state <> 'void' order by at desc, id desc limit 1";
    tx.opt(sql, params![about, CONCEPT]).await?.map(|r| r.get("id")).transpose()
}

/// Whether anything was ever made about a period, withdrawn or not.
pub async fn ever(tx: &mut Tx, about: Uuid) -> Outcome<bool> {
    let sql = "select id from paper where about = $1 and concept = $2 limit 1";
    Ok(tx.opt(sql, params![about, CONCEPT]).await?.is_some())
}
