//! Page numbers, running heads and other things that the printer put on the page.

use crate::source::{BlockKind, Source};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\s—\-－–―_·•~～/|]*(第\s*)?\d{1,4}\s*(页)?(\s*[/，,]?\s*(共\s*)?\d{1,4}\s*页?)?[\s—\-－–―_·•~～|]*$")
        .expect("pattern")
});
static RULE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\s—\-－–―_=*·•~～#|]+$").expect("pattern"));

/// What a web page adds: links to a download, buttons.
static WEB: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\*?\[[^\]]*\]\([^)]*\)\*?$|^(扫一扫|打印本页|关闭窗口|分享到|打印|关闭|字体：|【打印】|点击(下载|查看)|下载附件|上一篇|下一篇)").expect("pattern")
});

/// For each block: whether it is furniture and not text.
pub fn find(source: &Source) -> Vec<bool> {
    let mut out = vec![false; source.blocks.len()];
    let text = |i: usize| source.text.get(source.blocks[i].span.clone()).unwrap_or("").trim();
    for (i, block) in source.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Row { .. }) {
            continue;
        }
        let line = text(i);
        if line.len() <= 400 && WEB.is_match(line) {
            out[i] = true;
            continue;
        }
        if line.len() > 60 {
            continue;
        }
        if RULE.is_match(line) {
            out[i] = true;
        } else if NUMBER.is_match(line) {
            // A bare number may be the cell of a flattened table; a page number stands between rules or carries them.
            let dressed = line.starts_with(['—', '-', '－', '–', '第', '―', '·']);
            let between = i > 0 && RULE.is_match(text(i - 1)) || i + 1 < out.len() && RULE.is_match(text(i + 1));
            let paged = source.pages.is_some() && edge_of_page(source, i);
            out[i] = dressed || between || paged;
        }
    }
    running_heads(source, &mut out);
    out
}

/// First or last block of its page.
fn edge_of_page(source: &Source, i: usize) -> bool {
    let page = source.blocks[i].place.page;
    let before = i.checked_sub(1).map(|j| source.blocks[j].place.page);
    let after = source.blocks.get(i + 1).map(|b| b.place.page);
    before != Some(page) || after != Some(page)
}

/// The same short line at the edge of three pages or more.
fn running_heads(source: &Source, out: &mut [bool]) {
    let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, block) in source.blocks.iter().enumerate() {
        if out[i] || block.kind != BlockKind::Line {
            continue;
        }
        let at_edge = match block.place.page {
            Some(_) => edge_of_page(source, i),
            None => i > 0 && out[i - 1] || out.get(i + 1).copied().unwrap_or(false),
        };
        let line = source.text.get(block.span.clone()).unwrap_or("").trim();
        if at_edge && line.len() <= 120 && !line.ends_with(['。', '；', '，']) {
            seen.entry(line).or_default().push(i);
        }
    }
    for places in seen.into_values().filter(|p| p.len() >= 3) {
        for i in places {
            out[i] = true;
        }
    }
}
