//! Verbs on the agenda, while the meeting is planned.

use super::act::{self, for_host, mark, only};
use super::store;
use crate::meeting::agenda;
use crate::meeting::flow::Standing;
use kernel::event::Event;
use kernel::id::MeetingId;
use kernel::{Outcome, Refusal};
use web::Ctx;

/// What is done to the agenda.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub version: Option<i64>,
    /// `fill` `add` `drop` `restore` `order`
    pub op: String,
    pub item: Option<u32>,
    pub title: String,
    pub why: String,
    pub who: String,
    pub reason: Option<String>,
    pub order: Vec<u32>,
}

/// Do it. Once the notice is out the agenda is what people were told, and changes no more.
pub async fn change(ctx: &Ctx, id: MeetingId, ask: Change) -> Outcome<()> {
    let mut tx = ctx.begin().await?;
    let mut m = for_host(ctx, &mut tx, id, ask.version).await?;
    only(&m, Standing::Planned, "修改议程")?;
    let item = || ask.item.ok_or_else(|| Refusal::invalid("MISSING_FIELD", "请指明是哪一项议题。").at("item", "必填"));
    let (label, note) = match ask.op.as_str() {
        "fill" => {
            act::refill(ctx, &mut tx, &mut m).await?;
            ("生成议程", None)
        }
        "add" => {
            agenda::add(&mut m.agenda, &ask.title, &ask.why, &ask.who, &ctx.actor().name)?;
            ("增加议题", Some(ask.title.trim().to_owned()))
        }
        "drop" => {
            agenda::drop(&mut m.agenda, item()?, mark(ctx, ask.reason.as_deref()))?;
            ("拿下议题", ask.reason.clone())
        }
        "restore" => {
            agenda::restore(&mut m.agenda, item()?)?;
            ("恢复议题", None)
        }
        "order" => {
            agenda::order(&mut m.agenda, &ask.order)?;
            ("调整议题顺序", None)
        }
        other => {
            let say = format!("没有“{other}”这种议程操作，可用 fill、add、drop、restore、order。");
            return Err(Refusal::invalid("NO_SUCH_ACTION", say).at("op", "未找到"));
        }
    };
    store::save(&mut tx, &mut m).await?;
    ctx.record(&mut tx, &Event::new(m.id, "agenda", label).note(note), &m).await?;
    tx.commit().await?;
    Ok(())
}
