//! From a filed paper to what is printed. The frozen content is this, as JSON, once and for all.

use super::flow::PaperState;
use super::model::Filed;
use super::rules::printed_day;
use super::template::Template;
use jiff::civil::Date;
use kernel::{Outcome, Refusal};
use office::paper::{Form, Paper};

/// The paper of a draft on a day. `to` and `copy_to` are names in order.
pub fn compose(filed: &Filed, to: Vec<String>, copy_to: Vec<String>, day: Date) -> Paper {
    let body = office::paper::read(&filed.text);
    let printed = filed.form != Form::Letter;
    Paper {
        form: filed.form,
        mark: filed.mark.clone(),
        organ: filed.organ_name.clone(),
        copy_no: None,
        secrecy: filed.secrecy.clone(),
        urgency: filed.urgency.clone(),
        number: filed.printed.clone(),
        signer: None,
        title: body.title,
        to: if filed.form == Form::Minutes { Vec::new() } else { to },
        blocks: body.blocks,
        attachments: body.attachments,
        date: Some(printed_day(day)),
        seal: filed.seal && filed.form != Form::Minutes,
        notes: body.notes,
        copy_to,
        printed_by: printed.then(|| filed.organ_name.clone()),
        printed_on: printed.then(|| printed_day(day)),
    }
}

/// A text of a template as it would look.
pub fn preview(t: &Template, text: &str, organ: &str, mark: String, to: Vec<String>, day: Date) -> Paper {
    let body = office::paper::read(text);
    let printed = t.form != Form::Letter;
    Paper {
        form: t.form,
        mark,
        organ: organ.to_owned(),
        copy_no: None,
        secrecy: None,
        urgency: None,
        number: None,
        signer: None,
        title: body.title,
        to: if t.form == Form::Minutes { Vec::new() } else { to },
        blocks: body.blocks,
        attachments: body.attachments,
        date: Some(printed_day(day)),
        seal: t.seal && t.form != Form::Minutes,
        notes: body.notes,
        copy_to: Vec::new(),
        printed_by: printed.then(|| organ.to_owned()),
        printed_on: printed.then(|| printed_day(day)),
    }
}

/// The content as frozen.
pub fn frozen(paper: &Paper) -> Outcome<String> {
    serde_json::to_string(paper).map_err(Refusal::internal)
}

/// The frozen content, read again.
pub fn thaw(filed: &Filed) -> Outcome<Paper> {
    let content = filed.content.as_deref().ok_or_else(|| {
        let say = match filed.state {
            PaperState::Void => "这份公文没有签发就作废了，没有正式文本。",
            _ => "这份公文还没有签发，没有正式文本；签发后即可下载。",
        };
        Refusal::conflict("NOT_ISSUED", say)
    })?;
    serde_json::from_str(content).map_err(Refusal::internal)
}
