//! The units with which a sentence begins: who acts, and who is meant where a later clause only says 负责.

use super::{PERSON, Role, Said, clauses, goes_on, odd};
use crate::units::brackets::Found;
use crate::units::roles::Reading;
use crate::units::split::{ends_as_unit, is_unit, split};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Where the sentence around a place begins.
pub(super) fn sentence_start(text: &str, at: usize) -> usize {
    let low = crate::clean::floor(text, at.saturating_sub(1_500));
    text[low..at]
        .rfind(['。', '；', ';', '\n', '\t'])
        .map_or(low, |i| low + i + text[low + i..].chars().next().map_or(1, char::len_utf8))
}

/// 县教育局、县人社局在职责范围内，分别负责…: a clause that begins with the role takes the units with which its sentence begins,
/// or the heading of the item where that names a body (现场处置组。负责切断气源).
///
/// `done`: up to here the text has been read; where that lies in the same sentence only units named since then count, so that
/// 甲局牵头，乙局配合，负责信息汇总 names nobody anew.
pub(super) fn from_subject(text: &str, sentence: usize, done: usize, clause: &Range<usize>) -> Option<(Said, usize)> {
    let words = &text[clause.clone()];
    static ROLE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:并|同时|并且)?(?P<how>分别|共同|具体|主要|各自|联合|统一|全面)?(?P<r>牵头|负责)(?P<rest>[^，。]{2,})$")
            .expect("pattern")
    });
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<u>[\p{Han}]{2,16}?(?:组|专班|办公室|指挥部|委员会|工作站|中心|局|办))[。：:\n]")
            .expect("pattern")
    });
    let found = ROLE_FIRST.captures(words)?;
    let rest = &found["rest"];
    if rest.starts_with(['作', '抓']) || !goes_on(rest) {
        return None;
    }
    let fresh = done <= sentence;
    let between = text.get(done.max(sentence)..clause.start).unwrap_or("");
    let begin = clause.start - between.len();
    let mut heads = clauses(between).into_iter().filter(|r| r.len() >= 9);
    let head = if fresh { heads.next() } else { heads.next_back() };
    let named = head.and_then(|r| Some((first_units(&between[r.clone()])?, begin + r.start)));
    let (names, from) = named.or_else(|| {
        if !fresh {
            return None;
        }
        let name = BODY.captures(text)?["u"].to_owned();
        (is_unit(&name) && !odd(&name) && !verbal(&name)).then(|| (vec![name], clause.start))
    })?;
    if names.iter().any(|n| PERSON.is_match(n)) {
        return None;
    }
    let role = if &found["r"] == "牵头" { Role::Lead } else { Role::Responsible };
    let how = found.name("how").map_or("", |m| m.as_str());
    let several = matches!(how, "分别" | "共同" | "联合" | "各自");
    Some((Said { several, own: true, ..Said::of(names, role) }, from))
}

/// （一）县应急局职责 above 1.负责综合监管…: the heading names who does what the item says. Gives the units' role for the item's first
/// clause.
pub fn of_heading(heading: &str, text: &str) -> Option<Found> {
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<r>负责|牵头|参与|配合|协助)(?P<rest>[^，。；、,;\n]{2,})").expect("pattern")
    });
    let said = ROLE.captures(text)?;
    let rest = &said["rest"];
    if !goes_on(rest) {
        return None;
    }
    let heading = heading.trim_end_matches(['。', '：', ':']);
    let heading = ["安全生产职责", "工作职责", "主要职责", "具体职责", "职责", "责任"]
        .iter()
        .find_map(|w| heading.strip_suffix(w))
        .unwrap_or(heading);
    let (names, open) = split(heading);
    if names.is_empty() || !names.iter().all(|n| is_unit(n) && !PERSON.is_match(n) && !odd(n) && !verbal(n)) {
        return None;
    }
    let mut reading = Reading { open, ..Reading::default() };
    match &said["r"] {
        "牵头" => reading.lead = names,
        "负责" => reading.responsible = names,
        _ => reading.assist = names,
    }
    Some(Found { range: 0..said[0].len(), reading })
}

/// The longest list of units with which some words begin.
pub(super) fn first_units(words: &str) -> Option<Vec<String>> {
    let mut best: Option<Vec<String>> = None;
    for end in words.char_indices().map(|(i, c)| i + c.len_utf8()).take(48) {
        let head = &words[..end];
        if !ends_as_unit(head) || verbal(head) {
            continue;
        }
        let (names, _) = split(head);
        if !names.is_empty() && names.iter().all(|n| is_unit(n) && !odd(n)) {
            best = Some(names);
        }
    }
    best
}

/// Units that act as subjects (各镇政府要…, 县气象局每日会商…): the longest list of units with which a clause begins. At most a
/// dozen.
pub fn subjects(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for clause in clauses(text).into_iter().take(60) {
        if out.len() >= 12 {
            break;
        }
        let words = text[clause].trim_start_matches('由');
        for name in first_units(words).into_iter().flatten() {
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out.truncate(12);
    out
}

/// Words that begin with a verb: 督促企业, 加强部门.
pub(super) fn verbal(head: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(约谈|曝光|责令|处罚|移送|邀请|聘请|委托|服务|涉及|包括|推动|督促|指导|鼓励|引导|支持|加强|强化|推进|健全|完善|落实|开展|严格|深化|压实|提升|管住|守住|保住|抓好|做好|组织|依托|通过|聚焦|围绕|紧盯|加大|加快|持续|全面|实施|实行|发挥|充分|选派|选树|培育|打造|会同|配合|协助|协调|利用|整合|针对|按照|根据|依法|重点|一批|新|本|该|其|以|从|给|让|使|经|报|并|和|与|及|如|凡|不|未|已|在|由|向|对|把|将|为|到|按|自|至|每个|所有|全部|建强|核对|编|印|划|补|改|整治|查|排|清|巡|受理|畅通|推广|保障|配备|签|召|制|修|出|建)").expect("pattern")
    });
    static BODY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[\p{Han}]{2,8}(专班|工作组|小组|指挥部)(办公室)?$").expect("pattern"));
    let made = ["成立", "组建", "设立", "建立", "组成"].iter().any(|w| head.starts_with(w));
    VERB.is_match(head) && (made || !BODY.is_match(head))
}
