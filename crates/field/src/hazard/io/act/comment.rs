//! Remarks.

use super::Image;
use crate::hazard::io::store;
use ::store::params;
use kernel::event::Event;
use kernel::id::{CommentId, HazardId};
use kernel::{Outcome, Refusal};
use web::Ctx;

/// Longest remark, in characters.
const LONGEST: usize = 2000;

/// Say something about a hazard; everybody who may report on it may.
pub async fn comment(ctx: &Ctx, id: HazardId, text: &str) -> Outcome<CommentId> {
    let text = text.trim();
    let chars = text.chars().count();
    if chars == 0 || chars > LONGEST {
        let say = format!("留言应为 1—{LONGEST} 字，现为 {chars} 字。");
        return Err(Refusal::invalid("BAD_COMMENT", say).at("text", "字数不符"));
    }
    let mut tx = ctx.begin().await?;
    let h = store::find(&mut tx, ctx.scope(), id).await?;
    let comment: CommentId = ctx.id();
    tx.exec(
        "insert into hazard_comment (id, hazard, person, name, text, at) values ($1,$2,$3,$4,$5,$6)",
        params![comment, h.id, ctx.actor().person, &ctx.actor().name, text, ctx.now()],
    )
    .await?;
    let event = Event::new(h.id, "comment", "留言").note(Some(text.to_owned()));
    ctx.record(&mut tx, &event, &Image { hazard: &h, listing: None, order: None }).await?;
    tx.commit().await?;
    Ok(comment)
}
