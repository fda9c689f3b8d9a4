//! Duties of the posts, counted from the records that were known.

use super::Used;
use super::fact::Records;
use super::who::Who;
use crate::dossier::count;
use crate::dossier::model::DutyLine;
use crate::dossier::rules::{self, Frame};
use crate::dossier::template;
use crate::duty::model::Duty;
use ::store::Tx;
use ::store::known;
use ::store::params;
use kernel::Outcome;
use uuid::Uuid;

/// Every duty of the posts, in the order of post and template.
pub async fn lines(
    tx: &mut Tx,
    who: &Who,
    records: &Records,
    frame: &Frame,
    least: f64,
    used: &mut Used,
) -> Outcome<Vec<DutyLine>> {
    let mut out = Vec::new();
    for post in &who.posts {
        let rows = tx.all("select id from duty where post = $1", params![post.id]).await?;
        let ids: Vec<Uuid> = rows.iter().map(|r| r.get("id")).collect::<Outcome<_>>()?;
        for (_, known) in known::images(tx, "duty", &ids, frame.at).await? {
            let duty: Duty = known.image()?;
            let bounded = match who.term(post.id) {
                Some(term) => count::bounded(&duty, term),
                None => continue,
            };
            let facts = records.facts(duty.unit);
            let windows = count::windows(&bounded, &facts, frame, least);
            // What counted is what the numbers rest on.
            for record in windows.iter().flat_map(|w| &w.records) {
                records.keep(record.id, used);
            }
            let code = duty.template.clone().unwrap_or_default();
            out.push(DutyLine {
                id: duty.id,
                post: post.id,
                rate: rules::rate(count::states(&windows)),
                rule: duty.rule.say(),
                source: source(&duty.quote, &code),
                template: code,
                title: duty.title,
                windows,
                aside: duty.aside.map(|a| a.reason),
                event: used.keep(&known),
            });
        }
    }
    let place = |post| who.posts.iter().position(|p| p.id == post);
    out.sort_by(|a, b| (place(a.post), &a.template, &a.title, a.id).cmp(&(place(b.post), &b.template, &b.title, b.id)));
    Ok(out)
}

/// The source as it was written down when it was assigned; templates may change later.
fn source(quote: &str, code: &str) -> String {
    let kept = quote.rsplit_once('〔').and_then(|(_, s)| s.strip_suffix('〕'));
    kept.map(str::to_owned).or_else(|| template::of(code).map(|t| t.source.clone())).unwrap_or_default()
}
