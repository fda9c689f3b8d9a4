//! Who is told: the members when they are called or called off (`org::ask::tell`), each with a receipt.

use super::store;
use crate::meeting::model::Meeting;
use ::store::Tx;
use kernel::Outcome;
use org::ask::{Notice, Recipient, tell};
use web::Ctx;

fn to(m: &Meeting) -> Vec<Recipient> {
    let posts = m.members.iter().filter_map(|s| {
        let title = s.post.clone()?;
        Some(Recipient::Post { unit: s.unit, title })
    });
    // Whoever works for the unit hears of it as well: somebody must prepare.
    posts.chain(store::units(m).into_iter().map(Recipient::Unit)).collect()
}

fn notice(m: &Meeting, kind: &str, title: String, text: String) -> Notice {
    Notice {
        kind: format!("meeting.{kind}"),
        key: format!("meeting/{}/{kind}", m.id),
        to: to(m),
        title: title.chars().take(120).collect(),
        text: text.chars().take(2000).collect(),
        link: format!("/meetings/{}", m.id),
        concept: "meeting".into(),
        about: m.id.0,
        ..Notice::default()
    }
}

/// 会议通知
pub async fn called(ctx: &Ctx, tx: &mut Tx, m: &Meeting) -> Outcome<()> {
    let n = m.items().count();
    let text = format!(
        "{}，{}。议题 {n} 项，材料见会议页；请确认收到，不能到会的请提前请假或明确代会人员。",
        m.when(),
        m.place
    );
    let one = notice(m, "called", format!("会议通知：{}", m.title), text);
    tell(ctx, tx, &Notice { receipt: true, ..one }).await?;
    Ok(())
}

/// 会议取消
pub async fn cancelled(ctx: &Ctx, tx: &mut Tx, m: &Meeting) -> Outcome<()> {
    let why = m.ended.as_ref().and_then(|e| e.note.clone()).unwrap_or_default();
    let text = format!("原定 {} 的会议取消。原因：{why}", m.when());
    tell(ctx, tx, &Notice { urgent: true, ..notice(m, "cancelled", format!("会议取消：{}", m.title), text) }).await?;
    Ok(())
}
