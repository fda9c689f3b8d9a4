//! Where a text begins anew: notice, attached plan, further plans; and which paragraphs are not part of the running text.

mod title;

use crate::clean::{Clean, Para, ParaKind};
use crate::numbering::{self, Form};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use title::{TITLE_END, best_head_title, title_block, title_line};

/// A run of paragraphs under one title.
#[derive(Clone, Debug)]
pub struct Part {
    /// Paragraphs of the title.
    pub title: Option<Range<usize>>,
    pub body: Range<usize>,
    /// An 附件 mark stood before it.
    pub attached: bool,
}

/// What a paragraph is besides text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Text,
    /// 发文字号
    Number,
    /// 某某文件
    Letterhead,
    /// 各县（市）…：
    Salutation,
    /// Unit and date below a text; the date line itself is `Date`.
    Signature,
    Date,
    /// Number and date in a bracket under the title: （云安〔2025〕9号，2025年4月2日印发）
    Imprint,
    /// 附件1
    AttachMark,
    /// （此件公开发布）, 联系人, 抄送, list of attachments
    Aside,
}

const YEAR: &str = r"(?:(?:19|20)\d{2}|[一二][〇○零ΟOo0九一二三四五六七八]{3})";

static NUMBER_LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\p{Han}]{1,14}[〔\[［【（(]\s*(19|20)\d{2}\s*[〕\]］】）)]\s*(第)?\d{1,4}号(签发人[:：].{0,12})?$")
        .expect("pattern")
});
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^[（(]?{YEAR}年[\d一二三四五六七八九十]{{1,3}}月[\d一二三四五六七八九十]{{1,3}}日[）)]?(印发|发布)?$"
    ))
    .expect("pattern")
});
static IMPRINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^[（(][^（）()]{{0,60}}(?:[〔\[]\d{{4}}[〕\]]\d{{1,4}}号|{YEAR}年[\d一二三四五六七八九十]{{1,3}}月[\d一二三四五六七八九十]{{1,3}}日)[^（）()]{{0,60}}[）)]$")).expect("pattern")
});
static ATTACH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^附(件|表|录)[一二三四五六七八九十\d]{0,3}[:：]?$").expect("pattern"));
static ATTACH_LIST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^附(件|表)[一二三四五六七八九十\d]{0,3}[:：].").expect("pattern"));
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^([（(](此件|本文有|联系人|联系电话|信息公开|主动公开|公开|征求意见稿|代章).{0,60}[）)]|(抄送|主送|联系人|联系电话|联系方式|信息公开形式|公开方式|公开属性)[:：].*|特此(通知|公告|通告|函告)。?|目录|目次|\[.{0,9}点击.*)$")
        .expect("pattern")
});

/// Says what each paragraph is.
pub fn roles(clean: &Clean) -> Vec<Role> {
    let mut out = vec![Role::Text; clean.paras.len()];
    let mut listing = false;
    for (i, para) in clean.paras.iter().enumerate() {
        if para.kind != ParaKind::Text {
            listing = false;
            continue;
        }
        let text = &clean.text[para.range.clone()];
        let short = text.len() <= 150;
        out[i] = if !short {
            Role::Text
        } else if NUMBER_LINE.is_match(text) {
            Role::Number
        } else if DATE_LINE.is_match(text) {
            Role::Date
        } else if IMPRINT.is_match(text) {
            Role::Imprint
        } else if ATTACH.is_match(text) {
            Role::AttachMark
        } else if ATTACH_LIST.is_match(text) {
            listing = !text.ends_with('。');
            Role::Aside
        } else if ASIDE.is_match(text) {
            Role::Aside
        } else if text.len() <= 90
            && text.ends_with("文件")
            && !text.contains(['，', '。', '《', '“'])
            && numbering::label_at(text).is_none()
            && i < 6
        {
            Role::Letterhead
        } else {
            Role::Text
        };
        if out[i] == Role::Letterhead {
            // A long or joint letterhead is printed over several lines.
            for j in (0..i).rev().take(3) {
                let above = &clean.text[clean.paras[j].range.clone()];
                if out[j] != Role::Text || !signer(above) || above.len() > 90 || TITLE_END.is_match(above) {
                    break;
                }
                out[j] = Role::Letterhead;
            }
        }
        if out[i] == Role::Text && listing {
            let item = matches!(numbering::label_at(text), Some(l) if l.form == Form::Arab);
            if item && text.len() <= 180 && !text.ends_with('。') {
                out[i] = Role::Aside;
            } else {
                listing = false;
            }
        }
        if out[i] == Role::Date {
            // The units above a date sign the text.
            for j in (0..i).rev().take(3) {
                let above = &clean.text[clean.paras[j].range.clone()];
                if out[j] != Role::Text
                    || !signer(above)
                    || clean.paras[j].kind != ParaKind::Text
                    || i < 4 && TITLE_END.is_match(above)
                {
                    break;
                }
                out[j] = Role::Signature;
            }
        }
    }
    for (i, para) in clean.paras.iter().enumerate() {
        let text = &clean.text[para.range.clone()];
        if out[i] == Role::Text && para.kind == ParaKind::Text && text.ends_with(['：', ':']) && salutation(text) {
            out[i] = Role::Salutation;
        }
    }
    out
}

