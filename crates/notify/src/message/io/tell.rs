//! Telling: rows in the caller's transaction, so that what is rolled back was never told; the ways out are looked at by
//! whoever sends, after the commit.

use super::{recipients, settings, store};
use crate::channel::io::store as channels;
use crate::channel::model::{Channel, Shape};
use crate::message::model::{Message, Send, SendState, Settings, Wish};
use crate::message::rules;
use ::store::Tx;
use kernel::event::Event;
use kernel::{Outcome, Refusal};
use org::ask::{Notice, Told};
use uuid::Uuid;
use web::Ctx;

/// Write what is new to each person; returns to how many it is new.
///
/// # Errors
/// The notice breaks a limit; the database.
pub async fn tell(ctx: &Ctx, tx: &mut Tx, notice: &Notice) -> Outcome<usize> {
    if let Some(field) = rules::wrong(notice) {
        return Err(Refusal::internal(format!("notice {} of {}: {field}", notice.key, notice.kind)));
    }
    let mut whom = Vec::new();
    for to in &notice.to {
        for one in recipients::of(tx, to, ctx.today()).await? {
            if !whom.iter().any(|w: &recipients::Whom| w.person == one.person) {
                whom.push(one);
            }
        }
    }
    if whom.is_empty() {
        metrics::counter!("anlan_messages_total", "what" => "nobody").increment(1);
        return Ok(0);
    }
    let ways = channels::open(tx).await?;
    let mut new = 0;
    for one in whom {
        let id = ctx.id();
        let message = Message {
            id,
            person: one.person,
            unit: one.unit,
            region_path: one.region_path,
            kind: notice.kind.clone(),
            key: notice.key.clone(),
            sheaf: rules::sheaf(&notice.kind, notice.urgent || notice.receipt, id, ctx.today()),
            title: rules::fit(&notice.title.replace('\n', " "), rules::TITLE),
            text: rules::fit(&notice.text, rules::TEXT),
            link: notice.link.clone(),
            concept: notice.concept.clone(),
            record: notice.about,
            urgent: notice.urgent,
            receipt: notice.receipt,
            letter: notice.letter,
            made_at: ctx.now(),
            read_at: None,
            receipt_at: None,
        };
        if !store::insert(tx, &message).await? {
            continue;
        }
        new += 1;
        ctx.record(tx, &Event::new(message.id, "tell", "发出消息"), &message).await?;
        out(ctx, tx, &message, &ways).await?;
    }
    metrics::counter!("anlan_messages_total", "what" => "told").increment(new as u64);
    Ok(new)
}

/// Put a message on its ways out: by the person's nearest mail channel, and once by each group that it concerns.
async fn out(ctx: &Ctx, tx: &mut Tx, m: &Message, ways: &[Channel]) -> Outcome<()> {
    let reaches = |c: &&Channel| m.region_path.starts_with(&c.region_path) && c.unit.is_none_or(|u| u == m.unit);
    let fits = |c: &&Channel| reaches(c) && (m.urgent || !c.urgent_only);
    let mail = ways.iter().filter(|c| c.shape == Shape::Mail).filter(fits).max_by_key(|c| c.region_path.len());
    if let Some(channel) = mail {
        let wants = settings::of(ctx, tx, m.person, &m.region_path).await?;
        if mails(&wants, m.urgent) {
            let next_at = due(ctx, m, &wants);
            store::queue(tx, &send(ctx, m, channel, true, next_at)).await?;
        }
    }
    for channel in ways.iter().filter(|c| c.shape != Shape::Mail).filter(fits) {
        let next_at = due(ctx, m, &settings::proposed(ctx, m.person, &m.region_path));
        store::queue(tx, &send(ctx, m, channel, false, next_at)).await?;
    }
    Ok(())
}

/// Whether a person wants this by e-mail.
pub fn mails(wants: &Settings, urgent: bool) -> bool {
    !wants.email.is_empty() && (wants.wish == Wish::All || wants.wish == Wish::Urgent && urgent)
}

fn due(ctx: &Ctx, m: &Message, wants: &Settings) -> jiff::Timestamp {
    let wait = match wants.together {
        true => ctx.law().parameters.value("message.together_minutes", &m.region_path, ctx.today()) as i64,
        false => 0,
    };
    let peace = settings::peace(ctx.law(), wants, &m.region_path, ctx.today());
    rules::due(ctx.now(), m.urgent, wait, &peace, &ctx.law().calendar)
}

fn send(ctx: &Ctx, m: &Message, channel: &Channel, person: bool, next_at: jiff::Timestamp) -> Send {
    Send {
        id: ctx.id::<kernel::id::MessageId>().0,
        channel: channel.id,
        once: if person { format!("{}/{}", m.person, m.key) } else { format!("/{}", m.key) },
        message: m.id,
        person: person.then_some(m.person),
        state: SendState::Queued,
        urgent: m.urgent,
        attempts: 0,
        next_at,
        answer: String::new(),
        batch: None,
        made_at: m.made_at,
        done_at: None,
    }
}

/// Who was told of a record, whether they read it, and what became of each way out.
pub async fn told(tx: &mut Tx, concept: &str, about: Uuid) -> Outcome<Vec<Told>> {
    let ways = store::ways(tx, concept, about).await?;
    let say = |shape: &str, state: SendState| {
        format!("{}：{}", Shape::parse(shape).map_or("渠道", Shape::label), state.label())
    };
    let one = |(m, name, unit_name): (Message, String, String)| Told {
        ways: ways
            .iter()
            .filter(|(key, whom, ..)| *key == m.key && whom.is_none_or(|w| w == m.person))
            .map(|(_, _, state, shape)| say(shape, *state))
            .collect(),
        person: m.person,
        name,
        unit: m.unit,
        unit_name,
        kind: m.kind,
        title: m.title,
        at: m.made_at,
        read_at: m.read_at,
        receipt: m.receipt,
        receipt_at: m.receipt_at,
    };
    Ok(store::about(tx, concept, about).await?.into_iter().map(one).collect())
}
