//! SQL of decisions, of who may read a document, and of the way back from a task.

use crate::policy::model::*;
use ::store::{Tx, Value, params};
use kernel::id::{MeasureId, PersonId, PolicyId, UnitId};
use kernel::{Outcome, Refusal};

/// Where the words of a measure stand; `None` for a measure that is no longer kept.
pub async fn provenance(tx: &mut Tx, id: MeasureId) -> Outcome<Option<crate::task::io::view::TaskSource>> {
    let sql = "select m.quote, m.span_from, m.span_to, m.path, m.label, m.page, p.doc_number, p.file_name \
               from measure m join policy p on p.id = m.policy where m.id = $1";
    let Some(row) = tx.opt(sql, params![id]).await? else { return Ok(None) };
    Ok(Some(crate::task::io::view::TaskSource {
        policy: None,
        doc_number: row.get("doc_number")?,
        quote: row.get("quote")?,
        span: Some([row.get("span_from")?, row.get("span_to")?]),
        path: row.json("path")?,
        label: row.get("label")?,
        file: Some(row.get("file_name")?),
        page: row.get("page")?,
        origin: None,
    }))
}

/// The decisions about a document, in their order.
pub(super) async fn of(tx: &mut Tx, id: PolicyId) -> Outcome<Vec<Correction>> {
    let sql = "select seq, at, by_name, decision, say, click from correction where policy = $1 order by seq";
    let mut out = Vec::new();
    for row in tx.all(sql, params![id]).await? {
        out.push(Correction {
            seq: row.get("seq")?,
            at: row.get("at")?,
            by: row.get("by_name")?,
            decision: row.json("decision")?,
            say: row.get("say")?,
            click: row.get("click")?,
        });
    }
    Ok(out)
}

/// Keep a decision for ever.
pub async fn keep(
    tx: &mut Tx,
    id: PolicyId,
    by: Option<PersonId>,
    measure: Option<MeasureId>,
    c: &Correction,
) -> Outcome<()> {
    let kept = tx
        .exec(
            "insert into correction (policy, seq, at, by_person, by_name, measure, decision, say, click) \
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
            params![
                id,
                c.seq,
                c.at,
                by,
                &c.by,
                measure,
                serde_json::to_value(&c.decision).map_err(Refusal::internal)?,
                &c.say,
                c.click
            ],
        )
        .await;
    match kept {
        // Somebody else decided at the same moment and has this number.
        Err(e) if e.is_unique() => Err(Refusal::changed_meanwhile("文件")),
        Err(e) => Err(e.into()),
        Ok(_) => Ok(()),
    }
}

/// Units that may read the document because they hold tasks of it.
pub async fn open_to(tx: &mut Tx, id: PolicyId, units: impl IntoIterator<Item = UnitId>) -> Outcome<()> {
    let rows: Vec<Vec<Value>> = units.into_iter().map(|u| vec![u.into(), id.into()]).collect();
    tx.exec("delete from policy_access where policy = $1", params![id]).await?;
    Ok(tx.bulk_insert("policy_access", &["unit", "policy"], &rows).await?)
}
