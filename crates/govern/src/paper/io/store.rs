//! SQL of papers, copies, templates and organs' words.

use crate::paper::flow::{PaperFlow, PaperState};
use crate::paper::model::{Filed, Organ, Served};
use crate::paper::template::{self, Template};
use ::store::{Access, Kind, Listed, Row, ScopeOn, Sort, Tx, Value, list, params};
use jiff::civil::Date;
use kernel::flow::Flow;
use kernel::id::{PaperId, UnitId};
use kernel::{Outcome, Refusal, Right, Scope};
use office::paper::Form;

/// The organ's papers for whoever sees its whole region or belongs to it; a copy for whom it was served on.
pub const SCOPE: ScopeOn = ScopeOn {
    path: "t.region_path",
    sector: None,
    units: &["t.organ"],
    access: Some(Access { table: "paper_copy", record: "paper", copies: &["at"] }),
    areas: true,
    large: None,
};

/// Papers, the newest first.
pub static LISTED: Listed = Listed {
    table: "paper",
    joins: "",
    columns: "t.id, t.template, t.template_version, t.form, t.title, t.organ, t.organ_name, t.region_path, t.word, t.mark, \
        t.year, t.number, t.printed, t.to_units, t.copy_units, t.concept, t.about, t.body, t.secrecy, t.urgency, t.seal, \
        t.signer, t.state, t.drafted_by, t.drafted_name, t.at, t.issued_at, t.signed_by, t.signed_name, t.content, t.sha, \
        t.reason, t.version",
    on: SCOPE,
    sorts: &[Sort { name: "at", column: "t.at", kind: Kind::Time }],
    default: "-at",
};

/// One row.
pub fn decode(row: &Row) -> Outcome<Filed> {
    let (state, form): (String, String) = (row.get("state")?, row.get("form")?);
    let year: Option<i64> = row.get("year")?;
    Ok(Filed {
        id: row.get("id")?,
        template: row.get("template")?,
        template_version: row.get("template_version")?,
        form: Form::parse(&form).ok_or_else(|| Refusal::internal(format!("paper.form holds {form}")))?,
        title: row.get("title")?,
        organ: row.get("organ")?,
        organ_name: row.get("organ_name")?,
        region_path: row.get("region_path")?,
        word: row.get("word")?,
        mark: row.get("mark")?,
        year: year.and_then(|y| i16::try_from(y).ok()),
        number: row.get("number")?,
        printed: row.get("printed")?,
        to: row.json("to_units")?,
        copy_to: row.json("copy_units")?,
        concept: row.get("concept")?,
        about: row.get("about")?,
        text: row.get("body")?,
        secrecy: row.get("secrecy")?,
        urgency: row.get("urgency")?,
        seal: row.get("seal")?,
        signer: row.get("signer")?,
        state: PaperFlow::parse_state(&state).ok_or_else(|| Refusal::internal(format!("paper.state holds {state}")))?,
        drafted_by: row.get("drafted_by")?,
        drafted_name: row.get("drafted_name")?,
        at: row.get("at")?,
        issued_at: row.get("issued_at")?,
        signed_by: row.get("signed_by")?,
        signed_name: row.get("signed_name")?,
        content: row.get("content")?,
        sha: row.get("sha")?,
        reason: row.get("reason")?,
        version: row.get("version")?,
    })
}

fn written(f: &Filed) -> Vec<(&'static str, Value)> {
    let areas = list::areas(&f.region_path);
    vec![
        ("template", (&f.template).into()),
        ("template_version", f.template_version.into()),
        ("form", f.form.code().into()),
        ("title", (&f.title).into()),
        ("organ", f.organ.into()),
        ("organ_name", (&f.organ_name).into()),
        ("region_path", (&f.region_path).into()),
        ("area1", areas[0].into()),
        ("area2", areas[1].into()),
        ("area3", areas[2].into()),
        ("area4", areas[3].into()),
        ("word", (&f.word).into()),
        ("mark", (&f.mark).into()),
        ("year", f.year.map(i64::from).into()),
        ("number", f.number.into()),
        ("printed", f.printed.clone().into()),
        ("to_units", Value::json(&f.to)),
        ("copy_units", Value::json(&f.copy_to)),
        ("concept", (&f.concept).into()),
        ("about", f.about.into()),
        ("body", (&f.text).into()),
        ("secrecy", f.secrecy.clone().into()),
        ("urgency", f.urgency.clone().into()),
        ("seal", f.seal.into()),
        ("signer", f.signer.into()),
        ("state", f.state.code().into()),
        ("drafted_by", f.drafted_by.into()),
        ("drafted_name", (&f.drafted_name).into()),
        ("at", f.at.into()),
        ("issued_at", f.issued_at.into()),
        ("signed_by", f.signed_by.into()),
        ("signed_name", f.signed_name.clone().into()),
        ("content", f.content.clone().into()),
        ("sha", f.sha.clone().into()),
        ("reason", f.reason.clone().into()),
        ("version", f.version.into()),
    ]
}

/// Insert a draft.
pub async fn insert(tx: &mut Tx, f: &Filed) -> Outcome<()> {
    let mut columns = vec!["id"];
    let mut values = vec![Value::from(f.id)];
    for (column, value) in written(f) {
        columns.push(column);
        values.push(value);
    }
    tx.bulk_insert("paper", &columns, &[values]).await?;
    Ok(())
}

