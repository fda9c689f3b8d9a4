//! Deadlines that are missing, impossible or past.

use super::{on, start};
use crate::deadline::is_impossible;
use crate::model::{Document, Finding, FindingKind};
use regex::Regex;
use std::sync::LazyLock;

/// Words of a duty without an end.
static STANDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"每隔?(?:[3-9]|[三四五六七八九十])年|长期|常态化|经常性|定期|常抓不懈|始终坚持|始终保持|持续(开展|推进|深化|加强|强化|完善|推动|做好|抓好|优化|巩固|提升|实施|保持|落实|用力|开|改|推|抓|整|加|提|深|打|跟|监|排|健|规|严|组|对|向|发|督|扩|压|[^上下恶增减低高在])").expect("pattern")
});
/// Papers whose duties stand as long as the rule does.
static RULE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(制度|规定|办法|条例|细则|规程|守则|职责清单|责任清单|责任制|规范|职责)([（(].*[）)])?$")
        .expect("pattern")
});

pub(super) fn find(doc: &Document, out: &mut Vec<Finding>) {
    let standing_rule = doc.title.as_deref().is_some_and(|t| RULE.is_match(t));
    for (i, measure) in doc.measures.iter().enumerate() {
        for deadline in measure.deadlines.iter().filter(|d| !d.inferred) {
            if is_impossible(&deadline.rule) {
                let say =
                    format!("“{}”这个日期不存在，系统暂按 {} 计算，请改成确切日期。", deadline.quote, deadline.due);
                out.push(on(FindingKind::ImpossibleDate, i, &deadline.quote, deadline.span.clone(), say));
            } else if let Some(issued) = doc.issued_on.filter(|d| deadline.due < *d) {
                let say = format!("期限“{}”（{}）早于印发日 {issued}，请核对年份。", deadline.quote, deadline.due);
                out.push(on(FindingKind::DeadlineBeforeIssue, i, &deadline.quote, deadline.span.clone(), say));
            }
        }
        if measure.deadlines.is_empty()
            && measure.recurrences.is_empty()
            && !standing_rule
            && !STANDING.is_match(&measure.text)
        {
            let say = "没有写期限和频次，文件本身也没有起止时间可以推定；请补一个完成日期，或标为长期任务。";
            out.push(on(FindingKind::NoDeadline, i, start(measure), measure.span.clone(), say));
        }
    }
}
