//! Files of a dossier: made from its data alone, so that the same data gives the same bytes.

use crate::dossier::model::Dossier;
use crate::dossier::rules::Frame;
use crate::dossier::say;
use crate::paper::fill::fill;
use crate::paper::io::file::{Press, Print, printed};
use crate::paper::io::store::edited;
use crate::paper::page;
use crate::paper::template::{self, Template};
use ::store::{Tx, params};
use kernel::{Outcome, Refusal};
use office::paper::Paper;
use web::Ctx;
use web::answer::Download;

/// What a dossier is handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Dossier(Print),
    /// 述安全, a draft.
    Statement(Print),
    /// 审计资料包
    Pack,
}

impl Form {
    pub fn parse(word: &str) -> Outcome<Form> {
        match word {
            "json" => Ok(Form::Json),
            "docx" => Ok(Form::Dossier(Print::Docx)),
            "pdf" => Ok(Form::Dossier(Print::Pdf)),
            "statement.docx" => Ok(Form::Statement(Print::Docx)),
            "statement.pdf" => Ok(Form::Statement(Print::Pdf)),
            "pack" => Ok(Form::Pack),
            other => {
                let say = format!("没有“{other}”这种文件，可选 json、docx、pdf、statement.docx、statement.pdf、pack。");
                Err(Refusal::invalid("BAD_FORM", say).at("form", "无此格式"))
            }
        }
    }
}

/// The template that was in force then: the newest version that had been entered by the moment, else the shipped one.
async fn template_then(tx: &mut Tx, code: &str, frame: &Frame) -> Outcome<Template> {
    let sql = "select name, form, suffix, head, seal, body from paper_template where code = $1 and valid_from <= $2 \
               and at <= $3 order by valid_from desc, version desc limit 1";
    match tx.opt(sql, params![code, frame.day, frame.at]).await? {
        Some(row) => edited(code, &row),
        None => template::of(code).ok_or_else(|| Refusal::internal(format!("no template {code}"))),
    }
}

/// The paper of a dossier.
async fn paper(tx: &mut Tx, code: &str, d: &Dossier, frame: &Frame) -> Outcome<Paper> {
    let t = template_then(tx, code, frame).await?;
    let filled = fill(&t.body, &say::paper(d))?;
    let organ = d.posts.last().map(|p| p.unit.name.clone()).unwrap_or_default();
    let mut paper = page::preview(&t, &filled.text, &organ, t.head.clone(), Vec::new(), frame.day);
    // It goes out under no number, and shows no place for one.
    (paper.number, paper.seal) = (Some(String::new()), false);
    Ok(paper)
}

/// The data, as bytes.
pub fn json(d: &Dossier) -> Outcome<Vec<u8>> {
    serde_json::to_vec_pretty(d).map_err(Refusal::internal)
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\"").replace(['\r', '\n'], " "))
}

/// 证据清单: every event and every file with its hash, as a table that spreadsheets open.
fn evidence(d: &Dossier) -> String {
    let mut out = String::from("\u{feff}类别,编号,名称,时间,SM3,封存月份,封存批次,批次校验值\r\n");
    for p in &d.proof.events {
        let batch = p.batch.map(|b| b.to_string()).unwrap_or_default();
        let seal = p.seal.clone().unwrap_or_default();
        let row = [
            "台账事件".to_owned(),
            p.event.to_string(),
            format!("{} {}", p.concept, p.record),
            p.at.to_string(),
            p.digest.clone(),
            p.month.to_string(),
            batch,
            seal,
        ];
        out += &row.map(|c| cell(&c)).join(",");
        out += "\r\n";
    }
    for (r, f) in d.records.iter().flat_map(|r| r.files.iter().map(move |f| (r, f))) {
        let row = [
            "附件".to_owned(),
            f.id.to_string(),
            f.name.clone(),
            r.on.to_string(),
            f.sha.clone(),
            String::new(),
            String::new(),
            String::new(),
        ];
        out += &row.map(|c| cell(&c)).join(",");
        out += "\r\n";
    }
    out
}

fn name(d: &Dossier, what: &str, ending: &str) -> String {
    format!("{}{what}（{}至{}）.{ending}", d.name, d.from, d.to)
}

/// One file of a dossier.
pub async fn file(ctx: &Ctx, tx: &mut Tx, d: &Dossier, frame: &Frame, form: Form) -> Outcome<Download> {
    let press = ctx.app().answer::<Press>().unwrap_or_default();
    let (code, what) = if matches!(form, Form::Statement(_)) {
        ("statement", "述安全报告（草稿）")
    } else {
        ("dossier", "履职档案")
    };
    let paper = paper(tx, code, d, frame).await?;
    let data = json(d)?;
    let list = evidence(d);
    let make = move || -> Outcome<Vec<u8>> {
        match form {
            Form::Json => Ok(data),
            Form::Dossier(print) | Form::Statement(print) => printed(&press, print, &paper),
            Form::Pack => {
                let parts = [
                    ("履职档案.pdf", printed(&press, Print::Pdf, &paper)?),
                    ("履职档案.docx", printed(&press, Print::Docx, &paper)?),
                    ("履职档案.json", data),
                    ("证据清单.csv", list.into_bytes()),
                ];
                office::zipped(&parts).map_err(Refusal::internal)
            }
        }
    };
    let bytes = tokio::task::spawn_blocking(make).await.map_err(Refusal::internal)??;
    let (name, media) = match form {
        Form::Json => (name(d, what, "json"), "application/json"),
        Form::Dossier(print) | Form::Statement(print) => (name(d, what, print.code()), print.media()),
        Form::Pack => (name(d, "审计资料包", "zip"), "application/zip"),
    };
    Ok(Download { name, media: media.into(), bytes, inline: false })
}
