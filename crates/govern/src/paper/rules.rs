//! What may be drafted, edited and signed; how a number and a day are printed.

use super::fill::holes;
use jiff::civil::Date;
use kernel::id::UnitId;
use kernel::{Outcome, Refusal};

/// Longest text of a paper, in characters.
pub const LONGEST: usize = 100_000;

/// Most units that one paper is sent to.
pub const MOST: usize = 300;

/// 发文字号: word, year in 〔〕, number without leading zeros or 第 (GB/T 9704-2012 §7.2.5).
pub fn printed_number(word: &str, year: i16, number: i64) -> String {
    format!("{word}〔{year}〕{number}号")
}

/// 成文日期 in Arabic digits without leading zeros (GB/T 9704-2012 §7.3.5.4).
pub fn printed_day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// Whom a paper goes to: somebody, nobody twice, not without end.
pub fn recipients(to: &[UnitId], copy_to: &[UnitId], needed: bool) -> Outcome<()> {
    if to.is_empty() && needed {
        return Err(Refusal::invalid("NO_RECIPIENT", "请选择主送单位。").at("to", "必填"));
    }
    if to.len() + copy_to.len() > MOST {
        let say =
            format!("主送和抄送合计不超过 {MOST} 个单位，现为 {} 个；请改发下级安委办转送。", to.len() + copy_to.len());
        return Err(Refusal::invalid("TOO_MANY_RECIPIENTS", say).at("to", "过多"));
    }
    let mut all: Vec<UnitId> = to.iter().chain(copy_to).copied().collect();
    all.sort_unstable();
    let before = all.len();
    all.dedup();
    if all.len() < before {
        let say = "同一个单位选了两次，或既主送又抄送；请只保留一处。";
        return Err(Refusal::invalid("RECIPIENT_TWICE", say).at("copy_to", "重复"));
    }
    Ok(())
}

/// A text as edited: not empty, not endless, with a title.
pub fn text(text: &str) -> Outcome<()> {
    let chars = text.chars().count();
    if chars == 0 || chars > LONGEST {
        let say = format!("公文正文应为 1—{LONGEST} 字，现为 {chars} 字。");
        return Err(Refusal::invalid("BAD_TEXT", say).at("text", "字数不合"));
    }
    let body = office::paper::read(text);
    let title = body.title.chars().count();
    if title == 0 || title > 200 {
        let say = format!("公文要有标题（以“# ”开头的一行），1—200 字，现为 {title} 字。");
        return Err(Refusal::invalid("BAD_TEXT", say).at("text", "缺标题"));
    }
    if body.blocks.is_empty() {
        return Err(Refusal::invalid("BAD_TEXT", "公文没有正文，请在标题之后写正文。").at("text", "缺正文"));
    }
    Ok(())
}

/// What is signed lacks nothing.
pub fn complete(filed_text: &str) -> Outcome<()> {
    text(filed_text)?;
    let missing = holes(filed_text);
    if missing.is_empty() {
        return Ok(());
    }
    let say = format!("公文还缺 {} 项内容：{}。请在正文中补写后再签发。", missing.len(), missing.join("、"));
    Err(missing.iter().fold(Refusal::invalid("PAPER_MISSING", say), |r, name| r.at("text", format!("缺：{name}"))))
}

/// 紧急程度 of a paper: 特急 or 加急 (党政机关公文处理工作条例 §9).
pub fn urgency(word: Option<String>) -> Outcome<Option<String>> {
    match word.as_deref() {
        None | Some("特急" | "加急") => Ok(word),
        Some(other) => {
            let say = format!("没有“{other}”这种紧急程度，可填“特急”或“加急”，平件不填。");
            Err(Refusal::invalid("BAD_URGENCY", say).at("urgency", "只能是特急、加急"))
        }
    }
}

/// Secret papers do not belong into this system: it says so instead of printing the mark.
pub fn secrecy(word: Option<String>) -> Outcome<Option<String>> {
    match word {
        None => Ok(None),
        Some(_) => Err(Refusal::invalid(
            "SECRET_PAPER",
            "涉密公文不得在本系统起草、传输；请按保密规定在涉密设备上办理，本系统只登记不涉密的文号。",
        )
        .at("secrecy", "不得填写")),
    }
}
