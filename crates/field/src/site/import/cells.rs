//! Cells of a row, read as what they should be.

use super::check::{Fault, FileRow};
use super::columns::head;

/// Texts that mean nothing was filled in.
fn blank(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "—" | "/" | "无")
}

/// A row under examination, with what is wrong with it.
pub(super) struct Row<'a> {
    pub row: &'a FileRow,
    pub faults: Vec<Fault>,
}

impl<'a> Row<'a> {
    pub fn text(&self, field: &str) -> &'a str {
        let text = self.row.texts.get(head(field)).map_or("", |t| t.trim());
        if blank(text) { "" } else { text }
    }

    pub fn wrong(&mut self, field: &str, say: impl Into<String>) {
        let column = head(field);
        // One cell is told once, with the first thing that is wrong with it.
        if !self.faults.iter().any(|f| f.column == column) {
            let text = self.row.texts.get(column).cloned().unwrap_or_default();
            self.faults.push(Fault { row: self.row.number, column, text, say: say.into() });
        }
    }

    pub fn number(&mut self, field: &str) -> Option<f64> {
        let text: String = self.text(field).replace([',', '，', ' '], "");
        if text.is_empty() {
            return None;
        }
        let number = text.parse::<f64>().ok().filter(|x| x.is_finite());
        if number.is_none() {
            self.wrong(field, format!("“{}”不是数字，请只填阿拉伯数字，不带单位。", self.text(field)));
        }
        number
    }

    pub fn whole(&mut self, field: &str) -> Option<i64> {
        let number = self.number(field)?;
        if number.fract() != 0.0 || number.abs() > 1e12 {
            self.wrong(field, format!("“{}”应为整数，请核对。", self.text(field)));
            return None;
        }
        Some(number as i64)
    }

    pub fn some(&self, field: &str) -> Option<String> {
        let text = self.text(field);
        (!text.is_empty()).then(|| text.to_owned())
    }
}
