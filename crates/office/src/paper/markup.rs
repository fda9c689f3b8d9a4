//! The text that officials edit. One line is one paragraph; what begins a line says what it is:
//!
//! | line begins with | is |
//! |---|---|
//! | `# ` | title; several lines are the title's lines |
//! | `一、` `（一）` `1.` `（1）` | heading of level 1 to 4, up to the first full stop |
//! | `|` | row of a table, cells between bars; the first row is its head |
//! | `附件：` | name of one attachment |
//! | `附注：` | the note below the date |
//! | anything else | a paragraph |

use super::model::Block;

/// Level of a heading, 0 for plain text.
pub type Level = u8;

/// A text, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// Lines of the title; a title of one line is broken by the layout.
    pub title: String,
    pub blocks: Vec<Block>,
    pub attachments: Vec<String>,
    pub notes: Option<String>,
}

const NUMERALS: &str = "一二三四五六七八九十百零〇";

/// The level of a line by its number (GB/T 9704-2012 §7.3.3: 一、（一）1.（1）).
pub fn level(line: &str) -> Level {
    let number = |rest: &str, of: fn(char) -> bool| rest.chars().take_while(|c| of(*c)).map(char::len_utf8).sum();
    let chinese = |c: char| NUMERALS.contains(c);
    let digit = |c: char| c.is_ascii_digit();
    let open = line.strip_prefix('（').or_else(|| line.strip_prefix('('));
    if let Some(rest) = open {
        let closes = |n: usize| n > 0 && rest[n..].starts_with(['）', ')']);
        let (han, latin): (usize, usize) = (number(rest, chinese), number(rest, digit));
        return if closes(han) {
            2
        } else if closes(latin) {
            4
        } else {
            0
        };
    }
    let (han, latin): (usize, usize) = (number(line, chinese), number(line, digit));
    if han > 0 && line[han..].starts_with('、') {
        return 1;
    }
    let after = &line[latin..];
    // `2.5` is a figure, not a number of a paragraph.
    let point = after.strip_prefix(['.', '．']).is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_digit()));
    if latin > 0 && latin <= 3 && point { 3 } else { 0 }
}

fn block(line: &str) -> Block {
    let level = level(line);
    if level == 0 {
        return Block::Text { level, head: String::new(), text: line.to_owned() };
    }
    // A heading with text behind it on the same line: only its first sentence is the heading.
    let cut = line.find('。').map(|at| at + '。'.len_utf8()).filter(|at| *at < line.len());
    match cut {
        Some(at) => Block::Text { level, head: line[..at].to_owned(), text: line[at..].to_owned() },
        // A level without a heading of its own (a numbered sentence that ends) is text from level 3 on anyway.
        None => Block::Text { level, head: line.to_owned(), text: String::new() },
    }
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|c| c.trim().to_owned()).collect()
}

/// Read a text. Every text can be read; what is unknown is a paragraph.
pub fn read(text: &str) -> Body {
    let mut out = Body::default();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(title) = line.strip_prefix('#') {
            let title = title.trim_start_matches('#').trim();
            if !out.title.is_empty() && !title.is_empty() {
                out.title.push('\n');
            }
            out.title.push_str(title);
        } else if line.starts_with('|') {
            let row = cells(line);
            // The rule that other editors ask for below a table's head.
            if row.iter().all(|c| !c.is_empty() && c.chars().all(|x| x == '-' || x == ':')) {
                continue;
            }
            match out.blocks.last_mut() {
                Some(Block::Table { rows }) => rows.push(row),
                _ => out.blocks.push(Block::Table { rows: vec![row] }),
            }
        } else if let Some(name) = line.strip_prefix("附件：") {
            let name = name.trim();
            if !name.is_empty() {
                out.attachments.push(name.to_owned());
            }
        } else if let Some(note) = line.strip_prefix("附注：") {
            out.notes = Some(note.trim().to_owned()).filter(|n| !n.is_empty());
        } else {
            out.blocks.push(block(line));
        }
    }
    for b in &mut out.blocks {
        if let Block::Table { rows } = b {
            let most = rows.iter().map(Vec::len).max().unwrap_or(0);
            rows.iter_mut().for_each(|r| r.resize(most, String::new()));
        }
    }
    out
}

/// The text of a body, so that reading it gives the same body.
pub fn write(body: &Body) -> String {
    let mut out = String::new();
    for line in body.title.lines() {
        out += &format!("# {line}\n");
    }
    for b in &body.blocks {
        match b {
            Block::Text { head, text, .. } => out += &format!("{head}{text}\n"),
            Block::Table { rows } => rows.iter().for_each(|r| out += &format!("| {} |\n", r.join(" | "))),
        }
    }
    body.attachments.iter().for_each(|a| out += &format!("附件：{a}\n"));
    if let Some(note) = &body.notes {
        out += &format!("附注：{note}\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_by_how_they_begin() {
        let cases = [
            ("一、总体情况", 1),
            ("十二、其他", 1),
            ("（三）压实责任。请你单位……", 2),
            ("(三) 半角括号也认", 2),
            ("1.立即整改", 3),
            ("12．全角点", 3),
            ("2.5倍的差距", 0),
            ("（1）限期完成", 4),
            ("（略）", 0),
            ("一般事故隐患", 0),
            ("2026年11月", 0),
            ("1000.以上", 0),
            ("", 0),
        ];
        for (line, expected) in cases {
            assert_eq!(level(line), expected, "{line}");
        }
    }

    #[test]
    fn a_text_becomes_blocks_and_comes_back() {
        let text = "# 关于抓紧办理逾期任务的\n# 督办函\n请抓紧。\n（一）压实责任。请你单位明确专人。\n\
                    | 任务 | 时限 |\n|---|---|\n| 甲 | 2026-06-30 | 多一格 |\n附件：任务清单\n附注：联系人：值班室\n";
        let body = read(text);
        assert_eq!(body.title, "关于抓紧办理逾期任务的\n督办函");
        assert_eq!(
            body.blocks[1],
            Block::Text {
                level: 2, head: "（一）压实责任。".into(), text: "请你单位明确专人。".into()
            }
        );
        let Block::Table { rows } = &body.blocks[2] else { panic!("a table") };
        assert_eq!(rows.len(), 2, "the rule below the head is no row");
        assert_eq!(rows[0], ["任务", "时限", ""], "short rows are filled");
        assert_eq!(body.attachments, ["任务清单"]);
        assert_eq!(body.notes.as_deref(), Some("联系人：值班室"));
        assert_eq!(read(&write(&body)), body);
    }
}
