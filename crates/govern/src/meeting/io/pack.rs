//! The pack: frozen when the meeting is called, printed from what was frozen.

use super::attend::seats;
use super::store;
use crate::meeting::model::Meeting;
use crate::meeting::pack;
use crate::paper::io::file::{Press, refused};
use crate::task::io::store as tasks;
use ::store::Tx;
use kernel::id::MeetingId;
use kernel::{Outcome, Refusal};
use office::paper::Paper;
use sm3::{Digest, Sm3};
use web::Ctx;

/// Names of seats for the cover.
async fn names(tx: &mut Tx, m: &Meeting) -> Outcome<(Vec<String>, Vec<String>)> {
    let all = seats(tx, m, m.on).await?;
    let say = |s: &crate::meeting::attend::Seat| format!("{}{}", s.unit_name, s.post.clone().unwrap_or_default());
    let of = |guest: bool| all.iter().filter(|s| s.guest == guest).map(say).collect();
    Ok((of(false), of(true)))
}

async fn sheets(ctx: &Ctx, tx: &mut Tx, m: &Meeting) -> Outcome<Vec<Paper>> {
    let organ = tasks::units(tx, &[m.organ]).await?.remove(&m.organ).map(|u| u.name).unwrap_or_default();
    let (members, guests) = names(tx, m).await?;
    Ok(pack::sheets(m, &organ, &members, &guests, m.as_of.unwrap_or_else(|| ctx.now())))
}

/// Freeze the sheets as known now.
pub async fn freeze(ctx: &Ctx, tx: &mut Tx, m: &mut Meeting) -> Outcome<()> {
    let content = serde_json::to_string(&sheets(ctx, tx, m).await?).map_err(Refusal::internal)?;
    m.pack_sha = Some(hex::encode(Sm3::digest(content.as_bytes())));
    store::set_pack(tx, m.id, &content).await
}

/// The pack as a file: the frozen sheets, or, while the meeting is planned, a look at how it would be.
pub async fn print(ctx: &Ctx, id: MeetingId) -> Outcome<(Meeting, Vec<u8>)> {
    let mut tx = ctx.read().await?;
    let m = store::find(&mut tx, ctx.scope(), id).await?;
    let papers: Vec<Paper> = match store::pack(&mut tx, id).await? {
        Some(frozen) => serde_json::from_str(&frozen).map_err(Refusal::internal)?,
        None => sheets(ctx, &mut tx, &m).await?,
    };
    drop(tx);
    let press = ctx.app().answer::<Press>().unwrap_or_default();
    let title = format!("{}会议材料", m.title);
    let make = move || -> Outcome<Vec<u8>> {
        office::paper::pdf(&office::paper::bind(&papers), &title, press.faces()?).map_err(refused)
    };
    let bytes = tokio::task::spawn_blocking(make).await.map_err(Refusal::internal)??;
    Ok((m, bytes))
}
