//! Texts from which papers are drafted. Shipped ones are files of `content/paper`; the office edits them in versions with days.

use kernel::{Outcome, Refusal};
use office::paper::Form;

/// A template in one version.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub code: String,
    pub name: String,
    pub form: Form,
    /// What follows the organ's word in the number: `函` in `云安办函〔2026〕3号`; empty for plain papers.
    pub suffix: String,
    /// What follows the organ's name in the head: `文件`, empty for letters.
    pub head: String,
    pub seal: bool,
    pub body: String,
}

const SHIPPED: &[&str] = &[
    include_str!("../../../../content/paper/remind_letter.txt"),
    include_str!("../../../../content/paper/urge_notice.txt"),
    include_str!("../../../../content/paper/supervise_letter.txt"),
    include_str!("../../../../content/paper/assignment.txt"),
    include_str!("../../../../content/paper/interview_notice.txt"),
    include_str!("../../../../content/paper/interview_minutes.txt"),
    include_str!("../../../../content/paper/meeting_minutes.txt"),
    include_str!("../../../../content/paper/committee_report.txt"),
    include_str!("../../../../content/paper/circular.txt"),
    include_str!("../../../../content/paper/warning_notice.txt"),
    include_str!("../../../../content/paper/rectify_order.txt"),
    include_str!("../../../../content/paper/weekly.txt"),
    include_str!("../../../../content/paper/monthly.txt"),
    include_str!("../../../../content/paper/quarterly.txt"),
    include_str!("../../../../content/paper/accountability.txt"),
    include_str!("../../../../content/paper/dossier.txt"),
    include_str!("../../../../content/paper/statement.txt"),
];

/// All shipped templates, in the order of their list.
pub fn shipped() -> Vec<Template> {
    SHIPPED.iter().filter_map(|text| parse(text).ok()).collect()
}

/// The shipped template of a code.
pub fn of(code: &str) -> Option<Template> {
    shipped().into_iter().find(|t| t.code == code)
}

/// Read a file: lines `key: value`, a line `---`, the body.
pub fn parse(text: &str) -> Outcome<Template> {
    let bad = |say: String| Refusal::invalid("BAD_TEMPLATE", say);
    let text = text.replace("\r\n", "\n");
    let (head, body) =
        text.split_once("\n---\n").ok_or_else(|| bad("模板缺少“---”一行，应先写各项设置再写正文。".into()))?;
    let value = |key: &str| {
        head.lines()
            .filter(|l| !l.starts_with('#'))
            .find_map(|l| l.split_once(':').filter(|(k, _)| k.trim() == key).map(|(_, v)| v.trim().to_owned()))
    };
    let need = |key: &str| value(key).filter(|v| !v.is_empty()).ok_or_else(|| bad(format!("模板没有写“{key}”。")));
    let form = need("form")?;
    Ok(Template {
        code: need("code")?,
        name: need("name")?,
        form: Form::parse(&form)
            .ok_or_else(|| bad(format!("没有“{form}”这种版式，可用 ordinary、letter、minutes。")))?,
        suffix: value("suffix").unwrap_or_default(),
        head: value("head").unwrap_or_default(),
        seal: value("seal").as_deref() != Some("no"),
        body: body.to_owned(),
    })
}

/// Longest template, in characters.
pub const LONGEST: usize = 20_000;

/// What a person has edited, checked: the text can be read by the engine, and is not endless.
pub fn acceptable(t: &Template) -> Outcome<()> {
    let chars = t.body.chars().count();
    if chars == 0 || chars > LONGEST {
        return Err(Refusal::invalid("BAD_TEMPLATE", format!("模板正文应为 1—{LONGEST} 字，现为 {chars} 字。"))
            .at("body", "字数不合"));
    }
    let name = t.name.trim().chars().count();
    if name == 0 || name > 40 {
        return Err(Refusal::invalid("BAD_TEMPLATE", "模板名称应为 1—40 字。").at("name", "必填"));
    }
    if t.suffix.chars().count() > 4 {
        return Err(
            Refusal::invalid("BAD_TEMPLATE", "机关代字后的类别字不超过 4 字，如“函”“督”。").at("suffix", "过长")
        );
    }
    super::fill::check(&t.body)
}