/// A short line that names a unit and nothing else.
fn signer(line: &str) -> bool {
    line.len() <= 120
        && !line.ends_with(['。', '；', '，', '：', ':', '、', '）'])
        && numbering::label_at(line).is_none()
        && !line.contains(['《', '，', '。'])
}

/// 各县（市）人民政府，州直各部门：
fn salutation(line: &str) -> bool {
    numbering::label_at(line).is_none()
        && !line.contains(['。', '；'])
        && !line.contains("如下")
        && !line.contains("单位：")
        && (line.starts_with('各')
            || line.contains("，各")
            || line.contains("、各")
            || line.contains("人民政府")
            || line.contains("单位"))
}

/// Splits the paragraphs into parts.
pub fn split(clean: &Clean, roles: &[Role]) -> Vec<Part> {
    let total = clean.paras.len();
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    let mut title: Option<Range<usize>> = None;
    let mut attached = false;
    let mut first_form: Option<Form> = None;
    let mut i = 0;
    // The head of the file: everything before running text belongs to the first part.
    let head = head_end(clean, roles);
    if let Some(block) = best_head_title(clean, roles, head) {
        title = Some(block);
    }
    // A notice brings its text at once; it need not have numbered items of its own.
    let notice = title.as_ref().is_some_and(|b| {
        let last = &clean.text[clean.paras[b.end - 1].range.clone()];
        last.ends_with("通知") || last.ends_with('函')
    });
    i = i.max(head);
    while i < total {
        let para = &clean.paras[i];
        let text = &clean.text[para.range.clone()];
        if roles[i] == Role::AttachMark {
            let block = title_block(clean, roles, i + 1)
                .or_else(|| title_line(clean, roles, i + 1).then_some(i + 1..i + 2))
                .filter(|b| b.end < total);
            if let Some(block) = block {
                parts.push(Part { title: title.take(), body: start..i, attached });
                start = block.start;
                i = block.end;
                title = Some(block);
                attached = true;
                first_form = None;
                continue;
            }
        }
        if let Some(label) = numbering::label_at(text).filter(|_| para.kind == ParaKind::Text) {
            first_form.get_or_insert(label.form);
        } else if title_line(clean, roles, i) && begins_anew(clean, roles, i, first_form.is_some() || notice) {
            if let Some(block) = title_block(clean, roles, i).filter(|b| restarts(clean, roles, b.end, first_form)) {
                parts.push(Part { title: title.take(), body: start..i, attached });
                start = block.start;
                i = block.end;
                title = Some(block);
                attached = false;
                first_form = None;
                continue;
            }
        }
        i += 1;
    }
    parts.push(Part { title, body: start..total, attached });
    parts.retain(|p| !p.body.is_empty());
    parts
}

/// First paragraph of running text.
fn head_end(clean: &Clean, roles: &[Role]) -> usize {
    for (i, para) in clean.paras.iter().enumerate().take(40) {
        if matches!(roles[i], Role::Salutation) {
            return i;
        }
        let text = &clean.text[para.range.clone()];
        let running = para.kind != ParaKind::Text
            || numbering::label_at(text).is_some()
            || text.ends_with('。')
            || text.chars().count() > 60 && !TITLE_END.is_match(text);
        if roles[i] == Role::Text && running && !(para.heading == Some(1) && text.chars().count() <= 60) {
            return i;
        }
    }
    clean.paras.len().min(40)
}

/// Whether the text before `i` has come to an end.
fn begins_anew(clean: &Clean, roles: &[Role], i: usize, ended: bool) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    let text = &clean.text[clean.paras[before].range.clone()];
    let signed = !matches!(roles[before], Role::Text);
    signed
        || text.ends_with(['。', '）', ')', '！']) && (ended || clean.paras[i].gap)
        || clean.paras[before].kind != ParaKind::Text
        || clean.paras[i].heading.is_some()
}

/// Whether numbering starts again from one, or a table begins, soon after `from`.
fn restarts(clean: &Clean, roles: &[Role], from: usize, first_form: Option<Form>) -> bool {
    for i in from..(from + 25).min(clean.paras.len()) {
        let para: &Para = &clean.paras[i];
        if para.kind != ParaKind::Text {
            return true;
        }
        if roles[i] == Role::AttachMark {
            return false;
        }
        let text = &clean.text[para.range.clone()];
        if let Some(label) = numbering::label_at(text) {
            let top = matches!(label.form, Form::Han | Form::Article | Form::Chapter | Form::Part);
            return label.number == 1 && (top || first_form.is_none_or(|f| f == label.form));
        }
        if para.spaced_number && numbering::bare_number(text).is_some_and(|l| l.number == 1) {
            return true;
        }
    }
    false
}
