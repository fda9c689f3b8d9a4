//! Lines that make a title.

use super::Role;
use crate::clean::{Clean, ParaKind};
use crate::numbering;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Last words of a title.
pub(super) static TITLE_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(方案|通知|意见|措施|办法|规定|细则|计划|清单|要点|制度|通报|的函|决定|预案|规划|指南|条例|公告|通告|批复|纪要|分工|分工表|守则|安排|责任书|责任制|十条|若干政策|政策措施|台账|任务表|明细表|请示|提示函|倡议书|实施意见|规程|标准|部署|导则|体系|任务书
        |职责|任务|一览表|任务表|清单表|分解表|考核表|评分表|指标)([（(【][^（(】）)]{1,30}[）)】])*$",
    )
    .expect("pattern")
});
static BRACKET_LINE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[（(][^（）()]{1,30}[）)]$").expect("pattern"));

/// A line that may be (part of) a title.
pub(super) fn title_line(clean: &Clean, roles: &[Role], i: usize) -> bool {
    let Some(para) = clean.paras.get(i) else { return false };
    let text = &clean.text[para.range.clone()];
    roles[i] == Role::Text
        && para.kind == ParaKind::Text
        && !(para.spaced_number && i > 3)
        && (text.chars().count() <= 60
            || text.chars().count() <= 110 && text.contains("关于") && TITLE_END.is_match(text))
        && numbering::label_at(text).is_none()
        && !text.ends_with(['。', '；', '，', '：', '、', ':', ';', '！', '？'])
        && !text.contains('。')
}

/// The paragraphs of a title that begins at `start`: to the line with which it ends.
pub(super) fn title_block(clean: &Clean, roles: &[Role], start: usize) -> Option<Range<usize>> {
    let mut end = start;
    let mut words = String::new();
    let mut unclosed = None;
    while end < start + 5 && title_line(clean, roles, end) {
        let text = &clean.text[clean.paras[end].range.clone()];
        words.push_str(text);
        end += 1;
        if TITLE_END.is_match(text) && balanced(&words) {
            while end < start + 6
                && title_line(clean, roles, end)
                && BRACKET_LINE.is_match(&clean.text[clean.paras[end].range.clone()])
            {
                end += 1;
            }
            return (words.chars().count() >= 4).then_some(start..end);
        }
        // 关于印发《某某方案的通知: the closing mark was lost in print.
        if unclosed.is_none() && words.contains("关于") && words.ends_with("通知") {
            unclosed = Some(start..end);
        }
    }
    unclosed
}

fn balanced(words: &str) -> bool {
    words.matches('《').count() <= words.matches('》').count()
        && words.matches('（').count() <= words.matches('）').count()
}

/// Of several titles at the head the last that says 关于, else the first.
pub(super) fn best_head_title(clean: &Clean, roles: &[Role], head: usize) -> Option<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut i = 0;
    while i < head {
        match title_block(clean, roles, i).filter(|b| b.end <= head.max(b.start + 1)) {
            Some(block) => {
                i = block.end;
                found.push(block);
            }
            None => i += 1,
        }
    }
    let words = |b: &Range<usize>| clean.paras[b.clone()].iter().any(|p| clean.text[p.range.clone()].contains("关于"));
    found.iter().rev().find(|b| words(b)).or(found.first()).cloned()
}