/// Compare-and-set of everything.
pub async fn save(tx: &mut Tx, f: &Filed, before: i64) -> Outcome<()> {
    let mut values = vec![Value::from(f.id), before.into()];
    let sets: Vec<String> = written(f)
        .into_iter()
        .map(|(column, value)| {
            values.push(value);
            format!("{column} = ${}", values.len())
        })
        .collect();
    let sql = format!("update paper set {} where id = $1 and version = $2", sets.join(", "));
    if tx.exec(&sql, &values).await? == 0 { Err(Refusal::changed_meanwhile("公文")) } else { Ok(()) }
}

/// A paper that the scope shows. What was served on a unit is not seen by it before it is issued.
pub async fn find(tx: &mut Tx, scope: &Scope, id: PaperId) -> Outcome<Filed> {
    if !list::visible(tx, scope, Right::PaperRead, &SCOPE, "paper", id.0).await? {
        return Err(Refusal::not_found("公文"));
    }
    let sql = format!("select {} from paper t where t.id = $1", LISTED.columns);
    let row = tx.opt(&sql, params![id]).await?.ok_or_else(|| Refusal::not_found("公文"))?;
    decode(&row)
}

/// Serve an issued paper on its recipients, in their order.
pub async fn serve(tx: &mut Tx, f: &Filed) -> Outcome<()> {
    if f.state != PaperState::Issued {
        return Err(Refusal::internal("served before it was issued"));
    }
    let all = f.to.iter().map(|u| (*u, true)).chain(f.copy_to.iter().map(|u| (*u, false)));
    let rows: Vec<Vec<Value>> = all
        .enumerate()
        .map(|(place, (unit, main))| {
            vec![unit.into(), f.id.into(), main.into(), (place as i64).into(), f.at.into(), f.issued_at.into()]
        })
        .collect();
    tx.bulk_insert("paper_copy", &["unit", "paper", "main", "place", "at", "served_at"], &rows).await?;
    Ok(())
}

/// Copies of a paper, in the order of recipients.
pub async fn copies(tx: &mut Tx, id: PaperId) -> Outcome<Vec<Served>> {
    let sql = "select unit, main, served_at, received_at, received_by, received_name from paper_copy \
               where paper = $1 order by place";
    let rows = tx.all(sql, params![id]).await?;
    rows.iter()
        .map(|r| {
            Ok(Served {
                paper: id,
                unit: r.get("unit")?,
                main: r.get("main")?,
                served_at: r.get("served_at")?,
                received_at: r.get("received_at")?,
                received_by: r.get("received_by")?,
                received_name: r.get("received_name")?,
            })
        })
        .collect()
}

/// Write a receipt; the first stays.
pub async fn receive(tx: &mut Tx, c: &Served) -> Outcome<()> {
    let sql = "update paper_copy set received_at = $3, received_by = $4, received_name = $5 \
               where paper = $1 and unit = $2 and received_at is null";
    tx.exec(sql, params![c.paper, c.unit, c.received_at, c.received_by, c.received_name.clone()]).await?;
    Ok(())
}

/// Word and head of an organ, where the office has set them.
pub async fn organ(tx: &mut Tx, unit: UnitId) -> Outcome<Option<Organ>> {
    let row = tx.opt("select word, mark from paper_word where unit = $1", params![unit]).await?;
    row.map(|r| Ok(Organ { unit, word: r.get("word")?, mark: r.get("mark")? })).transpose()
}

/// The template of a code on a day, with its version: the latest that has begun, else the shipped one (0).
pub async fn template(tx: &mut Tx, code: &str, day: Date) -> Outcome<(Template, i64)> {
    let row = tx
        .opt(
            "select version, name, form, suffix, head, seal, body from paper_template \
             where code = $1 and valid_from <= $2 order by valid_from desc, version desc limit 1",
            params![code, day],
        )
        .await?;
    let shipped = || {
        let known: Vec<String> = template::shipped().into_iter().map(|t| t.name).collect();
        let say = format!("没有“{code}”这个公文模板，可用的有：{}。", known.join("、"));
        template::of(code).ok_or_else(|| Refusal::invalid("NO_TEMPLATE", say).at("template", "未找到"))
    };
    let Some(row) = row else { return Ok((shipped()?, 0)) };
    Ok((edited(code, &row)?, row.get("version")?))
}

/// A template as edited.
pub fn edited(code: &str, row: &Row) -> Outcome<Template> {
    let form: String = row.get("form")?;
    Ok(Template {
        code: code.to_owned(),
        name: row.get("name")?,
        form: Form::parse(&form).ok_or_else(|| Refusal::internal(format!("paper_template.form holds {form}")))?,
        suffix: row.get("suffix")?,
        head: row.get("head")?,
        seal: row.get("seal")?,
        body: row.get("body")?,
    })
}

/// Hash of a file that was made.
pub async fn file(tx: &mut Tx, id: PaperId, form: &str) -> Outcome<Option<String>> {
    let row = tx.opt("select sha from paper_file where paper = $1 and form = $2", params![id, form]).await?;
    row.map(|r| r.get("sha")).transpose()
}
