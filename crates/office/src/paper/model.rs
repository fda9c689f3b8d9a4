//! What stands in a paper, apart from where it stands.

use serde::{Deserialize, Serialize};

/// Which of the standard's pages it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 文件式 (GB/T 9704-2012 §7): red head, number, one red line, imprint.
    Ordinary,
    /// 信函格式 (§10.1): name at 30 mm, a red double line above and below, no number on the first page's foot.
    Letter,
    /// 纪要格式 (§10.3): the head says what minutes they are, no recipients, no seal.
    Minutes,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Ordinary, Form::Letter, Form::Minutes];

    pub fn code(self) -> &'static str {
        match self {
            Form::Ordinary => "ordinary",
            Form::Letter => "letter",
            Form::Minutes => "minutes",
        }
    }
    pub fn label(self) -> &'static str {
        match self {
            Form::Ordinary => "文件式",
            Form::Letter => "信函式",
            Form::Minutes => "纪要",
        }
    }
    /// By code.
    pub fn parse(code: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// A piece of the body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph. `head` is what stands in the letters of its level; `text` goes on in 仿宋 on the same line. Level 0 has
    /// no head; 1 一、 is 黑体, 2 （一） is 楷体, 3 1. and 4 （1） are 仿宋 like the text (§7.3.3).
    Text { level: u8, head: String, text: String },
    /// A table; its first row is the head and comes again on every page.
    Table { rows: Vec<Vec<String>> },
}

/// A paper. Dates are printed already (`2026年11月22日`); an empty list or `None` leaves the element out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    pub form: Form,
    /// 发文机关标志 as printed: `云岭州安全生产委员会办公室文件`; for minutes `…会议纪要`.
    pub mark: String,
    /// 发文机关署名.
    pub organ: String,
    /// 份号, six digits, on secret papers.
    pub copy_no: Option<String>,
    /// 密级和保密期限.
    pub secrecy: Option<String>,
    /// 紧急程度.
    pub urgency: Option<String>,
    /// 发文字号 `云安办函〔2026〕3号`; `None`: a draft, which shows where it will stand; empty: this paper never has one.
    pub number: Option<String>,
    /// 签发人, printed on papers that go upwards only.
    pub signer: Option<String>,
    pub title: String,
    /// 主送机关.
    pub to: Vec<String>,
    pub blocks: Vec<Block>,
    /// 附件说明: names of what is attached.
    pub attachments: Vec<String>,
    /// 成文日期.
    pub date: Option<String>,
    /// The paper is sealed: organ and date stand where the seal will cover them.
    pub seal: bool,
    /// 附注, without its brackets.
    pub notes: Option<String>,
    /// 抄送机关.
    pub copy_to: Vec<String>,
    /// 印发机关 and day of printing; letters have none (§10.1).
    pub printed_by: Option<String>,
    pub printed_on: Option<String>,
}
