//! Items that run on in one paragraph: …。（二）…。（三）… become paragraphs of their own where the numbers go on without a gap.

use super::{Para, ParaKind};
use crate::numbering::{self, Form};
use std::collections::HashMap;

/// Splits paragraphs before a number that continues the count of its form. Only after the end of a sentence, and for figures
/// only inside an item of the same form.
pub fn inline(text: &str, paras: Vec<Para>) -> Vec<Para> {
    let mut out = Vec::with_capacity(paras.len());
    let mut counts: HashMap<Form, u32> = HashMap::new();
    for para in paras {
        if para.kind != ParaKind::Text {
            out.push(para);
            continue;
        }
        let words = &text[para.range.clone()];
        let own = numbering::label_at(words);
        if let Some(label) = own {
            count(&mut counts, label.form, label.number);
        }
        let mut from = para.range.start;
        let mut form = own.map(|l| l.form);
        for (at, mark) in words.match_indices(['。', '；', '！', '”', '）']) {
            let after = at + mark.len();
            let rest = &words[after..];
            // Cheap look before the patterns.
            if !rest.starts_with(|c: char| c.is_ascii_digit() || "（(一二三四五六七八九十第".contains(c)) {
                continue;
            }
            let Some(label) = numbering::label_at(rest) else { continue };
            let ended =
                matches!(mark, "。" | "！") || mark == "；" && form == Some(label.form) && form != Some(Form::Arab);
            let strong = matches!(label.form, Form::Han | Form::HanParen | Form::Article);
            let goes_on = counts.get(&label.form).is_some_and(|n| n + 1 == label.number);
            let same = form == Some(label.form) && matches!(label.form, Form::Arab | Form::ArabParen);
            let first = label.number == 1 && label.form == Form::HanParen && form == Some(Form::Han);
            if !ended || !(goes_on && (strong || same) || first) || para.range.start + after <= from {
                continue;
            }
            let mut piece = para.clone();
            piece.range = from..para.range.start + after;
            out.push(piece);
            from = para.range.start + after;
            form = Some(label.form);
            count(&mut counts, label.form, label.number);
        }
        let mut last = para;
        last.range.start = from;
        out.push(last);
    }
    out
}

/// Notes a number; forms that stand below it begin anew.
fn count(counts: &mut HashMap<Form, u32>, form: Form, number: u32) {
    match form {
        Form::Han => counts.retain(|f, _| matches!(f, Form::Article | Form::Han | Form::Arab)),
        Form::HanParen => counts.retain(|f, _| !matches!(f, Form::ArabParen | Form::Circle)),
        _ => {}
    }
    counts.insert(form, number);
}
