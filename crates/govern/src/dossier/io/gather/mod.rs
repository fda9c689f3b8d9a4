//! The dossier from the ledger: every fact is read from the after-image that stood at the moment, never from the present
//! rows, which only say where to look; what changed since is looked at too.

mod duty;
mod fact;
mod who;

use super::store::Held;
use crate::dossier::model::{Dossier, Proof, ProofLine};
use crate::dossier::rules::{self, Frame};
use ::store::Tx;
use ::store::known::{self, Known};
use kernel::id::EventId;
use kernel::{Outcome, Refusal};
use org::ask::{Charge, ChargeSort, Chargers};
use sm3::{Digest, Sm3};
use std::collections::{BTreeMap, HashMap};
use web::Ctx;

/// How somebody checks it.
const HOW: &str = "每条事实取自一个台账事件；digest 是该事件在校验链中所覆盖内容的 SM3 值。核对方法：一，在本系统运行 anlan \
ledger verify，确认整条链没有被改动；二，在台账中按事件号取出该事件，重算 SM3 与本表比对；三，已封存的事件另附所在月份、\
批次和批次校验值，与台账封存表比对。proof.digest 是各事件 digest 依次相连后的 SM3 值。";

/// Events that lines were read from, each once.
#[derive(Default)]
pub struct Used(BTreeMap<EventId, ProofLine>);

impl Used {
    /// Remember that a line rests on this event.
    pub fn keep(&mut self, known: &Known) -> EventId {
        let line = ProofLine {
            event: known.event,
            concept: known.concept.clone(),
            record: known.record,
            at: known.at,
            digest: known.digest.clone(),
            month: known.month,
            batch: known.batch,
            seal: None,
        };
        self.0.insert(known.event, line);
        known.event
    }

    /// With the seals that stood before the moment; what was sealed later is proved by its digest alone.
    fn proof(self, seals: &HashMap<(i64, i64), String>) -> Proof {
        let mut all = Sm3::new();
        let events = self.0.into_values().map(|mut line| {
            line.seal = line.batch.and_then(|b| seals.get(&(line.month, b)).cloned());
            line.batch = line.batch.filter(|_| line.seal.is_some());
            all.update(line.digest.as_bytes());
            line
        });
        let events: Vec<ProofLine> = events.collect();
        Proof { digest: hex::encode(all.finalize()), how: HOW.into(), events }
    }
}

/// The dossier of these posts of one person. The caller has judged who may read it.
pub async fn dossier(ctx: &Ctx, tx: &mut Tx, of: &str, posts: &[Held], frame: &Frame) -> Outcome<Dossier> {
    let first = posts.first().ok_or_else(|| Refusal::not_found("任职"))?;
    let person = first.post.person;
    let mut used = Used::default();
    let least = ctx.law().parameters.value("dossier.term_share", &first.region_path, frame.day);
    let who = who::who(tx, person, posts, frame, &mut used).await?;
    if who.posts.is_empty() {
        let say = format!("截至{}，这段时间没有登记任职，不能制作档案；请核对起止日期和截至日期。", frame.label());
        return Err(Refusal::conflict("NO_POST_THEN", say));
    }
    let records = fact::records(tx, &who, frame).await?;
    let duties = duty::lines(tx, &who, &records, frame, least, &mut used).await?;
    let rate = rules::rate(duties.iter().flat_map(|d| crate::dossier::count::states(&d.windows)));
    let (reds, reds_all) = fact::reds(tx, &who, frame, &mut used).await?;
    let steps = fact::steps(tx, &who, frame).await?;
    let charge = Charge {
        person,
        units: who.units(),
        regions: who.regions(),
        from: frame.from,
        to: frame.to.min(frame.day),
        known_at: frame.at,
    };
    let in_charge = match ctx.app().answer::<Chargers>() {
        Some(all) => all.in_charge(ctx, tx, &charge).await?,
        None => Vec::new(),
    };
    let mut of_sort = |sort: ChargeSort| -> Vec<_> {
        in_charge.iter().filter(|c| c.sort == sort).map(|c| fact::line(c, &mut used)).collect()
    };
    let (mut led, accidents) = (of_sort(ChargeSort::Led), of_sort(ChargeSort::Accident));
    led.extend(fact::led(&steps, &who, frame, &mut used));
    led.sort_by_key(|l| (l.on, l.id));
    let talks = fact::talks(&records, &steps, &who, frame, &mut used);
    let received = fact::received(&steps, &who, frame, &mut used);
    let lines = fact::lines(tx, &records, person, frame, &mut used).await?;
    let seals = known::seals(tx, frame.at).await?;
    Ok(Dossier {
        of: of.into(),
        person,
        name: who.name.clone(),
        from: frame.from,
        to: frame.to,
        as_of: frame.at,
        as_of_label: frame.label(),
        rate,
        duties,
        records: lines,
        reds,
        reds_all,
        led,
        accidents,
        talks,
        steps: received,
        proof: used.proof(&seals),
        posts: who.posts,
    })
}
